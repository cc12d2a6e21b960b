/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What every cursor has.  A kind of cursor begins with it:
 *
 *   struct rows { struct sipcause_cursor cursor; ... };      rows.c, explain.c
 */
#ifndef SCI_CURSOR_H
#define SCI_CURSOR_H

#include "answer.h"
#include "base/arena.h"

#define SCI_INNER_MAX 32

struct sipcause_cursor {
	struct sci_arena arena; /* what the walk needs, until the cursor goes */
	/* Give the next row, by sci_cursor_give(): 1, 0 at the end, SIPCAUSE_E_MEMORY. */
	int (*next)(struct sipcause_cursor *cursor, struct sipcause_result *row);
	/* Free what is not in the arena; may be NULL. */
	void (*end)(struct sipcause_cursor *cursor);
	int state; /* what next gave last; 1 at the start */
	/* Whose conditions the latest row has: the rules of the first or only table and
	 * of the second.  NULL: none. */
	const struct sci_rule *rules[2];
	/* Those of tables within them, where these are compositions themselves. */
	const struct sci_rule *inner[SCI_INNER_MAX];
	uint32_t inner_count;
};

/* A zeroed cursor of a kind with this size; NULL when memory is out. */
void *sci_cursor_new(size_t size,
		     int (*next)(struct sipcause_cursor *cursor, struct sipcause_result *row));
/* Fill in a row, and remember its conditions. */
void sci_cursor_give(struct sipcause_cursor *cursor, const struct sci_answer *answer, int32_t step,
		     struct sipcause_result *row);
/* The same for what holds where none of the conditions before it does. */
void sci_cursor_give_otherwise(struct sipcause_cursor *cursor, const struct sci_answer *answer,
			       struct sipcause_result *row);

#endif
