/* SPDX-License-Identifier: BSD-2-Clause */
#include "page-make.h"

#include "cli/csv/page/join.h"
#include "page-lists.h"
#include "page-rules.h"

#include <stdlib.h>
#include <string.h>

_Static_assert(TARGETS_MAX <= PAGE_TARGETS, "a page has room for all targets");
_Static_assert((int)FLAWS == PAGE_FLAWS, "a page has all flaws");
_Static_assert(HOWS < PAGE_HOWS, "a page has room for all ways, and one for others");

/* -------------------------------------------------------------------- rows */

static void count_quality(struct quality *quality, const struct met *met)
{
	const struct outcome *outcome = met->outcome;

	if (outcome->answered == KNOWN_NOT) {
		quality->unknown += met->count;
		return;
	}
	if (outcome->answered == KNOWN_YES) {
		quality->answered += met->count;
		quality->zero += outcome->zero ? met->count : 0;
	} else {
		quality->not_answered += met->count;
	}
	if (!outcome->seized)
		return;
	quality->seized += met->count;
	quality->answered_seized += outcome->answered == KNOWN_YES ? met->count : 0;
	quality->delivered += outcome->delivery == DELIVERY_YES ? met->count : 0;
	quality->disputed += outcome->delivery == DELIVERY_DISPUTED ? met->count : 0;
}

/* The final status of a call, of records that have statuses: an answered call has 200, whether it
 * is in a column or not. */
static int32_t status_of(const struct maker *maker, const struct outcome *outcome)
{
	return maker->statuses && outcome->answered == KNOWN_YES ? 200 : outcome->status;
}

static void count_met(const struct maker *maker, const struct met *met, struct page_row *row)
{
	const struct outcome *outcome = met->outcome;
	uint32_t i;

	row->calls += met->count;
	row->mapped += outcome->mapping == MAPPED ? met->count : 0;
	row->none += outcome->mapping == MAPPED_NONE ? met->count : 0;
	row->unmapped += outcome->mapping == UNMAPPED ? met->count : 0;
	row->contradicted += outcome->contradicted ? met->count : 0;
	for (i = 0; i < maker->page->target_count; i++) {
		uint8_t how = outcome->hows[maker->targets[i]];

		row->hows[i][how == HOW_BEYOND ? PAGE_HOWS - 1 : how] += met->count;
	}
	quality_status(&row->quality, status_of(maker, outcome), met->count);
	if (maker->plan->quality)
		count_quality(&row->quality, met);
}

/* A row of all that was met in a group. */
static void make_row(struct maker *maker, const struct met *mets, size_t count,
		     struct page_row *row)
{
	uint32_t target;
	size_t i;

	for (i = 0; i < count; i++)
		count_met(maker, &mets[i], row);
	for (target = 0; target < maker->page->target_count; target++)
		list_codes(maker, mets, count, maker->targets[target], &row->codes[target]);
	list_unmapped(maker, mets, count, row);
	if (maker->page->quality && maker->plan->causes != NO_COLUMN)
		list_disputed(maker, mets, count, &row->disputed);
}

static int by_group(const void *a, const void *b)
{
	const struct met *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

static void name_row(struct maker *maker, uint32_t group, struct page_row *row)
{
	size_t length;
	const char *value;

	row->others = group == GROUPS_MAX;
	row->value = "(others)";
	if (row->others)
		return;
	value = sci_strings_bytes(&maker->counts->groups.values, group, &length);
	row->value = page_keep_text(maker->memory, value, length);
	maker->failed = maker->failed || row->value == NULL;
}

static size_t count_groups(const struct met *mets, size_t count)
{
	size_t groups = 0, i;

	for (i = 0; i < count; i++)
		groups += i == 0 || mets[i].group != mets[i - 1].group;
	return groups;
}

/* A row for each value of --by. */
static void make_rows(struct maker *maker, const struct met *mets, size_t count)
{
	struct page *page = maker->page;
	size_t groups = count_groups(mets, count), from = 0, to;

	page->rows = sci_arena_array(maker->memory, groups > 0 ? groups : 1, sizeof(*page->rows));
	if (page->rows == NULL) {
		maker->failed = true;
		return;
	}
	for (; from < count && !maker->failed; from = to) {
		struct page_row *row = &page->rows[page->row_count++];

		for (to = from; to < count && mets[to].group == mets[from].group;)
			to++;
		name_row(maker, mets[from].group, row);
		make_row(maker, mets + from, to - from, row);
	}
	if (!maker->failed)
		page_rows_sort(page->rows, page->row_count);
}

/* ------------------------------------------------------------------- whole */

/* All that was met, by group.  NULL: out of memory. */
static struct met *list_mets(const struct counts *counts, size_t *count)
{
	struct met *mets = calloc(counts->pairs.count + 1, sizeof(*mets));
	size_t i;

	*count = 0;
	for (i = 0; mets != NULL && i <= counts->pairs.mask; i++) {
		const struct pair *pair = &counts->pairs.places[i];

		if (pair->count == 0)
			continue;
		mets[*count].group = pair_group(pair);
		mets[*count].number = pair_outcome(pair);
		mets[*count].count = pair->count;
		mets[*count].outcome = counts_outcome_at(counts, pair_outcome(pair));
		++*count;
	}
	if (mets != NULL)
		qsort(mets, *count, sizeof(*mets), by_group);
	return mets;
}

static bool has_statuses(const struct met *mets, size_t count)
{
	size_t i;

	for (i = 0; mets != NULL && i < count; i++)
		if (mets[i].outcome->status > 0)
			return true;
	return false;
}

/* The row of all calls. */
static void make_whole(struct maker *maker, const struct met *mets, size_t count)
{
	uint32_t outcomes = maker->counts->outcomes.count, i;
	struct met *sums = calloc((size_t)outcomes + 1, sizeof(*sums));
	size_t k, used = 0;

	if (sums == NULL) {
		maker->failed = true;
		return;
	}
	for (k = 0; k < count; k++) {
		sums[mets[k].number].count += mets[k].count;
		sums[mets[k].number].outcome = mets[k].outcome;
	}
	for (i = 0; i < outcomes; i++)
		if (sums[i].count > 0)
			sums[used++] = sums[i];
	make_row(maker, sums, used, &maker->page->whole);
	free(sums);
}

static void say_records(struct page *page, const struct counts *counts)
{
	uint32_t i;

	page->records = counts->records;
	page->out = counts->out;
	page->rejected = counts->rejected;
	page->passed = counts->passed;
	page->copied = counts->copied;
	page->unread = counts->unread;
	page->flawed = counts->flawed;
	page->together = counts->calls;
	page->legs = counts->legs;
	page->late_legs = counts->late_legs;
	page->unmapped_legs = counts->unmapped_legs;
	for (i = 0; i < FLAWS; i++)
		page->flaws[i] = counts->flaws[i];
}

/* A text of the command line as a page has it. */
static const char *keep_given(struct maker *maker, const char *text, size_t length)
{
	const char *kept = page_keep_text(maker->memory, text, length);

	maker->failed = maker->failed || kept == NULL;
	return kept;
}

/* A space that several columns are written in is one target. */
static void say_target(struct maker *maker, uint32_t target)
{
	struct page *page = maker->page;
	uint32_t i;

	for (i = 0; i < page->target_count; i++)
		if (maker->plan->targets[maker->targets[i]] == maker->plan->targets[target])
			return;
	maker->targets[page->target_count] = target;
	page->targets[page->target_count++] = sipcause_space_name(maker->plan->targets[target]);
}

static void say_plan(struct maker *maker)
{
	const struct plan *plan = maker->plan;
	const char *by = plan->options->by;
	struct page *page = maker->page;
	const struct plan *type;
	uint32_t i;

	for (i = 0; i < plan->target_count; i++)
		say_target(maker, i);
	/* Of records that do not say it, it is not known. */
	for (type = plan; type != NULL; type = type->next) {
		page->quality = page->quality || type->quality;
		page->seizes = page->seizes || type->seizes;
	}
	page->causes = plan->causes != NO_COLUMN;
	page->delivered = keep_given(maker, plan->delivered.text, strlen(plan->delivered.text));
	page->settled = plan->delivered.listed;
	if (by != NULL)
		page->by = keep_given(maker, by, strlen(by));
	if (by != NULL && plan->by_pattern != NULL)
		page->by_column = keep_given(maker, by, (size_t)(plan->by_pattern - 1 - by));
	if (plan->call_count > 0)
		page->counted = plan->options->legs ? PAGE_LEGS : PAGE_CALLS;
}

/* Room for the items of the longest list. */
static struct page_count *make_items(const struct counts *counts)
{
	size_t companions = (size_t)TYPES_MAX * CONTEXTS_MAX, outcomes = counts->outcomes.count;

	return calloc(outcomes > companions ? outcomes : companions, sizeof(struct page_count));
}

bool page_make(struct page *page, struct sci_arena *memory, const struct plan *plan,
	       const struct counts *counts)
{
	struct maker maker = { page, memory, plan, counts, .items = make_items(counts) };
	size_t count;
	struct met *mets = list_mets(counts, &count);

	memset(page, 0, sizeof(*page));
	sci_strings_init(&maker.texts, SCI_STRINGS_MOST, memory);
	say_records(page, counts);
	say_plan(&maker);
	say_rules(&maker);
	maker.failed = maker.failed || mets == NULL || maker.items == NULL;
	maker.statuses = has_statuses(mets, count);
	if (!maker.failed)
		list_companions(&maker);
	if (!maker.failed)
		make_whole(&maker, mets, count);
	/* Where maps are compared, the values are counted with the changes. */
	if (!maker.failed && plan->by != NO_COLUMN && plan->against == NULL)
		make_rows(&maker, mets, count);
	page->values = page->row_count;
	sci_strings_free(&maker.texts);
	free(maker.items);
	free(mets);
	return !maker.failed;
}
