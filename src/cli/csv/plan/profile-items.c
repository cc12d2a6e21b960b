/* SPDX-License-Identifier: BSD-2-Clause */
#include "profile-items.h"

#include "cli/cli.h"
#include "cli/space.h"
#include "plan.h"

#include <string.h>

static const struct sci_problem_kind bad_condition = { "bad-condition", SIPCAUSE_E_MAP,
						       SIPCAUSE_SEVERITY_ERROR };
static const struct sci_problem_kind bad_option = { "bad-option", SIPCAUSE_E_MAP,
						    SIPCAUSE_SEVERITY_ERROR };
static const struct sci_problem_kind list_as_text = { "list-as-text", SIPCAUSE_E_MAP,
						      SIPCAUSE_SEVERITY_ERROR };

static void report_option(const struct sci_reading *reading, const struct sci_node *node,
			  const char *expected)
{
	char found[SCI_FOUND];

	sci_report_add_kind(reading->report, &bad_option, sci_node_place(node),
			    "found %s; expected %s", sci_node_found(node, found), expected);
}

void profile_read_text(const struct sci_reading *reading, const struct sci_node *node,
		       struct profile_text *text)
{
	if (node == NULL)
		return;
	text->node = node;
	sci_read_text(reading, node, &text->text);
}

/* ----------------------------------------------------- what items have to be */

/* Cells are compared without the blanks around them, so that these are never meant. */
static bool has_blanks(const struct condition *condition)
{
	return condition->column_length == 0 || condition->column[0] == ' ' ||
	       condition->column[condition->column_length - 1] == ' ' ||
	       (condition->value.length > 0 && condition->value.text[0] == ' ');
}

void profile_check_condition(const struct sci_reading *reading, const struct profile_text *text)
{
	struct condition condition;
	char found[SCI_FOUND];

	if (text->text == NULL ||
	    (condition_parse(&condition, text->text) && !has_blanks(&condition)))
		return;
	sci_report_add_kind(reading->report, &bad_condition, sci_node_place(text->node),
			    "found %s; expected a condition, e.g. 1=STOP, billsec>0 or answer!=",
			    sci_node_found(text->node, found));
}

static void check_count(const struct sci_reading *reading, const struct profile_text *text)
{
	size_t length = strlen(text->text);

	if (strcmp(text->text, "any") != 0 &&
	    (length > 4 || text->text[0] == '0' || text->text[strspn(text->text, "0123456789")]))
		report_option(reading, text->node, "a number of columns from 1 to 9999, or any");
}

static void check_from(const struct sci_reading *reading, const struct profile_text *text)
{
	const char *equals = strchr(text->text, '=');
	struct source source;
	char *kind;

	memset(&source, 0, sizeof(source));
	if (equals != NULL && equals[1] != '\0') {
		kind = sci_arena_text(reading->keep, text->text, (size_t)(equals - text->text));
		if (kind == NULL) {
			sci_report_no_memory(reading->report);
			return;
		}
		if (kind[0] == '@' ? kind[1] != '\0'
				   : plan_spelling(&source, kind, false) != SIZE_MAX)
			return;
	}
	report_option(reading, text->node,
		      "SPACE=COLUMN, SPACE:NOTATION=COLUMN, FORM=COLUMN or @COLUMN=COLUMN");
}

static void check_protocol(const struct sci_reading *reading, const struct profile_text *text)
{
	const char *equals = strchr(text->text, '=');

	if (equals == NULL || equals == text->text || !cli_is_space_name(equals + 1))
		report_option(reading, text->node, "WORD=SPACE, e.g. ISDN=q850");
}

static void check_with(const struct sci_reading *reading, const struct profile_text *text)
{
	struct profile_with with;

	if (!profile_with_parse(text->text, &with) || (with.tests && has_blanks(&with.condition)))
		report_option(reading, text->node,
			      "KEY=COLUMN, KEY=CONDITION, KEY:VALUE=CONDITION or KEY:=VALUE");
}

/* ------------------------------------------------------------- what is twice */

static size_t whole(const char *text)
{
	return strlen(text);
}

/* Of WORD=SPACE the word, and its sign. */
static size_t up_to_equals(const char *text)
{
	size_t length = strcspn(text, "=");

	return length + (text[length] == '=');
}

/* Of several values for one key each has its condition; a key that takes no value is there
 * once. */
static bool is_with_twice(const char *a, const char *b)
{
	struct profile_with first, second;

	if (!profile_with_parse(a, &first) || !profile_with_parse(b, &second) ||
	    !profile_same_key(a, first.key_length, b, second.key_length))
		return false;
	return first.value == NULL || second.value == NULL || first.constant || second.constant ||
	       strcmp(first.condition.column, second.condition.column) == 0;
}

static void report_twice(const struct sci_reading *reading, const struct profile_text *first,
			 const struct profile_text *second, const char *key)
{
	char found[SCI_FOUND], other[SCI_FOUND];

	sci_node_found(second->node, found);
	if (strcmp(first->text, second->text) == 0)
		sci_report_add(reading->report, SCI_P_DUPLICATE_KEY, sci_node_place(second->node),
			       "%s is given twice in %s; expected it once", found, key);
	else
		sci_report_add(reading->report, SCI_P_DUPLICATE_KEY, sci_node_place(second->node),
			       "found %s in `%s` after %s; expected one of them", found, key,
			       sci_node_found(first->node, other));
}

/* ------------------------------------------------------------------ the lists */

/* What a list may be, and how many items. */
struct kind_of_list {
	const char *key;
	const char *expected;
	uint32_t most;
	bool empty; /* an empty text is an item as well */
	/* Look at one; what is wrong is reported.  NULL: any text will do. */
	void (*check)(const struct sci_reading *reading, const struct profile_text *text);
	size_t (*same)(const char *text); /* the bytes by which two items are the same */
};

static const struct kind_of_list kinds[] = {
	[PROFILE_COLUMNS] = { "columns", "the names of columns", PROFILE_COLUMNS_MAX, false, NULL,
			      whole },
	[PROFILE_COUNTS] = { "counts", "a number of columns, a list of numbers, or any",
			     PROFILE_COUNTS_MAX, false, check_count, whole },
	[PROFILE_CALL] = { "call", "a column or a list of columns", PROFILE_CALL_MAX, false, NULL,
			   whole },
	[PROFILE_NULLS] = { "null", "a text or a list of texts", PROFILE_NULLS_MAX, true, NULL,
			    whole },
	[PROFILE_FROM] = { "from", "a text such as sip=status, or a list of them", SOURCES_MAX,
			   false, check_from, whole },
	[PROFILE_PROTOCOLS] = { "protocol", "a text such as ISDN=q850, or a list of them",
				PROFILE_PROTOCOLS_MAX, false, check_protocol, up_to_equals },
	[PROFILE_WITH] = { "with", "a text such as answered=answer!=, or a list of them",
			   CONTEXTS_MAX + CHOICES_MAX, false, check_with, NULL },
	[PROFILE_WHEN] = { "when", "a condition or a list of them", CONDITIONS_MAX, false,
			   profile_check_condition, whole },
};

static bool is_twice(const struct kind_of_list *kind, const char *a, const char *b)
{
	if (kind->same == NULL)
		return is_with_twice(a, b);
	return a[0] == b[0] && kind->same(a) == kind->same(b) && memcmp(a, b, kind->same(a)) == 0;
}

static void check_twice(const struct sci_reading *reading, const struct kind_of_list *kind,
			const struct profile_list *list)
{
	uint32_t i, k;

	for (i = 1; i < list->count; i++) {
		for (k = 0; k < i; k++)
			if (is_twice(kind, list->items[k].text, list->items[i].text))
				break;
		if (k < i)
			report_twice(reading, &list->items[k], &list->items[i], kind->key);
	}
}

static void read_item(const struct sci_reading *reading, const struct sci_node *node,
		      const struct kind_of_list *kind, struct profile_list *list)
{
	struct profile_text *text = &list->items[list->count];

	if (kind->empty && node->kind == SCI_SCALAR && node->length == 0)
		text->text = "";
	else
		profile_read_text(reading, node, text);
	if (text->text == NULL)
		return;
	text->node = node;
	list->count++;
	if (kind->check != NULL)
		kind->check(reading, text);
}

/* Whether it can be read as a list.  A text with a comma is more often a list without brackets
 * than one item. */
static bool is_list(const struct sci_reading *reading, const struct sci_node *node,
		    const struct kind_of_list *kind)
{
	char found[SCI_FOUND];

	if (node->kind == SCI_MAPPING) {
		sci_wrong_type(reading, node, kind->expected);
		return false;
	}
	if (!sci_is_filled_list(reading, node, kind->expected))
		return false;
	if (node->kind == SCI_SCALAR && memchr(node->text, ',', node->length) != NULL) {
		sci_report_add_kind(
			reading->report, &list_as_text, sci_node_place(node),
			"found %s, which is one text; expected a list, %s: [a, b]; or, if the comma is a part of it, %s: [\"a,b\"]",
			sci_node_found(node, found), kind->key, kind->key);
		return false;
	}
	if (sci_list_length(node) <= kind->most)
		return true;
	sci_report_add(reading->report, SCI_P_LIST_LENGTH, sci_node_place(node),
		       "found %u items; expected at most %u", sci_list_length(node), kind->most);
	return false;
}

void profile_read_items(const struct sci_reading *reading, const struct sci_node *node,
			enum profile_items kind, struct profile_list *list)
{
	const struct sci_node *item;

	if (node == NULL || !is_list(reading, node, &kinds[kind]))
		return;
	list->items = sci_arena_array(reading->keep, sci_list_length(node), sizeof(*list->items));
	if (list->items == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (item = sci_list_first(node); item != NULL; item = sci_list_next(node, item))
		read_item(reading, item, &kinds[kind], list);
	check_twice(reading, &kinds[kind], list);
}
