/* SPDX-License-Identifier: BSD-2-Clause */
#include "intern.h"

#include "hash.h"

#include <stdbool.h>
#include <string.h>

static bool grow(struct sci_intern *intern)
{
	size_t places = intern->places == NULL ? 256 : (intern->mask + 1) * 2, i;
	struct sci_interned *larger = sci_arena_array(intern->scratch, places, sizeof(*larger));

	if (larger == NULL)
		return false;
	for (i = 0; intern->places != NULL && i <= intern->mask; i++) {
		size_t at = intern->places[i].hash & (places - 1);

		if (intern->places[i].bytes == NULL)
			continue;
		while (larger[at].bytes != NULL)
			at = (at + 1) & (places - 1);
		larger[at] = intern->places[i];
	}
	intern->places = larger;
	intern->mask = places - 1;
	return true;
}

const void *sci_intern(struct sci_intern *intern, const void *bytes, size_t size)
{
	uint64_t hash = sci_hash_bytes(bytes, size, 0);
	struct sci_interned *place;
	void *copy;
	size_t at;

	if ((intern->places == NULL || intern->count >= (intern->mask + 1) / 2) && !grow(intern))
		return NULL;
	for (at = hash & intern->mask; intern->places[at].bytes != NULL;
	     at = (at + 1) & intern->mask) {
		place = &intern->places[at];
		if (place->hash == hash && place->size == size &&
		    memcmp(place->bytes, bytes, size) == 0)
			return place->bytes;
	}
	copy = sci_arena_alloc(intern->keep, size);
	if (copy == NULL)
		return NULL;
	memcpy(copy, bytes, size);
	intern->places[at] = (struct sci_interned){ copy, size, hash };
	intern->count++;
	return copy;
}
