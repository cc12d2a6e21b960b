/* SPDX-License-Identifier: BSD-2-Clause */
#include "layout.h"

#include "cli/cli.h"
#include "cli/csv/plan/profile.h"

#include <string.h>

bool layout_is_of(const struct plan *plan, const struct view *record)
{
	uint32_t i;

	for (i = 0; i < plan->when_count; i++) {
		const struct condition *condition = &plan->when[i];

		if (column_needs(condition->at) <= record->count &&
		    condition_test_cell(condition, view_cell(record, condition->at)) == HOLDS)
			return true;
	}
	return plan->when_count == 0;
}

/* Whether the profile says that there may be so many. */
static bool is_known_count(const struct csv_options *options, size_t count)
{
	size_t i;

	if (count == options->names.count)
		return true;
	for (i = 0; i < options->counts.count; i++)
		if (strcmp(options->counts.items[i], "any") == 0 ||
		    profile_is_count(options->counts.items[i], count))
			return true;
	return false;
}

/* A column that is read and holds its own name; NULL: there is none. */
static const char *find_own_name(const struct plan *plan, const struct view *record)
{
	char scratch[CELL_TEXT];
	uint32_t i;

	for (i = 0; i < plan->source_count; i++) {
		const struct source *source = &plan->sources[i];

		if (column_needs(source->column) <= record->count &&
		    cell_is(cell_value(view_cell(record, source->column), scratch),
			    source->column_name, true))
			return source->column_name;
	}
	return NULL;
}

/* A column that is read and that the record does not have; NULL: it has all. */
static const char *find_lacking(const struct plan *plan, const struct view *record)
{
	const struct cli_list *names = &plan->options->names;

	if (plan->least <= record->count || plan->least > names->count)
		return NULL;
	return names->items[plan->least - 1];
}

static void tell_count(const struct plan *plan, size_t count)
{
	const struct csv_options *options = plan->options;
	char columns[24] = "any";

	if (plan->columns > 0)
		snprintf(columns, sizeof(columns), "%zu", count);
	cli_say("found a record of %zu columns, but profile %s has %zu. If --explain shows the right ones, add --columns %s; %s",
		count, options->profile, options->names.count, columns,
		profile_change_text(options));
}

void layout_warn(const struct plan *plan, const struct view *record)
{
	const struct csv_options *options = plan->options;
	const char *column = find_own_name(plan, record);

	if (column != NULL) {
		cli_say("the first line has the name of column %s, but profile %s is for files without names; remove that line, e.g. tail -n +2 FILE",
			column, options->profile);
		return;
	}
	column = find_lacking(plan, record);
	if (column != NULL)
		cli_say("found a record of %zu columns, but profile %s reads column %s, number %u; %s",
			record->count, options->profile, column, plan->least,
			profile_change_text(options));
	else if (!is_known_count(options, record->count))
		tell_count(plan, record->count);
}
