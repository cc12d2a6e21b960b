/* SPDX-License-Identifier: BSD-2-Clause */
#include "call-decide.h"

#include "cli/evidence.h"

#include <stdlib.h>

#define KINDS_MAX 65536
#define KINDS_COARSE 65536 /* further ones, without their codes */
#define SEQUENCES_MAX 65536

_Static_assert(sizeof(struct leg) == sizeof(void *) + 16, "a leg has no gaps");

bool call_decisions_make(struct call_decisions *decisions, const struct plan *plan,
			 struct counts *counts)
{
	memset(decisions, 0, sizeof(*decisions));
	decisions->plan = plan;
	decisions->counts = counts;
	sci_strings_init(&decisions->kinds, KINDS_MAX + KINDS_COARSE, NULL);
	sci_strings_init(&decisions->sequences, SEQUENCES_MAX, NULL);
	return sipcause_message_new(&decisions->message, plan->catalog) == SIPCAUSE_OK &&
	       cli_set_policy(plan->cli, decisions->message) == SIPCAUSE_OK;
}

void call_decisions_drop(struct call_decisions *decisions)
{
	sipcause_message_free(decisions->message);
	sci_strings_free(&decisions->kinds);
	sci_strings_free(&decisions->sequences);
	free(decisions->decided);
}

/* ------------------------------------------------------------------- kinds */

static uint32_t find_kind(struct call_decisions *decisions, const struct leg *leg)
{
	uint32_t number = sci_strings_find(&decisions->kinds, leg, sizeof(*leg));

	return number != SCI_STRINGS_NONE ? number
					  : sci_strings_add(&decisions->kinds, leg, sizeof(*leg));
}

uint32_t call_kind(struct call_decisions *decisions, const struct answer *answer)
{
	struct leg leg = answer->leg;

	leg.outcome = answer->outcome;
	if (decisions->kinds.count >= KINDS_MAX &&
	    sci_strings_find(&decisions->kinds, &leg, sizeof(leg)) == SCI_STRINGS_NONE) {
		leg.space = NULL;
		leg.code = 0;
		leg.location = -1;
		leg.part = leg.alerted = leg.by_user = 0;
	}
	return find_kind(decisions, &leg);
}

static const struct leg *leg_of(const struct call_decisions *decisions, uint32_t kind)
{
	size_t length;

	return sci_strings_bytes(&decisions->kinds, kind, &length);
}

/* ---------------------------------------------------------------- choosing */

/* A call that is being decided. */
struct question {
	const struct leg *legs[CALL_LEGS];
	const struct outcome *outcomes[CALL_LEGS];
	uint32_t count;
	bool answered;         /* a leg was */
	bool asked[CALL_LEGS]; /* the legs that may give the code */
};

/* Whether a challenge was met by another attempt. */
static bool is_folded(const struct question *question, uint32_t number)
{
	return question->legs[number]->challenge && number + 1 < question->count;
}

/* Where no column says whether a leg was answered, a status may. */
static bool was_answered(const struct question *question, uint32_t number)
{
	const struct leg *leg = question->legs[number];
	enum known known = (enum known)question->outcomes[number]->answered;

	return known == KNOWN_YES || (known == KNOWN_NOT && leg->part == SIPCAUSE_PART_STATUS &&
				      leg->space != NULL && leg->code / 100 == 2);
}

static void start(const struct call_decisions *decisions, const struct call_leg *legs,
		  uint32_t count, struct question *question)
{
	uint32_t i;

	question->count = count;
	question->answered = false;
	for (i = 0; i < count; i++) {
		question->legs[i] = leg_of(decisions, legs[i].kind);
		question->outcomes[i] =
			counts_outcome_at(decisions->counts, question->legs[i]->outcome);
	}
	for (i = 0; i < count; i++)
		question->answered = question->answered || was_answered(question, i);
	/* Where one was answered, the others ended no call. */
	for (i = 0; i < count; i++)
		question->asked[i] =
			question->answered ? was_answered(question, i) : !is_folded(question, i);
}

static bool same_code(const struct leg *a, const struct leg *b)
{
	return a->space == b->space && a->code == b->code && a->location == b->location &&
	       a->part == b->part;
}

/* The legs whose codes are weighed, the last first.  Of those with one code, the last counts. */
static uint32_t pick(const struct question *question, uint32_t picked[SIPCAUSE_PARTS_MAX])
{
	uint32_t used = 0, i = question->count, k;

	while (i-- > 0 && used < SIPCAUSE_PARTS_MAX) {
		const struct leg *leg = question->legs[i];

		if (!question->asked[i] || leg->space == NULL)
			continue;
		for (k = 0; k < used && !same_code(question->legs[picked[k]], leg);)
			k++;
		if (k == used)
			picked[used++] = i;
	}
	return used;
}

static void add_part(struct call_decisions *decisions, const struct leg *leg)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	const struct sipcause_space *location =
		sipcause_catalog_space(decisions->plan->catalog, "location");

	indication.from = leg->space;
	indication.code = leg->code;
	if (leg->location >= 0 && location != NULL)
		(void)sipcause_indication_add(&indication, location, leg->location);
	/* What was found in a problem document is a cause as good as any. */
	(void)sipcause_message_add(
		decisions->message,
		leg->part == SIPCAUSE_PART_PROBLEM ? SIPCAUSE_PART_CAUSE : leg->part, &indication);
}

/* Which leg the policy chooses: each has a message of its own. */
static uint32_t ask_policy(struct call_decisions *decisions, const struct question *question,
			   const uint32_t *picked, uint32_t count)
{
	const struct plan *plan = decisions->plan;
	struct sipcause_message *message = decisions->message;
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	int32_t chosen;
	uint32_t i;

	sipcause_message_clear(message);
	for (i = 0; i < count; i++) {
		if (i > 0)
			sipcause_message_next(message, (int32_t)i);
		add_part(decisions, question->legs[picked[count - 1 - i]]);
	}
	chosen = sipcause_message_decide(message, plan->maps[0], plan->targets[0], &indication);
	if (chosen < 0)
		return picked[0];
	return picked[count - 1 -
		      sipcause_part_message(sipcause_message_part(message, (size_t)chosen))];
}

static uint32_t choose(struct call_decisions *decisions, const struct question *question)
{
	uint32_t picked[SIPCAUSE_PARTS_MAX], count = pick(question, picked), i;

	if (count == 1)
		return picked[0];
	if (count > 1)
		return ask_policy(decisions, question, picked, count);
	/* None has a code: the last of those that count. */
	for (i = question->count - 1; i > 0 && !question->asked[i];)
		i--;
	return i;
}

/* ---------------------------------------------------------------- deciding */

static enum known answered_of(const struct question *question)
{
	bool all = true;
	uint32_t i;

	for (i = 0; i < question->count; i++) {
		if (question->outcomes[i]->answered == KNOWN_YES)
			return KNOWN_YES;
		all = all &&
		      (is_folded(question, i) || question->outcomes[i]->answered == KNOWN_NO);
	}
	return all ? KNOWN_NO : KNOWN_NOT;
}

/* Whether it was delivered though it was not answered: it rang where one of its legs did. */
static uint8_t delivery_of(const struct plan *plan, const struct question *question,
			   uint32_t chosen, const struct outcome *outcome)
{
	enum known rang = (enum known)question->legs[chosen]->alerted;
	uint32_t i;

	if (outcome->answered != KNOWN_NO || plan->causes == NO_COLUMN)
		return DELIVERY_NO;
	if (outcome->codes[plan->causes] == CODE_BEYOND)
		return outcome->delivery;
	for (i = 0; i < question->count; i++)
		rang = question->legs[i]->alerted == KNOWN_YES ? KNOWN_YES : rang;
	return (uint8_t)delivered_is(&plan->delivered, outcome->codes[plan->causes],
				     outcome->status, rang,
				     (enum known)question->legs[chosen]->by_user);
}

static bool decide(struct call_decisions *decisions, const struct call_leg *legs, uint32_t count,
		   struct call_decision *decision)
{
	struct question question;
	struct outcome outcome;
	uint32_t i;

	start(decisions, legs, count, &question);
	decision->chosen = choose(decisions, &question);
	outcome = *question.outcomes[decision->chosen];
	outcome.answered = (uint8_t)answered_of(&question);
	outcome.zero = outcome.zero && outcome.answered == KNOWN_YES;
	for (i = 0; i < count; i++) {
		outcome.seized = outcome.seized || question.outcomes[i]->seized;
		outcome.contradicted = outcome.contradicted || question.outcomes[i]->contradicted;
	}
	outcome.delivery = delivery_of(decisions->plan, &question, decision->chosen, &outcome);
	decision->outcome = counts_outcome_of(decisions->counts, &outcome);
	return decision->outcome != OUTCOME_NONE;
}

/* Room for what one more sequence comes to. */
static bool make_room(struct call_decisions *decisions)
{
	uint32_t room = decisions->room > 0 ? 2 * decisions->room : 256;
	struct call_decision *decided;

	if (decisions->sequences.count < decisions->room)
		return true;
	decided = realloc(decisions->decided, room * sizeof(*decided));
	if (decided == NULL)
		return false;
	decisions->decided = decided;
	decisions->room = room;
	return true;
}

bool call_decide(struct call_decisions *decisions, const struct call_leg *legs, uint32_t count,
		 struct call_decision *decision)
{
	uint32_t kinds[CALL_LEGS], number, i;
	const size_t length = count * sizeof(kinds[0]);

	if (count <= 1) {
		decision->chosen = 0;
		decision->outcome = leg_of(decisions, legs[0].kind)->outcome;
		return true;
	}
	for (i = 0; i < count; i++)
		kinds[i] = legs[i].kind;
	number = sci_strings_find(&decisions->sequences, kinds, length);
	if (number != SCI_STRINGS_NONE) {
		*decision = decisions->decided[number];
		return true;
	}
	if (!decide(decisions, legs, count, decision))
		return false;
	/* Without room the next one like it is only decided anew. */
	number = make_room(decisions) ? sci_strings_add(&decisions->sequences, kinds, length)
				      : SCI_STRINGS_NONE;
	if (number != SCI_STRINGS_NONE)
		decisions->decided[number] = *decision;
	return true;
}
