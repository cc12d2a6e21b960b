/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-words.h"

#include "base/text.h"
#include "read-names.h"
#include "select.h"

#include <string.h>

/* Digits, with a sign or as hexadecimal: what a cell gives as a number. */
static bool is_number(const char *text, size_t length)
{
	const bool sign = length > 1 && (text[0] == '-' || text[0] == '+');
	size_t i = sign ? 1 : 0;
	const bool hexadecimal = length > i + 2 && text[i] == '0' && text[i + 1] == 'x';

	for (i += hexadecimal ? 2 : 0; i < length; i++)
		if (!sci_is_digit(text[i]) && !(hexadecimal && text[i] >= 'a' && text[i] <= 'f'))
			return false;
	return true;
}

/* Whether a folded word means nothing else yet. */
static bool is_free(const struct sci_reading *reading, const struct sipcause_space *space,
		    const struct sci_node *item, const char *folded, size_t length, int32_t code)
{
	const struct sci_cell_word *word = sci_names_get(&space->words, folded, length);
	const enum sci_meaning *meaning = sci_names_get(&space->names, folded, length);
	char found[SCI_FOUND];

	if (word != NULL) {
		sci_report_add(reading->report, SCI_P_DUPLICATE_NAME, sci_node_place(item),
			       "found %s, which means code %d at %u:%u already, whatever its case "
			       "and blanks; expected another word",
			       sci_node_found(item, found), word->code, word->line, word->column);
		return false;
	}
	if (meaning == NULL || (*meaning == SCI_CODE &&
				((const struct sci_code *)(const void *)meaning)->number == code))
		return true;
	sci_report_add(reading->report, SCI_P_DUPLICATE_NAME, sci_node_place(item),
		       "found %s, which names another code, class or set of space %s; "
		       "expected another word",
		       sci_node_found(item, found), space->name);
	return false;
}

/* The folded form of a word that may stand for a code; 0: reported. */
static size_t fold(const struct sci_reading *reading, const struct sci_node *item,
		   char folded[SCI_WORD_MAX])
{
	const char *text = NULL;
	char found[SCI_FOUND];
	size_t length;

	sci_read_text(reading, item, &text);
	if (text == NULL)
		return 0;
	if (item->length > SCI_WORD_MAX) {
		sci_report_add(reading->report, SCI_P_TEXT_LENGTH, sci_node_place(item),
			       "found a word of %u bytes; expected at most %d", item->length,
			       SCI_WORD_MAX);
		return 0;
	}
	length = sci_word_fold(folded, text, item->length);
	if (length == 0)
		sci_report_add(reading->report, SCI_P_EMPTY_VALUE, sci_node_place(item),
			       "found blanks; expected a word");
	else if (is_number(folded, length) || sci_is_keyword(folded, length))
		sci_report_add(reading->report, SCI_P_WORD, sci_node_place(item),
			       "found %s, which is %s; expected another word",
			       sci_node_found(item, found),
			       is_number(folded, length) ? "a number" : "a keyword of maps");
	else
		return length;
	return 0;
}

static void add_word(const struct sci_reading *reading, struct sipcause_space *space,
		     const struct sci_node *item, int32_t code)
{
	char folded[SCI_WORD_MAX];
	const size_t length = fold(reading, item, folded);
	struct sci_cell_word *word;
	const char *text;

	if (length == 0 || !is_free(reading, space, item, folded, length, code))
		return;
	word = sci_arena_alloc(reading->keep, sizeof(*word));
	text = sci_arena_text(reading->keep, folded, length);
	if (word == NULL || text == NULL ||
	    !sci_names_add(&space->words, reading->keep, text, length, word)) {
		sci_report_no_memory(reading->report);
		return;
	}
	word->code = code;
	word->line = item->line;
	word->column = item->column;
}

void sci_words_read(const struct sci_reading *reading, struct sipcause_space *space,
		    const struct sci_node *mapping)
{
	const struct sci_node *key, *item, *list;
	int32_t code;

	if (!sci_is_filled_mapping(reading, mapping, "words"))
		return;
	if (!sci_names_init(&space->words, reading->keep, mapping->length, true)) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (key = mapping->first; key != NULL; key = key->next->next) {
		list = key->next;
		if (!sci_space_read_code(reading, space, key, &code) ||
		    !sci_is_filled_list(reading, list, "a list of words"))
			continue;
		for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item))
			add_word(reading, space, item, code);
	}
}
