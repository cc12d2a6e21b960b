/* SPDX-License-Identifier: BSD-2-Clause */
/* Codes as commands and records write them. */
#include "wire.h"

enum {
	AUTO = SIPCAUSE_SPELLING_AUTO,
	DECIMAL = SIPCAUSE_SPELLING_DECIMAL,
	HEX = SIPCAUSE_SPELLING_HEX,
	OCTET = SIPCAUSE_SPELLING_OCTET,
	IE = SIPCAUSE_SPELLING_IE,
	H323 = SIPCAUSE_SPELLING_H323,
	CUCM = SIPCAUSE_SPELLING_CUCM
};

static void test_spellings(void)
{
	static const struct {
		const char *space;
		int32_t spelling;
		const char *text;
		int32_t code;   /* -1: refused */
		const char *id; /* of the refusal */
	} rows[] = {
		{ "q850", AUTO, "17", 17, NULL },
		{ "q850", AUTO, "0", 0, NULL },
		{ "q850", AUTO, "USER_BUSY", 17, NULL },
		{ "q850", AUTO, "user_busy", 17, NULL },
		{ "q850", AUTO, "0x11", 17, NULL },
		{ "q850", AUTO, "0X1f", 31, NULL },
		{ "q850", AUTO, "0x7F", 127, NULL },
		{ "q850", AUTO, "0x829F08", 31, NULL },
		{ "q850", AUTO, "0x829f", 31, NULL },
		{ "q850", AUTO, "82 9F 08", 31, NULL },
		{ "q850", AUTO, "08 02 82 9F", 31, NULL },
		{ "q850", AUTO, "82:91", 17, NULL },
		{ "q850", AUTO, "0x0802829f", 31, NULL },
		{ "q850", AUTO, "h323-disconnect-cause=10", 16, NULL },
		{ "q850", AUTO, "H323-Disconnect-Cause=2f", 47, NULL },
		{ "q850", AUTO, "0x91", -1, "ambiguous-spelling" },
		{ "q850", AUTO, "0x80", -1, "ambiguous-spelling" },
		{ "q850", AUTO, "9F", -1, "ambiguous-spelling" },
		{ "q850", AUTO, "0802829f", -1, "ambiguous-spelling" },
		{ "q850", AUTO, "145", -1, "out-of-range" },
		{ "q850", AUTO, "016", -1, "not-a-number" },
		{ "q850", AUTO, "-17", -1, "not-a-number" },
		{ "q850", AUTO, "nonsense", -1, "unknown-name" },
		{ "q850", AUTO, "0x", -1, "not-a-number" },
		{ "q850", AUTO, "0x1g", -1, "not-a-number" },
		{ "q850", AUTO, "0x100", -1, "out-of-range" },
		{ "q850", AUTO, "0x0211", -1, "bad-element" },
		{ "q850", AUTO, "17 ", -1, "bad-element" },
		{ "q850", AUTO, "", -1, "not-a-number" },
		{ "sip", AUTO, "486", 486, NULL },
		{ "sip", AUTO, "0x1E6", 486, NULL },
		{ "sip", AUTO, "0xB4", 180, NULL },
		{ "sip", AUTO, "0x01E6", 486, NULL },
		{ "sip", AUTO, "700", -1, "out-of-range" },
		{ "sip", AUTO, "4 86", -1, "not-a-number" },
		{ "q850", DECIMAL, "17", 17, NULL },
		{ "q850", DECIMAL, "NO_ANSWER", 19, NULL },
		{ "q850", DECIMAL, "0x11", -1, "not-a-number" },
		{ "q850", DECIMAL, "128", -1, "out-of-range" },
		{ "q850", DECIMAL, "017", -1, "not-a-number" },
		{ "q850", HEX, "11", 17, NULL },
		{ "q850", HEX, "0x11", 17, NULL },
		{ "q850", HEX, "1F", 31, NULL },
		{ "q850", HEX, "91", -1, "out-of-range" },
		{ "q850", HEX, "FFFFFFFFFFFFFFFFFFFF11", -1, "out-of-range" },
		{ "q850", HEX, "0x", -1, "not-a-number" },
		{ "q850", HEX, "1 1", -1, "not-a-number" },
		{ "q850", OCTET, "91", 17, NULL },
		{ "q850", OCTET, "0x91", 17, NULL },
		{ "q850", OCTET, "ff", 127, NULL },
		{ "q850", OCTET, "11", -1, "not-a-number" },
		{ "q850", OCTET, "191", -1, "not-a-number" },
		{ "q850", OCTET, "145", -1, "not-a-number" },
		{ "q850", OCTET, "", -1, "not-a-number" },
		{ "q850", IE, "829F", 31, NULL },
		{ "q850", IE, "82 9F 08", 31, NULL },
		{ "q850", IE, "0x829F08", 31, NULL },
		{ "q850", IE, "0802829F", 31, NULL },
		{ "q850", IE, "08-02-82-9F", 31, NULL },
		{ "q850", IE, "0300809f", -1, "bad-element" },
		{ "q850", IE, "00809f", 31, NULL },
		{ "q850", IE, "0803829F", -1, "bad-element" },
		{ "q850", IE, "82", -1, "bad-element" },
		{ "q850", IE, "821F", -1, "bad-element" },
		{ "q850", IE, "E29F", -1, "bad-element" },
		{ "q850", IE, "829", -1, "not-a-number" },
		{ "q850", IE, "82 9 F", -1, "not-a-number" },
		{ "q850", H323, "10", 16, NULL },
		{ "q850", H323, "h323-disconnect-cause=10", 16, NULL },
		{ "q850", H323, "h323-disconnect-cause=0x1F", 31, NULL },
		{ "q850", H323, "h323-disconnect-cause=", -1, "not-a-number" },
		{ "q850", H323, "h323-disconnect-cause=91", -1, "out-of-range" },
		{ "q850", CUCM, "16", 16, NULL },
		{ "q850", CUCM, "0", 0, NULL },
		{ "q850", CUCM, "393233", 17, NULL },
		{ "q850", CUCM, "2147483665", 17, NULL },
		{ "q850", CUCM, "-2147483631", 17, NULL },
		{ "q850", CUCM, "-239", 17, NULL },
		{ "q850", CUCM, "4294967295", -1, "out-of-range" },
		{ "q850", CUCM, "4294967296", -1, "out-of-range" },
		{ "q850", CUCM, "-2147483649", -1, "out-of-range" },
		{ "q850", CUCM, "145", -1, "out-of-range" },
		{ "q850", CUCM, "-", -1, "not-a-number" },
		{ "q850", CUCM, "0x11", -1, "not-a-number" },
		{ "q850", CUCM, "99999999999999999999999", -1, "out-of-range" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const struct sipcause_space *space =
			sipcause_catalog_space(wire_catalog, rows[i].space);
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		size_t length = strlen(rows[i].text);
		char *copy = wire_copy(rows[i].text, length);
		int32_t code = -1;
		int answer =
			sipcause_spell_parse(space, rows[i].spelling, copy, length, &code, &error);

		UNIT_CHECK(code == rows[i].code, "%s '%s': %d, %s",
			   sipcause_spelling_word(rows[i].spelling), rows[i].text, (int)code,
			   error.message);
		UNIT_CHECK(answer == (rows[i].code < 0 ? SIPCAUSE_E_FORM : SIPCAUSE_OK), "'%s': %d",
			   rows[i].text, answer);
		UNIT_CHECK(rows[i].id == NULL || strcmp(error.id, rows[i].id) == 0, "%s '%s': %s",
			   sipcause_spelling_word(rows[i].spelling), rows[i].text, error.id);
		free(copy);
	}
}

static void test_octets(void)
{
	static const struct {
		const char *text;
		const char *octets; /* in hexadecimal without separators; NULL: refused */
		unsigned column;
	} rows[] = {
		{ "0802829f", "0802829F", 0 },
		{ "0x0802829F", "0802829F", 0 },
		{ "08 02:82-9f", "0802829F", 0 },
		{ "08 ", "08", 0 },
		{ "", NULL, 1 },
		{ "0x", NULL, 3 },
		{ "8", NULL, 1 },
		{ "082", NULL, 3 },
		{ "0g", NULL, 1 },
		{ " 08", "08", 0 },
		{ "[08 02 81 90]", "08028190", 0 },
		{ " \t[ 0802\t8190 ] \t", "08028190", 0 },
		{ " 0x08 0X02 0x81 0x90", "08028190", 0 },
		{ "{82,90}", "8290", 0 },
		{ "{0x82, 0x90,}", "8290", 0 },
		{ "(0x8290)", "8290", 0 },
		{ "0x82-90:0xA1", "8290A1", 0 },
		{ "[08 02 81 90", NULL, 13 },
		{ "[08 02 81 90}", NULL, 13 },
		{ "08 02]", NULL, 6 },
		{ "[08] 02", NULL, 6 },
		{ "[08]]", NULL, 5 },
		{ "[[08]]", NULL, 2 },
		{ "[]", NULL, 2 },
		{ "[", NULL, 2 },
		{ " ", NULL, 2 },
		{ ",08", NULL, 1 },
		{ "[,08]", NULL, 2 },
		{ "0x820x90", NULL, 5 },
		{ "0x0x90", NULL, 3 },
		{ "0x 90", NULL, 3 },
		{ "{0x8, 0x2}", NULL, 4 },
		{ "08;02", NULL, 3 },
		{ "08\n02", NULL, 3 },
		{ "08 2 9", NULL, 4 },
		{ "08020802080208020", NULL, 17 },
	};
	unsigned char little[2];
	size_t i, k;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		unsigned char octets[16];
		char shown[64] = "";
		size_t count = 99;
		int answer = sipcause_octets_parse(rows[i].text, strlen(rows[i].text), octets,
						   sizeof(octets), &count, &error);

		UNIT_CHECK(answer == (rows[i].octets == NULL ? SIPCAUSE_E_FORM : SIPCAUSE_OK),
			   "'%s': %d", rows[i].text, answer);
		UNIT_CHECK(error.column == rows[i].column, "'%s': %u", rows[i].text,
			   (unsigned)error.column);
		for (k = 0; rows[i].octets != NULL && k < count; k++)
			sprintf(shown + 2 * k, "%02X", octets[k]);
		UNIT_CHECK(rows[i].octets == NULL || strcmp(shown, rows[i].octets) == 0, "'%s': %s",
			   rows[i].text, shown);
	}
	CU_ASSERT_EQUAL(sipcause_octets_parse("080208", 6, little, 2, &i, NULL), SIPCAUSE_E_FULL);
}

static void test_arguments(void)
{
	const struct sipcause_space *space = sipcause_catalog_space(wire_catalog, "q850");
	int32_t code = -1;

	CU_ASSERT_EQUAL(sipcause_spell_parse(NULL, AUTO, "1", 1, &code, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_spell_parse(space, AUTO, NULL, 1, &code, NULL),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_spell_parse(space, AUTO, "1", 1, NULL, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_spell_parse(space, -1, "1", 1, &code, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_spell_parse(space, SIPCAUSE_SPELLING_COUNT_, "1", 1, &code, NULL),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(code, -1);
	CU_ASSERT_STRING_EQUAL(sipcause_spelling_word(CUCM), "cucm");
	CU_ASSERT_STRING_EQUAL(sipcause_spelling_word(-1), "?");
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "spellings", test_spellings },
		{ "octets", test_octets },
		{ "arguments", test_arguments },
	};
	int failed;

	wire_start("default");
	failed = UNIT_MAIN("spelling", tests);
	wire_end();
	return failed;
}
