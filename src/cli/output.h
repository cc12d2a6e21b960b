/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The doors to standard output.  Text for people goes out here and nowhere else, and by
 * cli_say() to standard error; it is harmless then.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "harmless.h"

struct cli;

void cli_put(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same to standard output, in a style where colour is wanted. */
enum cli_style { CLI_PLAIN, CLI_BOLD, CLI_DIM };
void cli_print(const struct cli *cli, enum cli_style style, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* What lies between the two is in that style. */
void cli_style_begin(const struct cli *cli, enum cli_style style);
void cli_style_end(const struct cli *cli, enum cli_style style);
/* Bytes for a machine, as they are. */
void cli_put_bytes(const char *bytes, size_t length);

/* Whether nobody reads standard output any more, which is no failure that needs a message. */
bool cli_reader_gone(void);

#endif
