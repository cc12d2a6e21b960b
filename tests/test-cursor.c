/* SPDX-License-Identifier: BSD-2-Clause */
/* Cursors: listings that do not grow faster than their rows. */
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ------------------------------------------------------------ side by side */

static const struct fixture own[] = {
	{ "src.yaml", "format: 1\nspace: src\nrange: 0-9\n" },
	{ "mid.yaml", "format: 1\nspace: mid\nrange: 0-9\n" },
	{ "dst.yaml", "format: 1\nspace: dst\nrange: 0-99\n" },
	{ "loc.yaml", "format: 1\n"
		      "space: loc\n"
		      "range: 0-15\n"
		      "sets: {net: [1-3, 7], odd: [5, 3]}\n"
		      "classes: {high: {range: 10-15}}\n"
		      "codes: {0: {name: user}}\n" },
	{ "warn.yaml", "format: 1\nspace: warn\nrange: 300-399\n" },
	{ "m.yaml",
	  "format: 1\n"
	  "map: m\n"
	  "tables:\n"
	  "  - from: src\n"
	  "    to: dst\n"
	  "    rules:\n"
	  "      1: [{when: {loc: user}, to: 20}, 21]\n"
	  "      2: [{when: {loc: [user, net, high, 4-5], warn: [304, 305, 300-302]}, to: 20}]\n"
	  "      3: [{when: {loc: net}, to: 20}, {when: {loc: odd}, to: 21}]\n"
	  "      4: [{when: {loc: present}, to: 20}, {when: {loc: [user, absent]}, to: 21}]\n"
	  "      5: [{when: {loc: absent, warn: [present]}, to: 20}, {when: {warn: absent}, to: 21}, 22]\n"
	  "      6-7: [{when: {warn: 333}, to: 20}]\n"
	  "  - from: src\n"
	  "    to: mid\n"
	  "    write: {warn: 304}\n"
	  "    rules:\n"
	  "      1: [{when: {loc: user}, to: 1}, {when: {loc: net}, to: 2}, {when: {loc: 9}, to: none}, 3]\n"
	  "      2: [{when: {loc: absent}, to: 1}, 2]\n"
	  "  - from: mid\n"
	  "    to: dst\n"
	  "    rules:\n"
	  "      1: [{when: {warn: 304}, to: 30}, 31]\n"
	  "      2: [{when: {warn: 305}, to: 32}, {when: {loc: [5, present]}, to: 33}, 34]\n" },
	{ "v.yaml", "format: 1\n"
		    "map: v\n"
		    "extends: m\n"
		    "tables: [{from: src, to: dst, inherit: no, via: mid}]\n" },
};

/* Two cursors over one table do not disturb each other. */
static void test_side_by_side(void)
{
	struct sipcause_catalog *catalog = FIXTURE_LOAD(own);
	const struct sipcause_table *table = sipcause_catalog_table(catalog, "v", "src", "dst");
	struct sipcause_result a = SIPCAUSE_RESULT_INIT, b = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *slow = NULL, *fast = NULL, *again = NULL;
	size_t rows = 0, more = 0;

	CU_ASSERT_EQUAL_FATAL(sipcause_table_rows(&slow, table, 1), SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_table_rows(&fast, table, 1), SIPCAUSE_OK);
	while (sipcause_cursor_next(slow, &a) == 1) {
		CU_ASSERT_EQUAL_FATAL(sipcause_table_rows(&again, table, 1), SIPCAUSE_OK);
		for (more = 0; more <= rows; more++)
			CU_ASSERT_EQUAL(sipcause_cursor_next(again, &b), 1);
		CU_ASSERT_EQUAL(memcmp(&a, &b, sizeof(a)), 0);
		sipcause_cursor_free(again);
		CU_ASSERT_EQUAL(sipcause_cursor_next(fast, &b), 1);
		CU_ASSERT_EQUAL(memcmp(&a, &b, sizeof(a)), 0);
		rows++;
	}
	CU_ASSERT(rows > 15);
	sipcause_cursor_free(slow);
	sipcause_cursor_free(fast);
	sipcause_catalog_free(catalog);
}

/* ------------------------------------------------------------------ growth */

/* With these numbers, work that grows with the square of a listing (or with the
 * fourth power of k in each leg) would not end while anybody waits. */
#define MANY 20000
#define EACH 300
#define TEXT_ROOM (2 * 1024 * 1024)

struct text {
	char *start;
	size_t used;
};

__attribute__((format(printf, 2, 3))) static void put(struct text *text, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	text->used += (size_t)vsnprintf(text->start + text->used, TEXT_ROOM - text->used, format,
					arguments);
	va_end(arguments);
	CU_ASSERT_FATAL(text->used < TEXT_ROOM);
}

/* "1: [{when: {w: 0}, to: 0}, {when: {w: 1}, to: 1}, ...]" */
static void put_alternatives(struct text *text, const char *key, const char *space, int count)
{
	int i;

	put(text, "      %s:\n", key);
	for (i = 0; i < count; i++)
		put(text, "      - {when: {%s: %d}, to: %d}\n", space, i, i % 10);
}

static struct sipcause_catalog *load_large(void)
{
	struct text text = { malloc(TEXT_ROOM), 0 };
	const struct fixture files[] = {
		{ "a.yaml", "format: 1\nspace: a\nrange: 0-9\n" },
		{ "b.yaml", "format: 1\nspace: b\nrange: 0-9\n" },
		{ "c.yaml", "format: 1\nspace: c\nrange: 0-9\n" },
		{ "w.yaml", "format: 1\nspace: w\nrange: 0-99999\n" },
		{ "x.yaml", "format: 1\nspace: x\nrange: 0-99999\n" },
		{ "m.yaml", text.start },
	};
	struct sipcause_catalog *catalog;
	int i;

	CU_ASSERT_PTR_NOT_NULL_FATAL(text.start);
	put(&text, "format: 1\nmap: m\ntables:\n  - from: a\n    to: a\n    rules:\n");
	put_alternatives(&text, "1", "w", MANY);
	put(&text, "  - from: a\n    to: b\n    rules:\n");
	put_alternatives(&text, "1", "w", EACH);
	put(&text, "  - from: b\n    to: c\n    rules:\n");
	put_alternatives(&text, "0-9", "x", EACH);
	put(&text, "  - {from: a, to: c, via: b}\n");
	/* A key whose codes come to something else in each of many ranges. */
	put(&text, "  - {from: w, to: b, via: x, rules: {0-99999: [{when: {a: 1}, to: 1}]}}\n");
	put(&text, "  - {from: x, to: b, rules: {0-99999: 2}}\n");
	put(&text, "  - from: w\n    to: x\n    rules:\n");
	for (i = 0; i < MANY; i++)
		put(&text, "      %d-%d: %d\n", i * 3, i * 3 + 1, i);
	catalog = FIXTURE_LOAD(files);
	free(text.start);
	return catalog;
}

/* How many rows a cursor gives; frees it. */
static size_t count_rows(struct sipcause_cursor *cursor)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	size_t count = 0;
	int given;

	while ((given = sipcause_cursor_next(cursor, &row)) == 1)
		count++;
	CU_ASSERT_EQUAL(given, 0);
	sipcause_cursor_free(cursor);
	return count;
}

static void test_growth(void)
{
	struct sipcause_catalog *catalog = load_large();
	static const struct {
		const char *from, *to;
		size_t rows;
	} large[] = {
		/* and what the bare code gives */
		{ "a", "a", MANY + 1 },
		/* all of the second leg's for each of the first, what the bare code gives, and
		 * what all other codes do */
		{ "a", "c", EACH * (EACH + 1) + 2 },
		/* each of the ranges, and what is between them: under the condition and without */
		{ "w", "b", (MANY + 1) * 2 },
	};
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_cursor *cursor = NULL;
	size_t i, count;

	for (i = 0; i < COUNT(large); i++) {
		const struct sipcause_table *table =
			sipcause_catalog_table(catalog, "m", large[i].from, large[i].to);

		CU_ASSERT_EQUAL_FATAL(sipcause_table_rows(&cursor, table, 0), SIPCAUSE_OK);
		count = count_rows(cursor);
		UNIT_CHECK(count == large[i].rows, "%s to %s: %zu", large[i].from, large[i].to,
			   count);
	}
	indication.code = 1;
	CU_ASSERT_EQUAL_FATAL(sipcause_explain(&cursor,
					       sipcause_catalog_table(catalog, "m", "a", "a"),
					       &indication),
			      SIPCAUSE_OK);
	CU_ASSERT_EQUAL(count_rows(cursor), MANY + 1);
	sipcause_catalog_free(catalog);
}

static const struct unit_test tests[] = {
	{ "cursors side by side", test_side_by_side },
	{ "large listings", test_growth },
};

int main(void)
{
	return UNIT_MAIN("cursor", tests);
}
