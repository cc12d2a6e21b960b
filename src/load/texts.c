/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Texts: what a person reads about the codes of a space, in one language.
 *
 *   format: 1
 *   text: sip                  the space; the file's name
 *   language: en               the folder's name
 *   grade: standard            of every code that has none of its own
 *   source: RFC 3261 21        likewise
 *   phrase-note: >-            of every code that is here
 *     One sentence.
 *   undefined: One sentence.   of every code that the space does not define
 *   codes:
 *     486:                     a code of the space's range, or its name
 *       phrase: Busy Here      in this language
 *       description: >-
 *         One paragraph.
 *       happened: One sentence.  what happened to the call
 *       tell: One sentence.      what the caller may be told
 *       open: A sentence or two. what the code leaves open, and what would tell
 *
 * They are apart from the spaces because a translation needs none of them.
 */
#include "base/alloc.h"
#include "document/finder.h"
#include "base/search.h"
#include "select.h"
#include "read-space.h"
#include "texts.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* What is said of one code. */
struct entry {
	int32_t code;
	const char *fields[SIPCAUSE_FIELD_COUNT_];
};

struct sipcause_texts {
	struct sci_arena arena;
	struct entry *entries; /* ascending */
	uint32_t count;
	const char *undefined; /* of codes that the space does not define */
};

/* A text while it is loaded. */
struct text_draft {
	struct sci_reading reading;
	const struct sipcause_space *space;
	const char *source;
	const char *grade;
	const char *phrase_note;
	struct sipcause_texts *texts;
};

/* A code of the document and the place where it stands. */
struct key {
	int32_t code;
	const struct sci_node *node;
};

/* ----------------------------------------------------------------- reading */

static void read_entry(struct text_draft *draft, const struct sci_node *mapping,
		       struct entry *entry)
{
	const struct sci_reading *reading = &draft->reading;
	struct sci_node *description, *diagnostics, *http, *source, *grade, *phrase, *alarm,
		*happened, *tell, *open;
	const struct sci_field fields[] = {
		{ "description", &description, false },
		{ "diagnostics", &diagnostics, false },
		{ "http", &http, false },
		{ "source", &source, false },
		{ "grade", &grade, false },
		{ "phrase", &phrase, false },
		{ "alarm", &alarm, false },
		{ "happened", &happened, false },
		{ "tell", &tell, false },
		{ "open", &open, false },
	};
	uint8_t own_grade = 0;

	entry->fields[SIPCAUSE_FIELD_SOURCE] = draft->source;
	entry->fields[SIPCAUSE_FIELD_GRADE] = draft->grade;
	entry->fields[SIPCAUSE_FIELD_PHRASE_NOTE] = draft->phrase_note;
	if (SCI_FIELDS_READ(reading, mapping, "the words for a code", fields) &&
	    description == NULL && phrase == NULL && happened == NULL)
		sci_report_add(
			reading->report, SCI_P_MISSING_KEY, sci_node_place(mapping),
			"the words for a code have no key 'description'; expected it, 'phrase' or 'happened'");
	sci_read_text(reading, description, &entry->fields[SIPCAUSE_FIELD_DESCRIPTION]);
	sci_read_text(reading, diagnostics, &entry->fields[SIPCAUSE_FIELD_DIAGNOSTICS]);
	sci_read_text(reading, http, &entry->fields[SIPCAUSE_FIELD_HTTP]);
	sci_read_text(reading, phrase, &entry->fields[SIPCAUSE_FIELD_PHRASE]);
	sci_read_text(reading, alarm, &entry->fields[SIPCAUSE_FIELD_ALARM]);
	sci_read_text(reading, happened, &entry->fields[SIPCAUSE_FIELD_HAPPENED]);
	sci_read_text(reading, tell, &entry->fields[SIPCAUSE_FIELD_TELL]);
	sci_read_text(reading, open, &entry->fields[SIPCAUSE_FIELD_OPEN]);
	sci_read_text(reading, source, &entry->fields[SIPCAUSE_FIELD_SOURCE]);
	sci_read_grade(reading, grade, &own_grade);
	if (own_grade != 0)
		entry->fields[SIPCAUSE_FIELD_GRADE] = sipcause_grade_word(own_grade);
}

static int compare_keys(const void *left, const void *right)
{
	const struct key *a = left, *b = right;

	if (a->code != b->code)
		return a->code < b->code ? -1 : 1;
	if (a->node->line != b->node->line)
		return a->node->line < b->node->line ? -1 : 1;
	return (a->node->column > b->node->column) - (a->node->column < b->node->column);
}

static void report_twice(const struct sci_reading *reading, const struct key *first,
			 const struct key *again)
{
	sci_report_add(reading->report, SCI_P_DUPLICATE_KEY, sci_node_place(again->node),
		       "code %d is given twice, first at %u:%u; expected it once", again->code,
		       first->node->line, first->node->column);
}

static void read_codes(struct text_draft *draft, const struct sci_node *mapping)
{
	const struct sci_reading *reading = &draft->reading;
	struct sipcause_texts *texts = draft->texts;
	const struct sci_node *node;
	struct key *keys;
	uint32_t count = 0, i;

	if (!sci_is_filled_mapping(reading, mapping, "codes"))
		return;
	keys = sci_arena_array(reading->scratch, mapping->length, sizeof(*keys));
	if (keys != NULL)
		texts->entries =
			sci_arena_array(reading->keep, mapping->length, sizeof(*texts->entries));
	if (texts->entries == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (node = mapping->first; node != NULL; node = node->next->next) {
		keys[count].node = node;
		if (sci_space_read_code(reading, draft->space, node, &keys[count].code))
			count++;
	}
	qsort(keys, count, sizeof(*keys), compare_keys);
	for (i = 0; i < count; i++) {
		if (i > 0 && keys[i].code == keys[i - 1].code)
			report_twice(reading, &keys[i - 1], &keys[i]);
		texts->entries[i].code = keys[i].code;
		read_entry(draft, keys[i].node->next, &texts->entries[i]);
	}
	texts->count = count;
}

static void check_language(const struct sci_reading *reading, const struct sci_node *node,
			   const char *language)
{
	char found[SCI_FOUND];

	if (node->kind == SCI_SCALAR && sci_text_is(node->text, node->length, language))
		return;
	sci_report_add(reading->report, SCI_P_STEM, sci_node_place(node),
		       "found %s as the language; expected '%s', the name of the folder",
		       sci_node_found(node, found), language);
}

static void read_text(struct text_draft *draft, const struct sci_node *root, const char *language)
{
	const struct sci_reading *reading = &draft->reading;
	struct sci_node *format, *text, *own_language, *source, *grade, *phrase_note, *undefined,
		*codes;
	const struct sci_field fields[] = {
		{ "format", &format, false },        { "text", &text, true },
		{ "language", &own_language, true }, { "source", &source, false },
		{ "grade", &grade, false },          { "phrase-note", &phrase_note, false },
		{ "undefined", &undefined, false },  { "codes", &codes, true },
	};
	uint8_t own_grade = 0;

	SCI_FIELDS_READ(reading, root, "a text", fields);
	if (text != NULL)
		sci_check_stem(reading, text, draft->space->name);
	if (own_language != NULL)
		check_language(reading, own_language, language);
	sci_read_text(reading, source, &draft->source);
	sci_read_grade(reading, grade, &own_grade);
	draft->grade = own_grade != 0 ? sipcause_grade_word(own_grade) : NULL;
	sci_read_text(reading, phrase_note, &draft->phrase_note);
	sci_read_text(reading, undefined, &draft->texts->undefined);
	if (codes != NULL)
		read_codes(draft, codes);
}

/* ----------------------------------------------------------------- the load */

/* Read the text of a space; what is wrong is in the report. */
static void read_found(struct sipcause_texts *texts, const struct sipcause_loader *loader,
		       const char *language, const struct sipcause_space *space, bool if_any,
		       struct sipcause_report *report)
{
	struct sci_arena scratch = { NULL, 0 }, trees = { NULL, 0 };
	struct text_draft draft = {
		.reading = { &texts->arena, &scratch, &trees, report },
		.space = space,
		.texts = texts,
	};
	struct sci_finder finder;
	const struct sci_node *root = NULL;

	sci_finder_init_texts(&finder, loader, language, &draft.reading);
	if (!if_any || sci_finder_has(&finder, SCI_DOCUMENT_TEXT, space->name))
		root = sci_finder_find(&finder, SCI_DOCUMENT_TEXT, space->name, NULL);
	if (root != NULL)
		read_text(&draft, root, language);
	sci_arena_free(&scratch);
	sci_arena_free(&trees);
}

static struct sipcause_texts *new_texts(void)
{
	struct sipcause_texts *texts = sci_malloc(sizeof(*texts));

	if (texts != NULL)
		memset(texts, 0, sizeof(*texts));
	return texts;
}

struct sipcause_texts *sci_texts_load_if_any(const struct sipcause_loader *loader,
					     const char *language,
					     const struct sipcause_space *space,
					     struct sipcause_report *report)
{
	struct sipcause_texts *texts = new_texts();

	if (texts != NULL)
		read_found(texts, loader, language, space, true, report);
	else
		sci_report_no_memory(report);
	return texts;
}

int sipcause_texts_load(struct sipcause_texts **texts, const struct sipcause_loader *loader,
			const char *language, const struct sipcause_space *space,
			struct sipcause_error *error)
{
	static const struct sipcause_loader shipped_only = { .items = NULL };
	struct sipcause_report *report;
	struct sipcause_texts *own;
	int code = SIPCAUSE_E_MEMORY;

	if (texts != NULL)
		*texts = NULL;
	if (texts == NULL || space == NULL || language == NULL ||
	    !sci_is_file_name(language, strlen(language))) {
		sci_report_error(NULL, SIPCAUSE_E_ARGUMENT, error);
		return SIPCAUSE_E_ARGUMENT;
	}
	own = new_texts();
	report = sci_report_new();
	if (own != NULL && report != NULL) {
		read_found(own, loader != NULL ? loader : &shipped_only, language, space, false,
			   report);
		code = sci_report_close(report);
	}
	sci_report_error(report, code, error);
	sipcause_report_free(report);
	if (code == SIPCAUSE_OK)
		*texts = own;
	else
		sipcause_texts_free(own);
	return code;
}

void sipcause_texts_free(struct sipcause_texts *texts)
{
	if (texts == NULL)
		return;
	sci_arena_free(&texts->arena);
	sci_free(texts);
}

/* ------------------------------------------------------------------ asking */

static bool is_below(const void *entries, uint32_t index, int64_t number)
{
	return ((const struct entry *)entries)[index].code < number;
}

const char *sipcause_texts_get(const struct sipcause_texts *texts, int32_t code, int32_t field)
{
	uint32_t at;

	if (texts == NULL || field < 0 || field >= SIPCAUSE_FIELD_COUNT_)
		return NULL;
	if (field == SIPCAUSE_FIELD_UNDEFINED)
		return texts->undefined;
	at = sci_search(texts->entries, texts->count, code, is_below);
	return at < texts->count && texts->entries[at].code == code
		       ? texts->entries[at].fields[field]
		       : NULL;
}
