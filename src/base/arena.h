/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * An arena: memory that is taken piece by piece and given back all at once.
 *
 *   arena -> chunk -> chunk -> chunk        new pieces come from the first,
 *            [##..tt] [###ttt] [####.t]     those of text from its end
 *
 * A catalog is one arena; what a load needs only while it runs is another.
 */
#ifndef SCI_ARENA_H
#define SCI_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct sci_chunk;

struct sci_arena {
	struct sci_chunk *chunks;
	size_t total; /* bytes taken from the heap */
};

/* A piece of zeroed memory, aligned for pointers and 64-bit numbers; NULL when
 * memory is out. */
void *sci_arena_alloc(struct sci_arena *arena, size_t size);
/* The same without the zeros: whoever takes it fills it. */
void *sci_arena_room(struct sci_arena *arena, size_t size);
/* Zeroed memory for count items; NULL also when the product overflows. */
void *sci_arena_array(struct sci_arena *arena, size_t count, size_t size);
/* A copy of length bytes and a closing NUL. */
char *sci_arena_text(struct sci_arena *arena, const char *text, size_t length);
void sci_arena_free(struct sci_arena *arena);

/* Pieces of one size, taken from an arena several at a time. */
struct sci_supply {
	unsigned char *next;
	uint32_t left;
};

/* The next zeroed piece; where none is left, `many` are taken. */
static inline void *sci_supply_take(struct sci_supply *supply, struct sci_arena *arena, size_t size,
				    uint32_t many)
{
	void *piece;

	if (supply->left == 0) {
		supply->next = sci_arena_array(arena, many, size);
		if (supply->next == NULL)
			return NULL;
		supply->left = many;
	}
	piece = supply->next;
	supply->next += size;
	supply->left--;
	return piece;
}

/*
 * What is taken after a mark can be given back together.  Marks are released in
 * the reverse of their order; a piece that had a chunk to itself may stay.
 */
struct sci_mark {
	struct sci_chunk *chunk;
	size_t used;
	size_t end;
};
struct sci_mark sci_arena_mark(const struct sci_arena *arena);
void sci_arena_release(struct sci_arena *arena, struct sci_mark mark);

#endif
