/* SPDX-License-Identifier: BSD-2-Clause */
/* stale-accept, and what `accept` names: warnings that a map's file takes as they are. */
#include "check.h"

#include "base/near.h"

#include <string.h>

/* -1: no warning is called so. */
static int32_t find_warning(const char *word)
{
	int32_t i;

	for (i = 0; i < SIPCAUSE_WARNING_COUNT_; i++)
		if (strcmp(sci_check_kind(i)->word, word) == 0)
			return i;
	return -1;
}

static void report_unknown(const struct sci_check *check, const struct sci_accept *accept,
			   struct sci_place place)
{
	static const struct sci_problem_kind kind = { "unknown-warning", SIPCAUSE_E_MAP,
						      SIPCAUSE_SEVERITY_ERROR };
	char meant[SCI_NEAR_TEXT];
	struct sci_near near;
	int32_t i;

	sci_near_begin(&near, accept->id, strlen(accept->id));
	for (i = 0; i < SIPCAUSE_WARNING_COUNT_; i++)
		sci_near_consider(&near, sci_check_kind(i)->word, strlen(sci_check_kind(i)->word));
	sci_report_add_kind(check->reading->report, &kind, place,
			    "found '%s'; expected the name of a warning, e.g. %s%s", accept->id,
			    sci_check_kind(SIPCAUSE_WARNING_HOLE)->word,
			    sci_near_text(&near, meant));
}

static void check_accept(struct sci_check *check, const struct sci_accept *accept)
{
	const struct sci_place place = { check->draft->doc->file, accept->line, accept->column };
	const int32_t warning = find_warning(accept->id);

	if (warning < 0) {
		report_unknown(check, accept, place);
		return;
	}
	/* Where not all was checked, the warning may exist all the same. */
	if (warning == SIPCAUSE_WARNING_STALE_ACCEPT || check->found[warning] || check->cut ||
	    !sci_check_reports(check, SIPCAUSE_WARNING_STALE_ACCEPT))
		return;
	SCI_WARN(check, STALE_ACCEPT, place,
		 "nothing in this file has the warning '%s'; remove this line", accept->id);
}

void sci_check_accepts(struct sci_check *check)
{
	uint32_t i;

	for (i = 0; i < check->draft->doc->accept_count; i++)
		check_accept(check, &check->draft->doc->accepts[i]);
}
