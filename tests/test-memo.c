/* SPDX-License-Identifier: BSD-2-Clause */
/* The bounded memory of lines that were answered: what is found is what was kept. */
#include <stdlib.h>
#include <string.h>

#include "cli/memo.h"
#include "unit.h"

#define KEYS 20000
#define WAYS 4

static struct cli_memo memo;

static void keep(uint64_t hash, const char *key, size_t length, const char *value, size_t size)
{
	char *room = cli_memo_add(&memo, hash, key, length, size);

	CU_ASSERT_PTR_NOT_NULL_FATAL(room);
	CU_ASSERT_EQUAL((uintptr_t)room % 8, 0);
	memcpy(room, value, size);
}

static bool has(uint64_t hash, const char *key, size_t length, const char *value, size_t size)
{
	size_t found_size = 0;
	const char *found = cli_memo_find(&memo, hash, key, length, &found_size);

	return found != NULL && found_size == size && memcmp(found, value, size) == 0;
}

static bool has_none(uint64_t hash, const char *key, size_t length)
{
	size_t size;

	return cli_memo_find(&memo, hash, key, length, &size) == NULL;
}

/* Keys of one hash are told apart by all their bytes. */
static void test_told_apart(void)
{
	static const struct {
		const char *key;
		size_t length;
		const char *value;
	} rows[WAYS] = {
		{ "", 0, "nothing" },
		{ "q850:17", 7, "" },
		{ "q850:18", 7, "another" },
		{ "q850:17\0", 8, "longer by a NUL" },
	};
	size_t i;

	CU_ASSERT_FATAL(cli_memo_make(&memo));
	for (i = 0; i < WAYS; i++) {
		CU_ASSERT(has_none(77, rows[i].key, rows[i].length));
		keep(77, rows[i].key, rows[i].length, rows[i].value, strlen(rows[i].value));
	}
	for (i = 0; i < WAYS; i++)
		UNIT_CHECK(
			has(77, rows[i].key, rows[i].length, rows[i].value, strlen(rows[i].value)),
			"%s", rows[i].key);
	CU_ASSERT(has_none(77, "q850:1", 6));
	CU_ASSERT(has_none(78, "q850:17", 7));
	cli_memo_drop(&memo);
}

/* Where all ways of a hash are taken, the oldest makes room. */
static void test_oldest_goes(void)
{
	char keys[] = "abcdefgh";
	size_t i;

	CU_ASSERT_FATAL(cli_memo_make(&memo));
	for (i = 0; i < 8; i++)
		keep(5, keys + i, 1, keys + i, 1);
	for (i = 0; i < 8; i++)
		UNIT_CHECK(i < 8 - WAYS ? has_none(5, keys + i, 1)
					: has(5, keys + i, 1, keys + i, 1),
			   "%c", keys[i]);
	cli_memo_drop(&memo);
}

static void test_too_long(void)
{
	static char bytes[CLI_MEMO_MOST + 1];

	CU_ASSERT_FATAL(cli_memo_make(&memo));
	CU_ASSERT_PTR_NULL(cli_memo_add(&memo, 1, bytes, CLI_MEMO_MOST + 1, 0));
	CU_ASSERT_PTR_NULL(cli_memo_add(&memo, 1, bytes, 1, CLI_MEMO_MOST));
	CU_ASSERT_PTR_NULL(cli_memo_add(&memo, 1, bytes, 1, SIZE_MAX));
	CU_ASSERT(has_none(1, bytes, 1));
	keep(1, bytes, CLI_MEMO_MOST, bytes, 0);
	keep(1, bytes, 1, bytes, CLI_MEMO_MOST - 1);
	CU_ASSERT(has(1, bytes, CLI_MEMO_MOST, bytes, 0));
	CU_ASSERT(has(1, bytes, 1, bytes, CLI_MEMO_MOST - 1));
	cli_memo_drop(&memo);
}

/* A key and its value, of many lengths. */
static size_t make(uint32_t number, char key[16], size_t *size, char value[2000])
{
	uint32_t dice = number * 2654435761u;
	int length = snprintf(key, 16, "%x", dice);

	*size = dice >> 8 & 1023;
	memset(value, (int)(dice >> 3 & 0xFF), *size);
	return (size_t)length;
}

/* Over several rounds of the ring nothing wrong is found, and what came last is there. */
static void test_rounds(void)
{
	static char value[2000];
	uint32_t found = 0, wrong = 0, lost = 0, i, k;
	size_t length, size;
	char key[16];

	CU_ASSERT_FATAL(cli_memo_make(&memo));
	for (i = 0; i < KEYS; i++) {
		length = make(i, key, &size, value);
		keep(cli_memo_hash(key, length), key, length, value, size);
		lost += !has(cli_memo_hash(key, length), key, length, value, size);
		if (i % 1000 != 999)
			continue;
		for (k = 0; k <= i; k++) {
			length = make(k, key, &size, value);
			if (has_none(cli_memo_hash(key, length), key, length)) {
				lost += i - k < 100;
				continue;
			}
			found++;
			wrong += !has(cli_memo_hash(key, length), key, length, value, size);
		}
	}
	CU_ASSERT(memo.next > 2 * CLI_MEMO_RING);
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(lost, 0);
	CU_ASSERT(found > KEYS);
	cli_memo_drop(&memo);
	CU_ASSERT_PTR_NULL(memo.ring);
}

/* What has taken the place of an entry in the ring may look like that entry, for it is a
 * text of somebody's. */
static void test_forged(void)
{
	static const struct {
		char before[8];
		uint32_t key_length, length;
		char key[8], value[8];
	} forged = { "before", 1, 6, "a", "forged" };
	static char value[1008];
	uint64_t hash;

	CU_ASSERT_FATAL(cli_memo_make(&memo));
	keep(0, "0", 1, "12345678", 8);
	keep(4, "a", 1, "right", 5);
	CU_ASSERT(has(4, "a", 1, "right", 5));
	for (hash = 8; memo.next + 16 + sizeof(value) <= CLI_MEMO_RING; hash += 4)
		keep(hash, "b", 1, value, sizeof(value));
	CU_ASSERT(has(4, "a", 1, "right", 5));
	memcpy(value, &forged, sizeof(forged));
	keep(hash, "c", 1, value, sizeof(value));
	CU_ASSERT(memo.next > CLI_MEMO_RING);
	CU_ASSERT(has_none(4, "a", 1));
	CU_ASSERT(has(hash, "c", 1, value, sizeof(value)));
	cli_memo_drop(&memo);
}

static const struct unit_test tests[] = {
	{ "keys are told apart", test_told_apart },
	{ "the oldest goes", test_oldest_goes },
	{ "too long", test_too_long },
	{ "round after round", test_rounds },
	{ "forged", test_forged },
};

int main(void)
{
	return UNIT_MAIN("memo", tests);
}
