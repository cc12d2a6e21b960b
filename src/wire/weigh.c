/* SPDX-License-Identifier: BSD-2-Clause */
/* What a decision passes over before it chooses: steps 1 to 6. */
#include "choice.h"

#define TERMINATED 487  /* RFC 3261 9.2: the status of a request that was cancelled */
#define NON_SELECTED 26 /* Q.850: non-selected user clearing */

static bool is_word(const struct sipcause_part *part, const struct sci_word *word)
{
	return part->space == word->space && part->code == word->code && word->space != NULL;
}

/* A usable part of an event, or NULL. */
static const struct sipcause_part *find_event(const struct sci_choice *choice, enum sci_words word)
{
	const struct sipcause_part *part;

	SCI_FOR_EACH(part, choice)
		if (sci_part_is_usable(part) && part->kind == SIPCAUSE_PART_EVENT &&
		    is_word(part, &choice->message->words[word]))
			return part;
	return NULL;
}

/* ------------------------------------------------ 1 and 2: validity, knowledge */

static bool has_table(const struct sci_choice *choice, const struct sipcause_part *part)
{
	return choice->map == NULL || choice->to == NULL || part->space == choice->to ||
	       sipcause_map_table(choice->map, part->space, choice->to) != NULL;
}

/* Whether a part goes along: it may be chosen, or only the map has no table for it. */
static bool goes_along(const struct sipcause_part *part)
{
	return sci_part_is_usable(part) || part->verdict == SIPCAUSE_VERDICT_NO_TABLE;
}

static int32_t first_verdict(const struct sci_choice *choice, const struct sipcause_part *part)
{
	if (sci_part_is_verification(part))
		return SIPCAUSE_VERDICT_COMPANION;
	if (part->validity != SIPCAUSE_VALIDITY_VALID)
		return SIPCAUSE_VERDICT_INVALID;
	if (part->kind >= SCI_CANDIDATES)
		return SIPCAUSE_VERDICT_COMPANION;
	/* A call that goes on: RFC 3261 13.2.2.1. */
	if (sci_part_is_status(part) && part->early)
		return SIPCAUSE_VERDICT_EARLY;
	/* Another protocol counts where the map has a table from its causes. */
	if (part->kind == SIPCAUSE_PART_REASON && !has_table(choice, part))
		return SIPCAUSE_VERDICT_NO_TABLE;
	return SIPCAUSE_VERDICT_LESS_PREFERRED;
}

/* What the caller said of a word's space; negative: nothing. */
static int32_t said_of(const struct sci_choice *choice, enum sci_words word)
{
	int32_t code = -1;

	sci_known_of(choice->facts.known, choice->message->words[word].space, &code);
	return code;
}

static void find_facts(struct sci_choice *choice)
{
	struct sipcause_message *message = choice->message;
	struct sci_facts *facts = &choice->facts;
	const struct sci_word *words = message->words;
	int32_t said = said_of(choice, SCI_ANSWERED_YES);

	facts->confirmed =
		words[SCI_DIALOG_CONFIRMED].space != NULL &&
		said_of(choice, SCI_DIALOG_CONFIRMED) == words[SCI_DIALOG_CONFIRMED].code;
	/* A 2xx goes before what the caller said: RFC 3261 13.2.2.4. */
	facts->answered = message->answered ||
			  (said >= 0 && said == words[SCI_ANSWERED_YES].code) ||
			  (said < 0 && facts->confirmed);
	facts->unanswered = !facts->answered && said >= 0 && said == words[SCI_ANSWERED_NO].code;
	facts->corrected = message->answered && said >= 0 && said == words[SCI_ANSWERED_NO].code
				   ? words[SCI_ANSWERED_NO].space
				   : NULL;
	if (facts->answered)
		sci_facts_add(facts, &words[SCI_ANSWERED_YES]);
	if (message->alerted)
		sci_facts_add(facts, &words[SCI_ALERTED_YES]);
}

static unsigned traits_of(const struct sipcause_message *message, const struct sipcause_part *part)
{
	unsigned traits = (part->early ? SCI_HAS_EARLY : 0u) |
			  (part->in_dialog ? SCI_HAS_DIALOG : 0u) |
			  (part->told_count > 0 ? SCI_HAS_TOLD : 0u);

	if (sci_part_is_status(part))
		return traits | SCI_HAS_STATUS | (part->code < 300 ? SCI_HAS_SUCCESS : 0u);
	if (part->kind == SIPCAUSE_PART_SIP_REASON && sci_part_is_success(part))
		return traits | SCI_HAS_CLAIM;
	return traits | (part->code == NON_SELECTED && part->space == message->roles[SCI_ROLE_Q850]
				 ? SCI_HAS_CLAIM
				 : 0u);
}

/* A Reason of a provisional response counts when something final came without an answer. */
static void pass_over_early(const struct sci_choice *choice)
{
	struct sipcause_part *part;
	bool ended = false;

	if (!sci_choice_has(choice, SCI_HAS_EARLY))
		return;
	SCI_FOR_EACH(part, choice)
		ended = ended || (sci_part_is_usable(part) && !part->early &&
				  !(sci_part_is_status(part) &&
				    (sci_part_is_success(part) || sci_part_is_progress(part))));
	ended = ended && !choice->facts.answered;
	SCI_FOR_EACH(part, choice)
		if (goes_along(part) && part->early && !ended)
			sci_choice_pass(part, SIPCAUSE_VERDICT_EARLY);
}

/* A Reason of success is no failure: RFC 3326 3.1 has 200 for another branch that was
 * answered. */
static bool is_success_reason(const struct sipcause_part *part)
{
	return sci_part_is_usable(part) && part->kind == SIPCAUSE_PART_SIP_REASON &&
	       sci_part_is_success(part);
}

static bool is_success_status(const struct sipcause_part *part)
{
	return sci_part_is_status(part) &&
	       (sci_part_is_success(part) || sci_part_is_progress(part));
}

/* A status of success or progress counts when nothing else is left. */
static void pass_over_success(const struct sci_choice *choice)
{
	uint32_t others = 0;
	struct sipcause_part *part;

	if (!sci_choice_has(choice, SCI_HAS_SUCCESS))
		return;
	SCI_FOR_EACH(part, choice)
		others += sci_part_is_usable(part) && !is_success_reason(part) &&
			  !is_success_status(part);
	SCI_FOR_EACH(part, choice)
		if (others > 0 && sci_part_is_usable(part) && is_success_status(part))
			sci_choice_pass(part, SIPCAUSE_VERDICT_NO_FAILURE);
}

/* What was left did not count either. */
static void take_success_back(const struct sci_choice *choice)
{
	struct sipcause_part *part;

	if (!sci_choice_has(choice, SCI_HAS_SUCCESS) || sci_choice_count(choice) > 0)
		return;
	SCI_FOR_EACH(part, choice)
		if (part->verdict == SIPCAUSE_VERDICT_NO_FAILURE && is_success_status(part))
			sci_choice_pass(part, SIPCAUSE_VERDICT_LESS_PREFERRED);
}

/* ----------------------------------------------------- 3: branches, and dialogs */

static void pass_over_lost(const struct sci_choice *choice)
{
	const struct sipcause_message *message = choice->message;
	uint32_t left = 0;
	struct sipcause_part *part;

	if (!message->answered || message->answered_branch < 0)
		return;
	SCI_FOR_EACH(part, choice)
		left += sci_part_is_usable(part) &&
			(part->added || part->branch == message->answered_branch);
	SCI_FOR_EACH(part, choice)
		if (left > 0 && goes_along(part) && !part->added &&
		    part->branch != message->answered_branch)
			sci_choice_pass(part, SIPCAUSE_VERDICT_LOST_BRANCH);
}

/* Whether a later message of its branch is what its own one led to. */
static bool is_followed(const struct sci_choice *choice, const struct sipcause_part *part)
{
	const struct sipcause_part *later;

	SCI_FOR_EACH(later, choice)
		if (goes_along(later) && !later->added && !later->early &&
		    later->branch == part->branch && later->message > part->message)
			return true;
	return false;
}

/* What came before an answer on its branch did not end the call, nor did a challenge or a
 * redirection that was followed by another attempt (RFC 3261 22.2, 22.3 and 8.1.3.4). */
static void pass_over_superseded(const struct sci_choice *choice)
{
	const struct sipcause_message *message = choice->message;
	struct sipcause_part *part;

	if (message->current.message == 0)
		return;
	SCI_FOR_EACH(part, choice) {
		if (!goes_along(part) || part->added)
			continue;
		if ((part->branch == message->answered_branch &&
		     part->message < message->answered_message) ||
		    (part->asks && is_followed(choice, part)))
			sci_choice_pass(part, SIPCAUSE_VERDICT_SUPERSEDED);
	}
}

static bool is_in_dialog(const struct sci_choice *choice, const struct sipcause_part *part)
{
	return part->in_dialog || (choice->facts.confirmed && part->final);
}

/* Whether the map says that a status destroys the whole dialog (RFC 5057 5.1): no BYE can follow
 * then. */
static bool destroys_dialog(const struct sci_choice *choice, const struct sipcause_part *part)
{
	const struct sci_word *dialog = &choice->message->words[SCI_SCOPE_DIALOG];

	return sci_part_is_status(part) &&
	       sipcause_translate(sipcause_map_table(choice->map, part->space, dialog->space),
				  part->code) == dialog->code;
}

/* Whether a message has such a status, which ends the call with all that came with it. */
static bool ends_dialog(const struct sci_choice *choice, uint32_t message)
{
	const struct sipcause_part *part;

	SCI_FOR_EACH(part, choice)
		if (part->message == message && !part->added && sci_part_is_usable(part) &&
		    destroys_dialog(choice, part))
			return true;
	return false;
}

/* Whether what is asked for is about a status itself, not about the end of the call. */
static bool asks_for_status(const struct sci_choice *choice, const struct sipcause_part *part)
{
	return sci_part_is_status(part) &&
	       (choice->to == NULL || part->space == choice->to ||
		choice->to == choice->message->words[SCI_SCOPE_DIALOG].space);
}

/* A response within a dialog keeps its status where that is asked for, and ends no call but one
 * whose dialog it destroys. */
static void pass_over_in_dialog(const struct sci_choice *choice)
{
	const struct sipcause_space *scope = choice->message->words[SCI_SCOPE_DIALOG].space;
	const bool by_scope = scope != NULL && choice->to != scope;
	struct sipcause_part *part;
	uint32_t others = 0;

	if (!sci_choice_has(choice, SCI_HAS_DIALOG) && !choice->facts.confirmed)
		return;
	SCI_FOR_EACH(part, choice)
		others += sci_part_is_usable(part) && !is_in_dialog(choice, part);
	SCI_FOR_EACH(part, choice)
		if (goes_along(part) && is_in_dialog(choice, part) &&
		    (others > 0 || (!asks_for_status(choice, part) &&
				    !(by_scope && ends_dialog(choice, part->message)))))
			sci_choice_pass(part, SIPCAUSE_VERDICT_IN_DIALOG);
}

/* -------------------------------------------------------- 4: answered elsewhere */

/* What there is to judge a claim that another branch was answered by. */
struct claim {
	bool cancelled; /* by a CANCEL, or a 487 that answers one */
	bool hung_up;   /* by a BYE: many phones send the claim in one */
	bool failed;    /* there is another status */
};

static struct claim find_claim(const struct sci_choice *choice)
{
	const struct sipcause_message *message = choice->message;
	struct claim claim = { find_event(choice, SCI_CANCEL) != NULL,
			       find_event(choice, SCI_BYE) != NULL, false };
	const struct sipcause_part *part;

	SCI_FOR_EACH(part, choice) {
		if (!sci_part_is_status(part) || part->validity != SIPCAUSE_VALIDITY_VALID)
			continue;
		if (sci_part_is_usable(part) && part->space == message->roles[SCI_ROLE_SIP] &&
		    part->code == TERMINATED)
			claim.cancelled = true;
		else
			claim.failed = true;
	}
	return claim;
}

static bool claims_elsewhere(const struct sci_choice *choice, const struct claim *claim,
			     const struct sipcause_part *part)
{
	const struct sci_facts *facts = &choice->facts;

	if (!sci_part_is_usable(part) || facts->answered)
		return false;
	if (is_success_reason(part))
		return part->code == 200 &&
		       (claim->cancelled || facts->unanswered || facts->elsewhere ||
			(part->elsewhere && !claim->hung_up && !claim->failed));
	return claim->cancelled && part->kind != SIPCAUSE_PART_STATUS &&
	       part->space == choice->message->roles[SCI_ROLE_Q850] && part->code == NON_SELECTED;
}

/* Beside a branch that was cancelled for another one that was answered, no branch's failure
 * is the end of the call, nor is what came before. */
static void pass_over_beside(const struct sci_choice *choice, const struct sipcause_part *claim)
{
	struct sipcause_part *part;

	SCI_FOR_EACH(part, choice) {
		if (!goes_along(part) || part->added)
			continue;
		if (part->early)
			sci_choice_pass(part, SIPCAUSE_VERDICT_EARLY);
		else if (part->branch != claim->branch)
			sci_choice_pass(part, SIPCAUSE_VERDICT_LOST_BRANCH);
	}
}

static void find_elsewhere(struct sci_choice *choice)
{
	const struct sci_word *branch = &choice->message->words[SCI_ORIGIN_BRANCH];
	const struct sipcause_part *part;
	struct claim claim;

	choice->facts.elsewhere =
		branch->space != NULL && said_of(choice, SCI_ORIGIN_BRANCH) == branch->code;
	if (!sci_choice_has(choice, SCI_HAS_CLAIM))
		return;
	claim = find_claim(choice);
	SCI_FOR_EACH(part, choice) {
		if (!claims_elsewhere(choice, &claim, part))
			continue;
		choice->facts.elsewhere = choice->facts.claimed = true;
		sci_facts_add(&choice->facts, branch);
		pass_over_beside(choice, part);
		return;
	}
}

/* The Reason itself is no failure.  Alone it stands for the status of a branch that was
 * cancelled, if it is to be believed, and for an answered call, if that is known. */
static void settle_claims(struct sci_choice *choice)
{
	uint32_t usable = 0;
	struct sipcause_part *part;

	if (!sci_choice_has(choice, SCI_HAS_CLAIM))
		return;
	usable = sci_choice_count(choice);
	SCI_FOR_EACH(part, choice) {
		if (!is_success_reason(part))
			continue;
		if (usable == 1 && choice->facts.claimed && part->code == 200)
			choice->instead = TERMINATED;
		else if (usable > 1 || !choice->facts.answered || part->code != 200)
			sci_choice_pass(part, SIPCAUSE_VERDICT_NO_FAILURE);
		usable -= !sci_part_is_usable(part);
	}
}

/* ---------------------------------------------------- 6: distrust and believe */

static bool is_beside(const struct sci_choice *choice, const struct sci_policy_span *distrust)
{
	const struct sipcause_part *part;

	if (distrust->beside == NULL && choice->facts.elsewhere)
		return true;
	SCI_FOR_EACH(part, choice) {
		if (!sci_choice_is_status(choice, part))
			continue;
		if (distrust->beside == NULL
			    ? part->code >= 400
			    : sci_policy_find(distrust->beside, distrust->beside_count, part->space,
					      part->code) != NULL)
			return true;
	}
	return false;
}

static void pass_over_distrusted(const struct sci_choice *choice)
{
	const struct sci_policy_value *distrust = sci_choice_value(choice, SCI_POLICY_DISTRUST);
	struct sipcause_part *part;
	uint32_t i;

	if (!sci_choice_has(choice, SCI_HAS_STATUS) && !choice->facts.elsewhere)
		return;
	SCI_FOR_EACH(part, choice) {
		if (!sci_part_is_usable(part) || sci_part_is_status(part))
			continue;
		for (i = 0; i < distrust->count; i++) {
			const struct sci_policy_span *code = &distrust->spans[i];

			if (code->space != part->space || !sci_span_holds(code->span, part->code) ||
			    !is_beside(choice, code))
				continue;
			sci_choice_pass_by(choice, part, SIPCAUSE_VERDICT_DISTRUSTED,
					   SCI_POLICY_DISTRUST, code->line);
			break;
		}
	}
}

/* A status of the part's message that the policy believes, and that does not agree with the
 * part. */
static const struct sci_policy_span *find_believed(const struct sci_choice *choice,
						   const struct sipcause_part *part)
{
	const struct sipcause_part *status;
	const struct sci_policy_span *believed;

	SCI_FOR_EACH(status, choice) {
		if (!sci_choice_is_status(choice, status) || status->message != part->message)
			continue;
		believed = sci_choice_code(choice, SCI_POLICY_BELIEVE, status);
		if (believed != NULL && sci_choice_differ(choice, part, status))
			return believed;
	}
	return NULL;
}

static void pass_over_not_believed(const struct sci_choice *choice)
{
	const struct sci_policy_span *believed;
	struct sipcause_part *part;

	if (!sci_choice_has(choice, SCI_HAS_STATUS))
		return;
	SCI_FOR_EACH(part, choice) {
		if (!sci_part_is_usable(part) || sci_part_is_status(part) ||
		    part->kind == SIPCAUSE_PART_EVENT)
			continue;
		believed = find_believed(choice, part);
		if (believed != NULL)
			sci_choice_pass_by(choice, part, SIPCAUSE_VERDICT_NOT_BELIEVED,
					   SCI_POLICY_BELIEVE, believed->line);
	}
}

/* What texts say is known of the call: that of a Reason before that of a status. */
static void take_told(struct sci_choice *choice)
{
	const struct sipcause_part *part;
	uint8_t i;
	int status;

	if (!sci_choice_has(choice, SCI_HAS_TOLD))
		return;
	for (status = 0; status < 2; status++)
		SCI_FOR_EACH(part, choice)
			for (i = 0; i < part->told_count; i++)
				if (part->validity == SIPCAUSE_VALIDITY_VALID &&
				    !sci_part_is_aside(part) &&
				    sci_part_is_status(part) == (status > 0))
					sci_facts_add(&choice->facts, &part->told[i]);
}

void sci_choice_start(struct sci_choice *choice)
{
	struct sipcause_message *message = choice->message;
	struct sipcause_part *part;

	message->because.key = NULL;
	SCI_FOR_EACH(part, choice) {
		part->because.key = NULL;
		part->contradicts = part->differs = false;
		sci_choice_pass(part, first_verdict(choice, part));
		choice->traits |= goes_along(part) ? traits_of(message, part) : 0u;
	}
	if (message->known.count > 0 || message->answered || message->alerted)
		find_facts(choice);
}

void sci_choice_weigh(struct sci_choice *choice)
{
	pass_over_early(choice);
	pass_over_lost(choice);
	pass_over_superseded(choice);
	pass_over_in_dialog(choice);
	pass_over_success(choice);
	find_elsewhere(choice);
	take_told(choice);
	pass_over_distrusted(choice);
	settle_claims(choice);
	pass_over_not_believed(choice);
	take_success_back(choice);
}
