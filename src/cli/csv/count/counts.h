/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is counted for the summary: how often each outcome was met, by the values of --by.
 * Everything else that the summary says of calls is computed from that.
 */
#ifndef CSV_COUNTS_H
#define CSV_COUNTS_H

#include "cli/csv/decide/answer.h"
#include "groups.h"
#include "pairs.h"

enum flaw { FLAW_QUOTE, FLAW_NUL, FLAW_LONG, FLAW_COLUMNS, FLAW_JSON, FLAW_MEMBER, FLAWS };

/* Codes without mapping, and outcomes, that are kept apart. */
#define LABELS_MAX 4096
#define LABEL_BEYOND (UINT32_MAX - 1)
#define OUTCOMES_MAX 16384

/* One thread's counts, and at the end everybody's. */
struct counts {
	uint64_t records;  /* all, without the header */
	uint64_t out;      /* written */
	uint64_t rejected; /* not written, but sent to the reject file */
	uint64_t passed;   /* not of the kind that --when asks for, or blank */
	uint64_t copied;   /* unmapped ones of which the reject file has a copy */
	uint64_t flaws[FLAWS];
	/* Cells that are not a code of each context's space, by type of records. */
	uint64_t companions[TYPES_MAX][CONTEXTS_MAX];
	uint64_t unread; /* cells that are no code, beside a column that answered */
	uint64_t flawed; /* Reason values that were read in spite of a flaw */
	struct groups groups;
	struct sci_strings labels;   /* "sip:499", "'abc'" */
	struct sci_strings outcomes; /* struct outcome */
	struct pairs pairs;
	/* Of calls that are put together.  The pairs are those of calls then, or else of legs. */
	uint64_t calls;
	uint64_t legs;
	uint64_t late_legs;     /* of calls that had been closed */
	uint64_t unmapped_legs; /* of both */
	uint64_t settled;       /* records up to which counts_settle() was called */
	uint64_t beyond;        /* calls whose value and outcome there was no room to tell apart */
};

/* false: out of memory.  What was made is to be dropped all the same. */
bool counts_make(struct counts *counts);
void counts_drop(struct counts *counts);
/* The number of what is counted of an answer; OUTCOME_NONE: out of memory. */
uint32_t counts_outcome(struct counts *counts, const struct answer *answer);
/* The same of an outcome. */
uint32_t counts_outcome_of(struct counts *counts, const struct outcome *outcome);
/* Count what more there is to say of records than their outcome. */
void counts_note(struct counts *counts, const struct answer *answer, uint64_t times);
/* Count outcomes of a group, by their numbers.  false: out of memory. */
bool counts_add_outcome(struct counts *counts, uint32_t group, uint32_t outcome, uint64_t times);
/* Count records of a group, by the number of GROUPS.  false: out of memory. */
bool counts_add(struct counts *counts, uint32_t group, const struct answer *answer, uint64_t times);
/* Add one thread's counts to the sum.  false: out of memory. */
bool counts_sum(struct counts *sum, const struct counts *part);
/* Bring the counts of rows to the pairs: before they may overflow, and at the end.  false: out of
 * memory. */
bool counts_settle(struct counts *counts);
/* An outcome by its number. */
const struct outcome *counts_outcome_at(const struct counts *counts, uint32_t number);

#endif
