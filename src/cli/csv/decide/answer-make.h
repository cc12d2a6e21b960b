/* SPDX-License-Identifier: BSD-2-Clause */
/* How an answer comes about. */
#ifndef CSV_ANSWER_MAKE_H
#define CSV_ANSWER_MAKE_H

#include "answer.h"

/* Decide about the evidence of a record, which was read, and write the cells that it gets;
 * the tuple is what it was read from.  NULL: out of memory.  To be freed with free(). */
struct answer *answer_make(const struct plan *plan, struct sipcause_message *message,
			   const struct tuple *tuple, struct decision *decision);

#endif
