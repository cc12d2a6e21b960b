/* SPDX-License-Identifier: BSD-2-Clause */
#include "policy.h"

#include "base/count.h"

#include <string.h>

/*
 * RFC 3398 7.2.3: in a BYE a Reason wins over encapsulated ISUP, which wins over
 * having neither; 8.2.6.1: encapsulated ISUP wins over the status.  That a cause
 * of Q.850 wins over a status is no standard's rule but common practice.
 */
static const int32_t default_order[SCI_CANDIDATES] = {
	SIPCAUSE_PART_PROBLEM,      SIPCAUSE_PART_CAUSE,      SIPCAUSE_PART_Q850_REASON,
	SIPCAUSE_PART_ENCAPSULATED, SIPCAUSE_PART_SIP_REASON, SIPCAUSE_PART_REASON,
	SIPCAUSE_PART_STATUS,       SIPCAUSE_PART_EVENT,
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
	for (i = 0; i < SCI_COUNT(default_order); i++)
		if (ranks[default_order[i]] == unset)
			ranks[default_order[i]] = next++;
	memcpy(rank, ranks, sizeof(ranks));
	return true;
}

const struct sci_policy_span *sci_policy_find(const struct sci_policy_span *spans, uint32_t count,
					      const struct sipcause_space *space, int32_t code)
{
	uint32_t i;

	for (i = 0; i < count; i++)
		if (spans[i].space == space && sci_span_holds(spans[i].span, code))
			return &spans[i];
	return NULL;
}

void sci_policy_inherit(struct sci_policy *policy, const struct sci_policy *farther)
{
	size_t i;

	for (i = 0; farther != NULL && i < SCI_POLICY_KEYS; i++)
		if (!policy->values[i].given)
			policy->values[i] = farther->values[i];
}
