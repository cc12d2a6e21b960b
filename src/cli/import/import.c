/* SPDX-License-Identifier: BSD-2-Clause */
/* The import command: a map of the rows that a configuration, or a pasted table, has. */
#include "base/text.h"
#include "cells.h"
#include "cli/command.h"
#include "cli/map-path.h"
#include "cli/output.h"
#include "cli/session.h"
#include "judge.h"
#include "made.h"
#include "take.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the command's own options ask for. */
struct own {
	const char *dialect, *scope, *file;
	struct cli_list columns;
	bool list;
};

/* All that one import needs. */
struct import {
	struct cli *cli;
	struct dialect *dialect;
	struct cells_columns columns;
	struct taken taken;
	struct judged judged;
	struct cli_list bases; /* maps that the product's rows are in */
	struct put put;
};

/* --------------------------------------------------------------------- load */

static void want_space(struct cli_list *spaces, const char *name)
{
	if (name != NULL)
		cli_list_add_once(spaces, name);
}

/* All spaces that rows of the dialect can have. */
static struct cli_list spaces_of(const struct import *import)
{
	const struct dialect_reads *reads = &import->dialect->reads;
	struct cli_list spaces = { NULL, 0 };
	uint32_t i, k;

	want_space(&spaces, import->columns.from);
	want_space(&spaces, import->columns.to);
	for (i = 0; i < reads->section_count; i++)
		for (k = 0; k < reads->sections[i].row_count; k++) {
			const struct reads_row *row = &reads->sections[i].rows[k];

			want_space(&spaces, row->from.space);
			want_space(&spaces, row->to.space);
			want_space(&spaces, row->back);
			want_space(&spaces, row->when.space);
		}
	return spaces;
}

/* The maps whose rows are the product's own: that of -m, or those that the dialect names. */
static void find_bases(struct import *import)
{
	const struct dialect_names *extends = &import->dialect->extends;
	struct cli *cli = import->cli;
	uint32_t i;

	if (cli_list_has(&cli->asked.given, "map")) {
		cli_list_add(&import->bases, cli_map_name(cli->asked.map));
		return;
	}
	for (i = 0; i < extends->count; i++) {
		cli_list_add(&import->bases, extends->items[i]);
		if (i > 0)
			cli_list_add(&cli->session.more_maps, extends->items[i]);
	}
	if (extends->count > 0)
		cli->asked.map = extends->items[0];
}

static int load(struct import *import)
{
	const struct cli_list spaces = spaces_of(import);
	struct cli *cli = import->cli;
	size_t i;
	int status;

	find_bases(import);
	cli->asked.from = spaces;
	status = cli_load_names(cli);
	for (i = 0; status == CLI_OK && i < spaces.count; i++)
		if (sipcause_catalog_called(cli->session.catalog, spaces.items[i],
					    strlen(spaces.items[i])) == NULL) {
			cli_say("there is no space '%s', which %s has; expected one of 'sipcause list spaces'",
				spaces.items[i],
				import->columns.from != NULL ? "--columns" : "the dialect");
			status = CLI_USAGE;
		}
	return status;
}

/* The maps that the new one extends: the first base, and others whose tables it changes. */
static void find_extends(struct import *import)
{
	struct cli_list extends = { NULL, 0 };
	size_t i;

	if (import->bases.count > 0)
		cli_list_add(&extends, import->bases.items[0]);
	for (i = 0; i < import->judged.count; i++)
		if (import->judged.tables[i].base_map != NULL)
			cli_list_add_once(&extends, import->judged.tables[i].base_map);
	import->put.bases = extends.items;
	import->put.base_count = extends.count;
}

/* ------------------------------------------------------------------ findings */

static bool is_all_there(const struct taken *taken)
{
	size_t i;

	for (i = 0; i < taken->remark_count; i++)
		if (remark_is_missing(taken->remarks[i].kind))
			return false;
	return true;
}

/* "a, b or c" */
static const char *joined(const struct cli_list *names)
{
	const char *text = "";
	size_t i;

	for (i = 0; i < names->count; i++)
		text = cli_join(cli_join(text, i == 0                 ? ""
					       : i + 1 < names->count ? ", "
								      : " or "),
				names->items[i]);
	return text;
}

/* What has no section and no row of the dialect is perhaps of another product. */
static void tell_none(const struct import *import)
{
	const struct dialect_reads *reads = &import->dialect->reads;
	struct cli_list names = { NULL, 0 };
	uint32_t i;

	for (i = 0; i < reads->section_count; i++)
		if (reads->sections[i].inside.text != NULL)
			cli_list_add_once(&names, reads_section_name(&reads->sections[i]));
	cli_say("%s: found nothing of dialect %s%s%s; for other products: sipcause import --list",
		import->put.file, import->dialect->name, names.count > 0 ? "; expected " : "",
		joined(&names));
}

/* A file that has so much is read in vain.  Whether that was said. */
static bool is_flooded(const struct import *import)
{
	if (import->taken.flooded != NULL)
		cli_say("%s: found more than %d %s; expected a configuration", import->put.file,
			TAKEN_MAX, import->taken.flooded);
	return import->taken.flooded != NULL;
}

/* A product takes no more rows than it has room for. */
static void tell_many(const struct import *import)
{
	const int32_t most = import->dialect->holds.rows;
	size_t i;

	for (i = 0; most > 0 && i < import->judged.count; i++) {
		const struct judged_table *table = &import->judged.tables[i];

		if (table->read > (size_t)most)
			cli_put(stderr,
				"%s: warning: found %zu rows from %s to %s; the product takes %d [%s]\n",
				import->put.file, table->read, sipcause_space_name(table->from),
				sipcause_space_name(table->to), most, remark_word(REMARK_MANY));
	}
}

static void sum_up(const struct import *import)
{
	const struct taken *taken = &import->taken;
	size_t missing = 0, i;

	if (!isatty(STDERR_FILENO))
		return;
	for (i = 0; i < taken->remark_count; i++)
		missing += remark_is_missing(taken->remarks[i].kind);
	cli_say("%s: %zu row%s for the map %s, %zu that %s anyway, %zu line%s not in the map",
		import->put.file, import->judged.kept, import->judged.kept == 1 ? "" : "s",
		import->put.map, import->judged.standard,
		import->bases.count > 0 ? cli_join(import->bases.items[0], " has") : "are so",
		missing, missing == 1 ? "" : "s");
}

/* -------------------------------------------------------------- the command */

static int judge_all(struct import *import)
{
	const struct own *own = import->cli->own;
	const struct judging judging = {
		.catalog = import->cli->session.catalog,
		.dialect = import->dialect,
		.bases = import->bases.items,
		.base_count = import->bases.count,
		.scope = own->scope,
	};
	int status;

	if (!judge(&judging, &import->taken, &import->judged))
		return CLI_USAGE;
	if (is_flooded(import))
		return CLI_IO;
	find_extends(import);
	put_remarks(import->put.file, &import->taken);
	if (!import->taken.entered) {
		tell_none(import);
		return CLI_UNMAPPED;
	}
	tell_many(import);
	import->put.scope = import->taken.scope;
	status = made_write(import->cli, own->file, &import->put, &import->judged, &import->taken);
	if (status == CLI_OK)
		sum_up(import);
	return status == CLI_OK && !is_all_there(&import->taken) ? CLI_UNMAPPED : status;
}

static bool take(struct import *import, const char *path)
{
	struct conf conf;

	if (!conf_read(&conf, path))
		return false;
	if (import->dialect->reads.shape == READS_CELLS)
		cells_take(&import->columns, &conf, &import->taken);
	else
		take_all(&import->dialect->reads, &conf, &import->taken);
	conf_free(&conf);
	return !is_flooded(import);
}

static int import_by(struct import *import, const char *path)
{
	const struct own *own = import->cli->own;
	int status = CLI_IO;

	import->put = (struct put){
		.dialect = import->dialect,
		.file = made_source(path),
		.map = made_name(own->file, path, cli_map_name(import->cli->asked.map)),
	};
	if (take(import, path))
		status = load(import);
	if (status == CLI_OK)
		status = judge_all(import);
	taken_free(&import->taken);
	judged_free(&import->judged);
	return status;
}

/* Whether --columns is there where it is needed, and usable. */
static bool name_columns(struct import *import)
{
	const struct own *own = import->cli->own;
	const bool needed = import->dialect->reads.shape == READS_CELLS;

	if (needed && own->columns.count > 0)
		return cells_name(&import->columns, &own->columns);
	if (needed)
		cli_say("-i %s needs --columns, e.g. --columns sip,q850", import->dialect->name);
	else if (own->columns.count > 0)
		cli_say("--columns is for -i table; the dialect %s has its own columns",
			import->dialect->name);
	return needed == (own->columns.count > 0);
}

/* Whether a map may go to --file. */
static bool is_fit(const char *file, const char *from)
{
	if (file == NULL || strcmp(file, "-") == 0)
		return true;
	if (strlen(file) < 6 || strcmp(file + strlen(file) - 5, ".yaml") != 0)
		cli_say("found --file '%s'; expected a name that ends in .yaml, as those of all maps do",
			file);
	else if (from != NULL && cli_is_same_file(file, from))
		cli_say("found --file '%s', which is the configuration; expected another file",
			file);
	else
		return true;
	return false;
}

static int run(struct cli *cli, int argc, char **argv)
{
	const struct own *own = cli->own;
	struct import import = { .cli = cli };
	int status = CLI_USAGE;

	if (own->list)
		return dialect_list(cli, DIALECT_READ);
	if (own->dialect == NULL || argc > 1) {
		cli_say("%s; expected e.g. sipcause import -i cisco running-config; for all dialects: sipcause import --list",
			argc > 1 ? "found more than one file" : "import needs a dialect");
		return CLI_USAGE;
	}
	if (!is_fit(own->file, argc > 0 ? argv[0] : NULL))
		return CLI_USAGE;
	if (argc == 0 && cli_help_at_terminal(cli))
		return CLI_USAGE;
	import.dialect = dialect_find(cli, DIALECT_READ, own->dialect, &status);
	if (import.dialect == NULL)
		return status;
	status = name_columns(&import) ? import_by(&import, argc > 0 ? argv[0] : "-") : CLI_USAGE;
	dialect_free(import.dialect);
	return status;
}

static enum cli_took take_columns(void *state, const char *text)
{
	struct own *own = state;
	size_t i;

	if (cli_list_add_words(&own->columns, text)) {
		for (i = 0; i < own->columns.count; i++)
			own->columns.items[i] += strspn(own->columns.items[i], " ");
		return CLI_TAKEN;
	}
	cli_say("--columns '%s' has an empty name; expected e.g. sip,q850, with '-' for what is not read",
		text);
	return CLI_REFUSED;
}

#define OWN(member) .offset = offsetof(struct own, member)
static const struct cli_option options[] = {
	{ "input", 'i', "DIALECT", "the product: a name of --list, or a file with a '/' or .yaml",
	  CLI_WORD, OWN(dialect) },
	CLI_OPTION_MAP_FOR("what the product does by itself [its own map, see --list]"),
	{ "columns", 0, "SPACE,SPACE", "of -i table: what its columns have; also phrase, and -",
	  .take = take_columns },
	{ "scope", 0, "NAME", "rows of this trunk, endpoint or tenant [those of all]", CLI_WORD,
	  OWN(scope) },
	{ "file", 0, "FILE", "write to FILE, NAME.yaml, atomically; the map gets this NAME",
	  CLI_WORD, OWN(file) },
	{ "list", 0, NULL, "print the dialects that can be read", CLI_YES, OWN(list) },
	CLI_OPTION_DIRECTORY,
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_import = {
	.name = "import",
	.arguments = "[FILE]",
	.summary = "make a map of a gateway's configuration",
	.usage =
		"Usage: sipcause import -i DIALECT [OPTIONS] [FILE]\n\nRead the rows of a product's configuration, or of a pasted table, and write a map. It has the rows that differ from what the product does by itself, each with its line. Other lines of the section are reported, and are comments in the map.\n",
	.options = options,
	.notes =
		"Exit status: 0 all rows are in the map, 1 some are not, or nothing of the dialect was found. Errors: 2 usage, 3 a bad map or dialect file, 4 input or output. See sipcause-import(1).\n",
	.examples = "  sipcause import -i cisco --file gw1.yaml running-config\n"
		    "  sipcause import -i table --columns sip,q850 pasted.csv\n",
	.map = "default",
	.own = sizeof(struct own),
	.run = run,
};
