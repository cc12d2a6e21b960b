/* SPDX-License-Identifier: BSD-2-Clause */
/* The codes in what was asked. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "code.h"

struct cli;

/* Read `sip:486`, `q850:USER_BUSY`, `486` or a name; the last two in the space of
 * -f, else in one of the map's bare spaces.  Or anything captured, see wire.c.
 * CLI_OK; CLI_UNMAPPED: no code of the space, or no part that can be used (told);
 * CLI_USAGE: cannot be read (told).  where goes before the message ("line 3: "). */
int cli_read_code(struct cli *cli, const char *where, const char *text, size_t length,
		  struct cli_code *code);

/* A code of a space, with the companions of -w. */
struct cli_code cli_plain_code(const struct cli *cli, const struct sipcause_space *space,
			       int32_t code);

#endif
