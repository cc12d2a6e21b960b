/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * SIP-I: the cause of an ISUP REL inside a SIP message is read and decided beside the head, on
 * the messages of tests/data/sip-i.
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "sip-i-kept.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---------------------------------------------------------------- reading */

/* "coding | location | cause | diagnostics" of the part. */
static void print_part(char room[KEPT_ROOM], const struct sipcause_part *part)
{
	size_t length, i;
	const unsigned char *evidence = sipcause_part_evidence(part, &length);

	if (part == NULL || sipcause_part_coding(part) < 0) {
		kept_print(room, "- | - | - | -");
		return;
	}
	kept_print(room, "%s | %s | %d | ", sipcause_coding_word(sipcause_part_coding(part)),
		   kept_location(sipcause_part_location(part)), (int)sipcause_part_code(part));
	for (i = 0; i < length; i++)
		kept_print(room, "%02x", evidence[i]);
	if (length == 0)
		kept_print(room, "-");
}

/* What is said about a message: of the octets, or by the validity of the part. */
static void print_said(char room[KEPT_ROOM], const char *wrong, const struct sipcause_part *part)
{
	int32_t validity = sipcause_part_validity(part);

	if (wrong != NULL)
		kept_print(room, " | %s", wrong);
	else if (part == NULL)
		kept_print(room, " | none");
	else
		kept_print(room, " | %s", sipcause_validity_word(validity));
}

static void test_causes(void)
{
	FILE *file = kept_open("causes", ".txt");
	char line[KEPT_ROOM], *columns[KEPT_COLUMNS];
	size_t count = 0;

	while (kept_row(file, line, columns)) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		struct sip_i message = kept_load(columns[0]);
		const char *wrong = kept_read(message, &error);
		char found[KEPT_ROOM] = "";

		print_part(found, kept_part());
		print_said(found, wrong, kept_part());
		kept_check(columns, found);
		sipcause_message_clear(kept_message);
		kept_unload(message);
		count++;
	}
	fclose(file);
	CU_ASSERT(count >= 45);
}

/* Every message has a line in the table of causes. */
static void test_all_are_named(void)
{
	const char *source = getenv("SRCDIR");
	char folder[1024], line[KEPT_ROOM], *columns[KEPT_COLUMNS];
	struct dirent *entry;
	DIR *all;

	snprintf(folder, sizeof(folder), "%s/tests/data/sip-i", source != NULL ? source : ".");
	all = opendir(folder);
	CU_ASSERT_PTR_NOT_NULL(all);
	while (all != NULL && (entry = readdir(all)) != NULL) {
		FILE *file = kept_open("causes", ".txt");
		char *end = strstr(entry->d_name, ".sip");
		int named = end == NULL;

		while (!named && kept_row(file, line, columns))
			named = strlen(columns[0]) == (size_t)(end - entry->d_name) &&
				strncmp(columns[0], entry->d_name, strlen(columns[0])) == 0;
		UNIT_CHECK(named, "%s: expected a line in causes.txt", entry->d_name);
		fclose(file);
	}
	if (all != NULL)
		closedir(all);
}

/* --------------------------------------------------------------- deciding */

/* "answer | location | chosen" */
static void print_answer(char room[KEPT_ROOM], const struct sipcause_space *to)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	const struct sipcause_map *map = sipcause_catalog_map(kept_catalog, "default");
	int32_t outcome = sipcause_message_translate(kept_message, map, to, &indication, &result);
	const char *chosen = "nothing";
	size_t i;

	for (i = 0; i < sipcause_message_count(kept_message); i++)
		if (sipcause_part_verdict(sipcause_message_part(kept_message, i)) ==
		    SIPCAUSE_VERDICT_CHOSEN)
			chosen = sipcause_part_word(
				sipcause_part_kind(sipcause_message_part(kept_message, i)));
	if (outcome >= 0)
		kept_print(room, "%d | ", (int)outcome);
	else
		kept_print(room, "%s | ", sipcause_outcome_word(outcome));
	kept_print(room, "%s | %s",
		   outcome >= 0
			   ? kept_location(sipcause_companion(&indication, &result, kept_locations))
			   : "-",
		   chosen);
}

static void test_answers(void)
{
	static const int32_t prefer[] = { SIPCAUSE_PART_ENCAPSULATED };
	FILE *file = kept_open("answers", ".txt");
	char line[KEPT_ROOM], *columns[KEPT_COLUMNS];
	size_t count = 0;

	while (kept_row(file, line, columns)) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		struct sip_i message = kept_load(columns[0]);
		char found[KEPT_ROOM] = "";

		sipcause_message_prefer(kept_message, prefer,
					strcmp(columns[1], "encapsulated") == 0);
		kept_read(message, &error);
		kept_print(found, "%s | %s | ", columns[1], columns[2]);
		print_answer(found, sipcause_catalog_space(kept_catalog, columns[2]));
		kept_check(columns, found);
		sipcause_message_clear(kept_message);
		kept_unload(message);
		count++;
	}
	sipcause_message_prefer(kept_message, NULL, 0);
	fclose(file);
	CU_ASSERT(count >= 106);
}

/* ----------------------------------------------------------------- hostile */

/* Reads a message of just these octets. */
static void try_octets(const unsigned char *octets, size_t length)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	unsigned char *copy = malloc(length > 0 ? length : 1);
	struct sip_i message = { copy, length };
	const struct sipcause_part *part;
	const char *wrong;

	if (copy == NULL)
		exit(99);
	memcpy(copy, octets, length);
	wrong = kept_read(message, &error);
	part = kept_part();
	/* What cannot be read is said, and never gives a cause. */
	UNIT_CHECK(wrong == NULL || part == NULL ||
			   sipcause_part_validity(part) == SIPCAUSE_VALIDITY_MALFORMED,
		   "%zu octets: %s", length, wrong);
	sipcause_message_clear(kept_message);
	free(copy);
}

/* Each message cut at every octet, and with each octet changed. */
static void test_hostile(void)
{
	static const unsigned char changes[] = { 0xFF, 0x01, 0x80, 0x20 };
	FILE *file = kept_open("causes", ".txt");
	char line[KEPT_ROOM], *columns[KEPT_COLUMNS];
	size_t at;

	while (kept_row(file, line, columns)) {
		struct sip_i message = kept_load(columns[0]);
		unsigned char *octets = malloc(message.length + 1);

		if (octets == NULL)
			exit(99);
		memcpy(octets, message.at, message.length);
		for (at = 0; at < message.length; at++) {
			try_octets(octets, at);
			octets[at] ^= changes[at % COUNT(changes)];
			try_octets(octets, message.length);
			octets[at] ^= changes[at % COUNT(changes)];
		}
		free(octets);
		kept_unload(message);
	}
	fclose(file);
}

static void test_keep(void)
{
	FILE *file = kept_open("causes", ".txt");
	char line[KEPT_ROOM], *columns[KEPT_COLUMNS];

	while (kept_row(file, line, columns)) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		struct sip_i message = kept_load(columns[0]);

		if (kept_read(message, &error) == NULL && kept_part() != NULL)
			kept_write(columns[0], message, kept_part());
		sipcause_message_clear(kept_message);
		kept_unload(message);
	}
	fclose(file);
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "causes", test_causes },
		{ "all messages are named", test_all_are_named },
		{ "answers", test_answers },
		{ "cut and changed", test_hostile },
		{ "for another program", test_keep },
	};

	return kept_main("sip-i", tests, COUNT(tests));
}
