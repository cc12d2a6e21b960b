/* SPDX-License-Identifier: BSD-2-Clause */
/* Why a record is answered as it is. */
#ifndef CSV_EXPLAIN_H
#define CSV_EXPLAIN_H

#include "batch.h"

struct cli;

/* Print the evidence of the record of this number, from 1, and how it is decided for each
 * target.  A status. */
int explain_run(struct cli *cli, struct blocks *blocks, struct batch *batch, uint64_t number);

#endif
