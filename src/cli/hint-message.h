/* SPDX-License-Identifier: BSD-2-Clause */
/* Operands that are the lines of one message. */
#ifndef CLI_HINT_MESSAGE_H
#define CLI_HINT_MESSAGE_H

#include <stdbool.h>

struct cli;

/* Say so.  false: they are none. */
bool cli_hint_message(const struct cli *cli, int argc, char **argv);

#endif
