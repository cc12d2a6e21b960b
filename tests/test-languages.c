/* SPDX-License-Identifier: BSD-2-Clause */
/* Languages: each that is shipped says of every code what English says, and has a phrase for it. */
#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct sipcause_catalog *load_space(const char *name)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_catalog *catalog = NULL;

	if (sipcause_loader_new(&loader) == SIPCAUSE_OK &&
	    sipcause_loader_add_space(loader, name) == SIPCAUSE_OK)
		CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	return catalog;
}

/* Another language says what English says, from the same sources, and has a phrase. */
static void check_translated(const struct sipcause_texts *english,
			     const struct sipcause_texts *other, const char *where, int32_t code)
{
	const bool defined = sipcause_texts_get(english, code, SIPCAUSE_FIELD_GRADE) != NULL;
	int32_t field;

	for (field = 0; field < SIPCAUSE_FIELD_COUNT_; field++) {
		const char *here = sipcause_texts_get(english, code, field);
		const char *there = sipcause_texts_get(other, code, field);
		const bool expected = field == SIPCAUSE_FIELD_PHRASE ? defined : here != NULL;
		const bool copied = field == SIPCAUSE_FIELD_SOURCE || field == SIPCAUSE_FIELD_GRADE;

		UNIT_CHECK((there != NULL) == expected, "%s:%d: %s is %s", where, code,
			   sipcause_field_word(field), expected ? "missing" : "too much");
		if (here == NULL || there == NULL || field == SIPCAUSE_FIELD_PHRASE)
			continue;
		UNIT_CHECK((strcmp(here, there) == 0) == copied, "%s:%d: %s is '%s'", where, code,
			   sipcause_field_word(field), there);
	}
}

/* A phrase tells its code from the others of the space. */
static void check_phrases(const struct sipcause_texts *texts, const char *where, int32_t last)
{
	int32_t code, other;

	for (code = 0; code <= last; code++) {
		const char *phrase = sipcause_texts_get(texts, code, SIPCAUSE_FIELD_PHRASE);

		for (other = 0; phrase != NULL && other < code; other++) {
			const char *earlier =
				sipcause_texts_get(texts, other, SIPCAUSE_FIELD_PHRASE);

			UNIT_CHECK(earlier == NULL || strcmp(phrase, earlier) != 0,
				   "%s: %d and %d are both '%s'", where, other, code, phrase);
		}
	}
}

static void check_language(const char *language, const char *name)
{
	struct sipcause_catalog *catalog = load_space(name);
	const struct sipcause_space *space = sipcause_catalog_space(catalog, name);
	struct sipcause_texts *english = NULL, *other = NULL;
	char where[320];
	int32_t code;

	snprintf(where, sizeof(where), "%s, %s", language, name);
	CU_ASSERT_EQUAL(sipcause_texts_load(&english, NULL, "en", space, NULL), SIPCAUSE_OK);
	UNIT_CHECK(sipcause_texts_load(&other, NULL, language, space, NULL) == SIPCAUSE_OK,
		   "%s is not shipped", where);
	for (code = 0; code <= 999; code++)
		check_translated(english, other, where, code);
	check_phrases(other, where, 999);
	sipcause_texts_free(other);
	sipcause_texts_free(english);
	sipcause_catalog_free(catalog);
}

/* Each folder of maps/text is a language that is shipped for every space. */
static void test_languages(void)
{
	static const char *const spaces[] = { "event", "http", "q850", "sip", "warning" };
	const char *top = getenv("SRCDIR");
	size_t languages = 0, i;
	struct dirent *entry;
	char path[4096];
	DIR *folder;

	snprintf(path, sizeof(path), "%s/maps/text", top != NULL ? top : ".");
	folder = opendir(path);
	CU_ASSERT_PTR_NOT_NULL_FATAL(folder);
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.' || strcmp(entry->d_name, "en") == 0)
			continue;
		languages++;
		for (i = 0; i < COUNT(spaces); i++)
			check_language(entry->d_name, spaces[i]);
	}
	closedir(folder);
	CU_ASSERT(languages >= 1);
}

static void test_phrases(void)
{
	static const struct {
		const char *space;
		int32_t code;
		const char *phrase;
	} rows[] = {
		{ "sip", 404, "Nicht gefunden" },
		{ "sip", 486, "Besetzt" },
		{ "sip", 603, "Abgelehnt" },
		{ "q850", 17, "Teilnehmer besetzt" },
		{ "q850", 1, "Rufnummer nicht vergeben" },
		{ "http", 413, "Inhalt zu groß" },
		{ "warning", 370, "Bandbreite reicht nicht" },
		{ "event", 18, "Bündel voll" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_catalog *catalog = load_space(rows[i].space);
		struct sipcause_texts *texts = NULL;
		const char *phrase;

		CU_ASSERT_EQUAL(sipcause_texts_load(&texts, NULL, "de",
						    sipcause_catalog_space(catalog, rows[i].space),
						    NULL),
				SIPCAUSE_OK);
		phrase = sipcause_texts_get(texts, rows[i].code, SIPCAUSE_FIELD_PHRASE);
		UNIT_CHECK(phrase != NULL && strcmp(phrase, rows[i].phrase) == 0, "%s:%d is '%s'",
			   rows[i].space, rows[i].code, phrase != NULL ? phrase : "");
		sipcause_texts_free(texts);
		sipcause_catalog_free(catalog);
	}
}

static const struct unit_test tests[] = {
	{ "other languages say what English says", test_languages },
	{ "phrases in German", test_phrases },
};

int main(void)
{
	return UNIT_MAIN("languages", tests);
}
