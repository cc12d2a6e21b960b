/* SPDX-License-Identifier: BSD-2-Clause */
/* Which rows become those of a map: their codes, scopes, duplicates, and what the product has
 * anyway. */
#ifndef IMPORT_JUDGE_H
#define IMPORT_JUDGE_H

#include "cli/dialect/dialect.h"
#include "judged.h"

/* Where the spaces and the product's tables are. */
struct judging {
	const struct sipcause_catalog *catalog;
	const struct dialect *dialect;
	const char *const *bases; /* maps; the first that has a table counts */
	size_t base_count;
	const char *scope; /* that was asked for; NULL: none */
	const char *map;   /* for messages: the first base, or NULL */
};

/* Judge all rows; what is wrong with them is remarked.  false: they cannot be judged, which was
 * said. */
bool judge(const struct judging *judging, struct taken *taken, struct judged *judged);
void judged_free(struct judged *judged);

#endif
