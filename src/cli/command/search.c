/* SPDX-License-Identifier: BSD-2-Clause */
/* The search command: codes whose names, phrases or descriptions hold some words. */
#include "base/count.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/session.h"
#include "cli/command.h"
#include "cli/facts.h"
#include "cli/output.h"
#include "cli/rows.h"
#include "cli/space.h"

#include <string.h>

enum { CODE, NAME, PHRASE, FOUND };
static const struct cli_column columns[] = {
	[CODE] = { "code", CLI_IN_BOTH },
	[NAME] = { "name", CLI_IN_BOTH },
	[PHRASE] = { "phrase", CLI_IN_BOTH },
	[FOUND] = { "found", CLI_IN_BOTH },
};

static bool holds(const char *text, const char *word)
{
	size_t i;

	for (; text != NULL && *text != '\0'; text++) {
		for (i = 0; word[i] != '\0' && sci_lower(text[i]) == sci_lower(word[i]); i++)
			;
		if (word[i] == '\0')
			return true;
	}
	return false;
}

/* What is searched; the first that holds a word is shown where it is not the phrase. */
static const int searched[] = {
	CLI_FACT(PHRASE),
	CLI_FACT(NAME),
	CLI_FACT(ALIASES),
	CLI_FACT(REGISTERED_PHRASE),
	CLI_FACT(NOTE),
	CLI_FACT_FIELD(DESCRIPTION),
	CLI_FACT_FIELD(DIAGNOSTICS),
	CLI_FACT_FIELD(HTTP),
};

static const char *find(const struct cli_facts *facts, const char *word)
{
	size_t i;

	for (i = 0; i < SCI_COUNT(searched); i++)
		if (holds(facts->values[searched[i]], word))
			return facts->values[searched[i]];
	return NULL;
}

struct row {
	const struct cli_facts *facts;
	const char *found;
};

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	const struct row *row = data;
	const char *const *values = row->facts->values;

	(void)cli;
	cells[CODE] = cli_cell_text(values[CLI_FACT_CODE]);
	cells[NAME] = cli_cell_text(values[CLI_FACT(NAME)]);
	cells[PHRASE] = cli_cell_text(values[CLI_FACT(PHRASE)]);
	cells[FOUND] = cli_cell_text(row->found);
}

static void put_text(struct cli *cli, void *data)
{
	const struct row *row = data;
	const char *name = row->facts->values[CLI_FACT(NAME)];
	const char *phrase = row->facts->values[CLI_FACT(PHRASE)];

	cli_print(cli, CLI_BOLD, "%-14s", row->facts->code);
	cli_print(cli, CLI_PLAIN, " %s%s%s\n", phrase != NULL ? phrase : "",
		  phrase != NULL && name != NULL ? ", " : "", name != NULL ? name : "");
	if (row->found != phrase && row->found != name)
		cli_print(cli, CLI_DIM, "  %s\n", row->found);
}

static const struct cli_rows rows = CLI_ROWS(columns, fill, put_text);

static void put(struct cli *cli, const struct cli_facts *facts, const char *found)
{
	struct row row = { facts, found };

	cli_rows_put(cli, &rows, &row);
}

static void search_space(struct cli *cli, const struct sipcause_space *space, int argc, char **argv)
{
	size_t i;

	for (i = 0; i < sipcause_space_count(space); i++) {
		const char *found = NULL;
		struct cli_facts facts;
		int k;

		cli_facts(cli, space, sipcause_space_at(space, i), &facts);
		for (k = 0; k < argc; k++) {
			const char *here = find(&facts, argv[k]);

			if (here == NULL)
				break;
			found = found == NULL ? here : found;
		}
		if (k == argc)
			put(cli, &facts, found);
	}
}

static int run(struct cli *cli, int argc, char **argv)
{
	bool everywhere = cli->asked.from.count == 0;
	const char *name;
	int status;
	size_t i;

	if (argc == 0 || argv[0][0] == '\0') {
		cli_say("search needs a word, e.g. sipcause search busy");
		return CLI_USAGE;
	}
	for (i = 0; everywhere && (name = sipcause_shipped_space(i)) != NULL; i++)
		cli_list_add(&cli->asked.from, name);
	status = cli_load(cli, 0, NULL);
	if (status != CLI_OK)
		return status;
	cli_rows_begin(cli, &rows);
	for (i = 0; i < cli->asked.from.count; i++)
		search_space(cli, cli_space_find(cli, cli->asked.from.items[i]), argc, argv);
	if (cli->rows > 0)
		return CLI_OK;
	cli_say("found no code that contains all words; try fewer words, or see sipcause list spaces");
	return CLI_UNMAPPED;
}

static const struct cli_option options[] = {
	CLI_OPTION_FROM_FOR("SPACE", "search only this space; can be repeated"),
	CLI_OPTION_DIRECTORY,
	CLI_OPTION_OUTPUT,
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_search = {
	.name = "search",
	.arguments = "WORD...",
	.summary = "find codes by words in names and descriptions",
	.usage =
		"Usage: sipcause search [OPTIONS] WORD...\n\nPrint the codes whose name, phrase or description contains every WORD. Capitals do not matter.\n",
	.options = options,
	.examples = "  sipcause search busy\n"
		    "  sipcause search -f q850 no route\n",
	.map = "default",
	.run = run,
};
