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
		 struct sipcause_part *part, int32_t location)
{
	const struct sci_word *branch = &message->words[SCI_ORIGIN_BRANCH];

	if (sign->space == branch->space && sign->code == branch->code) {
		part->elsewhere = true;
		return;
	}
	sci_part_tell(part, sign->space, sign->code);
	/* RFC 8606 4 has locations for Q.850 alone: what stands beside a cause of SIP is kept, and
	 * steers nothing. */
	if (sign->location != NULL && location >= 0 && part->kind == SIPCAUSE_PART_SIP_REASON &&
	    sci_span_holds(sign->location->range, location))
		sci_part_tell(part, sign->location, location);
}

void sci_hints_read(const struct sipcause_message *message, struct sipcause_part *part,
		    int32_t location)
{
	const struct sipcause_catalog *catalog = message->catalog;
	uint32_t i;

	for (i = 0; i < catalog->reason_text_count; i++) {
		const struct sci_reason_text *sign = catalog->reason_texts[i];

		if (sign->phrase == (part->kind == SIPCAUSE_PART_STATUS) && is_beside(sign, part) &&
		    is_there(part->text, sign))
			tell(message, sign, part, location);
	}
}

static void hear(struct sipcause_message *message, struct sipcause_span span)
{
	int64_t number;

	for (number = span.first; number <= span.last && number - span.first < SCI_HEARD_MAX;
	     number++)
		sci_message_hear(message, number);
}

void sci_hints_find(struct sipcause_message *message)
{
	const struct sipcause_catalog *catalog = message->catalog;
	const struct sipcause_span all = { 0, SCI_HEARD_MAX - 1 };
	uint32_t i, k;

	for (i = 0; i < catalog->reason_text_count; i++) {
		const struct sci_reason_text *sign = catalog->reason_texts[i];

		for (k = 0; k < sign->beside_count; k++)
			hear(message, sign->beside[k].span);
		if (sign->beside_count == 0)
			hear(message, all);
	}
}
