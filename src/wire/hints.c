/* SPDX-License-Identifier: BSD-2-Clause */
#include "hints.h"

#include "base/text.h"

static bool starts(const char *text, const struct sci_reason_text *sign)
{
	uint32_t i;

	for (i = 0; i < sign->length; i++)
		if (sci_lower(text[i]) != sci_lower(sign->text[i]))
			return false;
	return true;
}

static bool is_there(struct sci_slice text, const struct sci_reason_text *sign)
{
	uint32_t at;

	if (text.length < sign->length)
		return false;
	if (sign->match == SCI_TEXT_IS)
		return text.length == sign->length && starts(text.text, sign);
	if (sign->match == SCI_TEXT_BEGINS)
		return starts(text.text, sign);
	for (at = 0; at + sign->length <= text.length; at++)
		if (starts(text.text + at, sign))
			return true;
	return false;
}

/* Whether a text stands beside a code that makes it a sign. */
static bool is_beside(const struct sci_reason_text *sign, const struct sipcause_part *part)
{
	return sign->beside_count == 0 ||
	       sci_policy_find(sign->beside, sign->beside_count, part->space, part->code) != NULL;
}

/* That the call was answered elsewhere is a claim, which deciding judges. */
static void tell(const struct sipcause_message *message, const struct sci_reason_text *sign,
		 struct sipcause_part *part)
{
	const struct sci_word *branch = &message->words[SCI_ORIGIN_BRANCH];

	if (sign->space == branch->space && sign->code == branch->code) {
		part->elsewhere = true;
		return;
	}
	sci_part_tell(part, sign->space, sign->code);
}

static unsigned role_of(const struct sipcause_message *message, const struct sipcause_space *space)
{
	return space == message->roles[SCI_ROLE_SIP]    ? 0
	       : space == message->roles[SCI_ROLE_Q850] ? 1
							: 2;
}

void sci_hints_read(const struct sipcause_message *message, struct sipcause_part *part)
{
	const struct sipcause_catalog *catalog = message->catalog;
	const uint64_t marks = message->marks[role_of(message, part->space)];
	uint32_t i;

	if ((marks >> (part->code & 63) & 1) == 0 || part->text.length == 0)
		return;
	for (i = 0; i < catalog->reason_text_count; i++) {
		const struct sci_reason_text *sign = catalog->reason_texts[i];

		if (sign->phrase == (part->kind == SIPCAUSE_PART_STATUS) && is_beside(sign, part) &&
		    is_there(part->text, sign))
			tell(message, sign, part);
	}
}

static void mark(uint64_t *marks, struct sipcause_span span)
{
	int64_t code;

	for (code = span.first; code <= span.last && code - span.first < 64; code++)
		*marks |= UINT64_C(1) << (code & 63);
}

void sci_hints_find(struct sipcause_message *message)
{
	const struct sipcause_catalog *catalog = message->catalog;
	const struct sipcause_span all = { 0, 63 };
	uint32_t i, k;

	message->marks[0] = message->marks[1] = message->marks[2] = 0;
	for (i = 0; i < catalog->reason_text_count; i++) {
		const struct sci_reason_text *sign = catalog->reason_texts[i];

		for (k = 0; k < sign->beside_count; k++)
			mark(&message->marks[role_of(message, sign->beside[k].space)],
			     sign->beside[k].span);
		for (k = 0; k < 3 && sign->beside_count == 0; k++)
			mark(&message->marks[k], all);
	}
}
