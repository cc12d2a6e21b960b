/* SPDX-License-Identifier: BSD-2-Clause */
/* The list command: the available spaces and maps, and the codes of a space. */
#include "cli/cli.h"
#include "cli/language.h"
#include "cli/maps/list.h"
#include "cli/session.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/result.h"
#include "cli/rows.h"
#include "cli/space.h"
#include "cli/texts.h"
#include "cli/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------------- spaces */

enum { SPACE, SPACE_TITLE, RANGE, FIRST, LAST, CODES, SPACE_SOURCE, CALLED, PROTOCOLS };
static const struct cli_column space_columns[] = {
	[SPACE] = { "space", CLI_IN_BOTH },         [SPACE_TITLE] = { "title", CLI_IN_BOTH },
	[RANGE] = { "range", CLI_IN_TABLE },        [FIRST] = { "first", CLI_IN_JSON },
	[LAST] = { "last", CLI_IN_JSON },           [CODES] = { "codes", CLI_IN_BOTH },
	[SPACE_SOURCE] = { "source", CLI_IN_BOTH }, [CALLED] = { "called", CLI_IN_BOTH },
	[PROTOCOLS] = { "protocols", CLI_IN_BOTH },
};

#define NAMES (64 * 65) /* as many as a space has at most, and a blank or NUL each */

struct space_row {
	const struct sipcause_space *space;
	char range[40];
	char called[NAMES];
	char protocols[NAMES];
};

/* "isdn q.850"; NULL: there are none. */
static const char *join(char room[NAMES], const struct sipcause_space *space,
			const char *(*name_at)(const struct sipcause_space *, size_t))
{
	size_t used = 0, i;
	const char *name;

	for (i = 0; (name = name_at(space, i)) != NULL && used < NAMES; i++)
		used += (size_t)snprintf(room + used, NAMES - used, "%s%s", i > 0 ? " " : "", name);
	return i > 0 ? room : NULL;
}

static const char *range_text(struct space_row *row)
{
	snprintf(row->range, sizeof(row->range), "%d-%d", sipcause_space_first(row->space),
		 sipcause_space_last(row->space));
	return row->range;
}

static void fill_space(struct cli *cli, void *data, struct cli_cell *cells)
{
	struct space_row *row = data;

	(void)cli;
	cells[SPACE] = cli_cell_text(sipcause_space_name(row->space));
	cells[SPACE_TITLE] = cli_cell_text(sipcause_space_title(row->space));
	cells[RANGE] = cli_cell_text(range_text(row));
	cells[FIRST] = cli_cell_number(sipcause_space_first(row->space));
	cells[LAST] = cli_cell_number(sipcause_space_last(row->space));
	cells[CODES] = cli_cell_number((int64_t)sipcause_space_count(row->space));
	cells[SPACE_SOURCE] = cli_cell_text(sipcause_space_source(row->space));
	cells[CALLED] = cli_cell_text(join(row->called, row->space, sipcause_space_called));
	cells[PROTOCOLS] = cli_cell_text(join(row->protocols, row->space, sipcause_space_protocol));
}

static void put_space(struct cli *cli, void *data)
{
	struct space_row *row = data;
	const char *title = sipcause_space_title(row->space);
	const char *called = join(row->called, row->space, sipcause_space_called);

	cli_print(cli, CLI_BOLD, "%-14s", sipcause_space_name(row->space));
	cli_print(cli, CLI_PLAIN, " %-44s %9s %4zu code%s\n", title != NULL ? title : "",
		  range_text(row), sipcause_space_count(row->space),
		  sipcause_space_count(row->space) == 1 ? "" : "s");
	if (called != NULL)
		cli_print(cli, CLI_DIM, "%-14s also %s\n", "", called);
}

static const struct cli_rows space_rows = CLI_ROWS(space_columns, fill_space, put_space);

static int list_spaces(struct cli *cli)
{
	size_t i;

	cli_rows_begin(cli, &space_rows);
	for (i = 0; i < sipcause_catalog_space_count(cli->session.catalog); i++) {
		struct space_row row = { .space = sipcause_catalog_space_at(cli->session.catalog,
									    i) };

		cli_rows_put(cli, &space_rows, &row);
	}
	return CLI_OK;
}

/* ------------------------------------------------------------------ codes */

enum { CODE, NAME, PHRASE, CLASS, STATUS, SOURCE, TRANSLATED };
static const struct cli_column code_columns[] = {
	[CODE] = { "code", CLI_IN_BOTH },
	[NAME] = { "name", CLI_IN_BOTH },
	[PHRASE] = { "phrase", CLI_IN_BOTH },
	[CLASS] = { "class", CLI_IN_BOTH },
	[STATUS] = { "status", CLI_IN_BOTH },
	[SOURCE] = { "source", CLI_IN_BOTH },
	[TRANSLATED] = { "translated-phrase", CLI_IN_JSON },
};

struct code_row {
	const struct sipcause_space *space;
	int32_t code;
	char text[CLI_CODE_TEXT];
};

static const char *fact_of(const struct code_row *row, int32_t fact)
{
	return sipcause_space_fact(row->space, row->code, fact);
}

/* The phrase in another language.  English texts, which have none, are not read. */
static const char *translated(struct cli *cli, const struct code_row *row)
{
	cli_languages(cli);
	if (cli->session.languages.count < 2)
		return NULL;
	return cli_texts_get(cli, row->space, row->code, SIPCAUSE_FIELD_PHRASE);
}

static void fill_code(struct cli *cli, void *data, struct cli_cell *cells)
{
	struct code_row *row = data;

	cells[CODE] = cli_cell_text(cli_code_text(row->text, row->space, row->code));
	cells[NAME] = cli_cell_text(fact_of(row, SIPCAUSE_FACT_NAME));
	cells[PHRASE] = cli_cell_text(fact_of(row, SIPCAUSE_FACT_PHRASE));
	cells[CLASS] = cli_cell_text(fact_of(row, SIPCAUSE_FACT_CLASS));
	cells[STATUS] = cli_cell_text(fact_of(row, SIPCAUSE_FACT_STATUS));
	cells[SOURCE] = cli_cell_text(fact_of(row, SIPCAUSE_FACT_SOURCE));
	if (cli->asked.output == CLI_JSON)
		cells[TRANSLATED] = cli_cell_text(translated(cli, row));
}

/* The width of a code that is written by name, which has no column for its name. */
#define NAMED_WIDTH 24

static void put_named(const struct cli *cli, const char *code, const char *phrase)
{
	cli_print(cli, CLI_BOLD, "%-*s", phrase[0] != '\0' ? NAMED_WIDTH : 0, code);
	cli_print(cli, CLI_PLAIN, "%s%s\n", phrase[0] != '\0' ? " " : "", phrase);
}

static void put_numbered(const struct cli *cli, const char *code, const char *name,
			 const char *phrase)
{
	cli_print(cli, CLI_BOLD, "%-*s", name != NULL || phrase[0] != '\0' ? 14 : 0, code);
	if (phrase[0] != '\0')
		cli_print(cli, CLI_PLAIN, " %-30s %s\n", name != NULL ? name : "", phrase);
	else
		cli_print(cli, CLI_PLAIN, "%s%s\n", name != NULL ? " " : "",
			  name != NULL ? name : "");
}

static void put_code(struct cli *cli, void *data)
{
	struct code_row *row = data;
	char *phrase = cli_phrase_text(fact_of(row, SIPCAUSE_FACT_PHRASE), translated(cli, row));

	cli_code_text(row->text, row->space, row->code);
	if (sipcause_space_written(row->space, row->code) != NULL)
		put_named(cli, row->text, phrase);
	else
		put_numbered(cli, row->text, cli_code_name(row->space, row->code), phrase);
	free(phrase);
}

static const struct cli_rows code_rows = CLI_ROWS(code_columns, fill_code, put_code);

static int list_codes(struct cli *cli, const char *name)
{
	const struct sipcause_space *space = cli_space_find(cli, name);
	size_t i;

	cli_rows_begin(cli, &code_rows);
	for (i = 0; i < sipcause_space_count(space); i++) {
		struct code_row row = { .space = space, .code = sipcause_space_at(space, i) };

		cli_rows_put(cli, &code_rows, &row);
	}
	return CLI_OK;
}

static int list_all_spaces(struct cli *cli)
{
	const char *name;
	int status;
	size_t i;

	for (i = 0; (name = sipcause_shipped_space(i)) != NULL; i++)
		cli_list_add(&cli->asked.from, name);
	status = cli_load_names(cli);
	return status == CLI_OK ? list_spaces(cli) : status;
}

static int list_all_maps(struct cli *cli)
{
	const char *name;
	int status;
	size_t i;

	for (i = 0; (name = sipcause_shipped_map(i)) != NULL; i++)
		cli_list_add(&cli->session.more_maps, name);
	status = cli_load_names(cli);
	return status == CLI_OK ? cli_list_maps(cli) : status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	const char *what = argc > 0 ? argv[0] : "spaces";
	const bool spaces = strcmp(what, "spaces") == 0, maps = strcmp(what, "maps") == 0;
	int status, i;

	if (argc > 1 && (spaces || maps)) {
		cli_say("list: found '%s' after '%s'; expected nothing more, or only names of spaces",
			argv[1], what);
		return CLI_USAGE;
	}
	if (spaces)
		return list_all_spaces(cli);
	if (maps)
		return list_all_maps(cli);
	for (i = 0; i < argc; i++)
		cli_list_add(&cli->asked.from, argv[i]);
	status = cli_load_names(cli);
	for (i = 0; status == CLI_OK && i < argc; i++)
		status = list_codes(cli, argv[i]);
	return status;
}

static const struct cli_option options[] = {
	CLI_OPTION_MAP_FOR("list this map or its spaces as well: a name or a path"),
	CLI_OPTION_DIRECTORY,
	CLI_OPTION_LANGUAGE,
	CLI_OPTION_OUTPUT,
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_list = {
	.name = "list",
	.arguments = "[WHAT...]",
	.summary = "list spaces, maps, or the codes of a space",
	.usage =
		"Usage: sipcause list [OPTIONS] [WHAT...]\n\nList all spaces, all maps by family, or the codes of spaces. WHAT is 'spaces', 'maps' or names of spaces [spaces].\n",
	.options = options,
	.examples = "  sipcause list maps\n"
		    "  sipcause list q850\n",
	.map = "default",
	.run = run,
};
