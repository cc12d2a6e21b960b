/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The maps route and fault, which say whether two parts that do not agree contradict each other.
 *
 * They are loaded by themselves, and only when there is such a part: so a plain code costs
 * nothing more, and no space of theirs changes how a message is read or what it is answered.
 */
#ifndef CLI_EFFECTS_H
#define CLI_EFFECTS_H

#include "cli.h"

/* Let a message ask these maps, which are loaded the first time. */
void cli_effects_ask(struct cli *cli, struct sipcause_message *message);
/* If a part of the session's message contradicts what was decided for a target, decide again
 * with these maps. */
void cli_effects_settle(struct cli *cli, const struct sipcause_space *to);

#endif
