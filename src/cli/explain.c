/* SPDX-License-Identifier: BSD-2-Clause */
#include "explain.h"

#include "answer-text.h"
#include "cli.h"
#include "decide.h"
#include "effects.h"
#include "others.h"
#include "output.h"
#include "question.h"
#include "result.h"
#include "wrap.h"

#include <stdio.h>
#include <string.h>

enum {
	INPUT,
	STEP,
	FROM,
	CONDITION,
	TO,
	HOW,
	MAP,
	PLACE,
	GRADE,
	SOURCE,
	NOTE,
	PART,
	PART_NOTE,
	TARGET,
	POLICY,
	POLICY_PLACE,
	RESULT
};
static const struct cli_column columns[] = {
	[INPUT] = { "input", CLI_IN_BOTH },
	[STEP] = { "step", CLI_IN_BOTH },
	[FROM] = { "from", CLI_IN_BOTH },
	[CONDITION] = { "condition", CLI_IN_TABLE },
	[TO] = { "to", CLI_IN_TABLE },
	[HOW] = { "how", CLI_IN_TABLE },
	[MAP] = { "map", CLI_IN_TABLE },
	[PLACE] = { "place", CLI_IN_TABLE },
	[GRADE] = { "grade", CLI_IN_TABLE },
	[SOURCE] = { "source", CLI_IN_TABLE },
	[NOTE] = { "note", CLI_IN_TABLE },
	/* Of a part of what was captured, which has no result. */
	[PART] = { "part", CLI_IN_JSON },
	[PART_NOTE] = { "note", CLI_IN_JSON },
	[TARGET] = { "target", CLI_IN_JSON },
	[POLICY] = { "policy", CLI_IN_JSON },
	[POLICY_PLACE] = { "policy_place", CLI_IN_JSON },
	[RESULT] = { NULL, CLI_IN_JSON },
};

/* file:line:column of a step, "" where it has no line. */
#define PLACE_TEXT 1100
static const char *place_text(char buffer[PLACE_TEXT], const struct sipcause_result *step)
{
	if (step->file == NULL)
		return "";
	if (step->column > 0)
		snprintf(buffer, PLACE_TEXT, "%s:%u:%u", step->file, step->line, step->column);
	else if (step->line == 0)
		snprintf(buffer, PLACE_TEXT, "%s", step->file);
	else
		snprintf(buffer, PLACE_TEXT, "%s:%u", step->file, step->line);
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

/* A row: a step, or a part of the evidence with the line of the policy that had a say. */
struct row {
	const char *input;
	size_t length;
	const struct sipcause_result *step;  /* NULL: it is a part */
	const struct sipcause_part *part;    /* NULL too: what is known of the call */
	const struct cli_code *code;         /* what was decided on */
	const struct sipcause_space *target; /* that it is weighed for; NULL: none */
	const char *key;                     /* of the policy; NULL: it had no say */
	const char *map;
	const char *file;
	uint32_t line;
	char from[CLI_CODE_TEXT];
	char to[CLI_CODE_TEXT];
	char place[PLACE_TEXT];
};

static void fill_step(struct row *row, struct cli_cell *cells)
{
	const struct sipcause_result *step = row->step;

	cells[STEP] = cli_cell_text(sipcause_step_word(step->step));
	cells[FROM] = cli_cell_text(cli_code_text(row->from, step->from, step->code));
	cells[CONDITION] = cli_cell_text(step->condition);
	cells[TO] = cli_cell_text(answer_text(row->to, step));
	cells[HOW] = cli_cell_text(sipcause_how_word(step->how));
	cells[MAP] = cli_cell_text(step->map);
	cells[PLACE] = cli_cell_text(place_text(row->place, step));
	cells[GRADE] = cli_cell_text(grade_text(step));
	cells[SOURCE] = cli_cell_text(step->source);
	cells[NOTE] = cli_cell_text(step->note);
	cells[RESULT] = cli_cell_members(cli_result_members, step);
}

/* What became of a part. */
static const char *verdict_of(const struct sipcause_part *part)
{
	int32_t validity = sipcause_part_validity(part), verdict = sipcause_part_verdict(part);

	return validity == SIPCAUSE_VALIDITY_VALID || verdict == SIPCAUSE_VERDICT_COMPANION
		       ? sipcause_verdict_word(verdict)
		       : sipcause_validity_word(validity);
}

static const char *part_text(char buffer[CLI_CODE_TEXT], const struct sipcause_part *part)
{
	const char *protocol;
	size_t length;

	buffer[0] = '\0';
	if (sipcause_part_space(part) != NULL && sipcause_part_code(part) >= 0)
		return cli_code_text(buffer, sipcause_part_space(part), sipcause_part_code(part));
	/* A Reason of a protocol that has no space. */
	protocol = sipcause_part_protocol(part, &length);
	if (sipcause_part_kind(part) != SIPCAUSE_PART_REASON || protocol == NULL)
		return buffer;
	length = length < 40 ? length : 40;
	if (sipcause_part_code(part) >= 0)
		snprintf(buffer, CLI_CODE_TEXT, "%.*s %d", (int)length, protocol,
			 (int)sipcause_part_code(part));
	else
		snprintf(buffer, CLI_CODE_TEXT, "%.*s", (int)length, protocol);
	return buffer;
}

/* The place of the policy's line; "" where it is built in, or nobody's. */
static const char *policy_place(struct row *row)
{
	row->place[0] = '\0';
	if (row->file != NULL)
		snprintf(row->place, sizeof(row->place), "%s:%u", row->file, row->line);
	return row->place;
}

/* The target that the evidence is weighed for. */
static const char *target_text(const struct row *row)
{
	return row->target != NULL ? sipcause_space_name(row->target) : NULL;
}

static void fill_policy(struct row *row, struct cli_cell *cells)
{
	if (row->key == NULL)
		return;
	cells[HOW] = cells[POLICY] = cli_cell_text(row->key);
	cells[MAP] = cli_cell_text(row->map);
	cells[PLACE] = cells[POLICY_PLACE] = cli_cell_text(policy_place(row));
}

static void fill_known(struct row *row, struct cli_cell *cells)
{
	cells[STEP] = cli_cell_text("known");
	cells[TO] = cells[TARGET] = cli_cell_text(target_text(row));
	cells[FROM] = cli_cell_text(cli_code_text(row->from, row->code->space, row->code->code));
	fill_policy(row, cells);
}

/* How a part stands to the chosen one; NULL: it agrees, or was not compared. */
static const char *stance_of(const struct sipcause_part *part)
{
	if (sipcause_part_contradicts(part))
		return "contradicts";
	return sipcause_part_differs(part) ? "differs" : NULL;
}

static void fill_part(struct row *row, struct cli_cell *cells)
{
	const char *kind = sipcause_part_word(sipcause_part_kind(row->part));

	cells[STEP] = cli_cell_text(verdict_of(row->part));
	cells[TO] = cells[TARGET] = cli_cell_text(target_text(row));
	fill_policy(row, cells);
	cells[FROM] = cli_cell_text(part_text(row->from, row->part));
	cells[CONDITION] = cells[PART] = cli_cell_text(kind);
	cells[NOTE] = cells[PART_NOTE] = cli_cell_text(stance_of(row->part));
}

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	struct row *row = data;

	(void)cli;
	cells[INPUT] = cli_cell_bytes(row->input, row->length);
	if (row->step != NULL)
		fill_step(row, cells);
	else if (row->part != NULL)
		fill_part(row, cells);
	else
		fill_known(row, cells);
}

#define BELOW 6 /* columns before what is below a step */

static const char *step_phrase(int32_t step)
{
	static const char *const phrases[] = {
		[SIPCAUSE_STEP_ANSWERED] = "answers",
		[SIPCAUSE_STEP_UNMET] = "condition not met",
		[SIPCAUSE_STEP_REPLACED] = "replaced by a nearer layer",
		[SIPCAUSE_STEP_EMPTY] = "says nothing here",
		[SIPCAUSE_STEP_LEG] = "answers one leg",
		[SIPCAUSE_STEP_NOT_REACHED] = "not reached, a rule before it answers",
	};

	return phrases[step];
}

/* What stands before the answer, or in its place. */
static const char *outcome_phrase(const struct sipcause_result *step)
{
	if (step->step != SIPCAUSE_STEP_EMPTY)
		return " -> ";
	return step->how == SIPCAUSE_HOW_CLASS_UNKNOWN
		       ? ", looked up as the unknown code of its class"
		       : ", whose rule is removed";
}

static void put_step(const struct cli *cli, const struct sipcause_result *step)
{
	char from[CLI_CODE_TEXT], to[CLI_CODE_TEXT], place[PLACE_TEXT];
	bool answered = step->step == SIPCAUSE_STEP_ANSWERED;
	bool graded = step->grade != SIPCAUSE_GRADE_UNSTATED;

	fputs("  ", stdout);
	cli_wrap(cli, answered ? CLI_BOLD : CLI_PLAIN, 2, 4, "%s: %s%s%s%s%s%s%s [%s]",
		 step_phrase(step->step), cli_code_text(from, step->from, step->code),
		 step->condition != NULL ? " when " : "",
		 step->condition != NULL ? step->condition : "", outcome_phrase(step),
		 answer_text(to, step), answered && step->phrase != NULL ? " " : "",
		 answered && step->phrase != NULL ? step->phrase : "",
		 sipcause_how_word(step->how));
	if (step->via != NULL && step->via_code >= 0)
		cli_wrap(cli, CLI_PLAIN, 0, BELOW, "via %s",
			 cli_code_text(to, step->via, step->via_code));
	if (step->file != NULL)
		cli_wrap(cli, CLI_DIM, 0, BELOW, "%s%s%s%s%s%s", place_text(place, step),
			 step->source != NULL ? "  " : "", step->source != NULL ? step->source : "",
			 graded ? " (" : "", graded ? sipcause_grade_word(step->grade) : "",
			 graded ? ")" : "");
	if (step->note != NULL)
		cli_wrap(cli, CLI_DIM, 0, BELOW, "%s", step->note);
}

/* ", by distrust of default.yaml:12" */
static void put_policy(const struct cli *cli, struct row *row)
{
	const char *place = policy_place(row);

	if (row->key != NULL && strcmp(row->key, "order") == 0)
		cli_print(cli, CLI_DIM, ", by the order of the columns");
	else if (row->key != NULL)
		cli_print(cli, CLI_DIM, ", by %s of %s", row->key,
			  place[0] != '\0' ? place : "the built-in policy or an option");
	putchar('\n');
}

static void put_part(const struct cli *cli, struct row *row)
{
	const struct sipcause_part *part = row->part;
	const char *code = part_text(row->from, part), *stance = stance_of(part);
	bool chosen = sipcause_part_verdict(part) == SIPCAUSE_VERDICT_CHOSEN;
	bool blind = sipcause_part_kind(part) == SIPCAUSE_PART_STATUS &&
		     sipcause_part_form(part) == SIPCAUSE_FORM_HEAD &&
		     !sipcause_part_has_method(part);

	cli_print(cli, chosen ? CLI_BOLD : CLI_PLAIN, "  %s%s%s: %s%s%s%s%s",
		  sipcause_part_word(sipcause_part_kind(part)), code[0] != '\0' ? " " : "", code,
		  verdict_of(part), stance != NULL ? ", " : "", stance != NULL ? stance : "",
		  sipcause_part_flaw(part) > SIPCAUSE_FLAW_NONE ? ", read despite a flaw" : "",
		  blind ? ", method unknown without CSeq" : "");
	put_policy(cli, row);
}

static void put_known(const struct cli *cli, struct row *row)
{
	cli_print(cli, CLI_BOLD, "  what is known of the call: %s",
		  cli_code_text(row->from, row->code->space, row->code->code));
	put_policy(cli, row);
}

static void put_text(struct cli *cli, void *data)
{
	struct row *row = data;

	if (row->step != NULL)
		put_step(cli, row->step);
	else if (row->part != NULL)
		put_part(cli, row);
	else
		put_known(cli, row);
}

const struct cli_rows cli_explain_rows = CLI_ROWS(columns, fill, put_text);

static void put(struct cli *cli, const char *text, size_t length,
		const struct sipcause_result *step)
{
	struct row row = { .input = text, .length = length, .step = step };

	cli_rows_put(cli, &cli_explain_rows, &row);
}

void cli_explain_evidence(struct cli *cli, const struct cli_code *code,
			  const struct sipcause_space *to, const char *text, size_t length)
{
	const struct sipcause_message *message = cli->session.message;
	size_t count = sipcause_message_count(message), i;
	bool chosen = false;

	for (i = 0; i < count; i++) {
		struct row row = { .input = text,
				   .length = length,
				   .target = to,
				   .part = sipcause_message_part(message, i) };
		bool is_chosen = sipcause_part_verdict(row.part) == SIPCAUSE_VERDICT_CHOSEN;

		chosen = chosen || is_chosen;
		if (is_chosen)
			sipcause_message_decided_by(message, &row.key, &row.map, &row.file,
						    &row.line);
		else
			sipcause_part_decided_by(row.part, &row.key, &row.map, &row.file,
						 &row.line);
		if (code->captured || count > 1 || !is_chosen)
			cli_rows_put(cli, &cli_explain_rows, &row);
	}
	if (!chosen && code->space != NULL && code->code >= 0) {
		struct row row = { .input = text, .length = length, .target = to, .code = code };

		if (sipcause_message_decided_by(message, &row.key, &row.map, &row.file,
						&row.line) == 1)
			cli_rows_put(cli, &cli_explain_rows, &row);
	}
}

static void put_heading(const struct cli *cli, const struct cli_code *code,
			const struct sipcause_space *to)
{
	const char *phrase = sipcause_space_fact(code->space, code->code, SIPCAUSE_FACT_PHRASE);
	const struct sipcause_space *through =
		sipcause_table_through(sipcause_map_table(cli_map_to(cli, to), code->space, to));
	const struct sipcause_indication *asked = &code->asked;
	char from[CLI_CODE_TEXT];
	uint32_t i;

	cli_print(cli, CLI_BOLD, "%s", cli_code_text(from, code->space, code->code));
	cli_wrap(cli, CLI_PLAIN, cli_text_columns(from), 2,
		 "%s%s, to %s by map %s%s%s:", phrase != NULL ? " " : "",
		 phrase != NULL ? phrase : "", sipcause_space_name(to),
		 cli_map_for(cli, code->space, to), through != NULL ? " through " : "",
		 through != NULL ? sipcause_space_name(through) : "");
	for (i = 0; i < asked->count; i++)
		cli_companion_print(cli, 2, asked->space[i], asked->value[i]);
}

static int explain(struct cli *cli, const struct cli_code *code, const struct sipcause_table *table,
		   const char *text, size_t length)
{
	struct sipcause_result step = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	int status = CLI_UNMAPPED, more;

	more = sipcause_explain(&cursor, table, &code->asked);
	while (more >= 0 && (more = sipcause_cursor_next(cursor, &step)) == 1) {
		if (step.step == SIPCAUSE_STEP_ANSWERED && step.outcome >= 0)
			status = CLI_OK;
		put(cli, text, length, &step);
	}
	sipcause_cursor_free(cursor);
	cli_need_memory(more);
	return status;
}

int cli_explain(struct cli *cli, struct cli_code *code, const struct sipcause_space *to,
		const char *text, size_t length)
{
	const struct sipcause_table *table;
	struct sipcause_result result;
	int status = cli_ask(cli, code, to, &result);

	cli_effects_settle(cli, to);
	if (cli->asked.output == CLI_TEXT && result.from != NULL)
		put_heading(cli, code, to);
	cli_explain_evidence(cli, code, to, text, length);
	table = sipcause_map_table(cli_map_to(cli, to), code->space, to);
	if (result.outcome == SIPCAUSE_NONE && result.from == NULL) {
		cli_tell_nothing(cli, "");
		return CLI_UNMAPPED;
	}
	if (table != NULL)
		return explain(cli, code, table, text, length);
	/* No table is needed where the code is in the wanted space already. */
	if (code->space != to)
		return CLI_UNMAPPED;
	put(cli, text, length, &result);
	return status;
}
