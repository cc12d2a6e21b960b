/* SPDX-License-Identifier: BSD-2-Clause */
#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static bool is_inside_character(char byte)
{
	return ((unsigned char)byte & 0xC0u) == 0x80;
}

/* Copy text; where it does not fit keep its end (the file's own name) or its
 * start, in whole characters. */
static void put_text(char *room, size_t size, const char *text, bool keep_end)
{
	size_t length = strlen(text), from, until;

	if (length < size) {
		memcpy(room, text, length + 1);
		return;
	}
	if (keep_end) {
		for (from = length - (size - 4); is_inside_character(text[from]); from++)
			;
		memcpy(room, "...", 3);
		memcpy(room + 3, text + from, length - from + 1);
		return;
	}
	for (until = size - 4; until > 0 && is_inside_character(text[until]); until--)
		;
	memcpy(room, text, until);
	memcpy(room + until, "...", 4);
}

void sci_error_set(struct sipcause_error *error, int32_t code, const char *id,
		   struct sci_place place, const char *message)
{
	uint32_t size;

	if (error == NULL || error->size < sizeof(*error))
		return;
	size = error->size;
	memset(error, 0, sizeof(*error));
	error->size = size;
	error->code = code;
	error->line = place.line;
	error->column = place.column;
	put_text(error->id, sizeof(error->id), id, false);
	put_text(error->message, sizeof(error->message), message, false);
	if (place.file != NULL)
		put_text(error->file, sizeof(error->file), place.file->name, true);
}
