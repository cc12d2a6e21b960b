/* SPDX-License-Identifier: BSD-2-Clause */
/* What the options name, loaded. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli.h"

/* Load the map and spaces that the options and operands (with a space before a
 * ':') name, and resolve -f, -t and -w.  CLI_OK, or a status: told already. */
int cli_load(struct cli *cli, int argc, char **argv);
void cli_unload(struct cli *cli);
/* Whether a map is given as a file: it has a '/', or ends in .yaml. */
bool cli_is_path(const char *map);

#endif
