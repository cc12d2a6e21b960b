/* SPDX-License-Identifier: BSD-2-Clause */
#include "choice.h"

#include "base/count.h"
#include "engine/leads.h"

uint32_t sci_choice_count(const struct sci_choice *choice)
{
	const struct sipcause_part *part;
	uint32_t count = 0;

	SCI_FOR_EACH(part, choice)
		count += sci_part_is_usable(part);
	return count;
}

const struct sci_policy_value *sci_choice_value(const struct sci_choice *choice,
						enum sci_policy_key key)
{
	const struct sipcause_message *message = choice->message;
	const struct sipcause_map *over = message->policy_map, *map = choice->map;

	if (message->policy.values[key].given)
		return &message->policy.values[key];
	if (over != NULL && over->policy != NULL && over->policy->values[key].given)
		return &over->policy->values[key];
	if (map != NULL && map->policy != NULL && map->policy->values[key].given)
		return &map->policy->values[key];
	return &message->builtin.values[key];
}

const struct sci_policy_span *sci_choice_code(const struct sci_choice *choice,
					      enum sci_policy_key key,
					      const struct sipcause_part *part)
{
	const struct sci_policy_value *value = sci_choice_value(choice, key);

	return sci_policy_find(value->spans, value->count, part->space, part->code);
}

void sci_choice_pass_by(const struct sci_choice *choice, struct sipcause_part *part,
			int32_t verdict, enum sci_policy_key key, uint32_t line)
{
	sci_choice_pass(part, verdict);
	part->because = sci_because_of(key, sci_choice_value(choice, key), line);
}

bool sci_choice_is_status(const struct sci_choice *choice, const struct sipcause_part *part)
{
	return sci_part_is_usable(part) && sci_part_is_status(part) &&
	       !(part->form == SIPCAUSE_FORM_PROBLEM && !part->added &&
		 (choice->message->seen >> SIPCAUSE_PART_PROBLEM & 1) != 0);
}

/* Two parts, each with its location and what is known of the call. */
struct pair {
	struct sci_write writes[SIPCAUSE_COMPANIONS_MAX + SCI_FOUND_MAX], locations[2];
	struct sci_companions common, own[2];
	struct sci_lead leads[2];
};

/* The space of the same name in another catalog; with no other catalog, the space itself. */
static const struct sipcause_space *space_in(const struct sipcause_catalog *catalog,
					     const struct sipcause_space *space)
{
	return catalog == NULL || space == NULL ? space
						: sipcause_catalog_space(catalog, space->name);
}

static void take_known(const struct sci_facts *facts, const struct sipcause_catalog *catalog,
		       struct pair *pair)
{
	const struct sci_known *known = facts->known;
	struct sci_write *write = pair->writes;
	uint32_t i;

	for (i = 0; i < known->count; i++, write++) {
		write->space = known->space[i] != facts->corrected
				       ? space_in(catalog, known->space[i])
				       : NULL;
		write->code = known->code[i];
	}
	for (i = 0; i < facts->found_count; i++, write++) {
		write->space = space_in(catalog, facts->found[i].space);
		write->code = facts->found[i].code;
	}
	pair->common.under = NULL;
	pair->common.writes = pair->writes;
	pair->common.count = known->count + facts->found_count;
}

/* Make a pair of two parts, of a catalog's spaces; NULL: of their own. */
static void make_pair(const struct sci_choice *choice, const struct sipcause_part *a,
		      const struct sipcause_part *b, const struct sipcause_catalog *catalog,
		      struct pair *pair)
{
	const struct sipcause_part *const parts[2] = { a, b };
	uint32_t i;

	take_known(&choice->facts, catalog, pair);
	for (i = 0; i < 2; i++) {
		pair->locations[i].space =
			space_in(catalog, choice->message->roles[SCI_ROLE_LOCATION]);
		pair->locations[i].code = parts[i]->location;
		pair->own[i].under = &pair->common;
		pair->own[i].writes = &pair->locations[i];
		pair->own[i].count = parts[i]->location >= 0 && pair->locations[i].space != NULL;
		pair->leads[i].space = space_in(catalog, parts[i]->space);
		pair->leads[i].code = parts[i]->code;
		pair->leads[i].companions = &pair->own[i];
	}
}

bool sci_choice_agree(const struct sci_choice *choice, const struct sipcause_part *a,
		      const struct sipcause_part *b, bool *joined)
{
	struct pair pair;

	make_pair(choice, a, b, NULL, &pair);
	return sci_leads_agree(choice->map, choice->to, &pair.leads[0], &pair.leads[1], joined);
}

/* ------------------------------------------------------------------ effects */

static const char *const effect_names[] = { "route", "fault" };

/* What two parts are for one map: in its catalog. */
struct ground {
	const struct sipcause_catalog *catalog;
	const struct sipcause_map *map; /* NULL: none */
	struct pair pair;
};

/* What the first map with a table to the effect says of one of the parts. */
static int32_t find_effect(const struct ground grounds[2], const char *effect, int part)
{
	int i;

	for (i = 0; i < 2; i++) {
		const struct ground *ground = &grounds[i];
		const struct sci_lead *lead = &ground->pair.leads[part];
		const struct sipcause_space *to =
			ground->map != NULL ? sipcause_catalog_space(ground->catalog, effect)
					    : NULL;

		if (to != NULL && sipcause_map_table(ground->map, lead->space, to) != NULL)
			return sci_lead_answer(ground->map, to, lead);
	}
	return SIPCAUSE_UNLISTED;
}

bool sci_choice_same_effect(const struct sci_choice *choice, const struct sipcause_part *a,
			    const struct sipcause_part *b)
{
	const struct sipcause_message *message = choice->message;
	struct ground grounds[2];
	size_t i;

	grounds[0].catalog = message->catalog;
	grounds[0].map = choice->map;
	grounds[1].catalog = message->effects_catalog;
	grounds[1].map = message->effects_map;
	make_pair(choice, a, b, NULL, &grounds[0].pair);
	if (grounds[1].map != NULL)
		make_pair(choice, a, b, grounds[1].catalog, &grounds[1].pair);
	for (i = 0; i < SCI_COUNT(effect_names); i++) {
		int32_t effect = find_effect(grounds, effect_names[i], 0);

		if (effect == SIPCAUSE_UNLISTED ||
		    effect != find_effect(grounds, effect_names[i], 1))
			return false;
	}
	return true;
}

/* Whether a part agrees with the other half of a pair. */
static bool agrees_with_half(const struct sci_choice *choice, const struct sipcause_part *part,
			     const struct sipcause_part *half)
{
	const struct sipcause_part *other;
	bool joined;

	SCI_FOR_EACH(other, choice)
		if (half->paired && other != half && other->paired && other->turn == half->turn)
			return other == part || sci_choice_agree(choice, part, other, &joined);
	return false;
}

bool sci_choice_agree_by_half(const struct sci_choice *choice, const struct sipcause_part *a,
			      const struct sipcause_part *b)
{
	return agrees_with_half(choice, a, b) || agrees_with_half(choice, b, a);
}
