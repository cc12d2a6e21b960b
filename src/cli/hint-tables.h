/* SPDX-License-Identifier: BSD-2-Clause */
/* What the map that was asked has tables for, where it has not the one that is needed. */
#ifndef CLI_HINT_TABLES_H
#define CLI_HINT_TABLES_H

#include "hint-shipped.h"

struct cli;

/*
 * ", only from q850 to sip", or where there are many the command that prints them; of the default
 * map, or where a shipped map is made for these codes, "; -m freeswitch has one".  to: NULL for any
 * space.
 */
const char *cli_tables_hint(char room[CLI_SHIPPED_TEXT], const struct cli *cli,
			    const struct sipcause_space *from, const struct sipcause_space *to);

#endif
