/* SPDX-License-Identifier: BSD-2-Clause */
/* The show command: one code, or those of a pattern, with all that is known. */
#include "base/count.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/facts.h"
#include "cli/input.h"
#include "cli/lines.h"
#include "cli/maps/all-maps.h"
#include "cli/maps/becomes.h"
#include "cli/maps/by-map.h"
#include "cli/hint-code.h"
#include "cli/output.h"
#include "cli/pattern.h"
#include "cli/plain/plain.h"
#include "cli/result.h"
#include "cli/rows.h"
#include "cli/texts.h"
#include "cli/wrap.h"

#include <stdlib.h>
#include <string.h>

/* The facts, the answers, from where it was reported, and in JSON the plain words and what the
 * code becomes. */
#define ANSWERS CLI_FACTS
#define LOCATION (ANSWERS + CLI_PLAIN_QUESTIONS)
#define PLAIN (LOCATION + 1)
#define BECOMES (PLAIN + 1)
#define COLUMNS (BECOMES + 1)

struct row {
	struct cli *cli;
	const struct sipcause_space *space;
	int32_t code;
	bool captured; /* and decided on */
	struct cli_facts facts;
	struct cli_plain plain;
	char answers[CLI_PLAIN_QUESTIONS][CLI_CODE_TEXT];
};

#define INDENT 13

/* A paragraph after a label or, without one, from the left. */
static void put_wrapped(const struct cli *cli, const char *label, const char *text)
{
	if (label == NULL) {
		cli_wrap(cli, CLI_PLAIN, 0, 2, "%s", text);
		return;
	}
	cli_print(cli, CLI_DIM, "  %-*s", INDENT - 2, label);
	cli_wrap(cli, CLI_PLAIN, INDENT, INDENT, "%s", text);
}

/* Whether a key is a name, but for dashes in the place of blanks. */
static bool is_spelt_alike(const char *key, const char *name)
{
	while (*key != '\0' && (*key == *name || (*key == '-' && *name == ' '))) {
		key++;
		name++;
	}
	return *key == '\0' && *name == '\0';
}

static void put_class(const struct cli *cli, const struct cli_facts *facts)
{
	const char *class = facts->values[CLI_FACT(CLASS)],
		   *name = facts->values[CLI_FACT(CLASS_NAME)];
	char text[300];

	if (class == NULL)
		return;
	/* Some classes are called by their name already: normal-event. */
	if (name != NULL && is_spelt_alike(class, name))
		class = NULL;
	snprintf(text, sizeof(text), "%s%s%s", class != NULL ? class : "",
		 class != NULL && name != NULL ? ", " : "", name != NULL ? name : "");
	put_wrapped(cli, "class", text);
}

/* The phrase in another language. */
static void put_phrase(const struct row *row)
{
	const char *phrase = cli_texts_phrase(row->cli, row->space, row->code);

	if (phrase == NULL)
		return;
	cli_print(row->cli, CLI_DIM, "  %-*s", INDENT - 2, "phrase");
	cli_wrap(row->cli, CLI_PLAIN, INDENT, INDENT, "%s (%s)", phrase,
		 cli_texts_language(row->cli, row->space, row->code, SIPCAUSE_FIELD_PHRASE));
}

/* " (standard)" for the caller to free. */
static char *grade_text(const char *both, const char *grade)
{
	return grade != NULL ? cli_text(" (%s%s)", both, grade) : cli_text("%s", "");
}

/* Where the code comes from and where its description was read. */
static void put_sources(const struct cli *cli, const struct cli_facts *facts)
{
	const char *const *values = facts->values;
	bool described = values[CLI_FACT_FIELD(DESCRIPTION)] != NULL;
	const char *code = values[CLI_FACT(SOURCE)], *code_grade = values[CLI_FACT(GRADE)];
	const char *text = described ? values[CLI_FACT_FIELD(SOURCE)] : NULL;
	const char *text_grade = values[CLI_FACT_FIELD(GRADE)];
	bool both = code != NULL && text != NULL && !sci_same_text(code, text);
	bool same = sci_same_text(code_grade, text_grade);
	char *first, *second;

	if (code == NULL && text == NULL)
		return;
	first = grade_text("", code != NULL ? code_grade : text_grade);
	second = grade_text(same ? "both " : "", text_grade);
	cli_print(cli, CLI_DIM, "  %-*s", INDENT - 2, both ? "sources" : "source");
	if (both)
		cli_wrap(cli, CLI_PLAIN, INDENT, INDENT, "code: %s%s; description: %s%s", code,
			 same ? "" : first, text, second);
	else
		cli_wrap(cli, CLI_PLAIN, INDENT, INDENT, "%s%s", code != NULL ? code : text, first);
	free(first);
	free(second);
}

static void put_text(struct cli *cli, void *data)
{
	static const struct {
		int fact;
		const char *label;
	} lines[] = {
		{ CLI_FACT(NAME), "name" },
		{ CLI_FACT(ALIASES), "aliases" },
		{ CLI_FACT(STATUS), "status" },
		{ CLI_FACT(REGISTERED_PHRASE), "registered" },
		{ CLI_FACT_FIELD(PHRASE_NOTE), "wording" },
		{ CLI_FACT(NOTE), "note" },
		{ CLI_FACT_FIELD(DIAGNOSTICS), "diagnostic" },
		{ CLI_FACT_FIELD(HTTP), "in HTTP" },
		{ CLI_FACT_FIELD(ALARM), "peers" },
	};
	const struct row *row = data;
	const struct cli_facts *facts = &row->facts;
	const char *phrase = facts->values[CLI_FACT(PHRASE)], *name = facts->values[CLI_FACT(NAME)];
	const char *description = facts->values[CLI_FACT_FIELD(DESCRIPTION)];
	size_t i;

	if (cli->rows > 1)
		putchar('\n');
	cli_plain_put(cli, &row->plain);
	if (row->captured)
		return;
	if (row->plain.said)
		putchar('\n');
	cli_print(cli, CLI_BOLD, "%s", facts->code);
	cli_wrap(cli, CLI_PLAIN, cli_text_columns(facts->code), 2, " %s",
		 phrase != NULL                                  ? phrase
		 : name != NULL                                  ? name
		 : sipcause_space_defines(row->space, row->code) ? ""
								 : "(not defined)");
	if (description != NULL)
		put_wrapped(cli, NULL, description);
	cli_put_becomes(cli, row->space, row->code, INDENT);
	cli_put_all_maps(cli, row->space, row->code, INDENT);
	put_phrase(row);
	put_class(cli, facts);
	for (i = 0; i < SCI_COUNT(lines); i++) {
		const char *text = facts->values[lines[i].fact];

		/* What holds of all phrases of a space is said once. */
		if (lines[i].fact == CLI_FACT_FIELD(PHRASE_NOTE) && cli->rows > 1)
			continue;
		if (text != NULL)
			put_wrapped(cli, lines[i].label, text);
	}
	put_sources(cli, facts);
}

static void put_becomes(struct json *json, const void *data)
{
	const struct row *row = data;

	cli_json_becomes(json, row->cli, row->space, row->code);
	cli_json_all_maps(json, row->cli, row->space, row->code);
}

static struct cli_cell answer_cell(struct row *row, size_t question)
{
	const struct sipcause_result *result = &row->plain.answers[question];

	if (result->map == NULL)
		return cli_cell_text(NULL);
	return cli_cell_text(cli_code_text(row->answers[question], result->to, result->outcome));
}

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	struct row *row = data;
	size_t i;

	(void)cli;
	for (i = 0; i < CLI_FACTS; i++)
		cells[i] = cli_cell_text(row->facts.values[i]);
	cells[CLI_FACT_FIELD(HAPPENED)] = cli_cell_text(row->plain.happened);
	cells[CLI_FACT_FIELD(TELL)] = cli_cell_text(row->plain.tell);
	cells[CLI_FACT_FIELD(OPEN)] = cli_cell_text(row->plain.open);
	for (i = 0; i < CLI_PLAIN_QUESTIONS; i++)
		cells[ANSWERS + i] = answer_cell(row, i);
	cells[LOCATION] = cli_cell_text(row->plain.location);
	cells[PLAIN] = cli_cell_members(cli_plain_members, &row->plain);
	cells[BECOMES] = cli_cell_members(put_becomes, row);
}

/* Where a fact stands. */
static int place_of(size_t fact)
{
	switch (fact) {
	case CLI_FACT_FIELD(HAPPENED):
	case CLI_FACT_FIELD(TELL):
	case CLI_FACT_FIELD(OPEN):
		return CLI_IN_TABLE;
	case CLI_FACT_FIELD(ALARM):
		return CLI_IN_JSON;
	case CLI_FACT_FIELD(UNDEFINED):
		return 0; /* what it comes to is among the plain words */
	default:
		return CLI_IN_BOTH;
	}
}

/* The columns bear the names of the facts. */
static struct cli_column columns[COLUMNS];
static const struct cli_rows rows = CLI_ROWS(columns, fill, put_text);

static void name_columns(void)
{
	size_t i;

	for (i = 0; i < CLI_FACTS; i++)
		columns[i] = (struct cli_column){
			cli_fact_names[i],
			place_of(i),
		};
	for (i = 0; i < CLI_PLAIN_QUESTIONS; i++)
		columns[ANSWERS + i] = (struct cli_column){ cli_plain_names[i], CLI_IN_TABLE };
	columns[LOCATION] = (struct cli_column){ "location", CLI_IN_TABLE };
	columns[PLAIN] = (struct cli_column){ NULL, CLI_IN_JSON };
	columns[BECOMES] = (struct cli_column){ NULL, CLI_IN_JSON };
}

static void put(struct cli *cli, const char *where, const struct cli_code *code)
{
	struct row row = {
		.cli = cli,
		.space = code->space,
		.code = code->code,
		.captured = code->captured,
	};

	cli_facts(cli, code->space, code->code, &row.facts);
	cli_plain_ask(cli, where, code, &row.plain);
	cli_rows_put(cli, &rows, &row);
}

/* The codes of a space that a pattern matches; gives how many. */
static size_t show_matching(struct cli *cli, const struct sipcause_space *space,
			    const char *pattern, size_t length)
{
	size_t found = 0, i;

	for (i = 0; i < sipcause_space_count(space); i++) {
		int32_t code = sipcause_space_at(space, i);
		struct cli_code plain;

		if (!cli_matches(pattern, length, code))
			continue;
		plain = cli_plain_code(cli, space, code);
		put(cli, "", &plain);
		found++;
	}
	return found;
}

static int show_pattern(struct cli *cli, const char *where, const char *text, size_t length)
{
	const char *colon = memchr(text, ':', length);
	const struct sipcause_space *space = cli->session.source, *bare;
	size_t found = 0, i, before;

	if (colon != NULL) {
		before = (size_t)(colon - text);
		space = sipcause_catalog_called(cli->session.catalog, text, before);
		if (space == NULL) {
			cli_tell_no_space(cli, where, text, length, before);
			return CLI_USAGE;
		}
		length -= before + 1;
		text = colon + 1;
	}
	if (space != NULL)
		found = show_matching(cli, space, text, length);
	for (i = 0; space == NULL && (bare = sipcause_map_bare(cli->session.map, i)) != NULL; i++)
		found += show_matching(cli, bare, text, length);
	if (found > 0)
		return CLI_OK;
	cli_say("%sno code matches '%.*s'; a pattern is like 4xx, 40[34] or q850:4x", where,
		(int)length, text);
	return CLI_UNMAPPED;
}

static int each(struct cli *cli, const char *where, const char *text, size_t length)
{
	const char *colon = memchr(text, ':', length);
	size_t before = colon != NULL ? (size_t)(colon + 1 - text) : 0;
	struct cli_code code;
	int status;

	if (cli->asked.form_in < 0 && cli_is_pattern(text + before, length - before))
		return show_pattern(cli, where, text, length);
	status = cli_read_code(cli, where, text, length, &code);
	if (status != CLI_OK)
		return status;
	put(cli, where, &code);
	return sipcause_space_defines(code.space, code.code) ? CLI_OK : CLI_UNMAPPED;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct cli_answers answers = { &rows, each, NULL };
	int status;

	if (argc == 0 && cli->asked.form_in < 0) {
		cli_say("show needs a code, e.g. sipcause show 486; - reads lines or a message from standard input");
		return CLI_USAGE;
	}
	name_columns();
	cli_plain_want(cli);
	status = cli_answer(cli, argc, argv, &answers);
	cli_plain_free();
	cli_by_map_free();
	return status;
}

static const struct cli_option options[] = {
	CLI_OPTION_MAP,   CLI_OPTION_FROM,     CLI_OPTION_WITH,   CLI_OPTION_DIRECTORY,
	CLI_OPTION_INPUT, CLI_OPTION_LANGUAGE, CLI_OPTION_OUTPUT, CLI_OPTIONS_END,
};

const struct cli_command cli_command_show = {
	.name = "show",
	.arguments = "[CODE...]",
	.summary = "say in plain words what a code or message means",
	.usage =
		"Usage: sipcause show [OPTIONS] [CODE...]\n\nSay what happened to a call, whose side it was on, what to do, and what to tell the caller. For a code, also print all that is known of it. CODE is as for translate, a line of a log, or a pattern of digits: 4xx, 40[34], q850:4x. With -, it reads lines of standard input. With -i message, all input is one call.\n",
	.options = options,
	.examples = "  sipcause show 503\n"
		    "  sipcause show 'Reason: Q.850;cause=20;location=RLN'\n"
		    "  sipcause show -i message < message.txt\n"
		    "  sipcause show q850:4x\n",
	.map = "default",
	.run = run,
};
