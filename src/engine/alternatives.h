/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The alternatives of a code: all that a look-up of it can come to, in the order
 * in which they are tried.
 *
 * They are found by walking the keys and the fallback as a look-up does, except
 * that conditions stay open:
 *
 *   key 488   [warning=bearer -> 65] [warning=present -> 31]     conditional
 *   key 4xx   [-> 20]                                            the end
 *
 * A composition has the alternatives of its second leg for each of its first.
 * The walk knows where it stopped, so that the next alternative costs only the
 * way to it from the one before.
 */
#ifndef SCI_ALTERNATIVES_H
#define SCI_ALTERNATIVES_H

#include "base/arena.h"
#include "table.h"

struct sci_alternative {
	struct sci_answer answer;
	bool conditional;
};

/* A walk over the alternatives of a code in one table. */
struct sci_alternatives {
	const struct sipcause_table *table;
	const struct sci_slot *slot;
	const struct sci_companions *known; /* conditions on other spaces stay open */
	int32_t code;
	int stage;

	const struct sci_link *link; /* the key whose rules come next */
	uint32_t rule;               /* the next one of them */
	uint32_t step;               /* the next one of the `unlisted` chain */

	/* Of a composition: the walks through its legs, which are used again for the
	 * next code, and the alternatives that they are at. */
	struct sci_alternatives *legs; /* two; NULL: not needed so far */
	struct sci_alternative first, second;
	struct sci_companions over; /* what the first leg wrote, over what is known */

	const struct sci_rule *given; /* that of the latest alternative; NULL: see the legs */
};

/* Begin with a code.  The walk may have been through others before; zeroed, it is
 * new.  known may be NULL, and must stay where it is. */
void sci_alternatives_start(struct sci_alternatives *walk, const struct sipcause_table *table,
			    int32_t code, const struct sci_companions *known);

/* Leave out what the table itself has before the keys of every code: a walk just begun. */
void sci_alternatives_skip_before(struct sci_alternatives *walk);

/* The next alternative: 1, 0 after the last one, which is never conditional, or
 * SIPCAUSE_E_MEMORY.  Walks through legs are taken from the arena. */
int sci_alternatives_next(struct sci_alternatives *walk, struct sci_arena *arena,
			  struct sci_alternative *alternative);

/* The rules on which the latest alternative depends, one for each table that is no composition.
 * Gives how many, at most SCI_RULES_MAX. */
#define SCI_RULES_MAX 32
uint32_t sci_alternatives_rules(const struct sci_alternatives *walk,
				const struct sci_rule *rules[SCI_RULES_MAX]);

#endif
