/* SPDX-License-Identifier: BSD-2-Clause */
/* Spaces: codes by number, name and text, facts, classes. */
#include <limits.h>
#include <string.h>

#include "fixture.h"
#include "engine/space.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BYTES(text) text, sizeof(text) - 1

static const struct fixture files[] = {
	{ "own.yaml", "format: 1\n"
		      "space: own\n"
		      "title: Own codes\n"
		      "source: the shelf\n"
		      "grade: own\n"
		      "range: 10-999\n"
		      "classes:\n"
		      "  low:  {range: 10-99, name: small ones, unknown: eleven}\n"
		      "  9xx:  {range: 900-999}\n"
		      "sets:\n"
		      "  odd: [11, 13-15, 9xx]\n"
		      "codes:\n"
		      "  999: {phrase: The last}\n"
		      "  11: {name: Eleven, aliases: [elf, ONZE], phrase: \"Elf \xC3\xBC\", "
		      "source: a book, grade: standard, status: deprecated, registered: Eleven, "
		      "note: a note}\n"
		      "  10: {name: x-10}\n"
		      "  500: {aliases: v.hundred}\n" },
	{ "registered.yaml", "format: 1\n"
			     "space: registered\n"
			     "registry: A registry\n"
			     "range: 0-2147483647\n"
			     "codes:\n"
			     "  2147483647: {name: last}\n"
			     "  0: {name: first, status: temporary}\n" },
	{ "runs.yaml", "format: 1\nspace: runs\nrange: 0-2147483647\n"
		       "codes: {1: {}, 2: {}, 3: {}, 5: {}, 2147483646: {}, 2147483647: {}}\n" },
	{ "bare.yaml", "format: 1\nspace: bare\nrange: 7\n" },
	{ "words.yaml", "format: 1\nspace: words\nrange: 0-9\nwritten: name\n"
			"codes: {1: {name: Stop, phrase: Stop here}, 2: {aliases: go}, 3: {}}\n" },
	{ "numbers.yaml", "format: 1\nspace: numbers\nrange: 0-9\nwritten: number\n"
			  "codes: {1: {name: one}}\n" },
};

static struct sipcause_catalog *catalog;

static const struct sipcause_space *space(const char *name)
{
	return sipcause_catalog_space(catalog, name);
}

static void test_facts_of_space(void)
{
	CU_ASSERT_EQUAL(sipcause_catalog_space_count(catalog), 6);
	CU_ASSERT_EQUAL(sipcause_catalog_map_count(catalog), 0);
	CU_ASSERT_STRING_EQUAL(sipcause_space_name(space("own")), "own");
	CU_ASSERT_STRING_EQUAL(sipcause_space_title(space("own")), "Own codes");
	CU_ASSERT_STRING_EQUAL(sipcause_space_source(space("own")), "the shelf");
	CU_ASSERT_PTR_NULL(sipcause_space_title(space("bare")));
	CU_ASSERT_PTR_NULL(sipcause_space_source(space("bare")));
	CU_ASSERT_EQUAL(sipcause_space_first(space("own")), 10);
	CU_ASSERT_EQUAL(sipcause_space_last(space("own")), 999);
	CU_ASSERT_EQUAL(sipcause_space_first(space("bare")), 7);
	CU_ASSERT_EQUAL(sipcause_space_last(space("bare")), 7);
	CU_ASSERT_EQUAL(sipcause_space_last(space("registered")), INT32_MAX);
	CU_ASSERT_PTR_NULL(space("OWN"));
	CU_ASSERT_PTR_NULL(space("ow"));
}

static void test_codes_in_order(void)
{
	static const int32_t codes[] = { 10, 11, 500, 999 };
	size_t i;

	CU_ASSERT_EQUAL(sipcause_space_count(space("own")), COUNT(codes));
	for (i = 0; i < COUNT(codes); i++)
		CU_ASSERT_EQUAL(sipcause_space_at(space("own"), i), codes[i]);
	CU_ASSERT_EQUAL(sipcause_space_at(space("own"), i), SIPCAUSE_UNLISTED);
	CU_ASSERT_EQUAL(sipcause_space_at(space("own"), SIZE_MAX), SIPCAUSE_UNLISTED);
	CU_ASSERT_EQUAL(sipcause_space_count(space("bare")), 0);
	CU_ASSERT_EQUAL(sipcause_space_defines(space("own"), 11), 1);
	CU_ASSERT_EQUAL(sipcause_space_defines(space("own"), 12), 0);
	CU_ASSERT_EQUAL(sipcause_space_defines(space("own"), -1), 0);
	CU_ASSERT_EQUAL(sipcause_space_defines(space("registered"), INT32_MAX), 1);
	CU_ASSERT_EQUAL(sipcause_space_defines(space("registered"), 0), 1);
}

static void test_find_and_parse(void)
{
	static const struct {
		const char *space;
		const char *text;
		size_t length;
		int32_t found;
		int32_t parsed;
	} rows[] = {
		{ "own", BYTES("Eleven"), 11, 11 },
		{ "own", BYTES("ELEVEN"), 11, 11 },
		{ "own", BYTES("elf"), 11, 11 },
		{ "own", BYTES("onze"), 11, 11 },
		{ "own", BYTES("x-10"), 10, 10 },
		{ "own", BYTES("V.Hundred"), 500, 500 },
		{ "own", BYTES("eleve"), SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED },
		{ "own", BYTES("elevenx"), SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED },
		{ "own", "Eleven!", 6, 11, 11 },
		{ "own", "Eleven", 0, SIPCAUSE_UNLISTED, SIPCAUSE_ERROR },
		/* classes and sets are no codes */
		{ "own", BYTES("low"), SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED },
		{ "own", BYTES("9xx"), SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED },
		{ "own", BYTES("odd"), SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED },
		{ "own", BYTES("none"), SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED },
		/* numbers, defined or not */
		{ "own", BYTES("11"), SIPCAUSE_UNLISTED, 11 },
		{ "own", BYTES("12"), SIPCAUSE_UNLISTED, 12 },
		{ "own", BYTES("999"), SIPCAUSE_UNLISTED, 999 },
		{ "own", BYTES("9"), SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED },
		{ "own", BYTES("1000"), SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED },
		{ "own", BYTES("99999999999999"), SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED },
		{ "registered", BYTES("2147483647"), SIPCAUSE_UNLISTED, INT32_MAX },
		{ "registered", BYTES("2147483648"), SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED },
		{ "registered", BYTES("0"), SIPCAUSE_UNLISTED, 0 },
		/* neither a number nor a name */
		{ "own", BYTES("011"), SIPCAUSE_UNLISTED, SIPCAUSE_ERROR },
		{ "own", BYTES("+11"), SIPCAUSE_UNLISTED, SIPCAUSE_ERROR },
		{ "own", BYTES("-11"), SIPCAUSE_UNLISTED, SIPCAUSE_ERROR },
		{ "own", BYTES(" 11"), SIPCAUSE_UNLISTED, SIPCAUSE_ERROR },
		{ "own", BYTES("11 "), SIPCAUSE_UNLISTED, SIPCAUSE_ERROR },
		{ "own", BYTES("11\0"), SIPCAUSE_UNLISTED, SIPCAUSE_ERROR },
		{ "own", BYTES("11-12"), SIPCAUSE_UNLISTED, SIPCAUSE_ERROR },
		{ "own", BYTES("Elev\xC3\xA9n"), SIPCAUSE_UNLISTED, SIPCAUSE_ERROR },
		{ "own", BYTES("elf elf"), SIPCAUSE_UNLISTED, SIPCAUSE_ERROR },
		{ "own", BYTES("own:11"), SIPCAUSE_UNLISTED, SIPCAUSE_ERROR },
		{ "bare", BYTES("x"), SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED },
		{ "bare", BYTES("7"), SIPCAUSE_UNLISTED, 7 },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		int32_t found =
			sipcause_space_find(space(rows[i].space), rows[i].text, rows[i].length);
		int32_t parsed =
			sipcause_space_parse(space(rows[i].space), rows[i].text, rows[i].length);

		UNIT_CHECK(found == rows[i].found, "'%s' found: %d", rows[i].text, (int)found);
		UNIT_CHECK(parsed == rows[i].parsed, "'%s' parsed: %d", rows[i].text, (int)parsed);
	}
}

static void test_facts(void)
{
	static const struct {
		const char *space;
		int32_t code;
		int32_t fact;
		const char *text;
	} rows[] = {
		{ "own", 11, SIPCAUSE_FACT_NAME, "Eleven" },
		{ "own", 11, SIPCAUSE_FACT_PHRASE, "Elf \xC3\xBC" },
		{ "own", 11, SIPCAUSE_FACT_REGISTERED_PHRASE, "Eleven" },
		{ "own", 11, SIPCAUSE_FACT_STATUS, "deprecated" },
		{ "own", 11, SIPCAUSE_FACT_SOURCE, "a book" },
		{ "own", 11, SIPCAUSE_FACT_NOTE, "a note" },
		{ "own", 11, SIPCAUSE_FACT_CLASS, "low" },
		{ "own", 11, SIPCAUSE_FACT_CLASS_NAME, "small ones" },
		{ "own", 11, SIPCAUSE_FACT_GRADE, "standard" },
		{ "own", 11, SIPCAUSE_FACT_ALIASES, "elf ONZE" },
		/* what the space says for all */
		{ "own", 999, SIPCAUSE_FACT_SOURCE, "the shelf" },
		{ "own", 999, SIPCAUSE_FACT_GRADE, "own" },
		{ "own", 999, SIPCAUSE_FACT_STATUS, NULL },
		{ "own", 999, SIPCAUSE_FACT_NAME, NULL },
		{ "own", 999, SIPCAUSE_FACT_CLASS, "9xx" },
		{ "own", 999, SIPCAUSE_FACT_CLASS_NAME, NULL },
		{ "own", 500, SIPCAUSE_FACT_ALIASES, "v.hundred" },
		{ "own", 500, SIPCAUSE_FACT_CLASS, NULL },
		{ "registered", 0, SIPCAUSE_FACT_STATUS, "temporary" },
		{ "registered", INT32_MAX, SIPCAUSE_FACT_STATUS, "registered" },
		/* codes without an entry have a class and no more */
		{ "own", 12, SIPCAUSE_FACT_CLASS, "low" },
		{ "own", 12, SIPCAUSE_FACT_SOURCE, NULL },
		{ "own", 12, SIPCAUSE_FACT_PHRASE, NULL },
		{ "own", 9, SIPCAUSE_FACT_CLASS, NULL },
		{ "own", -1, SIPCAUSE_FACT_CLASS, NULL },
		{ "own", INT32_MIN, SIPCAUSE_FACT_NAME, NULL },
		{ "own", 11, -1, NULL },
		{ "own", 11, SIPCAUSE_FACT_COUNT_, NULL },
		{ "own", 11, INT32_MAX, NULL },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const char *text =
			sipcause_space_fact(space(rows[i].space), rows[i].code, rows[i].fact);

		UNIT_CHECK((text == NULL) == (rows[i].text == NULL) &&
				   (text == NULL || strcmp(text, rows[i].text) == 0),
			   "row %zu: %s", i, text != NULL ? text : "NULL");
	}
}

/* Every name and alias of the shipped spaces leads back to its code. */
static void check_names(const struct sipcause_space *of)
{
	size_t i;

	for (i = 0; i < sipcause_space_count(of); i++) {
		int32_t code = sipcause_space_at(of, i);
		const char *name = sipcause_space_fact(of, code, SIPCAUSE_FACT_NAME);
		const char *alias = sipcause_space_fact(of, code, SIPCAUSE_FACT_ALIASES);
		char number[12];
		int length = snprintf(number, sizeof(number), "%d", (int)code);

		UNIT_CHECK(sipcause_space_parse(of, number, (size_t)length) == code, "%s:%d",
			   sipcause_space_name(of), (int)code);
		UNIT_CHECK(name == NULL || sipcause_space_find(of, name, strlen(name)) == code,
			   "%s:%d", sipcause_space_name(of), (int)code);
		while (alias != NULL && *alias != '\0') {
			size_t end = strcspn(alias, " ");

			UNIT_CHECK(sipcause_space_parse(of, alias, end) == code, "%s:%d: %s",
				   sipcause_space_name(of), (int)code, alias);
			alias += end + (alias[end] == ' ');
		}
	}
}

static void test_shipped(void)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_catalog *shipped = NULL;
	size_t i;

	CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	for (i = 0; sipcause_shipped_space(i) != NULL; i++) {
		CU_ASSERT(i == 0 ||
			  strcmp(sipcause_shipped_space(i - 1), sipcause_shipped_space(i)) < 0);
		CU_ASSERT_EQUAL(sipcause_loader_add_space(loader, sipcause_shipped_space(i)),
				SIPCAUSE_OK);
	}
	CU_ASSERT(i > 10);
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &shipped, NULL, NULL), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_catalog_space_count(shipped), i);
	for (i = 0; i < sipcause_catalog_space_count(shipped); i++)
		check_names(sipcause_catalog_space_at(shipped, i));
	CU_ASSERT_PTR_NULL(sipcause_catalog_space_at(shipped, i));
	sipcause_loader_free(loader);
	sipcause_catalog_free(shipped);
}

/* The name of a code, and nothing else of it, where the space says so. */
static void test_written(void)
{
	static const struct {
		const char *space;
		int32_t code;
		const char *expected;
	} rows[] = {
		{ "words", 1, "Stop" },     { "words", 2, NULL },   { "words", 3, NULL },
		{ "words", 4, NULL },       { "words", -1, NULL },  { "words", 10, NULL },
		{ "words", INT_MAX, NULL }, { "numbers", 1, NULL }, { "own", 11, NULL },
		{ "absent", 1, NULL },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const char *found = sipcause_space_written(space(rows[i].space), rows[i].code);

		CU_ASSERT((found == NULL) == (rows[i].expected == NULL));
		if (found != NULL && rows[i].expected != NULL)
			CU_ASSERT_STRING_EQUAL(found, rows[i].expected);
	}
}

static void test_null(void)
{
	CU_ASSERT_PTR_NULL(sipcause_space_name(NULL));
	CU_ASSERT_PTR_NULL(sipcause_space_title(NULL));
	CU_ASSERT_PTR_NULL(sipcause_space_source(NULL));
	CU_ASSERT_EQUAL(sipcause_space_first(NULL), SIPCAUSE_ERROR);
	CU_ASSERT_EQUAL(sipcause_space_last(NULL), SIPCAUSE_ERROR);
	CU_ASSERT_EQUAL(sipcause_space_count(NULL), 0);
	CU_ASSERT_EQUAL(sipcause_space_at(NULL, 0), SIPCAUSE_UNLISTED);
	CU_ASSERT_EQUAL(sipcause_space_defines(NULL, 1), 0);
	CU_ASSERT_EQUAL(sipcause_space_find(NULL, "x", 1), SIPCAUSE_UNLISTED);
	CU_ASSERT_EQUAL(sipcause_space_find(space("own"), NULL, 0), SIPCAUSE_UNLISTED);
	CU_ASSERT_EQUAL(sipcause_space_parse(NULL, "1", 1), SIPCAUSE_ERROR);
	CU_ASSERT_EQUAL(sipcause_space_parse(space("own"), NULL, 0), SIPCAUSE_ERROR);
	CU_ASSERT_PTR_NULL(sipcause_space_fact(NULL, 1, SIPCAUSE_FACT_NAME));
	CU_ASSERT_PTR_NULL(sipcause_catalog_space(NULL, "own"));
	CU_ASSERT_PTR_NULL(sipcause_catalog_space(catalog, NULL));
	CU_ASSERT_EQUAL(sipcause_catalog_space_count(NULL), 0);
	CU_ASSERT_PTR_NULL(sipcause_catalog_space_at(NULL, 0));
}

static void load(void)
{
	catalog = FIXTURE_LOAD(files);
	CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
}

static void unload(void)
{
	sipcause_catalog_free(catalog);
}

static void test_runs(void)
{
	static const struct {
		struct sipcause_span span;
		bool expected;
	} rows[] = {
		{ { 1, 1 }, true },
		{ { 1, 3 }, true },
		{ { 2, 3 }, true },
		{ { 5, 5 }, true },
		{ { INT32_MAX - 1, INT32_MAX }, true },
		{ { INT32_MAX, INT32_MAX }, true },
		{ { 0, 0 }, false },
		{ { 0, 3 }, false },
		{ { 1, 4 }, false },
		{ { 1, 5 }, false },
		{ { 3, 5 }, false },
		{ { 4, 5 }, false },
		{ { 5, 6 }, false },
		{ { 5, INT32_MAX }, false },
		{ { 0, INT32_MAX }, false },
		{ { -1, -1 }, false },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		UNIT_CHECK(sci_space_has_all(space("runs"), rows[i].span) == rows[i].expected,
			   "%d-%d", rows[i].span.first, rows[i].span.last);
	CU_ASSERT_FALSE(sci_space_has_all(space("bare"), rows[0].span));
}

static const struct unit_test tests[] = {
	{ "loads", load },
	{ "what a space says of itself", test_facts_of_space },
	{ "codes in order", test_codes_in_order },
	{ "find and parse", test_find_and_parse },
	{ "facts of codes", test_facts },
	{ "runs of defined codes", test_runs },
	{ "shipped spaces", test_shipped },
	{ "written by name", test_written },
	{ "nothing given", test_null },
	{ "frees", unload },
};

int main(void)
{
	return UNIT_MAIN("space", tests);
}
