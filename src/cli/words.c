/* SPDX-License-Identifier: BSD-2-Clause */
#include "cli.h"

void cli_words(struct cli *cli, const struct sipcause_space *space, int32_t code,
	       struct cli_facts *facts)
{
	(void)cli;
	(void)space;
	(void)code;
	(void)facts;
}
