/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The principles behind the HTTP maps, from tests/http-principles.txt, whose head
 * tells how a line is read.  A line that cannot be read fails as well.
 */
#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "fixture.h"
#include "sheet.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define CODES 1024

/* Which numbers a list of codes and ranges holds. */
struct codes {
	bool has[CODES];
};

struct principle {
	unsigned line;
	const char *map, *from, *codes, *to, *expectation, *ranges;
};

static struct sipcause_catalog *catalog;

static bool read_number(const char **text, long *number)
{
	char *end;

	if (!isdigit((unsigned char)**text))
		return false;
	*number = strtol(*text, &end, 10);
	*text = end;
	return *number < CODES;
}

/* "401,402,410-420", or * for the range of the space. */
static bool read_codes(const char *text, const struct sipcause_space *space, struct codes *codes)
{
	long first, last;

	memset(codes, 0, sizeof(*codes));
	if (strcmp(text, "*") == 0) {
		for (first = sipcause_space_first(space); first <= sipcause_space_last(space);
		     first++)
			codes->has[first] = true;
		return true;
	}
	while (read_number(&text, &first)) {
		last = first;
		if (*text == '-' && (text++, !read_number(&text, &last)))
			return false;
		if (first > last)
			return false;
		for (; first <= last; first++)
			codes->has[first] = true;
		if (*text == '\0')
			return true;
		if (*text++ != ',')
			return false;
	}
	return false;
}

/* Whether an outcome is as the principle wants it; *readable: whether that can be told. */
static bool fits(const struct principle *principle, const struct codes *ranges, int32_t outcome,
		 bool *readable)
{
	const char *text = principle->expectation;
	const char *number = text + 1;
	long code;

	if (strcmp(text, "=none") == 0)
		return outcome == SIPCAUSE_NONE;
	if (strcmp(text, "=unlisted") == 0)
		return outcome == SIPCAUSE_UNLISTED;
	if (text[0] == '=' && read_number(&number, &code) && *number == '\0')
		return outcome == code;
	if (strcmp(text, "in") == 0)
		return outcome >= 0 && outcome < CODES && ranges->has[outcome];
	if (text[0] == '!')
		return outcome < 0 || outcome >= CODES || !ranges->has[outcome];
	*readable = false;
	return false;
}

static void check(const struct principle *principle)
{
	const struct sipcause_table *table =
		sipcause_catalog_table(catalog, principle->map, principle->from, principle->to);
	const char *text =
		principle->expectation[0] == '!' ? principle->expectation + 1 : principle->ranges;
	struct codes codes, ranges;
	bool readable = table != NULL;
	int32_t code;

	if (readable)
		readable = read_codes(principle->codes, sipcause_table_from(table), &codes);
	if (readable && text != NULL)
		readable = read_codes(text, sipcause_table_to(table), &ranges);
	for (code = 0; readable && code < CODES; code++) {
		int32_t outcome;

		if (!codes.has[code])
			continue;
		outcome = sipcause_translate(table, code);
		UNIT_CHECK(fits(principle, &ranges, outcome, &readable) || !readable,
			   "line %u: %s %s:%d is %s:%d, not %s %s", principle->line, principle->map,
			   principle->from, code, principle->to, outcome, principle->expectation,
			   principle->ranges ? principle->ranges : "");
	}
	UNIT_CHECK(readable, "line %u cannot be read", principle->line);
}

/* Cut the next word off. */
static const char *next_word(char **line)
{
	char *word = *line + strspn(*line, " ");
	char *end = word + strcspn(word, " ");

	*line = *end != '\0' ? end + 1 : end;
	*end = '\0';
	return *word != '\0' ? word : NULL;
}

static bool read_principle(char *line, struct principle *principle)
{
	const char **const words[] = {
		&principle->map, &principle->from,        &principle->codes,
		&principle->to,  &principle->expectation, &principle->ranges
	};
	bool with_ranges;
	size_t i;

	for (i = 0; i < COUNT(words); i++)
		*words[i] = next_word(&line);
	with_ranges = principle->expectation != NULL && strcmp(principle->expectation, "in") == 0;
	return principle->expectation != NULL && with_ranges == (principle->ranges != NULL) &&
	       next_word(&line) == NULL;
}

static void test_principles(void)
{
	char *text = sheet_read("../http-principles.txt"), *line, *end;
	struct principle principle = { 0 };
	unsigned count = 0;

	CU_ASSERT_PTR_NOT_NULL(text);
	for (line = text; line != NULL && *line != '\0'; line = end) {
		end = line + strcspn(line, "\n");
		if (*end == '\n')
			*end++ = '\0';
		principle.line++;
		if (*line == '#' || *line == '\0')
			continue;
		count++;
		if (read_principle(line, &principle))
			check(&principle);
		else
			UNIT_CHECK(0, "line %u cannot be read", principle.line);
	}
	CU_ASSERT(count > 60);
	free(text);
}

/* The runner itself: lines that hold, and lines that must not. */
static void test_runner(void)
{
	static const struct {
		const char *expectation;
		const char *ranges;
		int32_t outcome;
		bool fits;
		bool readable;
	} rows[] = {
		{ "=409", NULL, 409, true, true },
		{ "=409", NULL, 410, false, true },
		{ "=none", NULL, SIPCAUSE_NONE, true, true },
		{ "=none", NULL, SIPCAUSE_UNLISTED, false, true },
		{ "=unlisted", NULL, SIPCAUSE_UNLISTED, true, true },
		{ "in", "400-403,409", 402, true, true },
		{ "in", "400-403,409", 409, true, true },
		{ "in", "400-403,409", 404, false, true },
		{ "in", "400-403,409", SIPCAUSE_NONE, false, true },
		{ "!400-403,409", "400-403,409", 402, false, true },
		{ "!400-403,409", "400-403,409", 404, true, true },
		{ "!400-403,409", "400-403,409", SIPCAUSE_NONE, true, true },
		{ "409", NULL, 409, false, false },
		{ "=40x", NULL, 409, false, false },
	};
	static const char *const bad[] = {
		"", "a", "1,", ",1", "3-1", "1-", "1-2-3", "1 2", "5000"
	};
	struct codes codes;
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct principle principle = { .expectation = rows[i].expectation };
		bool readable = true;

		if (rows[i].ranges != NULL)
			CU_ASSERT(read_codes(rows[i].ranges, NULL, &codes));
		UNIT_CHECK(fits(&principle, &codes, rows[i].outcome, &readable) == rows[i].fits &&
				   readable == rows[i].readable,
			   "row %zu", i);
	}
	for (i = 0; i < COUNT(bad); i++)
		UNIT_CHECK(!read_codes(bad[i], NULL, &codes), "codes '%s'", bad[i]);
}

/* A challenge that can be relayed is the one way to a 401; a 407 is never sent.  404 and 410 of a
 * back end must be stated. */
static void test_companions(void)
{
	static const struct {
		const char *map, *from, *to;
		int32_t code;
		const char *companion, *value;
		int32_t outcome;
	} rows[] = {
		{ "http-api", "sip", "http", 401, "challenge", "relayable", 401 },
		{ "http-api", "sip", "http", 407, "challenge", "relayable", 401 },
		{ "http-api", "sip", "http", 403, "challenge", "relayable", 403 },
		{ "http-backend", "http", "sip", 401, "challenge", "relayable", 401 },
		{ "http-backend", "http", "sip", 401, "verdict", "stated", 500 },
		{ "http-backend", "http", "sip", 403, "challenge", "relayable", 403 },
		{ "http-backend", "http", "sip", 407, "challenge", "relayable", 500 },
		{ "http-backend", "http", "sip", 511, "challenge", "relayable", 500 },
		{ "http-backend", "http", "sip", 404, "verdict", "stated", 404 },
		{ "http-backend", "http", "sip", 404, "challenge", "relayable", 500 },
		{ "http-backend", "http", "sip", 410, "verdict", "stated", 410 },
		{ "http-backend", "http", "sip", 411, "verdict", "stated", 500 },
		{ "default", "http", "q850", 404, "verdict", "stated", 1 },
		{ "default", "http", "q850", 410, "verdict", "stated", 22 },
		{ "default", "http", "q850", 401, "challenge", "relayable", 21 },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const struct sipcause_space *space =
			sipcause_catalog_space(catalog, rows[i].companion);
		struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;
		int32_t value = sipcause_space_find(space, rows[i].value, strlen(rows[i].value));

		indication.code = rows[i].code;
		CU_ASSERT_EQUAL(sipcause_indication_add(&indication, space, value), SIPCAUSE_OK);
		sipcause_translate_indication(
			sipcause_catalog_table(catalog, rows[i].map, rows[i].from, rows[i].to),
			&indication, &result);
		UNIT_CHECK(result.outcome == rows[i].outcome, "%s %s:%d %s=%s is %d", rows[i].map,
			   rows[i].from, rows[i].code, rows[i].companion, rows[i].value,
			   result.outcome);
	}
}

static void test_load(void)
{
	static const char *const maps[] = { "default", "http-api", "http-backend" };
	struct sipcause_loader *loader = NULL;
	size_t i;

	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	for (i = 0; i < COUNT(maps); i++)
		CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, maps[i]), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
}

static const struct unit_test tests[] = {
	{ "how lines are read", test_runner },
	{ "the maps load", test_load },
	{ "the principles", test_principles },
	{ "challenges to relay, verdicts that are stated", test_companions },
};

int main(void)
{
	int failed = UNIT_MAIN("principles", tests);

	sipcause_catalog_free(catalog);
	return failed;
}
