/* SPDX-License-Identifier: BSD-2-Clause */
#include "cursor.h"

#include "base/alloc.h"

#include <string.h>

void *sci_cursor_new(size_t size,
		     int (*next)(struct sipcause_cursor *cursor, struct sipcause_result *row))
{
	struct sipcause_cursor *cursor = sci_malloc(size);

	if (cursor == NULL)
		return NULL;
	memset(cursor, 0, size);
	cursor->next = next;
	cursor->state = 1;
	return cursor;
}

void sipcause_cursor_free(struct sipcause_cursor *cursor)
{
	if (cursor == NULL)
		return;
	if (cursor->end != NULL)
		cursor->end(cursor);
	sci_arena_free(&cursor->arena);
	sci_free(cursor);
}

int sipcause_cursor_next(struct sipcause_cursor *cursor, struct sipcause_result *row)
{
	if (cursor == NULL || row == NULL || row->size < SCI_RESULT_LEAST)
		return SIPCAUSE_E_ARGUMENT;
	if (cursor->state == 1)
		cursor->state = cursor->next(cursor, row);
	return cursor->state;
}
