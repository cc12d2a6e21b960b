/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-names.h"

#include "base/count.h"
#include "base/text.h"

#include <string.h>

/* Words that mean something in maps, so that no code may be called so. */
static const char *const keywords[] = { "none", "same", "unlisted", "class", "present", "absent" };

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

const char *sci_space_add_name(const struct sci_reading *reading, struct sipcause_space *space,
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
