/* SPDX-License-Identifier: BSD-2-Clause */
#include "line.h"

#include "base/text.h"
#include "escape.h"
#include "prefix.h"

#include <string.h>

/* ------------------------------------------------------- ends of lines in words */

static bool may_begin_end(struct log_text text)
{
	switch (text.at[0]) {
	case '.':
		return text.length > 1 && text.at[1] == '.';
	case '\\':
	case '#':
	case '^':
	case '<':
	case '\r':
		return true;
	default:
		return false;
	}
}

/* Whether a line may begin here: it is empty or a header field. */
static bool is_line(struct log_text text)
{
	size_t value;

	return text.length == 0 || log_line_end(text) > 0 || log_is_blank(text.at[0]) ||
	       log_field_at(text, &value) != LOG_NO_FIELD;
}

/* The next end of a line from a place on; what is found is `length` long. */
static size_t next_end(struct log_text text, size_t at, size_t *length)
{
	for (; at < text.length; at++) {
		struct log_text rest = { text.at + at, text.length - at }, behind;

		if (!may_begin_end(rest))
			continue;
		*length = log_line_end(rest);
		behind = (struct log_text){ rest.at + *length, rest.length - *length };
		if (*length > 0 && is_line(behind))
			return at;
	}
	*length = 0;
	return text.length;
}

/* JSON and its like have a backslash before quotes and backslashes. */
static struct log_text unquote(char *room, struct log_text line)
{
	size_t length = 0, i;

	for (i = 0; i < line.length; i++) {
		if (line.at[i] == '\\' && i + 1 < line.length &&
		    (line.at[i + 1] == '"' || line.at[i + 1] == '\\'))
			i++;
		room[length++] = line.at[i];
	}
	return (struct log_text){ room, length };
}

/* Lines between ends that are written; up to the empty one. */
static void cut_at_ends(struct log_head *head, struct log_text text, size_t at, size_t length)
{
	static char room[LOG_HEAD_MAX];
	bool quoted = text.at[at] == '\\';
	size_t from = at + length;

	while (from < text.length) {
		struct log_text line = { text.at + from, 0 };

		at = next_end(text, from, &length);
		line.length = at - from;
		if (log_trim(line).length == 0)
			return;
		if (quoted && line.length <= sizeof(room))
			line = unquote(room, line);
		log_head_add(head, line);
		from = at + length;
	}
}

/* ------------------------------------------------------- fields among words */

/* A field as it stands among words: what of it can be used. */
static size_t used_of(enum log_field field, struct log_text value)
{
	size_t at;

	switch (field) {
	case LOG_REASON:
		return log_reason_length(value);
	case LOG_WARNING:
		return log_warning_length(value);
	case LOG_RETRY_AFTER:
		for (at = 0; at < value.length && log_is_blank(value.at[at]);)
			at++;
		while (at < value.length && sci_is_digit(value.at[at]))
			at++;
		return log_number(log_trim(value)) >= 0 ? at : 0;
	case LOG_CALL_ID:
	case LOG_CSEQ:
	case LOG_FROM:
	case LOG_TO:
	case LOG_VIA:
		return value.length;
	default:
		return 0;
	}
}

static bool may_precede_field(char c)
{
	return log_is_blank(c) || strchr("\"'[({<|>,;", c) != NULL;
}

/* The colon of a field among words, one that has more than a letter. */
static enum log_field field_at(struct log_text text, size_t at, size_t *value)
{
	struct log_text rest = { text.at + at, text.length - at };
	enum log_field field;

	if (at > 0 && !may_precede_field(text.at[at - 1]))
		return LOG_NO_FIELD;
	field = log_field_at(rest, value);
	return field == LOG_OTHER_FIELD || *value < 3 ? LOG_NO_FIELD : field;
}

/* The end of a value that has none of its own: where the next field begins. */
static size_t value_end(struct log_text text, size_t at)
{
	bool quoted = false;
	size_t value = 0;

	for (; at < text.length; at++) {
		if (text.at[at] == '"')
			quoted = !quoted && memchr(text.at + at + 1, '"', text.length - at - 1);
		if (!quoted && sci_is_letter(text.at[at]) &&
		    field_at(text, at, &value) != LOG_NO_FIELD)
			return at;
		value = 0;
	}
	return at;
}

/* Take the fields that stand among the words of a text.  Gives the place of the first
 * Reason; text.length: there is none. */
static size_t take_fields(struct log_head *head, struct log_text text, bool reasons_alone)
{
	size_t at = value_end(text, 0), first = text.length, value, used;

	while (at < text.length) {
		enum log_field field = field_at(text, at, &value);
		struct log_text rest = { text.at + at + value, text.length - at - value };
		size_t end = at + value;

		if (field != LOG_REASON && field != LOG_WARNING)
			rest.length = value_end(text, end) - end;
		used = used_of(field, rest);
		if (used > 0 && (!reasons_alone || field == LOG_REASON || field == LOG_CALL_ID))
			log_head_add(head, (struct log_text){ text.at + at, value + used });
		if (used > 0 && field == LOG_REASON && first == text.length)
			first = at;
		at = value_end(text, end + used);
	}
	return first;
}

void log_line_method(char method[LOG_METHOD_MAX], struct log_text line,
		     const struct log_start *start)
{
	static const char *const methods[] = { "OPTIONS", "REGISTER", "SUBSCRIBE", "NOTIFY",
					       "PUBLISH", "PRACK",    "REFER" };
	size_t i;

	method[0] = '\0';
	if (start->method.length > 0 && start->method.length < LOG_METHOD_MAX) {
		memcpy(method, start->method.at, start->method.length);
		method[start->method.length] = '\0';
		return;
	}
	for (i = 0; i < sizeof(methods) / sizeof(methods[0]) && method[0] == '\0'; i++) {
		const char *at = log_search(line, methods[i]);
		size_t length = strlen(methods[i]);

		if (at != NULL && (at == line.at || !log_is_token(at[-1])) &&
		    (at + length == line.at + line.length || !log_is_token(at[length])))
			memcpy(method, methods[i], length + 1);
	}
}

/* The first line up to a place, without what can be of none. */
static struct log_text first_line(struct log_text text, const struct log_start *start, size_t end)
{
	size_t length = start->end - start->at;

	if (start->status == 0)
		return (struct log_text){ text.at, length };
	while (length < end && (unsigned char)text.at[length] >= ' ' && text.at[length] != 0x7F)
		length++;
	return log_strip_end((struct log_text){ text.at, length }, true);
}

/* Phrases are written with capitals: "486 Busy Here from 192.0.2.1". */
size_t log_line_first(struct log_text text, const struct log_start *start)
{
	size_t length = start->end - start->at, end = length;

	while (start->status > 0 && end + 1 < text.length && text.at[end] == ' ' &&
	       text.at[end + 1] >= 'A' && text.at[end + 1] <= 'Z') {
		for (end++; end < text.length && (log_is_alnum(text.at[end]) ||
						  text.at[end] == '/' || text.at[end] == '-');)
			end++;
		length = end;
	}
	return length;
}

void log_line_cut(struct log_head *head, struct log_text text, const struct log_start *start)
{
	size_t from = start->end - start->at, length, at = next_end(text, from, &length), first;
	struct log_text rest;
	const char *quote;

	if (length > 0 && at + length < text.length) {
		log_head_begin(head, first_line(text, start, at));
		cut_at_ends(head, text, at, length);
		return;
	}
	rest = (struct log_text){ text.at + from, at - from };
	/* A quotation mark before it is closed by the next one. */
	quote = start->at > 0 && text.at[-1] == '"' ? memchr(rest.at, '"', rest.length) : NULL;
	if (quote != NULL) {
		rest.length -= (size_t)(quote + 1 - rest.at);
		rest.at = quote + 1;
	}
	log_head_begin(head, first_line(text, start, at));
	first = (size_t)(rest.at - text.at) + value_end(rest, 0);
	if (first < at)
		log_head_first(head, log_line_first((struct log_text){ text.at, first }, start));
	take_fields(head, rest, false);
}

bool log_line_reasons(struct log_head *head, struct log_text line)
{
	size_t at;

	log_head_begin(head, (struct log_text){ NULL, 0 });
	at = take_fields(head, line, true);
	return at < line.length && !log_is_quotation(line, at);
}
