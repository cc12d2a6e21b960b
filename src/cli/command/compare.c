/* SPDX-License-Identifier: BSD-2-Clause */
/* The compare command: what another map would change. */
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/csv/compare.h"

static int run(struct cli *cli, int argc, char **argv)
{
	const struct compare_options *options = cli->own;

	if (options->records != NULL)
		return cli_compare_records(cli, argc, argv);
	cli_say("found no records; expected --records FILE, e.g. --records calls.csv");
	return CLI_USAGE;
}

static const struct cli_option options[] = {
	COMPARE_OPTION_RECORDS,
	CSV_OPTION_FROM,
	CLI_OPTION_TO_FOR("compare what the codes become in these spaces"),
	CSV_OPTION_WITH,
	CSV_OPTION_BY_FOR("also count each value of COLUMN, e.g. each trunk"),
	COMPARE_OPTION_TOP,
	CSV_OPTION_WHEN_FOR(
		"count only records that meet this condition, e.g. 1=STOP, or another --when"),
	CSV_OPTION_NULL,
	CSV_OPTION_PROTOCOL,
	CSV_OPTION_DELIMITER,
	CSV_OPTION_NO_HEADER,
	CSV_OPTION_COLUMNS,
	CLI_OPTION_PREFER,
	CLI_OPTION_POLICY,
	CLI_OPTION_DIRECTORY,
	CLI_OPTION_OUTPUT,
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_compare = {
	.name = "compare",
	.arguments = "OLD NEW",
	.summary = "count the calls that another map would change",
	.usage =
		"Usage: sipcause compare [OPTIONS] --records FILE -f SPACE=COLUMN... -t SPACE OLD NEW\n\nDecide every call record with the maps OLD and NEW, and count the answers that differ: per code and, with --by, per trunk. A map is a name, or a path with a '/' or .yaml. COLUMN is a name of the header line or a number.\n",
	.options = options,
	.notes =
		"Exit status: 0 nothing changes, 1 answers change. Errors: 2 usage, 3 a bad map file, 4 input or output. See sipcause-compare(1).\n",
	.examples = "  sipcause compare billing modern --records calls.csv -f sip=status -t q850\n"
		    "  sipcause compare rfc3398 modern --records calls.csv -f q850=cause -t sip\n",
	.own = sizeof(struct compare_options),
	.prepare = csv_options_prepare,
	.run = run,
};
