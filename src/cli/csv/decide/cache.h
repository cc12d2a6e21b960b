/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Answers that were given before.  Many records have few different causes: each is
 * answered once and then found again by what its cells say.
 *
 *   places   [ hash ][ hash ][      ][ hash ] ...     a hash only leads to an answer:
 *               │       │               │             words and long texts are compared
 *            answer  answer          answer
 */
#ifndef CSV_CACHE_H
#define CSV_CACHE_H

#include "answer.h"
#include "base/string-table.h"

#define CACHE_BITS 15
#define CACHE_MAX 16384 /* answers */
#define CACHE_TRIES 32  /* places where one may lie */
#define CACHE_SHARED_MAX 1024

struct cache_place {
	uint64_t hash;
	struct answer *answer; /* NULL: it is free */
};

/* One thread's answers. */
struct cache {
	const struct plan *plan;
	struct cache_place *places;
	struct answer **list;
	uint32_t count;
	uint64_t made; /* answers so far */
	size_t text;   /* bytes of long texts that are kept */
	/* Where there is no room for more tuples: answers by what their cells say. */
	struct sci_strings evidence;
	struct answer **shared;
	struct answer *beyond; /* the last one that there was no room for at all */
};

/* false: out of memory. */
bool cache_make(struct cache *cache, const struct plan *plan);
void cache_drop(struct cache *cache);
/* An answer to a tuple that is not there, made and kept if there is room; or else valid
 * until the next is made.  NULL: out of memory. */
struct answer *cache_add(struct cache *cache, struct sipcause_message *message,
			 const struct tuple *tuple);
/* Whether the long texts are those of the answer. */
bool cache_same_texts(const struct cache *cache, const struct answer *answer,
		      const struct tuple *tuple);

static inline size_t cache_place(uint64_t hash)
{
	return (size_t)((hash * 0x9E3779B97F4A7C15u) >> (64 - CACHE_BITS));
}

/* Whether an answer that has the tuple's hash is the tuple's. */
static inline bool cache_is(const struct cache *cache, const struct answer *answer,
			    const struct tuple *tuple, uint32_t words)
{
	uint32_t i;

	for (i = 0; words > 1 && i < words; i++)
		if (answer->words[i] != tuple->words[i])
			return false;
	return tuple->exact || cache_same_texts(cache, answer, tuple);
}

/* The answer to a tuple of so many words, or NULL. */
static inline struct answer *cache_find(const struct cache *cache, const struct tuple *tuple,
					uint32_t words)
{
	const struct cache_place *place = &cache->places[cache_place(tuple->hash)];
	const struct cache_place *stop = place + CACHE_TRIES;

	for (; place < stop && place->answer != NULL; place++)
		if (place->hash == tuple->hash && cache_is(cache, place->answer, tuple, words))
			return place->answer;
	return NULL;
}

/* The same for a tuple that is one word of a short text. */
static inline struct answer *cache_find_word(const struct cache *cache, uint64_t word)
{
	const struct cache_place *place = &cache->places[cache_place(word)];
	const struct cache_place *stop = place + CACHE_TRIES;

	/* The word of a free place is that of an empty text, and its answer NULL. */
	if (__builtin_expect(place->hash == word, 1))
		return place->answer;
	for (place++; place < stop && place->answer != NULL; place++)
		if (place->hash == word)
			return place->answer;
	return NULL;
}

#endif
