/* SPDX-License-Identifier: BSD-2-Clause */
#include "leg.h"

static bool is_challenge(int32_t status)
{
	return status == 401 || status == 407;
}

static bool is_sip(const struct sipcause_space *space)
{
	return space != NULL && strcmp(sipcause_space_name(space), "sip") == 0;
}

void leg_take(const struct plan *plan, const struct decision *decision, struct leg *leg)
{
	memset(leg, 0, sizeof(*leg));
	leg->location = -1;
	leg->by_user = (uint8_t)decision->by_user;
	leg->alerted =
		(uint8_t)companions_known(plan, decision->companions, plan->alerted, "alerted");
	leg->challenge = is_challenge(decision->status) ||
			 (is_sip(decision->space) && is_challenge(decision->code));
	if (decision->known || decision->space == NULL)
		return;
	leg->space = decision->space;
	leg->code = decision->code;
	leg->location = decision->location;
	leg->part = (uint8_t)decision->part;
}
