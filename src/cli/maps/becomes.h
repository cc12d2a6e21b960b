/* SPDX-License-Identifier: BSD-2-Clause */
/* What a code becomes in the spaces that the current map has tables to. */
#ifndef CLI_MAPS_BECOMES_H
#define CLI_MAPS_BECOMES_H

#include "cli/json.h"
#include "sipcause.h"

struct cli;

/* For a person, a line a space. */
void cli_put_becomes(struct cli *cli, const struct sipcause_space *space, int32_t code,
		     size_t indent);
/* The same as a member of the object that is open. */
void cli_json_becomes(struct json *json, struct cli *cli, const struct sipcause_space *space,
		      int32_t code);

#endif
