/* SPDX-License-Identifier: BSD-2-Clause */
#include "by.h"

#include "cli/cli.h"
#include "cli/csv/plan/by.h"

#include <string.h>

static bool has_others(const struct page *page)
{
	size_t i;

	for (i = 0; i < page->row_count; i++)
		if (page->rows[i].others)
			return true;
	return false;
}

void by_warn(const struct plan *plan, const struct page *page)
{
	if (plan->options->quiet || plan->by == NO_COLUMN)
		return;
	if (plan->by_pattern != NULL && page->row_count == 1 &&
	    strcmp(page->rows[0].value, BY_NO_MATCH) == 0)
		cli_say("--by '%s' matched no cell; expected an extended regular expression for a part of it%s",
			plan->options->by,
			plan->by_pattern[0] == '/' ? ", without slashes around it" : "");
	else if (has_others(page))
		cli_say("--by %s has more than %zu values; those that came later are counted together, and a large one may be among them",
			plan->options->by, page->row_count - 1);
}
