/* SPDX-License-Identifier: BSD-2-Clause */
/* The compare command: the answers of several maps side by side, or how many calls of a file two
 * maps decide differently. */
#include "direction.h"
#include "related.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/wrap.h"

#include <stdio.h>
#include <string.h>

/* As diff(1) has it. */
#define DIFFERENT CLI_UNMAPPED

/* Compare the rows of the maps, one direction after the other. */
static int compare_rows(struct cli *cli, const struct cli_compare_maps *all)
{
	const bool text = cli->asked.output == CLI_TEXT;
	bool different = false, shown = false;
	size_t i;

	cli_compare_begin(cli, all);
	for (i = 0; i < all->direction_count; i++)
		if (cli_compare_direction(cli, all, &all->directions[i], &shown))
			different = true;
	if (text && !shown)
		cli_print(cli, CLI_PLAIN, "no differences\n");
	if (text && !all->base)
		cli_put_related(cli, all->maps, all->count);
	return different ? DIFFERENT : CLI_OK;
}

/* An option that was given and has no sense here, or NULL. */
static const char *stray_option(const struct cli *cli)
{
	const struct compare_own *own = cli_compare_own(cli);
	const struct csv_options *csv = &own->records.csv;
	const struct {
		bool given;
		const char *name;
	} strays[] = {
		{ csv->with.count > 0, "-w" },
		{ csv->when.count > 0, "--when" },
		{ csv->nulls.count > 0, "--null" },
		{ csv->protocols.count > 0, "--protocol" },
		{ csv->by != NULL, "--by" },
		{ !csv->header, "--no-header" },
		{ csv->any_columns || csv->columns > 0, "--columns" },
		{ csv->delimiter != ',', "--delimiter" },
		{ own->records.top > 0, "--top" },
		{ cli->asked.policy != NULL, "--policy" },
	};
	size_t i;

	for (i = 0; i < SCI_COUNT(strays); i++)
		if (strays[i].given)
			return strays[i].name;
	return NULL;
}

/* The spaces of -f, which beside --records names columns too. */
static int take_spaces(struct cli *cli)
{
	const struct cli_list *from = &cli_compare_own(cli)->records.csv.from;
	const char *stray = stray_option(cli);
	size_t i;

	if (stray != NULL) {
		cli_say("%s is for call records; expected --records FILE with it", stray);
		return CLI_USAGE;
	}
	for (i = 0; i < from->count; i++) {
		if (strchr(from->items[i], '=') != NULL) {
			cli_say("-f '%s' names a column of call records; expected --records FILE with it, or a space alone",
				from->items[i]);
			return CLI_USAGE;
		}
		if (cli_take_from(&cli->asked, from->items[i]) != CLI_TAKEN)
			return CLI_USAGE;
	}
	return CLI_OK;
}

static int compare_records(struct cli *cli, int argc, char **argv)
{
	const struct compare_own *own = cli_compare_own(cli);

	if (!own->all && !own->base && !own->differences && !own->agreement)
		return cli_compare_records(cli, argc, argv);
	cli_say("--records counts calls; it cannot be used with %s", own->all    ? "--all"
								     : own->base ? "--base"
								     : own->differences
									     ? "--differences"
									     : "--agreement");
	return CLI_USAGE;
}

static int run(struct cli *cli, int argc, char **argv)
{
	struct cli_compare_maps all = { .all = cli_compare_own(cli)->all,
					.base = cli_compare_own(cli)->base };
	int status;

	if (cli_compare_own(cli)->records.records != NULL)
		return compare_records(cli, argc, argv);
	status = take_spaces(cli);
	if (status == CLI_OK)
		status = cli_compare_load(cli, &all, argc, argv);
	return status == CLI_OK ? compare_rows(cli, &all) : status;
}

static const struct cli_option options[] = {
	{ "from", 'f', "SPACE[=COLUMN]",
	  "only tables from this space; with --records, read its codes from COLUMN", CLI_LIST,
	  .offset = offsetof(struct compare_own, records.csv.from) },
	CLI_OPTION_TO_FOR("only tables to these spaces; with --records, compare the answers there"),
	{ "differences", 0, NULL, "only the rows that differ", CLI_YES,
	  .offset = offsetof(struct compare_own, differences) },
	{ "agreement", 0, NULL, "only how many codes each two maps agree on", CLI_YES,
	  .offset = offsetof(struct compare_own, agreement) },
	{ "all", 0, NULL, "every shipped map as well; without -f and -t: sip and q850", CLI_YES,
	  .offset = offsetof(struct compare_own, all) },
	{ "base", 0, NULL, "compare MAP with what it extends: only the rows that differ", CLI_YES,
	  .offset = offsetof(struct compare_own, base) },
	COMPARE_OPTION_RECORDS,
	COMPARE_OPTION_BY,
	COMPARE_OPTION_TOP,
	CSV_OPTION_WITH,
	CSV_OPTION_WHEN_FOR(
		"count only records that meet this condition, e.g. 1=STOP, or another --when"),
	CSV_OPTION_NULL,
	CSV_OPTION_PROTOCOL,
	CSV_OPTION_DELIMITER,
	CSV_OPTION_NO_HEADER,
	CSV_OPTION_COLUMNS,
	CLI_OPTION_PREFER,
	CLI_OPTION_POLICY,
	CLI_OPTION_DIRECTORY,
	CLI_OPTION_OUTPUT,
	{ "map", 'm', "MAP", NULL, .shared = true, .take = cli_compare_refuse_map },
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_compare = {
	.name = "compare",
	.arguments = "MAP MAP...",
	.summary = "show where maps differ, or count calls",
	.usage =
		"Usage: sipcause compare [OPTIONS] MAP MAP...\n       sipcause compare --records FILE -f SPACE=COLUMN... -t SPACE OLD NEW\n\nPrint the answers of maps side by side, a row a code and a column a map. '*' or 'differs' marks a difference. With --records, decide every call record with the maps OLD and NEW, and count the answers that differ. MAP is a name, or a path with a '/' or .yaml.\n",
	.options = options,
	.notes =
		"Exit status: 0 nothing differs, 1 something does. Errors: 2 usage, 3 a bad map file, 4 input or output. See sipcause-compare(1).\n",
	.examples = "  sipcause compare rfc3398 rfc4497 --differences\n"
		    "  sipcause compare --all -f q850 -t sip --agreement\n"
		    "  sipcause compare billing modern --records calls.csv -f sip=status -t q850\n",
	.own = sizeof(struct compare_own),
	.prepare = csv_options_prepare,
	.run = run,
};
