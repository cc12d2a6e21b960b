/* SPDX-License-Identifier: BSD-2-Clause */
#include "pairs.h"

#include "related.h"
#include "cli/cli.h"
#include "cli/rows.h"
#include "cli/wrap.h"

#include <stdlib.h>

enum { PAIR_FROM, PAIR_TO, MAP, OTHER, CODES, AGREE, COMPANIONS, SHARED, RELATED };
static const struct cli_column pair_columns[] = {
	[PAIR_FROM] = { "from_space", CLI_IN_BOTH },
	[PAIR_TO] = { "to_space", CLI_IN_BOTH },
	[MAP] = { "map", CLI_IN_BOTH },
	[OTHER] = { "other", CLI_IN_BOTH },
	[CODES] = { "codes", CLI_IN_BOTH },
	[AGREE] = { "agree", CLI_IN_BOTH },
	[COMPANIONS] = { "other_companions", CLI_IN_BOTH },
	[SHARED] = { "same_row", CLI_IN_BOTH },
	[RELATED] = { "related", CLI_IN_BOTH },
};

struct pair {
	const struct cli_compare *compare;
	const struct sipcause_map *map;
	const struct sipcause_map *other;
	const struct cli_agreement *agreement;
};

static void fill_pair(struct cli *cli, void *data, struct cli_cell *cells)
{
	static char room[CLI_RELATED_TEXT];
	const struct pair *pair = data;

	cells[PAIR_FROM] = cli_cell_text(sipcause_space_name(pair->compare->from));
	cells[PAIR_TO] = cli_cell_text(sipcause_space_name(pair->compare->to));
	cells[MAP] = cli_cell_text(sipcause_map_name(pair->map));
	cells[OTHER] = cli_cell_text(sipcause_map_name(pair->other));
	cells[CODES] = cli_cell_number((int64_t)pair->agreement->codes);
	cells[AGREE] = cli_cell_number((int64_t)pair->agreement->agree);
	cells[COMPANIONS] = cli_cell_number((int64_t)pair->agreement->companions);
	cells[SHARED] = cli_cell_number((int64_t)pair->agreement->shared);
	cells[RELATED] =
		cli_cell_text(cli_related(room, cli->session.catalog, pair->map, pair->other));
}

/* "a and b agree on 25 of 41 codes that both answer" */
static void put_pair(struct cli *cli, void *data)
{
	const struct pair *pair = data;
	const struct cli_agreement *agreement = pair->agreement;
	char room[CLI_RELATED_TEXT], *beside, *shared;

	beside = agreement->companions > 0
			 ? cli_text(", %zu with other companions", agreement->companions)
			 : cli_text("%s", "");
	shared = agreement->shared > 0 ? cli_text(", %zu by the same row", agreement->shared)
				       : cli_text("%s", "");
	cli_wrap(cli, CLI_PLAIN, 0, 2, "%s and %s agree on %zu of %zu codes that both answer%s%s%s",
		 sipcause_map_name(pair->map), sipcause_map_name(pair->other), agreement->agree,
		 agreement->codes, beside, shared,
		 cli_related(room, cli->session.catalog, pair->map, pair->other) != NULL
			 ? " (not independent)"
			 : "");
	free(beside);
	free(shared);
}

static const struct cli_rows pair_rows = CLI_ROWS(pair_columns, fill_pair, put_pair);

size_t cli_pairs_count(const struct cli_compare *compare)
{
	size_t count = 0, i;

	for (i = 0; i < compare->count; i++)
		count += compare->asked[i];
	return count * (count - 1) / 2;
}

void cli_pairs_begin(const struct cli *cli)
{
	cli_rows_begin_named(cli, &pair_rows);
}

void cli_pairs_put(struct cli *cli, const struct cli_compare *compare,
		   struct cli_agreement *agreement)
{
	size_t a, b;

	for (a = 0; a < compare->count; a++)
		for (b = a + 1; b < compare->count; b++) {
			struct pair pair = { compare, compare->maps[a], compare->maps[b],
					     cli_agreement_of(agreement, a, b) };

			if (compare->asked[a] && compare->asked[b])
				cli_rows_put(cli, &pair_rows, &pair);
		}
}
