/* SPDX-License-Identifier: BSD-2-Clause */
/* One record: its answer is found or made, counted, and written. */
#ifndef CSV_RECORD_H
#define CSV_RECORD_H

#include "batch.h"

/* Answer a record, count it and write it.  view: its cells; line: where it stands in the block, the
 * same but for lines of JSON.  NULL: out of memory. */
const struct answer *record_take(struct batch *batch, const struct view *view,
				 const struct view *line);
/* Count the records that the fast path answered.  false: out of memory. */
bool record_settle(struct batch *batch);

#endif
