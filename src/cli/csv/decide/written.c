/* SPDX-License-Identifier: BSD-2-Clause */
/* How the cells of an answer are written: as fields, or as members of an object of JSON. */
#include "draft.h"

#include "cli/csv/jsonl/write.h"

static bool measure_fields(struct draft *draft, size_t *size)
{
	const struct plan *plan = draft->plan;
	char room[CLI_NUMBER_TEXT];
	uint32_t i;

	*size = 0;
	for (i = 0; i < plan->output_count; i++)
		*size += 2 * strlen(draft_text(draft, &plan->outputs[i], room)) + 3;
	return true;
}

static char *put_fields(const struct draft *draft, struct cell *over, struct answer *answer,
			char *to)
{
	const struct plan *plan = draft->plan;
	char delimiter = plan->options->delimiter, room[CLI_NUMBER_TEXT];
	uint32_t i;

	answer->added.text = to;
	for (i = 0; i < plan->output_count; i++) {
		const char *text = draft_text(draft, &plan->outputs[i], room);

		if (plan->outputs[i].column != NO_COLUMN)
			continue;
		*to++ = delimiter;
		to += cell_quote(to, text, strlen(text), delimiter);
	}
	answer->added.length = (size_t)(to - answer->added.text);
	answer->over = over;
	for (i = 0; i < plan->over_count; i++) {
		const char *text = draft_text(draft, &plan->outputs[plan->over[i]], room);

		over[i].text = to;
		over[i].length = cell_quote(to, text, strlen(text), delimiter);
		to += over[i].length;
	}
	return to;
}

const struct written written_fields = { measure_fields, put_fields };

/* ---------------------------------------------------------------- members */

/* Write a value: a code as a number where it is one, and null where there is nothing. */
static bool write_value(struct draft *draft, const struct output *output)
{
	char room[CLI_NUMBER_TEXT];
	const char *text = draft_text(draft, output, room);
	enum jsonl_kind kind = JSONL_STRING;

	if (output->kind == OUTPUT_CODE || output->kind == OUTPUT_COMPANION)
		kind = JSONL_NUMBER;
	if (text[0] == '\0')
		kind = JSONL_NULL;
	return jsonl_put(&draft->members, kind, text, strlen(text));
}

static bool measure_members(struct draft *draft, size_t *size)
{
	const struct plan *plan = draft->plan;
	uint32_t i;

	for (i = 0; i < plan->output_count; i++) {
		const struct output *output = &plan->outputs[i];

		if (output->column == NO_COLUMN &&
		    (!bytes_add(&draft->members, output->head, strlen(output->head)) ||
		     !write_value(draft, output)))
			return false;
	}
	draft->ends[0] = draft->members.length;
	for (i = 0; i < plan->over_count; i++) {
		if (!write_value(draft, &plan->outputs[plan->over[i]]))
			return false;
		draft->ends[1 + i] = draft->members.length;
	}
	*size = draft->members.length;
	return true;
}

static char *put_members(const struct draft *draft, struct cell *over, struct answer *answer,
			 char *to)
{
	uint32_t i;

	if (draft->members.length > 0)
		memcpy(to, draft->members.bytes, draft->members.length);
	answer->added.text = to;
	answer->added.length = draft->ends[0];
	answer->over = over;
	for (i = 0; i < draft->plan->over_count; i++) {
		over[i].text = to + draft->ends[i];
		over[i].length = draft->ends[1 + i] - draft->ends[i];
	}
	return to + draft->members.length;
}

const struct written written_members = { measure_members, put_members };
