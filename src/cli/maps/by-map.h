/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What every map says of a code, grouped by answer.
 *
 * All shipped maps are asked, and also the map of -m.  A row counts once, for the map that it
 * is in: modern, default and billing add nothing where they inherit what rfc3398 says.
 */
#ifndef CLI_MAPS_BY_MAP_H
#define CLI_MAPS_BY_MAP_H

#include "sipcause.h"

#include <stdbool.h>
#include <stddef.h>

struct cli;

/* One row of one map: the answer to the bare code, or one that has a condition. */
struct cli_map_row {
	const struct sipcause_map *map;
	const struct sipcause_result *row;
	size_t group;
};

/* Rows with one answer and one condition. */
struct cli_map_group {
	const struct sipcause_result *row; /* the first of them */
	bool conditional;
	size_t maps;
	size_t origins; /* the same, but maps of one origin count once */
};

struct cli_by_map {
	const struct sipcause_space *to;
	/* By family, and within one in the order in which maps are listed. */
	struct cli_map_row *rows;
	size_t count;
	size_t bare; /* how many of them answer the bare code */
	/* Those of bare codes first, what most maps say before other answers, unlisted last. */
	struct cli_map_group *groups;
	size_t group_count;
};

/*
 * Ask all maps that have a table for it what a code of a space becomes in the space `to`.
 * Conditional rows that answer the same as the map's bare code are left out.  What is returned
 * lasts until the next call.
 */
const struct cli_by_map *cli_by_map(const struct cli *cli, const struct sipcause_space *from,
				    int32_t code, const char *to);
/* Free what was returned, and what is known of the tables, whose catalogs may go then. */
void cli_by_map_free(void);

#endif
