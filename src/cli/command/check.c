/* SPDX-License-Identifier: BSD-2-Clause */
/* The check command: errors of maps, and what they lose or do by accident. */
#include "base/near.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/csv/plan/profile.h"
#include "cli/dialect/dialect.h"
#include "cli/hint-name.h"
#include "cli/map-path.h"
#include "cli/output.h"
#include "cli/rows.h"
#include "cli/session.h"

#include <string.h>
#include <unistd.h>

/* What the command's own options ask for. */
struct own {
	bool strict;
	struct cli_list accepted;
};

/* What was found in all that was given. */
struct found {
	int status;
	size_t errors;
	size_t warnings;
};

enum { FILE_NAME, LINE, COLUMN, SEVERITY, NAME, MESSAGE };
static const struct cli_column columns[] = {
	[FILE_NAME] = { "file", CLI_IN_BOTH }, [LINE] = { "line", CLI_IN_BOTH },
	[COLUMN] = { "column", CLI_IN_BOTH },  [SEVERITY] = { "severity", CLI_IN_BOTH },
	[NAME] = { "name", CLI_IN_BOTH },      [MESSAGE] = { "message", CLI_IN_BOTH },
};

/* An entry of a report. */
struct row {
	const struct sipcause_error *entry;
	const char *line; /* the whole of it */
};

static void fill(struct cli *cli, void *data, struct cli_cell *cells)
{
	const struct sipcause_error *entry = ((const struct row *)data)->entry;

	(void)cli;
	cells[FILE_NAME] = cli_cell_text(entry->file);
	if (entry->line > 0)
		cells[LINE] = cli_cell_number(entry->line);
	if (entry->column > 0)
		cells[COLUMN] = cli_cell_number(entry->column);
	cells[SEVERITY] = cli_cell_text(sipcause_severity_word(entry->severity));
	cells[NAME] = cli_cell_text(entry->id);
	cells[MESSAGE] = cli_cell_text(entry->message);
}

static void put_text(struct cli *cli, void *data)
{
	cli_print(cli, CLI_PLAIN, "%s\n", ((const struct row *)data)->line);
}

static const struct cli_rows rows = CLI_ROWS(columns, fill, put_text);

/* ------------------------------------------------------------------ reports */

static bool is_accepted(const struct own *own, const struct sipcause_error *entry)
{
	return entry->severity != SIPCAUSE_SEVERITY_ERROR &&
	       cli_list_has(&own->accepted, entry->id);
}

static void put_entry(struct cli *cli, const struct sipcause_report *report, size_t index,
		      struct found *found)
{
	struct sipcause_error entry = SIPCAUSE_ERROR_INIT;
	struct row row = { &entry, sipcause_report_text(report, index) };

	sipcause_report_entry(report, index, &entry);
	if (is_accepted(cli->own, &entry))
		return;
	found->errors += entry.severity == SIPCAUSE_SEVERITY_ERROR;
	found->warnings += entry.severity == SIPCAUSE_SEVERITY_WARNING;
	/* A name that is nowhere is a mistake of who typed it, and no result. */
	if (entry.file[0] == '\0' && cli_hint_missing(cli, &entry))
		return;
	cli_rows_put(cli, &rows, &row);
}

static void put_report(struct cli *cli, const struct sipcause_report *report, struct found *found)
{
	const size_t count = sipcause_report_count(report), total = sipcause_report_total(report);
	size_t i;

	for (i = 0; i < count; i++)
		put_entry(cli, report, i, found);
	if (total == count)
		return;
	/* They may be warnings that are not accepted. */
	found->warnings += total - count;
	fflush(stdout);
	cli_say("%zu more line%s not shown", total - count, total - count == 1 ? " is" : "s are");
}

static int status_of(int code)
{
	switch (code) {
	case SIPCAUSE_OK:
		return CLI_OK;
	case SIPCAUSE_E_MAP:
		return CLI_BAD_MAP;
	case SIPCAUSE_E_NOT_FOUND:
	case SIPCAUSE_E_ARGUMENT:
		return CLI_USAGE;
	default:
		return CLI_IO;
	}
}

/* -------------------------------------------------------------------- a map */

static int add(struct sipcause_loader *loader, const struct cli *cli, const char *operand)
{
	const struct cli_list *directories = &cli->asked.directories;
	int code = SIPCAUSE_OK;
	size_t i;

	for (i = 0; i < directories->count && code == SIPCAUSE_OK; i++)
		code = sipcause_loader_add_directory(loader, directories->items[i]);
	if (code != SIPCAUSE_OK)
		return code;
	return cli_is_path(operand) ? sipcause_loader_add_file(loader, operand)
				    : sipcause_loader_add_map(loader, operand);
}

static int check_map(struct cli *cli, const char *operand, struct sipcause_report **report)
{
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader);

	if (code == SIPCAUSE_OK)
		code = add(loader, cli, operand);
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_check(loader, report, NULL);
	sipcause_loader_free(loader);
	return code;
}

/* A file may also be one that only the command reads. */
static int check_operand(struct cli *cli, const char *operand, struct sipcause_report **report)
{
	if (cli_is_path(operand) && profile_is(operand))
		return profile_check(cli, operand, report);
	if (cli_is_path(operand) && dialect_is(operand))
		return dialect_check(operand, report);
	return check_map(cli, operand, report);
}

static void check(struct cli *cli, const char *operand, struct found *found)
{
	struct sipcause_report *report = NULL;
	int code = check_operand(cli, operand, &report);

	cli_need_memory(code);
	if (code == SIPCAUSE_E_ARGUMENT)
		cli_say("found a name that is empty or too long; expected a file or the name of a map");
	put_report(cli, report, found);
	found->status = cli_worse(found->status, status_of(code));
	sipcause_report_free(report);
}

static void sum_up(int maps, const struct found *found)
{
	if (found->errors + found->warnings == 0 || !isatty(STDERR_FILENO))
		return;
	fflush(stdout);
	cli_say("%d map%s: %zu error%s, %zu warning%s", maps, maps == 1 ? "" : "s", found->errors,
		found->errors == 1 ? "" : "s", found->warnings, found->warnings == 1 ? "" : "s");
}

static int run(struct cli *cli, int argc, char **argv)
{
	const struct own *own = cli->own;
	struct found found = { CLI_OK, 0, 0 };
	int i;

	if (argc == 0) {
		cli_say("check needs a file or a map, e.g. sipcause check trunk.yaml");
		return CLI_USAGE;
	}
	/* As compilers do, also into a pipe: editors and build servers read that. */
	if (!cli->asked.output_given)
		cli->asked.output = CLI_TEXT;
	cli_tell_directories(cli);
	cli_rows_begin(cli, &rows);
	for (i = 0; i < argc; i++)
		check(cli, argv[i], &found);
	sum_up(argc, &found);
	if (found.status == CLI_OK && own->strict && found.warnings > 0)
		return CLI_UNMAPPED;
	return found.status;
}

/* ------------------------------------------------------------------ options */

static bool is_warning(const char *word, struct sci_near *near)
{
	int32_t i;

	for (i = 0; i < SIPCAUSE_WARNING_COUNT_; i++) {
		const char *name = sipcause_warning_word(i);

		if (strcmp(name, word) == 0)
			return true;
		sci_near_consider(near, name, strlen(name));
	}
	return false;
}

/* Names of warnings, between commas. */
static enum cli_took take_accept(void *state, const char *text)
{
#define XX(name, word, meaning) ", " word
	static const char words[] = SIPCAUSE_WARNING_MAP(XX);
#undef XX
	struct own *own = state;
	char near_text[SCI_NEAR_TEXT];
	size_t i = own->accepted.count;

	if (!cli_list_add_words(&own->accepted, text)) {
		cli_say("--accept '%s' has an empty name; expected NAME[,NAME], e.g. hole,collapse",
			text);
		return CLI_REFUSED;
	}
	for (; i < own->accepted.count; i++) {
		const char *word = own->accepted.items[i];
		struct sci_near near;

		sci_near_begin(&near, word, strlen(word));
		if (is_warning(word, &near))
			continue;
		cli_say("--accept: there is no warning '%s'; expected %s%s", word,
			words + strlen(", "), sci_near_text(&near, near_text));
		return CLI_REFUSED;
	}
	return CLI_TAKEN;
}

static const struct cli_option options[] = {
	{ "strict", 0, NULL, "exit with 1 if there are warnings", CLI_YES,
	  .offset = offsetof(struct own, strict) },
	{ "accept", 0, "NAME[,NAME]", "do not report these warnings", .take = take_accept },
	CLI_OPTION_DIRECTORY,
	CLI_OPTION_OUTPUT_FOR("text, tsv, csv or json [text]"),
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_check = {
	.name = "check",
	.arguments = "FILE|MAP...",
	.summary = "check map files for errors and accidents",
	.usage =
		"Usage: sipcause check [OPTIONS] FILE|MAP...\n\nCheck maps, profiles of csv and dialects of export before you use them. Errors keep a map from loading. Warnings show what it loses or does by accident, e.g. codes without an answer. A FILE has a '/' or ends in .yaml; any other word is the name of a MAP. Each is checked by itself. Nothing is printed about a map without findings.\n",
	.options = options,
	.notes =
		"Exit status: 0 no errors, 1 warnings with --strict, 2 usage, 3 errors in a file, 4 input or output. A map accepts a warning with the key `accept`. See sipcause-check(1).\n",
	.examples = "  sipcause check trunk.yaml               before it is used\n"
		    "  sipcause check --strict ./*.yaml        in a build: 1 for a warning\n"
		    "  sipcause check -o json modern           a shipped map\n",
	.map = "default",
	.own = sizeof(struct own),
	.run = run,
};
