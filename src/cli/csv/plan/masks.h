/* SPDX-License-Identifier: BSD-2-Clause */
/* Which columns --mask-digits masks, and how. */
#ifndef CSV_PLAN_MASKS_H
#define CSV_PLAN_MASKS_H

#include "cli/csv/record/mask.h"
#include "plan.h"

/* How cells of a column are masked, in a record with so many; count 0: with any number.  A
 * column that was named has its numbers masked wherever they are.  Where none was named, those
 * that are numbers as a whole are masked in all columns but the ones that are read. */
enum mask_way plan_mask(const struct plan *plan, size_t column, size_t count);
/* The same of a record that is of no type: nothing was read of it but the conditions of all types,
 * of which this is the first. */
enum mask_way plan_mask_untyped(const struct plan *first, size_t column, size_t count);
/* The same of the values of --by, for records of all types. */
enum mask_way plan_mask_by(const struct plan *plan);
/* Whether each column that was named is one of some type of records.  false: reported. */
bool plan_masks_found(const struct plan *plan);

#endif
