/* SPDX-License-Identifier: BSD-2-Clause */
/* What the options name, loaded. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli.h"

/* Load the map and spaces that the options and operands (with a space before a
 * ':') name, and resolve -f, -t and -w.  CLI_OK, or a status: an error was reported. */
int cli_load(struct cli *cli, int argc, char **argv);
/* The same of the options alone, and no map is asked but that of -m: nothing is translated. */
int cli_load_names(struct cli *cli);
/* Say, once, which directories of -I are not there.  They may come later, and so it is no error. */
void cli_tell_directories(const struct cli *cli);
/* The map that was asked for so, after an option or a command.  NULL: it is none, which was
 * reported. */
const struct sipcause_map *cli_map_find(const struct cli *cli, const char *asked,
					const char *option);
void cli_unload(struct cli *cli);

#endif
