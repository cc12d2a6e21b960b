/* SPDX-License-Identifier: BSD-2-Clause */
/* A duration that says whether a call was answered, though the record has the time of answer. */
#ifndef CSV_ANSWER_TIME_H
#define CSV_ANSWER_TIME_H

#include "cli/csv/plan/plan.h"

/* Name the better test: whole seconds make 0 of an answered call that was shorter. */
void answer_time_warn(const struct plan *plan, const struct view *header);

#endif
