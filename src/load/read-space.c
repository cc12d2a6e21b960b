/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-space.h"

#include "base/count.h"
#include "base/text.h"
#include "read-classes.h"
#include "read-names.h"
#include "read-words.h"
#include "select.h"

#include <stdlib.h>
#include <string.h>

static const char *const statuses[] = { "registered", "deprecated", "unregistered", "temporary",
					"reserved" };

struct defaults {
	const char *source;
	const char *status;
	const char *grade;
};

bool sci_check_stem(const struct sci_reading *reading, const struct sci_node *node,
		    const char *name)
{
	char found[SCI_FOUND];

	if (node->kind == SCI_SCALAR && sci_text_is(node->text, node->length, name))
		return true;
	sci_report_add(reading->report, SCI_P_STEM, sci_node_place(node),
		       "found %s as the name; expected '%s', the name of the file",
		       sci_node_found(node, found), name);
	return false;
}

/* ------------------------------------------------------------------ codes */

static void read_status(const struct sci_reading *reading, const struct sci_node *node,
			const char **out)
{
	char found[SCI_FOUND];
	size_t i;

	for (i = 0; node->kind == SCI_SCALAR && i < SCI_COUNT(statuses); i++) {
		if (sci_text_is(node->text, node->length, statuses[i])) {
			*out = statuses[i];
			return;
		}
	}
	sci_report_add(reading->report, SCI_P_WORD, sci_node_place(node),
		       "found %s; expected a status: registered, deprecated, unregistered, "
		       "temporary or reserved",
		       sci_node_found(node, found));
}

static void read_written(const struct sci_reading *reading, struct sipcause_space *space,
			 const struct sci_node *node)
{
	char found[SCI_FOUND];

	space->written_by_name =
		node->kind == SCI_SCALAR && sci_text_is(node->text, node->length, "name");
	if (space->written_by_name ||
	    (node->kind == SCI_SCALAR && sci_text_is(node->text, node->length, "number")))
		return;
	sci_report_add(reading->report, SCI_P_WORD, sci_node_place(node),
		       "found %s; expected how codes are written: name or number",
		       sci_node_found(node, found));
}

/* Aliases are names, and are kept in one string, separated by a space each. */
static void read_aliases(const struct sci_reading *reading, struct sipcause_space *space,
			 const struct sci_node *list, struct sci_code *code)
{
	const struct sci_node *item;
	size_t size = 1;
	char *joined;

	if (list->kind == SCI_MAPPING) {
		sci_wrong_type(reading, list, "a list of names");
		return;
	}
	if (!sci_is_filled_list(reading, list, "a list of names"))
		return;
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item))
		size += item->kind == SCI_SCALAR ? item->length + 1 : 0;
	joined = sci_arena_alloc(reading->keep, size);
	if (joined == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	code->facts[SIPCAUSE_FACT_ALIASES] = joined;
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item)) {
		if (sci_space_add_name(reading, space, item, code) == NULL)
			continue;
		if (joined != code->facts[SIPCAUSE_FACT_ALIASES])
			*joined++ = ' ';
		memcpy(joined, item->text, item->length);
		joined += item->length;
	}
}

static void read_code(const struct sci_reading *reading, struct sipcause_space *space,
		      const struct sci_node *value, const struct defaults *defaults,
		      struct sci_code *code)
{
	struct sci_node *phrase, *name, *aliases, *source, *grade, *status, *registered, *note;
	const struct sci_field fields[] = {
		{ "phrase", &phrase, false },         { "name", &name, false },
		{ "aliases", &aliases, false },       { "source", &source, false },
		{ "grade", &grade, false },           { "status", &status, false },
		{ "registered", &registered, false }, { "note", &note, false },
	};
	const char **facts = code->facts;
	uint8_t own_grade = 0;

	facts[SIPCAUSE_FACT_SOURCE] = defaults->source;
	facts[SIPCAUSE_FACT_STATUS] = defaults->status;
	facts[SIPCAUSE_FACT_GRADE] = defaults->grade;
	SCI_FIELDS_READ(reading, value, "a code", fields);
	sci_read_text(reading, phrase, &facts[SIPCAUSE_FACT_PHRASE]);
	sci_read_text(reading, source, &facts[SIPCAUSE_FACT_SOURCE]);
	sci_read_text(reading, registered, &facts[SIPCAUSE_FACT_REGISTERED_PHRASE]);
	sci_read_text(reading, note, &facts[SIPCAUSE_FACT_NOTE]);
	sci_read_grade(reading, grade, &own_grade);
	if (own_grade != 0)
		facts[SIPCAUSE_FACT_GRADE] = sipcause_grade_word(own_grade);
	if (status != NULL)
		read_status(reading, status, &facts[SIPCAUSE_FACT_STATUS]);
	if (name != NULL)
		facts[SIPCAUSE_FACT_NAME] = sci_space_add_name(reading, space, name, code);
	if (aliases != NULL)
		read_aliases(reading, space, aliases, code);
}

static int compare_code_keys(const void *left, const void *right)
{
	const struct sci_code *a = left, *b = right;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->column > b->column) - (a->column < b->column);
}

/* First the numbers, so that each code has its final place in the sorted array
 * before names begin to point at it.  false: memory is out. */
static bool number_codes(const struct sci_reading *reading, struct sipcause_space *space,
			 const struct sci_node *mapping)
{
	const struct sci_node *key;
	bool sorted = true;
	uint32_t i;

	space->codes = sci_arena_array(reading->keep, mapping->length, sizeof(*space->codes));
	if (space->codes == NULL) {
		sci_report_no_memory(reading->report);
		return false;
	}
	for (key = mapping->first; key != NULL; key = key->next->next) {
		struct sci_code *code = &space->codes[space->code_count];

		code->meaning = SCI_CODE;
		code->line = key->line;
		code->column = key->column;
		if (!sci_read_number(reading, key, &code->number))
			continue;
		if (sci_span_holds(space->range, code->number))
			space->code_count++;
		else
			sci_report_add(reading->report, SCI_P_OUT_OF_RANGE, sci_node_place(key),
				       "found code %d; expected one of the space's range, %d to %d",
				       code->number, space->range.first, space->range.last);
	}
	for (i = 1; i < space->code_count && sorted; i++)
		sorted = space->codes[i - 1].number < space->codes[i].number;
	if (!sorted)
		qsort(space->codes, space->code_count, sizeof(*space->codes), compare_code_keys);
	for (i = 1; i < space->code_count; i++) {
		struct sci_place place = { mapping->file, space->codes[i].line,
					   space->codes[i].column };

		if (space->codes[i].number != space->codes[i - 1].number)
			continue;
		sci_report_add(reading->report, SCI_P_DUPLICATE_KEY, place,
			       "code %d is given twice, first at %u:%u; expected it once",
			       space->codes[i].number, space->codes[i - 1].line,
			       space->codes[i - 1].column);
	}
	return true;
}

/* The code whose number this very key gives; NULL where the key was refused. */
static struct sci_code *code_at(struct sipcause_space *space, const struct sci_node *key)
{
	int32_t number = -1;
	const struct sci_code *code;

	if (key->kind != SCI_SCALAR)
		return NULL;
	sci_number_parse(key->text, key->length, &number);
	code = sci_space_code(space, number);
	if (code == NULL || code->line != key->line || code->column != key->column)
		return NULL;
	return &space->codes[code - space->codes];
}

static void read_codes(const struct sci_reading *reading, struct sipcause_space *space,
		       const struct sci_node *mapping, const struct defaults *defaults)
{
	const struct sci_node *key;

	if (!sci_is_filled_mapping(reading, mapping, "codes") ||
	    !number_codes(reading, space, mapping))
		return;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		struct sci_code *code = code_at(space, key);

		if (code != NULL)
			read_code(reading, space, key->next, defaults, code);
	}
}

/* ------------------------------------------------------------- the document */

static struct sipcause_space *new_space(const struct sci_reading *reading,
					const struct sci_node *root, const char *name)
{
	struct sipcause_space *space = sci_arena_alloc(reading->keep, sizeof(*space));

	if (space == NULL || !sci_names_init(&space->names, reading->keep, 8, true)) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	space->file = root->file;
	space->name = sci_arena_text(reading->keep, name, strlen(name));
	if (space->name == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	return space;
}

struct sipcause_space *sci_space_read(const struct sci_reading *reading,
				      const struct sci_node *root, const char *name,
				      struct sci_signs *signs)
{
	struct sci_node *format, *own_name, *title, *source, *grade, *note, *registry, *range,
		*classes, *sets, *codes, *called, *protocols, *words, *written;
	const struct sci_field fields[] = {
		{ "format", &format, false },       { "space", &own_name, true },
		{ "title", &title, false },         { "source", &source, false },
		{ "grade", &grade, false },         { "note", &note, false },
		{ "registry", &registry, false },   { "called", &called, false },
		{ "protocols", &protocols, false }, { "range", &range, true },
		{ "classes", &classes, false },     { "sets", &sets, false },
		{ "codes", &codes, false },         { "written", &written, false },
		{ "words", &words, false },         { "reason-texts", &signs->reason_texts, false },
		{ "shift", &signs->shift, false },
	};
	struct sipcause_space *space = new_space(reading, root, name);
	const struct sci_node **unknown = NULL;
	struct defaults defaults = { NULL, NULL, NULL };
	const char *ignored = NULL;
	uint8_t default_grade = 0;

	if (space == NULL)
		return NULL;
	SCI_FIELDS_READ(reading, root, "a space", fields);
	if (own_name != NULL)
		sci_check_stem(reading, own_name, name);
	if (range == NULL || !sci_read_span(reading, range, SCI_EXPECT_RANGE, &space->range))
		return NULL;
	sci_read_text(reading, title, &space->title);
	sci_read_text(reading, source, &space->source);
	sci_read_text(reading, registry, &space->registry);
	sci_read_text(reading, note, &ignored);
	sci_read_grade(reading, grade, &default_grade);
	defaults.source = space->source;
	defaults.status = registry != NULL ? statuses[0] : NULL;
	defaults.grade = default_grade != 0 ? sipcause_grade_word(default_grade) : NULL;
	if (classes != NULL)
		unknown = sci_classes_read(reading, space, classes);
	if (codes != NULL)
		read_codes(reading, space, codes, &defaults);
	if (sets != NULL)
		sci_sets_read(reading, space, sets);
	sci_classes_read_unknown(reading, space, unknown);
	if (written != NULL)
		read_written(reading, space, written);
	if (called != NULL)
		sci_called_read(reading, space, called);
	if (protocols != NULL)
		sci_protocols_read(reading, space, protocols);
	if (words != NULL)
		sci_words_read(reading, space, words);
	return space;
}
