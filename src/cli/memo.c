/* SPDX-License-Identifier: BSD-2-Clause */
#include "memo.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

#define WAYS 4 /* places that are tried for a hash: a line of a processor's cache */

struct cli_memo_place {
	uint64_t hash;
	uint64_t at; /* 1 + the bytes that were taken before it; 0: free */
};

/* What stands in the ring: this, the key, and the value at the next multiple of 8. */
struct entry {
	uint32_t key_length;
	uint32_t length;
};

bool cli_memo_make(struct cli_memo *memo)
{
	memset(memo, 0, sizeof(*memo));
	memo->ring = malloc(CLI_MEMO_RING);
	memo->places = calloc(CLI_MEMO_PLACES, sizeof(*memo->places));
	if (memo->ring != NULL && memo->places != NULL)
		return true;
	cli_memo_drop(memo);
	return false;
}

void cli_memo_drop(struct cli_memo *memo)
{
	free(memo->ring);
	free(memo->places);
	memset(memo, 0, sizeof(*memo));
}

uint64_t cli_memo_hash(const void *key, size_t length)
{
	return sci_hash_bytes(key, length, 0);
}

static struct cli_memo_place *places_of(const struct cli_memo *memo, uint64_t hash)
{
	return &memo->places[(hash & (CLI_MEMO_PLACES - 1)) / WAYS * WAYS];
}

static size_t round_up(size_t length)
{
	return (length + 7) / 8 * 8;
}

/* Bytes before the value. */
static size_t lead(size_t key_length)
{
	return round_up(sizeof(struct entry) + key_length);
}

/* Whether a place is taken by what the ring still has. */
static bool is_alive(const struct cli_memo *memo, const struct cli_memo_place *place)
{
	return place->at > 0 && memo->next - (place->at - 1) <= CLI_MEMO_RING;
}

static unsigned char *ring_at(const struct cli_memo *memo, uint64_t at)
{
	return memo->ring + at % CLI_MEMO_RING;
}

const void *cli_memo_find(const struct cli_memo *memo, uint64_t hash, const void *key,
			  size_t key_length, size_t *length)
{
	const struct cli_memo_place *place = places_of(memo, hash);
	size_t i;

	for (i = 0; i < WAYS; i++, place++) {
		const unsigned char *bytes;
		struct entry entry;

		if (place->hash != hash || !is_alive(memo, place))
			continue;
		bytes = ring_at(memo, place->at - 1);
		memcpy(&entry, bytes, sizeof(entry));
		if (entry.key_length != key_length ||
		    memcmp(bytes + sizeof(entry), key, key_length) != 0)
			continue;
		*length = entry.length;
		return bytes + lead(key_length);
	}
	return NULL;
}

/* The place that is taken next: a free one, or that of the oldest. */
static struct cli_memo_place *place_for(const struct cli_memo *memo, uint64_t hash)
{
	struct cli_memo_place *places = places_of(memo, hash), *oldest = places;
	size_t i;

	for (i = 1; i < WAYS; i++)
		if (places[i].at < oldest->at)
			oldest = &places[i];
	return oldest;
}

/* So many bytes in one piece, from the ring's begin where its end is too near. */
static uint64_t take(struct cli_memo *memo, size_t size)
{
	size_t left = CLI_MEMO_RING - memo->next % CLI_MEMO_RING;
	uint64_t at = left < size ? memo->next + left : memo->next;

	memo->next = at + size;
	return at;
}

void *cli_memo_add(struct cli_memo *memo, uint64_t hash, const void *key, size_t key_length,
		   size_t length)
{
	struct entry entry = { (uint32_t)key_length, (uint32_t)length };
	struct cli_memo_place *place;
	unsigned char *bytes;

	if (key_length > CLI_MEMO_MOST || length > CLI_MEMO_MOST - key_length)
		return NULL;
	place = place_for(memo, hash);
	place->hash = hash;
	place->at = 1 + take(memo, lead(key_length) + round_up(length));
	bytes = ring_at(memo, place->at - 1);
	memcpy(bytes, &entry, sizeof(entry));
	memcpy(bytes + sizeof(entry), key, key_length);
	return bytes + lead(key_length);
}
