/* SPDX-License-Identifier: BSD-2-Clause */
#include "rules.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *key, *name, *option;
} names[PAGE_RULES] = {
	[RULE_MAPS] = { "maps", "map", "map" },
	[RULE_PROFILE] = { "profile", "--profile", "--profile" },
	[RULE_ANSWERED] = { "with_answered", "-w answered", "-w" },
	[RULE_ALERTED] = { "with_alerted", "-w alerted", "-w" },
	[RULE_WITH] = { "with", "-w of other companions", "-w" },
	[RULE_WHEN] = { "when", "--when", "--when" },
	[RULE_SEIZED] = { "seized", "--seized", "--seized" },
	[RULE_DURATION] = { "duration", "--duration", "--duration" },
	[RULE_CALL] = { "call", "--call", "--call" },
};

const char *page_rule_key(unsigned rule)
{
	return names[rule].key;
}

const char *page_rule_name(unsigned rule)
{
	return names[rule].name;
}

const char *page_rule_option(unsigned rule)
{
	return names[rule].option;
}

static int by_text(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

void page_texts_sort(struct page_texts *texts)
{
	size_t used = 0, i;

	if (texts->count < 2)
		return;
	qsort(texts->items, texts->count, sizeof(*texts->items), by_text);
	for (i = 0; i < texts->count; i++)
		if (used == 0 || strcmp(texts->items[used - 1], texts->items[i]) != 0)
			texts->items[used++] = texts->items[i];
	texts->count = used;
}

/* Whether a list has a text that is not before the place, which moves on to it. */
static bool has_from(const struct page_texts *texts, size_t *place, const char *text)
{
	while (*place < texts->count && strcmp(texts->items[*place], text) < 0)
		++*place;
	return *place < texts->count && strcmp(texts->items[*place], text) == 0;
}

const char *page_rule_own(const struct page_rules *one, const struct page_rules *other,
			  unsigned rule)
{
	const struct page_texts *texts = &one->given[rule];
	size_t place = 0, i;

	for (i = 0; i < texts->count; i++)
		if (!has_from(&other->given[rule], &place, texts->items[i]))
			return texts->items[i];
	return NULL;
}

bool page_rule_same(const struct page_rules *one, const struct page_rules *other, unsigned rule)
{
	return !one->differ[rule] && !other->differ[rule] &&
	       page_rule_own(one, other, rule) == NULL && page_rule_own(other, one, rule) == NULL;
}

bool page_rule_fits(const struct page_rules *one, const struct page_rules *other, unsigned rule)
{
	return page_rule_same(one, other, rule) ||
	       (rule > RULE_PROFILE && !page_rule_same(one, other, RULE_PROFILE));
}

/* The texts that both have. */
static bool join_texts(struct sci_arena *arena, struct page_texts *sum,
		       const struct page_texts *other)
{
	const struct page_texts all = *sum;
	size_t place = 0, i;

	*sum = (struct page_texts){ sci_arena_array(arena, all.count + 1, sizeof(*sum->items)), 0 };
	for (i = 0; sum->items != NULL && i < all.count; i++)
		if (has_from(other, &place, all.items[i]))
			sum->items[sum->count++] = all.items[i];
	return sum->items != NULL;
}

bool page_rules_join(struct sci_arena *arena, struct page_rules *sum,
		     const struct page_rules *other)
{
	unsigned i;

	for (i = 0; i < PAGE_RULES; i++) {
		if (page_rule_same(sum, other, i))
			continue;
		sum->differ[i] = true;
		if (!join_texts(arena, &sum->given[i], &other->given[i]))
			return false;
	}
	return true;
}
