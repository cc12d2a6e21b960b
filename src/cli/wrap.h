/* SPDX-License-Identifier: BSD-2-Clause */
/* Text for people, broken between words at the width of their terminal. */
#ifndef CLI_WRAP_H
#define CLI_WRAP_H

#include "output.h"

#include <stddef.h>

/* The columns of standard output: those of the terminal, else COLUMNS, else 80; at least 40. */
size_t cli_columns(void);
/* How many columns a text takes, one for each character; NULL takes none. */
size_t cli_text_columns(const char *text);
/* The bytes of a text's first columns. */
int cli_cut(const char *text, size_t columns);
/* A text that the caller frees. */
char *cli_text(const char *format, ...) __attribute__((format(printf, 1, 2)));
/*
 * Print a paragraph and end its line.  Its lines begin at column `indent`; of the first one `at`
 * columns may be written already, and the text goes on there, with the blanks that it begins
 * with.  Lines end before column 100 however wide the terminal is, and two columns stay free on
 * the right.
 */
void cli_wrap(const struct cli *cli, enum cli_style style, size_t at, size_t indent,
	      const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
