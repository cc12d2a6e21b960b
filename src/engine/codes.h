/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How a listing takes the codes of a table: first those that have rows of their
 * own, then the others in groups, of each of which one thing is said.
 *
 * Both walks go through the codes once, forwards, and know where they are.
 */
#ifndef SCI_CODES_H
#define SCI_CODES_H

#include "base/string-table.h"
#include "table.h"

/* The codes that the space defines or a rule names, ascending. */
struct sci_listed {
	const struct sipcause_table *table;
	int64_t from;  /* where to go on */
	int64_t named; /* the first code from there that a rule names; -1: none */
};
void sci_listed_start(struct sci_listed *listed, const struct sipcause_table *table);
/* The next one; -1: that was the last. */
int64_t sci_listed_next(struct sci_listed *listed);

struct sci_group {
	struct sipcause_span span; /* what its key or class spans; -1: what is left over */
	int32_t sample;            /* a code of it */
	int32_t outcome;           /* SIPCAUSE_SAME where each code becomes itself */
};

struct sci_groups {
	const struct sipcause_table *table;
	int64_t from;            /* where to go on */
	struct sci_strings seen; /* what is said of the groups that were given */
	int32_t left_over;       /* a code of what is left over; -1: none */
	bool uniform;            /* one thing is said of all of that, which comes last */
};
/* What is seen is kept in the arena, and its table is freed with the groups. */
void sci_groups_start(struct sci_groups *groups, const struct sipcause_table *table,
		      struct sci_arena *arena);
void sci_groups_free(struct sci_groups *groups);
/* 1, 0 after the last one, or SIPCAUSE_E_MEMORY. */
int sci_groups_next(struct sci_groups *groups, struct sci_group *group);

#endif
