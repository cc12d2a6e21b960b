/* SPDX-License-Identifier: BSD-2-Clause */
/* The making of a plan: the map and the spaces that the options name are loaded. */
#ifndef CSV_PLAN_LOAD_H
#define CSV_PLAN_LOAD_H

#include "plan.h"

/* Load the map and spaces that the options name.  A status; errors were reported. */
int plan_load(struct plan *plan, const struct csv_options *options, struct cli *cli);

#endif
