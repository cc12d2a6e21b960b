/* SPDX-License-Identifier: BSD-2-Clause */
/* Counting calls: records are put together as legs, and each call is counted once. */
#ifndef CSV_CALL_TALLY_H
#define CSV_CALL_TALLY_H

#include "call-decide.h"

struct call_tally {
	struct calls calls;
	struct call_decisions decisions;
	struct counts *counts;
	bool by_legs; /* the calls are only counted, and their legs as without them */
};

/* A tally that adds to these counts, which outlive it.  NULL: out of memory. */
struct call_tally *call_tally_new(const struct plan *plan, struct counts *counts);
void call_tally_free(struct call_tally *tally);
/* Take note of a new answer.  false: out of memory. */
bool call_tally_learn(struct call_tally *tally, struct answer *answer);
/* Count a record, the last of counts->records, with the number of its group.  The plan is that
 * of its type.  false: out of memory. */
bool call_tally_add(struct call_tally *tally, const struct plan *plan, const struct view *view,
		    uint32_t group, const struct answer *answer);
/* Count the calls that are left open.  false: out of memory. */
bool call_tally_end(struct call_tally *tally);

#endif
