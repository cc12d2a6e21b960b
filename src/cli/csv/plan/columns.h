/* SPDX-License-Identifier: BSD-2-Clause */
/* Which columns the options mean, by the header line. */
#ifndef CSV_COLUMNS_H
#define CSV_COLUMNS_H

#include "plan.h"

/* How often the header, or the profile in its place, has a name, and where first. */
size_t plan_column_search(const struct plan *plan, const struct view *header, const char *name,
			  size_t length, bool fold, uint32_t *column);
/* The column of a name, a number or, in lines of JSON, a path.  false: reported. */
bool plan_column_find(struct plan *plan, const struct view *header, const char *name, size_t length,
		      uint32_t *column);
/* Records have to have this column. */
void plan_column_need(struct plan *plan, uint32_t column);
/* Find where each output goes, and list those that go over a column.  false: reported. */
bool plan_outputs_place(struct plan *plan, const struct view *header);

#endif
