/* SPDX-License-Identifier: BSD-2-Clause */
/* All that is known of a code, gathered under the names of columns. */
#include "cli.h"

#include <string.h>

static void add(struct cli_facts *facts, const char *name, const char *text)
{
	struct cli_cell *cell = &facts->cells[facts->count++];

	cell->name = name;
	cell->text = text;
	cell->length = CLI_ALL;
}

void cli_facts(struct cli *cli, const struct sipcause_space *space, int32_t code,
	       struct cli_facts *facts)
{
	int32_t fact;

	facts->count = 0;
	add(facts, "code", cli_code_text(facts->code, space, code));
	for (fact = 0; fact < SIPCAUSE_FACT_COUNT_; fact++)
		add(facts, sipcause_fact_word(fact), sipcause_space_fact(space, code, fact));
	cli_words(cli, space, code, facts);
}

const char *cli_fact(const struct cli_facts *facts, const char *name)
{
	size_t i;

	for (i = 0; i < facts->count; i++)
		if (strcmp(facts->cells[i].name, name) == 0)
			return facts->cells[i].text;
	return NULL;
}
