/* SPDX-License-Identifier: BSD-2-Clause */
#include "spaces.h"

#include "read-space.h"
#include "base/text.h"

#include <string.h>

/* What is known of a name: a space, or that there is none to be had. */
struct sci_held {
	const struct sipcause_space *space;
};

bool sci_spaces_init(struct sci_spaces *spaces, struct sci_finder *finder)
{
	memset(spaces, 0, sizeof(*spaces));
	spaces->finder = finder;
	return sci_names_init(&spaces->names, finder->reading.scratch, 32, false);
}

static bool keep_space(struct sci_spaces *spaces, struct sipcause_space *space)
{
	if (spaces->count == spaces->room) {
		uint32_t room = spaces->room == 0 ? 16 : spaces->room * 2;
		struct sipcause_space **list = sci_arena_array(spaces->finder->reading.keep, room,
							       sizeof(struct sipcause_space *));

		if (list == NULL)
			return false;
		if (spaces->count > 0)
			memcpy(list, spaces->list, spaces->count * sizeof(*list));
		spaces->list = list;
		spaces->room = room;
	}
	spaces->list[spaces->count++] = space;
	return true;
}

static const struct sipcause_space *take_in(struct sci_spaces *spaces, const char *name,
					    const struct sci_node *asker)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_held *held = sci_arena_alloc(reading->scratch, sizeof(*held));
	char *copy = sci_arena_text(reading->scratch, name, strlen(name));
	const struct sci_mark mark = sci_arena_mark(reading->trees);
	struct sipcause_space *space = NULL;
	const struct sci_node *root;

	if (held == NULL || copy == NULL ||
	    !sci_names_add(&spaces->names, reading->scratch, copy, strlen(copy), held)) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	root = sci_finder_find(spaces->finder, SCI_DOCUMENT_SPACE, name, asker);
	if (root != NULL)
		space = sci_space_read(reading, root, name);
	sci_arena_release(reading->trees, mark);
	if (space != NULL && !keep_space(spaces, space)) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	held->space = space;
	return space;
}

const struct sipcause_space *sci_spaces_ask(struct sci_spaces *spaces, const char *name)
{
	const struct sci_held *held = sci_names_get(&spaces->names, name, strlen(name));

	return held != NULL ? held->space : take_in(spaces, name, NULL);
}

const struct sipcause_space *sci_spaces_get(struct sci_spaces *spaces, const struct sci_node *node)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	const struct sci_held *held;
	char found[SCI_FOUND];

	if (node->kind != SCI_SCALAR || !sci_is_file_name(node->text, node->length)) {
		sci_report_add(reading->report, SCI_P_FILE_NAME, sci_node_place(node),
			       "found %s; expected the name of a space",
			       sci_node_found(node, found));
		return NULL;
	}
	held = sci_names_get(&spaces->names, node->text, node->length);
	return held != NULL ? held->space : take_in(spaces, node->text, node);
}
