/* SPDX-License-Identifier: BSD-2-Clause */
/* Telephone numbers without their last digits. */
#include <stdlib.h>
#include <string.h>

#include "cli/csv/record/mask.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef bool mask(char *text, size_t length, unsigned digits);

static bool runs(char *text, size_t length, unsigned digits)
{
	return mask_runs(text, length, digits, false);
}

static bool runs_escaped(char *text, size_t length, unsigned digits)
{
	return mask_runs(text, length, digits, true);
}

/* Whether a text becomes what is expected, in a room of its own length. */
static bool becomes(mask *what, const char *text, unsigned digits, const char *expected)
{
	size_t length = strlen(text);
	char *room = malloc(length + (length == 0));
	bool said, fine;

	memcpy(room, text, length);
	said = what(room, length, digits);
	fine = memcmp(room, expected, length) == 0 && said == (strcmp(text, expected) != 0);
	if (!fine)
		fprintf(stderr, "'%s' became '%.*s'; expected '%s'\n", text, (int)length, room,
			expected);
	free(room);
	return fine;
}

/* A cell, and what it is with four digits masked. */
struct row {
	const char *cell;
	const char *masked;
};

static void test_numbers(void)
{
	static const struct row rows[] = {
		{ "4930123456", "493012xxxx" },
		{ "+4930123456", "+493012xxxx" },
		{ "%2B4930123456", "%2B493012xxxx" },
		{ "\\u002b4930123456", "\\u002b493012xxxx" },
		{ "\"4930123456\"", "\"493012xxxx\"" },
		{ " 4930123456\t", " 493012xxxx\t" },
		{ "'+4930123456", "'+493012xxxx" },
		{ "\"=\"\"4930123456\"\"\"", "\"=\"\"493012xxxx\"\"\"" },
		{ "sip:+4930123456@10.0.0.1:5060", "sip:+493012xxxx@10.0.0.1:5060" },
		{ "SIPS:4930123456;npdi=yes@h;user=phone",
		  "SIPS:493012xxxx;npdi=yes@h;user=phone" },
		{ "sip:4930123456:secret@h", "sip:493012xxxx:secret@h" },
		{ "sip:4930123456", "sip:493012xxxx" },
		{ "sip:030-123.4567@h", "sip:030-123.xxxx@h" },
		{ "tel:+49-(30)-123456", "tel:+49-(30)-12xxxx" },
		{ "tel:1234567;phone-context=+49", "tel:123xxxx;phone-context=+49" },
		{ "<4930123456>", "<493012xxxx>" },
		{ "\"\"\"Bob\"\" <4930123456>\"", "\"\"\"Bob\"\" <493012xxxx>\"" },
		{ "\"4930123456\" <sip:4930123456@h>;tag=1234567",
		  "\"493012xxxx\" <sip:493012xxxx@h>;tag=1234567" },
		{ "\\\"Bob\\\" \\u003Csip:4930123456@h\\u003e",
		  "\\\"Bob\\\" \\u003Csip:493012xxxx@h\\u003e" },
		{ "\"a<b\" <1234567", "\"a<b\" <123xxxx" },
		/* digits and all else as escapes of JSON */
		{ "\\u0034\\u0039\\u0033\\u0030\\u0031\\u0032\\u0033",
		  "\\u0034\\u0039\\u0033\\u0078\\u0078\\u0078\\u0078" },
		{ "493\\u00301234567", "493\\u0030123xxxx" },
		{ "\\u002B493012345\\u0036", "\\u002B493012xxx\\u0078" },
		{ "\\t4930123456\\u0020", "\\t493012xxxx\\u0020" },
		{ "\\u0053ip\\u003A4930123456\\u0040h", "\\u0053ip\\u003A493012xxxx\\u0040h" },
		{ "Bob \\u003C4930123456\\u003E", "Bob \\u003C493012xxxx\\u003E" },
		{ "\\\\u00344930123456", "\\\\u00344930123456" },
		{ "493\\u0660123456", "493\\u0660123456" },
		{ "493\\ud83d\\ude000123456", "493\\ud83d\\ude000123456" },
		/* none: too short, too long, or something else */
		{ "", "" },
		{ "123456", "123456" },
		{ "1234567890123456", "1234567890123456" },
		{ "+", "+" },
		{ "++4930123456", "++4930123456" },
		{ "-4930123456", "-4930123456" },
		{ "4930123456-", "4930123456-" },
		{ "1234567.5", "1234567.5" },
		{ "12.1234567", "12.1234567" },
		{ "2026-11-26", "2026-11-26" },
		{ "2026-11-26T10:00:00Z", "2026-11-26T10:00:00Z" },
		{ "10:00:00", "10:00:00" },
		{ "030/1234567", "030/1234567" },
		{ "030 1234567", "030 1234567" },
		{ "1234567890@10.0.0.1", "1234567890@10.0.0.1" },
		{ "a1234567", "a1234567" },
		{ "PJSIP/4930123456-1", "PJSIP/4930123456-1" },
		{ "1234567x", "1234567x" },
		{ "sip:100@10.20.30.400", "sip:100@10.20.30.400" },
		{ "sip:192.168.10.200", "sip:192.168.10.200" },
		{ "sip:192.168.10.200:5060", "sip:192.168.10.200:5060" },
		{ "sip:alice@1234567", "sip:alice@1234567" },
		{ "sip:@1234567", "sip:@1234567" },
		{ "http:1234567@h", "http:1234567@h" },
		{ "tel:", "tel:" },
		{ "<>", "<>" },
		{ "1234567\n", "1234567\n" },
		{ "\xff\xfe"
		  "1234567",
		  "\xff\xfe"
		  "1234567" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		CU_ASSERT(becomes(mask_number, rows[i].cell, 4, rows[i].masked));
}

static void test_runs(void)
{
	static const struct row rows[] = {
		{ "PJSIP/4930123456-0000001a", "PJSIP/493012xxxx-000xxxxa" },
		{ "99#4930123456", "99#493012xxxx" },
		{ "123456,1234567", "123456,123xxxx" },
		{ "12345678901234567890", "1234567890123456xxxx" },
		{ "\"a,4930123456", "\"a,493012xxxx" },
		{ "2026-11-26 10:00:00.123456", "2026-11-26 10:00:00.123456" },
		{ "", "" },
		/* a backslash stands for itself, or begins an escape */
		{ "\\u00411234567", "\\u0041123xxxx" },
		{ "\\u004112345", "\\u00411xxxx" },
		{ "H\\u12345678901 \\1234567", "H\\u1234567xxxx \\123xxxx" },
		{ "\\u0034\\u0039\\u0033\\u0030\\u0031\\u0032\\u0033",
		  "\\u0034\\u0039\\u0033\\u0078\\u0078\\u0078\\u0078" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		CU_ASSERT(becomes(runs, rows[i].cell, 4, rows[i].masked));
}

/* Within a string of JSON. */
static void test_escaped_runs(void)
{
	static const struct row rows[] = {
		{ "99#4930123456", "99#493012xxxx" },
		{ "\\u00411234567", "\\u0041123xxxx" },
		{ "\\\\1234567", "\\\\123xxxx" },
		{ "\\u004112345", "\\u004112345" },
		{ "a\\u0034\\u0039\\u0033\\u0030\\u0031\\u0032\\u0033",
		  "a\\u0034\\u0039\\u0033\\u0078\\u0078\\u0078\\u0078" },
		{ "a493\\u00301234567b", "a493\\u0030123xxxxb" },
		{ "\\n1234\\u0035\\u00367", "\\n123x\\u0078\\u0078x" },
		{ "\\\\u0034567890", "\\\\u003456xxxx" },
		{ "123\\u0034\\u0035\\u0041123456", "123\\u0034\\u0035\\u0041123456" },
		{ "493\\ud83d\\ude000123456789", "493\\ud83d\\ude00012345xxxx" },
		/* a cut escape is looked at to its end, and no further */
		{ "\\u00", "\\u00" },
		{ "1234567\\", "123xxxx\\" },
		{ "123456\\u003", "123456\\u003" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		CU_ASSERT(becomes(runs_escaped, rows[i].cell, 4, rows[i].masked));
}

static bool json_numbers(char *text, size_t length, unsigned digits)
{
	return mask_value(text, length, digits, MASK_JSON_NUMBER);
}

static bool json_runs(char *text, size_t length, unsigned digits)
{
	return mask_value(text, length, digits, MASK_JSON_RUNS);
}

/* Objects and arrays, also those that are cut, and what is none. */
static void test_json(void)
{
	static const struct {
		const char *text;
		const char *numbers;
		const char *runs;
	} rows[] = {
		{ "{\"1234567\":[1234567,\"1234567\"]}", "{\"1234567\":[1234567,\"123xxxx\"]}",
		  "{\"123xxxx\":[1230000,\"123xxxx\"]}" },
		{ "[\"a 1234567\",true,null]", "[\"a 1234567\",true,null]",
		  "[\"a 123xxxx\",true,null]" },
		{ "[-1234567.5,0.1234567,12345.67]", "[-1234567.5,0.1234567,12345.67]",
		  "[-1230000.5,0.1230000,12345.67]" },
		{ "[4.930123456e9,-49301.23456E5,493e7]", "[4.930123456e9,-49301.23456E5,493e7]",
		  "[1.000000000e9,-10000.00000E5,493e7]" },
		{ "[1e-1234567]", "[1e-1234567]", "[1e-1230000]" },
		{ "{\"a\":\"1234567\",\"b\":\"1234567", "{\"a\":\"123xxxx\",\"b\":\"123xxxx",
		  "{\"a\":\"123xxxx\",\"b\":\"123xxxx" },
		{ "1234567", "123xxxx", "123xxxx" },
		{ "a 1234567", "a 1234567", "a 123xxxx" },
		{ "", "", "" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		CU_ASSERT(becomes(json_numbers, rows[i].text, 4, rows[i].numbers));
		CU_ASSERT(becomes(json_runs, rows[i].text, 4, rows[i].runs));
	}
	/* A number stays one when no digit is left of it. */
	CU_ASSERT(becomes(json_runs, "[-1234567,0.1234567]", 15, "[-1000000,0.0000000]"));
}

/* Every length of a number, and every number of digits. */
static void test_lengths(void)
{
	unsigned digits;
	size_t length, i;

	for (length = 0; length <= 20; length++) {
		for (digits = 1; digits <= MASK_MOST; digits++) {
			size_t left = length > digits ? length - digits : 0;
			char text[21] = "", number[21] = "", run[21] = "";

			for (i = 0; i < length; i++)
				text[i] = number[i] = run[i] = (char)('0' + i % 10);
			for (i = left; i < length && length >= 7; i++)
				run[i] = 'x';
			for (i = left; i < length && length >= 7 && length <= 15; i++)
				number[i] = 'x';
			CU_ASSERT(becomes(mask_number, text, digits, number));
			CU_ASSERT(becomes(runs, text, digits, run));
		}
	}
}

static uint32_t random_state = 1;

static uint32_t random_below(uint32_t below)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % below;
}

/* Whether two texts are the same but for digits that became an x. */
static bool is_same_but_digits(const char *old, const char *now, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (old[i] != now[i] && (now[i] != 'x' || old[i] < '0' || old[i] > '9'))
			return false;
	return true;
}

/* Whatever the bytes are: others than digits stay, and what was masked is no number any more. */
static void test_bytes(void)
{
	static const char some[] = "0123456789012345678901234567890123456789+<>@;:.\"\\ 'x\xff";
	static const char *const begins[] = { "", "sip:", "tel:", "\"a\" <sip:", "\\u003c", "%2b" };
	unsigned round;
	size_t i;

	for (round = 0; round < 200000; round++) {
		const char *begin = begins[random_below(COUNT(begins))];
		size_t length = strlen(begin), least = length;
		unsigned digits = 1 + random_below(MASK_MOST);
		mask *what = round % 3 == 0 ? mask_number : round % 3 == 1 ? runs : runs_escaped;
		char old[64], again[64], *now;

		memcpy(old, begin, length);
		for (length += random_below(30), i = least; i < length; i++)
			old[i] = some[random_below(sizeof(some) - (random_below(4) ? 16 : 0))];
		now = malloc(length + 1);
		memcpy(now, old, length);
		CU_ASSERT_FATAL(what(now, length, digits) == (memcmp(now, old, length) != 0));
		CU_ASSERT_FATAL(is_same_but_digits(old, now, length));
		memcpy(again, now, length);
		if (what == mask_number)
			CU_ASSERT_FATAL(!mask_number(again, length, digits));
		free(now);
	}
}

/* Write a character as itself or as an escape.  Gives its length. */
static size_t put_escaped(char *to, char c)
{
	if (random_below(2) == 0 && c != '"') {
		*to = c;
		return 1;
	}
	return (size_t)sprintf(to, random_below(2) == 0 ? "\\u%04x" : "\\u%04X", (unsigned)c);
}

/* Whatever is written as an escape, the text that it says is masked as it is without escapes. */
static void test_escapes(void)
{
	static const char some[] = "01234567890123456789+-.<>@;: \"xS";
	static const char *const begins[] = { "", "sip:", "tel:", "a <sip:", "%2b", "+" };
	unsigned round;

	for (round = 0; round < 100000; round++) {
		const char *begin = begins[random_below(COUNT(begins))];
		unsigned digits = 1 + random_below(MASK_MOST);
		bool whole = round % 2 == 0, same;
		char plain[64], escaped[6 * 64], said[6 * 64];
		size_t length = strlen(begin), size = 0, stop = length + random_below(25), i;
		struct sci_slice inside = { escaped, 0 };

		memcpy(plain, begin, length);
		while (length < stop)
			plain[length++] =
				some[random_below(random_below(8) ? 20 : COUNT(some) - 1)];
		for (i = 0; i < length; i++)
			size += put_escaped(escaped + size, plain[i]);
		if (whole)
			same = mask_number(escaped, size, digits) ==
			       mask_number(plain, length, digits);
		else
			same = mask_runs(escaped, size, digits, true) ==
			       mask_runs(plain, length, digits, true);
		CU_ASSERT_FATAL(same);
		inside.length = (uint32_t)size;
		CU_ASSERT_FATAL(sci_json_unescape(inside, said) == length);
		CU_ASSERT_FATAL(memcmp(said, plain, length) == 0);
	}
}

static void test_shown(void)
{
	char scratch[CELL_TEXT], long_text[CELL_TEXT + 10];
	struct cell cell = { "a 4930123456", 12 }, shown = mask_shown(cell, 0, scratch);

	CU_ASSERT(shown.text == cell.text && shown.length == cell.length);
	shown = mask_shown(cell, 12, scratch);
	CU_ASSERT(cell_is(shown, "a xxxxxxxxxx", false));
	shown = mask_shown((struct cell){ "\\u0031234567", 12 }, 15, scratch);
	CU_ASSERT(cell_is(shown, "\\uxxxxxxxxxx", false));
	memset(long_text, '1', sizeof(long_text));
	shown = mask_shown((struct cell){ long_text, sizeof(long_text) }, 1, scratch);
	CU_ASSERT(shown.length == CELL_TEXT);
	mask_all(long_text, sizeof(long_text) - 1);
	CU_ASSERT(strspn(long_text, "x") == sizeof(long_text) - 1);
}

static const struct unit_test tests[] = {
	{ "numbers", test_numbers },
	{ "runs of digits", test_runs },
	{ "runs in strings of JSON", test_escaped_runs },
	{ "objects and arrays", test_json },
	{ "every length", test_lengths },
	{ "any bytes", test_bytes },
	{ "any escapes", test_escapes },
	{ "what is shown", test_shown },
};

int main(void)
{
	return UNIT_MAIN("mask", tests);
}
