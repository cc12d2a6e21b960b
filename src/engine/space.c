/* SPDX-License-Identifier: BSD-2-Clause */
#include "space.h"

#include "base/search.h"
#include "base/text.h"

#include <stddef.h>

static bool is_code_below(const void *codes, uint32_t index, int64_t number)
{
	return ((const struct sci_code *)codes)[index].number < number;
}

const struct sci_code *sci_space_next(const struct sipcause_space *space, int64_t number)
{
	uint32_t at = sci_search(space->codes, space->code_count, number, is_code_below);

	return at < space->code_count ? &space->codes[at] : NULL;
}

const struct sci_code *sci_space_code(const struct sipcause_space *space, int32_t number)
{
	const struct sci_code *code = sci_space_next(space, number);

	return code != NULL && code->number == number ? code : NULL;
}

bool sci_space_has_all(const struct sipcause_space *space, struct sipcause_span span)
{
	const struct sci_code *first = sci_space_code(space, span.first);
	const uint32_t width = (uint32_t)(span.last - span.first);

	/* They ascend, so that none is left out where the last one is as far away. */
	return first != NULL && width < space->code_count - (uint32_t)(first - space->codes) &&
	       first[width].number == span.last;
}

static bool is_class_below(const void *order, uint32_t index, int64_t number)
{
	return ((struct sci_class *const *)order)[index]->span.last < number;
}

const struct sci_class *sci_space_class(const struct sipcause_space *space, int32_t number)
{
	uint32_t at = sci_search(space->class_order, space->class_count, number, is_class_below);

	if (at == space->class_count || space->class_order[at]->span.first > number)
		return NULL;
	return space->class_order[at];
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

const char *sipcause_set_name(const struct sipcause_set *set)
{
	return set == NULL ? NULL : set->name;
}

const struct sipcause_span *sipcause_set_spans(const struct sipcause_set *set, uint32_t *count)
{
	if (count != NULL)
		*count = set == NULL ? 0 : set->count;
	return set == NULL ? NULL : set->spans;
}

int sipcause_space_defines(const struct sipcause_space *space, int32_t code)
{
	return space != NULL && sci_space_code(space, code) != NULL;
}

const char *sipcause_space_written(const struct sipcause_space *space, int32_t code)
{
	const bool by_name = space != NULL && space->written_by_name;

	return by_name ? sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME) : NULL;
}

int32_t sipcause_space_find(const struct sipcause_space *space, const char *name, size_t length)
{
	const enum sci_meaning *meaning;

	if (space == NULL || name == NULL)
		return SIPCAUSE_UNLISTED;
	meaning = sci_names_get(&space->names, name, length);
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
