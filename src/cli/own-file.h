/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * YAML files that only the command reads: profiles and dialects.  They are found by a path, by a
 * name in the directories of -I, or among those that are built in.
 */
#ifndef CLI_OWN_FILE_H
#define CLI_OWN_FILE_H

#include "cli.h"
#include "document/kind.h"

struct cli_own_kind {
	const char *folder;          /* in a directory of -I: "profiles/" */
	const char *shipped;         /* of those that are built in: "maps/profiles/" */
	enum sci_document_kind kind; /* what such a file says it is */
	const char *option;          /* that takes its name: "--profile" */
	const char *list;            /* what prints the names: "csv --profile list" */
};

/* One while it is read. */
struct cli_own_file {
	const char *name;
	const char *path; /* of a file that is not shipped, else NULL */
	bool absent;      /* there is none */
	struct sci_reading reading;
	const struct sci_node *root; /* NULL: it could not be parsed, which was reported */
};

/* Open what a name or path leads to; its tree and texts are kept in the arena. */
void cli_own_file_open(struct cli_own_file *file, const struct cli *cli,
		       const struct cli_own_kind *kind, struct sci_arena *arena, const char *asked);
/* The same of a path. */
void cli_own_file_open_path(struct cli_own_file *file, struct sci_arena *arena, const char *path);
/* Whether it is a file of this kind, which is reported otherwise. */
bool cli_own_file_fits(const struct cli_own_file *file, const struct cli_own_kind *kind);
/* Whether the file of a path says that it is of this kind. */
bool cli_own_file_is(const char *path, const struct cli_own_kind *kind);
/* Print the report, free it, and give the status that it means. */
int cli_own_file_close(struct cli_own_file *file);
/* Free the report and nothing more. */
void cli_own_file_drop(struct cli_own_file *file);
/* Report, where `name` is not the name of the file. */
void cli_own_file_check_name(const struct sci_reading *reading, const struct sci_node *node,
			     const char *name);

/* The names that can be found, in order. */
struct cli_list cli_own_file_names(const struct cli *cli, const struct cli_own_kind *kind);
/* Say that what was asked for is nowhere, and which names are like it. */
void cli_own_file_tell_absent(const struct cli *cli, const struct cli_own_kind *kind,
			      const char *asked);

#endif
