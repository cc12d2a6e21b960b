/* SPDX-License-Identifier: BSD-2-Clause */
#include "protocol.h"

#include "base/count.h"

#include <string.h>

/* RFC 3326 2 names these two, whatever the catalog says. */
static const struct {
	const char *name;
	uint32_t length;
	enum sci_role role;
	uint8_t kind;
} standard[] = {
	{ "Q.850", 5, SCI_ROLE_Q850, SIPCAUSE_PART_Q850_REASON },
	{ "SIP", 3, SCI_ROLE_SIP, SIPCAUSE_PART_SIP_REASON },
};

static struct sci_sense sense_of(const struct sipcause_message *message,
				 const struct sipcause_space *space)
{
	struct sci_sense sense = { space, SIPCAUSE_PART_REASON, SIPCAUSE_VALIDITY_VALID };
	size_t i;

	for (i = 0; i < SCI_COUNT(standard); i++)
		if (space == message->roles[standard[i].role])
			sense.kind = standard[i].kind;
	return sense;
}

struct sci_sense sci_protocol_find(const struct sipcause_message *message, struct sci_slice token)
{
	struct sci_sense sense = { NULL, SIPCAUSE_PART_REASON, SIPCAUSE_VALIDITY_UNKNOWN_PROTOCOL };
	const struct sci_protocol *protocol;
	size_t i;

	for (i = 0; i < SCI_COUNT(standard); i++) {
		if (token.length != standard[i].length ||
		    (memcmp(token.text, standard[i].name, token.length) != 0 &&
		     !sci_slice_is(token, standard[i].name)))
			continue;
		sense.kind = standard[i].kind;
		sense.space = message->roles[standard[i].role];
		sense.validity = SIPCAUSE_VALIDITY_VALID;
		return sense;
	}
	protocol = sci_catalog_protocol(message->catalog, token.text, token.length);
	if (protocol != NULL && protocol->lenient && message->strict)
		return sense;
	if (protocol != NULL)
		sense = sense_of(message, protocol->space);
	else if (sipcause_shipped_protocol(token.text, token.length) != NULL)
		sense.validity = SIPCAUSE_VALIDITY_OTHER_PROTOCOL;
	/* Verification errors do not end a call: RFC 9410. */
	if (sci_slice_is(token, "STIR"))
		sense.validity = SIPCAUSE_VALIDITY_STIR;
	return sense;
}

/* ------------------------------------------------------------------ numbers */

/* Whether a name is a space's for this very number. */
static bool is_name_of(const struct sipcause_space *space, int32_t number, struct sci_slice name)
{
	return sipcause_space_find(space, name.text, name.length) == number;
}

static void shift(struct sipcause_part *part)
{
	const struct sci_shift *shifted = sci_space_shift(part->space, part->code);
	uint32_t i;

	if (shifted == NULL)
		return;
	part->space = shifted->to;
	part->code += shifted->by;
	for (i = 0; i < shifted->with_count; i++)
		sci_part_tell(part, shifted->with_space[i], shifted->with_code[i]);
}

/* Whether a text is a space's name for a number, perhaps for one that it has moved since. */
static bool is_named(const struct sipcause_space *space, const struct sipcause_part *part)
{
	const struct sci_shift *shifted = sci_space_shift(space, part->code);

	if (shifted == NULL)
		return is_name_of(space, part->code, part->text);
	return shifted->to == space && is_name_of(space, part->code + shifted->by, part->text);
}

/* Of several spaces that have the name Q.850 goes first, and then the order of their names:
 * that of the files of a load says nothing. */
static bool goes_before(const struct sipcause_message *message, const struct sipcause_space *space,
			const struct sipcause_space *other)
{
	const struct sipcause_space *q850 = message->roles[SCI_ROLE_Q850];

	if (other == NULL || space == q850)
		return true;
	return other != q850 && strcmp(space->name, other->name) < 0;
}

/* A text never gives a code; but where it is the name that the space of another protocol
 * has for the number that is there, the number is of that space. */
static void choose_by_name(const struct sipcause_message *message, struct sipcause_part *part)
{
	const struct sipcause_catalog *catalog = message->catalog;
	const struct sipcause_space *found = NULL;
	size_t i;

	if (is_named(part->space, part))
		return;
	for (i = 0; i < catalog->space_count; i++) {
		const struct sipcause_space *space = catalog->spaces[i];

		if (space->protocol_count > 0 && space != part->space && is_named(space, part) &&
		    goes_before(message, space, found))
			found = space;
	}
	if (found == NULL)
		return;
	part->space = found;
	part->kind = SIPCAUSE_PART_REASON;
	part->location = -1;
	part->validity = SIPCAUSE_VALIDITY_VALID;
	shift(part);
}

void sci_protocol_settle(const struct sipcause_message *message, struct sipcause_part *part)
{
	if (part->space == NULL || part->code < 0)
		return;
	if (part->kind == SIPCAUSE_PART_REASON)
		shift(part);
	else if (part->text.length > 0)
		choose_by_name(message, part);
}

/* ------------------------------------------------------- which have a name */

/* The numbers that the space moved to a code, which may still be sent with its name. */
static void note_old(struct sipcause_message *message, const struct sipcause_space *space,
		     int32_t code)
{
	uint32_t i;

	for (i = 0; i < space->shift_count; i++) {
		const int64_t number = (int64_t)code - space->shifts[i].by;

		if (space->shifts[i].to == space && number >= space->shifts[i].range.first &&
		    number <= space->shifts[i].range.last)
			sci_message_hear(message, number);
	}
}

/* A name of a code.  Where Q.850 has the same one for the number, no value of Q.850 leaves it
 * for that, and those of SIP are asked in any case. */
static void note_name(struct sipcause_message *message, const struct sipcause_space *space,
		      const struct sci_name *name)
{
	const struct sipcause_space *q850 = message->roles[SCI_ROLE_Q850];
	const enum sci_meaning *meaning = name->value;
	int32_t number;

	if (name->text == NULL || *meaning != SCI_CODE)
		return;
	number = ((const struct sci_code *)name->value)->number;
	if (q850 == NULL || sipcause_space_find(q850, name->text, name->length) != number)
		sci_message_hear(message, number);
	note_old(message, space, number);
}

/* Numbers of SIP that are causes of Q.850 as well. */
static void note_shared(struct sipcause_message *message)
{
	const struct sipcause_space *q850 = message->roles[SCI_ROLE_Q850];
	const struct sipcause_space *sip = message->roles[SCI_ROLE_SIP];
	uint32_t i;

	for (i = 0; q850 != NULL && sip != NULL && i < q850->code_count; i++)
		if (sci_span_holds(sip->range, q850->codes[i].number))
			sci_message_hear(message, q850->codes[i].number);
}

void sci_protocol_find_names(struct sipcause_message *message)
{
	const struct sipcause_catalog *catalog = message->catalog;
	size_t i;
	uint32_t k;

	note_shared(message);
	for (i = 0; i < catalog->space_count; i++) {
		const struct sipcause_space *space = catalog->spaces[i];

		if (space->protocol_count == 0 || space == message->roles[SCI_ROLE_Q850] ||
		    space->names.places == NULL)
			continue;
		for (k = 0; k <= space->names.mask; k++)
			note_name(message, space, &space->names.places[k]);
	}
}
