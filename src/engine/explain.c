/* SPDX-License-Identifier: BSD-2-Clause */
/* Explanations: the look-up once more, told step by step. */
#include "cursor.h"

/* What was told of one rule. */
struct step {
	struct step *next;
	const struct sipcause_table *table;
	const struct sci_key *key;       /* NULL: none */
	const struct sci_rule *rule;     /* NULL: none */
	const struct sci_answer *answer; /* NULL: it gave none */
	int32_t code;
	int32_t verdict;
};

struct steps {
	struct sipcause_cursor cursor;
	struct step *next; /* to be given */
};

/* ---------------------------------------------------------------- collecting */

struct collector {
	struct sci_walk walk;
	struct sci_arena *arena;
	struct step **end; /* where the next step goes */
	bool failed;       /* memory is out */
};

static bool keep_answer(struct collector *collector, struct step *step,
			const struct sci_answer *answer)
{
	struct sci_answer *copy;

	if (answer == NULL)
		return true;
	copy = sci_arena_alloc(collector->arena, sizeof(*copy));
	if (copy == NULL)
		return false;
	*copy = *answer;
	step->answer = copy;
	return true;
}

static void collect(struct sci_walk *walk, const struct sipcause_table *table, int32_t code,
		    int32_t verdict, const struct sci_key *key, const struct sci_rule *rule,
		    const struct sci_answer *answer)
{
	struct collector *collector = (struct collector *)(void *)walk;
	struct step *step;

	if (collector->failed)
		return;
	step = sci_arena_alloc(collector->arena, sizeof(*step));
	if (step == NULL || !keep_answer(collector, step, answer)) {
		collector->failed = true;
		return;
	}
	step->table = table;
	step->key = key;
	step->rule = rule;
	step->code = code;
	step->verdict = verdict;
	if (verdict == SIPCAUSE_STEP_ANSWERED && walk->leg > 0)
		step->verdict = SIPCAUSE_STEP_LEG;
	*collector->end = step;
	collector->end = &step->next;
}

/* -------------------------------------------------------------------- giving */

/* What a rule that was passed over would have said. */
static void start_answer(const struct step *step, struct sci_answer *answer)
{
	sci_answer_start(answer, step->table, step->code);
	answer->key = step->key;
	answer->rule = step->rule;
	if (step->rule == NULL)
		return;
	if (step->rule->target == SCI_TARGET_CLASS) {
		answer->how = SIPCAUSE_HOW_CLASS_UNKNOWN;
		return;
	}
	answer->outcome = step->rule->target;
	answer->how = step->key != NULL ? sci_table_how(step->key, step->rule)
					: SIPCAUSE_HOW_UNLISTED_DEFAULT;
}

static int next_step(struct sipcause_cursor *cursor, struct sipcause_result *row)
{
	struct steps *steps = (struct steps *)(void *)cursor;
	const struct step *step = steps->next;
	struct sci_answer bare;

	if (step == NULL)
		return 0;
	steps->next = step->next;
	if (step->answer == NULL)
		start_answer(step, &bare);
	sci_cursor_give(cursor, step->answer != NULL ? step->answer : &bare, step->verdict, row);
	/* A key that only takes a base's rule away has no row to tell its place. */
	if (step->rule == NULL && step->key != NULL &&
	    row->size >= offsetof(struct sipcause_result, via)) {
		row->map = step->key->layer->map->name;
		row->file = step->key->layer->map->file->name;
		row->line = step->key->line;
		row->column = step->key->column;
	}
	return 1;
}

int sipcause_explain(struct sipcause_cursor **cursor, const struct sipcause_table *table,
		     const struct sipcause_indication *indication)
{
	struct collector collector = { { collect, 0 }, NULL, NULL, false };
	struct sci_question question;
	struct sci_answer answer;
	struct steps *steps;

	if (cursor == NULL)
		return SIPCAUSE_E_ARGUMENT;
	*cursor = NULL;
	if (!sci_question_ask(table, indication, &question))
		return SIPCAUSE_E_ARGUMENT;
	steps = sci_cursor_new(sizeof(*steps), next_step);
	if (steps == NULL)
		return SIPCAUSE_E_MEMORY;
	collector.arena = &steps->cursor.arena;
	collector.end = &steps->next;
	sci_table_resolve(table, indication->code, &question.companions, &collector.walk, &answer);
	if (collector.failed) {
		sipcause_cursor_free(&steps->cursor);
		return SIPCAUSE_E_MEMORY;
	}
	*cursor = &steps->cursor;
	return SIPCAUSE_OK;
}
