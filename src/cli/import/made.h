/* SPDX-License-Identifier: BSD-2-Clause */
/* The map that was made: its name, and its way to a file. */
#ifndef IMPORT_MADE_H
#define IMPORT_MADE_H

#include "cli/cli.h"
#include "put.h"

/* "gw1.example.cfg" for /etc/gw1.example.cfg: what rows and messages name. */
const char *made_source(const char *path);
/* The name of the map: that of the file of --file, which check demands; else one that is made of
 * the name of what was read, and is neither a shipped map's nor that of -m. */
const char *made_name(const char *file, const char *path, const char *base);
/* See that the map loads, and write it to a file, or to standard output for NULL and "-".  A
 * status. */
int made_write(const struct cli *cli, const char *file, struct put *put,
	       const struct judged *judged, const struct taken *taken);

#endif
