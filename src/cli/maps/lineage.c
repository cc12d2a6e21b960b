/* SPDX-License-Identifier: BSD-2-Clause */
#include "lineage.h"

#include "base/text.h"

#include <string.h>

struct cli_lineage cli_lineage(const struct sipcause_catalog *catalog,
			       const struct sipcause_map *map)
{
	struct cli_lineage lineage = { { NULL, 0 }, { NULL, 0 } };
	const struct sipcause_map *at = map;
	size_t next = 0, i;

	while (at != NULL) {
		const char *base;

		for (i = 0; (base = sipcause_map_base(at, i)) != NULL; i++)
			cli_list_add_once(&lineage.bases, base);
		if (sipcause_map_origin(at) != NULL)
			cli_list_add_once(&lineage.origins, sipcause_map_origin(at));
		/* Then the bases that were found so far, one after the other. */
		for (at = NULL; at == NULL && next < lineage.bases.count; next++)
			at = sipcause_catalog_map(catalog, lineage.bases.items[next]);
	}
	return lineage;
}

bool cli_map_extends(const struct sipcause_catalog *catalog, const struct sipcause_map *map,
		     const char *name)
{
	const char *base;
	size_t i;

	/* A loaded map has no loops in what it extends, and at most 16 layers. */
	for (i = 0; (base = sipcause_map_base(map, i)) != NULL; i++)
		if (strcmp(base, name) == 0 ||
		    cli_map_extends(catalog, sipcause_catalog_map(catalog, base), name))
			return true;
	return false;
}

bool cli_same_row(const struct sipcause_result *a, const struct sipcause_result *b)
{
	return a->outcome == b->outcome && a->line == b->line && a->column == b->column &&
	       a->via_line == b->via_line && a->via_code == b->via_code &&
	       sci_same_text(a->map, b->map) && sci_same_text(a->via_map, b->via_map);
}

static const char *origin_of(const struct sipcause_map *map)
{
	const char *origin = sipcause_map_origin(map);

	return origin != NULL ? origin : sipcause_map_name(map);
}

bool cli_same_origin(const struct sipcause_map *a, const struct sipcause_map *b)
{
	return sci_same_text(origin_of(a), origin_of(b));
}

int32_t cli_family_at(size_t index)
{
	return index + 1 < CLI_FAMILIES ? (int32_t)index + 1 : SIPCAUSE_FAMILY_UNSTATED;
}

const char *cli_family_text(int32_t family)
{
	return family == SIPCAUSE_FAMILY_UNSTATED ? "other" : sipcause_family_word(family);
}
