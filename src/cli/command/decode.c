/* SPDX-License-Identifier: BSD-2-Clause */
/* The decode command: the parts of what was captured, not translated. */
#include "cli/call.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/lines.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/result.h"
#include "cli/rows.h"
#include "cli/decide.h"
#include "cli/evidence.h"

#include <stdio.h>
#include <string.h>

enum {
	INPUT,
	PART,
	CODE,
	VALIDITY,
	PROTOCOL,
	TEXT,
	LOCATION,
	CODING,
	DIAGNOSTICS,
	OFFSET,
	FLAW,
	PARAMETERS,
	COLUMNS
};
static const struct cli_column columns[COLUMNS] = {
	[INPUT] = { "input", CLI_IN_BOTH },
	[PART] = { "part", CLI_IN_BOTH },
	[CODE] = { "code", CLI_IN_BOTH },
	[VALIDITY] = { "validity", CLI_IN_BOTH },
	[PROTOCOL] = { "protocol", CLI_IN_BOTH },
	[TEXT] = { "text", CLI_IN_BOTH },
	[LOCATION] = { "location", CLI_IN_BOTH },
	[CODING] = { "coding", CLI_IN_BOTH },
	[DIAGNOSTICS] = { "diagnostics", CLI_IN_BOTH },
	[OFFSET] = { "offset", CLI_IN_BOTH },
	[FLAW] = { "flaw", CLI_IN_JSON },
	[PARAMETERS] = { NULL, CLI_IN_JSON },
};

/* A part with what has to be put together for showing it. */
struct row {
	const char *input;
	size_t length;
	const struct sipcause_part *part;
	char code[CLI_CODE_TEXT];
	char location[CLI_CODE_TEXT];
	char diagnostics[520];
	char offset[24];
};

static void put_number(char *room, size_t size, const struct sipcause_part *part)
{
	const struct sipcause_space *space = sipcause_part_space(part);

	if (space != NULL && sipcause_part_code(part) >= 0)
		cli_code_text(room, space, sipcause_part_code(part));
	else if (sipcause_part_code(part) >= 0)
		snprintf(room, size, "%d", sipcause_part_code(part));
}

static void put_location(const struct cli *cli, char *room, size_t size, int32_t location)
{
	const struct sipcause_space *space =
		sipcause_catalog_space(cli->session.catalog, "location");
	const char *name = sipcause_space_fact(space, location, SIPCAUSE_FACT_NAME);

	if (location < 0)
		return;
	if (name != NULL)
		snprintf(room, size, "%s", name);
	else
		snprintf(room, size, "%d", location);
}

static void put_parameters(struct json *json, const void *data)
{
	const struct sipcause_part *part = data;
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
	if (sipcause_part_text_parameter(part, 0, &name, &name_length, &value, &value_length) == 0)
		return;
	json_object(json, "text-parameters");
	for (i = 0;
	     sipcause_part_text_parameter(part, i, &name, &name_length, &value, &value_length) == 1;
	     i++) {
		snprintf(key, sizeof(key), "%.*s", (int)name_length, name);
		json_bytes(json, key, value, value_length);
	}
	json_object_end(json);
}

/* Text that is empty is no text. */
static struct cli_cell cell_of(const char *text, size_t length)
{
	return length > 0 ? cli_cell_bytes(text, length) : cli_cell_text(NULL);
}

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	struct row *row = data;
	const struct sipcause_part *part = row->part;
	const int32_t kind = sipcause_part_kind(part), coding = sipcause_part_coding(part);
	const unsigned char *evidence;
	const char *text;
	size_t length, i;

	cells[INPUT] = cell_of(row->input, row->length);
	cells[PART] = cli_cell_text(sipcause_part_word(kind));
	put_number(row->code, sizeof(row->code), part);
	cells[CODE] = cell_of(row->code, strlen(row->code));
	cells[VALIDITY] = cli_cell_text(sipcause_validity_word(sipcause_part_validity(part)));
	text = sipcause_part_protocol(part, &length);
	cells[PROTOCOL] = cell_of(text, length);
	text = sipcause_part_text(part, &length);
	cells[TEXT] = cell_of(text, length);
	put_location(cli, row->location, sizeof(row->location), sipcause_part_location(part));
	cells[LOCATION] = cell_of(row->location, strlen(row->location));
	if (coding >= 0)
		cells[CODING] = cli_cell_text(sipcause_coding_word(coding));
	evidence = sipcause_part_evidence(part, &length);
	for (i = 0; i < length && 2 * i + 3 < sizeof(row->diagnostics); i++)
		snprintf(row->diagnostics + 2 * i, 3, "%02x", evidence[i]);
	cells[DIAGNOSTICS] = cell_of(row->diagnostics, strlen(row->diagnostics));
	snprintf(row->offset, sizeof(row->offset), "%zu", sipcause_part_offset(part));
	cells[OFFSET] = cli_cell_text(row->offset);
	if (sipcause_part_flaw(part) > SIPCAUSE_FLAW_NONE)
		cells[FLAW] = cli_cell_text(sipcause_flaw_word(sipcause_part_flaw(part)));
	if (kind <= SIPCAUSE_PART_SIP_REASON || kind == SIPCAUSE_PART_REASON)
		cells[PARAMETERS] = cli_cell_members(put_parameters, part);
}

/* "BI, network beyond the interworking point" for a person. */
static void name_location(const struct cli *cli, struct row *row, struct cli_cell *cells)
{
	const struct sipcause_space *space =
		sipcause_catalog_space(cli->session.catalog, "location");
	const char *phrase =
		sipcause_space_fact(space, sipcause_part_location(row->part), SIPCAUSE_FACT_PHRASE);
	char name[CLI_CODE_TEXT];

	if (phrase == NULL)
		return;
	put_location(cli, name, sizeof(name), sipcause_part_location(row->part));
	snprintf(row->location, sizeof(row->location), "%.40s, %.50s", name, phrase);
	cells[LOCATION] = cli_cell_text(row->location);
}

static void put_text(struct cli *cli, void *data)
{
	struct row *row = data;
	struct cli_cell cells[COLUMNS];
	const char *phrase =
		sipcause_space_fact(sipcause_part_space(row->part), sipcause_part_code(row->part),
				    SIPCAUSE_FACT_PHRASE);
	bool used = sipcause_part_validity(row->part) == SIPCAUSE_VALIDITY_VALID;
	size_t i;

	memset(cells, 0, sizeof(cells));
	fill(cli, row, cells);
	name_location(cli, row, cells);
	cli_print(cli, CLI_BOLD, "%-14s", cells[PART].text);
	cli_print(cli, CLI_PLAIN, " %s%s%s%s\n", row->code, phrase != NULL ? " " : "",
		  phrase != NULL ? phrase : "", used ? "" : "  NOT USED");
	for (i = VALIDITY; i <= OFFSET; i++) {
		if (cells[i].kind == CLI_EMPTY)
			continue;
		fputs("  ", stdout);
		cli_print(cli, CLI_DIM, "%-12s", columns[i].name);
		putchar(' ');
		cli_put_text(stdout, cells[i].text, cells[i].length);
		putchar('\n');
	}
}

static const struct cli_rows rows = CLI_ROWS(columns, fill, put_text);

/* The parts of what was read last.  Heads of one call are shown one by one, while their
 * bytes are there. */
static int show(struct cli *cli, const char *text, size_t length)
{
	int status = CLI_OK;
	size_t i;

	for (i = 0; i < sipcause_message_count(cli->session.message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);
		struct row row = { .input = text, .length = length, .part = part };

		if (cli->session.heads > 0 && sipcause_part_message(part) + 1 != cli->session.heads)
			continue;
		if (sipcause_part_validity(part) != SIPCAUSE_VALIDITY_VALID)
			status = CLI_UNMAPPED;
		cli_rows_put(cli, &rows, &row);
	}
	return status;
}

static int each(struct cli *cli, const char *where, const char *text, size_t length)
{
	int status = cli_read_wire(cli, where, text, length);
	struct cli_code code;

	if (status < 0) {
		cli_say("%snothing to decode; expected a header, a status line, a cause element (ie:...) or a problem document",
			where);
		return CLI_USAGE;
	}
	/* Which code counts is not shown here, but what it would lose is told. */
	if (cli->session.message != NULL && cli_decide(cli, NULL, &code))
		cli_tell_left_out(cli, where);
	if (cli->session.heads > 0 || cli->session.message == NULL)
		return status;
	text = cli_label(cli, text, &length);
	return cli_worse(status, show(cli, text, length));
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct cli_answers answers = { &rows, each, NULL };

	cli->session.show = show;
	return cli_answer(cli, argc, argv, &answers);
}

static const struct cli_option options[] = {
	CLI_OPTION_MAP_FOR("use the spaces of this map: a name or a path [the map 'default']"),
	CLI_OPTION_DIRECTORY,
	CLI_OPTION_INPUT,
	CLI_OPTION_CODING,
	CLI_OPTION_OUTPUT,
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_decode = {
	.name = "decode",
	.arguments = "[TEXT...]",
	.summary = "show the parts of a header or cause element",
	.usage =
		"Usage: sipcause decode [OPTIONS] [TEXT...]\n\nShow the parts of captured TEXT and translate nothing. TEXT is as for translate. Without TEXT, or with -, it reads lines of standard input.\n",
	.options = options,
	.examples = "  sipcause decode 'Reason: Q.850;cause=16;text=\"Terminated\"'\n"
		    "  sipcause decode ie:08028291\n"
		    "  sipcause decode -i message < message.txt\n",
	.map = "default",
	.run = run,
};
