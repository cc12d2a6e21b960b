/* SPDX-License-Identifier: BSD-2-Clause */
#include "complete.h"

#include "profile.h"

#include <string.h>

static bool has_name(const char *option, const char *name)
{
	if (name == NULL || name[0] != '\0')
		return true;
	cli_say("%s is empty; expected the name of a file", option);
	return false;
}

/* Take what the profile gives. */
static int take_profile(struct csv_options *options, struct cli *cli)
{
	const struct profile *profile;
	int status = CLI_OK;

	if (options->profile == NULL)
		return CLI_OK;
	profile = profile_find(cli, options->profile, &status);
	if (profile == NULL)
		return status;
	return profile_use(profile, options) ? CLI_OK : CLI_USAGE;
}

/* What records are read from and to. */
static bool has_columns(const struct csv_options *options, struct cli *cli)
{
	if (options->from.count == 0) {
		cli_say("no column to read; expected -f SPACE=COLUMN, e.g. -f sip=status");
		profile_guess_input(cli, options);
	} else if (options->to.count == 0) {
		cli_say("no column to write; expected -t SPACE=COLUMN, e.g. -t q850=cause");
	}
	return options->from.count > 0 && options->to.count > 0;
}

int csv_options_complete(struct csv_options *options, struct cli *cli, int argc, char **argv)
{
	int status;

	if (argc > 1) {
		cli_say("found a second file '%s'; expected one", argv[1]);
		return CLI_USAGE;
	}
	if (argc == 1 && strcmp(argv[0], "-") != 0)
		options->input = argv[0];
	if (!has_name("--output", options->output) || !has_name("--reject", options->reject) ||
	    !has_name("--summary", options->summary))
		return CLI_USAGE;
	if (!options->formed)
		options->form = page_form_of_file(options->summary);
	status = take_profile(options, cli);
	if (status != CLI_OK)
		return status;
	return has_columns(options, cli) ? CLI_OK : CLI_USAGE;
}
