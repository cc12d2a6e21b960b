/* SPDX-License-Identifier: BSD-2-Clause */
/* The comparison of one direction, printed in one of four forms. */
#ifndef CLI_COMPARE_DIRECTION_H
#define CLI_COMPARE_DIRECTION_H

#include "maps.h"
#include "records.h"
#include "cli/rows.h"

/* What the command's own options asked for. */
struct compare_own {
	struct compare_options records; /* first: what csv's options are put into */
	bool all;
	bool base;
	bool differences;
	bool agreement;
};
const struct compare_own *cli_compare_own(const struct cli *cli);

/* Begin what is printed: the names of the columns, which depend on the maps. */
void cli_compare_begin(const struct cli *cli, const struct cli_compare_maps *all);
/* Compare in one direction.  *shown: something was printed before, and is after it.  Gives whether
 * something differs. */
bool cli_compare_direction(struct cli *cli, const struct cli_compare_maps *all,
			   const struct cli_direction *direction, bool *shown);

#endif
