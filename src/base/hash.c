/* SPDX-License-Identifier: BSD-2-Clause */
#include "hash.h"

#include <string.h>

uint64_t sci_hash_bytes(const void *bytes, size_t length, uint64_t seed)
{
	const unsigned char *at = bytes;
	uint64_t hash = sci_hash_mix(seed ^ length);

	for (; length >= 8; length -= 8, at += 8) {
		uint64_t word;

		memcpy(&word, at, 8);
		hash = sci_hash_mix(hash ^ word);
	}
	if (length > 0) {
		uint64_t word = 0;

		memcpy(&word, at, length);
		hash = sci_hash_mix(hash ^ word);
	}
	return hash;
}

uint32_t sci_hash_places(uint32_t count)
{
	uint32_t places = 8;

	if (count > UINT32_C(1) << 30)
		return 0;
	while (places / 2 < count)
		places *= 2;
	return places;
}
