/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a code may stand for in another space: the targets of its rules, of those around it
 * and of compositions, whatever defaults say of codes without one.  A condition on a space
 * of which nothing is known may hold.
 */
#ifndef SCI_LEADS_H
#define SCI_LEADS_H

#include "catalog.h"

/* A code as evidence, with what is known beside it. */
struct sci_lead {
	const struct sipcause_space *space;
	int32_t code;
	const struct sci_companions *companions; /* may be NULL */
};

/*
 * Whether two codes agree: they are one, either may stand for the other, or both may stand
 * for one code of `to` (which may be NULL).  The last does not count for a space whose codes are
 * written by name: they are few, and nearly all would agree.  map may be NULL.  *joined, if not
 * NULL, says whether any table could have shown it; codes of one space always can.
 */
bool sci_leads_agree(const struct sipcause_map *map, const struct sipcause_space *to,
		     const struct sci_lead *a, const struct sci_lead *b, bool *joined);

/*
 * What a rule of the map answers for a code: its code, or SIPCAUSE_NONE.  Here a condition
 * holds or fails by what is known.  SIPCAUSE_UNLISTED: no rule does, and what defaults say of
 * codes without one does not count.
 */
int32_t sci_lead_answer(const struct sipcause_map *map, const struct sipcause_space *to,
			const struct sci_lead *lead);

#endif
