/* SPDX-License-Identifier: BSD-2-Clause */
/* Policies and agreement.  Comments quote the sentence of the manual that the code restates. */
#include "oracle-agree.h"

#include <string.h>

#define STANDS_FOR_MAX 64 /* "64 different codes of one pair" */

/* ----------------------------------------------------------------- policy */

/* "a key that is given replaces the base's whole key, one that is absent is inherited" */
static void inherit(struct oracle_policy *policy, const struct oracle_policy *base)
{
	if (!policy->has_prefer && base->has_prefer) {
		policy->has_prefer = true;
		policy->prefer = base->prefer;
		policy->prefer_count = base->prefer_count;
	}
	if (!policy->has_distrust && base->has_distrust) {
		policy->has_distrust = true;
		policy->distrust = base->distrust;
		policy->distrust_count = base->distrust_count;
	}
	if (!policy->has_believe && base->has_believe) {
		policy->has_believe = true;
		policy->believe = base->believe;
		policy->believe_count = base->believe_count;
	}
	if (!policy->has_answered && base->has_answered) {
		policy->has_answered = true;
		policy->answered = base->answered;
		policy->answered_count = base->answered_count;
	}
	if (!policy->has_weak && base->has_weak) {
		policy->has_weak = true;
		policy->weak = base->weak;
		policy->weak_count = base->weak_count;
	}
	if (!policy->status)
		policy->status = base->status;
	if (!policy->several)
		policy->several = base->several;
	if (!policy->location)
		policy->location = base->location;
}

/* "Of several bases the first that gives a key counts." */
static void inherit_from_map(const struct oracle_world *world, struct oracle_policy *policy,
			     const struct oracle_map *map)
{
	inherit(policy, &map->policy);
	for (size_t i = 0; i < map->extend_count; i++)
		inherit_from_map(world, policy, oracle_map(world, map->extends[i]));
}

/* "Without any policy it is ..." */
static void inherit_from_nobody(struct oracle_policy *policy)
{
	static struct oracle_word nothing[] = {
		{ .kind = ORACLE_CODE, .first = 0, .last = 0 },
		{ .kind = ORACLE_CODE, .first = 16, .last = 16 },
	};
	static struct oracle_codes causes[] = { { .space = "q850", .words = nothing, .count = 2 } };
	static struct oracle_distrust distrust[] = { { .codes = causes, .count = 1 } };
	static const int32_t beyond_interworking = 10;
	static const struct oracle_policy base = {
		.has_distrust = true,
		.distrust = distrust,
		.distrust_count = 1,
		.status = "keep",
		.several = "most-specific",
		.location = &beyond_interworking,
	};

	inherit(policy, &base);
}

void oracle_policy_of(const struct oracle_world *world, const struct oracle_policy *own,
		      const struct oracle_map *choice, const struct oracle_map *map,
		      struct oracle_policy *policy)
{
	*policy = *own;
	if (choice)
		inherit_from_map(world, policy, choice);
	inherit_from_map(world, policy, map);
	inherit_from_nobody(policy);
}

bool oracle_codes_have(const struct oracle_world *world, const struct oracle_codes *codes,
		       size_t count, const char *space, int32_t code)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(codes[i].space, space))
			continue;
		for (size_t j = 0; j < codes[i].count; j++) {
			int32_t first, last;

			oracle_span(oracle_space(world, space), &codes[i].words[j], &first, &last);
			if (code >= first && code <= last)
				return true;
		}
	}
	return false;
}

/* -------------------------------------------------------------- agreement */

/* The codes of one space that a code may stand for. */
struct stands_for {
	int32_t codes[STANDS_FOR_MAX];
	size_t count;
};

static bool stands_for(const struct stands_for *set, int32_t code)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->codes[i] == code)
			return true;
	return false;
}

static void put(struct stands_for *set, int32_t code)
{
	if (!stands_for(set, code) && set->count < STANDS_FOR_MAX)
		set->codes[set->count++] = code;
}

static bool is_known(const struct oracle_companions *known, const char *space)
{
	for (size_t i = 0; i < known->count; i++)
		if (!strcmp(known->items[i].space, space))
			return true;
	return false;
}

/* "under conditions that are not known to fail": of spaces of which something is known. */
static bool may_hold(const struct oracle_ground *ground, const struct oracle_row *row)
{
	for (size_t i = 0; i < row->when_count; i++)
		if (is_known(ground->known, row->when[i].space) &&
		    !oracle_condition_holds(ground->world, &row->when[i], ground->known))
			return false;
	return true;
}

/* Nothing after such an alternative is looked at. */
static bool must_hold(const struct oracle_ground *ground, const struct oracle_row *row)
{
	for (size_t i = 0; i < row->when_count; i++)
		if (!is_known(ground->known, row->when[i].space) ||
		    !oracle_condition_holds(ground->world, &row->when[i], ground->known))
			return false;
	return true;
}

static void put_target(const struct oracle_row *row, int32_t code, struct stands_for *set)
{
	if (row->to.kind == ORACLE_CODE)
		put(set, row->to.first);
	else if (row->to.kind == ORACLE_SAME)
		put(set, code);
}

/* "An alternative of `first` counts only if its conditions are known to hold": it is about the
 * call, and not about the code. */
static bool by_first(const struct oracle_ground *ground, const struct oracle_flat_table *table,
		     int32_t code, struct stands_for *set)
{
	const struct oracle_rule *rule = table->before.rule;

	for (size_t i = 0; rule && i < rule->row_count; i++) {
		if (!must_hold(ground, &rule->rows[i]))
			continue;
		put_target(&rule->rows[i], code, set);
		return true;
	}
	return false;
}

/* "the rules that a look-up of it could use: of the code, of ranges and classes around it";
 * true when the look-up surely ends in one. */
static bool by_rules(const struct oracle_ground *ground, const struct oracle_flat_table *table,
		     int32_t code, struct stands_for *set)
{
	const struct oracle_space *from = oracle_space(ground->world, table->from);
	const struct oracle_flat_rule *rule;
	int64_t width = -1;

	while ((rule = oracle_next_rule(from, table, code, &width))) {
		for (size_t i = 0; i < rule->rule->row_count; i++) {
			const struct oracle_row *row = &rule->rule->rows[i];

			if (!may_hold(ground, row))
				continue;
			put_target(row, code, set);
			if (must_hold(ground, row))
				return true;
		}
	}
	return false;
}

/* "and by way of a third space" */
static void find_by(const struct oracle_ground *ground, const struct oracle_flat_table *table,
		    int32_t code, struct stands_for *set)
{
	struct stands_for middle = { .count = 0 };
	const char *via;

	if (!table || by_first(ground, table, code, set) || by_rules(ground, table, code, set) ||
	    !oracle_covers(table, code) || !table->unlisted || !table->unlisted->via)
		return;
	via = table->unlisted->via;
	find_by(ground, oracle_flat_table(ground->map, table->from, via), code, &middle);
	for (size_t i = 0; i < middle.count; i++)
		find_by(ground, oracle_flat_table(ground->map, via, table->to), middle.codes[i],
			set);
}

static void find(const struct oracle_ground *ground, const char *from, const char *to, int32_t code,
		 struct stands_for *set)
{
	find_by(ground, oracle_any_table(ground->map, from, to), code, set);
}

/* With the code itself its location is known. */
static void find_of(const struct oracle_ground *ground, struct oracle_point point, const char *to,
		    struct stands_for *set)
{
	struct oracle_companions known = *ground->known;
	struct oracle_ground own = *ground;

	if (point.location >= 0) {
		known.items[known.count].space = "location";
		known.items[known.count++].code = point.location;
	}
	own.known = &known;
	find(&own, point.space, to, point.code, set);
}

static bool one_stands_for(const struct oracle_ground *ground, struct oracle_point a,
			   struct oracle_point b)
{
	struct stands_for set = { .count = 0 };

	if (!strcmp(a.space, b.space)) /* what a table makes of its own space is rewriting */
		return false;
	find_of(ground, a, b.space, &set);
	return stands_for(&set, b.code);
}

/* "both may stand for one code of the target" */
static bool both_stand_for_one(const struct oracle_ground *ground, struct oracle_point a,
			       struct oracle_point b)
{
	struct stands_for left = { .count = 0 }, right = { .count = 0 };

	find_of(ground, a, ground->to, &left);
	find_of(ground, b, ground->to, &right);
	if (!strcmp(a.space, ground->to))
		put(&left, a.code);
	if (!strcmp(b.space, ground->to))
		put(&right, b.code);
	for (size_t i = 0; i < left.count; i++)
		if (stands_for(&right, left.codes[i]))
			return true;
	return false;
}

static bool has_table(const struct oracle_ground *ground, const char *from, const char *to)
{
	return oracle_any_table(ground->map, from, to) != NULL;
}

/* "This does not count if the codes of the target are words" */
static bool is_of_words(const struct oracle_ground *ground)
{
	const struct oracle_space *to = oracle_space(ground->world, ground->to);

	return to && to->written_by_name;
}

/* By a table between them, or both by one to the target. */
static bool joined(const struct oracle_ground *ground, const char *a, const char *b)
{
	return !strcmp(a, b) || has_table(ground, a, b) || has_table(ground, b, a) ||
	       (!is_of_words(ground) && has_table(ground, a, ground->to) &&
		has_table(ground, b, ground->to));
}

bool oracle_agree(const struct oracle_ground *ground, struct oracle_point a, struct oracle_point b)
{
	if (!strcmp(a.space, b.space) && a.code == b.code)
		return true;
	return one_stands_for(ground, a, b) || one_stands_for(ground, b, a) ||
	       (!is_of_words(ground) && both_stand_for_one(ground, a, b));
}

/* "If no table joins two spaces, only codes of one space can contradict each other." */
bool oracle_contradict(const struct oracle_ground *ground, struct oracle_point a,
		       struct oracle_point b)
{
	return joined(ground, a.space, b.space) && !oracle_agree(ground, a, b);
}

/* "Only answers by a rule count": -1 stands for none, ORACLE_NO_EFFECT for no answer by a rule. */
int32_t oracle_effect(const struct oracle_ground *ground, struct oracle_point point, const char *to)
{
	const struct oracle_flat_table *table = oracle_any_table(ground->map, point.space, to);
	struct oracle_companions known = *ground->known;
	struct oracle_answer answer;

	if (!table)
		return ORACLE_NO_EFFECT;
	if (point.location >= 0) {
		known.items[known.count].space = "location";
		known.items[known.count++].code = point.location;
	}
	oracle_look_up(ground->world, ground->map, table, point.code, &known, &answer);
	return answer.row && !answer.by_default ? answer.outcome : ORACLE_NO_EFFECT;
}
