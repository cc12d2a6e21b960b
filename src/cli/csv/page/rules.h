/* SPDX-License-Identifier: BSD-2-Clause */
/* What a run had that its counts depend on: maps, conditions, and the columns of calls. */
#ifndef CSV_PAGE_RULES_H
#define CSV_PAGE_RULES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum page_rule {
	RULE_MAPS, /* names, and versions */
	RULE_PROFILE,
	RULE_ANSWERED, /* -w of this companion, */
	RULE_ALERTED,  /* of this one, */
	RULE_WITH,     /* and of all others */
	RULE_WHEN,
	RULE_SEIZED,
	RULE_DURATION,
	RULE_CALL,
	PAGE_RULES
};

/* Texts in order, each once. */
struct page_texts {
	const char **items;
	size_t count;
};

struct page_rules {
	struct page_texts given[PAGE_RULES]; /* of a sum: what all runs had */
	bool differ[PAGE_RULES];             /* of a sum: some runs had others */
};

/* The key of a rule in JSON; what a message calls it, and what stands there before a text. */
const char *page_rule_key(unsigned rule);
const char *page_rule_name(unsigned rule);
const char *page_rule_option(unsigned rule);

/* Bring texts in order, and drop those that are there already. */
void page_texts_sort(struct page_texts *texts);

/* Whether two runs, or sums of such, had the same of a rule. */
bool page_rule_same(const struct page_rules *one, const struct page_rules *other, unsigned rule);
/* The same of those rules that can be compared: columns are others where profiles are. */
bool page_rule_fits(const struct page_rules *one, const struct page_rules *other, unsigned rule);
/* The first text that only `one` has; NULL: there is none. */
const char *page_rule_own(const struct page_rules *one, const struct page_rules *other,
			  unsigned rule);
/* Leave in a sum what another has, too.  What is left lies in the arena.  false: out of memory. */
bool page_rules_join(struct sci_arena *arena, struct page_rules *sum,
		     const struct page_rules *other);

#endif
