/* SPDX-License-Identifier: BSD-2-Clause */
#include "own-file.h"

#include "base/text.h"
#include "document/builtin.h"
#include "map-path.h"
#include "output.h"
#include "say.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define NAMES_MAX 4096 /* that are looked at in a directory */

static const char *path_in(const char *directory, const char *folder, const char *name)
{
	size_t size = strlen(directory) + strlen(folder) + strlen(name) + sizeof("/.yaml");
	char *path = cli_alloc(size);
	bool joined = directory[0] != '\0' && directory[strlen(directory) - 1] == '/';

	snprintf(path, size, "%s%s%s%s.yaml", directory, joined ? "" : "/", folder, name);
	return path;
}

static void begin(struct cli_own_file *file, struct sci_arena *arena, const char *name,
		  const char *path)
{
	memset(file, 0, sizeof(*file));
	file->name = name;
	file->path = path;
	file->reading.keep = arena;
	file->reading.scratch = arena;
	file->reading.trees = arena;
	file->reading.report = sci_report_new();
	if (file->reading.report == NULL)
		cli_need_memory(SIPCAUSE_E_MEMORY);
}

/* It outlives the tree, whose nodes point at it. */
static const struct sci_file *file_of(const char *path)
{
	struct sci_file *file = cli_alloc(sizeof(*file));

	file->name = path;
	file->order = 1;
	return file;
}

static void open_as(struct cli_own_file *file, struct sci_arena *arena, const char *name,
		    const char *path)
{
	const struct sci_file *place = file_of(path);
	struct sci_bytes bytes;

	begin(file, arena, name, path);
	switch (sci_read_file(path, place, file->reading.report, &bytes)) {
	case SCI_READ_OK:
		file->root = sci_node_parse(&bytes, place, arena, file->reading.report);
		sci_bytes_free(&bytes);
		break;
	case SCI_READ_ABSENT:
		file->absent = true;
		break;
	default:
		break;
	}
}

void cli_own_file_open_path(struct cli_own_file *file, struct sci_arena *arena, const char *path)
{
	open_as(file, arena, cli_map_name(path), path);
}

static void open_shipped(struct cli_own_file *file, const struct cli_own_kind *kind,
			 struct sci_arena *arena, const char *name)
{
	const struct sci_builtin *shipped = sci_builtin_find(kind->shipped, name);

	begin(file, arena, name, NULL);
	file->absent = shipped == NULL;
	if (file->absent)
		return;
	file->root = sci_builtin_tree(shipped, file_of(shipped->path), arena);
	if (file->root == NULL)
		sci_report_no_memory(file->reading.report);
}

void cli_own_file_open(struct cli_own_file *file, const struct cli *cli,
		       const struct cli_own_kind *kind, struct sci_arena *arena, const char *asked)
{
	const struct cli_list *directories = &cli->asked.directories;
	size_t i;

	if (cli_is_path(asked)) {
		cli_own_file_open_path(file, arena, asked);
		return;
	}
	for (i = 0; sci_is_file_name(asked, strlen(asked)) && i < directories->count; i++) {
		open_as(file, arena, asked, path_in(directories->items[i], kind->folder, asked));
		if (!file->absent)
			return;
		cli_own_file_drop(file);
	}
	open_shipped(file, kind, arena, asked);
}

bool cli_own_file_fits(const struct cli_own_file *file, const struct cli_own_kind *kind)
{
	enum sci_document_kind found = kind->kind;
	const struct sci_node *key;

	if (file->root == NULL)
		return false;
	key = sci_kind_check(&file->reading, file->root, &found);
	if (key != NULL && found != kind->kind)
		sci_kind_report(&file->reading, key, found,
				cli_join("a ", sci_kind_word(kind->kind)));
	return key != NULL && found == kind->kind;
}

bool cli_own_file_is(const char *path, const struct cli_own_kind *kind)
{
	enum sci_document_kind found = SCI_DOCUMENT_MAP;
	struct sci_arena arena = { NULL, 0 };
	struct cli_own_file file;
	bool is;

	cli_own_file_open_path(&file, &arena, path);
	is = file.root != NULL && sci_kind_check(&file.reading, file.root, &found) != NULL &&
	     found == kind->kind;
	cli_own_file_drop(&file);
	sci_arena_free(&arena);
	return is;
}

static void tell_report(const struct sipcause_report *report)
{
	size_t count = sipcause_report_count(report), total = sipcause_report_total(report), i;

	for (i = 0; i < count; i++)
		cli_put(stderr, "%s\n", sipcause_report_text(report, i));
	if (total > count)
		cli_say("%zu more error%s not shown", total - count,
			total - count == 1 ? " is" : "s are");
}

int cli_own_file_close(struct cli_own_file *file)
{
	int code = sci_report_close(file->reading.report);

	tell_report(file->reading.report);
	cli_own_file_drop(file);
	if (code == SIPCAUSE_OK)
		return CLI_OK;
	return code == SIPCAUSE_E_MAP ? CLI_BAD_MAP : CLI_IO;
}

void cli_own_file_drop(struct cli_own_file *file)
{
	sipcause_report_free(file->reading.report);
	file->reading.report = NULL;
}

void cli_own_file_check_name(const struct sci_reading *reading, const struct sci_node *node,
			     const char *name)
{
	char found[SCI_FOUND];

	if (node == NULL || (node->kind == SCI_SCALAR && strcmp(node->text, name) == 0))
		return;
	sci_report_add(reading->report, SCI_P_STEM, sci_node_place(node),
		       "found %s as the name; expected '%s', the name of the file",
		       sci_node_found(node, found), name);
}

/* ----------------------------------------------------------------- all names */

static void add_directory(struct cli_list *names, const char *directory, const char *inner)
{
	static const char suffix[] = ".yaml";
	const size_t suffix_length = sizeof(suffix) - 1;
	const char *folder = path_in(directory, inner, "");
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

struct cli_list cli_own_file_names(const struct cli *cli, const struct cli_own_kind *kind)
{
	struct cli_list names = { NULL, 0 };
	const char *name;
	size_t i;

	for (i = 0; (name = sci_builtin_name_at(kind->shipped, i)) != NULL; i++)
		cli_list_add(&names, name);
	for (i = 0; i < cli->asked.directories.count; i++)
		add_directory(&names, cli->asked.directories.items[i], kind->folder);
	if (names.count > 0)
		qsort(names.items, names.count, sizeof(names.items[0]), compare);
	return names;
}
