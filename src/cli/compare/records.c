/* SPDX-License-Identifier: BSD-2-Clause */
#include "records.h"

#include "cli/cli.h"
#include "cli/others.h"
#include "cli/session.h"
#include "cli/csv/count/page-make.h"
#include "cli/csv/header.h"
#include "cli/csv/plan/plan-load.h"
#include "cli/csv/plan/plan-resolve.h"
#include "cli/csv/record.h"
#include "cli/csv/run.h"
#include "change-rows.h"
#include "records-said.h"

#include <string.h>

#define TEXT_TOP 20 /* changes that a person is shown */

enum cli_took compare_take_records(void *state, const char *text)
{
	struct compare_options *options = state;

	if (options->records != NULL) {
		cli_say("--records was given twice; expected one file; put several together with cat");
		return CLI_REFUSED;
	}
	options->records = text;
	return CLI_TAKEN;
}

enum cli_took compare_take_top(void *state, const char *text)
{
	struct compare_options *options = state;

	return csv_read_count("top", text, 1, CHANGES_MAX, &options->top) ? CLI_TAKEN : CLI_REFUSED;
}

/* One of the two maps, with all that was loaded for it. */
struct side {
	struct cli cli;
	struct plan plan;
};

static bool is_complete(const struct cli *cli, const struct compare_options *options, int argc)
{
	if (argc != 2)
		cli_say("found %d map%s; expected two: sipcause compare OLD NEW --records FILE",
			argc, argc == 1 ? "" : "s");
	else if (options->records[0] == '\0')
		cli_say("--records is empty; expected the name of a file");
	else if (options->csv.from.count == 0)
		cli_say("no column to read; expected -f SPACE=COLUMN, e.g. -f sip=status");
	else if (cli->asked.to.count == 0)
		cli_say("no target; expected -t SPACE, e.g. -t q850");
	else
		return true;
	return false;
}

/* ---------------------------------------------------------------- loading */

static int load_side(struct side *side, const struct cli *cli, const char *map)
{
	const struct compare_options *options = cli->own;

	side->cli = *cli;
	side->cli.asked.map = map;
	return plan_load(&side->plan, &options->csv, &side->cli);
}

static const struct sipcause_space *space_of(const struct side *side, uint32_t source)
{
	return side->plan.spaces[side->plan.sources[source].space].space;
}

/* Whether a map has no table of its own, and another one that bears a name of -f or -t
 * answers for it. */
static bool asks_another(const struct side *side, uint32_t source, uint32_t target)
{
	const struct plan *plan = &side->plan;
	const struct source *from = &plan->sources[source];

	return from->protocol_name == NULL && from->form < 0 &&
	       plan->spaces[from->space].tables[target] != NULL &&
	       sipcause_map_table(side->cli.session.asked, space_of(side, source),
				  plan->targets[target]) == NULL;
}

/* Say that a map has no table, or no own one. */
static void tell_lack(const struct side *side, uint32_t source, uint32_t target, bool alone)
{
	const struct sipcause_space *from = space_of(side, source),
				    *to = side->plan.targets[target];
	const char *other = cli_map_for(&side->cli, from, to);

	if (plan_lacks(&side->plan, source, target) && !alone)
		plan_tell_lack(&side->plan, source, target);
	else if (plan_lacks(&side->plan, source, target))
		cli_say("map %s has no table from %s to %s; for it these codes count as unlisted",
			cli_asked_map(&side->cli), sipcause_space_name(from),
			sipcause_space_name(to));
	else
		cli_say("map %s has no table from %s to %s; %s%s %s", cli_asked_map(&side->cli),
			sipcause_space_name(from), sipcause_space_name(to), alone ? "map " : "-m ",
			other, alone ? "answers for it" : "has one");
}

static bool lacks_own(const struct side *side, uint32_t source, uint32_t target)
{
	return plan_lacks(&side->plan, source, target) || asks_another(side, source, target);
}

/* Whether each column has a table to each target in one map at least.  false: reported. */
static bool has_tables(const struct side *old, const struct side *now)
{
	const struct plan *plan = &old->plan;
	uint32_t i, k;

	for (i = 0; i < plan->source_count; i++) {
		for (k = 0; k < plan->target_count; k++) {
			bool old_lacks = lacks_own(old, i, k);
			bool now_lacks = lacks_own(now, i, k);

			if (old_lacks && now_lacks) {
				tell_lack(old, i, k, false);
				tell_lack(now, i, k, false);
				return false;
			}
			if (old_lacks || now_lacks)
				tell_lack(old_lacks ? old : now, i, k, true);
		}
	}
	return true;
}

/* ---------------------------------------------------------------- reading */

/* Nothing halts the run but what ends the process. */
static const volatile sig_atomic_t never;

static int out_of_memory(void)
{
	cli_say("out of memory");
	return CLI_IO;
}

static int give_rows(struct cli *cli, const struct page *page, struct batch *batch)
{
	const struct compare_options *options = cli->own;
	struct comparison comparison = { &batch->counts, batch->changes, options->top };
	const struct changes *changes = batch->changes;

	if (options->top == 0)
		comparison.top = cli->asked.output == CLI_TEXT ? TEXT_TOP : SIZE_MAX;
	if (!compare_rows(cli, &comparison))
		return out_of_memory();
	compare_say_none_mapped(page, changes);
	compare_say_none_met(page, changes);
	if (changes->pairs_beyond > 0)
		cli_say("column %s has too many values and changes; the commonest change counts only the first %d pairs of them",
			options->csv.by, CHANGE_PAIRS_MAX);
	return changes->whole.changed > 0 ? CLI_UNMAPPED : CLI_OK;
}

static int give_result(struct cli *cli, struct batch *batch)
{
	struct sci_arena memory = { NULL, 0 };
	struct page page;
	bool made = record_settle(batch) && page_make(&page, &memory, batch->plan, &batch->counts);
	int status = made ? give_rows(cli, &page, batch) : out_of_memory();

	sci_arena_free(&memory);
	return status;
}

static int run_with(struct cli *cli, struct batch *batch, struct changes *changes,
		    struct blocks *blocks, struct plan *plan)
{
	const struct outfile none = { .fd = -1 };
	const struct header header = { blocks, &none, &none };
	struct run run = {
		.plan = plan, .blocks = blocks, .batches = batch, .threads = 1, .halted = &never
	};
	int status;

	progress_begin(&run.progress, false, blocks->inputs.size);
	if (!batch_make(batch, plan, false))
		return out_of_memory();
	status = header_read(&header, batch, plan);
	if (status != CLI_OK)
		return status;
	batch->changes = changes;
	if (!records_begin(batch) || !changes_make(changes, plan))
		return out_of_memory();
	status = run_all(&run);
	return status == CLI_OK ? give_result(cli, batch) : status;
}

static int run(struct cli *cli, struct plan *plan)
{
	struct changes *changes = cli_alloc(sizeof(*changes));
	struct batch *batch = cli_alloc(sizeof(*batch));
	struct blocks blocks;
	int status = blocks_open(&blocks, plan->options, &never);

	if (status == CLI_OK) {
		status = run_with(cli, batch, changes, &blocks, plan);
		batch_drop(batch);
		changes_drop(changes);
		blocks_close(&blocks);
	}
	return status;
}

int cli_compare_records(struct cli *cli, int argc, char **argv)
{
	struct compare_options *options = cli->own;
	struct side *sides;
	int status;

	if (!is_complete(cli, options, argc))
		return CLI_USAGE;
	options->csv.compares = true;
	cli_list_add(&options->csv.inputs, options->records);
	sides = cli_alloc(2 * sizeof(*sides));
	status = load_side(&sides[0], cli, argv[0]);
	if (status == CLI_OK)
		status = load_side(&sides[1], cli, argv[1]);
	if (status == CLI_OK && !has_tables(&sides[0], &sides[1]))
		status = CLI_USAGE;
	sides[0].plan.against = &sides[1].plan;
	if (status == CLI_OK)
		status = run(cli, &sides[0].plan);
	cli_unload(&sides[0].cli);
	cli_unload(&sides[1].cli);
	return status;
}
