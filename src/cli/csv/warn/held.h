/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whether each condition held for some record and failed for another.  One that did not is
 * often a word that was mistyped, or the wrong column.
 *
 * Of -w and --seized, a look at the first record with each answer is enough: what is tested is
 * a part of what answers depend on.  --when is looked at for every record.
 */
#ifndef CSV_HELD_H
#define CSV_HELD_H

#include "cli/csv/decide/tuple.h"

/* The numbers of conditions: of contexts, then choices, then --when, then --seized.  Where a
 * profile has several types of records, those of --when are the types. */
#define HELD_CHOICES CONTEXTS_MAX
#define HELD_WHEN (HELD_CHOICES + CHOICES_MAX)
#define HELD_SEIZED (HELD_WHEN + CONDITIONS_MAX)
#define HELD_COUNT (HELD_SEIZED + 1)
_Static_assert(TYPES_MAX <= CONDITIONS_MAX, "a bit for each type");

#define HELD_LEAST 100 /* records that tell something */

/* The first different words in a condition's column. */
#define HELD_WORDS 8
#define HELD_WORD 40
struct held_words {
	uint8_t count;
	uint8_t lengths[HELD_WORDS];
	char words[HELD_WORDS][HELD_WORD];
};

/* One thread's, and at the end everybody's. */
struct held {
	uint64_t held;   /* a bit for each condition */
	uint64_t failed; /* or it could not be told */
	struct held_words words[HELD_COUNT];
};

static inline void held_mark(struct held *held, uint32_t number, enum condition_truth truth)
{
	held->held |= (uint64_t)(truth == HOLDS) << number;
	held->failed |= (uint64_t)(truth != HOLDS) << number;
}

/* Take note of the conditions of -w and --seized for a record. */
void held_learn(struct held *held, const struct plan *plan, const struct view *view,
		const struct tuple *tuple);
/* Take note of a word in a condition's column, where it is compared with words. */
void held_see(struct held *held, uint32_t number, const struct condition *condition,
	      struct cell cell);
void held_add(struct held *sum, const struct held *part);
/* Mask the numbers in the words. */
void held_hide(struct held *held, unsigned digits);

/* What was read in all. */
struct held_records {
	uint64_t all;               /* but malformed and empty ones */
	uint64_t taken;             /* those that --when lets through */
	uint64_t calls;             /* the same, or the calls that they were put together to */
	uint64_t unknown;           /* of these, whether they were answered */
	const uint64_t *companions; /* cells of each context that could not be read */
};
/* Tell of conditions that held for none or all of at least so many records, and of calls of
 * which it is not known whether they were answered. */
void held_warn(const struct held *held, const struct plan *plan,
	       const struct held_records *records);

#endif
