/* SPDX-License-Identifier: BSD-2-Clause */
/* The options, which may stand before the subcommand and after it. */
#include "cli.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { FULL = 'F', PREFER = 'P', CODING = 'C', HELP = 'h', VERSION = 'V' };

/* All options.  `letter` is what a command's `options` names it by; those with an
 * uppercase value have no short form. */
static const struct {
	int letter;
	const char *name;
	const char *value;
	const char *text;
} options[] = {
	{ 'm', "map", "MAP", "the map: a name, or a path with a '/' or .yaml [default]" },
	{ 'f', "from", "SPACE[:SPELLING]", "read codes that come without a space in this one" },
	{ 't', "to", "SPACE[,SPACE]", "translate to these spaces" },
	{ 'w', "with", "KEY=VALUE", "a companion, e.g. location=user; several are allowed" },
	{ 'I', "directory", "DIR", "look for maps in DIR and for spaces in DIR/spaces first" },
	{ 'i', "input", "FORM", "message, reason, ie, ...: what is read [told by its looks]" },
	{ CODING, "coding", "CODING=SPACE", "read causes of another coding standard in a space" },
	{ PREFER, "prefer", "PART[,PART]", "which part of a message counts first, e.g. status" },
	{ 'o', "output", "FORM",
	  "text, tsv, csv, json [text on a terminal, else tsv]; or the\n"
	  "                               wire's: reason, status-line, ie, octets, problem" },
	{ FULL, "full", NULL, "every number of the space, also those without a meaning" },
	{ HELP, "help", NULL, "print this and exit" },
	{ VERSION, "version", NULL, "print the version and exit" },
};
#define COUNT (sizeof(options) / sizeof(options[0]))

/* Without a short form. */
static bool is_long(int letter)
{
	return letter == FULL || letter == PREFER || letter == CODING;
}

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
		if (is_long(options[i].letter))
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
	print_options(out, "mftwiPCIo");
	fputs("\nExit status: 0 every code mapped, 1 some code has no mapping or is not known, 2 usage,\n"
	      "3 a bad map file, 4 input or output failed. See sipcause(1).\n",
	      out);
}

/* A word of a form; "message" is the head of one.  -1: none. */
static int32_t find_form(const char *word)
{
	int32_t form;

	if (strcmp(word, "message") == 0)
		return SIPCAUSE_FORM_HEAD;
	for (form = 0; form < SIPCAUSE_FORM_COUNT_; form++)
		if (strcmp(sipcause_form_word(form), word) == 0)
			return form;
	return -1;
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

	cli->output_given = true;
	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (strcmp(forms[i].word, word) == 0) {
			cli->output = forms[i].output;
			return true;
		}
	}
	cli->output = CLI_WIRE;
	cli->form_out = find_form(word);
	switch (cli->form_out) {
	case SIPCAUSE_FORM_REASON:
	case SIPCAUSE_FORM_STATUS_LINE:
	case SIPCAUSE_FORM_IE:
	case SIPCAUSE_FORM_OCTETS:
	case SIPCAUSE_FORM_PROBLEM:
		return true;
	default:
		cli_say("-o '%s' is not known; expected text, tsv, csv, json, reason, status-line, ie, "
			"octets or problem",
			word);
		return false;
	}
}

static bool read_input(struct cli *cli, const char *word)
{
	cli->form_in = find_form(word);
	if (cli->form_in >= 0)
		return true;
	cli_say("-i '%s' is not known; expected message, header, reason, warning, status-line, ie, "
		"octets, encapsulated or problem",
		word);
	return false;
}

/* SPACE, or SPACE:SPELLING. */
static bool read_from(struct cli *cli, const char *text)
{
	const char *colon = strchr(text, ':');
	size_t length = colon != NULL ? (size_t)(colon - text) : strlen(text);
	char *space = cli_alloc(length + 1);
	int32_t spelling;

	memcpy(space, text, length);
	cli_list_add(&cli->from, space);
	cli->spelling = SIPCAUSE_SPELLING_AUTO;
	for (spelling = 0; colon != NULL && spelling < SIPCAUSE_SPELLING_COUNT_; spelling++) {
		if (strcmp(sipcause_spelling_word(spelling), colon + 1) == 0) {
			cli->spelling = spelling;
			return true;
		}
	}
	if (colon == NULL)
		return true;
	cli_say("-f '%s': the spelling '%s' is not known; expected auto, decimal, hex, octet, ie, h323 "
		"or cucm",
		text, colon + 1);
	return false;
}

static bool add_words(struct cli_list *list, const char *text)
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

static bool is_twice(const struct cli_list *list, size_t at)
{
	size_t i = 0;

	while (strcmp(list->items[i], list->items[at]) != 0)
		i++;
	return i < at;
}

static bool read_prefer(struct cli *cli, const char *text)
{
	size_t first = cli->prefer.count, i;

	if (!add_words(&cli->prefer, text))
		return false;
	for (i = first; i < cli->prefer.count; i++) {
		int32_t kind = 0;

		while (kind < SIPCAUSE_PART_WARNING &&
		       strcmp(sipcause_part_word(kind), cli->prefer.items[i]) != 0)
			kind++;
		if (kind == SIPCAUSE_PART_WARNING || is_twice(&cli->prefer, i))
			break;
	}
	if (i == cli->prefer.count)
		return true;
	if (is_twice(&cli->prefer, i)) {
		cli_say("--prefer '%s': '%s' stands there twice; expected it once", text,
			cli->prefer.items[i]);
		return false;
	}
	cli_say("--prefer '%s': '%s' is no part; expected q850-reason, sip-reason, status, cause, "
		"encapsulated, event or problem",
		text, cli->prefer.items[i]);
	return false;
}

/* false: told. */
static bool take(struct cli *cli, int letter, const char *value)
{
	switch (letter) {
	case 'm':
		cli->map = value;
		return true;
	case 'f':
		return read_from(cli, value);
	case 'i':
		return read_input(cli, value);
	case CODING:
		cli_list_add(&cli->codings, value);
		return true;
	case PREFER:
		return read_prefer(cli, value);
	case 't':
		if (add_words(&cli->to, value))
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
	const char *letters = command != NULL ? command->options : "mftwiPCIoF";
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
		if (is_long(letter))
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
