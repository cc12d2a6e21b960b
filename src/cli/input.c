/* SPDX-License-Identifier: BSD-2-Clause */
/* The code that an input means. */
#include "input.h"

#include "base/text.h"
#include "cli.h"
#include "decide.h"
#include "evidence.h"
#include "near.h"
#include "result.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ one code */

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
	char quoted[CLI_CODE_TEXT], near[CLI_NEAR_TEXT];
	const char *name = sipcause_space_name(space);

	cli_near(near, space, code->text, code->length);
	if (is_number(code->text, code->length))
		cli_say("%s%s is outside space %s, which has %d to %d%s", where,
			sci_quote(quoted, code->text, code->length), name,
			sipcause_space_first(space), sipcause_space_last(space), near);
	else
		cli_say("%sthere is no %s in space %s%s", where,
			sci_quote(quoted, code->text, code->length), name, near);
	return CLI_UNMAPPED;
}

/* Whether somebody meant a number: what is written begins with a digit or sign. */
static bool looks_like_number(const char *text, size_t length)
{
	return length > 0 &&
	       (text[0] == '-' || text[0] == '+' || (text[0] >= '0' && text[0] <= '9'));
}

static int read_in(const char *where, const struct sipcause_space *space, int32_t spelling,
		   const char *text, size_t length, struct cli_code *code)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	char quoted[CLI_CODE_TEXT];

	code->space = space;
	code->text = text;
	code->length = length;
	code->code = spelling == SIPCAUSE_SPELLING_AUTO ? sipcause_space_parse(space, text, length)
							: SIPCAUSE_ERROR;
	if (code->code >= 0)
		return CLI_OK;
	if (code->code == SIPCAUSE_UNLISTED &&
	    (is_number(text, length) || !looks_like_number(text, length)))
		return tell_unknown(where, code);
	if (sipcause_spell_parse(space, spelling, text, length, &code->code, &error) == SIPCAUSE_OK)
		return CLI_OK;
	code->code = SIPCAUSE_ERROR;
	cli_say("%s%s is no code of space %s: %s", where, sci_quote(quoted, text, length),
		sipcause_space_name(space), error.message);
	return CLI_UNMAPPED;
}

/* "sip, q850 or http" */
static void list_spaces(const struct cli *cli, char *room, size_t size)
{
	size_t count = sipcause_catalog_space_count(cli->session.catalog), used = 0, i;

	room[0] = '\0';
	for (i = 0; i < count && used < size; i++)
		used += (size_t)snprintf(
			room + used, size - used, "%s%s",
			i == 0          ? ""
			: i + 1 < count ? ", "
					: " or ",
			sipcause_space_name(sipcause_catalog_space_at(cli->session.catalog, i)));
}

static int read_with_space(const struct cli *cli, const char *where, const char *text,
			   size_t length, size_t colon, struct cli_code *code)
{
	const struct sipcause_space *space = NULL;
	char name[80], quoted[CLI_CODE_TEXT], known[400];
	size_t i;

	if (colon < sizeof(name) && memchr(text, '\0', colon) == NULL) {
		for (i = 0; i < colon; i++)
			name[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] - 'A' + 'a')
								   : text[i];
		name[colon] = '\0';
		space = sipcause_catalog_space(cli->session.catalog, name);
	}
	if (space != NULL)
		return read_in(where, space, space == cli->session.source ? cli->asked.spelling : 0,
			       text + colon + 1, length - colon - 1, code);
	list_spaces(cli, known, sizeof(known));
	cli_say("%sthere is no space %s; expected %s before the ':'", where,
		sci_quote(quoted, text, colon), known);
	/* A line of data is no option: what it does not know is not known. */
	return where[0] == '\0' ? CLI_USAGE : CLI_UNMAPPED;
}

/* A word that means nothing in any of the bare spaces. */
static int tell_unread(const struct cli *cli, const char *where, const char *text, size_t length)
{
	bool command = cli->command == NULL && where[0] == '\0';
	char quoted[CLI_CODE_TEXT], near[CLI_NEAR_TEXT] = "";
	const struct sipcause_space *space;
	size_t i;

	if (command)
		cli_near_command(near, text, length);
	for (i = 0; near[0] == '\0' && (space = sipcause_map_bare(cli->session.map, i)) != NULL;
	     i++)
		cli_near(near, space, text, length);
	cli_say("%s%s is no %scode that map %s takes without its space; expected SPACE:CODE, e.g. "
		"sip:486%s",
		where, sci_quote(quoted, text, length), command ? "command, and no " : "",
		sipcause_map_name(cli->session.map), near);
	return command ? CLI_USAGE : CLI_UNMAPPED;
}

/* Without a space: that of the map's bare spaces which defines it, or else the
 * first whose range holds it. */
static int read_bare(const struct cli *cli, const char *where, const char *text, size_t length,
		     struct cli_code *code)
{
	const struct sipcause_space *space, *defining = NULL, *holding = NULL;
	char quoted[CLI_CODE_TEXT];
	size_t i;

	for (i = 0; (space = sipcause_map_bare(cli->session.map, i)) != NULL; i++) {
		int32_t number = sipcause_space_parse(space, text, length);

		if (number >= 0 && holding == NULL)
			holding = space;
		if (number < 0 || !sipcause_space_defines(space, number))
			continue;
		if (defining != NULL) {
			cli_say("%s%s is a code of %s and of %s; expected the space before it and a ':'",
				where, sci_quote(quoted, text, length),
				sipcause_space_name(defining), sipcause_space_name(space));
			return CLI_USAGE;
		}
		defining = space;
	}
	if (defining != NULL || holding != NULL)
		return read_in(where, defining != NULL ? defining : holding, 0, text, length, code);
	if (i == 1)
		return read_in(where, sipcause_map_bare(cli->session.map, 0), 0, text, length,
			       code);
	return tell_unread(cli, where, text, length);
}

static int read_code(const struct cli *cli, const char *where, const char *text, size_t length,
		     struct cli_code *code)
{
	const char *colon = memchr(text, ':', length);

	if (colon != NULL)
		return read_with_space(cli, where, text, length, (size_t)(colon - text), code);
	if (cli->session.source != NULL)
		return read_in(where, cli->session.source, cli->asked.spelling, text, length, code);
	return read_bare(cli, where, text, length, code);
}

/* Of what cannot be used, the first number that was meant as a code is told of. */
static void name_first(struct cli *cli, struct cli_code *code)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(cli->session.message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);

		if (sipcause_part_validity(part) != SIPCAUSE_VALIDITY_OUT_OF_RANGE ||
		    sipcause_part_space(part) == NULL || sipcause_part_code(part) < 0)
			continue;
		code->space = sipcause_part_space(part);
		code->length = (size_t)snprintf(cli->session.number, sizeof(cli->session.number),
						"%d", sipcause_part_code(part));
		code->text = cli->session.number;
		code->code = SIPCAUSE_UNLISTED;
		return;
	}
}

/* Whether something in it is sound, though it says nothing of how the call ended. */
static bool has_evidence(const struct cli *cli)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(cli->session.message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);

		if (sipcause_part_validity(part) == SIPCAUSE_VALIDITY_OTHER_METHOD ||
		    (sipcause_part_validity(part) == SIPCAUSE_VALIDITY_VALID &&
		     sipcause_part_kind(part) < SIPCAUSE_PART_WARNING))
			return true;
	}
	return false;
}

/* What was captured: decided without a target first, to know its space. */
static int read_captured(struct cli *cli, const char *where, struct cli_code *code)
{
	bool decided = cli_decide(cli, NULL, code);

	code->captured = true;
	cli_tell_parts(cli, where);
	if (decided)
		return CLI_OK;
	cli_tell_nothing(cli, where);
	if (sipcause_message_count(cli->session.message) == 0 || has_evidence(cli))
		code->code = SIPCAUSE_NONE;
	else
		name_first(cli, code);
	return CLI_UNMAPPED;
}

struct cli_code cli_plain_code(const struct cli *cli, const struct sipcause_space *space,
			       int32_t code)
{
	struct cli_code plain = { space, code, NULL, 0, cli->session.context, false };

	plain.asked.from = space;
	plain.asked.code = code;
	return plain;
}

int cli_read_code(struct cli *cli, const char *where, const char *text, size_t length,
		  struct cli_code *code)
{
	int status = cli_read_wire(cli, where, text, length);

	memset(code, 0, sizeof(*code));
	code->code = SIPCAUSE_ERROR;
	if (status == CLI_OK)
		return read_captured(cli, where, code);
	if (status > 0)
		return status;
	status = read_code(cli, where, text, length, code);
	code->asked = cli->session.context;
	code->asked.from = code->space;
	code->asked.code = code->code;
	if (status != CLI_OK || code->code < 0)
		return status;
	return cli_take_code(cli, code->space, code->code);
}
