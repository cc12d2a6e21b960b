/* SPDX-License-Identifier: BSD-2-Clause */
/* What a product does by itself: a table of its own map, code by code. */
#ifndef IMPORT_STANDARDS_H
#define IMPORT_STANDARDS_H

#include "sipcause.h"

#include <stdbool.h>
#include <stddef.h>

struct standards {
	const struct sipcause_table *table; /* NULL: nothing is known */
	int32_t *conditional; /* codes whose answer depends on companions, ascending */
	size_t count, room;
};

void standards_find(struct standards *standards, const struct sipcause_table *table);
/* The answer to a code alone, or SIPCAUSE_UNLISTED. */
int32_t standards_answer(const struct standards *standards, int32_t code);
/* Whether companions change it. */
bool standards_depends(const struct standards *standards, int32_t code);
/* Whether the answer has this phrase; NULL: that of the space. */
bool standards_says(const struct standards *standards, int32_t code, const char *phrase);
void standards_free(struct standards *standards);

#endif
