/* SPDX-License-Identifier: BSD-2-Clause */
/* The questions that a table can be asked; see questions.h. */
#include "questions.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

#define NAMED_MAX 16 /* spaces that the conditions of one code name */

/* The questions about one code. */
struct walk {
	const struct questions *questions;
	const struct sipcause_table *table;
	unsigned kinds;
	question_visit *visit;
	void *context;

	int32_t code;
	struct sipcause_result bare; /* its answer */
	const struct sipcause_space *named[NAMED_MAX];
	size_t named_count;
};

static int by_name(const void *left, const void *right)
{
	const struct sipcause_space *const *first = left, *const *second = right;

	return strcmp(sipcause_space_name(*first), sipcause_space_name(*second));
}

void questions_open(struct questions *questions, const struct sipcause_catalog *catalog)
{
	const size_t count = sipcause_catalog_space_count(catalog);

	memset(questions, 0, sizeof(*questions));
	UNIT_CHECK(count <= QUESTIONS_SPACES, "%zu spaces", count);
	while (questions->count < count && questions->count < QUESTIONS_SPACES) {
		questions->spaces[questions->count] =
			sipcause_catalog_space_at(catalog, questions->count);
		questions->count++;
	}
	qsort(questions->spaces, questions->count, sizeof(questions->spaces[0]), by_name);
}

/* ------------------------------------------------------------------ answers */

void question_answer(const struct question *question, struct sipcause_result *result)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	const struct sipcause_result empty = SIPCAUSE_RESULT_INIT;
	uint32_t i;

	*result = empty;
	indication.code = question->code;
	for (i = 0; i < question->count; i++)
		if (sipcause_indication_add(&indication, question->space[i], question->value[i]) !=
		    SIPCAUSE_OK)
			CU_FAIL("a companion is refused");
	sipcause_translate_indication(question->table, &indication, result);
}

/* The same code or outcome, phrase and companions; the row may be another one. */
static bool is_same(const struct sipcause_result *left, const struct sipcause_result *right)
{
	uint32_t i;

	if (left->outcome != right->outcome || !unit_same_text(left->phrase, right->phrase) ||
	    left->write_count != right->write_count)
		return false;
	for (i = 0; i < left->write_count; i++)
		if (left->write_space[i] != right->write_space[i] ||
		    left->write_code[i] != right->write_code[i])
			return false;
	return true;
}

/* ------------------------------------------------------------------- values */

/* The codes that a space defines, and `present` before them. */
static size_t value_count(const struct sipcause_space *space)
{
	return sipcause_space_count(space) + 1;
}

static int32_t value_at(const struct sipcause_space *space, size_t index)
{
	return index == 0 ? SIPCAUSE_PRESENT : sipcause_space_at(space, index - 1);
}

static bool is_named(const struct walk *walk, const struct sipcause_space *space)
{
	size_t i;

	for (i = 0; i < walk->named_count; i++)
		if (walk->named[i] == space)
			return true;
	return false;
}

/* The spaces of the conditions of the cursor's row. */
static void add_named(struct walk *walk, const struct sipcause_cursor *cursor)
{
	struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT;
	size_t i;

	for (i = 0; sipcause_cursor_condition(cursor, i, &condition) == 1; i++) {
		if (is_named(walk, condition.space))
			continue;
		UNIT_CHECK(walk->named_count < NAMED_MAX, "spaces of %d", walk->code);
		if (walk->named_count < NAMED_MAX)
			walk->named[walk->named_count++] = condition.space;
	}
}

/* ---------------------------------------------------------------- questions */

static void ask_one(const struct walk *walk, const struct sipcause_space *space)
{
	struct question question = { .table = walk->table, .code = walk->code, .count = 1 };
	struct sipcause_result result;
	size_t i;

	question.space[0] = space;
	for (i = 0; i < value_count(space); i++) {
		question.value[0] = value_at(space, i);
		question_answer(&question, &result);
		if (is_same(&result, &walk->bare))
			continue;
		/* The rows of a table say what it asks for. */
		UNIT_CHECK(is_named(walk, space), "no row of %d names %s=%d", walk->code,
			   sipcause_space_name(space), question.value[0]);
		walk->visit(&question, walk->context);
	}
}

/* Whether the companions of a pair do not tell its answer, each alone. */
static bool is_pair(const struct walk *walk, const struct question *question)
{
	struct sipcause_result both, each[2];
	bool changes[2];
	uint32_t i;

	question_answer(question, &both);
	for (i = 0; i < 2; i++) {
		const struct question one = {
			.table = question->table,
			.code = question->code,
			.count = 1,
			.space = { question->space[i] },
			.value = { question->value[i] },
		};

		question_answer(&one, &each[i]);
		changes[i] = !is_same(&each[i], &walk->bare);
	}
	if (changes[0] && changes[1] && !is_same(&each[0], &each[1]))
		return true;
	return !is_same(&both, &each[changes[0] ? 0 : 1]);
}

/* Whether two spaces have such a pair; with one, each of their pairs is a question. */
static bool are_needed(const struct walk *walk, struct question *question)
{
	size_t i, k;

	for (i = 0; i < value_count(question->space[0]); i++) {
		for (k = 0; k < value_count(question->space[1]); k++) {
			question->value[0] = value_at(question->space[0], i);
			question->value[1] = value_at(question->space[1], k);
			if (is_pair(walk, question))
				return true;
		}
	}
	return false;
}

static void ask_two(const struct walk *walk, const struct sipcause_space *first,
		    const struct sipcause_space *second)
{
	struct question question = {
		.table = walk->table,
		.code = walk->code,
		.count = 2,
		.space = { first, second },
	};
	size_t i, k;

	if (!are_needed(walk, &question))
		return;
	for (i = 0; i < value_count(first); i++) {
		for (k = 0; k < value_count(second); k++) {
			question.value[0] = value_at(first, i);
			question.value[1] = value_at(second, k);
			walk->visit(&question, walk->context);
		}
	}
}

static void ask_code(struct walk *walk)
{
	const struct question bare = { .table = walk->table, .code = walk->code };
	size_t i, k;

	question_answer(&bare, &walk->bare);
	if ((walk->kinds & QUESTION_BARE) != 0)
		walk->visit(&bare, walk->context);
	for (i = 0; (walk->kinds & QUESTION_ONE) != 0 && i < walk->questions->count; i++)
		ask_one(walk, walk->questions->spaces[i]);
	qsort(walk->named, walk->named_count, sizeof(walk->named[0]), by_name);
	for (i = 0; (walk->kinds & QUESTION_TWO) != 0 && i < walk->named_count; i++)
		for (k = i + 1; k < walk->named_count; k++)
			ask_two(walk, walk->named[i], walk->named[k]);
}

void questions_ask(const struct questions *questions, const struct sipcause_table *table,
		   unsigned kinds, question_visit *visit, void *context)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	struct walk walk = {
		.questions = questions,
		.table = table,
		.kinds = kinds,
		.visit = visit,
		.context = context,
	};
	int more;

	CU_ASSERT_EQUAL_FATAL(sipcause_table_rows(&cursor, table, 1), SIPCAUSE_OK);
	more = sipcause_cursor_next(cursor, &row);
	while (more == 1) {
		walk.code = row.code;
		walk.named_count = 0;
		for (; more == 1 && row.code == walk.code;
		     more = sipcause_cursor_next(cursor, &row))
			add_named(&walk, cursor);
		ask_code(&walk);
	}
	CU_ASSERT_EQUAL(more, 0);
	sipcause_cursor_free(cursor);
}
