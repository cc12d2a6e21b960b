/* SPDX-License-Identifier: BSD-2-Clause */
/* What the messages that were read say of their call, beside their parts. */
#include "message.h"

#include <string.h>

bool sci_known_of(const struct sci_known *known, const struct sipcause_space *space, int32_t *code)
{
	uint32_t i;

	for (i = 0; i < known->count; i++) {
		if (known->space[i] != space)
			continue;
		*code = known->code[i];
		return true;
	}
	return false;
}

void sci_message_undecide(struct sipcause_message *message)
{
	uint32_t i;

	message->left_out = 0;
	memset(&message->because, 0, sizeof(message->because));
	for (i = 0; i < message->count; i++) {
		struct sipcause_part *part = &message->parts[i];

		part->verdict = SIPCAUSE_VERDICT_UNDECIDED;
		part->contradicts = part->differs = false;
		memset(&part->because, 0, sizeof(part->because));
	}
}

/* A response to anything but an INVITE ends no call, nor does a request that is neither
 * BYE nor CANCEL. */
static bool ends_calls(const struct sci_current *current)
{
	if (current->status >= 0)
		return current->method == SCI_METHOD_INVITE ||
		       current->method == SCI_METHOD_UNKNOWN;
	return current->request ? current->method == SCI_METHOD_ENDS
				: current->method != SCI_METHOD_OTHER;
}

static void settle_part(const struct sci_current *current, struct sipcause_part *part)
{
	part->has_method = current->method != SCI_METHOD_UNKNOWN;
	/* A status line alone is all that is known of its call. */
	part->early = current->status >= 100 && current->status < 200 &&
		      (current->whole || part->kind != SIPCAUSE_PART_STATUS);
	if (part->kind == SIPCAUSE_PART_STATUS)
		part->protocol = current->method_text;
	part->final = current->status >= 300;
	part->in_dialog = current->within && part->final;
	part->asks = current->status == 401 || current->status == 407 ||
		     (current->status >= 300 && current->status < 400);
	if (!ends_calls(current) && part->validity != SIPCAUSE_VALIDITY_MALFORMED)
		part->validity = SIPCAUSE_VALIDITY_OTHER_METHOD;
}

void sci_message_settle(struct sipcause_message *message)
{
	struct sci_current *current = &message->current;
	bool invited;
	uint32_t i;

	if (current->http)
		return;
	invited = current->method == SCI_METHOD_INVITE ||
		  (current->method == SCI_METHOD_UNKNOWN && !current->whole);
	for (i = 0; i < message->count; i++)
		if (message->parts[i].message == current->message && !message->parts[i].added &&
		    message->parts[i].turn >= current->turn)
			settle_part(current, &message->parts[i]);
	if (!ends_calls(current))
		return;
	message->alerted = message->alerted || current->status == 180;
	if (invited && current->status >= 200 && current->status < 300 &&
	    message->answered_branch < 0) {
		message->answered = true;
		message->answered_branch = current->branch;
		message->answered_message = current->message;
	}
}

/* Whether a part is of a call that was answered, and of what came after that. */
static bool is_past_answer(const struct sipcause_message *message, const struct sipcause_part *part)
{
	return part->added || message->answered_branch < 0 ||
	       (part->branch == message->answered_branch &&
		part->message > message->answered_message) ||
	       part->kind == SIPCAUSE_PART_EVENT;
}

int sipcause_message_ended(const struct sipcause_message *message)
{
	uint32_t i;

	for (i = 0; message != NULL && i < message->count; i++) {
		const struct sipcause_part *part = &message->parts[i];

		if (part->validity != SIPCAUSE_VALIDITY_VALID || part->kind >= SCI_CANDIDATES ||
		    part->early || part->in_dialog ||
		    (part->kind == SIPCAUSE_PART_STATUS && part->code < 300))
			continue;
		if (is_past_answer(message, part) &&
		    !(part->asks && part->message < message->current.message))
			return 1;
	}
	return 0;
}
