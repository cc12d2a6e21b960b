/* SPDX-License-Identifier: BSD-2-Clause */
/* The translate command: codes to what they are in other spaces. */
#include "cli/answer-text.h"
#include "cli/call.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/lines.h"
#include "cli/others.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/result.h"
#include "cli/rows.h"
#include "cli/decide.h"
#include "cli/wire.h"
#include "cli/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUT, FROM, TO, HOW, MAP, PHRASE, RESULT, WITH };
static const struct cli_column columns[] = {
	[INPUT] = { "input", CLI_IN_BOTH }, [FROM] = { "from", CLI_IN_BOTH },
	[TO] = { "to", CLI_IN_TABLE },      [HOW] = { "how", CLI_IN_TABLE },
	[MAP] = { "map", CLI_IN_TABLE },    [PHRASE] = { "phrase", CLI_IN_TABLE },
	[RESULT] = { NULL, CLI_IN_JSON },   [WITH] = { NULL, CLI_IN_JSON },
};

/* What a row is made of. */
struct row {
	const char *input;
	size_t length;
	const char *where;
	struct cli_code *code;
	const struct sipcause_result *result;
	bool first;                        /* of its input */
	struct cli_answer_columns columns; /* of its answers, for a person */
	char from[CLI_CODE_TEXT];
	char to[CLI_CODE_TEXT];
};

/* "sip:486" of what was read, "sip:9999" of what the space does not have. */
static const char *from_text(char buffer[CLI_CODE_TEXT], const struct cli_code *code)
{
	if (code->space == NULL)
		return "";
	if (code->code >= 0)
		return cli_code_text(buffer, code->space, code->code);
	snprintf(buffer, CLI_CODE_TEXT, "%s:%.*s", sipcause_space_name(code->space),
		 (int)(code->length < 70 ? code->length : 70), code->text);
	return buffer;
}

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	struct row *row = data;
	const struct sipcause_result *result = row->result;

	(void)cli;
	cells[INPUT] = cli_cell_bytes(row->input, row->length);
	if (row->code->space != NULL)
		cells[FROM] = cli_cell_text(from_text(row->from, row->code));
	cells[TO] = cli_cell_text(cli_code_text(row->to, result->to, result->outcome));
	cells[HOW] = cli_cell_text(sipcause_how_word(result->how));
	cells[MAP] = cli_cell_text(result->map);
	cells[PHRASE] = cli_cell_text(cli_result_phrase(result));
	cells[RESULT] = cli_cell_members(cli_result_members, result);
	cells[WITH] = cli_cell_members(cli_wait_members, &row->code->asked);
}

/* The conditions that were not met, with commas between them; NULL: there are none. */
static char *unmet_conditions(const struct row *row, const struct sipcause_table *table)
{
	struct sipcause_result step = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	char *text = NULL, *longer;
	int more;

	more = sipcause_explain(&cursor, table, &row->code->asked);
	while (more >= 0 && (more = sipcause_cursor_next(cursor, &step)) == 1) {
		if (step.step != SIPCAUSE_STEP_UNMET)
			continue;
		longer = cli_text("%s%s%s", text != NULL ? text : "", text != NULL ? ", " : "",
				  step.condition);
		free(text);
		text = longer;
	}
	sipcause_cursor_free(cursor);
	cli_need_memory(more);
	return text;
}

/* Nobody said: but perhaps under a condition. */
static void put_conditions(const struct cli *cli, const struct row *row)
{
	const struct sipcause_table *table = sipcause_map_table(cli_map_to(cli, row->result->to),
								row->code->space, row->result->to);
	char *conditions;

	if (row->result->outcome != SIPCAUSE_UNLISTED || row->code->code < 0)
		return;
	conditions = unmet_conditions(row, table);
	if (conditions != NULL)
		cli_wrap(cli, CLI_DIM, 0, 4, "depends on %s; see explain", conditions);
	free(conditions);
}

static bool is_undefined(const struct cli_code *code)
{
	return code->code >= 0 && !sipcause_space_defines(code->space, code->code);
}

static void put_heading(const struct cli *cli, const struct row *row)
{
	const struct cli_code *code = row->code;
	const char *phrase = NULL, *name = NULL;
	char from[CLI_CODE_TEXT];

	if (code->space != NULL && code->code >= 0) {
		phrase = sipcause_space_fact(code->space, code->code, SIPCAUSE_FACT_PHRASE);
		name = cli_code_name(code->space, code->code);
	}
	if (code->space == NULL) {
		cli_put_text(stdout, row->input, row->length);
		putchar('\n');
		return;
	}
	cli_print(cli, CLI_BOLD, "%s", from_text(from, code));
	cli_wrap(cli, CLI_PLAIN, cli_text_columns(from_text(from, code)), 2, " %s",
		 phrase != NULL       ? phrase
		 : name != NULL       ? name
		 : is_undefined(code) ? "(not defined)"
				      : "");
}

static void put_text(struct cli *cli, void *data)
{
	const struct row *row = data;
	const struct sipcause_indication *asked = &row->code->asked;
	uint32_t i;

	if (row->first)
		put_heading(cli, row);
	cli_answer_print(cli, &row->columns, row->result);
	if (cli_find_wait(asked, &i))
		cli_companion_print(cli, 4, asked->space[i], asked->value[i]);
	put_conditions(cli, row);
}

static const struct cli_rows rows = CLI_ROWS(columns, fill, put_text);

/* Gives a status: a form of the wire cannot say everything. */
static int put(struct cli *cli, struct row *row)
{
	if (cli->asked.output == CLI_WIRE)
		return cli_put_wire(cli, row->where, row->code, row->result);
	cli_rows_put(cli, &rows, row);
	return CLI_OK;
}

/* Every input has a row, also one that cannot be read; a person has been told. */
static void put_unread(struct cli *cli, struct row row)
{
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	result.outcome = row.code->space != NULL ? SIPCAUSE_UNLISTED : SIPCAUSE_ERROR;
	result.how = row.code->code >= 0 ? SIPCAUSE_HOW_UNLISTED : SIPCAUSE_HOW_UNKNOWN_CODE;
	if (row.code->code == SIPCAUSE_NONE) {
		result.outcome = SIPCAUSE_NONE;
		result.how = SIPCAUSE_HOW_NONE;
	}
	row.result = &result;
	if (cli->asked.output == CLI_WIRE)
		putchar('\n');
	else if (cli->asked.output != CLI_TEXT)
		put(cli, &row);
}

/* Nothing says how the call ended: that is the answer for every target that was asked. */
static void put_none(struct cli *cli, struct row row)
{
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	size_t i;

	result.outcome = SIPCAUSE_NONE;
	result.how = SIPCAUSE_HOW_NONE;
	row.result = &result;
	for (i = 0; i < cli->asked.to.count; i++) {
		result.to = cli->session.targets[i];
		put(cli, &row);
	}
}

/* One that was too long: a row that has no input. */
static void unread(struct cli *cli, const char *where)
{
	struct cli_code code = { NULL, SIPCAUSE_ERROR, NULL, 0, cli->session.context, false };
	struct row row = { .input = "", .where = where, .code = &code };

	put_unread(cli, row);
}

/* The columns that the answers for all targets need together. */
static struct cli_answer_columns measure(struct cli *cli, const struct cli_code *code, size_t count)
{
	struct cli_answer_columns needed = CLI_ANSWER_COLUMNS_INIT;
	size_t i;

	for (i = 0; i < count && cli->asked.output == CLI_TEXT; i++) {
		struct sipcause_result result;
		struct cli_code copy = *code;

		cli_ask(cli, &copy, cli_shown_target(cli, code, i), &result);
		cli_answer_measure(&needed, &result);
	}
	return needed;
}

static int each(struct cli *cli, const char *where, const char *text, size_t length)
{
	struct cli_code code, first;
	struct sipcause_result result;
	struct row row = { .where = where, .code = &code, .result = &result };
	int status = cli_read_code(cli, where, text, length, &code);
	size_t count, i;

	row.input = cli_label(cli, text, &length);
	row.length = length;

	if (code.code == SIPCAUSE_ERROR)
		code.space = NULL;
	first = code; /* each target decides anew */
	count = code.space != NULL ? cli_shown_target_count(cli, &first) : 0;
	if (code.space != NULL && count == 0)
		cli_tell_no_table(cli, where, code.space);
	if (code.code == SIPCAUSE_NONE && cli->asked.to.count > 0 &&
	    (cli->asked.output == CLI_TSV || cli->asked.output == CLI_CSV ||
	     cli->asked.output == CLI_JSON)) {
		put_none(cli, row);
		return CLI_UNMAPPED;
	}
	if (count == 0 || (status != CLI_OK && cli->asked.output == CLI_TEXT)) {
		put_unread(cli, row);
		return cli_worse(status, CLI_UNMAPPED);
	}
	row.columns = measure(cli, &first, count);
	for (i = 0; i < count; i++) {
		status = cli_worse(status,
				   cli_ask(cli, &code, cli_shown_target(cli, &first, i), &result));
		if (code.captured)
			cli_tell_contradictions(cli, where, result.to);
		row.first = i == 0;
		status = cli_worse(status, put(cli, &row));
	}
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct cli_answers answers = { &rows, each, unread };

	return cli_answer(cli, argc, argv, &answers);
}

/* ------------------------------------------------------------------ options */

/* -o has the forms of the wire as well. */
static enum cli_took take_output(void *state, const char *word)
{
	struct cli_options *asked = state;

	if (cli_output_find(word, &asked->output))
		return CLI_TAKEN;
	asked->output = CLI_WIRE;
	asked->form_out = cli_form_find(word);
	switch (asked->form_out) {
	case SIPCAUSE_FORM_REASON:
	case SIPCAUSE_FORM_STATUS_LINE:
	case SIPCAUSE_FORM_IE:
	case SIPCAUSE_FORM_OCTETS:
	case SIPCAUSE_FORM_PROBLEM:
		return CLI_TAKEN;
	default:
		cli_say("-o '%s' is unknown; expected text, tsv, csv, json, reason, status-line, ie, octets or problem",
			word);
		return CLI_REFUSED;
	}
}

static const struct cli_option options[] = {
	CLI_OPTION_MAP,
	CLI_OPTION_FROM,
	CLI_OPTION_TO,
	CLI_OPTION_WITH,
	CLI_OPTION_DIRECTORY,
	CLI_OPTION_INPUT,
	CLI_OPTION_CODING,
	CLI_OPTION_PREFER,
	CLI_OPTION_POLICY,
	CLI_OPTION_STRICT,
	{ "output", 'o', "FORM",
	  "text, tsv, csv or json [tsv; text on a terminal]; or a form to send: reason, "
	  "status-line, ie, octets or problem",
	  .shared = true, .take = take_output },
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_translate = {
	.name = "translate",
	.arguments = "[CODE...]",
	.summary = "translate codes; the default command",
	.usage =
		"Usage: sipcause [translate] [OPTIONS] [CODE...]\n\nTranslate each CODE to every space that the map has a table for. Text leaves out HTTP unless -t asks for it. CODE is SPACE:NUMBER, SPACE:NAME, a number or a name. It can also be captured: a Reason or Warning header, a status line, ie:HEX or a problem document.\n\nWithout CODE, or with -, it reads lines of standard input. With -i message, all of standard input is one call.\n",
	.options = options,
	.examples = "  sipcause 486\n"
		    "  sipcause -t sip q850:34 q850:USER_BUSY\n"
		    "  sipcause -t q850 'SIP/2.0 486 Busy Here'\n"
		    "  sipcause -t sip -o reason q850:17\n"
		    "  sipcause -i message < message.txt\n",
	.map = "default",
	.run = run,
};
