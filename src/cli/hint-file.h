/* SPDX-License-Identifier: BSD-2-Clause */
/* An operand that names a file. */
#ifndef CLI_HINT_FILE_H
#define CLI_HINT_FILE_H

#include <stdbool.h>

struct cli;

/* Whether there is a regular file of this name. */
bool cli_is_file(const char *name);
/* Say how to read it.  false: there is no such file. */
bool cli_hint_file(const struct cli *cli, const char *operand);

#endif
