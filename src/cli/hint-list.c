/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-list.h"

#include "cli.h"
#include "hint-typed.h"
#include "result.h"

#include <string.h>

/* The bare space of a plain code; NULL: none. */
static const struct sipcause_space *find_bare(const struct cli *cli, const char *text,
					      size_t length)
{
	const struct sipcause_space *space;
	size_t i = 0;

	while ((space = sipcause_map_bare(cli->session.map, i)) != NULL &&
	       sipcause_space_parse(space, text, length) < 0)
		i++;
	return space;
}

/* As it is written in the space of -f, or a plain one. */
static bool is_code(const struct cli *cli, const struct sipcause_space *space, const char *text,
		    size_t length)
{
	int32_t code;

	if (space != cli->session.source || cli->asked.spelling == SIPCAUSE_SPELLING_AUTO)
		return sipcause_space_parse(space, text, length) >= 0;
	return sipcause_spell_parse(space, cli->asked.spelling, text, length, &code, NULL) ==
	       SIPCAUSE_OK;
}

/* Type one code of a space, or with its space before it.  false: it is none. */
static bool type_code(struct cli_typed *typed, const struct cli *cli,
		      const struct sipcause_space *space, const char *text, size_t length)
{
	const char *colon = memchr(text, ':', length);
	const struct sipcause_space *bare =
		cli->session.source != NULL ? cli->session.source : find_bare(cli, text, length);
	char code[CLI_CODE_TEXT + 80];
	size_t before = colon != NULL ? (size_t)(colon + 1 - text) : 0;

	if (colon != NULL)
		space = sipcause_catalog_called(cli->session.catalog, text, before - 1);
	else if (space == NULL)
		space = bare;
	if (space == NULL || length >= CLI_CODE_TEXT ||
	    !is_code(cli, space, text + before, length - before))
		return false;
	if (colon != NULL || space == bare)
		snprintf(code, sizeof(code), "%.*s", (int)length, text);
	else
		snprintf(code, sizeof(code), "%.70s:%.*s", sipcause_space_name(space), (int)length,
			 text);
	cli_type_word(typed, code);
	return true;
}

/* Type the codes between separators one by one; gives how many, 0: some is none. */
static size_t type_codes(struct cli_typed *typed, const struct cli *cli,
			 const struct sipcause_space *space, const char *text)
{
	const char *separators = strspn(text, "0123456789,; ") == strlen(text) ? ",; " : ",";
	size_t count = 0, length;

	for (text += strspn(text, separators); *text != '\0'; text += strspn(text, separators)) {
		text += strspn(text, " ");
		length = strcspn(text, separators);
		if (!type_code(typed, cli, space, text, length))
			return 0;
		text += length;
		count++;
	}
	return count;
}

bool cli_hint_list(const struct cli *cli, const char *where, const struct sipcause_space *space,
		   const char *text, size_t length)
{
	struct cli_typed typed;

	/* What comes as an operand ends with a NUL. */
	if (where[0] != '\0' || length >= CLI_TYPED_MAX || strlen(text) != length)
		return false;
	cli_type_begin(&typed, cli);
	if (type_codes(&typed, cli, space, text) < 2 || !typed.fits)
		return false;
	cli_say("'%s' is more than one code; put blanks between them: %s", text, typed.text);
	return true;
}
