/* SPDX-License-Identifier: BSD-2-Clause */
/* Out of memory: each allocation of a load fails in turn. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "failing.h"
#include "fixture.h"

/* ------------------------------------------------------------------- loads */

/* Something of everything. */
static const struct fixture whole[] = {
	{ "src.yaml",
	  "format: 1\n"
	  "space: src\n"
	  "title: \"a \\xFC title\"\n"
	  "range: 1-9\n"
	  "classes: {low: {range: 1-4, name: low ones, unknown: two}}\n"
	  "sets: {odd: [1, 3, 5-7, low]}\n"
	  "codes: {2: {name: two, aliases: [zwei, deux], phrase: Two}, 5: {name: five}}\n" },
	{ "far.yaml", "format: 1\nspace: far\nrange: 0-99999\ncodes: {7: {name: seven}}\n"
		      "called: [distant, away]\nprotocols: [Far, {read: [F-1]}]\n"
		      "words: {7: [the seventh one, vii]}\n"
		      "reason-texts: [{code: 7, in: phrase, is: gone, beside: {src: 2}}]\n"
		      "shift: [{range: 90001-90003, space: src, by: -90000, with: {far: 7}}]\n" },
	{ "end.yaml",
	  "format: 1\nspace: end\nrange: 0-9\nwritten: name\ncodes: {3: {name: stop}}\n" },
	{ "base.yaml",
	  "format: 1\n"
	  "map: base\n"
	  "source: the base\n"
	  "bare: [src, far]\n"
	  "through: [end, far]\n"
	  "policy: {prefer: [status], distrust: [{src: [1-3]}, {far: 7, beside: {src: 4}}],\n"
	  "  believe: {src: 5}, weak: {far: [1, 2-3]}, answered: {far: 9}, status: agree,\n"
	  "  several: last, location: BI}\n"
	  "accept: {stale-accept: known}\n"
	  "tables:\n"
	  "  - from: src\n"
	  "    to: far\n"
	  "    covers: [1-8]\n"
	  "    unlisted: [class, 40]\n"
	  "    write: {src: {low: two, 1-9: 5}}\n"
	  "    first: [{when: {end: stop}, to: 13, write: {end: 4}}, {when: {src: 9}, to: none}]\n"
	  "    rules:\n"
	  "      1: [{when: {src: odd, far: [seven, 9-10]}, to: 11, note: n}, 12]\n"
	  "      5-7: {to: 30, write: {src: 2}, grade: standard, phrase: Own}\n"
	  "  - {from: far, to: src, rules: {1: 1, 5-900: 2, 600-700: none, 70000: two}}\n"
	  "  - {from: far, to: far, via: src}\n"
	  "  - {from: far, to: end, first: [{when: {end: 5}, to: stop}], rules: {12: 3}}\n" },
	{ "near.yaml", "format: 1\n"
		       "map: near\n"
		       "extends: [base]\n"
		       "tables:\n"
		       "  - {from: src, to: far, first: [{when: {end: 4}, to: 66}],\n"
		       "     rules: {5-7: unlisted, 3: seven, 6: 66}}\n"
		       "  - {from: far, to: end, first: [], rules: {12: 3}}\n" },
};

static const struct fixture broken[] = {
	{ "far.yaml", "format: 1\nspace: far\nrange: 0-99999\ncodes: {7: {name: seven}}\n" },
	{ "base.yaml",
	  "format: 1\nmap: base\ntitle: [x]\nnope: 1\ntables:\n  - {from: nowhere}\n" },
	{ "near.yaml",
	  "format: 1\nmap: near\nextends: [base, base, far]\nthrough: [far, far, []]\nmore: *x\n" },
	{ "other.yaml", "format: 1\nmap: other\nextends: other\ntables:\n"
			"  - {from: far, to: far, rules: {1-9: 4, 3-12: 5, 1: [4, 5]}}\n" },
	{ "text.yaml", "\xFF" },
};

static bool put_files(struct sipcause_loader *loader, const struct fixture *files, size_t count,
		      int *code)
{
	size_t i;

	for (i = 0; i < count && *code == SIPCAUSE_OK; i++)
		*code = sipcause_loader_add_memory(loader, files[i].label, files[i].text,
						   strlen(files[i].text));
	return *code == SIPCAUSE_OK;
}

static bool answers_right(const struct sipcause_catalog *catalog)
{
	const struct sipcause_table *table = sipcause_catalog_table(catalog, "near", "src", "far");
	const struct sipcause_table *via = sipcause_catalog_table(catalog, "near", "far", "far");
	const struct sipcause_table *through =
		sipcause_catalog_table(catalog, "near", "src", "end");

	return sipcause_translate(table, 1) == 12 && sipcause_translate(table, 3) == 7 &&
	       sipcause_translate(table, 6) == 66 && sipcause_translate(table, 7) == 40 &&
	       sipcause_translate(table, 9) == SIPCAUSE_UNLISTED &&
	       sipcause_translate(via, 1) == 12 && sipcause_translate(via, 650) == SIPCAUSE_NONE &&
	       sipcause_translate(through, 1) == 3;
}

static int load_whole(void)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader);

	if (code == SIPCAUSE_OK &&
	    put_files(loader, whole, sizeof(whole) / sizeof(whole[0]), &code))
		code = sipcause_loader_load(loader, &catalog, NULL, NULL);
	CU_ASSERT_EQUAL(catalog != NULL, code == SIPCAUSE_OK);
	CU_ASSERT(code != SIPCAUSE_OK || answers_right(catalog));
	sipcause_catalog_free(catalog);
	sipcause_loader_free(loader);
	return code;
}

static int load_broken(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_report *report = NULL;
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader);

	if (code == SIPCAUSE_OK &&
	    put_files(loader, broken, sizeof(broken) / sizeof(broken[0]), &code)) {
		code = sipcause_loader_load(loader, &catalog, &report, &error);
		CU_ASSERT(report != NULL || code == SIPCAUSE_E_MEMORY);
		if (code == SIPCAUSE_E_MEMORY)
			CU_ASSERT_STRING_EQUAL(error.id, "memory");
		if (code == SIPCAUSE_E_MEMORY && report != NULL) {
			CU_ASSERT_EQUAL(sipcause_report_total(report), 1);
			CU_ASSERT_STRING_EQUAL(sipcause_report_text(report, 0),
					       "error: out of memory [memory]");
		}
	}
	CU_ASSERT_PTR_NULL(catalog);
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	return code;
}

static char path[] = "/tmp/sipcause-memory-XXXXXX";

/* From files: one that is there, one that is not. */
static int load_files(void)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader);

	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_directory(loader, path);
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_map(loader, "here");
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_space(loader, "nowhere");
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_load(loader, &catalog, NULL, NULL);
	CU_ASSERT_PTR_NULL(catalog);
	sipcause_loader_free(loader);
	return code;
}

static int load_shipped(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_catalog *catalog = NULL;
	int code = sipcause_catalog_load(&catalog, "rfc3398", &error);

	CU_ASSERT_EQUAL(error.code, code);
	CU_ASSERT_EQUAL(catalog != NULL, code == SIPCAUSE_OK);
	sipcause_catalog_free(catalog);
	return code;
}

static int load_path(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_catalog *catalog = NULL;
	int code = sipcause_catalog_load(&catalog, "./trunk-7.yaml", &error);

	CU_ASSERT_EQUAL(error.code, code);
	CU_ASSERT_PTR_NULL(catalog);
	return code;
}

static const struct sipcause_space *asked;

static int load_words_in(const char *language)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_loader *loader = NULL;
	struct sipcause_texts *texts = NULL;
	int code = sipcause_loader_new(&loader);

	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_directory(loader, path);
	if (code == SIPCAUSE_OK) {
		code = sipcause_texts_load(&texts, loader, language, asked, &error);
		CU_ASSERT_EQUAL(error.code, code);
	}
	CU_ASSERT_EQUAL(texts != NULL, code == SIPCAUSE_OK);
	sipcause_texts_free(texts);
	sipcause_loader_free(loader);
	return code;
}

static int load_words(void)
{
	return load_words_in("en");
}

static int load_absent_words(void)
{
	return load_words_in("x");
}

/* ------------------------------------------------------------------ a check */

/* Something for each warning that the files above do not have. */
static const struct fixture doubtful = {
	"doubtful.yaml",
	"format: 1\n"
	"map: doubtful\n"
	"grade: own\n"
	"note: ours\n"
	"extends: base\n"
	"accept: {hole: known, collapse: not there}\n"
	"tables:\n"
	"  - {from: far, to: end, first: [{when: {end: 5}, to: stop}]}\n"
	"  - {from: src, to: far, first: [{when: {end: 1}, to: 99, phrase: Two}],\n"
	"     rules: {1-4: 7, 2: {to: 30, phrase: Two}, 5-7: unlisted}}\n"
	"  - {from: src, to: src, rules: {5: 2, 4: {to: 5, phrase: two}}}\n"
	"  - {from: far, to: src, rules: {7: five, 70000: two, 5-900: 2}}\n"
	"  - {from: src, to: q850, covers: 2-5, rules: {2: 41}}\n"
	"  - {from: src, to: sip, rules: {2: 503, 5: 302}}\n"
};

static int check_doubtful(void)
{
	struct sipcause_report *report = NULL;
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader);

	if (code == SIPCAUSE_OK &&
	    put_files(loader, whole, sizeof(whole) / sizeof(whole[0]), &code) &&
	    put_files(loader, &doubtful, 1, &code))
		code = sipcause_loader_check(loader, &report, NULL);
	if (code == SIPCAUSE_OK)
		CU_ASSERT(sipcause_report_found(report, SIPCAUSE_SEVERITY_WARNING) > 10);
	if (code == SIPCAUSE_E_MEMORY && report != NULL)
		CU_ASSERT_EQUAL(sipcause_report_total(report), 1);
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	return code;
}

/* ----------------------------------------------------------------- cursors */

static const struct sipcause_catalog *listed;

/* Walk a cursor to its end, whatever that is; frees it. */
static int walk(struct sipcause_cursor *cursor, size_t rows)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT;
	size_t count = 0;
	int given;

	while ((given = sipcause_cursor_next(cursor, &row)) == 1)
		count++;
	UNIT_CHECK(given < 0 ? count < rows : count == rows, "%zu rows", count);
	/* It stays at its end. */
	CU_ASSERT_EQUAL(sipcause_cursor_next(cursor, &row), given);
	CU_ASSERT_EQUAL(sipcause_cursor_condition(cursor, 0, &condition), 0);
	sipcause_cursor_free(cursor);
	return given;
}

static int list_rows_of(const char *from, const char *to, int every, size_t rows)
{
	struct sipcause_cursor *cursor = NULL;
	int code = sipcause_table_rows(&cursor, sipcause_catalog_table(listed, "near", from, to),
				       every);

	CU_ASSERT_EQUAL(cursor != NULL, code == SIPCAUSE_OK);
	return code == SIPCAUSE_OK ? walk(cursor, rows) : code;
}

static int list_rows(void)
{
	return list_rows_of("src", "far", 1, 19);
}

/* With ranges, which are given once each. */
static int list_ranges(void)
{
	return list_rows_of("far", "src", 0, 5);
}

/* Through two tables. */
static int list_composed_rows(void)
{
	return list_rows_of("far", "far", 0, 14);
}

static int list_steps(void)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_cursor *cursor = NULL;
	int code;

	indication.code = 1;
	code = sipcause_explain(&cursor, sipcause_catalog_table(listed, "near", "far", "far"),
				&indication);
	CU_ASSERT_EQUAL(cursor != NULL, code == SIPCAUSE_OK);
	return code == SIPCAUSE_OK ? walk(cursor, 7) : code;
}

static int digest_map(void)
{
	static char first[SIPCAUSE_DIGEST_TEXT];
	char digest[SIPCAUSE_DIGEST_TEXT];
	int code = sipcause_map_digest(sipcause_catalog_map(listed, "near"), digest);

	if (code != SIPCAUSE_OK) {
		CU_ASSERT_STRING_EQUAL(digest, "");
		return code;
	}
	if (first[0] == '\0')
		memcpy(first, digest, sizeof(first));
	CU_ASSERT_STRING_EQUAL(digest, first);
	return code;
}

static void test_cursors(void)
{
	struct sipcause_catalog *catalog = FIXTURE_LOAD(whole);

	listed = catalog;
	fail_each(list_rows, SIPCAUSE_OK, 1);
	fail_each(list_ranges, SIPCAUSE_OK, 1);
	fail_each(list_composed_rows, SIPCAUSE_OK, 1);
	fail_each(list_steps, SIPCAUSE_OK, 1);
	fail_each(digest_map, SIPCAUSE_OK, 1);
	sipcause_catalog_free(catalog);
}

static void test_check(void)
{
	fail_each(check_doubtful, SIPCAUSE_OK, 1);
}

static void test_whole(void)
{
	fail_each(load_whole, SIPCAUSE_OK, 1);
}

static void test_broken(void)
{
	fail_each(load_broken, SIPCAUSE_E_MAP, 1);
}

static void test_files(void)
{
	char name[sizeof(path) + 20];
	FILE *file;

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(path));
	snprintf(name, sizeof(name), "%s/here.yaml", path);
	file = fopen(name, "w");
	fputs("format: 1\nmap: here\n", file);
	fclose(file);
	fail_each(load_files, SIPCAUSE_E_NOT_FOUND, 1);
	unlink(name);
	rmdir(path);
}

static void test_shipped(void)
{
	fail_each(load_shipped, SIPCAUSE_OK, 13);
	fail_each(load_path, SIPCAUSE_E_NOT_FOUND, 1);
}

static void test_words(void)
{
	struct sipcause_catalog *catalog = NULL;

	CU_ASSERT_EQUAL_FATAL(sipcause_catalog_load(&catalog, "rfc3398", NULL), SIPCAUSE_OK);
	asked = sipcause_catalog_space(catalog, "warning");
	fail_each(load_words, SIPCAUSE_OK, 1);
	fail_each(load_absent_words, SIPCAUSE_E_NOT_FOUND, 1);
	sipcause_catalog_free(catalog);
}

static const struct unit_test tests[] = {
	{ "a load", test_whole },
	{ "a check", test_check },
	{ "a load that finds errors", test_broken },
	{ "a load from files", test_files },
	{ "a load of a shipped map", test_shipped },
	{ "words", test_words },
	{ "cursors", test_cursors },
};

int main(void)
{
	return UNIT_MAIN("memory", tests);
}
