/* SPDX-License-Identifier: BSD-2-Clause */
/* undefined-code: keys and targets that no list of codes has. */
#include "codes.h"
#include "groups.h"

static bool is_undefined(const struct sipcause_space *space, int32_t code)
{
	/* A space without any codes is only a range. */
	return code >= 0 && space->code_count > 0 && sci_space_code(space, code) == NULL;
}

static void report(const struct sci_checked *checked, struct sci_named *codes, const char *what,
		   const char *whats)
{
	char text[SCI_NAMED_TEXT];

	if (sci_named_is_empty(codes) ||
	    !sci_check_reports(checked->check, SIPCAUSE_WARNING_UNDEFINED_CODE))
		return;
	sci_named_text(codes, text);
	SCI_WARN(checked->check, UNDEFINED_CODE, codes->place, "%s %s %s not defined in space %s",
		 sci_named_verb(codes, what, whats), text, sci_named_verb(codes, "is", "are"),
		 codes->space->name);
}

void sci_check_undefined_code(const struct sci_checked *checked)
{
	const struct sci_layer *layer = checked->layer;
	struct sci_named keys = SCI_NAMED(checked->check, layer->from);
	struct sci_named targets = SCI_NAMED(checked->check, layer->to);
	struct sci_own_rows rows = { .checked = checked };
	uint32_t i;

	for (i = 0; i < layer->key_count; i++) {
		const struct sci_key *key = &layer->keys[i];

		if (key->spelled == SCI_SELECT_CODE && !sci_key_repeats(checked, key) &&
		    is_undefined(layer->from, key->span.first))
			sci_named_add(&keys, key->span, sci_key_place(key));
	}
	while (sci_own_rows_next(&rows))
		if (is_undefined(layer->to, rows.rule->target))
			sci_named_add_code(&targets, rows.rule->target, sci_rule_place(rows.rule));
	report(checked, &keys, "code", "codes");
	report(checked, &targets, "target", "targets");
}
