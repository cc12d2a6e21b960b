/* SPDX-License-Identifier: BSD-2-Clause */
#include "spaces.h"

#include "read-space.h"
#include "base/text.h"

#include <string.h>

/* What the shelf knows of a name: a space, or that there is none to be had. */
struct sci_held {
	const struct sipcause_space *space;
};

bool sci_shelf_init(struct sci_shelf *shelf, struct sci_documents *documents)
{
	memset(shelf, 0, sizeof(*shelf));
	shelf->documents = documents;
	return sci_names_init(&shelf->names, documents->reading.scratch, 32, false);
}

static bool keep_space(struct sci_shelf *shelf, struct sipcause_space *space)
{
	if (shelf->count == shelf->room) {
		uint32_t room = shelf->room == 0 ? 16 : shelf->room * 2;
		struct sipcause_space **spaces = sci_arena_array(
			shelf->documents->reading.keep, room, sizeof(struct sipcause_space *));

		if (spaces == NULL)
			return false;
		if (shelf->count > 0)
			memcpy(spaces, shelf->spaces, shelf->count * sizeof(*spaces));
		shelf->spaces = spaces;
		shelf->room = room;
	}
	shelf->spaces[shelf->count++] = space;
	return true;
}

static const struct sipcause_space *take_in(struct sci_shelf *shelf, const char *name,
					    const struct sci_node *asker)
{
	const struct sci_reading *reading = &shelf->documents->reading;
	struct sci_held *held = sci_arena_alloc(reading->scratch, sizeof(*held));
	char *copy = sci_arena_text(reading->scratch, name, strlen(name));
	const struct sci_mark mark = sci_arena_mark(reading->trees);
	struct sipcause_space *space = NULL;
	const struct sci_node *root;

	if (held == NULL || copy == NULL ||
	    !sci_names_add(&shelf->names, reading->scratch, copy, strlen(copy), held)) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	root = sci_documents_find(shelf->documents, SCI_DOCUMENT_SPACE, name, asker);
	if (root != NULL)
		space = sci_spacedoc_read(reading, root, name);
	sci_arena_release(reading->trees, mark);
	if (space != NULL && !keep_space(shelf, space)) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	held->space = space;
	return space;
}

const struct sipcause_space *sci_shelf_ask(struct sci_shelf *shelf, const char *name)
{
	const struct sci_held *held = sci_names_get(&shelf->names, name, strlen(name));

	return held != NULL ? held->space : take_in(shelf, name, NULL);
}

const struct sipcause_space *sci_shelf_space(struct sci_shelf *shelf, const struct sci_node *node)
{
	const struct sci_reading *reading = &shelf->documents->reading;
	const struct sci_held *held;
	char found[SCI_FOUND];

	if (node->kind != SCI_SCALAR || !sci_is_file_name(node->text, node->length)) {
		sci_report_add(reading->report, SCI_P_FILE_NAME, sci_node_place(node),
			       "found %s; expected the name of a space",
			       sci_node_found(node, found));
		return NULL;
	}
	held = sci_names_get(&shelf->names, node->text, node->length);
	return held != NULL ? held->space : take_in(shelf, node->text, node);
}
