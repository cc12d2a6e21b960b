/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A table of byte strings, each with a number: 0, 1, 2, ... in the order in which
 * they came.  It holds so many and no more, whatever the input brings.
 */
#ifndef SCI_STRING_TABLE_H
#define SCI_STRING_TABLE_H

#include "arena.h"

#include <stddef.h>
#include <stdint.h>

#define SCI_STRINGS_NONE UINT32_MAX
/* The largest of all limits. */
#define SCI_STRINGS_MOST (UINT32_C(1) << 30)

struct sci_strings {
	struct sci_string *entries;
	uint32_t *places; /* entry + 1; 0 is free */
	uint32_t count;
	uint32_t room;          /* of entries */
	uint32_t mask;          /* of places */
	uint32_t most;          /* entries */
	struct sci_arena *keep; /* holds the bytes; NULL: the table does */
};

void sci_strings_init(struct sci_strings *strings, uint32_t most, struct sci_arena *keep);
/* Bytes in an arena stay there. */
void sci_strings_free(struct sci_strings *strings);
/* The number of a string, SCI_STRINGS_NONE when it is not there. */
uint32_t sci_strings_find(const struct sci_strings *strings, const void *bytes, size_t length);
/* Add a string that is not there; SCI_STRINGS_NONE when the table is full or memory
 * is out. */
uint32_t sci_strings_add(struct sci_strings *strings, const void *bytes, size_t length);
/* The string of a number, aligned for pointers and 64-bit numbers. */
const void *sci_strings_bytes(const struct sci_strings *strings, uint32_t number, size_t *length);
/* The table's copy of these bytes, which are added where they are not there; NULL as
 * for sci_strings_add(). */
const void *sci_strings_keep(struct sci_strings *strings, const void *bytes, size_t length);

#endif
