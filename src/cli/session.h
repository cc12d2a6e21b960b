/* SPDX-License-Identifier: BSD-2-Clause */
/* What the options name, loaded. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli.h"

/* Load the map and spaces that the options and operands (with a space before a
 * ':') name, and resolve -f, -t and -w.  CLI_OK, or a status: told already. */
int cli_load(struct cli *cli, int argc, char **argv);
/* The name of a map that was asked for by it, or by a path whose last part it is. */
const char *cli_map_name(const char *asked);
/* The map that was asked for so, after an option or a command.  NULL: it is none, which was told.
 */
const struct sipcause_map *cli_map_find(const struct cli *cli, const char *asked,
					const char *option);
void cli_unload(struct cli *cli);

#endif
