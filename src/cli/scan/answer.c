/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer.h"

#include "cli/cli.h"
#include "cli/decide.h"
#include "cli/evidence.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/result.h"

#include <inttypes.h>
#include <string.h>

/* ------------------------------------------------------------------- deciding */

static bool begins(struct log_text text, const char *word)
{
	size_t length = strlen(word);

	return text.length >= length && memcmp(text.at, word, length) == 0;
}

/* Whether it is plain that a message ends no call, without reading all of it. */
static bool goes_on(const struct log_message *message)
{
	struct log_text method = message->head->method;

	if (message->form != SIPCAUSE_FORM_HEAD)
		return false;
	if (begins(message->label, "SIP/2.0 "))
		return begins(message->label, "SIP/2.0 1") ||
		       (method.length > 0 && (method.length != 6 || !begins(method, "INVITE")));
	return !begins(message->label, "BYE ") && !begins(message->label, "CANCEL ");
}

static int decide(struct cli *cli, struct cli_code *code)
{
	memset(code, 0, sizeof(*code));
	code->captured = true;
	return sipcause_message_ended(cli->session.message) == 1 && cli_decide(cli, NULL, code)
		       ? CLI_OK
		       : CLI_UNMAPPED;
}

int log_decide(struct cli *cli, const struct log_message *message, struct cli_code *code)
{
	int status;

	if (goes_on(message))
		return CLI_UNMAPPED;
	status = cli_open_message(cli);
	if (status != CLI_OK)
		return status == CLI_UNMAPPED ? CLI_USAGE : status;
	/* What is not sound in it has been passed over, as it is anywhere. */
	sipcause_message_read(cli->session.message, message->form, message->bytes, message->length,
			      NULL);
	return decide(cli, code);
}

int log_decide_call(struct cli *cli, const struct log_call *call, struct cli_code *code)
{
	int status = cli_open_message(cli);

	if (status != CLI_OK)
		return status == CLI_UNMAPPED ? CLI_USAGE : status;
	log_call_read(call, cli->session.message);
	return decide(cli, code);
}

struct log_text log_decided_by(const struct cli *cli, const struct log_call *call)
{
	const struct sipcause_message *message = cli->session.message;
	uint32_t leg = call->leg_count - 1;
	size_t i;

	for (i = 0; i < sipcause_message_count(message); i++)
		if (sipcause_part_verdict(sipcause_message_part(message, i)) ==
		    SIPCAUSE_VERDICT_CHOSEN)
			leg = sipcause_part_message(sipcause_message_part(message, i));
	return log_call_label(call, leg);
}

/* ----------------------------------------------------------------------- rows */

enum { LOG, FIRST, LAST, MESSAGES, CALL_ID, CSEQ, INPUT, FROM, TO, HOW, MAP, PHRASE, RESULT };
static const struct cli_column columns[] = {
	[LOG] = { "log", CLI_IN_BOTH },         [FIRST] = { "first", CLI_IN_BOTH },
	[LAST] = { "last", CLI_IN_BOTH },       [MESSAGES] = { "messages", CLI_IN_BOTH },
	[CALL_ID] = { "call_id", CLI_IN_BOTH }, [CSEQ] = { "cseq", CLI_IN_BOTH },
	[INPUT] = { "input", CLI_IN_BOTH },     [FROM] = { "from", CLI_IN_BOTH },
	[TO] = { "to", CLI_IN_TABLE },          [HOW] = { "how", CLI_IN_TABLE },
	[MAP] = { "map", CLI_IN_TABLE },        [PHRASE] = { "phrase", CLI_IN_TABLE },
	[RESULT] = { NULL, CLI_IN_JSON },
};

/* One decision for one target. */
struct answer {
	const struct log_row *row;
	const struct cli_code *code;
	const struct sipcause_result *result;
	bool first; /* of its message or call */
	char from[CLI_CODE_TEXT];
	char to[CLI_CODE_TEXT];
};

static struct cli_cell text_cell(struct log_text text)
{
	return text.length > 0 ? cli_cell_bytes(text.at, text.length) : cli_cell_text(NULL);
}

static void fill_answer(struct answer *answer, struct cli_cell *cells)
{
	const struct sipcause_result *result = answer->result;

	if (answer->code->space != NULL)
		cells[FROM] = cli_cell_text(
			cli_code_text(answer->from, answer->code->space, answer->code->code));
	cells[TO] = cli_cell_text(cli_code_text(answer->to, result->to, result->outcome));
	cells[HOW] = cli_cell_text(sipcause_how_word(result->how));
	cells[MAP] = cli_cell_text(result->map);
	cells[PHRASE] = cli_cell_text(result->phrase);
	cells[RESULT] = cli_cell_members(cli_result_members, result);
}

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	struct answer *answer = data;
	const struct log_row *row = answer->row;

	(void)cli;
	cells[LOG] = cli_cell_text(row->log);
	cells[FIRST] = cli_cell_number((int64_t)row->first);
	cells[LAST] = cli_cell_number((int64_t)row->last);
	cells[MESSAGES] = cli_cell_number((int64_t)row->messages);
	cells[CALL_ID] = text_cell(row->call_id);
	cells[CSEQ] = text_cell(row->cseq);
	cells[INPUT] = text_cell(row->input);
	fill_answer(answer, cells);
}

/* A call for a person: where it is, and below that what it comes to. */
static void put_text(struct cli *cli, void *data)
{
	struct answer *answer = data;
	const struct log_row *row = answer->row;
	struct cli_cell cells[CLI_COLUMNS_MAX];

	memset(cells, 0, sizeof(cells));
	fill_answer(answer, cells);
	if (answer->first) {
		cli_put_text(stdout, row->call_id.length > 0 ? row->call_id.at : "(no Call-ID)",
			     row->call_id.length > 0 ? row->call_id.length : 12);
		cli_print(cli, CLI_DIM,
			  "  %s, lines %" PRIu64 " to %" PRIu64 ", %" PRIu64 " message%s\n",
			  row->log, row->first, row->last, row->messages,
			  row->messages == 1 ? "" : "s");
	}
	cli_print(cli, CLI_PLAIN, "  %-14s ", cells[FROM].text != NULL ? cells[FROM].text : "");
	cli_print(cli, CLI_BOLD, "%-14s", cells[TO].text);
	cli_print(cli, CLI_PLAIN, " %-24s ", cells[PHRASE].text != NULL ? cells[PHRASE].text : "");
	cli_print(cli, CLI_DIM, "%s%s%s\n", cells[HOW].text, cells[MAP].text != NULL ? "  " : "",
		  cells[MAP].text != NULL ? cells[MAP].text : "");
}

const struct cli_rows log_rows = CLI_ROWS(columns, fill, put_text);

/* ------------------------------------------------------------------- answering */

typedef void put_answer(struct cli *cli, struct answer *answer);

static void put_row(struct cli *cli, struct answer *answer)
{
	cli_rows_put(cli, &log_rows, answer);
}

static void put_columns(struct cli *cli, struct answer *answer)
{
	struct cli_cell cells[CLI_COLUMNS_MAX];
	int i;

	(void)cli;
	memset(cells, 0, sizeof(cells));
	fill_answer(answer, cells);
	for (i = FROM; i <= PHRASE; i++) {
		putchar('\t');
		if (cells[i].kind == CLI_TEXT_CELL)
			cli_put_tsv(cells[i].text, cells[i].length);
	}
}

/* The answers are those of translate. */
static int each_target(struct cli *cli, struct cli_code *code, struct answer answer,
		       put_answer *put)
{
	size_t count = cli_target_count(cli, code->space), i;
	struct sipcause_result result;
	int status = count > 0 ? CLI_OK : CLI_UNMAPPED;

	if (count == 0)
		cli_tell_no_table(cli, "", code->space);
	answer.code = code;
	answer.result = &result;
	for (i = 0; i < count; i++) {
		status = cli_worse(status,
				   cli_ask(cli, code, cli_target(cli, code->space, i), &result));
		answer.first = i == 0;
		put(cli, &answer);
	}
	return status;
}

int log_put_columns(struct cli *cli, struct cli_code *code)
{
	return each_target(cli, code, (struct answer){ .row = NULL }, put_columns);
}

int log_put_rows(struct cli *cli, const struct log_row *row, struct cli_code *code)
{
	return each_target(cli, code, (struct answer){ .row = row }, put_row);
}
