/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A table from codes to numbers, living in an arena: how a sparse table finds the
 * slot of a single code.  It is built once and then only read.
 */
#ifndef SCI_NUMBERS_H
#define SCI_NUMBERS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct sci_number_place {
	int32_t key; /* -1: a free place; every key is a code, so >= 0 */
	uint32_t value;
};

struct sci_numbers {
	struct sci_number_place *places;
	uint32_t mask;
};

/* Prepare for so many numbers. false: memory is out. */
bool sci_numbers_init(struct sci_numbers *numbers, struct sci_arena *arena, uint32_t count);
/* Add a number; no more than the count that init was told. */
void sci_numbers_add(struct sci_numbers *numbers, int32_t key, uint32_t value);
/* Its value, or UINT32_MAX. */
uint32_t sci_numbers_get(const struct sci_numbers *numbers, int32_t key);

#endif
