/* SPDX-License-Identifier: BSD-2-Clause */
/* csv --call: what stands for an id, and which records are put together, beside a plain program
 * that remembers all of them. */
#include "failing.h"

#include "cli/csv/count/calls.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* --------------------------------------------------------------------- ids */

/* The vectors of SipHash-2-4 with 128 bits by its authors: the key is 00 to 0f, the text so many
 * bytes from 00 on. */
static void test_hash(void)
{
	static const struct {
		size_t length;
		uint64_t first, second;
	} rows[] = {
		{ 0, 0xe6a825ba047f81a3u, 0x930255c71472f66du },
		{ 1, 0x44af996bd8c187dau, 0x45fc229b11597634u },
		{ 15, 0x11a8b03399e99354u, 0xd9c3cf970fec087eu },
		{ 63, 0x4a83502f77d15051u, 0x7cbd3f979a063e50u },
	};
	static const struct call_key key = { 0x0706050403020100u, 0x0f0e0d0c0b0a0908u };
	unsigned char text[64];
	size_t i;

	for (i = 0; i < sizeof(text); i++)
		text[i] = (unsigned char)i;
	for (i = 0; i < COUNT(rows); i++) {
		struct call_id id = call_hash(&key, text, rows[i].length);

		UNIT_CHECK(id.first == rows[i].first && id.second == rows[i].second,
			   "%zu bytes: got %016llx %016llx", rows[i].length,
			   (unsigned long long)id.first, (unsigned long long)id.second);
	}
}

static void test_keys(void)
{
	struct call_key one, other;

	call_key_make(&one);
	call_key_make(&other);
	CU_ASSERT(one.first != other.first && one.second != other.second);
	CU_ASSERT(one.first != one.second);
}

static struct cell cell_of(const char *text)
{
	return (struct cell){ text, strlen(text) };
}

/* Whether cells give the same id as others; an empty text ends them. */
static void test_ids(void)
{
	static const struct {
		const char *a[2], *b[2];
		uint32_t count;
		bool same;
	} rows[] = {
		{ { "abc" }, { "\"abc\"" }, 1, true },
		{ { "abc" }, { " abc " }, 1, true },
		{ { "abc" }, { "ABC" }, 1, false },
		{ { "a\"c" }, { "\"a\"\"c\"" }, 1, true },
		{ { "a", "bc" }, { "ab", "c" }, 2, false },
		{ { "a", "bc" }, { "bc", "a" }, 2, false },
		{ { "a", "" }, { "", "a" }, 2, false },
		{ { "a", "\"\"" }, { "a", "" }, 2, true },
	};
	struct call_key key;
	size_t i;
	uint32_t k;

	call_key_make(&key);
	for (i = 0; i < COUNT(rows); i++) {
		struct cell a[2], b[2];
		struct call_id one, other;

		for (k = 0; k < rows[i].count; k++) {
			a[k] = cell_of(rows[i].a[k]);
			b[k] = cell_of(rows[i].b[k]);
		}
		CU_ASSERT(call_id_of(&key, a, rows[i].count, &one));
		CU_ASSERT(call_id_of(&key, b, rows[i].count, &other));
		UNIT_CHECK(call_id_same(&one, &other) == rows[i].same, "row %zu", i);
	}
}

static void test_empty(void)
{
	const struct cell cells[] = { cell_of(""), cell_of("\"\""), cell_of(" ") };
	struct call_key key = { 1, 2 };
	struct call_id id;

	CU_ASSERT_FALSE(call_id_of(&key, cells, 3, &id));
}

/* A long one: each of its bytes counts. */
static void test_long(void)
{
	enum { LENGTH = 1 << 20 };
	char *text = malloc(LENGTH);
	struct cell cell = { text, LENGTH };
	struct call_key key;
	struct call_id one, other;
	size_t at;

	CU_ASSERT_FATAL(text != NULL);
	memset(text, 'x', LENGTH);
	call_key_make(&key);
	CU_ASSERT(call_id_of(&key, &cell, 1, &one));
	for (at = 0; at < LENGTH; at += LENGTH / 16 - 1) {
		text[at] = 'y';
		CU_ASSERT(call_id_of(&key, &cell, 1, &other));
		UNIT_CHECK(!call_id_same(&one, &other), "byte %zu", at);
		text[at] = 'x';
	}
	free(text);
}

/* ------------------------------------------------------------------ calls */

#define RECORDS 4000
#define IDS 300

/* What became of records, and of calls. */
struct found {
	uint32_t calls;
	uint64_t legs, late;
	uint64_t sum; /* of what legs and their order give */
};

static uint64_t mixed(uint64_t sum, uint64_t number)
{
	return (sum ^ number) * 0x9E3779B97F4A7C15u + 1;
}

/* The sum does not depend on the order of calls. */
static void count_call(struct found *found, const struct call_leg *legs, uint64_t count)
{
	uint64_t sum = 7, i;

	for (i = 0; i < count && i < CALL_LEGS; i++)
		sum = mixed(mixed(sum, legs[i].kind), legs[i].group);
	found->calls++;
	found->legs += count;
	found->sum += mixed(sum, count);
}

static bool close_call(void *data, const struct call_leg legs[CALL_LEGS], uint64_t count)
{
	count_call(data, legs, count);
	return true;
}

/* A record: its id, or 0 where it has none, and whether it is no leg at all. */
struct record {
	uint32_t id;
	bool skipped;
};

static struct call_id id_of(uint32_t number, bool alike)
{
	/* Where they are alike, all begin at one place of the table. */
	return (struct call_id){ alike ? 1 : (uint64_t)number << 32 | 1, number };
}

static bool put_all(const struct record *records, uint32_t window, bool alike, struct found *found)
{
	struct calls calls;
	bool fine = calls_make(&calls, window, close_call, found);
	uint64_t i;

	memset(found, 0, sizeof(*found));
	for (i = 1; i <= RECORDS && fine; i++) {
		const struct record *record = &records[i - 1];
		struct call_id id = id_of(record->id, alike);
		const struct call_leg leg = { (uint32_t)i, (uint32_t)i % 7 };
		enum calls_took took;

		if (record->skipped)
			continue;
		took = calls_add(&calls, i, record->id > 0 ? &id : NULL, leg);
		found->late += took == CALLS_LATE;
		fine = took != CALLS_NO_MEMORY;
	}
	fine = fine && calls_end(&calls);
	calls_drop(&calls);
	return fine;
}

/* The same by looking through all records for each. */
static void put_plainly(const struct record *records, uint32_t window, struct found *found)
{
	static bool taken[RECORDS];
	uint32_t i, k;

	memset(found, 0, sizeof(*found));
	memset(taken, 0, sizeof(taken));
	for (i = 0; i < RECORDS; i++) {
		struct call_leg legs[CALL_LEGS];
		uint64_t count = 0;

		if (taken[i] || records[i].skipped)
			continue;
		for (k = i; k < RECORDS && k < i + 2 * window; k++) {
			if (k != i && (records[k].id == 0 || records[k].id != records[i].id ||
				       records[k].skipped))
				continue;
			taken[k] = true;
			if (k >= i + window) {
				found->late++;
				continue;
			}
			if (count < CALL_LEGS)
				legs[count] = (struct call_leg){ k + 1, (k + 1) % 7 };
			count++;
		}
		count_call(found, legs, count);
	}
}

static struct record records[RECORDS];

/* Random records, of which one in `skipped` is no leg. */
static void make_records(uint64_t seed, uint32_t ids, uint32_t skipped)
{
	uint32_t i;

	for (i = 0; i < RECORDS; i++) {
		seed = mixed(seed, i);
		records[i].id = (uint32_t)(seed >> 40) % ids;
		records[i].skipped = (uint32_t)(seed >> 20) % skipped == 0;
	}
}

static void test_windows(void)
{
	static const uint32_t windows[] = {
		1, 2, 3, 10, 63, 64, 500, 1999, 2000, 3999, 4000, 9000
	};
	static const uint32_t ids[] = { 2, 3, 30, IDS, 100000 };
	struct found found, expected;
	size_t i, k;

	for (i = 0; i < COUNT(windows); i++)
		for (k = 0; k < COUNT(ids); k++) {
			make_records(i * 31 + k, ids[k], k == 0 ? 1000000 : 5);
			put_plainly(records, windows[i], &expected);
			CU_ASSERT(
				put_all(records, windows[i], ids[k] <= IDS && i % 2 == 0, &found));
			UNIT_CHECK(
				found.calls == expected.calls && found.legs == expected.legs &&
					found.late == expected.late && found.sum == expected.sum,
				"window %u, %u ids: %u calls, %llu legs, %llu late; expected %u, %llu, %llu",
				windows[i], ids[k], found.calls, (unsigned long long)found.legs,
				(unsigned long long)found.late, expected.calls,
				(unsigned long long)expected.legs,
				(unsigned long long)expected.late);
		}
}

/* All of one id, and all of another each. */
static void test_extremes(void)
{
	struct found found;
	uint32_t i;

	for (i = 0; i < RECORDS; i++)
		records[i] = (struct record){ 1, false };
	CU_ASSERT(put_all(records, RECORDS, false, &found));
	CU_ASSERT(found.calls == 1 && found.legs == RECORDS && found.late == 0);
	CU_ASSERT(put_all(records, 1000, false, &found));
	CU_ASSERT(found.calls == 2 && found.legs == 2000 && found.late == 2000);
	for (i = 0; i < RECORDS; i++)
		records[i].id = i + 1;
	CU_ASSERT(put_all(records, 10, false, &found));
	CU_ASSERT(found.calls == RECORDS && found.legs == RECORDS && found.late == 0);
}

static int act_window(void)
{
	struct found found;

	return put_all(records, 3000, false, &found) ? SIPCAUSE_OK : SIPCAUSE_E_MEMORY;
}

/* The table of ids grows meanwhile. */
static void test_memory(void)
{
#ifdef MALLOC_IS_OURS
	uint32_t i;

	for (i = 0; i < RECORDS; i++)
		records[i] = (struct record){ i + 1, false };
	fail_each(act_window, SIPCAUSE_OK, 1);
#endif
	CU_ASSERT(act_window() == SIPCAUSE_OK);
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "SipHash has the values of its authors", test_hash },
		{ "no two runs have one key", test_keys },
		{ "ids are what the cells say", test_ids },
		{ "no id at all", test_empty },
		{ "a long id", test_long },
		{ "records are put together as a plain program does", test_windows },
		{ "one call of all records, and a call of each", test_extremes },
		{ "out of memory", test_memory },
	};

	return UNIT_MAIN("csv-calls", tests);
}
