/* SPDX-License-Identifier: BSD-2-Clause */
#include "cli/cli.h"

#include <string.h>

#define SPAN 80

/* The key of the class that spans just these codes, or NULL. */
static const char *class_of_span(const struct sipcause_space *space, int32_t first, int32_t last)
{
	int32_t class_first, class_last;
	const char *key;
	size_t i;

	for (i = 0; (key = sipcause_space_class_at(space, i, &class_first, &class_last)) != NULL;
	     i++)
		if (class_first == first && class_last == last)
			return key;
	return NULL;
}

/* The codes that a row is about: "486", "4xx", "300-399", "*". */
static const char *span_text(char buffer[SPAN], const struct sipcause_result *row)
{
	const char *class;

	if (row->code >= 0) {
		snprintf(buffer, SPAN, "%d", row->code);
		return buffer;
	}
	if (row->first < 0)
		return "*";
	class = class_of_span(row->from, row->first, row->last);
	if (class != NULL)
		return class;
	snprintf(buffer, SPAN, row->first < row->last ? "%d-%d" : "%d", row->first, row->last);
	return buffer;
}

static const char *target_text(char buffer[SPAN], const struct sipcause_result *row)
{
	if (row->outcome < 0)
		return sipcause_outcome_word(row->outcome);
	snprintf(buffer, SPAN, "%d", row->outcome);
	return buffer;
}

static const struct cli_cell columns[] = {
	{ "from_space", NULL, 0 }, { "from_code", NULL, 0 }, { "condition", NULL, 0 },
	{ "to_space", NULL, 0 },   { "to_code", NULL, 0 },   { "how", NULL, 0 },
	{ "grade", NULL, 0 },      { "source", NULL, 0 },
};

static void put_cells(const struct cli *cli, const struct sipcause_result *row)
{
	char from[SPAN], to[SPAN], condition[CLI_CONDITION_TEXT];
	const char *texts[] = {
		sipcause_space_name(row->from),
		span_text(from, row),
		cli_condition(condition, row),
		sipcause_space_name(row->to),
		target_text(to, row),
		sipcause_how_word(row->how),
		row->map != NULL ? sipcause_grade_word(row->grade) : "",
		row->source,
	};
	struct cli_cell cells[sizeof(columns) / sizeof(columns[0])];
	size_t i;

	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		cells[i] = (struct cli_cell){ columns[i].name, texts[i], CLI_ALL };
	cli_row(cli, cells, i);
}

static void put_json(const struct sipcause_result *row)
{
	char span[SPAN];
	struct json json;

	json_open(&json, stdout);
	json_text(&json, "from_space", sipcause_space_name(row->from));
	if (row->code >= 0)
		json_number(&json, "from_code", row->code);
	else
		json_text(&json, "from_codes", span_text(span, row));
	json_result(&json, row);
	json_close(&json);
}

static void put_text(const struct cli *cli, const struct sipcause_result *row)
{
	char from[SPAN], to[SPAN], condition[CLI_CONDITION_TEXT];
	const char *phrase = NULL;

	if (row->code >= 0)
		phrase = sipcause_space_fact(row->from, row->code, SIPCAUSE_FACT_PHRASE);
	if (cli_condition(condition, row)[0] == '\0') {
		cli_print(cli, CLI_PLAIN, "  %-8s %-42s %-8s %s\n", span_text(from, row),
			  phrase != NULL ? phrase : "", target_text(to, row),
			  row->phrase != NULL ? row->phrase : "");
		return;
	}
	cli_print(cli, CLI_PLAIN, "  %-8s ", span_text(from, row));
	cli_print(cli, CLI_DIM, "when %-37s", condition);
	cli_print(cli, CLI_PLAIN, " %-8s %s\n", target_text(to, row),
		  row->phrase != NULL ? row->phrase : "");
}

static void put_table(const struct cli *cli, const struct sipcause_table *table)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	uint64_t cursor = 0;

	if (cli->output == CLI_TEXT)
		cli_print(cli, CLI_BOLD, "%s, %s -> %s\n", sipcause_map_name(cli->current),
			  sipcause_space_name(sipcause_table_from(table)),
			  sipcause_space_name(sipcause_table_to(table)));
	while (sipcause_table_row(table, cli->full, &cursor, &row) == 1) {
		if (cli->output == CLI_JSON)
			put_json(&row);
		else if (cli->output == CLI_TEXT)
			put_text(cli, &row);
		else
			put_cells(cli, &row);
	}
}

static bool is_wanted(const struct cli *cli, const struct sipcause_table *table)
{
	size_t i;

	if (cli->source != NULL && sipcause_table_from(table) != cli->source)
		return false;
	for (i = 0; i < cli->to.count; i++)
		if (sipcause_table_to(table) == cli->targets[i])
			return true;
	return cli->to.count == 0;
}

int cli_table(struct cli *cli, int argc, char **argv)
{
	size_t i, given = 0;
	int status;

	if (argc > 1) {
		cli_say("'%s' is one argument too many; expected at most a map", argv[1]);
		return CLI_USAGE;
	}
	if (argc == 1)
		cli->map = argv[0];
	status = cli_load(cli, 0, argv);
	if (status != CLI_OK)
		return status;
	cli_head(cli, columns, sizeof(columns) / sizeof(columns[0]));
	for (i = 0; i < sipcause_map_table_count(cli->current); i++) {
		const struct sipcause_table *table = sipcause_map_table_at(cli->current, i);

		if (!is_wanted(cli, table))
			continue;
		if (given++ > 0 && cli->output == CLI_TEXT)
			putchar('\n');
		put_table(cli, table);
	}
	if (given > 0)
		return CLI_OK;
	cli_say("map %s has no table from %s to %s", sipcause_map_name(cli->current),
		cli->source != NULL ? sipcause_space_name(cli->source) : "any space",
		cli->to.count > 0 ? cli->to.items[0] : "any space");
	return CLI_USAGE;
}
