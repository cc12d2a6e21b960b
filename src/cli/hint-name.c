/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-name.h"

#include "base/near.h"
#include "cli.h"
#include "hint-as-map.h"
#include "hint-begin.h"
#include "hint-file.h"
#include "hint-typed.h"
#include "map-path.h"
#include "wrap.h"

#include <stdlib.h>
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

/* The name of a map after -f or -t.  false: it does not stand there. */
static bool tell_as_map(const struct cli *cli, const char *expected, const char *name, int length,
			const char *path)
{
	char *copy = cli_text("%.*s", length, name);
	struct cli_typed typed;
	bool told = cli_type_as_map(&typed, cli, copy, path != NULL ? path : copy);

	if (told)
		cli_say("'%s' is a map%s; to use it: %s", copy, expected, typed.text);
	free(copy);
	return told;
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
	else if ((path != NULL || is_map(cli, name, (size_t)length)) &&
		 tell_as_map(cli, expected, name, length, path))
		return true;
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

/* 480, or sip:480 */
static bool is_like_code(const struct cli *cli, const char *name, size_t length)
{
	const char *colon = memchr(name, ':', length);
	const char *digits = colon != NULL ? colon + 1 : name, *end = name + length;

	if (colon != NULL && !is_space(cli, name, (size_t)(colon - name)))
		return false;
	if (digits == end)
		return false;
	while (digits < end && *digits >= '0' && *digits <= '9')
		digits++;
	return digits == end;
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

/* A file of this name in the current directory, which a name does not open. */
static bool tell_file(const char *name, int length)
{
	char *file = cli_text("./%.*s.yaml", length, name);
	bool told = cli_is_file(file);

	if (told)
		cli_say("there is no map '%.*s'; did you mean the file %s?", length, name, file);
	free(file);
	return told;
}

/* A file that was meant as a map, though its name is not that of one. */
static bool tell_renamed(const char *name, size_t length)
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
	char *meant;

	if (!map && strcmp(error->id, "no-such-space") != 0)
		return false;
	name = cli_missing_name(error->message, &length);
	if (name == NULL)
		return false;
	if (tell_name(cli, map ? ", not a map" : ", not a space", name, (int)length) ||
	    (map && (tell_file(name, (int)length) || tell_renamed(name, length))))
		return true;
	listed = find_listed(cli, name, length);
	near = strstr(error->message, "; did you mean ");
	meant = cli_begin_text(cli, map ? CLI_NAMED_MAP : CLI_NAMED_EITHER, name, length,
			       near != NULL ? near : "");
	if (map && is_like_code(cli, name, length))
		cli_say("there is no map '%.*s'; for one code: sipcause show %.*s", (int)length,
			name, (int)length, name);
	else if (listed != NULL)
		cli_say("there is no %s '%.*s'; did you mean: sipcause list %s", kind, (int)length,
			name, listed);
	else if (meant[0] != '\0')
		cli_say("there is no %s '%.*s'%s", kind, (int)length, name, meant);
	else
		tell_missing(cli, kind, name, (int)length);
	free(meant);
	return true;
}
