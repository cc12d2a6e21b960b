/* SPDX-License-Identifier: BSD-2-Clause */
#include "members.h"

#include "base/text.h"

#include <string.h>

#define COUNT_MAX 1000000000
#define KEYS_MAX 64

void members_read(struct at at, const struct sci_node *node, const char *what,
		  const struct member *members, size_t count, void *out)
{
	struct sci_node *values[KEYS_MAX] = { NULL };
	struct sci_field fields[KEYS_MAX] = { { NULL, NULL, false } };
	size_t i;

	for (i = 0; i < count; i++)
		fields[i] = (struct sci_field){ members[i].key, &values[i], members[i].required };
	sci_fields_read(at.reading, node, what, fields, count);
	for (i = 0; i < count; i++) {
		const struct at inner = { at.reading, at.where | members[i].where };

		if (values[i] != NULL)
			members[i].read(inner, values[i], (char *)out + members[i].offset);
	}
}
void member_line(struct at at, const struct sci_node *node, void *out)
{
	sci_read_text(at.reading, node, out);
}

/* A text that may have line ends, but no NUL, which would end it. */
void member_any(struct at at, const struct sci_node *node, void *out)
{
	if (node->kind != SCI_SCALAR || strlen(node->text) != node->length)
		sci_wrong_type(at.reading, node, "a text");
	else
		*(const char **)out = sci_keep_text(at.reading, node);
}

void member_grade(struct at at, const struct sci_node *node, void *out)
{
	sci_read_grade(at.reading, node, out);
}

void member_count(struct at at, const struct sci_node *node, void *out)
{
	int32_t number = 0;

	if (!sci_read_number(at.reading, node, &number))
		return;
	if (number > COUNT_MAX)
		sci_report_add(at.reading->report, SCI_P_OUT_OF_RANGE, sci_node_place(node),
			       "found %d; expected at most %d", number, COUNT_MAX);
	else
		*(int32_t *)out = number;
}

void member_name(struct at at, const struct sci_node *node, const char *expected, const char **out)
{
	char found[SCI_FOUND];

	if (node->kind == SCI_SCALAR && sci_is_file_name(node->text, node->length))
		*out = sci_keep_text(at.reading, node);
	else
		sci_report_add(at.reading->report, SCI_P_NAME, sci_node_place(node),
			       "found %s; expected %s", sci_node_found(node, found), expected);
}

void member_space(struct at at, const struct sci_node *node, void *out)
{
	member_name(at, node, MEMBER_SPACE, out);
}

/* Whether a list has so many items at most. */
bool member_is_short(const struct sci_reading *reading, const struct sci_node *list, uint32_t most)
{
	if (list->length > most && list->kind != SCI_SCALAR)
		sci_report_add(reading->report, SCI_P_LIST_LENGTH, sci_node_place(list),
			       "found %u items; expected at most %u", list->length, most);
	return list->kind == SCI_SCALAR || list->length <= most;
}
