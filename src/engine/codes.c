/* SPDX-License-Identifier: BSD-2-Clause */
#include "codes.h"

#include "base/search.h"

#include <string.h>

/* The table whose codes and segments are those of a table: what `through` made has none
 * but those of its first leg, which the map has. */
static const struct sipcause_table *laid_out(const struct sipcause_table *table)
{
	return table->slots != NULL ? table : table->legs[0];
}

/* ------------------------------------------------- codes with rows of their own */

/* Whether a rule of this very table or of the legs before it names the code. */
static bool is_named(const struct sipcause_table *table, int32_t code)
{
	const struct sci_slot *slot = sci_table_slot(table, code);

	if (slot == NULL)
		return false;
	if (slot->link != NULL && slot->link->key->span.first == slot->link->key->span.last)
		return true;
	return slot->zone->covered && table->legs[0] != NULL && is_named(table->legs[0], code);
}

static bool is_listed(const struct sipcause_table *table, int32_t code)
{
	return sci_space_code(table->from, code) != NULL || is_named(table, code);
}

static bool is_number_below(const void *numbers, uint32_t index, int64_t number)
{
	return ((const int32_t *)numbers)[index] < number;
}

/* The first code from here on that a rule names; -1: none. */
static int64_t next_named(const struct sipcause_table *table, int64_t from)
{
	const struct sci_sparse *sparse = laid_out(table)->sparse;
	uint32_t i;

	if (sparse == NULL) {
		for (; from <= table->from->range.last; from++)
			if (is_named(table, (int32_t)from))
				return from;
		return -1;
	}
	for (i = sci_search(sparse->codes, sparse->code_count, from, is_number_below);
	     i < sparse->code_count; i++)
		if (is_named(table, sparse->codes[i]))
			return sparse->codes[i];
	return -1;
}

void sci_listed_start(struct sci_listed *listed, const struct sipcause_table *table)
{
	listed->table = table;
	listed->from = table->from->range.first;
	listed->named = next_named(table, listed->from);
}

int64_t sci_listed_next(struct sci_listed *listed)
{
	const struct sci_code *defined = sci_space_next(listed->table->from, listed->from);
	int64_t code = listed->named;

	if (defined != NULL && (code < 0 || defined->number < code))
		code = defined->number;
	if (code < 0)
		return -1;
	listed->from = code + 1;
	if (code == listed->named)
		listed->named = next_named(listed->table, listed->from);
	return code;
}

/* -------------------------------------------------------------------- runs */

/* Codes side by side of which the same is said.  In a dense space they are taken
 * one by one; a sparse table has them as segments. */
struct run {
	int32_t first; /* has no rows of its own */
	int64_t end;   /* the number after the last */
};

static bool next_dense_run(const struct sipcause_table *table, int64_t from, struct run *run)
{
	while (from <= table->from->range.last && is_listed(table, (int32_t)from))
		from++;
	if (from > table->from->range.last)
		return false;
	run->first = (int32_t)from;
	run->end = from + 1;
	return true;
}

static bool is_begun(const void *segments, uint32_t index, int64_t number)
{
	return ((const struct sci_segment *)segments)[index].first <= number;
}

static bool next_sparse_run(const struct sipcause_table *table, int64_t from, struct run *run)
{
	const struct sci_sparse *sparse = laid_out(table)->sparse;
	/* The first segment begins with the space's range. */
	uint32_t at = sci_search(sparse->segments, sparse->segment_count, from, is_begun) - 1;

	for (; at < sparse->segment_count; at++) {
		run->end = at + 1 < sparse->segment_count ? sparse->segments[at + 1].first
							  : (int64_t)table->from->range.last + 1;
		if (from < sparse->segments[at].first)
			from = sparse->segments[at].first;
		while (from < run->end && is_listed(table, (int32_t)from))
			from++;
		if (from < run->end) {
			run->first = (int32_t)from;
			return true;
		}
	}
	return false;
}

static bool next_run(const struct sipcause_table *table, int64_t from, struct run *run)
{
	return sci_space_is_dense(table->from) ? next_dense_run(table, from, run)
					       : next_sparse_run(table, from, run);
}

/* ------------------------------------------------------------------- groups */

/* What makes a group one: what is said of its codes, and what names them.  It has
 * no holes, for its bytes are compared. */
struct said {
	const struct sci_link *link;
	const struct sci_rule *rule;
	const struct sci_rule *via_rule;
	struct sipcause_span span;
	int32_t outcome;
	int32_t zero;
};

/* What is said of a code.  false: nothing. */
static bool hear(const struct sipcause_table *table, int32_t code, struct said *said)
{
	const struct sci_slot *slot = sci_table_slot(table, code);
	const struct sci_class *class = sci_space_class(table->from, code);
	struct sci_answer answer;

	if (slot->link == NULL && !slot->zone->covered)
		return false;
	sci_table_resolve(table, code, NULL, NULL, &answer);
	memset(said, 0, sizeof(*said));
	said->link = slot->link;
	said->rule = answer.rule;
	said->via_rule = answer.via_rule;
	said->outcome = answer.outcome;
	if (answer.rule != NULL && answer.rule->target == SIPCAUSE_SAME && answer.via == NULL)
		said->outcome = SIPCAUSE_SAME;
	said->span.first = said->span.last = -1;
	if (slot->link != NULL)
		said->span = slot->link->key->span;
	else if (answer.how == SIPCAUSE_HOW_CLASS_UNKNOWN && class != NULL)
		said->span = class->span;
	return true;
}

static bool same_said(const struct said *a, const struct said *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

static void fill(struct sci_group *group, const struct said *said, int32_t sample)
{
	group->span = said->span;
	group->sample = sample;
	group->outcome = said->outcome;
}

/* Whether one thing is said of all that is left over; finds a code of it. */
static void look_at_left_over(struct sci_groups *groups)
{
	struct run run = { 0, groups->from };
	struct said said, first = { 0 };

	groups->uniform = true;
	groups->left_over = -1;
	while (groups->uniform && next_run(groups->table, run.end, &run)) {
		if (!hear(groups->table, run.first, &said) || said.span.first >= 0)
			continue;
		if (groups->left_over >= 0) {
			groups->uniform = same_said(&said, &first);
			continue;
		}
		groups->left_over = run.first;
		first = said;
	}
}

void sci_groups_start(struct sci_groups *groups, const struct sipcause_table *table,
		      struct sci_arena *arena)
{
	memset(groups, 0, sizeof(*groups));
	groups->table = table;
	groups->from = table->from->range.first;
	sci_strings_init(&groups->seen, SCI_STRINGS_MOST, arena);
	look_at_left_over(groups);
}

void sci_groups_free(struct sci_groups *groups)
{
	sci_strings_free(&groups->seen);
}

/* A group that its span names comes once, where it begins. */
static int give_named(struct sci_groups *groups, const struct said *said, const struct run *run,
		      struct sci_group *group)
{
	const uint32_t before = groups->seen.count;

	if (sci_strings_keep(&groups->seen, said, sizeof(*said)) == NULL)
		return SIPCAUSE_E_MEMORY;
	if (groups->seen.count == before)
		return 0;
	fill(group, said, run->first);
	return 1;
}

/* What is left over, as far as the same is said of it. */
static void give_stretch(struct sci_groups *groups, const struct said *said, const struct run *run,
			 struct sci_group *group)
{
	struct said other;
	struct run after;

	while (next_run(groups->table, groups->from, &after) &&
	       hear(groups->table, after.first, &other) && same_said(said, &other))
		groups->from = after.end;
	fill(group, said, run->first);
	group->span.first = run->first;
	group->span.last = (int32_t)(groups->from - 1);
}

static int give_left_over(struct sci_groups *groups, struct sci_group *group)
{
	struct said said;

	if (!groups->uniform || groups->left_over < 0)
		return 0;
	hear(groups->table, groups->left_over, &said);
	fill(group, &said, groups->left_over);
	groups->left_over = -1;
	return 1;
}

int sci_groups_next(struct sci_groups *groups, struct sci_group *group)
{
	struct said said;
	struct run run;

	while (next_run(groups->table, groups->from, &run)) {
		int given = 0;

		groups->from = run.end;
		if (!hear(groups->table, run.first, &said))
			continue;
		if (said.span.first >= 0) {
			given = give_named(groups, &said, &run, group);
		} else if (!groups->uniform) {
			give_stretch(groups, &said, &run, group);
			given = 1;
		}
		if (given != 0)
			return given;
	}
	return give_left_over(groups, group);
}
