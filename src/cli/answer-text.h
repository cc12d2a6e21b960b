/* SPDX-License-Identifier: BSD-2-Clause */
/* An answer as a person reads it: one line, and below it what goes with the answer. */
#ifndef CLI_ANSWER_TEXT_H
#define CLI_ANSWER_TEXT_H

#include "sipcause.h"

#include <stddef.h>

struct cli;

/* The columns of answers that are printed together: how wide codes and phrases are. */
struct cli_answer_columns {
	size_t code;
	size_t phrase;
};
/* Before the first answer is measured. */
#define CLI_ANSWER_COLUMNS_INIT                                                                    \
	{                                                                                          \
		14, 24                                                                             \
	}
/* Widen the columns for an answer. */
void cli_answer_measure(struct cli_answer_columns *columns, const struct sipcause_result *result);
/* Print one.  The source has a line of its own where the terminal is too narrow. */
void cli_answer_print(const struct cli *cli, const struct cli_answer_columns *columns,
		      const struct sipcause_result *result);

/* Print a companion below what it goes with: "    with location BI, network beyond the ...".
 * Its value is a code or SIPCAUSE_PRESENT. */
void cli_companion_print(const struct cli *cli, size_t indent, const struct sipcause_space *space,
			 int32_t value);

#endif
