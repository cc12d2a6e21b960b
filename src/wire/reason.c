/* SPDX-License-Identifier: BSD-2-Clause */
/* One value of a Reason header field by the grammar: protocol ; name = value ; name ... */
#include "reason.h"

#include "hints.h"
#include "protocol.h"
#include "tokens.h"

#include <string.h>

const char *sci_parameter_take(struct sci_input *cursor, struct sci_parameter *parameter)
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

bool sci_parameter_follows(struct sci_input ahead, struct sci_slice *name)
{
	sci_lex_space(&ahead);
	if (!sci_lex_run(&ahead, SCI_LEX_TOKEN, name))
		return false;
	sci_lex_space(&ahead);
	return ahead.at < ahead.end && *ahead.at == '=';
}

/* -------------------------------------------------------- known parameters */

static bool set_misfit(struct sci_misfit *misfit, enum sci_fault fault, const char *at,
		       const char *expected)
{
	misfit->at = at;
	misfit->expected = expected;
	misfit->fault = fault;
	return false;
}

static bool fail(struct sci_misfit *wrong, const char *at, const char *expected)
{
	return set_misfit(wrong, SCI_FAULT_GRAMMAR, at, expected);
}

static bool take_cause(const struct sci_parameter *parameter, struct sci_reason *reason,
		       struct sci_misfit *wrong)
{
	struct sci_slice digits = parameter->value;
	bool below;
	uint32_t i;

	if (parameter->quoted || digits.text == NULL)
		return fail(wrong, digits.text != NULL ? digits.text - 1 : parameter->name.text,
			    "decimal digits for the cause");
	below = digits.length > 1 && digits.text[0] == '-'; /* a number, but no cause */
	for (i = below ? 1 : 0; i < digits.length; i++)
		if (!sci_lex_is(digits.text[i], SCI_LEX_DIGIT))
			return fail(wrong, digits.text + i, "decimal digits for the cause");
	reason->part->code = below ? -1 : sci_slice_number(digits);
	return true;
}

/* A token does as well: it is a reason-extension of that name. */
static bool take_text(struct sci_reader *reader, const struct sci_parameter *parameter,
		      struct sci_reason *reason, struct sci_misfit *wrong)
{
	if (parameter->value.text == NULL)
		return fail(wrong, parameter->name.text, "a quoted string for the text");
	sci_part_text(reader, reason->part, parameter->value,
		      !parameter->quoted || parameter->plain);
	return true;
}

enum sci_reason_name sci_reason_name_folded(struct sci_slice name)
{
	static const char *const names[] = { "cause", "text", "location" };
	int i;

	for (i = 0; i < SCI_REASON_OTHER; i++)
		if (sci_slice_is(name, names[i]))
			return (enum sci_reason_name)i;
	return SCI_REASON_OTHER;
}

bool sci_reason_take(struct sci_reader *reader, const struct sci_parameter *parameter,
		     struct sci_reason *reason, struct sci_misfit *wrong)
{
	const enum sci_reason_name name = sci_reason_name(parameter->name);

	if (name == SCI_REASON_OTHER)
		return true;
	if (sci_reason_has(reason, name))
		return set_misfit(wrong, SCI_FAULT_REPEATED, parameter->name.text,
				  "each parameter once");
	sci_reason_note(reason, name);
	if (name == SCI_REASON_CAUSE)
		return take_cause(parameter, reason, wrong);
	if (name == SCI_REASON_TEXT)
		return take_text(reader, parameter, reason, wrong);
	if (!parameter->quoted)
		reason->location = sci_location_find(parameter->value);
	return true;
}

/* ----------------------------------------------------------------- values */

void sci_reason_start(const struct sci_reader *reader, struct sci_reason *reason, const char *at)
{
	reason->part = sci_part_next(reader);
	reason->seen = 0;
	reason->location = -1;
	sci_part_start(reader, reason->part, SIPCAUSE_PART_REASON, at);
}

bool sci_reason_knows(const struct sci_reader *reader, struct sci_slice protocol)
{
	return sci_protocol_find(reader->message, protocol).validity !=
	       SIPCAUSE_VALIDITY_UNKNOWN_PROTOCOL;
}

void sci_reason_set_protocol(const struct sci_reader *reader, struct sci_reason *reason,
			     struct sci_slice token)
{
	const struct sci_sense sense = sci_protocol_find(reader->message, token);

	reason->part->protocol = token;
	reason->part->kind = reason->part->spoken = sense.kind;
	reason->part->validity = sense.validity;
	reason->part->space = sense.space;
}

/* What a number of another protocol stands for, and what a text says beside the number. */
static void settle_text(const struct sipcause_message *message, const struct sci_reason *reason)
{
	struct sipcause_part *part = reason->part;

	sci_protocol_settle(message, part);
	if (part->validity != SIPCAUSE_VALIDITY_VALID || part->text.length == 0 ||
	    !sci_message_hears(message, part->code))
		return;
	sci_hints_read(message, part, reason->location);
}

void sci_reason_settle(const struct sci_reader *reader, struct sci_reason *reason)
{
	struct sipcause_part *part = reason->part;
	const bool is_q850 = part->kind == SIPCAUSE_PART_Q850_REASON;

	if (part->validity != SIPCAUSE_VALIDITY_VALID)
		return;
	if (is_q850)
		part->location = (int8_t)reason->location; /* RFC 8606 4: nowhere else */
	/* Q.850 has no cause 0. */
	sci_part_set_code(part, part->space, part->code, is_q850 ? 1 : 0);
	if (!sci_reason_has(reason, SCI_REASON_CAUSE))
		part->validity = SIPCAUSE_VALIDITY_NO_CAUSE;
	if (part->kind == SIPCAUSE_PART_REASON ||
	    (part->text.length > 0 && (part->validity == SIPCAUSE_VALIDITY_OUT_OF_RANGE ||
				       sci_message_hears(reader->message, part->code))))
		settle_text(reader->message, reason);
}

/* Whether a comma comes next that has no parameter behind it. */
static bool ends_value(const struct sci_input *cursor)
{
	const struct sci_input behind = { cursor->at + 1, cursor->end };
	struct sci_slice name;

	return *cursor->at == ',' && !sci_parameter_follows(behind, &name);
}

static bool read_parameters(struct sci_reader *reader, struct sci_input *cursor,
			    struct sci_reason *reason, const char **end, struct sci_misfit *wrong)
{
	*end = cursor->at;
	for (;;) {
		struct sci_parameter parameter;
		const char *expected;

		sci_lex_space(cursor);
		if (cursor->at == cursor->end || ends_value(cursor))
			return true;
		if (!sci_input_take(cursor, ';'))
			return fail(wrong, cursor->at,
				    "a semicolon, a comma or the end of the value");
		expected = sci_parameter_take(cursor, &parameter);
		if (expected != NULL)
			return fail(wrong, cursor->at, expected);
		*end = parameter.value.text == NULL ? parameter.name.text + parameter.name.length
						    : cursor->at;
		if (!sci_reason_take(reader, &parameter, reason, wrong))
			return false;
	}
}

bool sci_reason_read(struct sci_reader *reader, struct sci_input *cursor, struct sci_reason *reason,
		     struct sci_misfit *wrong)
{
	struct sci_slice protocol;
	const char *end;

	sci_reason_start(reader, reason, cursor->at);
	if (!sci_lex_run(cursor, SCI_LEX_TOKEN, &protocol))
		return fail(wrong, cursor->at, "the protocol of a Reason value");
	sci_reason_set_protocol(reader, reason, protocol);
	if (!read_parameters(reader, cursor, reason, &end, wrong))
		return false;
	sci_reason_settle(reader, reason);
	sci_part_add(reader, reason->part, end);
	return true;
}

/* ------------------------------------------------- parameters, one by one */

int sipcause_part_parameter(const struct sipcause_part *part, size_t index, const char **name,
			    size_t *name_length, const char **value, size_t *value_length)
{
	struct sci_parameter parameter;
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
		if (!sci_input_take(&cursor, ';') ||
		    sci_parameter_take(&cursor, &parameter) != NULL)
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
