/* SPDX-License-Identifier: BSD-2-Clause */
/* One catalog, many readers at once: threads, and children that were forked. */
#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sipcause.h"
#include "unit.h"

#define THREADS 8
#define ROUNDS 40
#define FIRST (-3)
#define CODES 710

static const struct direction {
	const char *from, *to;
} directions[] = {
	{ "sip", "q850" },
	{ "q850", "sip" },
	{ "http", "q850" },
	{ "event", "sip" },
};
#define DIRECTIONS (sizeof(directions) / sizeof(directions[0]))

/* What one thread alone found. */
static const struct sipcause_catalog *catalog;
static int32_t expected[DIRECTIONS][CODES];
static size_t expected_rows[DIRECTIONS];

static const struct sipcause_table *table_of(size_t direction)
{
	return sipcause_catalog_table(catalog, "default", directions[direction].from,
				      directions[direction].to);
}

static size_t count_rows(const struct sipcause_table *table)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	size_t count = 0;

	if (sipcause_table_rows(&cursor, table, 0) != SIPCAUSE_OK)
		return 0;
	while (sipcause_cursor_next(cursor, &row) == 1)
		count++;
	sipcause_cursor_free(cursor);
	return count;
}

static bool is_explained(const struct sipcause_table *table,
			 const struct sipcause_indication *indication)
{
	struct sipcause_result step = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	bool explained = sipcause_explain(&cursor, table, indication) == SIPCAUSE_OK &&
			 sipcause_cursor_next(cursor, &step) == 1;

	sipcause_cursor_free(cursor);
	return explained;
}

static void remember(void)
{
	size_t d, i;

	for (d = 0; d < DIRECTIONS; d++) {
		for (i = 0; i < CODES; i++)
			expected[d][i] = sipcause_translate(table_of(d), FIRST + (int32_t)i);
		expected_rows[d] = count_rows(table_of(d));
	}
}

/* Everything that may be asked of a const handle; counts what is not as expected. */
static unsigned ask_direction(size_t d)
{
	const struct sipcause_table *table = table_of(d);
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	int32_t codes[CODES], out[CODES];
	unsigned wrong = 0;
	int32_t i;

	for (i = 0; i < CODES; i++) {
		codes[i] = FIRST + i;
		wrong += sipcause_translate(table, codes[i]) != expected[d][i];
		indication.code = codes[i];
		wrong += sipcause_translate_indication(table, &indication, &result) !=
			 expected[d][i];
		if (i % 16 == 0)
			wrong += !is_explained(table, &indication);
	}
	sipcause_translate_many(table, codes, out, CODES);
	wrong += memcmp(out, expected[d], sizeof(out)) != 0;
	return wrong;
}

static unsigned ask_all(void)
{
	const struct sipcause_space *q850 = sipcause_catalog_space(catalog, "q850");
	unsigned wrong = 0;
	size_t d;

	for (d = 0; d < DIRECTIONS; d++)
		wrong += ask_direction(d);
	wrong += sipcause_space_find(q850, "user_busy", 9) != 17;
	wrong += sipcause_space_fact(q850, 17, SIPCAUSE_FACT_NAME) == NULL;
	return wrong;
}

static void *run(void *result)
{
	unsigned *wrong = result;
	int round;

	for (round = 0; round < ROUNDS; round++)
		*wrong += ask_all();
	*wrong += count_rows(table_of(0)) != expected_rows[0];
	return NULL;
}

static void test_threads(void)
{
	pthread_t threads[THREADS];
	unsigned wrong[THREADS] = { 0 };
	size_t i;

	for (i = 0; i < THREADS; i++)
		CU_ASSERT_EQUAL_FATAL(pthread_create(&threads[i], NULL, run, &wrong[i]), 0);
	for (i = 0; i < THREADS; i++) {
		CU_ASSERT_EQUAL(pthread_join(threads[i], NULL), 0);
		UNIT_CHECK(wrong[i] == 0, "thread %zu: %u answers were not right", i, wrong[i]);
	}
}

/* Loads do not know of each other: each thread has its own. */
static void *load_own(void *result)
{
	unsigned *wrong = result;
	int round;

	for (round = 0; round < 5; round++) {
		struct sipcause_catalog *own = NULL;

		*wrong += sipcause_catalog_load(&own, "default", NULL) != SIPCAUSE_OK;
		*wrong += sipcause_translate(sipcause_catalog_table(own, "default", "q850", "sip"),
					     17) != 486;
		sipcause_catalog_free(own);
	}
	return NULL;
}

static void test_loads(void)
{
	pthread_t threads[THREADS];
	unsigned wrong[THREADS] = { 0 };
	size_t i;

	for (i = 0; i < THREADS; i++)
		CU_ASSERT_EQUAL_FATAL(pthread_create(&threads[i], NULL, load_own, &wrong[i]), 0);
	for (i = 0; i < THREADS; i++) {
		CU_ASSERT_EQUAL(pthread_join(threads[i], NULL), 0);
		UNIT_CHECK(wrong[i] == 0, "thread %zu", i);
	}
}

static void test_children(void)
{
	pid_t children[4];
	size_t i;

	for (i = 0; i < 4; i++) {
		children[i] = fork();
		if (children[i] == 0)
			_exit(ask_all() == 0 ? 0 : 1);
		CU_ASSERT(children[i] > 0);
	}
	for (i = 0; i < 4; i++) {
		int status = 0;

		CU_ASSERT_EQUAL(waitpid(children[i], &status, 0), children[i]);
		CU_ASSERT(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
}

static const struct unit_test tests[] = {
	{ "one catalog, eight threads", test_threads },
	{ "eight threads, each with its loads", test_loads },
	{ "one catalog, four children", test_children },
};

int main(void)
{
	struct sipcause_catalog *loaded = NULL;
	int failed;

	if (sipcause_catalog_load(&loaded, "default", NULL) != SIPCAUSE_OK)
		return 1;
	catalog = loaded;
	remember();
	failed = UNIT_MAIN("threads", tests);
	sipcause_catalog_free(loaded);
	return failed;
}
