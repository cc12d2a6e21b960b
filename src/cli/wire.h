/* SPDX-License-Identifier: BSD-2-Clause */
/* What was captured, as the command reads and writes it. */
#ifndef CLI_WIRE_H
#define CLI_WIRE_H

#include "code.h"

struct cli;

/* Read what was captured into cli->message.  -1: it is no such thing, but a code.
 * CLI_OK: parts were read, perhaps not all (told); else a status: told. */
int cli_read_wire(struct cli *cli, const char *where, const char *text, size_t length);
/* Decide on one part for a target (may be NULL).  false: none can be used. */
bool cli_decide(struct cli *cli, const struct sipcause_space *to, struct cli_code *code);
/* Tell of parts that were passed over and of companions that were left out, and of what
 * contradicts a decision. */
void cli_tell_parts(const struct cli *cli, const char *where);
void cli_tell_left_out(const struct cli *cli, const char *where);
void cli_tell_contradictions(const struct cli *cli, const char *where,
			     const struct sipcause_space *to);
/* The target that the form of -o speaks of, for codes of a space; NULL: none. */
const struct sipcause_space *cli_form_target(const struct cli *cli,
					     const struct sipcause_space *from);
/* Write a result in the form of -o, on a line.  Gives a status. */
int cli_put_wire(const struct cli *cli, const char *where, const struct cli_code *code,
		 const struct sipcause_result *result);

#endif
