/* SPDX-License-Identifier: BSD-2-Clause */
#include "list.h"

#include "cli/cli.h"
#include "cli/output.h"
#include "cli/rows.h"
#include "cli/wrap.h"
#include "document/builtin.h"
#include "directions.h"
#include "lineage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GRADES 100

struct map_row {
	const struct sipcause_map *map;
	bool heads; /* it is the first one of its family */
	char directions[CLI_DIRECTIONS];
	char composed[CLI_DIRECTIONS];
	char grades[GRADES];
	char digest[SIPCAUSE_DIGEST_TEXT];
	size_t rows;
};

/* ------------------------------------------------------------ what is counted */

/* Count the rows of a table and the grades that they have. */
static void count_rows(const struct sipcause_table *table, size_t *rows,
		       bool seen[SIPCAUSE_GRADE_COUNT_])
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	int more = sipcause_table_rows(&cursor, table, 0);

	while (more >= 0 && (more = sipcause_cursor_next(cursor, &row)) == 1) {
		/* A code that no row of the map answers is listed as well. */
		if (row.map == NULL)
			continue;
		seen[row.grade] = true;
		(*rows)++;
	}
	sipcause_cursor_free(cursor);
	cli_need_memory(more);
}

/* The grades, best first: "standard own". */
static void join_grades(char room[GRADES], const bool seen[SIPCAUSE_GRADE_COUNT_])
{
	size_t used = 0;
	int32_t grade;

	room[0] = '\0';
	for (grade = SIPCAUSE_GRADE_STANDARD; grade < SIPCAUSE_GRADE_COUNT_; grade++)
		if (seen[grade])
			used += (size_t)snprintf(room + used, GRADES - used, "%s%s",
						 used > 0 ? " " : "", sipcause_grade_word(grade));
}

/* The rows and grades of the tables that the map has.  What is composed has the rows of its
 * legs. */
static void count_map(struct map_row *row)
{
	bool seen[SIPCAUSE_GRADE_COUNT_] = { false };
	const struct sipcause_table *table;
	size_t i;

	for (i = 0; (table = sipcause_map_table_at(row->map, i)) != NULL; i++)
		if (sipcause_table_through(table) == NULL)
			count_rows(table, &row->rows, seen);
	join_grades(row->grades, seen);
}

/* --------------------------------------------------------------------- rows */

enum {
	MAP,
	TITLE,
	VERSION,
	DIRECTIONS,
	GRADES_OF,
	SOURCE,
	COMPOSED,
	FILE_NAME,
	FAMILY,
	ROWS,
	DIGEST,
	ORIGIN
};
static const struct cli_column columns[] = {
	[MAP] = { "map", CLI_IN_BOTH },           [TITLE] = { "title", CLI_IN_BOTH },
	[VERSION] = { "version", CLI_IN_BOTH },   [DIRECTIONS] = { "directions", CLI_IN_BOTH },
	[GRADES_OF] = { "grades", CLI_IN_BOTH },  [SOURCE] = { "source", CLI_IN_BOTH },
	[COMPOSED] = { "composed", CLI_IN_BOTH }, [FILE_NAME] = { "file", CLI_IN_JSON },
	[FAMILY] = { "family", CLI_IN_BOTH },     [ROWS] = { "rows", CLI_IN_BOTH },
	[DIGEST] = { "digest", CLI_IN_BOTH },     [ORIGIN] = { "origin", CLI_IN_BOTH },
};

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	const struct map_row *row = data;
	const int32_t family = sipcause_map_family(row->map);

	(void)cli;
	cells[MAP] = cli_cell_text(sipcause_map_name(row->map));
	cells[TITLE] = cli_cell_text(sipcause_map_title(row->map));
	cells[VERSION] = cli_cell_text(sipcause_map_version(row->map));
	cells[DIRECTIONS] = cli_cell_text(row->directions);
	cells[GRADES_OF] = cli_cell_text(row->grades);
	cells[SOURCE] = cli_cell_text(sipcause_map_source(row->map));
	cells[COMPOSED] = cli_cell_text(row->composed);
	cells[FILE_NAME] = cli_cell_text(sipcause_map_file(row->map));
	if (family != SIPCAUSE_FAMILY_UNSTATED)
		cells[FAMILY] = cli_cell_text(sipcause_family_word(family));
	cells[ROWS] = cli_cell_number((int64_t)row->rows);
	cells[DIGEST] = cli_cell_text(row->digest);
	cells[ORIGIN] = cli_cell_text(sipcause_map_origin(row->map));
}

#define INDENT 18
#define DIGEST_SHOWN 12   /* digits, for a person */
#define COMPOSED_SHOWN 40 /* bytes of directions; of more the number is enough */

static void put_heading(struct cli *cli, const struct map_row *row)
{
	if (!row->heads)
		return;
	if (cli->rows > 1)
		putchar('\n');
	cli_print(cli, CLI_BOLD, "%s", cli_family_text(sipcause_map_family(row->map)));
	putchar('\n');
}

/* "; composed: sip->q850", for the caller to free. */
static char *composed_text(const struct map_row *row)
{
	const size_t length = strlen(row->composed);
	const struct sipcause_table *table;
	size_t count = 0, i;

	if (length == 0)
		return cli_text("%s", "");
	if (length <= COMPOSED_SHOWN)
		return cli_text("; composed: %s", row->composed);
	for (i = 0; (table = sipcause_map_table_at(row->map, i)) != NULL; i++)
		count += sipcause_table_through(table) != NULL;
	return cli_text("; %zu composed", count);
}

static void put_tables(struct cli *cli, const struct map_row *row)
{
	const char *grades = row->grades;
	char *composed = composed_text(row);

	cli_wrap(cli, CLI_DIM, 0, INDENT, "%.*s %zu row%s%s%s%s: %s%s", DIGEST_SHOWN, row->digest,
		 row->rows, row->rows == 1 ? "" : "s", grades[0] != '\0' ? " (" : "", grades,
		 grades[0] != '\0' ? ")" : "", row->directions, composed);
	free(composed);
}

/* Its name, title and version. */
static void put_name(struct cli *cli, const struct sipcause_map *map)
{
	const char *name = sipcause_map_name(map), *title = sipcause_map_title(map);
	const char *version = sipcause_map_version(map);
	const size_t named = 2 + cli_text_columns(name);

	if (title == NULL && version == NULL) {
		cli_print(cli, CLI_BOLD, "  %s", name);
		putchar('\n');
		return;
	}
	cli_print(cli, CLI_BOLD, "  %-*s", INDENT - 3, name);
	cli_wrap(cli, CLI_PLAIN, named < INDENT ? INDENT - 1 : named, INDENT, " %s%s%s%s",
		 title != NULL ? title : "", title != NULL && version != NULL ? ", " : "",
		 version != NULL ? "version " : "", version != NULL ? version : "");
}

static void put_text(struct cli *cli, void *data)
{
	const struct map_row *row = data;

	put_heading(cli, row);
	put_name(cli, row->map);
	if (row->directions[0] == '\0')
		cli_wrap(cli, CLI_DIM, 0, INDENT, "no tables");
	else
		put_tables(cli, row);
}

static const struct cli_rows rows = CLI_ROWS(columns, fill, put_text);

/* ----------------------------------------------------------------- the list */

static void list_map(struct cli *cli, const struct sipcause_map *map, bool heads)
{
	const bool brief = cli->asked.output == CLI_TEXT;
	struct map_row row = { .map = map, .heads = heads };

	cli_directions(row.directions, map, false, brief);
	cli_directions(row.composed, map, true, brief);
	count_map(&row);
	cli_need_memory(sipcause_map_digest(map, row.digest));
	cli_rows_put(cli, &rows, &row);
}

static bool is_shipped(const struct sipcause_map *map)
{
	return sci_builtin_find(SCI_BUILTIN_MAPS, sipcause_map_name(map)) != NULL;
}

/* Every shipped map of a family, and then one of the user's. */
static void list_family(struct cli *cli, int32_t family)
{
	const struct sipcause_catalog *catalog = cli->session.catalog;
	const struct sipcause_map *map;
	size_t listed = 0, i;
	const char *name;

	for (i = 0; (name = sipcause_shipped_map(i)) != NULL; i++) {
		map = sipcause_catalog_map(catalog, name);
		if (sipcause_map_family(map) == family)
			list_map(cli, map, listed++ == 0);
	}
	for (i = 0; (map = sipcause_catalog_map_at(catalog, i)) != NULL; i++)
		if (!is_shipped(map) && sipcause_map_family(map) == family)
			list_map(cli, map, listed++ == 0);
}

int cli_list_maps(struct cli *cli)
{
	size_t i;

	cli_rows_begin(cli, &rows);
	for (i = 0; i < CLI_FAMILIES; i++)
		list_family(cli, cli_family_at(i));
	return CLI_OK;
}
