/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Other maps than that of -m, used where that one lacks a table: shipped maps that bear the
 * name of a space which the options or operands name.
 *
 *   -t freeswitch          a document in memory, which becomes the map of the session:
 *   -m default      ─▶     {extends: default, also: [freeswitch]}
 *
 * A command can want maps of its own, which no other answer comes from: they and the others
 * are in a second document, the wide map.
 */
#ifndef CLI_OTHERS_H
#define CLI_OTHERS_H

#include "cli.h"

/* Find those maps, before the load.  The operands may name spaces, before a ':'. */
void cli_others_find(struct cli *cli, int argc, char **argv);
/* Have the shipped map of this name in the wide one, if there is one; before the load. */
void cli_others_want(struct cli *cli, const char *name);
/* Add them to what the session loads, next to the map of -m; gives the loader's code. */
int cli_others_add(struct cli *cli, const char *map);
/* Once all is loaded: the map with the tables of the others, or that of -m where there are none. */
const struct sipcause_map *cli_others_map(const struct cli *cli);
/* That with the wanted maps as well; NULL: there are none. */
const struct sipcause_map *cli_others_wide(const struct cli *cli);
/* Give up all of them, because something is wrong.  false: there were none. */
bool cli_others_drop(struct cli *cli);
/* The map for one target.  An other whose space is only translated to, such as route, answers
 * for no other target. */
const struct sipcause_map *cli_map_to(const struct cli *cli, const struct sipcause_space *to);

/* The name of the map of -m, for messages. */
const char *cli_asked_map(const struct cli *cli);
/* The name of the map that has the table: that of -m, which may make it by `through`, or another.
 */
const char *cli_map_for(const struct cli *cli, const struct sipcause_space *from,
			const struct sipcause_space *to);

#endif
