/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Answers that were given before.  Many records have few different codes: each is
 * answered once and then found again.
 */
#ifndef CSV_CACHE_H
#define CSV_CACHE_H

#include "answer.h"
#include "base/string-table.h"

/* One thread's answers. */
struct cache {
	const struct plan *plan;
	struct sci_strings keys;
	struct answer **list;
	uint32_t room;
	/* Answers that there was no room for, each until the next one of its source. */
	struct answer *beyond[SOURCES_MAX + 1];
};

void cache_make(struct cache *cache, const struct plan *plan);
void cache_drop(struct cache *cache);
/* The answer; text is what the cell said, for codes that could not be read.  NULL:
 * out of memory.  Valid until the next question about the same source. */
const struct answer *cache_get(struct cache *cache, const struct question *question,
			       struct cell text);

#endif
