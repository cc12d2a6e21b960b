/* SPDX-License-Identifier: BSD-2-Clause */
/* The list of commands, and what --help says of them. */
#include "command.h"

#include <string.h>

const struct cli_command *const cli_commands[] = {
	&cli_command_translate, &cli_command_explain,
	&cli_command_decode,    &cli_command_table,
	&cli_command_show,      &cli_command_search,
	&cli_command_list,      &cli_command_csv,
	&cli_command_scan,      NULL,
};

const struct cli_command *cli_command_find(const char *name)
{
	size_t i;

	for (i = 0; cli_commands[i] != NULL; i++)
		if (strcmp(cli_commands[i]->name, name) == 0)
			return cli_commands[i];
	return NULL;
}

static void print_commands(FILE *out)
{
	size_t i;

	fputs("Usage: sipcause [OPTIONS] [COMMAND] [ARGUMENTS]\n\n"
	      "Translate call-failure codes between SIP, ISDN (Q.850), HTTP and switches, and say who says "
	      "so.\n\nCommands:\n",
	      out);
	for (i = 0; cli_commands[i] != NULL; i++)
		fprintf(out, "  %-10s %-12s %s\n", cli_commands[i]->name,
			cli_commands[i]->arguments, cli_commands[i]->summary);
	fputs("\nOptions of translate; 'sipcause COMMAND --help' shows those of another:\n", out);
	cli_options_print(out, cli_commands[0]->options);
	fputs("\nExit status: 0 every code mapped, 1 some code has no mapping or is not known, 2 usage,\n"
	      "3 a bad map file, 4 input or output failed. See sipcause(1).\n",
	      out);
}

void cli_command_help(FILE *out, const struct cli_command *command)
{
	if (command == NULL) {
		print_commands(out);
		return;
	}
	fprintf(out, "%s\n", command->usage);
	cli_options_print(out, command->options);
	if (command->notes != NULL)
		fprintf(out, "\n%s", command->notes);
}
