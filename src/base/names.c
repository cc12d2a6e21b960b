/* SPDX-License-Identifier: BSD-2-Clause */
#include "names.h"

#include "hash.h"
#include "text.h"

#include <string.h>

#define EACH UINT64_C(0x0101010101010101) /* one in each of eight bytes */

/* Eight bytes with the capitals of ASCII made small. */
static uint64_t lower_eight(uint64_t eight)
{
	const uint64_t low = eight & 0x7F * EACH;
	const uint64_t from_a = low + (0x80 - 'A') * EACH, above_z = low + (0x7F - 'Z') * EACH;
	const uint64_t capital = (from_a ^ above_z) & ~eight & 0x80 * EACH;

	return eight | capital >> 2;
}

static uint32_t hash_name(const char *text, size_t length, bool fold)
{
	uint64_t hash = length, eight;
	size_t at, rest;

	for (at = 0; at < length; at += rest) {
		rest = length - at < sizeof(eight) ? length - at : sizeof(eight);
		eight = 0;
		if (rest == sizeof(eight))
			memcpy(&eight, text + at, sizeof(eight));
		else
			memcpy(&eight, text + at, rest);
		hash = sci_hash_mix(hash ^ (fold ? lower_eight(eight) : eight));
	}
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

static const void *find_name(const struct sci_names *names, const char *text, size_t length,
			     uint32_t hash)
{
	uint32_t at;

	for (at = hash & names->mask; names->places[at].text != NULL; at = (at + 1) & names->mask)
		if (names->places[at].hash == hash &&
		    same_name(&names->places[at], text, length, names->fold))
			return names->places[at].value;
	return NULL;
}

const void *sci_names_get(const struct sci_names *names, const char *text, size_t length)
{
	if (names->count == 0)
		return NULL;
	return find_name(names, text, length, hash_name(text, length, names->fold));
}

static void put_name(struct sci_names *names, const struct sci_name *name)
{
	uint32_t at = name->hash & names->mask;

	while (names->places[at].text != NULL)
		at = (at + 1) & names->mask;
	names->places[at] = *name;
	names->count++;
}

static bool add_name(struct sci_names *names, struct sci_arena *arena, const struct sci_name *name)
{
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
	put_name(names, name);
	return true;
}

bool sci_names_add(struct sci_names *names, struct sci_arena *arena, const char *text,
		   size_t length, const void *value)
{
	const struct sci_name name = { text, (uint32_t)length, hash_name(text, length, names->fold),
				       value };

	return add_name(names, arena, &name);
}

const void *sci_names_meet(struct sci_names *names, struct sci_arena *arena, const char *text,
			   size_t length, const void *value)
{
	const struct sci_name name = { text, (uint32_t)length, hash_name(text, length, names->fold),
				       value };
	const void *known = names->count > 0 ? find_name(names, text, length, name.hash) : NULL;

	if (known != NULL)
		return known;
	return add_name(names, arena, &name) ? value : NULL;
}
