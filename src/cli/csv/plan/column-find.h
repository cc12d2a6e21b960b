/* SPDX-License-Identifier: BSD-2-Clause */
/* A column by its name, by the header line. */
#ifndef CSV_COLUMN_FIND_H
#define CSV_COLUMN_FIND_H

#include "plan.h"

/* How often the header, or the profile in its place, has a name, and where first. */
size_t plan_column_search(const struct plan *plan, const struct view *header, const char *name,
			  size_t length, bool fold, uint32_t *column);
/* The column of a name, a number or, in lines of JSON, a path.  false: reported. */
bool plan_column_find(struct plan *plan, const struct view *header, const char *name, size_t length,
		      uint32_t *column);
/* Records have to have this column. */
void plan_column_need(struct plan *plan, uint32_t column);

#endif
