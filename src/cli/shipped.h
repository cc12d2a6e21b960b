/* SPDX-License-Identifier: BSD-2-Clause */
/* All shipped maps and spaces in one catalog, which is loaded where it is first needed. */
#ifndef CLI_SHIPPED_H
#define CLI_SHIPPED_H

#include "sipcause.h"

/* NULL: that failed. */
const struct sipcause_catalog *cli_shipped(void);
void cli_shipped_free(void);
/* The first table of a map between spaces of these names, of which NULL is any: spaces of another
 * catalog than the map's are not its own.  NULL: none; also of no map. */
const struct sipcause_table *cli_named_table(const struct sipcause_map *map, const char *from,
					     const char *to);

#endif
