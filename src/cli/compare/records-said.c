/* SPDX-License-Identifier: BSD-2-Clause */
#include "records-said.h"

#include "cli/wrap.h"

#include <inttypes.h>
#include <stdlib.h>

#define NAMED 3 /* of the commonest codes */

/* Add to a text that malloc() made. */
static void append(char **text, const char *more)
{
	char *longer = cli_text("%s%s", *text, more);

	free(*text);
	*text = longer;
}

/* Whether there are records, and for no target a map has anything for any of them. */
static bool is_none_mapped(const struct changes *changes)
{
	uint32_t i;

	for (i = 0; i < changes->plan->target_count; i++)
		if (changes->effects[i][EFFECT_UNMAPPED] < changes->whole.calls)
			return false;
	return changes->whole.calls > 0;
}

/* " -f sip=status -f q850=cause" */
static char *list_options(const char *name, const struct cli_list *values)
{
	char *text = cli_text("%s", "");
	size_t i;

	for (i = 0; i < values->count; i++) {
		append(&text, name);
		append(&text, values->items[i]);
	}
	return text;
}

/* "sip '16' (20), sip '31' (4)" */
static char *list_commonest(const struct page_list *list)
{
	char *text = cli_text("%s", "");
	size_t i;

	for (i = 0; i < list->count && i < NAMED; i++) {
		char *item = cli_text("%s%s (%" PRIu64 ")", i > 0 ? ", " : "", list->items[i].text,
				      list->items[i].count);

		append(&text, item);
		free(item);
	}
	return text;
}

void compare_say_none_mapped(const struct page *page, const struct changes *changes)
{
	const struct csv_options *options = changes->plan->options;
	char *columns, *commonest;

	if (!is_none_mapped(changes))
		return;
	columns = list_options(" -f ", &options->from);
	commonest = list_commonest(&page->whole.unmapped_codes);
	cli_say("no record has a code that a map translates; %s%s right? The commonest: %s",
		options->from.count == 1 ? "is" : "are", columns, commonest);
	free(columns);
	free(commonest);
}

void compare_say_none_met(const struct page *page, const struct changes *changes)
{
	const struct cli_list *when = &changes->plan->options->when;
	char *conditions;

	/* Records with too few or too many fields have met it. */
	if (when->count == 0 || page->passed == 0 || changes->whole.calls > 0 ||
	    page->flaws[FLAW_COLUMNS] > 0)
		return;
	conditions = list_options(" --when ", when);
	cli_say("no record meets%s; see whether column and value are right", conditions);
	free(conditions);
}
