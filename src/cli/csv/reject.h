/* SPDX-License-Identifier: BSD-2-Clause */
/* Records for the reject file. */
#ifndef CSV_FLAWS_H
#define CSV_FLAWS_H

#include "batch.h"

/* A malformed record: at is the byte that shows it. */
bool batch_reject(struct batch *batch, const struct view *view, enum flaw flaw, size_t at,
		  const char *reason);
/* A further piece of one. */
bool batch_reject_more(struct batch *batch, const struct view *view);
/* The file ends where a record was thought to go on. */
bool batch_reject_end(struct batch *batch);
/* A copy of a record that is unmapped, for the reject file. */
bool batch_copy_unmapped(struct batch *batch, const struct view *view, const struct answer *answer);

#endif
