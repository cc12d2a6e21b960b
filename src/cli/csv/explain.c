/* SPDX-License-Identifier: BSD-2-Clause */
#include "explain.h"

#include "base/text.h"
#include "cli/cli.h"
#include "cli/explain.h"
#include "cli/output.h"
#include "cli/result.h"
#include "cli/csv/decide/decide.h"
#include "cli/csv/record/mask.h"
#include "form.h"

#include <inttypes.h>

/* ------------------------------------------------------------------ a record */

static void put_cell(const struct batch *batch, const char *name, struct cell cell)
{
	char quoted[SCI_QUOTED], scratch[CELL_TEXT], masked[CELL_TEXT];

	/* Cells of JSON are not as they were written anyway. */
	if (batch->form->escapes)
		cell = cell_value(cell, scratch);
	cell = mask_shown(cell, batch->plan->options->mask, masked);
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
static void put_cells(const struct batch *batch, const struct tuple *tuple,
		      const struct decision *decision)
{
	const struct plan *plan = batch->plan;
	uint32_t i;

	for (i = 0; i < plan->source_count; i++) {
		const struct source *source = &plan->sources[i];

		if (source->protocol != NO_COLUMN)
			put_cell(batch, source->protocol_name,
				 tuple->cells[source->protocol_place]);
		put_cell(batch, source->column_name, tuple->cells[source->place]);
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
	put_cells(batch, &tuple, &decision);
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

/* What the scanner has to say of a record of a block; NULL: nothing. */
static const struct scan_note *note_of(const struct batch *batch, size_t record)
{
	const struct scan_index *index = &batch->block.index;
	size_t i;

	for (i = 0; i < index->note_count; i++)
		if (index->notes[i].record == record && index->notes[i].flaw != SCAN_SOUND)
			return &index->notes[i];
	return NULL;
}

/* Whether it is the rest of a record that is too long, and none itself. */
static bool is_rest(const struct batch *batch, size_t record)
{
	const struct scan_note *note = note_of(batch, record);

	return note != NULL && note->flaw == SCAN_LONG_REST;
}

/* The place in a block of its record of this number, from 1; how many there are before it
 * or, where it is not there, at all.  The rest of a record that is too long is none. */
static bool find_record(const struct batch *batch, uint64_t number, size_t *place, uint64_t *count)
{
	*count = 0;
	for (*place = 0; *place < batch->block.index.end_count; ++*place) {
		if (is_rest(batch, *place))
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

static int tell_wrong(const struct view *line, const struct wrong *wrong, uint64_t number)
{
	cli_say("record %" PRIu64 " is malformed at byte %zu: %s", number,
		wrong->at - line->from + 1, wrong->reason);
	return CLI_UNMAPPED;
}

static int explain_in(struct cli *cli, struct batch *batch, size_t record, uint64_t number)
{
	const struct scan_note *note = note_of(batch, record);
	const struct view *cells;
	struct view line;
	struct wrong wrong;
	enum form_outcome outcome = FORM_WRONG;

	batch_view(batch, record, &line);
	if (note != NULL)
		form_noted(batch->plan, note, &line, &wrong);
	else
		outcome = batch->form->read(batch, &line, &cells, &wrong);
	if (outcome == FORM_WRONG)
		return tell_wrong(&line, &wrong, number);
	if (outcome == FORM_MEMORY) {
		cli_say("out of memory");
		return CLI_IO;
	}
	if (outcome == FORM_EMPTY) {
		cli_say("record %" PRIu64 " is an empty line, which passes through", number);
		return CLI_UNMAPPED;
	}
	if (!fits_type(batch, cells, number))
		return CLI_UNMAPPED;
	if (!batch->form->fits(batch, &line, &wrong))
		return tell_wrong(&line, &wrong, number);
	cli_put(stdout, "record %" PRIu64 ":\n", number);
	return explain(cli, batch, cells);
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
