/* SPDX-License-Identifier: BSD-2-Clause */
/* Which values and members of lines of JSON the options mean, by path. */
#ifndef CSV_PLAN_MEMBERS_H
#define CSV_PLAN_MEMBERS_H

#include "plan.h"

/* The column of a path.  false: reported. */
bool plan_path(struct plan *plan, const char *text, size_t length, uint32_t *column);
/* Find the member that is added or, with --replace, written over.  false: reported. */
bool plan_member(struct plan *plan, struct output *output);

#endif
