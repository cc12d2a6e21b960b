/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether a record is of a kind that --when asks for. */
#ifndef CSV_WANTED_H
#define CSV_WANTED_H

#include "batch.h"

/* Where nothing is asked for, all are. */
static inline bool is_wanted(const struct batch *batch, const struct view *view)
{
	const struct plan *plan = batch->plan;
	uint32_t i;

	for (i = 0; i < plan->when_count; i++) {
		const struct condition *condition = &plan->when[i];

		if (column_needs(condition->at) <= view->count &&
		    condition_test_cell(condition, view_cell(view, condition->at)) == HOLDS)
			return true;
	}
	return plan->when_count == 0;
}

#endif
