/* SPDX-License-Identifier: BSD-2-Clause */
#include "masked.h"

#include "base/json-read.h"
#include "cli/csv/plan/masks.h"
#include "form.h"

static unsigned digits_of(const struct batch *batch)
{
	return batch->plan->options->mask;
}

/* A place of the block, that can be written. */
static char *place_of(struct batch *batch, const char *at)
{
	return (char *)batch->block.bytes + (at - (const char *)batch->block.bytes);
}

static void mask_cells(struct batch *batch, const struct view *view, bool header)
{
	unsigned digits = digits_of(batch);
	size_t i;

	for (i = 0; i < view->count; i++) {
		const struct cell cell = view_cell(view, i);
		enum mask_way way = header ? MASK_NUMBER : plan_mask(batch->plan, i, view->count);

		mask_value(place_of(batch, cell.text), cell.length, digits, way);
	}
}

void masked_record(struct batch *batch, const struct view *view)
{
	if (digits_of(batch) > 0)
		mask_cells(batch, view, false);
}

void masked_header(struct batch *batch, const struct view *view)
{
	if (digits_of(batch) > 0)
		mask_cells(batch, view, true);
}

void masked_malformed(struct batch *batch, const struct view *view, bool cut)
{
	char *text = place_of(batch, view->bytes + view->from);
	size_t length = view->stop - view->from;

	if (digits_of(batch) == 0)
		return;
	if (cut)
		mask_all(text, length);
	else
		mask_runs(text, length, digits_of(batch), batch->form->escapes);
}

/* ------------------------------------------------------------ lines of JSON */

/* A number of JSON stays one: it has zeros, behind a 1 where nothing else is left of it. */
static void mask_json_number(char *text, size_t length, unsigned digits)
{
	size_t i;

	if (!mask_runs(text, length, digits, false))
		return;
	for (i = 0; i < length; i++)
		if (text[i] == MASK_SIGN)
			text[i] = i == 0 || !sci_is_digit(text[i - 1]) ? '1' : '0';
}

/* Mask the values that were named. */
static void mask_named(struct batch *batch, const struct view *line)
{
	const struct plan *plan = batch->plan;
	uint32_t i;

	for (i = 0; i < plan->masked_count; i++) {
		const struct jsonl_value *value = &batch->json.values[plan->masked[i]];
		char *text = place_of(batch, line->bytes + line->from + value->from);

		if (value->kind == JSONL_STRING)
			mask_runs(text, value->to - value->from, digits_of(batch), true);
		else if (value->kind == JSONL_NUMBER)
			mask_json_number(text, value->to - value->from, digits_of(batch));
	}
}

/* Whether a value, by its place in the line, is one that is read. */
static bool is_read(const struct batch *batch, size_t at)
{
	const struct plan *plan = batch->plan;
	uint32_t i;

	for (i = 0; i < plan->paths->count; i++)
		if (batch->json.values[i].kind != JSONL_MISSING &&
		    batch->json.values[i].from == at && plan_mask(plan, i, 0) == MASK_NOT)
			return true;
	return false;
}

/* Mask all strings that are numbers. */
static void mask_strings(struct batch *batch, const struct view *line)
{
	const char *from = line->bytes + line->from;
	enum sci_json_kind kind;
	struct sci_json json;

	sci_json_start(&json, from, line->bytes + line->stop);
	while ((kind = sci_json_next(&json)) != SCI_JSON_END && kind != SCI_JSON_ERROR)
		if (kind == SCI_JSON_STRING && !is_read(batch, (size_t)(json.piece - from)))
			mask_number(place_of(batch, json.text.text), json.text.length,
				    digits_of(batch));
}

void masked_line(struct batch *batch, const struct view *line)
{
	if (digits_of(batch) == 0)
		return;
	if (batch->plan->masked_count > 0)
		mask_named(batch, line);
	else
		mask_strings(batch, line);
}
