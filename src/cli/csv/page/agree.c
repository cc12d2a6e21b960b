/* SPDX-License-Identifier: BSD-2-Clause */
#include "agree.h"

/* Whether parts are at most the whole; what is read is small enough for sums of a few. */
static bool within(const struct page_list *list, uint64_t whole)
{
	uint64_t sum = 0;
	size_t i;

	for (i = 0; i < list->count; i++) {
		if (list->items[i].count > whole - sum ||
		    list->items[i].not_answered > list->items[i].count)
			return false;
		sum += list->items[i].count;
	}
	return true;
}

/* What a list that is within a whole has in all. */
static uint64_t sum_of(const struct page_list *list)
{
	uint64_t sum = 0;
	size_t i;

	for (i = 0; i < list->count; i++)
		sum += list->items[i].count;
	return sum;
}

/* Calls whose codes were found in any way; what is read is small enough for such a sum. */
static uint64_t sum_of_hows(const uint64_t hows[PAGE_HOWS])
{
	uint64_t sum = 0;
	unsigned i;

	for (i = 0; i < PAGE_HOWS; i++)
		sum += hows[i];
	return sum;
}

static const char *of_lists(const struct page *page, const struct page_row *row)
{
	uint32_t i;

	for (i = 0; i < page->target_count; i++)
		if (!within(&row->codes[i], row->calls))
			return "the codes of a target are more than the calls";
	for (i = 0; i < page->target_count; i++)
		if (sum_of_hows(row->hows[i]) != row->calls)
			return "the ways that codes were found do not add up to the calls";
	if (!within(&row->unmapped_codes, row->unmapped))
		return "the unmapped codes are more than the unmapped calls";
	if (!within(&row->disputed, row->quality.disputed))
		return "the disputed causes are more than the disputed seizures";
	return NULL;
}

static const char *of_quality(const struct page *page, const struct page_row *row)
{
	const struct quality *quality = &row->quality;
	uint64_t known = quality->answered + quality->not_answered;

	if (quality->statuses > row->calls ||
	    quality->ok + quality->redirected + quality->user + quality->ineffective >
		    quality->statuses)
		return "the SIP statuses are more than they can be";
	if (!page->quality)
		return NULL;
	if (known + quality->unknown != row->calls)
		return "the calls are not those answered, not answered and unknown";
	if (quality->zero > quality->answered)
		return "the calls of no length are more than those answered";
	if (quality->seized > known || quality->answered_seized > quality->answered ||
	    quality->answered_seized + quality->delivered + quality->disputed > quality->seized)
		return "the seizures are fewer than those answered, delivered and disputed";
	return NULL;
}

static const char *of_row(const struct page *page, const struct page_row *row)
{
	const char *what = of_quality(page, row);

	if (row->mapped + row->none + row->unmapped != row->calls)
		return "the calls are not those mapped, stated_none and unmapped";
	if (row->contradicted > row->calls)
		return "the contradictions are more than the calls";
	return what != NULL ? what : of_lists(page, row);
}

/* Of calls that were put together; what is read is small enough for sums of a few. */
static const char *of_calls(const struct page *page)
{
	uint64_t all = page->legs + page->late_legs;

	if (page->counted == PAGE_RECORDS)
		return NULL;
	if (page->together > page->legs || page->unmapped_legs > all)
		return "the legs are fewer than the calls or than those unmapped";
	if (page->whole.calls != (page->counted == PAGE_CALLS ? page->together : all))
		return "the calls are not those put together, or not all legs";
	return NULL;
}

/* Records that were translated. */
static uint64_t translated(const struct page *page)
{
	return page->counted == PAGE_CALLS ? page->legs + page->late_legs : page->whole.calls;
}

const char *page_disagreement(const struct page *page)
{
	uint64_t records = translated(page) + page->passed, calls = 0;
	const char *what = of_row(page, &page->whole);
	size_t i;

	if (!within(&page->companions, page->unread_companions) ||
	    sum_of(&page->companions) != page->unread_companions)
		return "the unreadable companions are not those of each companion";

	for (i = 0; i < PAGE_FLAWS; i++)
		records += page->flaws[i];
	if (what == NULL)
		what = of_calls(page);
	if (records != page->records)
		return "the records are not those of calls, passed and malformed";
	if (page->out > page->records || page->rejected > page->records)
		return "more records went out than came in";
	for (i = 0; i < page->row_count && what == NULL; i++) {
		if (page->rows[i].calls > page->whole.calls - calls)
			return "the groups have more calls than there are";
		calls += page->rows[i].calls;
		what = of_row(page, &page->rows[i]);
	}
	if (what == NULL && page->by != NULL && calls != page->whole.calls)
		return "the groups have fewer calls than there are";
	return what;
}
