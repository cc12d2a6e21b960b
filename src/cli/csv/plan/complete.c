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

/* The summary goes to `usual` without an option. */
static bool has_summary(const struct csv_options *options, const char *usual)
{
	if (options->summary == NULL || strcmp(options->summary, "-") != 0)
		return has_name("--summary", options->summary);
	cli_say("--summary - is not usable; without --summary it goes to %s, and ./- is a file of this name",
		usual);
	return false;
}

/* The files that are written; - is standard output. */
static bool complete_outputs(struct csv_options *options)
{
	if (options->output != NULL && strcmp(options->output, "-") == 0)
		options->output = NULL;
	if (!has_name("--output", options->output) || !has_name("--reject", options->reject))
		return false;
	if (options->reject == NULL || strcmp(options->reject, "-") != 0)
		return has_summary(options, "standard error");
	cli_say("--reject - is not usable; expected the name of a file, e.g. rejects.csv, or ./- for a file of this name");
	return false;
}

enum page_form csv_summary_form(const struct csv_options *options)
{
	return options->summary_form != PAGE_FORMS ? options->summary_form
						   : page_form_of_file(options->summary);
}

/* Whether each option that was given has a use with --add.  false: reported. */
static bool suits_add(const struct cli_list *given)
{
	const struct cli_option *option = csv_option_list;
	char letter[] = "-?";

	while (option->name != NULL &&
	       ((option->uses & CSV_ADDS) != 0 || !cli_list_has(given, option->name)))
		option++;
	if (option->name == NULL)
		return true;
	letter[1] = option->letter;
	cli_say("--add reads no records and takes no %s; expected summaries, e.g. csv --add a.json b.json --summary sum.json",
		option->letter != 0 ? letter : cli_join("--", option->name));
	return false;
}

/* The files of --add, and nothing that is about records. */
static bool complete_add(struct csv_options *options, const struct cli *cli, int argc, char **argv)
{
	int i;

	if (!suits_add(&cli->asked.given) || !has_summary(options, "standard output"))
		return false;
	for (i = 0; i < argc; i++)
		cli_list_add(&options->summaries, argv[i]);
	if (argc == 0)
		cli_say("no summary to add; expected files that csv --form json wrote, e.g. csv --add a.json b.json");
	return argc > 0;
}

/* The files that are read. */
static bool take_inputs(struct csv_options *options, int argc, char **argv)
{
	int i;

	if (argc > INPUTS_MAX) {
		cli_say("found %d files; expected at most %d in one run", argc, INPUTS_MAX);
		return false;
	}
	for (i = 0; i < argc; i++) {
		if (strcmp(argv[i], "-") == 0 && cli_list_has(&options->inputs, "-")) {
			cli_say("- was given twice; standard input can be read once");
			return false;
		}
		cli_list_add(&options->inputs, argv[i]);
	}
	return true;
}

/* Options that lines of JSON have no use for.  false: reported. */
static bool suits_json(struct csv_options *options)
{
	const char *stray = options->delimiter != ','                      ? "--delimiter"
			    : !options->header                             ? "--no-header"
			    : options->any_columns || options->columns > 0 ? "--columns"
									   : NULL;

	options->header = false;
	options->any_columns = true;
	if (stray != NULL)
		cli_say("found %s with --json-lines; expected only one of them", stray);
	return stray == NULL;
}

/* Calls are put together by one thread. */
static bool complete_calls(struct csv_options *options)
{
	if (options->call.count > 0)
		options->threads = 1;
	if (!options->legs || options->call.count > 0)
		return true;
	cli_say("--legs needs --call; expected the column with the id of a call, e.g. --call callid --legs");
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
		cli_say("no column to read; expected -f SPACE=COLUMN, e.g. -f sip=status, or a profile of --profile list");
		profile_guess_input(cli, options);
	} else if (options->to.count == 0) {
		cli_say("no column to write; expected -t SPACE=COLUMN, e.g. -t q850=cause");
	}
	return options->from.count > 0 && options->to.count > 0;
}

int csv_options_complete(struct csv_options *options, struct cli *cli, int argc, char **argv)
{
	int status;

	if (options->add)
		return complete_add(options, cli, argc, argv) ? CLI_OK : CLI_USAGE;
	if (!take_inputs(options, argc, argv))
		return CLI_USAGE;
	if (!complete_outputs(options) || !complete_calls(options))
		return CLI_USAGE;
	status = take_profile(options, cli);
	if (status != CLI_OK)
		return status;
	if (options->json_lines && !suits_json(options))
		return CLI_USAGE;
	return has_columns(options, cli) ? CLI_OK : CLI_USAGE;
}
