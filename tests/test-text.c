/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "base/json-write.h"
#include "base/text.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define TEN "abcdefghij"
#define SIXTY TEN TEN TEN TEN TEN TEN
/* Bytes with their length, which may hold a NUL. */
#define BYTES(text) text, sizeof(text) - 1

static void test_number(void)
{
	static const struct {
		const char *text;
		size_t length;
		enum sci_number verdict;
		int32_t number;
	} rows[] = {
		{ BYTES("0"), SCI_NUMBER_OK, 0 },
		{ BYTES("7"), SCI_NUMBER_OK, 7 },
		{ BYTES("486"), SCI_NUMBER_OK, 486 },
		{ BYTES("2147483647"), SCI_NUMBER_OK, INT32_MAX },
		{ BYTES("2147483648"), SCI_NUMBER_TOO_LARGE, -9 },
		{ BYTES("4294967296"), SCI_NUMBER_TOO_LARGE, -9 },
		{ BYTES("18446744073709551617"), SCI_NUMBER_TOO_LARGE, -9 },
		{ BYTES("99999999999999999999999999999999999999"), SCI_NUMBER_TOO_LARGE, -9 },
		{ BYTES("00"), SCI_NUMBER_LEADING_ZERO, -9 },
		{ BYTES("010"), SCI_NUMBER_LEADING_ZERO, -9 },
		{ BYTES("00000000000000000000000"), SCI_NUMBER_LEADING_ZERO, -9 },
		{ BYTES(""), SCI_NUMBER_NONE, -9 },
		{ BYTES("-1"), SCI_NUMBER_NONE, -9 },
		{ BYTES("+1"), SCI_NUMBER_NONE, -9 },
		{ BYTES(" 1"), SCI_NUMBER_NONE, -9 },
		{ BYTES("1 "), SCI_NUMBER_NONE, -9 },
		{ BYTES("1\n"), SCI_NUMBER_NONE, -9 },
		{ BYTES("1\0"), SCI_NUMBER_NONE, -9 },
		{ BYTES("0x10"), SCI_NUMBER_NONE, -9 },
		{ BYTES("1e3"), SCI_NUMBER_NONE, -9 },
		{ BYTES("1.0"), SCI_NUMBER_NONE, -9 },
		{ BYTES("1_0"), SCI_NUMBER_NONE, -9 },
		{ BYTES("\xD9\xA1"), SCI_NUMBER_NONE, -9 }, /* an Arabic digit */
		{ "486x", 3, SCI_NUMBER_OK, 486 },          /* the length decides */
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		int32_t number = -9;

		UNIT_CHECK(sci_number_parse(rows[i].text, rows[i].length, &number) ==
				   rows[i].verdict,
			   "'%s'", rows[i].text);
		UNIT_CHECK(number == rows[i].number, "'%s': %d", rows[i].text, (int)number);
	}
}

static void test_decimal(void)
{
	static const int64_t numbers[] = { 0,  7,         -1,         10,        -10,
					   99, INT32_MAX, INT32_MIN,  486,       1000000,
					   -9, INT64_MAX, -INT64_MAX, INT64_MIN, UINT32_MAX };
	char found[SCI_DECIMAL + 1], expected[40];
	size_t i;

	for (i = 0; i < COUNT(numbers); i++) {
		found[sci_decimal_put(found, numbers[i])] = '\0';
		snprintf(expected, sizeof(expected), "%lld", (long long)numbers[i]);
		UNIT_CHECK(strcmp(found, expected) == 0, "%s, found %s", expected, found);
	}
}

static bool is_plain(unsigned char byte)
{
	return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

/* Every byte at every place of a text, and a second one behind it. */
static void test_json_run(void)
{
	char text[40];
	unsigned first, second, at, wrong = 0;

	for (first = 0; first < 256; first++)
		for (second = 0; second < 256; second += 3)
			for (at = 0; at < sizeof(text) - 1; at++) {
				size_t expected = !is_plain((unsigned char)first)    ? at
						  : !is_plain((unsigned char)second) ? at + 1
										     : sizeof(text);

				memset(text, 'a', sizeof(text));
				text[at] = (char)first;
				text[at + 1] = (char)second;
				wrong += sci_json_plain_run(text, sizeof(text)) != expected;
			}
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(sci_json_plain_run("abc", 2), 2);
	CU_ASSERT_EQUAL(sci_json_plain_run("", 0), 0);
}

static void test_names(void)
{
	static const struct {
		const char *text;
		size_t length;
		bool name;
		bool file_name;
	} rows[] = {
		{ BYTES("a"), true, true },
		{ BYTES("rfc3398"), true, true },
		{ BYTES("trunk-7.old_2"), true, true },
		{ BYTES("USER_BUSY"), true, false },
		{ BYTES("4xx"), true, true },
		{ BYTES("1e3"), true, true },
		{ BYTES("0x10"), true, true },
		{ BYTES("486"), false, true },
		{ BYTES("4-2"), false, true },
		{ BYTES("400-499"), false, true },
		{ BYTES("4-"), false, true },
		{ BYTES("-a"), true, false },
		{ BYTES(".a"), true, false },
		{ BYTES("_a"), true, false },
		{ BYTES("a."), true, true },
		{ BYTES("a..b"), true, true },
		{ BYTES(".."), false, false },
		{ BYTES("."), false, false },
		{ BYTES(""), false, false },
		{ BYTES("a b"), false, false },
		{ BYTES("a/b"), false, false },
		{ BYTES("a\0"), false, false },
		{ BYTES("\0a"), false, false },
		{ BYTES("a\n"), false, false },
		{ BYTES("a+b"), false, false },
		{ BYTES("gr\xC3\xB6\xC3\x9F"), false, false },
		{ BYTES(SIXTY "abcd"), true, true },
		{ BYTES(SIXTY "abcde"), false, false },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		UNIT_CHECK(sci_is_name(rows[i].text, rows[i].length) == rows[i].name, "'%s'",
			   rows[i].text);
		UNIT_CHECK(sci_is_file_name(rows[i].text, rows[i].length) == rows[i].file_name,
			   "'%s' as a file name", rows[i].text);
	}
}

static void test_utf8(void)
{
	static const struct {
		const char *bytes;
		size_t length;
		size_t size;
		uint32_t character;
	} rows[] = {
		{ BYTES(""), 0, 0 },
		{ BYTES("\0"), 1, 0 },
		{ BYTES("a"), 1, 'a' },
		{ BYTES("\x7F"), 1, 0x7F },
		{ BYTES("\xC2\x80"), 2, 0x80 },
		{ BYTES("\xC3\xBC!"), 2, 0xFC },
		{ BYTES("\xDF\xBF"), 2, 0x7FF },
		{ BYTES("\xE0\xA0\x80"), 3, 0x800 },
		{ BYTES("\xED\x9F\xBF"), 3, 0xD7FF },
		{ BYTES("\xEE\x80\x80"), 3, 0xE000 },
		{ BYTES("\xEF\xBF\xBF"), 3, 0xFFFF },
		{ BYTES("\xF0\x90\x80\x80"), 4, 0x10000 },
		{ BYTES("\xF4\x8F\xBF\xBF"), 4, 0x10FFFF },
		/* not UTF-8 */
		{ BYTES("\x80"), 0, 0 },
		{ BYTES("\xBF"), 0, 0 },
		{ BYTES("\xC0\x80"), 0, 0 },
		{ BYTES("\xC1\xBF"), 0, 0 },
		{ BYTES("\xE0\x9F\xBF"), 0, 0 },
		{ BYTES("\xED\xA0\x80"), 0, 0 },
		{ BYTES("\xED\xBF\xBF"), 0, 0 },
		{ BYTES("\xF0\x8F\xBF\xBF"), 0, 0 },
		{ BYTES("\xF4\x90\x80\x80"), 0, 0 },
		{ BYTES("\xF5\x80\x80\x80"), 0, 0 },
		{ BYTES("\xFE"), 0, 0 },
		{ BYTES("\xFF\xFE"), 0, 0 },
		/* cut short */
		{ BYTES("\xC3"), 0, 0 },
		{ BYTES("\xE2\x82"), 0, 0 },
		{ BYTES("\xF0\x9F\x98"), 0, 0 },
		{ BYTES("\xC3"
			"a"),
		  0, 0 },
		{ BYTES("\xE2\x82"
			"a"),
		  0, 0 },
		{ "\xE2\x82\xAC", 2, 0, 0 },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		uint32_t character = 0;
		size_t size = sci_utf8_decode((const unsigned char *)rows[i].bytes, rows[i].length,
					      &character);

		UNIT_CHECK(size == rows[i].size, "row %zu: %zu bytes", i, size);
		UNIT_CHECK(size == 0 || character == rows[i].character, "row %zu: U+%04X", i,
			   (unsigned)character);
	}
}

static void test_control(void)
{
	static const struct {
		uint32_t first, last;
		bool control;
	} rows[] = {
		{ 0, 0x1F, true },         { 0x20, 0x7E, false },     { 0x7F, 0x9F, true },
		{ 0xA0, 0x2027, false },   { 0x2028, 0x202E, true },  { 0x202F, 0x2065, false },
		{ 0x2066, 0x2069, true },  { 0x206A, 0xFEFE, false }, { 0xFEFF, 0xFEFF, true },
		{ 0xFF00, 0xFF10, false },
	};
	size_t i;
	uint32_t c;

	for (i = 0; i < COUNT(rows); i++)
		for (c = rows[i].first; c <= rows[i].last; c++)
			if (sci_is_control(c) != rows[i].control)
				UNIT_CHECK(false, "U+%04X", (unsigned)c);
}

static const struct {
	const char *text;
	size_t length;
	const char *quoted;
	const char *printable;
} shown[] = {
	{ BYTES(""), "''", "" },
	{ BYTES("busy"), "'busy'", "busy" },
	{ BYTES("a\nb\0c\x1B"), "'a\\x0Ab\\x00c\\x1B'", "a\\x0Ab\\x00c\\x1B" },
	{ BYTES("\xC3\xBC\xE2\x82\xAC"), "'\xC3\xBC\xE2\x82\xAC'", "\xC3\xBC\xE2\x82\xAC" },
	{ BYTES("\xC2\x9B"), "'\\xC2\\x9B'", "\\xC2\\x9B" },
	{ BYTES("\xE2\x82"), "'\\xE2\\x82'", "\\xE2\\x82" },
	{ BYTES("\xFF"), "'\\xFF'", "\\xFF" },
	{ BYTES("\xE2\x80\xAEtxt"), "'\\xE2\\x80\\xAEtxt'", "\\xE2\\x80\\xAEtxt" },
	/* marks of direction, and tags, which nobody sees */
	{ BYTES("\xE2\x80\x8Ft"), "'\\xE2\\x80\\x8Ft'", "\\xE2\\x80\\x8Ft" },
	{ BYTES("\xD8\x9Ct"), "'\\xD8\\x9Ct'", "\\xD8\\x9Ct" },
	{ BYTES("\xF3\xA0\x81\x81"), "'\\xF3\\xA0\\x81\\x81'", "\\xF3\\xA0\\x81\\x81" },
	/* what is no character, which no map may have */
	{ BYTES("\xEF\xBF\xBF."), "'\\xEF\\xBF\\xBF.'", "\\xEF\\xBF\\xBF." },
	{ BYTES("\xEF\xBF\xBE."), "'\\xEF\\xBF\\xBE.'", "\\xEF\\xBF\\xBE." },
	{ BYTES(SIXTY TEN TEN TEN "k"), "'" SIXTY TEN TEN TEN "k'", SIXTY TEN TEN TEN "k" },
	{ BYTES(SIXTY TEN TEN TEN "kl"), "'" SIXTY TEN TEN TEN "k...'", SIXTY TEN TEN TEN "kl" },
	{ BYTES(SIXTY TEN TEN TEN "\xC3\xBC"), "'" SIXTY TEN TEN TEN "...'",
	  SIXTY TEN TEN TEN "\xC3\xBC" },
	{ BYTES(SIXTY TEN TEN TEN "\x01"), "'" SIXTY TEN TEN TEN "\\x01'",
	  SIXTY TEN TEN TEN "\\x01" },
};

static void test_shown(void)
{
	char quoted[SCI_QUOTED], printable[400];
	size_t i;

	for (i = 0; i < COUNT(shown); i++) {
		sci_quote(quoted, shown[i].text, shown[i].length);
		UNIT_CHECK(strcmp(quoted, shown[i].quoted) == 0, "row %zu: %s", i, quoted);
		sci_printable(printable, shown[i].text, shown[i].length);
		UNIT_CHECK(strcmp(printable, shown[i].printable) == 0, "row %zu: %s", i, printable);
	}
}

/* Whatever the bytes, what is shown has its room, ends, and is printable UTF-8. */
static void test_shown_bytes(void)
{
	unsigned char bytes[300];
	uint32_t dice = 1;
	int round;

	for (round = 0; round < 3000; round++) {
		char quoted[SCI_QUOTED], printable[4 * sizeof(bytes) + 1];
		size_t length, at = 0, i;

		for (i = 0; i < sizeof(bytes); i++) {
			dice = dice * 1664525u + 1013904223u;
			bytes[i] = (unsigned char)(dice >> (round % 3 == 0 ? 24 : 25));
		}
		length = dice % sizeof(bytes);
		sci_quote(quoted, (const char *)bytes, length);
		sci_printable(printable, (const char *)bytes, length);
		CU_ASSERT_FATAL(memchr(quoted, '\0', sizeof(quoted)) != NULL);
		CU_ASSERT_EQUAL(quoted[strlen(quoted) - 1], '\'');
		while (printable[at] != '\0') {
			uint32_t character = 0;
			size_t size = sci_utf8_decode((const unsigned char *)printable + at, 4,
						      &character);

			CU_ASSERT_FATAL(size > 0 && !sci_is_control(character) &&
					sci_is_shown(character));
			at += size;
		}
	}
}

static void test_words(void)
{
	CU_ASSERT(sci_text_is("none", 4, "none"));
	CU_ASSERT(!sci_text_is("none", 3, "none"));
	CU_ASSERT(!sci_text_is("None", 4, "none"));
	CU_ASSERT(!sci_text_is("none\0", 5, "none"));
	CU_ASSERT(sci_text_is("", 0, ""));
	CU_ASSERT_EQUAL(sci_lower('A'), 'a');
	CU_ASSERT_EQUAL(sci_lower('Z'), 'z');
	CU_ASSERT_EQUAL(sci_lower('@'), '@');
	CU_ASSERT_EQUAL(sci_lower('['), '[');
	CU_ASSERT_EQUAL(sci_lower('\xC4'), '\xC4');
	CU_ASSERT(sci_is_letter('z') && sci_is_letter('A') && !sci_is_letter('{'));
	CU_ASSERT(sci_is_digit('0') && sci_is_digit('9') && !sci_is_digit(':'));
}

static const struct unit_test tests[] = {
	{ "numbers", test_number },
	{ "decimal digits", test_decimal },
	{ "runs of JSON", test_json_run },
	{ "names", test_names },
	{ "UTF-8", test_utf8 },
	{ "control characters", test_control },
	{ "quoted and printable", test_shown },
	{ "any bytes can be shown", test_shown_bytes },
	{ "words and letters", test_words },
};

int main(void)
{
	return UNIT_MAIN("text", tests);
}
