/* SPDX-License-Identifier: BSD-2-Clause */
/* What all maps say of a code for both sides of a call, SIP and ISDN, but for the side that the
 * code itself is of. */
#ifndef CLI_SIDES_H
#define CLI_SIDES_H

#include "json.h"
#include "sipcause.h"

struct cli;

/* Paragraphs for a person, with labels of as many columns as `indent`.  A side is left out
 * where no map answers, and where the only answer is that of the current map. */
void cli_put_sides(const struct cli *cli, const struct sipcause_space *space, int32_t code,
		   size_t indent);
/* A member "maps" of the object that is open: a list of rows for each side. */
void cli_json_sides(struct json *json, const struct cli *cli, const struct sipcause_space *space,
		    int32_t code);

#endif
