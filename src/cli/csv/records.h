/* SPDX-License-Identifier: BSD-2-Clause */
/* The records of one block, from bytes to bytes. */
#ifndef CSV_RECORDS_H
#define CSV_RECORDS_H

#include "batch.h"

/* Prepare a batch, once the plan knows the columns.  false: out of memory. */
bool records_begin(struct batch *batch);
/* Work through the batch's block.  false: out of memory. */
bool records_run(struct batch *batch);

#endif
