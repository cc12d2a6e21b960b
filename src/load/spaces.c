/* SPDX-License-Identifier: BSD-2-Clause */
#include "spaces.h"

#include "read-space.h"
#include "base/text.h"

#include <string.h>

/* What is known of a name: a space, or that there is none to be had. */
struct sci_held {
	const struct sipcause_space *space;
};

/* A space whose signs are yet to be read. */
struct sci_waiting {
	struct sci_waiting *next;
	struct sipcause_space *space;
	struct sci_signs signs;
};

bool sci_spaces_init(struct sci_spaces *spaces, struct sci_finder *finder,
		     sci_read_signs *read_signs)
{
	memset(spaces, 0, sizeof(*spaces));
	spaces->finder = finder;
	spaces->read_signs = read_signs;
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

/* false: it has no signs, or memory is out. */
static bool let_wait(struct sci_spaces *spaces, struct sipcause_space *space,
		     const struct sci_signs *signs)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_waiting *waiting;

	if (signs->reason_texts == NULL && signs->shift == NULL)
		return false;
	waiting = sci_arena_alloc(reading->scratch, sizeof(*waiting));
	if (waiting == NULL) {
		sci_report_no_memory(reading->report);
		return false;
	}
	waiting->space = space;
	waiting->signs = *signs;
	waiting->next = spaces->waiting;
	spaces->waiting = waiting;
	return true;
}

/* Spaces may speak of each other, and of themselves: each is there with its codes before
 * its signs are read, and those that they speak of wait in turn. */
static void read_signs(struct sci_spaces *spaces)
{
	spaces->reading_signs = true;
	while (spaces->waiting != NULL) {
		struct sci_waiting *waiting = spaces->waiting;

		spaces->waiting = waiting->next;
		spaces->read_signs(spaces, waiting->space, &waiting->signs);
	}
	spaces->reading_signs = false;
}

/* Read a space; its tree goes, but for one whose signs wait for others to be done. */
static void read_space(struct sci_spaces *spaces, const char *name, const struct sci_node *asker,
		       struct sci_held *held)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	const struct sci_mark mark = sci_arena_mark(reading->trees);
	struct sci_signs signs = { NULL, NULL };
	struct sipcause_space *space = NULL;
	const struct sci_node *root;
	bool waits;

	root = sci_finder_find(spaces->finder, SCI_DOCUMENT_SPACE, name, asker);
	if (root != NULL)
		space = sci_space_read(reading, root, name, &signs);
	if (space != NULL && !keep_space(spaces, space)) {
		sci_report_no_memory(reading->report);
		space = NULL;
	}
	held->space = space;
	waits = space != NULL && let_wait(spaces, space, &signs);
	if (waits && spaces->reading_signs)
		return;
	if (waits)
		read_signs(spaces);
	sci_arena_release(reading->trees, mark);
}

static const struct sipcause_space *take_in(struct sci_spaces *spaces, const char *name,
					    const struct sci_node *asker)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_held *held = sci_arena_alloc(reading->scratch, sizeof(*held));
	char *copy = sci_arena_text(reading->scratch, name, strlen(name));

	if (held == NULL || copy == NULL ||
	    !sci_names_add(&spaces->names, reading->scratch, copy, strlen(copy), held)) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	read_space(spaces, name, asker, held);
	return held->space;
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
