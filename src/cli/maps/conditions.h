/* SPDX-License-Identifier: BSD-2-Clause */
/* The rows of a code that have conditions, of any table. */
#ifndef CLI_MAPS_CONDITIONS_H
#define CLI_MAPS_CONDITIONS_H

#include "sipcause.h"

#include <stddef.h>

/*
 * The rows with conditions that a table tries for a code before it answers the bare code, in
 * their order; *count is how many.  They are found once a table and belong to it.
 */
const struct sipcause_result *cli_conditions(const struct sipcause_table *table, int32_t code,
					     size_t *count);
/* Forget those of all tables, whose catalogs may go then. */
void cli_conditions_free(void);

#endif
