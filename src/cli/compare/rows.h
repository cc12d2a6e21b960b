/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The rows of a comparison.
 *
 * First the codes that the space defines or a map names: each without companions, and then
 * for each condition that a map has and that makes a difference.  Then the other numbers, as
 * far as a map says something of them: neighbours with the same answers are one row.
 */
#ifndef CLI_COMPARE_ROWS_H
#define CLI_COMPARE_ROWS_H

#include "answer.h"

/* Gives each row to take(); a row lasts until it returns. */
typedef void cli_compare_take(void *data, const struct cli_compare_row *row);
void cli_compare_rows(const struct cli_compare *compare, cli_compare_take *take, void *data);

#endif
