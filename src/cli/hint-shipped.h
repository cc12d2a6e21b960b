/* SPDX-License-Identifier: BSD-2-Clause */
/* What the shipped maps and spaces have that is not loaded.  It loads them to know, so it is
 * asked only where something went wrong. */
#ifndef CLI_HINT_SHIPPED_H
#define CLI_HINT_SHIPPED_H

#include "sipcause.h"

struct cli;

/* A shipped map that has a table from a space to another; from or to NULL: any.  NULL: none. */
const char *cli_shipped_table(const char *from, const char *to);
/* "; -m billing has one", "; shipped maps translate from freeswitch, not to it", or "" where no
 * shipped map has such a table. */
#define CLI_SHIPPED_TEXT 400
const char *cli_shipped_hint(char room[CLI_SHIPPED_TEXT], const char *from, const char *to);

/* "; did you mean teams:560486?", of spaces that must be named, or "".  Too many that
 * have the code are none. */
void cli_near_shipped(char room[CLI_SHIPPED_TEXT], struct cli *cli, const char *text,
		      size_t length);

#endif
