/* SPDX-License-Identifier: BSD-2-Clause */
#include "shipped.h"

#include "say.h"

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
