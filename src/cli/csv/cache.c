/* SPDX-License-Identifier: BSD-2-Clause */
#include "cache.h"

#include <stdlib.h>

#define PLACES ((1u << CACHE_BITS) + CACHE_TRIES) /* none begins anew behind the last */
#define TEXT_MAX (1u << 20)                       /* bytes of long texts of all answers */
#define KEY_TEXT_MAX 2048                         /* ... and of one */

bool cache_make(struct cache *cache, const struct plan *plan)
{
	memset(cache, 0, sizeof(*cache));
	cache->plan = plan;
	cache->places = calloc(PLACES, sizeof(*cache->places));
	cache->list = calloc(CACHE_MAX, sizeof(struct answer *));
	return cache->places != NULL && cache->list != NULL;
}

static void drop_answer(struct answer *answer)
{
	if (answer != NULL && answer->kept)
		free(answer->words);
	free(answer);
}

void cache_drop(struct cache *cache)
{
	uint32_t i;

	for (i = 0; i < cache->count; i++)
		drop_answer(cache->list[i]);
	drop_answer(cache->beyond);
	free(cache->list);
	free(cache->places);
}

bool cache_same_texts(const struct cache *cache, const struct answer *answer,
		      const struct tuple *tuple)
{
	uint32_t i;

	for (i = 0; i < cache->plan->cell_count; i++) {
		struct cell cell = tuple->cells[i], other = answer->cells[i];

		if (cell.length != other.length ||
		    (cell.length > TUPLE_WORD && memcmp(cell.text, other.text, cell.length) != 0))
			return false;
	}
	return true;
}

/* A free place for a hash, or NULL. */
static struct cache_place *free_place(const struct cache *cache, uint64_t hash)
{
	struct cache_place *place = &cache->places[cache_place(hash)];
	uint32_t i;

	for (i = 0; i < CACHE_TRIES; i++)
		if (place[i].answer == NULL)
			return &place[i];
	return NULL;
}

/* Bytes of a tuple's long texts. */
static size_t text_size(const struct plan *plan, const struct tuple *tuple)
{
	size_t size = 0;
	uint32_t i;

	for (i = 0; i < plan->cell_count; i++)
		if (tuple->cells[i].length > TUPLE_WORD)
			size += tuple->cells[i].length;
	return size;
}

/* Give an answer a copy of the tuple.  false: out of memory. */
static bool keep_tuple(const struct plan *plan, const struct tuple *tuple, size_t size,
		       struct answer *answer)
{
	uint32_t words = tuple_words(plan), i;
	uint64_t *copy =
		malloc(words * sizeof(*copy) + plan->cell_count * sizeof(struct cell) + size);
	struct cell *cells;
	char *text;

	if (copy == NULL)
		return false;
	cells = (struct cell *)(copy + words);
	text = (char *)(cells + plan->cell_count);
	memcpy(copy, tuple->words, words * sizeof(*copy));
	for (i = 0; i < plan->cell_count; i++) {
		struct cell cell = tuple->cells[i];

		cells[i].length = cell.length;
		cells[i].text = text;
		if (cell.length <= TUPLE_WORD)
			continue;
		memcpy(text, cell.text, cell.length);
		text += cell.length;
	}
	answer->words = copy;
	answer->cells = cells;
	return true;
}

static bool keep(struct cache *cache, const struct tuple *tuple, struct answer *answer)
{
	size_t size = text_size(cache->plan, tuple);
	struct cache_place *place = free_place(cache, tuple->hash);

	if (place == NULL || cache->count == CACHE_MAX || size > KEY_TEXT_MAX ||
	    size > TEXT_MAX - cache->text || !keep_tuple(cache->plan, tuple, size, answer))
		return false;
	place->hash = tuple->hash;
	place->answer = answer;
	cache->list[cache->count++] = answer;
	cache->text += size;
	answer->kept = true;
	return true;
}

struct answer *cache_add(struct cache *cache, struct sipcause_message *message,
			 const struct tuple *tuple)
{
	struct answer *answer = answer_make(cache->plan, message, tuple);

	if (answer == NULL)
		return NULL;
	if (keep(cache, tuple, answer))
		return answer;
	drop_answer(cache->beyond);
	cache->beyond = answer;
	return answer;
}
