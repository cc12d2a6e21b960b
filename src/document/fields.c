/* SPDX-License-Identifier: BSD-2-Clause */
#include "fields.h"

#include "base/count.h"
#include "base/near.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

void sci_wrong_type(const struct sci_reading *reading, const struct sci_node *node,
		    const char *expected)
{
	char found[SCI_FOUND];

	sci_report_add(reading->report,
		       node->kind == SCI_SCALAR && node->length == 0 ? SCI_P_EMPTY_VALUE
								     : SCI_P_WRONG_TYPE,
		       sci_node_place(node), "found %s; expected %s", sci_node_found(node, found),
		       expected);
}

/* What to type where each key of a mapping has a dash before it. */
static const char *dashes_text(const struct sci_node *node)
{
	if (node->kind != SCI_SEQUENCE || !node->block || node->first->kind != SCI_MAPPING)
		return "";
	return node->length == 1 ? "; remove the dash" : "; remove the dashes";
}

bool sci_is_filled_mapping(const struct sci_reading *reading, const struct sci_node *node,
			   const char *what)
{
	char found[SCI_FOUND];

	if (node->kind != SCI_MAPPING) {
		sci_report_add(reading->report, SCI_P_NOT_A_MAPPING, sci_node_place(node),
			       "found %s; expected %s, a mapping with keys%s",
			       sci_node_found(node, found), what, dashes_text(node));
		return false;
	}
	if (node->first == NULL) {
		sci_report_add(reading->report, SCI_P_EMPTY_VALUE, sci_node_place(node),
			       "%s is empty; expected at least one key", what);
		return false;
	}
	return true;
}

bool sci_is_filled_list(const struct sci_reading *reading, const struct sci_node *node,
			const char *expected)
{
	if (sci_list_length(node) > 0)
		return true;
	sci_report_add(reading->report, SCI_P_EMPTY_VALUE, sci_node_place(node),
		       "found an empty list; expected %s", expected);
	return false;
}

/* "a, b or c", for messages. */
static void list_keys(char *room, size_t size, const struct sci_field *fields, size_t count)
{
	size_t used = 0, i;

	room[0] = '\0';
	for (i = 0; i < count && used < size; i++) {
		const char *joint = i == 0 ? "" : i + 1 == count ? " or " : ", ";

		used += (size_t)snprintf(room + used, size - used, "%s%s", joint, fields[i].key);
	}
}

static const struct sci_field *find_field(const struct sci_node *key,
					  const struct sci_field *fields, size_t count)
{
	size_t i;

	if (key->kind != SCI_SCALAR)
		return NULL;
	/* Most keys differ in their first byte. */
	for (i = 0; i < count; i++)
		if (fields[i].key[0] == key->text[0] &&
		    sci_text_is(key->text, key->length, fields[i].key))
			return &fields[i];
	return NULL;
}

/* Keys that are known, and belong elsewhere. */
static const char *find_elsewhere(const struct sci_node *key, const char *what)
{
	static const struct {
		const char *what, *key, *text;
	} keys[] = {
		{ "a table", "over", "expected it in one rule, e.g. 500-599: {to: 38, over: all}" },
	};
	size_t i;

	for (i = 0; i < SCI_COUNT(keys); i++)
		if (strcmp(keys[i].what, what) == 0 && sci_node_is(key, keys[i].key))
			return keys[i].text;
	return NULL;
}

static void report_unknown(const struct sci_reading *reading, const struct sci_node *key,
			   const char *what, const struct sci_field *fields, size_t count)
{
	char found[SCI_FOUND], known[512], meant[SCI_NEAR_TEXT];
	const char *elsewhere = find_elsewhere(key, what);
	struct sci_near near;
	size_t i;

	if (elsewhere != NULL) {
		sci_report_add(reading->report, SCI_P_UNKNOWN_KEY, sci_node_place(key),
			       "found %s as a key of %s; %s", sci_node_found(key, found), what,
			       elsewhere);
		return;
	}
	list_keys(known, sizeof(known), fields, count);
	sci_near_begin(&near, key->text, key->kind == SCI_SCALAR ? key->length : 0);
	for (i = 0; i < count; i++)
		sci_near_consider(&near, fields[i].key, strlen(fields[i].key));
	sci_report_add(reading->report, SCI_P_UNKNOWN_KEY, sci_node_place(key),
		       "found %s as a key of %s; expected %s%s", sci_node_found(key, found), what,
		       known, sci_near_text(&near, meant));
}

static bool read_field(const struct sci_reading *reading, const struct sci_node *key,
		       const char *what, const struct sci_field *fields, size_t count)
{
	const struct sci_field *field = find_field(key, fields, count);

	if (field == NULL) {
		report_unknown(reading, key, what, fields, count);
		return false;
	}
	if (*field->value != NULL) {
		sci_report_add(reading->report, SCI_P_DUPLICATE_KEY, sci_node_place(key),
			       "key '%s' is given twice in %s, first with its value at %u:%u; "
			       "expected it once",
			       field->key, what, (*field->value)->line, (*field->value)->column);
		return false;
	}
	*field->value = key->next;
	return true;
}

bool sci_fields_read(const struct sci_reading *reading, const struct sci_node *mapping,
		     const char *what, const struct sci_field *fields, size_t count)
{
	const struct sci_node *key;
	bool good = true;
	size_t i;

	for (i = 0; i < count; i++)
		*fields[i].value = NULL;
	if (mapping->kind != SCI_MAPPING)
		return sci_is_filled_mapping(reading, mapping, what);
	for (key = mapping->first; key != NULL; key = key->next->next)
		if (!read_field(reading, key, what, fields, count))
			good = false;
	for (i = 0; i < count; i++) {
		if (!fields[i].required || *fields[i].value != NULL)
			continue;
		sci_report_add(reading->report, SCI_P_MISSING_KEY, sci_node_place(mapping),
			       "%s has no key '%s'; expected one", what, fields[i].key);
		good = false;
	}
	return good;
}

/* The first character that must not stand in one line of text. */
static bool find_control(const struct sci_node *node, uint32_t *character)
{
	const unsigned char *text = (const unsigned char *)node->text;
	size_t at = 0;

	if (node->constant)
		return false;
	while ((at += sci_printable_run(text + at, node->length - at)) < node->length) {
		size_t size = sci_utf8_decode(text + at, node->length - at, character);

		if (size == 0 || sci_is_control(*character))
			return true;
		at += size;
	}
	return false;
}

const char *sci_keep_text(const struct sci_reading *reading, const struct sci_node *node)
{
	const char *text = node->constant ? node->text
					  : sci_arena_text(reading->keep, node->text, node->length);

	if (text == NULL)
		sci_report_no_memory(reading->report);
	return text;
}

void sci_read_text(const struct sci_reading *reading, const struct sci_node *node, const char **out)
{
	uint32_t character = 0;

	if (node == NULL)
		return;
	if (node->kind != SCI_SCALAR || node->length == 0) {
		sci_wrong_type(reading, node, "a line of text");
		return;
	}
	if (find_control(node, &character)) {
		sci_report_add(reading->report, SCI_P_CONTROL, sci_node_place(node),
			       "the text holds the unprintable character U+%04X; expected one line "
			       "of printable text",
			       character);
		return;
	}
	*out = sci_keep_text(reading, node);
}

/* One of the words of a list, from its second on: the first is what is not said. */
static void read_word(const struct sci_reading *reading, const struct sci_node *node,
		      const char *(*word_of)(int32_t), int32_t count, const char *expected,
		      uint8_t *out)
{
	char found[SCI_FOUND];
	int32_t i;

	if (node == NULL)
		return;
	for (i = 1; node->kind == SCI_SCALAR && i < count; i++) {
		if (sci_text_is(node->text, node->length, word_of(i))) {
			*out = (uint8_t)i;
			return;
		}
	}
	sci_report_add(reading->report, SCI_P_WORD, sci_node_place(node), "found %s; expected %s",
		       sci_node_found(node, found), expected);
}

void sci_read_grade(const struct sci_reading *reading, const struct sci_node *node, uint8_t *out)
{
	read_word(reading, node, sipcause_grade_word, SIPCAUSE_GRADE_COUNT_,
		  "a grade: standard, measured, documented, second-hand or own", out);
}

void sci_read_family(const struct sci_reading *reading, const struct sci_node *node, uint8_t *out)
{
	read_word(reading, node, sipcause_family_word, SIPCAUSE_FAMILY_COUNT_,
		  "a family: standard, implementation, gateway, service or own", out);
}

void sci_read_flag(const struct sci_reading *reading, const struct sci_node *node, bool *out)
{
	char found[SCI_FOUND];

	if (node == NULL)
		return;
	if (sci_node_is(node, "yes") || sci_node_is(node, "true"))
		*out = true;
	else if (sci_node_is(node, "no") || sci_node_is(node, "false"))
		*out = false;
	else
		sci_report_add(reading->report, SCI_P_WORD, sci_node_place(node),
			       "found %s; expected yes or no", sci_node_found(node, found));
}

/* Parse digits that are a part of a scalar, reporting the scalar. */
bool sci_read_digits(const struct sci_reading *reading, const struct sci_node *node,
		     const char *text, size_t length, const char *expected, int32_t *out)
{
	const bool whole = text == node->text && length == node->length;
	char found[SCI_FOUND];

	switch (sci_number_parse(text, length, out)) {
	case SCI_NUMBER_OK:
		return true;
	case SCI_NUMBER_LEADING_ZERO:
		sci_report_add(reading->report, SCI_P_NUMBER, sci_node_place(node),
			       "found %s with a leading zero; expected %s without",
			       sci_node_found(node, found), expected);
		return false;
	case SCI_NUMBER_TOO_LARGE:
		sci_report_add(reading->report, SCI_P_NUMBER, sci_node_place(node),
			       "found %s; expected %s up to 2147483647",
			       sci_node_found(node, found), expected);
		return false;
	default:
		sci_report_add(reading->report, whole ? SCI_P_NUMBER : SCI_P_RANGE,
			       sci_node_place(node), "found %s; expected %s",
			       sci_node_found(node, found), expected);
		return false;
	}
}

bool sci_is_filled_scalar(const struct sci_reading *reading, const struct sci_node *node,
			  const char *expected)
{
	if (node->kind == SCI_SCALAR && node->length > 0)
		return true;
	sci_wrong_type(reading, node, expected);
	return false;
}

bool sci_read_number(const struct sci_reading *reading, const struct sci_node *node, int32_t *out)
{
	return sci_is_filled_scalar(reading, node, SCI_EXPECT_NUMBER) &&
	       sci_read_digits(reading, node, node->text, node->length, SCI_EXPECT_NUMBER, out);
}

uint32_t sci_list_length(const struct sci_node *node)
{
	return node->kind == SCI_SEQUENCE ? node->length : 1;
}

const struct sci_node *sci_list_first(const struct sci_node *node)
{
	return node->kind == SCI_SEQUENCE ? node->first : node;
}

const struct sci_node *sci_list_next(const struct sci_node *node, const struct sci_node *item)
{
	return node->kind == SCI_SEQUENCE ? item->next : NULL;
}

bool sci_is_first_time(const struct sci_reading *reading, struct sci_names *seen,
		       const struct sci_node *node, const char *what)
{
	char found[SCI_FOUND];

	if (sci_names_get(seen, node->text, node->length) != NULL) {
		sci_report_add(reading->report, SCI_P_DUPLICATE_KEY, sci_node_place(node),
			       "%s is given twice in %s; expected it once",
			       sci_node_found(node, found), what);
		return false;
	}
	if ((seen->places == NULL && !sci_names_init(seen, reading->scratch, 8, false)) ||
	    !sci_names_add(seen, reading->scratch, node->text, node->length, node))
		sci_report_no_memory(reading->report);
	return true;
}
