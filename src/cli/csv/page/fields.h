/* SPDX-License-Identifier: BSD-2-Clause */
/* The counts of a page by their names in JSON: written, read and added in one order. */
#ifndef CSV_PAGE_FIELDS_H
#define CSV_PAGE_FIELDS_H

#include "page.h"

struct page_field {
	const char *key;
	size_t offset;
};
struct page_fields {
	const struct page_field *items;
	size_t count;
};

extern const struct page_fields page_record_fields;  /* of struct page */
extern const struct page_fields page_call_fields;    /* the same: of calls put together */
extern const struct page_fields page_row_fields;     /* of struct page_row */
extern const struct page_fields page_quality_fields; /* of struct quality: answered or not */
extern const struct page_fields page_status_fields;  /* of struct quality: SIP statuses */

static inline uint64_t *page_count_at(void *counts, const struct page_field *field)
{
	return (uint64_t *)(void *)((char *)counts + field->offset);
}
static inline uint64_t page_count_of(const void *counts, const struct page_field *field)
{
	return *(const uint64_t *)(const void *)((const char *)counts + field->offset);
}

/* The word of what the calls of a page are, and that which a table says for them. */
const char *page_counted_word(uint32_t counted);
const char *page_unit(const struct page *page);
/* Of malformed records. */
const char *page_flaw_key(unsigned flaw);
const char *page_flaw_words(unsigned flaw);
/* How a code was found, the last one being others; NULL: there is no such way. */
const char *page_how_word(unsigned how);

#endif
