/* SPDX-License-Identifier: BSD-2-Clause */
#include "cli/cli.h"

#include <string.h>

/* What a row tells of. */
struct row {
	const char *input;
	size_t length;
	const char *where;
	struct cli_code *code;
	const struct sipcause_result *result;
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

static void put_cells(const struct cli *cli, const struct row *row)
{
	char from[CLI_CODE_TEXT], to[CLI_CODE_TEXT];
	const struct sipcause_result *result = row->result;
	const struct cli_cell cells[] = {
		{ "input", row->input, row->length },
		{ "from", from_text(from, row->code), CLI_ALL },
		{ "to", cli_code_text(to, result->to, result->outcome), CLI_ALL },
		{ "how", sipcause_how_word(result->how), CLI_ALL },
		{ "map", result->map, CLI_ALL },
		{ "phrase", result->phrase, CLI_ALL },
	};

	cli_row(cli, cells, sizeof(cells) / sizeof(cells[0]));
}

static void put_json(const struct row *row)
{
	char from[CLI_CODE_TEXT];
	struct json json;

	json_open(&json, stdout);
	json_bytes(&json, "input", row->input, row->length);
	if (row->code->space != NULL)
		json_text(&json, "from", from_text(from, row->code));
	json_result(&json, row->result);
	json_close(&json);
}

static void put_companions(const struct cli *cli, const struct sipcause_result *result)
{
	uint32_t i;

	for (i = 0; i < result->write_count; i++) {
		const char *name = sipcause_space_fact(result->write_space[i],
						       result->write_code[i], SIPCAUSE_FACT_NAME);
		const char *space = sipcause_space_name(result->write_space[i]);
		const char *before = i > 0 ? " " : "    with ";

		if (name != NULL)
			cli_print(cli, CLI_DIM, "%s%s=%s", before, space, name);
		else
			cli_print(cli, CLI_DIM, "%s%s=%d", before, space, result->write_code[i]);
	}
	if (result->write_count > 0)
		putchar('\n');
}

static void put_source(const struct cli *cli, const struct sipcause_result *result)
{
	bool graded = result->grade != SIPCAUSE_GRADE_UNSTATED &&
		      result->grade != SIPCAUSE_GRADE_STANDARD;

	if (result->map == NULL)
		return;
	cli_print(cli, CLI_DIM, "  %s%s%s%s%s%s", result->map, result->source != NULL ? ", " : "",
		  result->source != NULL ? result->source : "", graded ? " (" : "",
		  graded ? sipcause_grade_word(result->grade) : "", graded ? ")" : "");
}

/* One target for a person: the answer, and below it what goes with it. */
static void put_text(const struct cli *cli, const struct row *row)
{
	const struct sipcause_result *result = row->result;
	const char *space = result->to != NULL ? sipcause_space_name(result->to) : NULL;
	char to[CLI_CODE_TEXT], text[CLI_CODE_TEXT + 8];

	cli_code_text(to, result->to, result->outcome);
	if (result->outcome < 0 && space != NULL)
		snprintf(text, sizeof(text), "%s:%s", space, to);
	else
		snprintf(text, sizeof(text), "%s", to);
	fputs("  ", stdout);
	cli_print(cli, CLI_BOLD, "%-14s", text);
	cli_print(cli, CLI_PLAIN, " %-24s ", result->phrase != NULL ? result->phrase : "");
	cli_print(cli, CLI_DIM, "%s", sipcause_how_word(result->how));
	if (result->via != NULL)
		cli_print(cli, CLI_DIM, " (%s)", cli_code_text(to, result->via, result->via_code));
	put_source(cli, result);
	putchar('\n');
	if (result->condition != NULL)
		cli_print(cli, CLI_DIM, "    when %s\n", result->condition);
	put_companions(cli, result);
	if (result->note != NULL)
		cli_print(cli, CLI_DIM, "    %s\n", result->note);
}

/* Nobody said: but perhaps under a condition. */
static void put_conditions(const struct cli *cli, const struct row *row)
{
	const struct sipcause_table *table =
		sipcause_map_table(cli->current, row->code->space, row->result->to);
	struct sipcause_result step = SIPCAUSE_RESULT_INIT;
	uint32_t i, count = 0;

	if (row->result->outcome != SIPCAUSE_UNLISTED || row->code->code < 0)
		return;
	for (i = 0; sipcause_explain(table, &row->code->asked, i, &step) == 1; i++)
		if (step.step == SIPCAUSE_STEP_UNMET)
			cli_print(cli, CLI_DIM, "%s%s", count++ == 0 ? "    depends on " : ", ",
				  step.condition);
	if (count > 0)
		cli_print(cli, CLI_PLAIN, "; see explain\n");
}

static void put_heading(const struct cli *cli, const struct row *row)
{
	const struct cli_code *code = row->code;
	const char *phrase = NULL, *name = NULL;
	char from[CLI_CODE_TEXT];

	if (code->space != NULL && code->code >= 0) {
		phrase = sipcause_space_fact(code->space, code->code, SIPCAUSE_FACT_PHRASE);
		name = sipcause_space_fact(code->space, code->code, SIPCAUSE_FACT_NAME);
	}
	if (code->space != NULL)
		cli_print(cli, CLI_BOLD, "%s", from_text(from, code));
	else
		cli_put_text(stdout, row->input, row->length);
	if (phrase != NULL || name != NULL)
		cli_print(cli, CLI_PLAIN, " %s", phrase != NULL ? phrase : name);
	putchar('\n');
}

/* Gives a status: a form of the wire cannot say everything. */
static int put(const struct cli *cli, const struct row *row, bool first)
{
	if (cli->output == CLI_WIRE)
		return cli_put_wire(cli, row->where, row->code, row->result);
	if (cli->output == CLI_JSON) {
		put_json(row);
		return CLI_OK;
	}
	if (cli->output != CLI_TEXT) {
		put_cells(cli, row);
		return CLI_OK;
	}
	if (first)
		put_heading(cli, row);
	put_text(cli, row);
	put_conditions(cli, row);
	return CLI_OK;
}

/* Every input is answered, also one that cannot be read. */
static void put_unread(const struct cli *cli, struct row *row)
{
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	result.outcome = row->code->space != NULL ? SIPCAUSE_UNLISTED : SIPCAUSE_ERROR;
	result.how = row->code->code >= 0 ? SIPCAUSE_HOW_UNLISTED : SIPCAUSE_HOW_UNKNOWN_CODE;
	row->result = &result;
	if (cli->output == CLI_WIRE)
		putchar('\n');
	else
		put(cli, row, true);
}

/* One that was too long: a row that has no input. */
static void unread(const struct cli *cli, const char *where)
{
	struct cli_code code = { NULL, SIPCAUSE_ERROR, NULL, 0, cli->context, false };
	struct row row = { "", 0, where, &code, NULL };

	put_unread(cli, &row);
}

static int each(struct cli *cli, const char *where, const char *text, size_t length)
{
	struct cli_code code;
	struct sipcause_result result;
	struct row row = { text, cli_label(cli, text, length), where, &code, &result };
	int status = cli_read_code(cli, where, text, length, &code);
	size_t count, i;

	if (code.code == SIPCAUSE_ERROR)
		code.space = NULL;
	count = code.space != NULL ? cli_target_count(cli, code.space) : 0;
	if (code.space != NULL && count == 0)
		cli_tell_no_table(cli, where, code.space);
	if (count == 0) {
		put_unread(cli, &row);
		return cli_worse(status, CLI_UNMAPPED);
	}
	for (i = 0; i < count; i++) {
		status = cli_worse(status,
				   cli_ask(cli, &code, cli_target(cli, code.space, i), &result));
		if (code.decided)
			cli_tell_contradictions(cli, where, result.to);
		status = cli_worse(status, put(cli, &row, i == 0));
	}
	return status;
}

int cli_translate(struct cli *cli, int argc, char **argv)
{
	static const struct cli_cell columns[] = {
		{ "input", NULL, 0 }, { "from", NULL, 0 }, { "to", NULL, 0 },
		{ "how", NULL, 0 },   { "map", NULL, 0 },  { "phrase", NULL, 0 },
	};
	static const struct cli_answers answers = { each, unread };
	int status = cli_load(cli, argc, argv);

	if (status != CLI_OK)
		return status;
	cli_head(cli, columns, sizeof(columns) / sizeof(columns[0]));
	return cli_inputs(cli, argc, argv, &answers);
}
