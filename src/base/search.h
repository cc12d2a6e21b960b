/* SPDX-License-Identifier: BSD-2-Clause */
/* The one binary search. */
#ifndef SCI_SEARCH_H
#define SCI_SEARCH_H

#include <stdbool.h>
#include <stdint.h>

/*
 * How many of `count` items come before a number: those for which before() holds,
 * which all stand at the front.  Compilers put before() in the place of its call.
 */
static inline uint32_t sci_search(const void *items, uint32_t count, int64_t number,
				  bool (*before)(const void *items, uint32_t index, int64_t number))
{
	uint32_t low = 0, high = count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (before(items, middle, number))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

#endif
