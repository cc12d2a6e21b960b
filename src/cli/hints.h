/* SPDX-License-Identifier: BSD-2-Clause */
/* What somebody may have meant by the operands of a command. */
#ifndef CLI_HINTS_H
#define CLI_HINTS_H

struct cli;

/* Say so, once, where the operands together are a message or the octets of a cause, and each
 * of them was answered by itself. */
void cli_hint(const struct cli *cli, int argc, char **argv);

#endif
