/* SPDX-License-Identifier: BSD-2-Clause */
#include "indicate.h"

#include <string.h>

void sci_facts_add(struct sci_facts *facts, const struct sci_word *word)
{
	int32_t code;
	uint32_t i;

	if (word->space == NULL ||
	    (word->space != facts->corrected && sci_known_of(facts->known, word->space, &code)))
		return;
	for (i = 0; i < facts->found_count; i++)
		if (facts->found[i].space == word->space)
			return;
	if (facts->found_count < SCI_FOUND_MAX)
		facts->found[facts->found_count++] = *word;
}

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

/* The REL in the body of the message that a Reason is of, if both name the same cause; or NULL. */
static const struct sipcause_part *find_rel(const struct sipcause_message *message,
					    const struct sipcause_part *reason)
{
	uint32_t i;

	if ((message->seen >> SIPCAUSE_PART_ENCAPSULATED & 1) == 0)
		return NULL;
	for (i = 0; i < message->count; i++) {
		const struct sipcause_part *part = &message->parts[i];

		if (part->kind == SIPCAUSE_PART_ENCAPSULATED &&
		    part->validity == SIPCAUSE_VALIDITY_VALID && part->message == reason->message &&
		    part->space == reason->space && part->code == reason->code)
			return part;
	}
	return NULL;
}

/* Where a cause is from: its own location, or for a Reason without one that of the REL. */
static uint32_t add_location(const struct sipcause_message *message,
			     const struct sipcause_part *part,
			     struct sipcause_indication *indication)
{
	const struct sipcause_space *space = message->roles[SCI_ROLE_LOCATION];
	const struct sipcause_part *from = part;

	if (part->location < 0 && part->kind == SIPCAUSE_PART_Q850_REASON)
		from = find_rel(message, part);
	if (from == NULL || from->location < 0 || space == NULL)
		return 0;
	return add(indication, space, from->location);
}

/* The first two, which always have room. */
static void add_own(const struct sipcause_message *message, const struct sipcause_part *part,
		    struct sipcause_indication *indication)
{
	const struct sipcause_space *const *roles = message->roles;

	add_location(message, part, indication);
	if (part->diagnosed && roles[SCI_ROLE_DIAGNOSTIC] != NULL)
		add(indication, roles[SCI_ROLE_DIAGNOSTIC], SIPCAUSE_PRESENT);
}

static uint32_t add_known(const struct sci_known *known, struct sipcause_indication *indication)
{
	uint32_t left_out = 0, i;

	for (i = 0; i < known->count; i++)
		left_out += add(indication, known->space[i], known->code[i]);
	return left_out;
}

static uint32_t add_facts(const struct sci_facts *facts, struct sipcause_indication *indication)
{
	uint32_t left_out = 0, i;

	for (i = 0; i < facts->known->count; i++)
		if (facts->known->space[i] != facts->corrected)
			left_out += add(indication, facts->known->space[i], facts->known->code[i]);
	for (i = 0; i < facts->found_count; i++)
		left_out += add(indication, facts->found[i].space, facts->found[i].code);
	return left_out;
}

/* Whether a part goes with one that was chosen: a Warning of its message, or a code of a
 * space that is not there yet. */
static bool is_companion(const struct sipcause_part *part, const struct sipcause_part *chosen,
			 const struct sipcause_indication *indication)
{
	const int32_t miscellaneous = 399; /* RFC 3261 20.43: for people only */

	if (part->validity != SIPCAUSE_VALIDITY_VALID || part->space == NULL)
		return false;
	if (part->kind == SIPCAUSE_PART_WARNING)
		return part->code != miscellaneous &&
		       (chosen == NULL || chosen->message == part->message);
	return part->kind < SCI_CANDIDATES && !sci_part_is_aside(part) &&
	       !has_space(indication, part->space);
}

/* The seconds of a Retry-After in the message of what was chosen, unless somebody said other
 * ones before.  A date, or a number beyond all codes, is there without a code. */
static uint32_t add_retry_after(const struct sipcause_message *message,
				const struct sipcause_part *part,
				const struct sipcause_part *chosen,
				struct sipcause_indication *indication)
{
	const struct sipcause_space *space = message->roles[SCI_ROLE_RETRY_AFTER];
	bool usable = part->validity == SIPCAUSE_VALIDITY_VALID ||
		      part->validity == SIPCAUSE_VALIDITY_OUT_OF_RANGE;

	if (part->kind != SIPCAUSE_PART_RETRY_AFTER || space == NULL || !usable ||
	    (chosen != NULL && chosen->message != part->message) || has_space(indication, space))
		return 0;
	return add(indication, space,
		   sci_span_holds(space->range, part->code) ? part->code : SIPCAUSE_PRESENT);
}

/* The verification errors in the message of what was chosen, each of them: RFC 9410 4.  They come
 * last, so that none takes the room of a code that may say how the call ended. */
static uint32_t add_verifications(const struct sipcause_message *message,
				  const struct sipcause_part *chosen,
				  struct sipcause_indication *indication)
{
	uint32_t left_out = 0, i;

	for (i = 0; i < message->count; i++) {
		const struct sipcause_part *part = &message->parts[i];

		if (sci_part_is_verification(part) && part->space != indication->from &&
		    (chosen == NULL || chosen->message == part->message))
			left_out += add(indication, part->space, part->code);
	}
	return left_out;
}

/* Whether a part is the cause that a SIP message has beside its status. */
static bool is_beside(const struct sipcause_part *part, const struct sipcause_part *status)
{
	return status != NULL && status->kind == SIPCAUSE_PART_STATUS &&
	       status->message == part->message &&
	       (part->kind == SIPCAUSE_PART_Q850_REASON ||
		part->kind == SIPCAUSE_PART_ENCAPSULATED);
}

/* A code that goes with the one that was chosen.  A status has no location of its own: it takes
 * that of the cause beside it in its message (RFC 8606). */
static uint32_t add_other(const struct sipcause_message *message, const struct sipcause_part *other,
			  const struct sipcause_part *chosen,
			  struct sipcause_indication *indication)
{
	uint32_t left_out = add(indication, other->space, other->code);

	if (is_beside(other, chosen) && !has_space(indication, message->roles[SCI_ROLE_LOCATION]))
		left_out += add_location(message, other, indication);
	return left_out;
}

static uint32_t add_others(const struct sipcause_message *message,
			   const struct sipcause_part *chosen,
			   struct sipcause_indication *indication)
{
	uint32_t left_out = 0, i;

	for (i = 0; i < message->count; i++) {
		if (is_companion(&message->parts[i], chosen, indication))
			left_out += add_other(message, &message->parts[i], chosen, indication);
		left_out += add_retry_after(message, &message->parts[i], chosen, indication);
	}
	return left_out + add_verifications(message, chosen, indication);
}

static void start(struct sipcause_indication *indication, const struct sipcause_space *space,
		  int32_t code)
{
	uint32_t size = indication->size;

	memset(indication, 0, sizeof(*indication));
	indication->size = size;
	indication->from = space;
	indication->code = code;
}

void sci_indicate(struct sipcause_message *message, const struct sci_facts *facts,
		  const struct sipcause_part *part, struct sipcause_indication *indication)
{
	start(indication, part->space, part->code);
	indication->text = part->text.text;
	indication->text_length = part->text.length;
	indication->evidence = part->evidence;
	indication->evidence_length = part->evidence_length;
	/* A problem document tells the companions of its indication itself. */
	if (part->kind == SIPCAUSE_PART_PROBLEM && part->turn == message->told_turn) {
		message->left_out = add_known(&message->told, indication);
		message->left_out += add_facts(facts, indication);
		return;
	}
	add_own(message, part, indication);
	message->left_out = 0;
	if (facts->known->count + facts->found_count > 0)
		message->left_out = add_facts(facts, indication);
	if (message->count > 1)
		message->left_out += add_others(message, part, indication);
}

void sci_indicate_known(struct sipcause_message *message, const struct sci_facts *facts,
			const struct sipcause_space *space, int32_t code,
			struct sipcause_indication *indication)
{
	start(indication, space, code);
	message->left_out = add_facts(facts, indication);
	message->left_out += add_others(message, NULL, indication);
}
