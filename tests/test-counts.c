/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What csv counts, up to and beyond its limits: by one who counts all, and by several that are
 * added, beside a plain program that has room for everything.
 */
#include "unit.h"
#include "count-events.h"

#include "cli/cli.h"
#include "cli/session.h"
#include "cli/csv/plan/plan-load.h"

#include <stdlib.h>

/* ---------------------------------------------------------------- counting */

/* Find the group of a cell as records do. */
static uint32_t group_of(struct groups *groups, struct cell cell)
{
	uint32_t group = groups_find(groups, cell);

	return group != GROUP_NONE ? group : groups_learn(groups, cell);
}

/* Count an event.  Every other one goes to a row, as on the fast path, if there is one for it.
 * false: out of memory. */
static bool count_event(struct counts *counts, const struct scenario *scenario, uint32_t i)
{
	uint32_t outcome = i % scenario->outcomes, group;
	struct answer answer = { .facts = event_facts(outcome),
				 .unread = i % 2,
				 .flawed = i % 3,
				 .type = i % TYPES_MAX,
				 .unread_companions = 1u << i % CONTEXTS_MAX };
	char room[2 * VALUE_ROOM], label[32];

	if (answer.facts.mapping == UNMAPPED) {
		snprintf(label, sizeof(label), "sip:%u", event_label(scenario, outcome));
		answer.label = label;
	}
	answer.outcome = counts_outcome(counts, &answer);
	group = group_of(&counts->groups, event_cell(scenario, i, room));
	if (answer.outcome == OUTCOME_NONE || group == GROUP_NONE)
		return false;
	++*event_field_at(counts, event_fields[i % EVENT_FIELDS].counted);
	if (i % 2 == 0 || answer.outcome >= GROUP_ROW || group >= counts->groups.row_count)
		return counts_add(counts, group, &answer, 1);
	counts->groups.rows[group].counts[answer.outcome]++;
	counts_note(counts, &answer, 1);
	return true;
}

/* Count events, which begin anew. */
static void count_events(struct counts *counts, const struct scenario *scenario, uint32_t from,
			 uint32_t to)
{
	bool fine = counts_make(counts);

	for (; from < to; from++)
		fine = fine && count_event(counts, scenario, from);
	CU_ASSERT_FATAL(fine && counts_settle(counts));
}

/* Count all events in so many parts, which are added. */
static void count_parts(struct counts *sum, const struct scenario *scenario, uint32_t parts)
{
	uint64_t events = events_of(scenario);
	uint32_t part;

	CU_ASSERT_FATAL(counts_make(sum));
	for (part = 0; part < parts; part++) {
		struct counts counts;

		count_events(&counts, scenario, (uint32_t)(events * part / parts),
			     (uint32_t)(events * (part + 1) / parts));
		CU_ASSERT_FATAL(counts_sum(sum, &counts));
		counts_drop(&counts);
	}
}

/* --------------------------------------------------------------- comparing */

static struct cli cli;
static struct csv_options options;
static struct plan plan;
static struct expected expected;

#define SAME(got, wanted, ...)                                                                     \
	same(__LINE__, scenario, got, wanted, (const uint32_t[4]){ __VA_ARGS__ })

#define TOLD_MOST 20 /* differences: there may be one for each value */

/* Whether a count is as expected; of which items, the numbers say. */
static void same(int line, const struct scenario *scenario, uint64_t got, uint64_t wanted,
		 const uint32_t of[4])
{
	static unsigned told;

	if (got != wanted && told++ < TOLD_MOST)
		UNIT_CHECK(false, "line %d, %s, item %u %u: got %llu, expected %llu", line,
			   scenario->name, of[0], of[1], (unsigned long long)got,
			   (unsigned long long)wanted);
}

static uint32_t slot_of(uint32_t target, const char *text)
{
	if (strcmp(text, "others") == 0)
		return SLOTS - 1;
	if (strcmp(text, "unmapped") == 0)
		return 126;
	if (strcmp(text, "none") == 0)
		return 127;
	return (uint32_t)strtoul(text, NULL, 10) - (target > 0 ? 100 : 0);
}

static void check_codes(const struct scenario *scenario, const struct page_row *row)
{
	uint32_t target, i;

	for (target = 0; target < TARGETS; target++) {
		const struct page_list *list = &row->codes[target];
		uint32_t expects = 0;

		for (i = 0; i < SLOTS; i++)
			expects += expected.codes[target][i] > 0;
		SAME(list->count, expects, target);
		for (i = 0; i < list->count; i++) {
			const struct page_count *item = &list->items[i];
			uint32_t slot = slot_of(target, item->text);

			SAME(item->count, expected.codes[target][slot], target, slot);
			SAME(item->not_answered, expected.failed[target][slot], target, slot);
		}
		for (i = 0; i < PAGE_HOWS; i++)
			SAME(row->hows[target][i], expected.hows[target][i], target, i);
	}
}

static void check_labels(const struct scenario *scenario, const struct page_row *row)
{
	const struct page_list *list = &row->unmapped_codes;
	uint32_t expects = 0, i;

	for (i = 0; i < LABELS_MOST; i++)
		expects += expected.labels[i] > 0;
	SAME(list->count, expects, 0);
	for (i = 0; i < list->count; i++) {
		uint32_t label = (uint32_t)strtoul(list->items[i].text + strlen("sip:"), NULL, 10);

		SAME(list->items[i].count, expected.labels[label], label);
	}
	SAME(row->unmapped_beyond, expected.labels_beyond, 0);
}

static void check_whole(const struct scenario *scenario, const struct page_row *row)
{
	uint64_t disputed = 0;
	size_t i;

	SAME(row->calls, expected.calls, 0);
	SAME(row->mapped, expected.mappings[MAPPED], 0);
	SAME(row->none, expected.mappings[MAPPED_NONE], 0);
	SAME(row->unmapped, expected.mappings[UNMAPPED], 0);
	SAME(row->contradicted, expected.contradicted, 0);
	for (i = 0; i < sizeof(struct quality) / sizeof(uint64_t); i++)
		SAME(((const uint64_t *)(const void *)&row->quality)[i],
		     ((const uint64_t *)(const void *)&expected.quality)[i], (uint32_t)i);
	for (i = 0; i < row->disputed.count; i++)
		if (slot_of(0, row->disputed.items[i].text) < SLOTS)
			disputed += row->disputed.items[i].count;
	SAME(disputed, expected.quality.disputed, 0);
	check_codes(scenario, row);
	check_labels(scenario, row);
}

/* The value of a row as it must be, of which only so many bytes count; its number. */
static uint32_t check_value(const struct scenario *scenario, const struct page_row *row)
{
	uint32_t value = (uint32_t)strtoul(row->value, NULL, 10);
	char text[VALUE_ROOM];

	if (row->others)
		return GROUPS_MAX;
	event_value(value, text);
	text[GROUP_VALUE_MAX] = '\0';
	SAME(strcmp(row->value, text) != 0, false, value);
	return value;
}

static void check_rows(const struct scenario *scenario, const struct page *page)
{
	bool beyond = scenario->values > GROUPS_MAX;
	size_t i, k;

	SAME(page->row_count, beyond ? GROUPS_MAX + 1 : scenario->values, 0);
	for (i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];
		uint32_t value = check_value(scenario, row);
		uint64_t causes = 0;

		SAME(row->calls, expected.values[value], value);
		SAME(row->quality.answered, expected.answered[value], value);
		for (k = 0; k < row->codes[0].count; k++)
			causes += row->codes[0].items[k].count;
		SAME(causes, expected.values[value], value);
	}
}

static void check_fields(const struct scenario *scenario, const struct counts *counts,
			 struct page *page)
{
	uint32_t i, k;

	for (i = 0; i < EVENT_FIELDS; i++)
		SAME(*event_field_at(page, event_fields[i].page), expected.fields[i], i);
	SAME(page->unread, expected.unread, 0);
	SAME(page->flawed, expected.flawed, 0);
	for (i = 0; i < TYPES_MAX; i++)
		for (k = 0; k < CONTEXTS_MAX; k++)
			SAME(counts->companions[i][k], expected.companions[i][k], i, k);
}

/* ------------------------------------------------------------------- tests */

/* The page of all counts as tables, that of values first, for the caller to free. */
static char *check_page(const struct scenario *scenario, const struct counts *counts)
{
	struct sci_arena arena = { NULL, 0 };
	struct page page;
	size_t length;
	char *text = NULL;
	FILE *out = open_memstream(&text, &length);

	CU_ASSERT_FATAL(out != NULL && page_make(&page, &arena, &plan, counts));
	check_fields(scenario, counts, &page);
	check_whole(scenario, &page.whole);
	check_rows(scenario, &page);
	CU_ASSERT(page_write(&page, PAGE_TSV, LABELS_MOST, out));
	page.by = NULL;
	page.row_count = 0;
	CU_ASSERT(page_write(&page, PAGE_TSV, LABELS_MOST, out));
	fclose(out);
	sci_arena_free(&arena);
	return text;
}

/* What there is no room for is one line of a table. */
static void check_others(const struct scenario *scenario, const char *text)
{
	const char *line = strstr(text, "\nunmapped\tothers\t");
	uint64_t count = 0;

	if (line != NULL)
		count = strtoull(line + strlen("\nunmapped\tothers\t"), NULL, 10);
	SAME(count, expected.labels_beyond, 0);
	UNIT_CHECK(line == NULL || strstr(line + 1, "\nunmapped\t") == NULL,
		   "%s: more lines behind that of others", scenario->name);
}

/* Count the events in so many parts, or by one who counts all. */
static char *count_page(const struct scenario *scenario, uint32_t parts)
{
	struct counts counts;
	char *text;

	if (parts > 0)
		count_parts(&counts, scenario, parts);
	else
		count_events(&counts, scenario, 0, events_of(scenario));
	text = check_page(scenario, &counts);
	counts_drop(&counts);
	return text;
}

/* Of 4 parts each is within the limits, of 3 each is beyond them where all are. */
static void test_limits(void)
{
	uint32_t i, parts;

	for (i = 0; i < SCENARIOS; i++) {
		char *text, *sum;

		events_expect(&scenarios[i], &expected);
		text = count_page(&scenarios[i], 0);
		check_others(&scenarios[i], text);
		for (parts = 3; parts <= 4; parts++) {
			sum = count_page(&scenarios[i], parts);
			UNIT_CHECK(strcmp(text, sum) == 0, "%s, %u parts: the pages differ",
				   scenarios[i].name, parts);
			free(sum);
		}
		free(text);
	}
}

/* Count each pair of some values and all outcomes twice: so often as the value's number says,
 * and 3 times more in all.  false: out of memory. */
static bool count_pairs(struct counts *counts, uint32_t values)
{
	bool fine = counts_make(counts);
	uint32_t round, i, k;

	for (round = 1; round <= 2; round++)
		for (i = 0; i < values; i++)
			for (k = 0; k < OUTCOMES_MAX; k++)
				fine = fine && counts_add_outcome(counts, i, k, round + i);
	return fine;
}

/* What has no room is counted with all other values: here all of the last two. */
static void test_pairs(void)
{
	static uint64_t outcomes[OUTCOMES_MAX];
	const uint32_t kept = PAIRS_MAX / OUTCOMES_MAX, values = kept + 2;
	const uint64_t other = 2 * 3 + 2 * kept + 2 * (kept + 1);
	struct counts counts;
	uint32_t exact = 0;
	size_t i;

	memset(outcomes, 0, sizeof(outcomes));
	CU_ASSERT_FATAL(count_pairs(&counts, values));
	for (i = 0; i <= counts.pairs.mask; i++) {
		const struct pair *pair = &counts.pairs.places[i];
		uint32_t group = pair_group(pair);

		if (pair->count == 0)
			continue;
		outcomes[pair_outcome(pair)] += pair->count;
		exact += pair->count == (group == GROUPS_MAX ? other : 3 + 2 * group);
	}
	CU_ASSERT_EQUAL(exact, counts.pairs.count);
	CU_ASSERT_EQUAL(counts.pairs.count, PAIRS_MAX + OUTCOMES_MAX);
	CU_ASSERT_EQUAL(counts.beyond, OUTCOMES_MAX * other);
	CU_ASSERT(counts.groups.others);
	for (i = 0; i < OUTCOMES_MAX; i++)
		if (outcomes[i] != 3 * values + values * (values - 1))
			UNIT_CHECK(false, "outcome %zu: got %llu", i,
				   (unsigned long long)outcomes[i]);
	counts_drop(&counts);
}

/* A pair in the last place is added as well, and is on the page. */
static void test_last(void)
{
	struct sci_arena arena = { NULL, 0 };
	struct counts counts, sum;
	struct page page;
	uint32_t group = 0, outcome;

	CU_ASSERT_FATAL(counts_make(&counts) && counts_make(&sum));
	for (outcome = 0; outcome < 8; outcome++) {
		const struct outcome facts = event_facts(outcome);

		CU_ASSERT_FATAL(counts_outcome_of(&counts, &facts) == outcome);
	}
	/* The last outcome of eight may lie there. */
	while (pairs_place(&counts.pairs, pairs_key(group, 7)) !=
	       &counts.pairs.places[counts.pairs.mask])
		group = groups_value(&counts.groups, &group, sizeof(group)) + 1;
	CU_ASSERT_FATAL(groups_value(&counts.groups, "last", strlen("last")) == group);
	CU_ASSERT_FATAL(counts_add_outcome(&counts, group, 7, 9) && counts_sum(&sum, &counts));
	CU_ASSERT_FATAL(page_make(&page, &arena, &plan, &sum) && page.row_count == 1);
	CU_ASSERT_EQUAL(page.whole.calls, 9);
	CU_ASSERT_STRING_EQUAL(page.rows[0].value, "last");
	sci_arena_free(&arena);
	counts_drop(&counts);
	counts_drop(&sum);
}

/* The column of --by is the first. */
static bool load(void)
{
	options.unmapped = "";
	options.delimiter = ',';
	options.by = "trunk";
	cli_list_add(&options.from, "sip=2");
	cli.asked.map = "billing";
	cli_list_add(&cli.asked.to, "q850");
	cli_list_add(&cli.asked.to, "sip");
	if (plan_load(&plan, &options, &cli) != CLI_OK)
		return false;
	plan.by = 0;
	plan.quality = true;
	return true;
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "outcomes, labels and values, at and beyond their limits", test_limits },
		{ "pairs beyond their limit", test_pairs },
		{ "the last place of pairs", test_last },
	};
	int failed = load() ? UNIT_MAIN("counts", tests) : 99;

	cli_unload(&cli);
	return failed;
}
