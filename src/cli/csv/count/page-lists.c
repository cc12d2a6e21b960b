/* SPDX-License-Identifier: BSD-2-Clause */
#include "page-lists.h"

#include "cli/csv/page/join.h"
#include "cli/result.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
	const struct page_count *x = a, *y = b;

	return strcmp(x->text, y->text);
}

/* The list of the items, those with the same text together. */
static void make_list(struct maker *maker, size_t count, struct page_list *list)
{
	struct page_count *items = maker->items;
	size_t used = 0, i;

	qsort(items, count, sizeof(*items), by_text);
	for (i = 0; i < count; i++) {
		if (used == 0 || strcmp(items[used - 1].text, items[i].text) != 0) {
			items[used++] = items[i];
			continue;
		}
		items[used - 1].count += items[i].count;
		items[used - 1].not_answered += items[i].not_answered;
	}
	list->count = used;
	list->items = sci_arena_array(maker->memory, used > 0 ? used : 1, sizeof(*items));
	maker->failed = maker->failed || list->items == NULL;
	if (list->items == NULL)
		return;
	memcpy(list->items, items, used * sizeof(*items));
	page_list_sort(list);
}

/* The page's copy of a text. */
static const char *keep(struct maker *maker, const char *text)
{
	const char *kept = sci_strings_keep(&maker->texts, text, strlen(text) + 1);

	maker->failed = maker->failed || kept == NULL;
	return kept != NULL ? kept : "";
}

static void put_item(struct maker *maker, size_t at, const char *text, const char *phrase,
		     const struct met *met)
{
	maker->items[at].text = keep(maker, text);
	maker->items[at].phrase = phrase;
	maker->items[at].count = met->count;
	maker->items[at].not_answered = met->outcome->answered == KNOWN_NO ? met->count : 0;
}

void list_codes(struct maker *maker, const struct met *mets, size_t count, uint32_t target,
		struct page_list *list)
{
	const struct sipcause_space *space = maker->plan->targets[target];
	char room[CLI_NUMBER_TEXT];
	size_t i;

	for (i = 0; i < count; i++) {
		int32_t code = mets[i].outcome->codes[target];
		const char *phrase = NULL, *text = "unmapped";

		if (code == CODE_BEYOND) {
			text = "others";
		} else if (code >= 0) {
			text = cli_number_text(room, space, code);
			phrase = sipcause_space_fact(space, code, SIPCAUSE_FACT_PHRASE);
		} else if (code == SIPCAUSE_NONE) {
			text = "none";
		}
		put_item(maker, i, text, phrase, &mets[i]);
	}
	make_list(maker, count, list);
}

void list_unmapped(struct maker *maker, const struct met *mets, size_t count, struct page_row *row)
{
	size_t used = 0, i, length;

	for (i = 0; i < count; i++) {
		uint32_t label = mets[i].outcome->label;
		char text[SCI_QUOTED + 100];

		if (label == LABEL_BEYOND) {
			row->unmapped_beyond += mets[i].count;
		} else if (label != LABEL_NONE) {
			const char *bytes =
				sci_strings_bytes(&maker->counts->labels, label, &length);

			snprintf(text, sizeof(text), "%.*s", (int)length, bytes);
			put_item(maker, used++, text, NULL, &mets[i]);
		}
	}
	make_list(maker, used, &row->unmapped_codes);
}

void list_disputed(struct maker *maker, const struct met *mets, size_t count,
		   struct page_list *list)
{
	const struct plan *plan = maker->plan;
	size_t used = 0, i;

	for (i = 0; i < count; i++) {
		const struct outcome *outcome = mets[i].outcome;
		char text[CLI_NUMBER_TEXT + 8], room[CLI_NUMBER_TEXT];
		int32_t cause;

		if (outcome->delivery != DELIVERY_DISPUTED || !outcome->seized)
			continue;
		cause = outcome->codes[plan->causes];
		if (delivered_by_status(&plan->delivered, outcome->status))
			snprintf(text, sizeof(text), "sip:%d", DELIVERED_CANCELLED);
		else
			snprintf(text, sizeof(text), "%s",
				 cause == CODE_BEYOND
					 ? "others"
					 : cli_number_text(room, plan->targets[plan->causes],
							   cause));
		put_item(maker, used++, text, NULL, &mets[i]);
	}
	make_list(maker, used, list);
}

void list_companions(struct maker *maker)
{
	struct page *page = maker->page;
	const struct plan *plan;
	size_t used = 0;
	uint32_t i;

	for (plan = maker->plan; plan != NULL; plan = plan->next) {
		for (i = 0; i < plan->context_count; i++) {
			uint64_t count = maker->counts->companions[plan->type][i];

			if (count == 0)
				continue;
			page->unread_companions += count;
			maker->items[used++] =
				(struct page_count){ .text = keep(maker, plan->contexts[i].key),
						     .count = count };
		}
	}
	make_list(maker, used, &page->companions);
}
