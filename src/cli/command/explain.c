/* SPDX-License-Identifier: BSD-2-Clause */
/* The explain command: every rule that was considered for an answer. */
#include "cli/call.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/explain.h"
#include "cli/input.h"
#include "cli/lines.h"
#include "cli/question.h"

static int each(struct cli *cli, const char *where, const char *text, size_t length)
{
	const struct sipcause_space *to;
	struct cli_code code, first;
	int status = cli_read_code(cli, where, text, length, &code);
	size_t i;

	text = cli_label(cli, text, &length);
	if (status != CLI_OK && code.captured && code.code == SIPCAUSE_NONE)
		cli_explain_evidence(cli, &code, NULL, text, length);
	if (status != CLI_OK)
		return status;
	first = code; /* each target decides anew */
	if (cli_shown_target_count(cli, &first) == 0) {
		cli_tell_no_table(cli, where, code.space);
		return CLI_UNMAPPED;
	}
	for (i = 0; (to = cli_shown_target(cli, &first, i)) != NULL; i++)
		status = cli_worse(status, cli_explain(cli, &code, to, text, length));
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct cli_answers answers = { &cli_explain_rows, each, NULL };

	return cli_answer(cli, argc, argv, &answers);
}

static const struct cli_option options[] = {
	CLI_OPTION_MAP,       CLI_OPTION_FROM,   CLI_OPTION_TO,     CLI_OPTION_WITH,
	CLI_OPTION_DIRECTORY, CLI_OPTION_INPUT,  CLI_OPTION_CODING, CLI_OPTION_PREFER,
	CLI_OPTION_POLICY,    CLI_OPTION_STRICT, CLI_OPTION_OUTPUT, CLI_OPTIONS_END,
};

const struct cli_command cli_command_explain = {
	.name = "explain",
	.arguments = "[CODE...]",
	.summary = "show how an answer came about, rule by rule",
	.usage =
		"Usage: sipcause explain [OPTIONS] [CODE...]\n\nTranslate each CODE and show every layer and rule that was considered, with its file, line and source. CODE is as for translate.\n",
	.options = options,
	.examples = "  sipcause explain -t q850 486\n"
		    "  sipcause explain -t sip -w location=user q850:21\n",
	.map = "default",
	.run = run,
};
