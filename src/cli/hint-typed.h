/* SPDX-License-Identifier: BSD-2-Clause */
/* A command for the shell that a hint puts together. */
#ifndef CLI_HINT_TYPED_H
#define CLI_HINT_TYPED_H

#include <stdbool.h>
#include <stddef.h>

struct cli;

/* Where it does not fit, or has bytes that nobody could type, it is not shown. */
#define CLI_TYPED_MAX 300
struct cli_typed {
	char text[CLI_TYPED_MAX];
	size_t length;
	bool fits;
};

/* "sipcause" and a command; NULL: none. */
void cli_type_bare(struct cli_typed *typed, const char *command);
/* "sipcause", the command that was given and the options that change what codes mean. */
void cli_type_begin(struct cli_typed *typed, const struct cli *cli);
void cli_type(struct cli_typed *typed, const char *text);
/* A blank and a word, between quotes where the shell needs them. */
void cli_type_word(struct cli_typed *typed, const char *text);
/* The same of the name of a file, which no command takes for an option. */
void cli_type_file(struct cli_typed *typed, const char *name);

#endif
