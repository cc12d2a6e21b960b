/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The questions that the conditions of several maps tell apart.  Each is a code with
 * companions, of which all maps are asked the same.
 */
#ifndef CLI_COMPARE_QUESTIONS_H
#define CLI_COMPARE_QUESTIONS_H

#include "sipcause.h"

#include <stdbool.h>
#include <stddef.h>

/* A row of a map that has conditions. */
struct cli_conditional {
	int32_t code;     /* -1: other numbers, from first to last */
	int32_t first;    /* -1: any */
	int32_t last;     /* likewise */
	const char *text; /* of all its conditions */
	bool rest;        /* they are not all: it is what other rows of a leg leave over */
	const struct sipcause_condition *conditions;
	size_t count;
};

struct cli_compare_question {
	struct sipcause_indication asked; /* without a code */
	const char *text;                 /* its companions: "location=user" */
};

/* How many rows with conditions, and how many questions, one code has at most. */
#define CLI_CONDITIONALS_MAX 64
#define CLI_COMPARE_QUESTIONS_MAX 128

struct cli_compare_questions {
	struct cli_compare_question items[CLI_COMPARE_QUESTIONS_MAX];
	size_t count;
	bool cut; /* there are more */
};

/* The questions for the rows of one code.  No two of them ask the same. */
void cli_compare_questions(struct cli_compare_questions *questions,
			   const struct cli_conditional *const *rows, size_t count);

#endif
