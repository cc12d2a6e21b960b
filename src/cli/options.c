/* SPDX-License-Identifier: BSD-2-Clause */
/* The options, which may stand before the subcommand and after it. */
#include "cli.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { FULL = 'F', HELP = 'h', VERSION = 'V' };

/* All options.  `letter` is what a command's `options` names it by; those with an
 * uppercase value have no short form. */
static const struct {
	int letter;
	const char *name;
	const char *value;
	const char *text;
} options[] = {
	{ 'm', "map", "MAP", "the map: a name, or a path with a '/' or .yaml [default]" },
	{ 'f', "from", "SPACE", "read codes that come without a space in this one" },
	{ 't', "to", "SPACE[,SPACE]", "translate to these spaces" },
	{ 'w', "with", "KEY=VALUE", "a companion, e.g. location=user; several are allowed" },
	{ 'I', "directory", "DIR", "look for maps in DIR and for spaces in DIR/spaces first" },
	{ 'o', "output", "FORM", "text, tsv, csv or json [text on a terminal, else tsv]" },
	{ FULL, "full", NULL, "every number of the space, also those without a meaning" },
	{ HELP, "help", NULL, "print this and exit" },
	{ VERSION, "version", NULL, "print the version and exit" },
};
#define COUNT (sizeof(options) / sizeof(options[0]))

static void print_options(FILE *out, const char *letters)
{
	size_t i;

	for (i = 0; i < COUNT; i++) {
		char left[48];
		const char *value = options[i].value;

		if (options[i].letter != HELP && options[i].letter != VERSION &&
		    strchr(letters, options[i].letter) == NULL)
			continue;
		snprintf(left, sizeof(left), "--%s%s%s", options[i].name, value ? "=" : "",
			 value ? value : "");
		if (options[i].letter == FULL)
			fprintf(out, "      %-24s %s\n", left, options[i].text);
		else
			fprintf(out, "  -%c, %-24s %s\n", options[i].letter, left, options[i].text);
	}
}

void cli_help(FILE *out, const struct cli_command *command)
{
	const struct cli_command *each;

	if (command != NULL) {
		fprintf(out, "Usage: sipcause %s [OPTIONS] %s\n\n%s\n", command->name,
			command->arguments, command->help);
		print_options(out, command->options);
		return;
	}
	fputs("Usage: sipcause [OPTIONS] [COMMAND] [ARGUMENTS]\n\n"
	      "Translate call-failure codes between SIP, ISDN (Q.850), HTTP and switches, and say who says "
	      "so.\n\nCommands:\n",
	      out);
	for (each = cli_commands; each->name != NULL; each++)
		fprintf(out, "  %-10s %-12s %s\n", each->name, each->arguments, each->summary);
	fputs("\nOptions:\n", out);
	print_options(out, "mftwIo");
	fputs("\nExit status: 0 every code mapped, 1 some code has no mapping or is not known, 2 usage,\n"
	      "3 a bad map file, 4 input or output failed. See sipcause(1).\n",
	      out);
}

static bool read_output(struct cli *cli, const char *word)
{
	static const struct {
		const char *word;
		enum cli_output output;
	} forms[] = {
		{ "text", CLI_TEXT }, { "tsv", CLI_TSV }, { "csv", CLI_CSV }, { "json", CLI_JSON }
	};
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (strcmp(forms[i].word, word) == 0) {
			cli->output = forms[i].output;
			cli->output_given = true;
			return true;
		}
	}
	cli_say("-o '%s' is not known; expected text, tsv, csv or json", word);
	return false;
}

static bool add_spaces(struct cli_list *list, const char *text)
{
	char *copy = cli_alloc(strlen(text) + 1), *comma;

	strcpy(copy, text);
	for (; (comma = strchr(copy, ',')) != NULL; copy = comma + 1) {
		*comma = '\0';
		if (comma == copy)
			return false;
		cli_list_add(list, copy);
	}
	cli_list_add(list, copy);
	return *copy != '\0';
}

/* false: told. */
static bool take(struct cli *cli, int letter, const char *value)
{
	switch (letter) {
	case 'm':
		cli->map = value;
		return true;
	case 'f':
		cli_list_add(&cli->from, value);
		return true;
	case 't':
		if (add_spaces(&cli->to, value))
			return true;
		cli_say("-t '%s' is not usable; expected spaces separated by single commas", value);
		return false;
	case 'w':
		cli_list_add(&cli->with, value);
		return true;
	case 'I':
		cli_list_add(&cli->directories, value);
		return true;
	case 'o':
		return read_output(cli, value);
	case FULL:
		cli->full = true;
		return true;
	default:
		return false;
	}
}

int cli_options(struct cli *cli, const struct cli_command *command, int argc, char **argv)
{
	const char *letters = command != NULL ? command->options : "mftwIo";
	struct option longs[COUNT + 1];
	char shorts[3 * COUNT + 3] = "";
	size_t i, used, count = 0;
	int letter;

	/* Before the command is known, options end at it; after it they may stand
	 * between operands. */
	strcpy(shorts, command == NULL ? "+:" : ":");
	used = strlen(shorts);
	memset(longs, 0, sizeof(longs));
	for (i = 0; i < COUNT; i++) {
		letter = options[i].letter;
		if (letter != HELP && letter != VERSION && strchr(letters, letter) == NULL)
			continue;
		longs[count].name = options[i].name;
		longs[count].has_arg = options[i].value != NULL;
		longs[count++].val = letter;
		if (letter == FULL)
			continue;
		shorts[used++] = (char)letter;
		if (options[i].value != NULL)
			shorts[used++] = ':';
	}
	shorts[used] = '\0';
	optind = 0; /* begin anew, also in GNU's own state */
	while ((letter = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (letter == HELP) {
			cli_help(stdout, command);
			return -1 - CLI_OK;
		}
		if (letter == VERSION) {
			printf("sipcause %s\n", sipcause_version());
			return -1 - CLI_OK;
		}
		if (letter == '?' || letter == ':') {
			cli_say("%s '%s'; see sipcause %s%s--help",
				letter == ':' ? "a value is missing after" : "unknown option",
				argv[optind - 1], command != NULL ? command->name : "",
				command != NULL ? " " : "");
			return -1 - CLI_USAGE;
		}
		if (!take(cli, letter, optarg))
			return -1 - CLI_USAGE;
	}
	return optind;
}
