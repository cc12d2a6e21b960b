/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-policy.h"

#include "select.h"

#include <string.h>

static bool read_kind(const struct sci_reading *reading, const struct sci_node *item, int32_t *kind)
{
	char found[SCI_FOUND];

	for (*kind = 0; *kind < SCI_CANDIDATES; ++*kind)
		if (sci_node_is(item, sipcause_part_word(*kind)))
			return true;
	sci_report_add(reading->report, SCI_P_WORD, sci_node_place(item),
		       "found %s%s; expected q850-reason, sip-reason, status, cause, encapsulated, "
		       "event or problem",
		       sci_node_found(item, found), sci_in_quotes(item));
	return false;
}

static void read_prefer(const struct sci_reading *reading, const struct sci_node *list,
			struct sci_policy *policy)
{
	int32_t kinds[SCI_CANDIDATES], kind;
	const struct sci_node *item;
	size_t count = 0, i;

	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item)) {
		if (!read_kind(reading, item, &kind))
			continue;
		for (i = 0; i < count && kinds[i] != kind; i++)
			;
		if (i < count)
			sci_report_add(reading->report, SCI_P_DUPLICATE_KEY, sci_node_place(item),
				       "%s stands in the list twice; expected it once",
				       sipcause_part_word(kind));
		else
			kinds[count++] = kind;
	}
	sci_policy_rank(policy->rank, kinds, count);
}

/* Add the spans of one space to those that are there already. */
static void add_distrust(const struct sci_reading *reading, struct sci_policy *policy,
			 const struct sipcause_space *space, const struct sci_span *spans,
			 uint32_t count)
{
	struct sci_distrust *all = sci_arena_array(
		reading->keep, (size_t)policy->distrust_count + count, sizeof(*all));
	uint32_t i;

	if (all == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	if (policy->distrust_count > 0)
		memcpy(all, policy->distrust, policy->distrust_count * sizeof(*all));
	for (i = 0; i < count; i++) {
		all[policy->distrust_count].space = space;
		all[policy->distrust_count++].span = spans[i];
	}
	policy->distrust = all;
}

static void read_distrust(struct sci_shelf *shelf, const struct sci_node *mapping,
			  struct sci_policy *policy)
{
	const struct sci_reading *reading = &shelf->documents->reading;
	const struct sci_node *key;

	if (!sci_is_filled_mapping(reading, mapping, "distrust"))
		return;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		const struct sipcause_space *space = sci_shelf_space(shelf, key);
		const struct sci_span *spans;
		uint32_t count = 0;

		if (space == NULL)
			continue;
		spans = sci_space_read_spans(reading, space, key->next,
					     SCI_SELECT_CODE | SCI_SELECT_RANGE | SCI_SELECT_CLASS,
					     &count);
		if (spans != NULL)
			add_distrust(reading, policy, space, spans, count);
	}
}

const struct sci_policy *sci_policy_read(struct sci_shelf *shelf, const struct sci_node *node)
{
	const struct sci_reading *reading = &shelf->documents->reading;
	struct sci_policy *policy = sci_arena_alloc(reading->keep, sizeof(*policy));
	struct sci_node *prefer, *distrust;
	const struct sci_field fields[] = {
		{ "prefer", &prefer, false },
		{ "distrust", &distrust, false },
	};

	if (policy == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	sci_policy_rank(policy->rank, NULL, 0);
	SCI_FIELDS_READ(reading, node, "policy", fields);
	if (prefer != NULL)
		read_prefer(reading, prefer, policy);
	if (distrust != NULL)
		read_distrust(shelf, distrust, policy);
	return policy;
}
