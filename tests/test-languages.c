/* SPDX-License-Identifier: BSD-2-Clause */
/* Languages: each that is shipped says of every code what English says, and has a phrase for it. */
#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

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
	struct words english = words_open("en", name), other = words_open(language, name);
	char where[320];
	int32_t code;

	snprintf(where, sizeof(where), "%s, %s", language, name);
	for (code = 0; code <= 999; code++)
		check_translated(english.texts, other.texts, where, code);
	check_phrases(other.texts, where, 999);
	words_close(&other);
	words_close(&english);
}

static DIR *open_texts(const char *language)
{
	const char *top = getenv("SRCDIR");
	char path[4096];
	DIR *folder;

	snprintf(path, sizeof(path), "%s/maps/text/%s", top != NULL ? top : ".", language);
	folder = opendir(path);
	CU_ASSERT_PTR_NOT_NULL_FATAL(folder);
	return folder;
}

/* A language is shipped for every space that English has words for. */
static void check_spaces(const char *language)
{
	DIR *folder = open_texts("en");
	struct dirent *entry;
	size_t spaces = 0;

	while ((entry = readdir(folder)) != NULL) {
		char *end = strstr(entry->d_name, ".yaml");

		if (end == NULL || end[5] != '\0')
			continue;
		*end = '\0';
		check_language(language, entry->d_name);
		spaces++;
	}
	closedir(folder);
	CU_ASSERT(spaces >= 4);
}

/* Each folder of maps/text is a language. */
static void test_languages(void)
{
	DIR *folder = open_texts(".");
	size_t languages = 0;
	struct dirent *entry;

	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.' || strcmp(entry->d_name, "en") == 0)
			continue;
		languages++;
		check_spaces(entry->d_name);
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
		{ "freeswitch", 806, "Teilnehmer nicht registriert" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct words words = words_open("de", rows[i].space);
		const char *phrase =
			sipcause_texts_get(words.texts, rows[i].code, SIPCAUSE_FIELD_PHRASE);

		UNIT_CHECK(phrase != NULL && strcmp(phrase, rows[i].phrase) == 0, "%s:%d is '%s'",
			   rows[i].space, rows[i].code, phrase != NULL ? phrase : "");
		words_close(&words);
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
