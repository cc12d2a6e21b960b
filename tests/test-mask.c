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
		{ "\\u00411234567", "\\u0041123xxxx" },
		{ "\\\\1234567", "\\\\123xxxx" },
		{ "\\u004112345", "\\u004112345" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		CU_ASSERT(becomes(i < COUNT(rows) - 3 ? runs : runs_escaped, rows[i].cell, 4,
				  rows[i].masked));
	/* what is no string of JSON has no escapes */
	CU_ASSERT(becomes(runs, "\\u00411234567", 4, "\\u0041123xxxx"));
	CU_ASSERT(becomes(runs, "\\u004112345", 4, "\\u00411xxxx"));
	/* a cut escape is looked at to its end, and no further */
	CU_ASSERT(becomes(runs_escaped, "\\u00", 4, "\\u00"));
	CU_ASSERT(becomes(runs_escaped, "1234567\\", 4, "123xxxx\\"));
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

static void test_shown(void)
{
	char scratch[CELL_TEXT], long_text[CELL_TEXT + 10];
	struct cell cell = { "a 4930123456", 12 }, shown = mask_shown(cell, 0, scratch);

	CU_ASSERT(shown.text == cell.text && shown.length == cell.length);
	shown = mask_shown(cell, 12, scratch);
	CU_ASSERT(cell_is(shown, "a xxxxxxxxxx", false));
	memset(long_text, '1', sizeof(long_text));
	shown = mask_shown((struct cell){ long_text, sizeof(long_text) }, 1, scratch);
	CU_ASSERT(shown.length == CELL_TEXT);
	mask_all(long_text, sizeof(long_text) - 1);
	CU_ASSERT(strspn(long_text, "x") == sizeof(long_text) - 1);
}

static const struct unit_test tests[] = {
	{ "numbers", test_numbers },      { "runs of digits", test_runs },
	{ "every length", test_lengths }, { "any bytes", test_bytes },
	{ "what is shown", test_shown },
};

int main(void)
{
	return UNIT_MAIN("mask", tests);
}
