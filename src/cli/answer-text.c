/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer-text.h"

#include "cli.h"
#include "result.h"
#include "wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BEFORE 2 /* columns before a code */
#define BELOW 4  /* and before what is below it */

/* The texts of a line. */
struct line {
	char code[2 * CLI_CODE_TEXT];
	char how[2 * CLI_CODE_TEXT];
	const char *phrase;
	char *source; /* "rfc3398, RFC 3398 7.2.4.1"; NULL: no rule answered */
};

static char *source_text(const struct sipcause_result *result)
{
	bool graded = result->grade != SIPCAUSE_GRADE_UNSTATED &&
		      result->grade != SIPCAUSE_GRADE_STANDARD;

	if (result->map == NULL)
		return NULL;
	return cli_text("%s%s%s%s%s%s", result->map, result->source != NULL ? ", " : "",
			result->source != NULL ? result->source : "", graded ? " (" : "",
			graded ? sipcause_grade_word(result->grade) : "", graded ? ")" : "");
}

static void put_code(char room[2 * CLI_CODE_TEXT], const struct sipcause_result *result)
{
	const char *space = result->to != NULL ? sipcause_space_name(result->to) : NULL;
	char text[CLI_CODE_TEXT];

	cli_code_text(text, result->to, result->outcome);
	if (result->outcome < 0 && space != NULL)
		snprintf(room, 2 * CLI_CODE_TEXT, "%.90s:%s", space, text);
	else
		snprintf(room, 2 * CLI_CODE_TEXT, "%s", text);
}

static void make_line(struct line *line, const struct sipcause_result *result)
{
	char via[CLI_CODE_TEXT];

	put_code(line->code, result);
	cli_code_text(via, result->via, result->via_code);
	snprintf(line->how, sizeof(line->how), "%s%s%s%s", sipcause_how_word(result->how),
		 result->via != NULL ? " (" : "", via, result->via != NULL ? ")" : "");
	line->phrase = cli_result_phrase(result);
	if (line->phrase == NULL)
		line->phrase = "";
	line->source = source_text(result);
}

/* Phrases keep two blanks behind them. */
void cli_answer_measure(struct cli_answer_columns *columns, const struct sipcause_result *result)
{
	size_t phrase = cli_text_columns(cli_result_phrase(result)), code;
	char text[2 * CLI_CODE_TEXT];

	put_code(text, result);
	code = cli_text_columns(text);
	if (columns->code < code)
		columns->code = code;
	if (columns->phrase < phrase + 1)
		columns->phrase = phrase + 1;
}

static int fill_up(const char *text, size_t columns)
{
	size_t have = cli_text_columns(text);

	return have < columns ? (int)(columns - have) : 0;
}

/* The code, its phrase and how it came about in their columns, and the source where there
 * is room for it. */
static void put_line(const struct cli *cli, const struct cli_answer_columns *columns,
		     const struct line *line)
{
	const size_t at_phrase = BEFORE + columns->code + 1;
	const size_t at_how = at_phrase + columns->phrase + 1;
	const size_t end = at_how + cli_text_columns(line->how);
	const size_t room = cli_columns();

	cli_print(cli, CLI_PLAIN, "%*s", BEFORE, "");
	cli_print(cli, CLI_BOLD, "%s", line->code);
	if (end <= room || line->phrase[0] != '\0')
		cli_print(cli, CLI_PLAIN, "%*s", fill_up(line->code, columns->code), "");
	if (end > room) {
		cli_wrap(cli, CLI_PLAIN, at_phrase - 1, at_phrase, " %s", line->phrase);
		cli_wrap(cli, CLI_DIM, 0, BELOW, "%s%s%s", line->how,
			 line->source != NULL ? "  " : "",
			 line->source != NULL ? line->source : "");
		return;
	}
	cli_print(cli, CLI_PLAIN, " %s%*s ", line->phrase, fill_up(line->phrase, columns->phrase),
		  "");
	cli_print(cli, CLI_DIM, "%s", line->how);
	if (line->source == NULL) {
		putchar('\n');
	} else if (end + 2 + cli_text_columns(line->source) <= room) {
		cli_print(cli, CLI_DIM, "  %s\n", line->source);
	} else {
		putchar('\n');
		cli_wrap(cli, CLI_DIM, 0, BELOW, "%s", line->source);
	}
}

void cli_answer_print(const struct cli *cli, const struct cli_answer_columns *columns,
		      const struct sipcause_result *result)
{
	struct line line;
	uint32_t i;

	make_line(&line, result);
	put_line(cli, columns, &line);
	free(line.source);
	if (result->condition != NULL)
		cli_wrap(cli, CLI_DIM, 0, BELOW, "when %s", result->condition);
	for (i = 0; i < result->write_count; i++)
		cli_companion_print(cli, BELOW, result->write_space[i], result->write_code[i]);
	if (result->note != NULL)
		cli_wrap(cli, CLI_DIM, 0, BELOW, "%s", result->note);
}

void cli_companion_print(const struct cli *cli, size_t indent, const struct sipcause_space *space,
			 int32_t value)
{
	const char *phrase = sipcause_space_fact(space, value, SIPCAUSE_FACT_PHRASE);
	char room[CLI_NUMBER_TEXT];

	if (phrase != NULL && strcmp(phrase, sipcause_space_name(space)) == 0)
		phrase = NULL; /* as of answered=yes */
	cli_wrap(cli, CLI_DIM, 0, indent, "with %s %s%s%s", sipcause_space_name(space),
		 cli_companion_text(room, space, value), phrase != NULL ? ", " : "",
		 phrase != NULL ? phrase : "");
}
