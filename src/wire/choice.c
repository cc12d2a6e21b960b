/* SPDX-License-Identifier: BSD-2-Clause */
#include "choice.h"

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

/* The space of the same name in another catalog; with no other catalog, the space itself. */
static const struct sipcause_space *space_in(const struct sipcause_catalog *catalog,
					     const struct sipcause_space *space)
{
	return catalog == NULL || space == NULL ? space
						: sipcause_catalog_space(catalog, space->name);
}

static void take_facts(const struct sci_facts *facts, const struct sipcause_catalog *catalog,
		       struct sci_statement *statement)
{
	const struct sci_known *known = facts->known;
	struct sci_write *write = statement->writes;
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
	statement->common.under = NULL;
	statement->common.writes = statement->writes;
	statement->common.count = known->count + facts->found_count;
}

void sci_statement_make(struct sci_statement *statement, const struct sci_choice *choice,
			const struct sipcause_part *part, const struct sci_facts *facts,
			const struct sipcause_catalog *catalog)
{
	struct sci_write *location = &statement->location;

	take_facts(facts, catalog, statement);
	location->space = space_in(catalog, choice->message->roles[SCI_ROLE_LOCATION]);
	location->code = part->location;
	statement->own.under = &statement->common;
	statement->own.writes = location;
	statement->own.count = part->location >= 0 && location->space != NULL;
	statement->lead.space = space_in(catalog, part->space);
	statement->lead.code = part->code;
	statement->lead.companions = &statement->own;
}

bool sci_choice_agree(const struct sci_choice *choice, const struct sipcause_part *a,
		      const struct sipcause_part *b, bool *joined)
{
	struct sci_statement first, second;

	sci_statement_make(&first, choice, a, &choice->facts, NULL);
	sci_statement_make(&second, choice, b, &choice->facts, NULL);
	return sci_leads_agree(choice->map, choice->to, &first.lead, &second.lead, joined);
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
