/* SPDX-License-Identifier: BSD-2-Clause */
#include "masks.h"

#include "cli/cli.h"

/* The number of a column from the start of a record, where it can be told. */
static size_t from_start(size_t column, size_t count)
{
	if (!column_from_end(column) || count < column_needs(column))
		return column;
	return count - column_needs(column);
}

static bool is_same(size_t one, size_t other, size_t count)
{
	return one != NO_COLUMN && from_start(one, count) == from_start(other, count);
}

/* Whether --when looks at a column. */
static bool has_condition(const struct plan *plan, size_t column, size_t count)
{
	uint32_t i;

	for (i = 0; i < plan->when_count; i++)
		if (is_same(plan->when[i].at, column, count))
			return true;
	return false;
}

/* Whether an answer depends on a column, or what is counted of it. */
static bool is_read(const struct plan *plan, size_t column, size_t count)
{
	uint32_t i;

	for (i = 0; i < plan->cell_count; i++)
		if (is_same(plan->cells[i], column, count))
			return true;
	for (i = 0; i < plan->test_count; i++)
		if (is_same(plan->tests[i]->at, column, count))
			return true;
	for (i = 0; i < plan->call_count; i++)
		if (is_same(plan->call[i], column, count))
			return true;
	return has_condition(plan, column, count);
}

static bool is_named(const struct plan *plan, size_t column, size_t count)
{
	uint32_t i;

	for (i = 0; i < plan->masked_count; i++)
		if (is_same(plan->masked[i], column, count))
			return true;
	return false;
}

enum mask_way plan_mask(const struct plan *plan, size_t column, size_t count)
{
	if (plan->options->mask == 0)
		return MASK_NOT;
	if (is_named(plan, column, count))
		return MASK_RUNS;
	if (plan->masked_count > 0 || is_read(plan, column, count))
		return MASK_NOT;
	return MASK_NUMBER;
}

enum mask_way plan_mask_untyped(const struct plan *first, size_t column, size_t count)
{
	const struct plan *plan;

	for (plan = first; plan != NULL; plan = plan->next)
		if (is_named(plan, column, count))
			return MASK_RUNS;
	for (plan = first; plan != NULL; plan = plan->next)
		if (plan->masked_count > 0 || has_condition(plan, column, count))
			return MASK_NOT;
	return MASK_NUMBER;
}

enum mask_way plan_mask_by(const struct plan *plan)
{
	bool json = plan->options->json_lines;
	enum mask_way way = MASK_NOT;

	for (; plan != NULL; plan = plan->next) {
		enum mask_way other = plan_mask(plan, plan->by, plan->columns);

		if (plan->by != NO_COLUMN && other > way)
			way = other;
	}
	if (!json || way == MASK_NOT)
		return way;
	return way == MASK_NUMBER ? MASK_JSON_NUMBER : MASK_JSON_RUNS;
}

bool plan_masks_found(const struct plan *plan)
{
	uint32_t i;

	for (i = 0; i < plan->masked_count; i++) {
		const struct plan *type = plan;

		while (type != NULL && type->masked[i] == NO_COLUMN)
			type = type->next;
		if (type != NULL)
			continue;
		cli_say("--mask-digits names a column '%s', which no record has; expected a name of the profile or a number",
			plan->options->masked.items[i]);
		return false;
	}
	return true;
}
