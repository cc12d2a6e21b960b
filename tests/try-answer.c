/* SPDX-License-Identifier: BSD-2-Clause */
/* The answer to a question, and where it comes from. */
#include <string.h>

#include "trial.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void compare_writes(struct trial *trial, const struct sipcause_result *result,
			   const struct oracle_answer *answer)
{
	expect_number(trial, "companions written", result->write_count,
		      (int64_t)answer->writes.count);
	for (size_t i = 0; i < answer->writes.count; i++) {
		const struct oracle_companion *item = &answer->writes.items[i];
		bool found = false;

		for (uint32_t j = 0; j < result->write_count; j++)
			found |=
				!strcmp(sipcause_space_name(result->write_space[j]), item->space) &&
				result->write_code[j] == item->code;
		if (!found)
			complain(trial, "library does not write %s=%d, but %d for the first",
				 item->space, (int)item->code, (int)result->write_code[0]);
	}
}

static void compare_via(struct trial *trial, const struct sipcause_result *result,
			const struct oracle_answer *answer)
{
	const char *via = result->via ? sipcause_space_name(result->via) : NULL;

	expect_text(trial, "via", via, answer->via);
	if (!via || !answer->via)
		return;
	expect_number(trial, "via_code", result->via_code, outcome_in_library(answer->via_code));
	expect_text(trial, "via_how", sipcause_how_word(result->via_how), answer->via_how);
	if (!answer->via_map)
		return;
	expect_text(trial, "via_map", result->via_map, answer->via_map);
	expect_number(trial, "via_line", result->via_line, answer->via_line);
}

static bool is_plain_rule(const char *how)
{
	return !strcmp(how, "rule") || !strcmp(how, "range") || !strcmp(how, "class") ||
	       !strcmp(how, "conditional");
}

static void compare_row(struct trial *trial, const struct sipcause_result *result,
			const struct oracle_answer *answer)
{
	int32_t first, last;

	if (!answer->map)
		return;
	expect_text(trial, "map", result->map, answer->map);
	expect_number(trial, "line", result->line, answer->line);
	expect_text(trial, "source", result->source, answer->source);
	expect_text(trial, "grade", sipcause_grade_word(result->grade),
		    answer->grade ? answer->grade : "");
	if (answer->row) /* the page does not say what the note of a default is */
		expect_note(trial, result->note, answer->row->note);
	if (answer->outcome >= 0)
		expect_text(trial, "phrase", result->phrase, answer->phrase);
	if (!is_plain_rule(answer->how))
		return;
	oracle_span(oracle_space(&trial->made.world, trial->flat_table->from), answer->key, &first,
		    &last);
	expect_number(trial, "first", result->first, first);
	expect_number(trial, "last", result->last, last);
}

static void compare(struct trial *trial, const struct sipcause_result *result,
		    const struct oracle_answer *answer)
{
	expect_number(trial, "outcome", result->outcome, outcome_in_library(answer->outcome));
	expect_text(trial, "how", sipcause_how_word(result->how), answer->how);
	compare_row(trial, result, answer);
	compare_via(trial, result, answer);
	compare_writes(trial, result, answer);
}

/* The step that answered equals the result. */
static void compare_explanation(struct trial *trial, const struct sipcause_indication *indication,
				const struct sipcause_result *result,
				const struct oracle_answer *answer)
{
	struct sipcause_result step = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	unsigned answered = 0;
	int given = sipcause_explain(&cursor, trial->table, indication);

	expect_number(trial, "an explanation", given, SIPCAUSE_OK);
	for (unsigned i = 0; i < 10000; i++) {
		given = sipcause_cursor_next(cursor, &step);
		if (given != 1)
			break;
		if (step.step != SIPCAUSE_STEP_ANSWERED)
			continue;
		answered++;
		expect_number(trial, "explained outcome", step.outcome, result->outcome);
		expect_number(trial, "explained how", step.how, result->how);
		expect_text(trial, "explained map", step.map, result->map);
		expect_number(trial, "explained line", step.line, result->line);
		compare_conditions(trial, cursor, answer);
	}
	if (result->outcome != SIPCAUSE_UNLISTED)
		expect_number(trial, "steps that answered", answered, 1);
	expect_number(trial, "past the last step", given, 0);
	sipcause_cursor_free(cursor);
}

static void fill_indication(struct trial *trial, struct sipcause_indication *indication)
{
	indication->code = trial->code;
	for (size_t i = 0; i < trial->companions.count; i++) {
		const struct oracle_companion *item = &trial->companions.items[i];
		const struct sipcause_space *space =
			sipcause_catalog_space(trial->catalog, item->space);
		int32_t code = item->code == ORACLE_NO_VALUE ? SIPCAUSE_PRESENT : item->code;

		expect_number(trial, "sipcause_indication_add",
			      sipcause_indication_add(indication, space, code), SIPCAUSE_OK);
	}
}

void ask_both(struct trial *trial)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	struct oracle_answer answer;

	trial->questions++;
	fill_indication(trial, &indication);
	oracle_look_up(&trial->made.world, trial->flat, trial->flat_table, trial->code,
		       &trial->companions, &answer);
	expect_number(trial, "returned",
		      sipcause_translate_indication(trial->table, &indication, &result),
		      outcome_in_library(answer.outcome));
	compare(trial, &result, &answer);
	if (!trial->companions.count)
		expect_number(trial, "sipcause_translate",
			      sipcause_translate(trial->table, trial->code),
			      outcome_in_library(answer.outcome));
	if (dice_chance(&trial->dice, 10))
		compare_explanation(trial, &indication, &result, &answer);
}
