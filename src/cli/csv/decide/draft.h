/* SPDX-License-Identifier: BSD-2-Clause */
/* An answer on its way to be written: what its cells and its reason say. */
#ifndef CSV_DRAFT_H
#define CSV_DRAFT_H

#include "answer.h"

#include "base/text.h"
#include "cli/result.h"

struct draft {
	const struct plan *plan;
	struct decision *decision;
	char mark[2048]; /* "sip_code=17": what the other columns say */
	char label[SCI_QUOTED + 100];
	char reason[4 * SCI_QUOTED + 300];
	struct bytes members; /* for lines of JSON: those that are added, then other values */
	size_t ends[1 + OUTPUTS_MAX]; /* of what is added, and of each value */
};

/* Say which other columns contradict, and why a record is unmapped. */
void draft_mark(struct draft *draft);
void draft_label(struct draft *draft, const struct tuple *tuple);
void draft_reason(struct draft *draft);

/* What a cell that is written says; it may lie in room. */
const char *draft_text(const struct draft *draft, const struct output *output,
		       char room[CLI_NUMBER_TEXT]);

/* The two ways to write the cells of an answer (written.c). */
struct written {
	/* The bytes that they need at most.  false: out of memory. */
	bool (*measure)(struct draft *draft, size_t *size);
	/* Write them to there, and point the answer and the values over others at them.  Gives
	 * what is behind them. */
	char *(*put)(const struct draft *draft, struct cell *over, struct answer *answer, char *to);
};

extern const struct written written_fields, written_members;

#endif
