/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether the counts of a page that was read agree, so that no share is above the whole. */
#ifndef CSV_PAGE_AGREE_H
#define CSV_PAGE_AGREE_H

#include "page.h"

/* What counts of a page do not agree; NULL: they do. */
const char *page_disagreement(const struct page *page);

#endif
