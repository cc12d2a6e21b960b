/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The scan command: a log in, the same log out with what each message decides.
 *
 *   source ─▶ look ─▶ find ─▶ (library) ─▶ columns behind a line, rows, or calls ─▶ rows
 *   lines     which   message  decides
 */
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/session.h"
#include "run.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------------- whole */

/* What somebody should know who trusts the result. */
static void tell(struct log_run *scan)
{
	if (scan->long_lines > 0)
		cli_say("%" PRIu64 " line%s of more than %zu bytes %s skipped", scan->long_lines,
			scan->long_lines == 1 ? "" : "s", LOG_LINE_MAX,
			scan->long_lines == 1 ? "was" : "were");
	if (scan->find.cut > 0)
		cli_say("%" PRIu64
			" message%s a head of more than %zu bytes; the rest of it was ignored",
			scan->find.cut, scan->find.cut == 1 ? " has" : "s have", LOG_HEAD_MAX);
	if (scan->calls.late > 0)
		cli_say("%" PRIu64
			" message%s came after the call had left the window of %zu call%s; try a larger --window",
			scan->calls.late, scan->calls.late == 1 ? "" : "s", scan->calls.window,
			scan->calls.window == 1 ? "" : "s");
	if (scan->long_lines + scan->find.cut + scan->calls.late > 0)
		scan->status = cli_worse(scan->status, CLI_UNMAPPED);
}

static int scan_logs(struct log_run *scan, int argc, char **argv)
{
	int i;

	scan->cache = log_cache_make();
	if (scan->cache == NULL || !log_find_make(&scan->find) ||
	    (scan->options->calls &&
	     !log_calls_make(&scan->calls, scan->options->window, log_run_close, scan)))
		cli_need_memory(SIPCAUSE_E_MEMORY);
	if (scan->rows)
		cli_rows_begin(scan->cli, &log_rows);
	if (argc == 0)
		scan->status = log_run_one(scan, "-");
	for (i = 0; i < argc && !ferror(stdout); i++)
		scan->status = log_run_one(scan, argv[i]);
	if (scan->options->calls)
		log_calls_end(&scan->calls);
	tell(scan);
	log_cache_drop(scan->cache);
	log_run_drop(scan);
	log_find_drop(&scan->find);
	log_source_drop(&scan->source);
	return scan->status;
}

/* Options that go with each other, and those that do not. */
static bool check(const struct log_options *options, const struct cli *cli)
{
	bool rows = options->calls || (cli->asked.output_given && cli->asked.output != CLI_TEXT);

	if (options->window > 0 && !options->calls)
		cli_say("--window needs --calls; expected both or neither");
	else if (options->numbers && (!options->only || rows))
		cli_say("--line-number needs --only; -o and --calls number lines anyway");
	else if (options->only && rows)
		cli_say("--only prints lines of the log; expected no -o or --calls with it");
	else
		return true;
	return false;
}

static int run(struct cli *cli, int argc, char **argv)
{
	/* A map need not speak of what is found for it to be found. */
	static char sip[] = "sip:", q850[] = "q850:", event[] = "event:";
	char *spaces[] = { sip, q850, event };
	struct log_options *options = cli->own;
	struct log_run scan = { .cli = cli,
				.options = options,
				.named = argc > 1,
				.rows = options->calls || (cli->asked.output_given &&
							   cli->asked.output != CLI_TEXT) };
	int status;

	if (!check(options, cli) || (argc == 0 && cli_help_at_terminal(cli)))
		return CLI_USAGE;
	status = cli_load(cli, (int)SCI_COUNT(spaces), spaces);
	if (status != CLI_OK)
		return status;
	if (options->window == 0)
		options->window = LOG_WINDOW;
	scan.passes = !scan.rows && !options->only;
	return scan_logs(&scan, argc, argv);
}

/* -------------------------------------------------------------------- options */

static enum cli_took take_window(void *state, const char *text)
{
	struct log_options *options = state;
	int64_t number = log_number((struct log_text){ text, strlen(text) });

	if (number < 1 || number > LOG_WINDOW_MAX || text[strspn(text, "0123456789")] != '\0') {
		cli_say("--window '%s' is not usable; expected a number from 1 to %d", text,
			LOG_WINDOW_MAX);
		return CLI_REFUSED;
	}
	options->window = (size_t)number;
	return CLI_TAKEN;
}

#define OWN(member) .offset = offsetof(struct log_options, member)
static const struct cli_option option_list[] = {
	CLI_OPTION_MAP,
	CLI_OPTION_TO,
	CLI_OPTION_WITH,
	CLI_OPTION_DIRECTORY,
	CLI_OPTION_CODING,
	CLI_OPTION_PREFER,
	CLI_OPTION_POLICY,
	{ "output", 'o', "FORM",
	  "text: the log with columns; tsv, csv, json: a row for each decision [text; with "
	  "--calls tsv unless on a terminal]",
	  .shared = true, .take = cli_take_output },
	{ "only", 0, NULL, "print only the first line of each message that ends a call", CLI_YES,
	  OWN(only) },
	{ "line-number", 'n', NULL, "with --only: put the line number first", CLI_YES,
	  OWN(numbers) },
	{ "calls", 0, NULL, "a row for each call: decide the messages of one Call-ID together",
	  CLI_YES, OWN(calls) },
	{ "window", 0, "CALLS", "keep this many calls open at once [10000]", .take = take_window },
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_scan = {
	.name = "scan",
	.arguments = "[FILE...]",
	.summary = "find the failed calls in a log",
	.usage =
		"Usage: sipcause scan [OPTIONS] [FILE...]\n\nCopy a log and add columns after each message that ends a call. The columns are from, to, how, map and phrase, for each target. It reads logs of ngrep, sngrep, Asterisk, FreeSWITCH, Cisco and syslog, and ISDN traces. One file can mix them. Without FILE, or with -, it reads standard input.\n",
	.options = option_list,
	.notes =
		"Exit status: 0 done, 1 something was skipped or came too late for its call. Errors: 2 usage, 3 a bad map file, 4 input or output. See sipcause-scan(1).\n",
	.examples = "  sipcause scan -t q850 --only sip.log\n"
		    "  sipcause scan -t q850 --calls sip.log\n"
		    "  zcat sip.log.gz | sipcause scan -o csv\n",
	.map = "default",
	.own = sizeof(struct log_options),
	.run = run,
};
