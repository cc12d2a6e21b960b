/* SPDX-License-Identifier: BSD-2-Clause */
/* Texts, lists and rows of a page: kept, ordered, and joined to one. */
#ifndef CSV_PAGE_JOIN_H
#define CSV_PAGE_JOIN_H

#include "base/arena.h"
#include "page.h"

/* The largest count, which every reader of JSON takes exactly. */
#define PAGE_COUNT_MOST ((UINT64_C(1) << 53) - 1)

enum page_fault { PAGE_FINE, PAGE_NO_MEMORY, PAGE_TOO_MANY /* a count above the largest */ };

/* A text as a page has it: UTF-8, with what is none, and NUL, as \xNN.  NULL: out of memory. */
const char *page_keep_text(struct sci_arena *arena, const char *bytes, size_t length);

/* By falling count, then by text, as order.h has it; so are values. */
void page_list_sort(struct page_list *list);
/* By falling calls, then by value; that of others last. */
void page_rows_sort(struct page_row *rows, size_t count);
/* By value alone; that of others last. */
int page_compare_values(const struct page_row *a, const struct page_row *b);

/* A list of several: room for all their items, these one list after the other, and then those
 * with the same text together.  page_list_begin() gives false: out of memory. */
bool page_list_begin(struct sci_arena *arena, size_t room, struct page_list *list);
void page_list_append(struct page_list *list, const struct page_list *part);
enum page_fault page_list_join(struct page_list *list);

enum page_fault page_count_add(uint64_t *sum, uint64_t part);
/* The sum of rows, by columns (`targets` of them) and codes.  Its value is that of the first. */
enum page_fault page_rows_join(struct sci_arena *arena, const struct page_row *const *parts,
			       size_t count, uint32_t targets, struct page_row *sum);

#endif
