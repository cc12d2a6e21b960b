/* SPDX-License-Identifier: BSD-2-Clause */
/* The messages of one call, read one after the other. */
#ifndef CLI_CALL_H
#define CLI_CALL_H

#include "sipcause.h"

struct cli;

/* Read all messages in a text into the session's message, which is empty but for what -w
 * says.  Without any, the text itself is read as one.  CLI_OK: something could be read,
 * perhaps not all (told); else a status: told. */
int cli_read_call(struct cli *cli, const char *where, const char *text, size_t length);
/* Say what is wrong with bytes of a form. */
void cli_tell_form(const char *where, int32_t form, const struct sipcause_error *error);
/* What an input that was read is shown as: of a message, or of several, the first line.  Takes
 * the length of the input and gives that of the line. */
const char *cli_label(const struct cli *cli, const char *text, size_t *length);

#endif
