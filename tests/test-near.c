/* SPDX-License-Identifier: BSD-2-Clause */
/* What somebody may have meant. */
#include <string.h>

#include "base/near.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SIXTEEN "abcdefghijklmnop"
#define SIXTY_FOUR SIXTEEN SIXTEEN SIXTEEN SIXTEEN

static const char *const words[] = { "default",  "q850",      "sip", "rfc3398", "USER_BUSY",
				     "location", "location2", "6xx", "by",      SIXTY_FOUR };

static void test_words(void)
{
	static const struct {
		const char *text;
		const char *meant; /* NULL: nothing is near */
	} rows[] = {
		{ "defualt", "default" },
		{ "defult", "default" },
		{ "ddefaultt", "default" },
		{ "DEFAULT", "default" },
		{ "dfelt", NULL },
		{ "q580", "q850" },
		{ "Q850", "q850" },
		{ "q85", "q850" },
		{ "q860", NULL },
		{ "q8500", "q850" },
		{ "spi", "sip" },
		{ "si", NULL },
		{ "sips", "sip" },
		{ "rfc3389", "rfc3398" },
		{ "user-busy", "USER_BUSY" },
		{ "7xx", NULL },
		{ "yb", NULL },
		{ "bx", NULL },
		/* the first of those that are as near, and never the very same */
		{ "locatio", "location" },
		{ "location", "location2" },
		{ "location2", "location" },
		{ "by", NULL },
		{ "b", NULL },
		{ "", NULL },
		{ SIXTEEN SIXTEEN SIXTEEN "abcdefghijklmno", SIXTY_FOUR },
		{ SIXTY_FOUR "q", NULL },
	};
	size_t i, k;

	for (i = 0; i < COUNT(rows); i++) {
		char buffer[SCI_NEAR_TEXT], expected[SCI_NEAR_TEXT] = "";
		struct sci_near near;

		sci_near_begin(&near, rows[i].text, strlen(rows[i].text));
		for (k = 0; k < COUNT(words); k++)
			sci_near_consider(&near, words[k], strlen(words[k]));
		if (rows[i].meant != NULL)
			snprintf(expected, sizeof(expected), "; did you mean %s?", rows[i].meant);
		sci_near_text(&near, buffer);
		UNIT_CHECK(strcmp(buffer, expected) == 0, "%s: %s", rows[i].text, buffer);
	}
}

/* Bytes behind either word are not looked at. */
static void test_lengths(void)
{
	char buffer[SCI_NEAR_TEXT];
	struct sci_near near;

	sci_near_begin(&near, "defualtxyz", 7);
	sci_near_consider(&near, "defaultabc", 7);
	CU_ASSERT_STRING_EQUAL(sci_near_text(&near, buffer), "; did you mean default?");
	sci_near_begin(&near, "defualt", 7);
	sci_near_consider(&near, SIXTY_FOUR "q", 65);
	sci_near_consider(&near, "", 0);
	CU_ASSERT_STRING_EQUAL(sci_near_text(&near, buffer), "");
}

static const struct unit_test tests[] = {
	{ "words", test_words },
	{ "lengths", test_lengths },
};

int main(void)
{
	return UNIT_MAIN("near", tests);
}
