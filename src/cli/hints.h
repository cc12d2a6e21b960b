/* SPDX-License-Identifier: BSD-2-Clause */
/* What somebody may have meant by the operands of a command. */
#ifndef CLI_HINTS_H
#define CLI_HINTS_H

#include <stdbool.h>

struct cli;

/* Before they are answered: say what they are together, where one by one they are nothing.
 * true: that is all there is to say, and a usage error. */
bool cli_hint_before(struct cli *cli, int argc, char **argv);
/* Say so, once, where the operands together are a message or the octets of a cause, and each
 * of them was answered by itself; or where one is a file, and its name could not be read. */
void cli_hint(const struct cli *cli, int argc, char **argv, int status);

#endif
