/* SPDX-License-Identifier: BSD-2-Clause */
#include "mask.h"

#include "base/text.h"

/* A part of a text.  escapes: those of JSON are read as the characters that they stand for. */
struct span {
	char *at;
	char *end;
	bool escapes;
};

/* One character of a text, which an escape may be written for. */
struct unit {
	int character; /* -1: none of ASCII */
	size_t size;
};

/* The character that \uXXXX stands for. */
static struct unit read_hex(const char *at)
{
	struct unit unit = { 0, 6 };
	int i;

	for (i = 2; i < 6; i++) {
		int digit = sci_hex_value(at[i]);

		if (digit < 0)
			return (struct unit){ '\\', 1 };
		unit.character = unit.character * 16 + digit;
	}
	if (unit.character >= 0x80)
		unit.character = -1;
	return unit;
}

/* What a backslash begins.  Where it is no escape, it stands for itself. */
static struct unit read_escape(const struct span *span)
{
	static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	size_t left = (size_t)(span->end - span->at);
	const char *letter;

	if (left >= 6 && span->at[1] == 'u')
		return read_hex(span->at);
	letter = left >= 2 && span->at[1] != '\0' ? strchr(letters, span->at[1]) : NULL;
	return letter != NULL ? (struct unit){ meant[letter - letters], 2 }
			      : (struct unit){ '\\', 1 };
}

/* The character at the start of a part that is not empty. */
static inline struct unit read_unit(const struct span *span)
{
	if (span->escapes && *span->at == '\\')
		return read_escape(span);
	return (struct unit){ (unsigned char)*span->at, 1 };
}

static bool is_digit(struct unit unit)
{
	return unit.character >= '0' && unit.character <= '9';
}

/* Pass over digits.  Gives how many there are. */
static size_t take_digits(struct span *span)
{
	size_t count = 0;

	while (span->at < span->end) {
		struct unit unit = read_unit(span);

		if (!is_digit(unit))
			break;
		count++;
		span->at += unit.size;
	}
	return count;
}

static void put_sign(char *at, size_t size)
{
	if (size == 1)
		*at = MASK_SIGN;
	else
		memcpy(at, MASK_ESCAPE, sizeof(MASK_ESCAPE) - 1);
}

/* Put the sign over the last digits of a part that has so many. */
static void mask_last(struct span span, size_t count, unsigned digits)
{
	size_t stay = count > digits ? count - digits : 0;

	while (span.at < span.end) {
		struct unit unit = read_unit(&span);

		if (is_digit(unit) && stay > 0)
			stay--;
		else if (is_digit(unit))
			put_sign(span.at, unit.size);
		span.at += unit.size;
	}
}

/* ----------------------------------------------------------------- a number */

static bool is_one_of(const char *set, struct unit unit)
{
	return unit.character > 0 && strchr(set, unit.character) != NULL;
}

/* Pass over a word, in any case.  false: the text does not begin with it. */
static bool take_word(struct span *span, const char *word)
{
	struct span rest = *span;

	for (; *word != '\0'; word++) {
		struct unit unit;

		if (rest.at == rest.end)
			return false;
		unit = read_unit(&rest);
		if (unit.character < 0 || sci_lower((char)unit.character) != *word)
			return false;
		rest.at += unit.size;
	}
	*span = rest;
	return true;
}

/* Quotes and blanks, also those that CSV doubles, JSON escapes and spreadsheets ask for. */
static struct span strip_front(struct span span)
{
	while (span.at < span.end) {
		struct unit unit = read_unit(&span);

		if (!is_one_of(" \t\"'=", unit))
			break;
		span.at += unit.size;
	}
	return span;
}

static struct span strip_back(struct span span)
{
	struct span rest = span;

	if (!span.escapes) {
		while (span.end > span.at &&
		       is_one_of(" \t\"'\\", (struct unit){ (unsigned char)span.end[-1], 1 }))
			span.end--;
		return span;
	}
	span.end = span.at;
	while (rest.at < rest.end) {
		struct unit unit = read_unit(&rest);

		rest.at += unit.size;
		if (!is_one_of(" \t\"'\\", unit))
			span.end = rest.at;
	}
	return span;
}

/* Digits alone, behind a + that may be written in another way; with marks between them where
 * that is allowed. */
static bool mask_digits(struct span span, bool marks, unsigned digits)
{
	struct span rest;
	size_t count;

	if (!take_word(&span, "+"))
		take_word(&span, "%2b");
	rest = span;
	for (count = take_digits(&rest); rest.at < rest.end; count += take_digits(&rest)) {
		struct unit unit = read_unit(&rest);

		if (!marks || !is_one_of("-.()", unit))
			return false;
		rest.at += unit.size;
	}
	if (count < MASK_LEAST || count > MASK_MOST)
		return false;
	mask_last(span, count, digits);
	return true;
}

static char *find_one_of(struct span span, const char *set)
{
	while (span.at < span.end) {
		struct unit unit = read_unit(&span);

		if (is_one_of(set, unit))
			break;
		span.at += unit.size;
	}
	return span.at;
}

/* What a number or an address begins with: most texts are told by that. */
static bool may_begin(const struct span *span)
{
	struct unit unit;

	if (span->at == span->end)
		return false;
	unit = read_unit(span);
	return is_digit(unit) || is_one_of("+%sStT", unit);
}

/* A number alone, or the user of an address.  What has no user has a host alone, which may be
 * digits and points. */
static bool mask_address(struct span span, unsigned digits)
{
	bool sip, tel, user;

	span = strip_front(span);
	if (!may_begin(&span))
		return false;
	span = strip_back(span);
	sip = take_word(&span, "sip:") || take_word(&span, "sips:");
	tel = !sip && take_word(&span, "tel:");
	if (!sip && !tel)
		return mask_digits(span, false, digits);
	user = sip && find_one_of(span, "@") < span.end;
	span.end = find_one_of(span, "@;?>:");
	return mask_digits(span, user || tel, digits);
}

/* The last < or > of a text; its end: there is none. */
static struct span find_bracket(struct span span, const char *bracket)
{
	struct span found = { span.end, span.end, span.escapes };

	while (span.at < span.end) {
		struct unit unit = read_unit(&span);

		if (is_one_of(bracket, unit)) {
			found.at = span.at;
			found.end = span.at + unit.size;
		}
		span.at += unit.size;
	}
	return found;
}

bool mask_number(char *text, size_t length, unsigned digits)
{
	struct span all = { text, text + length, false }, open, name, address;
	bool masked;

	if (length < MASK_LEAST)
		return false;
	all.escapes = memchr(text, '\\', length) != NULL;
	if (!all.escapes && memchr(text, '<', length) == NULL)
		return mask_address(all, digits);
	open = find_bracket(all, "<");
	if (open.at == all.end)
		return mask_address(all, digits);
	name = address = all;
	name.end = open.at;
	address.at = open.end;
	address.end = find_bracket(address, ">").at;
	masked = mask_address(address, digits);
	return mask_address(name, digits) || masked;
}

/* --------------------------------------------------------------------- runs */

/* Mask each run, or only those that have a digit written as an escape. */
static bool mask_each_run(struct span span, unsigned digits, bool escaped)
{
	bool masked = false;

	while (span.at < span.end) {
		struct span run = span;
		size_t count = take_digits(&span);

		run.end = span.at;
		if (count >= MASK_LEAST && (!escaped || (size_t)(run.end - run.at) > count)) {
			mask_last(run, count, digits);
			masked = true;
		}
		if (span.at < span.end)
			span.at += read_unit(&span).size;
	}
	return masked;
}

bool mask_runs(char *text, size_t length, unsigned digits, bool escaped)
{
	bool escapes = length > 0 && memchr(text, '\\', length) != NULL;
	struct span span = { text, text + length, escapes && escaped };
	bool masked = mask_each_run(span, digits, false);

	if (!escapes || escaped)
		return masked;
	span.escapes = true;
	return mask_each_run(span, digits, true) || masked;
}

void mask_all(char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (sci_is_digit(text[i]))
			text[i] = MASK_SIGN;
}

/* ------------------------------------------------------------------- others */

static bool is_json(const char *text, size_t length)
{
	return length > 0 && (text[0] == '{' || text[0] == '[');
}

bool mask_value(char *text, size_t length, unsigned digits, enum mask_way way)
{
	bool number = way == MASK_NUMBER || way == MASK_JSON_NUMBER;

	if (way == MASK_NOT)
		return false;
	if (way >= MASK_JSON_NUMBER && is_json(text, length))
		return mask_json(text, length, digits, number ? MASK_NUMBER : MASK_RUNS);
	return number ? mask_number(text, length, digits) : mask_runs(text, length, digits, false);
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
