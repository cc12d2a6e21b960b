/* SPDX-License-Identifier: BSD-2-Clause */
/* How far each two maps agree, as rows and as sentences. */
#ifndef CLI_COMPARE_PAIRS_H
#define CLI_COMPARE_PAIRS_H

#include "agree.h"

struct cli;

/* How many pairs there are of the maps that are compared. */
size_t cli_pairs_count(const struct cli_compare *compare);
void cli_pairs_begin(const struct cli *cli);
void cli_pairs_put(struct cli *cli, const struct cli_compare *compare,
		   struct cli_agreement *agreement);

#endif
