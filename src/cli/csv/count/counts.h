/* SPDX-License-Identifier: BSD-2-Clause */
/* What is counted for the summary. */
#ifndef CSV_COUNTS_H
#define CSV_COUNTS_H

#include "cli/csv/decide/answer.h"
#include "base/string-table.h"
#include "cli/csv/ratio/quality.h"

/* The records of one value of --by, or all of them. */
struct group {
	uint64_t taken;
	uint64_t mapped;       /* every target has a code, or is stated to have none */
	uint64_t contradicted; /* columns that answered differently */
	uint64_t hows[TARGETS_MAX][HOWS];
	uint64_t named[TARGETS_MAX][NAMED_PLACES]; /* of spaces whose codes are written by name */
	struct quality quality;
};

enum flaw { FLAW_QUOTE, FLAW_NUL, FLAW_LONG, FLAW_COLUMNS, FLAW_JSON, FLAW_MEMBER, FLAWS };
const char *flaw_words(enum flaw flaw);

/* Different values of --by, and pairs of value and unmapped code, that are
 * counted each; what comes after them is counted together. */
#define GROUPS_MAX 1024
#define PAIRS_MAX 4096

/* One thread's counts, and at the end everybody's. */
struct counts {
	uint64_t records;  /* all, without the header */
	uint64_t out;      /* written */
	uint64_t rejected; /* not written, but sent to the reject file */
	uint64_t passed;   /* not of the kind that --when asks for, or blank */
	uint64_t copied;   /* unmapped ones of which the reject file has a copy */
	uint64_t flaws[FLAWS];
	uint64_t companions[CONTEXTS_MAX]; /* cells that are not a code of each context's space */
	uint64_t unread;          /* cells that are no code, beside a column that answered */
	uint64_t flawed;          /* Reason values that were read in spite of a flaw */
	struct sci_strings names; /* of groups */
	struct group **groups;
	struct group *beyond;     /* of all values after the last that was kept */
	struct sci_strings pairs; /* group's number and label of what was unmapped */
	uint64_t *pair_counts;
	uint64_t pairs_beyond;
};

void counts_make(struct counts *counts);
void counts_drop(struct counts *counts);
/* The group of a name; NULL: out of memory. */
struct group *counts_group(struct counts *counts, const void *name, size_t length,
			   uint32_t *number);
/* Count an unmapped label in a group. */
void counts_unmapped(struct counts *counts, uint32_t group, const char *label, uint64_t many);
/* Add one thread's counts to the sum. false: out of memory. */
bool counts_add(struct counts *sum, const struct counts *part);
void group_add(struct group *sum, const struct group *part);

#endif
