/* SPDX-License-Identifier: BSD-2-Clause */
/* The csv command: opens the files, runs, and gives the summary. */
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/signals.h"
#include "add.h"
#include "explain.h"
#include "header.h"
#include "cli/csv/warn/by.h"
#include "cli/csv/warn/hex.h"
#include "cli/csv/warn/masks.h"
#include "cli/csv/warn/unmapped.h"
#include "cli/csv/page/join.h"
#include "cli/csv/write/places.h"
#include "cli/csv/plan/complete.h"
#include "cli/csv/plan/plan-load.h"
#include "cli/csv/plan/profile.h"
#include "record.h"
#include "run.h"
#include "cli/csv/write/summary-file.h"
#include "cli/csv/count/page-make.h"

/* ------------------------------------------------------------------ files */

struct files {
	struct outfile out;
	struct outfile reject;
	struct outfile summary;
	struct blocks blocks;
};

static int open_outputs(struct files *files, const struct csv_options *options)
{
	outfile_standard(&files->out, signals_halted);
	files->reject.fd = files->summary.fd = -1;
	/* An explanation is all that is written. */
	if (options->explain > 0)
		return outfile_open(&files->out, "/dev/null", false, signals_halted) ? CLI_OK
										     : CLI_IO;
	if (!places_differ(options))
		return CLI_USAGE;
	if (options->reject != NULL &&
	    !outfile_open(&files->reject, options->reject, false, signals_halted))
		return CLI_IO;
	/* A link to nowhere may have shown only now where it leads. */
	if (!places_differ(options))
		return CLI_USAGE;
	if (options->output != NULL &&
	    !outfile_open(&files->out, options->output, true, signals_halted))
		return CLI_IO;
	return summary_file_open(&files->summary, options, signals_halted) ? CLI_OK : CLI_IO;
}

/* ---------------------------------------------------------------- summary */

static bool write_summary(struct outfile *file, const struct csv_options *options,
			  const struct page *page)
{
	/* Nobody looks at it where the reader of the output has gone. */
	if (options->summary == NULL && (options->quiet || (!page->complete && cli_reader_gone())))
		return true;
	return summary_file_write(file, options, page, stderr);
}

/* What is complete takes its name, whatever becomes of the summary of it. */
static int close_outputs(struct files *files, int status)
{
	if (!outfile_close(&files->reject, true))
		status = CLI_IO;
	return outfile_close(&files->out, status <= CLI_UNMAPPED) ? status : CLI_IO;
}

/* Add up what the threads counted.  false: out of memory. */
static bool sum_counts(const struct run *run, struct counts *sum)
{
	bool fine = counts_make(sum);
	unsigned i;

	for (i = 0; fine && i < run->threads; i++)
		fine = record_settle(&run->batches[i]) && counts_sum(sum, &run->batches[i].counts);
	return fine;
}

/* What --strict makes of unmapped and malformed records. */
static bool is_flawless(const struct page *page)
{
	uint64_t flaws = 0;
	uint32_t i;

	for (i = 0; i < FLAWS; i++)
		flaws += page->flaws[i];
	return flaws == 0 && page->whole.unmapped == 0 && page->unmapped_legs == 0;
}

/* Whether nobody wants to know what was counted. */
static bool is_unwanted(const struct plan *plan)
{
	return plan->options->quiet && plan->options->summary == NULL && !plan->cli->asked.strict;
}

/* Give the page the names of the files.  false: out of memory. */
static bool name_inputs(struct page *page, struct sci_arena *memory, const struct cli_list *inputs)
{
	size_t count = inputs->count > 0 ? inputs->count : 1, i;

	page->inputs = sci_arena_array(memory, count, sizeof(*page->inputs));
	page->input_count = count;
	for (i = 0; page->inputs != NULL && i < count; i++) {
		const char *name = input_name(inputs->count > 0 ? inputs->items[i] : "-");

		page->inputs[i] = page_keep_text(memory, name, strlen(name));
		if (page->inputs[i] == NULL)
			return false;
	}
	return page->inputs != NULL;
}

/* Warn of what hardly anybody means. */
static void warn(const struct run *run, const struct counts *sum, const struct page *page)
{
	uint64_t legs =
		page->counted == PAGE_CALLS ? page->legs + page->late_legs : page->whole.calls;
	struct held_records records = { page->records, legs, page->whole.calls,
					page->whole.quality.unknown, sum->companions[0] };
	struct held *held = &run->batches[0].held;
	uint32_t i;

	for (i = 1; i < run->threads; i++)
		held_add(held, &run->batches[i].held);
	for (i = 0; i < FLAWS; i++)
		records.all -= page->flaws[i];
	if (run->plan->options->mask > 0)
		held_hide(held, run->plan->options->mask);
	held_warn(held, run->plan, &records);
	if (!run->plan->options->quiet && page->whole.calls >= HELD_LEAST &&
	    page->whole.unmapped == page->whole.calls)
		warn_none_mapped(run->plan->cli, run->plan->options, page);
	by_warn(run->plan, page);
	hex_warn(run->plan, page);
}

static int sum_up(const struct run *run, struct files *files, int status)
{
	const struct plan *plan = run->plan;
	struct sci_arena memory = { NULL, 0 };
	struct counts sum;
	struct page page;
	bool fine = sum_counts(run, &sum) && page_make(&page, &memory, plan, &sum) &&
		    name_inputs(&page, &memory, &plan->options->inputs);

	if (!fine)
		cli_say("out of memory");
	if (fine) {
		page.seconds = progress_now() - run->progress.began;
		page.complete = status == CLI_OK;
		if (page.complete)
			warn(run, &sum, &page);
		fine = write_summary(&files->summary, plan->options, &page);
		if (plan->cli->asked.strict && !is_flawless(&page))
			status = cli_worse(status, CLI_UNMAPPED);
	}
	sci_arena_free(&memory);
	counts_drop(&sum);
	return fine ? status : CLI_IO;
}

/* ------------------------------------------------------------------- whole */

static void warn_of_masks(const struct run *run)
{
	uint64_t found = 0;
	uint32_t i;

	for (i = 0; i < run->threads; i++)
		found |= run->batches[i].masked;
	masks_warn(run->plan, found);
}

static int run_with(struct batch *batches, struct plan *plan, struct files *files)
{
	struct run run = { .plan = plan,
			   .blocks = &files->blocks,
			   .out = &files->out,
			   .reject = files->reject.fd >= 0 ? &files->reject : NULL,
			   .batches = batches,
			   .threads = plan->options->threads,
			   .halted = signals_halted };
	const struct header header = { &files->blocks, &files->out, &files->reject };
	unsigned i;
	int status;

	progress_begin(&run.progress, plan->options->quiet, files->blocks.inputs.size);
	if (!batch_make(&batches[0], plan, run.reject != NULL)) {
		cli_say("out of memory");
		return CLI_IO;
	}
	status = header_read(&header, &batches[0], plan);
	if (status != CLI_OK)
		return status;
	/* What the columns decide was not known yet. */
	for (i = 0; i < run.threads; i++) {
		if (i > 0 && !batch_make(&batches[i], plan, run.reject != NULL)) {
			cli_say("out of memory");
			return CLI_IO;
		}
		if (!records_begin(&batches[i])) {
			cli_say("out of memory");
			return CLI_IO;
		}
	}
	if (plan->options->explain > 0)
		return explain_run(plan->cli, &files->blocks, &batches[0], plan->options->explain);
	status = run_all(&run);
	if (status == CLI_OK)
		warn_of_masks(&run);
	if (is_unwanted(plan))
		return close_outputs(files, status);
	return sum_up(&run, files, close_outputs(files, status));
}

static int run_files(struct plan *plan, struct files *files)
{
	struct batch *batches = calloc(THREADS_MAX, sizeof(*batches));
	int status = CLI_IO;
	unsigned i;

	if (batches == NULL)
		cli_say("out of memory");
	else
		status = run_with(batches, plan, files);
	for (i = 0; batches != NULL && i < THREADS_MAX; i++)
		batch_drop(&batches[i]);
	free(batches);
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	struct csv_options *options = cli->own;
	struct files files;
	struct plan *plan;
	int status;

	if (options->profile != NULL && strcmp(options->profile, "list") == 0)
		return profile_list(cli, argc, argv);
	status = csv_options_complete(options, cli, argc, argv);
	if (status == CLI_OK && argc == 0 && cli_help_at_terminal(cli))
		status = CLI_USAGE;
	if (status != CLI_OK)
		return status;
	if (options->add)
		return add_summaries(options);
	plan = cli_alloc(sizeof(*plan));
	status = plan_load(plan, options, cli);
	if (status == CLI_OK)
		status = blocks_open(&files.blocks, options, signals_halted);
	if (status != CLI_OK)
		return status;
	/* Before there is anything to be cleaned up. */
	signals_catch();
	status = open_outputs(&files, options);
	if (status == CLI_OK)
		status = run_files(plan, &files);
	status = close_outputs(&files, status);
	outfile_close(&files.summary, false);
	if (plan->paths != NULL)
		jsonl_paths_drop(plan->paths);
	blocks_close(&files.blocks);
	if (options->explain > 0 && fflush(stdout) != 0)
		status = CLI_IO;
	if (*signals_halted == 0 && status == CLI_IO && signals_pipe_ends && cli_reader_gone() &&
	    (files.out.standard || options->explain > 0))
		return signals_die(SIGPIPE);
	return *signals_halted != 0 ? signals_die(*signals_halted) : status;
}

const struct cli_command cli_command_csv = {
	.name = "csv",
	.arguments = "[FILE...]",
	.summary = "add translated codes to call records",
	.usage =
		"Usage: sipcause csv [OPTIONS] -f SPACE=COLUMN... -t SPACE=COLUMN... [FILE...]\n       sipcause csv [OPTIONS] --profile NAME -t SPACE=COLUMN... [FILE...]\n       sipcause csv --add [OPTIONS] SUMMARY...\n\nCopy call records, add columns with translated codes, and print a summary. COLUMN is a name of the header line or a number; -1 is the last column.\n",
	.options = csv_option_list,
	.notes = "Exit status: 0 done, 1 flaws with --strict, 2 usage, 3 map, 4 input or output.\n",
	.examples = "  sipcause csv -f sip=status -t q850=isdn calls.csv > out.csv\n"
		    "  sipcause csv -f q850=cause -f sip=status -t sip=code -o out.csv calls.csv\n"
		    "  sipcause csv --profile freeswitch -t sip=status -o out.csv cdr.csv\n",
	.map = "billing",
	.own = sizeof(struct csv_options),
	.prepare = csv_options_prepare,
	.run = run,
};
