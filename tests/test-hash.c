/* SPDX-License-Identifier: BSD-2-Clause */
/* Hash tables against plain lists. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/names.h"
#include "engine/numbers.h"
#include "unit.h"

#define WORDS 5000
#define NUMBERS 5000

static uint32_t roll(uint32_t *dice)
{
	*dice = *dice * 1664525u + 1013904223u;
	return *dice >> 8;
}

static void test_words_found(void)
{
	static char texts[WORDS][16];
	static int values[WORDS];
	struct sci_arena arena = { NULL, 0 };
	struct sci_names words;
	size_t i, wrong = 0;

	CU_ASSERT_FATAL(sci_names_init(&words, &arena, 4, false));
	for (i = 0; i < WORDS; i++) {
		snprintf(texts[i], sizeof(texts[i]), "Word-%zu", i);
		CU_ASSERT_FATAL(
			sci_names_add(&words, &arena, texts[i], strlen(texts[i]), &values[i]));
	}
	CU_ASSERT_EQUAL(words.count, WORDS);
	CU_ASSERT(words.count * 2 <= words.mask + 1);
	for (i = 0; i < WORDS; i++) {
		wrong += sci_names_get(&words, texts[i], strlen(texts[i])) != &values[i];
		texts[i][0] = 'w';
		wrong += sci_names_get(&words, texts[i], strlen(texts[i])) != NULL;
		texts[i][0] = 'W';
	}
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_PTR_NULL(sci_names_get(&words, "Word-", 5));
	CU_ASSERT_PTR_NULL(sci_names_get(&words, "Word-17", 8)); /* with its NUL */
	CU_ASSERT_PTR_NULL(sci_names_get(&words, "", 0));
	sci_arena_free(&arena);
}

static void test_words_folded(void)
{
	static const struct {
		const char *text;
		int found; /* 1 + index in `put`, 0: nothing */
	} rows[] = {
		{ "user_busy", 1 },    { "USER_BUSY", 1 },    { "User_Busy", 1 },
		{ "USER_BUS", 0 },     { "user-busy", 0 },    { "straSSe", 2 },
		{ "\xC3\xA4rger", 3 }, { "\xC3\x84rger", 0 }, { "\xC3\xA4RGER", 3 },
		{ "@[", 4 },           { "`{", 0 },
	};
	static const char *const put[] = { "USER_BUSY", "strasse", "\xC3\xA4rger", "@[" };
	struct sci_arena arena = { NULL, 0 };
	struct sci_names words = { NULL, 0, 0, true };
	size_t i;

	CU_ASSERT_PTR_NULL(sci_names_get(&words, "before", 6));
	CU_ASSERT_FATAL(sci_names_init(&words, &arena, 0, true));
	for (i = 0; i < sizeof(put) / sizeof(put[0]); i++)
		CU_ASSERT(sci_names_add(&words, &arena, put[i], strlen(put[i]), put[i]));
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *found = sci_names_get(&words, rows[i].text, strlen(rows[i].text));

		UNIT_CHECK(found == (rows[i].found > 0 ? put[rows[i].found - 1] : NULL), "%s",
			   rows[i].text);
	}
	sci_arena_free(&arena);
}

/* Each byte in each place of a longer name: a letter is found in both cases, all else as it is. */
static void test_each_byte(void)
{
	int byte, other, at, wrong = 0;

	for (byte = 1; byte < 256; byte++) {
		const bool letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z' && byte < 128;

		for (at = 0; at < 19; at++) {
			char text[] = "NINETEEN-BYTES_LONG", asked[] = "nineteen-bytes_long";
			struct sci_arena arena = { NULL, 0 };
			struct sci_names words = { NULL, 0, 0, true };
			const void *met;

			text[at] = (char)byte;
			asked[at] = (char)(byte ^ 0x20);
			CU_ASSERT_FATAL(sci_names_init(&words, &arena, 1, true));
			met = sci_names_meet(&words, &arena, text, 19, text);
			wrong += met != text || words.count != 1;
			met = sci_names_meet(&words, &arena, asked, 19, asked);
			wrong += met != (letter ? (const void *)text : asked);
			wrong += words.count != (letter ? 1u : 2u);
			other = asked[at];
			asked[at] = (char)byte;
			wrong += sci_names_get(&words, asked, 19) != text;
			asked[at] = (char)other;
			sci_arena_free(&arena);
		}
	}
	CU_ASSERT_EQUAL(wrong, 0);
}

/* Numbers near each other, far apart, and at both ends. */
static int32_t number_at(uint32_t i, uint32_t *dice)
{
	if (i == 0)
		return 0;
	if (i == 1)
		return INT32_MAX;
	if (i % 3 == 0)
		return (int32_t)i * 65536;
	return (int32_t)(i % 3 == 1 ? i : roll(dice) * 128u % 2147483647u);
}

static void test_numbers(void)
{
	static int32_t numbers[NUMBERS];
	struct sci_arena arena = { NULL, 0 };
	struct sci_numbers table;
	uint32_t dice = 7, i, k, wrong = 0;

	CU_ASSERT_FATAL(sci_numbers_init(&table, &arena, NUMBERS));
	CU_ASSERT(table.mask + 1 >= 2 * NUMBERS);
	for (i = 0; i < NUMBERS; i++) {
		numbers[i] = number_at(i, &dice);
		sci_numbers_add(&table, numbers[i], i);
	}
	for (i = 0; i < NUMBERS; i += 7) {
		for (k = NUMBERS; numbers[k - 1] != numbers[i]; k--)
			; /* of a number that came twice the last value stays */
		wrong += sci_numbers_get(&table, numbers[i]) != k - 1;
	}
	for (i = 0; i < 500; i++) {
		int32_t other = (int32_t)(roll(&dice) * 100u % 2147483647u);

		for (k = 0; k < NUMBERS && numbers[k] != other; k++)
			;
		wrong += k == NUMBERS && sci_numbers_get(&table, other) != UINT32_MAX;
	}
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(sci_numbers_get(&table, -1), UINT32_MAX);
	CU_ASSERT_EQUAL(sci_numbers_get(&table, INT32_MIN), UINT32_MAX);
	CU_ASSERT_EQUAL(sci_numbers_get(&table, INT32_MAX), 1);
	sci_arena_free(&arena);
}

static void test_no_numbers(void)
{
	struct sci_arena arena = { NULL, 0 };
	struct sci_numbers table;

	CU_ASSERT_FATAL(sci_numbers_init(&table, &arena, 0));
	CU_ASSERT_EQUAL(sci_numbers_get(&table, 0), UINT32_MAX);
	sci_arena_free(&arena);
}

/* More than can be numbered is refused, and not a table that has no free place. */
static void test_too_many(void)
{
	static const uint32_t counts[] = { (UINT32_C(1) << 30) + 1, UINT32_C(1) << 31, UINT32_MAX };
	struct sci_arena arena = { NULL, 0 };
	struct sci_numbers numbers;
	struct sci_names words;
	size_t i;

	for (i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		CU_ASSERT_FALSE(sci_numbers_init(&numbers, &arena, counts[i]));
		CU_ASSERT_FALSE(sci_names_init(&words, &arena, counts[i], false));
	}
	CU_ASSERT_EQUAL(arena.total, 0);
	sci_arena_free(&arena);
}

/* Hashes of short blocks differ, by content, by length and by seed. */
static void test_bytes(void)
{
	static uint64_t hashes[3 * 33];
	const unsigned char zeros[32] = { 0 };
	unsigned char ones[32];
	size_t count = 0, same = 0, i, k;

	memset(ones, 1, sizeof(ones));
	for (i = 0; i <= 32; i++) {
		hashes[count++] = sci_hash_bytes(zeros, i, 0);
		hashes[count++] = sci_hash_bytes(zeros, i, 99);
		if (i > 0)
			hashes[count++] = sci_hash_bytes(ones, i, 0);
	}
	for (i = 0; i < count; i++)
		for (k = 0; k < i; k++)
			same += hashes[i] == hashes[k];
	CU_ASSERT_EQUAL(same, 0);
	CU_ASSERT_EQUAL(sci_hash_bytes(ones, 13, 5), sci_hash_bytes(ones + 3, 13, 5));
}

static const struct unit_test tests[] = {
	{ "words, exact", test_words_found },
	{ "words without case", test_words_folded },
	{ "each byte", test_each_byte },
	{ "numbers", test_numbers },
	{ "no numbers", test_no_numbers },
	{ "too many", test_too_many },
	{ "bytes", test_bytes },
};

int main(void)
{
	return UNIT_MAIN("hash", tests);
}
