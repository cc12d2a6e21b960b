/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tables that a map lacks, composed of two that it has by way of a space of `through`.
 *
 *   event ─▶ q850 ─▶ http      where there is no table from event to http
 *
 * Such a table is its two legs and nothing else, and maps with the same legs share it.
 */
#ifndef SCI_THROUGH_H
#define SCI_THROUGH_H

#include "compile.h"

/* The tables of a map in the making. */
struct sci_made {
	const struct sipcause_table **tables; /* in the arena for scratch */
	uint32_t count;
	uint32_t legs; /* the first ones, of which others can be made */
	uint32_t room;
};

/* Add a table.  false: reported. */
bool sci_made_add(struct sci_compiler *compiler, const struct sci_draft *draft,
		  struct sci_made *made, const struct sipcause_table *table);

/* Add what the draft's `through` makes of the legs and is not there.  false: reported. */
bool sci_through_make(struct sci_compiler *compiler, const struct sci_draft *draft,
		      struct sci_made *made);

#endif
