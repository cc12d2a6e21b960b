/* SPDX-License-Identifier: BSD-2-Clause */
#include "order.h"

#include <string.h>

#define BYTES 8
#define VALUES 256
#define FEW 48 /* below that, counting costs more than moving */

/* How often each value of each byte occurs. */
static void count_values(const struct sci_order *items, uint32_t count,
			 uint32_t counts[BYTES][VALUES])
{
	uint32_t i, byte;

	memset(counts, 0, sizeof(counts[0]) * BYTES);
	for (i = 0; i < count; i++)
		for (byte = 0; byte < BYTES; byte++)
			counts[byte][items[i].number >> (8 * byte) & 0xFF]++;
}

/* From how often a value occurs to where the first one goes. */
static void find_places(uint32_t counts[VALUES])
{
	uint32_t value, place = 0;

	for (value = 0; value < VALUES; value++) {
		uint32_t many = counts[value];

		counts[value] = place;
		place += many;
	}
}

static struct sci_order *insert_all(struct sci_order *items, uint32_t count)
{
	uint32_t i, at;

	for (i = 1; i < count; i++) {
		const struct sci_order item = items[i];

		for (at = i; at > 0 && items[at - 1].number > item.number; at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
	return items;
}

struct sci_order *sci_order_sort(struct sci_order *items, struct sci_order *spare, uint32_t count)
{
	uint32_t counts[BYTES][VALUES], i, byte;

	if (count < FEW)
		return insert_all(items, count);
	count_values(items, count, counts);
	for (byte = 0; byte < BYTES; byte++) {
		const uint32_t shift = 8 * byte;
		struct sci_order *sorted = spare;

		if (counts[byte][items[0].number >> shift & 0xFF] == count)
			continue; /* the same in all of them */
		find_places(counts[byte]);
		for (i = 0; i < count; i++)
			sorted[counts[byte][items[i].number >> shift & 0xFF]++] = items[i];
		spare = items;
		items = sorted;
	}
	return items;
}
