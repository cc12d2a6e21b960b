/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reason values that the grammar does not allow, and that name a cause all the same:
 *
 *   Q.850;cause=38;text=Network out of order      "Q.850";cause=17;;text="a"b"
 *
 * A cause that is there in one way only counts.  Two that differ are none.  A text gives
 * no code whatever stands in it: where its quotes are wrong it ends late rather than early.
 */
#include "flawed.h"

#include "base/text.h"
#include "tokens.h"

#include <string.h>

static void take_text(struct sci_flawed *value)
{
	struct sci_slice text = sci_flawed_take_value(value, SCI_REASON_TEXT);
	bool plain = memchr(text.text, '\\', text.length) == NULL &&
		     memchr(text.text, '\n', text.length) == NULL;

	sci_flawed_note(value, SIPCAUSE_FLAW_TEXT);
	if (!sci_reason_has(&value->reason, SCI_REASON_TEXT))
		sci_part_text(value->reader, value->reason.part, text, plain);
}

static void take_cause(struct sci_flawed *value)
{
	const char *begin = value->cursor->at;
	struct sci_slice text = sci_flawed_trim(sci_flawed_take_value(value, SCI_REASON_CAUSE));
	int64_t number = sci_flawed_number(text);
	int32_t *code = &value->reason.part->code;
	int32_t read = number > INT32_MAX ? -1 : (int32_t)number;

	if (!sci_flawed_is_run(text, SCI_LEX_DIGIT) || text.text > begin)
		sci_flawed_note(value, SIPCAUSE_FLAW_NUMBER);
	if (number < 0 || (sci_reason_has(&value->reason, SCI_REASON_CAUSE) && *code != read))
		value->lost = true;
	*code = read;
}

/* --------------------------------------------------------------- parameters */

/* Take a parameter that keeps to the grammar, up to what separates it from the next. */
static bool take_regular(struct sci_flawed *value)
{
	struct sci_input ahead = *value->cursor;
	const unsigned seen = value->reason.seen;
	struct sci_parameter parameter;
	struct sci_misfit misfit;
	struct sci_input behind;

	if (sci_parameter_take(&ahead, &parameter) != NULL)
		return false;
	behind = ahead;
	sci_lex_space(&behind);
	sci_input_take(&behind, '\\');
	if (behind.at < behind.end && !sci_flawed_is_at(&behind, ';') &&
	    !sci_flawed_ends_value(value, behind,
				   !parameter.quoted &&
					   sci_reason_name(parameter.name) == SCI_REASON_TEXT))
		return false;
	if (!sci_reason_take(value->reader, &parameter, &value->reason, &misfit)) {
		value->reason.seen = seen;
		return false;
	}
	*value->cursor = ahead;
	return true;
}

/* What stands between a name and its value.  false: there is no value. */
static bool take_equals(struct sci_flawed *value, enum sci_reason_name meaning)
{
	struct sci_input *cursor = value->cursor;
	struct sci_input ahead = *cursor;

	sci_lex_space(&ahead);
	if (!sci_input_take(&ahead, '=')) {
		sci_flawed_note(value, SIPCAUSE_FLAW_SEPARATOR);
		if (meaning == SCI_REASON_OTHER)
			return false;
		sci_input_take(&ahead, ':');
		sci_lex_space(&ahead);
		if (ahead.at == ahead.end || !(sci_is_digit(*ahead.at) || *ahead.at == '"'))
			return false;
	}
	sci_lex_space(&ahead);
	*cursor = ahead;
	return true;
}

static void take_parameter(struct sci_flawed *value)
{
	enum sci_reason_name meaning;
	struct sci_slice name, token;

	if (take_regular(value))
		return;
	sci_lex_run(value->cursor, SCI_LEX_TOKEN, &name);
	meaning = sci_reason_name(name);
	if (sci_reason_has(&value->reason, meaning))
		sci_flawed_note(value, SIPCAUSE_FLAW_REPEATED);
	if (!take_equals(value, meaning)) {
		value->lost = value->lost || meaning == SCI_REASON_CAUSE;
		return;
	}
	if (meaning == SCI_REASON_CAUSE) {
		take_cause(value);
	} else if (meaning == SCI_REASON_TEXT) {
		take_text(value);
	} else {
		token = sci_flawed_trim(sci_flawed_take_value(value, meaning));
		if (!sci_flawed_is_run(token, SCI_LEX_HOST))
			sci_flawed_note(value, SIPCAUSE_FLAW_PARAMETER);
		if (meaning == SCI_REASON_LOCATION && value->reason.location < 0)
			value->reason.location = sci_location_find(token);
	}
	if (meaning != SCI_REASON_OTHER)
		sci_reason_note(&value->reason, meaning);
}

/* Take parameters up to the comma that ends the value, or to the end.  Gives the end of
 * the last one. */
static const char *take_parameters(struct sci_flawed *value)
{
	struct sci_input *cursor = value->cursor;
	const char *end = cursor->at;
	uint32_t semicolons = 0;
	bool escaped;

	for (;;) {
		sci_lex_space(cursor);
		if (cursor->at == cursor->end)
			break;
		escaped = sci_flawed_is_at(cursor, '\\');
		if (sci_flawed_take_separator(cursor, ';')) {
			if (escaped || semicolons++ > 0)
				sci_flawed_note(value, SIPCAUSE_FLAW_SEPARATOR);
			continue;
		}
		if (sci_flawed_ends_value(value, *cursor, false)) {
			if (escaped)
				sci_flawed_note(value, SIPCAUSE_FLAW_SEPARATOR);
			break;
		}
		if (!sci_lex_is(*cursor->at, SCI_LEX_TOKEN)) {
			sci_flawed_note(value, SIPCAUSE_FLAW_SEPARATOR);
			cursor->at++;
			continue;
		}
		if (semicolons == 0)
			sci_flawed_note(value, SIPCAUSE_FLAW_SEPARATOR);
		semicolons = 0;
		take_parameter(value);
		end = cursor->at;
	}
	if (semicolons > 0)
		sci_flawed_note(value, SIPCAUSE_FLAW_SEPARATOR);
	sci_input_take(cursor, '\\');
	return end;
}

/* ------------------------------------------------------------------ a value */

/* Whether nothing but white space lies between two places. */
static bool is_blank(const char *at, const char *end)
{
	while (at < end && sci_flawed_is_white(*at))
		at++;
	return at == end;
}

/* Of the words before the parameters the last one that is a protocol; or else the first.
 * The cursor is left behind them. */
static struct sci_slice find_protocol(struct sci_flawed *value)
{
	struct sci_input *cursor = value->cursor;
	struct sci_slice protocol = { NULL, 0 }, token;

	for (;;) {
		struct sci_input ahead;

		sci_lex_space(cursor);
		ahead = *cursor;
		if (cursor->at == cursor->end || *cursor->at == ',')
			break;
		if (sci_flawed_take_separator(&ahead, ';') ||
		    sci_parameter_follows(*cursor, &token))
			break;
		if (!sci_lex_run(cursor, SCI_LEX_TOKEN, &token)) {
			cursor->at++;
			continue;
		}
		if (protocol.text == NULL || sci_reason_knows(value->reader, token))
			protocol = token;
	}
	return protocol;
}

/* Take the protocol, whatever stands before it and round it. */
static void take_protocol(struct sci_flawed *value)
{
	struct sci_input *cursor = value->cursor;
	struct sci_slice protocol;
	const char *begin = cursor->at;

	while (sci_input_take(cursor, ','))
		sci_lex_space(cursor);
	if (cursor->at > begin)
		sci_flawed_note(value, SIPCAUSE_FLAW_SEPARATOR);
	begin = cursor->at;
	protocol = find_protocol(value);
	sci_reason_start(value->reader, &value->reason, begin);
	if (protocol.text == NULL) {
		value->lost = true;
		return;
	}
	sci_reason_set_protocol(value->reader, &value->reason, protocol);
	if (protocol.text > begin || !is_blank(protocol.text + protocol.length, cursor->at))
		sci_flawed_note(value, SIPCAUSE_FLAW_PROTOCOL);
}

/* Take commas behind the last value, if that is all there is. */
static bool take_rest(struct sci_flawed *value)
{
	struct sci_input ahead = *value->cursor;
	struct sipcause_message *message = value->reader->message;
	struct sipcause_part *last;

	do
		sci_lex_space(&ahead);
	while (sci_input_take(&ahead, ','));
	if (ahead.at < ahead.end || message->count == 0)
		return false;
	last = &message->parts[message->count - 1];
	if (last->turn != message->turn || last->protocol.text == NULL)
		return false;
	if (last->flaw == SIPCAUSE_FLAW_NONE)
		last->flaw = SIPCAUSE_FLAW_SEPARATOR;
	value->cursor->at = ahead.at;
	return true;
}

static void add(struct sci_flawed *value, const struct sci_misfit *misfit, const char *end)
{
	struct sci_reader *reader = value->reader;
	struct sipcause_part *part = value->reason.part;

	if (value->lost || (part->kind == SIPCAUSE_PART_REASON && part->code < 0)) {
		sci_reader_fail(reader, misfit->fault, misfit->at, misfit->expected);
		part->code = -1;
		part->validity = SIPCAUSE_VALIDITY_MALFORMED;
	} else {
		sci_reason_settle(reader, &value->reason);
		part->flaw = (uint8_t)(value->flaw != SIPCAUSE_FLAW_NONE ? value->flaw
									 : SIPCAUSE_FLAW_PARAMETER);
		sci_reader_flaw(reader, misfit->fault, misfit->at, misfit->expected);
	}
	sci_part_add(reader, part, end > part->bytes.text ? end : value->cursor->at);
}

void sci_read_flawed(struct sci_reader *reader, struct sci_input *cursor,
		     const struct sci_misfit *misfit, const char **barren)
{
	struct sci_flawed value = {
		.reader = reader, .cursor = cursor, .barren = barren, .flaw = SIPCAUSE_FLAW_NONE
	};

	if (take_rest(&value)) {
		sci_reader_flaw(reader, misfit->fault, misfit->at, misfit->expected);
		return;
	}
	take_protocol(&value);
	add(&value, misfit, take_parameters(&value));
}
