/* SPDX-License-Identifier: BSD-2-Clause */
#include "field.h"

#include "base/text.h"

#include <string.h>

#define LETTERS_OF(c) [c] = 1, [c + 1] = 1, [c + 2] = 1, [c + 3] = 1, [c + 4] = 1
const unsigned char log_token_table[256] = {
	LETTERS_OF('0'), LETTERS_OF('5'), LETTERS_OF('a'), LETTERS_OF('f'), LETTERS_OF('k'),
	LETTERS_OF('p'), LETTERS_OF('u'), ['z'] = 1,       LETTERS_OF('A'), LETTERS_OF('F'),
	LETTERS_OF('K'), LETTERS_OF('P'), LETTERS_OF('U'), ['Z'] = 1,       ['-'] = 1,
	['.'] = 1,       ['!'] = 1,       ['%'] = 1,       ['*'] = 1,       ['_'] = 1,
	['+'] = 1,       ['`'] = 1,       ['\''] = 1,      ['~'] = 1,
};

struct log_text log_trim(struct log_text text)
{
	while (text.length > 0 && log_is_blank(text.at[0])) {
		text.at++;
		text.length--;
	}
	while (text.length > 0 && log_is_blank(text.at[text.length - 1]))
		text.length--;
	return text;
}

bool log_begins(struct log_text text, const char *word)
{
	size_t i;

	for (i = 0; word[i] != '\0'; i++)
		if (i >= text.length || sci_lower(text.at[i]) != sci_lower(word[i]))
			return false;
	return true;
}

const char *log_search(struct log_text text, const char *word)
{
	size_t length = strlen(word);
	const char *at = text.at, *last;

	if (text.length < length)
		return NULL;
	last = text.at + (text.length - length);
	while (at <= last && (at = memchr(at, word[0], (size_t)(last + 1 - at))) != NULL) {
		if (memcmp(at, word, length) == 0)
			return at;
		at++;
	}
	return NULL;
}

int64_t log_number(struct log_text text)
{
	int64_t number = 0;
	size_t i;

	for (i = 0; i < text.length && sci_is_digit(text.at[i]) && number < 1000000000000; i++)
		number = number * 10 + (text.at[i] - '0');
	return i > 0 && number < 1000000000000 ? number : -1;
}

/* ------------------------------------------------------------------- names */

/* The most usual ones first. */
static const struct {
	const char *name;
	enum log_field field;
} names[] = {
	{ "Via", LOG_VIA },
	{ "From", LOG_FROM },
	{ "To", LOG_TO },
	{ "Call-ID", LOG_CALL_ID },
	{ "CSeq", LOG_CSEQ },
	{ "Contact", LOG_NAMES_SOMEBODY },
	{ "Content-Length", LOG_CONTENT_LENGTH },
	{ "Max-Forwards", LOG_KNOWN_FIELD },
	{ "User-Agent", LOG_SAYS_ANYTHING },
	{ "Server", LOG_SAYS_ANYTHING },
	{ "Allow", LOG_KNOWN_FIELD },
	{ "Supported", LOG_KNOWN_FIELD },
	{ "Content-Type", LOG_CONTENT_TYPE },
	{ "Record-Route", LOG_KNOWN_FIELD },
	{ "Route", LOG_KNOWN_FIELD },
	{ "Reason", LOG_REASON },
	{ "Warning", LOG_WARNING },
	{ "Retry-After", LOG_RETRY_AFTER },
	{ "v", LOG_VIA },
	{ "f", LOG_FROM },
	{ "t", LOG_TO },
	{ "i", LOG_CALL_ID },
	{ "m", LOG_KNOWN_FIELD },
	{ "l", LOG_CONTENT_LENGTH },
	{ "c", LOG_CONTENT_TYPE },
	{ "k", LOG_KNOWN_FIELD },
	{ "e", LOG_KNOWN_FIELD },
	{ "s", LOG_SAYS_ANYTHING },
	{ "o", LOG_KNOWN_FIELD },
	{ "r", LOG_KNOWN_FIELD },
	{ "b", LOG_KNOWN_FIELD },
	{ "u", LOG_KNOWN_FIELD },
	{ "x", LOG_KNOWN_FIELD },
	{ "y", LOG_KNOWN_FIELD },
	{ "Accept", LOG_KNOWN_FIELD },
	{ "Accept-Encoding", LOG_KNOWN_FIELD },
	{ "Accept-Language", LOG_KNOWN_FIELD },
	{ "Alert-Info", LOG_KNOWN_FIELD },
	{ "Allow-Events", LOG_KNOWN_FIELD },
	{ "Authorization", LOG_KNOWN_FIELD },
	{ "Call-Info", LOG_KNOWN_FIELD },
	{ "Content-Disposition", LOG_KNOWN_FIELD },
	{ "Content-Encoding", LOG_KNOWN_FIELD },
	{ "Date", LOG_KNOWN_FIELD },
	{ "Diversion", LOG_SAYS_ANYTHING },
	{ "Error-Info", LOG_SAYS_ANYTHING },
	{ "Event", LOG_KNOWN_FIELD },
	{ "Expires", LOG_KNOWN_FIELD },
	{ "Geolocation", LOG_KNOWN_FIELD },
	{ "History-Info", LOG_SAYS_ANYTHING },
	{ "Identity", LOG_KNOWN_FIELD },
	{ "Min-Expires", LOG_KNOWN_FIELD },
	{ "Min-SE", LOG_KNOWN_FIELD },
	{ "MIME-Version", LOG_KNOWN_FIELD },
	{ "Organization", LOG_SAYS_ANYTHING },
	{ "P-Asserted-Identity", LOG_NAMES_SOMEBODY },
	{ "P-Charging-Vector", LOG_KNOWN_FIELD },
	{ "Path", LOG_KNOWN_FIELD },
	{ "Priority", LOG_KNOWN_FIELD },
	{ "Privacy", LOG_KNOWN_FIELD },
	{ "Proxy-Authenticate", LOG_KNOWN_FIELD },
	{ "Proxy-Authorization", LOG_KNOWN_FIELD },
	{ "Proxy-Require", LOG_KNOWN_FIELD },
	{ "RAck", LOG_KNOWN_FIELD },
	{ "Refer-To", LOG_SAYS_ANYTHING },
	{ "Referred-By", LOG_SAYS_ANYTHING },
	{ "Remote-Party-ID", LOG_NAMES_SOMEBODY },
	{ "Replaces", LOG_KNOWN_FIELD },
	{ "Reply-To", LOG_NAMES_SOMEBODY },
	{ "Request-Disposition", LOG_KNOWN_FIELD },
	{ "Require", LOG_KNOWN_FIELD },
	{ "RSeq", LOG_KNOWN_FIELD },
	{ "Session-Expires", LOG_KNOWN_FIELD },
	{ "Session-ID", LOG_KNOWN_FIELD },
	{ "SIP-ETag", LOG_KNOWN_FIELD },
	{ "SIP-If-Match", LOG_KNOWN_FIELD },
	{ "Subject", LOG_SAYS_ANYTHING },
	{ "Subscription-State", LOG_KNOWN_FIELD },
	{ "Timestamp", LOG_KNOWN_FIELD },
	{ "Unsupported", LOG_KNOWN_FIELD },
	{ "User-to-User", LOG_KNOWN_FIELD },
	{ "WWW-Authenticate", LOG_KNOWN_FIELD },
};

enum { NAMES = sizeof(names) / sizeof(names[0]), LONGEST = 24 };

/* The names of each length stand together in `order`, from starts[length] on. */
static unsigned char order[NAMES], starts[LONGEST + 2];

static void make_order(void)
{
	size_t length, i, count = 0;

	for (length = 0; length <= LONGEST; length++) {
		starts[length] = (unsigned char)count;
		for (i = 0; i < NAMES; i++)
			if (strlen(names[i].name) == length)
				order[count++] = (unsigned char)i;
	}
	starts[LONGEST + 1] = (unsigned char)count;
}

static enum log_field find_name(struct log_text name)
{
	size_t i;

	if (starts[LONGEST + 1] == 0)
		make_order();
	for (i = name.length <= LONGEST ? starts[name.length] : NAMES;
	     name.length <= LONGEST && i < starts[name.length + 1]; i++)
		if (sci_lower(names[order[i]].name[0]) == sci_lower(name.at[0]) &&
		    log_begins(name, names[order[i]].name))
			return names[order[i]].field;
	return log_begins(name, "X-") || log_begins(name, "P-") ? LOG_PRIVATE_FIELD
								: LOG_OTHER_FIELD;
}

enum log_field log_field_at(struct log_text text, size_t *value)
{
	enum log_field field;
	size_t length = 0, at;

	if (text.length == 0 || !sci_is_letter(text.at[0]))
		return LOG_NO_FIELD;
	while (length < text.length && log_is_token(text.at[length]))
		length++;
	for (at = length; at < text.length && log_is_blank(text.at[at]);)
		at++;
	if (at == text.length || text.at[at] != ':')
		return LOG_NO_FIELD;
	*value = at + 1;
	field = find_name((struct log_text){ text.at, length });
	/* Of a name that nobody knows, more is asked: "12:30", "http://" are none. */
	if (field == LOG_OTHER_FIELD &&
	    (at != length || (at + 1 < text.length && !log_is_blank(text.at[at + 1]))))
		return LOG_NO_FIELD;
	return field;
}

struct log_text log_parameter(struct log_text value, const char *name)
{
	struct log_text none = { NULL, 0 }, rest;
	size_t length = strlen(name);
	const char *at;

	while ((at = log_search(value, name)) != NULL) {
		rest.at = at + length;
		rest.length = (size_t)(value.at + value.length - rest.at);
		if (at > value.at && (at[-1] == ';' || log_is_blank(at[-1])) && rest.length > 0 &&
		    rest.at[0] == '=') {
			rest.at++;
			for (length = 0; length + 1 < rest.length && log_is_token(rest.at[length]);)
				length++;
			if (length < rest.length && log_is_token(rest.at[length]))
				length++;
			return (struct log_text){ rest.at, length };
		}
		value = rest;
	}
	return none;
}

/* ------------------------------------------------------------------ values */

static size_t skip_blanks(struct log_text text, size_t at)
{
	while (at < text.length && log_is_blank(text.at[at]))
		at++;
	return at;
}

static size_t skip_token(struct log_text text, size_t at)
{
	while (at < text.length && log_is_token(text.at[at]))
		at++;
	return at;
}

/* Behind the quoted string that begins here; 0: it does not end. */
static size_t skip_quoted(struct log_text text, size_t at)
{
	for (at++; at < text.length && text.at[at] != '"'; at++)
		if (text.at[at] == '\\')
			at++;
	return at < text.length ? at + 1 : 0;
}

/* One ;name=value; 0: none. */
static size_t skip_parameter(struct log_text text, size_t at, bool *cause)
{
	size_t name, end, next;

	at = skip_blanks(text, at);
	if (at == text.length || text.at[at] != ';')
		return 0;
	name = skip_blanks(text, at + 1);
	end = skip_token(text, name);
	if (end == name)
		return 0;
	next = skip_blanks(text, end);
	if (next == text.length || text.at[next] != '=')
		return end;
	next = skip_blanks(text, next + 1);
	if (next < text.length && text.at[next] == '"')
		return skip_quoted(text, next);
	if (end - name == 5 && log_begins((struct log_text){ text.at + name, 5 }, "cause") &&
	    next < text.length && sci_is_digit(text.at[next]))
		*cause = true;
	end = skip_token(text, next);
	return end > next ? end : 0;
}

size_t log_reason_length(struct log_text text)
{
	size_t end = 0, at = 0, next;
	bool cause = false;

	for (;;) {
		at = skip_blanks(text, at);
		next = skip_token(text, at);
		if (next == at)
			break;
		at = next;
		while ((next = skip_parameter(text, at, &cause)) > 0)
			end = at = next;
		if (end != at || !cause)
			break;
		at = skip_blanks(text, at);
		if (at == text.length || text.at[at++] != ',')
			break;
	}
	return cause ? end : 0;
}

size_t log_warning_length(struct log_text text)
{
	size_t at = skip_blanks(text, 0), from = at;

	while (at < text.length && sci_is_digit(text.at[at]))
		at++;
	if (at - from != 3 || at == text.length || text.at[at] != ' ')
		return 0;
	for (from = ++at; at < text.length && (log_is_token(text.at[at]) || text.at[at] == ':');)
		at++;
	if (at == from || at + 1 >= text.length || text.at[at] != ' ' || text.at[at + 1] != '"')
		return 0;
	return skip_quoted(text, at + 1);
}
