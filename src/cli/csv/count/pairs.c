/* SPDX-License-Identifier: BSD-2-Clause */
#include "pairs.h"

#include <stdlib.h>

#define PLACES_FIRST 4096

bool pairs_make(struct pairs *pairs)
{
	pairs->count = 0;
	pairs->mask = PLACES_FIRST - 1;
	pairs->places = calloc(PLACES_FIRST, sizeof(*pairs->places));
	return pairs->places != NULL;
}

void pairs_drop(struct pairs *pairs)
{
	free(pairs->places);
	pairs->places = NULL;
}

static bool grow(struct pairs *pairs)
{
	struct pairs grown = { NULL, 2 * pairs->mask + 1, pairs->count };
	size_t i;

	grown.places = calloc(grown.mask + 1, sizeof(*grown.places));
	if (grown.places == NULL)
		return false;
	for (i = 0; i <= pairs->mask; i++)
		if (pairs->places[i].count != 0)
			*pairs_place(&grown, pairs->places[i].key) = pairs->places[i];
	free(pairs->places);
	*pairs = grown;
	return true;
}

struct pair *pairs_insert(struct pairs *pairs, uint64_t key, size_t most)
{
	struct pair *pair;

	if (pairs->count >= most || (pairs->count >= pairs->mask / 2 && !grow(pairs)))
		return NULL;
	pairs->count++;
	pair = pairs_place(pairs, key);
	pair->key = key;
	return pair;
}
