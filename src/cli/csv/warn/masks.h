/* SPDX-License-Identifier: BSD-2-Clause */
/* Paths of --mask-digits that lead to nothing. */
#ifndef CSV_WARN_MASKS_H
#define CSV_WARN_MASKS_H

#include "cli/csv/plan/plan.h"

/* Warn of those of lines of JSON: found has a bit for each that led to something. */
void masks_warn(const struct plan *plan, uint64_t found);

#endif
