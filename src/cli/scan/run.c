/* SPDX-License-Identifier: BSD-2-Clause */
#include "run.h"

#include "cli/cli.h"
#include "cli/hint-typed.h"
#include "cli/output.h"
#include "cli/packed.h"
#include "look.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ------------------------------------------------------------------- messages */

/* The place of a line as grep writes it. */
static void put_place(const struct log_run *run, uint64_t number)
{
	if (run->named)
		cli_put(stdout, "%s:", run->log);
	if (run->options->numbers)
		cli_put(stdout, "%" PRIu64 ":", number);
}

/* Up to where no columns can come any more. */
static uint64_t sure_place(const struct log_run *run)
{
	uint64_t place = UINT64_MAX;
	size_t i;

	for (i = 0; run->find.active > 0 && i < LOG_SLOTS; i++)
		if (run->find.slots[i].open && run->ends[i] < place)
			place = run->ends[i];
	return place;
}

static int put_rows(struct log_run *run)
{
	const struct log_message *message = &run->find.message;
	struct log_row row = { .log = run->log,
			       .first = message->first,
			       .last = message->last,
			       .messages = 1,
			       .call_id = message->head->call_id,
			       .cseq = message->head->cseq,
			       .input = message->label };
	struct cli_code code;
	int status = log_decide(run->cli, message, &code);

	if (status != CLI_OK)
		return status == CLI_UNMAPPED ? CLI_OK : status;
	return log_put_rows(run->cli, &row, &code);
}

/* A message is there; line is the one in which it began, place where columns go. */
static void take_message(struct log_run *run, struct log_text line, uint64_t place)
{
	struct log_text columns;
	int status;

	if (run->options->calls) {
		enum log_call_took took = log_calls_add(&run->calls, &run->find.message, run->log);

		if (took == LOG_CALL_NO_MEMORY)
			cli_need_memory(SIPCAUSE_E_MEMORY);
		if (took != LOG_CALL_NONE)
			return;
	}
	if (run->rows) {
		run->status = cli_worse(run->status, put_rows(run));
		return;
	}
	status = log_columns(run->cache, run->cli, &run->find.message, &columns);
	run->status = cli_worse(run->status, status);
	if (columns.length == 0)
		return;
	if (run->passes) {
		log_hold_columns(&run->hold, place, columns, sure_place(run));
		return;
	}
	put_place(run, run->find.message.first);
	cli_put_bytes(line.at, line.length);
	cli_put_bytes(columns.at, columns.length);
	putchar('\n');
}

void log_run_close(void *data, const struct log_call *call)
{
	struct log_run *run = data;
	struct cli_code code;
	struct log_row row = { .log = call->log,
			       .first = call->first,
			       .last = call->last,
			       .messages = call->messages,
			       .call_id = { call->id, call->id_length } };
	int status = call->leg_count > 0 ? log_decide_call(run->cli, call, &code) : CLI_UNMAPPED;

	if (status == CLI_OK) {
		row.input = log_decided_by(run->cli, call);
		status = log_put_rows(run->cli, &row, &code);
	} else if (status == CLI_UNMAPPED) {
		return;
	}
	run->status = cli_worse(run->status, status);
}

/* ---------------------------------------------------------------------- lines */

/* A message that began in an earlier line has ended. */
static void end_open(struct log_run *run)
{
	size_t slot = run->find.slot;

	take_message(run, (struct log_text){ run->first[slot].at, run->first[slot].length },
		     run->ends[slot]);
}

/* Keep the first line of a message; it is shown when that ends. */
static void keep_first(struct log_run *run, struct log_text line)
{
	struct log_line *first = &run->first[run->find.slot];
	char *larger;

	if (run->passes || run->rows)
		return;
	larger = realloc(first->at, line.length + 1);
	if (larger == NULL)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	first->at = larger;
	memcpy(first->at, line.at, line.length);
	first->length = line.length;
}

void log_run_drop(struct log_run *run)
{
	size_t i;

	for (i = 0; i < LOG_SLOTS; i++)
		free(run->first[i].at);
	log_hold_drop(&run->hold);
}

static void take_line(struct log_run *run, struct log_text line)
{
	uint64_t end = log_hold_place(&run->hold, line.at + line.length);
	enum log_found found;

	run->number++;
	while ((found = log_find_line(&run->find, line, run->number)) == LOG_ENDED)
		end_open(run);
	if (found == LOG_WHOLE)
		take_message(run, line, end);
	/* Not where it stands between two lines of a message. */
	if (found != LOG_OPEN || run->find.message.last != run->number)
		return;
	run->ends[run->find.slot] = end;
	if (run->find.message.first == run->number)
		keep_first(run, line);
}

/* The first line from a place on that has to be looked at. */
static size_t next_line(struct log_run *run, const char *bytes, size_t length, size_t at)
{
	size_t next;

	if (log_find_waits(&run->find))
		return at;
	next = log_look_next(bytes, length, at);
	while (next < length && next > at && bytes[next - 1] != '\n')
		next--;
	run->number += log_look_ends(bytes + at, next - at);
	return next;
}

/* The lines are going to be overwritten. */
static void end_lines(struct log_run *run)
{
	if (run->passes)
		log_hold_end(&run->hold, sure_place(run));
}

static void take_lines(struct log_run *run, const char *bytes, size_t length)
{
	size_t at = 0;

	log_hold_begin(&run->hold, bytes, length);
	while ((at = next_line(run, bytes, length, at)) < length) {
		const char *feed = memchr(bytes + at, '\n', length - at);
		const char *end = feed != NULL ? feed : bytes + length;

		/* Columns go before a carriage return, too. */
		if (feed != NULL && end > bytes + at && end[-1] == '\r')
			end--;
		take_line(run, (struct log_text){ bytes + at, (size_t)(end - bytes) - at });
		at = feed != NULL ? (size_t)(feed + 1 - bytes) : length;
	}
	end_lines(run);
}

/* A piece of a line that is too long to be looked at; it ends what was open. */
static void take_piece(struct log_run *run, const char *bytes, size_t length)
{
	bool ended = length > 0 && bytes[length - 1] == '\n';

	log_hold_begin(&run->hold, bytes, length);
	while (log_find_end(&run->find) == LOG_ENDED)
		end_open(run);
	end_lines(run);
	run->number += ended;
	run->long_lines += ended;
}

/* ----------------------------------------------------------------------- logs */

static void flush(void)
{
	fflush(stdout);
}

static void end_log(struct log_run *run)
{
	while (log_find_end(&run->find) == LOG_ENDED)
		end_open(run);
	end_lines(run);
	run->long_lines += run->source.in_long;
}

/* Nothing can be found in a log that is compressed; it passes as it is. */
static bool is_packed(struct log_run *run, const char *bytes, size_t length)
{
	const struct cli_packed *packed = cli_packed_by(bytes, length);
	struct cli_typed typed = { .fits = true };

	if (packed == NULL)
		return false;
	cli_type(&typed, packed->cat);
	cli_type_file(&typed, run->source.fd == STDIN_FILENO ? "FILE" : run->log);
	cli_type(&typed, " | sipcause scan");
	if (typed.fits)
		cli_say("%s is compressed by %s and was skipped; type: %s", run->log, packed->name,
			typed.text);
	else
		cli_say("%s is compressed by %s and was skipped; type: %s FILE | sipcause scan",
			run->log, packed->name, packed->cat);
	run->status = cli_worse(run->status, CLI_UNMAPPED);
	return true;
}

static int read_log(struct log_run *run)
{
	bool packed = false, first = true;
	const char *bytes;
	size_t length;
	enum log_read got;

	run->number = 0;
	while (!ferror(stdout)) {
		got = log_source_next(&run->source, &bytes, &length);
		if (first && (got == LOG_LINES || got == LOG_PIECE))
			packed = is_packed(run, bytes, length);
		first = false;
		if (packed && (got == LOG_LINES || got == LOG_PIECE)) {
			if (run->passes)
				cli_put_bytes(bytes, length);
			continue;
		}
		switch (got) {
		case LOG_LINES:
			take_lines(run, bytes, length);
			break;
		case LOG_PIECE:
			take_piece(run, bytes, length);
			break;
		case LOG_END:
			end_log(run);
			return CLI_OK;
		case LOG_FAILED:
			cli_say("reading %s failed after line %" PRIu64 ": %s", run->log,
				run->number, strerror(errno));
			return CLI_IO;
		default:
			cli_say("reading %s failed after line %" PRIu64 ": out of memory", run->log,
				run->number);
			return CLI_IO;
		}
	}
	return CLI_IO;
}

int log_run_one(struct log_run *run, const char *name)
{
	bool standard = strcmp(name, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC), status;

	if (fd < 0) {
		cli_say("%s cannot be opened: %s; expected a log", name, strerror(errno));
		return CLI_IO;
	}
	run->log = standard ? "standard input" : name;
	log_source_open(&run->source, fd);
	run->source.wait = flush;
	status = read_log(run);
	if (!standard)
		close(fd);
	return cli_worse(status, run->status);
}
