/* SPDX-License-Identifier: BSD-2-Clause */
/* Operands that are the words of a phrase. */
#ifndef CLI_HINT_PHRASE_H
#define CLI_HINT_PHRASE_H

#include <stdbool.h>

struct cli;

/* Say so, and leave out what would be said of each of them.  false: they are none. */
bool cli_hint_phrase(struct cli *cli, int argc, char **argv);

#endif
