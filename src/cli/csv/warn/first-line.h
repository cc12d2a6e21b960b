/* SPDX-License-Identifier: BSD-2-Clause */
/* A first line that looks like a record, because --no-header was forgotten. */
#ifndef CSV_FIRST_LINE_H
#define CSV_FIRST_LINE_H

#include "cli/csv/plan/plan.h"

/* Ask whether --no-header was meant, where all sources are columns by number, and the header
 * line has a code in one of them, or mostly numbers, dates and empty cells. */
void first_line_warn(const struct plan *plan, const struct view *header);

#endif
