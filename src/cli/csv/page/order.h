/* SPDX-License-Identifier: BSD-2-Clause */
/* The order of texts in which a reader looks for them. */
#ifndef CSV_PAGE_ORDER_H
#define CSV_PAGE_ORDER_H

#include <stddef.h>

/* Numbers in texts count as numbers: 31 comes before 102, and trunk-2 before trunk-10.  All else
 * goes by its bytes.  0 only for two texts that are the same. */
int page_compare_bytes(const char *a, size_t a_length, const char *b, size_t b_length);
int page_compare_texts(const char *a, const char *b);

#endif
