/* SPDX-License-Identifier: BSD-2-Clause */
#include "decide.h"

/* ---------------------------------------------------------------- reading */

/* Whether a cell says that there is no cause. */
static bool is_null(const struct plan *plan, struct cell value)
{
	const struct cli_list *nulls = &plan->options->nulls;
	size_t i;

	if (value.length == 0)
		return true;
	for (i = 0; i < nulls->count; i++)
		if (cell_is(value, nulls->items[i], false))
			return true;
	return false;
}

static int32_t tested(const struct context *context, enum condition_truth truth)
{
	switch (truth) {
	case HOLDS:
		return context->yes;
	case HOLDS_NOT:
		return context->no;
	default:
		return ABSENT;
	}
}

static void read_companions(const struct plan *plan, const struct tuple *tuple,
			    struct decision *decision)
{
	uint32_t i;

	for (i = 0; i < plan->context_count; i++) {
		const struct context *context = &plan->contexts[i];
		char scratch[CELL_TEXT];
		struct cell value;
		int32_t code;

		decision->companions[i] = ABSENT;
		if (context->tests) {
			decision->companions[i] =
				tested(context, tuple_truth(plan, tuple, context->place));
			continue;
		}
		value = cell_value(tuple->cells[context->place], scratch);
		if (is_null(plan, value))
			continue;
		code = sipcause_space_parse(context->space, value.text, value.length);
		if (code >= 0)
			decision->companions[i] = code;
		else
			decision->unread_companions++;
	}
}

/* The space that the word in a protocol column means. */
static uint32_t read_protocol(const struct plan *plan, struct cell word)
{
	uint32_t i, k;

	for (i = 0; i < plan->protocol_count; i++) {
		if (!cell_is(word, plan->protocols[i].word, true))
			continue;
		/* A space that leads nowhere is as good as none. */
		for (k = 0; k < plan->target_count; k++) {
			const struct plan_space *space = &plan->spaces[plan->protocols[i].space];

			if (space->tables[k] != NULL || space->space == plan->targets[k])
				return plan->protocols[i].space;
		}
	}
	return SPACES_MAX;
}

/* Read a source's cell.  false: it has no cause. */
static bool read_source(const struct plan *plan, struct sipcause_message *message,
			const struct source *source, const struct tuple *tuple,
			struct reading *reading)
{
	char scratch[CELL_TEXT], word[CELL_TEXT];
	struct cell value = cell_value(tuple->cells[source->place], scratch);
	struct source in = *source;

	memset(reading, 0, sizeof(*reading));
	if (is_null(plan, value))
		return false;
	if (source->protocol != NO_COLUMN) {
		in.space =
			read_protocol(plan, cell_value(tuple->cells[source->protocol_place], word));
		reading->space = in.space;
		reading->code = SIPCAUSE_ERROR;
		if (in.space == SPACES_MAX)
			return true;
	}
	source->read(plan, &in, message, value, reading);
	return true;
}

/* ------------------------------------------------------------ translating */

static void ask(const struct plan *plan, const struct decision *decision,
		const struct reading *reading, uint32_t target, struct sipcause_result *result)
{
	const struct plan_space *space = &plan->spaces[reading->space];
	struct sipcause_indication indication = plan->companions;
	uint32_t i;

	indication.code = reading->code;
	for (i = 0; i < plan->context_count; i++)
		if (decision->companions[i] != ABSENT &&
		    sipcause_indication_add(&indication, plan->contexts[i].space,
					    decision->companions[i]) != SIPCAUSE_OK)
			return;
	for (i = 0; i < READ_COMPANIONS && reading->companions[i] != NULL; i++)
		if (sipcause_indication_add(&indication, reading->companions[i],
					    reading->companion_codes[i]) != SIPCAUSE_OK)
			return;
	if (space->tables[target] != NULL) {
		sipcause_translate_indication(space->tables[target], &indication, result);
	} else if (space->space == plan->targets[target]) {
		result->outcome = reading->code;
		result->how = SIPCAUSE_HOW_COPIED;
		result->phrase =
			sipcause_space_fact(space->space, reading->code, SIPCAUSE_FACT_PHRASE);
	}
}

/* What a reading comes to in a target; reading NULL: there is no cause. */
static struct sipcause_result translate(const struct plan *plan, const struct decision *decision,
					const struct reading *reading, uint32_t target)
{
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	result.outcome = SIPCAUSE_UNLISTED;
	result.how = SIPCAUSE_HOW_UNLISTED;
	if (reading == NULL)
		result.how = HOW_NO_CAUSE;
	else if (reading->space == SPACES_MAX || reading->code < 0)
		result.how = SIPCAUSE_HOW_UNKNOWN_CODE;
	else
		ask(plan, decision, reading, target, &result);
	return result;
}

/* --------------------------------------------------------------- choosing */

/* How good an answer is: the best wins, and of equals the first. */
enum rank { NOTHING, UNREAD, UNLISTED, STATED, ANSWERED };

static enum rank rank_of(const struct sipcause_result *result)
{
	if (result->outcome >= 0)
		return ANSWERED;
	if (result->outcome == SIPCAUSE_NONE)
		return STATED;
	return result->how == SIPCAUSE_HOW_UNKNOWN_CODE ? UNREAD : UNLISTED;
}

static void choose(const struct plan *plan, struct sipcause_message *message,
		   const struct tuple *tuple, struct decision *decision)
{
	enum rank best = NOTHING;
	uint32_t unread = 0, i;

	for (i = 0; i < plan->source_count; i++) {
		struct sipcause_result result;
		struct reading reading;

		if (!read_source(plan, message, &plan->sources[i], tuple, &reading))
			continue;
		if (i == plan->status)
			decision->status = reading.code;
		result = translate(plan, decision, &reading, 0);
		unread += rank_of(&result) == UNREAD;
		if (rank_of(&result) > best) {
			best = rank_of(&result);
			decision->source = i;
			decision->reading = reading;
			decision->results[0] = result;
		} else if (best == ANSWERED && result.outcome >= 0 &&
			   result.outcome != decision->results[0].outcome) {
			const struct contradiction other = { i, result.outcome };

			decision->others[decision->other_count++] = other;
		}
	}
	/* One that stays the best is counted as unmapped. */
	if (best > UNREAD)
		decision->unread = unread;
}

void decide(const struct plan *plan, struct sipcause_message *message, const struct tuple *tuple,
	    struct decision *decision)
{
	bool none;
	uint32_t i;

	decision->source = SOURCES_MAX;
	decision->other_count = decision->unread = decision->unread_companions = 0;
	decision->status = -1;
	read_companions(plan, tuple, decision);
	choose(plan, message, tuple, decision);
	none = decision->source == SOURCES_MAX;
	for (i = none ? 0 : 1; i < plan->target_count; i++)
		decision->results[i] =
			translate(plan, decision, none ? NULL : &decision->reading, i);
}
