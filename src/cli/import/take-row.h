/* SPDX-License-Identifier: BSD-2-Clause */
/* The rows of one line. */
#ifndef IMPORT_TAKE_ROW_H
#define IMPORT_TAKE_ROW_H

#include "conf.h"
#include "parameters.h"
#include "taken.h"

#define TAKE_COLUMNS_MAX 32

/* A section that was begun. */
struct begun {
	const struct reads_section *section;
	const char *scope;
	uint32_t line;
};
#define TAKE_BEGUN_MAX 256 /* that are known again */

struct taking {
	struct dialect_reads *reads;
	struct taken *taken;
	struct reads_section *section; /* that the lines are in; NULL: none */
	const char *scope;             /* of the section; NULL: none */
	const char *columns[TAKE_COLUMNS_MAX];
	size_t column_count;
	const struct conf_line *line;
	struct begun begun[TAKE_BEGUN_MAX];
	size_t begun_count;
	struct reads_row *record_row; /* of the record that the lines are in; NULL: none */
	struct parameters record;
	struct conf_line record_line; /* its first one */
};

/* Whether a line is of this row; what is wrong with it is remarked. */
bool take_row(struct taking *now, struct reads_row *as);
/* Whether a line is of a record; one that is not ends the record, whose row is taken then. */
bool take_record(struct taking *now);
void take_record_end(struct taking *now);
/* Keep the names of columns for the rows that follow. */
void take_columns(struct taking *now, struct part list);
void take_unknown(struct taking *now, const char *why);
/* What a group matched; text NULL: nothing. */
struct part take_group(const char *text, const struct match_groups *groups, size_t group);

#endif
