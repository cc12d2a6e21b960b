/* SPDX-License-Identifier: BSD-2-Clause */
/* What a decision ignores because of where it came: a branch that lost, or a dialog.  Step 3. */
#include "choice.h"

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
		if (left > 0 && sci_part_goes_along(part) && !part->added &&
		    part->branch != message->answered_branch)
			sci_choice_pass(part, SIPCAUSE_VERDICT_LOST_BRANCH);
}

/* Whether a later message of its branch is what its own one led to. */
static bool is_followed(const struct sci_choice *choice, const struct sipcause_part *part)
{
	const struct sipcause_part *later;

	SCI_FOR_EACH(later, choice)
		if (sci_part_goes_along(later) && !later->added && !later->early &&
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
		if (!sci_part_goes_along(part) || part->added)
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
		if (sci_part_goes_along(part) && is_in_dialog(choice, part) &&
		    (others > 0 || (!asks_for_status(choice, part) &&
				    !(by_scope && ends_dialog(choice, part->message)))))
			sci_choice_pass(part, SIPCAUSE_VERDICT_IN_DIALOG);
}

void sci_choice_pass_branches(const struct sci_choice *choice)
{
	pass_over_lost(choice);
	pass_over_superseded(choice);
	pass_over_in_dialog(choice);
}
