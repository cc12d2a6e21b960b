/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading a page back from the JSON that page_write() wrote. */
#ifndef CSV_PAGE_READ_H
#define CSV_PAGE_READ_H

#include "base/arena.h"
#include "page.h"
#include "trouble.h"

#include <stdbool.h>

/* Read a page whose texts and lists lie in the arena.  Its counts are bounded, and agree.
 * false: see the trouble. */
bool page_read(struct sci_arena *arena, const char *bytes, size_t length, struct page *page,
	       struct page_trouble *trouble);

#endif
