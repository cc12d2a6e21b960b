/* SPDX-License-Identifier: BSD-2-Clause */
/* The conditions of a row, as a program may read them. */
#include <string.h>

#include "trial.h"

const struct sipcause_span *data_span(const struct sipcause_condition *condition, uint32_t i)
{
	if (i < condition->count)
		return &condition->spans[i];
	i -= condition->count;
	for (uint32_t k = 0; k < condition->set_count; k++) {
		uint32_t count = 0;
		const struct sipcause_span *spans = sipcause_set_spans(condition->sets[k], &count);

		if (i < count)
			return &spans[i];
		i -= count;
	}
	return NULL;
}

static bool data_holds(const struct sipcause_condition *condition, int32_t code)
{
	const struct sipcause_span *span;

	for (uint32_t i = 0; (span = data_span(condition, i)) != NULL; i++)
		if (code >= span->first && code <= span->last)
			return true;
	return condition->present;
}

/* A condition of the library says of one companion what the oracle's does. */
static void try_companion(struct trial *trial, const struct sipcause_condition *condition,
			  const struct oracle_condition *expected, int32_t code)
{
	struct oracle_companions companions = { { { expected->space, code } }, 1 };

	expect_number(trial, "holds of a companion", data_holds(condition, code),
		      oracle_condition_holds(&trial->made.world, expected, &companions));
}

static void compare_condition(struct trial *trial, const struct sipcause_condition *condition,
			      const struct oracle_condition *expected)
{
	const struct oracle_world *world = &trial->made.world;
	const struct generated_pool *pool =
		&trial->made.pools[oracle_space(world, expected->space) - world->spaces];
	const struct oracle_companions none = { .count = 0 };
	const struct sipcause_span *span;

	expect_text(trial, "space of a condition", sipcause_space_name(condition->space),
		    expected->space);
	expect_number(trial, "holds of nothing", condition->absent,
		      oracle_condition_holds(world, expected, &none));
	try_companion(trial, condition, expected, ORACLE_NO_VALUE);
	for (size_t i = 0; i < pool->count; i++)
		try_companion(trial, condition, expected, pool->codes[i]);
	for (uint32_t i = 0; (span = data_span(condition, i)) != NULL; i++) {
		try_companion(trial, condition, expected, span->first);
		try_companion(trial, condition, expected, span->last);
		if (span->first > 0)
			try_companion(trial, condition, expected, span->first - 1);
		if (span->last < INT32_MAX)
			try_companion(trial, condition, expected, span->last + 1);
	}
}

/* A file may have the conditions of a row in any order. */
static const struct oracle_condition *condition_on(const struct oracle_row *row,
						   const struct sipcause_space *space)
{
	for (size_t i = 0; row && i < row->when_count; i++)
		if (!strcmp(row->when[i].space, sipcause_space_name(space)))
			return &row->when[i];
	return NULL;
}

void compare_conditions(struct trial *trial, const struct sipcause_cursor *cursor,
			const struct oracle_answer *answer)
{
	const bool ended = answer->via && answer->via_code < 0;
	const struct oracle_row *rows[2] = { answer->via ? answer->via_row : answer->row,
					     answer->via && !ended ? answer->row : NULL };
	struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT;
	size_t count = 0;

	for (; sipcause_cursor_condition(cursor, count, &condition) == 1; count++) {
		const struct oracle_condition *expected =
			condition.leg < 2 ? condition_on(rows[condition.leg], condition.space)
					  : NULL;

		if (expected)
			compare_condition(trial, &condition, expected);
		else
			complain(trial, "leg %u has a condition on %s", (unsigned)condition.leg,
				 sipcause_space_name(condition.space));
	}
	expect_number(trial, "conditions", (int64_t)count,
		      (int64_t)((rows[0] ? rows[0]->when_count : 0) +
				(rows[1] ? rows[1]->when_count : 0)));
}
