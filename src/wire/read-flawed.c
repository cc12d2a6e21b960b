/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reason values that the grammar does not allow, and that name a cause all the same:
 *
 *   Q.850;cause=38;text=Network out of order      "Q.850";cause=17;;text="a"b"
 *
 * A cause that is there in one way only counts.  Two that differ are none.  A text gives
 * no code whatever stands in it: where its quotes are wrong it ends late rather than early.
 */
#include "reason.h"

#include "base/count.h"
#include "base/text.h"
#include "tokens.h"

#include <string.h>

struct flawed {
	struct sci_reader *reader;
	struct sci_input *cursor;
	struct sci_reason reason;
	const char **barren; /* for double quotes, and for others */
	int32_t flaw;        /* the first that was found */
	bool lost;           /* it names no cause that can be read, or two */
};

static void note(struct flawed *value, int32_t flaw)
{
	if (value->flaw == SIPCAUSE_FLAW_NONE)
		value->flaw = flaw;
}

/* ------------------------------------------------------------- looking ahead */

static bool is_at(const struct sci_input *cursor, char c)
{
	return cursor->at < cursor->end && *cursor->at == c;
}

/* A separator, which somebody may have escaped. */
static bool take_separator(struct sci_input *cursor, char separator)
{
	struct sci_input ahead = *cursor;

	sci_input_take(&ahead, '\\');
	if (!sci_input_take(&ahead, separator))
		return false;
	*cursor = ahead;
	return true;
}

/* Whether the comma at the cursor ends the value: no parameter stands behind it.  Within a
 * text, or what may be a URL, it does before a protocol that is known. */
static bool ends_value(const struct flawed *value, struct sci_input ahead, bool text)
{
	struct sci_slice token;

	if (!take_separator(&ahead, ','))
		return false;
	if (!text)
		return !sci_parameter_follows(ahead, &token);
	sci_lex_space(&ahead);
	sci_input_take(&ahead, '"');
	if (!sci_lex_run(&ahead, SCI_LEX_TOKEN, &token))
		return false;
	sci_input_take(&ahead, '"');
	sci_lex_space(&ahead);
	return take_separator(&ahead, ';') && sci_reason_knows(value->reader, token);
}

/* Whether the semicolon at the cursor ends a parameter: another one stands behind it, which was
 * not there yet if it means something, or none. */
static bool ends_parameter(const struct flawed *value, struct sci_input ahead)
{
	enum sci_reason_name meaning;
	struct sci_slice name;

	if (!take_separator(&ahead, ';'))
		return false;
	if (!sci_parameter_follows(ahead, &name)) {
		sci_lex_space(&ahead);
		return ahead.at == ahead.end || is_at(&ahead, ';');
	}
	meaning = sci_reason_name(name);
	return meaning == SCI_REASON_OTHER || !sci_reason_has(&value->reason, meaning);
}

/* The length of a quote at one end of a text, of whatever make, in UTF-8; 0: none. */
static uint32_t quote_length(struct sci_slice text, bool last)
{
	static const char *const quotes[] = {
		"\"",
		"'",
		"`",
		"\xE2\x80\x98",
		"\xE2\x80\x99",
		"\xE2\x80\x9A",
		"\xE2\x80\x9C",
		"\xE2\x80\x9D",
		"\xE2\x80\x9E",
		"\xC2\xAB",
		"\xC2\xBB",
	};
	size_t i;

	for (i = 0; i < SCI_COUNT(quotes); i++) {
		uint32_t length = (uint32_t)strlen(quotes[i]);

		if (length <= text.length &&
		    memcmp(last ? text.text + text.length - length : text.text, quotes[i],
			   length) == 0)
			return length;
	}
	return 0;
}

/* Whether a quoted string may end here, behind a quote. */
static bool is_closed(const struct flawed *value, struct sci_input ahead)
{
	struct sci_slice name;

	sci_lex_space(&ahead);
	if (ahead.at == ahead.end || is_at(&ahead, ';'))
		return true;
	if (is_at(&ahead, ','))
		return ends_value(value, ahead, false);
	return sci_parameter_follows(ahead, &name) && sci_reason_name(name) != SCI_REASON_OTHER;
}

/* The length of a quote that stands here: a double one, or, in `other`, one of another make. */
static uint32_t quote_at(const struct sci_input *ahead, bool other)
{
	const struct sci_slice rest = { ahead->at, (uint32_t)(ahead->end - ahead->at) };

	if (!other)
		return *ahead->at == '"';
	return *ahead->at != '"' ? quote_length(rest, false) : 0;
}

/* Take the quote that ends a string whose inside begins at the cursor, and give its place;
 * NULL: there is none. */
static const char *take_closing(const struct flawed *value, bool other)
{
	struct sci_input ahead = *value->cursor;
	const char **barren = &value->barren[other];

	if (*barren != NULL && ahead.at >= *barren)
		return NULL;
	for (; ahead.at < ahead.end; ahead.at++) {
		const char *at = ahead.at;
		const uint32_t length = quote_at(&ahead, other);
		const struct sci_input behind = { at + length, ahead.end };

		if (*at == '\\' && at + 1 < ahead.end) {
			ahead.at++;
		} else if (length > 0 && is_closed(value, behind)) {
			*value->cursor = behind;
			return at;
		}
	}
	*barren = value->cursor->at;
	return NULL;
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Whether the white space at the cursor stands for a semicolon. */
static bool is_missing(const struct flawed *value, struct sci_input ahead)
{
	struct sci_slice name;

	return (ahead.at == value->cursor->at || !is_white(ahead.at[-1])) &&
	       sci_parameter_follows(ahead, &name) && sci_reason_name(name) != SCI_REASON_OTHER;
}

/* The end of what has no quotes. */
static const char *find_end(const struct flawed *value, enum sci_reason_name meaning)
{
	const bool text = meaning == SCI_REASON_TEXT || meaning == SCI_REASON_OTHER;
	struct sci_input ahead = *value->cursor;

	for (; ahead.at < ahead.end; ahead.at++) {
		const char c = *ahead.at;

		if ((c == ';' || c == ',' || c == '\\') &&
		    (ends_parameter(value, ahead) || ends_value(value, ahead, text)))
			break;
		if (meaning != SCI_REASON_TEXT && is_white(c) && is_missing(value, ahead))
			break;
	}
	return ahead.at;
}

/* -------------------------------------------------------------------- texts */

/* Without white space and quotes around it, and without an escape of nothing. */
static struct sci_slice trim(struct sci_slice text)
{
	uint32_t first, last, backslashes = 0;

	while (text.length > 0 && is_white(text.text[text.length - 1]))
		text.length--;
	first = quote_length(text, false);
	last = quote_length(text, true);
	if (first > 0 && last > 0 && first + last <= text.length) {
		text.text += first;
		text.length -= first + last;
	}
	while (backslashes < text.length && text.text[text.length - 1 - backslashes] == '\\')
		backslashes++;
	text.length -= backslashes & 1;
	return text;
}

/* Take the value of a parameter, in quotes of whatever make or in none.  Open quotes hold all
 * that follows. */
static struct sci_slice take_value(struct flawed *value, enum sci_reason_name meaning)
{
	struct sci_input *cursor = value->cursor;
	const struct sci_slice rest = { cursor->at, (uint32_t)(cursor->end - cursor->at) };
	const bool quoted = is_at(cursor, '"');
	const uint32_t length = quote_length(rest, false);
	struct sci_slice inside = { cursor->at + length, 0 };
	const char *end = NULL;

	if (length > 0) {
		cursor->at += length;
		end = take_closing(value, !quoted);
	}
	if (end == NULL)
		cursor->at = end = quoted ? cursor->end : find_end(value, meaning);
	inside.length = (uint32_t)(end - inside.text);
	return trim(inside);
}

static void take_text(struct flawed *value)
{
	struct sci_slice text = take_value(value, SCI_REASON_TEXT);
	bool plain = memchr(text.text, '\\', text.length) == NULL &&
		     memchr(text.text, '\n', text.length) == NULL;

	note(value, SIPCAUSE_FLAW_TEXT);
	if (!sci_reason_has(&value->reason, SCI_REASON_TEXT))
		sci_part_text(value->reader, value->reason.part, text, plain);
}

/* ------------------------------------------------------------------ numbers */

/* Whether all bytes, and there are some, are of these classes. */
static bool is_run(struct sci_slice text, int classes)
{
	struct sci_input cursor = { text.text, text.text + text.length };
	struct sci_slice run;

	return sci_lex_run(&cursor, classes, &run) && cursor.at == cursor.end;
}

/* Whether what stands behind digits is a part of the same word, or another number. */
static bool goes_on(struct sci_input *cursor)
{
	const char c = cursor->at < cursor->end ? *cursor->at : ' ';

	if (sci_is_letter(c) || sci_is_digit(c) || c == '_' || c == '.' || (c & 0x80) != 0)
		return true;
	while (cursor->at < cursor->end &&
	       (is_white(*cursor->at) || *cursor->at == '-' || *cursor->at == '/' ||
		*cursor->at == '|' || *cursor->at == '&' || *cursor->at == '+'))
		cursor->at++;
	return cursor->at < cursor->end && sci_is_digit(*cursor->at);
}

/* Take the digits of a number to a base; a number beyond 2^31 is just very large. */
static bool take_digits(struct sci_input *cursor, int base, int64_t *number)
{
	const char *begin = cursor->at;

	for (*number = 0; cursor->at < cursor->end; cursor->at++) {
		int digit = sci_hex_value(*cursor->at);

		if (digit < 0 || digit >= base)
			break;
		if (*number <= INT32_MAX)
			*number = *number * base + digit;
	}
	return cursor->at > begin;
}

/* A number with something round it: +17, 0x11, 17.0, 17 (User busy).  -1: there is none
 * that can mean one thing only. */
static int64_t read_number(struct sci_slice text)
{
	struct sci_input cursor = { text.text, text.text + text.length };
	int64_t number, fraction;
	int base = 10;

	if (!sci_input_take(&cursor, '+') && cursor.end - cursor.at > 2 && cursor.at[0] == '0' &&
	    sci_lower(cursor.at[1]) == 'x') {
		cursor.at += 2;
		base = 16;
	}
	if (!take_digits(&cursor, base, &number))
		return -1;
	if (base == 10 && sci_input_take(&cursor, '.') &&
	    (!take_digits(&cursor, 10, &fraction) || fraction != 0))
		return -1;
	return goes_on(&cursor) ? -1 : number;
}

static void take_cause(struct flawed *value)
{
	const char *begin = value->cursor->at;
	struct sci_slice text = trim(take_value(value, SCI_REASON_CAUSE));
	int64_t number = read_number(text);
	int32_t *code = &value->reason.part->code;
	int32_t read = number > INT32_MAX ? -1 : (int32_t)number;

	if (!is_run(text, SCI_LEX_DIGIT) || text.text > begin)
		note(value, SIPCAUSE_FLAW_NUMBER);
	if (number < 0 || (sci_reason_has(&value->reason, SCI_REASON_CAUSE) && *code != read))
		value->lost = true;
	*code = read;
}

/* --------------------------------------------------------------- parameters */

/* Take a parameter that keeps to the grammar, up to what separates it from the next. */
static bool take_regular(struct flawed *value)
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
	if (behind.at < behind.end && !is_at(&behind, ';') &&
	    !ends_value(value, behind,
			!parameter.quoted && sci_reason_name(parameter.name) == SCI_REASON_TEXT))
		return false;
	if (!sci_reason_take(value->reader, &parameter, &value->reason, &misfit)) {
		value->reason.seen = seen;
		return false;
	}
	*value->cursor = ahead;
	return true;
}

/* What stands between a name and its value.  false: there is no value. */
static bool take_equals(struct flawed *value, enum sci_reason_name meaning)
{
	struct sci_input *cursor = value->cursor;
	struct sci_input ahead = *cursor;

	sci_lex_space(&ahead);
	if (!sci_input_take(&ahead, '=')) {
		note(value, SIPCAUSE_FLAW_SEPARATOR);
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

static void take_parameter(struct flawed *value)
{
	enum sci_reason_name meaning;
	struct sci_slice name, token;

	if (take_regular(value))
		return;
	sci_lex_run(value->cursor, SCI_LEX_TOKEN, &name);
	meaning = sci_reason_name(name);
	if (sci_reason_has(&value->reason, meaning))
		note(value, SIPCAUSE_FLAW_REPEATED);
	if (!take_equals(value, meaning)) {
		value->lost = value->lost || meaning == SCI_REASON_CAUSE;
		return;
	}
	if (meaning == SCI_REASON_CAUSE) {
		take_cause(value);
	} else if (meaning == SCI_REASON_TEXT) {
		take_text(value);
	} else {
		token = trim(take_value(value, meaning));
		if (!is_run(token, SCI_LEX_HOST))
			note(value, SIPCAUSE_FLAW_PARAMETER);
		if (meaning == SCI_REASON_LOCATION && value->reason.location < 0)
			value->reason.location = sci_location_find(token);
	}
	if (meaning != SCI_REASON_OTHER)
		sci_reason_note(&value->reason, meaning);
}

/* Take parameters up to the comma that ends the value, or to the end.  Gives the end of
 * the last one. */
static const char *take_parameters(struct flawed *value)
{
	struct sci_input *cursor = value->cursor;
	const char *end = cursor->at;
	uint32_t semicolons = 0;
	bool escaped;

	for (;;) {
		sci_lex_space(cursor);
		if (cursor->at == cursor->end)
			break;
		escaped = is_at(cursor, '\\');
		if (take_separator(cursor, ';')) {
			if (escaped || semicolons++ > 0)
				note(value, SIPCAUSE_FLAW_SEPARATOR);
			continue;
		}
		if (ends_value(value, *cursor, false)) {
			if (escaped)
				note(value, SIPCAUSE_FLAW_SEPARATOR);
			break;
		}
		if (!sci_lex_is(*cursor->at, SCI_LEX_TOKEN)) {
			note(value, SIPCAUSE_FLAW_SEPARATOR);
			cursor->at++;
			continue;
		}
		if (semicolons == 0)
			note(value, SIPCAUSE_FLAW_SEPARATOR);
		semicolons = 0;
		take_parameter(value);
		end = cursor->at;
	}
	if (semicolons > 0)
		note(value, SIPCAUSE_FLAW_SEPARATOR);
	sci_input_take(cursor, '\\');
	return end;
}

/* ------------------------------------------------------------------ a value */

/* Whether nothing but white space lies between two places. */
static bool is_blank(const char *at, const char *end)
{
	while (at < end && is_white(*at))
		at++;
	return at == end;
}

/* Of the words before the parameters the last one that is a protocol; or else the first.
 * The cursor is left behind them. */
static struct sci_slice find_protocol(struct flawed *value)
{
	struct sci_input *cursor = value->cursor;
	struct sci_slice protocol = { NULL, 0 }, token;

	for (;;) {
		struct sci_input ahead;

		sci_lex_space(cursor);
		ahead = *cursor;
		if (cursor->at == cursor->end || *cursor->at == ',')
			break;
		if (take_separator(&ahead, ';') || sci_parameter_follows(*cursor, &token))
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
static void take_protocol(struct flawed *value)
{
	struct sci_input *cursor = value->cursor;
	struct sci_slice protocol;
	const char *begin = cursor->at;

	while (sci_input_take(cursor, ','))
		sci_lex_space(cursor);
	if (cursor->at > begin)
		note(value, SIPCAUSE_FLAW_SEPARATOR);
	begin = cursor->at;
	protocol = find_protocol(value);
	sci_reason_start(value->reader, &value->reason, begin);
	if (protocol.text == NULL) {
		value->lost = true;
		return;
	}
	sci_reason_set_protocol(value->reader, &value->reason, protocol);
	if (protocol.text > begin || !is_blank(protocol.text + protocol.length, cursor->at))
		note(value, SIPCAUSE_FLAW_PROTOCOL);
}

/* Take commas behind the last value, if that is all there is. */
static bool take_rest(struct flawed *value)
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

static void add(struct flawed *value, const struct sci_misfit *misfit, const char *end)
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
	struct flawed value = {
		.reader = reader, .cursor = cursor, .barren = barren, .flaw = SIPCAUSE_FLAW_NONE
	};

	if (take_rest(&value)) {
		sci_reader_flaw(reader, misfit->fault, misfit->at, misfit->expected);
		return;
	}
	take_protocol(&value);
	add(&value, misfit, take_parameters(&value));
}
