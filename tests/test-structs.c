/* SPDX-License-Identifier: BSD-2-Clause */
/* The structs that the caller owns: their sizes, now and in other versions of the header. */
#include <limits.h>
#include <stddef.h>
#include <string.h>

#include "engine/answer.h"
#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define OFFSET(field) offsetof(struct sipcause_result, field)

static const struct fixture files[] = {
	{ "a.yaml", "format: 1\nspace: a\nrange: 0-9\n" },
	{ "b.yaml", "format: 1\nspace: b\nrange: 0-9\ncodes: {3: {phrase: Three}}\n" },
	{ "m.yaml", "format: 1\n"
		    "map: m\n"
		    "tables:\n"
		    "  - {from: a, to: b, write: {a: 7}, rules: {1: [{when: {b: present}, to: 2}, "
		    "{when: {b: absent}, to: 3}]}}\n"
		    "  - {from: b, to: a, rules: {1: 1}}\n" },
};

static struct sipcause_catalog *catalog;
static const struct sipcause_table *table;
static const struct sipcause_space *a, *b;

static void load(void)
{
	catalog = FIXTURE_LOAD(files);
	table = sipcause_catalog_table(catalog, "m", "a", "b");
	a = sipcause_catalog_space(catalog, "a");
	b = sipcause_catalog_space(catalog, "b");
	CU_ASSERT_PTR_NOT_NULL_FATAL(table);
}

static void unload(void)
{
	sipcause_catalog_free(catalog);
}

/* No holes, so that a struct written by hand in another language has the same form. */
static void test_layout(void)
{
	const size_t pointer = sizeof(void *);

	CU_ASSERT_EQUAL(sizeof(struct sipcause_error), 4 * 4 + 40 + 216 + 512 + 4 * 4);
	CU_ASSERT_EQUAL(offsetof(struct sipcause_error, id), 16);
	CU_ASSERT_EQUAL(offsetof(struct sipcause_error, severity), 16 + 40 + 216 + 512);
	CU_ASSERT_EQUAL(offsetof(struct sipcause_error, spare), 16 + 40 + 216 + 512 + 4);
	if (pointer != 8)
		return;
	CU_ASSERT_EQUAL(sizeof(struct sipcause_indication), 4 * 4 + 8 + 16 * 8 + 16 * 4 + 4 * 8);
	CU_ASSERT_EQUAL(offsetof(struct sipcause_indication, from), 16);
	CU_ASSERT_EQUAL(OFFSET(from), 8 * 4);
	CU_ASSERT_EQUAL(OFFSET(line), 8 * 4 + 8 * 8);
	CU_ASSERT_EQUAL(OFFSET(via), 8 * 4 + 8 * 8 + 8);
	CU_ASSERT_EQUAL(OFFSET(write_space), OFFSET(via) + 5 * 8 + 4 * 4);
	CU_ASSERT_EQUAL(sizeof(struct sipcause_result),
			OFFSET(write_space) + 8 * 8 + 8 * 4 + 8 + 8 * 8);
	CU_ASSERT_EQUAL(sizeof(struct sipcause_span), 2 * 4);
	CU_ASSERT_EQUAL(sizeof(struct sipcause_condition), 2 * 4 + 3 * 8 + 4 * 4 + 4 * 8);
	CU_ASSERT_EQUAL(offsetof(struct sipcause_condition, count), 2 * 4 + 3 * 8);
}

static void test_starts(void)
{
	const struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	const struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	const struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	const struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT;
	struct sipcause_condition zero_condition;
	struct sipcause_error zero_error;
	struct sipcause_indication zero_indication;
	struct sipcause_result zero_result;

	memset(&zero_error, 0, sizeof(zero_error));
	memset(&zero_indication, 0, sizeof(zero_indication));
	memset(&zero_result, 0, sizeof(zero_result));
	memset(&zero_condition, 0, sizeof(zero_condition));
	zero_error.size = sizeof(zero_error);
	zero_indication.size = sizeof(zero_indication);
	zero_result.size = sizeof(zero_result);
	zero_condition.size = sizeof(zero_condition);
	CU_ASSERT_EQUAL(memcmp(&error, &zero_error, sizeof(error)), 0);
	CU_ASSERT_EQUAL(memcmp(&indication, &zero_indication, sizeof(indication)), 0);
	CU_ASSERT_EQUAL(memcmp(&result, &zero_result, sizeof(result)), 0);
	CU_ASSERT_EQUAL(memcmp(&condition, &zero_condition, sizeof(condition)), 0);
}

/* A result of any size is filled as far as it reaches, and not a byte further. */
static void test_result_sizes(void)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result full = SIPCAUSE_RESULT_INIT;
	struct {
		struct sipcause_result result;
		unsigned char more[40];
	} room;
	const size_t largest = sizeof(room);
	size_t size, i, wrong = 0;

	indication.code = 1;
	CU_ASSERT_EQUAL(sipcause_translate_indication(table, &indication, &full), 3);
	CU_ASSERT_STRING_EQUAL(full.phrase, "Three");
	CU_ASSERT_EQUAL(full.write_count, 1);
	for (size = 0; size <= largest; size++) {
		const unsigned char *bytes = (const unsigned char *)&room;
		size_t reach = size < sizeof(full) ? size : sizeof(full);
		int32_t outcome;

		memset(&room, 0xEE, sizeof(room));
		room.result.size = (uint32_t)size;
		outcome = sipcause_translate_indication(table, &indication, &room.result);
		wrong += outcome != (size < SCI_RESULT_LEAST ? SIPCAUSE_ERROR : 3);
		wrong += room.result.size != size;
		if (outcome == SIPCAUSE_ERROR)
			reach = sizeof(room.result.size);
		for (i = sizeof(room.result.size); i < reach; i++)
			wrong += bytes[i] != ((const unsigned char *)&full)[i];
		for (i = reach < 4 ? 4 : reach; i < sizeof(room); i++)
			wrong += bytes[i] != 0xEE;
	}
	CU_ASSERT_EQUAL(wrong, 0);
}

/* The same of rows and of explanations. */
static void test_row_sizes(void)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	size_t size, i, wrong = 0, rows = 0, steps = 0;

	indication.code = 1;
	for (size = 0; size <= sizeof(struct sipcause_result); size += 4) {
		struct sipcause_cursor *cursor = NULL;
		struct sipcause_result row;
		int given, kind;

		for (kind = 0; kind < 2; kind++) {
			wrong += (kind == 0 ? sipcause_table_rows(&cursor, table, 0)
					    : sipcause_explain(&cursor, table, &indication)) !=
				 SIPCAUSE_OK;
			do {
				memset(&row, 0xEE, sizeof(row));
				row.size = (uint32_t)size;
				given = sipcause_cursor_next(cursor, &row);
				wrong +=
					(given == SIPCAUSE_E_ARGUMENT) != (size < SCI_RESULT_LEAST);
				for (i = size < 4 ? 4 : size; i < sizeof(row); i++)
					wrong += ((const unsigned char *)&row)[i] != 0xEE;
				rows += given == 1 && size == OFFSET(spare) && row.otherwise == 1 &&
					row.condition == NULL;
				steps += given == 1 && kind == 1;
			} while (given == 1);
			sipcause_cursor_free(cursor);
		}
	}
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(rows, 1);
	CU_ASSERT(steps > 2);
}

static void test_indication(void)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	uint32_t i;

	CU_ASSERT_EQUAL(sipcause_indication_add(NULL, b, 1), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_indication_add(&indication, NULL, 1), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_indication_add(&indication, b, 10), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_indication_add(&indication, b, -2), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_indication_add(&indication, b, INT32_MIN), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(indication.count, 0);
	for (i = 0; i < SIPCAUSE_COMPANIONS_MAX; i++)
		CU_ASSERT_EQUAL(
			sipcause_indication_add(&indication, i % 2 ? a : b,
						i == 5 ? SIPCAUSE_PRESENT : (int32_t)i % 10),
			SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_indication_add(&indication, b, 1), SIPCAUSE_E_FULL);
	CU_ASSERT_EQUAL(indication.count, SIPCAUSE_COMPANIONS_MAX);
	indication.size--;
	indication.count = 0;
	CU_ASSERT_EQUAL(sipcause_indication_add(&indication, b, 1), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(indication.count, 0);
}

static void test_questions(void)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT, before;
	struct sipcause_cursor *cursor;

	memset(&result.outcome, 0xEE, sizeof(result) - sizeof(result.size));
	before = result;
	indication.code = 1;
#define REFUSED(expression)                                                                        \
	do {                                                                                       \
		CU_ASSERT_EQUAL(expression, SIPCAUSE_ERROR);                                       \
		CU_ASSERT_EQUAL(memcmp(&result, &before, sizeof(result)), 0);                      \
	} while (0)
#define NO_CURSOR(expression)                                                                      \
	do {                                                                                       \
		/* whatever was there before */                                                    \
		cursor = (struct sipcause_cursor *)(void *)&result;                                \
		CU_ASSERT_EQUAL(expression, SIPCAUSE_E_ARGUMENT);                                  \
		CU_ASSERT_PTR_NULL(cursor);                                                        \
	} while (0)
	REFUSED(sipcause_translate_indication(NULL, &indication, &result));
	REFUSED(sipcause_translate_indication(table, NULL, &result));
	REFUSED(sipcause_translate_indication(table, &indication, NULL));
	NO_CURSOR(sipcause_explain(&cursor, NULL, &indication));
	NO_CURSOR(sipcause_explain(&cursor, table, NULL));
	NO_CURSOR(sipcause_table_rows(&cursor, NULL, 0));
	CU_ASSERT_EQUAL(sipcause_explain(NULL, table, &indication), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_table_rows(NULL, table, 0), SIPCAUSE_E_ARGUMENT);
	indication.count = SIPCAUSE_COMPANIONS_MAX + 1;
	REFUSED(sipcause_translate_indication(table, &indication, &result));
	NO_CURSOR(sipcause_explain(&cursor, table, &indication));
	indication.count = UINT32_MAX;
	REFUSED(sipcause_translate_indication(table, &indication, &result));
	indication.count = 0;
	indication.size--;
	REFUSED(sipcause_translate_indication(table, &indication, &result));
	indication.size++;
	indication.from = b; /* a code of another space than the table's */
	REFUSED(sipcause_translate_indication(table, &indication, &result));
	NO_CURSOR(sipcause_explain(&cursor, table, &indication));
	indication.from = a;
	CU_ASSERT_EQUAL(sipcause_translate_indication(table, &indication, &result), 3);
	CU_ASSERT_EQUAL(sipcause_indication_add(&indication, b, SIPCAUSE_PRESENT), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_translate_indication(table, &indication, &result), 2);
}

/* A condition of any size is filled as far as it reaches; what cannot be used is refused. */
static void test_conditions(void)
{
	struct sipcause_condition full = SIPCAUSE_CONDITION_INIT, room;
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	size_t size, i, wrong = 0;

	CU_ASSERT_EQUAL_FATAL(sipcause_table_rows(&cursor, table, 1), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_cursor_condition(cursor, 0, &full), 0); /* no row so far */
	do {
		CU_ASSERT_EQUAL_FATAL(sipcause_cursor_next(cursor, &row), 1);
	} while (row.condition == NULL);
	CU_ASSERT_EQUAL(sipcause_cursor_condition(cursor, 0, &full), 1);
	CU_ASSERT_PTR_EQUAL(full.space, b);
	CU_ASSERT_EQUAL(full.present, 1);
	for (size = 0; size <= sizeof(room); size++) {
		const unsigned char *bytes = (const unsigned char *)&room;
		size_t reach = size < SCI_CONDITION_LEAST ? 4 : size;

		memset(&room, 0xEE, sizeof(room));
		room.size = (uint32_t)size;
		wrong += sipcause_cursor_condition(cursor, 0, &room) !=
			 (size < SCI_CONDITION_LEAST ? SIPCAUSE_E_ARGUMENT : 1);
		for (i = 4; i < reach; i++)
			wrong += bytes[i] != ((const unsigned char *)&full)[i];
		for (i = reach; i < sizeof(room); i++)
			wrong += bytes[i] != 0xEE;
	}
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(sipcause_cursor_condition(cursor, 1, &full), 0);
	CU_ASSERT_EQUAL(sipcause_cursor_condition(cursor, SIZE_MAX, &full), 0);
	CU_ASSERT_EQUAL(sipcause_cursor_condition(NULL, 0, &full), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_cursor_condition(cursor, 0, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_cursor_next(NULL, &row), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_cursor_next(cursor, NULL), SIPCAUSE_E_ARGUMENT);
	/* What was refused has not moved it. */
	CU_ASSERT_EQUAL(sipcause_cursor_condition(cursor, 0, &full), 1);
	while (sipcause_cursor_next(cursor, &row) == 1)
		continue;
	CU_ASSERT_EQUAL(sipcause_cursor_next(cursor, &row), 0);
	CU_ASSERT_EQUAL(sipcause_cursor_condition(cursor, 0, &full), 0); /* none any more */
	sipcause_cursor_free(cursor);
	sipcause_cursor_free(NULL);
}

static void test_words(void)
{
	static const struct {
		const char *(*word)(int32_t);
		int32_t value;
		const char *expected;
	} rows[] = {
		{ sipcause_outcome_word, 0, "code" },
		{ sipcause_outcome_word, INT32_MAX, "code" },
		{ sipcause_outcome_word, SIPCAUSE_NONE, "none" },
		{ sipcause_outcome_word, SIPCAUSE_UNLISTED, "unlisted" },
		{ sipcause_outcome_word, SIPCAUSE_ERROR, "error" },
		{ sipcause_outcome_word, SIPCAUSE_SAME, "same" },
		{ sipcause_outcome_word, -5, "?" },
		{ sipcause_outcome_word, INT32_MIN, "?" },
		{ sipcause_how_word, SIPCAUSE_HOW_RULE, "rule" },
		{ sipcause_how_word, SIPCAUSE_HOW_UNKNOWN_CODE, "unknown-code" },
		{ sipcause_how_word, SIPCAUSE_HOW_COUNT_, "?" },
		{ sipcause_how_word, -1, "?" },
		{ sipcause_how_word, INT32_MAX, "?" },
		{ sipcause_grade_word, SIPCAUSE_GRADE_UNSTATED, "" },
		{ sipcause_grade_word, SIPCAUSE_GRADE_SECOND_HAND, "second-hand" },
		{ sipcause_grade_word, SIPCAUSE_GRADE_COUNT_, "?" },
		{ sipcause_grade_word, -1, "?" },
		{ sipcause_family_word, SIPCAUSE_FAMILY_UNSTATED, "" },
		{ sipcause_family_word, SIPCAUSE_FAMILY_GATEWAY, "gateway" },
		{ sipcause_family_word, SIPCAUSE_FAMILY_COUNT_, "?" },
		{ sipcause_step_word, SIPCAUSE_STEP_ANSWERED, "answered" },
		{ sipcause_step_word, SIPCAUSE_STEP_LEG, "leg" },
		{ sipcause_step_word, SIPCAUSE_STEP_NOT_REACHED, "not-reached" },
		{ sipcause_step_word, SIPCAUSE_STEP_COUNT_, "?" },
		{ sipcause_fact_word, SIPCAUSE_FACT_NAME, "name" },
		{ sipcause_fact_word, SIPCAUSE_FACT_ALIASES, "aliases" },
		{ sipcause_fact_word, SIPCAUSE_FACT_COUNT_, "?" },
		{ sipcause_error_word, SIPCAUSE_OK, "ok" },
		{ sipcause_error_word, SIPCAUSE_E_MAP, "map" },
		{ sipcause_error_word, SIPCAUSE_NONE, "?" },
		{ sipcause_error_word, SIPCAUSE_FLAWED, "flawed" },
		{ sipcause_error_word, 2, "?" },
		{ sipcause_severity_word, SIPCAUSE_SEVERITY_ERROR, "error" },
		{ sipcause_severity_word, SIPCAUSE_SEVERITY_NOTE, "note" },
		{ sipcause_severity_word, SIPCAUSE_SEVERITY_COUNT_, "?" },
		{ sipcause_severity_word, -1, "?" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		UNIT_CHECK(strcmp(rows[i].word(rows[i].value), rows[i].expected) == 0,
			   "row %zu: %s", i, rows[i].word(rows[i].value));
	CU_ASSERT_STRING_EQUAL(sipcause_version(), SIPCAUSE_VERSION_STRING);
}

static const struct unit_test tests[] = {
	{ "loads", load },
	{ "layout", test_layout },
	{ "how they begin", test_starts },
	{ "results of all sizes", test_result_sizes },
	{ "rows and steps of all sizes", test_row_sizes },
	{ "companions", test_indication },
	{ "questions that are refused", test_questions },
	{ "conditions", test_conditions },
	{ "words", test_words },
	{ "frees", unload },
};

int main(void)
{
	return UNIT_MAIN("structs", tests);
}
