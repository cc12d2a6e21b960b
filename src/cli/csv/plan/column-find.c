/* SPDX-License-Identifier: BSD-2-Clause */
#include "column-find.h"

#include "base/count.h"
#include "base/near.h"
#include "base/text.h"
#include "cli/csv/record/mask.h"
#include "members.h"
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
	char scratch[CELL_TEXT], masked[CELL_TEXT];
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

		cell = mask_shown(cell, plan->options->mask, masked);
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
