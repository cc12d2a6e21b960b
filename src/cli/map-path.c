/* SPDX-License-Identifier: BSD-2-Clause */
#include "map-path.h"

#include "cli.h"

#include <string.h>
#include <sys/stat.h>

#define SUFFIX ".yaml"

static bool ends_in_suffix(const char *text)
{
	const size_t length = strlen(text), suffix = strlen(SUFFIX);

	return length > suffix && strcmp(text + length - suffix, SUFFIX) == 0;
}

bool cli_is_path(const char *map)
{
	return strchr(map, '/') != NULL || ends_in_suffix(map);
}

const char *cli_map_name(const char *map)
{
	const char *slash = strrchr(map, '/');
	const char *name = slash != NULL ? slash + 1 : map;

	return ends_in_suffix(name) ? cli_copy(name, strlen(name) - strlen(SUFFIX)) : name;
}

bool cli_is_same_file(const char *a, const char *b)
{
	struct stat first, second;

	return strcmp(a, b) == 0 ||
	       (stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
		first.st_ino == second.st_ino);
}

bool cli_is_same_map(const char *a, const char *b)
{
	return strcmp(cli_map_name(a), cli_map_name(b)) == 0 && cli_is_same_file(a, b);
}

const char *cli_directory_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return ".";
	return cli_copy(path, slash == path ? 1 : (size_t)(slash - path));
}

const char *cli_beside(const char *path, const char *folder, const char *name)
{
	const char *slash = strrchr(path, '/');
	const size_t length = slash != NULL ? (size_t)(slash - path) + 1 : 0;
	char *room = cli_alloc(length + strlen(folder) + strlen(name) + strlen(SUFFIX) + 1);

	memcpy(room, path, length);
	strcpy(room + length, folder);
	strcat(room, name);
	return strcat(room, SUFFIX);
}
