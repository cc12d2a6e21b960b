/* SPDX-License-Identifier: BSD-2-Clause */
/* Tables that `through` makes, beside the same ones made by `via`. */
#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ROWS 4000

/* `small` is dense and `large` is not; `way` is what they go by. */
static const struct fixture files[] = {
	{ "small.yaml", "format: 1\nspace: small\nrange: 0-99\n"
			"classes: {1x: {range: 10-19, name: tens, unknown: 10}}\n"
			"codes: {3: {name: three}, 5: {}, 6: {}, 12: {name: dozen}}\n" },
	{ "large.yaml", "format: 1\nspace: large\nrange: 0-99999\n"
			"classes: {1x: {range: 10-19, name: tens, unknown: 10}}\n"
			"codes: {3: {name: three}, 5: {}, 6: {}, 12: {name: dozen}}\n" },
	{ "way.yaml", "format: 1\nspace: way\nrange: 0-9\ncodes: {5: {}, 6: {}}\n" },
	{ "other.yaml", "format: 1\nspace: other\nrange: 0-9\n" },
	{ "end.yaml", "format: 1\nspace: end\nrange: 0-9\ncodes: {7: {phrase: Seven}}\n" },
	{ "mark.yaml", "format: 1\nspace: mark\nrange: 0-9\n" },
	{ "legs.yaml",
	  "format: 1\nmap: legs\nsource: here\ngrade: measured\n"
	  "tables:\n"
	  "  - {from: small, to: way, unlisted: [class, 4], write: {mark: {20-29: 2}},\n"
	  "     rules: {3: {to: 3, write: {mark: 1}}, 10: 5, 5-6: same, 40-49: 6,\n"
	  "             43: [{when: {mark: 9}, to: 1}, 2], 50-59: none, 7: 7, 8: 8, 9: 9}}\n"
	  "  - {from: large, to: way, covers: 0-70000, unlisted: [class, 4],\n"
	  "     rules: {3: {to: 3, write: {mark: 1}}, 10: 5, 40-49: 6,\n"
	  "             43: [{when: {mark: 9}, to: 1}, 2], 50-59: none, 60000: 7}}\n"
	  "  - {from: way, to: end,\n"
	  "     rules: {1: 1, 2: 2, 3: [{when: {mark: 1}, to: 9}, 3], 4: [{when: {mark: 2},\n"
	  "             to: 8}, 4], 5: 5, 6: [{when: {mark: present}, to: none}, 6], 7: 7}}\n"
	  "  - {from: other, to: end, rules: {1: 1}}\n"
	  "  - {from: small, to: other, rules: {1: 1}}\n" },
	{ "through.yaml", "format: 1\nmap: through\nextends: legs\nthrough: [end, way, other]\n" },
	{ "same.yaml", "format: 1\nmap: same\nextends: legs\nthrough: [way, mark]\n" },
	{ "later.yaml", "format: 1\nmap: later\nextends: legs\nthrough: [other, way]\n" },
	{ "nearer.yaml", "format: 1\nmap: nearer\nextends: through\n"
			 "tables: [{from: way, to: end, rules: {7: 6}}]\n" },
	{ "own.yaml", "format: 1\nmap: own\nextends: through\n"
		      "tables: [{from: small, to: end, rules: {7: 6}}]\n" },
	{ "empty.yaml", "format: 1\nmap: empty\nextends: through\nthrough: []\n" },
	{ "first.yaml", "format: 1\nmap: first\nextends: [empty, policy]\n" },
	{ "policy.yaml", "format: 1\nmap: policy\nthrough: way\n" },
	{ "second.yaml", "format: 1\nmap: second\nextends: [legs, policy]\n" },
	{ "via.yaml",
	  "format: 1\nmap: via\nextends: legs\n"
	  "tables: [{from: small, to: end, via: way}, {from: large, to: end, via: way}]\n" },
};

static struct sipcause_catalog *catalog;

static void test_load(void)
{
	catalog = FIXTURE_LOAD(files);
}

static const struct sipcause_table *table_of(const char *map, const char *from)
{
	return sipcause_catalog_table(catalog, map, from, "end");
}

static const char *through_of(const char *map, const char *from)
{
	const struct sipcause_space *space = sipcause_table_through(table_of(map, from));

	return space != NULL ? sipcause_space_name(space) : "";
}

static void test_which(void)
{
	static const struct {
		const char *map;
		const char *from;
		const char *through; /* "": the map has the table; NULL: there is none */
	} cases[] = {
		{ "legs", "small", NULL },     { "through", "small", "way" },
		{ "through", "large", "way" }, { "through", "way", "" },
		{ "later", "small", "other" }, { "later", "large", "way" },
		{ "nearer", "small", "way" },  { "own", "small", "" },
		{ "own", "large", "way" },     { "empty", "small", NULL },
		{ "first", "small", NULL },    { "second", "small", "way" },
		{ "via", "small", "" },        { "through", "end", NULL },
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		const struct sipcause_table *table = table_of(cases[i].map, cases[i].from);

		CU_ASSERT_EQUAL(table != NULL, cases[i].through != NULL);
		if (table != NULL)
			CU_ASSERT_STRING_EQUAL(through_of(cases[i].map, cases[i].from),
					       cases[i].through);
	}
	CU_ASSERT_PTR_NULL(sipcause_table_through(NULL));
}

/* Those that the map has come first, and all are found by their place too. */
static void test_order(void)
{
	const struct sipcause_map *map = sipcause_catalog_map(catalog, "through");
	size_t i;

	CU_ASSERT_EQUAL(sipcause_map_table_count(map), 7);
	for (i = 0; i < 7; i++)
		CU_ASSERT_EQUAL(sipcause_table_through(sipcause_map_table_at(map, i)) != NULL,
				i >= 5);
	CU_ASSERT_PTR_NULL(sipcause_map_table_at(map, 7));
	CU_ASSERT_EQUAL(sipcause_map_table_count(sipcause_catalog_map(catalog, "empty")), 5);
}

static void test_shared(void)
{
	CU_ASSERT_PTR_EQUAL(table_of("through", "large"), table_of("same", "large"));
	CU_ASSERT_PTR_EQUAL(table_of("through", "large"), table_of("own", "large"));
	CU_ASSERT_PTR_NOT_EQUAL(table_of("through", "large"), table_of("nearer", "large"));
	CU_ASSERT_EQUAL(sipcause_translate(table_of("through", "small"), 7), 7);
	CU_ASSERT_EQUAL(sipcause_translate(table_of("nearer", "small"), 7), 6);
}

/* ----------------------------------------------------------- as `via` does */

static void check_same_result(const struct sipcause_result *a, const struct sipcause_result *b)
{
	CU_ASSERT_EQUAL(a->outcome, b->outcome);
	CU_ASSERT_EQUAL(a->how, b->how);
	CU_ASSERT_EQUAL(a->code, b->code);
	CU_ASSERT_EQUAL(a->first, b->first);
	CU_ASSERT_EQUAL(a->last, b->last);
	CU_ASSERT_PTR_EQUAL(a->map, b->map);
	CU_ASSERT_EQUAL(a->line, b->line);
	CU_ASSERT_PTR_EQUAL(a->condition, b->condition);
	CU_ASSERT_PTR_EQUAL(a->via, b->via);
	CU_ASSERT_EQUAL(a->via_code, b->via_code);
	CU_ASSERT_EQUAL(a->via_how, b->via_how);
	CU_ASSERT_EQUAL(a->via_line, b->via_line);
	CU_ASSERT_PTR_EQUAL(a->via_condition, b->via_condition);
	CU_ASSERT_EQUAL(a->write_count, b->write_count);
	CU_ASSERT_EQUAL(a->otherwise, b->otherwise);
}

static void check_same_codes(const struct sipcause_table *through, const struct sipcause_table *via)
{
	static const int32_t marks[] = { -1, 1, 2, 9 };
	const struct sipcause_space *mark = sipcause_catalog_space(catalog, "mark");
	int32_t code, many;
	size_t i;

	for (code = -1; code < 100; code++) {
		many = code;
		sipcause_translate_many(through, &many, &many, 1);
		CU_ASSERT_EQUAL(many, sipcause_translate(via, code));
		CU_ASSERT_EQUAL(sipcause_translate(through, code), sipcause_translate(via, code));
		for (i = 0; i < COUNT(marks); i++) {
			struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;
			struct sipcause_result a = SIPCAUSE_RESULT_INIT, b = SIPCAUSE_RESULT_INIT;

			asked.code = code;
			if (marks[i] >= 0)
				CU_ASSERT_EQUAL(sipcause_indication_add(&asked, mark, marks[i]),
						SIPCAUSE_OK);
			sipcause_translate_indication(through, &asked, &a);
			sipcause_translate_indication(via, &asked, &b);
			check_same_result(&a, &b);
		}
	}
}

static void check_same_rows(const struct sipcause_table *through, const struct sipcause_table *via,
			    int every)
{
	struct sipcause_result a = SIPCAUSE_RESULT_INIT, b = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *left = NULL, *right = NULL;
	int more = 1, rows = 0;

	CU_ASSERT_EQUAL(sipcause_table_rows(&left, through, every), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_table_rows(&right, via, every), SIPCAUSE_OK);
	for (; more == 1 && rows < ROWS; rows++) {
		more = sipcause_cursor_next(left, &a);
		CU_ASSERT_EQUAL(sipcause_cursor_next(right, &b), more);
		if (more == 1)
			check_same_result(&a, &b);
	}
	CU_ASSERT_EQUAL(more, 0);
	CU_ASSERT(rows > 10);
	sipcause_cursor_free(left);
	sipcause_cursor_free(right);
}

static void test_as_via(void)
{
	static const char *const spaces[] = { "small", "large" };
	size_t i;

	for (i = 0; i < COUNT(spaces); i++) {
		const struct sipcause_table *through = table_of("through", spaces[i]);
		const struct sipcause_table *via = table_of("via", spaces[i]);

		check_same_codes(through, via);
		check_same_rows(through, via, 0);
		check_same_rows(through, via, 1);
	}
}

static const struct unit_test tests[] = {
	{ "load", test_load },
	{ "which tables are made", test_which },
	{ "their order", test_order },
	{ "maps with the same legs share them", test_shared },
	{ "they answer as `via` does", test_as_via },
};

int main(void)
{
	int failed = UNIT_MAIN("through", tests);

	sipcause_catalog_free(catalog);
	return failed;
}
