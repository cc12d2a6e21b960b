/* SPDX-License-Identifier: BSD-2-Clause */
#include "select.h"

#include "base/count.h"
#include "base/near.h"
#include "base/text.h"
#include "document/builtin.h"

/* Where the words of a space are listed; names are short, see sci_is_name(). */
#define LISTED 100

#include <stdio.h>
#include <string.h>

bool sci_read_span(const struct sci_reading *reading, const struct sci_node *node,
		   const char *expected, struct sipcause_span *out)
{
	char found[SCI_FOUND];
	const char *dash;
	size_t left;

	if (!sci_is_filled_scalar(reading, node, expected))
		return false;
	dash = memchr(node->text, '-', node->length);
	if (dash == NULL) {
		if (!sci_read_digits(reading, node, node->text, node->length, expected,
				     &out->first))
			return false;
		out->last = out->first;
		return true;
	}
	left = (size_t)(dash - node->text);
	if (!sci_read_digits(reading, node, node->text, left, expected, &out->first) ||
	    !sci_read_digits(reading, node, dash + 1, node->length - left - 1, expected,
			     &out->last))
		return false;
	if (out->first <= out->last)
		return true;
	sci_report_add(reading->report, SCI_P_RANGE, sci_node_place(node),
		       "found %s, which ends before it begins; expected a range a-b with a <= b",
		       sci_node_found(node, found));
	return false;
}

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
	const enum sci_meaning *meaning = sci_names_get(&space->names, node->text, node->length);

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

	if (sci_number_parse(node->text, node->length, &number) != SCI_NUMBER_OK ||
	    !sci_span_holds(space->range, number))
		return false;
	selection->spelled = SCI_SELECT_CODE;
	selection->one.first = selection->one.last = number;
	return true;
}

static int select_meaning(const enum sci_meaning *meaning)
{
	return *meaning == SCI_CODE    ? SCI_SELECT_CODE
	       : *meaning == SCI_CLASS ? SCI_SELECT_CLASS
				       : SCI_SELECT_SET;
}

static void consider_words(struct sci_near *near, int allowed)
{
	static const struct {
		int when;
		const char *word;
	} words[] = {
		{ SCI_WORDS_TARGET, "none" },     { SCI_WORDS_TARGET, "same" },
		{ SCI_WORDS_TARGET, "unlisted" }, { SCI_WORDS_CHAIN, "class" },
		{ SCI_WORDS_WHEN, "present" },    { SCI_WORDS_WHEN, "absent" },
	};
	size_t i;

	for (i = 0; i < SCI_COUNT(words); i++)
		if (allowed & words[i].when)
			sci_near_consider(near, words[i].word, strlen(words[i].word));
}

/* A number with the space before it, as the command takes it: q850:1.  Gives the number. */
static const char *find_prefixed(const struct sipcause_space *space, const struct sci_node *node)
{
	const size_t length = strlen(space->name);

	return node->length > length + 1 && node->text[length] == ':' &&
			       memcmp(node->text, space->name, length) == 0
		       ? node->text + length + 1
		       : NULL;
}

static bool begins_with_letter(const struct sci_node *node)
{
	const char first = node->text[0];

	return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
}

/* Where people see the words of a shipped space, for somebody who wrote a word. */
static const char *where_listed(const struct sipcause_space *space, const struct sci_node *node,
				char room[LISTED])
{
	uint32_t i;

	room[0] = '\0';
	if (!begins_with_letter(node) || sci_builtin_find(SCI_BUILTIN_SPACES, space->name) == NULL)
		return room;
	for (i = 0; i <= space->names.mask; i++)
		if (space->names.places[i].text != NULL) {
			snprintf(room, LISTED, "; see: sipcause list %s", space->name);
			break;
		}
	return room;
}

static void report_unknown(const struct sci_reading *reading, const struct sipcause_space *space,
			   const struct sci_node *node, int allowed)
{
	char found[SCI_FOUND], meant[SCI_NEAR_TEXT], listed[LISTED] = "";
	const char *number = find_prefixed(space, node);
	struct sci_near near;
	uint32_t i;

	if (number != NULL) {
		char code[SCI_FOUND];

		/* Without the quotes. */
		sci_node_found(node, found);
		sci_quote(code, number, strlen(number));
		sci_report_add(reading->report, SCI_P_UNKNOWN_NAME, sci_node_place(node),
			       "found %s; expected %s of space %s; write %.*s without the space",
			       found, expected_text(allowed), space->name, (int)strlen(code) - 2,
			       code + 1);
		return;
	}
	sci_near_begin(&near, node->text, node->length);
	for (i = 0; i <= space->names.mask; i++)
		if (space->names.places[i].text != NULL &&
		    (allowed & select_meaning(space->names.places[i].value)))
			sci_near_consider(&near, space->names.places[i].text,
					  space->names.places[i].length);
	consider_words(&near, allowed);
	sci_near_text(&near, meant);
	sci_report_add(reading->report, SCI_P_UNKNOWN_NAME, sci_node_place(node),
		       "found %s; expected %s of space %s%s%s", sci_node_found(node, found),
		       expected_text(allowed), space->name, meant,
		       meant[0] == '\0' ? where_listed(space, node, listed) : "");
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
	if (!sci_is_name(node->text, node->length) &&
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
	report_unknown(reading, space, node, allowed);
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

struct sipcause_span *sci_space_read_spans(const struct sci_reading *reading,
					   const struct sipcause_space *space,
					   const struct sci_node *node, int allowed,
					   uint32_t *count)
{
	const struct sci_node *item;
	struct sipcause_span *spans;
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
