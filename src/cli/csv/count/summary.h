/* SPDX-License-Identifier: BSD-2-Clause */
/* The summary of a run. */
#ifndef CSV_SUMMARY_H
#define CSV_SUMMARY_H

#include "cli/result.h"
#include "counts.h"

struct summary {
	const struct plan *plan;
	const struct counts *counts;
	const char *input;
	double seconds;
	bool complete;
};

/* false: out of memory. */
bool summary_text(const struct summary *summary, FILE *out);
bool summary_json(const struct summary *summary, FILE *out);

/* ---- between summary.c and the two forms */

/* The groups in the order of their names, and what is unmapped in a group in the order
 * of its counts.  NULL: out of memory. */
struct named_group {
	const struct group *group;
	uint32_t number;
	struct cell name;
	bool others; /* all that came after the last kept one */
};
struct named_group *summary_groups(const struct counts *counts, size_t *count);
struct unmapped {
	struct cell label;
	uint64_t count;
	uint32_t group;
};
/* All pairs, by group and then by falling counts. */
struct unmapped *summary_unmapped(const struct counts *counts, size_t *count);
/* Those of all groups together. */
struct unmapped *summary_unmapped_whole(const struct counts *counts, size_t *count);
/* The part of a list that is about one group. */
size_t summary_part(const struct unmapped *list, size_t count, uint32_t group, size_t *from);
/* All groups together. */
struct group *summary_whole(const struct counts *counts);
/* The word for a place where codes of a space that is written by name are counted. */
const char *summary_named(const struct sipcause_space *space, uint32_t place,
			  char room[CLI_NUMBER_TEXT]);
/* How many of what is unmapped are named. */
#define UNMAPPED_SHOWN 20

#endif
