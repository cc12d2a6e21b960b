/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a call comes to, by its legs.  Legs that are alike are of one kind, with a number; most
 * calls are one of a few sequences of these, each of which is decided once.
 */
#ifndef CSV_CALL_DECIDE_H
#define CSV_CALL_DECIDE_H

#include "calls.h"
#include "counts.h"

#define KIND_NONE UINT32_MAX

struct call_decision {
	uint32_t chosen;  /* which leg gives the code */
	uint32_t outcome; /* the number of what is counted */
};

struct call_decisions {
	const struct plan *plan;
	struct counts *counts;
	struct sipcause_message *message;
	struct sci_strings kinds;      /* struct leg */
	struct sci_strings sequences;  /* numbers of kinds */
	struct call_decision *decided; /* by sequence */
	uint32_t room;
};

/* false: out of memory.  What was made is to be dropped all the same. */
bool call_decisions_make(struct call_decisions *decisions, const struct plan *plan,
			 struct counts *counts);
void call_decisions_drop(struct call_decisions *decisions);
/* The kind of a leg, by its answer, whose outcome is known.  KIND_NONE: out of memory. */
uint32_t call_kind(struct call_decisions *decisions, const struct answer *answer);
/* Decide about a call of up to CALL_LEGS legs.  false: out of memory. */
bool call_decide(struct call_decisions *decisions, const struct call_leg *legs, uint32_t count,
		 struct call_decision *decision);

#endif
