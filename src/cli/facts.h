/* SPDX-License-Identifier: BSD-2-Clause */
/* All that is known of a code: the facts of its space, then what a text says of it. */
#ifndef CLI_FACTS_H
#define CLI_FACTS_H

#include "result.h"
#include "rows.h"

struct cli;

/* The code itself, then facts and fields in the order of their lists. */
#define CLI_FACT_CODE 0
#define CLI_FACT(name) (1 + SIPCAUSE_FACT_##name)
#define CLI_FACT_FIELD(name) (1 + SIPCAUSE_FACT_COUNT_ + SIPCAUSE_FIELD_##name)
#define CLI_FACTS (1 + SIPCAUSE_FACT_COUNT_ + SIPCAUSE_FIELD_COUNT_)

struct cli_facts {
	const char *values[CLI_FACTS]; /* NULL: not known */
	char code[CLI_CODE_TEXT];
};
void cli_facts(struct cli *cli, const struct sipcause_space *space, int32_t code,
	       struct cli_facts *facts);
/* What each is called. */
extern const char *const cli_fact_names[CLI_FACTS];

#endif
