/* SPDX-License-Identifier: BSD-2-Clause */
/* The digest of a map: equal where the answers are, another where one of them is. */

#include "engine/catalog.h"
#include "engine/pieces.h"
#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* `small` is dense and `large` is not. */
#define SPACES                                                                                     \
	{ "small.yaml",                                                                            \
	  "format: 1\nspace: small\nrange: 0-99\n"                                                 \
	  "classes: {1x: {range: 10-19, name: tens, unknown: 10}}\n"                               \
	  "sets: {low: [0-4]}\n"                                                                   \
	  "codes: {3: {name: three, phrase: Three}, 4: {name: four, phrase: Four}}" },             \
		{ "large.yaml",                                                                    \
		  "format: 1\nspace: large\nrange: 0-99999\n"                                      \
		  "classes: {1x: {range: 10-19, name: tens, unknown: 10}}\n"                       \
		  "codes: {3: {name: three, phrase: Three}, 4: {name: four, phrase: Four}}" },     \
		{ "mark.yaml",                                                                     \
		  "format: 1\nspace: mark\nrange: 0-9\nsets: {low: [0-3], odd: [1, 3, 5]}\n" },    \
	{                                                                                          \
		"note.yaml", "format: 1\nspace: note\nrange: 0-9\n"                                \
	}

/* The digest of a map with these keys after its name. */
static void digest_of(const char *keys, char digest[SIPCAUSE_DIGEST_TEXT])
{
	char text[2000];
	const struct fixture files[] = { SPACES, { "own.yaml", text } };
	struct sipcause_catalog *catalog;

	snprintf(text, sizeof(text), "format: 1\nmap: own\n%s\n", keys);
	catalog = FIXTURE_LOAD(files);
	CU_ASSERT_EQUAL(sipcause_map_digest(sipcause_catalog_map(catalog, "own"), digest),
			SIPCAUSE_OK);
	sipcause_catalog_free(catalog);
}

#define SMALL(rules) "tables: [{from: small, to: mark, rules: {" rules "}}]"
#define LARGE(rules) "tables: [{from: large, to: mark, rules: {" rules "}}]"
#define SELF(space, rules) "tables: [{from: " space ", to: " space ", rules: {" rules "}}]"

/* No machine, compiler or later version may give another one.  A second implementation, in Python,
 * gave the same. */
static void test_known(void)
{
	static const struct {
		const char *keys, *digest;
	} rows[] = {
		{ "", "fce3b89403e421503f663aa2553fcde5" },
		{ SMALL("1: 2"), "1f16f86b936c6a4bc2c557d25975cb59" },
		{ "tables: [{from: large, to: small, covers: 5-9, unlisted: 7, rules: {\n"
		  "  3: [{when: {mark: [1, present], note: absent}, to: 4, write: {note: 2}}, 5],\n"
		  "  70000-80000: none}}, {from: small, to: note, rules: {7: 1}}]\nthrough: small",
		  "9a0c68b6291f7817832619efb7743f7f" },
	};
	char digest[SIPCAUSE_DIGEST_TEXT];
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		digest_of(rows[i].keys, digest);
		UNIT_CHECK(strcmp(digest, rows[i].digest) == 0, "%zu: found %s", i, digest);
	}
}

static void test_same(void)
{
	static const struct {
		const char *name, *a, *b;
	} rows[] = {
		{ "a comment", SMALL("1: 2"), "# a comment\n" SMALL("1: 2") " # another" },
		{ "what is said of the map",
		  "title: A\nversion: \"1\"\nsource: here\ngrade: own\nnote: n\n" SMALL("1: 2"),
		  "title: B\nversion: \"2\"\nsource: there\nfamily: own\norigin: x\n" SMALL(
			  "1: 2") },
		{ "what is said of a row", SMALL("1: {to: 2, source: here, grade: standard}"),
		  SMALL("1: {to: 2, source: there, grade: own, note: n}") },
		{ "what is bare", SMALL("1: 2"), "bare: [small]\n" SMALL("1: 2") },
		{ "a range", SMALL("5-7: 2"), SMALL("7: 2, 5: 2, 6: 2") },
		{ "a range in a sparse space", LARGE("5-7: 2"), LARGE("7: 2, 5: 2, 6: 2") },
		{ "side by side", LARGE("5-700: 2, 701-9000: 2"), LARGE("5-9000: 2") },
		{ "a class", SMALL("1x: 2"), SMALL("10-19: 2") },
		{ "a class in a sparse space", LARGE("1x: 2"), LARGE("10-19: 2") },
		{ "a rule inside that says the same", LARGE("0-99999: 2"),
		  LARGE("0-99999: 2, 500: 2, 600-700: 2") },
		{ "a code covered by name", SMALL("three: 2"), SMALL("3: 2") },
		{ "what is covered without an answer", SMALL("1: 2"),
		  "tables: [{from: small, to: mark, covers: 0-50, rules: {1: 2}}]" },
		{ "unlisted for rules", SMALL("0-4: 2, 5-99: 3"),
		  "tables: [{from: small, to: mark, unlisted: 3, rules: {0-4: 2}}]" },
		{ "the class's unknown code", SMALL("10: 2, 11-19: 2"),
		  "tables: [{from: small, to: mark, unlisted: class, rules: {10: 2}}]" },
		{ "the class's unknown code in a sparse space", LARGE("10: 2, 11-19: 2"),
		  "tables: [{from: large, to: mark, unlisted: class, rules: {10: 2}}]" },
		{ "the same code", SELF("small", "2-4: same"), SELF("small", "2: 2, 3: 3, 4: 4") },
		{ "the same code in a sparse space", SELF("large", "2-4: same"),
		  SELF("large", "2: 2, 3: 3, 4: 4") },
		{ "a range that becomes one of its codes", SELF("large", "5-9: 7"),
		  SELF("large", "5: 7, 6: 7, 7: same, 8: 7, 9: 7") },
		{ "a range with a condition that becomes one of its codes",
		  SELF("large", "5-7: [{when: {mark: 1}, to: 6}, none]"),
		  SELF("large", "5: [{when: {mark: 1}, to: 6}, none],\n"
				"  6: [{when: {mark: 1}, to: 6}, none],\n"
				"  7: [{when: {mark: 1}, to: 6}, none]") },
		{ "first, in each rule",
		  "tables: [{from: small, to: mark, covers: 5, write: {note: 2}, first: [{when: {mark: 1},\n"
		  "  to: 3}], rules: {1: 2}}]",
		  "tables: [{from: small, to: mark, covers: 5, write: {note: 2}, rules: {1: [{when: {mark:\n"
		  "  1}, to: 3}, 2], 0-99: {when: {mark: 1}, to: 3}}}]" },
		{ "first, in each rule in a sparse space",
		  "tables: [{from: large, to: mark, covers: 5, first: [{when: {mark: 1}, to: 3}],\n"
		  "  rules: {1: 2, 700-800: none}}]",
		  LARGE("1: [{when: {mark: 1}, to: 3}, 2], 700-800: [{when: {mark: 1}, to: 3}, none],\n"
			"  0-99999: {when: {mark: 1}, to: 3}") },
		{ "first in a table from a space to itself",
		  "tables: [{from: large, to: large, covers: 5, first: [{when: {mark: 1}, to: 50000},\n"
		  "  {when: {mark: 2}, to: same}], rules: {1: 2}}]",
		  "tables: [{from: large, to: large, covers: 5, rules: {1: [{when: {mark: 1}, to:\n"
		  "  50000}, {when: {mark: 2}, to: same}, 2], 0-99999: [{when: {mark: 1}, to: 50000},\n"
		  "  {when: {mark: 2}, to: same}]}}]" },
		{ "an empty first", SMALL("1: 2"),
		  "tables: [{from: small, to: mark, first: [], rules: {1: 2}}]" },
		{ "sets", SMALL("1: {when: {mark: low}, to: 2}"),
		  SMALL("1: {when: {mark: [0, 1, 2-3]}, to: 2}") },
		{ "present and more", SMALL("1: {when: {mark: [present, 4]}, to: 2}"),
		  SMALL("1: {when: {mark: present}, to: 2}") },
		{ "the order of conditions", SMALL("1: {when: {mark: 1, note: 2}, to: 2}"),
		  SMALL("1: {when: {note: 2, mark: 1}, to: 2}") },
		{ "the order of companions", SMALL("1: {to: 2, write: {mark: 1, note: 2}}"),
		  SMALL("1: {to: 2, write: {note: 2, mark: 1}}") },
		{ "companions of the table", SMALL("1: {to: 2, write: {note: 2}}"),
		  "tables: [{from: small, to: mark, write: {note: 2}, rules: {1: 2}}]" },
		{ "the order of tables",
		  "tables: [{from: small, to: mark, rules: {1: 2}}, {from: large, to: mark,\n"
		  "  rules: {1: 2}}]",
		  "tables: [{from: large, to: mark, rules: {1: 2}}, {from: small, to: mark,\n"
		  "  rules: {1: 2}}]" },
		{ "a phrase that the code has anyway",
		  "tables: [{from: mark, to: small, rules: {1: 3}}]",
		  "tables: [{from: mark, to: small, rules: {1: {to: 3, phrase: Three}}}]" },
		{ "through that makes nothing", SMALL("1: 2"), "through: mark\n" SMALL("1: 2") },
		{ "two legs for one table",
		  "tables: [{from: large, to: small, rules: {3-4: same, 900-1000: 3}},\n"
		  "  {from: small, to: mark, rules: {4: 1, 3: 2}}, {from: large, to: mark, via: small}]",
		  "tables: [{from: large, to: small, rules: {3-4: same, 900-1000: 3}},\n"
		  "  {from: small, to: mark, rules: {4: 1, 3: 2}}, {from: large, to: mark,\n"
		  "   rules: {4: 1, 3: 2, 900-949: 2, 950-1000: 2}}]" },
	};
	char a[SIPCAUSE_DIGEST_TEXT], b[SIPCAUSE_DIGEST_TEXT];
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		digest_of(rows[i].a, a);
		digest_of(rows[i].b, b);
		UNIT_CHECK(strcmp(a, b) == 0, "%s: %s and %s", rows[i].name, a, b);
	}
}

/* Each of these differs from each other one. */
static void test_differences(void)
{
	static const char *const keys[] = {
		"",
		SMALL("1: 2"),
		SMALL("1: 3"),
		SMALL("2: 2"),
		SMALL("1: none"),
		SMALL("1: 2, 2: 2"),
		SMALL("1-3: 2"),
		SMALL("1: {to: 2, phrase: Other}"),
		SMALL("1: {to: 2, write: {note: 2}}"),
		SMALL("1: {to: 2, write: {note: 3}}"),
		SMALL("1: {to: 2, write: {mark: 2}}"),
		SMALL("1: {when: {mark: 1}, to: 2}"),
		SMALL("1: {when: {mark: 2}, to: 2}"),
		SMALL("1: {when: {mark: [1, 2]}, to: 2}"),
		SMALL("1: {when: {note: 1}, to: 2}"),
		SMALL("1: {when: {mark: 1, note: 1}, to: 2}"),
		SMALL("1: {when: {mark: present}, to: 2}"),
		SMALL("1: {when: {mark: absent}, to: 2}"),
		SMALL("1: {when: {mark: [1, absent]}, to: 2}"),
		SMALL("1: [{when: {mark: 1}, to: 2}, 3]"),
		SMALL("1: [{when: {mark: 1}, to: 3}, 2]"),
		SMALL("1: [{when: {mark: 1}, to: 4}, {when: {note: 1}, to: 5}, 2]"),
		SMALL("1: [{when: {note: 1}, to: 5}, {when: {mark: 1}, to: 4}, 2]"),
		"tables: [{from: small, to: mark, first: [{when: {mark: 1}, to: 2}]}]",
		"tables: [{from: small, to: mark, first: [{when: {mark: 1}, to: 2}, {when: {note: 1},\n"
		"  to: 3}]}]",
		"tables: [{from: small, to: mark, first: [{when: {note: 1}, to: 3}, {when: {mark: 1},\n"
		"  to: 2}]}]",
		"tables: [{from: small, to: mark, unlisted: 2}]",
		"tables: [{from: small, to: mark, covers: 0-50, unlisted: 2}]",
		"tables: [{from: small, to: mark}]",
		"tables: [{from: small, to: note, rules: {1: 2}}]",
		"tables: [{from: note, to: small, rules: {1: 3}}]",
		"tables: [{from: note, to: small, rules: {1: 4}}]",
		LARGE("1: 2"),
		LARGE("1: 2, 50000: 2"),
		LARGE("1-3: 2"),
		LARGE("1-50000: 2"),
		LARGE("1-50001: 2"),
		LARGE("1-50000: 2, 700: 3"),
		LARGE("1-50000: 2, 700: none"),
		LARGE("1-50000: [{when: {mark: 1}, to: 4}, 2]"),
		"tables: [{from: large, to: mark, covers: [0-100, 200-300], unlisted: 2}]",
		"tables: [{from: large, to: mark, covers: [0-150, 200-300], unlisted: 2}]",
		"tables: [{from: large, to: mark, covers: [0-150, 200-300], unlisted: none}]",
		SELF("large", "5-9: same"),
		SELF("large", "5-9: 7"),
		SELF("large", "5-9: 8"),
		"tables: [{from: small, to: mark, rules: {1: 2}}, {from: mark, to: note, rules: {2: 2}}]",
		"through: mark\n"
		"tables: [{from: small, to: mark, rules: {1: 2}}, {from: mark, to: note, rules: {2: 2}}]",
		"tables: [{from: small, to: mark, rules: {1: 2}}, {from: mark, to: note, rules: {2: 2}},\n"
		"  {from: small, to: note, via: mark}]",
	};
	char digests[COUNT(keys)][SIPCAUSE_DIGEST_TEXT];
	size_t i, k;

	for (i = 0; i < COUNT(keys); i++) {
		digest_of(keys[i], digests[i]);
		for (k = 0; k < i; k++)
			UNIT_CHECK(strcmp(digests[i], digests[k]) != 0, "%s\n-- and --\n%s",
				   keys[i], keys[k]);
	}
}

/* What a map inherits counts as its own. */
static void test_layers(void)
{
	static const struct fixture files[] = {
		SPACES,
		{ "base.yaml", "format: 1\nmap: base\n" SMALL("1: 2, 5-7: 3") },
		{ "near.yaml", "format: 1\nmap: near\nextends: base\n" SMALL("6: 4") },
		{ "flat.yaml", "format: 1\nmap: flat\n" SMALL("1: 2, 5: 3, 6: 4, 7: 3") },
		{ "alias.yaml", "format: 1\nmap: alias\nextends: base\n" },
	};
	static const char *const names[] = { "base", "near", "flat", "alias" };
	char digests[COUNT(names)][SIPCAUSE_DIGEST_TEXT];
	struct sipcause_catalog *catalog = FIXTURE_LOAD(files);
	size_t i;

	for (i = 0; i < COUNT(names); i++)
		CU_ASSERT_EQUAL(
			sipcause_map_digest(sipcause_catalog_map(catalog, names[i]), digests[i]),
			SIPCAUSE_OK);
	CU_ASSERT_STRING_EQUAL(digests[1], digests[2]);
	CU_ASSERT_STRING_EQUAL(digests[0], digests[3]);
	CU_ASSERT_STRING_NOT_EQUAL(digests[0], digests[1]);
	sipcause_catalog_free(catalog);
}

/* Ranges in each other, all with an answer of their own, make no more pieces than they have ends:
 * each is an answer to all within it, and could be cut at. */
static void test_nested(void)
{
	char text[40000];
	const struct fixture files[] = { SPACES, { "own.yaml", text } };
	struct sci_pieces pieces;
	struct sci_arena arena;
	struct sipcause_catalog *catalog;
	size_t used =
		(size_t)snprintf(text, sizeof(text),
				 "format: 1\nmap: own\ntables: [{from: large, to: large, rules: {");
	int i;

	for (i = 0; i < 500; i++)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%d-%d: {when: {mark: 1}, to: %d}, ", i, 90000 - i, i);
	snprintf(text + used, sizeof(text) - used, "95000: 1}}]\n");
	catalog = FIXTURE_LOAD(files);
	memset(&pieces, 0, sizeof(pieces));
	memset(&arena, 0, sizeof(arena));
	CU_ASSERT_EQUAL(
		sci_pieces_start(&pieces, sipcause_catalog_map(catalog, "own")->tables[0], &arena),
		SIPCAUSE_OK);
	CU_ASSERT(pieces.count >= 1000);
	UNIT_CHECK(pieces.room <= 4096, "room for %u", (unsigned)pieces.room);
	sci_pieces_free(&pieces);
	sci_arena_free(&arena);
	sipcause_catalog_free(catalog);
}

static void test_arguments(void)
{
	static const struct fixture files[] = { SPACES, { "own.yaml", "format: 1\nmap: own\n" } };
	struct sipcause_catalog *catalog = FIXTURE_LOAD(files);
	char digest[SIPCAUSE_DIGEST_TEXT + 1];

	memset(digest, 'x', sizeof(digest));
	CU_ASSERT_EQUAL(sipcause_map_digest(NULL, digest), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_STRING_EQUAL(digest, "");
	CU_ASSERT_EQUAL(sipcause_map_digest(sipcause_catalog_map(catalog, "own"), NULL),
			SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_map_digest(sipcause_catalog_map(catalog, "own"), digest),
			SIPCAUSE_OK);
	CU_ASSERT_EQUAL(strlen(digest), SIPCAUSE_DIGEST_TEXT - 1);
	CU_ASSERT_EQUAL(digest[SIPCAUSE_DIGEST_TEXT], 'x');
	sipcause_catalog_free(catalog);
}

static const struct unit_test tests[] = {
	{ "known digests", test_known },         { "the same answers", test_same },
	{ "other answers", test_differences },   { "layers", test_layers },
	{ "ranges in each other", test_nested }, { "arguments", test_arguments },
};

int main(void)
{
	return UNIT_MAIN("map-digest", tests);
}
