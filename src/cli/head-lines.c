/* SPDX-License-Identifier: BSD-2-Clause */
#include "head-lines.h"

#include "base/text.h"

/* RFC 3261 25.1, token. */
static bool is_token(char c)
{
	return sci_is_letter(c) || sci_is_digit(c) ||
	       (c != '\0' && strchr("-.!%*_+`'~", c) != NULL);
}

size_t cli_count_blanks(const char *text, size_t length)
{
	size_t i = 0;

	while (i < length && cli_is_blank(text[i]))
		i++;
	return i;
}

bool cli_take_line(struct cli_mark *mark, const char *end, struct cli_line *line)
{
	const char *feed;

	if (mark->at == end)
		return false;
	feed = memchr(mark->at, '\n', (size_t)(end - mark->at));
	line->text = mark->at;
	line->length = (size_t)((feed != NULL ? feed : end) - mark->at);
	line->length -= line->length > 0 && line->text[line->length - 1] == '\r';
	mark->at = feed != NULL ? feed + 1 : end;
	mark->line++;
	return true;
}

struct cli_line cli_line_behind(struct cli_line line, size_t count)
{
	struct cli_line rest = { line.text + count, line.length - count };

	return rest;
}

/* The length of "SIP/2.0" at the beginning of a line, without case; 0: it is not there.
 * SIP/2.0/UDP is the beginning of a Via. */
static size_t version_length(struct cli_line line, const char *name)
{
	size_t i = 0;

	while (name[i] != '\0' && i < line.length && sci_lower(line.text[i]) == name[i])
		i++;
	if (name[i] != '\0' || i == line.length || !sci_is_digit(line.text[i]))
		return 0;
	while (i < line.length && (sci_is_digit(line.text[i]) || line.text[i] == '.'))
		i++;
	return i < line.length && line.text[i] == '/' ? 0 : i;
}

bool cli_is_http(const char *line, size_t length)
{
	return version_length((struct cli_line){ line, length }, "http/") > 0;
}

bool cli_is_response(const char *line, size_t length)
{
	return version_length((struct cli_line){ line, length }, "sip/") > 0 ||
	       cli_is_http(line, length);
}

/* METHOD URI SIP/2.0, perhaps with more blanks than there should be. */
static bool is_request(struct cli_line line)
{
	struct cli_line version;
	size_t last, at = 0;

	while (line.length > 0 && cli_is_blank(line.text[line.length - 1]))
		line.length--;
	last = line.length;
	while (last > 0 && !cli_is_blank(line.text[last - 1]))
		last--;
	version = cli_line_behind(line, last);
	if (version.length == 0 || version_length(version, "sip/") != version.length)
		return false;
	while (at < line.length && is_token(line.text[at]))
		at++;
	if (at == 0 || at == line.length || !cli_is_blank(line.text[at]))
		return false;
	at += cli_count_blanks(line.text + at, line.length - at);
	/* Blanks may stand before the colon of a header field. */
	if (at >= last || line.text[at] == ':')
		return false;
	while (at < last && !cli_is_blank(line.text[at]))
		at++;
	return at + cli_count_blanks(line.text + at, last - at) == last;
}

bool cli_is_first_line(const char *text, size_t length)
{
	const struct cli_line line = { text, length };

	return cli_is_response(text, length) || is_request(line);
}

bool cli_is_field(const char *line, size_t length)
{
	size_t at = 0;

	while (at < length && is_token(line[at]))
		at++;
	if (at == 0)
		return false;
	at += cli_count_blanks(line + at, length - at);
	return at < length && line[at] == ':';
}

const char *cli_field_name(const char *line, size_t length)
{
	size_t blanks = cli_count_blanks(line, length);

	return cli_is_field(line + blanks, length - blanks) ? line + blanks : NULL;
}

/* Where a status line begins behind something else, such as the time: SIP/2.0 486.  SIZE_MAX:
 * nowhere. */
static size_t find_status(struct cli_line line)
{
	static const char word[] = "SIP/2.0 ";
	const size_t size = sizeof(word) - 1;
	size_t i, k;

	for (i = 1; i + size + 3 <= line.length; i++) {
		char before = line.text[i - 1];

		if (line.text[i] != 'S' || sci_is_letter(before) || sci_is_digit(before) ||
		    memcmp(line.text + i, word, size) != 0)
			continue;
		k = i + size;
		while (k < i + size + 3 && sci_is_digit(line.text[k]))
			k++;
		if (k == i + size + 3 && (k == line.length || cli_is_blank(line.text[k])))
			return i;
	}
	return SIZE_MAX;
}

/* Where a request line begins behind something else: its method is the third word from the
 * end, and its URI has a scheme. */
static size_t find_request(struct cli_line line)
{
	size_t words = 0, at = line.length;
	struct cli_line rest;

	while (at > 0 && words < 3) {
		while (at > 0 && !cli_is_blank(line.text[at - 1]))
			at--;
		words++;
		if (words < 3 && at > 0)
			at--;
	}
	rest = cli_line_behind(line, at);
	if (words < 3 || !is_request(rest) || memchr(rest.text, ':', rest.length) == NULL)
		return SIZE_MAX;
	return at;
}

size_t cli_find_first_line(struct cli_line line)
{
	size_t at = find_status(line);

	return at != SIZE_MAX ? at : find_request(line);
}

const char *cli_find_field(const char *head, size_t length, const char *name, char compact,
			   size_t *value_length)
{
	struct cli_mark mark = { head, 1 };
	const char *end = head + length, *value = NULL;
	size_t size = strlen(name);
	struct cli_line line;

	*value_length = 0;
	while (cli_take_line(&mark, end, &line)) {
		size_t at = 0;

		if (value != NULL) {
			if (line.length == 0 || !cli_is_blank(line.text[0]))
				return value;
			*value_length = (size_t)(line.text + line.length - value);
			continue;
		}
		if (!cli_is_field(line.text, line.length))
			continue;
		while (at < size && at < line.length &&
		       sci_lower(line.text[at]) == sci_lower(name[at]))
			at++;
		if (at != size)
			at = sci_lower(line.text[0]) == compact;
		if (at == 0 || is_token(line.text[at]))
			continue;
		at += cli_count_blanks(line.text + at, line.length - at) + 1;
		value = line.text + at;
		*value_length = line.length - at;
	}
	return value;
}
