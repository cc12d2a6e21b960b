/* SPDX-License-Identifier: BSD-2-Clause */
#include "shipped.h"

#include "say.h"

#include <string.h>

static struct sipcause_catalog *shipped;

const struct sipcause_catalog *cli_shipped(void)
{
	struct sipcause_loader *loader = NULL;
	const char *name;
	size_t i;
	int code;

	if (shipped != NULL)
		return shipped;
	code = sipcause_loader_new(&loader);
	for (i = 0; code == SIPCAUSE_OK && (name = sipcause_shipped_map(i)) != NULL; i++)
		code = sipcause_loader_add_map(loader, name);
	for (i = 0; code == SIPCAUSE_OK && (name = sipcause_shipped_space(i)) != NULL; i++)
		code = sipcause_loader_add_space(loader, name);
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_load(loader, &shipped, NULL, NULL);
	cli_need_memory(code);
	sipcause_loader_free(loader);
	return shipped;
}

void cli_shipped_free(void)
{
	sipcause_catalog_free(shipped);
	shipped = NULL;
}

static bool is_called(const struct sipcause_space *space, const char *name)
{
	return name == NULL || strcmp(sipcause_space_name(space), name) == 0;
}

const struct sipcause_table *cli_named_table(const struct sipcause_map *map, const char *from,
					     const char *to)
{
	const struct sipcause_table *table;
	size_t i;

	for (i = 0; (table = sipcause_map_table_at(map, i)) != NULL; i++)
		if (is_called(sipcause_table_from(table), from) &&
		    is_called(sipcause_table_to(table), to))
			return table;
	return NULL;
}
