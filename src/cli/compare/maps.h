/* SPDX-License-Identifier: BSD-2-Clause */
/* The maps that compare is asked for, loaded with all that they extend, and their directions. */
#ifndef CLI_COMPARE_MAPS_H
#define CLI_COMPARE_MAPS_H

#include "cli/cli.h"

#include <stdbool.h>

struct cli_direction {
	const struct sipcause_space *from;
	const struct sipcause_space *to;
};

struct cli_compare_maps {
	bool all;  /* every shipped map that has a table is compared as well */
	bool base; /* one map is compared with those that it extends; it comes last */
	const struct sipcause_map **maps;
	size_t count;
	struct cli_direction *directions;
	size_t direction_count;
};

/* Refuse -m, which other commands have, and say what to type. */
enum cli_took cli_compare_refuse_map(void *state, const char *map);
/* Load the maps that the operands name, and choose the directions.  Gives a status: what is
 * wrong was reported. */
int cli_compare_load(struct cli *cli, struct cli_compare_maps *all, int argc, char **argv);
/* Which maps are compared: those that have the table of a direction.  Within one space all are,
 * for without a table they copy; and with `base` all are where only one has the table. */
void cli_compare_choose(const struct cli_compare_maps *all, const struct cli_direction *direction,
			bool *asked);

#endif
