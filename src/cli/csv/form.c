/* SPDX-License-Identifier: BSD-2-Clause */
#include "form.h"

void form_noted(const struct plan *plan, const struct scan_note *note, const struct view *line,
		struct wrong *wrong)
{
	wrong->at = note->at;
	wrong->reason = wrong->room;
	if (note->flaw == SCAN_QUOTE) {
		wrong->flaw = FLAW_QUOTE;
		wrong->reason = "a quote is left open";
	} else if (note->flaw == SCAN_NUL) {
		wrong->flaw = FLAW_NUL;
		wrong->reason = "a NUL byte";
	} else {
		wrong->flaw = FLAW_LONG;
		wrong->at = line->from;
		snprintf(wrong->room, sizeof(wrong->room), "longer than %zu bytes",
			 plan->options->limit);
	}
}
