/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The effective rows of a table: what a look-up can come to for each code that is
 * listed, and then for each group of the others.
 */
#include "alternatives.h"
#include "cursor.h"
#include "codes.h"

struct rows {
	struct sipcause_cursor cursor;
	const struct sipcause_table *table;
	bool every;      /* every number of the range, and no groups */
	bool in_groups;  /* the listed codes are done */
	uint32_t before; /* the next rule of those that stand before every code */
	struct sci_listed listed;
	struct sci_groups groups;

	/* The code whose rows are being given. */
	bool open;              /* there is one */
	struct sci_group group; /* whose sample it is, when in_groups */
	struct sci_alternatives alternatives;
	struct sci_answer bare; /* what the bare code gives: its last row */
};

/* ---------------------------------------------------------- which code is next */

static void open_code(struct rows *rows, int32_t code)
{
	sci_alternatives_start(&rows->alternatives, rows->table, code, NULL);
	if (!rows->every)
		sci_alternatives_skip_before(&rows->alternatives);
	sci_table_resolve(rows->table, code, NULL, NULL, &rows->bare);
	rows->open = true;
}

static int64_t next_code(struct rows *rows)
{
	if (!rows->every)
		return sci_listed_next(&rows->listed);
	if (rows->listed.from > rows->table->from->range.last)
		return -1;
	return rows->listed.from++;
}

/* 1, 0 at the end, or SIPCAUSE_E_MEMORY. */
static int open_next(struct rows *rows)
{
	int given;

	if (!rows->in_groups) {
		int64_t code = next_code(rows);

		if (code >= 0) {
			open_code(rows, (int32_t)code);
			return 1;
		}
		if (rows->every)
			return 0;
		sci_groups_start(&rows->groups, rows->table, &rows->cursor.arena);
		rows->in_groups = true;
	}
	given = sci_groups_next(&rows->groups, &rows->group);
	if (given == 1)
		open_code(rows, rows->group.sample);
	return given;
}

/* --------------------------------------------------------------- its rows */

/* The rules that the row itself does not name: those of compositions within a composition. */
static void add_inner(struct rows *rows)
{
	const struct sci_rule *rules[SCI_RULES_MAX];
	struct sipcause_cursor *cursor = &rows->cursor;
	const uint32_t count = sci_alternatives_rules(&rows->alternatives, rules);
	uint32_t i;

	for (i = 0; i < count && cursor->inner_count < SCI_INNER_MAX; i++)
		if (rules[i] != cursor->rules[0] && rules[i] != cursor->rules[1])
			cursor->inner[cursor->inner_count++] = rules[i];
}

/* The bare code's own answer comes last, also where a condition of absence gives
 * it; what is left for all other companions then comes before it. */
static void give(struct rows *rows, const struct sci_alternative *alternative,
		 struct sipcause_result *row)
{
	const struct sci_answer *answer = &alternative->answer;

	if (alternative->conditional) {
		sci_cursor_give(&rows->cursor, answer, SIPCAUSE_STEP_ANSWERED, row);
		add_inner(rows);
	} else
		sci_cursor_give_otherwise(&rows->cursor, answer, row);
}

static bool is_bare(const struct rows *rows, const struct sci_alternative *alternative)
{
	return !alternative->conditional && alternative->answer.rule == rows->bare.rule &&
	       alternative->answer.via_rule == rows->bare.via_rule;
}

static void give_bare(struct rows *rows, struct sipcause_result *row)
{
	sci_cursor_give(&rows->cursor, &rows->bare, SIPCAUSE_STEP_ANSWERED, row);
	if (rows->in_groups)
		row->outcome = rows->group.outcome;
	rows->open = false;
}

/* The next rule that stands before every code; companions of the table are not in it, as they
 * can differ from code to code. */
static bool give_before(struct rows *rows, struct sipcause_result *row)
{
	static const struct sci_zone zone = { .unknown = -1 };
	static const struct sci_slot slot = { NULL, &zone };
	const struct sci_key *key = rows->table->before != NULL ? rows->table->before->key : NULL;
	const struct sci_rule *rule;
	struct sci_answer answer;

	if (rows->every || key == NULL || rows->before == key->rule_count)
		return false;
	rule = &key->rules[rows->before++];
	sci_table_take(rows->table, key->span.first, &slot, key, rule, SIPCAUSE_HOW_CONDITIONAL,
		       &answer);
	answer.code = -1;
	if (rule->target == SIPCAUSE_SAME)
		answer.outcome = SIPCAUSE_SAME;
	sci_cursor_give(&rows->cursor, &answer, SIPCAUSE_STEP_ANSWERED, row);
	return true;
}

static int next_row(struct sipcause_cursor *cursor, struct sipcause_result *row)
{
	struct rows *rows = (struct rows *)(void *)cursor;
	struct sci_alternative alternative;
	int given;

	if (give_before(rows, row))
		return 1;
	given = rows->open ? 1 : open_next(rows);
	if (given != 1)
		return given;
	given = sci_alternatives_next(&rows->alternatives, &cursor->arena, &alternative);
	if (given < 0)
		return given;
	if (given == 1 && !is_bare(rows, &alternative))
		give(rows, &alternative, row);
	else
		give_bare(rows, row);
	if (rows->in_groups) {
		row->code = -1;
		row->first = rows->group.span.first;
		row->last = rows->group.span.last;
	}
	return 1;
}

static void end_rows(struct sipcause_cursor *cursor)
{
	sci_groups_free(&((struct rows *)(void *)cursor)->groups);
}

int sipcause_table_rows(struct sipcause_cursor **cursor, const struct sipcause_table *table,
			int every_code)
{
	struct rows *rows;

	if (cursor == NULL)
		return SIPCAUSE_E_ARGUMENT;
	*cursor = NULL;
	if (table == NULL)
		return SIPCAUSE_E_ARGUMENT;
	rows = sci_cursor_new(sizeof(*rows), next_row);
	if (rows == NULL)
		return SIPCAUSE_E_MEMORY;
	rows->cursor.end = end_rows;
	rows->table = table;
	rows->every = every_code && sci_space_is_dense(table->from);
	sci_listed_start(&rows->listed, table);
	*cursor = &rows->cursor;
	return SIPCAUSE_OK;
}
