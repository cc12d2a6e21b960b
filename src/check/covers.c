/* SPDX-License-Identifier: BSD-2-Clause */
#include "covers.h"

static bool has_span(const struct sci_condition *condition, struct sipcause_span span)
{
	uint32_t i;

	for (i = 0; i < condition->count; i++)
		if (condition->spans[i].first <= span.first &&
		    span.last <= condition->spans[i].last)
			return true;
	return false;
}

static bool has_set(const struct sci_condition *condition, const struct sipcause_set *set)
{
	uint32_t i;

	for (i = 0; i < condition->set_count; i++)
		if (condition->sets[i] == set)
			return true;
	return false;
}

/* Whether a condition holds wherever a narrower one on the same space does. */
static bool holds_with(const struct sci_condition *wide, const struct sci_condition *narrow)
{
	uint32_t i;

	if ((narrow->absent && !wide->absent) || (narrow->present && !wide->present))
		return false;
	if (wide->present)
		return true;
	for (i = 0; i < narrow->count; i++)
		if (!has_span(wide, narrow->spans[i]))
			return false;
	for (i = 0; i < narrow->set_count; i++)
		if (!has_set(wide, narrow->sets[i]))
			return false;
	return true;
}

static bool has_condition(const struct sci_rule *rule, const struct sci_condition *wide)
{
	uint32_t i;

	for (i = 0; i < rule->condition_count; i++)
		if (rule->conditions[i].space == wide->space &&
		    holds_with(wide, &rule->conditions[i]))
			return true;
	return false;
}

static bool covers(const struct sci_rule *wide, const struct sci_rule *rule)
{
	uint32_t i;

	for (i = 0; i < wide->condition_count; i++)
		if (!has_condition(rule, &wide->conditions[i]))
			return false;
	return true;
}

const struct sci_rule *sci_key_covers(struct sci_check *check, const struct sci_key *key,
				      const struct sci_rule *rule)
{
	uint32_t i;

	for (i = 0; i < key->rule_count; i++) {
		if (check->steps == 0) {
			check->cut = true;
			return NULL;
		}
		check->steps--;
		if (covers(&key->rules[i], rule))
			return &key->rules[i];
	}
	return NULL;
}
