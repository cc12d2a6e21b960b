/* SPDX-License-Identifier: BSD-2-Clause */
#include "mask.h"

#include "base/text.h"

/* A part of a text. */
struct span {
	char *at;
	char *end;
};

/* Put the sign over the last digits before a place, which has as many before it. */
static void mask_last(char *end, size_t digits)
{
	while (digits > 0) {
		end--;
		if (!sci_is_digit(*end))
			continue;
		*end = MASK_SIGN;
		digits--;
	}
}

/* ----------------------------------------------------------------- a number */

/* Pass over a word, in any case.  false: the text does not begin with it. */
static bool take_word(struct span *span, const char *word)
{
	size_t length = strlen(word);
	const struct cell begin = { span->at, length };

	if ((size_t)(span->end - span->at) < length || !cell_is(begin, word, true))
		return false;
	span->at += length;
	return true;
}

static bool is_one_of(const char *set, char c)
{
	return c != '\0' && strchr(set, c) != NULL;
}

/* Quotes and blanks, also those that CSV doubles, JSON escapes and spreadsheets ask for. */
static struct span strip(struct span span)
{
	char *from;

	do {
		from = span.at;
		take_word(&span, "\\\"");
		if (span.at < span.end && is_one_of(" \t\"'=", *span.at))
			span.at++;
	} while (span.at > from);
	while (span.end > span.at && is_one_of(" \t\"'\\", span.end[-1]))
		span.end--;
	return span;
}

/* Digits alone, behind a + that may be written in another way; with marks between them where
 * that is allowed. */
static bool mask_digits(struct span span, bool marks, unsigned digits)
{
	size_t count = 0;
	char *at;

	if (!take_word(&span, "+") && !take_word(&span, "%2b"))
		take_word(&span, "\\u002b");
	for (at = span.at; at < span.end; at++) {
		if (sci_is_digit(*at))
			count++;
		else if (!marks || !is_one_of("-.()", *at))
			return false;
	}
	if (count < MASK_LEAST || count > MASK_MOST)
		return false;
	mask_last(span.end, count < digits ? count : digits);
	return true;
}

static char *find_one_of(struct span span, const char *set)
{
	while (span.at < span.end && !is_one_of(set, *span.at))
		span.at++;
	return span.at;
}

/* A number alone, or the user of an address.  What has no user has a host alone, which may be
 * digits and points. */
static bool mask_address(struct span span, unsigned digits)
{
	bool sip = take_word(&span, "sip:") || take_word(&span, "sips:");
	bool tel = !sip && take_word(&span, "tel:");
	bool user;

	if (!sip && !tel)
		return mask_digits(span, false, digits);
	user = sip && find_one_of(span, "@") < span.end;
	span.end = find_one_of(span, "@;?>:");
	return mask_digits(span, user || tel, digits);
}

/* The last < or > of a text, which JSON may escape; its end: there is none. */
static struct span find_bracket(struct span span, const char *plain, const char *escaped)
{
	struct span found = { span.end, span.end };

	for (; span.at < span.end; span.at++) {
		struct span rest = span;

		if (take_word(&rest, plain) || take_word(&rest, escaped))
			found = (struct span){ span.at, rest.at };
	}
	return found;
}

bool mask_number(char *text, size_t length, unsigned digits)
{
	struct span all = { text, text + length };
	struct span open = find_bracket(all, "<", "\\u003c");
	struct span name = { all.at, open.at }, address = { open.end, all.end };
	bool masked;

	if (length < MASK_LEAST)
		return false;
	if (open.at == all.end)
		return mask_address(strip(all), digits);
	address.end = find_bracket(address, ">", "\\u003e").at;
	masked = mask_address(strip(address), digits);
	return mask_address(strip(name), digits) || masked;
}

/* ------------------------------------------------------------------- others */

/* The bytes of an escape of JSON. */
static size_t escape_size(const char *at, const char *end)
{
	size_t size = at + 1 < end && at[1] == 'u' ? 6 : 2;

	return (size_t)(end - at) < size ? (size_t)(end - at) : size;
}

bool mask_runs(char *text, size_t length, unsigned digits, bool escaped)
{
	char *at = text, *end = text + length;
	bool masked = false;

	while (at < end) {
		char *from = at;
		size_t count;

		while (at < end && sci_is_digit(*at))
			at++;
		count = (size_t)(at - from);
		if (count >= MASK_LEAST) {
			mask_last(at, count < digits ? count : digits);
			masked = true;
		}
		if (at < end)
			at += escaped && *at == '\\' ? escape_size(at, end) : 1;
	}
	return masked;
}

void mask_all(char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (sci_is_digit(text[i]))
			text[i] = MASK_SIGN;
}

bool mask_value(char *text, size_t length, unsigned digits, enum mask_way way)
{
	if (way == MASK_NUMBER)
		return mask_number(text, length, digits);
	return way == MASK_RUNS && mask_runs(text, length, digits, false);
}

struct cell mask_shown(struct cell cell, unsigned digits, char scratch[CELL_TEXT])
{
	struct cell shown = { scratch, cell.length < CELL_TEXT ? cell.length : CELL_TEXT };

	if (digits == 0 || cell.length == 0)
		return cell;
	memcpy(scratch, cell.text, shown.length);
	mask_runs(scratch, shown.length, digits, false);
	return shown;
}
