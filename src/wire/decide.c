/* SPDX-License-Identifier: BSD-2-Clause */
/* Picking one indication out of the parts of a message. */
#include "message.h"

#include "engine/policy.h"

#include <string.h>

/* What one call works with. */
struct choice {
	struct sipcause_message *message;
	const struct sipcause_map *map; /* NULL: none */
	const struct sipcause_space *to;
	const struct sci_policy *policy;
};

static bool is_candidate(const struct sipcause_part *part)
{
	return part->kind < SCI_CANDIDATES;
}

/* ---------------------------------------------------------------- policies */

/* What counts when neither the caller nor the map says anything: a cause 0 or 16
 * beside the status of a failure is what some carriers send with every response. */
void sci_policy_default(struct sipcause_message *message)
{
	static const int32_t codes[] = { 0, 16 };
	struct sci_policy *policy = &message->default_policy;
	size_t i;

	sci_policy_rank(policy->rank, NULL, 0);
	for (i = 0; i < 2; i++) {
		message->default_distrust[i].space = message->roles[SCI_ROLE_Q850];
		message->default_distrust[i].span.first = codes[i];
		message->default_distrust[i].span.last = codes[i];
	}
	policy->distrust = message->default_distrust;
	policy->distrust_count = 2;
}

static bool is_distrusted(const struct sci_policy *policy, const struct sipcause_part *part)
{
	uint32_t i;

	for (i = 0; i < policy->distrust_count; i++)
		if (policy->distrust[i].space == part->space &&
		    sci_span_holds(policy->distrust[i].span, part->code))
			return true;
	return false;
}

static void start_own_policy(struct sipcause_message *message)
{
	if (message->has_policy)
		return;
	message->has_policy = true;
	sci_policy_rank(message->policy.rank, NULL, 0);
	message->policy.distrust = message->distrust;
	message->policy.distrust_count = 0;
}

int sipcause_message_prefer(struct sipcause_message *message, const int32_t *kinds, size_t count)
{
	uint8_t rank[SCI_CANDIDATES];

	if (message == NULL || (kinds == NULL && count > 0) || !sci_policy_rank(rank, kinds, count))
		return SIPCAUSE_E_ARGUMENT;
	start_own_policy(message);
	memcpy(message->policy.rank, rank, sizeof(rank));
	return SIPCAUSE_OK;
}

int sipcause_message_distrust(struct sipcause_message *message, const struct sipcause_space *space,
			      int32_t first, int32_t last)
{
	struct sci_distrust *distrust;

	if (message == NULL || space == NULL || first > last ||
	    !sci_span_holds(space->range, first) || !sci_span_holds(space->range, last))
		return SIPCAUSE_E_ARGUMENT;
	start_own_policy(message);
	if (message->policy.distrust_count == SCI_DISTRUST_MAX)
		return SIPCAUSE_E_FULL;
	distrust = &message->distrust[message->policy.distrust_count++];
	distrust->space = space;
	distrust->span.first = first;
	distrust->span.last = last;
	return SIPCAUSE_OK;
}

void sipcause_message_policy_reset(struct sipcause_message *message)
{
	if (message != NULL)
		message->has_policy = false;
}

/* ------------------------------------------------------------- indications */

/* Add a companion unless the very same is there.  What has no room is left out: a peer
 * may send any number, and must not keep its code from being decided on.  Gives how
 * many were. */
static uint32_t add(struct sipcause_indication *indication, const struct sipcause_space *space,
		    int32_t code)
{
	uint32_t i;

	for (i = 0; i < indication->count; i++)
		if (indication->space[i] == space && indication->value[i] == code)
			return 0;
	return sipcause_indication_add(indication, space, code) != SIPCAUSE_OK;
}

static bool has_space(const struct sipcause_indication *indication,
		      const struct sipcause_space *space)
{
	uint32_t i;

	for (i = 0; i < indication->count; i++)
		if (indication->space[i] == space)
			return true;
	return indication->from == space;
}

/* The first two, which always have room. */
static void add_own_companions(const struct sipcause_message *message,
			       const struct sipcause_part *part,
			       struct sipcause_indication *indication)
{
	const struct sipcause_space *const *roles = message->roles;

	if (part->location >= 0 && roles[SCI_ROLE_LOCATION] != NULL)
		add(indication, roles[SCI_ROLE_LOCATION], part->location);
	if (part->evidence_length > 0 && roles[SCI_ROLE_DIAGNOSTIC] != NULL)
		add(indication, roles[SCI_ROLE_DIAGNOSTIC], SIPCAUSE_PRESENT);
}

/* A problem document tells all of its indication itself, and no more than has room. */
static void add_told_companions(const struct sipcause_message *message,
				struct sipcause_indication *indication)
{
	uint32_t i;

	for (i = 0; i < message->companion_count; i++)
		sipcause_indication_add(indication, message->companion_spaces[i],
					message->companion_codes[i]);
}

/* Gives how many had no room. */
static uint32_t add_other_parts(const struct sipcause_message *message,
				struct sipcause_indication *indication)
{
	const int32_t miscellaneous = 399; /* RFC 3261 20.43: for people only */
	uint32_t left_out = 0, i;

	for (i = 0; i < message->count; i++) {
		const struct sipcause_part *part = &message->parts[i];

		if (part->validity != SIPCAUSE_VALIDITY_VALID || part->space == NULL)
			continue;
		if (part->kind == SIPCAUSE_PART_WARNING
			    ? part->code == miscellaneous
			    : !is_candidate(part) || has_space(indication, part->space))
			continue;
		left_out += add(indication, part->space, part->code);
	}
	return left_out;
}

/* Make the indication that a part gives, and give how many companions were left out. */
static uint32_t indicate(const struct sipcause_message *message, const struct sipcause_part *part,
			 struct sipcause_indication *indication)
{
	uint32_t size = indication->size;

	memset(indication, 0, sizeof(*indication));
	indication->size = size;
	indication->from = part->space;
	indication->code = part->code;
	indication->text = part->text.text;
	indication->text_length = part->text.length;
	indication->evidence = part->evidence;
	indication->evidence_length = part->evidence_length;
	if (part->kind == SIPCAUSE_PART_PROBLEM) {
		add_told_companions(message, indication);
		return 0;
	}
	add_own_companions(message, part, indication);
	return message->count == 1 ? 0 : add_other_parts(message, indication);
}

/* ---------------------------------------------------------------- choosing */

static bool is_usable(const struct sipcause_part *part)
{
	return part->verdict == SIPCAUSE_VERDICT_LESS_PREFERRED;
}

static int32_t first_verdict(const struct sipcause_part *part)
{
	if (part->validity != SIPCAUSE_VALIDITY_VALID)
		return SIPCAUSE_VERDICT_INVALID;
	return is_candidate(part) ? SIPCAUSE_VERDICT_LESS_PREFERRED : SIPCAUSE_VERDICT_COMPANION;
}

static void pass_over_distrusted(const struct choice *choice)
{
	struct sipcause_message *message = choice->message;
	bool failed = false;
	uint32_t i;

	for (i = 0; i < message->count; i++)
		failed = failed || (is_usable(&message->parts[i]) &&
				    message->parts[i].kind == SIPCAUSE_PART_STATUS &&
				    message->parts[i].code >= 400);
	for (i = 0; failed && i < message->count; i++) {
		struct sipcause_part *part = &message->parts[i];

		if (is_usable(part) && part->kind != SIPCAUSE_PART_STATUS &&
		    is_distrusted(choice->policy, part))
			part->verdict = SIPCAUSE_VERDICT_DISTRUSTED;
	}
}

/* A SIP Reason of success says that another branch was answered, which is no way
 * for a call to fail: RFC 3326 section 3.1. */
static void pass_over_success(struct sipcause_message *message)
{
	struct sipcause_part *success = NULL;
	uint32_t i, usable = 0;

	for (i = 0; i < message->count; i++) {
		struct sipcause_part *part = &message->parts[i];

		if (!is_usable(part))
			continue;
		usable++;
		if (part->kind == SIPCAUSE_PART_SIP_REASON && part->code >= 200 && part->code < 300)
			success = part;
	}
	if (usable > 1 && success != NULL)
		success->verdict = SIPCAUSE_VERDICT_NO_FAILURE;
}

static bool has_table(const struct choice *choice, const struct sipcause_part *part)
{
	return choice->map == NULL || choice->to == NULL || part->space == choice->to ||
	       sipcause_map_table(choice->map, part->space, choice->to) != NULL;
}

/* The best usable part; with_table: only among those the map can translate. */
static struct sipcause_part *best(const struct choice *choice, bool with_table)
{
	struct sipcause_message *message = choice->message;
	struct sipcause_part *found = NULL;
	uint32_t i;

	for (i = 0; i < message->count; i++) {
		struct sipcause_part *part = &message->parts[i];

		if (!is_usable(part) || (with_table && !has_table(choice, part)))
			continue;
		if (found == NULL ||
		    choice->policy->rank[part->kind] < choice->policy->rank[found->kind])
			found = part;
	}
	return found;
}

static struct sipcause_part *choose(const struct choice *choice)
{
	struct sipcause_message *message = choice->message;
	struct sipcause_part *found = message->count > 1 ? best(choice, true) : NULL, *part;
	uint32_t i;

	if (found == NULL)
		return best(choice, false);
	for (i = 0; i < message->count; i++) {
		part = &message->parts[i];
		if (is_usable(part) &&
		    choice->policy->rank[part->kind] < choice->policy->rank[found->kind])
			part->verdict = SIPCAUSE_VERDICT_NO_TABLE;
	}
	return found;
}

/* ---------------------------------------------------------- contradictions */

/* Whether a part speaks for itself of how the call ended. */
static bool has_own_code(const struct sipcause_part *part)
{
	if (!is_candidate(part) || part->kind == SIPCAUSE_PART_EVENT || part->space == NULL ||
	    part->verdict == SIPCAUSE_VERDICT_NO_FAILURE)
		return false;
	if (part->kind == SIPCAUSE_PART_STATUS && part->code < 300)
		return false;
	return part->validity == SIPCAUSE_VALIDITY_VALID ||
	       (part->validity == SIPCAUSE_VALIDITY_DUPLICATE &&
		sci_span_holds(part->space->range, part->code));
}

static int32_t translate(const struct choice *choice, const struct sipcause_indication *indication)
{
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	if (choice->map == NULL || choice->to == NULL)
		return SIPCAUSE_UNLISTED;
	return sipcause_map_translate(choice->map, choice->to, indication, &result);
}

static void find_contradictions(const struct choice *choice, const struct sipcause_part *chosen,
				const struct sipcause_indication *indication)
{
	struct sipcause_message *message = choice->message;
	int32_t answer = SIPCAUSE_ERROR; /* not asked yet */
	uint32_t i;

	for (i = 0; i < message->count; i++) {
		struct sipcause_part *part = &message->parts[i];
		struct sipcause_indication other = SIPCAUSE_INDICATION_INIT;
		int32_t outcome;

		if (part == chosen || !has_own_code(part))
			continue;
		indicate(message, part, &other);
		if (answer == SIPCAUSE_ERROR)
			answer = translate(choice, indication);
		outcome = translate(choice, &other);
		if (answer == SIPCAUSE_UNLISTED || outcome == SIPCAUSE_UNLISTED)
			part->contradicts =
				part->space == chosen->space && part->code != chosen->code;
		else
			part->contradicts = outcome != answer;
	}
}

/* ---------------------------------------------------------------- deciding */

static int32_t decide(const struct choice *choice, struct sipcause_indication *indication)
{
	struct sipcause_message *message = choice->message;
	struct sipcause_part *chosen;
	uint32_t i;

	message->left_out = 0;
	for (i = 0; i < message->count; i++) {
		message->parts[i].verdict = (uint8_t)first_verdict(&message->parts[i]);
		message->parts[i].contradicts = false;
	}
	if (message->count > 1) {
		pass_over_distrusted(choice);
		pass_over_success(message);
	}
	chosen = choose(choice);
	if (chosen == NULL)
		return SIPCAUSE_NONE;
	chosen->verdict = SIPCAUSE_VERDICT_CHOSEN;
	message->left_out = indicate(message, chosen, indication);
	if (message->count > 1 && has_own_code(chosen))
		find_contradictions(choice, chosen, indication);
	return (int32_t)(chosen - message->parts);
}

int32_t sipcause_message_decide(struct sipcause_message *message, const struct sipcause_map *map,
				const struct sipcause_space *to,
				struct sipcause_indication *indication)
{
	struct choice choice = { message, map, to, NULL };

	if (message == NULL || indication == NULL || indication->size < sizeof(*indication))
		return SIPCAUSE_ERROR;
	if (message->has_policy)
		choice.policy = &message->policy;
	else if (map != NULL && map->policy != NULL)
		choice.policy = map->policy;
	else
		choice.policy = &message->default_policy;
	return decide(&choice, indication);
}

size_t sipcause_message_left_out(const struct sipcause_message *message)
{
	return message == NULL ? 0 : message->left_out;
}
