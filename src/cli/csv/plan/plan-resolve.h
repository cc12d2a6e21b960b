/* SPDX-License-Identifier: BSD-2-Clause */
/* The names of a plan turned into spaces, tables and codes, once these are loaded. */
#ifndef CSV_PLAN_RESOLVE_H
#define CSV_PLAN_RESOLVE_H

#include "plan.h"

/* Find what a type of records names; spaces: the names that plan_name() gave.  false: reported. */
bool plan_resolve(struct plan *plan, struct cli *cli, const char *const spaces[SPACES_MAX]);
/* Whether the map has nothing that leads from the space of a source to a target; and say so. */
bool plan_lacks(const struct plan *plan, uint32_t source, uint32_t target);
void plan_tell_lack(const struct plan *plan, uint32_t source, uint32_t target);

#endif
