/* SPDX-License-Identifier: BSD-2-Clause */
/* The decode command: the parts of what was captured, not translated. */
#include "cli/cli.h"

#include <string.h>

static const struct cli_cell columns[] = {
	{ "input", NULL, 0 },    { "part", NULL, 0 },     { "code", NULL, 0 },
	{ "validity", NULL, 0 }, { "protocol", NULL, 0 }, { "text", NULL, 0 },
	{ "location", NULL, 0 }, { "coding", NULL, 0 },   { "diagnostics", NULL, 0 },
	{ "offset", NULL, 0 },
};
#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

/* A part with what has to be put together for showing it. */
struct shown {
	struct cli_cell cells[COLUMNS];
	char code[CLI_CODE_TEXT];
	char location[CLI_CODE_TEXT];
	char diagnostics[520];
	char offset[24];
};

static void put_number(char *room, size_t size, const struct sipcause_part *part)
{
	const struct sipcause_space *space = sipcause_part_space(part);

	if (space != NULL && sipcause_part_code(part) >= 0)
		snprintf(room, size, "%s:%d", sipcause_space_name(space), sipcause_part_code(part));
	else if (sipcause_part_code(part) >= 0)
		snprintf(room, size, "%d", sipcause_part_code(part));
}

static void put_location(const struct cli *cli, char *room, size_t size, int32_t location)
{
	const struct sipcause_space *space = sipcause_catalog_space(cli->catalog, "location");
	const char *name = sipcause_space_fact(space, location, SIPCAUSE_FACT_NAME);

	if (location < 0)
		return;
	if (name != NULL)
		snprintf(room, size, "%s", name);
	else
		snprintf(room, size, "%d", location);
}

static void fill(const struct cli *cli, const char *input, size_t input_length,
		 const struct sipcause_part *part, struct shown *shown)
{
	int32_t coding = sipcause_part_coding(part);
	const unsigned char *evidence;
	const char *text;
	size_t length, i;

	memset(shown, 0, sizeof(*shown));
	put_number(shown->code, sizeof(shown->code), part);
	put_location(cli, shown->location, sizeof(shown->location), sipcause_part_location(part));
	snprintf(shown->offset, sizeof(shown->offset), "%zu", sipcause_part_offset(part));
	evidence = sipcause_part_evidence(part, &length);
	for (i = 0; i < length && 2 * i + 3 < sizeof(shown->diagnostics); i++)
		snprintf(shown->diagnostics + 2 * i, 3, "%02x", evidence[i]);
	for (i = 0; i < COLUMNS; i++)
		shown->cells[i] = (struct cli_cell){ columns[i].name, NULL, CLI_ALL };
	shown->cells[0].text = input;
	shown->cells[0].length = input_length;
	shown->cells[1].text = sipcause_part_word(sipcause_part_kind(part));
	shown->cells[2].text = shown->code;
	shown->cells[3].text = sipcause_validity_word(sipcause_part_validity(part));
	text = sipcause_part_protocol(part, &length);
	shown->cells[4] = (struct cli_cell){ "protocol", text != NULL ? text : "", length };
	text = sipcause_part_text(part, &length);
	shown->cells[5] = (struct cli_cell){ "text", text != NULL ? text : "", length };
	shown->cells[6].text = shown->location;
	shown->cells[7].text = coding >= 0 ? sipcause_coding_word(coding) : NULL;
	shown->cells[8].text = shown->diagnostics;
	shown->cells[9].text = shown->offset;
}

static void put_parameters(struct json *json, const struct sipcause_part *part)
{
	const char *name, *value;
	size_t name_length, value_length, i;
	char key[80];

	json_object(json, "parameters");
	for (i = 0;
	     sipcause_part_parameter(part, i, &name, &name_length, &value, &value_length) == 1;
	     i++) {
		snprintf(key, sizeof(key), "%.*s", (int)(name_length < 79 ? name_length : 79),
			 name);
		json_bytes(json, key, value != NULL ? value : "", value != NULL ? value_length : 0);
	}
	json_object_end(json);
}

static void put_json(const struct shown *shown, const struct sipcause_part *part)
{
	struct json json;
	size_t i;

	json_open(&json, stdout);
	for (i = 0; i < COLUMNS; i++) {
		const struct cli_cell *cell = &shown->cells[i];

		if (cell->length == CLI_ALL && cell->text != NULL && cell->text[0] != '\0')
			json_text(&json, cell->name, cell->text);
		else if (cell->length != CLI_ALL && cell->length > 0)
			json_bytes(&json, cell->name, cell->text, cell->length);
	}
	if (sipcause_part_kind(part) <= SIPCAUSE_PART_SIP_REASON ||
	    sipcause_part_kind(part) == SIPCAUSE_PART_OTHER_REASON)
		put_parameters(&json, part);
	json_close(&json);
}

static void put_text(const struct cli *cli, const struct shown *shown,
		     const struct sipcause_part *part)
{
	const struct sipcause_space *space = sipcause_part_space(part);
	const char *phrase =
		sipcause_space_fact(space, sipcause_part_code(part), SIPCAUSE_FACT_PHRASE);
	size_t i;

	cli_print(cli, CLI_BOLD, "%-14s", shown->cells[1].text);
	cli_print(cli, CLI_PLAIN, " %s%s%s%s\n", shown->code, phrase != NULL ? " " : "",
		  phrase != NULL ? phrase : "",
		  sipcause_part_validity(part) == SIPCAUSE_VALIDITY_VALID ? "" : "  NOT USED");
	for (i = 3; i < COLUMNS; i++) {
		const struct cli_cell *cell = &shown->cells[i];
		size_t length = cell->length != CLI_ALL ? cell->length
				: cell->text != NULL    ? strlen(cell->text)
							: 0;

		if (length == 0)
			continue;
		fputs("  ", stdout);
		cli_print(cli, CLI_DIM, "%-12s", cell->name);
		putchar(' ');
		cli_put_text(stdout, cell->text, length);
		putchar('\n');
	}
}

static int each(struct cli *cli, const char *where, const char *text, size_t length)
{
	int status = cli_read_wire(cli, where, text, length);
	struct cli_code code;
	size_t i;

	if (status < 0) {
		cli_say("%snothing to decode: expected a header, a status line, a cause element (ie:...) or "
			"a problem document",
			where);
		return CLI_USAGE;
	}
	/* Which code counts is not shown here, but what it would lose is told. */
	if (cli->message != NULL && cli_decide(cli, NULL, &code))
		cli_tell_left_out(cli, where);
	for (i = 0; cli->message != NULL && i < sipcause_message_count(cli->message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->message, i);
		struct shown shown;

		fill(cli, text, cli_label(cli, text, length), part, &shown);
		if (sipcause_part_validity(part) != SIPCAUSE_VALIDITY_VALID)
			status = cli_worse(status, CLI_UNMAPPED);
		if (cli->output == CLI_JSON)
			put_json(&shown, part);
		else if (cli->output == CLI_TEXT)
			put_text(cli, &shown, part);
		else
			cli_row(cli, shown.cells, COLUMNS);
	}
	return status;
}

int cli_decode(struct cli *cli, int argc, char **argv)
{
	static const struct cli_answers answers = { each, NULL };
	int status = cli_load(cli, argc, argv);

	if (status != CLI_OK)
		return status;
	cli_head(cli, columns, COLUMNS);
	return cli_inputs(cli, argc, argv, &answers);
}
