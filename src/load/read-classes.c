/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-classes.h"

#include "read-names.h"
#include "select.h"

#include <stdlib.h>

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
	class->key = sci_space_add_name(reading, space, key, class);
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

	sci_report_add(
		reading->report, SCI_P_CLASS_OVERLAP, place,
		"class %d-%d shares codes with class %d-%d at %u:%u; expected classes that do not overlap",
		late->span.first, late->span.last, early->span.first, early->span.last, early->line,
		early->column);
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

const struct sci_node **sci_classes_read(const struct sci_reading *reading,
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

void sci_classes_read_unknown(const struct sci_reading *reading, struct sipcause_space *space,
			      const struct sci_node **unknown)
{
	uint32_t i;

	for (i = 0; unknown != NULL && i < space->class_count; i++)
		if (unknown[i] != NULL)
			sci_space_read_code(reading, space, unknown[i], &space->classes[i].unknown);
}

/* ------------------------------------------------------------------- sets */

void sci_sets_read(const struct sci_reading *reading, struct sipcause_space *space,
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
		set->name = sci_space_add_name(reading, space, key, set);
	}
}
