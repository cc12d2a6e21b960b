/* SPDX-License-Identifier: BSD-2-Clause */
#include "first-line.h"

#include "base/text.h"
#include "cli/csv/record/mask.h"
#include "cli/cli.h"

/* Whether a column was given as a number. */
static bool is_number(const char *column)
{
	column += column[0] == '-';
	return column[0] != '\0' && column[strspn(column, "0123456789")] == '\0';
}

/* What was found by its name is in a header line. */
static bool is_by_number(const struct plan *plan)
{
	uint32_t i;

	for (i = 0; i < plan->source_count; i++)
		if (!is_number(plan->sources[i].column_name) ||
		    (plan->sources[i].protocol_name != NULL &&
		     !is_number(plan->sources[i].protocol_name)))
			return false;
	return true;
}

/* Whether a source reads a code in the header line. */
static bool has_code(const struct plan *plan, const struct source *source,
		     const struct view *header, struct cell *value, char scratch[CELL_TEXT])
{
	if (source->protocol != NO_COLUMN || source->form >= 0 ||
	    column_needs(source->column) > header->count)
		return false;
	*value = cell_value(view_cell(header, source->column), scratch);
	return value->length > 0 && sipcause_space_parse(plan->spaces[source->space].space,
							 value->text, value->length) >= 0;
}

/* Whether a cell is one that no column is called by: empty, a number, or a date or time. */
static bool is_datum(struct cell cell)
{
	bool digits = false;
	size_t i;

	for (i = 0; i < cell.length; i++) {
		digits = digits || sci_is_digit(cell.text[i]);
		if (!sci_is_digit(cell.text[i]) && strchr("+-:/. TZ", cell.text[i]) == NULL)
			return false;
	}
	return cell.length == 0 || digits;
}

static bool has_mostly_data(const struct view *header)
{
	char scratch[CELL_TEXT];
	size_t data = 0, i;

	for (i = 0; i < header->count; i++)
		data += is_datum(cell_value(view_cell(header, i), scratch));
	return header->count > 1 && data > header->count / 2;
}

void first_line_warn(const struct plan *plan, const struct view *header)
{
	char scratch[CELL_TEXT], masked[CELL_TEXT], quoted[SCI_QUOTED];
	struct cell value;
	uint32_t i;

	if (!plan->options->header || plan->options->quiet || !is_by_number(plan))
		return;
	for (i = 0; i < plan->source_count; i++) {
		const struct source *source = &plan->sources[i];

		if (!has_code(plan, source, header, &value, scratch))
			continue;
		value = mask_shown(value, plan->options->mask, masked);
		cli_say("the first line looks like a record, as column %s is %s; did you mean --no-header?",
			source->column_name, sci_quote(quoted, value.text, value.length));
		return;
	}
	if (has_mostly_data(header))
		cli_say("the first line looks like a record, as most of it is numbers, dates or empty; did you mean --no-header?");
}
