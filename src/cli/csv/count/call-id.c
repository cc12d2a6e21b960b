/* SPDX-License-Identifier: BSD-2-Clause */
#include "call-id.h"

#include "base/hash.h"
#include "cli/csv/plan/options.h"

#include <stdio.h>
#include <time.h>

void call_key_make(struct call_key *key)
{
	FILE *random = fopen("/dev/urandom", "rb");
	bool fine;

	if (random != NULL)
		setvbuf(random, NULL, _IONBF, 0);
	fine = random != NULL && fread(key, sizeof(*key), 1, random) == 1;
	if (random != NULL)
		fclose(random);
	if (fine)
		return;
	key->first = sci_hash_mix((uint64_t)time(NULL) ^ (uint64_t)(uintptr_t)key);
	key->second = sci_hash_mix(key->first ^ (uint64_t)clock());
}

/* ---------------------------------------------------------------- SipHash */

struct sip {
	uint64_t a, b, c, d;
};

static inline uint64_t turn(uint64_t word, unsigned bits)
{
	return word << bits | word >> (64 - bits);
}

static inline void stir(struct sip *sip, unsigned rounds)
{
	while (rounds-- > 0) {
		sip->a += sip->b;
		sip->c += sip->d;
		sip->b = turn(sip->b, 13) ^ sip->a;
		sip->d = turn(sip->d, 16) ^ sip->c;
		sip->a = turn(sip->a, 32);
		sip->c += sip->b;
		sip->a += sip->d;
		sip->b = turn(sip->b, 17) ^ sip->c;
		sip->d = turn(sip->d, 21) ^ sip->a;
		sip->c = turn(sip->c, 32);
	}
}

static inline void take(struct sip *sip, uint64_t word)
{
	sip->d ^= word;
	stir(sip, 2);
	sip->a ^= word;
}

/* So many bytes as a number, the lowest first. */
static inline uint64_t word_of(const unsigned char *bytes, size_t count)
{
	uint64_t word = 0;

	while (count-- > 0)
		word = word << 8 | bytes[count];
	return word;
}

struct call_id call_hash(const struct call_key *key, const void *bytes, size_t length)
{
	const unsigned char *at = bytes, *stop = at + (length & ~(size_t)7);
	struct sip sip = { key->first ^ 0x736f6d6570736575u,
			   key->second ^ 0x646f72616e646f6du ^ 0xee,
			   key->first ^ 0x6c7967656e657261u, key->second ^ 0x7465646279746573u };
	struct call_id id;

	for (; at < stop; at += 8)
		take(&sip, word_of(at, 8));
	take(&sip, (uint64_t)length << 56 | word_of(at, length & 7));
	sip.c ^= 0xee;
	stir(&sip, 4);
	id.first = sip.a ^ sip.b ^ sip.c ^ sip.d;
	sip.b ^= 0xdd;
	stir(&sip, 4);
	id.second = sip.a ^ sip.b ^ sip.c ^ sip.d;
	return id;
}

/* ------------------------------------------------------------------ cells */

bool call_id_of(const struct call_key *key, const struct cell *cells, uint32_t count,
		struct call_id *id)
{
	struct call_id ids[CALL_COLUMNS];
	char scratch[CELL_TEXT];
	bool empty = true;
	uint32_t i;

	for (i = 0; i < count; i++) {
		struct cell value = cell_value(cells[i], scratch);

		empty = empty && value.length == 0;
		ids[i] = call_hash(key, value.text, value.length);
	}
	*id = count == 1 ? ids[0] : call_hash(key, ids, count * sizeof(*ids));
	id->first |= 1;
	return !empty;
}
