/* SPDX-License-Identifier: BSD-2-Clause */
#include "cache.h"

#include "answer-make.h"
#include "evidence-key.h"

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
	cache->shared = calloc(CACHE_SHARED_MAX, sizeof(struct answer *));
	sci_strings_init(&cache->evidence, CACHE_SHARED_MAX, NULL);
	return cache->places != NULL && cache->list != NULL && cache->shared != NULL;
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
	for (i = 0; i < cache->evidence.count; i++)
		drop_answer(cache->shared[i]);
	drop_answer(cache->beyond);
	sci_strings_free(&cache->evidence);
	free(cache->shared);
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

/* Whether there is room for one more tuple, and where. */
static struct cache_place *find_room(const struct cache *cache, const struct tuple *tuple)
{
	size_t size = text_size(cache->plan, tuple);

	if (cache->count == CACHE_MAX || size > KEY_TEXT_MAX || size > TEXT_MAX - cache->text)
		return NULL;
	return free_place(cache, tuple->hash);
}

static void keep(struct cache *cache, struct cache_place *place, const struct tuple *tuple,
		 struct answer *answer)
{
	place->hash = tuple->hash;
	place->answer = answer;
	cache->list[cache->count++] = answer;
	cache->text += text_size(cache->plan, tuple);
	answer->kept = true;
}

/* A new answer. */
static struct answer *make(struct cache *cache, struct sipcause_message *message,
			   const struct tuple *tuple, struct decision *decision)
{
	struct answer *answer = answer_make(cache->plan, message, tuple, decision);

	cache->made++;
	if (answer != NULL && answer->compared != NULL)
		answer->compared->number = cache->made;
	return answer;
}

/* The answer to a tuple that cannot be kept: one that others with the same evidence share,
 * or one until the next. */
static struct answer *answer_beyond(struct cache *cache, struct sipcause_message *message,
				    const struct tuple *tuple, struct decision *decision)
{
	unsigned char key[RECORD_KEY_MAX];
	size_t length = record_key(cache->plan, message, tuple, decision, key);
	uint32_t number = SCI_STRINGS_NONE;
	struct answer *answer;

	if (length > 0)
		number = sci_strings_find(&cache->evidence, key, length);
	if (number != SCI_STRINGS_NONE)
		return cache->shared[number];
	answer = make(cache, message, tuple, decision);
	if (answer != NULL && length > 0)
		number = sci_strings_add(&cache->evidence, key, length);
	if (number != SCI_STRINGS_NONE) {
		cache->shared[number] = answer;
		return answer;
	}
	drop_answer(cache->beyond);
	cache->beyond = answer;
	return answer;
}

struct answer *cache_add(struct cache *cache, struct sipcause_message *message,
			 const struct tuple *tuple)
{
	struct cache_place *place = find_room(cache, tuple);
	struct decision decision;
	struct answer *answer;

	record_read(cache->plan, message, tuple, &decision);
	if (place == NULL)
		return answer_beyond(cache, message, tuple, &decision);
	answer = make(cache, message, tuple, &decision);
	if (answer == NULL)
		return NULL;
	if (keep_tuple(cache->plan, tuple, text_size(cache->plan, tuple), answer)) {
		keep(cache, place, tuple, answer);
		return answer;
	}
	drop_answer(cache->beyond);
	cache->beyond = answer;
	return answer;
}
