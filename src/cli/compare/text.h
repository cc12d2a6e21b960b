/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A comparison for a person: a column a map where the terminal is wide enough, columns with
 * letters where it is so for these, and otherwise the maps of each answer.
 */
#ifndef CLI_COMPARE_TEXT_H
#define CLI_COMPARE_TEXT_H

#include "answer.h"

struct cli;

struct cli_layout {
	const struct cli_compare *compare;
	enum { CLI_BY_NAME, CLI_BY_LETTER, CLI_BY_ANSWER } form;
	size_t codes;  /* columns of the codes */
	size_t phrase; /* columns of phrases and conditions */
	size_t *cells; /* columns of each map's answers */
	size_t places; /* columns of the places; 0: there are none */
};

/* Begin: nothing is measured so far. */
void cli_layout_start(struct cli_layout *layout, const struct cli_compare *compare);
/* See how much room a row needs that will be printed; place may be NULL. */
void cli_layout_measure(struct cli_layout *layout, const struct cli_compare_row *row,
			const char *place);
/* After all are measured: choose a form, and print the heads of the columns. */
void cli_layout_begin(struct cli_layout *layout, const struct cli *cli);
/* Print a row, which was measured with the same place. */
void cli_layout_put(const struct cli_layout *layout, const struct cli *cli,
		    const struct cli_compare_row *row, const char *place);

#endif
