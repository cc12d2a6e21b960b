/* SPDX-License-Identifier: BSD-2-Clause */
#include "keys.h"

#include "hash.h"

#include <stdlib.h>
#include <string.h>

struct keys_entry {
	void *bytes;
	size_t length;
	uint64_t hash;
};

void keys_make(struct keys *keys, uint32_t most)
{
	memset(keys, 0, sizeof(*keys));
	keys->most = most;
}

void keys_drop(struct keys *keys)
{
	uint32_t i;

	for (i = 0; i < keys->count; i++)
		free(keys->entries[i].bytes);
	free(keys->entries);
	free(keys->places);
	memset(keys, 0, sizeof(*keys));
}

/* The place of a string, or the free one where it belongs. */
static uint32_t *place_of(const struct keys *keys, const void *bytes, size_t length, uint64_t hash)
{
	uint32_t at = (uint32_t)hash & keys->mask;

	for (;; at = (at + 1) & keys->mask) {
		const struct keys_entry *entry;

		if (keys->places[at] == 0)
			return &keys->places[at];
		entry = &keys->entries[keys->places[at] - 1];
		if (entry->hash == hash && entry->length == length &&
		    memcmp(entry->bytes, bytes, length) == 0)
			return &keys->places[at];
	}
}

uint32_t keys_find(const struct keys *keys, const void *bytes, size_t length)
{
	if (keys->count == 0)
		return KEYS_NONE;
	return *place_of(keys, bytes, length, sci_hash_bytes(bytes, length, 0)) - 1;
}

static int grow(struct keys *keys)
{
	uint32_t room = keys->room == 0 ? 16 : 2 * keys->room, i;
	uint32_t *places = calloc((size_t)room * 2, sizeof(*places));
	struct keys_entry *entries = realloc(keys->entries, room * sizeof(*entries));

	if (entries != NULL)
		keys->entries = entries;
	if (places == NULL || entries == NULL) {
		free(places);
		return 0;
	}
	free(keys->places);
	keys->places = places;
	keys->mask = room * 2 - 1;
	keys->room = room;
	for (i = 0; i < keys->count; i++)
		*place_of(keys, entries[i].bytes, entries[i].length, entries[i].hash) = i + 1;
	return 1;
}

uint32_t keys_add(struct keys *keys, const void *bytes, size_t length)
{
	struct keys_entry entry = { NULL, length, sci_hash_bytes(bytes, length, 0) };

	if (keys->count == keys->most || (keys->count == keys->room && !grow(keys)))
		return KEYS_NONE;
	entry.bytes = malloc(length > 0 ? length : 1);
	if (entry.bytes == NULL)
		return KEYS_NONE;
	memcpy(entry.bytes, bytes, length);
	*place_of(keys, bytes, length, entry.hash) = keys->count + 1;
	keys->entries[keys->count] = entry;
	return keys->count++;
}

const void *keys_bytes(const struct keys *keys, uint32_t number, size_t *length)
{
	*length = keys->entries[number].length;
	return keys->entries[number].bytes;
}
