/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What of a record decides its answer: the cells that are read, as they are written,
 * and how the tests of cells came out.  Records that have this in common have the same
 * answer.
 *
 * A word of eight bytes stands for each cell.  That of a text of up to eight bytes is
 * the text itself; that of a longer one is a hash with a lowest byte of zero, which no
 * text has.  So words of short texts are equal only where the texts are, and only long
 * texts must be compared as well.
 */
#ifndef CSV_TUPLE_H
#define CSV_TUPLE_H

#include "cli/csv/plan/plan.h"

#include <string.h>

#define TUPLE_WORD 8 /* bytes of a text that is its own word */

struct tuple {
	struct cell cells[TUPLE_CELLS];
	uint64_t words[TUPLE_CELLS + 1]; /* the last is that of the tests, if there are any */
	uint64_t hash;                   /* one word alone is its own */
	bool exact;                      /* the words say all: no text is long */
};

/* Words of a plan's tuples. */
static inline uint32_t tuple_words(const struct plan *plan)
{
	return plan->cell_count + (plan->test_count > 0);
}

/* How a test came out. */
static inline enum condition_truth tuple_truth(const struct plan *plan, const struct tuple *tuple,
					       uint32_t test)
{
	return (enum condition_truth)(tuple->words[plan->cell_count] >> 2 * test & 3);
}

/* The word of a text of up to eight bytes.  It lies in a block, which has room behind
 * it; what follows is no part of it.  A text cannot hold a NUL, for that is malformed, so
 * that shorter ones are no beginnings of longer ones. */
static inline uint64_t tuple_short_word(const char *text, size_t length)
{
	static const uint64_t masks[TUPLE_WORD + 1] = {
		0,
		0xFF,
		0xFFFF,
		0xFFFFFF,
		0xFFFFFFFF,
		0xFFFFFFFFFF,
		0xFFFFFFFFFFFF,
		0xFFFFFFFFFFFFFF,
		0xFFFFFFFFFFFFFFFF,
	};

	return cell_word(text) & masks[length];
}

/* The word of a longer text. */
uint64_t tuple_long_word(const char *text, size_t length);

static inline uint64_t tuple_mix(uint64_t hash, uint64_t word)
{
	return ((hash ^ hash >> 32) * 0x9E3779B97F4A7C15u) ^ word;
}

/* The tuple of a record. */
static inline void tuple_read(const struct plan *plan, const struct view *view, struct tuple *tuple)
{
	uint64_t truths = 0;
	uint32_t i;

	tuple->hash = 0;
	tuple->exact = true;
	for (i = 0; i < plan->cell_count; i++) {
		struct cell cell = view_cell(view, plan->cells[i]);
		bool is_short = cell.length <= TUPLE_WORD;

		tuple->cells[i] = cell;
		tuple->words[i] = is_short ? tuple_short_word(cell.text, cell.length)
					   : tuple_long_word(cell.text, cell.length);
		tuple->hash = tuple_mix(tuple->hash, tuple->words[i]);
		tuple->exact = tuple->exact && is_short;
	}
	if (plan->test_count == 0)
		return;
	for (i = 0; i < plan->test_count; i++) {
		const struct condition *condition = plan->tests[i];

		truths |= (uint64_t)condition_test_cell(condition, view_cell(view, condition->at))
			  << 2 * i;
	}
	tuple->words[plan->cell_count] = truths;
	tuple->hash = tuple_mix(tuple->hash, truths);
}

#endif
