/* SPDX-License-Identifier: BSD-2-Clause */
#include "numbers.h"

#include "base/hash.h"

#include <string.h>

bool sci_numbers_init(struct sci_numbers *numbers, struct sci_arena *arena, uint32_t count)
{
	uint32_t places = sci_hash_places(count);

	if (places == 0)
		return false;
	numbers->places = sci_arena_array(arena, places, sizeof(*numbers->places));
	numbers->mask = places - 1;
	if (numbers->places == NULL)
		return false;
	memset(numbers->places, 0xFF, places * sizeof(*numbers->places));
	return true;
}

static struct sci_number_place *place_of(const struct sci_numbers *numbers, int32_t key)
{
	uint32_t at = (uint32_t)sci_hash_mix((uint64_t)key) & numbers->mask;

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
