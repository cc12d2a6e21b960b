/* SPDX-License-Identifier: BSD-2-Clause */
/* What else a space is called, and what texts and numbers of others say in its terms. */
#include "space.h"

#include "base/text.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

size_t sci_word_fold(char room[SCI_WORD_MAX], const char *text, size_t length)
{
	size_t from, to = 0;

	for (from = 0; from < length; from++) {
		if (is_blank(text[from]))
			continue;
		if (to > 0 && is_blank(text[from - 1]) && to < SCI_WORD_MAX)
			room[to++] = ' ';
		if (to == SCI_WORD_MAX)
			return 0;
		room[to++] = sci_lower(text[from]);
	}
	return to;
}

const struct sci_shift *sci_space_shift(const struct sipcause_space *space, int32_t number)
{
	uint32_t i;

	for (i = 0; i < space->shift_count; i++)
		if (sci_span_holds(space->shifts[i].range, number))
			return &space->shifts[i];
	return NULL;
}

/* -------------------------------------------------------- public questions */

/* Whether a phrase of a code says just this, folded as words are. */
static bool is_phrase(const char *phrase, const char *folded, size_t size)
{
	char room[SCI_WORD_MAX];

	return phrase != NULL && sci_lower(phrase[0]) == folded[0] &&
	       sci_word_fold(room, phrase, strlen(phrase)) == size &&
	       memcmp(room, folded, size) == 0;
}

/* The code that alone has this phrase. */
static int32_t find_phrase(const struct sipcause_space *space, const char *folded, size_t size)
{
	int32_t found = SIPCAUSE_UNLISTED;
	uint32_t i;

	for (i = 0; i < space->code_count; i++) {
		if (!is_phrase(space->codes[i].facts[SIPCAUSE_FACT_PHRASE], folded, size))
			continue;
		if (found != SIPCAUSE_UNLISTED)
			return SIPCAUSE_UNLISTED;
		found = space->codes[i].number;
	}
	return found;
}

int32_t sipcause_space_word(const struct sipcause_space *space, const char *text, size_t length)
{
	const struct sci_cell_word *word;
	char folded[SCI_WORD_MAX];
	size_t size;

	if (space == NULL || text == NULL)
		return SIPCAUSE_UNLISTED;
	size = sci_word_fold(folded, text, length);
	if (size == 0)
		return SIPCAUSE_UNLISTED;
	word = sci_names_get(&space->words, folded, size);
	return word != NULL ? word->code : find_phrase(space, folded, size);
}

const char *sipcause_space_called(const struct sipcause_space *space, size_t index)
{
	return space != NULL && index < space->called_count ? space->called[index] : NULL;
}

const char *sipcause_space_protocol(const struct sipcause_space *space, size_t index)
{
	return space != NULL && index < space->protocol_count ? space->protocols[index].name : NULL;
}

int sipcause_space_shifted(const struct sipcause_space *space, int32_t code,
			   struct sipcause_indication *as)
{
	const struct sci_shift *shift = space != NULL ? sci_space_shift(space, code) : NULL;
	uint32_t size, i;

	if (shift == NULL || as == NULL || as->size < sizeof(*as))
		return 0;
	size = as->size;
	memset(as, 0, sizeof(*as));
	as->size = size;
	as->from = shift->to;
	as->code = code + shift->by;
	as->count = shift->with_count;
	for (i = 0; i < shift->with_count; i++) {
		as->space[i] = shift->with_space[i];
		as->value[i] = shift->with_code[i];
	}
	return 1;
}
