/* SPDX-License-Identifier: BSD-2-Clause */
/* A line of a log that holds a message, or the cause of one, among other things. */
#ifndef CLI_PLAIN_LOG_LINE_H
#define CLI_PLAIN_LOG_LINE_H

#include <stddef.h>

struct cli;

/* Read the message or cause in a line into the session's message.  -1: it has none; else a
 * status. */
int cli_plain_read_line(struct cli *cli, const char *text, size_t length);
/* Free what the last line was read from. */
void cli_plain_drop_line(void);

#endif
