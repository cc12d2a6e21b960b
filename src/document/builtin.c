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
			.constant = from->constant,
		};
	}
	return nodes;
}

const char *sci_builtin_name_at(const char *folder, size_t index)
{
	size_t i;

	for (i = 0; i < sci_builtin_count; i++)
		if (is_in(&sci_builtins[i], folder) && index-- == 0)
			return sci_builtins[i].name;
	return NULL;
}

void sci_builtin_consider(const char *folder, struct sci_near *near)
{
	size_t i;

	for (i = 0; i < sci_builtin_count; i++)
		if (is_in(&sci_builtins[i], folder))
			sci_near_consider(near, sci_builtins[i].name, strlen(sci_builtins[i].name));
}

const char *sipcause_shipped_map(size_t index)
{
	return sci_builtin_name_at(SCI_BUILTIN_MAPS, index);
}

const char *sipcause_shipped_space(size_t index)
{
	return sci_builtin_name_at(SCI_BUILTIN_SPACES, index);
}

static int compare_names(const char *left, size_t left_length, const char *right,
			 size_t right_length)
{
	size_t i;

	for (i = 0; i < left_length && i < right_length; i++)
		if (sci_lower(left[i]) != right[i])
			return (unsigned char)sci_lower(left[i]) < (unsigned char)right[i] ? -1 : 1;
	return (left_length > right_length) - (left_length < right_length);
}

static const struct sci_builtin_name *find_name(const char *name, size_t length)
{
	size_t low = 0, high = sci_builtin_name_count;

	while (name != NULL && low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct sci_builtin_name *entry = &sci_builtin_names[middle];
		const int order = compare_names(name, length, sci_builtin_name_texts + entry->text,
						entry->length);

		if (order == 0)
			return entry;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const char *sci_builtin_near(const char *name, size_t length, unsigned distance)
{
	struct sci_near near;
	size_t i;

	sci_near_begin(&near, name, length);
	near.distance = distance < near.distance ? distance : near.distance;
	for (i = 0; i < sci_builtin_name_count; i++)
		sci_near_consider(&near, sci_builtin_name_texts + sci_builtin_names[i].text,
				  sci_builtin_names[i].length);
	return near.word != NULL ? sipcause_shipped_called(near.word, near.word_length) : NULL;
}

const char *sipcause_shipped_called(const char *name, size_t length)
{
	const struct sci_builtin_name *entry = find_name(name, length);

	return entry != NULL ? sci_builtins[entry->file].name : NULL;
}

const char *sipcause_shipped_protocol(const char *text, size_t length)
{
	const struct sci_builtin_name *entry = find_name(text, length);

	return entry != NULL && entry->protocol ? sci_builtins[entry->file].name : NULL;
}
