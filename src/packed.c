/* SPDX-License-Identifier: BSD-2-Clause */
#include "packed.h"

struct sci_node *sci_packed_unpack(const struct sci_packed *packed, const struct sci_file *file,
				   struct sci_arena *arena)
{
	struct sci_node *nodes = sci_arena_array(arena, packed->count, sizeof(*nodes));
	uint32_t i;

	for (i = 0; nodes != NULL && i < packed->count; i++) {
		const struct sci_packed_node *from = &packed->nodes[i];
		struct sci_node *to = &nodes[i];

		to->file = file;
		to->next = from->next != 0 ? to + from->next : NULL;
		if (from->kind == SCI_SCALAR)
			to->text = (const char *)packed->texts + from->text;
		else if (from->length > 0)
			to->first = to + 1;
		to->length = from->length;
		to->line = from->line;
		to->column = from->column;
		to->kind = from->kind;
		to->plain = from->plain;
		to->constant = from->constant;
	}
	return nodes;
}
