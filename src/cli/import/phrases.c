/* SPDX-License-Identifier: BSD-2-Clause */
#include "phrases.h"

#include "base/text.h"

#include <string.h>

#define PHRASE_MAX 255 /* bytes */

static bool is_fact(const struct sipcause_space *space, int32_t code, int32_t fact,
		    const char *phrase)
{
	const char *known = sipcause_space_fact(space, code, fact);

	return known != NULL && sci_text_is_folded(phrase, strlen(phrase), known);
}

/* "user-busy" and "User busy" are one. */
static void add_folded(char *room, size_t size, const char *text)
{
	size_t used = 0;

	for (; *text != '\0' && used + 1 < size; text++)
		if (sci_is_letter(*text) || sci_is_digit(*text) || *text < 0)
			room[used++] = sci_lower(*text);
	room[used] = '\0';
}

static bool is_like(const char *known, const char *phrase)
{
	char a[256], b[256];

	if (known == NULL)
		return false;
	add_folded(a, sizeof(a), known);
	add_folded(b, sizeof(b), phrase);
	return strcmp(a, b) == 0;
}

/* Whether the space has the phrase, or a name, for the code. */
static bool is_of(const struct sipcause_space *space, int32_t code, const char *phrase)
{
	return is_like(sipcause_space_fact(space, code, SIPCAUSE_FACT_PHRASE), phrase) ||
	       is_like(sipcause_space_fact(space, code, SIPCAUSE_FACT_REGISTERED_PHRASE), phrase) ||
	       is_like(sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME), phrase) ||
	       sipcause_space_find(space, phrase, strlen(phrase)) == code ||
	       sipcause_space_word(space, phrase, strlen(phrase)) == code;
}

/* Another code that the space has the phrase for; below 0: none. */
static int32_t other_of(const struct sipcause_space *space, const char *phrase)
{
	size_t i;

	for (i = 0; i < sipcause_space_count(space); i++)
		if (is_of(space, sipcause_space_at(space, i), phrase))
			return sipcause_space_at(space, i);
	return -1;
}

void phrases_compare(struct taken *taken, const struct taken_row *row,
		     const struct sipcause_space *space, int32_t code, const char *phrase)
{
	const char *known = sipcause_space_fact(space, code, SIPCAUSE_FACT_PHRASE);
	const char *name = sipcause_space_name(space);
	int32_t other;

	if (phrase == NULL || phrase[0] == '\0' || is_of(space, code, phrase))
		return;
	other = other_of(space, phrase);
	if (other >= 0)
		taken_remark(taken, REMARK_PHRASE, row->line, row->text,
			     "found '%.80s' with %s:%d; it is the phrase of %s:%d", phrase, name,
			     code, name, other);
	else
		taken_remark(taken, REMARK_WORDS, row->line, row->text,
			     "found '%.80s' with %s:%d, which is '%s'", phrase, name, code,
			     known != NULL ? known : "not defined");
}

bool phrases_own(struct taken *taken, const struct taken_row *row,
		 const struct sipcause_space *space, int32_t code, const char **phrase)
{
	const char *found = row->to_phrase;

	*phrase = NULL;
	if (found == NULL || found[0] == '\0' || is_fact(space, code, SIPCAUSE_FACT_PHRASE, found))
		return true;
	if (strlen(found) <= PHRASE_MAX)
		*phrase = found;
	else
		taken_remark(taken, REMARK_UNKNOWN, row->line, row->text,
			     "found a phrase of %zu bytes; expected at most %d", strlen(found),
			     PHRASE_MAX);
	return *phrase != NULL;
}
