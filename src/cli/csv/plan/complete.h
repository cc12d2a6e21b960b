/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of csv made whole: with operands, and with what a profile gives. */
#ifndef CSV_COMPLETE_H
#define CSV_COMPLETE_H

#include "options.h"

struct cli;

/* Take the operands and the profile, and look whether all that is needed was given.  A status;
 * what is wrong was reported. */
int csv_options_complete(struct csv_options *options, struct cli *cli, int argc, char **argv);

#endif
