/* SPDX-License-Identifier: BSD-2-Clause */
/* What was asked: operands or lines, and the codes in them. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ one code */

/* Text of somebody else's in a message, in quotes and harmless. */
#define QUOTED 100
static const char *quote(char buffer[QUOTED], const char *text, size_t length)
{
	size_t used = 0, i;

	buffer[used++] = '\'';
	for (i = 0; i < length && used < QUOTED - 10; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < 0x20 || c == 0x7F)
			used += (size_t)snprintf(buffer + used, 5, "\\x%02X", c);
		else
			buffer[used++] = (char)c;
	}
	strcpy(buffer + used, i < length ? "...'" : "'");
	return buffer;
}

static bool is_number(const char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return length > 0;
}

/* Tell that a space does not have what was written. */
static int tell_unknown(const char *where, const struct cli_code *code)
{
	const struct sipcause_space *space = code->space;
	char quoted[QUOTED], near[CLI_NEAR_TEXT];
	const char *name = sipcause_space_name(space);

	cli_near(near, space, code->text, code->length);
	if (is_number(code->text, code->length))
		cli_say("%s%s is outside space %s, which has %d to %d%s", where,
			quote(quoted, code->text, code->length), name, sipcause_space_first(space),
			sipcause_space_last(space), near);
	else
		cli_say("%sthere is no %s in space %s%s", where,
			quote(quoted, code->text, code->length), name, near);
	return CLI_UNMAPPED;
}

static int read_in(const char *where, const struct sipcause_space *space, const char *text,
		   size_t length, struct cli_code *code)
{
	char quoted[QUOTED];

	code->space = space;
	code->text = text;
	code->length = length;
	code->code = sipcause_space_parse(space, text, length);
	if (code->code >= 0)
		return CLI_OK;
	if (code->code == SIPCAUSE_UNLISTED)
		return tell_unknown(where, code);
	cli_say("%s%s is no code of space %s; expected a decimal number without leading zeros, or a name",
		where, quote(quoted, text, length), sipcause_space_name(space));
	return CLI_USAGE;
}

/* "sip, q850 or http" */
static void list_spaces(const struct cli *cli, char *room, size_t size)
{
	size_t count = sipcause_catalog_space_count(cli->catalog), used = 0, i;

	room[0] = '\0';
	for (i = 0; i < count && used < size; i++)
		used += (size_t)snprintf(
			room + used, size - used, "%s%s",
			i == 0          ? ""
			: i + 1 < count ? ", "
					: " or ",
			sipcause_space_name(sipcause_catalog_space_at(cli->catalog, i)));
}

static int read_with_space(const struct cli *cli, const char *where, const char *text,
			   size_t length, size_t colon, struct cli_code *code)
{
	const struct sipcause_space *space = NULL;
	char name[80], quoted[QUOTED], known[400];

	if (colon < sizeof(name) && memchr(text, '\0', colon) == NULL) {
		memcpy(name, text, colon);
		name[colon] = '\0';
		space = sipcause_catalog_space(cli->catalog, name);
	}
	if (space != NULL)
		return read_in(where, space, text + colon + 1, length - colon - 1, code);
	list_spaces(cli, known, sizeof(known));
	cli_say("%sthere is no space %s; expected %s before the ':'", where,
		quote(quoted, text, colon), known);
	return CLI_USAGE;
}

/* A word that means nothing in any of the bare spaces. */
static int tell_unread(const struct cli *cli, const char *where, const char *text, size_t length)
{
	const struct sipcause_space *space;
	char quoted[QUOTED], near[CLI_NEAR_TEXT] = "";
	size_t i;

	for (i = 0; near[0] == '\0' && (space = sipcause_map_bare(cli->current, i)) != NULL; i++)
		cli_near(near, space, text, length);
	cli_say("%s%s is no %scode that map %s reads without a space; expected SPACE:CODE, e.g. "
		"sip:486%s",
		where, quote(quoted, text, length),
		cli->command == NULL && where[0] == '\0' ? "command, and no " : "",
		sipcause_map_name(cli->current), near);
	return CLI_USAGE;
}

/* Without a space: that of the map's bare spaces which defines it, or else the
 * first whose range holds it. */
static int read_bare(const struct cli *cli, const char *where, const char *text, size_t length,
		     struct cli_code *code)
{
	const struct sipcause_space *space, *defining = NULL, *holding = NULL;
	char quoted[QUOTED];
	size_t i;

	for (i = 0; (space = sipcause_map_bare(cli->current, i)) != NULL; i++) {
		int32_t number = sipcause_space_parse(space, text, length);

		if (number >= 0 && holding == NULL)
			holding = space;
		if (number < 0 || !sipcause_space_defines(space, number))
			continue;
		if (defining != NULL) {
			cli_say("%s%s is a code of %s and of %s; expected the space before it and a ':'",
				where, quote(quoted, text, length), sipcause_space_name(defining),
				sipcause_space_name(space));
			return CLI_USAGE;
		}
		defining = space;
	}
	if (defining != NULL || holding != NULL)
		return read_in(where, defining != NULL ? defining : holding, text, length, code);
	if (i == 1)
		return read_in(where, sipcause_map_bare(cli->current, 0), text, length, code);
	return tell_unread(cli, where, text, length);
}

int cli_read_code(const struct cli *cli, const char *where, const char *text, size_t length,
		  struct cli_code *code)
{
	const char *colon = memchr(text, ':', length);

	memset(code, 0, sizeof(*code));
	code->code = SIPCAUSE_ERROR;
	if (colon != NULL)
		return read_with_space(cli, where, text, length, (size_t)(colon - text), code);
	if (cli->source != NULL)
		return read_in(where, cli->source, text, length, code);
	return read_bare(cli, where, text, length, code);
}

/* --------------------------------------------------------------------- many */

static int read_lines(struct cli *cli, cli_each *each)
{
	unsigned long number = 0;
	int status = CLI_OK;
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	while ((length = getline(&line, &room, stdin)) >= 0) {
		char where[40];

		if (length > 0 && line[length - 1] == '\n')
			length--;
		if (length > 0 && line[length - 1] == '\r')
			length--;
		snprintf(where, sizeof(where), "line %lu: ", ++number);
		status = cli_worse(status, each(cli, where, line, (size_t)length));
	}
	free(line);
	if (!ferror(stdin))
		return status;
	cli_say("reading standard input failed after line %lu: %s", number, strerror(errno));
	return CLI_IO;
}

int cli_inputs(struct cli *cli, int argc, char **argv, cli_each *each)
{
	int status = CLI_OK, i;

	if (argc == 0)
		return read_lines(cli, each);
	for (i = 0; i < argc; i++)
		status = cli_worse(status, strcmp(argv[i], "-") == 0
						   ? read_lines(cli, each)
						   : each(cli, "", argv[i], strlen(argv[i])));
	return status;
}
