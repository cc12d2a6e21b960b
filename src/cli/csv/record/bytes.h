/* SPDX-License-Identifier: BSD-2-Clause */
/* A buffer that grows. */
#ifndef CSV_BYTES_H
#define CSV_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct bytes {
	char *bytes;
	size_t length;
	size_t room;
};

/* Room for so many more. false: out of memory. */
static inline bool bytes_need(struct bytes *bytes, size_t more)
{
	size_t room = bytes->room == 0 ? 4096 : bytes->room;
	char *grown;

	if (bytes->room - bytes->length >= more && bytes->bytes != NULL)
		return true;
	while (room - bytes->length < more)
		room *= 2;
	grown = realloc(bytes->bytes, room);
	if (grown == NULL)
		return false;
	bytes->bytes = grown;
	bytes->room = room;
	return true;
}

static inline bool bytes_add(struct bytes *bytes, const void *more, size_t length)
{
	if (!bytes_need(bytes, length))
		return false;
	if (length > 0)
		memcpy(bytes->bytes + bytes->length, more, length);
	bytes->length += length;
	return true;
}

#endif
