/* SPDX-License-Identifier: BSD-2-Clause */
/* Words: the shipped texts are whole, and other texts are found, read and refused. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static char top[] = "test-texts-XXXXXX";

/* ------------------------------------------------------------ shipped texts */

static void check_code(const struct sipcause_texts *texts, const char *space, int32_t code)
{
	const char *description = sipcause_texts_get(texts, code, SIPCAUSE_FIELD_DESCRIPTION);
	const char *grade = sipcause_texts_get(texts, code, SIPCAUSE_FIELD_GRADE);
	size_t length = description != NULL ? strlen(description) : 0;

	UNIT_CHECK(length > 20 && description[length - 1] == '.', "%s:%d has no description", space,
		   code);
	UNIT_CHECK(grade != NULL, "%s:%d has no grade", space, code);
	UNIT_CHECK(sipcause_texts_get(texts, code, SIPCAUSE_FIELD_SOURCE) != NULL,
		   "%s:%d has no source", space, code);
}

/* The file's note on phrases is that of each code. */
static void check_note(const struct sipcause_texts *texts, const char *space, int32_t code,
		       const char *expected)
{
	const char *note = sipcause_texts_get(texts, code, SIPCAUSE_FIELD_PHRASE_NOTE);

	UNIT_CHECK(expected == NULL ? note == NULL : note != NULL && strstr(note, expected) != NULL,
		   "%s:%d has the note '%s'", space, code, note != NULL ? note : "");
}

static void test_shipped(void)
{
	static const struct {
		const char *space;
		size_t codes;
		size_t http;
		size_t diagnostics;
		const char *phrase_note; /* holds this; NULL: there is none */
	} rows[] = {
		{ "http", 72, 0, 0, "RFC 9110 15.1" },
		{ "q850", 71, 0, 23, NULL },
		{ "sip", 80, 12, 0, "RFC 3261 7.2" },
		{ "warning", 15, 0, 0, NULL },
	};
	size_t i, k;

	for (i = 0; i < COUNT(rows); i++) {
		struct words words = words_open("en", rows[i].space);
		size_t http = 0, diagnostics = 0;

		UNIT_CHECK(sipcause_space_count(words.space) == rows[i].codes, "%s has %zu codes",
			   rows[i].space, sipcause_space_count(words.space));
		for (k = 0; k < sipcause_space_count(words.space); k++) {
			int32_t code = sipcause_space_at(words.space, k);

			check_code(words.texts, rows[i].space, code);
			check_note(words.texts, rows[i].space, code, rows[i].phrase_note);
			http += sipcause_texts_get(words.texts, code, SIPCAUSE_FIELD_HTTP) != NULL;
			diagnostics += sipcause_texts_get(words.texts, code,
							  SIPCAUSE_FIELD_DIAGNOSTICS) != NULL;
		}
		UNIT_CHECK(http == rows[i].http, "%s: %zu differ in HTTP", rows[i].space, http);
		UNIT_CHECK(diagnostics == rows[i].diagnostics, "%s: %zu diagnostics", rows[i].space,
			   diagnostics);
		sipcause_catalog_free(words.catalog);
		words.catalog = NULL;
		/* Words live on without the catalog. */
		CU_ASSERT_PTR_NOT_NULL(sipcause_texts_get(words.texts,
							  rows[i].space[0] == 'w'   ? 399
							  : rows[i].space[0] == 'q' ? 16
										    : 404,
							  SIPCAUSE_FIELD_DESCRIPTION));
		words_close(&words);
	}
}

/* What somebody would look for in the text of a code. */
static void test_knowledge(void)
{
	static const struct words_row rows[] = {
		{ "sip", 405, "501" },
		{ "sip", 408, "repeated unchanged" },
		{ "sip", 408, "later" },
		{ "sip", 430, "400" },
		{ "sip", 430, "Proxies" },
		{ "sip", 440, "did not reach all" },
		{ "sip", 469, "Recv-Info" },
		{ "sip", 494, "mechanisms" },
		{ "sip", 494, "digest" },
		{ "sip", 501, "405" },
		{ "sip", 503, "Retry-After" },
		{ "sip", 600, "486" },
		{ "sip", 486, "600" },
		{ "sip", 607, "608" },
		{ "sip", 607, "human" },
		{ "sip", 608, "machine" },
		{ "sip", 608, "jCard" },
		{ "sip", 409, "never registered" },
		{ "q850", 47, "32 to 47" },
		{ "q850", 26, "answered elsewhere" },
		{ "q850", 21, "603" },
		{ "warning", 399, "must not act" },
		{ "http", 408, "SIP 408" },
		{ "http", 308, "same method" },
		{ "sip", 100, "must" },
		{ "sip", 199, "proxy" },
		{ "sip", 380, "In IMS" },
		{ "sip", 409, "deprecated" },
		{ "sip", 411, "deprecated" },
		{ "sip", 422, "Min-SE" },
		{ "sip", 436, "Identity-Info" },
		{ "sip", 491, "generated the Call-ID" },
		{ "sip", 603, "603+" },
		{ "q850", 43, "subaddress" },
		{ "q850", 46, "equal or higher rank" },
		{ "q850", 53, "within that group" },
		{ "q850", 55, "within that group" },
	};

	words_check("en", SIPCAUSE_FIELD_DESCRIPTION, rows, COUNT(rows));
}

/* ------------------------------------------------------------ other texts */

static const struct fixture space_files[] = {
	{ "own.yaml", "format: 1\n"
		      "space: own\n"
		      "range: 0-99\n"
		      "codes:\n"
		      "  7: {name: seven}\n"
		      "  8: {phrase: eight}\n" },
};

static struct sipcause_catalog *own_catalog;
static const struct sipcause_space *own;

static void test_own_space(void)
{
	own_catalog = FIXTURE_LOAD(space_files);
	own = sipcause_catalog_space(own_catalog, "own");
	CU_ASSERT_PTR_NOT_NULL_FATAL(own);
}

/* Write top/FOLDER/text/en/NAME.yaml; TEXT NULL removes it. */
static void put(const char *folder, const char *name, const char *text)
{
	static const char *const parts[] = { "", "/text", "/text/en" };
	char path[300];
	FILE *file;
	size_t i;

	for (i = 0; i < COUNT(parts); i++) {
		snprintf(path, sizeof(path), "%s/%s%s", top, folder, parts[i]);
		mkdir(path, 0700);
	}
	snprintf(path, sizeof(path), "%s/%s/text/en/%s.yaml", top, folder, name);
	if (text == NULL) {
		unlink(path);
		return;
	}
	file = fopen(path, "w");
	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	CU_ASSERT(fputs(text, file) >= 0);
	CU_ASSERT_EQUAL(fclose(file), 0);
}

static struct sipcause_loader *directories(const char *first, const char *second)
{
	const char *const names[] = { first, second };
	struct sipcause_loader *loader = NULL;
	char path[300];
	size_t i;

	CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	for (i = 0; i < COUNT(names) && names[i] != NULL; i++) {
		snprintf(path, sizeof(path), "%s/%s", top, names[i]);
		CU_ASSERT_EQUAL(sipcause_loader_add_directory(loader, path), SIPCAUSE_OK);
	}
	return loader;
}

#define HEAD "format: 1\ntext: own\nlanguage: en\n"

static void test_found(void)
{
	struct sipcause_loader *loader = directories("b", "a");
	struct sipcause_texts *texts = NULL;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;

	put("a", "own",
	    HEAD "source: a book\ngrade: documented\nphrase-note: for people\ncodes:\n"
		 "  99: {description: the last}\n"
		 "  seven:\n"
		 "    description: >-\n"
		 "      one\n"
		 "      paragraph\n"
		 "    diagnostics: some\n"
		 "    http: other\n"
		 "    source: a letter\n"
		 "    grade: own\n"
		 "    phrase: sieben\n"
		 "  8: {phrase: acht}\n"
		 "  9: {happened: It rang., tell: Call again., open: Who knows.}\n"
		 "  0: {description: the first}\n");
	CU_ASSERT_EQUAL(sipcause_texts_load(&texts, loader, "en", own, &error), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(error.code, SIPCAUSE_OK);
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 7, SIPCAUSE_FIELD_DESCRIPTION),
			       "one paragraph");
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 7, SIPCAUSE_FIELD_DIAGNOSTICS), "some");
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 7, SIPCAUSE_FIELD_HTTP), "other");
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 7, SIPCAUSE_FIELD_SOURCE), "a letter");
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 7, SIPCAUSE_FIELD_GRADE), "own");
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 0, SIPCAUSE_FIELD_DESCRIPTION),
			       "the first");
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 99, SIPCAUSE_FIELD_SOURCE), "a book");
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 99, SIPCAUSE_FIELD_GRADE), "documented");
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 99, SIPCAUSE_FIELD_HTTP));
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 7, SIPCAUSE_FIELD_PHRASE), "sieben");
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 0, SIPCAUSE_FIELD_PHRASE));
	/* A phrase needs no description; the note is that of every code of the file. */
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 8, SIPCAUSE_FIELD_PHRASE), "acht");
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 8, SIPCAUSE_FIELD_DESCRIPTION));
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 8, SIPCAUSE_FIELD_PHRASE_NOTE),
			       "for people");
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 0, SIPCAUSE_FIELD_PHRASE_NOTE),
			       "for people");
	/* Nor does what happened to the call. */
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 9, SIPCAUSE_FIELD_HAPPENED), "It rang.");
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 9, SIPCAUSE_FIELD_TELL), "Call again.");
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 9, SIPCAUSE_FIELD_OPEN), "Who knows.");
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 9, SIPCAUSE_FIELD_DESCRIPTION));
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 8, SIPCAUSE_FIELD_HAPPENED));
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 10, SIPCAUSE_FIELD_PHRASE_NOTE));
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 10, SIPCAUSE_FIELD_DESCRIPTION));
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, -1, SIPCAUSE_FIELD_DESCRIPTION));
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 7, SIPCAUSE_FIELD_COUNT_));
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 7, -1));
	CU_ASSERT_PTR_NULL(sipcause_texts_get(NULL, 7, SIPCAUSE_FIELD_DESCRIPTION));
	sipcause_texts_free(texts);

	/* The first directory that has one counts, and alone. */
	put("b", "own", HEAD "codes: {8: {description: other}}\n");
	CU_ASSERT_EQUAL(sipcause_texts_load(&texts, loader, "en", own, NULL), SIPCAUSE_OK);
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 7, SIPCAUSE_FIELD_DESCRIPTION));
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 8, SIPCAUSE_FIELD_DESCRIPTION), "other");
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 8, SIPCAUSE_FIELD_GRADE));
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 8, SIPCAUSE_FIELD_PHRASE_NOTE));
	sipcause_texts_free(texts);
	put("a", "own", NULL);
	put("b", "own", NULL);
	sipcause_loader_free(loader);
}

/* Of the shipped ones a directory may have its own. */
static void test_instead_of_shipped(void)
{
	struct words shipped = words_open("en", "sip");
	struct sipcause_loader *loader = directories("a", NULL);
	struct sipcause_texts *texts = NULL;

	put("a", "sip", "format: 1\ntext: sip\nlanguage: en\ncodes: {486: {description: ours}}\n");
	CU_ASSERT_EQUAL(sipcause_texts_load(&texts, loader, "en", shipped.space, NULL),
			SIPCAUSE_OK);
	CU_ASSERT_STRING_EQUAL(sipcause_texts_get(texts, 486, SIPCAUSE_FIELD_DESCRIPTION), "ours");
	CU_ASSERT_PTR_NULL(sipcause_texts_get(texts, 404, SIPCAUSE_FIELD_DESCRIPTION));
	sipcause_texts_free(texts);
	put("a", "sip", NULL);
	sipcause_loader_free(loader);
	words_close(&shipped);
}

static void test_absent(void)
{
	struct sipcause_loader *one = directories("a", NULL), *two = directories("a", "b");
	const struct {
		const struct sipcause_loader *loader;
		const char *language;
		const char *message;
	} rows[] = {
		{ NULL, "en", "there is no text 'own' in language en; expected a shipped one" },
		{ NULL, "x-y.z_9",
		  "there is no text 'own' in language x-y.z_9; expected a shipped one" },
		{ one, "en",
		  "there is no text 'own' in language en; expected a shipped one or "
		  "text/en/NAME.yaml in the directory given" },
		{ two, "de",
		  "there is no text 'own' in language de; expected a shipped one or "
		  "text/de/NAME.yaml in one of the directories given" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_texts *texts = (void *)&texts;
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;

		CU_ASSERT_EQUAL(
			sipcause_texts_load(&texts, rows[i].loader, rows[i].language, own, &error),
			SIPCAUSE_E_NOT_FOUND);
		CU_ASSERT_PTR_NULL(texts);
		CU_ASSERT_STRING_EQUAL(error.id, "no-such-text");
		UNIT_CHECK(strcmp(error.message, rows[i].message) == 0, "row %zu: %.400s", i,
			   error.message);
	}
	sipcause_loader_free(one);
	sipcause_loader_free(two);
}

static void test_arguments(void)
{
	static const char *const languages[] = {
		"",      "EN",
		"../en", "en/x",
		"en ",   "-",
		".",     "a-language-whose-name-has-more-than-sixty-four-letters-is-no-name"
	};
	struct sipcause_texts *texts = (void *)&texts;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	size_t i;

	CU_ASSERT_EQUAL(sipcause_texts_load(NULL, NULL, "en", own, &error), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(error.code, SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_texts_load(&texts, NULL, NULL, own, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_PTR_NULL(texts);
	CU_ASSERT_EQUAL(sipcause_texts_load(&texts, NULL, "en", NULL, NULL), SIPCAUSE_E_ARGUMENT);
	for (i = 0; i < COUNT(languages); i++)
		UNIT_CHECK(sipcause_texts_load(&texts, NULL, languages[i], own, NULL) ==
				   SIPCAUSE_E_ARGUMENT,
			   "language '%s'", languages[i]);
	sipcause_texts_free(NULL);
	CU_ASSERT_STRING_EQUAL(sipcause_field_word(SIPCAUSE_FIELD_HTTP), "http");
	CU_ASSERT_STRING_EQUAL(sipcause_field_word(SIPCAUSE_FIELD_COUNT_), "?");
	CU_ASSERT_STRING_EQUAL(sipcause_field_word(-1), "?");
}

static void test_refused(void)
{
	static const struct {
		const char *text;
		unsigned line, column;
		const char *id;
	} rows[] = {
		{ "", 1, 1, "empty-file" },
		{ "- x\n", 1, 1, "not-a-mapping" },
		{ "text: own\n", 1, 1, "format" },
		{ "format: 2\ntext: own\n", 1, 9, "format" },
		{ "format: 1\n", 1, 1, "kind" },
		{ "format: 1\nspace: own\n", 2, 1, "kind" },
		{ "format: 1\nwords: own\n", 2, 1, "kind" },
		{ "format: 1\ntext: own\ncodes: {7: {description: x}}\n", 1, 1, "missing-key" },
		{ HEAD, 1, 1, "missing-key" },
		{ HEAD "codes: {7: {description: x}}\nmore: 1\n", 5, 1, "unknown-key" },
		{ HEAD "codes: {7: {description: x}}\ncodes: {8: {description: x}}\n", 5, 1,
		  "duplicate-key" },
		{ "format: 1\ntext: sip\nlanguage: en\ncodes: {7: {description: x}}\n", 2, 7,
		  "stem" },
		{ "format: 1\ntext: own\nlanguage: de\ncodes: {7: {description: x}}\n", 3, 11,
		  "stem" },
		{ HEAD "codes: {}\n", 4, 8, "empty-value" },
		{ HEAD "codes: [7]\n", 4, 8, "not-a-mapping" },
		{ HEAD "codes: {100: {description: x}}\n", 4, 9, "out-of-range" },
		{ HEAD "codes: {07: {description: x}}\n", 4, 9, "bad-number" },
		{ HEAD "codes: {eight: {description: x}}\n", 4, 9, "unknown-name" },
		{ HEAD "codes: {[7]: {description: x}}\n", 4, 9, "wrong-type" },
		{ HEAD "codes: {7: {description: x}, 7: {description: y}}\n", 4, 30,
		  "duplicate-key" },
		{ HEAD "codes: {7: {description: x}, seven: {description: y}}\n", 4, 30,
		  "duplicate-key" },
		{ HEAD "codes: {7: x}\n", 4, 12, "not-a-mapping" },
		{ HEAD "codes: {7: {http: x}}\n", 4, 12, "missing-key" },
		{ HEAD "codes: {7: {description: x, phrases: y}}\n", 4, 29, "unknown-key" },
		{ HEAD "codes: {7: {phrase: y, phrase: y}}\n", 4, 24, "duplicate-key" },
		{ HEAD "codes: {7: {phrase: }}\n", 4, 21, "empty-value" },
		{ HEAD "codes: {7: {phrase: [y]}}\n", 4, 21, "wrong-type" },
		{ HEAD "codes: {7: {phrase: y, phrase-note: z}}\n", 4, 24, "unknown-key" },
		{ HEAD "phrase-note: {x: y}\ncodes: {7: {phrase: y}}\n", 4, 14, "wrong-type" },
		{ HEAD "phrase-note: x\nphrase-note: y\ncodes: {7: {phrase: y}}\n", 5, 1,
		  "duplicate-key" },
		{ HEAD "codes: {7: {description: x, description: y}}\n", 4, 29, "duplicate-key" },
		{ HEAD "codes: {7: {tell: x, open: y}}\n", 4, 12, "missing-key" },
		{ HEAD "codes: {7: {happened: x, happened: y}}\n", 4, 26, "duplicate-key" },
		{ HEAD "codes: {7: {happened: [x]}}\n", 4, 23, "wrong-type" },
		{ HEAD "codes: {7: {happened: x, tell: }}\n", 4, 32, "empty-value" },
		{ HEAD "codes: {7: {happened: x, open: [y]}}\n", 4, 32, "wrong-type" },
		{ HEAD "codes: {7: {description: }}\n", 4, 26, "empty-value" },
		{ HEAD "codes: {7: {description: [x]}}\n", 4, 26, "wrong-type" },
		{ HEAD "codes:\n  7:\n    description: |\n      x\n      y\n", 6, 18,
		  "control-character" },
		{ HEAD "codes: {7: {description: x, grade: fair}}\n", 4, 36, "bad-word" },
		{ HEAD "grade: fair\ncodes: {7: {description: x}}\n", 4, 8, "bad-word" },
		{ HEAD "codes: {7: {description: \xff}}\n", 4, 26, "not-utf-8" },
		{ HEAD "codes: {7: {description: x}\n", 5, 1, "syntax" },
	};
	struct sipcause_loader *loader = directories("a", NULL);
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_texts *texts = (void *)&texts;
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		int code;

		put("a", "own", rows[i].text);
		code = sipcause_texts_load(&texts, loader, "en", own, &error);
		UNIT_CHECK(code == SIPCAUSE_E_MAP && texts == NULL, "row %zu: code %d", i, code);
		UNIT_CHECK(error.line == rows[i].line && error.column == rows[i].column &&
				   strcmp(error.id, rows[i].id) == 0,
			   "row %zu: %u:%u: %.300s [%s]", i, error.line, error.column,
			   error.message, error.id);
		UNIT_CHECK(strstr(error.file, "/a/text/en/own.yaml") != NULL, "row %zu: file %s", i,
			   error.file);
	}
	put("a", "own", NULL);
	sipcause_loader_free(loader);
}

/* A text is no map or space, wherever it is put. */
static void test_not_a_map(void)
{
	static const struct fixture files[] = { { "own.yaml",
						  HEAD "codes: {7: {description: x}}\n" } };
	struct sipcause_loader *loader = fixture_loader(files, COUNT(files));
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;

	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, NULL, &error), SIPCAUSE_E_MAP);
	CU_ASSERT_STRING_EQUAL(error.id, "kind");
	CU_ASSERT_STRING_EQUAL(error.message, "found a text; expected a map or a space");
	sipcause_loader_free(loader);
}

static const struct unit_test tests[] = {
	{ "shipped texts are whole", test_shipped },
	{ "what the texts must say", test_knowledge },
	{ "a space for other texts", test_own_space },
	{ "texts in directories", test_found },
	{ "a directory's own instead of a shipped one", test_instead_of_shipped },
	{ "absent texts", test_absent },
	{ "arguments", test_arguments },
	{ "refused texts", test_refused },
	{ "a text where a map belongs", test_not_a_map },
};

static void clean(void)
{
	static const char *const paths[] = { "/a/text/en", "/a/text", "/a", "/b/text/en",
					     "/b/text",    "/b",      "" };
	char path[300];
	size_t i;

	for (i = 0; i < COUNT(paths); i++) {
		snprintf(path, sizeof(path), "%s%s", top, paths[i]);
		rmdir(path);
	}
}

int main(void)
{
	int failed;

	if (mkdtemp(top) == NULL)
		return 1;
	failed = UNIT_MAIN("texts", tests);
	sipcause_catalog_free(own_catalog);
	clean();
	return failed;
}
