/* SPDX-License-Identifier: BSD-2-Clause */
#include "string-table.h"

#include "alloc.h"
#include "hash.h"

#include <stdbool.h>
#include <string.h>

struct sci_string {
	void *bytes;
	size_t length;
	uint64_t hash;
};

void sci_strings_init(struct sci_strings *strings, uint32_t most, struct sci_arena *keep)
{
	memset(strings, 0, sizeof(*strings));
	strings->most = most;
	strings->keep = keep;
}

void sci_strings_free(struct sci_strings *strings)
{
	uint32_t i;

	for (i = 0; strings->keep == NULL && i < strings->count; i++)
		sci_free(strings->entries[i].bytes);
	sci_free(strings->entries);
	sci_free(strings->places);
	memset(strings, 0, sizeof(*strings));
}

/* The place of a string, or the free one where it belongs. */
static uint32_t *place_of(const struct sci_strings *strings, const void *bytes, size_t length,
			  uint64_t hash)
{
	uint32_t at = (uint32_t)hash & strings->mask;

	for (;; at = (at + 1) & strings->mask) {
		const struct sci_string *entry;

		if (strings->places[at] == 0)
			return &strings->places[at];
		entry = &strings->entries[strings->places[at] - 1];
		if (entry->hash == hash && entry->length == length &&
		    memcmp(entry->bytes, bytes, length) == 0)
			return &strings->places[at];
	}
}

static uint32_t find(const struct sci_strings *strings, const void *bytes, size_t length,
		     uint64_t hash)
{
	/* What is free is 0, which gives SCI_STRINGS_NONE. */
	return strings->count == 0 ? SCI_STRINGS_NONE : *place_of(strings, bytes, length, hash) - 1;
}

uint32_t sci_strings_find(const struct sci_strings *strings, const void *bytes, size_t length)
{
	return find(strings, bytes, length, sci_hash_bytes(bytes, length, 0));
}

static bool grow(struct sci_strings *strings)
{
	uint32_t room = strings->room == 0 ? 16 : 2 * strings->room, i;
	uint32_t *places = sci_malloc((size_t)room * 2 * sizeof(*places));
	struct sci_string *entries =
		places == NULL ? NULL : sci_realloc(strings->entries, room * sizeof(*entries));

	if (entries == NULL) {
		sci_free(places);
		return false;
	}
	memset(places, 0, (size_t)room * 2 * sizeof(*places));
	sci_free(strings->places);
	strings->entries = entries;
	strings->places = places;
	strings->mask = room * 2 - 1;
	strings->room = room;
	for (i = 0; i < strings->count; i++)
		*place_of(strings, entries[i].bytes, entries[i].length, entries[i].hash) = i + 1;
	return true;
}

static void *copy_of(const struct sci_strings *strings, const void *bytes, size_t length)
{
	const size_t size = length > 0 ? length : 1;
	void *copy =
		strings->keep != NULL ? sci_arena_alloc(strings->keep, size) : sci_malloc(size);

	if (copy != NULL && length > 0)
		memcpy(copy, bytes, length);
	return copy;
}

static uint32_t add(struct sci_strings *strings, const void *bytes, size_t length, uint64_t hash)
{
	struct sci_string entry = { NULL, length, hash };

	if (strings->count == strings->most || (strings->count == strings->room && !grow(strings)))
		return SCI_STRINGS_NONE;
	entry.bytes = copy_of(strings, bytes, length);
	if (entry.bytes == NULL)
		return SCI_STRINGS_NONE;
	*place_of(strings, bytes, length, hash) = strings->count + 1;
	strings->entries[strings->count] = entry;
	return strings->count++;
}

uint32_t sci_strings_add(struct sci_strings *strings, const void *bytes, size_t length)
{
	return add(strings, bytes, length, sci_hash_bytes(bytes, length, 0));
}

const void *sci_strings_bytes(const struct sci_strings *strings, uint32_t number, size_t *length)
{
	*length = strings->entries[number].length;
	return strings->entries[number].bytes;
}

const void *sci_strings_keep(struct sci_strings *strings, const void *bytes, size_t length)
{
	const uint64_t hash = sci_hash_bytes(bytes, length, 0);
	uint32_t number = find(strings, bytes, length, hash);

	if (number == SCI_STRINGS_NONE)
		number = add(strings, bytes, length, hash);
	return number == SCI_STRINGS_NONE ? NULL : strings->entries[number].bytes;
}
