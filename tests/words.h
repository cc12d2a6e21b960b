/* SPDX-License-Identifier: BSD-2-Clause */
/* One shipped space and its texts in one language, for tests of what they say. */
#ifndef WORDS_H
#define WORDS_H

#include <string.h>

#include "sipcause.h"
#include "unit.h"

struct words {
	const char *language;
	struct sipcause_catalog *catalog;
	const struct sipcause_space *space;
	struct sipcause_texts *texts;
};

static inline struct words words_open(const char *language, const char *name)
{
	struct words words = { .language = language };
	struct sipcause_loader *loader = NULL;

	if (sipcause_loader_new(&loader) == SIPCAUSE_OK &&
	    sipcause_loader_add_space(loader, name) == SIPCAUSE_OK)
		CU_ASSERT_EQUAL(sipcause_loader_load(loader, &words.catalog, NULL, NULL),
				SIPCAUSE_OK);
	sipcause_loader_free(loader);
	words.space = sipcause_catalog_space(words.catalog, name);
	CU_ASSERT_PTR_NOT_NULL_FATAL(words.space);
	UNIT_CHECK(sipcause_texts_load(&words.texts, NULL, language, words.space, NULL) ==
			   SIPCAUSE_OK,
		   "%s, %s is not shipped", language, name);
	return words;
}

static inline void words_close(struct words *words)
{
	sipcause_texts_free(words->texts);
	sipcause_catalog_free(words->catalog);
}

/* A row of a table: what a text of a code holds. */
struct words_row {
	const char *space;
	int32_t code;
	const char *holds;
};

static inline void words_check(const char *language, int32_t field, const struct words_row *rows,
			       size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		struct words words = words_open(language, rows[i].space);
		const char *text = sipcause_texts_get(words.texts, rows[i].code, field);

		UNIT_CHECK(text != NULL && strstr(text, rows[i].holds) != NULL,
			   "%s, %s:%d: %s does not say '%s': %s", language, rows[i].space,
			   (int)rows[i].code, sipcause_field_word(field), rows[i].holds,
			   text != NULL ? text : "");
		words_close(&words);
	}
}

#endif
