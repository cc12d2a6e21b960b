/* SPDX-License-Identifier: BSD-2-Clause */
#include "explain.h"

#include "base/text.h"
#include "cli/cli.h"
#include "cli/explain.h"
#include "cli/output.h"
#include "cli/result.h"
#include "cli/csv/decide/decide.h"
#include "cli/csv/record/mask.h"
#include "members.h"

#include <inttypes.h>

/* ------------------------------------------------------------------ a record */

static void put_cell(const struct plan *plan, const char *name, struct cell cell)
{
	char quoted[SCI_QUOTED], scratch[CELL_TEXT], masked[CELL_TEXT];

	/* Cells of JSON are not as they were written anyway. */
	if (plan->options->json_lines)
		cell = cell_value(cell, scratch);
	cell = mask_shown(cell, plan->options->mask, masked);
	cli_put(stdout, "  column %s: %s\n", name, sci_quote(quoted, cell.text, cell.length));
}

static void put_companion(const struct context *context, int32_t code)
{
	char room[CLI_NUMBER_TEXT];
	const char *value =
		code == ABSENT ? "not known" : cli_companion_text(room, context->space, code);

	cli_put(stdout, "  column %s: %s %s\n", context->name, sipcause_space_name(context->space),
		value);
}

/* What the record says, column by column. */
static void put_cells(const struct plan *plan, const struct tuple *tuple,
		      const struct decision *decision)
{
	uint32_t i;

	for (i = 0; i < plan->source_count; i++) {
		const struct source *source = &plan->sources[i];

		if (source->protocol != NO_COLUMN)
			put_cell(plan, source->protocol_name, tuple->cells[source->protocol_place]);
		put_cell(plan, source->column_name, tuple->cells[source->place]);
	}
	for (i = 0; i < plan->context_count; i++)
		put_companion(&plan->contexts[i], decision->companions[i]);
}

/* A record without a cause, or with nothing that can be read. */
static int put_nothing(const struct plan *plan, const struct decision *decision)
{
	if (decision->source == SOURCES_MAX)
		cli_put(stdout, "no column has a cause\n");
	else
		cli_put(stdout, "column %s does not contain a code\n",
			plan->sources[decision->source].column_name);
	return CLI_UNMAPPED;
}

static int explain(struct cli *cli, const struct batch *batch, const struct view *view)
{
	const struct plan *plan = batch->plan;
	struct decision decision;
	struct tuple tuple;
	int status = CLI_OK;
	uint32_t i;

	cli->session.message = batch->reader->message;
	tuple_read(plan, view, &tuple);
	record_read(plan, batch->reader->message, &tuple, &decision);
	record_decide(plan, batch->reader->message, &decision);
	put_cells(plan, &tuple, &decision);
	if (decision.space == NULL && !decision.known &&
	    sipcause_message_count(batch->reader->message) == 0)
		return put_nothing(plan, &decision);
	for (i = 0; i < plan->target_count; i++) {
		struct cli_code code = { .captured = true, .asked = SIPCAUSE_INDICATION_INIT };

		status = cli_worse(status, cli_explain(cli, &code, plan->targets[i], "", 0));
	}
	return status;
}

/* ------------------------------------------------------------------ the file */

/* What the scanner has to say of a record of a block. */
static enum scan_flaw flaw_of(const struct batch *batch, size_t record)
{
	const struct scan_index *index = &batch->block.index;
	size_t i;

	for (i = 0; i < index->note_count; i++)
		if (index->notes[i].record == record && index->notes[i].flaw != SCAN_SOUND)
			return index->notes[i].flaw;
	return SCAN_SOUND;
}

/* The place in a block of its record of this number, from 1; how many there are before it
 * or, where it is not there, at all.  The rest of a record that is too long is none. */
static bool find_record(const struct batch *batch, uint64_t number, size_t *place, uint64_t *count)
{
	*count = 0;
	for (*place = 0; *place < batch->block.index.end_count; ++*place) {
		if (flaw_of(batch, *place) == SCAN_LONG_REST)
			continue;
		if (++*count == number)
			return true;
	}
	return false;
}

/* Whether the record is of a type of the profile, where this has several.  false: reported. */
static bool fits_type(struct batch *batch, const struct view *view, uint64_t number)
{
	if (batch_choose(batch, view) || batch->reader_count == 1)
		return true;
	cli_say("record %" PRIu64 " fits no type of profile %s, and passes through", number,
		batch->plan->options->profile);
	return false;
}

/* A line of JSON. */
static int explain_line(struct cli *cli, struct batch *batch, const struct view *line,
			uint64_t number)
{
	const enum jsonl_outcome outcome = members_read(batch, line);

	if (outcome == JSONL_SOUND) {
		if (!fits_type(batch, &batch->json.view, number))
			return CLI_UNMAPPED;
		cli_put(stdout, "record %" PRIu64 ":\n", number);
		return explain(cli, batch, &batch->json.view);
	}
	if (outcome == JSONL_MEMORY)
		cli_say("out of memory");
	else if (outcome == JSONL_BLANK)
		cli_say("record %" PRIu64 " is an empty line, which passes through", number);
	else
		cli_say("record %" PRIu64 " is malformed at byte %u: %s", number,
			batch->json.at + 1, batch->json.reason);
	return outcome == JSONL_MEMORY ? CLI_IO : CLI_UNMAPPED;
}

static int explain_in(struct cli *cli, struct batch *batch, size_t record, uint64_t number)
{
	const struct plan *plan;
	struct view view;

	if (flaw_of(batch, record) != SCAN_SOUND) {
		cli_say("record %" PRIu64 " is malformed", number);
		return CLI_UNMAPPED;
	}
	batch_view(batch, record, &view);
	if (batch->plan->options->json_lines)
		return explain_line(cli, batch, &view, number);
	if (view.count == 1 && view.stop == view.from && batch->plan->columns != 1) {
		cli_say("record %" PRIu64 " is an empty line, which passes through", number);
		return CLI_UNMAPPED;
	}
	if (!fits_type(batch, &view, number))
		return CLI_UNMAPPED;
	plan = batch->plan;
	if (plan->columns > 0 ? view.count != plan->columns : view.count < plan->least) {
		cli_say("record %" PRIu64 " has %zu field%s; expected %u", number, view.count,
			view.count == 1 ? "" : "s",
			plan->columns > 0 ? plan->columns : plan->least);
		return CLI_UNMAPPED;
	}
	cli_put(stdout, "record %" PRIu64 ":\n", number);
	return explain(cli, batch, &view);
}

/* Why the record was not found. */
static int tell_none(const struct blocks *blocks, enum blocks_outcome outcome, uint64_t number,
		     uint64_t count)
{
	char message[INPUT_MESSAGE];

	if (outcome != BLOCKS_END && outcome != BLOCKS_HALTED) {
		blocks_say(blocks, outcome, message);
		cli_say("%s", message);
		return CLI_IO;
	}
	cli_say("there is no record %" PRIu64 "; %s %s %" PRIu64 " record%s", number,
		blocks_name(blocks), blocks->inputs.count > 1 ? "have" : "has", count,
		count == 1 ? "" : "s");
	return CLI_UNMAPPED;
}

int explain_run(struct cli *cli, struct blocks *blocks, struct batch *batch, uint64_t number)
{
	struct sipcause_message *own = cli->session.message;
	enum blocks_outcome outcome;
	uint64_t before = 0;
	int status;

	cli->asked.output = CLI_TEXT;
	while ((outcome = blocks_read(blocks, &batch->block)) == BLOCKS_NEXT) {
		uint64_t count;
		size_t place;

		if (!blocks_cut(blocks, &batch->block)) {
			cli->session.message = own;
			cli_say("out of memory");
			return CLI_IO;
		}
		if (!find_record(batch, number - before, &place, &count)) {
			before += count;
			continue;
		}
		status = explain_in(cli, batch, place, number);
		cli->session.message = own;
		return status;
	}
	cli->session.message = own;
	return tell_none(blocks, outcome, number, before);
}
