/* SPDX-License-Identifier: BSD-2-Clause */
#include "hints.h"

#include "cli.h"
#include "hint-code.h"
#include "hint-file.h"
#include "hint-header.h"
#include "hint-message.h"
#include "hint-octets.h"
#include "hint-phrase.h"

bool cli_hint_before(struct cli *cli, int argc, char **argv)
{
	return cli_hint_split(cli, argc, argv) ||
	       (cli->asked.output == CLI_TEXT && cli_hint_element(cli, argc, argv)) ||
	       (cli_hint_phrase(cli, argc, argv) && cli->asked.output == CLI_TEXT);
}

void cli_hint(const struct cli *cli, int argc, char **argv, int status)
{
	if (cli->asked.form_in >= 0) {
		if (status != CLI_OK && argc == 1)
			cli_hint_file(cli, argv[0]);
		return;
	}
	/* Where codes are read, the file was told of in place of an error. */
	if (cli->session.show != NULL && argc == 1)
		cli_hint_file(cli, argv[0]);
	if (!cli_hint_message(cli, argc, argv))
		cli_hint_octets(cli, argc, argv);
}
