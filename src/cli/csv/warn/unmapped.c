/* SPDX-License-Identifier: BSD-2-Clause */
#include "unmapped.h"

#include "cli/csv/plan/profile.h"
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

char *warn_options_text(const char *name, const struct cli_list *values)
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

/* What says where the codes are. */
static char *name_columns(const struct csv_options *options)
{
	if (options->profile != NULL)
		return cli_text(" --profile %s", options->profile);
	return warn_options_text(" -f ", &options->from);
}

void warn_none_mapped(struct cli *cli, const struct csv_options *options, const struct page *page)
{
	char *columns = name_columns(options);
	char *commonest = list_commonest(&page->whole.unmapped_codes);
	bool one = options->profile != NULL || options->from.count == 1;

	cli_say("no record has a code that a map translates; %s%s right? The commonest: %s",
		one ? "is" : "are", columns, commonest);
	free(columns);
	free(commonest);
	profile_guess_input(cli, options);
}
