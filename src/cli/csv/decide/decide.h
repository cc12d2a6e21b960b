/* SPDX-License-Identifier: BSD-2-Clause */
/* Which column of a record answers, and what that comes to. */
#ifndef CSV_DECIDE_H
#define CSV_DECIDE_H

#include "base/text.h"
#include "companions.h"

/* How a record was answered: SIPCAUSE_HOW_..., and where there was no cause. */
#define HOW_NO_CAUSE SIPCAUSE_HOW_COUNT_
#define HOWS (SIPCAUSE_HOW_COUNT_ + 1)

/* Which source gave the parts of each turn of the message, from 1. */
struct turns {
	uint32_t sources[SOURCES_MAX + 1];
	uint32_t count;
	bool said; /* something was read */
	bool more; /* a cell told of the call what its parts do not show */
};

struct decision {
	struct turns turns;
	uint32_t source; /* of plan->sources; SOURCES_MAX: no column had a cause */
	bool known;      /* not the source, but what is known of the call gave the answer */
	/* The code of the source; NULL: its cell could not be read. */
	const struct sipcause_space *space;
	int32_t code;
	int32_t location; /* that came with it; -1: none */
	int32_t part;     /* SIPCAUSE_PART_..., what it was */
	bool spaceless;   /* its protocol's cell names no space */
	char why[SCI_QUOTED *
		 3]; /* of the cell that could not be read; "": there is no more to say */
	struct sipcause_result results[TARGETS_MAX];
	/* By output that is a companion: its code, SIPCAUSE_PRESENT, or ABSENT. */
	int32_t with[OUTPUTS_MAX];
	/* Columns that contradict it, by number of the source. */
	struct contradiction {
		uint32_t source;
		int32_t outcome;
	} others[SOURCES_MAX];
	uint32_t other_count;
	int32_t companions[CONTEXTS_MAX]; /* ABSENT where there is none */
	int32_t status;                   /* the SIP status; 0 and less: there is none */
	enum known by_user;               /* whether the normalised cause comes from the user */
	uint32_t unread;                  /* cells that are no code, beside one that answered */
	uint32_t unread_companions;       /* a bit for each context */
	uint32_t flawed;                  /* parts that were read in spite of a flaw */
};

/* A message to read records into, which decides as the plan's policy says.  false: out of
 * memory. */
bool record_message(const struct plan *plan, struct sipcause_message **message);
/* Read the evidence of a record into a message of one's own. */
void record_read(const struct plan *plan, struct sipcause_message *message,
		 const struct tuple *tuple, struct decision *decision);
/* Decide about what was read. */
void record_decide(const struct plan *plan, struct sipcause_message *message,
		   struct decision *decision);

#endif
