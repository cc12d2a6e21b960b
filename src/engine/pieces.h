/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The codes of a table's space in pieces: of all codes of one piece a look-up says the same,
 * but for those that stay the same.  Neighbouring pieces may say the same as well.
 *
 *   dense    [100] [101] [102] ...            each code
 *   sparse   [0 - 4] [5] [6 - 89999] [90000]  between the numbers at which a table, a leg of
 *                                             it, a phrase or an outcome begins or ends
 */
#ifndef SCI_PIECES_H
#define SCI_PIECES_H

#include "alternatives.h"
#include "base/order.h"

struct sci_pieces {
	const struct sipcause_table *table;
	int64_t from; /* where to go on */
	/* Of a sparse space, ascending: where pieces begin. */
	struct sci_order *bounds;
	uint32_t count;
	uint32_t room;
	uint32_t next;
};

/* Zeroed, they are new; they may have been through another table before.  Walks through legs
 * are taken from the arena.  SIPCAUSE_OK or SIPCAUSE_E_MEMORY. */
int sci_pieces_start(struct sci_pieces *pieces, const struct sipcause_table *table,
		     struct sci_arena *arena);
/* The next piece.  false: that was the last. */
bool sci_pieces_next(struct sci_pieces *pieces, struct sipcause_span *piece);
void sci_pieces_free(struct sci_pieces *pieces);

#endif
