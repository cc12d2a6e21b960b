/* SPDX-License-Identifier: BSD-2-Clause */
/* Between the caller's structs and the look-up's. */
#ifndef SCI_ANSWER_H
#define SCI_ANSWER_H

#include "table.h"

/* The least that a result of the caller's has room for. */
#define SCI_RESULT_LEAST offsetof(struct sipcause_result, from)
/* And that a condition has. */
#define SCI_CONDITION_LEAST offsetof(struct sipcause_condition, spare)

/* Fill a result; only as much as its size has room for. */
void sci_answer_fill(const struct sci_answer *answer, int32_t step, struct sipcause_result *result);

/* The companions of an indication as the look-up takes them. */
struct sci_question {
	struct sci_companions companions;
	struct sci_write writes[SIPCAUSE_COMPANIONS_MAX];
};

/* false: an argument cannot be used. */
bool sci_question_ask(const struct sipcause_table *table,
		      const struct sipcause_indication *indication, struct sci_question *question);

#endif
