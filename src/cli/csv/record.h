/* SPDX-License-Identifier: BSD-2-Clause */
/* One record. */
#ifndef CSV_RECORD_H
#define CSV_RECORD_H

#include "batch.h"

/* Answer a record and write it; NULL: out of memory. */
const struct answer *record_take(struct batch *batch, const struct view *view);

#endif
