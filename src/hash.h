/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Two hash tables with open addressing, at most half full, living in an arena:
 * words (without ASCII case, or exact) and numbers.  Each is built once and
 * then only read.
 */
#ifndef SCI_HASH_H
#define SCI_HASH_H

#include "arena.h"

#include <stdbool.h>
#include <stdint.h>

struct sci_word {
	const char *text; /* NULL: a free place */
	uint32_t length;
	uint32_t hash;
	const void *value;
};

struct sci_words {
	struct sci_word *places;
	uint32_t mask; /* places - 1; places is a power of two */
	uint32_t count;
	bool fold; /* compare without ASCII case */
};

/* Prepare for about `expected` words; more may come. false: memory is out. */
bool sci_words_init(struct sci_words *words, struct sci_arena *arena, uint32_t expected, bool fold);
/* The value of a word, NULL when it is not there. */
const void *sci_words_get(const struct sci_words *words, const char *text, size_t length);
/* Add a word (text must outlive the table). false: memory is out. */
bool sci_words_add(struct sci_words *words, struct sci_arena *arena, const char *text,
		   size_t length, const void *value);

struct sci_number_place {
	int32_t key; /* -1: a free place; every key is a code, so >= 0 */
	uint32_t value;
};

struct sci_numbers {
	struct sci_number_place *places;
	uint32_t mask;
};

bool sci_numbers_init(struct sci_numbers *numbers, struct sci_arena *arena, uint32_t count);
/* Add a number; no more than the count that init was told. */
void sci_numbers_add(struct sci_numbers *numbers, int32_t key, uint32_t value);
/* Its value, or UINT32_MAX. */
uint32_t sci_numbers_get(const struct sci_numbers *numbers, int32_t key);

/* A hash of bytes, for tables that are built elsewhere. */
uint64_t sci_hash_bytes(const void *bytes, size_t length, uint64_t seed);

#endif
