/* SPDX-License-Identifier: BSD-2-Clause */
/* Where profiles are: files, directories of -I, and what is built in. */
#include "base/text.h"
#include "cli/map-path.h"
#include "cli/output.h"
#include "cli/session.h"
#include "document/builtin.h"
#include "document/kind.h"
#include "profile.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "profiles/"
#define NAMES_MAX 4096 /* that are looked at in a directory */

/* A profile while it is read. */
struct opening {
	struct profile *profile;
	struct sci_file file;
	struct sci_reading reading;
	const struct sci_node *root;
	bool absent;
};

static const char *path_in(const char *directory, const char *name)
{
	size_t size = strlen(directory) + strlen(FOLDER) + strlen(name) + sizeof("/.yaml");
	char *path = cli_alloc(size);
	bool joined = directory[0] != '\0' && directory[strlen(directory) - 1] == '/';

	snprintf(path, size, "%s%s%s%s.yaml", directory, joined ? "" : "/", FOLDER, name);
	return path;
}

static void begin(struct opening *opening, const char *name, const char *path)
{
	memset(opening, 0, sizeof(*opening));
	opening->profile = cli_alloc(sizeof(*opening->profile));
	opening->profile->name = name;
	opening->profile->path = path;
	opening->file.name = path;
	opening->file.order = 1;
	opening->reading.keep = &opening->profile->arena;
	opening->reading.scratch = &opening->profile->arena;
	opening->reading.trees = &opening->profile->arena;
	opening->reading.report = sci_report_new();
	if (opening->reading.report == NULL)
		cli_need_memory(SIPCAUSE_E_MEMORY);
}

/* The file outlives the tree, whose nodes point at it. */
static const struct sci_file *kept_file(const struct opening *opening)
{
	struct sci_file *file = cli_alloc(sizeof(*file));

	*file = opening->file;
	return file;
}

static void open_path(struct opening *opening, const char *name, const char *path)
{
	const struct sci_file *file;
	struct sci_bytes bytes;

	begin(opening, name, path);
	file = kept_file(opening);
	switch (sci_read_file(path, file, opening->reading.report, &bytes)) {
	case SCI_READ_OK:
		opening->root = sci_node_parse(&bytes, file, opening->reading.trees,
					       opening->reading.report);
		sci_bytes_free(&bytes);
		break;
	case SCI_READ_ABSENT:
		opening->absent = true;
		break;
	default:
		break;
	}
}

static void open_shipped(struct opening *opening, const char *name)
{
	const struct sci_builtin *shipped = sci_builtin_find(SCI_BUILTIN_PROFILES, name);

	begin(opening, name, shipped != NULL ? shipped->path : name);
	opening->profile->path = NULL;
	opening->absent = shipped == NULL;
	if (opening->absent)
		return;
	opening->root = sci_builtin_tree(shipped, kept_file(opening), opening->reading.trees);
	if (opening->root == NULL)
		sci_report_no_memory(opening->reading.report);
}

static void drop(struct opening *opening)
{
	sipcause_report_free(opening->reading.report);
	opening->reading.report = NULL;
}

/* Open what a name or a path leads to. */
static void open_asked(struct opening *opening, const struct cli *cli, const char *asked)
{
	const struct cli_list *directories = &cli->asked.directories;
	size_t i;

	if (cli_is_path(asked)) {
		open_path(opening, cli_map_name(asked), asked);
		return;
	}
	for (i = 0; sci_is_file_name(asked, strlen(asked)) && i < directories->count; i++) {
		open_path(opening, asked, path_in(directories->items[i], asked));
		if (!opening->absent)
			return;
		drop(opening);
	}
	open_shipped(opening, asked);
}

/* Read the tree, if it is one of a profile. */
static void read_root(struct opening *opening)
{
	enum sci_document_kind kind = SCI_DOCUMENT_PROFILE;
	const struct sci_node *key;

	if (opening->root == NULL)
		return;
	key = sci_kind_check(&opening->reading, opening->root, &kind);
	if (key != NULL && kind != SCI_DOCUMENT_PROFILE)
		sci_kind_report(&opening->reading, key, kind, "a profile");
	else if (key != NULL)
		profile_read(&opening->reading, opening->root, opening->profile);
	opening->profile->root = opening->root;
}

/* ------------------------------------------------------------------- the use */

static void tell_report(const struct sipcause_report *report)
{
	size_t count = sipcause_report_count(report), total = sipcause_report_total(report), i;

	for (i = 0; i < count; i++)
		cli_put(stderr, "%s\n", sipcause_report_text(report, i));
	if (total > count)
		cli_say("%zu more error%s not shown", total - count,
			total - count == 1 ? " is" : "s are");
}

static int status_of(int code)
{
	if (code == SIPCAUSE_OK)
		return CLI_OK;
	return code == SIPCAUSE_E_MAP ? CLI_BAD_MAP : CLI_IO;
}

const struct profile *profile_find(struct cli *cli, const char *asked, int *status)
{
	struct opening opening;

	cli_tell_directories(cli);
	open_asked(&opening, cli, asked);
	if (opening.absent) {
		profile_absent_tell(cli, asked);
		drop(&opening);
		*status = CLI_USAGE;
		return NULL;
	}
	read_root(&opening);
	if (opening.root != NULL && sci_report_clean(opening.reading.report)) {
		profile_check_columns(&opening.reading, opening.profile, false);
		profile_check_spaces(&opening.reading, opening.profile, cli);
	}
	*status = status_of(sci_report_close(opening.reading.report));
	tell_report(opening.reading.report);
	drop(&opening);
	return *status == CLI_OK ? opening.profile : NULL;
}

const struct profile *profile_peek(struct cli *cli, const char *name)
{
	struct opening opening;

	open_asked(&opening, cli, name);
	read_root(&opening);
	opening.profile->broken = !sci_report_clean(opening.reading.report);
	drop(&opening);
	return opening.absent ? NULL : opening.profile;
}

/* ----------------------------------------------------------------- all names */

static void add_directory(struct cli_list *names, const char *directory)
{
	static const char suffix[] = ".yaml";
	const size_t suffix_length = sizeof(suffix) - 1;
	const char *folder = path_in(directory, "");
	DIR *open = opendir(cli_directory_of(folder));
	const struct dirent *entry;
	size_t i;

	for (i = 0; open != NULL && i < NAMES_MAX && (entry = readdir(open)) != NULL; i++) {
		size_t length = strlen(entry->d_name);

		if (length > suffix_length &&
		    strcmp(entry->d_name + length - suffix_length, suffix) == 0 &&
		    sci_is_file_name(entry->d_name, length - suffix_length))
			cli_list_add_once(names, cli_copy(entry->d_name, length - suffix_length));
	}
	if (open != NULL)
		closedir(open);
}

static int compare(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

struct cli_list profile_names(const struct cli *cli)
{
	struct cli_list names = { NULL, 0 };
	const char *name;
	size_t i;

	for (i = 0; (name = sci_builtin_name_at(SCI_BUILTIN_PROFILES, i)) != NULL; i++)
		cli_list_add(&names, name);
	for (i = 0; i < cli->asked.directories.count; i++)
		add_directory(&names, cli->asked.directories.items[i]);
	if (names.count > 0)
		qsort(names.items, names.count, sizeof(names.items[0]), compare);
	return names;
}

/* ----------------------------------------------------------------- the check */

bool profile_is(const char *path)
{
	enum sci_document_kind kind = SCI_DOCUMENT_MAP;
	struct opening opening;
	bool is;

	open_path(&opening, cli_map_name(path), path);
	is = opening.root != NULL &&
	     sci_kind_check(&opening.reading, opening.root, &kind) != NULL &&
	     kind == SCI_DOCUMENT_PROFILE;
	drop(&opening);
	return is;
}

int profile_check(struct cli *cli, const char *path, struct sipcause_report **report)
{
	struct opening opening;

	open_path(&opening, cli_map_name(path), path);
	read_root(&opening);
	if (opening.root != NULL) {
		profile_check_columns(&opening.reading, opening.profile, true);
		profile_check_spaces(&opening.reading, opening.profile, cli);
	}
	*report = opening.reading.report;
	return sci_report_close(*report);
}
