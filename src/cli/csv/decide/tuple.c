/* SPDX-License-Identifier: BSD-2-Clause */
#include "tuple.h"

uint64_t tuple_long_word(const char *text, size_t length)
{
	uint64_t hash = length, other = 0;
	size_t i;

	/* Two chains of multiplications, so that one need not wait for the other. */
	for (i = 0; i + 16 <= length; i += 16) {
		hash = tuple_mix(hash, cell_word(text + i));
		other = tuple_mix(other, cell_word(text + i + 8));
	}
	if (i + 8 <= length) {
		hash = tuple_mix(hash, cell_word(text + i));
		i += 8;
	}
	other = tuple_mix(other, tuple_short_word(text + i, length - i));
	hash = tuple_mix(tuple_mix(hash, other), 0);
	return (hash << 8) | UINT64_C(1) << 63;
}
