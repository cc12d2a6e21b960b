/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer.h"

#include "base/text.h"
#include "cli/result.h"

#include <stdio.h>
#include <string.h>

/* Number stays number: in a group of numbers, each answer is another one then. */
static int32_t outcome_of(const struct cli_compare_row *row, size_t map)
{
	const int32_t outcome = row->results[map].outcome;

	return row->code < 0 && row->compare->from == row->compare->to &&
			       outcome == row->question.code
		       ? SIPCAUSE_SAME
		       : outcome;
}

/* -------------------------------------------------------------- companions */

static bool writes(const struct sipcause_result *result, const struct sipcause_space *space)
{
	uint32_t i;

	for (i = 0; i < result->write_count; i++)
		if (result->write_space[i] == space)
			return true;
	return false;
}

/* Space index of the companions that go out with a result; NULL past the end. */
static const struct sipcause_space *space_at(const struct sipcause_result *result, uint32_t index)
{
	if (result->outcome < 0)
		return NULL;
	if (index < result->write_count)
		return result->write_space[index];
	if (index == result->write_count && result->filled_space != NULL &&
	    !writes(result, result->filled_space))
		return result->filled_space;
	return NULL;
}

static bool same_companion(const struct cli_compare_row *row, size_t a, size_t b,
			   const struct sipcause_space *space)
{
	const struct sipcause_result *first = &row->results[a], *second = &row->results[b];

	if (row->compare->exact && writes(first, space) != writes(second, space))
		return false;
	return sipcause_companion(&row->question, first, space) ==
	       sipcause_companion(&row->question, second, space);
}

static bool covers_companions(const struct cli_compare_row *row, size_t a, size_t b)
{
	const struct sipcause_space *space;
	uint32_t i;

	for (i = 0; (space = space_at(&row->results[a], i)) != NULL; i++)
		if (!same_companion(row, a, b, space))
			return false;
	return true;
}

static bool same_companions(const struct cli_compare_row *row, size_t a, size_t b)
{
	return covers_companions(row, a, b) && covers_companions(row, b, a);
}

static bool same_phrase(const struct sipcause_result *a, const struct sipcause_result *b)
{
	return sci_same_text(a->phrase, b->phrase);
}

/* ----------------------------------------------------------------- answers */

enum cli_difference cli_compare_pair(const struct cli_compare_row *row, size_t a, size_t b)
{
	if (row->results[a].outcome != row->results[b].outcome)
		return CLI_DIFFERS;
	return same_companions(row, a, b) && same_phrase(&row->results[a], &row->results[b])
		       ? CLI_DIFFERS_NOT
		       : CLI_DIFFERS_BESIDE;
}

/* What is different between an answer and those before it. */
static void see_difference(struct cli_compare_row *row, size_t map)
{
	size_t i;

	for (i = 0; i < map; i++) {
		enum cli_difference found;

		if (!row->compare->asked[i])
			continue;
		found = cli_compare_pair(row, i, map);
		if (found > row->difference)
			row->difference = found;
		if (found != CLI_DIFFERS_BESIDE)
			continue;
		if (!same_companions(row, i, map))
			row->companions = true;
		if (!same_phrase(&row->results[i], &row->results[map]))
			row->phrases = true;
	}
}

void cli_compare_ask(struct cli_compare_row *row)
{
	static const struct sipcause_result empty = SIPCAUSE_RESULT_INIT;
	const struct cli_compare *compare = row->compare;
	size_t i;

	row->question.from = compare->from;
	row->difference = CLI_DIFFERS_NOT;
	row->companions = row->phrases = false;
	for (i = 0; i < compare->count; i++) {
		row->results[i] = empty;
		if (!compare->asked[i])
			continue;
		sipcause_map_translate(compare->maps[i], compare->to, &row->question,
				       &row->results[i]);
		see_difference(row, i);
	}
}

const char *cli_compare_word(const struct cli_compare_row *row)
{
	static const char *const words[] = {
		[CLI_DIFFERS_NOT] = "same",
		[CLI_DIFFERS_BESIDE] = "companions",
		[CLI_DIFFERS] = "differs",
	};

	return words[row->difference];
}

static bool same_answer(const struct cli_compare_row *row, const struct cli_compare_row *next,
			size_t map)
{
	const struct sipcause_result *a = &row->results[map], *b = &next->results[map];
	uint32_t i;

	if (outcome_of(row, map) != outcome_of(next, map) || a->write_count != b->write_count ||
	    a->filled_space != b->filled_space || a->filled_code != b->filled_code)
		return false;
	for (i = 0; i < a->write_count; i++)
		if (a->write_space[i] != b->write_space[i] || a->write_code[i] != b->write_code[i])
			return false;
	/* What stays itself has the phrase of each number. */
	return outcome_of(row, map) == SIPCAUSE_SAME || same_phrase(a, b);
}

bool cli_compare_continues(const struct cli_compare_row *row, const struct cli_compare_row *next)
{
	size_t i;

	for (i = 0; i < row->compare->count; i++)
		if (row->compare->asked[i] && !same_answer(row, next, i))
			return false;
	return true;
}

bool cli_compare_is_silent(const struct cli_compare_row *row)
{
	size_t i;

	for (i = 0; i < row->compare->count; i++)
		if (row->compare->asked[i] && row->results[i].outcome != SIPCAUSE_UNLISTED)
			return false;
	return true;
}

/* -------------------------------------------------------------------- text */

static size_t add(char room[CLI_COMPARE_CELL], size_t used, const char *text)
{
	const size_t left = CLI_COMPARE_CELL - used;
	const int length = snprintf(room + used, left, "%s", text);

	return length < 0 || (size_t)length >= left ? CLI_COMPARE_CELL - 1 : used + (size_t)length;
}

/* " U", " (BI)" where the policy supplies it, " redirect=followed". */
static size_t add_companion(char room[CLI_COMPARE_CELL], size_t used,
			    const struct cli_compare_row *row, size_t map,
			    const struct sipcause_space *space)
{
	const struct sipcause_result *result = &row->results[map];
	const int32_t code = sipcause_companion(&row->question, result, space);
	const bool location = strcmp(sipcause_space_name(space), "location") == 0;
	const bool supplied = !writes(result, space);
	char value[CLI_NUMBER_TEXT];

	used = add(room, used, supplied ? " (" : " ");
	if (!location) {
		used = add(room, used, sipcause_space_name(space));
		used = add(room, used, "=");
	}
	used = add(room, used, cli_companion_text(value, space, code));
	return supplied ? add(room, used, ")") : used;
}

const char *cli_compare_cell(char room[CLI_COMPARE_CELL], const struct cli_compare_row *row,
			     size_t map)
{
	const struct sipcause_result *result = &row->results[map];
	const struct sipcause_space *space;
	size_t used;
	uint32_t i;

	room[0] = '\0';
	if (!row->compare->asked[map])
		return room;
	used = strlen(cli_number_text(room, row->compare->to, outcome_of(row, map)));
	for (i = 0; row->companions && (space = space_at(result, i)) != NULL; i++)
		used = add_companion(room, used, row, map, space);
	if (row->phrases && result->phrase != NULL) {
		used = add(room, used, " \"");
		used = add(room, used, result->phrase);
		add(room, used, "\"");
	}
	return room;
}

const char *cli_compare_codes(char room[CLI_COMPARE_CODES], const struct cli_compare_row *row)
{
	if (row->first == row->last)
		return cli_number_text(room, row->compare->from, row->first);
	snprintf(room, CLI_COMPARE_CODES, "%d-%d", row->first, row->last);
	return room;
}
