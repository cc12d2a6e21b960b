/* SPDX-License-Identifier: BSD-2-Clause */
#include "hash.h"

#include "text.h"

#include <string.h>

static uint64_t mix(uint64_t x)
{
	x ^= x >> 32;
	x *= 0x9E3779B97F4A7C15u;
	x ^= x >> 29;
	x *= 0xD6E8FEB86659FD93u;
	return x ^ x >> 32;
}

uint64_t sci_hash_bytes(const void *bytes, size_t length, uint64_t seed)
{
	const unsigned char *at = bytes;
	uint64_t hash = mix(seed ^ length);

	for (; length >= 8; length -= 8, at += 8) {
		uint64_t word;

		memcpy(&word, at, 8);
		hash = mix(hash ^ word);
	}
	if (length > 0) {
		uint64_t word = 0;

		memcpy(&word, at, length);
		hash = mix(hash ^ word);
	}
	return hash;
}

static uint32_t places_for(uint32_t count)
{
	uint32_t places = 8;

	while (places / 2 < count && places < UINT32_C(1) << 31)
		places *= 2;
	return places;
}

static uint32_t hash_word(const char *text, size_t length, bool fold)
{
	uint64_t hash = length;
	size_t i;

	for (i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)(fold ? sci_lower(text[i]) : text[i])) *
		       UINT64_C(0x100000001B3);
	return (uint32_t)mix(hash);
}

static bool same_word(const struct sci_word *word, const char *text, size_t length, bool fold)
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

bool sci_words_init(struct sci_words *words, struct sci_arena *arena, uint32_t expected, bool fold)
{
	uint32_t places = places_for(expected);

	words->places = sci_arena_array(arena, places, sizeof(*words->places));
	words->mask = places - 1;
	words->count = 0;
	words->fold = fold;
	return words->places != NULL;
}

const void *sci_words_get(const struct sci_words *words, const char *text, size_t length)
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

static void put_word(struct sci_words *words, const struct sci_word *word)
{
	uint32_t at = word->hash & words->mask;

	while (words->places[at].text != NULL)
		at = (at + 1) & words->mask;
	words->places[at] = *word;
	words->count++;
}

bool sci_words_add(struct sci_words *words, struct sci_arena *arena, const char *text,
		   size_t length, const void *value)
{
	struct sci_word word = { text, (uint32_t)length, 0, value };

	if (words->count >= (words->mask + 1) / 2) {
		struct sci_words larger;
		uint32_t i;

		if (!sci_words_init(&larger, arena, words->count * 2, words->fold))
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

bool sci_numbers_init(struct sci_numbers *numbers, struct sci_arena *arena, uint32_t count)
{
	uint32_t places = places_for(count);

	numbers->places = sci_arena_array(arena, places, sizeof(*numbers->places));
	numbers->mask = places - 1;
	if (numbers->places == NULL)
		return false;
	memset(numbers->places, 0xFF, places * sizeof(*numbers->places));
	return true;
}

static struct sci_number_place *place_of(const struct sci_numbers *numbers, int32_t key)
{
	uint32_t at = (uint32_t)mix((uint64_t)key) & numbers->mask;

	while (numbers->places[at].key != key && numbers->places[at].key >= 0)
		at = (at + 1) & numbers->mask;
	return &numbers->places[at];
}

void sci_numbers_add(struct sci_numbers *numbers, int32_t key, uint32_t value)
{
	struct sci_number_place *place = place_of(numbers, key);

	place->key = key;
	place->value = value;
}

uint32_t sci_numbers_get(const struct sci_numbers *numbers, int32_t key)
{
	const struct sci_number_place *place;

	if (key < 0)
		return UINT32_MAX;
	place = place_of(numbers, key);
	return place->key == key ? place->value : UINT32_MAX;
}
