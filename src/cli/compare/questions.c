/* SPDX-License-Identifier: BSD-2-Clause */
#include "questions.h"

#include "cli/result.h"
#include "cli/say.h"

#include <stdio.h>
#include <string.h>

/* Instead of a value: the question has no companion of the space. */
#define NO_VALUE INT32_MIN

#define VALUES_MAX 64     /* that one condition distinguishes */
#define CONDITIONS_MAX 64 /* on one space, as many as a signature has bits */

/* All conditions of the rows. */
struct pool {
	const struct cli_conditional *const *rows;
	size_t count;
	bool cut;
};

/* ------------------------------------------------------------------ values */

static bool in_spans(const struct sipcause_span *spans, uint32_t count, int32_t value)
{
	uint32_t i;

	for (i = 0; i < count; i++)
		if (spans[i].first <= value && value <= spans[i].last)
			return true;
	return false;
}

static bool names(const struct sipcause_condition *condition, int32_t value)
{
	uint32_t i, count;

	if (in_spans(condition->spans, condition->count, value))
		return true;
	for (i = 0; i < condition->set_count; i++) {
		const struct sipcause_span *spans = sipcause_set_spans(condition->sets[i], &count);

		if (in_spans(spans, count, value))
			return true;
	}
	return false;
}

/* Which of the conditions on a space name a value: a bit for each. */
static uint64_t signature(struct pool *pool, const struct sipcause_space *space, int32_t value)
{
	uint64_t bits = 0;
	size_t at = 0, i, k;

	for (i = 0; i < pool->count; i++)
		for (k = 0; k < pool->rows[i]->count; k++) {
			const struct sipcause_condition *other = &pool->rows[i]->conditions[k];

			if (other->space != space)
				continue;
			if (at == CONDITIONS_MAX) {
				pool->cut = true;
				return bits;
			}
			if (names(other, value))
				bits |= UINT64_C(1) << at;
			at++;
		}
	return bits;
}

/* Values of a condition, no two of which all conditions treat alike. */
struct values {
	const struct sipcause_condition *condition;
	int32_t items[VALUES_MAX];
	uint64_t signatures[VALUES_MAX];
	size_t count;
};

static void add_value(struct pool *pool, struct values *values, int32_t value, uint64_t bits)
{
	size_t i;

	for (i = 0; i < values->count; i++)
		if (values->items[i] == value || (bits != 0 && values->signatures[i] == bits))
			return;
	if (values->count == VALUES_MAX) {
		pool->cut = true;
		return;
	}
	values->items[values->count] = value;
	values->signatures[values->count++] = bits;
}

static void try_value(struct pool *pool, struct values *values, int64_t value)
{
	if (value <= INT32_MAX && names(values->condition, (int32_t)value))
		add_value(pool, values, (int32_t)value,
			  signature(pool, values->condition->space, (int32_t)value));
}

/* What a condition names changes only where a span begins, and after its end. */
static void try_spans(struct pool *pool, struct values *values, const struct sipcause_span *spans,
		      uint32_t count)
{
	uint32_t i;

	for (i = 0; i < count; i++) {
		try_value(pool, values, spans[i].first);
		try_value(pool, values, (int64_t)spans[i].last + 1);
	}
}

static void try_condition(struct pool *pool, struct values *values,
			  const struct sipcause_condition *other)
{
	uint32_t i, count;

	if (other->space != values->condition->space)
		return;
	try_spans(pool, values, other->spans, other->count);
	for (i = 0; i < other->set_count; i++) {
		const struct sipcause_span *spans = sipcause_set_spans(other->sets[i], &count);

		try_spans(pool, values, spans, count);
	}
}

/* Its own first, so that the first value is one that the map itself begins with. */
static void find_values(struct pool *pool, struct values *values,
			const struct sipcause_condition *condition)
{
	size_t i, k;

	values->condition = condition;
	values->count = 0;
	try_condition(pool, values, condition);
	for (i = 0; i < pool->count; i++)
		for (k = 0; k < pool->rows[i]->count; k++)
			try_condition(pool, values, &pool->rows[i]->conditions[k]);
	if (condition->present)
		add_value(pool, values, SIPCAUSE_PRESENT, 0);
	if (condition->absent)
		add_value(pool, values, NO_VALUE, 0);
}

/* --------------------------------------------------------------- questions */

static bool asks(const struct sipcause_indication *question, const struct sipcause_space *space,
		 int32_t value)
{
	uint32_t i;

	for (i = 0; i < question->count; i++)
		if (question->space[i] == space && question->value[i] == value)
			return true;
	return false;
}

static bool same_question(const struct sipcause_indication *a, const struct sipcause_indication *b)
{
	uint32_t i;

	if (a->count != b->count)
		return false;
	for (i = 0; i < a->count; i++)
		if (!asks(b, a->space[i], a->value[i]))
			return false;
	return true;
}

/* "location=LPN warning=present" */
static const char *text_of(const struct sipcause_indication *question)
{
	char *text = cli_alloc((size_t)question->count * 160 + 1);
	size_t used = 0;
	uint32_t i;

	for (i = 0; i < question->count; i++) {
		const char *space = sipcause_space_name(question->space[i]);
		char room[CLI_NUMBER_TEXT];
		const char *name = cli_companion_text(room, question->space[i], question->value[i]);

		used += (size_t)snprintf(text + used, 160, "%s%.70s=%.80s", i > 0 ? " " : "", space,
					 name);
	}
	return text;
}

/* text NULL: made of the companions. */
static void add_question(struct cli_compare_questions *questions,
			 const struct sipcause_indication *asked, const char *text)
{
	size_t i;

	if (asked->count == 0)
		return;
	for (i = 0; i < questions->count; i++)
		if (same_question(&questions->items[i].asked, asked))
			return;
	if (questions->count == CLI_COMPARE_QUESTIONS_MAX) {
		questions->cut = true;
		return;
	}
	questions->items[questions->count].asked = *asked;
	questions->items[questions->count++].text = text != NULL ? text : text_of(asked);
}

/* What a row's conditions name, one list each. */
struct choice {
	struct values values[SIPCAUSE_COMPANIONS_MAX];
	size_t at[SIPCAUSE_COMPANIONS_MAX]; /* the one that comes now */
	size_t count;
};

/* Go on to the next combination.  false: that was the last. */
static bool step(struct choice *choice)
{
	size_t i;

	for (i = choice->count; i-- > 0;) {
		if (++choice->at[i] < choice->values[i].count)
			return true;
		choice->at[i] = 0;
	}
	return false;
}

static void ask_combination(struct cli_compare_questions *questions, const struct choice *choice,
			    const char *text)
{
	struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;
	size_t i;

	for (i = 0; i < choice->count; i++) {
		const struct values *values = &choice->values[i];
		const int32_t value = values->items[choice->at[i]];

		if (value != NO_VALUE && !asks(&asked, values->condition->space, value))
			sipcause_indication_add(&asked, values->condition->space, value);
	}
	add_question(questions, &asked, text);
}

/* Every combination of what the conditions of a row name. */
static void ask_row(struct cli_compare_questions *questions, struct pool *pool,
		    const struct cli_conditional *row)
{
	static struct choice choice;
	bool whole = !row->rest;
	size_t i;

	if (row->count > SIPCAUSE_COMPANIONS_MAX) {
		questions->cut = true;
		return;
	}
	choice.count = row->count;
	for (i = 0; i < row->count; i++) {
		find_values(pool, &choice.values[i], &row->conditions[i]);
		choice.at[i] = 0;
		whole = whole && choice.values[i].count == 1;
		if (choice.values[i].count == 0)
			return;
	}
	do
		ask_combination(questions, &choice, whole ? row->text : NULL);
	while (!questions->cut && step(&choice));
}

/* A condition of absence also speaks of those calls that it excludes. */
static void ask_otherwise(struct cli_compare_questions *questions,
			  const struct cli_conditional *row)
{
	size_t i;

	for (i = 0; i < row->count; i++) {
		struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;

		if (!row->conditions[i].absent || row->conditions[i].present)
			continue;
		sipcause_indication_add(&asked, row->conditions[i].space, SIPCAUSE_PRESENT);
		add_question(questions, &asked, NULL);
	}
}

void cli_compare_questions(struct cli_compare_questions *questions,
			   const struct cli_conditional *const *rows, size_t count)
{
	struct pool pool = { .rows = rows, .count = count };
	size_t i;

	questions->count = 0;
	questions->cut = false;
	for (i = 0; i < count; i++) {
		ask_row(questions, &pool, rows[i]);
		ask_otherwise(questions, rows[i]);
	}
	questions->cut = questions->cut || pool.cut;
}
