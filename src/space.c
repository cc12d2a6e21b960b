/* SPDX-License-Identifier: BSD-2-Clause */
#include "space.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

const struct sci_code *sci_space_next(const struct sipcause_space *space, int64_t number)
{
	uint32_t low = 0, high = space->code_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (space->codes[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < space->code_count ? &space->codes[low] : NULL;
}

const struct sci_code *sci_space_code(const struct sipcause_space *space, int32_t number)
{
	const struct sci_code *code = sci_space_next(space, number);

	return code != NULL && code->number == number ? code : NULL;
}

const struct sci_class *sci_space_class(const struct sipcause_space *space, int32_t number)
{
	uint32_t low = 0, high = space->class_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (space->class_order[middle]->span.last < number)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == space->class_count || space->class_order[low]->span.first > number)
		return NULL;
	return space->class_order[low];
}

bool sci_spans_hold(const struct sci_span *spans, uint32_t count, int32_t number)
{
	uint32_t low = 0, high = count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (spans[middle].last < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && spans[low].first <= number;
}

static int compare_firsts(const void *left, const void *right)
{
	const struct sci_span *a = left, *b = right;

	return (a->first > b->first) - (a->first < b->first);
}

uint32_t sci_spans_merge(struct sci_span *spans, uint32_t count)
{
	uint32_t merged = 0, i;

	qsort(spans, count, sizeof(*spans), compare_firsts);
	for (i = 0; i < count; i++) {
		struct sci_span *last = merged > 0 ? &spans[merged - 1] : NULL;

		if (last == NULL || (int64_t)last->last + 1 < spans[i].first)
			spans[merged++] = spans[i];
		else if (last->last < spans[i].last)
			last->last = spans[i].last;
	}
	return merged;
}

/* ---------------------------------------------------- reading selections */

static void out_of_range(const struct sci_reading *reading, const struct sipcause_space *space,
			 const struct sci_node *node)
{
	char found[SCI_FOUND];

	sci_report_add(reading->report, SCI_P_OUT_OF_RANGE, sci_node_place(node),
		       "found %s; expected a code of space %s, %d to %d",
		       sci_node_found(node, found), space->name, space->range.first,
		       space->range.last);
}

static const char *expected_text(int allowed)
{
	if (allowed & SCI_SELECT_SET)
		return "a code, range, class or set";
	if (allowed & SCI_SELECT_CLASS)
		return "a code, range or class";
	if (allowed & SCI_SELECT_RANGE)
		return "a code or range";
	return "a code";
}

static bool select_number(const struct sci_reading *reading, const struct sipcause_space *space,
			  const struct sci_node *node, int allowed, struct sci_selection *selection)
{
	bool range = memchr(node->text, '-', node->length) != NULL;
	char found[SCI_FOUND];

	if (!sci_read_span(reading, node,
			   allowed & SCI_SELECT_RANGE ? SCI_EXPECT_RANGE : SCI_EXPECT_NUMBER,
			   &selection->one))
		return false;
	selection->spelled = range ? SCI_SELECT_RANGE : SCI_SELECT_CODE;
	if (!(allowed & selection->spelled)) {
		sci_report_add(reading->report, SCI_P_WRONG_TYPE, sci_node_place(node),
			       "found the range %s; expected %s of space %s",
			       sci_node_found(node, found), expected_text(allowed), space->name);
		return false;
	}
	if (selection->one.first < space->range.first || selection->one.last > space->range.last) {
		out_of_range(reading, space, node);
		return false;
	}
	return true;
}

static int select_word(const struct sipcause_space *space, const struct sci_node *node,
		       struct sci_selection *selection)
{
	const enum sci_meaning *meaning = sci_words_get(&space->words, node->text, node->length);

	if (meaning == NULL)
		return 0;
	if (*meaning == SCI_CODE) {
		int32_t number = ((const struct sci_code *)(const void *)meaning)->number;

		selection->one.first = selection->one.last = number;
		return SCI_SELECT_CODE;
	}
	if (*meaning == SCI_CLASS) {
		selection->one = ((const struct sci_class *)(const void *)meaning)->span;
		return SCI_SELECT_CLASS;
	}
	selection->set = (const void *)meaning;
	return SCI_SELECT_SET;
}

/* Most selections are one number of the space, and nothing is wrong with it. */
static bool select_plain_number(const struct sipcause_space *space, const struct sci_node *node,
				struct sci_selection *selection)
{
	int32_t number;

	if (!node->plain || sci_number_parse(node->text, node->length, &number) != SCI_NUMBER_OK ||
	    !sci_span_holds(space->range, number))
		return false;
	selection->spelled = SCI_SELECT_CODE;
	selection->one.first = selection->one.last = number;
	return true;
}

bool sci_space_select(const struct sci_reading *reading, const struct sipcause_space *space,
		      const struct sci_node *node, int allowed, struct sci_selection *selection)
{
	char found[SCI_FOUND];

	if (node->kind != SCI_SCALAR || node->length == 0) {
		sci_wrong_type(reading, node, expected_text(allowed));
		return false;
	}
	if ((allowed & SCI_SELECT_CODE) && select_plain_number(space, node, selection))
		return true;
	if (!sci_is_name(node->text, node->length) && node->plain &&
	    (sci_is_digit(node->text[0]) || node->text[0] == '-' || node->text[0] == '+'))
		return select_number(reading, space, node, allowed, selection);
	selection->spelled = select_word(space, node, selection);
	if (selection->spelled & allowed)
		return true;
	if (selection->spelled != 0) {
		sci_report_add(reading->report, SCI_P_WRONG_TYPE, sci_node_place(node),
			       "found the %s %s; expected %s of space %s",
			       selection->spelled == SCI_SELECT_SET ? "set" : "class",
			       sci_node_found(node, found), expected_text(allowed), space->name);
		return false;
	}
	sci_report_add(reading->report, SCI_P_UNKNOWN_NAME, sci_node_place(node),
		       "found %s%s; expected %s of space %s", sci_node_found(node, found),
		       node->plain ? "" : " in quotes, which is a name", expected_text(allowed),
		       space->name);
	return false;
}

bool sci_space_read_code(const struct sci_reading *reading, const struct sipcause_space *space,
			 const struct sci_node *node, int32_t *code)
{
	struct sci_selection selection;

	if (!sci_space_select(reading, space, node, SCI_SELECT_CODE, &selection))
		return false;
	*code = selection.one.first;
	return true;
}

struct sci_span *sci_space_read_spans(const struct sci_reading *reading,
				      const struct sipcause_space *space,
				      const struct sci_node *node, int allowed, uint32_t *count)
{
	const struct sci_node *item;
	struct sci_span *spans;
	bool good = true;

	*count = 0;
	if (!sci_is_filled_list(reading, node, expected_text(allowed)))
		return NULL;
	spans = sci_arena_array(reading->keep, sci_list_length(node), sizeof(*spans));
	if (spans == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	for (item = sci_list_first(node); item != NULL; item = sci_list_next(node, item)) {
		struct sci_selection selection;

		if (sci_space_select(reading, space, item, allowed & ~SCI_SELECT_SET, &selection))
			spans[(*count)++] = selection.one;
		else
			good = false;
	}
	return good ? spans : NULL;
}

/* -------------------------------------------------------- public questions */

const char *sipcause_space_name(const struct sipcause_space *space)
{
	return space == NULL ? NULL : space->name;
}

const char *sipcause_space_title(const struct sipcause_space *space)
{
	return space == NULL ? NULL : space->title;
}

const char *sipcause_space_source(const struct sipcause_space *space)
{
	return space == NULL ? NULL : space->source;
}

int32_t sipcause_space_first(const struct sipcause_space *space)
{
	return space == NULL ? SIPCAUSE_ERROR : space->range.first;
}

int32_t sipcause_space_last(const struct sipcause_space *space)
{
	return space == NULL ? SIPCAUSE_ERROR : space->range.last;
}

size_t sipcause_space_count(const struct sipcause_space *space)
{
	return space == NULL ? 0 : space->code_count;
}

int32_t sipcause_space_at(const struct sipcause_space *space, size_t index)
{
	return index < sipcause_space_count(space) ? space->codes[index].number : SIPCAUSE_UNLISTED;
}

const char *sipcause_space_class_at(const struct sipcause_space *space, size_t index,
				    int32_t *first, int32_t *last)
{
	if (space == NULL || index >= space->class_count)
		return NULL;
	if (first != NULL)
		*first = space->classes[index].span.first;
	if (last != NULL)
		*last = space->classes[index].span.last;
	return space->classes[index].key;
}

int sipcause_space_defines(const struct sipcause_space *space, int32_t code)
{
	return space != NULL && sci_space_code(space, code) != NULL;
}

int32_t sipcause_space_find(const struct sipcause_space *space, const char *name, size_t length)
{
	const enum sci_meaning *meaning;

	if (space == NULL || name == NULL)
		return SIPCAUSE_UNLISTED;
	meaning = sci_words_get(&space->words, name, length);
	if (meaning == NULL || *meaning != SCI_CODE)
		return SIPCAUSE_UNLISTED;
	return ((const struct sci_code *)(const void *)meaning)->number;
}

int32_t sipcause_space_parse(const struct sipcause_space *space, const char *text, size_t length)
{
	int32_t number = 0;

	if (space == NULL || text == NULL)
		return SIPCAUSE_ERROR;
	switch (sci_number_parse(text, length, &number)) {
	case SCI_NUMBER_OK:
		return sci_span_holds(space->range, number) ? number : SIPCAUSE_UNLISTED;
	case SCI_NUMBER_TOO_LARGE:
		return SIPCAUSE_UNLISTED;
	case SCI_NUMBER_LEADING_ZERO:
		return SIPCAUSE_ERROR;
	default:
		return sci_is_name(text, length) ? sipcause_space_find(space, text, length)
						 : SIPCAUSE_ERROR;
	}
}

const char *sipcause_space_fact(const struct sipcause_space *space, int32_t code, int32_t fact)
{
	const struct sci_class *class;
	const struct sci_code *entry;

	if (space == NULL || fact < 0 || fact >= SIPCAUSE_FACT_COUNT_)
		return NULL;
	if (fact == SIPCAUSE_FACT_CLASS || fact == SIPCAUSE_FACT_CLASS_NAME) {
		class = sci_space_class(space, code);
		if (class == NULL)
			return NULL;
		return fact == SIPCAUSE_FACT_CLASS ? class->key : class->name;
	}
	entry = sci_space_code(space, code);
	return entry == NULL ? NULL : entry->facts[fact];
}
