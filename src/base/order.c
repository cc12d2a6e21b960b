/* SPDX-License-Identifier: BSD-2-Clause */
#include "order.h"

#include <string.h>

#define VALUES 256
#define FEW 48 /* below that, counting costs more than moving */

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

/* The bits in which the numbers are not all the same. */
static uint64_t find_differences(const struct sci_order *items, uint32_t count)
{
	uint64_t differences = 0;
	uint32_t i;

	for (i = 1; i < count; i++)
		differences |= items[i].number ^ items[0].number;
	return differences;
}

/* Lay items out by one byte of their numbers. */
static void sort_by_byte(const struct sci_order *items, struct sci_order *sorted, uint32_t count,
			 unsigned shift)
{
	uint32_t places[VALUES], value, place = 0, i;

	memset(places, 0, sizeof(places));
	for (i = 0; i < count; i++)
		places[items[i].number >> shift & 0xFF]++;
	/* From how often a value occurs to where its first item goes. */
	for (value = 0; value < VALUES; value++) {
		const uint32_t many = places[value];

		places[value] = place;
		place += many;
	}
	for (i = 0; i < count; i++)
		sorted[places[items[i].number >> shift & 0xFF]++] = items[i];
}

struct sci_order *sci_order_sort(struct sci_order *items, struct sci_order *spare, uint32_t count)
{
	uint64_t differences;
	unsigned shift;

	if (count < FEW)
		return insert_all(items, count);
	differences = find_differences(items, count);
	for (shift = 0; shift < 64; shift += 8) {
		struct sci_order *sorted = spare;

		if ((differences >> shift & 0xFF) == 0)
			continue;
		sort_by_byte(items, sorted, count, shift);
		spare = items;
		items = sorted;
	}
	return items;
}
