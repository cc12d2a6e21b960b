/* SPDX-License-Identifier: BSD-2-Clause */
/* Where maps and their answers are from: what a map extends, its family and origin, and
 * whether two answers are one row. */
#ifndef CLI_MAPS_LINEAGE_H
#define CLI_MAPS_LINEAGE_H

#include "cli/say.h"
#include "sipcause.h"

#include <stdbool.h>
#include <stddef.h>

/* What a map descends from, each name once: the maps that it extends, the nearest first, and the
 * origins that these and itself name.  The names belong to the catalog,
 * and the lists last as long as the process. */
struct cli_lineage {
	struct cli_list bases;
	struct cli_list origins;
};
/* Bases that the catalog has not loaded for themselves are named, but what they extend is not
 * known. */
struct cli_lineage cli_lineage(const struct sipcause_catalog *catalog,
			       const struct sipcause_map *map);
/* Whether a map extends the one of this name, itself or by maps of the catalog that it extends. */
bool cli_map_extends(const struct sipcause_catalog *catalog, const struct sipcause_map *map,
		     const char *name);

/* Whether two results are the answer of one row, also where they are of two catalogs.  Two that
 * are both unlisted are the same answer as well. */
bool cli_same_row(const struct sipcause_result *a, const struct sipcause_result *b);

/* Whether two maps are one or share an origin.  The origin of a map whose file names none is its
 * own name: maps with rows that were copied from it may give that. */
bool cli_same_origin(const struct sipcause_map *a, const struct sipcause_map *b);

/* Families in the order in which maps are listed, index from 0: those of SIPCAUSE_FAMILY_MAP,
 * last UNSTATED. */
int32_t cli_family_at(size_t index);
#define CLI_FAMILIES ((size_t)SIPCAUSE_FAMILY_COUNT_)
/* "gateway"; "other" for UNSTATED. */
const char *cli_family_text(int32_t family);

#endif
