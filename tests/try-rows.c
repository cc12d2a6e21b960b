/* SPDX-License-Identifier: BSD-2-Clause */
/* The rows that a table lists: each answers somewhere, in order, and no answer is without one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trial.h"

/* Where a row comes from, in both legs. */
struct place {
	char map[40];
	uint32_t line;
	uint32_t via_line;
	int32_t outcome;
};

#define PLACES_MAX 400

/* A listing being walked. */
struct listing {
	struct trial *trial;
	struct sipcause_cursor *cursor;
	struct sipcause_result row;
	int32_t outcomes[GENERATED_POOL_MAX];
	bool seen[GENERATED_POOL_MAX];
	struct place places[PLACES_MAX]; /* of the rows of this code so far */
	size_t place_count;
	bool nested; /* a leg is a composition too: rows hide conditions of its first leg */
};

static bool is_nested(const struct trial *trial)
{
	const char *via = via_of(trial->flat_table);

	return via && (via_of(oracle_flat_table(trial->flat, trial->flat_table->from, via)) ||
		       via_of(oracle_flat_table(trial->flat, via, trial->flat_table->to)));
}

/* The companions of which a row's conditions hold.  false: none, or two conditions
 * speak of one space. */
static bool satisfy(const struct listing *listing, struct oracle_companions *companions)
{
	struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT;
	const struct sipcause_space *spaces[ORACLE_COMPANIONS_MAX];
	size_t count = 0;

	companions->count = 0;
	for (; sipcause_cursor_condition(listing->cursor, count, &condition) == 1; count++) {
		struct oracle_companion *item = &companions->items[companions->count];

		for (size_t i = 0; i < count; i++)
			if (spaces[i] == condition.space)
				return false;
		if (count >= 10)
			return false;
		spaces[count] = condition.space;
		if (condition.absent)
			continue;
		item->space = sipcause_space_name(condition.space);
		const struct sipcause_span *span = data_span(&condition, 0);

		item->code = span ? span->first : ORACLE_NO_VALUE;
		companions->count++;
	}
	return count > 0;
}

static void remember_place(struct listing *listing)
{
	const struct sipcause_result *row = &listing->row;
	struct place *place = &listing->places[listing->place_count];

	if (listing->place_count == PLACES_MAX)
		return;
	snprintf(place->map, sizeof(place->map), "%s", row->map ? row->map : "");
	place->line = row->line;
	place->via_line = row->via_line;
	place->outcome = row->outcome;
	listing->place_count++;
}

static bool has_place(const struct listing *listing, const struct oracle_answer *answer)
{
	for (size_t i = 0; i < listing->place_count; i++) {
		const struct place *place = &listing->places[i];

		if (place->line == answer->line && place->via_line == answer->via_line &&
		    place->outcome == outcome_in_library(answer->outcome) &&
		    !strcmp(place->map, answer->map ? answer->map : ""))
			return true;
	}
	return false;
}

/* Where the conditions of a row hold, it answers, or a row before it. */
static void try_row(struct listing *listing)
{
	struct trial *trial = listing->trial;
	struct oracle_answer answer;

	remember_place(listing);
	if (listing->nested || !satisfy(listing, &trial->companions) ||
	    listing->place_count == PLACES_MAX)
		return;
	oracle_look_up(&trial->made.world, trial->flat, trial->flat_table, trial->code,
		       &trial->companions, &answer);
	trial->questions++;
	if (!has_place(listing, &answer))
		complain(trial, "row %s, line %u does not answer, but line %u",
			 listing->row.condition ? listing->row.condition : "", listing->row.line,
			 answer.line);
	trial->companions.count = 0;
}

/* false: the rows are out of order. */
static bool note_row(struct listing *listing, int32_t *latest)
{
	struct trial *trial = listing->trial;
	const struct sipcause_result *row = &listing->row;
	const struct oracle_space *from = oracle_space(&trial->made.world, trial->flat_table->from);

	trial->code = row->code;
	if (row->code < from->first || row->code > from->last || row->code < *latest) {
		complain(trial, "row of code %d after that of %d", (int)row->code, (int)*latest);
		return false;
	}
	if (row->code != *latest)
		listing->place_count = 0;
	*latest = row->code;
	listing->outcomes[row->code - from->first] = row->outcome;
	listing->seen[row->code - from->first] = true;
	return true;
}

/* With every_code, the last row of each number is what the bare number gives. */
static void check_last_rows(const struct listing *listing)
{
	struct trial *trial = listing->trial;
	const struct oracle_space *from = oracle_space(&trial->made.world, trial->flat_table->from);

	for (int64_t code = from->first; code <= from->last; code++) {
		trial->code = (int32_t)code;
		if (!listing->seen[code - from->first])
			complain(trial, "no row for code %d", (int)code);
		else
			expect_number(trial, "last row of the code",
				      listing->outcomes[code - from->first],
				      sipcause_translate(trial->table, (int32_t)code));
	}
}

void walk_rows(struct trial *trial)
{
	struct listing *listing = calloc(1, sizeof(*listing));
	int32_t latest = INT32_MIN;
	int given;

	if (!listing)
		return;
	listing->trial = trial;
	listing->row.size = sizeof(listing->row);
	listing->nested = is_nested(trial);
	given = sipcause_table_rows(&listing->cursor, trial->table, 1);
	expect_number(trial, "a listing", given, SIPCAUSE_OK);
	for (unsigned i = 0; i < 100000; i++) {
		given = sipcause_cursor_next(listing->cursor, &listing->row);
		if (given != 1 || !note_row(listing, &latest))
			break;
		try_row(listing);
	}
	expect_number(trial, "after the last row", given, 0);
	check_last_rows(listing);
	sipcause_cursor_free(listing->cursor);
	free(listing);
}

static int32_t listed_outcome(const struct oracle_word *target)
{
	if (target->kind == ORACLE_SAME)
		return SIPCAUSE_SAME;
	return target->kind == ORACLE_NONE ? SIPCAUSE_NONE : target->first;
}

/* A listing begins with the alternatives for all codes, each once, in their order. */
static void compare_listed_first(struct trial *trial, struct sipcause_cursor *cursor)
{
	const struct oracle_flat_rule *before = &trial->flat_table->before;
	const struct oracle_space *from = oracle_space(&trial->made.world, trial->flat_table->from);
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	size_t count = before->rule ? before->rule->row_count : 0;

	for (size_t i = 0; i < count && sipcause_cursor_next(cursor, &row) == 1; i++) {
		const struct oracle_row *expected = &before->rule->rows[i];
		const struct oracle_answer answer = { .row = expected };

		expect_number(trial, "code of a row of first", row.code, -1);
		expect_number(trial, "its first code", row.first, from->first);
		expect_number(trial, "its last code", row.last, from->last);
		expect_number(trial, "its outcome", row.outcome, listed_outcome(&expected->to));
		expect_text(trial, "its map", row.map, before->map->name);
		expect_number(trial, "its line", row.line, expected->line);
		expect_number(trial, "its companions", row.write_count,
			      expected->to.kind == ORACLE_NONE ? 0
							       : (int64_t)expected->write_count);
		compare_conditions(trial, cursor, &answer);
	}
}

void walk_first_rows(struct trial *trial)
{
	struct sipcause_cursor *cursor = NULL;

	expect_number(trial, "a listing", sipcause_table_rows(&cursor, trial->table, 0),
		      SIPCAUSE_OK);
	compare_listed_first(trial, cursor);
	sipcause_cursor_free(cursor);
}
