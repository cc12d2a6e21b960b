/* SPDX-License-Identifier: BSD-2-Clause */
/* What is passed over.  Comments quote the sentence of sipcause-deciding(7) that the code restates.
 */
#include "oracle-pass.h"

static bool is_event(const struct oracle_part *part, int32_t code)
{
	return is(part->kind, "event") && is_candidate(part) && part->code == code;
}

/* "A 2xx to an INVITE, and a 2xx in a record", of SIP */
static bool answers_call(const struct oracle_part *part)
{
	return is_success(part) && is(part->space, "sip") && part->origin != ORACLE_REPLY;
}

static bool answers_invite(const struct oracle_part *part)
{
	return answers_call(part) && part->origin != ORACLE_RECORD;
}

/* Of a success or of what goes on: it counts where nothing else does. */
static bool is_no_failure(const struct oracle_part *part)
{
	return is_status(part) && part->code < 300;
}

static void forget(struct oracle_companions *known, const char *space)
{
	size_t count = 0;

	for (size_t i = 0; i < known->count; i++)
		if (!is(known->items[i].space, space))
			known->items[count++] = known->items[i];
	known->count = count;
}

/* "unless the caller said something of that space" */
static void learn(struct deciding *deciding, const char *space, int32_t code)
{
	struct oracle_companions *known = &deciding->known;

	if (says_something_of(known, space))
		return;
	known->items[known->count].space = space;
	known->items[known->count++].code = code;
}

/* ------------------------------------------------------ 1, 2: valid, final */

/* "A Reason of another protocol [...] is not used where the map has no table from its space to the
 * target." */
static bool has_table(const struct deciding *deciding, const struct oracle_part *part)
{
	return is(part->space, deciding->to) ||
	       oracle_any_table(deciding->map, part->space, deciding->to);
}

static void pass_invalid(struct deciding *deciding)
{
	for (size_t i = 0; i < deciding->call->part_count; i++) {
		struct oracle_part *part = &deciding->call->parts[i];

		part->contradicts = part->differs = false;
		part->verdict = NULL;
		if (is_verification(deciding->world, part))
			part->verdict = "companion";
		else if (!is(part->validity, "valid"))
			part->verdict = "invalid";
		else if (!is_candidate(part))
			part->verdict = "companion";
		else if (is(part->kind, "reason") && !has_table(deciding, part))
			part->verdict = "no-table";
	}
}

/* "A 2xx to an INVITE, and a 2xx in a record, make the call known to be answered, whatever [...]
 * the caller of the library says; so does dialog=confirmed, unless they say something else." */
static void learn_answered(struct deciding *deciding)
{
	const struct oracle_call *call = deciding->call;

	for (size_t i = 0; i < call->part_count; i++) {
		if (!answers_call(&call->parts[i]) || is_known(deciding, "answered", ANSWERED_YES))
			continue;
		forget(&deciding->known, "answered");
		learn(deciding, "answered", ANSWERED_YES);
	}
	if (is_known(deciding, "dialog", DIALOG_CONFIRMED))
		learn(deciding, "answered", ANSWERED_YES);
}

/* "A 180 response makes the call known to be alerted." */
static void learn_alerted(struct deciding *deciding)
{
	const struct oracle_call *call = deciding->call;

	for (size_t i = 0; i < call->part_count; i++)
		if (call->parts[i].read && is_status(&call->parts[i]) &&
		    is(call->parts[i].space, "sip") && call->parts[i].code == 180)
			learn(deciding, "alerted", ALERTED_YES);
}

static bool something_final(const struct deciding *deciding)
{
	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (in(deciding, i) && !deciding->call->parts[i].provisional &&
		    !is_no_failure(&deciding->call->parts[i]))
			return true;
	return false;
}

/* "The status of a provisional response is not used.  A Reason in it counts once something final
 * has come, unless the call was answered" */
static void pass_early(struct deciding *deciding)
{
	bool counts = something_final(deciding) && !is_known(deciding, "answered", ANSWERED_YES);

	for (size_t i = 0; i < deciding->call->part_count; i++) {
		const struct oracle_part *part = &deciding->call->parts[i];

		if (goes_along(deciding, i) && part->provisional && (is_status(part) || !counts))
			pass_over(deciding, i, "early");
	}
}

/* A Reason of SIP with a success. */
static bool is_success_reason(const struct oracle_part *part)
{
	return is(part->kind, "sip-reason") && is(part->space, "sip") && part->code >= 200 &&
	       part->code < 300;
}

/* "The status 2xx itself, and a 1xx in a record, count only where nothing else is left" */
static void pass_success(struct deciding *deciding)
{
	bool other = false;

	for (size_t i = 0; i < deciding->call->part_count; i++)
		other |= in(deciding, i) && !is_no_failure(&deciding->call->parts[i]) &&
			 !is_success_reason(&deciding->call->parts[i]);
	for (size_t i = 0; other && i < deciding->call->part_count; i++) {
		if (!in(deciding, i) || !is_no_failure(&deciding->call->parts[i]))
			continue;
		pass_over(deciding, i, "no-failure");
		deciding->aside[i] = true;
	}
}

/* ------------------------------------------------- 3: branches and dialogs */

/* The first answer to an INVITE; NULL: none. */
static const struct oracle_part *find_answer(const struct deciding *deciding)
{
	for (size_t i = 0; i < deciding->call->part_count; i++) {
		const struct oracle_part *part = &deciding->call->parts[i];

		if (answers_invite(part))
			return part;
	}
	return NULL;
}

/* "When one branch of a call was answered, parts of other branches are passed over" */
static void pass_lost_branches(struct deciding *deciding)
{
	const struct oracle_part *answer = find_answer(deciding);

	for (size_t i = 0; answer && i < deciding->call->part_count; i++)
		if (goes_along(deciding, i) && deciding->call->parts[i].read &&
		    deciding->call->parts[i].branch != answer->branch)
			pass_over(deciding, i, "lost-branch");
}

/* "that another final response or request followed on the same branch" */
static bool is_followed(const struct deciding *deciding, const struct oracle_part *part)
{
	for (size_t i = 0; i < deciding->call->part_count; i++) {
		const struct oracle_part *later = &deciding->call->parts[i];

		if (is_candidate(later) && later->read && !later->provisional &&
		    later->branch == part->branch && later->message > part->message)
			return true;
	}
	return false;
}

/* "What came on a branch before its answer ended nothing either, nor did a redirection or a
 * challenge" */
static void pass_superseded(struct deciding *deciding)
{
	const struct oracle_part *answer = find_answer(deciding);

	for (size_t i = 0; i < deciding->call->part_count; i++) {
		const struct oracle_part *part = &deciding->call->parts[i];
		bool before = answer && part->read && part->branch == answer->branch &&
			      part->message < answer->message;

		if (goes_along(deciding, i) &&
		    (before || (part->asks && is_followed(deciding, part))))
			pass_over(deciding, i, "superseded");
	}
}

/* "A final response of 300 and more that comes after the call was answered on its branch, or with
 * dialog=confirmed known"; its Reasons are of it. */
static bool is_in_dialog(const struct deciding *deciding, const struct oracle_part *part)
{
	const struct oracle_part *answer = find_answer(deciding);

	return part->final &&
	       (is_known(deciding, "dialog", DIALOG_CONFIRMED) ||
		(answer && part->branch == answer->branch && part->message > answer->message));
}

/* "the map's table to scope says that it destroys the dialog" */
static bool destroys_dialog(const struct deciding *deciding, const struct oracle_part *part)
{
	const struct oracle_flat_table *table =
		oracle_any_table(deciding->map, part->space, "scope");
	const struct oracle_companions nothing = { 0 };
	struct oracle_answer answer;

	if (!table || !is_status(part) || is(deciding->to, "scope"))
		return false;
	memset(&answer, 0, sizeof(answer));
	oracle_look_up(deciding->world, deciding->map, table, part->code, &nothing, &answer);
	return answer.outcome == SCOPE_DIALOG;
}

/* "It is ignored if anything else is left, and for every target except its own space and scope",
 * but for one that destroys the dialog: "Its Reason then counts as in any other response." */
static void pass_in_dialog(struct deciding *deciding)
{
	const struct oracle_part *parts = deciding->call->parts;
	const size_t count = deciding->call->part_count;
	bool ends[ORACLE_PARTS_MAX] = { false };
	bool other = false;

	for (size_t i = 0; i < count; i++) {
		other |= in(deciding, i) && !is_in_dialog(deciding, &parts[i]);
		for (size_t k = 0; k < count; k++)
			ends[i] |= in(deciding, k) && parts[k].final &&
				   parts[k].message == parts[i].message &&
				   destroys_dialog(deciding, &parts[k]);
	}
	for (size_t i = 0; i < count; i++) {
		const bool asked = is_status(&parts[i]) &&
				   (is(parts[i].space, deciding->to) || is(deciding->to, "scope"));

		if (goes_along(deciding, i) && is_in_dialog(deciding, &parts[i]) &&
		    (other || (!asked && !ends[i])))
			pass_over(deciding, i, "in-dialog");
	}
}

/* ------------------------------------------------- 4: answered elsewhere */

static bool has_terminated(const struct deciding *deciding)
{
	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (in(deciding, i) && is_status(&deciding->call->parts[i]) &&
		    is(deciding->call->parts[i].space, "sip") &&
		    deciding->call->parts[i].code == 487)
			return true;
	return false;
}

static bool has_cancel(const struct deciding *deciding)
{
	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (in(deciding, i) && is_event(&deciding->call->parts[i], EVENT_CANCEL))
			return true;
	return false;
}

static bool bye_or_status(const struct oracle_call *call)
{
	for (size_t i = 0; i < call->part_count; i++)
		if (is_status(&call->parts[i]) || is_event(&call->parts[i], EVENT_BYE))
			return true;
	return false;
}

/* "It is believed on a CANCEL, beside a 487, and where answered=no is known; where the call is
 * known to be answered it is not [...]  Where nothing is known, and there is neither a BYE nor any
 * status, it is believed if its text says completed elsewhere." */
static bool is_believed(const struct deciding *deciding, const struct oracle_part *part)
{
	if (is_known(deciding, "answered", ANSWERED_YES))
		return false;
	if (has_cancel(deciding) || has_terminated(deciding))
		return true;
	if (is(part->space, "q850"))
		return false;
	return is_known(deciding, "answered", ANSWERED_NO) || deciding->elsewhere ||
	       (!bye_or_status(deciding->call) && part->elsewhere);
}

/* "A Reason of SIP 200 says that another branch was answered [...] Cause 26 of Q.850 on a CANCEL
 * or beside a 487 says the same." */
static bool is_claim(const struct oracle_part *part)
{
	if (is_success_reason(part))
		return part->code == 200;
	return !is_status(part) && is(part->space, "q850") && part->code == ELSEWHERE_CAUSE;
}

/* "Parts of other branches are then passed over, and Reasons of provisional responses" */
static void pass_beside(struct deciding *deciding, const struct oracle_part *claim)
{
	for (size_t i = 0; i < deciding->call->part_count; i++) {
		const struct oracle_part *part = &deciding->call->parts[i];

		if (!goes_along(deciding, i) || !part->read)
			continue;
		if (part->provisional)
			pass_over(deciding, i, "early");
		else if (part->branch != claim->branch)
			pass_over(deciding, i, "lost-branch");
	}
}

static void hear_of_elsewhere(struct deciding *deciding)
{
	bool said = is_known(deciding, "origin", ORIGIN_BRANCH);

	deciding->elsewhere = said;
	for (size_t i = 0; i < deciding->call->part_count && !deciding->believed; i++) {
		const struct oracle_part *part = &deciding->call->parts[i];

		if (!in(deciding, i) || !is_claim(part) || !is_believed(deciding, part))
			continue;
		deciding->believed = deciding->elsewhere = true;
		learn(deciding, "origin", ORIGIN_BRANCH);
		pass_beside(deciding, part);
	}
}

/* "The Reason of SIP 200 itself is passed over.  Alone it stands for a 487 if it is believed, for
 * 200 if the call is known to be answered, and otherwise for nothing." */
static void settle_claims(struct deciding *deciding)
{
	size_t left = 0;

	for (size_t i = 0; i < deciding->call->part_count; i++)
		left += in(deciding, i);
	for (size_t i = 0; i < deciding->call->part_count; i++) {
		if (!in(deciding, i) || !is_success_reason(&deciding->call->parts[i]))
			continue;
		deciding->claim[i] = true;
		if (left == 1 && is_claim(&deciding->call->parts[i]) &&
		    (deciding->believed || is_known(deciding, "answered", ANSWERED_YES)))
			return;
		pass_over(deciding, i, "no-failure");
		left--;
	}
}

int32_t oracle_code_of(const struct deciding *deciding, size_t i)
{
	return deciding->claim[i] && deciding->believed ? 487 : deciding->call->parts[i].code;
}

/* "It may add a companion [...] unless something is known of that space.  A Reason goes before a
 * status in this." */
static void hear_texts(struct deciding *deciding, bool statuses)
{
	for (size_t i = 0; i < deciding->call->part_count; i++) {
		const struct oracle_part *part = &deciding->call->parts[i];

		for (size_t j = 0; j < part->told_count; j++)
			if (is_candidate(part) && !is_beside_the_call(part) &&
			    is_status(part) == statuses)
				learn(deciding, part->told[j].space, part->told[j].code);
	}
}

/* ------------------------------------------------- 6: distrust and believe */

/* "Without beside that is so beside any status of 400 and more ...; with it, beside these" */
static bool is_distrusted_by(const struct deciding *deciding, const struct oracle_distrust *item,
			     const struct oracle_part *part)
{
	const struct oracle_call *call = deciding->call;

	if (!among(deciding, item->codes, item->count, part))
		return false;
	if (!item->beside_count && deciding->elsewhere)
		return true;
	for (size_t i = 0; i < call->part_count; i++) {
		const struct oracle_part *status = &call->parts[i];

		if (!is_status(status) || !in(deciding, i))
			continue;
		if (item->beside_count ? among(deciding, item->beside, item->beside_count, status)
				       : status->code >= 400)
			return true;
	}
	return false;
}

static bool is_distrusted(const struct deciding *deciding, const struct oracle_part *part)
{
	for (size_t i = 0; i < deciding->policy.distrust_count; i++)
		if (is_distrusted_by(deciding, &deciding->policy.distrust[i], part))
			return true;
	return false;
}

/* "A part that is no status is passed over when its code is in distrust" */
static void pass_distrusted(struct deciding *deciding)
{
	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (in(deciding, i) && !is_status(&deciding->call->parts[i]) &&
		    is_distrusted(deciding, &deciding->call->parts[i]))
			pass_over(deciding, i, "distrusted");
}

/* "Beside a status of the same message, or of the same record, in believe" */
static bool is_disbelieved(const struct deciding *deciding, const struct oracle_part *part)
{
	const struct oracle_policy *policy = &deciding->policy;
	struct oracle_ground ground = ground_of(deciding);
	const struct oracle_call *call = deciding->call;

	for (size_t i = 0; i < call->part_count; i++) {
		const struct oracle_part *status = &call->parts[i];

		if (is_status(status) && in(deciding, i) && status->message == part->message &&
		    among(deciding, policy->believe, policy->believe_count, status) &&
		    oracle_contradict(&ground, point_of(part), point_of(status)))
			return true;
	}
	return false;
}

/* "a part that is neither a status nor an event and contradicts it is passed over" */
static void pass_disbelieved(struct deciding *deciding)
{
	for (size_t i = 0; i < deciding->call->part_count; i++) {
		const struct oracle_part *part = &deciding->call->parts[i];

		if (in(deciding, i) && !is_status(part) && !is(part->kind, "event") &&
		    is_disbelieved(deciding, part))
			pass_over(deciding, i, "not-believed");
	}
}

/* What counts only where nothing else is left. */
static void successes_come_back(struct deciding *deciding)
{
	if (any_in(deciding))
		return;
	for (size_t i = 0; i < deciding->call->part_count; i++)
		if (deciding->aside[i])
			deciding->call->parts[i].verdict = NULL;
}

void oracle_pass(struct deciding *deciding)
{
	pass_invalid(deciding);
	learn_answered(deciding);
	learn_alerted(deciding);
	pass_early(deciding);
	pass_lost_branches(deciding);
	pass_superseded(deciding);
	pass_in_dialog(deciding);
	pass_success(deciding);
	hear_of_elsewhere(deciding);
	hear_texts(deciding, false);
	hear_texts(deciding, true);
	pass_distrusted(deciding);
	settle_claims(deciding);
	pass_disbelieved(deciding);
	successes_come_back(deciding);
}
