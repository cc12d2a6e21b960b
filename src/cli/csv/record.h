/* SPDX-License-Identifier: BSD-2-Clause */
/* One record: what its cells say, which of them answers, and what is written. */
#ifndef CSV_RECORD_H
#define CSV_RECORD_H

#include "batch.h"

/* Answer a record, count it and write it.  NULL: out of memory. */
const struct answer *record_take(struct batch *batch, const struct view *view);

#endif
