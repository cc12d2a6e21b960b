/* SPDX-License-Identifier: BSD-2-Clause */
/* How the codes in a column are spelt, and so how its cells are read. */
#include "base/count.h"
#include "plan.h"

#include <string.h>

static void read_plain(const struct plan *plan, const struct source *source,
		       struct sipcause_message *message, struct cell value, struct reading *reading)
{
	(void)message;
	reading->space = source->space;
	reading->code =
		sipcause_space_parse(plan->spaces[source->space].space, value.text, value.length);
}

static void read_spelt(const struct plan *plan, const struct source *source,
		       struct sipcause_message *message, struct cell value, struct reading *reading)
{
	(void)message;
	reading->space = source->space;
	if (sipcause_spell_parse(plan->spaces[source->space].space, source->spelling, value.text,
				 value.length, &reading->code, NULL) != SIPCAUSE_OK)
		reading->code = SIPCAUSE_ERROR;
}

/* What came with the code that was chosen. */
static void take_companions(const struct sipcause_indication *indication, struct reading *reading)
{
	uint32_t i;

	for (i = 0; i < indication->count && i < READ_COMPANIONS; i++) {
		reading->companions[i] = indication->space[i];
		reading->companion_codes[i] = indication->value[i];
	}
}

/* A header field, a status line: one of its codes is chosen, as the map has it. */
static void read_form(const struct plan *plan, const struct source *source,
		      struct sipcause_message *message, struct cell value, struct reading *reading)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	uint32_t i;

	reading->space = SPACES_MAX;
	reading->code = SIPCAUSE_ERROR;
	sipcause_message_clear(message);
	/* What can be read counts, whatever else the cell has. */
	(void)sipcause_message_read(message, source->form, value.text, value.length, NULL);
	if (sipcause_message_decide(message, plan->map, plan->targets[0], &indication) < 0)
		return;
	for (i = 0; i < plan->space_count; i++)
		if (plan->spaces[i].space == indication.from)
			reading->space = i;
	reading->code = indication.code;
	take_companions(&indication, reading);
}

size_t plan_spelling(struct source *source, const char *kind)
{
	static const int32_t forms[] = { SIPCAUSE_FORM_REASON, SIPCAUSE_FORM_STATUS_LINE,
					 SIPCAUSE_FORM_HEADER, SIPCAUSE_FORM_HEAD };
	size_t length = strspn(kind, "abcdefghijklmnopqrstuvwxyz0123456789._-"), i;
	const char *spelling = kind + length + 1;

	source->kind = kind;
	source->read = read_form;
	for (i = 0; i < SCI_COUNT(forms); i++) {
		source->form = forms[i];
		if (strcmp(kind, sipcause_form_word(forms[i])) == 0)
			return 0;
	}
	source->form = -1;
	source->read = read_plain;
	if (kind[length] == '\0')
		return length > 0 ? length : SIZE_MAX;
	source->read = read_spelt;
	for (i = 0; kind[length] == ':' && i < SIPCAUSE_SPELLING_COUNT_; i++) {
		source->spelling = (int32_t)i;
		if (strcmp(spelling, sipcause_spelling_word((int32_t)i)) == 0)
			return length;
	}
	return SIZE_MAX;
}
