/* SPDX-License-Identifier: BSD-2-Clause */
/* The texts about codes, each loaded when its space is first asked about. */
#ifndef CLI_TEXTS_H
#define CLI_TEXTS_H

#include "sipcause.h"

struct cli;

/* A field (SIPCAUSE_FIELD_...) of what the texts say of a code; NULL: nothing.  A text
 * that cannot be used is told of once, and counts in the session's text_status. */
const char *cli_texts_get(struct cli *cli, const struct sipcause_space *space, int32_t code,
			  int32_t field);
void cli_texts_free(struct cli *cli);

#endif
