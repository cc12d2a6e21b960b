/* SPDX-License-Identifier: BSD-2-Clause */
/* --by COLUMN~REGEX: which expressions are taken, and what they make of cells. */
#include "unit.h"

#include "cli/cli.h"
#include "cli/csv/count/by-value.h"

#include <stdlib.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static char *repeated(const char *text, size_t times)
{
	char *all = calloc(times * strlen(text) + 1, 1);

	while (times-- > 0)
		strcat(all, text);
	return all;
}

static void test_patterns(void)
{
	static const struct {
		const char *pattern;
		bool taken;
	} rows[] = {
		{ "PJSIP/(.*)-", true },
		{ "^[0-9]{1,50}$", true },
		{ "a{50}", true },
		{ "a{,50}", true },
		{ "a{2,}", true },
		{ "a{51}", false },
		{ "a{1,51}", false },
		{ "a{99999999999999999999}", false },
		{ "(a{2}){2}", false },
		{ "((a{2}b)c){2}", false },
		{ "(a{2}|b){2}", false },
		{ "a{2}{2}", false },
		{ "(a{2})*{2}", false },
		{ "(a{2})b{2}", true },
		{ "(a{2})(b){2}", true },
		{ "a{2}|b{2}", true },
		{ "([{]2}){2}", true },
		{ "(\\{2}){2}", true },
		{ "[]{2}]{2}", true },
		{ "[^]{2}]{2}", true },
		{ "[[:digit:]{]{2}", true },
		{ "(a{2}[(]b){2}", false },
		{ "a{x}", false },
		{ "a{", false },
		{ "a{2", false },
		{ "(.*)\\1", false },
		{ "a\\.b\\(c\\\\", true },
		{ "\\d+", false },
		{ "\\w+", true },
		{ "a*?", false },
		{ "a+?", false },
		{ "a{2}?", false },
		{ "(a*)?", true },
		{ "a?b?", true },
		{ "(", false },
		{ "[a", false },
		{ "[[:nothing:]]", false },
		{ "a\\", false },
		{ "", false },
	};
	char *long_one = repeated("a", BY_PATTERN_MAX), *longer = repeated("(", BY_PATTERN_MAX + 1);
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		regex_t compiled;

		UNIT_CHECK(by_pattern_check("c~", rows[i].pattern) == rows[i].taken, "%s",
			   rows[i].pattern);
		if (rows[i].taken && by_pattern_compile(&compiled, rows[i].pattern))
			regfree(&compiled);
	}
	CU_ASSERT(by_pattern_check("c~", long_one));
	CU_ASSERT(!by_pattern_check("c~", longer));
	longer[BY_PATTERN_MAX] = '\0';
	CU_ASSERT(!by_pattern_check("c~", longer));
	free(long_one);
	free(longer);
}

/* The value of a text, which need not end with a NUL. */
static bool gives(struct by_values *values, const char *text, const char *expected)
{
	char bytes[600];
	struct cell cell = { bytes, strlen(text) }, value;

	memset(bytes, 'x', sizeof(bytes));
	memcpy(bytes, text, cell.length);
	value = by_value(values, cell);
	return value.text != NULL && value.length == strlen(expected) &&
	       memcmp(value.text, expected, value.length) == 0;
}

static void test_values(void)
{
	static const struct {
		const char *pattern;
		const char *cell;
		const char *value;
	} rows[] = {
		{ "PJSIP/(.*)-", "PJSIP/carrier-a-0000001f", "carrier-a" },
		{ "PJSIP/(.*)-", "SIP/carrier-a-0000001f", BY_NO_MATCH },
		{ "PJSIP/(.*)-", "PJSIP/-", "" },
		{ "PJSIP/(.*)-", "pjsip/a-", BY_NO_MATCH },
		{ "^[0-9]{2}", "4930555", "49" },
		{ "^[0-9]{2}", "4", BY_NO_MATCH },
		{ "^(..)(.)", "abcd", "ab" },
		{ "(a)|b", "b", BY_NO_MATCH },
		{ "(a)?b", "b", BY_NO_MATCH },
		{ "(a?)b", "b", "" },
		{ ".*", "", "" },
		{ ".+", "", BY_NO_MATCH },
		{ "^$", "", "" },
		{ "a$", "ba", "a" },
		{ "a$", "bax", BY_NO_MATCH },
		{ "^.(.)", "\xC3\xA4", "\xA4" },
		{ "^[^@]*@([^:;>]*)", "sip:1@host:5060;x", "host" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct by_values values;
		unsigned again;

		CU_ASSERT_FATAL(by_values_make(&values, rows[i].pattern));
		for (again = 0; again < 3; again++)
			UNIT_CHECK(gives(&values, rows[i].cell, rows[i].value), "%s of %s, time %u",
				   rows[i].pattern, rows[i].cell, again);
		CU_ASSERT_EQUAL(values.searches, 1);
		by_values_drop(&values);
	}
}

/* A cell is cut, so that $ stands behind its first bytes. */
static void test_long_cells(void)
{
	char *cut = repeated("a", BY_CELL_MAX), *longer = repeated("a", BY_CELL_MAX + 100);
	struct by_values values;

	CU_ASSERT_FATAL(by_values_make(&values, "^a*$"));
	CU_ASSERT(gives(&values, longer, cut));
	longer[BY_CELL_MAX] = 'b';
	CU_ASSERT(gives(&values, longer, cut));
	CU_ASSERT_EQUAL(values.searches, 1);
	longer[BY_CELL_MAX - 1] = 'b';
	CU_ASSERT(gives(&values, longer, BY_NO_MATCH));
	by_values_drop(&values);
	free(cut);
	free(longer);
}

/* More cells than slots: each gets its own value, whoever had the slot. */
static void test_many_cells(void)
{
	struct by_values values;
	unsigned i, round;

	CU_ASSERT_FATAL(by_values_make(&values, "c([0-9]+)"));
	for (round = 0; round < 2; round++) {
		for (i = 0; i < 5000; i++) {
			char cell[20], value[20];

			snprintf(cell, sizeof(cell), "%s%u", i % 3 == 0 ? "x" : "c", i);
			snprintf(value, sizeof(value), "%u", i);
			UNIT_CHECK(gives(&values, cell, i % 3 == 0 ? BY_NO_MATCH : value), "%s",
				   cell);
		}
	}
	CU_ASSERT(values.searches <= 10000 && values.searches > 5000);
	by_values_drop(&values);
}

static const struct unit_test tests[] = {
	{ "expressions", test_patterns },
	{ "values", test_values },
	{ "long cells", test_long_cells },
	{ "many cells", test_many_cells },
};

int main(void)
{
	return UNIT_MAIN("by", tests);
}
