/* SPDX-License-Identifier: BSD-2-Clause */
/* The compare command: the answers of several maps side by side, or what they are worth to the
 * calls of a file. */
#include "cli/cli.h"
#include "cli/command.h"
#include "kin.h"
#include "maps.h"
#include "pairs.h"
#include "place.h"
#include "records.h"
#include "rows.h"
#include "text.h"
#include "cli/output.h"
#include "cli/result.h"
#include "cli/rows.h"
#include "cli/wrap.h"

#include <stdio.h>
#include <string.h>

/* As diff(1) has it. */
#define DIFFERENT CLI_UNMAPPED

/* So many pairs of maps are told of in text without --agreement. */
#define PAIRS_FEW 10

/* What its own options asked for. */
struct own {
	struct compare_options records; /* first: what csv's options are put into */
	bool all;
	bool base;
	bool differences;
	bool agreement;
};

/* The comparison of one direction while it is shown. */
struct show {
	struct cli *cli;
	struct cli_compare compare;
	struct cli_rows rows;
	struct cli_layout layout;
	bool measures; /* nothing is printed so far */
	size_t count;
	size_t different;
	size_t beside; /* of them, in companions or phrases alone */
	size_t silent; /* unlisted in all maps: a person is not shown them */
	struct cli_agreement *agreement;
	/* Rooms for the cells of a row. */
	char (*cells)[CLI_COMPARE_CELL];
	char codes[CLI_COMPARE_CODES];
	char place[CLI_COMPARE_PLACE];
};

static const struct own *own_of(const struct cli *cli)
{
	return cli->own;
}

static bool only_differences(const struct cli *cli)
{
	return own_of(cli)->differences || own_of(cli)->base;
}

/* -------------------------------------------------------------------- rows */

enum { FROM_SPACE, FROM_CODE, FROM_NUMBER, FROM_CODES, CONDITION, TO_SPACE, COMPARED, MAPS, FIXED };
static const struct cli_column fixed_columns[FIXED] = {
	[FROM_SPACE] = { "from_space", CLI_IN_BOTH }, [FROM_CODE] = { "from_code", CLI_IN_TABLE },
	[FROM_NUMBER] = { "from_code", CLI_IN_JSON }, /* of one code */
	[FROM_CODES] = { "from_codes", CLI_IN_JSON }, /* of many */
	[CONDITION] = { "condition", CLI_IN_BOTH },   [TO_SPACE] = { "to_space", CLI_IN_BOTH },
	[COMPARED] = { "compared", CLI_IN_BOTH },     [MAPS] = { NULL, CLI_IN_JSON },
};

struct row {
	struct show *show;
	const struct cli_compare_row *row;
};

static const char *place_of(struct show *show, const struct cli_compare_row *row)
{
	return own_of(show->cli)->base ? cli_compare_place(show->place, row) : NULL;
}

static void put_maps(struct json *json, const void *data)
{
	const struct cli_compare_row *row = data;
	const struct cli_compare *compare = row->compare;
	size_t i;

	json_object(json, "maps");
	for (i = 0; i < compare->count; i++) {
		if (!compare->asked[i])
			continue;
		json_object(json, sipcause_map_name(compare->maps[i]));
		cli_put_result(json, &row->results[i]);
		json_object_end(json);
	}
	json_object_end(json);
}

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	const struct row *shown = data;
	const struct cli_compare_row *row = shown->row;
	const struct cli_compare *compare = row->compare;
	struct show *show = shown->show;
	size_t i;

	cells[FROM_SPACE] = cli_cell_text(sipcause_space_name(compare->from));
	cells[FROM_CODE] = cli_cell_text(cli_compare_codes(show->codes, row));
	if (row->code >= 0)
		cells[FROM_NUMBER] = cli_cell_number(row->code);
	else
		cells[FROM_CODES] = cells[FROM_CODE];
	cells[CONDITION] = cli_cell_text(row->condition);
	cells[TO_SPACE] = cli_cell_text(sipcause_space_name(compare->to));
	cells[COMPARED] = cli_cell_text(cli_compare_word(row));
	cells[MAPS] = cli_cell_members(put_maps, row);
	if (cli->asked.output == CLI_JSON)
		return;
	for (i = 0; i < compare->count; i++)
		cells[FIXED + i] = cli_cell_text(cli_compare_cell(show->cells[i], row, i));
	if (own_of(cli)->base)
		cells[FIXED + compare->count] = cli_cell_text(place_of(show, row));
}

static void put_text(struct cli *cli, void *data)
{
	const struct row *shown = data;

	cli_layout_put(&shown->show->layout, cli, shown->row, place_of(shown->show, shown->row));
}

static struct cli_rows make_rows(const struct cli *cli, const struct cli_compare_maps *all)
{
	struct cli_column *columns = cli_alloc((FIXED + all->count + 1) * sizeof(*columns));
	size_t count = FIXED, i;

	memcpy(columns, fixed_columns, sizeof(fixed_columns));
	for (i = 0; i < all->count; i++)
		columns[count++] =
			(struct cli_column){ sipcause_map_name(all->maps[i]), CLI_IN_TABLE };
	if (own_of(cli)->base)
		columns[count++] = (struct cli_column){ "place", CLI_IN_TABLE };
	return (struct cli_rows){ columns, count, fill, put_text };
}

/* Whether a person would only see that no map lists it. */
static bool is_silent(const struct show *show, const struct cli_compare_row *row)
{
	return show->cli->asked.output == CLI_TEXT && row->condition == NULL &&
	       cli_compare_is_silent(row);
}

static void take(void *data, const struct cli_compare_row *row)
{
	struct show *show = data;
	struct row shown = { show, row };
	const bool silent = is_silent(show, row);
	const bool visible =
		row->difference != CLI_DIFFERS_NOT || (!only_differences(show->cli) && !silent);

	if (show->measures) {
		show->count++;
		show->different += row->difference != CLI_DIFFERS_NOT;
		show->beside += row->difference == CLI_DIFFERS_BESIDE;
		show->silent += silent;
		cli_agreement_add(show->agreement, row);
		if (visible)
			cli_layout_measure(&show->layout, row, place_of(show, row));
	} else if (visible) {
		cli_rows_put(show->cli, &show->rows, &shown);
	}
}

/* ------------------------------------------------------------- a direction */

static void put_heading(const struct show *show)
{
	const struct cli *cli = show->cli;
	const struct cli_compare *compare = &show->compare;
	size_t i;

	cli_print(cli, CLI_BOLD, "%s -> %s\n", sipcause_space_name(compare->from),
		  sipcause_space_name(compare->to));
	for (i = 0; i < compare->count && !own_of(cli)->base; i++)
		if (!compare->asked[i])
			cli_wrap(cli, CLI_DIM, 0, 2, "%s has no such table",
				 sipcause_map_name(compare->maps[i]));
}

static void put_silent(const struct show *show)
{
	if (show->silent > 0 && !only_differences(show->cli))
		cli_print(show->cli, CLI_PLAIN, "%zu row%s unlisted in all maps, and not shown\n",
			  show->silent, show->silent == 1 ? " is" : "s are");
}

static void put_count(const struct show *show)
{
	const struct cli *cli = show->cli;

	if (show->different == 0) {
		cli_print(cli, CLI_PLAIN, "no differences in %zu row%s\n", show->count,
			  show->count == 1 ? "" : "s");
		return;
	}
	cli_print(cli, CLI_PLAIN, "%zu of %zu rows differ%s", show->different, show->count,
		  show->different == 1 ? "s" : "");
	if (show->beside > 0)
		cli_print(cli, CLI_PLAIN, ", %zu in companions or phrase only (+)", show->beside);
	putchar('\n');
}

/* How far each two maps agree. */
static void put_agreement(const struct show *show)
{
	if (show->cli->asked.output == CLI_TEXT)
		put_heading(show);
	cli_pairs_put(show->cli, &show->compare, show->agreement);
}

/* Whether a table is new: no map that is extended has it.  Within one space, these copy. */
static bool is_added(const struct show *show)
{
	const struct cli_compare *compare = &show->compare;
	size_t i;

	if (!own_of(show->cli)->base || compare->from == compare->to)
		return false;
	for (i = 0; i + 1 < compare->count; i++)
		if (sipcause_map_table(compare->maps[i], compare->from, compare->to) != NULL)
			return false;
	return true;
}

static void put_added(const struct show *show)
{
	cli_wrap(show->cli, CLI_PLAIN, 0, 2, "  added, %zu rows: sipcause table %s -f %s -t %s",
		 show->count, show->cli->asked.map, sipcause_space_name(show->compare.from),
		 sipcause_space_name(show->compare.to));
}

/* The rows of a direction, in text with what else is to be said of them. */
static void put_rows(struct show *show)
{
	const struct cli *cli = show->cli;
	const bool text = cli->asked.output == CLI_TEXT;

	if (text)
		put_heading(show);
	if (text && is_added(show)) {
		put_added(show);
		return;
	}
	if (text && (show->different > 0 || (!only_differences(cli) && show->count > show->silent)))
		cli_layout_begin(&show->layout, cli);
	cli_compare_rows(&show->compare, take, show);
	if (!text)
		return;
	put_count(show);
	put_silent(show);
	if (!own_of(cli)->base && cli_pairs_count(&show->compare) <= PAIRS_FEW)
		cli_pairs_put(show->cli, &show->compare, show->agreement);
}

/* Compare, first to see how much room it takes and whether there are differences. */
static bool show_direction(struct cli *cli, const struct cli_compare_maps *all,
			   const struct cli_direction *direction, const struct cli_rows *rows,
			   bool *shown)
{
	bool *asked = cli_alloc(all->count * sizeof(*asked));
	struct show show = {
		.cli = cli,
		.compare = { .maps = all->maps,
			     .count = all->count,
			     .from = direction->from,
			     .to = direction->to,
			     .asked = asked,
			     .exact = all->base },
		.rows = *rows,
		.measures = true,
		.agreement = cli_agreement_new(all->count),
		.cells = cli_alloc(all->count * sizeof(*show.cells)),
	};

	cli_compare_choose(all, direction, asked);
	cli_layout_start(&show.layout, &show.compare);
	cli_compare_rows(&show.compare, take, &show);
	show.measures = false;
	/* What a map leaves as it is needs no heading. */
	if (all->base && show.different == 0 && !own_of(cli)->agreement)
		return false;
	if (cli->asked.output == CLI_TEXT && *shown)
		putchar('\n');
	*shown = true;
	if (own_of(cli)->agreement)
		put_agreement(&show);
	else
		put_rows(&show);
	return show.different > 0;
}

/* --------------------------------------------------------------------- run */

static void begin(struct cli *cli, const struct cli_rows *rows)
{
	if (own_of(cli)->agreement)
		cli_pairs_begin(cli);
	else
		/* Which map has which column depends on the maps. */
		cli_rows_begin_named(cli, rows);
}

/* Compare the rows of the maps, one direction after the other. */
static int compare_rows(struct cli *cli, const struct cli_compare_maps *all)
{
	const bool text = cli->asked.output == CLI_TEXT;
	const struct cli_rows rows = make_rows(cli, all);
	bool different = false, shown = false;
	size_t i;

	begin(cli, &rows);
	for (i = 0; i < all->direction_count; i++)
		if (show_direction(cli, all, &all->directions[i], &rows, &shown))
			different = true;
	if (text && !shown)
		cli_print(cli, CLI_PLAIN, "no differences\n");
	if (text && !all->base)
		cli_kin_print(cli, all->maps, all->count);
	return different ? DIFFERENT : CLI_OK;
}

/* An option that was given and has no sense here, or NULL. */
static const char *stray_option(const struct cli *cli)
{
	const struct own *own = own_of(cli);
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
	const struct cli_list *from = &own_of(cli)->records.csv.from;
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
	const struct own *own = own_of(cli);

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
	struct cli_compare_maps all = { .all = own_of(cli)->all, .base = own_of(cli)->base };
	int status;

	if (own_of(cli)->records.records != NULL)
		return compare_records(cli, argc, argv);
	status = take_spaces(cli);
	if (status == CLI_OK)
		status = cli_compare_load(cli, &all, argc, argv);
	return status == CLI_OK ? compare_rows(cli, &all) : status;
}

static const struct cli_option options[] = {
	{ "from", 'f', "SPACE[=COLUMN]",
	  "only tables from this space; with --records, read its codes from COLUMN", CLI_LIST,
	  .offset = offsetof(struct own, records.csv.from) },
	CLI_OPTION_TO_FOR("only tables to these spaces; with --records, compare the answers there"),
	{ "differences", 0, NULL, "only the rows that differ", CLI_YES,
	  .offset = offsetof(struct own, differences) },
	{ "agreement", 0, NULL, "only how many codes each two maps agree on", CLI_YES,
	  .offset = offsetof(struct own, agreement) },
	{ "all", 0, NULL, "every shipped map as well; without -f and -t: sip and q850", CLI_YES,
	  .offset = offsetof(struct own, all) },
	{ "base", 0, NULL, "compare MAP with what it extends: only the rows that differ", CLI_YES,
	  .offset = offsetof(struct own, base) },
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
	.own = sizeof(struct own),
	.prepare = csv_options_prepare,
	.run = run,
};
