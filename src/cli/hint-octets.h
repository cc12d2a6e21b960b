/* SPDX-License-Identifier: BSD-2-Clause */
/* Operands that are the octets of a cause. */
#ifndef CLI_HINT_OCTETS_H
#define CLI_HINT_OCTETS_H

#include <stdbool.h>

struct cli;

/* Say so of operands that are a cause element as a trace shows it: 08 02 82 91.  false: they
 * are not. */
bool cli_hint_element(const struct cli *cli, int argc, char **argv);
/* Say so, where each was taken for a code. */
void cli_hint_octets(const struct cli *cli, int argc, char **argv);

#endif
