/* SPDX-License-Identifier: BSD-2-Clause */
#include "start.h"

#include "base/text.h"
#include "escape.h"

#include <string.h>

static const char version[] = "SIP/2.0";
enum { VERSION = sizeof(version) - 1, METHOD_MAX = 20, URI_MAX = 2048, SENTENCE_MAX = 64 };

/* Whether the name before an equals sign is of a parameter of a URI or a header field. */
static bool is_parameter(struct log_text before)
{
	size_t at = before.length - 1;

	while (at > 0 && log_is_token(before.at[at - 1]))
		at--;
	return (at > 0 && strchr("?&;/@", before.at[at - 1]) != NULL) ||
	       log_search(before, "Via:") != NULL;
}

/* What a message begins behind. */
static bool may_precede(struct log_text before)
{
	char c = before.length > 0 ? before.at[before.length - 1] : ' ';

	if (c == '=')
		return !is_parameter(before);
	return c == '\'' || (!log_is_token(c) && c != '\0' && strchr("?&/%@#;", c) == NULL) ||
	       log_ends_line(before);
}

static char at_or_end(struct log_text text, size_t at)
{
	return at < text.length ? text.at[at] : '\0';
}

/* "SIP/2.0 486" here, and no digit or letter right behind it. */
static bool is_status(struct log_text line, size_t at, struct log_start *start)
{
	size_t digit = at + VERSION + 1;
	char behind = at_or_end(line, digit + 3);

	if (line.length < digit + 3 || line.at[digit - 1] != ' ' || line.at[digit] < '1' ||
	    line.at[digit] > '6' || !sci_is_digit(line.at[digit + 1]) ||
	    !sci_is_digit(line.at[digit + 2]) || log_is_alnum(behind) || behind == '-' ||
	    behind == '/' || behind == '_' || behind == '%')
		return false;
	/* 486.5 is no status, 486. is the end of a sentence or a carriage return. */
	if (behind == '.' && log_is_alnum(at_or_end(line, digit + 4)))
		return false;
	start->at = at;
	start->end = digit + 3;
	start->status = (line.at[digit] - '0') * 100 + (line.at[digit + 1] - '0') * 10 +
			(line.at[digit + 2] - '0');
	return true;
}

static bool is_uri(struct log_text uri)
{
	return log_begins(uri, "sip:") || log_begins(uri, "sips:") || log_begins(uri, "tel:") ||
	       log_begins(uri, "urn:");
}

/* A request line whose version stands here. */
static bool is_request(struct log_text line, size_t at, struct log_start *start)
{
	size_t uri, method, blank;
	char behind = at_or_end(line, at + VERSION);

	if (at < 2 || line.at[at - 1] != ' ' || log_is_alnum(behind) || behind == '/')
		return false;
	for (uri = at - 1; uri > 0 && at - uri < URI_MAX && !log_is_blank(line.at[uri - 1]);)
		uri--;
	if (uri == 0 || line.at[uri - 1] != ' ' ||
	    !is_uri((struct log_text){ line.at + uri, at - 1 - uri }))
		return false;
	blank = uri - 1;
	for (method = blank;
	     method > 0 && line.at[method - 1] >= 'A' && line.at[method - 1] <= 'Z';)
		method--;
	/* The last digit of \x0A and the letter of ^M are none of its own. */
	if (method > 0 && log_ends_line((struct log_text){ line.at, method + 1 }))
		method++;
	if (method == blank || blank - method > METHOD_MAX)
		return false;
	start->at = method;
	start->end = at + VERSION;
	start->status = 0;
	start->method = (struct log_text){ line.at + method, blank - method };
	return true;
}

bool log_starts(struct log_text text)
{
	struct log_start start;
	const char *at;

	if (text.length > VERSION && memcmp(text.at, version, VERSION) == 0)
		return is_status(text, 0, &start);
	if (text.length == 0 || text.at[0] < 'A' || text.at[0] > 'Z')
		return false;
	at = log_search(text, " SIP/2.0");
	return at != NULL && is_request(text, (size_t)(at + 1 - text.at), &start) && start.at == 0;
}

static bool take(struct log_text line, size_t at, struct log_start *start)
{
	struct log_start found = { .status = 0 };

	if (!is_status(line, at, &found) && !is_request(line, at, &found))
		return false;
	found.touching = !may_precede((struct log_text){ line.at, found.at });
	if (found.touching && !log_is_alnum(line.at[found.at - 1]) && line.at[found.at - 1] != '.')
		return false;
	/* The request line that stands before a status tells its method. */
	if (found.status > 0)
		found.method = start->method;
	*start = found;
	return true;
}

/* Whether one follows the other in a sentence: "INVITE sip:b@192.0.2.1 SIP/2.0 got SIP/2.0 486",
 * and not as the header fields of a message follow its first line. */
static bool is_sentence(const char *from, const char *to)
{
	size_t length = (size_t)(to - from), i;

	for (i = 0; i < length; i++)
		if (strchr(":\\#^", from[i]) != NULL ||
		    (from[i] == '.' && i + 1 < length && from[i + 1] == '.'))
			return false;
	return length <= SENTENCE_MAX;
}

bool log_start_find(struct log_text line, struct log_start *start)
{
	struct log_text rest = line;
	bool found = false;
	const char *at;

	*start = (struct log_start){ .status = 0 };
	while ((at = log_search(rest, version)) != NULL) {
		if (found && !is_sentence(line.at + start->end, at))
			break;
		found = take(line, (size_t)(at - line.at), start) || found;
		rest.at = at + VERSION;
		rest.length = (size_t)(line.at + line.length - rest.at);
	}
	return found && !log_is_quotation(line, start->at);
}

/* Words before which whatever follows is a text of its sender's. */
static bool names_sender_text(struct log_text line, size_t at)
{
	struct log_text rest = { line.at, at };
	const char *colon;
	size_t name, value;

	while ((colon = rest.length > 0 ? memchr(rest.at, ':', rest.length) : NULL) != NULL) {
		for (name = (size_t)(colon - line.at); name > 0 && log_is_token(line.at[name - 1]);)
			name--;
		/* Of one letter they are units and the like in a sentence. */
		if (colon - line.at > (ptrdiff_t)name + 1 &&
		    log_field_at((struct log_text){ line.at + name, at - name }, &value) ==
			    LOG_SAYS_ANYTHING)
			return true;
		rest.at = colon + 1;
		rest.length = at - (size_t)(rest.at - line.at);
	}
	return false;
}

/* Whether the quotes that were opened last before a place hold what a header field says of
 * somebody: From: "SIP/2.0 404 x" <sip:b@192.0.2.1>, or "User-Agent":"SIP/2.0 404 x". */
static bool is_in_name(struct log_text line, size_t at)
{
	char room[32];
	size_t end, name, value;
	enum log_field field;

	while (at > 0 && line.at[at - 1] != '"')
		at--;
	for (end = at > 0 ? at - 1 : 0; end > 0 && log_is_blank(line.at[end - 1]);)
		end--;
	if (end == 0 || line.at[--end] != ':')
		return false;
	end -= end > 0 && line.at[end - 1] == '"';
	for (name = end; name > 0 && end - name < sizeof(room) && log_is_token(line.at[name - 1]);)
		name--;
	if (end == name || end - name >= sizeof(room))
		return false;
	memcpy(room, line.at + name, end - name);
	room[end - name] = ':';
	field = log_field_at((struct log_text){ room, end - name + 1 }, &value);
	return field == LOG_FROM || field == LOG_TO || field == LOG_SAYS_ANYTHING ||
	       field == LOG_NAMES_SOMEBODY;
}

bool log_is_quotation(struct log_text line, size_t at)
{
	const char *http = log_search(line, "HTTP/");

	return (http != NULL && http > line.at && http[-1] == ' ') || names_sender_text(line, at) ||
	       is_in_name(line, at);
}
