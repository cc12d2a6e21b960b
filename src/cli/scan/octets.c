/* SPDX-License-Identifier: BSD-2-Clause */
#include "octets.h"

#include "base/text.h"

#include <string.h>

/* How many lines after its name a message may still go on. */
#define LINES_OF_A_MESSAGE 16
enum { CAUSE = 0x08, DISCONNECT = 0x45, RELEASE = 0x4D, RELEASE_COMPLETE = 0x5A };

/* ---------------------------------------------------------------- messages */

static bool ends_calls(struct log_text name)
{
	return log_begins(name, "DISCONNECT") || log_begins(name, "RELEASE");
}

void log_q931_see(struct log_q931 *q931, struct log_text line, uint64_t number)
{
	/* Cisco: "Q931: RX <- DISCONNECT pd = 8  callref = 0x0021". */
	const char *at = log_search(line, "pd = 8"), *name;
	struct log_text rest;

	if (at != NULL) {
		for (name = at; name > line.at && log_is_blank(name[-1]);)
			name--;
		for (at = name; name > line.at && log_is_token(name[-1]);)
			name--;
		rest = (struct log_text){ name, (size_t)(at - name) };
	} else {
		/* Asterisk: "< Message Type: DISCONNECT (69)". */
		static const char words[] = "Message Type: ";

		at = log_search(line, words);
		if (at == NULL)
			return;
		at += sizeof(words) - 1;
		rest = (struct log_text){ at, (size_t)(line.at + line.length - at) };
	}
	q931->line = number;
	q931->ends = ends_calls(rest);
}

/* ------------------------------------------------------------- hexadecimal */

static int hex_of(char c)
{
	if (sci_is_digit(c))
		return c - '0';
	c = sci_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Two hexadecimal digits; -1: none. */
static int octet_at(struct log_text text, size_t at)
{
	int high, low;

	if (at + 2 > text.length)
		return -1;
	high = hex_of(text.at[at]);
	low = hex_of(text.at[at + 1]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Octets that follow each other, with one blank between them or without; *end is behind the
 * last.  0: none, or not as octets are written. */
static size_t take_octets(struct log_text text, bool apart, unsigned char octets[LOG_OCTETS_MAX],
			  size_t *end)
{
	size_t count = 0, at = 0;
	int octet;

	*end = 0;
	while (count < LOG_OCTETS_MAX && (octet = octet_at(text, at)) >= 0) {
		octets[count++] = (unsigned char)octet;
		*end = at += 2;
		if (!apart)
			continue;
		if (at == text.length || text.at[at] != ' ')
			break;
		at++;
	}
	return *end < text.length && log_is_alnum(text.at[*end]) ? 0 : count;
}

/* Whether the first octets can be those of a cause: each ends its group. */
static bool is_cause(const unsigned char *octets, size_t count)
{
	size_t at = count > 2 && !(octets[0] & 0x80) ? 1 : 0;

	return count >= at + 2 && (octets[at] & 0x80) != 0 && (octets[at + 1] & 0x80) != 0;
}

/* What may stand behind octets: not a further word of a sentence. */
static bool is_end(struct log_text text, size_t at)
{
	while (at < text.length && log_is_blank(text.at[at]))
		at++;
	return at == text.length || strchr("-](),;'\".#^\\", text.at[at]) != NULL;
}

/* ------------------------------------------------------------------- forms */

/* "Cause i = 0x8290", "CAUSE: 82 90". */
static size_t named_cause(struct log_text line, const char *at,
			  unsigned char octets[LOG_OCTETS_MAX])
{
	struct log_text rest = { at + 5, (size_t)(line.at + line.length - at) - 5 };
	size_t end, count, skipped = 0;
	bool apart = true;

	if (at > line.at && log_is_token(at[-1]))
		return 0;
	while (skipped < rest.length && strchr(" :=i\t", rest.at[skipped]) != NULL &&
	       rest.at[skipped] != '\0')
		skipped++;
	if (skipped == 0)
		return 0;
	rest.at += skipped;
	rest.length -= skipped;
	if (rest.length > 2 && rest.at[0] == '0' && rest.at[1] == 'x') {
		apart = false;
		rest.at += 2;
		rest.length -= 2;
	}
	count = take_octets(rest, apart, octets, &end);
	return is_cause(octets, count) && is_end(rest, end) ? count : 0;
}

/* "[08 02 81 90]" */
static size_t element(struct log_text line, const char *at, unsigned char octets[LOG_OCTETS_MAX])
{
	struct log_text rest = { at + 1, (size_t)(line.at + line.length - at) - 1 };
	size_t end, count = take_octets(rest, true, octets, &end);

	if (count < 4 || octets[0] != CAUSE || octets[1] != count - 2 || end == rest.length ||
	    rest.at[end] != ']' || !is_cause(octets + 2, count - 2))
		return 0;
	memmove(octets, octets + 2, count - 2);
	return count - 2;
}

/* The cause among the elements of a message, all of which must be whole. */
static size_t cause_within(unsigned char octets[LOG_OCTETS_MAX], size_t at, size_t count)
{
	size_t cause = 0, length = 0;

	while (at < count) {
		if (octets[at] & 0x80) {
			at++;
			continue;
		}
		if (at + 1 == count || octets[at + 1] > count - at - 2)
			return 0;
		if (octets[at] == CAUSE && cause == 0) {
			cause = at + 2;
			length = octets[at + 1];
		}
		at += 2 + (size_t)octets[at + 1];
	}
	if (cause == 0 || !is_cause(octets + cause, length))
		return 0;
	memmove(octets, octets + cause, length);
	return length;
}

/* "08 01 2e 45 08 02 80 90", "0x08012E4508028090": a message from its first octet on. */
static size_t whole_message(struct log_text line, const char *at,
			    unsigned char octets[LOG_OCTETS_MAX])
{
	size_t before = (size_t)(at - line.at), end, count, type;
	bool apart = line.length - before > 2 && at[2] == ' ';
	struct log_text rest = { at, line.length - before };

	if (apart) {
		/* Neither after another octet nor after a date. */
		if (before > 0 && !log_is_blank(at[-1]) && strchr("[(<>\"'", at[-1]) == NULL)
			return 0;
		if (before > 1 && log_is_blank(at[-1]) && log_is_alnum(at[-2]))
			return 0;
	} else if (before < 2 || memcmp(at - 2, "0x", 2) != 0) {
		return 0;
	}
	count = take_octets(rest, apart, octets, &end);
	if (count < 8 || octets[0] != 0x08 || octets[1] < 1 || octets[1] > 2 || !is_end(rest, end))
		return 0;
	type = 2 + (size_t)octets[1];
	if (octets[type] != DISCONNECT && octets[type] != RELEASE &&
	    octets[type] != RELEASE_COMPLETE)
		return 0;
	return cause_within(octets, type + 1, count);
}

size_t log_octets_find(const struct log_q931 *q931, struct log_text line, uint64_t number,
		       unsigned char octets[LOG_OCTETS_MAX])
{
	size_t count = 0, at;
	bool ends = q931->line == 0 || number - q931->line > LINES_OF_A_MESSAGE || q931->ends;

	for (at = 0; at + 8 < line.length && count == 0; at++) {
		struct log_text rest = { line.at + at, line.length - at };

		if (sci_lower(rest.at[0]) == 'c' && log_begins(rest, "cause"))
			count = ends ? named_cause(line, rest.at, octets) : 0;
		else if (rest.at[0] == '[' && rest.at[1] == '0' && rest.at[2] == '8')
			count = ends ? element(line, rest.at, octets) : 0;
		else if (rest.at[0] == '0' && rest.at[1] == '8')
			count = whole_message(line, rest.at, octets);
	}
	return count;
}
