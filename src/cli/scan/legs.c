/* SPDX-License-Identifier: BSD-2-Clause */
#include "legs.h"

#include "base/hash.h"
#include "sipcause.h"

#include <stdlib.h>
#include <string.h>

static bool is(struct log_text text, const char *word)
{
	return text.length == strlen(word) && memcmp(text.at, word, text.length) == 0;
}

static bool begins(struct log_text text, const char *word)
{
	return text.length >= strlen(word) && memcmp(text.at, word, strlen(word)) == 0;
}

static int status_of(struct log_text label)
{
	static const char version[] = "SIP/2.0 ";

	if (!begins(label, version) || label.length < sizeof(version) + 2)
		return 0;
	return (int)log_number((struct log_text){ label.at + sizeof(version) - 1, 3 });
}

/* Whether a message may say how its call ended. */
static bool is_evidence(const struct log_message *message)
{
	struct log_text method = message->head->method;

	if (message->form != SIPCAUSE_FORM_HEAD)
		return true;
	if (status_of(message->label) > 0)
		return method.length == 0 || is(method, "INVITE");
	return begins(message->label, "BYE ") || begins(message->label, "CANCEL ");
}

bool log_leg_begins(const struct log_message *message)
{
	return is_evidence(message) || begins(message->label, "INVITE ");
}

static uint64_t hash_of(struct log_text text, uint64_t seed)
{
	uint64_t hash = text.length > 0 ? sci_hash_bytes(text.at, text.length, seed) : 0;

	return text.length > 0 && hash == 0 ? 1 : hash;
}

/* ---------------------------------------------------------------------- keeping */

/* Whether two legs are one message: sent again, or seen on another way. */
static bool is_same(const struct log_leg *a, const char *text_a, const struct log_leg *b,
		    const char *text_b)
{
	return a->status == b->status && a->bye == b->bye && a->number == b->number &&
	       a->to_tag == b->to_tag && a->length == b->length &&
	       memcmp(text_a, text_b, a->length) == 0;
}

static bool is_known(const struct log_call *call, const struct log_leg *leg, const char *text)
{
	const char *at = call->text;
	uint32_t i;

	for (i = 0; i < call->leg_count; i++) {
		if (is_same(&call->legs[i], at, leg, text))
			return true;
		at += call->legs[i].length;
	}
	return false;
}

/* The oldest leg but those that say that the call was answered. */
static void forget_one(struct log_call *call)
{
	uint32_t i = 0;
	size_t at = 0;

	while (i + 1 < call->leg_count && call->legs[i].status / 100 == 2)
		at += call->legs[i++].length;
	memmove(call->text + at, call->text + at + call->legs[i].length,
		call->text_length - at - call->legs[i].length);
	call->text_length -= call->legs[i].length;
	memmove(&call->legs[i], &call->legs[i + 1],
		(call->leg_count - i - 1) * sizeof(*call->legs));
	call->leg_count--;
}

/* Room for one more.  It grows by doubling. */
static bool make_room(struct log_call *call, size_t length)
{
	size_t text = 256;
	uint32_t count = call->leg_count;
	void *larger;

	while (call->leg_count > 0 &&
	       (call->leg_count == LOG_LEGS_MAX || call->text_length + length > LOG_TEXT_MAX))
		forget_one(call);
	if (call->legs == NULL || (count == call->leg_count && (count & (count - 1)) == 0)) {
		larger = realloc(call->legs,
				 (count == 0 ? 1 : 2 * (size_t)count) * sizeof(*call->legs));
		if (larger == NULL)
			return false;
		call->legs = larger;
	}
	while (text < call->text_length + length)
		text *= 2;
	if (text > call->text_room) {
		larger = realloc(call->text, text);
		if (larger == NULL)
			return false;
		call->text = larger;
		call->text_room = text;
	}
	return true;
}

bool log_leg_add(struct log_call *call, const struct log_message *message, uint64_t seed)
{
	const char *text = message->bytes;
	const struct log_head *head = message->head;
	struct log_leg leg = { .to_tag = hash_of(head->to_tag, seed),
			       .from_tag = hash_of(head->from_tag, seed),
			       .via = hash_of(head->via_branch, seed),
			       .number = head->number,
			       .status = status_of(message->label),
			       .bye = begins(message->label, "BYE ") };

	if (!is_evidence(message))
		return true;
	leg.length = (uint32_t)(message->length < LOG_TEXT_MAX ? message->length : LOG_TEXT_MAX);
	if (is_known(call, &leg, text))
		return true;
	if (!make_room(call, leg.length))
		return false;
	memcpy(call->text + call->text_length, text, leg.length);
	call->text_length += leg.length;
	call->legs[call->leg_count++] = leg;
	return true;
}

/* --------------------------------------------------------------------- branches */

static bool is_renewed(const struct log_leg *leg)
{
	return leg->status / 100 == 3 || leg->status == 401 || leg->status == 407;
}

/* Whether the request of a leg came anew as that of another, so that its leader may be that
 * one: a search that goes back would find no end. */
static bool is_before(const struct log_leg *leg, const struct log_leg *other)
{
	return is_renewed(leg) && leg->number < other->number;
}

/* The leg that stands for the branch of one: itself, or one that shares it. */
static uint32_t leader_of(const struct log_call *call, uint32_t index)
{
	const struct log_leg *legs = call->legs, *leg = &legs[index];
	uint32_t i;

	/* The request was sent again, with a higher number: the same way is tried anew. */
	for (i = index + 1; is_renewed(leg) && i < call->leg_count; i++)
		if (legs[i].status > 0 && legs[i].number > leg->number)
			return leader_of(call, i);
	for (i = 0; i < call->leg_count; i++) {
		uint64_t tag = legs[i].status > 0 && !is_renewed(&legs[i]) ? legs[i].to_tag : 0;

		if (tag != 0 && (tag == leg->to_tag || (leg->bye && tag == leg->from_tag)))
			return i;
	}
	for (i = 0; i < call->leg_count && leg->to_tag == 0; i++)
		if (legs[i].to_tag != 0 && legs[i].via != 0 && legs[i].via == leg->via &&
		    !is_before(&legs[i], leg))
			return leader_of(call, i);
	if (leg->to_tag != 0 && leg->status > 0)
		return index;
	/* Nothing tells: on the way that was answered, or else on the first. */
	for (i = 0; i < call->leg_count; i++)
		if (legs[i].status / 100 == 2)
			return i;
	return 0;
}

void log_call_read(const struct log_call *call, struct sipcause_message *message)
{
	uint32_t leaders[LOG_LEGS_MAX], i, k;
	const char *text = call->text;

	for (i = 0; i < call->leg_count; i++) {
		leaders[i] = leader_of(call, i);
		/* Branches are numbered as they come; the first one is 0. */
		for (k = 0; k < i && leaders[k] != leaders[i];)
			k++;
		if (i > 0)
			sipcause_message_next(message, (int32_t)k);
		sipcause_message_read(message,
				      call->legs[i].status > 0 || text[0] == 'B' || text[0] == 'C'
					      ? SIPCAUSE_FORM_HEAD
					      : SIPCAUSE_FORM_HEADER,
				      text, call->legs[i].length, NULL);
		text += call->legs[i].length;
	}
}

struct log_text log_call_label(const struct log_call *call, uint32_t leg)
{
	struct log_text label = { call->text, 0 };
	const char *end;
	uint32_t i;

	for (i = 0; i < leg && i + 1 < call->leg_count; i++)
		label.at += call->legs[i].length;
	label.length = i < call->leg_count ? call->legs[i].length : 0;
	end = label.length > 0 ? memchr(label.at, '\r', label.length) : NULL;
	if (end != NULL)
		label.length = (size_t)(end - label.at);
	return label;
}
