/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-names.h"

#include "base/count.h"
#include "base/text.h"

#include <string.h>

/* Words that mean something in maps, so that no code may be called so. */
static const char *const keywords[] = { "none", "same", "unlisted", "class", "present", "absent" };

bool sci_is_keyword(const char *text, size_t length)
{
	size_t i;

	/* Few names are as short as a keyword is. */
	if (length > sizeof("unlisted") - 1)
		return false;
	for (i = 0; i < SCI_COUNT(keywords); i++)
		if (sci_text_is_folded(text, length, keywords[i]))
			return true;
	return false;
}

const char *sci_space_add_name(const struct sci_reading *reading, struct sipcause_space *space,
			       const struct sci_node *node, const void *meaning)
{
	const uint32_t count = space->names.count;
	char found[SCI_FOUND];
	const char *text;

	if (node->kind != SCI_SCALAR || !sci_is_name(node->text, node->length)) {
		sci_report_add(reading->report, SCI_P_NAME, sci_node_place(node),
			       "found %s; expected a name: letters, digits, '.', '_' and '-', "
			       "a letter among them, at most 64",
			       sci_node_found(node, found));
		return NULL;
	}
	if (sci_is_keyword(node->text, node->length)) {
		sci_report_add(reading->report, SCI_P_NAME, sci_node_place(node),
			       "found %s, which is a keyword of maps; "
			       "expected another name",
			       sci_node_found(node, found));
		return NULL;
	}
	text = sci_keep_text(reading, node);
	if (text == NULL)
		return NULL;
	if (sci_names_meet(&space->names, reading->keep, text, node->length, meaning) == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	if (space->names.count == count) {
		sci_report_add(reading->report, SCI_P_DUPLICATE_NAME, sci_node_place(node),
			       "found %s, which names another code, class or set of space %s; "
			       "expected another name",
			       sci_node_found(node, found), space->name);
		return NULL;
	}
	return text;
}

/* ------------------------------------------------------- names of the space */

/* Letters, digits and some other characters, a letter among them. */
static bool has_form(const struct sci_node *node, const char *others)
{
	bool letter = false;
	uint32_t i;

	if (node->kind != SCI_SCALAR || node->length == 0 || node->length > 64)
		return false;
	for (i = 0; i < node->length; i++) {
		const char c = node->text[i];

		if (sci_is_letter(c))
			letter = true;
		else if (!sci_is_digit(c) && (c == '\0' || strchr(others, c) == NULL))
			return false;
	}
	return letter;
}

static bool check_count(const struct sci_reading *reading, const struct sci_node *list,
			uint32_t count)
{
	if (count <= SCI_CALLED_MAX)
		return true;
	sci_report_add(reading->report, SCI_P_LIST_LENGTH, sci_node_place(list),
		       "found %u items; expected at most %d", count, SCI_CALLED_MAX);
	return false;
}

/* Whether a name, without case, stands in its list for the first time. */
static bool is_first(const struct sci_reading *reading, struct sci_names *seen,
		     const struct sci_node *node, const char *what)
{
	char found[SCI_FOUND];

	if (sci_names_get(seen, node->text, node->length) != NULL) {
		sci_report_add(reading->report, SCI_P_DUPLICATE_NAME, sci_node_place(node),
			       "%s is given twice in %s, whatever its case; expected it once",
			       sci_node_found(node, found), what);
		return false;
	}
	if ((seen->places == NULL && !sci_names_init(seen, reading->scratch, 8, true)) ||
	    !sci_names_add(seen, reading->scratch, node->text, node->length, node))
		sci_report_no_memory(reading->report);
	return true;
}

static bool check_called(const struct sci_reading *reading, const struct sipcause_space *space,
			 const struct sci_node *item)
{
	char found[SCI_FOUND];

	if (!has_form(item, "._-/")) {
		sci_report_add(reading->report, SCI_P_NAME, sci_node_place(item),
			       "found %s; expected another name of the space: at most 64 letters, "
			       "digits and ._-/ with at least one letter",
			       sci_node_found(item, found));
		return false;
	}
	if (!sci_text_is_folded(item->text, item->length, space->name))
		return true;
	sci_report_add(reading->report, SCI_P_DUPLICATE_NAME, sci_node_place(item),
		       "found %s, which is the name of the space; expected another name",
		       sci_node_found(item, found));
	return false;
}

void sci_called_read(const struct sci_reading *reading, struct sipcause_space *space,
		     const struct sci_node *list)
{
	struct sci_names seen = { NULL, 0, 0, true };
	const struct sci_node *item;
	struct sci_spot *spots;
	const char **called;

	if (!sci_is_filled_list(reading, list, "a list of names") ||
	    !check_count(reading, list, sci_list_length(list)))
		return;
	called = sci_arena_array(reading->keep, sci_list_length(list), sizeof(*called));
	spots = sci_arena_array(reading->keep, sci_list_length(list), sizeof(*spots));
	if (called == NULL || spots == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	space->called = called;
	space->called_spots = spots;
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item)) {
		if (!check_called(reading, space, item) ||
		    !is_first(reading, &seen, item, "`called`"))
			continue;
		spots[space->called_count].line = item->line;
		spots[space->called_count].column = item->column;
		called[space->called_count] = sci_keep_text(reading, item);
		space->called_count += called[space->called_count] != NULL;
	}
}

/* ---------------------------------------------------------------- protocols */

struct protocols {
	const struct sci_reading *reading;
	struct sipcause_space *space;
	struct sci_names seen;
};

static void add_protocol(struct protocols *protocols, const struct sci_node *item, bool lenient)
{
	struct sci_protocol *protocol =
		&protocols->space->protocols[protocols->space->protocol_count];
	char found[SCI_FOUND];

	if (!has_form(item, "-.!%*_+`'~")) {
		sci_report_add(
			protocols->reading->report, SCI_P_NAME, sci_node_place(item),
			"found %s; expected a protocol of the Reason header field: at most 64 "
			"letters, digits and -.!%%*_+`'~ with at least one letter",
			sci_node_found(item, found));
		return;
	}
	if (!is_first(protocols->reading, &protocols->seen, item, "`protocols`"))
		return;
	protocol->name = sci_keep_text(protocols->reading, item);
	protocol->length = item->length;
	protocol->space = protocols->space;
	protocol->lenient = lenient;
	protocol->line = item->line;
	protocol->column = item->column;
	protocols->space->protocol_count += protocol->name != NULL;
}

/* The list of names that are only read; NULL: the item is a name itself, or reported. */
static const struct sci_node *read_only(const struct sci_reading *reading,
					const struct sci_node *item)
{
	struct sci_node *list = NULL;
	const struct sci_field fields[] = { { "read", &list, true } };

	if (item->kind != SCI_MAPPING ||
	    !SCI_FIELDS_READ(reading, item, "protocols that are only read", fields) ||
	    !sci_is_filled_list(reading, list, "a list of protocols"))
		return NULL;
	return list;
}

void sci_protocols_read(const struct sci_reading *reading, struct sipcause_space *space,
			const struct sci_node *list)
{
	struct protocols protocols = { reading, space, { NULL, 0, 0, true } };
	const struct sci_node *item, *read = NULL, *name;
	uint32_t count = 0;

	if (!sci_is_filled_list(reading, list, "a list of protocols"))
		return;
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item)) {
		const struct sci_node *more = read_only(reading, item);

		if (more != NULL && read != NULL)
			sci_report_add(reading->report, SCI_P_DUPLICATE_KEY, sci_node_place(item),
				       "`read` is given twice in `protocols`; expected it once");
		read = read != NULL ? read : more;
		count += item->kind != SCI_MAPPING;
	}
	count += read != NULL ? sci_list_length(read) : 0;
	if (!check_count(reading, list, count))
		return;
	space->protocols =
		sci_arena_array(reading->keep, count > 0 ? count : 1, sizeof(*space->protocols));
	if (space->protocols == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item))
		if (item->kind != SCI_MAPPING)
			add_protocol(&protocols, item, false);
	for (name = read != NULL ? sci_list_first(read) : NULL; name != NULL;
	     name = sci_list_next(read, name))
		add_protocol(&protocols, name, true);
}
