/* SPDX-License-Identifier: BSD-2-Clause */
/* The fast path: records whose one cell was seen before. */
#ifndef CSV_FAST_H
#define CSV_FAST_H

#include "batch.h"

/* Go through records by the fast path as far as it goes; gives the first that was not
 * done.  SIZE_MAX: out of memory. */
size_t fast_run(struct batch *batch, size_t record, size_t stop);
/* Whether the plan allows that. */
bool fast_suits(const struct plan *plan);
/* Keep an answer of the general path for the next record with the same cell. */
void fast_learn(struct batch *batch, const struct view *view, const struct answer *answer);

/* Move what the fast path counted to where it belongs. */
void fast_settle(struct batch *batch);

#endif
