/* SPDX-License-Identifier: BSD-2-Clause */
/* Blocks of bytes of which equal ones are stored once: pages, slots. */
#ifndef SCI_INTERN_H
#define SCI_INTERN_H

#include "arena.h"

#include <stdint.h>

struct sci_interned {
	const void *bytes;
	size_t size;
	uint64_t hash;
};

struct sci_intern {
	struct sci_arena *keep;    /* holds the blocks */
	struct sci_arena *scratch; /* holds the table of them */
	struct sci_interned *places;
	size_t mask;
	size_t count;
};

/* A stored copy of these bytes; NULL when memory is out. */
const void *sci_intern(struct sci_intern *intern, const void *bytes, size_t size);

#endif
