/* SPDX-License-Identifier: BSD-2-Clause */
#include "traces.h"

#include "base/text.h"
#include "message.h"
#include "octets.h"

#include <string.h>

/* --------------------------------------------------------------- what is round */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct sci_slice slice_of(const char *begin, const char *end)
{
	struct sci_slice slice = { begin, (uint32_t)(end - begin) };

	return slice;
}

static struct sci_slice trim(struct sci_slice text)
{
	while (text.length > 0 && is_blank(text.text[0]))
		text = slice_of(text.text + 1, text.text + text.length);
	while (text.length > 0 && is_blank(text.text[text.length - 1]))
		text.length--;
	return text;
}

/* Take off a pair of brackets round the whole. */
static bool take_brackets(struct sci_slice *text)
{
	static const char pairs[] = "[](){}<>";
	size_t i;

	if (text->length < 2)
		return false;
	for (i = 0; i < sizeof(pairs) - 1; i += 2)
		if (text->text[0] == pairs[i] && text->text[text->length - 1] == pairs[i + 1]) {
			*text = trim(slice_of(text->text + 1, text->text + text->length - 1));
			return true;
		}
	return false;
}

/* Take "cause", what may follow it ("i", "IE"), and a ':' or '=' or nothing. */
static bool take_label(struct sci_slice *text)
{
	static const char word[] = "cause";
	const char *at = text->text, *end = at + text->length;
	struct sci_slice head = { at, sizeof(word) - 1 };

	if (text->length < sizeof(word) || !sci_slice_is(head, word))
		return false;
	at += head.length;
	while (at < end && (is_blank(*at) || sci_is_letter(*at)))
		at++;
	if (at == end || at - text->text > 16)
		return false;
	*text = trim(slice_of(at + (*at == ':' || *at == '=' ? 1 : 0), end));
	return true;
}

/* Part the octets from the words behind them, which a dash or bracket begins. */
static struct sci_slice take_text(struct sci_slice *text)
{
	static const struct sci_slice nothing;
	const char *at, *end = text->text + text->length;

	for (at = text->text + 1; at + 1 < end; at++) {
		bool dash = *at == '-' && is_blank(at[-1]) && is_blank(at[1]);
		struct sci_slice words = slice_of(at + (dash ? 1 : 0), end);

		if (!dash && *at != '(')
			continue;
		words = trim(words);
		take_brackets(&words);
		*text = trim(slice_of(text->text, at));
		return words;
	}
	return nothing;
}

static bool has_prefix(struct sci_slice text)
{
	return text.length > 2 && text.text[0] == '0' && sci_lower(text.text[1]) == 'x';
}

static bool is_hex(char c)
{
	c = sci_lower(c);
	return sci_is_digit(c) || (c >= 'a' && c <= 'f');
}

static bool has_separator(struct sci_slice text)
{
	uint32_t i;

	for (i = 0; i < text.length; i++)
		if (!is_hex(text.text[i]))
			return true;
	return false;
}

bool sci_trace_is_octets(struct sci_slice text)
{
	uint32_t i, digits = 0;
	bool sure;

	text = trim(text);
	take_brackets(&text);
	/* Decimal digits alone may be numbers. */
	sure = has_prefix(text) || (text.length > 2 && memcmp(text.text, "08", 2) == 0);
	for (i = has_prefix(text) ? 2 : 0; i < text.length; i++) {
		if (is_hex(text.text[i])) {
			sure = sure || !sci_is_digit(text.text[i]);
			digits++;
			continue;
		}
		if (digits % 2 != 0 ||
		    (!is_blank(text.text[i]) && text.text[i] != ':' && text.text[i] != '-'))
			return false;
	}
	return sure && digits >= 4 && digits % 2 == 0;
}

/* -------------------------------------------------------------------- elements */

/* The cause in information elements from `at` on.  false: there is none, or these are
 * no elements to the end. */
static bool find_element(struct sci_trace *trace, size_t count, size_t at)
{
	bool found = false, other = false;

	while (at < count) {
		unsigned char id = trace->octets[at];
		size_t length;

		if ((id & 0x80u) != 0) {
			/* A locking shift: what follows is of another codeset. */
			if ((id & 0xF8u) == 0x90)
				return found;
			other = (id & 0xF8u) == 0x98;
			at++;
			continue;
		}
		if (at + 1 == count || (length = trace->octets[at + 1]) > count - at - 2)
			return false;
		if (id == SCI_IE_CAUSE && !found && !other && length >= 2) {
			trace->from = at + 2;
			trace->length = length;
			found = true;
		}
		other = false;
		at += 2 + length;
	}
	return found;
}

enum { DISCONNECT = 0x45, RELEASE = 0x4D, RELEASE_COMPLETE = 0x5A };

/* A message of Q.931 that ends a call: discriminator, call reference, type, elements. */
static bool find_in_message(struct sci_trace *trace, size_t count)
{
	size_t reference = count > 1 ? trace->octets[1] : 0, at = 2 + reference;

	if (count < 4 || trace->octets[0] != 0x08 || reference > 2 || at >= count)
		return false;
	switch (trace->octets[at]) {
	case DISCONNECT:
	case RELEASE:
	case RELEASE_COMPLETE:
		return find_element(trace, count, at + 1);
	default:
		return false;
	}
}

/* NULL, or what was expected of so many octets. */
static const char *find_cause(struct sci_trace *trace, size_t count)
{
	struct sci_octets octets;
	const char *expected;
	size_t at;

	if (trace->octets[0] == SCI_IE_CAUSE) {
		size_t from, length;
		bool element = find_element(trace, count, 0);

		from = trace->from;
		length = trace->length;
		if (find_in_message(trace, count))
			return element ? "octets that are a message or elements, not either" : NULL;
		if (element) {
			trace->from = from;
			trace->length = length;
			return NULL;
		}
	}
	trace->from = 0;
	trace->length = count;
	expected = sci_octets_read(trace->octets, count, &octets, &at);
	return trace->octets[0] == SCI_IE_CAUSE && expected != NULL
		       ? "a cause element whose length fits, or a DISCONNECT or RELEASE with one"
		       : expected;
}

/* ----------------------------------------------------------------------- whole */

int sci_trace_read(struct sci_slice line, struct sci_trace *trace, struct sipcause_error *error)
{
	struct sci_slice rest = trim(line);
	char found[SCI_QUOTED];
	struct sci_octets octets;
	const char *expected;
	size_t count = 0, at;
	int code;

	trace->text.text = NULL;
	trace->text.length = 0;
	trace->marked = take_brackets(&rest);
	trace->labelled = take_label(&rest);
	trace->marked = take_brackets(&rest) || trace->marked;
	if (rest.length > 0)
		trace->text = take_text(&rest);
	trace->marked = take_brackets(&rest) || trace->marked || trace->labelled ||
			has_prefix(rest) || has_separator(rest);
	code = sipcause_octets_parse(rest.text, rest.length, trace->octets, sizeof(trace->octets),
				     &count, error);
	if (code != SIPCAUSE_OK)
		return code;
	expected = find_cause(trace, count);
	if (expected == NULL)
		expected =
			sci_octets_read(trace->octets + trace->from, trace->length, &octets, &at);
	if (expected == NULL)
		return SIPCAUSE_OK;
	return sci_fault_set(error, SCI_FAULT_ELEMENT, 0, 1,
			     sci_quote(found, line.text, line.length), expected);
}

int sipcause_trace_parse(const char *text, size_t length, void *octets, size_t size, size_t *count,
			 struct sipcause_error *error)
{
	struct sci_slice line = { text, (uint32_t)length };
	struct sci_trace trace;
	int code;

	if (text == NULL || octets == NULL || count == NULL || length > INT32_MAX)
		return SIPCAUSE_E_ARGUMENT;
	*count = 0;
	code = sci_trace_read(line, &trace, error);
	if (code != SIPCAUSE_OK)
		return code;
	if (trace.length > size)
		return sci_fault_set(error, SCI_FAULT_ROOM, 0, 1,
				     "more octets than there is room for", "fewer");
	memcpy(octets, trace.octets + trace.from, trace.length);
	*count = trace.length;
	return SIPCAUSE_OK;
}
