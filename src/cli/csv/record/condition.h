/* SPDX-License-Identifier: BSD-2-Clause */
/* Conditions on a column: `billsec>0`, `1=STOP`, `answer_time!=`. */
#ifndef CSV_CONDITION_H
#define CSV_CONDITION_H

#include "cell.h"

enum condition_sign { IS, IS_NOT, AT_LEAST, AT_MOST, ABOVE, BELOW };
enum condition_truth { HOLDS_NOT, HOLDS, CANNOT_TELL };

struct condition {
	const char *column; /* as it was written, of column_length bytes */
	size_t column_length;
	uint32_t at; /* the column, from 0; for who resolves names */
	enum condition_sign sign;
	struct cell value; /* what it is compared with */
	bool number;
	int64_t millionths;       /* the same as a number */
	const char *const *nulls; /* texts that are as an empty cell to `column=` and `column!=` */
	size_t null_count;
};

/* Read COLUMN SIGN VALUE, the sign being one of = != > >= < <=.  The text must
 * outlive the condition.  false: it is none. */
bool condition_parse(struct condition *condition, const char *text);

/* Which cells are as empty ones.  The texts must outlive the condition. */
void condition_take_nulls(struct condition *condition, const char *const *nulls, size_t count);

/* That a column, whose name must outlive the condition, is 0. */
void condition_is_zero(struct condition *condition, const char *column);

/* Numbers are compared as numbers, other texts byte for byte.  What is no number
 * is neither above nor below one; nor can an empty cell. */
enum condition_truth condition_test(const struct condition *condition, struct cell value);
/* The same for a cell of a block as it is written, which is quick for plain digits. */
enum condition_truth condition_test_cell(const struct condition *condition, struct cell cell);

#endif
