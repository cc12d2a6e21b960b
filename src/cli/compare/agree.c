/* SPDX-License-Identifier: BSD-2-Clause */
#include "agree.h"

#include "cli/maps/lineage.h"
#include "cli/say.h"

struct cli_agreement *cli_agreement_new(size_t count)
{
	return cli_alloc((count * (count - 1) / 2 + 1) * sizeof(struct cli_agreement));
}

struct cli_agreement *cli_agreement_of(struct cli_agreement *all, size_t a, size_t b)
{
	const size_t high = a > b ? a : b, low = a > b ? b : a;

	return &all[high * (high - 1) / 2 + low];
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
			/* What is copied has no row. */
			if (results[a].line > 0 && cli_same_row(&results[a], &results[b]))
				pair->shared++;
		}
}
