/* SPDX-License-Identifier: BSD-2-Clause */
/* Sorting by number. */
#include "base/order.h"
#include "unit.h"

#include <stdlib.h>

#define ITEMS 3000

static uint64_t draw(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *state >> 11;
}

static const struct row {
	const char *name;
	uint32_t count;
	uint64_t most; /* of the numbers */
	unsigned shift;
} rows[] = {
	{ "none", 0, 1, 0 },
	{ "one", 1, 1000, 0 },
	{ "few, many of them equal", 40, 5, 0 },
	{ "few", 47, UINT64_MAX, 0 },
	{ "enough to be counted", 48, 70000, 0 },
	{ "all of them equal", 500, 1, 0 },
	{ "many equal", ITEMS, 300, 0 },
	{ "all over the range", ITEMS, UINT64_MAX, 0 },
	{ "in the upper half only", ITEMS, INT32_MAX, 32 },
};

/* Ascending, equal ones in their order, and each item once. */
static void check_row(const struct row *row)
{
	static struct sci_order items[ITEMS], spare[ITEMS];
	static uint64_t numbers[ITEMS];
	static unsigned char seen[ITEMS];
	struct sci_order *sorted;
	uint64_t state = row->count;
	uint32_t i;

	for (i = 0; i < row->count; i++) {
		items[i].number = numbers[i] = draw(&state) % row->most << row->shift;
		items[i].index = i;
		seen[i] = 0;
	}
	sorted = sci_order_sort(items, spare, row->count);
	for (i = 0; i < row->count; i++) {
		UNIT_CHECK(sorted[i].index < row->count && !seen[sorted[i].index]++,
			   "%s: an item twice", row->name);
		UNIT_CHECK(sorted[i].number == numbers[sorted[i].index], "%s: a number changed",
			   row->name);
		if (i == 0)
			continue;
		UNIT_CHECK(sorted[i - 1].number < sorted[i].number ||
				   (sorted[i - 1].number == sorted[i].number &&
				    sorted[i - 1].index < sorted[i].index),
			   "%s: item %u is out of order", row->name, i);
	}
}

static void test_sort(void)
{
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_row(&rows[i]);
}

static const struct unit_test tests[] = { { "sorting", test_sort } };

int main(void)
{
	return UNIT_MAIN("order", tests);
}
