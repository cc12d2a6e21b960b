/* SPDX-License-Identifier: BSD-2-Clause */
/* What a comparison of records found, as rows: totals, changes and the values of --by. */
#ifndef CLI_CHANGE_ROWS_H
#define CLI_CHANGE_ROWS_H

#include "cli/csv/count/changes.h"

struct comparison {
	const struct counts *counts; /* of all records */
	const struct changes *changes;
	size_t top; /* changes, and values, that are named; SIZE_MAX: all */
};

/* Write them, the most frequent ones first.  false: out of memory. */
bool compare_rows(struct cli *cli, const struct comparison *comparison);

#endif
