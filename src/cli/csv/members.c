/* SPDX-License-Identifier: BSD-2-Clause */
/* A record that is a line of JSON. */
#include "form.h"

#include "base/text.h"
#include "masked.h"

static bool begin(struct batch *batch)
{
	return jsonl_record_make(&batch->json, batch->plan->paths);
}

/* A line that is no object of JSON, which the reason has a piece of. */
static enum form_outcome malformed(struct batch *batch, const struct view *line,
				   struct wrong *wrong)
{
	struct jsonl_record *json = &batch->json;

	masked_reason(batch, json->reason);
	wrong->flaw = FLAW_JSON;
	wrong->at = line->from + json->at;
	wrong->reason = json->reason;
	return FORM_WRONG;
}

static enum form_outcome read_members(struct batch *batch, const struct view *line,
				      const struct view **cells, struct wrong *wrong)
{
	*cells = &batch->json.view;
	switch (jsonl_read(batch->plan->paths, line->bytes + line->from, line->stop - line->from,
			   &batch->json)) {
	case JSONL_SOUND:
		return FORM_SOUND;
	case JSONL_BLANK:
		return FORM_EMPTY;
	case JSONL_MEMORY:
		return FORM_MEMORY;
	default:
		return malformed(batch, line, wrong);
	}
}

/* Whether a line has no value that an output is written over. */
static bool is_added(const struct batch *batch, const struct output *output)
{
	return output->column == NO_COLUMN ||
	       batch->json.values[output->column].kind == JSONL_MISSING;
}

/* The first member that would be added and is there; NULL: none is. */
static const struct output *find_clash(const struct batch *batch)
{
	const struct plan *plan = batch->plan;
	uint32_t i;

	for (i = 0; i < plan->output_count; i++) {
		const struct output *output = &plan->outputs[i];

		if (is_added(batch, output) &&
		    batch->json.values[output->member].kind != JSONL_MISSING)
			return output;
	}
	return NULL;
}

static bool fits(const struct batch *batch, const struct view *line, struct wrong *wrong)
{
	const struct output *clash = find_clash(batch);
	char quoted[SCI_QUOTED];

	if (clash == NULL)
		return true;
	wrong->flaw = FLAW_MEMBER;
	wrong->at = line->from + batch->json.values[clash->member].from;
	wrong->reason = wrong->room;
	snprintf(
		wrong->room, sizeof(wrong->room),
		clash->column == NO_COLUMN
			? "found a member %s; expected another name, or --replace"
			: "found a member %s, and nothing at this path; expected another name, or \\. for its dots",
		sci_quote(quoted, clash->name, strlen(clash->name)));
	return false;
}

/* The values that are written over, in their order in the line, those that are missing first. */
static void sort_values(const struct batch *batch, uint32_t order[OUTPUTS_MAX])
{
	const struct plan *plan = batch->plan;
	const struct jsonl_value *values = batch->json.values;
	uint32_t i, k;

	for (i = 0; i < plan->over_count; i++) {
		uint32_t from = values[plan->outputs[plan->over[i]].column].from;

		for (k = i; k > 0; k--) {
			if (values[plan->outputs[plan->over[order[k - 1]]].column].from <= from)
				break;
			order[k] = order[k - 1];
		}
		order[k] = i;
	}
}

/* Write a value, in quotes where a number takes the place of a string. */
static bool put_value(struct batch *batch, enum jsonl_kind old, struct cell text)
{
	bool quotes = old == JSONL_STRING && text.text[0] != '"' && text.text[0] != 'n';

	return (!quotes || bytes_add(&batch->out, "\"", 1)) &&
	       bytes_add(&batch->out, text.text, text.length) &&
	       (!quotes || bytes_add(&batch->out, "\"", 1));
}

/* Write a value over the old one.  *there: there was one, and not within another. */
static bool write_over(struct batch *batch, const struct view *line,
		       const struct jsonl_value *value, struct cell text, bool *there)
{
	*there = value->kind != JSONL_MISSING && line->from + value->from >= batch->done;
	if (!*there)
		return true;
	if (!batch_copy_to(batch, line->from + value->from) || !put_value(batch, value->kind, text))
		return false;
	batch->done = line->from + value->to;
	return true;
}

/* Add members, which begin with a comma; the first one of an object has none. */
static bool add(struct batch *batch, const char *text, size_t length, bool *first)
{
	size_t skip = length > 0 && *first ? 1 : 0;

	*first = *first && length == 0;
	return bytes_add(&batch->out, text + skip, length - skip);
}

/* Values are written over others, and members are added before the last brace. */
static bool write_members(struct batch *batch, const struct view *line, const struct answer *answer)
{
	const struct plan *plan = batch->plan;
	const struct jsonl_record *json = &batch->json;
	bool there[OUTPUTS_MAX], first = json->empty;
	uint32_t order[OUTPUTS_MAX], i;

	sort_values(batch, order);
	for (i = 0; i < plan->over_count; i++) {
		const struct output *output = &plan->outputs[plan->over[order[i]]];

		if (!write_over(batch, line, &json->values[output->column], answer->over[order[i]],
				&there[order[i]]))
			return false;
	}
	if (!batch_copy_to(batch, line->from + json->brace))
		return false;
	for (i = 0; i < plan->over_count; i++) {
		const char *head = plan->outputs[plan->over[i]].head;

		if (!there[i] &&
		    (!add(batch, head, strlen(head), &first) ||
		     !add(batch, answer->over[i].text, answer->over[i].length, &first)))
			return false;
	}
	return add(batch, answer->added.text, answer->added.length, &first);
}

const struct form form_members = { .begin = begin,
				   .read = read_members,
				   .fits = fits,
				   .mask = masked_line,
				   .write = write_members,
				   .escapes = true,
				   .placed = false };
