/* SPDX-License-Identifier: BSD-2-Clause */
/* What the options say, before any map is loaded: which spaces they name is what is loaded. */
#ifndef CSV_PLAN_NAME_H
#define CSV_PLAN_NAME_H

#include "plan.h"

/* Take the options of a type of records.  spaces gets the names of those that codes are read
 * in, by their number in the plan.  false: reported. */
bool plan_name(struct plan *plan, struct cli *cli, const char *spaces[SPACES_MAX]);

#endif
