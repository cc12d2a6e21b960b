/* SPDX-License-Identifier: BSD-2-Clause */
/* What an input says of how a call ended, in the session's message. */
#ifndef CLI_EVIDENCE_H
#define CLI_EVIDENCE_H

#include "sipcause.h"

#include <stdbool.h>
#include <stddef.h>

struct cli;

/* Read what was captured.  -1: it is no such thing, but a code.  CLI_OK: parts were read,
 * perhaps not all (told); else a status: told. */
int cli_read_wire(struct cli *cli, const char *where, const char *text, size_t length);
/* Empty the session's message but for what -w says is known of the call.  A status. */
int cli_open_message(struct cli *cli);
/* Have a message decided as --policy and --prefer say.  SIPCAUSE_OK or an error. */
int cli_set_policy(const struct cli *cli, struct sipcause_message *message);

#endif
