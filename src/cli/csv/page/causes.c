/* SPDX-License-Identifier: BSD-2-Clause */
#include "causes.h"

#include "order.h"

#include <stdlib.h>
#include <string.h>

uint32_t causes_target(const struct page *page)
{
	uint32_t i;

	for (i = 0; i < page->target_count; i++)
		if (strcmp(page->targets[i], "q850") == 0)
			return i;
	return 0;
}

static bool goes_before(const struct causes *causes, size_t at, const struct page_count *item,
			uint64_t count)
{
	if (count != causes->counts[at])
		return count > causes->counts[at];
	return page_compare_texts(item->text, causes->items[at]->text) < 0;
}

static void take(struct causes *causes, const struct page_count *item, uint64_t count)
{
	size_t at = causes->count;

	if (at == TOP_CAUSES && !goes_before(causes, --at, item, count))
		return;
	for (; at > 0 && goes_before(causes, at - 1, item, count); at--) {
		causes->items[at] = causes->items[at - 1];
		causes->counts[at] = causes->counts[at - 1];
	}
	causes->items[at] = item;
	causes->counts[at] = count;
	causes->count += causes->count < TOP_CAUSES;
}

void causes_find(const struct page *page, const struct page_row *row, struct causes *causes)
{
	const struct page_list *list = &row->codes[causes_target(page)];
	size_t i;

	*causes = (struct causes){ .of = page->quality ? row->quality.not_answered : row->calls };
	for (i = 0; i < list->count; i++) {
		const struct page_count *item = &list->items[i];
		uint64_t count = page->quality ? item->not_answered : item->count;

		if (count > 0)
			take(causes, item, count);
	}
}

/* ------------------------------------------------------------- what they mean */

static int by_text(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return page_compare_texts(*x, *y);
}

static size_t add_texts(const struct page *page, const struct page_row *row, const char **texts)
{
	struct causes causes;
	size_t i;

	causes_find(page, row, &causes);
	for (i = 0; i < causes.count; i++)
		texts[i] = causes.items[i]->text;
	return causes.count;
}

/* The causes of all rows that are shown, in order, some of them several times. */
static const char **list_texts(const struct page_view *view, size_t *count)
{
	const char **texts =
		sci_arena_array(view->arena, TOP_CAUSES * (view->row_count + 1), sizeof(*texts));
	size_t i;

	if (texts == NULL)
		return NULL;
	*count = add_texts(view->page, &view->page->whole, texts);
	for (i = 0; i < view->row_count; i++)
		*count += add_texts(view->page, &view->rows[i], texts + *count);
	qsort(texts, *count, sizeof(*texts), by_text);
	return texts;
}

/* Phrases are those of all calls, as rows of a summary that was read have none. */
static const char *phrase_of(const struct page_list *list, const char *text)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (strcmp(list->items[i].text, text) == 0)
			return list->items[i].phrase;
	return NULL;
}

void page_causes_grid(const struct page_view *view, struct grid *grid)
{
	uint32_t target = causes_target(view->page);
	struct grid_column *columns = sci_arena_array(view->arena, 2, sizeof(*columns));
	size_t count = 0, i;
	const char **texts = list_texts(view, &count);

	grid_begin(grid, view->arena, columns, 2);
	grid->failed = columns == NULL || texts == NULL;
	if (grid->failed)
		return;
	columns[0] = (struct grid_column){ view->page->targets[target], false };
	columns[1] = (struct grid_column){ "", false };
	for (i = 0; i < count; i++) {
		const char *phrase = phrase_of(&view->page->whole.codes[target], texts[i]);

		if (phrase == NULL || (i > 0 && strcmp(texts[i - 1], texts[i]) == 0))
			continue;
		grid_text(grid, texts[i]);
		grid_text(grid, phrase);
	}
}
