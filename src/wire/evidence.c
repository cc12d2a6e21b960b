/* SPDX-License-Identifier: BSD-2-Clause */
/* Evidence beside the bytes of messages: parts of records, what the caller knows of the
 * call, another catalog. */
#include "message.h"

#include "base/count.h"

#include <string.h>

/* ------------------------------------------------------------------ adding */

static bool is_addable(int32_t kind)
{
	return kind >= 0 && kind <= SIPCAUSE_PART_WARNING && kind != SIPCAUSE_PART_PROBLEM;
}

/* Only a location and diagnostics belong to a part. */
static bool take_companions(const struct sipcause_message *message,
			    const struct sipcause_indication *indication,
			    struct sipcause_part *part)
{
	uint32_t i;

	for (i = 0; i < indication->count; i++) {
		const struct sipcause_space *space = indication->space[i];
		int32_t code = indication->value[i];

		if (space == NULL)
			return false;
		if (space == message->roles[SCI_ROLE_LOCATION] && code >= 0 && code <= 15)
			part->location = (int8_t)code;
		else if (space == message->roles[SCI_ROLE_DIAGNOSTIC])
			part->diagnosed = true;
		else
			return false;
	}
	return true;
}

static void add_slices(const struct sipcause_indication *indication, struct sipcause_part *part)
{
	part->text.text = indication->text;
	part->text.length = indication->text != NULL ? indication->text_length : 0;
	part->evidence = indication->evidence;
	part->evidence_length = indication->evidence != NULL ? indication->evidence_length : 0;
	part->diagnosed = part->diagnosed || part->evidence_length > 0;
}

int sipcause_message_add(struct sipcause_message *message, int32_t kind,
			 const struct sipcause_indication *indication)
{
	struct sci_reader reader = { message, -1, NULL, NULL, false, NULL, SIPCAUSE_OK };
	struct sipcause_part *part;

	if (message == NULL || indication == NULL || indication->size < sizeof(*indication) ||
	    !is_addable(kind) || indication->count > SIPCAUSE_COMPANIONS_MAX)
		return SIPCAUSE_E_ARGUMENT;
	if (indication->from == NULL || !sci_span_holds(indication->from->range, indication->code))
		return SIPCAUSE_E_SPACE;
	message->turn++;
	part = sci_part_next(&reader);
	sci_part_start(&reader, part, kind, NULL);
	part->added = true;
	part->space = indication->from;
	part->code = indication->code;
	if (!take_companions(message, indication, part)) {
		message->turn--;
		return SIPCAUSE_E_ARGUMENT;
	}
	add_slices(indication, part);
	sci_message_undecide(message);
	if (kind == SIPCAUSE_PART_STATUS && part->space == message->roles[SCI_ROLE_SIP] &&
	    part->code >= 200 && part->code < 300)
		message->answered = true;
	if (sci_part_add(&reader, part, NULL))
		return SIPCAUSE_OK;
	message->turn--;
	return SIPCAUSE_E_FULL;
}

/* Whether a call has one code of a space at a time. */
static bool is_single(const struct sipcause_message *message, const struct sipcause_space *space)
{
	static const enum sci_words single[] = { SCI_ANSWERED_YES, SCI_ALERTED_YES,
						 SCI_ORIGIN_BRANCH, SCI_DIALOG_CONFIRMED };
	size_t i;

	for (i = 0; i < SCI_COUNT(single); i++)
		if (message->words[single[i]].space == space)
			return true;
	return false;
}

static void forget(struct sci_known *known, const struct sipcause_space *space)
{
	uint32_t i, count = 0;

	for (i = 0; i < known->count; i++) {
		known->space[count] = known->space[i];
		known->code[count] = known->code[i];
		count += known->space[i] != space;
	}
	known->count = count;
}

int sipcause_message_know(struct sipcause_message *message, const struct sipcause_space *space,
			  int32_t code)
{
	struct sci_known *known;
	uint32_t i;

	if (message == NULL || space == NULL ||
	    (code != SIPCAUSE_PRESENT && !sci_span_holds(space->range, code)))
		return SIPCAUSE_E_ARGUMENT;
	known = &message->known;
	sci_message_undecide(message);
	if (is_single(message, space))
		forget(known, space);
	for (i = 0; i < known->count; i++)
		if (known->space[i] == space && known->code[i] == code)
			return SIPCAUSE_OK;
	if (known->count == SIPCAUSE_COMPANIONS_MAX)
		return SIPCAUSE_E_FULL;
	known->space[known->count] = space;
	known->code[known->count++] = code;
	return SIPCAUSE_OK;
}

/* --------------------------------------------------------- another catalog */

/* The space of the same name; NULL where there is none, or where it had none. */
static const struct sipcause_space *same_space(const struct sipcause_catalog *catalog,
					       const struct sipcause_space *space)
{
	return space == NULL ? NULL : sipcause_catalog_space(catalog, space->name);
}

static void rebind_known(struct sci_known *known, const struct sipcause_catalog *catalog)
{
	uint32_t i, count = 0;

	for (i = 0; i < known->count; i++) {
		const struct sipcause_space *space = same_space(catalog, known->space[i]);

		if (space == NULL || (known->code[i] != SIPCAUSE_PRESENT &&
				      !sci_span_holds(space->range, known->code[i])))
			continue;
		known->space[count] = space;
		known->code[count++] = known->code[i];
	}
	known->count = count;
}

static void rebind_told(struct sipcause_part *part, const struct sipcause_catalog *catalog)
{
	uint8_t i, count = 0;

	for (i = 0; i < part->told_count; i++) {
		part->told[count] = part->told[i];
		part->told[count].space = same_space(catalog, part->told[i].space);
		if (part->told[count].space != NULL &&
		    sci_span_holds(part->told[count].space->range, part->told[count].code))
			count++;
	}
	part->told_count = count;
}

static void rebind_part(struct sipcause_part *part, const struct sipcause_catalog *catalog)
{
	rebind_told(part, catalog);
	if (part->space == NULL)
		return;
	part->space = same_space(catalog, part->space);
	if (part->validity != SIPCAUSE_VALIDITY_VALID)
		return;
	if (part->space == NULL)
		part->validity = SIPCAUSE_VALIDITY_NO_SPACE;
	else if (!sci_span_holds(part->space->range, part->code))
		part->validity = SIPCAUSE_VALIDITY_OUT_OF_RANGE;
}

static void rebind_settings(struct sipcause_message *message,
			    const struct sipcause_catalog *catalog)
{
	struct sci_policy_value *distrust = &message->policy.values[SCI_POLICY_DISTRUST];
	uint32_t i, count = 0;

	for (i = 1; i <= 3; i++)
		message->codings[i] = same_space(catalog, message->codings[i]);
	for (i = 0; i < distrust->count; i++) {
		message->distrust[count] = message->distrust[i];
		message->distrust[count].space = same_space(catalog, message->distrust[i].space);
		count += message->distrust[count].space != NULL;
	}
	distrust->count = count;
	distrust->given = count > 0;
	if (message->policy_map != NULL)
		message->policy_map =
			sipcause_catalog_map(catalog, sipcause_map_name(message->policy_map));
}

int sipcause_message_rebind(struct sipcause_message *message,
			    const struct sipcause_catalog *catalog)
{
	uint32_t i;

	if (message == NULL || catalog == NULL)
		return SIPCAUSE_E_ARGUMENT;
	sci_message_undecide(message);
	sci_message_drop_slices(message);
	for (i = 0; i < message->count; i++)
		rebind_part(&message->parts[i], catalog);
	rebind_known(&message->told, catalog);
	rebind_known(&message->known, catalog);
	rebind_settings(message, catalog);
	sci_message_find_words(message, catalog);
	return SIPCAUSE_OK;
}
