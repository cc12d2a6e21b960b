/* SPDX-License-Identifier: BSD-2-Clause */
/* Header lines: those whose names are not read, and those that the shell has split. */
#ifndef CLI_HINT_HEADER_H
#define CLI_HINT_HEADER_H

#include <stdbool.h>
#include <stddef.h>

struct cli;

/* The header that a name may have been meant as; NULL: none. */
const char *cli_near_header(const char *name, size_t length);
/* Say once what reads the lines of a log, if a line that was not read looks like one. */
void cli_hint_log(struct cli *cli, const char *where, const char *text, size_t length);
/* Say that a name is not one of a header that is read; and once, where the lines of standard
 * input may be one message, how to read them as one. */
void cli_tell_no_header(struct cli *cli, const char *where, const char *name, size_t length);
/* Say that the operands are one header or status line without quotes.  false: they are not. */
bool cli_hint_split(const struct cli *cli, int argc, char **argv);

#endif
