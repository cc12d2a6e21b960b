/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The Reason header field: RFC 3326 section 2 with RFC 6432, 8606, 9366, 9410.
 *
 *   value, value, ...      value:  protocol ; name = value ; name ...
 */
#include "base/count.h"
#include "message.h"
#include "tokens.h"

#include <string.h>

/* A parameter as it stands.  value.text NULL: no "=". */
struct parameter {
	struct sci_slice name;
	struct sci_slice value; /* quotes excluded */
	bool quoted;
	bool plain; /* a quoted value without escapes and folding */
};

/* Take a parameter from its name on.  NULL, or what is expected at the cursor. */
static const char *take_parameter(struct sci_input *cursor, struct parameter *parameter)
{
	parameter->value.text = NULL;
	parameter->value.length = 0;
	parameter->quoted = false;
	sci_lex_space(cursor);
	if (!sci_lex_run(cursor, SCI_LEX_TOKEN, &parameter->name))
		return "the name of a parameter";
	sci_lex_space(cursor);
	if (!sci_input_take(cursor, '='))
		return NULL;
	sci_lex_space(cursor);
	if (cursor->at < cursor->end && *cursor->at == '"') {
		parameter->quoted = true;
		return sci_lex_quoted(cursor, &parameter->value, &parameter->plain);
	}
	if (!sci_lex_run(cursor, SCI_LEX_HOST, &parameter->value))
		return "the value of the parameter";
	return NULL;
}

/* -------------------------------------------------------- known parameters */

enum { SEEN_CAUSE = 1, SEEN_TEXT = 2, SEEN_LOCATION = 4 };

/* A value while its parameters are read. */
struct value {
	struct sipcause_part *part;
	unsigned seen;    /* a sum of SEEN_... */
	int32_t location; /* -1: none that is known */
};

static bool fail(struct sci_reader *reader, const char *at, const char *expected)
{
	sci_reader_fail(reader, SCI_FAULT_GRAMMAR, at, expected);
	return false;
}

static bool take_cause(struct sci_reader *reader, const struct parameter *parameter,
		       struct value *value)
{
	struct sci_slice digits = parameter->value;
	bool below;
	uint32_t i;

	if (parameter->quoted || digits.text == NULL)
		return fail(reader, digits.text != NULL ? digits.text - 1 : parameter->name.text,
			    "decimal digits for the cause");
	below = digits.length > 1 && digits.text[0] == '-'; /* a number, but no cause */
	for (i = below ? 1 : 0; i < digits.length; i++)
		if (!sci_lex_is(digits.text[i], SCI_LEX_DIGIT))
			return fail(reader, digits.text + i, "decimal digits for the cause");
	value->part->code = below ? -1 : sci_slice_number(digits);
	return true;
}

static bool take_text(struct sci_reader *reader, const struct parameter *parameter,
		      struct value *value)
{
	if (!parameter->quoted)
		return fail(reader,
			    parameter->value.text != NULL ? parameter->value.text
							  : parameter->name.text,
			    "a quoted string for the text");
	sci_part_text(reader, value->part, parameter->value, parameter->plain);
	return true;
}

static bool take_location(struct sci_reader *reader, const struct parameter *parameter,
			  struct value *value)
{
	(void)reader;
	if (!parameter->quoted)
		value->location = sci_location_find(parameter->value);
	return true;
}

/* Take what is known, each once; all else stays where it stands. */
static bool take_known(struct sci_reader *reader, const struct parameter *parameter,
		       struct value *value)
{
	static const struct {
		uint32_t length;
		unsigned seen;
		const char *name;
		bool (*take)(struct sci_reader *reader, const struct parameter *parameter,
			     struct value *value);
	} known[] = {
		{ 5, SEEN_CAUSE, "cause", take_cause },
		{ 4, SEEN_TEXT, "text", take_text },
		{ 8, SEEN_LOCATION, "location", take_location },
	};
	size_t i;

	for (i = 0; i < SCI_COUNT(known); i++) {
		if (parameter->name.length != known[i].length ||
		    (memcmp(parameter->name.text, known[i].name, known[i].length) != 0 &&
		     !sci_slice_is(parameter->name, known[i].name)))
			continue;
		if (value->seen & known[i].seen) {
			sci_reader_fail(reader, SCI_FAULT_REPEATED, parameter->name.text,
					"each parameter once");
			return false;
		}
		value->seen |= known[i].seen;
		return known[i].take(reader, parameter, value);
	}
	return true;
}

/* ----------------------------------------------------------------- values */

static const struct {
	uint8_t kind;
	uint8_t validity;
} protocols[] = {
	[SCI_PROTOCOL_Q850] = { SIPCAUSE_PART_Q850_REASON, SIPCAUSE_VALIDITY_VALID },
	[SCI_PROTOCOL_SIP] = { SIPCAUSE_PART_SIP_REASON, SIPCAUSE_VALIDITY_VALID },
	[SCI_PROTOCOL_STIR] = { SIPCAUSE_PART_REASON, SIPCAUSE_VALIDITY_STIR },
	[SCI_PROTOCOL_OTHER] = { SIPCAUSE_PART_REASON, SIPCAUSE_VALIDITY_OTHER_PROTOCOL },
	[SCI_PROTOCOL_UNKNOWN] = { SIPCAUSE_PART_REASON, SIPCAUSE_VALIDITY_UNKNOWN_PROTOCOL },
};

/* Whether a text says that the call was answered elsewhere, in the words of RFC 3326 3.1
 * whatever stands around them.  It gives no code: see decide.c. */
static bool says_elsewhere(struct sci_slice text)
{
	static const char words[] = "completed elsewhere";
	const uint32_t length = sizeof(words) - 1;
	struct sci_slice piece = { text.text, length };
	uint32_t i;

	for (i = 0; i + length <= text.length; i++, piece.text++)
		if (sci_slice_is(piece, words))
			return true;
	return false;
}

/* What the parameters come to, for the protocol. */
static void settle(const struct sci_reader *reader, enum sci_protocol_kind protocol,
		   struct value *value)
{
	struct sipcause_part *part = value->part;
	bool is_q850 = protocol == SCI_PROTOCOL_Q850;

	if (protocol != SCI_PROTOCOL_Q850 && protocol != SCI_PROTOCOL_SIP)
		return;
	if (is_q850)
		part->location = (int8_t)value->location; /* RFC 8606 4: nowhere else */
	/* Q.850 has no cause 0. */
	sci_part_code(reader, part, is_q850 ? SCI_ROLE_Q850 : SCI_ROLE_SIP, part->code,
		      is_q850 ? 1 : 100);
	if ((value->seen & SEEN_CAUSE) == 0)
		part->validity = SIPCAUSE_VALIDITY_NO_CAUSE;
	part->elsewhere =
		!is_q850 && part->code >= 200 && part->code < 300 && says_elsewhere(part->text);
}

static bool read_parameters(struct sci_reader *reader, struct sci_input *cursor,
			    struct value *value, const char **end)
{
	*end = cursor->at;
	for (;;) {
		struct parameter parameter;
		const char *expected;

		sci_lex_space(cursor);
		if (cursor->at == cursor->end || *cursor->at == ',')
			return true;
		if (!sci_input_take(cursor, ';'))
			return fail(reader, cursor->at,
				    "a semicolon, a comma or the end of the value");
		expected = take_parameter(cursor, &parameter);
		if (expected != NULL)
			return fail(reader, cursor->at, expected);
		*end = parameter.value.text == NULL ? parameter.name.text + parameter.name.length
						    : cursor->at;
		if (!take_known(reader, &parameter, value))
			return false;
	}
}

/* The rest of a field that cannot be understood. */
static bool add_broken(struct sci_reader *reader, struct sipcause_part *part, const char *end)
{
	const struct sci_slice protocol = part->protocol;

	sci_part_start(reader, part, part->kind, part->bytes.text);
	part->protocol = protocol;
	part->validity = SIPCAUSE_VALIDITY_MALFORMED;
	sci_part_add(reader, part, end);
	return false;
}

/* Read one value and add it; false: broken, reported, and added to the end. */
static bool read_value(struct sci_reader *reader, struct sci_input *cursor)
{
	struct sipcause_part *part = sci_part_next(reader);
	struct value value = { part, 0, -1 };
	enum sci_protocol_kind protocol;
	const char *end;

	sci_part_start(reader, part, SIPCAUSE_PART_REASON, cursor->at);
	if (!sci_lex_run(cursor, SCI_LEX_TOKEN, &part->protocol)) {
		fail(reader, cursor->at, "the protocol of a Reason value");
		return add_broken(reader, part, cursor->end);
	}
	protocol = sci_protocol_find(part->protocol);
	part->kind = protocols[protocol].kind;
	part->validity = protocols[protocol].validity;
	if (!read_parameters(reader, cursor, &value, &end))
		return add_broken(reader, part, cursor->end);
	settle(reader, protocol, &value);
	sci_part_add(reader, part, end);
	return true;
}

void sci_read_reason(struct sci_reader *reader, const char *begin, const char *end)
{
	struct sci_input cursor = { begin, end };

	do {
		sci_lex_space(&cursor);
		if (!read_value(reader, &cursor))
			return;
	} while (sci_input_take(&cursor, ','));
}

/* ------------------------------------------------- parameters, one by one */

int sipcause_part_parameter(const struct sipcause_part *part, size_t index, const char **name,
			    size_t *name_length, const char **value, size_t *value_length)
{
	struct parameter parameter;
	struct sci_input cursor;

	if (part == NULL || part->protocol.text == NULL ||
	    (part->kind != SIPCAUSE_PART_Q850_REASON && part->kind != SIPCAUSE_PART_SIP_REASON &&
	     part->kind != SIPCAUSE_PART_REASON) ||
	    name == NULL || name_length == NULL || value == NULL || value_length == NULL)
		return 0;
	cursor.at = part->protocol.text + part->protocol.length;
	cursor.end = part->bytes.text + part->bytes.length;
	do {
		sci_lex_space(&cursor);
		if (!sci_input_take(&cursor, ';') || take_parameter(&cursor, &parameter) != NULL)
			return 0;
	} while (index-- > 0);
	*name = parameter.name.text;
	*name_length = parameter.name.length;
	*value = parameter.value.text;
	*value_length = parameter.value.length;
	if (parameter.quoted) {
		*value -= 1;
		*value_length += 2;
	}
	return 1;
}
