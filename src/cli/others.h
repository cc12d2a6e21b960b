/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Shipped maps that are loaded together with the map of -m, for tables that it does not have.
 *
 * The others have the name of a space that the options or operands name.  With them, the map
 * of the session is a document in memory:
 *
 *   -m default -t freeswitch   ─▶   {extends: default, also: [freeswitch]}
 *
 * The wanted ones are what a command itself asks, such as route for show.  A second document,
 * the wide map, has the others and these.  Only that command asks it.
 *
 * Two maps are needed only once parts do not agree.  They are loaded alone: see effects.h.
 */
#ifndef CLI_OTHERS_H
#define CLI_OTHERS_H

#include "cli.h"

/* Find the others, before the load.  Operands name spaces before a ':'. */
void cli_others_find(struct cli *cli, int argc, char **argv);
/* Want the shipped map of this name, if there is one; before the load. */
void cli_others_want(struct cli *cli, const char *name);
/* Add them to what the session loads, next to the map of -m; gives the loader's code. */
int cli_others_add(struct cli *cli, const char *map);
/* After the load: the map of -m with the others, or that of -m alone if there are none. */
const struct sipcause_map *cli_others_map(const struct cli *cli);
/* After the load: the wide map.  NULL: no map is wanted. */
const struct sipcause_map *cli_others_wide(const struct cli *cli);
/* Forget all of them, because the load failed.  false: there were none. */
bool cli_others_drop(struct cli *cli);
/* The map to ask for one target: with the others, or that of -m alone.  A map whose space is only
 * translated to, such as route, answers for that target and no other. */
const struct sipcause_map *cli_map_to(const struct cli *cli, const struct sipcause_space *to);

/* The name of the map of -m, for messages. */
const char *cli_asked_map(const struct cli *cli);
/* A result that a map gave: if that is one of the two documents, whose names nobody typed, it bears
 * the name and file of the map of -m. */
void cli_name_asked(const struct cli *cli, const struct sipcause_map *map,
		    struct sipcause_result *result);
/* Whether a map has a table from a space. */
bool cli_map_reads(const struct sipcause_map *map, const struct sipcause_space *space);
/* The name of the map that has the table: that of -m, or one of the others.  A table that
 * `through` makes is that of -m. */
const char *cli_map_for(const struct cli *cli, const struct sipcause_space *from,
			const struct sipcause_space *to);

#endif
