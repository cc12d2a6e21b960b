/* SPDX-License-Identifier: BSD-2-Clause */
/* How the codes in a column are spelt, and so how its cells are read. */
#include "base/count.h"
#include "cli/space.h"
#include "plan.h"

#include <string.h>

static bool add(const struct plan *plan, const struct source *source,
		struct sipcause_message *message, int32_t code)
{
	const struct plan_space *space = &plan->spaces[source->space];
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;

	if (code < 0)
		return false;
	indication.from = space->space;
	indication.code = code;
	return sipcause_message_add(message, space->kind, &indication) == SIPCAUSE_OK;
}

static bool read_plain(const struct plan *plan, const struct source *source,
		       struct sipcause_message *message, struct cell value)
{
	const struct sipcause_space *space = plan->spaces[source->space].space;

	return add(plan, source, message, sipcause_space_parse(space, value.text, value.length));
}

static bool read_spelt(const struct plan *plan, const struct source *source,
		       struct sipcause_message *message, struct cell value)
{
	int32_t code;

	if (sipcause_spell_parse(plan->spaces[source->space].space, source->spelling, value.text,
				 value.length, &code, NULL) != SIPCAUSE_OK)
		return false;
	return add(plan, source, message, code);
}

/* Whether a part says something, be it that it is of no call's end. */
static bool is_evidence(const struct sipcause_part *part)
{
	int32_t validity = sipcause_part_validity(part);

	return sipcause_part_kind(part) < SIPCAUSE_PART_WARNING &&
	       (validity == SIPCAUSE_VALIDITY_VALID || validity == SIPCAUSE_VALIDITY_OTHER_METHOD);
}

/* A header field, a status line: what can be read counts, whatever else the cell has. */
static bool read_form(const struct plan *plan, const struct source *source,
		      struct sipcause_message *message, struct cell value)
{
	size_t i = sipcause_message_count(message);

	(void)plan;
	(void)sipcause_message_read(message, source->form, value.text, value.length, NULL);
	for (; i < sipcause_message_count(message); i++)
		if (is_evidence(sipcause_message_part(message, i)))
			return true;
	return false;
}

size_t plan_spelling(struct source *source, const char *kind)
{
	static const int32_t forms[] = { SIPCAUSE_FORM_REASON, SIPCAUSE_FORM_STATUS_LINE,
					 SIPCAUSE_FORM_HEADER, SIPCAUSE_FORM_HEAD };
	size_t length = cli_space_name_length(kind), i;
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
