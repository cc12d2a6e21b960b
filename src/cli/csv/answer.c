/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

const char *how_word(int32_t how)
{
	return how == HOW_NO_CAUSE ? "no-cause" : sipcause_how_word(how);
}

/* ------------------------------------------------------------ translating */

static void ask(const struct plan *plan, const struct question *question, uint32_t target,
		struct sipcause_result *result)
{
	const struct plan_space *space = &plan->spaces[question->reading.space];
	struct sipcause_indication indication = plan->companions;
	uint32_t i;

	indication.code = question->reading.code;
	for (i = 0; i < plan->context_count; i++)
		if (question->companions[i] != ABSENT &&
		    sipcause_indication_add(&indication, plan->contexts[i].space,
					    question->companions[i]) != SIPCAUSE_OK)
			return;
	for (i = 0; i < READ_COMPANIONS && question->reading.companions[i] != NULL; i++)
		if (sipcause_indication_add(&indication, question->reading.companions[i],
					    question->reading.companion_codes[i]) != SIPCAUSE_OK)
			return;
	if (space->tables[target] != NULL) {
		sipcause_translate_indication(space->tables[target], &indication, result);
	} else if (space->space == plan->targets[target]) {
		result->outcome = question->reading.code;
		result->how = SIPCAUSE_HOW_COPIED;
		result->phrase = sipcause_space_fact(space->space, question->reading.code,
						     SIPCAUSE_FACT_PHRASE);
	}
}

static void translate(const struct plan *plan, const struct question *question,
		      struct answer *answer, struct sipcause_result *results)
{
	static const struct sipcause_result empty = SIPCAUSE_RESULT_INIT;
	const struct reading *reading = &question->reading;
	uint32_t i;

	answer->source = question->source;
	for (i = 0; i < plan->target_count; i++) {
		results[i] = empty;
		results[i].outcome = SIPCAUSE_UNLISTED;
		results[i].how = SIPCAUSE_HOW_UNLISTED;
		if (question->source == SOURCES_MAX)
			results[i].how = HOW_NO_CAUSE;
		else if (reading->space == SPACES_MAX || reading->code < 0)
			results[i].how = SIPCAUSE_HOW_UNKNOWN_CODE;
		else
			ask(plan, question, i, &results[i]);
		answer->outcomes[i] = results[i].outcome;
		answer->hows[i] = results[i].how;
		answer->unmapped = answer->unmapped ||
				   (results[i].outcome < 0 && results[i].outcome != SIPCAUSE_NONE);
	}
}

/* ---------------------------------------------------------------- writing */

static const char *output_text(const struct plan *plan, const struct output *output,
			       const struct question *question,
			       const struct sipcause_result *results, char number[16])
{
	const struct sipcause_result *result = &results[output->target];

	switch (output->kind) {
	case OUTPUT_CODE:
		if (result->outcome < 0)
			return result->outcome == SIPCAUSE_NONE ? "" : plan->options->unmapped;
		snprintf(number, 16, "%d", result->outcome);
		return number;
	case OUTPUT_PHRASE:
		return result->outcome >= 0 && result->phrase != NULL ? result->phrase : "";
	case OUTPUT_HOW:
		return how_word(result->how);
	case OUTPUT_WHICH:
		return question->source < SOURCES_MAX ? plan->sources[question->source].column_name
						      : "";
	default:
		return "";
	}
}

/* Bytes that the cells of an answer need at most. */
static size_t cells_size(const struct plan *plan, const struct question *question,
			 const struct sipcause_result *results)
{
	size_t size = 0;
	char number[16];
	uint32_t i;

	for (i = 0; i < plan->output_count; i++)
		size += 2 * strlen(output_text(plan, &plan->outputs[i], question, results,
					       number)) +
			3;
	return size;
}

static char *write_cells(const struct plan *plan, const struct question *question,
			 const struct sipcause_result *results, struct answer *answer, char *to)
{
	char delimiter = plan->options->delimiter, number[16];
	char *from = to;
	uint32_t i;

	for (i = 0; i < plan->output_count; i++) {
		const struct output *output = &plan->outputs[i];
		const char *text = output_text(plan, output, question, results, number);

		if (output->column != NO_COLUMN || output->kind == OUTPUT_MARK)
			continue;
		*to++ = delimiter;
		to += cell_quote(to, text, strlen(text), delimiter);
	}
	answer->added.text = from;
	answer->added.length = (size_t)(to - from);
	for (i = 0; i < plan->over_count; i++) {
		uint32_t which = plan->over[i];
		const char *text =
			output_text(plan, &plan->outputs[which], question, results, number);

		answer->over[which].text = to;
		answer->over[which].length = cell_quote(to, text, strlen(text), delimiter);
		to += answer->over[which].length;
	}
	return to;
}

/* The bytes of a cell that are shown, up to the end of a character of UTF-8. */
static size_t shown_length(struct cell text)
{
	size_t length = LABEL_TEXT, i;

	if (text.length <= LABEL_TEXT)
		return text.length;
	/* No character has more than three bytes behind its first. */
	for (i = 0; i < 3 && ((unsigned char)text.text[length] & 0xC0) == 0x80; i++)
		length--;
	return ((unsigned char)text.text[length] & 0xC0) == 0x80 ? LABEL_TEXT : length;
}

/* "sip:499", "q850:hex 'abc'", "no cause", with nothing in it that would harm a line. */
static void write_label(const struct plan *plan, const struct question *question, struct cell text,
			char *label, size_t room)
{
	const struct reading *reading = &question->reading;
	char shown[SCI_QUOTED];

	sci_quote(shown, text.text, shown_length(text));
	if (question->source == SOURCES_MAX)
		snprintf(label, room, "no cause");
	else if (reading->space == SPACES_MAX || reading->code < 0)
		snprintf(label, room, "%.40s %s", plan->sources[question->source].kind, shown);
	else
		snprintf(label, room, "%s:%d",
			 sipcause_space_name(plan->spaces[reading->space].space), reading->code);
}

static void write_reason(const struct plan *plan, const struct question *question,
			 const struct answer *answer, const char *label, char *reason, size_t room)
{
	uint32_t i = 0;

	while (i + 1 < plan->target_count &&
	       (answer->outcomes[i] >= 0 || answer->outcomes[i] == SIPCAUSE_NONE))
		i++;
	if (question->source == SOURCES_MAX)
		snprintf(reason, room, "no cause in any column");
	else if (question->reading.space == SPACES_MAX)
		snprintf(reason, room, "%s names no space that has codes here", label);
	else if (question->reading.code < 0)
		snprintf(reason, room, "%s is no code", label);
	else
		snprintf(reason, room, "%s has no mapping to %s", label,
			 sipcause_space_name(plan->targets[i]));
}

struct answer *answer_make(const struct plan *plan, const struct question *question,
			   struct cell text)
{
	struct sipcause_result results[TARGETS_MAX];
	struct answer draft, *answer;
	char label[SCI_QUOTED + 100], reason[SCI_QUOTED + 300];
	char *to;

	memset(&draft, 0, sizeof(draft));
	translate(plan, question, &draft, results);
	write_label(plan, question, text, label, sizeof(label));
	write_reason(plan, question, &draft, label, reason, sizeof(reason));
	answer = malloc(sizeof(*answer) + cells_size(plan, question, results) + strlen(label) + 1 +
			strlen(reason) + 1);
	if (answer == NULL)
		return NULL;
	*answer = draft;
	answer->number = ANSWER_BEYOND;
	to = write_cells(plan, question, results, answer, (char *)(answer + 1));
	answer->label = strcpy(to, label);
	to += strlen(label) + 1;
	answer->reason = answer->unmapped ? strcpy(to, reason) : NULL;
	return answer;
}
