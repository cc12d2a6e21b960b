/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What another map would change: each record is answered by both maps, and what differs is
 * counted by its codes, answers and rows, and by the values of a column.
 *
 *   tuple ─▶ OLD's cache ─▶ answer ┐
 *         └▶ NEW's cache ─▶ answer ┴▶ pair, compared once ─▶ counts
 *
 * Memory is bounded whatever the records are: what comes after the last kind of change, or
 * the last value, is counted together.
 */
#ifndef CSV_CHANGES_H
#define CSV_CHANGES_H

#include "cli/csv/decide/cache.h"
#include "by-value.h"
#include "counts.h"

#define CHANGES_MAX 4096       /* kinds of changes; this is the number of all others */
#define CHANGE_VALUES_MAX 1024 /* of --by; this is the number of all others */
#define CHANGE_PAIRS_MAX 65536 /* pairs of a value and a kind */
#define CHANGES_NONE UINT32_MAX

/* A kind of change.  Without gaps, for it is found as bytes; old has no row. */
struct change {
	uint64_t target; /* of the plan */
	struct reply old, now;
};

/* How the two answers for a target differ. */
enum effect {
	EFFECT_NONE,       /* they are the same */
	EFFECT_UNMAPPED,   /* they are the same: unmapped */
	EFFECT_OTHER,      /* another code, or none instead of one */
	EFFECT_COMPANIONS, /* the same code with other companions */
	EFFECT_LOST,       /* only OLD has a code */
	EFFECT_GAINED,     /* only NEW has one */
	EFFECT_STATED,     /* only NEW states that nothing corresponds */
	EFFECT_UNSTATED,   /* only OLD states it */
	EFFECTS
};

struct tally {
	uint64_t calls;
	uint64_t changed;
};

struct changes {
	const struct plan *plan; /* OLD's */
	struct cache cache;      /* of NEW's answers */
	struct sipcause_message *message;

	struct tally whole;
	uint64_t effects[TARGETS_MAX][EFFECTS];
	struct sci_strings kinds; /* struct change */
	uint64_t *kind_counts;
	uint64_t beyond[TARGETS_MAX]; /* changes after the last kind */
	struct by_values by;          /* of --by COLUMN~REGEX */
	struct sci_strings values;    /* of --by */
	struct tally *tallies;        /* the last is that of all other values */
	struct sci_strings pairs;     /* struct change_pair */
	uint64_t *pair_counts;
	uint64_t pairs_beyond;
};

struct change_pair {
	uint32_t value, kind;
};

/* Begin, once the plan knows the columns.  false: out of memory.  What was made is to be
 * dropped all the same. */
bool changes_make(struct changes *changes, const struct plan *plan);
void changes_drop(struct changes *changes);
/* Count a record, which has this tuple and this answer by OLD.  false: out of memory. */
bool changes_count(struct changes *changes, const struct view *view, const struct tuple *tuple,
		   struct answer *old);
/* Whether two replies write the same companions. */
bool changes_same_companions(const struct reply *a, const struct reply *b);
/* A kind by its number. */
const struct change *changes_kind(const struct changes *changes, uint32_t number);

#endif
