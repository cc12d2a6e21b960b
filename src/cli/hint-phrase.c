/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-phrase.h"

#include "base/text.h"
#include "cli.h"
#include "evidence.h"
#include "hint-name.h"
#include "hint-typed.h"

#include <stdlib.h>
#include <string.h>

static bool is_word(const char *text)
{
	size_t i;

	for (i = 0; text[i] != '\0'; i++)
		if (!sci_is_letter(text[i]) && text[i] != '\'')
			return false;
	return i > 0;
}

/* "user busy"; NULL: something else is there than two words and more. */
static const char *join(int argc, char **argv)
{
	size_t length = 1, used = 0;
	char *text;
	int i;

	for (i = 0; i < argc; i++) {
		if (!is_word(argv[i]))
			return NULL;
		length += strlen(argv[i]) + 1;
	}
	text = cli_alloc(length);
	for (i = 0; i < argc; i++)
		used += (size_t)sprintf(text + used, "%s%s", i > 0 ? " " : "", argv[i]);
	return text;
}

/* Whether a bare space reads it, with whatever stands round it. */
static bool is_read(struct cli *cli, const char *text)
{
	const struct sipcause_space *space;
	size_t i;

	int status = cli_open_message(cli);

	if (status == CLI_IO)
		exit(status);
	if (status != CLI_OK)
		return false;
	for (i = 0; (space = sipcause_map_bare(cli->session.map, i)) != NULL; i++)
		if (sipcause_message_read_cell(cli->session.message, space, SIPCAUSE_SPELLING_AUTO,
					       text, strlen(text), NULL) == SIPCAUSE_OK)
			return true;
	return false;
}

bool cli_hint_phrase(struct cli *cli, int argc, char **argv)
{
	struct cli_typed typed, search;
	const char *text;
	int i, read = 0;

	if (argc < 2 || cli->asked.form_in >= 0 || cli->session.source != NULL ||
	    cli->session.show != NULL || (text = join(argc, argv)) == NULL)
		return false;
	for (i = 0; i < argc; i++) {
		if (cli_is_name(cli, argv[i], strlen(argv[i])))
			return false;
		read += is_read(cli, argv[i]);
	}
	if (read == argc)
		return false;
	cli_type_begin(&typed, cli);
	cli_type_word(&typed, text);
	cli_type_bare(&search, "search");
	for (i = 0; i < argc; i++)
		cli_type_word(&search, argv[i]);
	if (is_read(cli, text))
		cli_say("'%s' is one code, which needs quotes: %s", text,
			typed.fits ? typed.text : "sipcause 'user busy'");
	else if (read == 0)
		cli_say("'%s' is not a code; to find codes by words: %s", text,
			search.fits ? search.text : "sipcause search WORD");
	else
		return false;
	cli->told_phrase = true;
	return true;
}
