/* SPDX-License-Identifier: BSD-2-Clause */
#include "records-said.h"

#include "cli/csv/warn/unmapped.h"

#include <stdlib.h>

/* Whether there are records, and for no target a map has anything for any of them. */
static bool is_none_mapped(const struct changes *changes)
{
	uint32_t i;

	for (i = 0; i < changes->plan->target_count; i++)
		if (changes->effects[i][EFFECT_UNMAPPED] < changes->whole.calls)
			return false;
	return changes->whole.calls > 0;
}

void compare_say_none_mapped(const struct page *page, const struct changes *changes)
{
	if (is_none_mapped(changes))
		warn_none_mapped(changes->plan->cli, changes->plan->options, page);
}

void compare_say_none_met(const struct page *page, const struct changes *changes)
{
	const struct cli_list *when = &changes->plan->options->when;
	char *conditions;

	/* Records with too few or too many fields have met it. */
	if (when->count == 0 || page->passed == 0 || changes->whole.calls > 0 ||
	    page->flaws[FLAW_COLUMNS] > 0)
		return;
	conditions = warn_options_text(" --when ", when);
	cli_say("no record meets%s; see whether column and value are right", conditions);
	free(conditions);
}
