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

	if (shifted == NULL)
		return;
	part->space = shifted->to;
	part->code += shifted->by;
}

/* Whether a space has a name for a number, perhaps one that it had for it before. */
static const struct sipcause_space *find_named(const struct sipcause_space *space,
					       const struct sipcause_part *part, int32_t *code)
{
	const struct sci_shift *shifted = sci_space_shift(space, part->code);
	const struct sipcause_space *named = shifted != NULL ? shifted->to : space;

	*code = shifted != NULL ? part->code + shifted->by : part->code;
	return is_name_of(named, *code, part->text) ? named : NULL;
}

/* A text never gives a code; but where it is the name that the space of another protocol
 * has for the number that is there, the number is of that space. */
static void choose_by_name(const struct sipcause_message *message, struct sipcause_part *part)
{
	const struct sipcause_catalog *catalog = message->catalog;
	size_t i;

	if (is_name_of(part->space, part->code, part->text))
		return;
	for (i = 0; i < catalog->space_count; i++) {
		const struct sipcause_space *space = catalog->spaces[i], *named;
		int32_t code;

		if (space->protocol_count == 0 || space == part->space)
			continue;
		named = find_named(space, part, &code);
		if (named == NULL)
			continue;
		part->space = named;
		part->code = code;
		part->kind = SIPCAUSE_PART_REASON;
		part->location = -1;
		part->validity = SIPCAUSE_VALIDITY_VALID;
		return;
	}
}

void sci_protocol_settle(const struct sipcause_message *message, struct sipcause_part *part)
{
	if (part->space == NULL || part->code < 0)
		return;
	if (part->kind == SIPCAUSE_PART_REASON)
		shift(part);
	else if (part->text.length > 0 && part->code < SCI_NAMED_MAX &&
		 (message->named[part->code >> 6] >> (part->code & 63) & 1) != 0)
		choose_by_name(message, part);
}

/* ------------------------------------------------------- which have a name */

static void note(struct sipcause_message *message, int64_t number)
{
	if (number >= 0 && number < SCI_NAMED_MAX)
		message->named[number >> 6] |= UINT64_C(1) << (number & 63);
}

/* A code that has a name, and the numbers that are shifted to it. */
static void note_code(struct sipcause_message *message, const struct sipcause_space *space,
		      const struct sci_code *code)
{
	uint32_t i;

	note(message, code->number);
	for (i = 0; i < space->shift_count; i++) {
		const int64_t number = (int64_t)code->number - space->shifts[i].by;

		if (space->shifts[i].to == space && number >= space->shifts[i].range.first &&
		    number <= space->shifts[i].range.last)
			note(message, number);
	}
}

static bool is_standard(const struct sipcause_message *message, const struct sipcause_space *space)
{
	return space == message->roles[SCI_ROLE_SIP] || space == message->roles[SCI_ROLE_Q850];
}

/* Whether Q.850 has the same name for the number. */
static bool is_shared(const struct sipcause_message *message, const struct sci_code *code)
{
	const struct sipcause_space *q850 = message->roles[SCI_ROLE_Q850];
	const char *name = code->facts[SIPCAUSE_FACT_NAME];

	return name == NULL ||
	       (q850 != NULL && sipcause_space_find(q850, name, strlen(name)) == code->number);
}

void sci_protocol_find_names(struct sipcause_message *message)
{
	const struct sipcause_catalog *catalog = message->catalog;
	size_t i;
	uint32_t k;

	memset(message->named, 0, sizeof(message->named));
	for (i = 0; i < catalog->space_count; i++) {
		const struct sipcause_space *space = catalog->spaces[i];

		if (space->protocol_count == 0 || is_standard(message, space))
			continue;
		for (k = 0; k < space->code_count; k++)
			if (!is_shared(message, &space->codes[k]))
				note_code(message, space, &space->codes[k]);
	}
}
