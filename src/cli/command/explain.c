/* SPDX-License-Identifier: BSD-2-Clause */
#include "cli/cli.h"

#include <string.h>

/* file:line:column of a step, "" where it has no line. */
#define PLACE 1100
static const char *place_text(char buffer[PLACE], const struct sipcause_result *step)
{
	if (step->file == NULL)
		return "";
	if (step->column > 0)
		snprintf(buffer, PLACE, "%s:%u:%u", step->file, step->line, step->column);
	else
		snprintf(buffer, PLACE, "%s:%u", step->file, step->line);
	return buffer;
}

/* The answer of a step in words. */
static const char *answer_text(char buffer[CLI_CODE_TEXT], const struct sipcause_result *step)
{
	if (step->step == SIPCAUSE_STEP_EMPTY)
		return "";
	return cli_code_text(buffer, step->to, step->outcome);
}

static const char *grade_text(const struct sipcause_result *step)
{
	return step->map != NULL ? sipcause_grade_word(step->grade) : "";
}

static const struct cli_cell columns[] = {
	{ "input", NULL, 0 }, { "step", NULL, 0 },   { "from", NULL, 0 }, { "condition", NULL, 0 },
	{ "to", NULL, 0 },    { "how", NULL, 0 },    { "map", NULL, 0 },  { "place", NULL, 0 },
	{ "grade", NULL, 0 }, { "source", NULL, 0 }, { "note", NULL, 0 },
};

static void put_cells(const struct cli *cli, const char *input, size_t length,
		      const struct sipcause_result *step)
{
	char from[CLI_CODE_TEXT], to[CLI_CODE_TEXT], place[PLACE];
	const char *texts[] = {
		NULL,
		sipcause_step_word(step->step),
		cli_code_text(from, step->from, step->code),
		step->condition,
		answer_text(to, step),
		sipcause_how_word(step->how),
		step->map,
		place_text(place, step),
		grade_text(step),
		step->source,
		step->note,
	};
	struct cli_cell cells[sizeof(columns) / sizeof(columns[0])];
	size_t i;

	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		cells[i] = (struct cli_cell){ columns[i].name, texts[i], CLI_ALL };
	cells[0].text = input;
	cells[0].length = length;
	cli_row(cli, cells, i);
}

static void put_json(const char *input, size_t length, const struct sipcause_result *step)
{
	char from[CLI_CODE_TEXT];
	struct json json;

	json_open(&json, stdout);
	json_bytes(&json, "input", input, length);
	json_text(&json, "step", sipcause_step_word(step->step));
	json_text(&json, "from", cli_code_text(from, step->from, step->code));
	json_result(&json, step);
	json_close(&json);
}

static const char *step_phrase(int32_t step)
{
	static const char *const phrases[] = {
		[SIPCAUSE_STEP_ANSWERED] = "answers",
		[SIPCAUSE_STEP_UNMET] = "condition not met",
		[SIPCAUSE_STEP_REPLACED] = "replaced by a nearer layer",
		[SIPCAUSE_STEP_EMPTY] = "says nothing here",
		[SIPCAUSE_STEP_LEG] = "answers one leg",
	};

	return phrases[step];
}

/* What stands before the answer, or in its place. */
static const char *outcome_phrase(const struct sipcause_result *step)
{
	if (step->step != SIPCAUSE_STEP_EMPTY)
		return " -> ";
	return step->how == SIPCAUSE_HOW_CLASS_UNKNOWN ? ", asked as its class's unknown code"
						       : ", whose rule is taken away";
}

static void put_text(const struct cli *cli, const struct sipcause_result *step)
{
	char from[CLI_CODE_TEXT], to[CLI_CODE_TEXT], place[PLACE];
	bool answered = step->step == SIPCAUSE_STEP_ANSWERED;
	enum cli_style style = answered ? CLI_BOLD : CLI_PLAIN;

	fputs("  ", stdout);
	cli_print(cli, style, "%s: %s%s%s%s%s%s%s", step_phrase(step->step),
		  cli_code_text(from, step->from, step->code),
		  step->condition != NULL ? " when " : "",
		  step->condition != NULL ? step->condition : "", outcome_phrase(step),
		  answer_text(to, step), answered && step->phrase != NULL ? " " : "",
		  answered && step->phrase != NULL ? step->phrase : "");
	cli_print(cli, CLI_PLAIN, " [%s]\n", sipcause_how_word(step->how));
	if (step->via != NULL && step->via_code >= 0)
		cli_print(cli, CLI_PLAIN, "      by way of %s\n",
			  cli_code_text(to, step->via, step->via_code));
	if (step->file != NULL) {
		bool graded = step->grade != SIPCAUSE_GRADE_UNSTATED;

		cli_print(cli, CLI_DIM, "      %s%s%s%s%s%s\n", place_text(place, step),
			  step->source != NULL ? "  " : "",
			  step->source != NULL ? step->source : "", graded ? " (" : "",
			  graded ? sipcause_grade_word(step->grade) : "", graded ? ")" : "");
	}
	if (step->note != NULL)
		cli_print(cli, CLI_DIM, "      %s\n", step->note);
}

static void put(const struct cli *cli, const char *text, size_t length,
		const struct sipcause_result *step)
{
	if (cli->output == CLI_JSON)
		put_json(text, length, step);
	else if (cli->output == CLI_TEXT)
		put_text(cli, step);
	else
		put_cells(cli, text, length, step);
}

static void put_heading(const struct cli *cli, const struct cli_code *code,
			const struct sipcause_space *to)
{
	const char *phrase = sipcause_space_fact(code->space, code->code, SIPCAUSE_FACT_PHRASE);
	char from[CLI_CODE_TEXT];

	cli_print(cli, CLI_BOLD, "%s", cli_code_text(from, code->space, code->code));
	cli_print(cli, CLI_PLAIN, "%s%s, to %s by map %s:\n", phrase != NULL ? " " : "",
		  phrase != NULL ? phrase : "", sipcause_space_name(to),
		  sipcause_map_name(cli->current));
}

static int explain(const struct cli *cli, const struct cli_code *code,
		   const struct sipcause_table *table, const char *text, size_t length)
{
	struct sipcause_result step = SIPCAUSE_RESULT_INIT;
	int status = CLI_UNMAPPED;
	uint32_t i;

	if (cli->output == CLI_TEXT)
		put_heading(cli, code, sipcause_table_to(table));
	for (i = 0; sipcause_explain(table, &code->asked, i, &step) == 1; i++) {
		if (step.step == SIPCAUSE_STEP_ANSWERED && step.outcome >= 0)
			status = CLI_OK;
		put(cli, text, length, &step);
	}
	return status;
}

/* No table is needed where the code is in the wanted space already. */
static int explain_copy(struct cli *cli, struct cli_code *code, const struct sipcause_space *to,
			const char *text, size_t length)
{
	struct sipcause_result step;
	int status = cli_ask(cli, code, to, &step);

	step.step = SIPCAUSE_STEP_ANSWERED;
	put(cli, text, length, &step);
	return status;
}

/* What was captured: each part and what became of it. */
static void put_part(const struct cli *cli, const char *text, size_t length,
		     const struct sipcause_part *part)
{
	const char *kind = sipcause_part_word(sipcause_part_kind(part));
	int32_t validity = sipcause_part_validity(part);
	const char *verdict = validity == SIPCAUSE_VALIDITY_VALID
				      ? sipcause_verdict_word(sipcause_part_verdict(part))
				      : sipcause_validity_word(validity);
	struct cli_cell cells[sizeof(columns) / sizeof(columns[0])];
	char code[CLI_CODE_TEXT] = "";
	struct json json;
	size_t i;

	if (sipcause_part_space(part) != NULL && sipcause_part_code(part) >= 0)
		cli_code_text(code, sipcause_part_space(part), sipcause_part_code(part));
	if (cli->output == CLI_TEXT) {
		cli_print(cli, CLI_PLAIN, "  %s %s: %s%s\n", kind, code, verdict,
			  sipcause_part_contradicts(part) ? ", contradicts" : "");
		return;
	}
	if (cli->output == CLI_JSON) {
		json_open(&json, stdout);
		json_bytes(&json, "input", text, length);
		json_text(&json, "step", verdict);
		json_text(&json, "from", code);
		json_text(&json, "part", kind);
		if (sipcause_part_contradicts(part))
			json_text(&json, "note", "contradicts");
		json_close(&json);
		return;
	}
	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		cells[i] = (struct cli_cell){ columns[i].name, NULL, CLI_ALL };
	cells[0] = (struct cli_cell){ "input", text, length };
	cells[1].text = verdict;
	cells[2].text = code;
	cells[3].text = kind;
	cells[10].text = sipcause_part_contradicts(part) ? "contradicts" : NULL;
	cli_row(cli, cells, i);
}

static int explain_to(struct cli *cli, struct cli_code *code, const struct sipcause_space *to,
		      const char *text, size_t length)
{
	const struct sipcause_table *table;
	size_t i;

	if (code->decided) {
		cli_decide(cli, to, code);
		for (i = 0; i < sipcause_message_count(cli->message); i++)
			put_part(cli, text, length, sipcause_message_part(cli->message, i));
	}
	if (code->space == to && sipcause_map_table(cli->current, to, to) == NULL) {
		if (cli->output == CLI_TEXT)
			put_heading(cli, code, to);
		return explain_copy(cli, code, to, text, length);
	}
	table = cli_find_table(cli, code->space, to);
	return table == NULL ? CLI_UNMAPPED : explain(cli, code, table, text, length);
}

static int each(struct cli *cli, const char *where, const char *text, size_t length)
{
	const struct sipcause_space *to;
	struct cli_code code;
	int status = cli_read_code(cli, where, text, length, &code);
	size_t i;

	if (status != CLI_OK)
		return status;
	if (cli_target_count(cli, code.space) == 0) {
		cli_tell_no_table(cli, where, code.space);
		return CLI_UNMAPPED;
	}
	length = cli_label(cli, text, length);
	for (i = 0; (to = cli_target(cli, code.space, i)) != NULL; i++)
		status = cli_worse(status, explain_to(cli, &code, to, text, length));
	return status;
}

int cli_explain(struct cli *cli, int argc, char **argv)
{
	static const struct cli_answers answers = { each, NULL };
	int status = cli_load(cli, argc, argv);

	if (status != CLI_OK)
		return status;
	cli_head(cli, columns, sizeof(columns) / sizeof(columns[0]));
	return cli_inputs(cli, argc, argv, &answers);
}
