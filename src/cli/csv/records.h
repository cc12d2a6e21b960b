/* SPDX-License-Identifier: BSD-2-Clause */
/* The records of one block, from bytes to bytes. */
#ifndef CSV_BATCH_H
#define CSV_BATCH_H

#include "batch.h"

/* false: out of memory. */
bool batch_make(struct batch *batch, const struct plan *plan, bool rejects_kept);
/* The columns are known now. false: out of memory. */
bool batch_begin(struct batch *batch);
void batch_drop(struct batch *batch);
/* Work through the block.  false: out of memory. */
bool batch_run(struct batch *batch);

#endif
