/* SPDX-License-Identifier: BSD-2-Clause */
/* Where dialects are, and the list of them. */
#include "dialect.h"

#include "cli/output.h"
#include "cli/own-file.h"
#include "cli/session.h"
#include "cli/wrap.h"
#include "document/builtin.h"

#include <stdio.h>
#include <string.h>

static const struct cli_own_kind kinds[] = {
	[DIALECT_WRITTEN] = { "dialects/", SCI_BUILTIN_DIALECTS, SCI_DOCUMENT_DIALECT, "-o",
			      "export --list" },
	[DIALECT_READ] = { "dialects/", SCI_BUILTIN_DIALECTS, SCI_DOCUMENT_DIALECT, "-i",
			   "import --list" },
};

static struct dialect *begin(void)
{
	struct dialect *dialect = cli_alloc(sizeof(*dialect));

	memset(dialect, 0, sizeof(*dialect));
	return dialect;
}

/* Read the tree, if it is one of a dialect. */
static void read_root(const struct cli_own_file *file, struct dialect *dialect)
{
	dialect->name = file->name;
	dialect->path = file->path;
	if (cli_own_file_fits(file, &kinds[0]))
		dialect_read(&file->reading, file->root, dialect);
}

static bool is_for(const struct dialect *dialect, enum dialect_use use)
{
	return use == DIALECT_READ ? dialect->reads.there : dialect->file_count > 0;
}

struct dialect *dialect_find(struct cli *cli, enum dialect_use use, const char *asked, int *status)
{
	const struct cli_own_kind *kind = &kinds[use];
	struct dialect *dialect = begin();
	struct cli_own_file file;

	cli_tell_directories(cli);
	cli_own_file_open(&file, cli, kind, &dialect->arena, asked);
	if (file.absent) {
		cli_own_file_tell_absent(cli, kind, asked);
		cli_own_file_drop(&file);
		*status = CLI_USAGE;
		return NULL;
	}
	read_root(&file, dialect);
	*status = cli_own_file_close(&file);
	if (*status == CLI_OK && !is_for(dialect, use)) {
		cli_say("the dialect %s is only %s; expected one of 'sipcause %s'", asked,
			use == DIALECT_READ ? "written, by export" : "read, by import", kind->list);
		*status = CLI_USAGE;
	}
	if (*status == CLI_OK)
		return dialect;
	dialect_free(dialect);
	return NULL;
}

/* ------------------------------------------------------------------ the list */

/* Adds to a list with commas. */
static void add(char *room, size_t size, const char *word)
{
	size_t used = strlen(room);

	snprintf(room + used, size - used, "%s%s", used > 0 ? ", " : "", word);
}

/* An outcome, and what stands for it if that is something else: "none=-1". */
static void add_outcome(char *held, char *lost, size_t size, const char *word, const char *value)
{
	char text[64];

	snprintf(text, sizeof(text), "%s=%.40s", word, value != NULL ? value : "");
	add(value != NULL ? held : lost, size,
	    value != NULL && strcmp(value, word) != 0 ? text : word);
}

static void add_companions(char *room, size_t size, int32_t count)
{
	char text[64];

	snprintf(text, sizeof(text), "%d companion%s at once", count, count == 1 ? "" : "s");
	add(room, size, text);
}

static void sort_out(const struct dialect *dialect, char *held, char *lost, size_t size)
{
	const struct dialect_holds *holds = &dialect->holds;

	held[0] = lost[0] = '\0';
	add_outcome(held, lost, size, "none", holds->none);
	add_outcome(held, lost, size, "unlisted", holds->unlisted);
	if (holds->when > 0)
		add_companions(held, size, holds->when);
	else
		add(lost, size, "conditions");
	add(dialect_writes(dialect, FIELD_PHRASE) ? held : lost, size, "phrases of rows");
	if (dialect_writes(dialect, FIELD_WRITES))
		add(held, size, "companions to write");
	else if (dialect_writes(dialect, FIELD_LOCATION))
		add(held, size, "locations to write");
	if (!dialect_writes(dialect, FIELD_WRITES))
		add(lost, size,
		    dialect_writes(dialect, FIELD_LOCATION) ? "other companions to write"
							    : "companions to write");
}

static void put_spaces(const char *word, const struct dialect_names *spaces)
{
	uint32_t i;

	for (i = 0; i < spaces->count; i++)
		cli_put(stdout, "%s%s", i > 0 ? ", " : word, spaces->items[i]);
}

static void put_bases(const struct dialect *dialect)
{
	uint32_t i;

	for (i = 0; i < dialect->extends.count; i++)
		cli_put(stdout, "%s%s", i > 0 ? " and " : "  writes  what differs from ",
			dialect->extends.items[i]);
	if (dialect->extends.count > 0)
		cli_put(stdout, "\n");
}

static void put(const struct dialect *dialect, int width)
{
	const struct dialect_holds *holds = &dialect->holds;
	char held[200], lost[200];

	sort_out(dialect, held, lost, sizeof(held));
	cli_put(stdout, "%-*s  %-10s  %s\n", width, dialect->name,
		sipcause_grade_word(dialect->grade), dialect->title);
	cli_put(stdout, "  holds   %s", held[0] != '\0' ? held : "codes");
	put_spaces("; from ", &holds->from);
	put_spaces("; to ", &holds->to);
	put_spaces("; conditions on ", &holds->companions);
	cli_put(stdout, "\n");
	put_bases(dialect);
	cli_put(stdout, "  loses   %s\n", lost[0] != '\0' ? lost : "nothing");
	cli_put(stdout, "  load    %s\n", dialect->load);
	if (dialect->reload != NULL)
		cli_put(stdout, "  reload  %s\n", dialect->reload);
}

/* "q850 to sip", each once. */
static void put_tables(const struct dialect_reads *reads)
{
	struct cli_list tables = { NULL, 0 };
	uint32_t i, k;
	size_t n;

	for (i = 0; i < reads->section_count; i++)
		for (k = 0; k < reads->sections[i].row_count; k++) {
			const struct reads_row *row = &reads->sections[i].rows[k];
			const char *to = row->to.space != NULL ? row->to.space : row->back;

			cli_list_add_once(&tables, cli_join(cli_join(row->from.space, " to "), to));
		}
	if (reads->shape == READS_CELLS)
		cli_list_add(&tables, "the spaces of --columns");
	cli_put(stdout, "  reads   ");
	for (n = 0; n < tables.count; n++)
		cli_put(stdout, "%s%s", n > 0 ? ", " : "", tables.items[n]);
	cli_put(stdout, "\n");
}

static void put_read(const struct dialect *dialect, int width)
{
	cli_put(stdout, "%-*s  %-10s  %s\n", width, dialect->name,
		sipcause_grade_word(dialect->grade), dialect->title);
	put_tables(&dialect->reads);
	if (dialect->extends.count > 0) {
		put_spaces("  extends ", &dialect->extends);
		cli_put(stdout, "\n");
	}
}

/* One of the list; a file with errors is named all the same. */
static void put_named(struct cli *cli, enum dialect_use use, const char *name, int width)
{
	struct dialect *dialect = begin();
	struct cli_own_file file;

	cli_own_file_open(&file, cli, &kinds[use], &dialect->arena, name);
	read_root(&file, dialect);
	if (sci_report_clean(file.reading.report) && !is_for(dialect, use))
		; /* one of the other list */
	else if (sci_report_clean(file.reading.report) && use == DIALECT_READ)
		put_read(dialect, width);
	else if (sci_report_clean(file.reading.report))
		put(dialect, width);
	else
		cli_put(stdout, "%-*s  has errors: sipcause check %s\n", width, name,
			dialect->path != NULL ? dialect->path : name);
	cli_own_file_drop(&file);
	dialect_free(dialect);
}

int dialect_list(struct cli *cli, enum dialect_use use)
{
	const struct cli_list names = cli_own_file_names(cli, &kinds[use]);
	const int width = (int)cli_list_longest(&names);
	size_t i;

	cli_tell_directories(cli);
	for (i = 0; i < names.count; i++)
		put_named(cli, use, names.items[i], width);
	return CLI_OK;
}

/* ----------------------------------------------------------------- the check */

bool dialect_is(const char *path)
{
	return cli_own_file_is(path, &kinds[0]);
}

int dialect_check(const char *path, struct sipcause_report **report)
{
	struct dialect *dialect = begin();
	struct cli_own_file file;

	cli_own_file_open_path(&file, &dialect->arena, path);
	read_root(&file, dialect);
	*report = file.reading.report;
	reads_free(&dialect->reads);
	return sci_report_close(*report);
}
