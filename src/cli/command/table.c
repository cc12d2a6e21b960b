/* SPDX-License-Identifier: BSD-2-Clause */
/* The table command: every effective row of a map's tables. */
#include "cli/cli.h"
#include "cli/session.h"
#include "cli/command.h"
#include "cli/map-path.h"
#include "cli/maps/lineage.h"
#include "cli/others.h"
#include "cli/output.h"
#include "cli/result.h"
#include "cli/rows.h"
#include "cli/wrap.h"

#include <stdio.h>
#include <string.h>

enum {
	FROM_SPACE,
	FROM_CODE,
	FROM_NUMBER,
	FROM_CODES,
	CONDITION,
	TO_SPACE,
	TO_CODE,
	HOW,
	GRADE,
	SOURCE,
	WRITE,
	RESULT
};
static const struct cli_column columns[] = {
	[FROM_SPACE] = { "from_space", CLI_IN_BOTH }, [FROM_CODE] = { "from_code", CLI_IN_TABLE },
	[FROM_NUMBER] = { "from_code", CLI_IN_JSON }, /* of one code */
	[FROM_CODES] = { "from_codes", CLI_IN_JSON }, /* of many */
	[CONDITION] = { "condition", CLI_IN_TABLE },  [TO_SPACE] = { "to_space", CLI_IN_TABLE },
	[TO_CODE] = { "to_code", CLI_IN_TABLE },      [HOW] = { "how", CLI_IN_TABLE },
	[GRADE] = { "grade", CLI_IN_TABLE },          [SOURCE] = { "source", CLI_IN_TABLE },
	[WRITE] = { "write", CLI_IN_TABLE },          [RESULT] = { NULL, CLI_IN_JSON },
};

/* What its own options asked for. */
struct own {
	bool full;
};

#define SPAN 80

static const char *class_of(const struct sipcause_space *space, int32_t code)
{
	return code >= 0 ? sipcause_space_fact(space, code, SIPCAUSE_FACT_CLASS) : NULL;
}

/* The key of the class that spans just these codes, or NULL.  Classes have one key each. */
static const char *class_of_span(const struct sipcause_space *space, int32_t first, int32_t last)
{
	const char *key = class_of(space, first);

	return key != NULL && class_of(space, last) == key && class_of(space, first - 1) != key &&
			       (last == INT32_MAX || class_of(space, last + 1) != key)
		       ? key
		       : NULL;
}

/* The codes that a row is about: "486", "4xx", "300-399", "*". */
static const char *span_text(char buffer[SPAN], const struct sipcause_result *row)
{
	const char *class;

	if (row->code >= 0)
		return cli_number_text(buffer, row->from, row->code);
	if (row->first < 0)
		return "*";
	class = class_of_span(row->from, row->first, row->last);
	if (class != NULL)
		return class;
	if (row->first == row->last)
		return cli_number_text(buffer, row->from, row->first);
	snprintf(buffer, SPAN, "%d-%d", row->first, row->last);
	return buffer;
}

/* A row with its texts. */
struct row {
	const struct sipcause_result *result;
	char from[SPAN];
	char to[SPAN];
	char condition[CLI_CONDITION_TEXT];
	char writes[CLI_WRITES_TEXT];
};

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	struct row *row = data;
	const struct sipcause_result *result = row->result;

	(void)cli;
	cells[FROM_SPACE] = cli_cell_text(sipcause_space_name(result->from));
	cells[FROM_CODE] = cli_cell_text(span_text(row->from, result));
	if (result->code >= 0)
		cells[FROM_NUMBER] = cli_cell_number(result->code);
	else
		cells[FROM_CODES] = cells[FROM_CODE];
	cells[CONDITION] = cli_cell_text(cli_condition(row->condition, result));
	cells[TO_SPACE] = cli_cell_text(sipcause_space_name(result->to));
	cells[TO_CODE] = cli_cell_text(cli_number_text(row->to, result->to, result->outcome));
	cells[HOW] = cli_cell_text(sipcause_how_word(result->how));
	if (result->map != NULL)
		cells[GRADE] = cli_cell_text(sipcause_grade_word(result->grade));
	cells[SOURCE] = cli_cell_text(result->source);
	cells[WRITE] = cli_cell_text(cli_writes_text(row->writes, result));
	cells[RESULT] = cli_cell_members(cli_result_members, result);
}

/* Where text has its columns. */
#define MARGIN 2
#define AT_LABEL 11 /* the phrase of the code, or the condition */
#define AT_TARGET 54

static int missing(size_t have, size_t wanted)
{
	return have < wanted ? (int)(wanted - have) : 0;
}

/* The phrase, which is cut where it is too long. */
static void put_phrase(const struct cli *cli, const char *phrase, size_t at)
{
	const size_t room = AT_TARGET - 1 - at, have = cli_text_columns(phrase);

	if (have > room)
		cli_print(cli, CLI_PLAIN, "%.*s... ", cli_cut(phrase, room - 3), phrase);
	else
		cli_print(cli, CLI_PLAIN, "%s%*s ", phrase, missing(have, room), "");
}

/* The condition is whole: a long one has its own lines. */
static void put_condition(const struct cli *cli, const char *condition, size_t at)
{
	const size_t room = AT_TARGET - 1 - at;
	const size_t have = strlen("when ") + cli_text_columns(condition);

	if (have > room) {
		cli_wrap(cli, CLI_DIM, at, AT_LABEL + MARGIN, "when %s", condition);
		cli_print(cli, CLI_PLAIN, "%*s", AT_TARGET, "");
		return;
	}
	cli_print(cli, CLI_DIM, "when %s", condition);
	cli_print(cli, CLI_PLAIN, "%*s ", missing(have, room), "");
}

/* The target, what the row writes, and the phrase. */
static void put_target(const struct cli *cli, struct row *row)
{
	const struct sipcause_result *result = row->result;
	const char *target = cli_number_text(row->to, result->to, result->outcome);
	const char *writes = cli_writes_text(row->writes, result);
	const char *phrase = cli_result_phrase(result);

	if (writes[0] == '\0' && phrase == NULL) {
		cli_print(cli, CLI_PLAIN, "%s\n", target);
		return;
	}
	cli_print(cli, CLI_PLAIN, "%-8s %s%s%s\n", target, writes,
		  writes[0] != '\0' && phrase != NULL ? "  " : "", phrase != NULL ? phrase : "");
}

static const char *phrase_of(const struct sipcause_result *result)
{
	const char *phrase;

	if (result->code < 0)
		return "";
	phrase = sipcause_space_fact(result->from, result->code, SIPCAUSE_FACT_PHRASE);
	if (phrase == NULL)
		phrase = cli_code_name(result->from, result->code);
	return phrase != NULL ? phrase : "";
}

static void put_text(struct cli *cli, void *data)
{
	struct row *row = data;
	const struct sipcause_result *result = row->result;
	const char *codes = span_text(row->from, result);
	const size_t have = MARGIN + cli_text_columns(codes) + 1;
	const size_t at = have < AT_LABEL ? AT_LABEL : have;

	cli_print(cli, CLI_PLAIN, "%*s%s%*s ", MARGIN, "", codes, missing(have, AT_LABEL), "");
	if (cli_condition(row->condition, result)[0] == '\0')
		put_phrase(cli, phrase_of(result), at);
	else
		put_condition(cli, row->condition, at);
	put_target(cli, row);
}

static const struct cli_rows rows = CLI_ROWS(columns, fill, put_text);

static void put_table(struct cli *cli, const struct sipcause_table *table)
{
	const struct own *own = cli->own;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	int more;

	if (cli->asked.output == CLI_TEXT)
		cli_print(cli, CLI_BOLD, "%s, %s -> %s\n",
			  cli_map_for(cli, sipcause_table_from(table), sipcause_table_to(table)),
			  sipcause_space_name(sipcause_table_from(table)),
			  sipcause_space_name(sipcause_table_to(table)));
	more = sipcause_table_rows(&cursor, table, own->full);
	while (more >= 0 && (more = sipcause_cursor_next(cursor, &result)) == 1) {
		struct row row = { .result = &result };

		cli_rows_put(cli, &rows, &row);
	}
	sipcause_cursor_free(cursor);
	cli_need_memory(more);
}

/* What `through` makes is shown where its target is asked for. */
static bool is_wanted(const struct cli *cli, const struct sipcause_table *table)
{
	size_t i;

	if (cli->session.source != NULL && sipcause_table_from(table) != cli->session.source)
		return false;
	for (i = 0; i < cli->asked.to.count; i++)
		if (sipcause_table_to(table) == cli->session.targets[i])
			return true;
	return cli->asked.to.count == 0 && sipcause_table_through(table) == NULL;
}

/* Of -m beside MAP: one that MAP neither is nor extends; NULL: there is none. */
static const char *find_second(const struct cli *cli)
{
	const struct sipcause_map *map = cli->session.asked;
	size_t i;

	for (i = 0; i + 1 < cli->asked.maps.count; i++) {
		const char *name = cli_map_name(cli->asked.maps.items[i]);

		if (strcmp(name, sipcause_map_name(map)) != 0 &&
		    !cli_map_extends(cli->session.catalog, map, name) &&
		    (!cli_is_path(cli->asked.maps.items[i]) ||
		     sipcause_catalog_map(cli->session.catalog, name) != NULL))
			return cli->asked.maps.items[i];
	}
	return NULL;
}

static int run(struct cli *cli, int argc, char **argv)
{
	const char *second;
	size_t i, given = 0;
	int status;

	if (argc > 1) {
		cli_say("found '%s' after the map; expected at most one map", argv[1]);
		return CLI_USAGE;
	}
	if (argc == 1)
		cli_take_map(&cli->asked, argv[0]);
	status = cli_load(cli, 0, argv);
	if (status != CLI_OK)
		return status;
	second = argc == 1 ? find_second(cli) : NULL;
	if (second != NULL) {
		cli_say("found the map '%s' of -m, which %s does not extend; expected one map",
			second, argv[0]);
		return CLI_USAGE;
	}
	cli_rows_begin(cli, &rows);
	for (i = 0; i < sipcause_map_table_count(cli->session.map); i++) {
		const struct sipcause_table *table = sipcause_map_table_at(cli->session.map, i);

		if (!is_wanted(cli, table))
			continue;
		if (given++ > 0 && cli->asked.output == CLI_TEXT)
			putchar('\n');
		put_table(cli, table);
	}
	if (given > 0)
		return CLI_OK;
	cli_say("map %s has no table from %s to %s; for its tables: sipcause list maps",
		cli_asked_map(cli),
		cli->session.source != NULL ? sipcause_space_name(cli->session.source)
					    : "any space",
		cli->asked.to.count > 0 ? sipcause_space_name(cli->session.targets[0])
					: "any space");
	return CLI_USAGE;
}

static const struct cli_option options[] = {
	CLI_OPTION_MAP_FOR("the same as MAP"),
	CLI_OPTION_FROM_FOR("SPACE", "only tables from this space"),
	CLI_OPTION_TO_FOR("only tables to these spaces"),
	CLI_OPTION_DIRECTORY,
	CLI_OPTION_OUTPUT,
	{ "full", 0, NULL, "all numbers of the space, also those that no standard defines", CLI_YES,
	  .offset = offsetof(struct own, full) },
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_table = {
	.name = "table",
	.arguments = "[MAP]",
	.summary = "print every row of a map's tables",
	.usage =
		"Usage: sipcause table [OPTIONS] [MAP]\n\nPrint the rows of the tables of MAP or, without it, of the map 'default'. MAP is a name, or a path with a '/' or .yaml. Rows with a condition come first, in the order in which they are tried. '*' is the rest of the codes that the table covers.\n",
	.options = options,
	.examples = "  sipcause table rfc3398\n"
		    "  sipcause table -f q850 -t sip\n",
	.map = "default",
	.own = sizeof(struct own),
	.run = run,
};
