/* SPDX-License-Identifier: BSD-2-Clause */
#include "all-maps.h"

#include "base/count.h"
#include "cli/cli.h"
#include "by-map-text.h"
#include "lineage.h"

#include <stdio.h>
#include <string.h>

static const char *const sides[] = { "sip", "q850" };

/* What all maps say for a side; NULL: it is the code's own, or no map has a table to it. */
static const struct cli_by_map *ask(const struct cli *cli, const struct sipcause_space *space,
				    int32_t code, const char *side)
{
	const struct cli_by_map *by;

	if (strcmp(side, sipcause_space_name(space)) == 0)
		return NULL;
	by = cli_by_map(cli, space, code, side);
	return by->count > 0 ? by : NULL;
}

/* Whether the only row is the one by which the current map answers. */
static bool is_current(const struct cli *cli, const struct sipcause_space *space, int32_t code,
		       const struct cli_by_map *by)
{
	const struct sipcause_space *to =
		sipcause_catalog_space(cli->session.catalog, sipcause_space_name(by->to));
	struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	if (by->count > 1 || to == NULL)
		return false;
	asked.from = space;
	asked.code = code;
	sipcause_map_translate(cli->session.map, to, &asked, &result);
	return cli_same_row(&result, by->rows[0].row);
}

static bool is_silent(const struct cli_by_map *by)
{
	return by->group_count == 1 && by->groups[0].row->outcome == SIPCAUSE_UNLISTED;
}

void cli_put_all_maps(const struct cli *cli, const struct sipcause_space *space, int32_t code,
		      size_t indent)
{
	char label[20];
	size_t i;

	for (i = 0; i < SCI_COUNT(sides); i++) {
		const struct cli_by_map *by = ask(cli, space, code, sides[i]);

		if (by == NULL || is_silent(by) || is_current(cli, space, code, by))
			continue;
		snprintf(label, sizeof(label), "to %s", sides[i]);
		cli_put_by_map(cli, by, label, indent);
	}
}

void cli_json_all_maps(struct json *json, const struct cli *cli, const struct sipcause_space *space,
		       int32_t code)
{
	size_t i;

	json_object(json, "maps");
	for (i = 0; i < SCI_COUNT(sides); i++) {
		const struct cli_by_map *by = ask(cli, space, code, sides[i]);

		if (by == NULL)
			continue;
		json_list(json, sides[i]);
		cli_json_by_map(json, by);
		json_list_end(json);
	}
	json_object_end(json);
}
