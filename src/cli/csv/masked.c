/* SPDX-License-Identifier: BSD-2-Clause */
#include "masked.h"

#include "base/json-read.h"
#include "cli/csv/plan/masks.h"
#include "form.h"

_Static_assert(MASKED_MAX <= 64, "a bit for each path");

static unsigned digits_of(const struct batch *batch)
{
	return batch->plan->options->mask;
}

/* A place of the block, that can be written. */
static char *place_of(struct batch *batch, const char *at)
{
	return (char *)batch->block.bytes + (at - (const char *)batch->block.bytes);
}

static enum mask_way way_of(const struct batch *batch, size_t column, size_t count)
{
	return batch->untyped ? plan_mask_untyped(batch->plan, column, count)
			      : plan_mask(batch->plan, column, count);
}

static void mask_cells(struct batch *batch, const struct view *view, bool header)
{
	unsigned digits = digits_of(batch);
	size_t i;

	for (i = 0; i < view->count; i++) {
		const struct cell cell = view_cell(view, i);
		enum mask_way way = header ? MASK_NUMBER : way_of(batch, i, view->count);

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
		mask_runs(text, length, digits_of(batch), false);
}

void masked_reason(const struct batch *batch, char *reason)
{
	static const char escape[] = "found '\\u";
	char *end = strstr(reason, "; expected");

	if (digits_of(batch) > 0 && end != NULL && strncmp(reason, escape, sizeof(escape) - 1) != 0)
		mask_all(reason, (size_t)(end - reason));
}

/* ------------------------------------------------------------ lines of JSON */

/* A line that is gone through, into what was named and on the way to it. */
struct walk {
	const struct plan *plan;
	struct sci_json json;
	unsigned named;                 /* the level from which on all is masked; 0: none */
	uint32_t step;                  /* that the last key leads to */
	uint32_t steps[SCI_JSON_DEPTH]; /* of the open objects and arrays */
	uint32_t items[SCI_JSON_DEPTH]; /* elements so far of an array; JSONL_NONE: an object */
};

/* Whether a path ends in a step, and was named. */
static bool is_named(const struct plan *plan, uint32_t step)
{
	uint32_t column = step != JSONL_NONE ? plan->paths->steps[step].column : JSONL_NONE;
	uint32_t i;

	for (i = 0; i < plan->masked_count && column != JSONL_NONE; i++)
		if (plan->masked[i] == column)
			return true;
	return false;
}

/* The step of a value that began at this level. */
static uint32_t step_of(struct walk *walk, unsigned level)
{
	if (level == 0)
		return 0;
	if (walk->items[level - 1] == JSONL_NONE)
		return walk->step;
	return jsonl_step_by_item(walk->plan->paths, walk->steps[level - 1],
				  walk->items[level - 1]++);
}

/* Go into an object or array, or pass over one that nobody named anything of.  false: an error. */
static bool open_level(struct walk *walk, enum sci_json_kind kind)
{
	unsigned level = walk->json.depth - 1;
	uint32_t step;

	if (walk->named > 0)
		return true;
	step = step_of(walk, level);
	if (is_named(walk->plan, step))
		walk->named = level + 1;
	else if (step == JSONL_NONE)
		return sci_json_skip(&walk->json, kind);
	walk->steps[level] = step;
	walk->items[level] = kind == SCI_JSON_ARRAY ? 0 : JSONL_NONE;
	return true;
}

/* Whether a text that was read is to be masked: a value, or a key within what was named. */
static bool is_masked(struct walk *walk, enum sci_json_kind kind)
{
	if (walk->named > 0)
		return true;
	if (kind != SCI_JSON_KEY)
		return is_named(walk->plan, step_of(walk, walk->json.depth));
	walk->step = jsonl_step_by_piece(walk->plan->paths, walk->steps[walk->json.depth - 1],
					 &walk->json);
	return false;
}

/* Mask the values that were named: unlike those that are read, each one of equal keys. */
static void mask_named(struct batch *batch, const struct view *line)
{
	char *text = place_of(batch, line->bytes + line->from);
	struct walk walk = { .plan = batch->plan };
	enum sci_json_kind kind;
	bool fine = true;

	sci_json_start(&walk.json, text, line->bytes + line->stop);
	while (fine && (kind = sci_json_next(&walk.json)) != SCI_JSON_END) {
		if (kind == SCI_JSON_ERROR)
			return;
		if (kind == SCI_JSON_OBJECT || kind == SCI_JSON_ARRAY)
			fine = open_level(&walk, kind);
		else if (kind == SCI_JSON_OBJECT_END || kind == SCI_JSON_ARRAY_END)
			walk.named = walk.json.depth < walk.named ? 0 : walk.named;
		else if (is_masked(&walk, kind))
			mask_json_piece(text, &walk.json, kind, digits_of(batch), MASK_RUNS);
	}
}

/* Whether a value, by its place in the line, is one that is read. */
static bool is_read(const struct batch *batch, size_t at)
{
	const struct plan *plan = batch->plan;
	uint32_t i;

	for (i = 0; i < plan->paths->count; i++)
		if (batch->json.values[i].kind != JSONL_MISSING &&
		    batch->json.values[i].from == at && way_of(batch, i, 0) == MASK_NOT)
			return true;
	return false;
}

/* Mask all strings that are numbers. */
static void mask_strings(struct batch *batch, const struct view *line)
{
	char *text = place_of(batch, line->bytes + line->from);
	enum sci_json_kind kind;
	struct sci_json json;

	sci_json_start(&json, text, line->bytes + line->stop);
	while ((kind = sci_json_next(&json)) != SCI_JSON_END && kind != SCI_JSON_ERROR)
		if (kind == SCI_JSON_STRING && !is_read(batch, (size_t)(json.piece - text)))
			mask_json_piece(text, &json, kind, digits_of(batch), MASK_NUMBER);
}

/* Take note of the paths that lead to something. */
static void note_found(struct batch *batch)
{
	const struct plan *plan = batch->plan;
	uint32_t i;

	for (i = 0; i < plan->masked_count; i++)
		if (batch->json.values[plan->masked[i]].kind != JSONL_MISSING)
			batch->masked |= UINT64_C(1) << i;
}

void masked_line(struct batch *batch, const struct view *line)
{
	if (digits_of(batch) == 0)
		return;
	if (batch->plan->masked_count == 0) {
		mask_strings(batch, line);
		return;
	}
	note_found(batch);
	mask_named(batch, line);
}
