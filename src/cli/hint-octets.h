/* SPDX-License-Identifier: BSD-2-Clause */
/* Operands that are the octets of a cause. */
#ifndef CLI_HINT_OCTETS_H
#define CLI_HINT_OCTETS_H

struct cli;

/* Say so, where each was taken for a code. */
void cli_hint_octets(const struct cli *cli, int argc, char **argv);

#endif
