/* SPDX-License-Identifier: BSD-2-Clause */
#include "facts.h"

#include "texts.h"

/* Where a description was read and how well it is founded is not where the code was
 * defined. */
const char *const cli_fact_names[CLI_FACTS] = {
	[CLI_FACT_CODE] = "code",
#define XX(name, word, meaning) [CLI_FACT(name)] = word,
	SIPCAUSE_FACT_MAP(XX)
#undef XX
		[CLI_FACT_FIELD(DESCRIPTION)] = "description",
	[CLI_FACT_FIELD(DIAGNOSTICS)] = "diagnostics",
	[CLI_FACT_FIELD(HTTP)] = "http",
	[CLI_FACT_FIELD(SOURCE)] = "description-source",
	[CLI_FACT_FIELD(GRADE)] = "description-grade",
	[CLI_FACT_FIELD(PHRASE)] = "translated-phrase",
	[CLI_FACT_FIELD(PHRASE_NOTE)] = "phrase-note",
	[CLI_FACT_FIELD(ALARM)] = "alarm",
	[CLI_FACT_FIELD(HAPPENED)] = "happened",
	[CLI_FACT_FIELD(TELL)] = "tell",
	[CLI_FACT_FIELD(OPEN)] = "open",
	[CLI_FACT_FIELD(UNDEFINED)] = "undefined",
};

void cli_facts(struct cli *cli, const struct sipcause_space *space, int32_t code,
	       struct cli_facts *facts)
{
	const char **value = facts->values;
	int32_t i;

	*value++ = cli_code_text(facts->code, space, code);
	for (i = 0; i < SIPCAUSE_FACT_COUNT_; i++)
		*value++ = sipcause_space_fact(space, code, i);
	for (i = 0; i < SIPCAUSE_FIELD_COUNT_; i++)
		*value++ = cli_texts_get(cli, space, code, i);
}
