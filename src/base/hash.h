/* SPDX-License-Identifier: BSD-2-Clause */
/* Hashing, for the tables that are built on it. */
#ifndef SCI_HASH_H
#define SCI_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t sci_hash_bytes(const void *bytes, size_t length, uint64_t seed);
/* Spread what differs in few bits over all of them. */
static inline uint64_t sci_hash_mix(uint64_t number)
{
	number ^= number >> 32;
	number *= 0x9E3779B97F4A7C15u;
	number ^= number >> 29;
	number *= 0xD6E8FEB86659FD93u;
	return number ^ number >> 32;
}

/* How many places a table with open addressing has for so many entries: a power of
 * two, at most half of which they fill, since a search ends at a free one.  0: more
 * than can be numbered. */
uint32_t sci_hash_places(uint32_t count);

#endif
