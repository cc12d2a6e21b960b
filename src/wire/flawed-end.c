/* SPDX-License-Identifier: BSD-2-Clause */
/* Where a value, a parameter and a text end that are not as the grammar has them.  A text
 * gives no code whatever stands in it: it ends late rather than early. */
#include "flawed.h"

#include "base/count.h"

#include <string.h>

bool sci_flawed_ends_value(const struct sci_flawed *value, struct sci_input ahead, bool text)
{
	struct sci_slice token;

	if (!sci_flawed_take_separator(&ahead, ','))
		return false;
	if (!text)
		return !sci_parameter_follows(ahead, &token);
	sci_lex_space(&ahead);
	sci_input_take(&ahead, '"');
	if (!sci_lex_run(&ahead, SCI_LEX_TOKEN, &token))
		return false;
	sci_input_take(&ahead, '"');
	sci_lex_space(&ahead);
	return sci_flawed_take_separator(&ahead, ';') && sci_reason_knows(value->reader, token);
}

/* Whether the semicolon at the cursor ends a parameter: another one stands behind it, which was
 * not there yet if it means something, or none. */
static bool ends_parameter(const struct sci_flawed *value, struct sci_input ahead)
{
	enum sci_reason_name meaning;
	struct sci_slice name;

	if (!sci_flawed_take_separator(&ahead, ';'))
		return false;
	if (!sci_parameter_follows(ahead, &name)) {
		sci_lex_space(&ahead);
		return ahead.at == ahead.end || sci_flawed_is_at(&ahead, ';');
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
static bool is_closed(const struct sci_flawed *value, struct sci_input ahead)
{
	struct sci_slice name;

	sci_lex_space(&ahead);
	if (ahead.at == ahead.end || sci_flawed_is_at(&ahead, ';'))
		return true;
	if (sci_flawed_is_at(&ahead, ','))
		return sci_flawed_ends_value(value, ahead, false);
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
static const char *take_closing(const struct sci_flawed *value, bool other)
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

/* Whether the white space at the cursor stands for a semicolon. */
static bool is_missing(const struct sci_flawed *value, struct sci_input ahead)
{
	struct sci_slice name;

	return (ahead.at == value->cursor->at || !sci_flawed_is_white(ahead.at[-1])) &&
	       sci_parameter_follows(ahead, &name) && sci_reason_name(name) != SCI_REASON_OTHER;
}

/* The end of what has no quotes. */
static const char *find_end(const struct sci_flawed *value, enum sci_reason_name meaning)
{
	const bool text = meaning == SCI_REASON_TEXT || meaning == SCI_REASON_OTHER;
	struct sci_input ahead = *value->cursor;

	for (; ahead.at < ahead.end; ahead.at++) {
		const char c = *ahead.at;

		if ((c == ';' || c == ',' || c == '\\') &&
		    (ends_parameter(value, ahead) || sci_flawed_ends_value(value, ahead, text)))
			break;
		if (meaning != SCI_REASON_TEXT && sci_flawed_is_white(c) &&
		    is_missing(value, ahead))
			break;
	}
	return ahead.at;
}

struct sci_slice sci_flawed_trim(struct sci_slice text)
{
	uint32_t first, last, backslashes = 0;

	while (text.length > 0 && sci_flawed_is_white(text.text[text.length - 1]))
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

struct sci_slice sci_flawed_take_value(struct sci_flawed *value, enum sci_reason_name meaning)
{
	struct sci_input *cursor = value->cursor;
	const struct sci_slice rest = { cursor->at, (uint32_t)(cursor->end - cursor->at) };
	const bool quoted = sci_flawed_is_at(cursor, '"');
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
	return sci_flawed_trim(inside);
}
