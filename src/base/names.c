/* SPDX-License-Identifier: BSD-2-Clause */
#include "names.h"

#include "hash.h"
#include "text.h"

#include <string.h>

static uint32_t hash_word(const char *text, size_t length, bool fold)
{
	uint64_t hash = length;
	size_t i;

	for (i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)(fold ? sci_lower(text[i]) : text[i])) *
		       UINT64_C(0x100000001B3);
	return (uint32_t)sci_hash_mix(hash);
}

static bool same_word(const struct sci_name *word, const char *text, size_t length, bool fold)
{
	size_t i;

	if (word->length != length)
		return false;
	if (!fold)
		return memcmp(word->text, text, length) == 0;
	for (i = 0; i < length; i++)
		if (sci_lower(word->text[i]) != sci_lower(text[i]))
			return false;
	return true;
}

bool sci_names_init(struct sci_names *words, struct sci_arena *arena, uint32_t expected, bool fold)
{
	uint32_t places = sci_hash_places(expected);

	if (places == 0)
		return false;
	words->places = sci_arena_array(arena, places, sizeof(*words->places));
	words->mask = places - 1;
	words->count = 0;
	words->fold = fold;
	return words->places != NULL;
}

const void *sci_names_get(const struct sci_names *words, const char *text, size_t length)
{
	uint32_t hash, at;

	if (words->places == NULL)
		return NULL;
	hash = hash_word(text, length, words->fold);
	for (at = hash & words->mask; words->places[at].text != NULL; at = (at + 1) & words->mask)
		if (words->places[at].hash == hash &&
		    same_word(&words->places[at], text, length, words->fold))
			return words->places[at].value;
	return NULL;
}

static void put_word(struct sci_names *words, const struct sci_name *word)
{
	uint32_t at = word->hash & words->mask;

	while (words->places[at].text != NULL)
		at = (at + 1) & words->mask;
	words->places[at] = *word;
	words->count++;
}

bool sci_names_add(struct sci_names *words, struct sci_arena *arena, const char *text,
		   size_t length, const void *value)
{
	struct sci_name word = { text, (uint32_t)length, 0, value };

	if (words->count >= (words->mask + 1) / 2) {
		struct sci_names larger;
		uint32_t i;

		if (!sci_names_init(&larger, arena, words->count * 2, words->fold))
			return false;
		for (i = 0; i <= words->mask; i++)
			if (words->places[i].text != NULL)
				put_word(&larger, &words->places[i]);
		*words = larger;
	}
	word.hash = hash_word(text, length, words->fold);
	put_word(words, &word);
	return true;
}
