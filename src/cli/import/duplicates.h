/* SPDX-License-Identifier: BSD-2-Clause */
/* Rows for the same codes, of which one counts by the rule of the product. */
#ifndef IMPORT_DUPLICATES_H
#define IMPORT_DUPLICATES_H

#include "judged.h"

/* Sort the rows of a table by code, and drop those that do not count, which is remarked. */
void duplicates_drop(struct judged_table *table, enum reads_duplicates rule, struct taken *taken);

#endif
