/* SPDX-License-Identifier: BSD-2-Clause */
/* Adding up pages: the summaries of parts of a run are as good as that of the whole. */
#ifndef CSV_PAGE_ADD_H
#define CSV_PAGE_ADD_H

#include "join.h"

/* What two pages cannot be added for: an option, and what it is in each; NULL: not given. */
struct page_difference {
	const char *option;
	const char *one, *other;
	bool given; /* both texts say only whether it is given */
};
/* Whether two pages fit; else what differs. */
bool page_fits(const struct page *one, const struct page *other,
	       struct page_difference *difference);

/* The sum of pages that fit, at least one; what it has lies in the arena or is theirs. */
enum page_fault page_sum(struct sci_arena *arena, const struct page *pages, size_t count,
			 struct page *sum);

#endif
