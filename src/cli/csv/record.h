/* SPDX-License-Identifier: BSD-2-Clause */
/* One record: its answer is found or made, counted, and written. */
#ifndef CSV_RECORD_H
#define CSV_RECORD_H

#include "batch.h"

/* Answer a record, count it and write it.  NULL: out of memory. */
const struct answer *record_take(struct batch *batch, const struct view *view);
/* Count the records that the fast path answered.  false: out of memory. */
bool record_settle(struct batch *batch);

#endif
