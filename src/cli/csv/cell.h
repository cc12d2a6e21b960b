/* SPDX-License-Identifier: BSD-2-Clause */
/* Cells: records as the scanner found them, and what their fields say. */
#ifndef CSV_CELL_H
#define CSV_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cell {
	const char *text;
	size_t length;
};

/* A record within a block: where its bytes and fields are. */
struct view {
	const char *bytes;     /* of the block */
	size_t from;           /* where the record begins */
	size_t stop;           /* its text ends here: before a CR that belongs to the line end */
	size_t end;            /* its last mark: the LF, or the end of the file */
	const uint32_t *marks; /* its first */
	size_t count;          /* of marks, and so of fields */
};

/* A field by its number, from 0, as it is written, quotes and all. */
static inline struct cell view_cell(const struct view *view, size_t column)
{
	size_t from = column == 0 ? view->from : (size_t)view->marks[column - 1] + 1;
	size_t stop = column + 1 == view->count ? view->stop : view->marks[column];
	struct cell cell = { view->bytes + from, stop - from };

	return cell;
}

/* Room for what a cell says. Longer ones with doubled quotes stay as they are. */
#define CELL_TEXT 4096

/* What a cell says: without its quotes, and without blanks around it.  Lies in the
 * cell or in scratch. */
struct cell cell_value(struct cell cell, char scratch[CELL_TEXT]);

/* A text as a cell, in quotes where it needs them.  Writes at most 2 * length + 2
 * bytes and returns how many. */
size_t cell_quote(char *to, const char *text, size_t length, char delimiter);

/*
 * A decimal number with or without sign and fraction, in millionths; false when the
 * text is no such number, or one that does not fit.
 */
bool cell_number(struct cell cell, int64_t *millionths);

/* Whether two texts are the same, ASCII capitals apart where fold says so. */
bool cell_is(struct cell cell, const char *text, bool fold);
bool cell_same(struct cell a, struct cell b, bool fold);

#endif
