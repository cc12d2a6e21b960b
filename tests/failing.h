/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Running out of memory: one allocation after the other fails.
 *
 * A program that includes this has its own sci_malloc and its own arena, in which
 * every piece is an allocation by itself, so that every piece can fail and a
 * sanitizer sees its ends.  Where malloc can be replaced as well, libyaml's
 * allocations fail too.
 */
#ifndef FAILING_H
#define FAILING_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "sipcause.h"
#include "unit.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
	__has_feature(memory_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__GLIBC__) && !defined(SANITIZED)
#define MALLOC_IS_OURS 1
#endif

/* ------------------------------------------------------------- allocations */

static struct {
	bool watching;
	unsigned long count;   /* allocations so far */
	unsigned long fail_at; /* the one that fails; 0: none */
	bool failed;           /* it was reached */
	bool failed_ours;      /* and was the library's own */
	long ours, others;     /* blocks that are not freed yet */
	unsigned empty;        /* allocations of nothing */
} memory;

/* Whether this allocation is the one that fails. */
static bool fails(bool ours)
{
	if (!memory.watching || ++memory.count != memory.fail_at)
		return false;
	memory.failed = true;
	memory.failed_ours = ours;
	return true;
}

#ifdef MALLOC_IS_OURS
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);
/* Shared libraries are to find these. */
#define SHOWN __attribute__((visibility("default")))
#define heap_malloc __libc_malloc
#define heap_realloc __libc_realloc
#define heap_free __libc_free

SHOWN void *malloc(size_t size)
{
	void *block = fails(false) ? NULL : __libc_malloc(size);

	memory.others += memory.watching && block != NULL;
	return block;
}

SHOWN void *calloc(size_t count, size_t size)
{
	void *block = fails(false) ? NULL : __libc_calloc(count, size);

	memory.others += memory.watching && block != NULL;
	return block;
}

SHOWN void *aligned_alloc(size_t alignment, size_t size)
{
	void *block = fails(false) ? NULL : __libc_memalign(alignment, size);

	memory.others += memory.watching && block != NULL;
	return block;
}

SHOWN void *realloc(void *block, size_t size)
{
	void *moved = fails(false) ? NULL : __libc_realloc(block, size);

	memory.others += memory.watching && block == NULL && moved != NULL;
	return moved;
}

SHOWN void free(void *block)
{
	memory.others -= memory.watching && block != NULL;
	__libc_free(block);
}
#else
#define heap_malloc malloc
#define heap_realloc realloc
#define heap_free free
#endif

void *sci_malloc(size_t size)
{
	void *block = fails(true) ? NULL : heap_malloc(size);

	memory.empty += size == 0;
	memory.ours += block != NULL;
	return block;
}

void *sci_realloc(void *block, size_t size)
{
	void *moved = fails(true) ? NULL : heap_realloc(block, size);

	memory.empty += size == 0;
	memory.ours += block == NULL && moved != NULL;
	return moved;
}

void sci_free(void *block)
{
	memory.ours -= block != NULL;
	heap_free(block);
}

/* ------------------------------------------------------- an arena of pieces */

struct sci_chunk {
	struct sci_chunk *next;
	_Alignas(max_align_t) unsigned char bytes[];
};

void *sci_arena_room(struct sci_arena *arena, size_t size)
{
	struct sci_chunk *piece;

	if (size > SIZE_MAX / 2)
		return NULL;
	piece = sci_malloc(sizeof(*piece) + size);
	if (piece == NULL)
		return NULL;
	piece->next = arena->chunks;
	arena->chunks = piece;
	arena->total += size;
	return piece->bytes;
}

void *sci_arena_alloc(struct sci_arena *arena, size_t size)
{
	void *piece = sci_arena_room(arena, size);

	return piece == NULL ? NULL : memset(piece, 0, size);
}

void *sci_arena_array(struct sci_arena *arena, size_t count, size_t size)
{
	return size != 0 && count > SIZE_MAX / 2 / size ? NULL
							: sci_arena_alloc(arena, count * size);
}

char *sci_arena_text(struct sci_arena *arena, const char *text, size_t length)
{
	char *copy = sci_arena_alloc(arena, length + 1);

	return copy == NULL ? NULL : memcpy(copy, text, length);
}

struct sci_mark sci_arena_mark(const struct sci_arena *arena)
{
	return (struct sci_mark){ arena->chunks, 0, 0 };
}

void sci_arena_release(struct sci_arena *arena, struct sci_mark mark)
{
	while (arena->chunks != mark.chunk) {
		struct sci_chunk *piece = arena->chunks;

		arena->chunks = piece->next;
		sci_free(piece);
	}
}

void sci_arena_free(struct sci_arena *arena)
{
	sci_arena_release(arena, (struct sci_mark){ NULL, 0, 0 });
	arena->total = 0;
}

/* -------------------------------------------------------------- one by one */

/* Whether malloc() comes here, which nothing else may have replaced: valgrind does. */
static inline bool malloc_comes_here(void)
{
	void *volatile block;

	memset(&memory, 0, sizeof(memory));
	memory.watching = true;
	block = malloc(1);
	memory.watching = false;
	free(block);
	return memory.count > 0;
}

/*
 * Do something with every allocation failing in turn, or one in `stride`.  `act`
 * returns an error code: `usual` when nothing fails.  It may turn
 * memory.watching off and on again, and must free what it made.
 */
static inline void fail_each(int (*act)(void), int usual, unsigned stride)
{
	unsigned long at;
	unsigned failures = 0;

	for (at = 1;; at += stride) {
		int code;

		memset(&memory, 0, sizeof(memory));
		memory.fail_at = at;
		memory.watching = true;
		code = act();
		memory.watching = false;
		UNIT_CHECK(memory.ours == 0, "allocation %lu: %ld blocks were lost", at,
			   memory.ours);
		UNIT_CHECK(memory.others == 0, "allocation %lu: %ld blocks of others were lost", at,
			   memory.others);
		UNIT_CHECK(memory.empty == 0, "allocation %lu: of nothing", at);
		if (!memory.failed)
			break;
		failures++;
		/* Others may find a way without: qsort does. */
		UNIT_CHECK(code == SIPCAUSE_E_MEMORY || (code == usual && !memory.failed_ours),
			   "allocation %lu: %d", at, code);
	}
	UNIT_CHECK(failures > 0 || !malloc_comes_here(), "no allocation failed");
	memset(&memory, 0, sizeof(memory));
	CU_ASSERT_EQUAL(act(), usual);
	CU_ASSERT_EQUAL(memory.ours, 0);
}

#endif
