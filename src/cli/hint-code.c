/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-code.h"

#include "base/text.h"
#include "cli.h"
#include "head-lines.h"
#include "hint-begin.h"
#include "hint-file.h"
#include "hint-header.h"
#include "hint-list.h"
#include "hint-name.h"
#include "hint-shipped.h"
#include "near.h"
#include "result.h"

#include <stdlib.h>
#include <string.h>

/* What an operand is instead, which is all there is to say. */
static bool tell_other(const struct cli *cli, const char *text, size_t length)
{
	return cli_hint_name(cli, text, length) || cli_hint_list(cli, "", NULL, text, length) ||
	       cli_hint_file(cli, text);
}

/* The nearest command or code. */
static void find_near(char near[CLI_SHIPPED_TEXT], struct cli *cli, bool command, const char *text,
		      size_t length)
{
	const struct sipcause_space *space;
	size_t i;

	cli_near_shipped(near, cli, text, length);
	if (near[0] == '\0' && command)
		cli_near_command(near, text, length);
	for (i = 0; near[0] == '\0' && (space = sipcause_map_bare(cli->session.map, i)) != NULL;
	     i++)
		cli_near(near, space, text, length);
}

/* A word that a description may have. */
static bool is_word(const char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length && sci_is_letter(text[i]); i++)
		;
	return i == length && length <= 40;
}

/* Lines that show reads hold a message or a Reason among other words. */
static bool is_line(const struct cli *cli, const char *text, size_t length)
{
	size_t words = 0, i;

	for (i = 1; i < length; i++)
		words += cli_is_blank(text[i]) && !cli_is_blank(text[i - 1]);
	return cli->session.read_line != NULL && cli->session.source == NULL && words > 2;
}

static void tell_line(const char *where, const char *text, size_t length)
{
	char quoted[CLI_CODE_TEXT];

	cli_say("%sfound no code in the line %s; expected a message, a Reason or a code; type "
		"a code from it, e.g. sipcause show 503",
		where, sci_quote(quoted, text, length));
}

int cli_tell_no_code(struct cli *cli, const char *where, const char *text, size_t length)
{
	bool operand = where[0] == '\0', command = operand && cli->command == NULL;
	char quoted[CLI_CODE_TEXT], near[CLI_SHIPPED_TEXT] = "";
	int status = command ? CLI_USAGE : CLI_UNMAPPED;

	if (cli->told_phrase || (operand && tell_other(cli, text, length)))
		return status;
	if (is_line(cli, text, length)) {
		tell_line(where, text, length);
		return status;
	}
	find_near(near, cli, command, text, length);
	if (near[0] == '\0' && operand && is_word(text, length))
		snprintf(near, sizeof(near), "; to search: sipcause search %.*s", (int)length,
			 text);
	else if (near[0] == '\0' && command)
		strcpy(near, " (see sipcause --help)");
	cli_say("%s%s is %s; a code is SPACE:NUMBER or a name, e.g. sip:486%s", where,
		sci_quote(quoted, text, length),
		command ? "neither a command nor a code" : "not a code", near);
	return status;
}

int cli_tell_no_space(struct cli *cli, const char *where, const char *text, size_t length,
		      size_t colon)
{
	char near[CLI_NEAR_TEXT], quoted[CLI_CODE_TEXT], *meant;
	size_t blanks = cli_count_blanks(text, colon);
	bool field = cli->session.source == NULL && colon + 1 < length &&
		     cli_is_blank(text[colon + 1]) && cli_field_name(text, length) != NULL;

	text += blanks;
	length -= blanks;
	colon -= blanks;
	if (is_line(cli, text, length) && (memchr(text, ' ', colon) != NULL || !field)) {
		tell_line(where, text, length);
		return where[0] == '\0' ? CLI_USAGE : CLI_UNMAPPED;
	}
	cli_near_space(near, cli->session.catalog, text, colon);
	meant = cli_begin_text(cli, CLI_NAMED_SPACE, text, colon, near);
	if (field && (near[0] == '\0' || cli_near_header(text, colon) != NULL))
		cli_tell_no_header(cli, where, text, colon);
	else
		cli_say("%sthere is no space %s; expected sip, q850, http, freeswitch, asterisk or "
			"another of 'sipcause list spaces'%s",
			where, sci_quote(quoted, text, colon), meant);
	free(meant);
	cli_hint_log(cli, where, text, length);
	/* A line of data is no option: what it does not know is not known. */
	return where[0] == '\0' ? CLI_USAGE : CLI_UNMAPPED;
}
