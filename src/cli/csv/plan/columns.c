/* SPDX-License-Identifier: BSD-2-Clause */
/* Which columns the options mean. */
#include "base/count.h"
#include "base/near.h"
#include "base/text.h"
#include "by.h"
#include "columns.h"
#include "members.h"
#include "plan.h"
#include "profile.h"

#include <string.h>

/* What a text says that is a number, from 1, or with a minus from the end. */
struct numbered {
	size_t number;
	bool from_end;
};

/* A column by number; false: the text is none. */
static bool read_number(const char *name, size_t length, struct numbered *numbered)
{
	size_t i;

	numbered->number = 0;
	numbered->from_end = length > 0 && name[0] == '-';
	name += numbered->from_end;
	length -= numbered->from_end;
	if (length == 0 || length > 6)
		return false;
	for (i = 0; i < length; i++) {
		if (name[i] < '0' || name[i] > '9')
			return false;
		numbered->number = numbered->number * 10 + (size_t)(name[i] - '0');
	}
	return true;
}

bool plan_is_number(const char *name, size_t length)
{
	struct numbered numbered;

	return read_number(name, length, &numbered);
}

size_t plan_column_search(const struct plan *plan, const struct view *header, const char *name,
			  size_t length, bool fold, uint32_t *column)
{
	const struct cell wanted = { name, length };
	char scratch[CELL_TEXT];
	size_t found = 0, i;

	if (!plan->options->header)
		return profile_names_search(&plan->options->names, name, length, fold, column);
	for (i = 0; i < header->count; i++) {
		if (!cell_same(cell_value(view_cell(header, i), scratch), wanted, fold))
			continue;
		if (found++ == 0)
			*column = (uint32_t)i;
	}
	return found;
}

/* What separates the fields of the header, if it is not what was said. */
static const char *other_delimiter(const struct plan *plan, const struct view *header)
{
	static const struct {
		char delimiter;
		const char *word;
	} delimiters[] = { { ',', "," }, { ';', ";" }, { '|', "|" }, { '\t', "tab" } };
	size_t i;

	for (i = 0; header->count == 1 && i < SCI_COUNT(delimiters); i++)
		if (delimiters[i].delimiter != plan->options->delimiter &&
		    memchr(header->bytes + header->from, delimiters[i].delimiter,
			   header->stop - header->from) != NULL)
			return delimiters[i].word;
	return NULL;
}

/* The column whose name is nearest.  false: none is near. */
static bool find_near(const struct view *header, const char *name, size_t length, uint32_t *column)
{
	char scratch[CELL_TEXT];
	struct sci_near near;
	unsigned distance;
	size_t i;

	sci_near_begin(&near, name, length);
	for (i = 0; i < header->count; i++) {
		struct cell cell = cell_value(view_cell(header, i), scratch);

		distance = near.distance;
		sci_near_consider(&near, cell.text, cell.length);
		if (near.distance < distance)
			*column = (uint32_t)i;
	}
	return near.word != NULL;
}

/* Whether what should be a header is an object of JSON. */
static bool is_json(const struct view *header)
{
	const char *first = header->bytes + header->from;

	return header->stop - header->from >= 2 && first[0] == '{' &&
	       (first[1] == '"' || first[1] == '}' || first[1] == ' ');
}

static void guess_profile(const struct plan *plan, const struct view *header)
{
	if (header->count > 0)
		profile_guess(plan->cli, plan->options, header->bytes + header->from,
			      header->stop - header->from);
}

static bool tell_missing(const struct plan *plan, const struct view *header, const char *name,
			 size_t length)
{
	const char *word = other_delimiter(plan, header);
	char scratch[CELL_TEXT];
	uint32_t near = 0;

	if (!plan->options->header) {
		profile_names_tell(plan->options, name, length);
		return false;
	}
	if (is_json(header) && !plan->options->compares) {
		cli_say("there is no column '%.*s', as the first line is JSON; did you mean --json-lines?",
			(int)length, name);
	} else if (word != NULL) {
		cli_say("there is no column '%.*s', as the header is one field; did you mean --delimiter '%s'?",
			(int)length, name, word);
	} else if (plan_column_search(plan, header, name, length, true, &near) > 0 ||
		   find_near(header, name, length, &near)) {
		struct cell cell = cell_value(view_cell(header, near), scratch);

		cli_say("there is no column '%.*s'; did you mean %.*s?", (int)length, name,
			(int)cell.length, cell.text);
	} else {
		cli_say("there is no column '%.*s'; expected a name in the header, or a number from 1 to %zu",
			(int)length, name, header->count);
	}
	profile_missing_tell(plan->options, name);
	guess_profile(plan, header);
	return false;
}

/* The columns that numbers count: those that all records have, or those of the header
 * line.  0: each record counts its own. */
static size_t counted_columns(const struct plan *plan, const struct view *header)
{
	return plan->columns == 0 && plan->options->header ? header->count : plan->columns;
}

static bool find_numbered(const struct plan *plan, const struct view *header,
			  const struct numbered *numbered, uint32_t *column)
{
	size_t count = counted_columns(plan, header), number = numbered->number;
	const char *sign = numbered->from_end ? "-" : "", *word;

	if (number == 0) {
		cli_say("there is no column %s0; columns count from 1, or from -1, which is the last",
			sign);
		return false;
	}
	if (!numbered->from_end)
		*column = (uint32_t)number - 1;
	else
		*column = count > 0 ? (uint32_t)(count - number) : COLUMN_FROM_END(number);
	/* Beyond the header line there may be more, where records may have any number. */
	if (number <= count || count == 0 || (plan->columns == 0 && !numbered->from_end))
		return true;
	word = plan->options->columns > 0 ? NULL : other_delimiter(plan, header);
	if (word != NULL)
		cli_say("there is no column %s%zu, as the first record is one field; did you mean --delimiter '%s'?",
			sign, number, word);
	else
		cli_say("there is no column %s%zu; %s %zu", sign, number,
			plan->options->columns > 0 ? "--columns is" : "the first record has",
			count);
	return false;
}

/* Whether records have as many columns as the profile has names up to this one. */
static bool is_within(const struct plan *plan, const struct view *header, const char *name,
		      size_t length, uint32_t column)
{
	size_t count = counted_columns(plan, header);
	const char *word = other_delimiter(plan, header);

	if (count == 0 || column < count)
		return true;
	if (word != NULL) {
		cli_say("there is no column '%.*s', as the first record is one field; did you mean --delimiter '%s'?",
			(int)length, name, word);
		return false;
	}
	profile_short_tell(plan->options, name, length, column, count);
	return false;
}

bool plan_column_find(struct plan *plan, const struct view *header, const char *name, size_t length,
		      uint32_t *column)
{
	struct numbered numbered;
	size_t found;

	if (plan->options->json_lines)
		return plan_path(plan, name, length, column);
	if (read_number(name, length, &numbered))
		return find_numbered(plan, header, &numbered, column);
	if (!plan->options->header && plan->options->names.count == 0) {
		cli_say("found column name '%.*s' with --no-header; expected a number from 1, or from -1, which is the last",
			(int)length, name);
		guess_profile(plan, header);
		return false;
	}
	found = plan_column_search(plan, header, name, length, false, column);
	if (found > 1)
		cli_say("column '%.*s' is in the header %zu times; expected its number",
			(int)length, name, found);
	if (found == 1)
		return plan->options->header || is_within(plan, header, name, length, *column);
	return found == 0 && tell_missing(plan, header, name, length);
}

void plan_column_need(struct plan *plan, uint32_t column)
{
	if (column_needs(column) > plan->least)
		plan->least = (uint32_t)column_needs(column);
}

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
	struct numbered numbered;
	uint32_t column;

	if (plan_column_search(plan, header, text, strlen(text), false, &column) > 0)
		return NULL;
	for (at = first; at != NULL; at = strchr(at + 1, '~'))
		if (read_number(text, (size_t)(at - text), &numbered) ||
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
