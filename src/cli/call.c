/* SPDX-License-Identifier: BSD-2-Clause */
#include "call.h"

#include "base/count.h"
#include "base/text.h"
#include "branches.h"
#include "cli.h"
#include "decide.h"
#include "messages.h"

#include <stdlib.h>
#include <string.h>

void cli_tell_form(const char *where, int32_t form, const struct sipcause_error *error)
{
	if (error->line > 1)
		cli_say("%s%s, line %u, byte %u: %s", where, sipcause_form_word(form), error->line,
			error->column, error->message);
	else
		cli_say("%s%s, byte %u: %s", where, sipcause_form_word(form), error->column,
			error->message);
}

/* --------------------------------------------------------------------- labels */

/* The first line of a text. */
static size_t first_line(const char *text, size_t length)
{
	const char *end = length > 0 ? memchr(text, '\n', length) : NULL;

	if (end == NULL)
		return length;
	return (size_t)(end - text) - (end > text && end[-1] == '\r');
}

const char *cli_label(const struct cli *cli, const char *text, size_t *length)
{
	const struct cli_session *session = &cli->session;

	if (cli->asked.form_in == SIPCAUSE_FORM_HEAD && session->heads > 0) {
		text = session->label;
		*length = session->label_length;
	} else if (cli->asked.form_in == SIPCAUSE_FORM_HEAD ||
		   cli->asked.form_in == SIPCAUSE_FORM_PROBLEM) {
		*length = first_line(text, *length);
	}
	return text;
}

/* -------------------------------------------------------------------- reading */

/* What is wrong is told of so many messages. */
#define HEADS_TOLD 100

/* What is being read. */
struct call {
	struct cli *cli;
	const char *where;
	const char *text;
	size_t length;
	struct cli_branches branches;
	bool read; /* something could be */
	bool full; /* there were too many parts, which was told */
	bool more; /* is wrong than was told */
	int status;
};

/* Where a head's error is in the text. */
static void place(const struct cli_head *head, struct sipcause_error *error)
{
	if (error->line == 0)
		return;
	error->column += (uint32_t)(error->line > 1 ? head->indent : head->before);
	error->line += (uint32_t)(head->line - 1);
}

/* The parts of a head are shown beside its first line where all input is heads. */
static int show_head(const struct call *call, const struct cli_head *head)
{
	if (call->cli->asked.form_in != SIPCAUSE_FORM_HEAD)
		return call->cli->session.show(call->cli, call->text, call->length);
	return call->cli->session.show(call->cli, head->bytes,
				       first_line(head->bytes, head->length));
}

/* Whether it is a request that has no parts, such as an ACK behind the response that counts,
 * whose texts need not be given up for it. */
static bool has_no_parts(const struct cli_head *head)
{
	static const char *const fields[] = { "Reason", "Warning", "Retry-After" };
	size_t length, i;

	if (cli_is_response(head->bytes, head->length) ||
	    (head->length > 4 && memcmp(head->bytes, "BYE ", 4) == 0) ||
	    (head->length > 7 && memcmp(head->bytes, "CANCEL ", 7) == 0))
		return false;
	for (i = 0; i < SCI_COUNT(fields); i++)
		if (cli_find_field(head->bytes, head->length, fields[i], 0, &length) != NULL)
			return false;
	return true;
}

static void read_head(struct call *call, const struct cli_head *head)
{
	struct cli_session *session = &call->cli->session;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	int32_t branch = cli_branches_next(&call->branches, head->bytes, head->length);
	int code;

	if (session->heads > 0 && has_no_parts(head))
		return;
	if (session->heads == 0) {
		session->label = head->bytes;
		session->label_length = first_line(head->bytes, head->length);
	} else {
		/* What was read goes with its bytes. */
		if (session->show == NULL && session->heads <= HEADS_TOLD)
			cli_tell_read(call->cli, call->where);
		sipcause_message_next(session->message, branch);
	}
	code = sipcause_message_read(session->message, SIPCAUSE_FORM_HEAD, head->bytes,
				     head->length, &error);
	session->heads++;
	call->more = call->more || session->heads > HEADS_TOLD;
	if (code < 0 && session->heads <= HEADS_TOLD && !(code == SIPCAUSE_E_FULL && call->full)) {
		place(head, &error);
		cli_tell_form(call->where, SIPCAUSE_FORM_HEAD, &error);
	}
	call->full = call->full || code == SIPCAUSE_E_FULL;
	call->read = call->read || code >= 0 ||
		     ((code == SIPCAUSE_E_FORM || code == SIPCAUSE_E_FULL) &&
		      sipcause_message_count(session->message) > 0);
	if (session->show != NULL)
		call->status = cli_worse(call->status, show_head(call, head));
}

static void tell_passed(const char *where, const struct cli_passed *passed)
{
	char quoted[SCI_QUOTED];

	if (passed->count == 0)
		return;
	sci_quote(quoted, passed->text, passed->length);
	if (passed->count == 1)
		cli_say("%sline %zu: %s belongs to no message and is ignored", where, passed->line,
			quoted);
	else
		cli_say("%sline %zu: %s and %zu more line%s belong to no message and are ignored",
			where, passed->line, quoted, passed->count - 1,
			passed->count == 2 ? "" : "s");
}

int cli_read_call(struct cli *cli, const char *where, const char *text, size_t length)
{
	struct call call = { .cli = cli, .where = where, .text = text, .length = length };
	struct cli_messages messages;
	struct cli_head head = { text, length, 1, 0, 0 };

	free(cli->session.room);
	cli->session.room = malloc(length + 1);
	if (cli->session.room == NULL) {
		cli_say("out of memory");
		return CLI_IO;
	}
	cli_messages_begin(&messages, text, length, cli->session.room);
	if (!cli_messages_next(&messages, &head)) {
		read_head(&call, &head);
	} else {
		do
			read_head(&call, &head);
		while (cli_messages_next(&messages, &head));
		tell_passed(where, &messages.passed);
	}
	if (call.more)
		cli_say("%sfound %zu messages; errors are reported only for the first %d", where,
			cli->session.heads, HEADS_TOLD);
	return call.read ? call.status : cli_worse(call.status, CLI_UNMAPPED);
}
