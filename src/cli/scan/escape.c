/* SPDX-License-Identifier: BSD-2-Clause */
#include "escape.h"

#include "base/text.h"

#include <string.h>

/* -------------------------------------------------------------- ends of lines */

/* One of the words that the text begins with; 0: none. */
static size_t take_word(struct log_text text, const char *const *words)
{
	for (; *words != NULL; words++) {
		size_t length = strlen(*words);

		if (text.length >= length && memcmp(text.at, *words, length) == 0)
			return length;
	}
	return 0;
}

static const char *const returns[] = { "\\\\r", "\\r",     "#015",    "^M",   "\\x0d", "\\x0D",
				       "\\015", "\\u000d", "\\u000D", "<CR>", "\r",    NULL };
static const char *const feeds[] = { "\\\\n", "\\n",     "#012",    "^J",   "\\x0a", "\\x0A",
				     "\\012", "\\u000a", "\\u000A", "<LF>", NULL };

size_t log_line_end(struct log_text text)
{
	struct log_text rest = text;
	size_t first = take_word(text, returns), second;

	rest.at += first;
	rest.length -= first;
	second = take_word(rest, feeds);
	/* \r alone may be anything: C:\recordings. */
	if (first > 0 && second == 0 && text.at[0] == '\\')
		return 0;
	/* ngrep writes both as full stops. */
	if (first == 0 && second == 0 && text.length >= 2 && memcmp(text.at, "..", 2) == 0)
		return 2;
	return first + second;
}

static bool ends_in(struct log_text text, const char *const *words)
{
	for (; *words != NULL; words++) {
		size_t length = strlen(*words);

		if (text.length >= length &&
		    memcmp(text.at + text.length - length, *words, length) == 0)
			return true;
	}
	return false;
}

bool log_ends_line(struct log_text text)
{
	return ends_in(text, feeds) || ends_in(text, returns);
}

/* -------------------------------------------------------------------- colours */

static const char *const escapes[] = { "\033",  "#033",    "^[",      "\\x1b", "\\x1B",
				       "\\033", "\\u001b", "\\u001B", "\\e",   NULL };

/* How much before a square bracket is the escape of a colour; 0: nothing. */
static size_t escape_before(struct log_text before)
{
	const char *const *word;

	for (word = escapes; *word != NULL; word++) {
		size_t length = strlen(*word);

		if (before.length >= length &&
		    memcmp(before.at + before.length - length, *word, length) == 0)
			return length;
	}
	return 0;
}

/* How much from a square bracket on is the rest of one; 0: nothing. */
static size_t colour_at(struct log_text text)
{
	size_t at = 1;

	while (at < text.length && (sci_is_digit(text.at[at]) || text.at[at] == ';'))
		at++;
	return at < text.length && (text.at[at] == 'm' || text.at[at] == 'K') ? at + 1 : 0;
}

struct log_text log_without_colours(char *room, struct log_text line)
{
	const char *end = line.at + line.length, *from = line.at, *at = line.at;
	size_t length = 0;

	while (at < end && (at = memchr(at, '[', (size_t)(end - at))) != NULL) {
		size_t before = escape_before((struct log_text){ from, (size_t)(at - from) });
		size_t behind =
			before > 0 ? colour_at((struct log_text){ at, (size_t)(end - at) }) : 0;

		if (behind == 0) {
			at++;
			continue;
		}
		memcpy(room + length, from, (size_t)(at - from) - before);
		length += (size_t)(at - from) - before;
		at = from = at + behind;
		/* It parts words. */
		if (length > 0 && log_is_alnum(room[length - 1]) && from < end &&
		    log_is_alnum(*from))
			room[length++] = ' ';
	}
	if (from == line.at)
		return line;
	memcpy(room + length, from, (size_t)(end - from));
	return (struct log_text){ room, length + (size_t)(end - from) };
}
