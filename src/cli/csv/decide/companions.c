/* SPDX-License-Identifier: BSD-2-Clause */
#include "companions.h"

#include <string.h>

bool companions_null(const struct plan *plan, struct cell value)
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

/* Whether a cell that a condition does not hold for says that it does not: an empty cell is
 * no other word. */
static bool denies(const struct plan *plan, const struct condition *condition, struct cell value,
		   enum condition_truth truth)
{
	return truth == HOLDS_NOT && (condition->sign != IS || !companions_null(plan, value));
}

/* The first value whose condition holds.  Where none does, a cell that has none of the words
 * it is compared with cannot be read, unless it is known what all other words mean. */
static int32_t choose(const struct plan *plan, const struct tuple *tuple, uint32_t context,
		      uint32_t *unread)
{
	bool other = false, denied = false;
	uint32_t i;

	for (i = 0; i < plan->choice_count; i++) {
		const struct choice *choice = &plan->choices[i];
		char scratch[CELL_TEXT];
		enum condition_truth truth;
		struct cell value;

		if (choice->context != context)
			continue;
		value = cell_value(tuple->cells[choice->place], scratch);
		truth = condition_test(&choice->condition, value);
		if (truth == HOLDS)
			return choice->code;
		denied = denied || denies(plan, &choice->condition, value, truth);
		other = other || (choice->condition.sign == IS && !companions_null(plan, value));
	}
	if (denied && plan->contexts[context].others)
		return plan->contexts[context].others_code;
	*unread |= (uint32_t)other << context;
	return ABSENT;
}

/* A code that stands in a column. */
static int32_t read_code(const struct plan *plan, const struct tuple *tuple, uint32_t number,
			 uint32_t *unread)
{
	const struct context *context = &plan->contexts[number];
	char scratch[CELL_TEXT];
	struct cell value = cell_value(tuple->cells[context->place], scratch);
	int32_t code;

	if (companions_null(plan, value))
		return ABSENT;
	code = sipcause_space_parse(context->space, value.text, value.length);
	/* Seconds are no codes, though some lie in the range. */
	if (code >= 0 && (number != plan->answered || code == context->yes || code == context->no))
		return code;
	*unread |= UINT32_C(1) << number;
	return ABSENT;
}

void companions_read(const struct plan *plan, const struct tuple *tuple,
		     int32_t codes[CONTEXTS_MAX], uint32_t *unread)
{
	uint32_t i;

	for (i = 0; i < plan->context_count; i++) {
		const struct context *context = &plan->contexts[i];

		if (context->tests)
			codes[i] = tested(context, tuple_truth(plan, tuple, context->place));
		else if (context->chooses)
			codes[i] = choose(plan, tuple, i, unread);
		else
			codes[i] = read_code(plan, tuple, i, unread);
	}
}

static enum known known_as(int32_t code, int32_t yes, int32_t no)
{
	if (code == yes)
		return KNOWN_YES;
	return code == no ? KNOWN_NO : KNOWN_NOT;
}

enum known companions_known(const struct plan *plan, const int32_t codes[CONTEXTS_MAX],
			    uint32_t context, const char *name)
{
	const struct sipcause_space *space;
	uint32_t i;

	if (context != NO_COLUMN && codes[context] != ABSENT)
		return known_as(codes[context], plan->contexts[context].yes,
				plan->contexts[context].no);
	for (i = 0; i < plan->companions.count; i++) {
		space = plan->companions.space[i];
		if (strcmp(sipcause_space_name(space), name) == 0)
			return known_as(plan->companions.value[i],
					sipcause_space_find(space, "yes", 3),
					sipcause_space_find(space, "no", 2));
	}
	return KNOWN_NOT;
}
