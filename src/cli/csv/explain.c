/* SPDX-License-Identifier: BSD-2-Clause */
#include "explain.h"

#include "base/text.h"
#include "cli/cli.h"
#include "cli/explain.h"
#include "cli/output.h"
#include "decide.h"

#include <inttypes.h>

/* ------------------------------------------------------------------ a record */

static void put_cell(const char *what, const char *name, struct cell cell)
{
	char quoted[SCI_QUOTED];

	cli_put(stdout, "  %s %s: %s\n", what, name, sci_quote(quoted, cell.text, cell.length));
}

static void put_companion(const struct context *context, int32_t code)
{
	const char *space = sipcause_space_name(context->space), *word;

	word = code == ABSENT ? "not known"
			      : sipcause_space_fact(context->space, code, SIPCAUSE_FACT_NAME);
	if (word != NULL)
		cli_put(stdout, "  column %s: %s %s\n", context->name, space, word);
	else
		cli_put(stdout, "  column %s: %s %d\n", context->name, space, code);
}

/* What the record says, column by column. */
static void put_cells(const struct plan *plan, const struct tuple *tuple,
		      const struct decision *decision)
{
	uint32_t i;

	for (i = 0; i < plan->source_count; i++) {
		const struct source *source = &plan->sources[i];

		if (source->protocol != NO_COLUMN)
			put_cell("column", source->protocol_name,
				 tuple->cells[source->protocol_place]);
		put_cell("column", source->column_name, tuple->cells[source->place]);
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
		cli_put(stdout, "what column %s says is no code\n",
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

	tuple_read(plan, view, &tuple);
	record_decide(plan, batch->message, &tuple, &decision);
	put_cells(plan, &tuple, &decision);
	if (decision.space == NULL && !decision.known &&
	    sipcause_message_count(batch->message) == 0)
		return put_nothing(plan, &decision);
	for (i = 0; i < plan->target_count; i++) {
		struct cli_code code = { .captured = true, .asked = SIPCAUSE_INDICATION_INIT };

		status = cli_worse(status, cli_explain(cli, &code, plan->targets[i], "", 0));
	}
	return status;
}

/* ------------------------------------------------------------------ the file */

/* The place of a record among those of a block. */
static int explain_in(struct cli *cli, struct batch *batch, size_t record, uint64_t number)
{
	const struct plan *plan = batch->plan;
	struct view view;
	size_t i;

	for (i = 0; i < batch->block.index.note_count; i++)
		if (batch->block.index.notes[i].record == record &&
		    batch->block.index.notes[i].flaw != SCAN_SOUND) {
			cli_say("record %" PRIu64 " is malformed", number);
			return CLI_UNMAPPED;
		}
	batch_view(batch, record, &view);
	if (plan->columns > 0 ? view.count != plan->columns : view.count < plan->least) {
		cli_say("record %" PRIu64 " has %zu columns; expected %u", number, view.count,
			plan->columns > 0 ? plan->columns : plan->least);
		return CLI_UNMAPPED;
	}
	cli_put(stdout, "record %" PRIu64 ":\n", number);
	return explain(cli, batch, &view);
}

int explain_run(struct cli *cli, struct blocks *blocks, struct batch *batch, uint64_t number)
{
	struct sipcause_message *own = cli->session.message;
	uint64_t before = 0;
	int status;

	cli->asked.output = CLI_TEXT;
	cli->session.message = batch->message;
	while (blocks_read(blocks, &batch->block) == BLOCKS_NEXT) {
		size_t count;

		if (!blocks_cut(blocks, &batch->block)) {
			cli->session.message = own;
			cli_say("out of memory");
			return CLI_IO;
		}
		count = batch->block.index.end_count;
		if (number > before + count) {
			before += count;
			continue;
		}
		status = explain_in(cli, batch, (size_t)(number - before - 1), number);
		cli->session.message = own;
		return status;
	}
	cli->session.message = own;
	cli_say("there is no record %" PRIu64 "; %s has %" PRIu64, number, blocks->name, before);
	return CLI_UNMAPPED;
}
