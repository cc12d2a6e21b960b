/* SPDX-License-Identifier: BSD-2-Clause */
/* Deciding on what an input says, and telling of what was passed over. */
#ifndef CLI_DECIDE_H
#define CLI_DECIDE_H

#include "code.h"

struct cli;

/* Decide for a target (may be NULL).  false: nothing says how the call ended. */
bool cli_decide(struct cli *cli, const struct sipcause_space *to, struct cli_code *code);
/* Tell that, and why. */
void cli_tell_nothing(const struct cli *cli, const char *where);
/* Tell what is wrong with the parts of the head that was read last, which is the last chance
 * where another one follows. */
void cli_tell_read(const struct cli *cli, const char *where);
/* Tell of parts that were passed over and of companions that were left out, and of what
 * contradicts a decision. */
void cli_tell_parts(const struct cli *cli, const char *where);
void cli_tell_left_out(const struct cli *cli, const char *where);
void cli_tell_contradictions(struct cli *cli, const char *where, const struct sipcause_space *to);
/* Tell of the first part that contradicts, unless that was told; gives whether it is now. */
bool cli_tell_disagreement(struct cli *cli, const char *where, const struct sipcause_space *to,
			   bool told);

#endif
