/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Numbers and names with something round them:
 *
 *   label number text      sip: 486 Busy Here     hangup_cause=16 (Normal)     017
 *   label text number      USER_BUSY [17]
 *   label text             User busy
 *
 * Each part may be missing.  A number and a text that is the word for another code
 * contradict each other; a text that is no word for any code is left alone.
 */
#include "cell.h"

#include "base/count.h"
#include "base/text.h"
#include "words.h"

#include <stdio.h>
#include <string.h>

/* ---------------------------------------------------------------------- pieces */

static bool is_status(const struct sci_cell *cell)
{
	return cell->space == cell->message->roles[SCI_ROLE_SIP] ||
	       cell->space == cell->message->roles[SCI_ROLE_HTTP];
}

/* ---------------------------------------------------------------------- numbers */

/* Digits from the begin of a text on; `used` is how long they are. */
static bool take_digits(struct sci_slice text, int64_t *number, uint32_t *used)
{
	*number = 0;
	for (*used = 0; *used < text.length && sci_is_digit(text.text[*used]); ++*used)
		if (*number <= INT32_MAX)
			*number = *number * 10 + (text.text[*used] - '0');
	return *used > 0;
}

/* 0x11 from the begin of a text on. */
static bool take_hex(struct sci_slice text, int64_t *number, uint32_t *used)
{
	*number = 0;
	if (text.length < 3 || text.text[0] != '0' || sci_lower(text.text[1]) != 'x')
		return false;
	for (*used = 2; *used < text.length && sci_hex_value(text.text[*used]) >= 0; ++*used)
		if (*number <= INT32_MAX)
			*number = *number * 16 + sci_hex_value(text.text[*used]);
	return *used > 2;
}

/* A whole number: a sign, zeros before it and behind a point make no other.  false: there
 * is none that ends where a number may. */
static bool take_number(struct sci_slice text, int64_t *number, uint32_t *used)
{
	uint32_t sign = text.length > 0 && text.text[0] == '+', zeros;

	if (take_hex(text, number, used))
		return *used == text.length || sci_cell_is_separator(text.text[*used]);
	if (!take_digits(sci_cell_from(text, sign), number, used))
		return false;
	*used += sign;
	if (*used < text.length && text.text[*used] == '.') {
		for (zeros = *used + 1; zeros < text.length && text.text[zeros] == '0'; zeros++)
			;
		*used = zeros;
	}
	return *used == text.length || sci_cell_is_separator(text.text[*used]) ||
	       sci_cell_dash(sci_cell_from(text, *used)) > 0;
}

/* Where the number begins that a text ends in, behind something else: "USER_BUSY [17]".
 * Gives the length of what stands before, or 0; `bracket`: one encloses the number. */
static uint32_t find_last(struct sci_slice text, struct sci_slice *number, bool *bracket)
{
	uint32_t end = text.length, begin;

	*bracket = end > 0 && strchr(")]}>", text.text[end - 1]) != NULL;
	while (end > 0 && sci_cell_is_separator(text.text[end - 1]))
		end--;
	for (begin = end; begin > 0 && !sci_cell_is_separator(text.text[begin - 1]); begin--)
		;
	number->text = text.text + begin;
	number->length = end - begin;
	return end > begin && sci_is_digit(*number->text) ? begin : 0;
}

/* ------------------------------------------------------------------------ texts */

/* Words of quantities: a number before one of these is none of a code. */
static bool is_unit(struct sci_slice text)
{
	static const char *const units[] = { "sec", "secs", "second",  "seconds",
					     "min", "mins", "minutes", "calls" };
	size_t i;

	for (i = 0; i < SCI_COUNT(units); i++)
		if (sci_slice_is(text, units[i]))
			return true;
	return false;
}

/* Whether a text begins with a letter, and can be shown. */
static bool is_text(struct sci_slice text)
{
	uint32_t i;

	for (i = 0; i < text.length; i++)
		if ((unsigned char)text.text[i] < ' ' && text.text[i] != '\t')
			return false;
	return text.length > 0 && !is_unit(text) &&
	       (sci_is_letter(text.text[0]) || ((unsigned char)text.text[0] & 0x80u) != 0);
}

/* A text that may stand beside the number of a cause, though nobody knows it. */
static bool is_free(struct sci_slice text)
{
	uint32_t i;

	for (i = 0; i < text.length; i++)
		if (sci_is_digit(text.text[i]))
			return false;
	return text.length >= 3 && is_text(text);
}

const char *sci_cell_named(char room[SCI_CELL_NAMED], const struct sipcause_space *space,
			   int32_t code)
{
	const char *name = sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME);

	if (name == NULL)
		name = sipcause_space_fact(space, code, SIPCAUSE_FACT_PHRASE);
	snprintf(room, SCI_CELL_NAMED, name != NULL ? "%d (%.60s)" : "%d", (int)code, name);
	return room;
}

static int contradict(const struct sci_cell *cell, int64_t number, int64_t other)
{
	char first[SCI_CELL_NAMED], second[SCI_CELL_NAMED], why[2 * SCI_CELL_NAMED + 40];

	snprintf(why, sizeof(why), "which says %s and %s",
		 sci_cell_named(first, cell->space, (int32_t)number),
		 sci_cell_named(second, cell->space, (int32_t)other));
	return sci_cell_fail(cell, SCI_FAULT_CONTRADICTION, why, "one code");
}

/* A text that stands for several codes. */
static int several(const struct sci_cell *cell, const int32_t codes[2])
{
	char first[SCI_CELL_NAMED], second[SCI_CELL_NAMED], why[2 * SCI_CELL_NAMED + 40];

	snprintf(why, sizeof(why), "which may be %s or %s",
		 sci_cell_named(first, cell->space, codes[0]),
		 sci_cell_named(second, cell->space, codes[1]));
	return sci_cell_fail(cell, SCI_FAULT_AMBIGUOUS, why, "the number");
}

static int unknown(const struct sci_cell *cell)
{
	char expected[120];

	snprintf(expected, sizeof(expected), "a code or a name of space %.64s", cell->space->name);
	return sci_cell_fail(cell, SCI_FAULT_NAME, NULL, expected);
}

/* -------------------------------------------------------------------- combining */

/* A number with a text before or behind it, which is not empty. */
static int combine(struct sci_cell *cell, int64_t number, struct sci_slice text, bool may_be_free)
{
	uint32_t used;
	int64_t other;
	int32_t codes[2], meant;

	if (number > INT32_MAX || !sci_span_holds(cell->space->range, (int32_t)number))
		return sci_cell_settle(cell, cell->space, number);
	if (take_number(text, &other, &used) && used == text.length)
		return other == number
			       ? sci_cell_settle(cell, cell->space, number)
			       : contradict(cell, number, other > INT32_MAX ? INT32_MAX : other);
	if (sci_words_mean(cell->space, (int32_t)number, text))
		return sci_cell_settle(cell, cell->space, number);
	meant = sci_words_find(cell->space, text, codes);
	if (meant != SCI_MEANT_NONE)
		return contradict(cell, number, meant >= 0 ? meant : codes[0]);
	if (may_be_free && is_free(text))
		return sci_cell_settle(cell, cell->space, number);
	return sci_cell_fail(cell, SCI_FAULT_NUMBER, NULL,
			     "a number or a name, or both of one code");
}

/* A text that begins with a number. */
static int number_first(struct sci_cell *cell, struct sci_slice text)
{
	uint32_t used;
	int64_t number;

	if ((cell->spelling == SIPCAUSE_SPELLING_DECIMAL && text.length > 1 &&
	     sci_lower(text.text[1]) == 'x') ||
	    !take_number(text, &number, &used))
		return sci_cell_fail(cell, SCI_FAULT_NUMBER, NULL, "a whole number, or a name");
	text = sci_cell_strip(sci_cell_from(text, used));
	if (text.length == 0)
		return sci_cell_settle(cell, cell->space, number);
	/* A reason phrase is for people; RFC 3261 7.2 has it that the number alone counts. */
	if (is_status(cell) && is_text(text))
		return sci_cell_settle(cell, cell->space, number);
	return combine(cell, number, text, true);
}

static int text_first(struct sci_cell *cell, struct sci_slice text)
{
	struct sci_slice digits;
	int32_t codes[2], meant = sci_words_find(cell->space, text, codes);
	uint32_t before, used;
	int64_t number;
	bool bracket;

	if (meant >= 0)
		return sci_cell_settle(cell, cell->space, meant);
	if (meant == SCI_MEANT_SEVERAL)
		return several(cell, codes);
	before = find_last(text, &digits, &bracket);
	if (before == 0 || !take_number(digits, &number, &used) || used != digits.length)
		return unknown(cell);
	text.length = before;
	text = sci_cell_strip(text);
	if (bracket || sci_words_find(cell->space, text, codes) != SCI_MEANT_NONE)
		return combine(cell, number, text, bracket);
	return unknown(cell);
}

static bool begins_with_number(struct sci_slice text)
{
	return text.length > 0 &&
	       (sci_is_digit(text.text[0]) || text.text[0] == '+' || text.text[0] == '-');
}

static int read_code(struct sci_cell *cell, struct sci_slice text)
{
	if (begins_with_number(text))
		return number_first(cell, text);
	return text_first(cell, text);
}

int sci_cell_code(struct sci_cell *cell)
{
	const struct sipcause_space *space = cell->space;
	struct sci_slice text = cell->whole;
	int32_t codes[2], code;

	/* Brackets round the whole. */
	if (text.length > 1 && strchr("[({<", text.text[0]) != NULL)
		text = sci_cell_strip(text);
	if (text.length == 0)
		return unknown(cell);
	/* No word begins with a digit. */
	if (!begins_with_number(text) && sci_words_find(space, text, codes) == SCI_MEANT_NONE &&
	    sci_cell_label(cell, &text)) {
		code = sipcause_space_parse(cell->space, text.text, text.length);
		if (code >= 0)
			return sci_cell_settle(cell, cell->space, code);
		return read_code(cell, text);
	}
	return read_code(cell, text);
}
