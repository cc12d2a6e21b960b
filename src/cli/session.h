/* SPDX-License-Identifier: BSD-2-Clause */
/* What the options name, loaded. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli.h"

/* Load the map and spaces that the options and operands (with a space before a
 * ':') name, and resolve -f, -t and -w.  CLI_OK, or a status: told already. */
int cli_load(struct cli *cli, int argc, char **argv);
/* The same of the options alone, and no map is asked but that of -m: nothing is translated. */
int cli_load_names(struct cli *cli);
void cli_unload(struct cli *cli);

#endif
