/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Maps that have rows in common: one extends the other, both extend the same map, or their
 * rows came from one place.  That such maps agree confirms nothing.
 */
#ifndef CLI_COMPARE_RELATED_H
#define CLI_COMPARE_RELATED_H

#include "cli/say.h"
#include "sipcause.h"

struct cli;

/* The maps that some maps extend and that the catalog has not loaded for themselves, each name
 * once. */
void cli_missing_bases(const struct sipcause_catalog *catalog,
		       const struct sipcause_map *const *maps, size_t count,
		       struct cli_list *names);
/* How two maps are related: "modern extends rfc3398", "trunk-7 and modern extend rfc3398", "a and
 * b share the origin comware", "c has the origin b".  NULL: they are not. */
#define CLI_RELATED_TEXT 300
const char *cli_related(char room[CLI_RELATED_TEXT], const struct sipcause_catalog *catalog,
			const struct sipcause_map *a, const struct sipcause_map *b);
/* Print in one paragraph which of the maps are related; nothing where none are. */
void cli_put_related(const struct cli *cli, const struct sipcause_map *const *maps, size_t count);

#endif
