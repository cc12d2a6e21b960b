/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-name.h"

#include "base/near.h"
#include "cli.h"

#include <string.h>

static bool is_map(const struct cli *cli, const char *name, size_t length)
{
	const char *map;
	size_t i;

	for (i = 0; (map = sipcause_shipped_map(i)) != NULL; i++)
		if (strlen(map) == length && memcmp(map, name, length) == 0)
			return true;
	for (i = 0; i < sipcause_catalog_map_count(cli->session.catalog); i++) {
		map = sipcause_map_name(sipcause_catalog_map_at(cli->session.catalog, i));
		if (strlen(map) == length && memcmp(map, name, length) == 0)
			return true;
	}
	return false;
}

static bool is_space(const struct cli *cli, const char *name, size_t length)
{
	return sipcause_shipped_called(name, length) != NULL ||
	       sipcause_catalog_called(cli->session.catalog, name, length) != NULL;
}

bool cli_is_name(const struct cli *cli, const char *name, size_t length)
{
	return is_space(cli, name, length) || is_map(cli, name, length);
}

bool cli_hint_name(const struct cli *cli, const char *name, size_t length)
{
	const int shown = (int)length;

	if (is_space(cli, name, length))
		cli_say("'%.*s' is a space; its codes: sipcause list %.*s", shown, name, shown,
			name);
	else if (is_map(cli, name, length))
		cli_say("'%.*s' is a map; its rows: sipcause table %.*s", shown, name, shown, name);
	else
		return false;
	return true;
}

/* The name that was not found, which its message has between quotes. */
static const char *name_in(const char *message, size_t *length)
{
	const char *begin = strchr(message, '\''), *end;

	end = begin != NULL ? strchr(begin + 1, '\'') : NULL;
	*length = end != NULL ? (size_t)(end - begin) - 1 : 0;
	return end != NULL ? begin + 1 : NULL;
}

static void hint(const struct cli *cli, const char *message, const char *kind)
{
	size_t length;
	const char *name = name_in(message, &length);
	struct sci_near near;

	if (name != NULL && cli_hint_name(cli, name, length))
		return;
	sci_near_begin(&near, name != NULL ? name : "", length);
	if (cli->command != NULL && strcmp(cli->command, "list") == 0) {
		sci_near_consider(&near, "spaces", strlen("spaces"));
		sci_near_consider(&near, "maps", strlen("maps"));
	}
	if (near.word != NULL)
		cli_say("did you mean: sipcause list %s", near.word);
	else if (strstr(message, "; did you mean ") == NULL)
		cli_say("for the names of %s: sipcause list %s", kind, kind);
}

void cli_hint_missing(const struct cli *cli, const struct sipcause_report *report)
{
	size_t i;

	for (i = 0; i < sipcause_report_count(report); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		bool map;

		sipcause_report_entry(report, i, &error);
		map = strcmp(error.id, "no-such-map") == 0;
		if (!map && strcmp(error.id, "no-such-space") != 0)
			continue;
		hint(cli, error.message, map ? "maps" : "spaces");
		return;
	}
}
