/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The shipped maps route and fault.  They say whether a part that does not agree with the chosen
 * one contradicts it or only differs: step 5 of sipcause-deciding(7).
 *
 * They are a catalog of their own, which is loaded when it is first needed.  A plain code does not
 * pay for it, and the spaces of these maps do not change how a message is read.  Maps loaded by
 * others.h are in the session's catalog, and would do both.
 */
#ifndef CLI_EFFECTS_H
#define CLI_EFFECTS_H

#include "cli.h"

/* Let a message ask these maps; load them if they are not loaded yet.  SIPCAUSE_OK, or the status
 * of the load, which only lacks memory. */
int cli_effects_ask(struct cli *cli, struct sipcause_message *message);
/* If a part of the session's message contradicts the part chosen for a target, decide again with
 * these maps: then some parts only differ. */
void cli_effects_settle(struct cli *cli, const struct sipcause_space *to);

#endif
