/* SPDX-License-Identifier: BSD-2-Clause */
/* Cursors: conditions as data, and listings that do not grow faster than their rows. */
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ------------------------------------------------------------- conditions */

/* Spans as text, after what goes between; gives how much there is then. */
static size_t describe_spans(const struct sipcause_span *spans, uint32_t count,
			     const char **between, char *room, size_t size, size_t used)
{
	uint32_t i;

	for (i = 0; i < count && used < size; i++, *between = ",")
		used += (size_t)snprintf(room + used, size - used, "%s%d-%d", *between,
					 (int)spans[i].first, (int)spans[i].last);
	return used;
}

/* "0 location=0-0 1 warning=304-304,present": the conditions of the latest row, each
 * after its leg. */
static void describe_conditions(const struct sipcause_cursor *cursor, char *room, size_t size)
{
	struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT;
	size_t used = 0, i;
	uint32_t k;

	room[0] = '\0';
	for (i = 0; sipcause_cursor_condition(cursor, i, &condition) == 1 && used < size; i++) {
		const char *between = "=";

		used += (size_t)snprintf(room + used, size - used, "%s%u %s", i > 0 ? " " : "",
					 (unsigned)condition.leg,
					 sipcause_space_name(condition.space));
		used = describe_spans(condition.spans, condition.count, &between, room, size, used);
		for (k = 0; k < condition.set_count; k++) {
			uint32_t count = 0;
			const struct sipcause_span *spans =
				sipcause_set_spans(condition.sets[k], &count);

			CU_ASSERT_PTR_NOT_NULL(sipcause_set_name(condition.sets[k]));
			used = describe_spans(spans, count, &between, room, size, used);
		}
		if (used < size && condition.present)
			used += (size_t)snprintf(room + used, size - used, "%spresent", between);
		if (used < size && condition.absent)
			used += (size_t)snprintf(room + used, size - used, "%sabsent",
						 condition.present ? "," : between);
		CU_ASSERT_EQUAL(condition.spans != NULL, condition.count > 0);
		CU_ASSERT_EQUAL(condition.sets != NULL, condition.set_count > 0);
	}
}

/* "20 if 0 loc=0-0; 21 otherwise; 22": the rows of a code, or of the rest for -1. */
static void describe_rows(const struct sipcause_table *table, int32_t code, char *room, size_t size)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	size_t used = 0;

	room[0] = '\0';
	CU_ASSERT_EQUAL_FATAL(sipcause_table_rows(&cursor, table, 0), SIPCAUSE_OK);
	while (sipcause_cursor_next(cursor, &row) == 1 && used < size) {
		char conditions[400];

		describe_conditions(cursor, conditions, sizeof(conditions));
		if (row.code != code)
			continue;
		used += (size_t)snprintf(room + used, size - used, "%s%d%s%s%s",
					 used > 0 ? "; " : "", (int)row.outcome,
					 conditions[0] != '\0' ? " if " : "", conditions,
					 row.otherwise ? " otherwise" : "");
	}
	sipcause_cursor_free(cursor);
}

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

static const struct {
	const char *map, *from, *to;
	int32_t code;
	const char *rows;
} listed[] = {
	{ "rfc3398", "q850", "sip", 21, "403" },
	{ "rfc3398", "q850", "sip", 22, "301 if 0 diagnostic=present; 410" },
	{ "rfc3398", "sip", "q850", 488,
	  "65 if 0 warning=304-305,370-370; 31 if 0 warning=300-398; -2" },
	{ "m", "src", "dst", 1, "20 if 0 loc=0-0; 21" },
	{ "m", "src", "dst", 2, "20 if 0 loc=0-0,4-5,10-15,1-3,7-7 0 warn=300-302,304-305; -2" },
	{ "m", "src", "dst", 3, "20 if 0 loc=1-3,7-7; 21 if 0 loc=3-3,5-5; -2" },
	{ "m", "src", "dst", 4,
	  "20 if 0 loc=present; 21 if 0 loc=0-0,absent; -2 otherwise; 21 if 0 loc=0-0,absent" },
	{ "m", "src", "dst", 5,
	  "20 if 0 loc=absent 0 warn=present; 21 if 0 warn=absent; 22 otherwise; "
	  "21 if 0 warn=absent" },
	{ "m", "src", "dst", -1, "20 if 0 warn=333-333; -2" },
	{ "v", "src", "dst", 1,
	  "30 if 0 loc=0-0 1 warn=304-304; 33 if 0 loc=1-3,7-7 1 loc=5-5,present; "
	  "34 if 0 loc=1-3,7-7; -1 if 0 loc=9-9; -2" },
	{ "v", "src", "dst", 2,
	  "30 if 0 loc=absent 1 warn=304-304; 33 if 1 loc=5-5,present; 34 otherwise; "
	  "30 if 0 loc=absent 1 warn=304-304" },
};

static const struct sipcause_table *table_of(const struct sipcause_catalog *shipped,
					     const struct sipcause_catalog *catalog, size_t i)
{
	const bool is_shipped = strcmp(listed[i].map, "rfc3398") == 0;

	return sipcause_catalog_table(is_shipped ? shipped : catalog, listed[i].map, listed[i].from,
				      listed[i].to);
}

static void test_conditions(void)
{
	struct sipcause_catalog *catalog = FIXTURE_LOAD(own), *shipped = NULL;
	size_t i;

	CU_ASSERT_EQUAL_FATAL(sipcause_catalog_load(&shipped, "rfc3398", NULL), SIPCAUSE_OK);
	for (i = 0; i < COUNT(listed); i++) {
		char found[1000];

		describe_rows(table_of(shipped, catalog, i), listed[i].code, found, sizeof(found));
		UNIT_CHECK(strcmp(found, listed[i].rows) == 0, "%s %d: %s", listed[i].map,
			   (int)listed[i].code, found);
	}
	sipcause_catalog_free(shipped);
	sipcause_catalog_free(catalog);
}

/* The steps of an explanation have theirs, each of its own rule. */
static void test_explained_conditions(void)
{
	static const char *const expected[] = {
		"unmet 0 loc=0-0",
		"leg 0 loc=1-3,7-7",
		"unmet 0 warn=305-305",
		"leg 0 loc=5-5,present",
		"answered 0 loc=1-3,7-7 1 loc=5-5,present",
	};
	struct sipcause_catalog *catalog = FIXTURE_LOAD(own);
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result step = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	size_t count = 0;

	indication.code = 1;
	CU_ASSERT_EQUAL(
		sipcause_indication_add(&indication, sipcause_catalog_space(catalog, "loc"), 2),
		SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_explain(&cursor,
					       sipcause_catalog_table(catalog, "v", "src", "dst"),
					       &indication),
			      SIPCAUSE_OK);
	/* Not needed any more. */
	memset(&indication, 0xEE, sizeof(indication));
	for (; sipcause_cursor_next(cursor, &step) == 1; count++) {
		char conditions[400], text[500];

		describe_conditions(cursor, conditions, sizeof(conditions));
		snprintf(text, sizeof(text), "%s %s", sipcause_step_word(step.step), conditions);
		UNIT_CHECK(count < COUNT(expected) && strcmp(text, expected[count]) == 0,
			   "step %zu: %s", count, text);
	}
	CU_ASSERT_EQUAL(count, COUNT(expected));
	sipcause_cursor_free(cursor);
	sipcause_catalog_free(catalog);
}

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
		{ "a", "a", MANY + 2 }, /* and the rest, which is copied */
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
	{ "conditions of rows", test_conditions },
	{ "conditions of steps", test_explained_conditions },
	{ "cursors side by side", test_side_by_side },
	{ "large listings", test_growth },
};

int main(void)
{
	return UNIT_MAIN("cursor", tests);
}
