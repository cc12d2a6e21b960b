/* SPDX-License-Identifier: BSD-2-Clause */
/* The list command: which spaces and maps there are, and the codes of a space. */
#include "cli/cli.h"

#include <string.h>

/* ----------------------------------------------------------------- spaces */

static const struct cli_cell space_columns[] = {
	{ "space", NULL, 0 }, { "title", NULL, 0 },  { "range", NULL, 0 },
	{ "codes", NULL, 0 }, { "source", NULL, 0 },
};

static void put_space(const struct cli *cli, const struct sipcause_space *space)
{
	const char *title = sipcause_space_title(space), *source = sipcause_space_source(space);
	char range[40], count[24];
	const struct cli_cell cells[] = {
		{ "space", sipcause_space_name(space), CLI_ALL },
		{ "title", title, CLI_ALL },
		{ "range", range, CLI_ALL },
		{ "codes", count, CLI_ALL },
		{ "source", source, CLI_ALL },
	};
	struct json json;

	snprintf(range, sizeof(range), "%d-%d", sipcause_space_first(space),
		 sipcause_space_last(space));
	snprintf(count, sizeof(count), "%zu", sipcause_space_count(space));
	if (cli->output == CLI_JSON) {
		json_open(&json, stdout);
		json_text(&json, "space", sipcause_space_name(space));
		json_text(&json, "title", title);
		json_number(&json, "first", sipcause_space_first(space));
		json_number(&json, "last", sipcause_space_last(space));
		json_number(&json, "codes", (int64_t)sipcause_space_count(space));
		json_text(&json, "source", source);
		json_close(&json);
	} else if (cli->output == CLI_TEXT) {
		cli_print(cli, CLI_BOLD, "%-14s", sipcause_space_name(space));
		cli_print(cli, CLI_PLAIN, " %-44s %9s %4s codes\n", title != NULL ? title : "",
			  range, count);
	} else {
		cli_row(cli, cells, sizeof(cells) / sizeof(cells[0]));
	}
}

static int list_spaces(struct cli *cli)
{
	size_t i;

	cli_head(cli, space_columns, sizeof(space_columns) / sizeof(space_columns[0]));
	for (i = 0; i < sipcause_catalog_space_count(cli->catalog); i++)
		put_space(cli, sipcause_catalog_space_at(cli->catalog, i));
	return CLI_OK;
}

/* ------------------------------------------------------------------- maps */

#define DIRECTIONS 400
#define GRADES 100

/* "sip->q850 q850->sip" */
static void directions_of(const struct sipcause_map *map, char room[DIRECTIONS])
{
	size_t used = 0, i;

	room[0] = '\0';
	for (i = 0; i < sipcause_map_table_count(map) && used < DIRECTIONS; i++) {
		const struct sipcause_table *table = sipcause_map_table_at(map, i);

		used += (size_t)snprintf(room + used, DIRECTIONS - used, "%s%s->%s",
					 i > 0 ? " " : "",
					 sipcause_space_name(sipcause_table_from(table)),
					 sipcause_space_name(sipcause_table_to(table)));
	}
}

/* The grades of all its rows, best first: "standard own". */
static void grades_of(const struct sipcause_map *map, char room[GRADES])
{
	bool seen[SIPCAUSE_GRADE_COUNT_] = { false };
	size_t used = 0, i;
	int32_t grade;

	for (i = 0; i < sipcause_map_table_count(map); i++) {
		struct sipcause_result row = SIPCAUSE_RESULT_INIT;
		uint64_t cursor = 0;

		while (sipcause_table_row(sipcause_map_table_at(map, i), 0, &cursor, &row) == 1)
			seen[row.grade] = true;
	}
	room[0] = '\0';
	for (grade = SIPCAUSE_GRADE_STANDARD; grade < SIPCAUSE_GRADE_COUNT_; grade++)
		if (seen[grade])
			used += (size_t)snprintf(room + used, GRADES - used, "%s%s",
						 used > 0 ? " " : "", sipcause_grade_word(grade));
}

static const struct cli_cell map_columns[] = {
	{ "map", NULL, 0 },        { "title", NULL, 0 },  { "version", NULL, 0 },
	{ "directions", NULL, 0 }, { "grades", NULL, 0 }, { "source", NULL, 0 },
};

static void put_map(const struct cli *cli, const struct sipcause_map *map)
{
	const char *title = sipcause_map_title(map);
	char directions[DIRECTIONS], grades[GRADES];
	const struct cli_cell cells[] = {
		{ "map", sipcause_map_name(map), CLI_ALL },
		{ "title", title, CLI_ALL },
		{ "version", sipcause_map_version(map), CLI_ALL },
		{ "directions", directions, CLI_ALL },
		{ "grades", grades, CLI_ALL },
		{ "source", sipcause_map_source(map), CLI_ALL },
	};
	struct json json;
	size_t i;

	directions_of(map, directions);
	grades_of(map, grades);
	if (cli->output == CLI_JSON) {
		json_open(&json, stdout);
		for (i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
			json_text(&json, cells[i].name, cells[i].text);
		json_text(&json, "file", sipcause_map_file(map));
		json_close(&json);
	} else if (cli->output == CLI_TEXT) {
		const char *version = sipcause_map_version(map);

		cli_print(cli, CLI_BOLD, "%-14s", sipcause_map_name(map));
		cli_print(cli, CLI_PLAIN, " %s%s%s\n", title != NULL ? title : "",
			  version != NULL ? ", version " : "", version != NULL ? version : "");
		cli_print(cli, CLI_PLAIN, "%-14s ", "");
		cli_print(cli, CLI_DIM, "%s (%s)\n", directions, grades);
	} else {
		cli_row(cli, cells, sizeof(cells) / sizeof(cells[0]));
	}
}

/* Every shipped map, and the one of -m. */
static int list_maps(struct cli *cli)
{
	const char *name;
	size_t i;

	cli_head(cli, map_columns, sizeof(map_columns) / sizeof(map_columns[0]));
	for (i = 0; (name = sipcause_shipped_map(i)) != NULL; i++)
		put_map(cli, sipcause_catalog_map(cli->catalog, name));
	for (i = 0; i < sipcause_catalog_map_count(cli->catalog); i++) {
		const struct sipcause_map *map = sipcause_catalog_map_at(cli->catalog, i);
		size_t k = 0;

		while ((name = sipcause_shipped_map(k)) != NULL &&
		       strcmp(name, sipcause_map_name(map)) != 0)
			k++;
		if (name == NULL)
			put_map(cli, map);
	}
	return CLI_OK;
}

/* ------------------------------------------------------------------ codes */

static const struct cli_cell code_columns[] = {
	{ "code", NULL, 0 },  { "name", NULL, 0 },   { "phrase", NULL, 0 },
	{ "class", NULL, 0 }, { "status", NULL, 0 }, { "source", NULL, 0 },
};
static const int32_t code_facts[] = {
	SIPCAUSE_FACT_NAME,   SIPCAUSE_FACT_PHRASE, SIPCAUSE_FACT_CLASS,
	SIPCAUSE_FACT_STATUS, SIPCAUSE_FACT_SOURCE,
};
#define CODE_COLUMNS (sizeof(code_columns) / sizeof(code_columns[0]))

static void put_code(const struct cli *cli, const struct sipcause_space *space, int32_t code)
{
	struct cli_cell cells[CODE_COLUMNS];
	char text[CLI_CODE_TEXT];
	struct json json;
	size_t i;

	cells[0] = (struct cli_cell){ "code", cli_code_text(text, space, code), CLI_ALL };
	for (i = 1; i < CODE_COLUMNS; i++)
		cells[i] = (struct cli_cell){ code_columns[i].name,
					      sipcause_space_fact(space, code, code_facts[i - 1]),
					      CLI_ALL };
	if (cli->output == CLI_JSON) {
		json_open(&json, stdout);
		for (i = 0; i < CODE_COLUMNS; i++)
			json_text(&json, cells[i].name, cells[i].text);
		json_close(&json);
	} else if (cli->output == CLI_TEXT) {
		cli_print(cli, CLI_BOLD, "%-14s", text);
		cli_print(cli, CLI_PLAIN, " %-30s %s\n", cells[1].text != NULL ? cells[1].text : "",
			  cells[2].text != NULL ? cells[2].text : "");
	} else {
		cli_row(cli, cells, CODE_COLUMNS);
	}
}

static int list_codes(struct cli *cli, const char *name)
{
	const struct sipcause_space *space = sipcause_catalog_space(cli->catalog, name);
	size_t i;

	cli_head(cli, code_columns, CODE_COLUMNS);
	for (i = 0; i < sipcause_space_count(space); i++)
		put_code(cli, space, sipcause_space_at(space, i));
	return CLI_OK;
}

int cli_list(struct cli *cli, int argc, char **argv)
{
	const char *what = argc > 0 ? argv[0] : "spaces";
	const char *name;
	int status, i;

	if (argc == 0 || strcmp(what, "spaces") == 0) {
		for (i = 0; (name = sipcause_shipped_space((size_t)i)) != NULL; i++)
			cli_list_add(&cli->from, name);
		status = cli_load(cli, 0, NULL);
		return status == CLI_OK ? list_spaces(cli) : status;
	}
	if (strcmp(what, "maps") == 0) {
		for (i = 0; (name = sipcause_shipped_map((size_t)i)) != NULL; i++)
			cli_list_add(&cli->more_maps, name);
		status = cli_load(cli, 0, NULL);
		return status == CLI_OK ? list_maps(cli) : status;
	}
	for (i = 0; i < argc; i++)
		cli_list_add(&cli->from, argv[i]);
	status = cli_load(cli, 0, NULL);
	for (i = 0; status == CLI_OK && i < argc; i++)
		status = list_codes(cli, argv[i]);
	return status;
}
