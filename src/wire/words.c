/* SPDX-License-Identifier: BSD-2-Clause */
#include "words.h"

#include "base/text.h"

#include <string.h>

#define WORDS_MAX 128 /* no name or phrase that is looked for is longer */

/* Letters and digits of a text in small letters, with one blank between its words. */
struct words {
	char text[WORDS_MAX];
	size_t length;
};

static bool is_inside(char c)
{
	return sci_is_letter(c) || sci_is_digit(c) || ((unsigned char)c & 0x80u) != 0;
}

/* false: it has no words, or too many. */
static bool fold(const char *text, size_t length, bool brackets, struct words *words)
{
	bool apart = false, within = false;
	size_t i;

	words->length = 0;
	for (i = 0; i < length; i++) {
		within = within ? text[i] != ')' : !brackets && text[i] == '(';
		if (within || !is_inside(text[i])) {
			apart = words->length > 0;
			continue;
		}
		if (words->length + 2 > WORDS_MAX)
			return false;
		if (apart)
			words->text[words->length++] = ' ';
		apart = false;
		words->text[words->length++] = sci_lower(text[i]);
	}
	return words->length > 0;
}

/* Whether a text folds to these words. */
static bool is_same(const struct words *words, const char *text, size_t length, bool brackets)
{
	bool within = false;
	size_t at = 0, i;

	for (i = 0; i < length; i++) {
		within = within ? text[i] != ')' : !brackets && text[i] == '(';
		if (within || !is_inside(text[i])) {
			/* One blank for all that stands between two words. */
			if (at > 0 && at < words->length && words->text[at] == ' ')
				at++;
			else if (at > 0 && at < words->length && words->text[at - 1] != ' ')
				return false;
			continue;
		}
		if (at == words->length || words->text[at] != sci_lower(text[i]))
			return false;
		at++;
	}
	return at == words->length;
}

/* Whether one of several names with a blank between them has these words. */
static bool is_named(const struct words *words, const char *names)
{
	const char *name;
	size_t length;

	while ((name = sci_word_next(&names, &length)) != NULL)
		if (is_same(words, name, length, true))
			return true;
	return false;
}

static bool is_phrase(const struct words *words, const char *phrase)
{
	return phrase != NULL && (is_same(words, phrase, strlen(phrase), true) ||
				  is_same(words, phrase, strlen(phrase), false));
}

/* How a text may stand for a code, the surest way first. */
static bool by_name(const struct words *words, const struct sci_code *code)
{
	return is_named(words, code->facts[SIPCAUSE_FACT_NAME]) ||
	       is_named(words, code->facts[SIPCAUSE_FACT_ALIASES]);
}

static bool by_phrase(const struct words *words, const struct sci_code *code)
{
	return is_phrase(words, code->facts[SIPCAUSE_FACT_PHRASE]) ||
	       is_phrase(words, code->facts[SIPCAUSE_FACT_REGISTERED_PHRASE]);
}

static int32_t find(const struct sipcause_space *space, const struct words *words,
		    bool (*means)(const struct words *words, const struct sci_code *code),
		    int32_t codes[2])
{
	uint32_t i, count = 0;

	for (i = 0; i < space->code_count && count < 2; i++)
		if (means(words, &space->codes[i]))
			codes[count++] = space->codes[i].number;
	if (count == 0)
		return SCI_MEANT_NONE;
	return count == 1 ? codes[0] : SCI_MEANT_SEVERAL;
}

int32_t sci_words_find(const struct sipcause_space *space, struct sci_slice text, int32_t codes[2])
{
	struct words words;
	int32_t code;

	code = sipcause_space_word(space, text.text, text.length);
	if (code >= 0)
		return code;
	if (!fold(text.text, text.length, true, &words))
		return SCI_MEANT_NONE;
	code = find(space, &words, by_name, codes);
	return code != SCI_MEANT_NONE ? code : find(space, &words, by_phrase, codes);
}

bool sci_words_mean(const struct sipcause_space *space, int32_t number, struct sci_slice text)
{
	const struct sci_code *code = sci_space_code(space, number);
	struct words words;

	if (code != NULL && sipcause_space_word(space, text.text, text.length) == number)
		return true;
	return code != NULL && fold(text.text, text.length, true, &words) &&
	       (by_name(&words, code) || by_phrase(&words, code));
}
