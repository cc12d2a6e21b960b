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

/* Add what is distrusted of one space to what is there already. */
static void add_distrust(const struct sci_reading *reading, const struct sci_node *value,
			 const struct sipcause_space *space, struct sci_policy *policy,
			 struct sci_distrust *all)
{
	const struct sipcause_span *spans;
	uint32_t count = 0, i;

	spans = sci_space_read_spans(reading, space, value,
				     SCI_SELECT_CODE | SCI_SELECT_RANGE | SCI_SELECT_CLASS, &count);
	for (i = 0; spans != NULL && i < count; i++) {
		all[policy->distrust_count].space = space;
		all[policy->distrust_count++].span = spans[i];
	}
}

static void read_distrust(struct sci_spaces *spaces, const struct sci_node *mapping,
			  struct sci_policy *policy)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_names seen = { NULL, 0, 0, false };
	struct sci_distrust *all;
	const struct sci_node *key;
	size_t room = 0;

	if (!sci_is_filled_mapping(reading, mapping, "distrust"))
		return;
	for (key = mapping->first; key != NULL; key = key->next->next)
		room += sci_list_length(key->next);
	all = sci_arena_array(reading->keep, room, sizeof(*all));
	if (all == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	policy->distrust = all;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		const struct sipcause_space *space = sci_spaces_get(spaces, key);

		if (space != NULL && sci_is_first_time(reading, &seen, key, "distrust"))
			add_distrust(reading, key->next, space, policy, all);
	}
}

const struct sci_policy *sci_policy_read(struct sci_spaces *spaces, const struct sci_node *node)
{
	const struct sci_reading *reading = &spaces->finder->reading;
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
		read_distrust(spaces, distrust, policy);
	return policy;
}
