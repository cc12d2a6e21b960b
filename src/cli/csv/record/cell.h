/* SPDX-License-Identifier: BSD-2-Clause */
/* Cells: records as the scanner found them, and what their fields say. */
#ifndef CSV_CELL_H
#define CSV_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

/*
 * Columns are numbers from 0.  Those that each record counts from its own end are the
 * highest numbers, the last column highest, so that they are in order as well.
 */
#define COLUMNS_MOST 1000000 /* that can be named, from either end */
#define COLUMN_FROM_END(number) (UINT32_MAX - (uint32_t)(number))

static inline bool column_from_end(size_t column)
{
	return column >= COLUMN_FROM_END(COLUMNS_MOST);
}

/* How many columns a record needs to have this one. */
static inline size_t column_needs(size_t column)
{
	return column_from_end(column) ? UINT32_MAX - column : column + 1;
}

/* A field by its column, as it is written, quotes and all. */
static inline struct cell view_cell(const struct view *view, size_t number)
{
	size_t column = column_from_end(number) ? view->count - column_needs(number) : number;
	size_t from = column == 0 ? view->from : (size_t)view->marks[column - 1] + 1;
	size_t stop = column + 1 == view->count ? view->stop : view->marks[column];
	struct cell cell = { view->bytes + from, stop - from };

	return cell;
}

/* The eight bytes from here on, the first one lowest. */
static inline uint64_t cell_word(const char *text)
{
	uint64_t word;

	memcpy(&word, text, sizeof(word));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
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

/* The number of one to eight digits in a cell of a block, which has room behind it;
 * false: it is something else. */
static inline bool cell_digits(struct cell cell, uint32_t *number)
{
	const uint64_t zeros = 0x3030303030303030;
	uint64_t digits;

	if (cell.length - 1 >= 8)
		return false;
	/* The last digit highest, and zeros before the first. */
	digits = (cell_word(cell.text) ^ zeros) << 8 * (8 - cell.length);
	if (((digits | (digits + 0x7676767676767676)) & 0x8080808080808080) != 0)
		return false;
	/* By twos, by fours, by eights. */
	digits = (digits * 10 + (digits >> 8)) & 0x00FF00FF00FF00FF;
	digits = (digits * 100 + (digits >> 16)) & 0x0000FFFF0000FFFF;
	digits = (digits * 10000 + (digits >> 32)) & 0xFFFFFFFF;
	*number = (uint32_t)digits;
	return true;
}

/* Whether two texts are the same, ASCII capitals apart where fold says so. */
bool cell_is(struct cell cell, const char *text, bool fold);
bool cell_same(struct cell a, struct cell b, bool fold);

#endif
