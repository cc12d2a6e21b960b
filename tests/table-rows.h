/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A table of tests/data/reference as data: which codes each row is about, under which
 * conditions in words of our maps, and what must come out.  What a file says in words of its
 * own, words.csv reads.
 *
 *   table_words_open();
 *   table_open(&table, "vendor-jtel-sip-to-q850", &spaces);
 *   for (i = 0; i < table.sheet.count; i++)
 *           ... table.rows[i].first, table_outcome(&table, i, "(not seen)") ...
 *   table_close(&table);
 *   table_words_close();
 */
#ifndef TABLE_ROWS_H
#define TABLE_ROWS_H

#include <stdbool.h>

#include "sheet.h"
#include "sipcause.h"

#define TABLE_TEXT 120 /* the longest condition, with its end */

enum table_kind {
	TABLE_CODES,
	TABLE_REST,  /* every code without a row of its own */
	TABLE_EVENT, /* no code, but a condition that is an event */
	TABLE_SKIPPED
};

struct table_row {
	enum table_kind kind;
	int32_t first, last;
	char condition[TABLE_TEXT]; /* "location=user"; "" for none */
	bool of_note;               /* the map gives the answer in a note alone */
};

struct table_spaces {
	const struct sipcause_space *from, *to, *event;
};

struct table {
	const char *name; /* of the file, without .csv */
	struct table_spaces spaces;
	struct sheet sheet;
	struct table_row rows[SHEET_ROWS];
};

/* A companion in a condition: "location=user". */
struct table_part {
	char key[TABLE_TEXT], value[TABLE_TEXT];
};

void table_words_open(void);
/* Checks that some table needed each of its lines. */
void table_words_close(void);

void table_open(struct table *table, const char *name, const struct table_spaces *spaces);
void table_close(struct table *table);

/* The line of a row in its file, whose head is line 1. */
size_t table_line(size_t row);
const char *table_cell(const struct table *table, size_t row, const char *column);
/* What a to_code, or one of two with a bar in between, must come out as. */
int32_t table_outcome(const struct table *table, size_t row, const char *text);
/* Cut the first part off a condition.  Returns what follows it, NULL at the end. */
const char *table_next_part(const struct table *table, const char *condition,
			    struct table_part *part);

/* Whether a row is about a code of its kind: TABLE_EVENT, or any other one for codes. */
bool table_is_about(const struct table *table, size_t row, enum table_kind kind, int32_t code);
/* Whether a row for fewer codes takes the code from this one. */
bool table_is_taken(const struct table *table, size_t row, int32_t code);

#endif
