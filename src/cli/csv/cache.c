/* SPDX-License-Identifier: BSD-2-Clause */
#include "cache.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define CACHE_MAX 2048

void cache_make(struct cache *cache, const struct plan *plan)
{
	memset(cache, 0, sizeof(*cache));
	cache->plan = plan;
	sci_strings_init(&cache->keys, CACHE_MAX, NULL);
}

void cache_drop(struct cache *cache)
{
	uint32_t i;

	for (i = 0; i < cache->keys.count; i++)
		free(cache->list[i]);
	free(cache->list);
	for (i = 0; i <= SOURCES_MAX; i++)
		free(cache->beyond[i]);
	sci_strings_free(&cache->keys);
}

static bool make_room(struct cache *cache)
{
	uint32_t room = cache->room == 0 ? 64 : 2 * cache->room;
	struct answer **list;

	if (cache->keys.count < cache->room)
		return true;
	list = realloc(cache->list, room * sizeof(struct answer *));
	if (list == NULL)
		return false;
	cache->list = list;
	cache->room = room;
	return true;
}

const struct answer *cache_get(struct cache *cache, const struct question *question,
			       struct cell text)
{
	char key[sizeof(*question) + LABEL_TEXT];
	size_t length = sizeof(*question);
	struct answer *answer;
	uint32_t number;

	memcpy(key, question, sizeof(*question));
	if (question->source < SOURCES_MAX &&
	    (question->reading.code < 0 || question->reading.space == SPACES_MAX)) {
		size_t more = text.length < LABEL_TEXT ? text.length : LABEL_TEXT;

		memcpy(key + length, text.text, more);
		length += more;
	}
	number = sci_strings_find(&cache->keys, key, length);
	if (number != SCI_STRINGS_NONE)
		return cache->list[number];
	answer = answer_make(cache->plan, question, text);
	if (answer == NULL)
		return NULL;
	number = make_room(cache) ? sci_strings_add(&cache->keys, key, length) : SCI_STRINGS_NONE;
	if (number != SCI_STRINGS_NONE) {
		answer->number = number;
		cache->list[number] = answer;
		return answer;
	}
	free(cache->beyond[question->source]);
	cache->beyond[question->source] = answer;
	return answer;
}
