/* SPDX-License-Identifier: BSD-2-Clause */
/* The compare command with --records: how many calls of a file another map would decide
 * differently. */
#ifndef CLI_COMPARE_RECORDS_H
#define CLI_COMPARE_RECORDS_H

#include "cli/csv/plan/options.h"

struct cli;

/* What the command's options ask for; its own state begins with this. */
struct compare_options {
	struct csv_options csv; /* its -t is the shared one, without columns */
	const char *records;    /* the file; "-": standard input; NULL: not given */
	size_t top;             /* 0: not given */
};

/* The options for records alone, besides those of options.h and -f, -t, -I, --prefer,
 * --policy and -o. */
#define COMPARE_OPTION_RECORDS                                                                     \
	{                                                                                          \
		"records", 0, "FILE",                                                              \
			"count the calls of these records, CSV, that NEW would change; -: "        \
			"standard input",                                                          \
			.take = compare_take_records                                               \
	}
#define COMPARE_OPTION_BY CSV_OPTION_BY_FOR("also count each value of COLUMN, e.g. each trunk")
#define COMPARE_OPTION_TOP                                                                         \
	{                                                                                          \
		"top", 0, "COUNT",                                                                 \
			"name only the COUNT most frequent changes and values [text: 20; else "    \
			"all]",                                                                    \
			.take = compare_take_top                                                   \
	}
enum cli_took compare_take_records(void *state, const char *text);
enum cli_took compare_take_top(void *state, const char *text);

/* Compare the two maps that the operands name.  Gives a status: 1 where calls change. */
int cli_compare_records(struct cli *cli, int argc, char **argv);

#endif
