/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-file.h"

#include "cli.h"
#include "hint-typed.h"

#include <string.h>
#include <sys/stat.h>

bool cli_is_file(const char *name)
{
	struct stat file;

	return stat(name, &file) == 0 && S_ISREG(file.st_mode);
}

static bool ends_with(const char *name, const char *ending)
{
	size_t length = strlen(name), size = strlen(ending);

	return length > size && strcmp(name + length - size, ending) == 0;
}

/* The command that reads it, as it would be typed. */
static void type(struct cli_typed *typed, const struct cli *cli, const char *name)
{
	cli_type_begin(typed, cli);
	if (cli->asked.form_in >= 0) {
		cli_type(typed, " -i");
		cli_type_word(typed, cli->asked.form_in == SIPCAUSE_FORM_HEAD
					     ? "message"
					     : sipcause_form_word(cli->asked.form_in));
	} else if (cli->command != NULL && strcmp(cli->command, "show") == 0) {
		cli_type(typed, " -");
	}
	cli_type(typed, " <");
	cli_type_file(typed, name);
}

bool cli_hint_file(const struct cli *cli, const char *operand)
{
	struct cli_typed typed, scan, map;

	if (!cli_is_file(operand))
		return false;
	type(&typed, cli, operand);
	cli_type_bare(&scan, "scan");
	cli_type_file(&scan, operand);
	cli_type_bare(&map, NULL);
	cli_type(&map, " -m");
	cli_type_file(&map, operand);
	if (!typed.fits || !scan.fits || !map.fits)
		cli_say("'%s' is a file; type '<' before its name to read it", operand);
	else if (ends_with(operand, ".csv"))
		cli_say("'%s' is a file; for call records, see sipcause csv --help", operand);
	else if (ends_with(operand, ".yaml"))
		cli_say("'%s' is a file; to use it as a map: %s", operand, map.text);
	else if (cli->asked.form_in >= 0 || cli->command != NULL)
		cli_say("'%s' is a file; to read it: %s", operand, typed.text);
	else
		cli_say("'%s' is a file; to read its codes: %s; to read a log: %s", operand,
			typed.text, scan.text);
	return true;
}
