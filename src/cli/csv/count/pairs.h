/* SPDX-License-Identifier: BSD-2-Clause */
/* Counts of pairs: a value of --by, and an outcome. */
#ifndef CSV_PAIRS_H
#define CSV_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAIRS_MAX (UINT32_C(1) << 21)
#define PAIRS_SPARE 32768 /* that are kept back for who counts what found no room */

struct pair {
	uint64_t key;   /* the group, then the outcome */
	uint64_t count; /* 0: the place is free */
};

struct pairs {
	struct pair *places;
	size_t mask;
	size_t count;
};

/* false: out of memory. */
bool pairs_make(struct pairs *pairs);
void pairs_drop(struct pairs *pairs);
/* A place for a pair that is not there, after which all others may have moved.  NULL: out of
 * memory, or as many are there as may be. */
struct pair *pairs_insert(struct pairs *pairs, uint64_t key, size_t most);

static inline uint64_t pairs_key(uint32_t group, uint32_t outcome)
{
	return (uint64_t)group << 32 | outcome;
}

static inline uint32_t pair_group(const struct pair *pair)
{
	return (uint32_t)(pair->key >> 32);
}

static inline uint32_t pair_outcome(const struct pair *pair)
{
	return (uint32_t)pair->key;
}

/* Where a pair is, or the free place where it belongs.  Most groups have only the first few
 * outcomes: eight of them lie beside each other. */
static inline struct pair *pairs_place(const struct pairs *pairs, uint64_t key)
{
	uint64_t hash = (key >> 3) * UINT64_C(0x9E3779B97F4A7C15) >> 32;
	size_t at = (size_t)(hash * 8 + (key & 7)) & pairs->mask;

	while (pairs->places[at].count != 0 && pairs->places[at].key != key)
		at = (at + 1) & pairs->mask;
	return &pairs->places[at];
}

/* Count a pair so many times, which are not 0.  false: see pairs_insert(). */
static inline bool pairs_add(struct pairs *pairs, uint64_t key, size_t most, uint64_t times)
{
	struct pair *pair = pairs_place(pairs, key);

	if (pair->count == 0)
		pair = pairs_insert(pairs, key, most);
	if (pair == NULL)
		return false;
	pair->count += times;
	return true;
}

#endif
