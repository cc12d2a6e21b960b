/* SPDX-License-Identifier: BSD-2-Clause */
/* Explanations: the look-up once more, told step by step. */
#include "answer.h"

/* A walk that stops to look at one step. */
struct watch {
	struct sci_walk walk;
	uint32_t wanted;
	uint32_t seen;
	bool found;
	struct sipcause_result *result;
};

static void watch_step(struct sci_walk *walk, const struct sipcause_table *table, int32_t code,
		       int32_t verdict, const struct sci_key *key, const struct sci_rule *rule,
		       const struct sci_answer *answer)
{
	struct watch *watch = (struct watch *)(void *)walk;
	struct sci_answer bare;

	if (watch->seen++ != watch->wanted)
		return;
	watch->found = true;
	if (answer == NULL) {
		sci_answer_start(&bare, table, code);
		bare.key = key;
		bare.rule = rule;
		if (rule != NULL && rule->target != SCI_TARGET_CLASS) {
			bare.outcome = rule->target;
			bare.how = key != NULL ? sci_table_how(key, rule)
					       : SIPCAUSE_HOW_UNLISTED_DEFAULT;
		} else if (rule != NULL) {
			bare.how = SIPCAUSE_HOW_CLASS_UNKNOWN;
		}
		answer = &bare;
	}
	if (verdict == SIPCAUSE_STEP_ANSWERED && walk->leg > 0)
		verdict = SIPCAUSE_STEP_LEG;
	sci_answer_fill(answer, verdict, watch->result);
	/* A key that only takes a base's rule away has no row to tell its place. */
	if (rule == NULL && key != NULL &&
	    watch->result->size >= offsetof(struct sipcause_result, via)) {
		watch->result->map = key->layer->map->name;
		watch->result->file = key->layer->map->file->name;
		watch->result->line = key->line;
		watch->result->column = key->column;
	}
}

int sipcause_explain(const struct sipcause_table *table,
		     const struct sipcause_indication *indication, uint32_t index,
		     struct sipcause_result *step)
{
	struct watch watch = { { watch_step, 0 }, index, 0, false, step };
	struct sci_question question;
	struct sci_answer answer;

	if (!sci_question_ask(table, indication, step, &question))
		return SIPCAUSE_ERROR;
	sci_table_resolve(table, indication->code, &question.companions, &watch.walk, &answer);
	return watch.found ? 1 : 0;
}
