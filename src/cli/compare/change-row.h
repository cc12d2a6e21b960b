/* SPDX-License-Identifier: BSD-2-Clause */
/* One row of a comparison of records, in its four forms. */
#ifndef CLI_CHANGE_ROW_H
#define CLI_CHANGE_ROW_H

#include "cli/csv/count/changes.h"
#include "cli/rows.h"

/* What a row is about: a number of all records, a kind of change, a value of --by. */
enum row_kind { ROW_TOTAL, ROW_CHANGE, ROW_VALUE };

struct row {
	enum row_kind kind;
	struct cell name;                    /* of a total, or the value */
	const char *indent;                  /* of a total, for a person */
	const struct sipcause_space *target; /* NULL: of all targets */
	const struct change *change;         /* NULL: none, or several */
	uint64_t calls;
	uint64_t changed;   /* of a value */
	uint64_t of;        /* that the share is of; 0: there is none */
	uint64_t commonest; /* of a value: calls with the change */
};

#define ROW_VALUE_WIDTH 20 /* of a value, as a person sees it */

extern const struct cli_rows compare_row_forms;

#endif
