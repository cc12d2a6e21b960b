/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a table says of one code, as a digest: all rows that may answer, in the order in which
 * they are tried, each with its outcome, phrase, companions and conditions.
 *
 * Where the rows are from and how the file spells them does not count.  A code that stays the
 * same is digested as such, so that neighbours of one rule have one digest.
 */
#ifndef SCI_ROW_DIGEST_H
#define SCI_ROW_DIGEST_H

#include "alternatives.h"
#include "base/digest.h"

/* Zeroed, it is new.  What it needs is in its arena, for the caller to free. */
struct sci_row_digest {
	struct sci_arena arena;
	struct sci_alternatives walk;
};

/* Of one code of a table's space: 1, 0 where nothing is said of it, or SIPCAUSE_E_MEMORY. */
int sci_row_digest(struct sci_row_digest *work, const struct sipcause_table *table, int32_t code,
		   struct sci_digest *rows);

/* Add a number, its bytes in the same order on every machine, or a text (NULL: an empty one). */
void sci_digest_number(struct sci_digest *digest, int64_t number);
void sci_digest_add_text(struct sci_digest *digest, const char *text);

#endif
