/* SPDX-License-Identifier: BSD-2-Clause */
#include "arena.h"

#include "alloc.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#define FIRST_CHUNK ((size_t)16 * 1024)
#define SMALL_TOTAL ((size_t)256 * 1024)
#define LARGE_CHUNK ((size_t)8 * 1024 * 1024)
#define HUGE_PAGE ((size_t)2 * 1024 * 1024)

union unit {
	void *pointer;
	uint64_t number;
};

struct sci_chunk {
	struct sci_chunk *next;
	unsigned char *bytes; /* behind this, or at the next huge page */
	size_t size;
	size_t used; /* by pieces, from the front */
	size_t end;  /* where text begins, which fills the chunk from the back */
};

/* A large catalog costs the system a page fault for every 4 KiB, more than it
 * costs to read the map; where huge pages are only given on request, ask. */
static void ask_for_huge_pages(struct sci_chunk *chunk, size_t size)
{
	chunk->bytes += HUGE_PAGE - (uintptr_t)chunk->bytes % HUGE_PAGE;
#ifdef MADV_HUGEPAGE
	madvise(chunk->bytes, size, MADV_HUGEPAGE);
#else
	(void)size;
#endif
}

static struct sci_chunk *new_chunk(size_t size)
{
	const bool large = size >= HUGE_PAGE;
	struct sci_chunk *chunk = sci_malloc(sizeof(*chunk) + size + (large ? HUGE_PAGE : 0));

	if (chunk == NULL)
		return NULL;
	chunk->bytes = (unsigned char *)(chunk + 1);
	chunk->used = 0;
	chunk->size = chunk->end = size;
	if (large)
		ask_for_huge_pages(chunk, size);
	return chunk;
}

static size_t chunk_size(const struct sci_arena *arena, size_t least)
{
	size_t size = arena->total < FIRST_CHUNK ? FIRST_CHUNK : arena->total;

	if (size >= SMALL_TOTAL || least >= SMALL_TOTAL)
		size = LARGE_CHUNK;
	return size > least ? size : least;
}

static struct sci_chunk *add_chunk(struct sci_arena *arena, size_t least)
{
	struct sci_chunk *chunk = new_chunk(chunk_size(arena, least));

	if (chunk == NULL)
		return NULL;
	arena->total += chunk->size;
	/* A piece of a size of its own goes behind the chunk that has room left. */
	if (arena->chunks != NULL && chunk->size == least) {
		chunk->next = arena->chunks->next;
		arena->chunks->next = chunk;
	} else {
		chunk->next = arena->chunks;
		arena->chunks = chunk;
	}
	return chunk;
}

/* The chunk with room for so many bytes. */
static inline struct sci_chunk *find_room(struct sci_arena *arena, size_t size)
{
	struct sci_chunk *chunk = arena->chunks;

	if (chunk != NULL && chunk->end - chunk->used >= size)
		return chunk;
	return add_chunk(arena, size);
}

void *sci_arena_room(struct sci_arena *arena, size_t size)
{
	const size_t mask = alignof(union unit) - 1;
	struct sci_chunk *chunk;
	void *piece;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = size == 0 ? mask + 1 : (size + mask) & ~mask;
	chunk = find_room(arena, size);
	if (chunk == NULL)
		return NULL;
	piece = chunk->bytes + chunk->used;
	chunk->used += size;
	return piece;
}

void *sci_arena_alloc(struct sci_arena *arena, size_t size)
{
	void *piece = sci_arena_room(arena, size);

	return piece != NULL ? memset(piece, 0, size) : NULL;
}

void *sci_arena_array(struct sci_arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 2 / size)
		return NULL;
	return sci_arena_alloc(arena, count * size);
}

char *sci_arena_text(struct sci_arena *arena, const char *text, size_t length)
{
	struct sci_chunk *chunk;
	char *copy;

	if (length >= SIZE_MAX / 2)
		return NULL;
	chunk = find_room(arena, length + 1);
	if (chunk == NULL)
		return NULL;
	chunk->end -= length + 1;
	copy = (char *)chunk->bytes + chunk->end;
	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

/* Free the chunks before one of them; before NULL they are all. */
static void free_chunks(struct sci_arena *arena, const struct sci_chunk *last)
{
	while (arena->chunks != last) {
		struct sci_chunk *chunk = arena->chunks;

		arena->chunks = chunk->next;
		arena->total -= chunk->size;
		sci_free(chunk);
	}
}

void sci_arena_free(struct sci_arena *arena)
{
	free_chunks(arena, NULL);
}

struct sci_mark sci_arena_mark(const struct sci_arena *arena)
{
	struct sci_mark mark = { arena->chunks, 0, 0 };

	if (mark.chunk != NULL) {
		mark.used = mark.chunk->used;
		mark.end = mark.chunk->end;
	}
	return mark;
}

void sci_arena_release(struct sci_arena *arena, struct sci_mark mark)
{
	/* New chunks come first; those of a single piece come second. */
	free_chunks(arena, mark.chunk);
	if (mark.chunk == NULL)
		return;
	mark.chunk->used = mark.used;
	mark.chunk->end = mark.end;
}
