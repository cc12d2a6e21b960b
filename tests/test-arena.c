/* SPDX-License-Identifier: BSD-2-Clause */
/* The arena, and blocks of which equal ones are stored once. */
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/string-table.h"
#include "unit.h"

#define PIECES 400

static size_t size_of_piece(size_t i)
{
	return i % 50 == 49 ? 40000 + i : i * i % 700;
}

/* Pieces of all sizes are aligned and apart, also from text between them, and zeroed but for room
 * that is to be filled. */
static void test_pieces(void)
{
	static unsigned char *pieces[PIECES];
	static const char *texts[PIECES];
	struct sci_arena arena = { NULL, 0 };
	size_t i, k, wrong = 0, total = 0;

	for (i = 0; i < PIECES; i++) {
		pieces[i] = i % 7 == 6 ? sci_arena_room(&arena, size_of_piece(i))
				       : sci_arena_alloc(&arena, size_of_piece(i));
		CU_ASSERT_PTR_NOT_NULL_FATAL(pieces[i]);
		texts[i] = sci_arena_text(&arena, "pieces of text", i % 15);
		CU_ASSERT_PTR_NOT_NULL_FATAL(texts[i]);
		wrong += (uintptr_t)pieces[i] % alignof(void *) != 0;
		wrong += (uintptr_t)pieces[i] % alignof(uint64_t) != 0;
		for (k = 0; k < size_of_piece(i) && i % 7 != 6; k++)
			wrong += pieces[i][k] != 0;
		memset(pieces[i], (int)i & 0xFF, size_of_piece(i));
		total += size_of_piece(i);
	}
	for (i = 0; i < PIECES; i++) {
		wrong += strlen(texts[i]) != i % 15;
		wrong += strncmp(texts[i], "pieces of text", i % 15) != 0;
		for (k = 0; k < size_of_piece(i); k++)
			wrong += pieces[i][k] != (i & 0xFF);
	}
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT(arena.total >= total);
	sci_arena_free(&arena);
	CU_ASSERT_PTR_NULL(arena.chunks);
	sci_arena_free(&arena);
}

/* A piece without bytes is still one of its own. */
static void test_nothing(void)
{
	struct sci_arena arena = { NULL, 0 };
	const char *a = sci_arena_alloc(&arena, 0), *b = sci_arena_array(&arena, 0, 16);
	const char *c = sci_arena_room(&arena, 0);

	CU_ASSERT_PTR_NOT_NULL(a);
	CU_ASSERT_PTR_NOT_NULL(b);
	CU_ASSERT_PTR_NOT_NULL(c);
	CU_ASSERT_PTR_NOT_EQUAL(a, b);
	CU_ASSERT_PTR_NOT_EQUAL(b, c);
	sci_arena_free(&arena);
}

/* Chunks that are large enough for huge pages. */
static void test_large(void)
{
	static const size_t sizes[] = { 100, 1 << 20, 3 << 20, (1 << 20) + 8, 9 << 20, 24 };
	struct sci_arena arena = { NULL, 0 };
	unsigned char *pieces[6];
	size_t i, wrong = 0;

	for (i = 0; i < 6; i++) {
		pieces[i] = sci_arena_alloc(&arena, sizes[i]);
		CU_ASSERT_PTR_NOT_NULL_FATAL(pieces[i]);
		wrong += pieces[i][0] != 0 || pieces[i][sizes[i] - 1] != 0;
		memset(pieces[i], (int)i + 1, sizes[i]);
	}
	for (i = 0; i < 6; i++)
		wrong += pieces[i][0] != i + 1 || pieces[i][sizes[i] - 1] != i + 1;
	CU_ASSERT_EQUAL(wrong, 0);
	sci_arena_free(&arena);
}

static void test_too_large(void)
{
	struct sci_arena arena = { NULL, 0 };

	CU_ASSERT_PTR_NULL(sci_arena_alloc(&arena, SIZE_MAX));
	CU_ASSERT_PTR_NULL(sci_arena_alloc(&arena, SIZE_MAX / 2 + 1));
	CU_ASSERT_PTR_NULL(sci_arena_array(&arena, SIZE_MAX / 4, 8));
	CU_ASSERT_PTR_NULL(sci_arena_array(&arena, SIZE_MAX, SIZE_MAX));
	CU_ASSERT_PTR_NOT_NULL(sci_arena_alloc(&arena, 8));
	sci_arena_free(&arena);
}

static void test_text(void)
{
	struct sci_arena arena = { NULL, 0 };
	char *copy = sci_arena_text(&arena, "busy here", 4);

	CU_ASSERT_STRING_EQUAL(copy, "busy");
	copy = sci_arena_text(&arena, "a\0b", 3);
	CU_ASSERT_EQUAL(memcmp(copy, "a\0b\0", 4), 0);
	CU_ASSERT_STRING_EQUAL(sci_arena_text(&arena, "", 0), "");
	sci_arena_free(&arena);
}

/* What was taken since a mark goes, what was there before stays. */
static void test_marks(void)
{
	static const size_t sizes[] = { 8, 16000, 40000, 3 << 20 };
	struct sci_arena arena = { NULL, 0 };
	const struct sci_mark empty = sci_arena_mark(&arena);
	size_t i, k, total;

	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char *before = sci_arena_text(&arena, "stays", 5);
		unsigned char *first, *again;
		struct sci_mark mark, inner;

		CU_ASSERT_PTR_NOT_NULL_FATAL(before);
		mark = sci_arena_mark(&arena);
		total = arena.total;
		first = sci_arena_alloc(&arena, 8);
		for (k = 0; k < 3; k++) {
			inner = sci_arena_mark(&arena);
			again = sci_arena_alloc(&arena, sizes[i]);
			CU_ASSERT_PTR_NOT_NULL_FATAL(again);
			memset(again, 0xEE, sizes[i]);
			CU_ASSERT_PTR_NOT_NULL(sci_arena_text(&arena, "goes", 4));
			sci_arena_release(&arena, inner);
		}
		sci_arena_release(&arena, mark);
		again = sci_arena_alloc(&arena, 8);
		UNIT_CHECK(again == first, "%zu bytes: the same place is not taken again",
			   sizes[i]);
		UNIT_CHECK(memcmp(again, "\0\0\0\0\0\0\0", 8) == 0, "%zu bytes: not zeroed",
			   sizes[i]);
		UNIT_CHECK(strcmp(before, "stays") == 0, "%zu bytes: older text changed", sizes[i]);
		UNIT_CHECK(arena.total <= total + 3 * sizes[i], "%zu bytes: it grew to %zu",
			   sizes[i], arena.total);
	}
	sci_arena_release(&arena, empty);
	CU_ASSERT_PTR_NULL(arena.chunks);
	CU_ASSERT_EQUAL(arena.total, 0);
}

static void test_strings(void)
{
	static const void *stored[2000];
	struct sci_arena keep = { NULL, 0 };
	struct sci_strings strings;
	uint32_t block[3] = { 0, 1, 2 };
	size_t i, wrong = 0;

	sci_strings_init(&strings, 4001, &keep);
	for (i = 0; i < 2000; i++) {
		block[0] = (uint32_t)i;
		stored[i] = sci_strings_keep(&strings, block, sizeof(block));
		CU_ASSERT_PTR_NOT_NULL_FATAL(stored[i]);
		wrong += memcmp(stored[i], block, sizeof(block)) != 0;
	}
	CU_ASSERT_EQUAL(strings.count, 2000);
	for (i = 0; i < 2000; i++) {
		block[0] = (uint32_t)i;
		wrong += sci_strings_keep(&strings, block, sizeof(block)) != stored[i];
		wrong += sci_strings_keep(&strings, block, 8) == stored[i]; /* another length */
	}
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(strings.count, 4000);
	CU_ASSERT_PTR_NOT_NULL(sci_strings_keep(&strings, block, 0));
	CU_ASSERT_PTR_EQUAL(sci_strings_keep(&strings, "", 0),
			    sci_strings_keep(&strings, block, 0));
	CU_ASSERT_PTR_NULL(sci_strings_keep(&strings, "full", 4));
	sci_strings_free(&strings);
	CU_ASSERT_EQUAL(((const uint32_t *)stored[77])[0], 77);
	sci_arena_free(&keep);
}

static const struct unit_test tests[] = {
	{ "pieces", test_pieces },        { "pieces without bytes", test_nothing },
	{ "large pieces", test_large },   { "too large", test_too_large },
	{ "copies of text", test_text },  { "marks", test_marks },
	{ "equal blocks", test_strings },
};

int main(void)
{
	return UNIT_MAIN("arena", tests);
}
