/* SPDX-License-Identifier: BSD-2-Clause */
#include "direction.h"

#include "pairs.h"
#include "place.h"
#include "rows.h"
#include "text.h"
#include "cli/cli.h"
#include "cli/output.h"
#include "cli/result.h"
#include "cli/wrap.h"

#include <stdio.h>
#include <string.h>

/* At most so many pairs of maps are printed in text without --agreement. */
#define PAIRS_FEW 10

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

const struct compare_own *cli_compare_own(const struct cli *cli)
{
	return cli->own;
}

static bool only_differences(const struct cli *cli)
{
	return cli_compare_own(cli)->differences || cli_compare_own(cli)->base;
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
	return cli_compare_own(show->cli)->base ? cli_compare_place(show->place, row) : NULL;
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
	if (cli_compare_own(cli)->base)
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
	if (cli_compare_own(cli)->base)
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
	for (i = 0; i < compare->count && !cli_compare_own(cli)->base; i++)
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

	if (!cli_compare_own(show->cli)->base || compare->from == compare->to)
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
	if (!cli_compare_own(cli)->base && cli_pairs_count(&show->compare) <= PAIRS_FEW)
		cli_pairs_put(show->cli, &show->compare, show->agreement);
}

/* First it is seen how much room it takes, and whether there are differences. */
bool cli_compare_direction(struct cli *cli, const struct cli_compare_maps *all,
			   const struct cli_direction *direction, bool *shown)
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
		.rows = make_rows(cli, all),
		.measures = true,
		.agreement = cli_agreement_new(all->count),
		.cells = cli_alloc(all->count * sizeof(*show.cells)),
	};

	cli_compare_choose(all, direction, asked);
	cli_layout_start(&show.layout, &show.compare);
	cli_compare_rows(&show.compare, take, &show);
	show.measures = false;
	/* What a map leaves as it is needs no heading. */
	if (all->base && show.different == 0 && !cli_compare_own(cli)->agreement)
		return false;
	if (cli->asked.output == CLI_TEXT && *shown)
		putchar('\n');
	*shown = true;
	if (cli_compare_own(cli)->agreement)
		put_agreement(&show);
	else
		put_rows(&show);
	return show.different > 0;
}

void cli_compare_begin(const struct cli *cli, const struct cli_compare_maps *all)
{
	const struct cli_rows rows = make_rows(cli, all);

	if (cli_compare_own(cli)->agreement)
		cli_pairs_begin(cli);
	else
		/* Which map has which column depends on the maps. */
		cli_rows_begin_named(cli, &rows);
}
