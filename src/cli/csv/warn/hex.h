/* SPDX-License-Identifier: BSD-2-Clause */
/* Codes in hexadecimal that were read as decimal numbers. */
#ifndef CSV_WARN_HEX_H
#define CSV_WARN_HEX_H

#include "cli/csv/page/page.h"
#include "cli/csv/plan/plan.h"

/* Warn where a column has cells like 7F, which are no decimal numbers: then 10 in it is not
 * ten either. */
void hex_warn(const struct plan *plan, const struct page *page);

#endif
