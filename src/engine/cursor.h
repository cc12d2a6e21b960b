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

struct sipcause_cursor {
	struct sci_arena arena; /* what the walk needs, until the cursor goes */
	/* Give the next row: 1, 0 at the end, SIPCAUSE_E_MEMORY. */
	int (*next)(struct sipcause_cursor *cursor, struct sipcause_result *row);
	/* Free what is not in the arena; may be NULL. */
	void (*end)(struct sipcause_cursor *cursor);
	int state; /* what next gave last; 1 at the start */
};

/* A zeroed cursor of a kind with this size; NULL when memory is out. */
void *sci_cursor_new(size_t size,
		     int (*next)(struct sipcause_cursor *cursor, struct sipcause_result *row));

#endif
