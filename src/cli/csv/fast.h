/* SPDX-License-Identifier: BSD-2-Clause */
/* The short way, for records whose one cell was seen before. */
#ifndef CSV_QUICK_H
#define CSV_QUICK_H

#include "batch.h"

/* Go through records by the short way as far as it goes; gives the first that was not
 * done.  SIZE_MAX: out of memory. */
size_t batch_quick(struct batch *batch, size_t record, size_t stop);
/* Whether the plan allows that, and to learn from an answer for it. */
bool quick_suits(const struct plan *plan);
void quick_learn(struct batch *batch, const struct view *view, const struct answer *answer);

/* Move what the short way counted to where it belongs. */
void batch_settle(struct batch *batch);

#endif
