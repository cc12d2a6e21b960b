/* SPDX-License-Identifier: BSD-2-Clause */
/* own-without-reason: rows of grade own without a note that gives the reason. */
#include "groups.h"

void sci_check_own_without_reason(const struct sci_checked *checked)
{
	const struct sci_layer *layer = checked->layer;
	struct sci_named codes = SCI_NAMED(checked->check, layer->from);
	struct sci_own_rows rows = { .checked = checked };
	char text[SCI_NAMED_TEXT];

	if (layer->note != NULL)
		return;
	while (sci_own_rows_next(&rows)) {
		if (rows.rule->grade != SIPCAUSE_GRADE_OWN || rows.rule->note != NULL)
			continue;
		sci_named_add_row(&codes, &rows);
	}
	if (layer->via != NULL && layer->via_row.grade == SIPCAUSE_GRADE_OWN)
		sci_named_add_default(&codes, sci_rule_place(&layer->via_row));
	if (sci_named_is_empty(&codes) ||
	    !sci_check_reports(checked->check, SIPCAUSE_WARNING_OWN_WITHOUT_REASON))
		return;
	sci_named_text(&codes, text);
	SCI_WARN(checked->check, OWN_WITHOUT_REASON, codes.place,
		 "grade own without a reason for %s; expected a `note` in the %s or the "
		 "table",
		 text, sci_named_verb(&codes, "row", "rows"));
}
