/* SPDX-License-Identifier: BSD-2-Clause */
#include "evidence-key.h"

#define TOLD_MAX 4 /* companions that a part adds */

/* What a decision looks at of a part.  Without gaps. */
struct key_part {
	const struct sipcause_space *space;
	int32_t code;
	int32_t location;
	uint32_t source;
	uint8_t kind, validity, elsewhere, diagnosed;
	const struct sipcause_space *told[TOLD_MAX];
	int32_t told_codes[TOLD_MAX];
};

/* The same of a record, but for its parts. */
struct key_head {
	int32_t companions[CONTEXTS_MAX];
	uint32_t source, unread, unread_companions, flawed, count;
	uint64_t truths; /* of the tests, which count for the ratios */
};

static bool only_reasons(const struct plan *plan)
{
	uint32_t i;

	for (i = 0; i < plan->source_count; i++)
		if (plan->sources[i].form >= 0 && plan->sources[i].form != SIPCAUSE_FORM_REASON)
			return false;
	return true;
}

_Static_assert(sizeof(struct key_head) + SIPCAUSE_PARTS_MAX * sizeof(struct key_part) <=
		       RECORD_KEY_MAX,
	       "the key of a record has room for all parts");

size_t record_key(const struct plan *plan, const struct sipcause_message *message,
		  const struct tuple *tuple, const struct decision *decision,
		  unsigned char key[RECORD_KEY_MAX])
{
	struct key_head head;
	struct key_part part;
	size_t i, k, length;

	/* What cannot be read is shown as it is, and a first line may tell of the call. */
	if (!decision->turns.said || decision->turns.more || !only_reasons(plan))
		return 0;
	memset(&head, 0, sizeof(head));
	memcpy(head.companions, decision->companions, plan->context_count * sizeof(int32_t));
	head.source = decision->source;
	head.unread = decision->unread;
	head.unread_companions = decision->unread_companions;
	head.flawed = decision->flawed;
	head.count = (uint32_t)sipcause_message_count(message);
	head.truths = plan->test_count > 0 ? tuple->words[plan->cell_count] : 0;
	memcpy(key, &head, sizeof(head));
	for (i = 0, length = sizeof(head); i < head.count; i++, length += sizeof(part)) {
		const struct sipcause_part *from = sipcause_message_part(message, i);
		size_t octets;

		memset(&part, 0, sizeof(part));
		part.space = sipcause_part_space(from);
		part.code = sipcause_part_code(from);
		part.location = sipcause_part_location(from);
		part.source = decision->turns.sources[sipcause_part_turn(from)];
		part.kind = (uint8_t)sipcause_part_kind(from);
		part.validity = (uint8_t)sipcause_part_validity(from);
		for (k = 0; k < TOLD_MAX; k++)
			(void)sipcause_part_companion(from, k, &part.told[k], &part.told_codes[k]);
		part.elsewhere = (uint8_t)sipcause_part_says_elsewhere(from);
		part.diagnosed = sipcause_part_evidence(from, &octets) != NULL;
		memcpy(key + length, &part, sizeof(part));
	}
	return length;
}
