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
/* Make the session's message ready for another call: nothing is in it but what -w says is
 * known.  A status. */
int cli_open_message(struct cli *cli);
/* Take a code that was written by itself.  A status. */
int cli_take_code(struct cli *cli, const struct sipcause_space *space, int32_t code);
/* The kind of part that a code of a space is. */
int32_t cli_kind_of(const struct sipcause_space *space);
/* Have a message decided as --policy and --prefer say.  SIPCAUSE_OK or an error. */
int cli_set_policy(const struct cli *cli, struct sipcause_message *message);
/* Whether a form is of octets, which the command has in hexadecimal. */
bool cli_is_octets(int32_t form);

#endif
