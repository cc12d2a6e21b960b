/* SPDX-License-Identifier: BSD-2-Clause */
/* What a code translates to, with its cells ready to be written. */
#ifndef CSV_ANSWER_H
#define CSV_ANSWER_H

#include "plan.h"

/* How a record was answered: SIPCAUSE_HOW_..., and where there was no cause. */
#define HOW_NO_CAUSE SIPCAUSE_HOW_COUNT_
#define HOWS (SIPCAUSE_HOW_COUNT_ + 1)
const char *how_word(int32_t how);

#define ABSENT INT32_MIN /* a companion that is not there */
#define ANSWER_BEYOND UINT32_MAX
#define LABEL_TEXT 64 /* bytes of a cell that are shown */

/* What was asked.  Without gaps, for it is looked up by its bytes. */
struct question {
	struct reading reading;
	uint32_t source; /* of plan->sources; SOURCES_MAX: no column had a cause */
	uint32_t spare;
	int32_t companions[CONTEXTS_MAX]; /* ABSENT where there is none */
};

struct answer {
	uint32_t number; /* ANSWER_BEYOND: this one is not kept */
	uint32_t source;
	int32_t outcomes[TARGETS_MAX];
	int32_t hows[TARGETS_MAX];
	bool unmapped; /* for some target nothing is stated */
	/* The cells that are added, with a delimiter before each, and those that are
	 * written over others, by number of the output. */
	struct cell added;
	struct cell over[OUTPUTS_MAX];
	const char *label;  /* "sip:499", "'abc'", "no cause": for the summary */
	const char *reason; /* why it is unmapped, or NULL */
};

/* Translate what was asked and write its cells; text is what the cell said, for codes
 * that could not be read.  NULL: out of memory.  To be freed with free(). */
struct answer *answer_make(const struct plan *plan, const struct question *question,
			   struct cell text);

#endif
