/* SPDX-License-Identifier: BSD-2-Clause */
/* Results as they go out on the wire. */
#ifndef CLI_WIRE_H
#define CLI_WIRE_H

#include "code.h"

struct cli;

/* The target that the form of -o speaks of, for codes of a space; NULL: none. */
const struct sipcause_space *cli_form_target(const struct cli *cli,
					     const struct sipcause_space *from);
/* Write a result in the form of -o, on a line.  Gives a status. */
int cli_put_wire(const struct cli *cli, const char *where, const struct cli_code *code,
		 const struct sipcause_result *result);

#endif
