/* SPDX-License-Identifier: BSD-2-Clause */
/* How the codes in a column are spelt, and so how its cells are read. */
#include "base/count.h"
#include "cli/cli.h"
#include "cli/space.h"
#include "plan.h"

#include <string.h>

/* Whether a part says something, be it that it is of no call's end. */
static bool is_evidence(const struct sipcause_part *part)
{
	int32_t validity = sipcause_part_validity(part);

	return sipcause_part_kind(part) < SIPCAUSE_PART_WARNING &&
	       (validity == SIPCAUSE_VALIDITY_VALID || validity == SIPCAUSE_VALIDITY_OTHER_METHOD);
}

/* Whether one of the parts from a place on does. */
static bool says_something(const struct sipcause_message *message, size_t i)
{
	for (; i < sipcause_message_count(message); i++)
		if (is_evidence(sipcause_message_part(message, i)))
			return true;
	return false;
}

static bool read_code(const struct plan *plan, const struct source *source,
		      struct sipcause_message *message, struct cell value,
		      struct sipcause_error *error)
{
	return sipcause_message_read_cell(message, plan->spaces[source->space].space,
					  source->spelling, value.text, value.length,
					  error) == SIPCAUSE_OK;
}

/* The value of a Reason, or the whole header field. */
static bool read_reason(const struct plan *plan, const struct source *source,
			struct sipcause_message *message, struct cell value,
			struct sipcause_error *error)
{
	size_t i = sipcause_message_count(message);

	(void)plan;
	(void)source;
	(void)error;
	(void)sipcause_message_read_cell(message, NULL, 0, value.text, value.length, NULL);
	return says_something(message, i);
}

/* A header field, a status line: what can be read counts, whatever else the cell has. */
static bool read_form(const struct plan *plan, const struct source *source,
		      struct sipcause_message *message, struct cell value,
		      struct sipcause_error *error)
{
	size_t i = sipcause_message_count(message);

	(void)plan;
	(void)error;
	(void)sipcause_message_read(message, source->form, value.text, value.length, NULL);
	return says_something(message, i);
}

size_t plan_spelling(struct source *source, const char *kind, bool strict)
{
	static const int32_t forms[] = { SIPCAUSE_FORM_REASON, SIPCAUSE_FORM_STATUS_LINE,
					 SIPCAUSE_FORM_HEADER, SIPCAUSE_FORM_HEAD };
	size_t length = cli_space_name_length(kind), i;
	const char *spelling = kind + length + 1;

	source->kind = kind;
	source->read = read_form;
	for (i = 0; i < SCI_COUNT(forms); i++) {
		source->form = forms[i];
		if (strcmp(kind, sipcause_form_word(forms[i])) != 0)
			continue;
		if (forms[i] == SIPCAUSE_FORM_REASON)
			source->read = read_reason;
		return 0;
	}
	source->form = -1;
	source->read = read_code;
	source->spelling = strict ? SIPCAUSE_SPELLING_DECIMAL : SIPCAUSE_SPELLING_AUTO;
	if (kind[length] == '\0')
		return length > 0 ? length : SIZE_MAX;
	for (i = 0; kind[length] == ':' && i < SIPCAUSE_SPELLING_COUNT_; i++) {
		source->spelling = (int32_t)i;
		if (strcmp(spelling, sipcause_spelling_word((int32_t)i)) == 0)
			return length;
	}
	return SIZE_MAX;
}
