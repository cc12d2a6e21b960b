/* SPDX-License-Identifier: BSD-2-Clause */
#include "leads.h"

/* Rules that are looked at for one pair of codes, so that no map makes it long. */
#define RULES_MAX 4096
/* Different codes that one may stand for. */
#define CODES_MAX 64

/* A walk, and who is told of each target: true ends it. */
struct walk {
	bool (*found)(struct walk *walk, int32_t code);
	const struct sci_companions *companions;
	uint32_t *rules;

	int32_t wanted; /* for is_wanted() */
	/* For go_on(): the second leg of a composition, and the walk that it is a part of. */
	const struct sipcause_table *second;
	struct walk *whole;
	/* For collect() and is_shared(). */
	int32_t codes[CODES_MAX];
	uint32_t count;
};

static bool visit(const struct sipcause_table *table, int32_t code, struct walk *walk);

static bool go_on(struct walk *first, int32_t code)
{
	return visit(first->second, code, first->whole);
}

static bool visit_legs(const struct sipcause_table *table, int32_t code, struct walk *walk)
{
	struct walk first = { .found = go_on,
			      .companions = walk->companions,
			      .rules = walk->rules,
			      .second = table->legs[1],
			      .whole = walk };

	return visit(table->legs[0], code, &first);
}

/* The rules of keys, from the narrowest outwards.  *ended: nothing after them is asked. */
static bool visit_keys(const struct sci_link *link, int32_t code, struct walk *walk, bool *ended)
{
	uint32_t i;

	for (*ended = true; link != NULL; link = link->wider) {
		for (i = 0; i < link->key->rule_count; i++) {
			const struct sci_rule *rule = &link->key->rules[i];
			enum sci_prospect prospect = sci_rule_prospect(rule, walk->companions);
			int32_t target = rule->target == SIPCAUSE_SAME ? code : rule->target;

			if (++*walk->rules > RULES_MAX)
				return false;
			if (prospect != SCI_RULE_FAILS && target >= 0 && walk->found(walk, target))
				return true;
			if (prospect == SCI_RULE_HOLDS)
				return false;
		}
	}
	*ended = false;
	return false;
}

/* `first:` is about every code, not this one: it counts only if it is sure to answer. */
static bool visit_before(const struct sci_link *before, int32_t code, struct walk *walk,
			 bool *ended)
{
	uint32_t i;

	*ended = true;
	for (i = 0; before != NULL && i < before->key->rule_count; i++) {
		const struct sci_rule *rule = &before->key->rules[i];
		int32_t target = rule->target == SIPCAUSE_SAME ? code : rule->target;

		if (++*walk->rules > RULES_MAX)
			return false;
		if (sci_rule_prospect(rule, walk->companions) == SCI_RULE_HOLDS)
			return target >= 0 && walk->found(walk, target);
	}
	*ended = false;
	return false;
}

static bool visit(const struct sipcause_table *table, int32_t code, struct walk *walk)
{
	const struct sci_slot *slot = sci_table_slot(table, code);
	bool ended;

	if (slot == NULL)
		return false;
	if (visit_before(table->before, code, walk, &ended))
		return true;
	if (ended)
		return false;
	if (visit_keys(slot->link, code, walk, &ended))
		return true;
	if (ended)
		return false;
	if (!slot->zone->covered || table->legs[0] == NULL)
		return false;
	return visit_legs(table, code, walk);
}

/* ------------------------------------------------------------- agreement */

static bool is_wanted(struct walk *walk, int32_t code)
{
	return code == walk->wanted;
}

static bool is_shared(struct walk *walk, int32_t code)
{
	uint32_t i;

	for (i = 0; i < walk->count; i++)
		if (walk->codes[i] == code)
			return true;
	return false;
}

static bool collect(struct walk *walk, int32_t code)
{
	if (walk->count < CODES_MAX && !is_shared(walk, code))
		walk->codes[walk->count++] = code;
	return false;
}

/* Tell of all that a code may stand for in a space; in its own it is itself. */
static bool tell_all(const struct sipcause_table *table, const struct sipcause_space *to,
		     const struct sci_lead *lead, struct walk *walk)
{
	walk->companions = lead->companions;
	if (lead->space == to && walk->found(walk, lead->code))
		return true;
	return table != NULL && visit(table, lead->code, walk);
}

static bool leads_to(const struct sipcause_table *table, const struct sci_lead *from,
		     int32_t wanted, uint32_t *rules)
{
	struct walk walk = {
		.found = is_wanted, .companions = from->companions, .rules = rules, .wanted = wanted
	};

	return table != NULL && visit(table, from->code, &walk);
}

static bool share_a_code(const struct sipcause_table *const tables[2],
			 const struct sipcause_space *to, const struct sci_lead *a,
			 const struct sci_lead *b, uint32_t *rules)
{
	struct walk walk = { .found = collect, .rules = rules };

	tell_all(tables[0], to, a, &walk);
	walk.found = is_shared;
	return tell_all(tables[1], to, b, &walk);
}

bool sci_leads_agree(const struct sipcause_map *map, const struct sipcause_space *to,
		     const struct sci_lead *a, const struct sci_lead *b, bool *joined)
{
	const struct sipcause_table *there = NULL, *back = NULL, *on[2] = { NULL, NULL };
	bool both = false;
	uint32_t rules = 0;

	if (map != NULL && a->space != b->space) {
		there = sipcause_map_table(map, a->space, b->space);
		back = sipcause_map_table(map, b->space, a->space);
	}
	if (map != NULL && to != NULL && !to->written_by_name) {
		on[0] = sipcause_map_table(map, a->space, to);
		on[1] = sipcause_map_table(map, b->space, to);
		both = (on[0] != NULL || a->space == to) && (on[1] != NULL || b->space == to);
	}
	if (joined != NULL)
		*joined = a->space == b->space || there != NULL || back != NULL || both;
	if (a->space == b->space && a->code == b->code)
		return true;
	return leads_to(there, a, b->code, &rules) || leads_to(back, b, a->code, &rules) ||
	       (both && share_a_code(on, to, a, b, &rules));
}

/* --------------------------------------------------------------- answers */

int32_t sci_lead_answer(const struct sipcause_map *map, const struct sipcause_space *to,
			const struct sci_lead *lead)
{
	const struct sipcause_table *table = sipcause_map_table(map, lead->space, to);
	struct sci_answer answer;

	if (table == NULL)
		return SIPCAUSE_UNLISTED;
	sci_table_resolve(table, lead->code, lead->companions, NULL, &answer);
	return answer.by_default ? SIPCAUSE_UNLISTED : answer.outcome;
}
