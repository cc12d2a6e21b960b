/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer.h"

#include "companions.h"

#include "base/text.h"
#include "cli/csv/jsonl/write.h"
#include "cli/csv/record/mask.h"
#include "cli/result.h"

#include <stdlib.h>

#define LABEL_TEXT 64 /* bytes of a cell that are shown */

const char *how_word(int32_t how)
{
	return how == HOW_NO_CAUSE ? "no-cause" : sipcause_how_word(how);
}

/* What an answer is written with. */
struct draft {
	const struct plan *plan;
	struct decision *decision;
	char mark[2048]; /* "sip_code=17": what the other columns say */
	char label[SCI_QUOTED + 100];
	char reason[4 * SCI_QUOTED + 300];
	struct bytes members; /* for lines of JSON: those that are added, then other values */
	size_t ends[1 + OUTPUTS_MAX]; /* of what is added, and of each value */
};

/* ------------------------------------------------------------------ cells */

static void write_mark(struct draft *draft)
{
	const struct decision *decision = draft->decision;
	char *text = draft->mark, code[CLI_NUMBER_TEXT];
	size_t used = 0;
	uint32_t i;

	text[0] = '\0';
	for (i = 0; i < decision->other_count; i++) {
		const char *name = draft->plan->sources[decision->others[i].source].column_name;
		size_t length = strlen(name);

		if (used + length + sizeof(code) + 2 > sizeof(draft->mark))
			break;
		used += (size_t)snprintf(text + used, sizeof(draft->mark) - used, "%s%s=%s",
					 i > 0 ? " " : "", name,
					 cli_number_text(code, draft->plan->targets[0],
							 decision->others[i].outcome));
	}
}

/* The column that answered: where the answer is what is known of the call, the one that
 * says whether it was answered. */
static const char *which_text(const struct plan *plan, const struct decision *decision)
{
	if (decision->known)
		return plan->answered != NO_COLUMN ? plan->contexts[plan->answered].name : "";
	return decision->source < SOURCES_MAX ? plan->sources[decision->source].column_name : "";
}

/* The value of a companion; nothing where it is absent. */
static const char *companion_text(const struct sipcause_space *space, int32_t code,
				  char room[CLI_NUMBER_TEXT])
{
	return code == ABSENT ? "" : cli_companion_text(room, space, code);
}

static const char *output_text(const struct draft *draft, const struct output *output,
			       char room[CLI_NUMBER_TEXT])
{
	const struct plan *plan = draft->plan;
	const struct decision *decision = draft->decision;
	const struct sipcause_result *result = &decision->results[output->target];

	switch (output->kind) {
	case OUTPUT_CODE:
		if (result->outcome < 0)
			return result->outcome == SIPCAUSE_NONE ? "" : plan->options->unmapped;
		return cli_number_text(room, plan->targets[output->target], result->outcome);
	case OUTPUT_PHRASE:
		return result->outcome >= 0 && result->phrase != NULL ? result->phrase : "";
	case OUTPUT_HOW:
		return how_word(result->how);
	case OUTPUT_COMPANION:
		return companion_text(output->companion, decision->with[output - plan->outputs],
				      room);
	case OUTPUT_WHICH:
		return which_text(plan, decision);
	default:
		return draft->mark;
	}
}

/* Bytes that the cells of an answer need at most. */
static size_t cells_size(const struct draft *draft)
{
	const struct plan *plan = draft->plan;
	char room[CLI_NUMBER_TEXT];
	size_t size = 0;
	uint32_t i;

	for (i = 0; i < plan->output_count; i++)
		size += 2 * strlen(output_text(draft, &plan->outputs[i], room)) + 3;
	return size;
}

static char *write_cells(const struct draft *draft, struct cell *over, struct answer *answer,
			 char *to)
{
	const struct plan *plan = draft->plan;
	char delimiter = plan->options->delimiter, room[CLI_NUMBER_TEXT];
	uint32_t i;

	answer->added.text = to;
	for (i = 0; i < plan->output_count; i++) {
		const char *text = output_text(draft, &plan->outputs[i], room);

		if (plan->outputs[i].column != NO_COLUMN)
			continue;
		*to++ = delimiter;
		to += cell_quote(to, text, strlen(text), delimiter);
	}
	answer->added.length = (size_t)(to - answer->added.text);
	answer->over = over;
	for (i = 0; i < plan->over_count; i++) {
		const char *text = output_text(draft, &plan->outputs[plan->over[i]], room);

		over[i].text = to;
		over[i].length = cell_quote(to, text, strlen(text), delimiter);
		to += over[i].length;
	}
	return to;
}

/* ---------------------------------------------------------------- members */

/* Write a value: a code as a number where it is one, and null where there is nothing. */
static bool write_value(struct draft *draft, const struct output *output)
{
	char room[CLI_NUMBER_TEXT];
	const char *text = output_text(draft, output, room);
	enum jsonl_kind kind = JSONL_STRING;

	if (output->kind == OUTPUT_CODE || output->kind == OUTPUT_COMPANION)
		kind = JSONL_NUMBER;
	if (text[0] == '\0')
		kind = JSONL_NULL;
	return jsonl_put(&draft->members, kind, text, strlen(text));
}

/* false: out of memory. */
static bool write_members(struct draft *draft)
{
	const struct plan *plan = draft->plan;
	uint32_t i;

	for (i = 0; i < plan->output_count; i++) {
		const struct output *output = &plan->outputs[i];

		if (output->column == NO_COLUMN &&
		    (!bytes_add(&draft->members, output->head, strlen(output->head)) ||
		     !write_value(draft, output)))
			return false;
	}
	draft->ends[0] = draft->members.length;
	for (i = 0; i < plan->over_count; i++) {
		if (!write_value(draft, &plan->outputs[plan->over[i]]))
			return false;
		draft->ends[1 + i] = draft->members.length;
	}
	return true;
}

static char *copy_members(const struct draft *draft, struct cell *over, struct answer *answer,
			  char *to)
{
	uint32_t i;

	if (draft->members.length > 0)
		memcpy(to, draft->members.bytes, draft->members.length);
	answer->added.text = to;
	answer->added.length = draft->ends[0];
	answer->over = over;
	for (i = 0; i < draft->plan->over_count; i++) {
		over[i].text = to + draft->ends[i];
		over[i].length = draft->ends[1 + i] - draft->ends[i];
	}
	return to + draft->members.length;
}

/* --------------------------------------------------- what is said about it */

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

/* The cell that could not be read: the source's or, as it is written, the protocol's. */
static struct cell unread_cell(const struct draft *draft, const struct tuple *tuple,
			       char scratch[CELL_TEXT])
{
	const struct source *source = &draft->plan->sources[draft->decision->source];

	if (draft->decision->spaceless)
		return tuple->cells[source->protocol_place];
	return cell_value(tuple->cells[source->place], scratch);
}

/* "sip:499", "q850:hex 'abc'", "no cause", with nothing in it that would harm a line. */
static void write_label(struct draft *draft, const struct tuple *tuple)
{
	const struct plan *plan = draft->plan;
	uint32_t source = draft->decision->source;
	const size_t room = sizeof(draft->label);
	char scratch[CELL_TEXT], masked[CELL_TEXT], shown[SCI_QUOTED], code[CLI_CODE_TEXT];
	struct cell text;

	if (source == SOURCES_MAX) {
		snprintf(draft->label, room, "no cause");
	} else if (draft->decision->space == NULL) {
		text = mask_shown(unread_cell(draft, tuple, scratch), plan->options->mask, masked);
		sci_quote(shown, text.text, shown_length(text));
		snprintf(draft->label, room, "%.40s %s", plan->sources[source].kind, shown);
	} else {
		cli_code_text(code, draft->decision->space, draft->decision->code);
		snprintf(draft->label, room, "%s", code);
	}
}

static bool is_stated(const struct sipcause_result *result)
{
	return result->outcome >= 0 || result->outcome == SIPCAUSE_NONE;
}

static void write_reason(struct draft *draft)
{
	const struct plan *plan = draft->plan;
	const struct decision *decision = draft->decision;
	const size_t room = sizeof(draft->reason);
	uint32_t i = 0;

	while (i + 1 < plan->target_count && is_stated(&decision->results[i]))
		i++;
	if (decision->source == SOURCES_MAX)
		snprintf(draft->reason, room, "no cause in any column");
	else if (decision->spaceless && decision->space == NULL)
		snprintf(draft->reason, room, "%s does not name a space that has codes here",
			 draft->label);
	else if (decision->space == NULL)
		snprintf(draft->reason, room, "%s is not a code%s%s", draft->label,
			 decision->why[0] != '\0' ? ": " : "", decision->why);
	else
		snprintf(draft->reason, room, "%s has no mapping to %s", draft->label,
			 sipcause_space_name(plan->targets[i]));
}

/* ------------------------------------------------------------------ whole */

/* One target that is unmapped is enough; whether there is a code, the first target says. */
static enum mapping mapping_of(const struct plan *plan, const struct decision *decision)
{
	uint32_t i;

	for (i = 0; i < plan->target_count; i++)
		if (!is_stated(&decision->results[i]))
			return UNMAPPED;
	return decision->results[0].outcome == SIPCAUSE_NONE ? MAPPED_NONE : MAPPED;
}

/* What counts for the ratios. */
static void take_quality(const struct plan *plan, const struct decision *decision,
			 const struct tuple *tuple, struct outcome *facts)
{
	enum known answered =
		companions_known(plan, decision->companions, plan->answered, "answered");
	int32_t cause = -1;

	facts->answered = (uint8_t)answered;
	facts->seized = !plan->seizes || tuple_truth(plan, tuple, plan->seized_test) == HOLDS;
	if (plan->duration_test != NO_COLUMN)
		facts->zero = answered == KNOWN_YES &&
			      tuple_truth(plan, tuple, plan->duration_test) == HOLDS;
	if (plan->causes == NO_COLUMN || answered != KNOWN_NO)
		return;
	cause = decision->results[plan->causes].outcome;
	facts->delivery = (uint8_t)delivered_is(
		&plan->delivered, cause, facts->status,
		companions_known(plan, decision->companions, plan->alerted, "alerted"),
		decision->by_user);
}

/* What is counted. */
static void take_facts(const struct plan *plan, const struct decision *decision,
		       const struct tuple *tuple, struct answer *answer)
{
	struct outcome *facts = &answer->facts;
	uint32_t i;

	answer->source = decision->source;
	answer->unread = decision->unread;
	answer->unread_companions = decision->unread_companions;
	answer->type = plan->type;
	answer->flawed = decision->flawed;
	answer->outcome = OUTCOME_NONE;
	facts->label = LABEL_NONE;
	facts->contradicted = decision->other_count > 0;
	facts->status = decision->status > 0 ? decision->status : 0;
	facts->mapping = (uint8_t)mapping_of(plan, decision);
	for (i = 0; i < plan->target_count; i++) {
		facts->codes[i] = decision->results[i].outcome;
		facts->hows[i] = (uint8_t)decision->results[i].how;
	}
	if (plan->quality)
		take_quality(plan, decision, tuple, facts);
	if (plan->call_count > 0)
		leg_take(plan, decision, &answer->leg);
}

static size_t compared_size(const struct plan *plan)
{
	return plan->options->compares
		       ? sizeof(struct compared) + plan->target_count * sizeof(struct reply)
		       : 0;
}

/* What is compared.  All that is not written is zero, for it is compared as bytes. */
static void take_replies(const struct draft *draft, struct compared *compared)
{
	uint32_t i, k;

	memset(compared, 0, compared_size(draft->plan));
	for (i = 0; i < draft->plan->target_count; i++) {
		const struct sipcause_result *result = &draft->decision->results[i];
		struct reply *reply = &compared->replies[i];

		reply->from = result->from;
		reply->map = result->map;
		reply->file = result->file;
		reply->code = result->code;
		reply->outcome = result->outcome;
		reply->how = result->how;
		reply->line = result->line;
		reply->write_count = result->write_count;
		for (k = 0; k < result->write_count; k++) {
			reply->write_space[k] = result->write_space[k];
			reply->write_code[k] = result->write_code[k];
		}
	}
}

/* Bytes that what is written of an answer needs at most. */
static size_t written_size(const struct draft *draft)
{
	return draft->plan->options->json_lines ? draft->members.length : cells_size(draft);
}

struct answer *answer_make(const struct plan *plan, struct sipcause_message *message,
			   const struct tuple *tuple, struct decision *decision)
{
	struct answer facts, *answer;
	struct draft draft;
	size_t said = 0, over = plan->over_count * sizeof(struct cell);
	size_t compared = compared_size(plan);
	char *to;

	draft.plan = plan;
	draft.decision = decision;
	draft.members = (struct bytes){ NULL, 0, 0 };
	record_decide(plan, message, decision);
	if (plan->options->mark != NULL)
		write_mark(&draft);
	memset(&facts, 0, sizeof(facts));
	take_facts(plan, decision, tuple, &facts);
	if (answer_is_unmapped(&facts)) {
		write_label(&draft, tuple);
		write_reason(&draft);
		said = strlen(draft.label) + 1 + strlen(draft.reason) + 1;
	}
	if (plan->options->json_lines && !write_members(&draft))
		answer = NULL;
	else
		answer = malloc(sizeof(*answer) + compared + over + written_size(&draft) + said +
				ANSWER_SPARE);
	if (answer == NULL) {
		free(draft.members.bytes);
		return NULL;
	}
	*answer = facts;
	to = (char *)(answer + 1) + compared;
	if (compared > 0) {
		answer->compared = (struct compared *)(answer + 1);
		take_replies(&draft, answer->compared);
	}
	to = plan->options->json_lines
		     ? copy_members(&draft, (struct cell *)(void *)to, answer, to + over)
		     : write_cells(&draft, (struct cell *)(void *)to, answer, to + over);
	free(draft.members.bytes);
	if (answer_is_unmapped(&facts)) {
		answer->label = strcpy(to, draft.label);
		answer->reason = strcpy(to + strlen(draft.label) + 1, draft.reason);
	}
	return answer;
}
