/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The commands.  Each is one file of command/, or a room of its own, and is named in
 * the list in commands.c.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "options.h"

struct cli;

struct cli_command {
	const char *name;
	const char *arguments;            /* as the list of commands shows them */
	const char *summary;              /* likewise */
	const char *usage;                /* what --help says before the options */
	const struct cli_option *options; /* ended by CLI_OPTIONS_END */
	const char *notes;                /* what it says after them; may be NULL */
	const char *examples;             /* which --help ends with, a line each */
	const char *map;                  /* where -m is not given */
	size_t own;                       /* bytes of cli->own, which begins as zeroes */
	void (*prepare)(void *own);       /* set its defaults; may be NULL */
	int (*run)(struct cli *cli, int argc, char **argv); /* argv[0..argc-1]: operands */
};

extern const struct cli_command cli_command_translate, cli_command_explain, cli_command_decode,
	cli_command_table, cli_command_show, cli_command_search, cli_command_list, cli_command_csv,
	cli_command_scan, cli_command_compare, cli_command_check, cli_command_export,
	cli_command_import;

/* Ended by NULL; the first is meant where none is named. */
extern const struct cli_command *const cli_commands[];

/* The command of a name; NULL: there is none. */
const struct cli_command *cli_command_find(const char *name);
/* The help of a command; NULL: of all. */
void cli_command_help(FILE *out, const struct cli_command *command);
/* Where nobody gave any input, and standard input is a terminal, print the first lines of the
 * help to standard error.  false: there may be input. */
bool cli_help_at_terminal(const struct cli *cli);

#endif
