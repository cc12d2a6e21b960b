/* SPDX-License-Identifier: BSD-2-Clause */
#include "arena.h"

#include "alloc.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#define FIRST_CHUNK ((size_t)16 * 1024)
#define LARGEST_STEP ((size_t)1024 * 1024)

struct sci_chunk {
	struct sci_chunk *next;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char bytes[];
};

static struct sci_chunk *add_chunk(struct sci_arena *arena, size_t least)
{
	size_t size = arena->total < FIRST_CHUNK ? FIRST_CHUNK : arena->total;
	struct sci_chunk *chunk;

	if (size > LARGEST_STEP)
		size = LARGEST_STEP;
	if (size < least)
		size = least;
	chunk = sci_malloc(sizeof(*chunk) + size);
	if (chunk == NULL)
		return NULL;
	chunk->size = size;
	chunk->used = 0;
	arena->total += size;
	/* A piece of a size of its own goes behind the chunk that has room left. */
	if (arena->chunks != NULL && size == least) {
		chunk->next = arena->chunks->next;
		arena->chunks->next = chunk;
	} else {
		chunk->next = arena->chunks;
		arena->chunks = chunk;
	}
	return chunk;
}

void *sci_arena_alloc(struct sci_arena *arena, size_t size)
{
	const size_t mask = alignof(max_align_t) - 1;
	struct sci_chunk *chunk = arena->chunks;
	void *piece;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = size == 0 ? mask + 1 : (size + mask) & ~mask;
	if (chunk == NULL || chunk->size - chunk->used < size) {
		chunk = add_chunk(arena, size);
		if (chunk == NULL)
			return NULL;
	}
	piece = chunk->bytes + chunk->used;
	chunk->used += size;
	return memset(piece, 0, size);
}

void *sci_arena_array(struct sci_arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 2 / size)
		return NULL;
	return sci_arena_alloc(arena, count * size);
}

char *sci_arena_text(struct sci_arena *arena, const char *text, size_t length)
{
	char *copy = sci_arena_alloc(arena, length + 1);

	if (copy != NULL)
		memcpy(copy, text, length);
	return copy;
}

void sci_arena_free(struct sci_arena *arena)
{
	while (arena->chunks != NULL) {
		struct sci_chunk *chunk = arena->chunks;

		arena->chunks = chunk->next;
		sci_free(chunk);
	}
	arena->total = 0;
}
