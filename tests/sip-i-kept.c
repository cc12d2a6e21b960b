/* SPDX-License-Identifier: BSD-2-Clause */
#include "sip-i-kept.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

struct sipcause_catalog *kept_catalog;
struct sipcause_message *kept_message;
const struct sipcause_space *kept_locations;

/* --------------------------------------------------------------- messages */

FILE *kept_open(const char *name, const char *end)
{
	const char *folder = getenv("SRCDIR");
	char path[1024];
	FILE *file;

	snprintf(path, sizeof(path), "%s/tests/data/sip-i/%s%s", folder != NULL ? folder : ".",
		 name, end);
	file = fopen(path, "r");
	if (file == NULL) {
		fprintf(stderr, "%s: cannot read\n", path);
		exit(99);
	}
	return file;
}

/* The octet or two that an escape stands for; `mark` is where \L was. */
static size_t read_escape(FILE *file, const char *name, unsigned char *octets, size_t at,
			  size_t *mark)
{
	int c = getc(file);
	unsigned octet;

	switch (c) {
	case '\n':
		return 0;
	case '\\':
		octets[at] = '\\';
		return 1;
	case 'L':
		*mark = at;
		return 0;
	default:
		if (c != 'x' || fscanf(file, "%2x", &octet) != 1) {
			fprintf(stderr, "%s.sip: found \\%c; expected \\xNN, \\L or \\\\\n", name,
				c);
			exit(99);
		}
		octets[at] = (unsigned char)octet;
		return 1;
	}
}

/* Put the number of octets after the head to the place of \L.  Returns the new length. */
static size_t put_length(unsigned char *octets, size_t length, size_t mark)
{
	size_t body, digits;
	char number[24];

	for (body = mark; body + 4 <= length && memcmp(octets + body, "\r\n\r\n", 4) != 0; body++)
		;
	digits = (size_t)snprintf(number, sizeof(number), "%zu", length - body - 4);
	memmove(octets + mark + digits, octets + mark, length - mark);
	memcpy(octets + mark, number, digits);
	return length + digits;
}

/* The octets of a kept message (the README there), in a room of just their number, so that a
 * sanitizer sees a step beyond them.  The caller frees it. */
struct sip_i kept_load(const char *name)
{
	static unsigned char octets[KEPT_MOST];
	FILE *file = kept_open(name, ".sip");
	size_t length = 0, mark = 0;
	struct sip_i message;
	unsigned char *copy;
	int c, begins = 1;

	while ((c = getc(file)) != EOF && length < KEPT_MOST - 32) {
		if (c == '#' && begins && length == 0) {
			while (c != EOF && c != '\n')
				c = getc(file);
		} else if (c == '\\') {
			length += read_escape(file, name, octets, length, &mark);
		} else {
			if (c == '\n')
				octets[length++] = '\r';
			octets[length++] = (unsigned char)c;
		}
		begins = c == '\n';
	}
	fclose(file);
	if (mark > 0)
		length = put_length(octets, length, mark);
	copy = malloc(length > 0 ? length : 1);
	if (copy == NULL)
		exit(99);
	memcpy(copy, octets, length);
	message.at = copy;
	message.length = length;
	return message;
}

void kept_unload(struct sip_i message)
{
	free((void *)(size_t)message.at);
}

/* The next line of a table, its columns without the blanks around them. */
int kept_row(FILE *file, char line[KEPT_ROOM], char *columns[KEPT_COLUMNS])
{
	char *next, *end;
	size_t i;

	do {
		if (fgets(line, KEPT_ROOM, file) == NULL)
			return 0;
	} while (line[0] == '#' || line[0] == '\n');
	next = line;
	for (i = 0; i < KEPT_COLUMNS; i++) {
		columns[i] = next + strspn(next, " ");
		end = columns[i] + strcspn(columns[i], "|\n");
		next = *end == '|' ? end + 1 : end;
		while (end > columns[i] && end[-1] == ' ')
			end--;
		*end = '\0';
	}
	return 1;
}

void kept_print(char room[KEPT_ROOM], const char *format, ...)
{
	size_t length = strlen(room);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(room + length, KEPT_ROOM - length, format, arguments);
	va_end(arguments);
}

/* Whether what was found is what columns 1 and on say: "found | found | ...". */
void kept_check(char *const columns[KEPT_COLUMNS], const char *found)
{
	char expected[KEPT_ROOM] = "";
	size_t i;

	for (i = 1; i < KEPT_COLUMNS; i++)
		kept_print(expected, "%s%s", i > 1 ? " | " : "", columns[i]);
	UNIT_CHECK(strcmp(found, expected) == 0, "%s: found %s; expected %s", columns[0], found,
		   expected);
}

const char *kept_location(int32_t location)
{
	const char *name = sipcause_space_fact(kept_locations, location, SIPCAUSE_FACT_NAME);

	return name != NULL ? name : "-";
}

/* ---------------------------------------------------------------- reading */

/* As a gateway does it: the head, and beside it the cause of the REL if there is one.
 * Returns what is wrong, or NULL. */
const char *kept_read(struct sip_i message, struct sipcause_error *error)
{
	struct sip_i isup, cause = { NULL, 0 };
	const char *wrong = sip_i_isup(message, &isup);

	sipcause_message_clear(kept_message);
	/* After an error the rest of the head still counts. */
	sipcause_message_read(kept_message, SIPCAUSE_FORM_HEAD, message.at, message.length, NULL);
	if (wrong == NULL && isup.at != NULL)
		wrong = sip_i_cause(isup, &cause);
	if (wrong == NULL && cause.at != NULL &&
	    sipcause_message_read(kept_message, SIPCAUSE_FORM_ENCAPSULATED, cause.at, cause.length,
				  error) < 0)
		wrong = error->message;
	return wrong;
}

/* The part that was read from the REL, which is the last one; NULL if there is none. */
const struct sipcause_part *kept_part(void)
{
	size_t count = sipcause_message_count(kept_message);
	const struct sipcause_part *part =
		count > 0 ? sipcause_message_part(kept_message, count - 1) : NULL;

	return sipcause_part_kind(part) == SIPCAUSE_PART_ENCAPSULATED ? part : NULL;
}

/* ---------------------------------------------------------------- keeping */

/* NULL: the folder was not given, or a check has failed. */
static FILE *open_written(const char *name, const char *end, const char *mode)
{
	const char *folder = getenv("SIP_I_WRITE");
	char path[1024];
	FILE *file;

	if (folder == NULL)
		return NULL;
	snprintf(path, sizeof(path), "%s/%s%s", folder, name, end);
	file = fopen(path, mode);
	UNIT_CHECK(file != NULL, "%s: cannot write", path);
	return file;
}

void kept_write(const char *name, struct sip_i message, const struct sipcause_part *part)
{
	size_t length, i;
	const char *bytes = sipcause_part_bytes(part, &length);
	FILE *octets = open_written(name, ".octets", "w"),
	     *read = open_written("read", ".tsv", "a");

	if (octets != NULL) {
		CU_ASSERT_EQUAL(fwrite(message.at, 1, message.length, octets), message.length);
		fclose(octets);
	}
	if (read == NULL)
		return;
	fprintf(read, "%s\t%d\t%d\t%d\t", name, (int)sipcause_part_coding(part),
		(int)sipcause_part_location(part), (int)sipcause_part_code(part));
	for (i = 0; i < length; i++)
		fprintf(read, "%02x", (unsigned char)bytes[i]);
	fputc('\n', read);
	fclose(read);
}

/* ----------------------------------------------------------------- frame */

int kept_main(const char *suite, const struct unit_test *tests, size_t count)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	int failed;

	if (sipcause_catalog_load(&kept_catalog, "default", &error) != SIPCAUSE_OK ||
	    sipcause_message_new(&kept_message, kept_catalog) != SIPCAUSE_OK) {
		fprintf(stderr, "%s\n", error.message);
		return 99;
	}
	kept_locations = sipcause_catalog_space(kept_catalog, "location");
	failed = unit_main(suite, tests, count);
	sipcause_message_free(kept_message);
	sipcause_catalog_free(kept_catalog);
	return failed;
}
