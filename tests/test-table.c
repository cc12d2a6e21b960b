/* SPDX-License-Identifier: BSD-2-Clause */
/* Compiled tables: edges of ranges, results, explanations, rows. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ------------------------------------------------------------ edges of spaces */

/* Spaces as wide as a page, a little wider, and as wide as can be. */
static const struct fixture wide[] = {
	{ "one.yaml", "format: 1\nspace: one\nrange: 7\ncodes: {7: {name: seven}}\n" },
	{ "page.yaml", "format: 1\nspace: page\nrange: 5-1028\n" },
	{ "more.yaml", "format: 1\nspace: more\nrange: 5-1029\n" },
	{ "all.yaml", "format: 1\nspace: all\nrange: 0-2147483647\n"
		      "classes:\n"
		      "  low: {range: 0-999, unknown: 500}\n"
		      "  top: {range: 2147483000-2147483647, unknown: 2147483647}\n" },
	{ "end.yaml", "format: 1\nspace: end\nrange: 2147482624-2147483647\n" },
	{ "wide.yaml",
	  "format: 1\n"
	  "map: wide\n"
	  "tables:\n"
	  "  - {from: one, to: all, rules: {7: 2147483647}}\n"
	  "  - {from: page, to: page, unlisted: same, rules: {5: 1028, 1028: 5, 100-200: 7}}\n"
	  "  - {from: more, to: more, unlisted: same, rules: {5: 1029, 1029: 5, 100-200: 7}}\n"
	  "  - {from: end, to: all, unlisted: 5, rules: {2147483647: 0, 2147482624: none}}\n"
	  "  - from: all\n"
	  "    to: all\n"
	  "    covers: [0-100, 1500-2147483647, 700, 1000-1600]\n"
	  "    unlisted: [class, 9]\n"
	  "    rules:\n"
	  "      0: 2147483647\n"
	  "      2147483647: 0\n"
	  "      500: 55\n"
	  "      1000-1999: 1\n"
	  "      1000-1499: 2\n"
	  "      1500: 3\n"
	  "      2147483640-2147483646: same\n"
	  "  - {from: all, to: one, rules: {0-2147483647: 7}}\n"
	  "  - {from: all, to: end}\n" },
};

static const struct {
	const char *from, *to;
	int32_t code;
	int32_t outcome;
} edges[] = {
	{ "one", "all", 7, INT32_MAX },
	{ "one", "all", 6, SIPCAUSE_UNLISTED },
	{ "one", "all", 8, SIPCAUSE_UNLISTED },
	{ "one", "all", 0, SIPCAUSE_UNLISTED },
	{ "one", "all", -1, SIPCAUSE_UNLISTED },
	{ "one", "all", INT32_MIN, SIPCAUSE_UNLISTED },
	{ "one", "all", INT32_MAX, SIPCAUSE_UNLISTED },
	{ "one", "all", INT32_MIN + 7, SIPCAUSE_UNLISTED },

	{ "page", "page", 4, SIPCAUSE_UNLISTED },
	{ "page", "page", 5, 1028 },
	{ "page", "page", 6, 6 },
	{ "page", "page", 99, 99 },
	{ "page", "page", 100, 7 },
	{ "page", "page", 200, 7 },
	{ "page", "page", 201, 201 },
	{ "page", "page", 1027, 1027 },
	{ "page", "page", 1028, 5 },
	{ "page", "page", 1029, SIPCAUSE_UNLISTED },
	{ "page", "page", INT32_MAX, SIPCAUSE_UNLISTED },
	{ "page", "page", INT32_MIN, SIPCAUSE_UNLISTED },
	{ "page", "page", INT32_MIN + 5, SIPCAUSE_UNLISTED },
	{ "page", "page", -5, SIPCAUSE_UNLISTED },

	{ "more", "more", 4, SIPCAUSE_UNLISTED },
	{ "more", "more", 5, 1029 },
	{ "more", "more", 6, 6 },
	{ "more", "more", 99, 99 },
	{ "more", "more", 100, 7 },
	{ "more", "more", 200, 7 },
	{ "more", "more", 201, 201 },
	{ "more", "more", 1028, 1028 },
	{ "more", "more", 1029, 5 },
	{ "more", "more", 1030, SIPCAUSE_UNLISTED },
	{ "more", "more", 0, SIPCAUSE_UNLISTED },
	{ "more", "more", -1, SIPCAUSE_UNLISTED },
	{ "more", "more", INT32_MAX, SIPCAUSE_UNLISTED },
	{ "more", "more", INT32_MIN, SIPCAUSE_UNLISTED },

	{ "end", "all", 2147482623, SIPCAUSE_UNLISTED },
	{ "end", "all", 2147482624, SIPCAUSE_NONE },
	{ "end", "all", 2147482625, 5 },
	{ "end", "all", 2147483646, 5 },
	{ "end", "all", INT32_MAX, 0 },
	{ "end", "all", 0, SIPCAUSE_UNLISTED },
	{ "end", "all", -1, SIPCAUSE_UNLISTED },
	{ "end", "all", INT32_MIN, SIPCAUSE_UNLISTED },
	{ "end", "all", INT32_MIN + 1024, SIPCAUSE_UNLISTED },

	{ "all", "all", 0, INT32_MAX },
	{ "all", "all", 1, 55 }, /* by its class */
	{ "all", "all", 100, 55 },
	{ "all", "all", 101, SIPCAUSE_UNLISTED }, /* not covered */
	{ "all", "all", 500, 55 },                /* not covered, but a rule */
	{ "all", "all", 699, SIPCAUSE_UNLISTED },
	{ "all", "all", 700, 55 },
	{ "all", "all", 701, SIPCAUSE_UNLISTED },
	{ "all", "all", 999, SIPCAUSE_UNLISTED },
	{ "all", "all", 1000, 2 },
	{ "all", "all", 1499, 2 },
	{ "all", "all", 1500, 3 },
	{ "all", "all", 1501, 1 },
	{ "all", "all", 1999, 1 },
	{ "all", "all", 2000, 9 },
	{ "all", "all", 2147482999, 9 },
	{ "all", "all", 2147483000, 0 },
	{ "all", "all", 2147483639, 0 },
	{ "all", "all", 2147483640, 2147483640 },
	{ "all", "all", 2147483646, 2147483646 },
	{ "all", "all", INT32_MAX, 0 },
	{ "all", "all", -1, SIPCAUSE_UNLISTED },
	{ "all", "all", INT32_MIN, SIPCAUSE_UNLISTED },
	{ "all", "all", INT32_MIN + 1, SIPCAUSE_UNLISTED },

	{ "all", "one", 0, 7 },
	{ "all", "one", INT32_MAX, 7 },
	{ "all", "one", 123456789, 7 },
	{ "all", "one", -1, SIPCAUSE_UNLISTED },
	{ "all", "end", 0, SIPCAUSE_UNLISTED },
	{ "all", "end", INT32_MAX, SIPCAUSE_UNLISTED },
};

static struct sipcause_result ask(const struct sipcause_table *table, int32_t code)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	indication.code = code;
	result.outcome = INT32_MIN;
	UNIT_CHECK(sipcause_translate_indication(table, &indication, &result) == result.outcome,
		   "%d", (int)code);
	return result;
}

static void test_edges(void)
{
	struct sipcause_catalog *catalog = FIXTURE_LOAD(wide);
	size_t i;

	for (i = 0; i < COUNT(edges); i++) {
		const struct sipcause_table *table =
			sipcause_catalog_table(catalog, "wide", edges[i].from, edges[i].to);
		int32_t code = edges[i].code, many[3] = { code, 7, code };
		int32_t bare = sipcause_translate(table, code);
		struct sipcause_result result = ask(table, code);

		UNIT_CHECK(bare == edges[i].outcome, "%s to %s, %d: %d", edges[i].from, edges[i].to,
			   (int)code, (int)bare);
		UNIT_CHECK(result.outcome == bare, "%s to %s, %d: %d as an indication",
			   edges[i].from, edges[i].to, (int)code, (int)result.outcome);
		UNIT_CHECK(result.code == code, "%d", (int)code);
		sipcause_translate_many(table, many, many, 3);
		UNIT_CHECK(many[0] == bare && many[2] == bare, "%d among many", (int)code);
		UNIT_CHECK(many[1] == sipcause_translate(table, 7), "%d among many", 7);
		UNIT_CHECK((result.how == SIPCAUSE_HOW_UNKNOWN_CODE) ==
				   (code < sipcause_space_first(result.from) ||
				    code > sipcause_space_last(result.from)),
			   "%d: %s", (int)code, sipcause_how_word(result.how));
	}
	sipcause_translate_many(sipcause_catalog_table(catalog, "wide", "page", "page"), NULL, NULL,
				0);
	sipcause_catalog_free(catalog);
}

/* ------------------------------------------------------------ the small world */

#define SPACES                                                                                     \
	{ "src.yaml", "format: 1\n"                                                                \
		      "space: src\n"                                                               \
		      "range: 1-9\n"                                                               \
		      "classes:\n"                                                                 \
		      "  low: {range: 1-4, name: low ones, unknown: 1}\n"                          \
		      "  high: {range: 7-9}\n"                                                     \
		      "codes:\n"                                                                   \
		      "  2: {name: two}\n"                                                         \
		      "  5: {name: five}\n" },                                                     \
		{ "far.yaml", "format: 1\n"                                                        \
			      "space: far\n"                                                       \
			      "range: 0-99999\n"                                                   \
			      "classes:\n"                                                         \
			      "  low: {range: 1-4, name: low ones, unknown: 1}\n"                  \
			      "  high: {range: 7-9}\n"                                             \
			      "codes:\n"                                                           \
			      "  2: {name: two}\n"                                                 \
			      "  5: {name: five}\n" },                                             \
		{ "dst.yaml", "format: 1\n"                                                        \
			      "space: dst\n"                                                       \
			      "range: 0-99\n"                                                      \
			      "codes: {20: {phrase: Twenty}, 50: {phrase: Fifty}}\n" },            \
		{ "loc.yaml", "format: 1\n"                                                        \
			      "space: loc\n"                                                       \
			      "range: 0-5\n"                                                       \
			      "sets: {net: [1-3]}\n"                                               \
			      "codes: {0: {name: user}, 5: {name: beyond}}\n" },                   \
	{                                                                                          \
		"warn.yaml", "format: 1\nspace: warn\nrange: 300-399\n"                            \
	}

/* "2 loc=user -> 20 conditional": a row, or a result, in words. */
static void describe(const struct sipcause_result *row, char *room, size_t size)
{
	const char *condition = row->otherwise ? "otherwise" : row->condition;
	char head[40], target[20];

	if (row->code >= 0)
		snprintf(head, sizeof(head), "%d", (int)row->code);
	else if (row->first >= 0)
		snprintf(head, sizeof(head), "%d-%d", (int)row->first, (int)row->last);
	else
		snprintf(head, sizeof(head), "*");
	if (row->outcome >= 0)
		snprintf(target, sizeof(target), "%d", (int)row->outcome);
	else
		snprintf(target, sizeof(target), "%s", sipcause_outcome_word(row->outcome));
	snprintf(room, size, "%s%s%s%s%s -> %s %s", head, row->via_condition != NULL ? " " : "",
		 row->via_condition != NULL ? row->via_condition : "", condition != NULL ? " " : "",
		 condition != NULL ? condition : "", target, sipcause_how_word(row->how));
}

static void list_rows(const struct sipcause_table *table, int every, char *room, size_t size)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	size_t used = 0;
	int given = sipcause_table_rows(&cursor, table, every), count;

	CU_ASSERT_EQUAL_FATAL(given, SIPCAUSE_OK);
	room[0] = '\0';
	for (count = 0; count < 200; count++) {
		char text[200];

		given = sipcause_cursor_next(cursor, &row);
		if (given != 1)
			break;
		describe(&row, text, sizeof(text));
		if (used < size)
			used += (size_t)snprintf(room + used, size - used, "%s\n", text);
	}
	UNIT_CHECK(given == 0, "after the last row: %d", given);
	UNIT_CHECK(sipcause_cursor_next(cursor, &row) == 0, "%s", "past the end");
	sipcause_cursor_free(cursor);
}

static const struct {
	const char *name;
	const char *from;
	const char *table; /* keys of a table from `from` to dst */
	int every;
	const char *rows;
} listings[] = {
	{ "nothing at all", "src", "", 0,
	  "2 -> unlisted unlisted\n"
	  "5 -> unlisted unlisted\n" },
	{ "no rules, but something covered", "src",
	  "    covers: 3-6\n"
	  "    unlisted: 40\n",
	  0,
	  "2 -> unlisted unlisted\n"
	  "5 -> 40 unlisted-default\n"
	  "* -> 40 unlisted-default\n" },
	{ "rules of codes", "src", "    rules: {9: 90, 2: 20, 3: none}\n", 0,
	  "2 -> 20 rule\n"
	  "3 -> none none\n"
	  "5 -> unlisted unlisted\n"
	  "9 -> 90 rule\n" },
	{ "alternatives", "src",
	  "    rules:\n"
	  "      2: [{when: {loc: user}, to: 20}, {when: {loc: net, warn: present}, to: 21}, 22]\n"
	  "      5: [{when: {loc: user}, to: 50}]\n",
	  0,
	  "2 loc=user -> 20 conditional\n"
	  "2 loc=net warn=present -> 21 conditional\n"
	  "2 -> 22 rule\n"
	  "5 loc=user -> 50 conditional\n"
	  "5 -> unlisted unlisted\n" },
	{ "a condition of absence", "src",
	  "    rules:\n"
	  "      2: [{when: {loc: absent}, to: 20}, 21]\n"
	  "      5: [{when: {loc: absent}, to: 50}]\n"
	  "      6: [{when: {loc: user}, to: 60}, {when: {loc: absent}, to: 61}, {when: {loc: present}, to: 62}, 63]\n",
	  0,
	  "2 loc=absent -> 20 conditional\n"
	  "2 otherwise -> 21 rule\n"
	  "2 loc=absent -> 20 conditional\n"
	  "5 loc=absent -> 50 conditional\n"
	  "5 otherwise -> unlisted unlisted\n"
	  "5 loc=absent -> 50 conditional\n"
	  "6 loc=user -> 60 conditional\n"
	  "6 loc=absent -> 61 conditional\n"
	  "6 loc=present -> 62 conditional\n"
	  "6 otherwise -> 63 rule\n"
	  "6 loc=absent -> 61 conditional\n" },
	{ "wider keys", "src",
	  "    unlisted: 99\n"
	  "    rules:\n"
	  "      1-9: 10\n"
	  "      low: [{when: {loc: user}, to: 30}, {when: {warn: 304}, to: 31}]\n"
	  "      3: [{when: {loc: net}, to: 33}]\n"
	  "      7-8: none\n",
	  0,
	  "2 loc=user -> 30 conditional\n"
	  "2 warn=304 -> 31 conditional\n"
	  "2 -> 10 range\n"
	  "3 loc=net -> 33 conditional\n"
	  "3 loc=user -> 30 conditional\n"
	  "3 warn=304 -> 31 conditional\n"
	  "3 -> 10 range\n"
	  "5 -> 10 range\n"
	  "1-4 loc=user -> 30 conditional\n"
	  "1-4 warn=304 -> 31 conditional\n"
	  "1-4 -> 10 range\n"
	  "1-9 -> 10 range\n"
	  "7-8 -> none none\n" },
	{ "classes and unknown codes", "src",
	  "    covers: [1-3, 6-9]\n"
	  "    unlisted: [class, 40]\n"
	  "    rules:\n"
	  "      1: [{when: {loc: user}, to: 11}, 12]\n"
	  "      high: 70\n",
	  0,
	  "1 loc=user -> 11 conditional\n"
	  "1 -> 12 rule\n"
	  "2 loc=user -> 11 class-unknown\n"
	  "2 -> 12 class-unknown\n"
	  "5 -> unlisted unlisted\n"
	  "1-4 loc=user -> 11 class-unknown\n"
	  "1-4 -> 12 class-unknown\n"
	  "7-9 -> 70 class\n"
	  "* -> 40 unlisted-default\n" },
	{ "unknown codes only", "src",
	  "    unlisted: class\n"
	  "    rules:\n"
	  "      1: 12\n",
	  0,
	  "1 -> 12 rule\n"
	  "2 -> 12 class-unknown\n"
	  "5 -> unlisted unlisted\n"
	  "1-4 -> 12 class-unknown\n"
	  "* -> unlisted unlisted\n" },
	{ "a rule that takes another away", "src",
	  "    covers: 1-4\n"
	  "    unlisted: 40\n"
	  "    rules: {3: unlisted, 1: 10}\n",
	  0,
	  "1 -> 10 rule\n"
	  "2 -> 40 unlisted-default\n"
	  "3 -> 40 unlisted-default\n"
	  "5 -> unlisted unlisted\n"
	  "* -> 40 unlisted-default\n" },
	{ "every code", "src",
	  "    covers: [1-3, 6-9]\n"
	  "    unlisted: [class, 40]\n"
	  "    rules:\n"
	  "      1: [{when: {loc: user}, to: 11}, 12]\n"
	  "      7-8: 70\n",
	  1,
	  "1 loc=user -> 11 conditional\n"
	  "1 -> 12 rule\n"
	  "2 loc=user -> 11 class-unknown\n"
	  "2 -> 12 class-unknown\n"
	  "3 loc=user -> 11 class-unknown\n"
	  "3 -> 12 class-unknown\n"
	  "4 -> unlisted unlisted\n"
	  "5 -> unlisted unlisted\n"
	  "6 -> 40 unlisted-default\n"
	  "7 -> 70 range\n"
	  "8 -> 70 range\n"
	  "9 -> 40 unlisted-default\n" },
	{ "every code of nothing", "src", "", 1,
	  "1 -> unlisted unlisted\n"
	  "2 -> unlisted unlisted\n"
	  "3 -> unlisted unlisted\n"
	  "4 -> unlisted unlisted\n"
	  "5 -> unlisted unlisted\n"
	  "6 -> unlisted unlisted\n"
	  "7 -> unlisted unlisted\n"
	  "8 -> unlisted unlisted\n"
	  "9 -> unlisted unlisted\n" },
	{ "two left over with different answers", "src",
	  "    covers: [1-3, 7-9]\n"
	  "    unlisted: [class, 40]\n"
	  "    rules:\n"
	  "      1: [{when: {loc: user}, to: 11}, 12]\n",
	  0,
	  "1 loc=user -> 11 conditional\n"
	  "1 -> 12 rule\n"
	  "2 loc=user -> 11 class-unknown\n"
	  "2 -> 12 class-unknown\n"
	  "5 -> unlisted unlisted\n"
	  "1-4 loc=user -> 11 class-unknown\n"
	  "1-4 -> 12 class-unknown\n"
	  "* -> 40 unlisted-default\n" },
	{ "a wide space", "far",
	  "    unlisted: 40\n"
	  "    rules:\n"
	  "      7: 70\n"
	  "      2: [{when: {loc: user}, to: 20}, 21]\n"
	  "      1000-1999: [{when: {loc: user}, to: 30}, 31]\n"
	  "      1500: 15\n"
	  "      low: 33\n"
	  "      99999: 1\n",
	  0,
	  "2 loc=user -> 20 conditional\n"
	  "2 -> 21 rule\n"
	  "5 -> 40 unlisted-default\n"
	  "7 -> 70 rule\n"
	  "1500 -> 15 rule\n"
	  "99999 -> 1 rule\n"
	  "1-4 -> 33 class\n"
	  "1000-1999 loc=user -> 30 conditional\n"
	  "1000-1999 -> 31 range\n"
	  "* -> 40 unlisted-default\n" },
	{ "a wide space, every code", "far",
	  "    rules:\n"
	  "      7: 70\n"
	  "      1000-1999: 31\n",
	  1,
	  "2 -> unlisted unlisted\n"
	  "5 -> unlisted unlisted\n"
	  "7 -> 70 rule\n"
	  "1000-1999 -> 31 range\n" },
	{ "a wide space in parts", "far",
	  "    covers: [10-20, 30-40, 50]\n"
	  "    unlisted: [class, 40]\n"
	  "    rules:\n"
	  "      35: 35\n"
	  "      15: none\n",
	  0,
	  "2 -> unlisted unlisted\n"
	  "5 -> unlisted unlisted\n"
	  "15 -> none none\n"
	  "35 -> 35 rule\n"
	  "* -> 40 unlisted-default\n" },
	{ "a wide space, nothing", "far", "", 0,
	  "2 -> unlisted unlisted\n"
	  "5 -> unlisted unlisted\n" },
	{ "a wide space by classes", "far",
	  "    unlisted: [class, 40]\n"
	  "    rules:\n"
	  "      1: [{when: {loc: user}, to: 11}, 12]\n"
	  "      high: 70\n",
	  0,
	  "1 loc=user -> 11 conditional\n"
	  "1 -> 12 rule\n"
	  "2 loc=user -> 11 class-unknown\n"
	  "2 -> 12 class-unknown\n"
	  "5 -> 40 unlisted-default\n"
	  "1-4 loc=user -> 11 class-unknown\n"
	  "1-4 -> 12 class-unknown\n"
	  "7-9 -> 70 class\n"
	  "* -> 40 unlisted-default\n" },
};

static void test_rows(void)
{
	size_t i;

	for (i = 0; i < COUNT(listings); i++) {
		char map[2048], found[4096];
		const struct fixture files[] = { SPACES, { "m.yaml", map } };
		struct sipcause_catalog *catalog;

		snprintf(map, sizeof(map),
			 "format: 1\nmap: m\ntables:\n"
			 "  - {from: loc, to: dst, rules: {user: 70, 5: 75}}\n"
			 "  - from: %s\n    to: dst\n%s",
			 listings[i].from, listings[i].table);
		catalog = FIXTURE_LOAD(files);
		list_rows(sipcause_catalog_table(catalog, "m", listings[i].from, "dst"),
			  listings[i].every, found, sizeof(found));
		UNIT_CHECK(strcmp(found, listings[i].rows) == 0, "%s", listings[i].name);
		if (strcmp(found, listings[i].rows) != 0)
			printf("\n---- %s\n%s---- found\n%s----\n", listings[i].name,
			       listings[i].rows, found);
		sipcause_catalog_free(catalog);
	}
}
/* ---------------------------------------------- layers, companions, two tables */

static const struct fixture layered[] = {
	SPACES,
	{ "base.yaml",
	  "format: 1\n"
	  "map: base\n"
	  "source: the base\n"
	  "tables:\n"
	  "  - from: src\n"
	  "    to: dst\n"
	  "    grade: measured\n"
	  "    covers: 1-8\n"
	  "    unlisted: [class, 40]\n"
	  "    write: {loc: {low: user, 1-9: beyond, 5: 1}}\n"
	  "    rules:\n"
	  "      1: [{when: {loc: user}, to: 11, source: page 1}, 12]\n"
	  "      2: [{when: {loc: [user, net]}, to: 20, phrase: Own twenty},\n"
	  "          {when: {loc: beyond, warn: 300-310}, to: none}, 50]\n"
	  "      3: {to: 30, write: {warn: 333, loc: 2}, grade: standard, note: why}\n"
	  "      5: 55\n"
	  "      7-8: 70\n"
	  "  - {from: src, to: loc, write: {warn: 304}, rules: {2: user, 3: none, 4: "
	  "beyond}}\n"
	  "  - {from: loc, to: dst, rules: {user: [{when: {warn: 304}, to: 70}, 71]}}\n" },
	{ "near.yaml", "format: 1\n"
		       "map: near\n"
		       "extends: base\n"
		       "tables:\n"
		       "  - from: src\n"
		       "    to: dst\n"
		       "    rules:\n"
		       "      2: 22\n"
		       "      5: unlisted\n"
		       "      7: [{when: {loc: user}, to: 77}]\n"
		       "  - {from: far, to: far, rules: {1: 2}}\n" },
	{ "mute.yaml",
	  "format: 1\n"
	  "map: mute\n"
	  "tables: [{from: src, to: dst, rules: {1: {to: none, phrase: Unheard}}}]\n" },
	{ "both.yaml", "format: 1\n"
		       "map: both\n"
		       "extends: base\n"
		       "tables:\n"
		       "  - {from: src, to: dst, inherit: no, via: loc, write: {warn: 399},\n"
		       "     source: this one, rules: {9: 90}}\n" },
};

struct companion {
	const char *space;
	int32_t value;
};

/* One question, and in words its result, its companions and its explanation. */
static const struct {
	const char *map;
	int32_t code;
	struct companion with[3];
	const char *result;
	const char *writes;
	const char *steps;
} questions[] = {
	{ "base",
	  1,
	  { { NULL, 0 } },
	  "1-1 -> code 12 rule, base.yaml:12:56",
	  "loc=0",
	  "unmet 1-1 loc=user -> code 11 conditional, base.yaml:12:11\n"
	  "answered 1-1 -> code 12 rule, base.yaml:12:56\n" },
	{ "base",
	  1,
	  { { "loc", 0 } },
	  "1-1 loc=user -> code 11 conditional, base.yaml:12:11",
	  "loc=0",
	  "answered 1-1 loc=user -> code 11 conditional, base.yaml:12:11\n" },
	{ "base",
	  2,
	  { { "loc", 2 } },
	  "2-2 loc=user|net -> code 20 conditional, base.yaml:13:11",
	  "loc=0",
	  "answered 2-2 loc=user|net -> code 20 conditional, base.yaml:13:11\n" },
	{ "base",
	  2,
	  { { "loc", 5 }, { "warn", 305 } },
	  "2-2 loc=beyond warn=300-310 -> none -1 none, base.yaml:14:11",
	  "",
	  "unmet 2-2 loc=user|net -> code 20 conditional, base.yaml:13:11\n"
	  "answered 2-2 loc=beyond warn=300-310 -> none -1 none, base.yaml:14:11\n" },
	{ "base",
	  2,
	  { { "loc", 5 }, { "warn", 311 } },
	  "2-2 -> code 50 rule, base.yaml:14:59",
	  "loc=0",
	  "unmet 2-2 loc=user|net -> code 20 conditional, base.yaml:13:11\n"
	  "unmet 2-2 loc=beyond warn=300-310 -> none -1 conditional, base.yaml:14:11\n"
	  "answered 2-2 -> code 50 rule, base.yaml:14:59\n" },
	{ "base",
	  2,
	  { { "loc", -1 } },
	  "2-2 -> code 50 rule, base.yaml:14:59",
	  "loc=0",
	  "unmet 2-2 loc=user|net -> code 20 conditional, base.yaml:13:11\n"
	  "unmet 2-2 loc=beyond warn=300-310 -> none -1 conditional, base.yaml:14:11\n"
	  "answered 2-2 -> code 50 rule, base.yaml:14:59\n" },
	{ "base",
	  2,
	  { { "loc", 4 }, { "loc", 3 } },
	  "2-2 loc=user|net -> code 20 conditional, base.yaml:13:11",
	  "loc=0",
	  "answered 2-2 loc=user|net -> code 20 conditional, base.yaml:13:11\n" },
	{ "base",
	  3,
	  { { NULL, 0 } },
	  "3-3 -> code 30 rule, base.yaml:15:10",
	  "warn=333 loc=2",
	  "answered 3-3 -> code 30 rule, base.yaml:15:10\n" },
	{ "base",
	  4,
	  { { NULL, 0 } },
	  "1-1 -> code 12 class-unknown, base.yaml:12:56",
	  "loc=0",
	  "unmet 1-1 loc=user -> code 11 conditional, base.yaml:12:11\n"
	  "answered 1-1 -> code 12 class-unknown, base.yaml:12:56\n" },
	{ "base",
	  4,
	  { { "loc", 0 } },
	  "1-1 loc=user -> code 11 class-unknown, base.yaml:12:11",
	  "loc=0",
	  "answered 1-1 loc=user -> code 11 class-unknown, base.yaml:12:11\n" },
	{ "base",
	  5,
	  { { NULL, 0 } },
	  "5-5 -> code 55 rule, base.yaml:16:10",
	  "loc=1",
	  "answered 5-5 -> code 55 rule, base.yaml:16:10\n" },
	{ "base",
	  6,
	  { { NULL, 0 } },
	  "-1--1 -> code 40 unlisted-default, base.yaml:9:23",
	  "loc=5",
	  "empty -1--1 -> unlisted -2 class-unknown, base.yaml:9:16\n"
	  "answered -1--1 -> code 40 unlisted-default, base.yaml:9:23\n" },
	{ "base",
	  7,
	  { { NULL, 0 } },
	  "7-8 -> code 70 range, base.yaml:17:12",
	  "loc=5",
	  "answered 7-8 -> code 70 range, base.yaml:17:12\n" },
	{ "base",
	  9,
	  { { NULL, 0 } },
	  "-1--1 -> unlisted -2 unlisted",
	  "",
	  "answered -1--1 -> unlisted -2 unlisted\n" },
	{ "base",
	  0,
	  { { NULL, 0 } },
	  "-1--1 -> unlisted -2 unknown-code",
	  "",
	  "answered -1--1 -> unlisted -2 unknown-code\n" },
	{ "base",
	  10,
	  { { NULL, 0 } },
	  "-1--1 -> unlisted -2 unknown-code",
	  "",
	  "answered -1--1 -> unlisted -2 unknown-code\n" },
	{ "base",
	  -5,
	  { { NULL, 0 } },
	  "-1--1 -> unlisted -2 unknown-code",
	  "",
	  "answered -1--1 -> unlisted -2 unknown-code\n" },
	{ "near",
	  2,
	  { { "loc", 0 } },
	  "2-2 -> code 22 rule, near.yaml:8:10",
	  "loc=0",
	  "answered 2-2 -> code 22 rule, near.yaml:8:10\n"
	  "replaced 2-2 loc=user|net -> code 20 conditional, base.yaml:13:11\n"
	  "replaced 2-2 loc=beyond warn=300-310 -> none -1 conditional, base.yaml:14:11\n"
	  "replaced 2-2 -> code 50 rule, base.yaml:14:59\n" },
	{ "near",
	  5,
	  { { NULL, 0 } },
	  "-1--1 -> code 40 unlisted-default, base.yaml:9:23",
	  "loc=1",
	  "empty 5-5 -> unlisted -2 unlisted, near.yaml:9:7\n"
	  "replaced 5-5 -> code 55 rule, base.yaml:16:10\n"
	  "empty -1--1 -> unlisted -2 class-unknown, base.yaml:9:16\n"
	  "answered -1--1 -> code 40 unlisted-default, base.yaml:9:23\n" },
	{ "near",
	  7,
	  { { NULL, 0 } },
	  "7-8 -> code 70 range, base.yaml:17:12",
	  "loc=5",
	  "unmet 7-7 loc=user -> code 77 conditional, near.yaml:10:11\n"
	  "answered 7-8 -> code 70 range, base.yaml:17:12\n" },
	{ "near",
	  7,
	  { { "loc", 0 } },
	  "7-7 loc=user -> code 77 conditional, near.yaml:10:11",
	  "loc=5",
	  "answered 7-7 loc=user -> code 77 conditional, near.yaml:10:11\n"
	  "not-reached 7-8 -> code 70 range, base.yaml:17:12\n" },
	{ "near",
	  8,
	  { { NULL, 0 } },
	  "7-8 -> code 70 range, base.yaml:17:12",
	  "loc=5",
	  "answered 7-8 -> code 70 range, base.yaml:17:12\n" },
	{ "both",
	  2,
	  { { NULL, 0 } },
	  "0-0 warn=304 -> code by loc:0 70 via, base.yaml:19:41",
	  "warn=399",
	  "leg 2-2 -> code 0 rule, base.yaml:18:57\n"
	  "leg 0-0 warn=304 -> code 70 conditional, base.yaml:19:41\n"
	  "answered 0-0 warn=304 -> code by loc:0 70 via, base.yaml:19:41\n" },
	{ "both",
	  3,
	  { { NULL, 0 } },
	  "3-3 -> none by loc:-1 -1 none, base.yaml:18:66",
	  "",
	  "leg 3-3 -> none -1 none, base.yaml:18:66\n"
	  "answered 3-3 -> none by loc:-1 -1 none, base.yaml:18:66\n" },
	{ "both",
	  4,
	  { { NULL, 0 } },
	  "-1--1 -> unlisted by loc:5 -2 unlisted",
	  "",
	  "leg 4-4 -> code 5 rule, base.yaml:18:75\n"
	  "leg -1--1 -> unlisted -2 unlisted\n"
	  "answered -1--1 -> unlisted by loc:5 -2 unlisted\n" },
	{ "both",
	  5,
	  { { NULL, 0 } },
	  "-1--1 -> unlisted by loc:-2 -2 unlisted",
	  "",
	  "leg -1--1 -> unlisted -2 unlisted\n"
	  "answered -1--1 -> unlisted by loc:-2 -2 unlisted\n" },
	{ "both",
	  9,
	  { { NULL, 0 } },
	  "9-9 -> code 90 rule, both.yaml:6:35",
	  "warn=399",
	  "answered 9-9 -> code 90 rule, both.yaml:6:35\n" },
	{ "both",
	  2,
	  { { "warn", 305 } },
	  "0-0 warn=304 -> code by loc:0 70 via, base.yaml:19:41",
	  "warn=399",
	  "leg 2-2 -> code 0 rule, base.yaml:18:57\n"
	  "leg 0-0 warn=304 -> code 70 conditional, base.yaml:19:41\n"
	  "answered 0-0 warn=304 -> code by loc:0 70 via, base.yaml:19:41\n" },
};

static void fill(const struct sipcause_catalog *catalog, size_t question,
		 struct sipcause_indication *indication)
{
	const struct companion *with = questions[question].with;
	size_t i;

	indication->code = questions[question].code;
	for (i = 0; i < COUNT(questions[0].with) && with[i].space != NULL; i++)
		CU_ASSERT_EQUAL(sipcause_indication_add(
					indication, sipcause_catalog_space(catalog, with[i].space),
					with[i].value),
				SIPCAUSE_OK);
}

/* "2-2 loc=user -> 20 conditional, near.yaml:8:7", with more where there is more. */
static void describe_source(const struct sipcause_result *result, char *room, size_t size)
{
	char via[80] = "", place[80] = "";

	if (result->map != NULL)
		snprintf(place, sizeof(place), ", %s:%u:%u", result->file, (unsigned)result->line,
			 (unsigned)result->column);
	if (result->via != NULL)
		snprintf(via, sizeof(via), " by %s:%d", sipcause_space_name(result->via),
			 (int)result->via_code);
	snprintf(room, size, "%d-%d%s%s -> %s%s %d %s%s", (int)result->first, (int)result->last,
		 result->condition != NULL ? " " : "",
		 result->condition != NULL ? result->condition : "",
		 sipcause_outcome_word(result->outcome), via, (int)result->outcome,
		 sipcause_how_word(result->how), place);
}

static void list_steps(const struct sipcause_table *table,
		       const struct sipcause_indication *indication, char *room, size_t size)
{
	struct sipcause_result step = SIPCAUSE_RESULT_INIT, result = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	unsigned answered = 0;
	size_t used = 0;

	sipcause_translate_indication(table, indication, &result);
	CU_ASSERT_EQUAL_FATAL(sipcause_explain(&cursor, table, indication), SIPCAUSE_OK);
	room[0] = '\0';
	while (sipcause_cursor_next(cursor, &step) == 1 && used < size) {
		char text[200];

		describe_source(&step, text, sizeof(text));
		used += (size_t)snprintf(room + used, size - used, "%s %s\n",
					 sipcause_step_word(step.step), text);
		if (step.step != SIPCAUSE_STEP_ANSWERED)
			continue;
		answered++;
		UNIT_CHECK(memcmp(&step, &result, sizeof(step)) == 0, "%s", text);
	}
	CU_ASSERT_EQUAL(answered, 1);
	CU_ASSERT_EQUAL(sipcause_cursor_next(cursor, &step), 0);
	sipcause_cursor_free(cursor);
}

static void list_writes(const struct sipcause_result *result, char *room, size_t size)
{
	size_t used = 0;
	uint32_t i;

	room[0] = '\0';
	for (i = 0; i < result->write_count && used < size; i++)
		used += (size_t)snprintf(room + used, size - used, "%s%s=%d", i > 0 ? " " : "",
					 sipcause_space_name(result->write_space[i]),
					 (int)result->write_code[i]);
}

static void check_text(size_t question, const char *what, const char *found, const char *expected)
{
	UNIT_CHECK(strcmp(found, expected) == 0, "%s:%d: %s", questions[question].map,
		   (int)questions[question].code, what);
	if (strcmp(found, expected) != 0)
		printf("\n---- %zu %s\n%s\n---- found\n%s\n----\n", question, what, expected,
		       found);
}

static void test_questions(void)
{
	struct sipcause_catalog *catalog = FIXTURE_LOAD(layered);
	size_t i;

	for (i = 0; i < COUNT(questions); i++) {
		const struct sipcause_table *table =
			sipcause_catalog_table(catalog, questions[i].map, "src", "dst");
		struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;
		char text[2000];

		fill(catalog, i, &indication);
		UNIT_CHECK(sipcause_translate_indication(table, &indication, &result) ==
				   result.outcome,
			   "question %zu", i);
		describe_source(&result, text, sizeof(text));
		check_text(i, "result", text, questions[i].result);
		list_writes(&result, text, sizeof(text));
		check_text(i, "writes", text, questions[i].writes);
		list_steps(table, &indication, text, sizeof(text));
		check_text(i, "steps", text, questions[i].steps);
	}
	sipcause_catalog_free(catalog);
}

/* Everything that a result says of one row. */
static void test_result(void)
{
	struct sipcause_catalog *catalog = FIXTURE_LOAD(layered);
	const struct sipcause_table *table = sipcause_catalog_table(catalog, "near", "src", "dst");
	struct sipcause_result result = ask(table, 3);

	CU_ASSERT_EQUAL(result.outcome, 30);
	CU_ASSERT_EQUAL(result.grade, SIPCAUSE_GRADE_STANDARD);
	CU_ASSERT_EQUAL(result.step, SIPCAUSE_STEP_ANSWERED);
	CU_ASSERT_STRING_EQUAL(result.map, "base");
	CU_ASSERT_STRING_EQUAL(result.source, "the base");
	CU_ASSERT_STRING_EQUAL(result.note, "why");
	CU_ASSERT_PTR_NULL(result.phrase);
	CU_ASSERT_PTR_NULL(result.condition);
	CU_ASSERT_PTR_EQUAL(result.from, sipcause_catalog_space(catalog, "src"));
	CU_ASSERT_PTR_EQUAL(result.to, sipcause_catalog_space(catalog, "dst"));
	CU_ASSERT_PTR_EQUAL(result.from, sipcause_table_from(table));
	CU_ASSERT_PTR_EQUAL(result.to, sipcause_table_to(table));
	result = ask(table, 7);
	CU_ASSERT_EQUAL(result.grade, SIPCAUSE_GRADE_MEASURED);
	CU_ASSERT_STRING_EQUAL(result.map, "base");
	result = ask(table, 2);
	CU_ASSERT_EQUAL(result.grade, SIPCAUSE_GRADE_UNSTATED);
	CU_ASSERT_STRING_EQUAL(result.map, "near");
	CU_ASSERT_PTR_NULL(result.source);
	result = ask(sipcause_catalog_table(catalog, "base", "src", "dst"), 2);
	CU_ASSERT_STRING_EQUAL(result.phrase, "Fifty");
	result = ask(sipcause_catalog_table(catalog, "mute", "src", "dst"), 1);
	CU_ASSERT_EQUAL(result.outcome, SIPCAUSE_NONE);
	CU_ASSERT_PTR_NULL(result.phrase);
	result = ask(table, 9);
	CU_ASSERT_EQUAL(result.outcome, SIPCAUSE_UNLISTED);
	CU_ASSERT_PTR_NULL(result.map);
	CU_ASSERT_PTR_NULL(result.file);
	CU_ASSERT_EQUAL(result.line, 0);

	result = ask(sipcause_catalog_table(catalog, "both", "src", "dst"), 2);
	CU_ASSERT_EQUAL(result.how, SIPCAUSE_HOW_VIA);
	CU_ASSERT_PTR_EQUAL(result.via, sipcause_catalog_space(catalog, "loc"));
	CU_ASSERT_EQUAL(result.via_code, 0);
	CU_ASSERT_EQUAL(result.via_how, SIPCAUSE_HOW_RULE);
	CU_ASSERT_STRING_EQUAL(result.via_map, "base");
	CU_ASSERT_STRING_EQUAL(result.via_file, "base.yaml");
	CU_ASSERT_STRING_EQUAL(result.via_source, "the base");
	CU_ASSERT_EQUAL(result.via_line, 18);
	CU_ASSERT_EQUAL(result.code, 2);
	CU_ASSERT_STRING_EQUAL(result.condition, "warn=304");
	sipcause_catalog_free(catalog);
}

/* Which tables there are, and which are shared. */
static void test_tables(void)
{
	struct sipcause_catalog *catalog = FIXTURE_LOAD(layered);
	const struct sipcause_map *base = sipcause_catalog_map(catalog, "base");
	const struct sipcause_map *near = sipcause_catalog_map(catalog, "near");

	CU_ASSERT_EQUAL(sipcause_catalog_map_count(catalog), 4);
	CU_ASSERT_EQUAL(sipcause_map_table_count(base), 3);
	CU_ASSERT_EQUAL(sipcause_map_table_count(near), 4);
	CU_ASSERT_PTR_NULL(sipcause_map_table_at(near, 4));
	CU_ASSERT_PTR_NOT_EQUAL(sipcause_catalog_table(catalog, "base", "src", "dst"),
				sipcause_catalog_table(catalog, "near", "src", "dst"));
	CU_ASSERT_PTR_EQUAL(sipcause_catalog_table(catalog, "base", "src", "loc"),
			    sipcause_catalog_table(catalog, "near", "src", "loc"));
	CU_ASSERT_PTR_NULL(sipcause_catalog_table(catalog, "base", "dst", "src"));
	CU_ASSERT_PTR_NULL(sipcause_catalog_table(catalog, "base", "src", "nowhere"));
	CU_ASSERT_PTR_NULL(sipcause_catalog_table(catalog, "nowhere", "src", "dst"));
	CU_ASSERT_PTR_NULL(sipcause_catalog_table(catalog, "base", NULL, "dst"));
	CU_ASSERT_PTR_NULL(sipcause_table_from(NULL));
	CU_ASSERT_PTR_NULL(sipcause_table_to(NULL));
	sipcause_catalog_free(catalog);
}

#define COMPOSED                                                                                   \
	"2 warn=305 -> 81 via\n"                                                                   \
	"2 loc=net -> 72 via\n"                                                                    \
	"2 warn=304 -> 70 via\n"                                                                   \
	"3 -> none none\n"                                                                         \
	"4 loc=user -> unlisted unlisted\n"                                                        \
	"4 -> unlisted unlisted\n"                                                                 \
	"5 -> unlisted unlisted\n"                                                                 \
	"9 -> 90 rule\n"                                                                           \
	"* -> unlisted unlisted\n"

static void test_composed_rows(void)
{
	static const struct fixture files[] = {
		SPACES,
		{ "m.yaml",
		  "format: 1\n"
		  "map: m\n"
		  "tables:\n"
		  "  - {from: src, to: loc, write: {warn: 304}, rules: {2: [{when: {warn: 305}, to: "
		  "1}, user], 3: none, 4: [{when: {loc: user}, to: beyond}]}}\n"
		  "  - {from: loc, to: dst, rules: {user: [{when: {loc: net}, to: 72}, {when: "
		  "{warn: 304}, to: 70}, 71], 1: [{when: {warn: absent}, to: 80}, 81]}}\n"
		  "  - {from: src, to: dst, via: loc, covers: 1-6, rules: {9: 90}}\n" },
	};
	struct sipcause_catalog *catalog = FIXTURE_LOAD(files);
	char found[2000];

	list_rows(sipcause_catalog_table(catalog, "m", "src", "dst"), 0, found, sizeof(found));
	CU_ASSERT_STRING_EQUAL(found, COMPOSED);
	if (strcmp(found, COMPOSED) != 0)
		printf("\n---- composed\n%s---- found\n%s----\n", COMPOSED, found);
	sipcause_catalog_free(catalog);
}

/* A condition's text is whole, however long. */
static void test_long_condition(void)
{
	static char map[16000], expected[16000];
	const struct fixture files[] = { SPACES, { "m.yaml", map } };
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	struct sipcause_catalog *catalog;
	char *end = map, *text = expected;
	int i;

	end += sprintf(end, "format: 1\nmap: m\ntables:\n  - from: src\n    to: dst\n    rules:\n"
			    "      2:\n      - to: 20\n        when:\n          loc: user\n"
			    "          warn:\n");
	text += sprintf(text, "loc=user warn");
	for (i = 300; i < 400; i++) {
		end += sprintf(end, "          - %d-%d\n", i, 399);
		text += sprintf(text, "%c%d-%d", i == 300 ? '=' : '|', i, 399);
	}
	catalog = FIXTURE_LOAD(files);
	indication.code = 2;
	CU_ASSERT_EQUAL(
		sipcause_indication_add(&indication, sipcause_catalog_space(catalog, "loc"), 0),
		SIPCAUSE_OK);
	CU_ASSERT_EQUAL(
		sipcause_indication_add(&indication, sipcause_catalog_space(catalog, "warn"), 350),
		SIPCAUSE_OK);
	CU_ASSERT_EQUAL(
		sipcause_translate_indication(sipcause_catalog_table(catalog, "m", "src", "dst"),
					      &indication, &result),
		20);
	CU_ASSERT_STRING_EQUAL(result.condition, expected);
	sipcause_catalog_free(catalog);
}

static const struct unit_test tests[] = {
	{ "edges of spaces", test_edges },
	{ "rows", test_rows },
	{ "rows of a composition", test_composed_rows },
	{ "questions, results, explanations", test_questions },
	{ "what a result says", test_result },
	{ "which tables there are", test_tables },
	{ "a long condition", test_long_condition },
};

int main(void)
{
	return UNIT_MAIN("table", tests);
}
