/* SPDX-License-Identifier: BSD-2-Clause */
#include "builtin.h"

#include "sipcause.h"

#include <string.h>

/* Whether a file lies in this folder itself, not in one below it. */
static bool is_in(const struct sci_builtin *file, const char *folder)
{
	size_t length = strlen(folder);

	return strncmp(file->path, folder, length) == 0 && strchr(file->path + length, '/') == NULL;
}

const struct sci_builtin *sci_builtin_find(const char *folder, const char *name)
{
	size_t i;

	for (i = 0; i < sci_builtin_count; i++)
		if (sci_builtins[i].name[0] == name[0] && strcmp(sci_builtins[i].name, name) == 0 &&
		    is_in(&sci_builtins[i], folder))
			return &sci_builtins[i];
	return NULL;
}

struct sci_node *sci_builtin_tree(const struct sci_builtin *builtin, const struct sci_file *file,
				  struct sci_arena *arena)
{
	struct sci_node *nodes = sci_arena_room(arena, builtin->count * sizeof(*nodes));
	uint32_t i;

	for (i = 0; nodes != NULL && i < builtin->count; i++) {
		const struct sci_builtin_node *from = &builtin->nodes[i];
		const bool scalar = from->kind == SCI_SCALAR;
		struct sci_node *to = &nodes[i];

		*to = (struct sci_node){
			.file = file,
			.next = from->next != 0 ? to + from->next : NULL,
			.first = !scalar && from->length > 0 ? to + 1 : NULL,
			.text = scalar ? (const char *)builtin->texts + from->text : NULL,
			.length = from->length,
			.line = from->line,
			.column = from->column,
			.kind = from->kind,
			.plain = from->plain,
			.constant = from->constant,
		};
	}
	return nodes;
}

static const char *name_at(const char *folder, size_t index)
{
	size_t i;

	for (i = 0; i < sci_builtin_count; i++)
		if (is_in(&sci_builtins[i], folder) && index-- == 0)
			return sci_builtins[i].name;
	return NULL;
}

const char *sipcause_shipped_map(size_t index)
{
	return name_at(SCI_BUILTIN_MAPS, index);
}

const char *sipcause_shipped_space(size_t index)
{
	return name_at(SCI_BUILTIN_SPACES, index);
}
