/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Deciding: which evidence says how a call ended, for one target space.
 *
 *   parts ─▶ valid? ─▶ of this call's end? ─▶ trusted? ─▶ the target's own status?
 *         ─▶ the best by rank ─▶ indication
 *
 * Each step passes parts over, and what it leaves is usable for the next one.  A part
 * that was passed over keeps the verdict that did it, and the line of the policy.
 */
#include "indicate.h"

#include "engine/answer.h"
#include "engine/leads.h"

#include <stddef.h>
#include <string.h>

/* What one call works with. */
struct choice {
	struct sipcause_message *message;
	const struct sipcause_map *map; /* NULL: none */
	const struct sipcause_space *to;
	const struct sci_policy_value *policy[SCI_POLICY_KEYS];
	struct sci_facts facts;
	int32_t instead; /* the code that the chosen part stands for; negative: its own */
};

#define FOR_EACH(part, choice)                                                                     \
	for ((part) = (choice)->message->parts;                                                    \
	     (part) < (choice)->message->parts + (choice)->message->count; (part)++)

static bool is_usable(const struct sipcause_part *part)
{
	return part->verdict == SIPCAUSE_VERDICT_LESS_PREFERRED;
}

static uint32_t count_usable(const struct choice *choice)
{
	const struct sipcause_part *part;
	uint32_t count = 0;

	FOR_EACH(part, choice)
	count += is_usable(part);
	return count;
}

static void pass_over(struct sipcause_part *part, int32_t verdict)
{
	part->verdict = (uint8_t)verdict;
}

static void pass_over_by(const struct choice *choice, struct sipcause_part *part, int32_t verdict,
			 enum sci_policy_key key, uint32_t line)
{
	pass_over(part, verdict);
	part->because = sci_because_of(key, choice->policy[key], line);
}

/* ---------------------------------------------------------------- policies */

static void find_policy(struct choice *choice)
{
	const struct sipcause_message *message = choice->message;
	const struct sipcause_map *over = message->policy_map;
	const struct sci_policy *layers[] = {
		&message->policy,
		over != NULL ? over->policy : NULL,
		choice->map != NULL ? choice->map->policy : NULL,
		&message->builtin,
	};
	size_t key, i;

	for (key = 0; key < SCI_POLICY_KEYS; key++) {
		for (i = 0; layers[i] == NULL || !layers[i]->values[key].given; i++)
			;
		choice->policy[key] = &layers[i]->values[key];
	}
}

static const struct sci_policy_span *find_code(const struct choice *choice, enum sci_policy_key key,
					       const struct sipcause_part *part)
{
	const struct sci_policy_value *value = choice->policy[key];

	return sci_policy_find(value->spans, value->count, part->space, part->code);
}

/* ----------------------------------------------------------- what parts are */

static bool is_status(const struct sipcause_part *part)
{
	return part->kind == SIPCAUSE_PART_STATUS;
}

static bool is_success(const struct sipcause_part *part)
{
	return part->code >= 200 && part->code < 300;
}

static bool is_progress(const struct sipcause_part *part)
{
	return part->code >= 100 && part->code < 200;
}

/* The status of a problem document with an original is what that became. */
static bool is_own_status(const struct choice *choice, const struct sipcause_part *part)
{
	return is_usable(part) && is_status(part) &&
	       !(part->form == SIPCAUSE_FORM_PROBLEM && !part->added &&
		 (choice->message->seen >> SIPCAUSE_PART_PROBLEM & 1) != 0);
}

static bool is_word(const struct sipcause_part *part, const struct sci_word *word)
{
	return part->space == word->space && part->code == word->code && word->space != NULL;
}

/* A usable part of an event, or NULL. */
static const struct sipcause_part *find_event(const struct choice *choice, enum sci_words word)
{
	const struct sipcause_part *part;

	FOR_EACH(part, choice)
	if (is_usable(part) && is_word(part, &choice->message->words[word]))
		return part;
	return NULL;
}

/* Whether two parts speak of one end: see leads.h. */
static bool agree(const struct choice *choice, const struct sipcause_part *a,
		  const struct sipcause_part *b, bool *joined)
{
	const struct sipcause_message *message = choice->message;
	const struct sci_known *known = &choice->facts.known;
	const struct sipcause_part *const parts[2] = { a, b };
	struct sci_write writes[SIPCAUSE_COMPANIONS_MAX], locations[2];
	struct sci_companions common = { NULL, writes, known->count }, own[2];
	struct sci_lead leads[2];
	uint32_t i;

	for (i = 0; i < known->count; i++) {
		writes[i].space = known->space[i];
		writes[i].code = known->code[i];
	}
	for (i = 0; i < 2; i++) {
		locations[i].space = message->roles[SCI_ROLE_LOCATION];
		locations[i].code = parts[i]->location;
		own[i].under = &common;
		own[i].writes = &locations[i];
		own[i].count = parts[i]->location >= 0 && locations[i].space != NULL;
		leads[i].space = parts[i]->space;
		leads[i].code = parts[i]->code;
		leads[i].companions = &own[i];
	}
	return sci_leads_agree(choice->map, choice->to, &leads[0], &leads[1], joined);
}

/* ------------------------------------------------ 1 and 2: validity, knowledge */

static int32_t first_verdict(const struct sipcause_part *part)
{
	if (part->validity != SIPCAUSE_VALIDITY_VALID)
		return SIPCAUSE_VERDICT_INVALID;
	if (part->kind >= SCI_CANDIDATES)
		return SIPCAUSE_VERDICT_COMPANION;
	/* A call that goes on: RFC 3261 13.2.2.1. */
	if (is_status(part) && part->early)
		return SIPCAUSE_VERDICT_EARLY;
	return SIPCAUSE_VERDICT_LESS_PREFERRED;
}

static void find_facts(struct choice *choice)
{
	struct sipcause_message *message = choice->message;
	struct sci_facts *facts = &choice->facts;
	const struct sci_word *words = message->words;
	int32_t code;

	facts->known = message->known;
	if (message->answered)
		sci_facts_add(facts, &words[SCI_ANSWERED_YES]);
	if (message->alerted)
		sci_facts_add(facts, &words[SCI_ALERTED_YES]);
	if (sci_known_of(&facts->known, words[SCI_ANSWERED_YES].space, &code)) {
		facts->answered = code == words[SCI_ANSWERED_YES].code;
		facts->unanswered = code == words[SCI_ANSWERED_NO].code;
	} else {
		facts->answered = message->answered;
	}
	facts->confirmed = sci_known_of(&facts->known, words[SCI_DIALOG_CONFIRMED].space, &code) &&
			   code == words[SCI_DIALOG_CONFIRMED].code;
}

/* A Reason of a provisional response counts when something final came without an answer. */
static void pass_over_early(const struct choice *choice)
{
	struct sipcause_part *part;
	bool ended = false;

	FOR_EACH(part, choice)
	ended = ended || (is_usable(part) && !part->early &&
			  !(is_status(part) && (is_success(part) || is_progress(part))));
	ended = ended && !choice->facts.answered;
	FOR_EACH(part, choice)
	if (is_usable(part) && part->early && !ended)
		pass_over(part, SIPCAUSE_VERDICT_EARLY);
}

/* RFC 3326 3.1: a Reason of SIP 200 says that another branch was answered. */
static bool is_claim_of_200(const struct sipcause_part *part)
{
	return is_usable(part) && part->kind == SIPCAUSE_PART_SIP_REASON && is_success(part);
}

/* A status of success or progress counts when nothing else is left. */
static void pass_over_success(const struct choice *choice)
{
	uint32_t usable = 0;
	struct sipcause_part *part;

	FOR_EACH(part, choice)
	usable += is_usable(part) && !is_claim_of_200(part);
	FOR_EACH(part, choice)
	{
		if (!is_usable(part) || !is_status(part) || usable == 1 ||
		    !(is_success(part) || is_progress(part)))
			continue;
		pass_over(part, SIPCAUSE_VERDICT_NO_FAILURE);
		usable--;
	}
}

/* ----------------------------------------------------- 3: branches, and dialogs */

static void pass_over_lost(const struct choice *choice)
{
	const struct sipcause_message *message = choice->message;
	uint32_t left = 0;
	struct sipcause_part *part;

	if (!message->answered || message->answered_branch < 0)
		return;
	FOR_EACH(part, choice)
	left += is_usable(part) && (part->added || part->branch == message->answered_branch);
	FOR_EACH(part, choice)
	if (left > 0 && is_usable(part) && !part->added && part->branch != message->answered_branch)
		pass_over(part, SIPCAUSE_VERDICT_LOST_BRANCH);
}

/* A response within a dialog keeps its status where that is asked for, and ends no call. */
static void pass_over_in_dialog(const struct choice *choice)
{
	struct sipcause_part *part;
	uint32_t others = 0;

	FOR_EACH(part, choice)
	{
		if (is_status(part) && !part->added && choice->facts.confirmed && !is_success(part))
			part->in_dialog = true;
		others += is_usable(part) && !part->in_dialog;
	}
	FOR_EACH(part, choice)
	if (is_usable(part) && part->in_dialog &&
	    (others > 0 || !is_status(part) || (choice->to != NULL && part->space != choice->to)))
		pass_over(part, SIPCAUSE_VERDICT_IN_DIALOG);
}

/* -------------------------------------------------------- 4: answered elsewhere */

#define TERMINATED 487  /* RFC 3261 9.2: the status of a request that was cancelled */
#define NON_SELECTED 26 /* Q.850: non-selected user clearing */

/* What there is to judge a claim that another branch was answered by. */
struct claim {
	bool cancelled; /* by a CANCEL, or a 487 that answers one */
	bool hung_up;   /* by a BYE: many phones send the claim in one */
	bool failed;    /* there is a status, and it is another one */
};

static struct claim find_claim(const struct choice *choice)
{
	const struct sipcause_message *message = choice->message;
	struct claim claim = { find_event(choice, SCI_CANCEL) != NULL,
			       find_event(choice, SCI_BYE) != NULL, false };
	const struct sipcause_part *part;

	FOR_EACH(part, choice)
	{
		if (!is_usable(part) || !is_status(part))
			continue;
		if (part->space == message->roles[SCI_ROLE_SIP] && part->code == TERMINATED)
			claim.cancelled = true;
		else
			claim.failed = true;
	}
	return claim;
}

static bool claims_elsewhere(const struct choice *choice, const struct claim *claim,
			     const struct sipcause_part *part)
{
	const struct sci_facts *facts = &choice->facts;

	if (!is_usable(part) || facts->answered)
		return false;
	if (is_claim_of_200(part))
		return claim->cancelled || facts->unanswered ||
		       (part->elsewhere && !claim->hung_up && !claim->failed);
	return claim->cancelled && part->kind != SIPCAUSE_PART_STATUS &&
	       part->space == choice->message->roles[SCI_ROLE_Q850] && part->code == NON_SELECTED;
}

static void find_elsewhere(struct choice *choice)
{
	const struct claim claim = find_claim(choice);
	const struct sci_word *branch = &choice->message->words[SCI_ORIGIN_BRANCH];
	const struct sipcause_part *part;
	int32_t code;

	if (sci_known_of(&choice->facts.known, branch->space, &code)) {
		choice->facts.elsewhere = code == branch->code;
		return;
	}
	FOR_EACH(part, choice)
	choice->facts.elsewhere = choice->facts.elsewhere || claims_elsewhere(choice, &claim, part);
	if (choice->facts.elsewhere)
		sci_facts_add(&choice->facts, branch);
}

/* The claim itself is no failure.  Alone it stands for the status of a branch that was
 * cancelled, if it is to be believed, and for an answered call, if that is known. */
static void settle_claims(struct choice *choice)
{
	uint32_t usable = count_usable(choice);
	struct sipcause_part *part;

	FOR_EACH(part, choice)
	{
		if (!is_claim_of_200(part))
			continue;
		if (usable == 1 && choice->facts.elsewhere)
			choice->instead = TERMINATED;
		else if (usable > 1 || !choice->facts.answered)
			pass_over(part, SIPCAUSE_VERDICT_NO_FAILURE);
		usable -= !is_usable(part);
	}
}

/* ---------------------------------------------------- 6: distrust and believe */

static bool is_beside(const struct choice *choice, const struct sci_policy_span *distrust)
{
	const struct sipcause_part *part;

	if (distrust->beside == NULL && choice->facts.elsewhere)
		return true;
	FOR_EACH(part, choice)
	{
		if (!is_own_status(choice, part))
			continue;
		if (distrust->beside == NULL
			    ? part->code >= 400
			    : sci_policy_find(distrust->beside, distrust->beside_count, part->space,
					      part->code) != NULL)
			return true;
	}
	return false;
}

static void pass_over_distrusted(const struct choice *choice)
{
	const struct sci_policy_value *distrust = choice->policy[SCI_POLICY_DISTRUST];
	struct sipcause_part *part;
	uint32_t i;

	FOR_EACH(part, choice)
	{
		if (!is_usable(part) || is_status(part))
			continue;
		for (i = 0; i < distrust->count; i++) {
			const struct sci_policy_span *code = &distrust->spans[i];

			if (code->space != part->space || !sci_span_holds(code->span, part->code) ||
			    !is_beside(choice, code))
				continue;
			pass_over_by(choice, part, SIPCAUSE_VERDICT_DISTRUSTED, SCI_POLICY_DISTRUST,
				     code->line);
			break;
		}
	}
}

/* A status that the policy believes, or NULL. */
static struct sipcause_part *find_believed(const struct choice *choice)
{
	struct sipcause_part *part;

	FOR_EACH(part, choice)
	if (is_own_status(choice, part) && !part->early &&
	    find_code(choice, SCI_POLICY_BELIEVE, part) != NULL)
		return part;
	return NULL;
}

static void pass_over_not_believed(const struct choice *choice,
				   const struct sipcause_part *believed)
{
	struct sipcause_part *part;

	if (believed == NULL)
		return;
	FOR_EACH(part, choice)
	if (is_usable(part) && !is_status(part) && part->kind != SIPCAUSE_PART_EVENT &&
	    !agree(choice, part, believed, NULL))
		pass_over_by(choice, part, SIPCAUSE_VERDICT_NOT_BELIEVED, SCI_POLICY_BELIEVE,
			     find_code(choice, SCI_POLICY_BELIEVE, believed)->line);
}

/* -------------------------------------------------------------- 8: the rank */

static int32_t weigh_kind(const struct choice *choice, const struct sipcause_part *part)
{
	return choice->policy[SCI_POLICY_PREFER]->rank[part->kind];
}

/* Weak is a part that says little where a part of another message says more. */
static bool is_weak(const struct choice *choice, const struct sipcause_part *part)
{
	const struct sipcause_part *other;

	if (choice->policy[SCI_POLICY_SEVERAL]->word != SCI_SEVERAL_SPECIFIC ||
	    find_code(choice, SCI_POLICY_WEAK, part) == NULL)
		return false;
	FOR_EACH(other, choice)
	if (is_usable(other) && other->message != part->message &&
	    other->kind != SIPCAUSE_PART_EVENT && find_code(choice, SCI_POLICY_WEAK, other) == NULL)
		return true;
	return false;
}

/* Whether a part goes before another one: by its place where that is what counts, else by
 * its kind, the later message first. */
static bool goes_before(const struct choice *choice, const struct sipcause_part *a,
			const struct sipcause_part *b)
{
	bool in_order = choice->message->in_order;
	int32_t kinds = weigh_kind(choice, a) - weigh_kind(choice, b);

	if (in_order && choice->message->policy.values[SCI_POLICY_PREFER].given && kinds != 0)
		return kinds < 0;
	if (in_order && a->turn != b->turn)
		return a->turn < b->turn;
	if (kinds != 0)
		return kinds < 0;
	return a->message > b->message;
}

/* How a proxy ranks the responses of its branches: RFC 3261 16.7, step 6. */
static int32_t rank_response(const struct sipcause_part *part)
{
	static const int16_t asking[] = { 401, 407, 415, 420, 484 };
	size_t i;

	if (part->code >= 600)
		return 0;
	for (i = 0; i < sizeof(asking) / sizeof(asking[0]); i++)
		if (part->code == asking[i])
			return part->code / 100 * 2;
	return part->code == 503 ? 100 : part->code / 100 * 2 + 1;
}

/* The message whose parts count alone, as `several` has it; NULL: all do. */
static const struct sipcause_part *find_message(const struct choice *choice)
{
	int32_t several = choice->policy[SCI_POLICY_SEVERAL]->word;
	const struct sipcause_part *part, *best = NULL;

	if (several == SCI_SEVERAL_SPECIFIC)
		return NULL;
	FOR_EACH(part, choice)
	if (several == SCI_SEVERAL_RFC3261 && is_own_status(choice, part) &&
	    (best == NULL || rank_response(part) <= rank_response(best)))
		best = part;
	FOR_EACH(part, choice)
	if ((several == SCI_SEVERAL_LAST || best == NULL) && is_usable(part) &&
	    (best == NULL || part->message >= best->message))
		best = part;
	return best;
}

static void pass_over_other_messages(const struct choice *choice)
{
	const struct sipcause_part *counting = find_message(choice);
	struct sipcause_part *part;

	if (counting == NULL)
		return;
	FOR_EACH(part, choice)
	if (is_usable(part) && part->message != counting->message)
		pass_over_by(choice, part, SIPCAUSE_VERDICT_WEAK, SCI_POLICY_SEVERAL, 0);
}

static void pass_over_weak(const struct choice *choice)
{
	struct sipcause_part *part, *last;
	uint32_t weak = 0;

	last = choice->message->parts + choice->message->count;
	/* All are weighed before the first is passed over. */
	for (part = choice->message->parts; part < last; part++)
		if (is_usable(part) && is_weak(choice, part))
			weak |= UINT32_C(1) << (part - choice->message->parts);
	FOR_EACH(part, choice)
	if ((weak >> (part - choice->message->parts) & 1) != 0)
		pass_over_by(choice, part, SIPCAUSE_VERDICT_WEAK, SCI_POLICY_WEAK,
			     find_code(choice, SCI_POLICY_WEAK, part)->line);
}

/* How much the map says of a part: 2 a code, 1 that nothing corresponds, 0 nothing. */
static int ask_map(const struct choice *choice, const struct sipcause_part *part)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	uint32_t left_out = choice->message->left_out;
	int32_t outcome;

	sci_indicate(choice->message, &choice->facts, part, &indication);
	choice->message->left_out = left_out;
	outcome = sipcause_map_translate(choice->map, choice->to, &indication, &result);
	return outcome >= 0 ? 2 : outcome == SIPCAUSE_NONE ? 1 : 0;
}

static struct sipcause_part *find_first(const struct choice *choice, uint32_t skipped)
{
	struct sipcause_part *part, *found = NULL;

	FOR_EACH(part, choice)
	if (is_usable(part) && (skipped >> (part - choice->message->parts) & 1) == 0 &&
	    (found == NULL || goes_before(choice, part, found)))
		found = part;
	return found;
}

/* The first by rank of those of which the map says most. */
static struct sipcause_part *find_best(const struct choice *choice)
{
	struct sipcause_part *best = find_first(choice, 0), *part = best;
	uint32_t skipped = 0;
	int most = -1;

	if (best == NULL || choice->map == NULL || choice->to == NULL || count_usable(choice) == 1)
		return best;
	for (; part != NULL && most < 2; part = find_first(choice, skipped)) {
		int says = ask_map(choice, part);

		skipped |= UINT32_C(1) << (part - choice->message->parts);
		if (says <= most)
			continue;
		if (most >= 0)
			pass_over(best, SIPCAUSE_VERDICT_NO_TABLE);
		most = says;
		best = part;
	}
	return best;
}

/* ------------------------------------------------ 7: the status's own space */

/* What an answered call is in the target's space, unless a response is asked about or
 * its own success is left. */
static const struct sci_policy_span *find_answered(const struct choice *choice)
{
	const struct sci_policy_value *answered = choice->policy[SCI_POLICY_ANSWERED];
	const struct sipcause_part *part;
	uint32_t i;

	/* Parts that all end no call tell of none that was answered. */
	if (!choice->facts.answered || (choice->message->count > 0 && count_usable(choice) == 0))
		return NULL;
	FOR_EACH(part, choice)
	if (is_own_status(choice, part) &&
	    (is_success(part) || (!part->added && !choice->message->in_order && part->code >= 300)))
		return NULL;
	for (i = 0; i < answered->count; i++)
		if (answered->spans[i].space == choice->to)
			return &answered->spans[i];
	return NULL;
}

/* Whether evidence stands against the status. */
static bool is_contradicted(const struct choice *choice, const struct sipcause_part *status)
{
	const struct sipcause_part *part;

	FOR_EACH(part, choice)
	if (is_usable(part) && part != status && !is_status(part) &&
	    part->kind != SIPCAUSE_PART_EVENT && !agree(choice, part, status, NULL))
		return true;
	return false;
}

/* Of two statuses a weak one yields to that of another message. */
static bool says_more(const struct choice *choice, const struct sipcause_part *a,
		      const struct sipcause_part *b)
{
	bool a_weak = find_code(choice, SCI_POLICY_WEAK, a) != NULL;
	bool b_weak = find_code(choice, SCI_POLICY_WEAK, b) != NULL;

	if (a_weak != b_weak && a->message != b->message)
		return b_weak;
	return goes_before(choice, a, b);
}

static struct sipcause_part *find_kept(const struct choice *choice,
				       const struct sipcause_part *believed)
{
	int32_t mode = choice->policy[SCI_POLICY_STATUS]->word;
	struct sipcause_part *part, *best = NULL;

	if (choice->to == NULL || (believed != NULL && believed->space != choice->to))
		return NULL;
	FOR_EACH(part, choice)
	if (is_own_status(choice, part) && part->space == choice->to &&
	    (best == NULL || says_more(choice, part, best)))
		best = part;
	if (best == NULL || believed != NULL || mode == SCI_STATUS_KEEP)
		return best;
	return mode == SCI_STATUS_AGREE && !is_contradicted(choice, best) ? best : NULL;
}

/* ---------------------------------------------------------- contradictions */

/* Whether a part speaks for itself of how the call ended. */
static bool has_own_code(const struct sipcause_part *part)
{
	if (part->kind >= SCI_CANDIDATES || part->kind == SIPCAUSE_PART_EVENT ||
	    part->space == NULL || (is_status(part) && part->code < 300))
		return false;
	switch (part->verdict) {
	case SIPCAUSE_VERDICT_NO_FAILURE:
	case SIPCAUSE_VERDICT_EARLY:
	case SIPCAUSE_VERDICT_LOST_BRANCH:
	case SIPCAUSE_VERDICT_IN_DIALOG:
		return false;
	default:
		return part->validity == SIPCAUSE_VALIDITY_VALID ||
		       (part->validity == SIPCAUSE_VALIDITY_DUPLICATE &&
			sci_span_holds(part->space->range, part->code));
	}
}

static void find_contradictions(const struct choice *choice, const struct sipcause_part *chosen)
{
	struct sipcause_part *part;
	bool joined;

	if (choice->message->count == 1 || choice->instead >= 0 || !has_own_code(chosen))
		return;
	FOR_EACH(part, choice)
	if (part != chosen && has_own_code(part))
		part->contradicts = !agree(choice, part, chosen, &joined) && joined;
}

/* ---------------------------------------------------------------- deciding */

/* Steps 1 to 6; a part alone has nobody beside it. */
static struct sipcause_part *weigh(struct choice *choice)
{
	struct sipcause_part *believed;

	pass_over_early(choice);
	pass_over_lost(choice);
	pass_over_in_dialog(choice);
	pass_over_success(choice);
	find_elsewhere(choice);
	pass_over_distrusted(choice);
	settle_claims(choice);
	believed = find_believed(choice);
	pass_over_not_believed(choice, believed);
	return believed;
}

static void set_verdict_of_others(const struct choice *choice, int32_t verdict,
				  enum sci_policy_key key, uint32_t line)
{
	struct sipcause_part *part;

	choice->message->because = sci_because_of(key, choice->policy[key], line);
	FOR_EACH(part, choice)
	if (is_usable(part))
		pass_over_by(choice, part, verdict, key, line);
}

static struct sipcause_part *rank(struct choice *choice)
{
	struct sipcause_part *best, *part;
	enum sci_policy_key key = SCI_POLICY_PREFER;

	pass_over_weak(choice);
	best = find_best(choice);
	if (best == NULL || count_usable(choice) == 1)
		return best;
	choice->message->because = sci_because_of(key, choice->policy[key], 0);
	FOR_EACH(part, choice)
	if (is_usable(part) && part != best)
		part->because = choice->message->because;
	return best;
}

/* RFC 3261 16.7, step 6: a proxy that got nothing but 503 sends 500. */
static void hide_503(struct choice *choice, const struct sipcause_part *chosen)
{
	if (choice->policy[SCI_POLICY_SEVERAL]->word == SCI_SEVERAL_RFC3261 && is_status(chosen) &&
	    chosen->space == choice->message->roles[SCI_ROLE_SIP] && chosen->code == 503)
		choice->instead = 500;
}

static struct sipcause_part *choose(struct choice *choice, struct sipcause_part *believed)
{
	struct sipcause_part *kept;

	pass_over_other_messages(choice);
	kept = find_kept(choice, believed);
	if (kept == NULL)
		return rank(choice);
	if (choice->message->count > 1) {
		pass_over(kept, SIPCAUSE_VERDICT_CHOSEN);
		set_verdict_of_others(choice, SIPCAUSE_VERDICT_STATUS_KEPT, SCI_POLICY_STATUS, 0);
	}
	return kept;
}

static int32_t decide(struct choice *choice, struct sipcause_indication *indication)
{
	struct sipcause_message *message = choice->message;
	struct sipcause_part *believed, *chosen;
	const struct sci_policy_span *answered;

	believed = weigh(choice);
	answered = find_answered(choice);
	if (answered != NULL) {
		sci_indicate_known(message, &choice->facts, choice->to, answered->span.first,
				   indication);
		set_verdict_of_others(choice, SIPCAUSE_VERDICT_ANSWERED, SCI_POLICY_ANSWERED,
				      answered->line);
		return SIPCAUSE_KNOWN;
	}
	chosen = choose(choice, believed);
	if (chosen == NULL)
		return SIPCAUSE_NONE;
	pass_over(chosen, SIPCAUSE_VERDICT_CHOSEN);
	hide_503(choice, chosen);
	sci_indicate(message, &choice->facts, chosen, indication);
	find_contradictions(choice, chosen);
	if (choice->instead >= 0) {
		indication->code = choice->instead;
		indication->text = NULL;
		indication->text_length = 0;
	}
	return (int32_t)(chosen - message->parts);
}

static bool start(struct choice *choice, struct sipcause_message *message,
		  const struct sipcause_map *map, const struct sipcause_space *to,
		  const struct sipcause_indication *indication)
{
	struct sipcause_part *part;

	if (message == NULL || indication == NULL || indication->size < sizeof(*indication))
		return false;
	memset(choice, 0, sizeof(*choice));
	choice->message = message;
	choice->map = map;
	choice->to = to;
	choice->instead = -1;
	sci_message_undecide(message);
	FOR_EACH(part, choice)
	pass_over(part, first_verdict(part));
	find_policy(choice);
	find_facts(choice);
	return true;
}

int32_t sipcause_message_decide(struct sipcause_message *message, const struct sipcause_map *map,
				const struct sipcause_space *to,
				struct sipcause_indication *indication)
{
	struct choice choice;

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
static void fill_policy(const struct choice *choice, struct sipcause_result *result)
{
	const struct sci_policy_value *location = choice->policy[SCI_POLICY_LOCATION];
	const struct sci_because *because = &choice->message->because;

	if (result->how == SIPCAUSE_HOW_COPIED && because->map != NULL && HAS_ROOM(result, line)) {
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
	struct choice choice;
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
