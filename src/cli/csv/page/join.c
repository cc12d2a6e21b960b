/* SPDX-License-Identifier: BSD-2-Clause */
#include "join.h"

#include "base/text.h"
#include "fields.h"
#include "order.h"

#include <stdlib.h>

const char *page_keep_text(struct sci_arena *arena, const char *bytes, size_t length)
{
	char *room = length < SIZE_MAX / SCI_ESCAPE
			     ? sci_arena_array(arena, length * SCI_ESCAPE + 1, 1)
			     : NULL;
	size_t at = 0, used = 0;

	while (room != NULL && at < length) {
		uint32_t character = 0;
		size_t size =
			sci_utf8_decode((const unsigned char *)bytes + at, length - at, &character);

		if (size == 0 || character == 0) {
			used += sci_escape_put(room + used, bytes[at++]);
			continue;
		}
		memcpy(room + used, bytes + at, size);
		used += size;
		at += size;
	}
	return room;
}

/* ------------------------------------------------------------------- order */

static int by_text(const void *a, const void *b)
{
	const struct page_count *x = a, *y = b;

	return page_compare_texts(x->text, y->text);
}

static int by_count(const void *a, const void *b)
{
	const struct page_count *x = a, *y = b;

	return x->count != y->count ? (x->count < y->count ? 1 : -1) : by_text(a, b);
}

void page_list_sort(struct page_list *list)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(*list->items), by_count);
}

int page_compare_values(const struct page_row *a, const struct page_row *b)
{
	if (a->others || b->others)
		return a->others - b->others;
	return page_compare_texts(a->value, b->value);
}

static int by_calls(const void *a, const void *b)
{
	const struct page_row *x = a, *y = b;

	if (x->others != y->others || x->calls == y->calls)
		return page_compare_values(x, y);
	return x->calls < y->calls ? 1 : -1;
}

void page_rows_sort(struct page_row *rows, size_t count)
{
	if (count > 1)
		qsort(rows, count, sizeof(*rows), by_calls);
}

/* -------------------------------------------------------------------- sums */

enum page_fault page_count_add(uint64_t *sum, uint64_t part)
{
	if (part > PAGE_COUNT_MOST || *sum > PAGE_COUNT_MOST - part)
		return PAGE_TOO_MANY;
	*sum += part;
	return PAGE_FINE;
}

static enum page_fault add_fields(const struct page_fields *fields, void *sum, const void *part)
{
	enum page_fault fault = PAGE_FINE;
	size_t i;

	for (i = 0; i < fields->count && fault == PAGE_FINE; i++)
		fault = page_count_add(page_count_at(sum, &fields->items[i]),
				       page_count_of(part, &fields->items[i]));
	return fault;
}

static enum page_fault add_item(struct page_count *sum, const struct page_count *part)
{
	enum page_fault fault = page_count_add(&sum->count, part->count);

	return fault == PAGE_FINE ? page_count_add(&sum->not_answered, part->not_answered) : fault;
}

/* Make one of those that follow each other with the same text. */
static enum page_fault fold(struct page_list *list)
{
	enum page_fault fault = PAGE_FINE;
	size_t used = 0, i;

	for (i = 0; i < list->count && fault == PAGE_FINE; i++) {
		if (used > 0 && strcmp(list->items[used - 1].text, list->items[i].text) == 0)
			fault = add_item(&list->items[used - 1], &list->items[i]);
		else
			list->items[used++] = list->items[i];
	}
	list->count = used;
	return fault;
}

/* The list at an offset of rows. */
static const struct page_list *list_of(const struct page_row *row, size_t offset)
{
	return (const struct page_list *)(const void *)((const char *)row + offset);
}

/* The same with the lesser phrase first, whoever brought it. */
static int by_text_and_phrase(const void *a, const void *b)
{
	const struct page_count *x = a, *y = b;
	int order = by_text(a, b);

	if (order != 0 || x->phrase == y->phrase)
		return order;
	if (x->phrase == NULL || y->phrase == NULL)
		return x->phrase == NULL ? 1 : -1;
	return strcmp(x->phrase, y->phrase);
}

bool page_list_begin(struct sci_arena *arena, size_t room, struct page_list *list)
{
	*list = (struct page_list){ NULL, 0 };
	if (room > 0)
		list->items = sci_arena_array(arena, room, sizeof(*list->items));
	return room == 0 || list->items != NULL;
}

void page_list_append(struct page_list *list, const struct page_list *part)
{
	if (part->count > 0)
		memcpy(list->items + list->count, part->items, part->count * sizeof(*part->items));
	list->count += part->count;
}

enum page_fault page_list_join(struct page_list *list)
{
	enum page_fault fault;

	if (list->count == 0)
		return PAGE_FINE;
	qsort(list->items, list->count, sizeof(*list->items), by_text_and_phrase);
	fault = fold(list);
	page_list_sort(list);
	return fault;
}

static enum page_fault join_lists(struct sci_arena *arena, const struct page_row *const *parts,
				  size_t count, size_t offset, struct page_row *sum)
{
	struct page_list *list = (struct page_list *)(void *)((char *)sum + offset);
	size_t i, total = 0;

	for (i = 0; i < count; i++)
		total += list_of(parts[i], offset)->count;
	if (!page_list_begin(arena, total, list))
		return PAGE_NO_MEMORY;
	for (i = 0; i < count; i++)
		page_list_append(list, list_of(parts[i], offset));
	return page_list_join(list);
}

static enum page_fault add_hows(struct page_row *sum, const struct page_row *part)
{
	enum page_fault fault = PAGE_FINE;
	size_t i, k;

	for (i = 0; i < PAGE_TARGETS; i++)
		for (k = 0; k < PAGE_HOWS && fault == PAGE_FINE; k++)
			fault = page_count_add(&sum->hows[i][k], part->hows[i][k]);
	return fault;
}

static enum page_fault add_row(struct page_row *sum, const struct page_row *part)
{
	enum page_fault fault = add_fields(&page_row_fields, sum, part);

	if (fault == PAGE_FINE)
		fault = add_fields(&page_quality_fields, &sum->quality, &part->quality);
	if (fault == PAGE_FINE)
		fault = add_fields(&page_status_fields, &sum->quality, &part->quality);
	return fault == PAGE_FINE ? add_hows(sum, part) : fault;
}

enum page_fault page_rows_join(struct sci_arena *arena, const struct page_row *const *parts,
			       size_t count, uint32_t targets, struct page_row *sum)
{
	enum page_fault fault = PAGE_FINE;
	size_t i;

	*sum = (struct page_row){ .value = parts[0]->value, .others = parts[0]->others };
	for (i = 0; i < count && fault == PAGE_FINE; i++)
		fault = add_row(sum, parts[i]);
	for (i = 0; i < targets && fault == PAGE_FINE; i++)
		fault = join_lists(arena, parts, count,
				   offsetof(struct page_row, codes) + i * sizeof(struct page_list),
				   sum);
	if (fault == PAGE_FINE)
		fault = join_lists(arena, parts, count, offsetof(struct page_row, unmapped_codes),
				   sum);
	if (fault == PAGE_FINE)
		fault = join_lists(arena, parts, count, offsetof(struct page_row, disputed), sum);
	return fault;
}
