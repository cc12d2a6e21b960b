/* SPDX-License-Identifier: BSD-2-Clause */
/* The fast path: records that were answered before, and only get cells added. */
#ifndef CSV_FAST_H
#define CSV_FAST_H

#include "batch.h"

/* Go through records by the fast path as far as it goes; gives the first that was not
 * done.  SIZE_MAX: out of memory. */
size_t fast_run(struct batch *batch, size_t record, size_t stop);
/* Whether the plan allows that. */
bool fast_suits(const struct plan *plan);
/* Take a new answer for the fast path, if it suits. */
void fast_learn(struct batch *batch, struct answer *answer);

#endif
