/* SPDX-License-Identifier: BSD-2-Clause */
/* The search command: codes whose names, phrases or descriptions hold some words. */
#include "cli/cli.h"
#include "base/text.h"

#include <string.h>

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
static const char *const searched[] = { "phrase", "name",        "aliases",     "registered-phrase",
					"note",   "description", "diagnostics", "http" };

static const char *find(const struct cli_facts *facts, const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(searched) / sizeof(searched[0]); i++) {
		const char *text = cli_fact(facts, searched[i]);

		if (holds(text, word))
			return text;
	}
	return NULL;
}

static void put(struct cli *cli, const struct cli_facts *facts, const char *found)
{
	const char *name = cli_fact(facts, "name"), *phrase = cli_fact(facts, "phrase");
	const struct cli_cell cells[] = {
		{ "code", facts->code, CLI_ALL },
		{ "name", name, CLI_ALL },
		{ "phrase", phrase, CLI_ALL },
		{ "found", found, CLI_ALL },
	};
	struct json json;
	size_t i;

	if (cli->shown++ == 0)
		cli_head(cli, cells, sizeof(cells) / sizeof(cells[0]));
	if (cli->output == CLI_JSON) {
		json_open(&json, stdout);
		for (i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
			json_text(&json, cells[i].name, cells[i].text);
		json_close(&json);
		return;
	}
	if (cli->output != CLI_TEXT) {
		cli_row(cli, cells, sizeof(cells) / sizeof(cells[0]));
		return;
	}
	cli_print(cli, CLI_BOLD, "%-14s", facts->code);
	cli_print(cli, CLI_PLAIN, " %s%s%s\n", phrase != NULL ? phrase : "",
		  phrase != NULL && name != NULL ? ", " : "", name != NULL ? name : "");
	if (found != phrase && found != name)
		cli_print(cli, CLI_DIM, "  %s\n", found);
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

int cli_search(struct cli *cli, int argc, char **argv)
{
	bool everywhere = cli->from.count == 0;
	const char *name;
	int status;
	size_t i;

	if (argc == 0 || argv[0][0] == '\0') {
		cli_say("search needs a word; see sipcause search --help");
		return CLI_USAGE;
	}
	for (i = 0; everywhere && (name = sipcause_shipped_space(i)) != NULL; i++)
		cli_list_add(&cli->from, name);
	status = cli_load(cli, 0, NULL);
	if (status != CLI_OK)
		return status;
	for (i = 0; i < cli->from.count; i++)
		search_space(cli, sipcause_catalog_space(cli->catalog, cli->from.items[i]), argc,
			     argv);
	if (cli->shown > 0)
		return CLI_OK;
	cli_say("nothing found that holds all of it");
	return CLI_UNMAPPED;
}
