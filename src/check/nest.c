/* SPDX-License-Identifier: BSD-2-Clause */
#include "nest.h"

#include "base/search.h"
#include "base/text.h"

const uint32_t *sci_nest_parents(const struct sci_reading *reading, const struct sci_flat *flat)
{
	struct sci_arena *scratch = reading->scratch;
	uint32_t *parents = sci_arena_array(scratch, flat->link_count, sizeof(*parents));
	uint32_t *open = sci_arena_array(scratch, flat->link_count, sizeof(*open));
	uint32_t depth = 0, i;

	if (parents == NULL || open == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	for (i = 0; i < flat->link_count; i++) {
		while (depth > 0 && flat->links[open[depth - 1]] != flat->links[i]->wider)
			depth--;
		parents[i] = depth > 0 ? open[depth - 1] : SCI_NEST_NONE;
		open[depth++] = i;
	}
	return parents;
}

bool sci_key_always_answers(const struct sci_key *key)
{
	return key->rule_count > 0 && key->rules[key->rule_count - 1].condition_count == 0;
}

/* -------------------------------------------------------------- comparison */

static bool same_spans(const struct sipcause_span *a, const struct sipcause_span *b, uint32_t count)
{
	return count == 0 || memcmp(a, b, count * sizeof(*a)) == 0;
}

static bool same_condition(const struct sci_condition *a, const struct sci_condition *b)
{
	uint32_t i;

	if (a->space != b->space || a->present != b->present || a->absent != b->absent ||
	    a->count != b->count || a->set_count != b->set_count ||
	    !same_spans(a->spans, b->spans, a->count))
		return false;
	for (i = 0; i < a->set_count; i++)
		if (a->sets[i] != b->sets[i])
			return false;
	return true;
}

bool sci_rules_give_the_same(const struct sci_rule *a, const struct sci_rule *b)
{
	uint32_t i;

	if (a->target != b->target || a->write_count != b->write_count ||
	    !sci_same_text(a->phrase, b->phrase))
		return false;
	for (i = 0; i < a->write_count; i++)
		if (a->writes[i].space != b->writes[i].space ||
		    a->writes[i].code != b->writes[i].code)
			return false;
	return true;
}

static bool same_rule(const struct sci_rule *a, const struct sci_rule *b)
{
	uint32_t i;

	if (a->condition_count != b->condition_count || !sci_rules_give_the_same(a, b))
		return false;
	for (i = 0; i < a->condition_count; i++)
		if (!same_condition(&a->conditions[i], &b->conditions[i]))
			return false;
	return true;
}

bool sci_keys_say_the_same(const struct sci_key *a, const struct sci_key *b)
{
	uint32_t i;

	if (a->rule_count != b->rule_count)
		return false;
	for (i = 0; i < a->rule_count; i++)
		if (!same_rule(&a->rules[i], &b->rules[i]))
			return false;
	return true;
}

uint32_t sci_nest_index(const struct sci_flat *flat, struct sipcause_span span)
{
	uint32_t low = 0, high = flat != NULL ? flat->link_count : 0;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = sci_span_order(flat->links[middle]->key->span, span);

		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return SCI_NEST_NONE;
}

const struct sci_link *sci_nest_find(const struct sci_flat *flat, struct sipcause_span span)
{
	const uint32_t index = sci_nest_index(flat, span);

	return index != SCI_NEST_NONE ? flat->links[index] : NULL;
}

static bool begins_before(const void *links, uint32_t index, int64_t number)
{
	return ((const struct sci_link *const *)links)[index]->key->span.first <= number;
}

const struct sci_link *sci_nest_narrowest(const struct sci_flat *flat, int32_t code,
					  uint64_t *steps)
{
	const uint32_t end = sci_search(flat->links, flat->link_count, code, begins_before);
	const struct sci_link *link = end > 0 ? flat->links[end - 1] : NULL;

	for (; link != NULL && *steps > 0; link = link->wider, --*steps)
		if (sci_span_holds(link->key->span, code))
			return link;
	return NULL;
}
