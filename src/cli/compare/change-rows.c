/* SPDX-License-Identifier: BSD-2-Clause */
#include "change-rows.h"

#include "cli/cli.h"
#include "cli/csv/page/order.h"
#include "cli/output.h"
#include "change-row.h"
#include "cli/wrap.h"

#include <stdlib.h>

static const char others[] = "(others)";

/* ----------------------------------------------------------------- totals */

static struct cell name_of(const char *text)
{
	return (struct cell){ text, strlen(text) };
}

static void put_number(struct cli *cli, const char *indent, const char *name,
		       const struct sipcause_space *target, uint64_t calls, uint64_t of)
{
	struct row row = { .kind = ROW_TOTAL,
			   .indent = indent,
			   .name = name_of(name),
			   .target = target,
			   .calls = calls,
			   .of = of };

	cli_rows_put(cli, &compare_row_forms, &row);
}

/* The same, of which a person sees nothing where it is none. */
static void put_some(struct cli *cli, const char *indent, const char *name,
		     const struct sipcause_space *target, uint64_t calls, uint64_t of)
{
	if (calls > 0 || cli->asked.output != CLI_TEXT)
		put_number(cli, indent, name, target, calls, of);
}

static void put_target(struct cli *cli, const struct comparison *comparison, uint32_t target)
{
	static const struct {
		enum effect effect;
		const char *name;
	} kinds[] = {
		{ EFFECT_OTHER, "another code" },
		{ EFFECT_LOST, "no longer mapped" },
		{ EFFECT_GAINED, "newly mapped" },
		{ EFFECT_STATED, "now stated as none" },
		{ EFFECT_UNSTATED, "no longer stated as none" },
		{ EFFECT_COMPANIONS, "other companions only" },
	};
	const uint64_t *effects = comparison->changes->effects[target];
	const struct sipcause_space *to = comparison->changes->plan->targets[target];
	uint64_t of = comparison->changes->whole.calls, changed = 0;
	size_t i;

	for (i = 0; i < SCI_COUNT(kinds); i++)
		changed += effects[kinds[i].effect];
	if (cli->asked.output == CLI_TEXT)
		cli_put(stdout, "to %s\n", sipcause_space_name(to));
	put_number(cli, "  ", "changed", to, changed, of);
	for (i = 0; i < SCI_COUNT(kinds); i++) {
		/* Companions alone are not taken for codes. */
		if (changed > 0 && kinds[i].effect == EFFECT_OTHER)
			put_number(cli, "    ", kinds[i].name, to, effects[EFFECT_OTHER], of);
		else
			put_some(cli, "    ", kinds[i].name, to, effects[kinds[i].effect], of);
	}
	put_some(cli, "  ", "unmapped by both", to, effects[EFFECT_UNMAPPED], of);
}

/* What could not be read, as the summary of csv counts it. */
static void put_unreadable(struct cli *cli, const struct comparison *comparison)
{
	const struct plan *plan = comparison->changes->plan;
	const struct counts *counts = comparison->counts;
	uint32_t i;

	for (i = 0; i < plan->context_count; i++) {
		char *name = cli_text("unreadable %s", plan->contexts[i].key);

		put_some(cli, "", name, NULL, counts->companions[plan->type][i], 0);
		free(name);
	}
	put_some(cli, "", "unreadable codes", NULL, counts->unread, 0);
}

static void put_totals(struct cli *cli, const struct comparison *comparison)
{
	const struct counts *counts = comparison->counts;
	const struct changes *changes = comparison->changes;
	uint64_t flawed = 0, of = changes->whole.calls;
	uint32_t i;

	for (i = 0; i < FLAWS; i++)
		flawed += counts->flaws[i];
	put_number(cli, "", "records", NULL, counts->records, 0);
	put_some(cli, "  ", "skipped", NULL, counts->passed, 0);
	put_some(cli, "  ", "rejected", NULL, flawed, 0);
	put_number(cli, "  ", "unchanged", NULL, of - changes->whole.changed, of);
	put_number(cli, "  ", "changed", NULL, changes->whole.changed, of);
	put_unreadable(cli, comparison);
	for (i = 0; i < changes->plan->target_count; i++)
		put_target(cli, comparison, i);
}

/* What a person sees before a part of the rows. */
static void put_heading(const struct cli *cli, const char *heading)
{
	if (cli->asked.output != CLI_TEXT)
		return;
	putchar('\n');
	cli_put(stdout, "%s\n", heading);
}

/* ---------------------------------------------------------------- changes */

/* Something that is counted, and what it is sorted by. */
struct ranked {
	uint64_t count;
	uint32_t number;
	const struct change *change;
	struct cell name;
	bool beside; /* only companions change */
};

static int by_change(const struct change *a, const struct change *b)
{
	int order = (a->target > b->target) - (a->target < b->target);

	if (order == 0 && a->now.from != NULL && b->now.from != NULL)
		order = strcmp(sipcause_space_name(a->now.from), sipcause_space_name(b->now.from));
	if (order == 0)
		order = (a->now.code > b->now.code) - (a->now.code < b->now.code);
	return order;
}

/* Changes of companions alone last; falling counts, then as a reader looks for it, then as it
 * came. */
static int by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int order = x->beside - y->beside;

	if (order == 0)
		order = (x->count < y->count) - (x->count > y->count);
	if (order == 0 && x->change != NULL)
		order = by_change(x->change, y->change);
	else if (order == 0)
		order = page_compare_bytes(x->name.text, x->name.length, y->name.text,
					   y->name.length);
	return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

static void put_kind(struct cli *cli, const struct changes *changes, uint64_t target,
		     const struct change *change, uint64_t calls)
{
	struct row row = { .kind = ROW_CHANGE,
			   .target = changes->plan->targets[target],
			   .change = change,
			   .calls = calls,
			   .of = changes->whole.calls };

	if (change == NULL)
		row.name = name_of(others);
	cli_rows_put(cli, &compare_row_forms, &row);
}

static struct ranked ranked_kind(const struct changes *changes, uint32_t number)
{
	const struct change *change = changes_kind(changes, number);

	return (struct ranked){
		.count = changes->kind_counts[number],
		.number = number,
		.change = change,
		.beside = change->old.outcome == change->now.outcome,
	};
}

static bool put_changes(struct cli *cli, const struct comparison *comparison)
{
	const struct changes *changes = comparison->changes;
	uint32_t count = changes->kinds.count, i;
	struct ranked *list = calloc((size_t)count + 1, sizeof(*list));
	uint64_t rest[TARGETS_MAX];

	if (list == NULL)
		return false;
	for (i = 0; i < count; i++)
		list[i] = ranked_kind(changes, i);
	qsort(list, count, sizeof(*list), by_rank);
	memcpy(rest, changes->beyond, sizeof(rest));
	if (count > 0)
		put_heading(cli, "     calls     share  change  [row of the new map]");
	for (i = 0; i < count; i++) {
		if (i < comparison->top)
			put_kind(cli, changes, list[i].change->target, list[i].change,
				 list[i].count);
		else
			rest[list[i].change->target] += list[i].count;
	}
	for (i = 0; i < changes->plan->target_count; i++)
		if (rest[i] > 0)
			put_kind(cli, changes, i, NULL, rest[i]);
	free(list);
	return true;
}

/* ----------------------------------------------------------- values of --by */

/* The commonest change of each value: its number and count. */
struct commonest {
	uint64_t count;
	uint32_t kind;
};

static struct commonest *find_commonest(const struct changes *changes)
{
	struct commonest *list = calloc(CHANGE_VALUES_MAX + 1, sizeof(*list));
	uint32_t i;

	for (i = 0; list != NULL && i < changes->pairs.count; i++) {
		size_t length;
		const struct change_pair *pair = sci_strings_bytes(&changes->pairs, i, &length);
		struct commonest *most = &list[pair->value];

		if (changes->pair_counts[i] <= most->count)
			continue;
		most->count = changes->pair_counts[i];
		most->kind = pair->kind;
	}
	return list;
}

static void put_value_row(struct cli *cli, const struct changes *changes, struct cell name,
			  const struct tally *tally, const struct commonest *most)
{
	struct row row = { .kind = ROW_VALUE,
			   .name = name,
			   .calls = tally->calls,
			   .changed = tally->changed,
			   .of = tally->calls };

	if (most != NULL && most->count > 0) {
		row.change = changes_kind(changes, most->kind);
		row.target = changes->plan->targets[row.change->target];
		row.commonest = most->count;
	}
	cli_rows_put(cli, &compare_row_forms, &row);
}

/* The values, those with the most changed calls first. */
static struct ranked *rank_values(const struct changes *changes)
{
	uint32_t count = changes->values.count, i;
	struct ranked *list = calloc((size_t)count + 1, sizeof(*list));

	for (i = 0; list != NULL && i < count; i++) {
		list[i].count = changes->tallies[i].changed;
		list[i].number = i;
		list[i].name.text = sci_strings_bytes(&changes->values, i, &list[i].name.length);
	}
	if (list != NULL)
		qsort(list, count, sizeof(*list), by_rank);
	return list;
}

/* The column's name; an expression that takes a part of it goes before the table. */
static void put_value_heading(const struct cli *cli, const struct plan *plan)
{
	const char *by = plan->options->by;
	bool part = plan->by_pattern != NULL;
	size_t length = part ? (size_t)(plan->by_pattern - 1 - by) : strlen(by);
	char heading[300];

	if (part && cli->asked.output == CLI_TEXT) {
		putchar('\n');
		cli_put(stdout, "By the part that --by '%s' finds", by);
	}
	snprintf(heading, sizeof(heading),
		 "%-*.*s      calls    changed     share  commonest change", ROW_VALUE_WIDTH,
		 length < 200 ? (int)length : 200, by);
	put_heading(cli, heading);
}

static void put_values_of(struct cli *cli, const struct comparison *comparison,
			  const struct ranked *list, const struct commonest *most)
{
	const struct changes *changes = comparison->changes;
	struct tally rest = changes->tallies[CHANGE_VALUES_MAX];
	uint32_t i;

	put_value_heading(cli, changes->plan);
	for (i = 0; i < changes->values.count; i++) {
		const struct tally *tally = &changes->tallies[list[i].number];

		if (i < comparison->top) {
			put_value_row(cli, changes, list[i].name, tally, &most[list[i].number]);
			continue;
		}
		rest.calls += tally->calls;
		rest.changed += tally->changed;
	}
	if (rest.calls > 0)
		put_value_row(cli, changes, name_of(others), &rest, NULL);
}

static bool put_values(struct cli *cli, const struct comparison *comparison)
{
	struct ranked *list = rank_values(comparison->changes);
	struct commonest *most = find_commonest(comparison->changes);
	bool fine = list != NULL && most != NULL;

	if (fine)
		put_values_of(cli, comparison, list, most);
	free(list);
	free(most);
	return fine;
}

/* ------------------------------------------------------------------ whole */

bool compare_rows(struct cli *cli, const struct comparison *comparison)
{
	cli_rows_begin_named(cli, &compare_row_forms);
	put_totals(cli, comparison);
	return put_changes(cli, comparison) &&
	       (comparison->changes->plan->by == NO_COLUMN || put_values(cli, comparison));
}
