/* SPDX-License-Identifier: BSD-2-Clause */
#include "add.h"

#include "base/text.h"
#include "fields.h"

#include <stdlib.h>

/* -------------------------------------------------------------------- fit */

static bool same(struct page_difference *difference, const char *option, const char *one,
		 const char *other)
{
	*difference = (struct page_difference){ option, one, other, false };
	return sci_same_text(one, other);
}

static bool same_given(struct page_difference *difference, const char *option, bool one, bool other)
{
	*difference = (struct page_difference){ option, one ? "given" : NULL,
						other ? "given" : NULL, true };
	return one == other;
}

bool page_fits(const struct page *one, const struct page *other, struct page_difference *difference)
{
	uint32_t i;

	for (i = 0; i < PAGE_TARGETS; i++)
		if (!same(difference, "-t", one->targets[i], other->targets[i]))
			return false;
	return same(difference, "what is counted", page_counted_word(one->counted),
		    page_counted_word(other->counted)) &&
	       same(difference, "--by", one->by, other->by) &&
	       same(difference, "the column before the ~ of --by", one->by_column,
		    other->by_column) &&
	       same_given(difference, "-w answered", one->quality, other->quality) &&
	       same_given(difference, "--seized", one->seizes, other->seizes) &&
	       same_given(difference, "-t q850", one->causes, other->causes) &&
	       same_given(difference, "--delivered", one->settled, other->settled) &&
	       same(difference, "what counts as delivered", one->delivered, other->delivered);
}

/* -------------------------------------------------------------------- rows */

static int by_value(const void *a, const void *b)
{
	const struct page_row *const *x = a, *const *y = b;

	return page_compare_values(*x, *y);
}

/* All rows of all pages, those of one value together. */
static const struct page_row **list_rows(struct sci_arena *arena, const struct page *pages,
					 size_t count, size_t total)
{
	const struct page_row **list = sci_arena_array(arena, total, sizeof(*list));
	size_t used = 0, i, k;

	if (list == NULL)
		return NULL;
	for (i = 0; i < count; i++)
		for (k = 0; k < pages[i].row_count; k++)
			list[used++] = &pages[i].rows[k];
	qsort(list, used, sizeof(struct page_row *), by_value);
	return list;
}

static enum page_fault join_rows(struct sci_arena *arena, const struct page_row **list,
				 size_t total, struct page *sum)
{
	enum page_fault fault = PAGE_FINE;
	size_t from, end;

	sum->rows = sci_arena_array(arena, total, sizeof(*sum->rows));
	if (sum->rows == NULL)
		return PAGE_NO_MEMORY;
	for (from = 0; from < total && fault == PAGE_FINE; from = end) {
		for (end = from + 1; end < total && by_value(&list[from], &list[end]) == 0;)
			end++;
		fault = page_rows_join(arena, list + from, end - from, sum->target_count,
				       &sum->rows[sum->row_count++]);
	}
	page_rows_sort(sum->rows, sum->row_count);
	return fault;
}

/* How many values there were: as many as are kept apart, but more where a page knows. */
static uint64_t count_values(const struct page *pages, size_t count, const struct page *sum)
{
	uint64_t values = sum->row_count;
	bool others = values > 0 && sum->rows[values - 1].others;
	size_t i;

	for (i = 0; i < count && others; i++)
		if (pages[i].values > values)
			values = pages[i].values;
	return values;
}

static enum page_fault add_rows(struct sci_arena *arena, const struct page *pages, size_t count,
				struct page *sum)
{
	const struct page_row **list;
	enum page_fault fault;
	size_t total = 0, i;

	for (i = 0; i < count; i++)
		total += pages[i].row_count;
	if (total == 0)
		return PAGE_FINE;
	list = list_rows(arena, pages, count, total);
	if (list == NULL)
		return PAGE_NO_MEMORY;
	fault = join_rows(arena, list, total, sum);
	sum->values = count_values(pages, count, sum);
	return fault;
}

/* ------------------------------------------------------------------- whole */

static enum page_fault add_wholes(struct sci_arena *arena, const struct page *pages, size_t count,
				  struct page *sum)
{
	const struct page_row **wholes = sci_arena_array(arena, count, sizeof(*wholes));
	size_t i;

	for (i = 0; wholes != NULL && i < count; i++)
		wholes[i] = &pages[i].whole;
	return wholes != NULL ? page_rows_join(arena, wholes, count, sum->target_count, &sum->whole)
			      : PAGE_NO_MEMORY;
}

static enum page_fault add_fields(const struct page_fields *fields, const struct page *page,
				  struct page *sum)
{
	enum page_fault fault = PAGE_FINE;
	size_t i;

	for (i = 0; i < fields->count && fault == PAGE_FINE; i++)
		fault = page_count_add(page_count_at(sum, &fields->items[i]),
				       page_count_of(page, &fields->items[i]));
	return fault;
}

static enum page_fault add_records(const struct page *page, struct page *sum)
{
	enum page_fault fault = add_fields(&page_record_fields, page, sum);
	size_t i;

	if (fault == PAGE_FINE)
		fault = add_fields(&page_call_fields, page, sum);
	for (i = 0; i < PAGE_FLAWS && fault == PAGE_FINE; i++)
		fault = page_count_add(&sum->flaws[i], page->flaws[i]);
	return fault;
}

static enum page_fault add_companions(struct sci_arena *arena, const struct page *pages,
				      size_t count, struct page *sum)
{
	size_t total = 0, i;

	for (i = 0; i < count; i++)
		total += pages[i].companions.count;
	if (!page_list_begin(arena, total, &sum->companions))
		return PAGE_NO_MEMORY;
	for (i = 0; i < count; i++)
		page_list_append(&sum->companions, &pages[i].companions);
	return page_list_join(&sum->companions);
}

static bool join_rules(struct sci_arena *arena, const struct page *pages, size_t count,
		       struct page *sum)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (!page_rules_join(arena, &sum->rules, &pages[i].rules))
			return false;
	return true;
}

static bool add_inputs(struct sci_arena *arena, const struct page *pages, size_t count,
		       struct page *sum)
{
	size_t total = 0, i, k;

	for (i = 0; i < count; i++)
		total += pages[i].input_count;
	sum->inputs = sci_arena_array(arena, total + 1, sizeof(*sum->inputs));
	for (i = 0; sum->inputs != NULL && i < count; i++)
		for (k = 0; k < pages[i].input_count; k++)
			sum->inputs[sum->input_count++] = pages[i].inputs[k];
	return sum->inputs != NULL;
}

/* What pages that fit have in common. */
static void take_common(const struct page *page, struct page *sum)
{
	memcpy(sum->targets, page->targets, sizeof(sum->targets));
	sum->target_count = page->target_count;
	sum->quality = page->quality;
	sum->seizes = page->seizes;
	sum->causes = page->causes;
	sum->delivered = page->delivered;
	sum->settled = page->settled;
	sum->by = page->by;
	sum->by_column = page->by_column;
	sum->counted = page->counted;
	sum->rules = page->rules;
}

enum page_fault page_sum(struct sci_arena *arena, const struct page *pages, size_t count,
			 struct page *sum)
{
	enum page_fault fault = PAGE_FINE;
	size_t i;

	*sum = (struct page){ .complete = true };
	take_common(&pages[0], sum);
	if (!add_inputs(arena, pages, count, sum) || !join_rules(arena, pages, count, sum))
		return PAGE_NO_MEMORY;
	for (i = 0; i < count && fault == PAGE_FINE; i++) {
		sum->complete = sum->complete && pages[i].complete;
		sum->seconds += pages[i].seconds;
		fault = add_records(&pages[i], sum);
	}
	if (fault == PAGE_FINE)
		fault = add_companions(arena, pages, count, sum);
	if (fault == PAGE_FINE)
		fault = add_wholes(arena, pages, count, sum);
	return fault == PAGE_FINE ? add_rows(arena, pages, count, sum) : fault;
}
