/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer-time.h"

#include "base/count.h"
#include "base/text.h"
#include "cli/cli.h"

/* Columns of whole seconds, in lower case. */
static const char *const durations[] = {
	"billsec",     "duration",      "seconds",  "acct-session-time", "acctsessiontime",
	"sessiontime", "call_duration", "talktime", "talk_time",         "billable_seconds",
};

/* Columns with the time of answer, and what holds for answered calls: of a number of seconds,
 * that it is not 0; of a date, that there is one. */
static const struct {
	const char *column;
	const char *test;
} times[] = {
	{ "answer_epoch", ">0" },    /* FreeSWITCH */
	{ "answer_uepoch", ">0" },   /* FreeSWITCH */
	{ "answer_stamp", "!=" },    /* FreeSWITCH */
	{ "answer", "!=" },          /* Asterisk */
	{ "dateTimeConnect", ">0" }, /* Cisco Unified CM */
	{ "answered_time", "!=" },   { "answer_time", "!=" },
	{ "answertime", "!=" },      { "connect_time", "!=" },
};

/* Whether a condition asks whether there was a whole second. */
static bool asks_for_a_second(const struct condition *condition)
{
	size_t i;

	if (!condition->number ||
	    !((condition->millionths == 0 &&
	       (condition->sign == ABOVE || condition->sign == IS_NOT)) ||
	      (condition->millionths == 1000000 && condition->sign == AT_LEAST)))
		return false;
	for (i = 0; i < SCI_COUNT(durations); i++)
		if (sci_text_is_folded(condition->column, condition->column_length, durations[i]))
			return true;
	return false;
}

/* The first of these columns that the header line has.  false: none. */
static bool find_time(const struct view *header, size_t *time)
{
	char scratch[CELL_TEXT];
	size_t i;

	for (*time = 0; *time < SCI_COUNT(times); ++*time)
		for (i = 0; i < header->count; i++)
			if (cell_is(cell_value(view_cell(header, i), scratch), times[*time].column,
				    false))
				return true;
	return false;
}

/* The condition of -w answered that asks so, or NULL. */
static const struct condition *find_condition(const struct plan *plan)
{
	const struct context *context;
	uint32_t i;

	if (plan->answered == NO_COLUMN)
		return NULL;
	context = &plan->contexts[plan->answered];
	if (context->tests && asks_for_a_second(&context->condition))
		return &context->condition;
	for (i = 0; i < plan->choice_count; i++)
		if (plan->choices[i].context == plan->answered &&
		    plan->choices[i].code == context->yes &&
		    asks_for_a_second(&plan->choices[i].condition))
			return &plan->choices[i].condition;
	return NULL;
}

void answer_time_warn(const struct plan *plan, const struct view *header)
{
	const struct condition *condition = find_condition(plan);
	size_t time;

	if (condition == NULL || !plan->options->header || plan->options->quiet ||
	    plan->options->rounding_told || !find_time(header, &time))
		return;
	cli_say("%s misses answered calls of under a second, where the switch counts whole ones; did you mean -w answered='%s%s'?",
		condition->column, times[time].column, times[time].test);
}
