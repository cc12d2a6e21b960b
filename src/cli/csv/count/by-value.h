/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is counted of a cell for --by COLUMN~REGEX: the first group of the expression or,
 * without a group, all that it matches.
 *
 * Cells repeat, and matching is slow: each thread remembers some values by their cells.  A
 * new cell takes the slot of another one with the same hash, so that memory is bounded.
 */
#ifndef CSV_BY_VALUE_H
#define CSV_BY_VALUE_H

#include "by-plain.h"
#include "cli/csv/record/cell.h"

#include <stdint.h>

struct by_slot;

/* One thread's. */
struct by_values {
	const char *pattern;
	bool is_plain; /* it is matched as: */
	struct by_plain plain;
	regex_t compiled;  /* or by this */
	bool compiles;     /* it is compiled */
	size_t matched;    /* bytes of cells since it was */
	size_t most;       /* after so many it is compiled anew */
	uint64_t searches; /* all cells that were matched, for tests */
	struct by_slot *slots;
};

/* What a cell that does not match is counted under. */
#define BY_NO_MATCH "(no match)"

/* For an expression that was checked.  false: out of memory.  What was made is to be dropped
 * all the same. */
bool by_values_make(struct by_values *values, const char *pattern);
void by_values_drop(struct by_values *values);
/* The value of what a cell says, valid until the next is asked for.  Its text is NULL: out of
 * memory. */
struct cell by_value(struct by_values *values, struct cell cell);

#endif
