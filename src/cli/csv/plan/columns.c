/* SPDX-License-Identifier: BSD-2-Clause */
/* Which columns the options mean. */
#include "by.h"
#include "column-find.h"
#include "plan.h"

#include "base/text.h"

#include <string.h>

/* A column that is read. */
static bool find_read(struct plan *plan, const struct view *header, const char *name, size_t length,
		      uint32_t *column)
{
	if (!plan_column_find(plan, header, name, length, column))
		return false;
	plan_column_need(plan, *column);
	return true;
}

static bool find_text(struct plan *plan, const struct view *header, const char *name,
		      uint32_t *column)
{
	*column = NO_COLUMN;
	return name == NULL || find_read(plan, header, name, strlen(name), column);
}

/* Where the expression of COLUMN~REGEX begins, behind the first ~ that has a column before it
 * or, where none has, the first of all.  NULL: it is a name of the header, or has no ~. */
static const char *find_pattern(const struct plan *plan, const struct view *header,
				const char *text)
{
	const char *first = strchr(text, '~'), *at;
	uint32_t column;

	if (plan_column_search(plan, header, text, strlen(text), false, &column) > 0)
		return NULL;
	for (at = first; at != NULL; at = strchr(at + 1, '~'))
		if (plan_is_number(text, (size_t)(at - text)) ||
		    plan_column_search(plan, header, text, (size_t)(at - text), false, &column) > 0)
			return at + 1;
	return first != NULL ? first + 1 : NULL;
}

static bool find_by(struct plan *plan, const struct view *header, const char *text)
{
	plan->by = NO_COLUMN;
	plan->by_pattern = text != NULL ? find_pattern(plan, header, text) : NULL;
	if (plan->by_pattern == NULL)
		return find_text(plan, header, text, &plan->by);
	return find_read(plan, header, text, (size_t)(plan->by_pattern - 1 - text), &plan->by) &&
	       by_pattern_check(text, plan->by_pattern);
}

static bool find_call(struct plan *plan, const struct view *header, const struct cli_list *names)
{
	size_t i;

	for (i = 0; i < names->count; i++)
		if (!find_text(plan, header, names->items[i], &plan->call[i]))
			return false;
	plan->call_count = (uint32_t)names->count;
	return true;
}

static bool find_condition(struct plan *plan, const struct view *header,
			   struct condition *condition)
{
	return find_read(plan, header, condition->column, condition->column_length, &condition->at);
}

/* The columns of --mask-digits.  Of names that a profile gives, those of another type of records
 * may be missing: see plan_masks_found(). */
static bool find_masked(struct plan *plan, const struct view *header)
{
	const struct csv_options *options = plan->options;
	size_t i;

	for (i = 0; i < options->masked.count; i++) {
		const char *name = options->masked.items[i];
		uint32_t *column = &plan->masked[plan->masked_count++];

		*column = NO_COLUMN;
		if (options->names.count > 0 && !options->header &&
		    !plan_is_number(name, strlen(name)) &&
		    plan_column_search(plan, header, name, strlen(name), false, column) == 0)
			continue;
		if (!plan_column_find(plan, header, name, strlen(name), column))
			return false;
	}
	return true;
}

/* A column that was counted from the end is called by its number, where all records have it in
 * one place. */
static void name_source(const struct plan *plan, struct source *source)
{
	char *name;

	if (plan->options->json_lines || source->column_name[0] != '-' ||
	    !plan_is_number(source->column_name, strlen(source->column_name)) ||
	    column_from_end(source->column))
		return;
	name = cli_alloc(SCI_DECIMAL + 1);
	name[sci_decimal_put(name, (int64_t)source->column + 1)] = '\0';
	source->column_name = name;
}

static bool find_sources(struct plan *plan, const struct view *header)
{
	uint32_t i;

	for (i = 0; i < plan->source_count; i++)
		if (!find_text(plan, header, plan->sources[i].column_name,
			       &plan->sources[i].column) ||
		    !find_text(plan, header, plan->sources[i].protocol_name,
			       &plan->sources[i].protocol))
			return false;
	for (i = 0; i < plan->source_count; i++)
		name_source(plan, &plan->sources[i]);
	return true;
}

static bool find_conditions(struct plan *plan, const struct view *header)
{
	uint32_t i;

	for (i = 0; i < plan->context_count; i++)
		if (!plan->contexts[i].chooses &&
		    !find_condition(plan, header, &plan->contexts[i].condition))
			return false;
	for (i = 0; i < plan->choice_count; i++)
		if (!find_condition(plan, header, &plan->choices[i].condition))
			return false;
	for (i = 0; i < plan->when_count; i++)
		if (!find_condition(plan, header, &plan->when[i]))
			return false;
	if (plan->options->duration != NULL && !find_condition(plan, header, &plan->no_length))
		return false;
	return !plan->seizes || find_condition(plan, header, &plan->seized);
}

void plan_tuple(struct plan *plan)
{
	uint32_t i;

	for (i = 0; i < plan->source_count; i++) {
		struct source *source = &plan->sources[i];

		source->place = plan_cell(plan, source->column);
		if (source->protocol != NO_COLUMN)
			source->protocol_place = plan_cell(plan, source->protocol);
	}
	plan_contexts_tuple(plan);
	plan->duration_test = plan->seized_test = NO_COLUMN;
	if (plan->options->duration != NULL)
		plan->duration_test = plan_test(plan, &plan->no_length);
	if (plan->seizes)
		plan->seized_test = plan_test(plan, &plan->seized);
}

/* A line is read once, whatever type of record it is: all types have the same paths. */
static void make_paths(struct plan *plan)
{
	if (plan->paths == NULL) {
		plan->paths = cli_alloc(sizeof(*plan->paths));
		if (!jsonl_paths_make(plan->paths))
			cli_need_memory(SIPCAUSE_E_MEMORY);
	}
	if (plan->next != NULL)
		plan->next->paths = plan->paths;
}

int plan_columns(struct plan *plan, const struct view *header)
{
	const struct csv_options *options = plan->options;

	/* Without a header, records of several types may differ in their columns. */
	plan->columns = options->columns;
	if (plan->columns == 0 && !options->any_columns &&
	    (options->header || plan->when_count == 0))
		plan->columns = (uint32_t)header->count;
	plan->least = 1;
	if (options->json_lines)
		make_paths(plan);
	if (!find_sources(plan, header) || !find_conditions(plan, header) ||
	    !find_by(plan, header, options->by) || !find_call(plan, header, &options->call) ||
	    !plan_outputs_place(plan, header) || !find_masked(plan, header))
		return CLI_USAGE;
	plan_tuple(plan);
	return CLI_OK;
}
