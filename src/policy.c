/* SPDX-License-Identifier: BSD-2-Clause */
#include "policy.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/*
 * RFC 3398 7.2.3: in a BYE a Reason wins over encapsulated ISUP, which wins over
 * having neither; 8.2.6.1: encapsulated ISUP wins over the status.  That a cause
 * of Q.850 wins over a status is no standard's rule but common practice.
 */
static const int32_t default_order[SCI_CANDIDATES] = {
	SIPCAUSE_PART_PROBLEM,      SIPCAUSE_PART_CAUSE,      SIPCAUSE_PART_Q850_REASON,
	SIPCAUSE_PART_ENCAPSULATED, SIPCAUSE_PART_SIP_REASON, SIPCAUSE_PART_STATUS,
	SIPCAUSE_PART_EVENT,
};

bool sci_policy_rank(uint8_t rank[SCI_CANDIDATES], const int32_t *kinds, size_t count)
{
	const uint8_t unset = UINT8_MAX;
	uint8_t ranks[SCI_CANDIDATES], next = 0;
	size_t i;

	memset(ranks, unset, sizeof(ranks));
	for (i = 0; i < count; i++) {
		if (kinds[i] < 0 || kinds[i] >= SCI_CANDIDATES || ranks[kinds[i]] != unset)
			return false;
		ranks[kinds[i]] = next++;
	}
	for (i = 0; i < COUNT(default_order); i++)
		if (ranks[default_order[i]] == unset)
			ranks[default_order[i]] = next++;
	memcpy(rank, ranks, sizeof(ranks));
	return true;
}

/* ----------------------------------------------------------- a map's policy */

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
