/* SPDX-License-Identifier: BSD-2-Clause */
/* Records that are not laid out as the profile says: with more or fewer columns, or with a line
 * of names before them. */
#ifndef CSV_LAYOUT_H
#define CSV_LAYOUT_H

#include "cli/csv/plan/plan.h"

/* Whether a record is one that a plan is for. */
bool layout_is_of(const struct plan *plan, const struct view *record);
/* Warn of the first such record of the file. */
void layout_warn(const struct plan *plan, const struct view *record);

#endif
