/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-message.h"

#include "cli.h"
#include "head-lines.h"
#include "hint-typed.h"

#include <string.h>

static bool is_one_line(const char *text)
{
	return strpbrk(text, "\r\n") == NULL;
}

/* A first line, and nothing but header fields after it. */
static bool is_message(int argc, char **argv)
{
	int i;

	if (argc < 2 || !is_one_line(argv[0]) || !cli_is_first_line(argv[0], strlen(argv[0])))
		return false;
	for (i = 1; i < argc; i++)
		if (!is_one_line(argv[i]) || !cli_is_field(argv[i], strlen(argv[i])))
			return false;
	return true;
}

static void tell(const struct cli *cli, int argc, char **argv)
{
	struct cli_typed typed;
	int i;

	cli_type_begin(&typed, cli);
	cli_type(&typed, " -i message");
	for (i = 0; i < argc; i++)
		cli_type_word(&typed, argv[i]);
	if (typed.fits)
		cli_say("these may be the lines of one message; to read them as one: %s",
			typed.text);
	else
		cli_say("these may be the lines of one message; to read them as one, add -i message");
}

bool cli_hint_message(const struct cli *cli, int argc, char **argv)
{
	if (!is_message(argc, argv))
		return false;
	tell(cli, argc, argv);
	return true;
}
