/* SPDX-License-Identifier: BSD-2-Clause */
#include "agree.h"

#include "cli/say.h"

#include <string.h>

struct cli_agreement *cli_agreement_new(size_t count)
{
	return cli_alloc((count * (count - 1) / 2 + 1) * sizeof(struct cli_agreement));
}

struct cli_agreement *cli_agreement_of(struct cli_agreement *all, size_t a, size_t b)
{
	const size_t high = a > b ? a : b, low = a > b ? b : a;

	return &all[high * (high - 1) / 2 + low];
}

static bool same_place(const char *a_map, uint32_t a_line, const char *b_map, uint32_t b_line)
{
	if (a_map == NULL || b_map == NULL)
		return a_map == b_map;
	return a_line == b_line && strcmp(a_map, b_map) == 0;
}

/* Whether two answers come from one row, or from the same two. */
static bool same_row(const struct sipcause_result *a, const struct sipcause_result *b)
{
	return a->line > 0 && a->column == b->column &&
	       same_place(a->map, a->line, b->map, b->line) && a->via == b->via &&
	       same_place(a->via_map, a->via_line, b->via_map, b->via_line);
}

void cli_agreement_add(struct cli_agreement *all, const struct cli_compare_row *row)
{
	const struct cli_compare *compare = row->compare;
	const struct sipcause_result *results = row->results;
	size_t a, b;

	if (row->code < 0 || row->condition != NULL)
		return;
	for (a = 1; a < compare->count; a++)
		for (b = 0; b < a; b++) {
			struct cli_agreement *pair = cli_agreement_of(all, a, b);
			enum cli_difference difference;

			if (!compare->asked[a] || !compare->asked[b] || results[a].outcome < 0 ||
			    results[b].outcome < 0)
				continue;
			difference = cli_compare_pair(row, a, b);
			pair->codes++;
			if (difference == CLI_DIFFERS)
				continue;
			pair->agree++;
			if (difference == CLI_DIFFERS_BESIDE)
				pair->companions++;
			if (same_row(&results[a], &results[b]))
				pair->shared++;
		}
}
