/* SPDX-License-Identifier: BSD-2-Clause */
/* The lists of a page: what was counted, with the texts that it has there. */
#ifndef CSV_PAGE_LISTS_H
#define CSV_PAGE_LISTS_H

#include "cli/csv/page/page.h"
#include "counts.h"

/* How often an outcome was met in a group. */
struct met {
	uint32_t group;
	uint32_t number; /* of the outcome */
	uint64_t count;
	const struct outcome *outcome;
};

/* What is at work while a page is made. */
struct maker {
	struct page *page;
	struct sci_arena *memory;
	const struct plan *plan;
	const struct counts *counts;
	struct sci_strings texts; /* of codes, each once */
	struct page_count *items; /* of a list that is being made */
	/* The plan's number of each target of the page, which has each space once. */
	uint32_t targets[PAGE_TARGETS];
	bool statuses; /* some call has a SIP status */
	bool failed;   /* out of memory */
};

/* What each outcome is for a target: a code, none, or unmapped. */
void list_codes(struct maker *maker, const struct met *mets, size_t count, uint32_t target,
		struct page_list *list);
/* What is unmapped; codes that nobody kept apart are a number of the row. */
void list_unmapped(struct maker *maker, const struct met *mets, size_t count, struct page_row *row);
/* Causes of which nobody can say whether the call was delivered. */
void list_disputed(struct maker *maker, const struct met *mets, size_t count,
		   struct page_list *list);
/* The companions with cells that are no code, those of all types of records together. */
void list_companions(struct maker *maker);

#endif
