/* SPDX-License-Identifier: BSD-2-Clause */
/* Several maps that are asked the same, and how their answers differ. */
#ifndef CLI_COMPARE_ANSWER_H
#define CLI_COMPARE_ANSWER_H

#include "sipcause.h"

#include <stdbool.h>
#include <stddef.h>

/* How answers differ: not; in companions or the phrase; in the code or the outcome. */
enum cli_difference { CLI_DIFFERS_NOT, CLI_DIFFERS_BESIDE, CLI_DIFFERS };

/* The maps of one direction. */
struct cli_compare {
	const struct sipcause_map *const *maps;
	size_t count;
	const struct sipcause_space *from;
	const struct sipcause_space *to;
	const bool *asked; /* of each map: it has the table, and is compared */
	bool exact;        /* it also counts whether a row or the policy gives a companion */
};

/* One question to all maps, and their answers. */
struct cli_compare_row {
	const struct cli_compare *compare;
	int32_t code;          /* -1: other numbers, from first to last */
	int32_t first;         /* of codes with rows of their own, code */
	int32_t last;          /* likewise */
	const char *condition; /* NULL: asked without companions */
	struct sipcause_indication question;
	struct sipcause_result *results; /* one for each map; of those that are asked */
	enum cli_difference difference;  /* the greatest one of two answers */
	bool companions;                 /* two maps give one code with different companions */
	bool phrases;                    /* or with different phrases */
};

/* Ask every map, and see whether the answers differ. */
void cli_compare_ask(struct cli_compare_row *row);
/* "same", "companions" or "differs". */
const char *cli_compare_word(const struct cli_compare_row *row);

enum cli_difference cli_compare_pair(const struct cli_compare_row *row, size_t a, size_t b);

/* Whether two rows of other numbers have the same answers, so that they can be one. */
bool cli_compare_continues(const struct cli_compare_row *row, const struct cli_compare_row *next);
/* Whether every map says nothing. */
bool cli_compare_is_silent(const struct cli_compare_row *row);

/* The answer of a map: "486", "none", "same"; with companions where they make the difference:
 * "17 U", "17 (BI)" where the policy supplies it.  "" of a map that is not asked. */
#define CLI_COMPARE_CELL 600
const char *cli_compare_cell(char room[CLI_COMPARE_CELL], const struct cli_compare_row *row,
			     size_t map);
/* "486", or "409-698" of other numbers. */
#define CLI_COMPARE_CODES 80
const char *cli_compare_codes(char room[CLI_COMPARE_CODES], const struct cli_compare_row *row);

#endif
