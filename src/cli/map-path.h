/* SPDX-License-Identifier: BSD-2-Clause */
/* A map that is named by the path of its file. */
#ifndef CLI_MAP_PATH_H
#define CLI_MAP_PATH_H

#include <stdbool.h>
#include <stddef.h>

/* Whether it is a path: it has a '/' or ends in .yaml. */
bool cli_is_path(const char *map);
/* The name of the map: that itself, or the name of the file without .yaml. */
const char *cli_map_name(const char *map);
/* Whether two paths lead to one file. */
bool cli_is_same_file(const char *a, const char *b);
/* The same, under one name. */
bool cli_is_same_map(const char *a, const char *b);
/* "DIRECTORY/FOLDERNAME.yaml" for the directory of a path; folder is "" or "spaces/". */
const char *cli_beside(const char *path, const char *folder, const char *name);
/* The directory of a path: "." where there is no '/' in it. */
const char *cli_directory_of(const char *path);

#endif
