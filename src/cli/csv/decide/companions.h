/* SPDX-License-Identifier: BSD-2-Clause */
/* The companions that the cells of a record give. */
#ifndef CSV_COMPANIONS_H
#define CSV_COMPANIONS_H

#include "tuple.h"

#define ABSENT INT32_MIN /* a companion that is not there */

/* What a record says of each of the plan's contexts, and in how many of them its cells
 * cannot be read, which is added to *unread. */
void companions_read(const struct plan *plan, const struct tuple *tuple,
		     int32_t codes[CONTEXTS_MAX], uint32_t *unread);
/* Whether a cell says that there is nothing. */
bool companions_null(const struct plan *plan, struct cell value);

/* What is known of one of yes and no: by the companions that were read, or by what all records
 * have. `name` is its space, `context` its place among those that are read or NO_COLUMN. */
enum known companions_known(const struct plan *plan, const int32_t codes[CONTEXTS_MAX],
			    uint32_t context, const char *name);

#endif
