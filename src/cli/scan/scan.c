/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The scan command: a log in, the same log out with what each message decides.
 *
 *   source ─▶ look ─▶ find ─▶ (library) ─▶ columns behind a line, rows, or calls ─▶ rows
 *   lines     which   message  decides
 */
#include "answer.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/session.h"
#include "look.h"
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct options {
	bool only;
	bool numbers;
	bool calls;
	size_t window; /* 0: not given */
};

struct scan {
	struct cli *cli;
	const struct options *options;
	struct log_source source;
	struct log_find find;
	struct log_calls calls;
	bool passes; /* the log goes to the output */
	bool rows;   /* decisions go out as rows */
	bool named;  /* there are several logs */
	const char *log;
	uint64_t number;     /* of the line that was read last */
	uint64_t long_lines; /* that were not looked at */
	struct log_cache *cache;
	const char *run;   /* the lines that were read together */
	size_t written;    /* how much of them is */
	const char *last;  /* in them, the end of the last line of the open message */
	char end[2];       /* the line end that waits for columns */
	size_t end_length; /* of it */
	char *first;       /* the line in which the open message began, for --only */
	size_t first_length;
	int status;
};

/* ------------------------------------------------------------------- messages */

/* The place of a line as grep writes it. */
static void put_place(const struct scan *scan, uint64_t number)
{
	if (scan->named)
		cli_put(stdout, "%s:", scan->log);
	if (scan->options->numbers)
		cli_put(stdout, "%" PRIu64 ":", number);
}

/* The lines that are not written yet, up to a place. */
static void put_run(struct scan *scan, const char *to)
{
	const char *from = scan->run + scan->written;

	if (scan->passes && to > from)
		cli_put_bytes(from, (size_t)(to - from));
	scan->written = (size_t)(to - scan->run);
}

static int put_rows(struct scan *scan)
{
	const struct log_message *message = &scan->find.message;
	struct log_row row = { .log = scan->log,
			       .first = message->first,
			       .last = message->last,
			       .messages = 1,
			       .call_id = message->head->call_id,
			       .cseq = message->head->cseq,
			       .input = message->label };
	struct cli_code code;
	int status = log_decide(scan->cli, message, &code);

	if (status != CLI_OK)
		return status == CLI_UNMAPPED ? CLI_OK : status;
	return log_put_rows(scan->cli, &row, &code);
}

/* A message is there; line is the one in which it began, end where columns go. */
static void take_message(struct scan *scan, struct log_text line, const char *end)
{
	struct log_text columns;
	int status;

	if (scan->options->calls) {
		enum log_call_took took =
			log_calls_add(&scan->calls, &scan->find.message, scan->log);

		if (took == LOG_CALL_NO_MEMORY)
			cli_need_memory(SIPCAUSE_E_MEMORY);
		if (took != LOG_CALL_NONE)
			return;
	}
	if (scan->rows) {
		scan->status = cli_worse(scan->status, put_rows(scan));
		return;
	}
	status = log_columns(scan->cache, scan->cli, &scan->find.message, &columns);
	scan->status = cli_worse(scan->status, status);
	if (columns.length == 0)
		return;
	if (scan->passes) {
		if (end != NULL)
			put_run(scan, end);
		cli_put_bytes(columns.at, columns.length);
		return;
	}
	put_place(scan, scan->find.message.first);
	cli_put_bytes(line.at, line.length);
	cli_put_bytes(columns.at, columns.length);
	putchar('\n');
}

static void close_call(void *data, const struct log_call *call)
{
	struct scan *scan = data;
	struct cli_code code;
	struct log_row row = { .log = call->log,
			       .first = call->first,
			       .last = call->last,
			       .messages = call->messages,
			       .call_id = { call->id, call->id_length } };
	int status = call->leg_count > 0 ? log_decide_call(scan->cli, call, &code) : CLI_UNMAPPED;

	if (status == CLI_OK) {
		row.input = log_decided_by(scan->cli, call);
		status = log_put_rows(scan->cli, &row, &code);
	} else if (status == CLI_UNMAPPED) {
		return;
	}
	scan->status = cli_worse(scan->status, status);
}

/* ---------------------------------------------------------------------- lines */

/* The end of a line that was written with the lines before. */
static void put_end(struct scan *scan)
{
	cli_put_bytes(scan->end, scan->end_length);
	scan->end_length = 0;
}

/* A message that began in an earlier line has ended in the last one. */
static void end_open(struct scan *scan)
{
	take_message(scan, (struct log_text){ scan->first, scan->first_length },
		     scan->end_length > 0 ? NULL : scan->last);
}

/* Keep the first line of a message; it is shown when that ends. */
static void keep_first(struct scan *scan, struct log_text line)
{
	if (scan->passes || scan->rows)
		return;
	if (scan->first == NULL)
		scan->first = cli_alloc(LOG_LINE_MAX);
	memcpy(scan->first, line.at, line.length);
	scan->first_length = line.length;
}

static void take_line(struct scan *scan, struct log_text line)
{
	enum log_found found = log_find_line(&scan->find, line, ++scan->number);

	if (found == LOG_ENDED) {
		end_open(scan);
		found = log_find_line(&scan->find, line, scan->number);
	}
	put_end(scan);
	scan->last = line.at + line.length;
	if (found == LOG_OPEN && scan->find.message.first == scan->number)
		keep_first(scan, line);
	if (found == LOG_WHOLE)
		take_message(scan, line, scan->last);
}

/* The lines are going to be overwritten: of them only a line end still waits. */
static void end_run(struct scan *scan, size_t length)
{
	if (scan->find.open) {
		put_run(scan, scan->last);
		scan->end_length = (size_t)(scan->run + length - scan->last);
		memcpy(scan->end, scan->last, scan->end_length);
		if (!scan->passes)
			scan->end_length = 0;
	} else {
		put_run(scan, scan->run + length);
	}
	scan->last = NULL;
}

/* The first line from a place on that has to be looked at. */
static size_t next_line(struct scan *scan, const char *bytes, size_t length, size_t at)
{
	size_t next;

	if (log_find_waits(&scan->find))
		return at;
	next = log_look_next(bytes, length, at);
	while (next < length && next > at && bytes[next - 1] != '\n')
		next--;
	scan->number += log_look_ends(bytes + at, next - at);
	return next;
}

static void take_lines(struct scan *scan, const char *bytes, size_t length)
{
	size_t at = 0;

	scan->run = bytes;
	scan->written = 0;
	while ((at = next_line(scan, bytes, length, at)) < length) {
		const char *feed = memchr(bytes + at, '\n', length - at);
		const char *end = feed != NULL ? feed : bytes + length;

		/* Columns go before a carriage return, too. */
		if (feed != NULL && end > bytes + at && end[-1] == '\r')
			end--;
		take_line(scan, (struct log_text){ bytes + at, (size_t)(end - bytes) - at });
		at = feed != NULL ? (size_t)(feed + 1 - bytes) : length;
	}
	end_run(scan, length);
}

/* A piece of a line that is too long to be looked at; it ends what was open. */
static void take_piece(struct scan *scan, const char *bytes, size_t length)
{
	bool ended = length > 0 && bytes[length - 1] == '\n';

	if (log_find_end(&scan->find) == LOG_ENDED)
		end_open(scan);
	scan->find.body = 0;
	put_end(scan);
	if (scan->passes)
		cli_put_bytes(bytes, length);
	scan->number += ended;
	scan->long_lines += ended;
}

/* ----------------------------------------------------------------------- logs */

static void flush(void)
{
	fflush(stdout);
}

static void end_log(struct scan *scan)
{
	if (log_find_end(&scan->find) == LOG_ENDED)
		end_open(scan);
	put_end(scan);
	scan->find.body = 0;
	scan->long_lines += scan->source.in_long;
}

static int scan_open_log(struct scan *scan)
{
	const char *bytes;
	size_t length;

	scan->number = 0;
	while (!ferror(stdout)) {
		switch (log_source_next(&scan->source, &bytes, &length)) {
		case LOG_LINES:
			take_lines(scan, bytes, length);
			break;
		case LOG_PIECE:
			take_piece(scan, bytes, length);
			break;
		case LOG_END:
			end_log(scan);
			return CLI_OK;
		case LOG_FAILED:
			cli_say("reading %s failed after line %" PRIu64 ": %s", scan->log,
				scan->number, strerror(errno));
			return CLI_IO;
		default:
			cli_say("reading %s failed after line %" PRIu64 ": out of memory",
				scan->log, scan->number);
			return CLI_IO;
		}
	}
	return CLI_IO;
}

static int scan_log(struct scan *scan, const char *name)
{
	bool standard = strcmp(name, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC), status;

	if (fd < 0) {
		cli_say("%s cannot be opened: %s; expected a log", name, strerror(errno));
		return CLI_IO;
	}
	scan->log = standard ? "standard input" : name;
	log_source_open(&scan->source, fd);
	status = scan_open_log(scan);
	if (!standard)
		close(fd);
	return status;
}

/* ---------------------------------------------------------------------- whole */

/* What somebody should know who trusts the result. */
static void tell(struct scan *scan)
{
	if (scan->long_lines > 0)
		cli_say("%" PRIu64 " line%s of more than %zu bytes not looked at", scan->long_lines,
			scan->long_lines == 1 ? " was" : "s were", LOG_LINE_MAX);
	if (scan->find.cut > 0)
		cli_say("%" PRIu64
			" message%s a head of more than %zu bytes; what is beyond was not "
			"looked at",
			scan->find.cut, scan->find.cut == 1 ? " has" : "s have", LOG_HEAD_MAX);
	if (scan->calls.late > 0)
		cli_say("%" PRIu64
			" message%s came after the call had left the window of %zu calls; "
			"expected a larger --window",
			scan->calls.late, scan->calls.late == 1 ? "" : "s", scan->calls.window);
	if (scan->long_lines + scan->find.cut + scan->calls.late > 0)
		scan->status = cli_worse(scan->status, CLI_UNMAPPED);
}

static int scan_logs(struct scan *scan, int argc, char **argv)
{
	int i;

	scan->cache = log_cache_make();
	if (scan->cache == NULL || !log_find_make(&scan->find) ||
	    (scan->options->calls &&
	     !log_calls_make(&scan->calls, scan->options->window, close_call, scan)))
		cli_need_memory(SIPCAUSE_E_MEMORY);
	if (scan->rows)
		cli_rows_begin(scan->cli, &log_rows);
	if (argc == 0)
		scan->status = scan_log(scan, "-");
	for (i = 0; i < argc && !ferror(stdout); i++)
		scan->status = cli_worse(scan_log(scan, argv[i]), scan->status);
	if (scan->options->calls)
		log_calls_end(&scan->calls);
	tell(scan);
	log_cache_drop(scan->cache);
	log_find_drop(&scan->find);
	log_source_drop(&scan->source);
	return scan->status;
}

/* Options that go with each other, and those that do not. */
static bool check(const struct options *options, const struct cli *cli)
{
	bool rows = options->calls || (cli->asked.output_given && cli->asked.output != CLI_TEXT);

	if (options->window > 0 && !options->calls)
		cli_say("--window goes with --calls; expected both or neither");
	else if (options->numbers && (!options->only || rows))
		cli_say("--line-number goes with --only; with -o or --calls lines are numbered anyway");
	else if (options->only && rows)
		cli_say("--only shows lines of the log; expected no -o or --calls with it, which show no "
			"others anyway");
	else
		return true;
	return false;
}

static int run(struct cli *cli, int argc, char **argv)
{
	struct options *options = cli->own;
	struct scan scan = { .cli = cli,
			     .options = options,
			     .named = argc > 1,
			     .rows = options->calls ||
				     (cli->asked.output_given && cli->asked.output != CLI_TEXT) };
	int status;

	if (!check(options, cli))
		return CLI_USAGE;
	status = cli_load(cli, 0, argv);
	if (status != CLI_OK)
		return status;
	if (options->window == 0)
		options->window = LOG_WINDOW;
	scan.passes = !scan.rows && !options->only;
	scan.source.wait = flush;
	return scan_logs(&scan, argc, argv);
}

/* -------------------------------------------------------------------- options */

static enum cli_took take_window(void *state, const char *text)
{
	struct options *options = state;
	int64_t number = log_number((struct log_text){ text, strlen(text) });

	if (number < 1 || number > LOG_WINDOW_MAX || text[strspn(text, "0123456789")] != '\0') {
		cli_say("--window '%s' is not usable; expected a number from 1 to %d", text,
			LOG_WINDOW_MAX);
		return CLI_REFUSED;
	}
	options->window = (size_t)number;
	return CLI_TAKEN;
}

#define OWN(member) .offset = offsetof(struct options, member)
static const struct cli_option option_list[] = {
	CLI_OPTION_MAP,
	CLI_OPTION_TO,
	CLI_OPTION_WITH,
	CLI_OPTION_DIRECTORY,
	CLI_OPTION_CODING,
	CLI_OPTION_PREFER,
	CLI_OPTION_POLICY,
	{ "output", 'o', "FORM",
	  "text: the log with columns; tsv, csv, json: a row a decision\n"
	  "[text; with --calls tsv where it is no terminal]",
	  .shared = true, .take = cli_take_output },
	{ "only", 0, NULL, "only the first line of each message that ends a call", CLI_YES,
	  OWN(only) },
	{ "line-number", 'n', NULL, "put its number before each of these", CLI_YES, OWN(numbers) },
	{ "calls", 0, NULL, "a row a call: messages of one Call-ID are decided together", CLI_YES,
	  OWN(calls) },
	{ "window", 0, "CALLS", "how many calls are open at once [10000]", .take = take_window },
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_scan = {
	.name = "scan",
	.arguments = "[FILE...]",
	.summary = "find the failed calls in a log",
	.usage =
		"Usage: sipcause scan [OPTIONS] [FILE...]\n\n"
		"A log in, the same log out; behind the last line of each message that ends a call stand the\n"
		"columns from, to, how, map and phrase for each target. Logs of ngrep, sngrep, Asterisk, Kamailio,\n"
		"FreeSWITCH, syslog and traces of ISDN are read, in one file too.\n",
	.options = option_list,
	.notes =
		"Exit status: 0 done, 1 some code has no mapping, or something was not looked at (told), 2 usage,\n"
		"3 a bad map file, 4 input or output failed. See sipcause-scan(1).\n",
	.map = "default",
	.own = sizeof(struct options),
	.run = run,
};
