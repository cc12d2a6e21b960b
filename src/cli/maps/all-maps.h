/* SPDX-License-Identifier: BSD-2-Clause */
/* What all maps say of a code for both sides of a call, SIP and ISDN, but for the side that the
 * code itself is of. */
#ifndef CLI_MAPS_ALL_MAPS_H
#define CLI_MAPS_ALL_MAPS_H

#include "cli/json.h"
#include "sipcause.h"

struct cli;

/* Paragraphs for a person, with labels of as many columns as `indent`.  A side is left out
 * where no map answers, and where the only answer is that of the current map. */
void cli_put_all_maps(const struct cli *cli, const struct sipcause_space *space, int32_t code,
		      size_t indent);
/* A member "maps" of the object that is open: a list of rows for each side. */
void cli_json_all_maps(struct json *json, const struct cli *cli, const struct sipcause_space *space,
		       int32_t code);

#endif
