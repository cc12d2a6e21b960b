/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-name.h"

#include "base/near.h"
#include "cli.h"
#include "hint-file.h"
#include "hint-typed.h"
#include "map-path.h"

#include <string.h>

/* Names of files that are looked at: longer ones are no names of maps. */
#define FILE_NAME_MAX 256

static bool is_map(const struct cli *cli, const char *name, size_t length)
{
	const char *map;
	size_t i;

	for (i = 0; (map = sipcause_shipped_map(i)) != NULL; i++)
		if (strlen(map) == length && memcmp(map, name, length) == 0)
			return true;
	for (i = 0; i < sipcause_catalog_map_count(cli->session.catalog); i++) {
		const struct sipcause_map *loaded =
			sipcause_catalog_map_at(cli->session.catalog, i);

		/* One that the session made has no name that was given. */
		if (loaded == cli->session.map && loaded != cli->session.asked)
			continue;
		map = sipcause_map_name(loaded);
		if (strlen(map) == length && memcmp(map, name, length) == 0)
			return true;
	}
	return false;
}

/* The path of -m that has a map of this name; NULL: none. */
static const char *given_path(const struct cli *cli, const char *name, size_t length)
{
	size_t i;

	for (i = cli->asked.maps.count; i-- > 0;) {
		const char *path = cli->asked.maps.items[i], *own = cli_map_name(path);

		if (cli_is_path(path) && strlen(own) == length && memcmp(own, name, length) == 0)
			return path;
	}
	return NULL;
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

/* expected: ", not a map" or "". */
static bool tell_name(const struct cli *cli, const char *expected, const char *name, int length)
{
	const char *path = given_path(cli, name, (size_t)length);
	struct cli_typed table;

	cli_type_bare(&table, "table");
	if (path != NULL)
		cli_type_file(&table, path);
	if (is_space(cli, name, (size_t)length))
		cli_say("'%.*s' is a space%s; its codes: sipcause list %.*s", length, name,
			expected, length, name);
	else if (path != NULL && table.fits)
		cli_say("'%.*s' is a map%s; its rows: %s", length, name, expected, table.text);
	else if (is_map(cli, name, (size_t)length))
		cli_say("'%.*s' is a map%s; its rows: sipcause table %.*s", length, name, expected,
			length, name);
	else
		return false;
	return true;
}

bool cli_hint_name(const struct cli *cli, const char *name, size_t length)
{
	return tell_name(cli, "", name, (int)length);
}

const char *cli_missing_name(const char *message, size_t *length)
{
	const char *begin = strchr(message, '\''), *end;

	end = begin != NULL ? strchr(begin + 1, '\'') : NULL;
	*length = end != NULL ? (size_t)(end - begin) - 1 : 0;
	return end != NULL ? begin + 1 : NULL;
}

/* "spaces" or "maps", where list was asked for something like it; NULL: for nothing like it. */
static const char *find_listed(const struct cli *cli, const char *name, size_t length)
{
	struct sci_near near;

	if (cli->command == NULL || strcmp(cli->command, "list") != 0)
		return NULL;
	sci_near_begin(&near, name, length);
	sci_near_consider(&near, "spaces", strlen("spaces"));
	sci_near_consider(&near, "maps", strlen("maps"));
	return near.word;
}

static void tell_missing(const struct cli *cli, const char *kind, const char *name, int length)
{
	if (cli->asked.directories.count > 0)
		cli_say("there is no %s '%.*s'; expected %s%.*s.yaml in a directory of -I, or one of: "
			"sipcause list %ss",
			kind, length, name, strcmp(kind, "space") == 0 ? "spaces/" : "", length,
			name, kind);
	else
		cli_say("there is no %s '%.*s'; to see all: sipcause list %ss", kind, length, name,
			kind);
}

/* A file that was meant as a map, though its name is not that of one. */
static bool tell_file(const char *name, size_t length)
{
	char path[FILE_NAME_MAX];
	const char *dot;

	if (length >= sizeof(path))
		return false;
	memcpy(path, name, length);
	path[length] = '\0';
	if (!cli_is_file(path))
		return false;
	dot = strrchr(path, '.');
	cli_say("'%s' is a file; rename it to %.*s.yaml", path,
		(int)(dot != NULL && dot != path ? (size_t)(dot - path) : length), path);
	return true;
}

bool cli_hint_missing(const struct cli *cli, const struct sipcause_error *error)
{
	const bool map = strcmp(error->id, "no-such-map") == 0;
	const char *kind = map ? "map" : "space", *name, *listed, *near;
	size_t length;

	if (!map && strcmp(error->id, "no-such-space") != 0)
		return false;
	name = cli_missing_name(error->message, &length);
	if (name == NULL)
		return false;
	if (tell_name(cli, map ? ", not a map" : ", not a space", name, (int)length) ||
	    (map && tell_file(name, length)))
		return true;
	listed = find_listed(cli, name, length);
	near = strstr(error->message, "; did you mean ");
	if (listed != NULL)
		cli_say("there is no %s '%.*s'; did you mean: sipcause list %s", kind, (int)length,
			name, listed);
	else if (near != NULL)
		cli_say("there is no %s '%.*s'%s", kind, (int)length, name, near);
	else
		tell_missing(cli, kind, name, (int)length);
	return true;
}
