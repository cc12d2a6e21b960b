/* SPDX-License-Identifier: BSD-2-Clause */
/* Patterns of dialects: which are compiled, what they find, and that each of them ends. */
#include <stdlib.h>
#include <string.h>

#include "cli/dialect/match.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define TEN "abcdefghij"
#define FIFTY TEN TEN TEN TEN TEN
#define LONG FIFTY FIFTY FIFTY FIFTY FIFTY "abcde" /* 255 bytes */

/* A pattern that is read, and what is said of it. */
struct tried {
	struct dialect_match match;
	struct sci_arena arena;
	struct sipcause_report *report;
};

static void try_bytes(struct tried *tried, const char *text, size_t length, unsigned where)
{
	const struct sci_file file = { "pattern.yaml", 1 };
	const struct sci_node node = { .kind = SCI_SCALAR,
				       .file = &file,
				       .text = text,
				       .length = (uint32_t)length,
				       .line = 1,
				       .column = 1 };
	struct sci_reading reading = { &tried->arena, &tried->arena, &tried->arena, NULL };

	memset(tried, 0, sizeof(*tried));
	reading.report = tried->report = sci_report_new();
	CU_ASSERT_PTR_NOT_NULL_FATAL(tried->report);
	match_read((struct at){ &reading, where }, &node, &tried->match);
	sci_report_close(tried->report);
}

static void try(struct tried *tried, const char *pattern)
{
	try_bytes(tried, pattern, strlen(pattern), 0);
}

static void end(struct tried *tried)
{
	match_free(&tried->match);
	sipcause_report_free(tried->report);
	sci_arena_free(&tried->arena);
}

/* The pattern has no fault, or the report says this of it. */
static void check_said(const char *pattern, const char *flaw)
{
	struct tried tried;
	const char *said;

	try(&tried, pattern);
	said = sipcause_report_count(tried.report) > 0 ? sipcause_report_text(tried.report, 0) : "";
	if (flaw == NULL)
		UNIT_CHECK(said[0] == '\0' && tried.match.text != NULL, "%.60s: %s", pattern, said);
	else
		UNIT_CHECK(strstr(said, flaw) != NULL && strstr(said, "[bad-pattern]") != NULL &&
				   tried.match.text == NULL,
			   "%.60s: said '%s'", pattern, said);
	end(&tried);
}

/* ------------------------------------------------------------------ which are */

#define REFUSED "found the pattern" /* by the system's regcomp(), in its words */
#define REPEATED "a repetition of what repeats something"
#define BRACE "a { without 1 to 16 times behind it"
#define BACKSLASH "a \\ before none of ^.[]$()|*+?{}\\"
#define LARGE "repetitions that make it too large"
#define GROUPS "more than 9 groups, or more than 8 within each other"

static void test_which(void)
{
	static const struct {
		const char *pattern, *flaw; /* NULL: there is none */
	} rows[] = {
		{ "a", NULL },
		{ "", NULL },
		{ ".", NULL },
		{ "^ *set pstn-cause ([0-9]+)( |$)", NULL },
		/* repetitions */
		{ "a*b+c?", NULL },
		{ "(a|b)*a(a|b){16}", NULL },
		{ "(a?)*", NULL },
		{ "(ab?)+", NULL },
		{ "a?*", NULL },
		{ "(a*)?", NULL },
		{ "(a*)*", REPEATED },
		{ "(a+)+", REPEATED },
		{ "(a*|b)+", REPEATED },
		{ "((a*))*", REPEATED },
		{ "(b(a*))*", REPEATED },
		{ "(a{2}b)*", REPEATED },
		{ "(a*){2}", REPEATED },
		{ "((a{16}){16}){16}", REPEATED },
		{ "(a{16}){16}", REPEATED },
		{ "a{2}{3}", REPEATED },
		{ "a**", REPEATED },
		{ "a+*", REPEATED },
		{ "a*{2}", REPEATED },
		{ "*a", REFUSED },
		{ "+a", REFUSED },
		{ "?a", REFUSED },
		{ "{2}a", REFUSED },
		{ "^*", REFUSED },
		{ "(*a)", REFUSED },
		{ "(^*a)", REFUSED },
		{ "a|*b", REFUSED },
		{ "$*", REFUSED },
		/* how often */
		{ "a{1}", NULL },
		{ "a{16}", NULL },
		{ "a{1,}", NULL },
		{ "a{0,1}", NULL },
		{ "a{,3}", BRACE },
		{ "a{,}", BRACE },
		{ "a{1,2,3}", REFUSED },
		{ "a{17}", BRACE },
		{ "a{1,17}", BRACE },
		{ "a{0}", BRACE },
		{ "a{0,0}", BRACE },
		{ "a{", BRACE },
		{ "a{}", BRACE },
		{ "a{x}", BRACE },
		{ "a{1", BRACE },
		{ "a{1,", BRACE },
		{ "a{ 1}", BRACE },
		{ "a{-1}", BRACE },
		{ "a{99999999999999999999}", BRACE },
		{ "a{3,2}", REFUSED },
		{ "{", BRACE },
		{ "}", NULL },
		/* sizes: of atoms, groups and levels */
		{ "(aaaaaaaaaaaaaaa){16}", NULL },
		{ "(aaaaaaaaaaaaaaa){16}a", LARGE },
		{ "(aaaaaaaaaaaaaaaa){16}", LARGE },
		{ "[abc]{16}[abc]{16}[abc]{16}[abc]{16}[abc]{16}[abc]{16}[abc]{16}[abc]{16}",
		  NULL },
		{ "(a)(a)(a)(a)(a)(a)(a)(a)(a)", NULL },
		{ "(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)", GROUPS },
		{ "((((((((a))))))))", NULL },
		{ "(((((((((a)))))))))", GROUPS },
		{ LONG, NULL },
		{ LONG "x", "more than 255 bytes" },
		/* sets */
		{ "[a-z]", NULL },
		{ "[]]", NULL },
		{ "[^]a]", NULL },
		{ "[]-a]", NULL },
		{ "[a-]", NULL },
		{ "[*+({]", NULL },
		{ "[\\]", NULL },
		{ "[[:digit:]]", NULL },
		{ "[[:digit:][:alpha:]_]+", NULL },
		{ "[[.-.]]", NULL },
		{ "[[=a=]]", NULL },
		{ "[", "a [ without its ]" },
		{ "[]", "a [ without its ]" },
		{ "[^]", "a [ without its ]" },
		{ "[^]]", NULL },
		{ "[a", "a [ without its ]" },
		{ "[[:digit:]", "a [ without its ]" },
		{ "[[:digit", "a [ without its ]" },
		{ "[[:nothing:]]", REFUSED },
		{ "[z-a]", REFUSED },
		/* groups, alternatives */
		{ "a|b", NULL },
		{ "(a|b|c)", NULL },
		{ "|", NULL },
		{ "a||b", NULL },
		{ "(a|)", NULL },
		{ "()", NULL },
		{ "(", "a ( without its )" },
		{ "(a", "a ( without its )" },
		{ "((a)", "a ( without its )" },
		{ ")", "a ) without its (" },
		{ "a)(", "a ) without its (" },
		{ "(a))", "a ) without its (" },
		/* what is escaped */
		{ "\\^\\.\\[\\]\\$\\(\\)\\|\\*\\+\\?\\{\\}\\\\", NULL },
		{ "\\(*\\)", NULL },
		{ "(a)\\1", BACKSLASH },
		{ "\\w", BACKSLASH },
		{ "\\b", BACKSLASH },
		{ "\\<a", BACKSLASH },
		{ "\\`", BACKSLASH },
		{ "\\d", BACKSLASH },
		{ "\\", BACKSLASH },
		{ "a\\", BACKSLASH },
		{ "\\\\\\", BACKSLASH },
		/* bytes */
		{ "a\tb", "a character that is not printable ASCII" },
		{ "a\nb", "a character that is not printable ASCII" },
		{ "\x7F", "a character that is not printable ASCII" },
		{ "\xC3\xA4", "a character that is not printable ASCII" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		check_said(rows[i].pattern, rows[i].flaw);
}

/* A NUL would end it too early. */
static void test_zero_byte(void)
{
	struct tried tried;

	try_bytes(&tried, "a\0(", 3, 0);
	CU_ASSERT_EQUAL(sipcause_report_count(tried.report), 1);
	CU_ASSERT_PTR_NULL(tried.match.text);
	CU_ASSERT_FALSE(match_line(&tried.match, "a", NULL));
	CU_ASSERT_EQUAL(match_group_count(&tried.match), 0);
	end(&tried);
}

/* ----------------------------------------------------------------- what they find */

/* The groups as "[0][1]...", with "-" for those that are not there. */
static void put_groups(char *room, size_t size, const char *line, const struct match_groups *groups,
		       size_t count)
{
	size_t used = 0, i;

	for (i = 0; i <= count; i++) {
		const regmatch_t *at = &groups->at[i];

		used += (size_t)snprintf(room + used, size - used, "[%.*s]",
					 at->rm_so < 0 ? 1 : (int)(at->rm_eo - at->rm_so),
					 at->rm_so < 0 ? "-" : line + at->rm_so);
	}
}

static void test_found(void)
{
	static const struct {
		const char *pattern, *line;
		const char *groups; /* NULL: nothing matches */
	} rows[] = {
		{ "", "", "[]" },
		{ "a", "bab", "[a]" },
		{ "a", "A", NULL },
		{ "^a", "ba", NULL },
		{ "^ *set pstn-cause ([0-9]+) sip-status ([0-9]+)$",
		  "  set pstn-cause 3 sip-status 503",
		  "[  set pstn-cause 3 sip-status 503][3][503]" },
		{ "(a|b)*a(a|b){16}", "aabbaabbaabbaabbaabb", "[aabbaabbaabbaabbaa][a][a]" },
		{ "(a)|(b)", "b", "[b][-][b]" },
		{ "(x)?y", "y", "[y][-]" },
		{ "[]]+", "a]]", "[]]]" },
		{ "[^]a]", "a]b", "[b]" },
		{ "[[:digit:]]{2}", "1a23", "[23]" },
		{ "a|ab", "ab", "[ab]" },
		{ "\\.\\*", "a.*", "[.*]" },
		{ "(a)(b)(c)(d)(e)(f)(g)(h)(i)", "abcdefghi",
		  "[abcdefghi][a][b][c][d][e][f][g][h][i]" },
		/* bytes of lines can be any */
		{ "^.*=(.*)$", "\xC3\xA4=\xFF\x01", "[\xC3\xA4=\xFF\x01][\xFF\x01]" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct match_groups groups;
		struct tried tried;
		char found[200] = "";
		bool matched;

		try(&tried, rows[i].pattern);
		matched = match_line(&tried.match, rows[i].line, &groups);
		if (matched)
			put_groups(found, sizeof(found), rows[i].line, &groups,
				   match_group_count(&tried.match));
		UNIT_CHECK(matched == match_line(&tried.match, rows[i].line, NULL), "%s: groups",
			   rows[i].pattern);
		UNIT_CHECK(unit_same_text(matched ? found : NULL, rows[i].groups), "%s: found %s",
			   rows[i].pattern, found);
		end(&tried);
	}
}

static void test_case_of_letters(void)
{
	struct tried tried;

	try_bytes(&tried, "^sip-ua[a]", 10, MATCH_FOLDED);
	CU_ASSERT_TRUE(match_line(&tried.match, "SIP-UAA", NULL));
	end(&tried);
	try_bytes(&tried, "^sip-ua", 7, 0);
	CU_ASSERT_FALSE(match_line(&tried.match, "SIP-UA", NULL));
	end(&tried);
}

/* ---------------------------------------------------------------- that they end */

/* Lines that have all orders of two letters: what a pattern may have to learn one by one. */
static void fill(char *line, size_t length, uint32_t *random)
{
	size_t i;

	for (i = 0; i < length; i++) {
		*random = *random * 1664525 + 1013904223;
		line[i] = (*random >> 24 & 1) != 0 ? 'a' : 'b';
	}
	line[length] = '\0';
}

/* Patterns that cost most of all that are compiled, over lines of each length. */
static void test_hostile(void)
{
	static const struct {
		const char *pattern;
		size_t bytes;
	} rows[] = {
		{ "(a|b)*a(a|b){16}", 65536 },
		{ "(a|b)*a(a|b){16}(a|b){16}(a|b){16}c", 255 },
		{ "(a?a?a?a?a?a?a?b?b?b?b?b?b?b?){16}c", 1024 },
		{ "(aaaaaaaaaaaa|b){16}", 8192 },
		{ "(a|ab|b|ba)*c", 8192 },
		{ "a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*a*b*c", 8192 },
		{ "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)c", 8192 },
		{ "(.*a)(.*b)(.*a)(.*b)(.*a)(.*b)(.*a)(.*b)(.*a)$", 8192 },
		{ "([ab]?)*([ab]?)*([ab]?)*c", 8192 },
	};
	static const size_t lengths[] = { 16, 255, 2048 };
	static char line[MATCH_LINE_MAX + 1];
	size_t i, k, looked;

	for (i = 0; i < COUNT(rows); i++)
		for (k = 0; k < COUNT(lengths); k++) {
			struct match_groups groups;
			struct tried tried;
			uint32_t random = 1;

			try(&tried, rows[i].pattern);
			UNIT_CHECK(tried.match.text != NULL, "%s", rows[i].pattern);
			for (looked = 0; looked < rows[i].bytes; looked += lengths[k]) {
				fill(line, lengths[k], &random);
				match_line(&tried.match, line, looked % 2 == 0 ? &groups : NULL);
			}
			end(&tried);
		}
}

/* It is compiled anew now and then, and finds the same. */
static void test_again(void)
{
	static char line[MATCH_LINE_MAX + 1];
	struct match_groups groups;
	struct tried tried;
	int i;

	memset(line, 'b', MATCH_LINE_MAX);
	line[MATCH_LINE_MAX - 1] = 'a';
	try(&tried, "(a)$");
	for (i = 0; i < 200; i++) {
		UNIT_CHECK(match_line(&tried.match, line, &groups) &&
				   groups.at[1].rm_so == MATCH_LINE_MAX - 1,
			   "line %d", i);
		UNIT_CHECK(!match_line(&tried.match, "b", NULL), "line %d", i);
	}
	end(&tried);
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "which patterns are compiled", test_which },
		{ "a zero byte", test_zero_byte },
		{ "what they find", test_found },
		{ "the case of letters", test_case_of_letters },
		{ "costly patterns end", test_hostile },
		{ "many lines", test_again },
	};

	return UNIT_MAIN("match", tests);
}
