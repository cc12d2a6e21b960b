/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-signs.h"

#include "read-codes.h"
#include "select.h"

#include <string.h>

/* A list of mappings, neither empty nor too long.  false: reported. */
static bool check_list(const struct sci_reading *reading, const struct sci_node *list,
		       uint32_t most, const char *what)
{
	if (!sci_is_filled_list(reading, list, what))
		return false;
	if (sci_list_length(list) <= most)
		return true;
	sci_report_add(reading->report, SCI_P_LIST_LENGTH, sci_node_place(list),
		       "found %u items; expected at most %u", sci_list_length(list), most);
	return false;
}

/* -------------------------------------------------------------- reason-texts */

/* Where the text stands: a word of `in`. */
static bool read_in(const struct sci_reading *reading, const struct sci_node *node, bool *phrase)
{
	char found[SCI_FOUND];

	*phrase = sci_node_is(node, "phrase");
	if (*phrase || sci_node_is(node, "reason-text"))
		return true;
	sci_report_add(reading->report, SCI_P_WORD, sci_node_place(node),
		       "found %s; expected phrase or reason-text", sci_node_found(node, found));
	return false;
}

/* The one of three that is given. */
static bool read_match(const struct sci_reading *reading, const struct sci_node *item,
		       struct sci_node *const nodes[3], struct sci_reason_text *text)
{
	const struct sci_node *node = NULL;
	int i, given = 0;

	for (i = 0; i < 3; i++) {
		if (nodes[i] == NULL)
			continue;
		node = nodes[i];
		text->match = (enum sci_text_match)(SCI_TEXT_BEGINS + i);
		given++;
	}
	if (given != 1) {
		sci_report_add(reading->report, SCI_P_MATCH, sci_node_place(item),
			       "found %s; expected one of begins, contains and is",
			       given == 0 ? "no text" : "more than one text");
		return false;
	}
	sci_read_text(reading, node, &text->text);
	if (text->text == NULL)
		return false;
	text->length = node->length;
	if (text->length <= SCI_WORD_MAX)
		return true;
	sci_report_add(reading->report, SCI_P_TEXT_LENGTH, sci_node_place(node),
		       "found a text of %u bytes; expected at most %d", text->length, SCI_WORD_MAX);
	return false;
}

static bool read_reason_text(struct sci_spaces *spaces, const struct sipcause_space *space,
			     const struct sci_node *item, struct sci_reason_text *text)
{
	struct sci_node *code, *in, *match[3], *beside, *location;
	const struct sci_field fields[] = {
		{ "code", &code, true },          { "in", &in, true },
		{ "begins", &match[0], false },   { "contains", &match[1], false },
		{ "is", &match[2], false },       { SCI_BESIDE, &beside, false },
		{ "location", &location, false },
	};
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_codes codes = { spaces, SCI_BESIDE, NULL, 0 };

	text->space = space;
	if (!SCI_FIELDS_READ(reading, item, "a text of reason-texts", fields) ||
	    !sci_space_read_code(reading, space, code, &text->code) ||
	    !read_in(reading, in, &text->phrase) || !read_match(reading, item, match, text))
		return false;
	if (location != NULL) {
		text->location = sci_spaces_get(spaces, location);
		if (text->location == NULL)
			return false;
	}
	if (beside == NULL)
		return true;
	if (!sci_is_filled_mapping(reading, beside, SCI_BESIDE) || !sci_codes_read(&codes, beside))
		return false;
	text->beside = codes.all;
	text->beside_count = codes.count;
	return true;
}

static void read_reason_texts(struct sci_spaces *spaces, struct sipcause_space *space,
			      const struct sci_node *list)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	const struct sci_node *item;

	if (!check_list(reading, list, SCI_REASON_TEXTS_MAX, "a list of texts"))
		return;
	space->reason_texts =
		sci_arena_array(reading->keep, sci_list_length(list), sizeof(*space->reason_texts));
	if (space->reason_texts == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item))
		if (read_reason_text(spaces, space, item,
				     &space->reason_texts[space->reason_text_count]))
			space->reason_text_count++;
}

/* --------------------------------------------------------------------- shift */

/* A number that may be below zero. */
static bool read_step(const struct sci_reading *reading, const struct sci_node *node, int32_t *step)
{
	static const char expected[] = "a decimal number, or one below zero";
	const bool below = node->kind == SCI_SCALAR && node->length > 1 && node->text[0] == '-';

	if (!sci_is_filled_scalar(reading, node, expected) ||
	    !sci_read_digits(reading, node, node->text + below, node->length - below, expected,
			     step))
		return false;
	*step = below ? -*step : *step;
	return true;
}

static void read_with(struct sci_spaces *spaces, const struct sci_node *mapping,
		      struct sci_shift *shift)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_names seen = { NULL, 0, 0, false };
	const struct sci_node *key;

	if (!sci_is_filled_mapping(reading, mapping, "with"))
		return;
	if (mapping->length > SCI_SHIFT_WITH) {
		sci_report_add(reading->report, SCI_P_LIST_LENGTH, sci_node_place(mapping),
			       "found %u companions; expected at most %d", mapping->length,
			       SCI_SHIFT_WITH);
		return;
	}
	for (key = mapping->first; key != NULL; key = key->next->next) {
		const struct sipcause_space *space = sci_spaces_get(spaces, key);
		int32_t code;

		if (space == NULL || !sci_is_first_time(reading, &seen, key, "with") ||
		    !sci_space_read_code(reading, space, key->next, &code))
			continue;
		shift->with_space[shift->with_count] = space;
		shift->with_code[shift->with_count++] = code;
	}
}

/* Whether the numbers of a shift lie in its space, and what they come to in the other. */
static bool check_range(const struct sci_reading *reading, const struct sipcause_space *space,
			const struct sci_node *range, const struct sci_node *by,
			const struct sci_shift *shift)
{
	const int64_t first = (int64_t)shift->range.first + shift->by;
	const int64_t last = (int64_t)shift->range.last + shift->by;

	if (shift->range.first < space->range.first || shift->range.last > space->range.last) {
		sci_report_add(reading->report, SCI_P_OUT_OF_RANGE, sci_node_place(range),
			       "found the range %d-%d; expected one within the space's, %d to %d",
			       shift->range.first, shift->range.last, space->range.first,
			       space->range.last);
		return false;
	}
	if (first >= shift->to->range.first && last <= shift->to->range.last)
		return true;
	sci_report_add(reading->report, SCI_P_SHIFT_RESULT, sci_node_place(by),
		       "the numbers %d to %d become %lld to %lld; expected codes of space %s, "
		       "%d to %d",
		       shift->range.first, shift->range.last, (long long)first, (long long)last,
		       shift->to->name, shift->to->range.first, shift->to->range.last);
	return false;
}

static bool is_apart(const struct sci_reading *reading, const struct sipcause_space *space,
		     const struct sci_node *range, const struct sci_shift *shift)
{
	const struct sci_shift *before;
	uint32_t i;

	for (i = 0; i < space->shift_count; i++) {
		before = &space->shifts[i];
		if (shift->range.first > before->range.last ||
		    shift->range.last < before->range.first)
			continue;
		sci_report_add(reading->report, SCI_P_SHIFT_OVERLAP, sci_node_place(range),
			       "the range %d-%d shares numbers with %d-%d at %u:%u; expected "
			       "shifts that do not overlap",
			       shift->range.first, shift->range.last, before->range.first,
			       before->range.last, before->line, before->column);
		return false;
	}
	return true;
}

static bool read_shift(struct sci_spaces *spaces, const struct sipcause_space *space,
		       const struct sci_node *item, struct sci_shift *shift)
{
	struct sci_node *range, *to, *by, *with;
	const struct sci_field fields[] = {
		{ "range", &range, true },
		{ "space", &to, true },
		{ "by", &by, true },
		{ "with", &with, false },
	};
	const struct sci_reading *reading = &spaces->finder->reading;

	if (!SCI_FIELDS_READ(reading, item, "a shift", fields))
		return false;
	shift->line = range->line;
	shift->column = range->column;
	shift->to = sci_spaces_get(spaces, to);
	if (with != NULL)
		read_with(spaces, with, shift);
	return shift->to != NULL &&
	       sci_read_span(reading, range, SCI_EXPECT_RANGE, &shift->range) &&
	       read_step(reading, by, &shift->by) &&
	       check_range(reading, space, range, by, shift) &&
	       is_apart(reading, space, range, shift);
}

static void read_shifts(struct sci_spaces *spaces, struct sipcause_space *space,
			const struct sci_node *list)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	const struct sci_node *item;

	if (!check_list(reading, list, SCI_SHIFTS_MAX, "a list of shifts"))
		return;
	space->shifts =
		sci_arena_array(reading->keep, sci_list_length(list), sizeof(*space->shifts));
	if (space->shifts == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item))
		if (read_shift(spaces, space, item, &space->shifts[space->shift_count]))
			space->shift_count++;
}

void sci_signs_read(struct sci_spaces *spaces, struct sipcause_space *space,
		    const struct sci_signs *signs)
{
	if (signs->reason_texts != NULL)
		read_reason_texts(spaces, space, signs->reason_texts);
	if (signs->shift != NULL)
		read_shifts(spaces, space, signs->shift);
}
