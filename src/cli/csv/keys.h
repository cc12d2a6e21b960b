/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A table of byte strings, each with a number: 0, 1, 2, ... in the order in which
 * they came.  It holds so many and no more, whatever the input brings.
 */
#ifndef CSV_KEYS_H
#define CSV_KEYS_H

#include <stddef.h>
#include <stdint.h>

#define KEYS_NONE UINT32_MAX

struct keys {
	struct keys_entry *entries;
	uint32_t *places; /* entry + 1; 0 is free */
	uint32_t count;
	uint32_t room; /* of entries */
	uint32_t mask; /* of places */
	uint32_t most;
};

void keys_make(struct keys *keys, uint32_t most);
void keys_drop(struct keys *keys);
/* The number of a string, KEYS_NONE when it is not there. */
uint32_t keys_find(const struct keys *keys, const void *bytes, size_t length);
/* Add a string that is not there; KEYS_NONE when there is no room left. */
uint32_t keys_add(struct keys *keys, const void *bytes, size_t length);
/* The string of a number. */
const void *keys_bytes(const struct keys *keys, uint32_t number, size_t *length);

#endif
