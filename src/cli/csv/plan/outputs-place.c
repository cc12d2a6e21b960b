/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the columns go that are written: behind the others, or over one of them. */
#include "column-find.h"
#include "members.h"

#include <stdlib.h>
#include <string.h>

/* Whether another output has the name or the column already. */
static bool is_taken(const struct plan *plan, const struct output *output)
{
	uint32_t i;

	for (i = 0; &plan->outputs[i] < output; i++)
		if (strcmp(plan->outputs[i].name, output->name) == 0 ||
		    (output->column != NO_COLUMN && plan->outputs[i].column == output->column))
			return true;
	return false;
}

/* Where an output goes: a new column, or with --replace an old one. */
static bool find_field(struct plan *plan, const struct view *header, struct output *output)
{
	const char *name = output->name;
	size_t length = strlen(name), found = 0;
	bool number = plan_is_number(name, length);

	if (!number)
		found = plan_column_search(plan, header, name, length, false, &output->column);
	if (found > 0 && !plan->options->replace) {
		cli_say("column '%s' exists already; expected a new name, or --replace", name);
		return false;
	}
	if (plan->options->replace && (number || found > 1)) {
		if (!plan_column_find(plan, header, name, length, &output->column))
			return false;
		found = 1;
	}
	if (found == 1)
		plan_column_need(plan, output->column);
	return true;
}

/* The same, or a member of lines of JSON. */
static bool find_output(struct plan *plan, const struct view *header, struct output *output)
{
	if (plan->options->json_lines ? !plan_member(plan, output)
				      : !find_field(plan, header, output))
		return false;
	if (!is_taken(plan, output))
		return true;
	cli_say("column '%s' is written twice; expected different columns", output->name);
	return false;
}

static int by_column(const void *a, const void *b)
{
	const struct output *const *x = a, *const *y = b;

	return ((*x)->column > (*y)->column) - ((*x)->column < (*y)->column);
}

/* Columns that are counted from both ends lie in another order in each record, and may
 * be one and the same. */
static bool count_from_one_end(const struct output *const *over, uint32_t count)
{
	uint32_t i;

	for (i = 1; i < count; i++) {
		if (column_from_end(over[i]->column) == column_from_end(over[0]->column))
			continue;
		cli_say("columns %s and %s may be the same; count both from the same end, or give --columns",
			over[0]->name, over[i]->name);
		return false;
	}
	return true;
}

bool plan_outputs_place(struct plan *plan, const struct view *header)
{
	const struct output *over[OUTPUTS_MAX];
	uint32_t i;

	for (i = 0; i < plan->output_count; i++) {
		struct output *output = &plan->outputs[i];

		if (!find_output(plan, header, output))
			return false;
		if (output->column != NO_COLUMN)
			over[plan->over_count++] = output;
	}
	if (!count_from_one_end(over, plan->over_count))
		return false;
	qsort(over, plan->over_count, sizeof(over[0]), by_column);
	for (i = 0; i < plan->over_count; i++)
		plan->over[i] = (uint32_t)(over[i] - plan->outputs);
	return true;
}
