/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the tests of reading and writing have in common: a catalog, and messages
 * as one line of text that a table of expectations can hold:
 *
 *   q850-reason valid 17 @U 'User busy' | warning valid 399
 */
#ifndef WIRE_H
#define WIRE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sipcause.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
/* Bytes with their length, which may hold a NUL. */
#define BYTES(text) text, sizeof(text) - 1
#define DESCRIBED 4096

static struct sipcause_catalog *wire_catalog;
static struct sipcause_message *wire_message;

static inline void wire_start(const char *map)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;

	if (sipcause_catalog_load(&wire_catalog, map, &error) != SIPCAUSE_OK ||
	    sipcause_message_new(&wire_message, wire_catalog) != SIPCAUSE_OK) {
		fprintf(stderr, "%s: %s\n", map, error.message);
		exit(99);
	}
}

static inline void wire_end(void)
{
	sipcause_message_free(wire_message);
	sipcause_catalog_free(wire_catalog);
}

/* Bytes of their own, so that a sanitizer sees a step beyond them. */
static inline char *wire_copy(const char *bytes, size_t length)
{
	char *copy = malloc(length > 0 ? length : 1);

	if (copy == NULL)
		exit(99);
	memcpy(copy, bytes, length);
	return copy;
}

static inline void wire_print(char *room, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
#include <stdarg.h>
static inline void wire_print(char *room, const char *format, ...)
{
	size_t length = strlen(room);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(room + length, DESCRIBED - length, format, arguments);
	va_end(arguments);
}

static inline void wire_describe_part(const struct sipcause_part *part, char *room)
{
	static const char *const tokens[] = { "U", "LPN", "LN", "TN", "RLN", "RPN", "6",  "INTL",
					      "8", "9",   "BI", "11", "12",  "13",  "14", "15" };
	size_t length, i;
	const char *text = sipcause_part_text(part, &length);
	const unsigned char *evidence;

	wire_print(room, "%s %s", sipcause_part_word(sipcause_part_kind(part)),
		   sipcause_validity_word(sipcause_part_validity(part)));
	if (sipcause_part_flaw(part) > SIPCAUSE_FLAW_NONE)
		wire_print(room, " !%s", sipcause_flaw_word(sipcause_part_flaw(part)));
	if (sipcause_part_code(part) >= 0)
		wire_print(room, " %d", (int)sipcause_part_code(part));
	if (sipcause_part_coding(part) > 0)
		wire_print(room, " %s", sipcause_coding_word(sipcause_part_coding(part)));
	if (sipcause_part_location(part) >= 0)
		wire_print(room, " @%s", tokens[sipcause_part_location(part) & 15]);
	if (sipcause_part_recommendation(part) >= 0)
		wire_print(room, " r%d", (int)sipcause_part_recommendation(part));
	if (text != NULL)
		wire_print(room, " '%.*s'", (int)length, text);
	evidence = sipcause_part_evidence(part, &length);
	if (evidence != NULL)
		wire_print(room, " #");
	for (i = 0; evidence != NULL && i < length; i++)
		wire_print(room, "%02X", evidence[i]);
}

static inline const char *wire_describe(char room[DESCRIBED])
{
	size_t i;

	room[0] = '\0';
	for (i = 0; i < sipcause_message_count(wire_message); i++) {
		if (i > 0)
			wire_print(room, " | ");
		wire_describe_part(sipcause_message_part(wire_message, i), room);
	}
	return room;
}

/* An indication as "q850:17 location=0", added to what the room holds. */
static inline void wire_print_indication(const struct sipcause_indication *indication,
					 char room[DESCRIBED])
{
	uint32_t i;

	wire_print(room, "%s:%d", sipcause_space_name(indication->from), (int)indication->code);
	for (i = 0; i < indication->count; i++) {
		wire_print(room, " %s=", sipcause_space_name(indication->space[i]));
		if (indication->value[i] == SIPCAUSE_PRESENT)
			wire_print(room, "present");
		else
			wire_print(room, "%d", (int)indication->value[i]);
	}
}

static inline const char *wire_describe_indication(const struct sipcause_indication *indication,
						   char room[DESCRIBED])
{
	room[0] = '\0';
	wire_print_indication(indication, room);
	return room;
}

/* What became of every part, "distrusted!, chosen", with a ! where it contradicts. */
static inline const char *wire_describe_verdicts(char room[DESCRIBED])
{
	size_t i;

	room[0] = '\0';
	for (i = 0; i < sipcause_message_count(wire_message); i++) {
		const struct sipcause_part *part = sipcause_message_part(wire_message, i);

		wire_print(room, "%s%s%s", i > 0 ? ", " : "",
			   sipcause_verdict_word(sipcause_part_verdict(part)),
			   sipcause_part_contradicts(part) ? "!" : "");
	}
	return room;
}

/* A row of a table of inputs: what is read, where that fails, what came of it. */
struct wire_row {
	const char *input;
	size_t length;
	unsigned line, column; /* of the error; 0: none */
	const char *expected;
};

/* By the grammar alone. */
static inline void wire_check_rows(int32_t form, const struct wire_row *rows, size_t count)
{
	char room[DESCRIBED];
	size_t i;

	sipcause_message_strict(wire_message, 1);
	for (i = 0; i < count; i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		char *copy = wire_copy(rows[i].input, rows[i].length);
		int code, wanted = rows[i].column > 0 ? SIPCAUSE_E_FORM : SIPCAUSE_OK;

		sipcause_message_clear(wire_message);
		code = sipcause_message_read(wire_message, form, copy, rows[i].length, &error);
		UNIT_CHECK(code == wanted, "%s: %d %s", rows[i].input, code, error.message);
		UNIT_CHECK(error.line == rows[i].line && error.column == rows[i].column,
			   "%s: at %u:%u: %s", rows[i].input, (unsigned)error.line,
			   (unsigned)error.column, error.message);
		wire_describe(room);
		UNIT_CHECK(strcmp(room, rows[i].expected) == 0, "%s: %s", rows[i].input, room);
		sipcause_message_clear(wire_message);
		free(copy);
	}
	sipcause_message_strict(wire_message, 0);
}

/* Read a form that has nothing wrong. */
static inline void wire_read(int32_t form, const char *text)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	int code = sipcause_message_read(wire_message, form, text, strlen(text), &error);

	UNIT_CHECK(code == SIPCAUSE_OK, "%s: %s", text, error.message);
}

/* The first columns of the next row of a copied CSV file; none of them is quoted. */
static inline int wire_csv_row(FILE *file, char line[1024], char **fields, size_t count)
{
	char *next = line;
	size_t i;

	if (fgets(line, 1024, file) == NULL)
		return 0;
	for (i = 0; i < count && next != NULL; i++) {
		fields[i] = next;
		next = strpbrk(next, ",\n");
		if (next != NULL)
			*next++ = '\0';
	}
	return i == count;
}

/* Opens a copied CSV file behind its heading. */
static inline FILE *wire_csv_open(const char *name)
{
	const char *folder = getenv("SRCDIR");
	char path[1024], line[1024];
	FILE *file;

	snprintf(path, sizeof(path), "%s/tests/data/reference/%s", folder != NULL ? folder : ".",
		 name);
	file = fopen(path, "r");
	if (file == NULL || fgets(line, sizeof(line), file) == NULL) {
		fprintf(stderr, "%s: cannot read\n", path);
		exit(99);
	}
	return file;
}

#endif
