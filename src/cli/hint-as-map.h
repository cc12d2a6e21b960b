/* SPDX-License-Identifier: BSD-2-Clause */
/* The name of a map where -f or -t expects a space: its user wants to translate by that map. */
#ifndef CLI_HINT_AS_MAP_H
#define CLI_HINT_AS_MAP_H

#include <stdbool.h>

struct cli;
struct cli_typed;

/* What was typed, with -m MAP in the place of the name after -f or -t.  map: the same name, or
 * the path that it was given by.  false: the name does not stand there, or it cannot be shown. */
bool cli_type_as_map(struct cli_typed *typed, const struct cli *cli, const char *name,
		     const char *map);

#endif
