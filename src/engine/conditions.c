/* SPDX-License-Identifier: BSD-2-Clause */
#include "conditions.h"

static bool value_fits(const struct sci_condition *condition, int32_t value)
{
	uint32_t i;

	if (condition->present || sci_spans_hold(condition->spans, condition->count, value))
		return true;
	for (i = 0; i < condition->set_count; i++)
		if (sci_spans_hold(condition->sets[i]->spans, condition->sets[i]->count, value))
			return true;
	return false;
}

bool sci_condition_holds(const struct sci_condition *condition,
			 const struct sci_companions *companions)
{
	for (; companions != NULL; companions = companions->under) {
		bool there = false;
		uint32_t i;

		for (i = 0; i < companions->count; i++) {
			if (companions->writes[i].space != condition->space)
				continue;
			if (value_fits(condition, companions->writes[i].code))
				return true;
			there = true;
		}
		if (there)
			return false;
	}
	return condition->absent;
}

bool sci_rule_holds(const struct sci_rule *rule, const struct sci_companions *companions)
{
	uint32_t i;

	for (i = 0; i < rule->condition_count; i++)
		if (!sci_condition_holds(&rule->conditions[i], companions))
			return false;
	return true;
}

/* Whether anything is said of the companions of a space. */
static bool is_known(const struct sipcause_space *space, const struct sci_companions *known)
{
	uint32_t i;

	for (; known != NULL; known = known->under)
		for (i = 0; i < known->count; i++)
			if (known->writes[i].space == space)
				return true;
	return false;
}

enum sci_prospect sci_rule_prospect(const struct sci_rule *rule, const struct sci_companions *known)
{
	enum sci_prospect prospect = SCI_RULE_HOLDS;
	uint32_t i;

	for (i = 0; i < rule->condition_count; i++) {
		if (!is_known(rule->conditions[i].space, known))
			prospect = SCI_RULE_OPEN;
		else if (!sci_condition_holds(&rule->conditions[i], known))
			return SCI_RULE_FAILS;
	}
	return prospect;
}
