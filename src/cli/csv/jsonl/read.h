/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A line of JSON as a record: its wanted values are cells, and where they stand in the line is
 * known as well, so that a writer can change them and leave all other bytes as they are.
 *
 *   {"id":"7","v":{"cause":"16"},"n":null}       paths: v.cause, n, x
 *                          from  to    brace     cells: 16 | | |
 *
 * The line is one object (RFC 8259) with nothing but white space around it.  Of members with the
 * same key the first one counts.
 */
#ifndef CSV_JSONL_READ_H
#define CSV_JSONL_READ_H

#include "cli/csv/record/cell.h"
#include "paths.h"

enum jsonl_kind {
	JSONL_MISSING,
	JSONL_NULL,
	JSONL_STRING,
	JSONL_NUMBER, /* its cell is as it is written */
	JSONL_WORD,   /* true or false */
	JSONL_OBJECT, /* its cell is its text, as that of an array */
	JSONL_ARRAY
};

struct jsonl_value {
	enum jsonl_kind kind;
	bool plain;    /* a string without escapes */
	uint32_t from; /* where it begins in the line, with its quotes; 0 where it is missing */
	uint32_t to;   /* the byte behind it */
};

struct jsonl_record {
	/* The cells, by column.  cell_value() gives the text of a string, without blanks around it.
	 * Null and what is missing are empty. */
	struct view view;
	struct jsonl_value *values; /* by column */
	uint32_t brace;             /* where the line's object ends: its last brace */
	bool empty;                 /* the object has no member */

	/* Of a malformed line: the byte, from 0, that shows it, and what was found and expected. */
	uint32_t at;
	char reason[JSONL_REASON];

	/* What is kept from line to line. */
	struct bytes cells;
	uint32_t *marks;
	uint64_t *seen; /* the line that a step was last seen in */
	uint64_t line;
};

/* Bytes that may be read behind the cells. */
#define JSONL_SPARE 64

enum jsonl_outcome {
	JSONL_SOUND,
	JSONL_BLANK, /* nothing but white space */
	JSONL_MALFORMED,
	JSONL_MEMORY
};

/* Make room for records of these paths; none may be added later.  false: out of memory.  What
 * was made is to be dropped all the same. */
bool jsonl_record_make(struct jsonl_record *record, const struct jsonl_paths *paths);
void jsonl_record_drop(struct jsonl_record *record);

/* Read a line without its line end.  It is looked at once, and memory is asked for only when
 * the cells are larger than those of any line before. */
enum jsonl_outcome jsonl_read(const struct jsonl_paths *paths, const char *line, size_t length,
			      struct jsonl_record *record);

#endif
