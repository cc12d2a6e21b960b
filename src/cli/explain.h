/* SPDX-License-Identifier: BSD-2-Clause */
/* Why: the evidence of a call, which of it decided, and every rule that was looked at. */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "code.h"
#include "rows.h"

/* What an explanation is made of. */
extern const struct cli_rows cli_explain_rows;

/* Explain what the session's message comes to in a space, as answers to an input text.
 * Gives a status. */
int cli_explain(struct cli *cli, struct cli_code *code, const struct sipcause_space *to,
		const char *text, size_t length);

/* The evidence, part by part, and what decided for a target, which may be NULL.  A code
 * alone needs no words. */
void cli_explain_evidence(struct cli *cli, const struct cli_code *code,
			  const struct sipcause_space *to, const char *text, size_t length);

#endif
