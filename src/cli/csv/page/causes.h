/* SPDX-License-Identifier: BSD-2-Clause */
/* The most frequent causes of a row of a page. */
#ifndef CSV_PAGE_CAUSES_H
#define CSV_PAGE_CAUSES_H

#include "form.h"

#define TOP_CAUSES 3

/* The most frequent codes of a row: of calls that were not answered, or of all. */
struct causes {
	const struct page_count *items[TOP_CAUSES];
	uint64_t counts[TOP_CAUSES];
	size_t count;
	uint64_t of;
};

/* The target that the causes are of: q850 where it is one, else the first. */
uint32_t causes_target(const struct page *page);
/* By falling count, then by number. */
void causes_find(const struct page *page, const struct page_row *row, struct causes *causes);

#endif
