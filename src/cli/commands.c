/* SPDX-License-Identifier: BSD-2-Clause */
/* The list of commands, in the order that a person needs them, and what --help says of them. */
#include "command.h"

#include "cli.h"

#include <string.h>
#include <unistd.h>

/* clang-format off */
const struct cli_command *const cli_commands[] = {
	&cli_command_translate,
	&cli_command_show,
	&cli_command_search,
	&cli_command_explain,
	&cli_command_decode,
	&cli_command_list,
	&cli_command_table,
	&cli_command_compare,
	&cli_command_check,
	&cli_command_scan,
	&cli_command_csv,
	&cli_command_export,
	&cli_command_import,
	NULL,
};
/* clang-format on */

const struct cli_command *cli_command_find(const char *name)
{
	size_t i;

	for (i = 0; cli_commands[i] != NULL; i++)
		if (strcmp(cli_commands[i]->name, name) == 0)
			return cli_commands[i];
	return NULL;
}

static const char usage[] =
	"Usage: sipcause [OPTIONS] [COMMAND] [ARGUMENTS]\n\n"
	"Translate call-failure codes between SIP, ISDN (Q.850), HTTP and switches.\n"
	"Every answer names the source behind it.\n";

static const char notes[] =
	"Exit status: 0 all codes mapped, 1 a code is unknown or has no mapping. Errors: 2 usage, 3 a bad map file, 4 input or output. See sipcause(1).\n";

static const char examples[] =
	"  sipcause 486                            what a SIP status code becomes\n"
	"  sipcause -t sip q850:34                 a Q.850 cause, translated to SIP\n"
	"  sipcause 'Reason: Q.850;cause=17'       a captured header\n"
	"  sipcause show 503                       what a code means\n"
	"  sipcause search busy                    codes found by a word\n";

static void print_commands(FILE *out)
{
	size_t i;

	fprintf(out, "%s\nCommands:\n", usage);
	for (i = 0; cli_commands[i] != NULL; i++)
		fprintf(out, "  %-10s %-12s %s\n", cli_commands[i]->name,
			cli_commands[i]->arguments, cli_commands[i]->summary);
	fputs("\n'sipcause COMMAND --help' shows the options of a command. Those of translate:\n",
	      out);
	cli_options_print(out, cli_commands[0]->options);
	fputc('\n', out);
	cli_options_wrap(out, notes, 0);
	fprintf(out, "\nExamples:\n%s", examples);
}

void cli_command_help(FILE *out, const struct cli_command *command)
{
	if (command == NULL) {
		print_commands(out);
		return;
	}
	cli_options_wrap(out, command->usage, 0);
	fputc('\n', out);
	cli_options_print(out, command->options);
	if (command->notes != NULL) {
		fputc('\n', out);
		cli_options_wrap(out, command->notes, 0);
	}
	fprintf(out, "\nExamples:\n%s", command->examples);
	cli_options_print_more(out, command->options, command->name);
}

/* The first lines of the help. */
static void print_short(const struct cli_command *command)
{
	if (command == NULL)
		fprintf(stderr,
			"%s\nExamples:\n%s\nFor all commands and options: sipcause --help\n", usage,
			examples);
	else
		fprintf(stderr, "%.*s\nExamples:\n%s\nFor all options: sipcause %s --help\n",
			(int)strcspn(command->usage, "\n") + 1, command->usage, command->examples,
			command->name);
}

bool cli_help_at_terminal(const struct cli *cli)
{
	if (!isatty(STDIN_FILENO))
		return false;
	print_short(cli->command != NULL ? cli_command_find(cli->command) : NULL);
	return true;
}
