/* SPDX-License-Identifier: BSD-2-Clause */
#include "names.h"

#include "hash.h"
#include "text.h"

#include <string.h>

static uint32_t hash_name(const char *text, size_t length, bool fold)
{
	uint64_t hash = length;
	size_t i;

	for (i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)(fold ? sci_lower(text[i]) : text[i])) *
		       UINT64_C(0x100000001B3);
	return (uint32_t)sci_hash_mix(hash);
}

static bool same_name(const struct sci_name *name, const char *text, size_t length, bool fold)
{
	size_t i;

	if (name->length != length)
		return false;
	if (!fold)
		return memcmp(name->text, text, length) == 0;
	for (i = 0; i < length; i++)
		if (sci_lower(name->text[i]) != sci_lower(text[i]))
			return false;
	return true;
}

bool sci_names_init(struct sci_names *names, struct sci_arena *arena, uint32_t expected, bool fold)
{
	uint32_t places = sci_hash_places(expected);

	if (places == 0)
		return false;
	names->places = sci_arena_array(arena, places, sizeof(*names->places));
	names->mask = places - 1;
	names->count = 0;
	names->fold = fold;
	return names->places != NULL;
}

const void *sci_names_get(const struct sci_names *names, const char *text, size_t length)
{
	uint32_t hash, at;

	if (names->places == NULL)
		return NULL;
	hash = hash_name(text, length, names->fold);
	for (at = hash & names->mask; names->places[at].text != NULL; at = (at + 1) & names->mask)
		if (names->places[at].hash == hash &&
		    same_name(&names->places[at], text, length, names->fold))
			return names->places[at].value;
	return NULL;
}

static void put_name(struct sci_names *names, const struct sci_name *name)
{
	uint32_t at = name->hash & names->mask;

	while (names->places[at].text != NULL)
		at = (at + 1) & names->mask;
	names->places[at] = *name;
	names->count++;
}

bool sci_names_add(struct sci_names *names, struct sci_arena *arena, const char *text,
		   size_t length, const void *value)
{
	struct sci_name name = { text, (uint32_t)length, 0, value };

	if (names->count >= (names->mask + 1) / 2) {
		struct sci_names larger;
		uint32_t i;

		if (!sci_names_init(&larger, arena, names->count * 2, names->fold))
			return false;
		for (i = 0; i <= names->mask; i++)
			if (names->places[i].text != NULL)
				put_name(&larger, &names->places[i]);
		names->places = larger.places;
		names->mask = larger.mask;
	}
	name.hash = hash_name(text, length, names->fold);
	put_name(names, &name);
	return true;
}
