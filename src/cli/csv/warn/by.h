/* SPDX-License-Identifier: BSD-2-Clause */
/* Tables of --by that hardly anybody wants. */
#ifndef CSV_WARN_BY_H
#define CSV_WARN_BY_H

#include "cli/csv/page/page.h"
#include "cli/csv/plan/plan.h"

/* Warn where the expression matched no cell, and where there were more values than are counted
 * apart. */
void by_warn(const struct plan *plan, const struct page *page);

#endif
