/* SPDX-License-Identifier: BSD-2-Clause */
/* Deciding: which evidence says how a call ended, for one target space. */
#include "choice.h"

#include "engine/answer.h"

#include <stddef.h>
#include <string.h>

/* ------------------------------------------------ 7: the status's own space */

/* What an answered call is in the target's space, unless a response is asked about or
 * its own success is left. */
static const struct sci_policy_span *find_answered(const struct sci_choice *choice)
{
	const struct sci_policy_value *answered = sci_choice_value(choice, SCI_POLICY_ANSWERED);
	const struct sipcause_part *part;
	uint32_t i;

	/* Parts that all end no call tell of none that was answered. */
	if (!choice->facts.answered ||
	    (choice->message->count > 0 && sci_choice_count(choice) == 0))
		return NULL;
	SCI_FOR_EACH(part, choice)
		if (sci_choice_is_status(choice, part) &&
		    (sci_part_is_success(part) ||
		     (!part->added && !choice->message->in_order && part->code >= 300)))
			return NULL;
	for (i = 0; i < answered->count; i++)
		if (answered->spans[i].space == choice->to)
			return &answered->spans[i];
	return NULL;
}

/* Whether evidence does not agree with the status. */
static bool is_disputed(const struct sci_choice *choice, const struct sipcause_part *status)
{
	const struct sipcause_part *part;

	SCI_FOR_EACH(part, choice)
		if (sci_part_is_usable(part) && part != status && !sci_part_is_status(part) &&
		    part->kind != SIPCAUSE_PART_EVENT && sci_choice_differ(choice, part, status))
			return true;
	return false;
}

static struct sipcause_part *find_kept(const struct sci_choice *choice)
{
	int32_t mode = sci_choice_value(choice, SCI_POLICY_STATUS)->word;
	struct sipcause_part *best = sci_choice_status(choice);

	if (best == NULL || mode == SCI_STATUS_KEEP ||
	    sci_choice_code(choice, SCI_POLICY_BELIEVE, best) != NULL)
		return best;
	return mode == SCI_STATUS_AGREE && !is_disputed(choice, best) ? best : NULL;
}

/* ---------------------------------------------------------- contradictions */

/* Whether a part speaks for itself of how the call ended. */
static bool has_own_code(const struct sipcause_part *part)
{
	if (part->kind >= SCI_CANDIDATES || part->kind == SIPCAUSE_PART_EVENT ||
	    part->space == NULL || (sci_part_is_status(part) && part->code < 300))
		return false;
	if (sci_part_is_aside(part) || part->verdict == SIPCAUSE_VERDICT_NO_FAILURE)
		return false;
	return part->validity == SIPCAUSE_VALIDITY_VALID ||
	       (part->validity == SIPCAUSE_VALIDITY_DUPLICATE &&
		sci_span_holds(part->space->range, part->code));
}

static void find_contradictions(const struct sci_choice *choice, struct sipcause_part *chosen)
{
	const int32_t code = chosen->code;
	struct sipcause_part *part;

	if (!has_own_code(chosen))
		return;
	/* Others are held against the 487 that a Reason of SIP 200 stands for. */
	if (choice->instead >= 0 && !sci_part_is_status(chosen))
		chosen->code = choice->instead;
	SCI_FOR_EACH(part, choice) {
		if (part == chosen || !has_own_code(part) ||
		    !sci_choice_differ(choice, part, chosen))
			continue;
		part->differs = sci_choice_same_effect(choice, part, chosen);
		part->contradicts = !part->differs;
	}
	chosen->code = code;
}

/* ---------------------------------------------------------------- deciding */

static void set_verdict_of_others(const struct sci_choice *choice, int32_t verdict,
				  enum sci_policy_key key, uint32_t line)
{
	struct sipcause_part *part;

	choice->message->because = sci_because_of(key, sci_choice_value(choice, key), line);
	SCI_FOR_EACH(part, choice)
		if (sci_part_is_usable(part))
			sci_choice_pass_by(choice, part, verdict, key, line);
}

/* RFC 3261 16.7, step 6: a proxy that got nothing but 503 sends 500. */
static void hide_503(struct sci_choice *choice, const struct sipcause_part *chosen)
{
	const struct sipcause_space *sip = choice->message->roles[SCI_ROLE_SIP];
	const struct sipcause_part *part;

	if (chosen->code != 503 || !sci_part_is_status(chosen) || chosen->space != sip ||
	    sci_choice_value(choice, SCI_POLICY_SEVERAL)->word != SCI_SEVERAL_RFC3261)
		return;
	SCI_FOR_EACH(part, choice)
		if (sci_part_is_status(part) && part->validity == SIPCAUSE_VALIDITY_VALID &&
		    part->space == sip && part->code >= 300 && part->code != 503)
			return;
	choice->instead = 500;
}

static struct sipcause_part *choose(struct sci_choice *choice)
{
	const struct sci_policy_span *believed = NULL;
	enum sci_policy_key key;
	struct sipcause_part *kept;
	uint32_t line;

	kept = find_kept(choice);
	if (kept == NULL)
		return sci_choice_rank(choice);
	if (sci_choice_value(choice, SCI_POLICY_STATUS)->word == SCI_STATUS_YIELD)
		believed = sci_choice_code(choice, SCI_POLICY_BELIEVE, kept);
	key = believed != NULL ? SCI_POLICY_BELIEVE : SCI_POLICY_STATUS;
	line = believed != NULL ? believed->line : 0;
	if (choice->message->count > 1) {
		sci_choice_pass(kept, SIPCAUSE_VERDICT_CHOSEN);
		set_verdict_of_others(choice, SIPCAUSE_VERDICT_STATUS_KEPT, key, line);
	}
	return kept;
}

/* A part alone, with nothing known beside it, has nothing to be weighed against. */
static bool is_alone(const struct sci_choice *choice)
{
	const struct sipcause_message *message = choice->message;

	return message->count == 1 && message->known.count == 0 && !message->answered &&
	       !message->alerted && (choice->traits & ~(unsigned)SCI_HAS_STATUS) == 0;
}

/* A status of a record that says that the call failed, though it is known to have been
 * answered, whatever was chosen. */
static void find_failures(const struct sci_choice *choice)
{
	struct sipcause_part *part;

	SCI_FOR_EACH(part, choice)
		if (part->added && sci_part_is_status(part) && part->code >= 300)
			part->contradicts = true;
}

/* Whether the target is a space of what texts say, and they said nothing. */
static bool is_untold(const struct sci_choice *choice, const struct sipcause_part *chosen)
{
	const struct sipcause_space *const *roles = choice->message->roles;

	if (choice->map == NULL || choice->to == NULL || choice->to == chosen->space ||
	    choice->to == roles[SCI_ROLE_SIP] || choice->to == roles[SCI_ROLE_Q850] ||
	    choice->to == roles[SCI_ROLE_HTTP])
		return false;
	return sipcause_map_table(choice->map, chosen->space, choice->to) == NULL &&
	       sipcause_catalog_tells(choice->message->catalog, choice->to) != 0;
}

/* The indication of what was chosen, and who contradicts it. */
static int32_t conclude(struct sci_choice *choice, struct sipcause_part *chosen,
			struct sipcause_indication *indication)
{
	struct sipcause_message *message = choice->message;

	message->left_out = 0;
	if (chosen == NULL || is_untold(choice, chosen))
		return SIPCAUSE_NONE;
	sci_choice_pass(chosen, SIPCAUSE_VERDICT_CHOSEN);
	hide_503(choice, chosen);
	sci_indicate(message, &choice->facts, chosen, indication);
	if (message->count > 1)
		find_contradictions(choice, chosen);
	if (choice->facts.answered)
		find_failures(choice);
	if (choice->instead >= 0) {
		indication->code = choice->instead;
		indication->text = NULL;
		indication->text_length = 0;
	}
	return (int32_t)(chosen - message->parts);
}

/* Whether it is asked for something that is known of the call. */
static bool find_known(const struct sci_choice *choice, int32_t *code)
{
	const struct sci_facts *facts = &choice->facts;
	uint32_t i;

	if (choice->to != NULL && choice->to != facts->corrected &&
	    sci_known_of(facts->known, choice->to, code) && *code >= 0)
		return true;
	for (i = 0; i < facts->found_count; i++) {
		*code = facts->found[i].code;
		if (facts->found[i].space == choice->to)
			return true;
	}
	return false;
}

static int32_t decide(struct sci_choice *choice, struct sipcause_indication *indication)
{
	struct sipcause_message *message = choice->message;
	struct sipcause_part *chosen;
	const struct sci_policy_span *answered;
	int32_t known;

	if (is_alone(choice)) {
		chosen = sci_part_is_usable(message->parts) ? message->parts : NULL;
		return conclude(choice, chosen, indication);
	}
	sci_choice_weigh(choice);
	if (find_known(choice, &known)) {
		sci_indicate_known(message, &choice->facts, choice->to, known, indication);
		if (choice->facts.answered)
			find_failures(choice);
		return SIPCAUSE_KNOWN;
	}
	answered = find_answered(choice);
	if (answered != NULL) {
		sci_indicate_known(message, &choice->facts, choice->to, answered->span.first,
				   indication);
		set_verdict_of_others(choice, SIPCAUSE_VERDICT_ANSWERED, SCI_POLICY_ANSWERED,
				      answered->line);
		find_failures(choice);
		return SIPCAUSE_KNOWN;
	}
	return conclude(choice, choose(choice), indication);
}

static bool start(struct sci_choice *choice, struct sipcause_message *message,
		  const struct sipcause_map *map, const struct sipcause_space *to,
		  const struct sipcause_indication *indication)
{
	if (message == NULL || indication == NULL || indication->size < sizeof(*indication))
		return false;
	choice->message = message;
	choice->map = map;
	choice->to = to;
	choice->traits = 0;
	choice->instead = -1;
	sci_facts_start(&choice->facts, &message->known);
	sci_choice_start(choice);
	return true;
}

int32_t sipcause_message_decide(struct sipcause_message *message, const struct sipcause_map *map,
				const struct sipcause_space *to,
				struct sipcause_indication *indication)
{
	struct sci_choice choice;

	if (!start(&choice, message, map, to, indication))
		return SIPCAUSE_ERROR;
	return decide(&choice, indication);
}

size_t sipcause_message_left_out(const struct sipcause_message *message)
{
	return message == NULL ? 0 : message->left_out;
}

/* -------------------------------------------------------------- translating */

#define HAS_ROOM(result, field)                                                                    \
	((result)->size >= offsetof(struct sipcause_result, field) + sizeof((result)->field))

/* Nothing says how the call ended. */
static int32_t say_none(const struct sipcause_space *to, struct sipcause_result *result)
{
	struct sipcause_result none = SIPCAUSE_RESULT_INIT;

	none.size = result->size;
	none.outcome = SIPCAUSE_NONE;
	none.how = SIPCAUSE_HOW_NONE;
	none.code = none.first = none.last = -1;
	none.to = to;
	memcpy(result, &none, none.size < sizeof(none) ? none.size : sizeof(none));
	return SIPCAUSE_NONE;
}

/* What the policy of the decision says, where that is not the map's alone. */
static void fill_policy(const struct sci_choice *choice, struct sipcause_result *result)
{
	const struct sci_policy_value *location = sci_choice_value(choice, SCI_POLICY_LOCATION);
	const struct sci_because *because = &choice->message->because;

	if (result->how == SIPCAUSE_HOW_COPIED && because->key != NULL && because->map != NULL &&
	    HAS_ROOM(result, line)) {
		result->map = because->map->name;
		result->file = because->map->file->name;
		result->line = because->line;
	}
	if (HAS_ROOM(result, filled_code) && result->filled_space != NULL) {
		result->filled_space = location->space;
		result->filled_code = location->code;
	}
}

int32_t sipcause_message_translate(struct sipcause_message *message, const struct sipcause_map *map,
				   const struct sipcause_space *to,
				   struct sipcause_indication *indication,
				   struct sipcause_result *result)
{
	struct sci_choice choice;
	int32_t outcome;

	if (map == NULL || to == NULL || result == NULL || result->size < SCI_RESULT_LEAST ||
	    !start(&choice, message, map, to, indication))
		return SIPCAUSE_ERROR;
	if (decide(&choice, indication) == SIPCAUSE_NONE)
		return say_none(to, result);
	outcome = sipcause_map_translate(map, to, indication, result);
	fill_policy(&choice, result);
	return outcome;
}
