/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The questions that a table can be asked, found by asking: every code of its space alone,
 * then with each companion that changes the answer, then with the two that tell it only
 * together.
 *
 *   struct questions questions;
 *   questions_open(&questions, catalog);
 *   questions_ask(&questions, table, QUESTION_BARE | QUESTION_ONE, put_line, file);
 *
 * Two companions are needed where each alone does not tell the answer of the pair: both
 * change the answer of the code, in different ways, or the pair changes it in another way
 * than the one that does.  If some pair of two spaces is, every pair of them is a question,
 * as a system with such a code has to find the idle ones too.
 */
#ifndef QUESTIONS_H
#define QUESTIONS_H

#include <stdbool.h>

#include "sipcause.h"

#define QUESTIONS_SPACES 128

enum question_kind { QUESTION_BARE = 1, QUESTION_ONE = 2, QUESTION_TWO = 4 };

struct question {
	const struct sipcause_table *table;
	int32_t code;
	uint32_t count; /* of companions, whose spaces are in the order of their names */
	const struct sipcause_space *space[2];
	int32_t value[2];
};

typedef void question_visit(const struct question *question, void *context);

/* The spaces of a catalog, by name: each may be one of companions. */
struct questions {
	const struct sipcause_space *spaces[QUESTIONS_SPACES];
	size_t count;
};

void questions_open(struct questions *questions, const struct sipcause_catalog *catalog);
/* Visit the questions of some kinds: by code, and of each code by kind, space and value. */
void questions_ask(const struct questions *questions, const struct sipcause_table *table,
		   unsigned kinds, question_visit *visit, void *context);
/* What the table says. */
void question_answer(const struct question *question, struct sipcause_result *result);

#endif
