/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A table of names (without ASCII case, or exact) and what they stand for, living in
 * an arena.  It is built once and then only read.
 */
#ifndef SCI_NAMES_H
#define SCI_NAMES_H

#include "arena.h"

#include <stdbool.h>
#include <stdint.h>

struct sci_name {
	const char *text; /* NULL: a free place */
	uint32_t length;
	uint32_t hash;
	const void *value;
};

struct sci_names {
	struct sci_name *places;
	uint32_t mask; /* places - 1; places is a power of two */
	uint32_t count;
	bool fold; /* compare without ASCII case */
};

/* Prepare for about `expected` names; more may come. false: memory is out. */
bool sci_names_init(struct sci_names *names, struct sci_arena *arena, uint32_t expected, bool fold);
/* The value of a name, NULL when it is not there. */
const void *sci_names_get(const struct sci_names *names, const char *text, size_t length);
/* Add a name (text must outlive the table). false: memory is out. */
bool sci_names_add(struct sci_names *names, struct sci_arena *arena, const char *text,
		   size_t length, const void *value);
/* The value of a name, which is this one where it had none; NULL: memory is out. */
const void *sci_names_meet(struct sci_names *names, struct sci_arena *arena, const char *text,
			   size_t length, const void *value);

#endif
