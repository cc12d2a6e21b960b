/* SPDX-License-Identifier: BSD-2-Clause */
/* What the tables of several maps speak of: their codes, spans and conditions. */
#ifndef CLI_COMPARE_LISTED_H
#define CLI_COMPARE_LISTED_H

#include "answer.h"
#include "questions.h"

struct cli_listed {
	int32_t *codes; /* that the space defines or a map names, ascending */
	size_t code_count;
	int64_t *points; /* where other numbers may begin to be answered otherwise, ascending */
	size_t point_count;
	/* The rows with conditions: of codes, ascending, and then of other numbers. */
	struct cli_conditional *conditionals;
	size_t conditional_count;
};

/* List the tables of a comparison.  It lasts as long as the process. */
void cli_compare_list(const struct cli_compare *compare, struct cli_listed *listed);
/* Whether a code is one of the listed ones. */
bool cli_compare_is_listed(const struct cli_listed *listed, int32_t code);
/* The rows with conditions that may speak of the row's code, or of its first number, no two of
 * them with the same text.  cut: there are more than CLI_CONDITIONALS_MAX. */
size_t cli_compare_conditionals(const struct cli_listed *listed, const struct cli_compare_row *row,
				const struct cli_conditional *found[CLI_CONDITIONALS_MAX],
				bool *cut);
/* Whether conditions may treat two numbers differently, with none but listed codes between. */
bool cli_compare_parts(const struct cli_listed *listed, int32_t before, int32_t number);

#endif
