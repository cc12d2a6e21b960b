/* SPDX-License-Identifier: BSD-2-Clause */
#include "draft.h"

#include "cli/csv/record/mask.h"

#define LABEL_TEXT 64 /* bytes of a cell that are shown */

/* ------------------------------------------------------------------ texts */

void draft_mark(struct draft *draft)
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

const char *draft_text(const struct draft *draft, const struct output *output,
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
void draft_label(struct draft *draft, const struct tuple *tuple)
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

void draft_reason(struct draft *draft)
{
	const struct plan *plan = draft->plan;
	const struct decision *decision = draft->decision;
	const size_t room = sizeof(draft->reason);
	uint32_t i = 0;

	while (i + 1 < plan->target_count && answer_states(&decision->results[i]))
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
