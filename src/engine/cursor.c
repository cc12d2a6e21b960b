/* SPDX-License-Identifier: BSD-2-Clause */
#include "cursor.h"

#include "base/alloc.h"

#include <string.h>

void *sci_cursor_new(size_t size,
		     int (*next)(struct sipcause_cursor *cursor, struct sipcause_result *row))
{
	struct sipcause_cursor *cursor = sci_malloc(size);

	if (cursor == NULL)
		return NULL;
	memset(cursor, 0, size);
	cursor->next = next;
	cursor->state = 1;
	return cursor;
}

void sipcause_cursor_free(struct sipcause_cursor *cursor)
{
	if (cursor == NULL)
		return;
	if (cursor->end != NULL)
		cursor->end(cursor);
	sci_arena_free(&cursor->arena);
	sci_free(cursor);
}

/* -------------------------------------------------------------------- rows */

#define HAS_ROOM(row, field)                                                                       \
	((row)->size >= offsetof(struct sipcause_result, field) + sizeof((row)->field))

void sci_cursor_give(struct sipcause_cursor *cursor, const struct sci_answer *answer, int32_t step,
		     struct sipcause_result *row)
{
	sci_answer_fill(answer, step, row);
	cursor->inner_count = 0;
	cursor->rules[0] = answer->via != NULL ? answer->via_rule : answer->rule;
	cursor->rules[1] = NULL;
	/* A first leg that ended the composition is its last one too. */
	if (answer->via != NULL && answer->via_code >= 0)
		cursor->rules[1] = answer->rule;
}

void sci_cursor_give_otherwise(struct sipcause_cursor *cursor, const struct sci_answer *answer,
			       struct sipcause_result *row)
{
	sci_cursor_give(cursor, answer, SIPCAUSE_STEP_ANSWERED, row);
	cursor->rules[answer->via != NULL ? 1 : 0] = NULL;
	if (HAS_ROOM(row, condition))
		row->condition = NULL;
	if (HAS_ROOM(row, otherwise))
		row->otherwise = 1;
}

int sipcause_cursor_next(struct sipcause_cursor *cursor, struct sipcause_result *row)
{
	if (cursor == NULL || row == NULL || row->size < SCI_RESULT_LEAST)
		return SIPCAUSE_E_ARGUMENT;
	if (cursor->state == 1)
		cursor->state = cursor->next(cursor, row);
	if (cursor->state != 1)
		cursor->rules[0] = cursor->rules[1] = NULL;
	if (cursor->state != 1)
		cursor->inner_count = 0;
	return cursor->state;
}

/* -------------------------------------------------------------- conditions */

static void fill_condition(const struct sci_condition *from, uint32_t leg,
			   struct sipcause_condition *condition)
{
	struct sipcause_condition full;
	uint32_t size = condition->size;

	memset(&full, 0, sizeof(full));
	full.size = size;
	full.leg = leg;
	full.space = from->space;
	full.spans = from->count > 0 ? from->spans : NULL;
	full.count = from->count;
	full.sets = from->set_count > 0 ? from->sets : NULL;
	full.set_count = from->set_count;
	full.present = from->present;
	full.absent = from->absent;
	memcpy(condition, &full, size < sizeof(full) ? size : sizeof(full));
}

/* The rule that has the condition of an index, with that of the condition in it; NULL: none. */
static const struct sci_rule *find_rule(const struct sipcause_cursor *cursor, size_t *index,
					uint32_t *leg)
{
	uint32_t i;

	for (i = 0; i < 2 + cursor->inner_count; i++) {
		const struct sci_rule *rule = i < 2 ? cursor->rules[i] : cursor->inner[i - 2];

		*leg = i < 2 ? i : 2;
		if (rule == NULL)
			continue;
		if (*index < rule->condition_count)
			return rule;
		*index -= rule->condition_count;
	}
	return NULL;
}

int sipcause_cursor_condition(const struct sipcause_cursor *cursor, size_t index,
			      struct sipcause_condition *condition)
{
	const struct sci_rule *rule;
	uint32_t leg;

	if (cursor == NULL || condition == NULL || condition->size < SCI_CONDITION_LEAST)
		return SIPCAUSE_E_ARGUMENT;
	rule = find_rule(cursor, &index, &leg);
	if (rule == NULL)
		return 0;
	fill_condition(&rule->conditions[index], leg, condition);
	return 1;
}
