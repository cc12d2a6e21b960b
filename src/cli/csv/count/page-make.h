/* SPDX-License-Identifier: BSD-2-Clause */
/* From what was counted to the page of the summary. */
#ifndef CSV_PAGE_MAKE_H
#define CSV_PAGE_MAKE_H

#include "cli/csv/page/page.h"
#include "counts.h"

/* Make a page, whose memory is the arena's.  Its inputs, its seconds and whether it is complete
 * are the caller's to say.  false: out of memory. */
bool page_make(struct page *page, struct sci_arena *memory, const struct plan *plan,
	       const struct counts *counts);

#endif
