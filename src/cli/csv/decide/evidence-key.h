/* SPDX-License-Identifier: BSD-2-Clause */
/* The evidence of a record as bytes, to find the answer to the same evidence again. */
#ifndef CSV_EVIDENCE_KEY_H
#define CSV_EVIDENCE_KEY_H

#include "decide.h"

/* What was read as bytes: records that have the same are decided alike and shown alike.
 * Gives the length; 0: nobody can tell. */
#define RECORD_KEY_MAX (96 * SIPCAUSE_PARTS_MAX + 32 + 4 * CONTEXTS_MAX)
size_t record_key(const struct plan *plan, const struct sipcause_message *message,
		  const struct tuple *tuple, const struct decision *decision,
		  unsigned char key[RECORD_KEY_MAX]);

#endif
