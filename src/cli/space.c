/* SPDX-License-Identifier: BSD-2-Clause */
#include "space.h"

#include "base/text.h"

#include <string.h>

size_t cli_space_name_length(const char *text)
{
	size_t length = 0;

	while (sci_is_letter(text[length]) || sci_is_digit(text[length]) ||
	       (text[length] != '\0' && strchr("._-/", text[length]) != NULL))
		length++;
	return length;
}

bool cli_is_space_name(const char *text)
{
	size_t length = cli_space_name_length(text);

	return length > 0 && length <= 64 && text[length] == '\0';
}

static char *small(const char *name)
{
	size_t length = strlen(name), i;
	char *copy = cli_alloc(length + 1);

	for (i = 0; i < length; i++)
		copy[i] = sci_lower(name[i]);
	return copy;
}

/* Exact names win: a user's space may be named as a shipped one is called. */
int cli_space_add(struct sipcause_loader *loader, const char *name)
{
	const char *shipped = sipcause_shipped_called(name, strlen(name));
	const char *exact = small(name);
	int code = SIPCAUSE_OK;

	if (shipped != NULL && strcmp(shipped, exact) == 0)
		return sipcause_loader_add_space(loader, exact);
	if (shipped != NULL)
		code = sipcause_loader_add_space(loader, shipped);
	/* A name with a '/' is another name, and no file's. */
	if (code != SIPCAUSE_OK || strchr(exact, '/') != NULL)
		return code;
	return sipcause_loader_add_space_if_any(loader, exact);
}

int cli_space_miss(struct sipcause_loader *loader, const char *name)
{
	return sipcause_loader_add_space(loader, small(name));
}

const struct sipcause_space *cli_space_find(const struct cli *cli, const char *name)
{
	return sipcause_catalog_called(cli->session.catalog, name, strlen(name));
}
