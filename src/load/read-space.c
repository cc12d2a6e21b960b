/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-space.h"

#include "base/count.h"
#include "select.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Words that mean something in maps, so that no code may be called so. */
static const char *const keywords[] = { "none", "same", "unlisted", "class", "present", "absent" };
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
		       "found %s as the name; expected '%s', as the file is called",
		       sci_node_found(node, found), name);
	return false;
}

/* ------------------------------------------------------------------ names */

static bool is_keyword(const char *text, size_t length)
{
	size_t i, k;

	for (i = 0; i < SCI_COUNT(keywords); i++) {
		if (strlen(keywords[i]) != length)
			continue;
		for (k = 0; k < length && sci_lower(text[k]) == keywords[i][k]; k++)
			;
		if (k == length)
			return true;
	}
	return false;
}

/* Give a word its meaning in the space. */
static const char *add_word(const struct sci_reading *reading, struct sipcause_space *space,
			    const struct sci_node *node, const void *meaning)
{
	char found[SCI_FOUND];
	const char *text;

	if (node->kind != SCI_SCALAR || !sci_is_name(node->text, node->length)) {
		sci_report_add(reading->report, SCI_P_NAME, sci_node_place(node),
			       "found %s; expected a name: letters, digits, '.', '_' and '-', "
			       "a letter among them, at most 64",
			       sci_node_found(node, found));
		return NULL;
	}
	if (is_keyword(node->text, node->length)) {
		sci_report_add(reading->report, SCI_P_NAME, sci_node_place(node),
			       "found %s, which has a meaning of its own in maps; "
			       "expected another name",
			       sci_node_found(node, found));
		return NULL;
	}
	if (sci_names_get(&space->names, node->text, node->length) != NULL) {
		sci_report_add(reading->report, SCI_P_DUPLICATE_NAME, sci_node_place(node),
			       "found %s, which names another code, class or set of space %s; "
			       "expected a name of its own",
			       sci_node_found(node, found), space->name);
		return NULL;
	}
	text = sci_keep_text(reading, node);
	if (text == NULL)
		return NULL;
	if (!sci_names_add(&space->names, reading->keep, text, node->length, meaning)) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	return text;
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
		if (add_word(reading, space, item, code) == NULL)
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
		facts[SIPCAUSE_FACT_NAME] = add_word(reading, space, name, code);
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
			       "code %d stands here twice, first at %u:%u; expected it once",
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

/* ---------------------------------------------------------------- classes */

static void read_class(const struct sci_reading *reading, struct sipcause_space *space,
		       const struct sci_node *key, struct sci_class *class,
		       const struct sci_node **unknown_node)
{
	struct sci_node *range, *name, *unknown, *note;
	const struct sci_field fields[] = {
		{ "range", &range, true },
		{ "name", &name, false },
		{ "unknown", &unknown, false },
		{ "note", &note, false },
	};
	const char *ignored = NULL;

	class->meaning = SCI_CLASS;
	class->unknown = -1;
	class->line = key->line;
	class->column = key->column;
	class->span.first = class->span.last = -1;
	class->key = add_word(reading, space, key, class);
	SCI_FIELDS_READ(reading, key->next, "a class", fields);
	sci_read_text(reading, name, &class->name);
	sci_read_text(reading, note, &ignored);
	*unknown_node = unknown;
	if (range == NULL || !sci_read_span(reading, range, SCI_EXPECT_RANGE, &class->span))
		return;
	if (class->span.first >= space->range.first && class->span.last <= space->range.last)
		return;
	sci_report_add(reading->report, SCI_P_OUT_OF_RANGE, sci_node_place(range),
		       "found the range %d-%d; expected one within the space's, %d to %d",
		       class->span.first, class->span.last, space->range.first, space->range.last);
}

static int compare_classes(const void *left, const void *right)
{
	const struct sci_class *a = *(struct sci_class *const *)left;
	const struct sci_class *b = *(struct sci_class *const *)right;

	if (a->span.first != b->span.first)
		return a->span.first < b->span.first ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->column > b->column) - (a->column < b->column);
}

static bool is_later(const struct sci_class *a, const struct sci_class *b)
{
	return a->line > b->line || (a->line == b->line && a->column > b->column);
}

static void report_overlap(const struct sci_reading *reading, const struct sci_file *file,
			   const struct sci_class *a, const struct sci_class *b)
{
	const struct sci_class *late = is_later(a, b) ? a : b, *early = late == a ? b : a;
	struct sci_place place = { file, late->line, late->column };

	sci_report_add(reading->report, SCI_P_CLASS_OVERLAP, place,
		       "class %d-%d shares codes with class %d-%d at %u:%u; expected classes apart",
		       late->span.first, late->span.last, early->span.first, early->span.last,
		       early->line, early->column);
}

/* Put the classes in order; each must begin after all before it have ended. */
static void order_classes(const struct sci_reading *reading, struct sipcause_space *space,
			  const struct sci_file *file)
{
	const struct sci_class *widest = NULL;
	uint32_t i;

	space->class_order =
		sci_arena_array(reading->keep, space->class_count, sizeof(struct sci_class *));
	if (space->class_order == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (i = 0; i < space->class_count; i++)
		space->class_order[i] = &space->classes[i];
	qsort(space->class_order, space->class_count, sizeof(struct sci_class *), compare_classes);
	for (i = 0; i < space->class_count; i++) {
		const struct sci_class *class = space->class_order[i];

		if (class->span.first < 0)
			continue; /* it has no range, which was reported */
		if (widest != NULL && class->span.first <= widest->span.last)
			report_overlap(reading, file, widest, class);
		if (widest == NULL || class->span.last > widest->span.last)
			widest = class;
	}
}

/* The nodes of the classes' unknown codes, which are read once codes have names. */
static const struct sci_node **read_classes(const struct sci_reading *reading,
					    struct sipcause_space *space,
					    const struct sci_node *mapping)
{
	const struct sci_node **unknown, *key;
	uint32_t count = 0;

	if (!sci_is_filled_mapping(reading, mapping, "classes"))
		return NULL;
	for (key = mapping->first; key != NULL; key = key->next->next)
		count++;
	space->classes = sci_arena_array(reading->keep, count, sizeof(*space->classes));
	unknown = sci_arena_array(reading->scratch, count, sizeof(const struct sci_node *));
	if (space->classes == NULL || unknown == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	for (key = mapping->first; key != NULL; key = key->next->next) {
		read_class(reading, space, key, &space->classes[space->class_count],
			   &unknown[space->class_count]);
		space->class_count++;
	}
	order_classes(reading, space, mapping->file);
	return unknown;
}

static void read_unknown_codes(const struct sci_reading *reading, struct sipcause_space *space,
			       const struct sci_node **unknown)
{
	uint32_t i;

	for (i = 0; unknown != NULL && i < space->class_count; i++)
		if (unknown[i] != NULL)
			sci_space_read_code(reading, space, unknown[i], &space->classes[i].unknown);
}

/* ------------------------------------------------------------------- sets */

static void read_sets(const struct sci_reading *reading, struct sipcause_space *space,
		      const struct sci_node *mapping)
{
	const struct sci_node *key;

	if (!sci_is_filled_mapping(reading, mapping, "sets"))
		return;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		struct sipcause_set *set = sci_arena_alloc(reading->keep, sizeof(*set));

		if (set == NULL) {
			sci_report_no_memory(reading->report);
			return;
		}
		set->meaning = SCI_SET;
		set->spans = sci_space_read_spans(
			reading, space, key->next,
			SCI_SELECT_CODE | SCI_SELECT_RANGE | SCI_SELECT_CLASS, &set->count);
		set->count = set->spans != NULL ? sci_spans_merge(set->spans, set->count) : 0;
		set->name = add_word(reading, space, key, set);
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
				      const struct sci_node *root, const char *name)
{
	struct sci_node *format, *own_name, *title, *source, *grade, *note, *registry, *range,
		*classes, *sets, *codes;
	const struct sci_field fields[] = {
		{ "format", &format, true },      { "space", &own_name, true },
		{ "title", &title, false },       { "source", &source, false },
		{ "grade", &grade, false },       { "note", &note, false },
		{ "registry", &registry, false }, { "range", &range, true },
		{ "classes", &classes, false },   { "sets", &sets, false },
		{ "codes", &codes, false },
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
		unknown = read_classes(reading, space, classes);
	if (codes != NULL)
		read_codes(reading, space, codes, &defaults);
	if (sets != NULL)
		read_sets(reading, space, sets);
	read_unknown_codes(reading, space, unknown);
	return space;
}
