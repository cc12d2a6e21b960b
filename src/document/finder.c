/* SPDX-License-Identifier: BSD-2-Clause */
#include "finder.h"

#include "node.h"
#include "builtin.h"
#include "file.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const char *const folders[] = { "", "spaces/", "text/" };
#define SUFFIX ".yaml"
#define FOLDER_MAX 128

/* Where documents of a kind lie below `top`: "maps/spaces/", "text/en/". */
static const char *folder_of(const struct sci_finder *finder, enum sci_document_kind kind,
			     const char *top, char folder[FOLDER_MAX])
{
	const char *language = kind == SCI_DOCUMENT_TEXT ? finder->language : NULL;

	snprintf(folder, FOLDER_MAX, "%s%s%s%s", top, folders[kind],
		 language != NULL ? language : "", language != NULL ? "/" : "");
	return folder;
}

static const struct sci_builtin *find_shipped(const struct sci_finder *finder,
					      enum sci_document_kind kind, const char *name)
{
	char folder[FOLDER_MAX];

	/* Those that every start looks for need no text put together. */
	if (kind != SCI_DOCUMENT_TEXT)
		return sci_builtin_find(
			kind == SCI_DOCUMENT_MAP ? SCI_BUILTIN_MAPS : SCI_BUILTIN_SPACES, name);
	return sci_builtin_find(folder_of(finder, kind, SCI_BUILTIN_MAPS, folder), name);
}

static struct sci_file *new_file(struct sci_finder *finder, const char *name)
{
	const struct sci_reading *reading = &finder->reading;
	struct sci_file *file = sci_arena_alloc(reading->keep, sizeof(*file));

	if (file != NULL)
		file->name = sci_arena_text(reading->keep, name, strlen(name));
	if (file == NULL || file->name == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	file->order = ++finder->files;
	return file;
}

static void add_digest(struct sci_finder *finder, const struct sci_digest *digest)
{
	sci_digest_add(&finder->digest, digest, sizeof(*digest));
}

static const struct sci_node *parse(struct sci_finder *finder, const struct sci_bytes *bytes,
				    const struct sci_file *file)
{
	const struct sci_digest digest =
		sci_digest_document(file->name, bytes->data, bytes->length);

	add_digest(finder, &digest);
	return sci_node_parse(bytes, file, finder->reading.trees, finder->reading.report);
}

/* ------------------------------------------------------------ given documents */

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* The name in a path: what stands between the last '/' and ".yaml".  NULL: it is
 * no possible name, or memory is out, which is reported. */
static const char *stem_of(const struct sci_reading *reading, const char *path)
{
	const char *base = base_of(path);
	size_t length = strlen(base), suffix = strlen(SUFFIX);
	const char *name;

	if (length <= suffix || strcmp(base + length - suffix, SUFFIX) != 0 ||
	    !sci_is_file_name(base, length - suffix))
		return NULL;
	name = sci_arena_text(reading->keep, base, length - suffix);
	if (name == NULL)
		sci_report_no_memory(reading->report);
	return name;
}

static void report_file_name(const struct sci_reading *reading, const struct sci_file *file)
{
	struct sci_place place = { file, 0, 0 };
	const char *base = base_of(file->name);
	char quoted[SCI_QUOTED];

	sci_report_add(reading->report, SCI_P_FILE_NAME, place,
		       "found the file name %s; expected NAME.yaml, NAME of at most 64 "
		       "characters: a-z, 0-9, '.', '_' and '-'",
		       sci_quote(quoted, base, strlen(base)));
}

/* Texts may take the place of shipped ones: they decide nothing. */
static bool check_shipped(const struct sci_finder *finder, enum sci_document_kind kind,
			  const char *name, const struct sci_file *file)
{
	struct sci_place place = { file, 1, 1 };

	if (kind == SCI_DOCUMENT_TEXT || find_shipped(finder, kind, name) == NULL)
		return true;
	sci_report_add(finder->reading.report, SCI_P_SHIPPED_NAME, place,
		       "'%s' is the name of a shipped %s; expected another name%s", name,
		       sci_kind_word(kind),
		       kind == SCI_DOCUMENT_MAP ? "; to change that map, use `extends`" : "");
	return false;
}

/* Whether no document of this kind and name was given before; otherwise reported. */
static bool is_first(const struct sci_finder *finder, enum sci_document_kind kind, const char *name,
		     const struct sci_file *file)
{
	const struct sci_given *other =
		sci_names_get(&finder->given_names[kind], name, strlen(name));
	struct sci_place place = { file, 1, 1 };

	if (other == NULL)
		return true;
	sci_report_add(finder->reading.report, SCI_P_TWICE, place,
		       "%s '%s' is given by %s already; expected each name once",
		       sci_kind_word(kind), name, other->file->name);
	return false;
}

static struct sci_given *new_given(struct sci_finder *finder, const struct sci_file *file,
				   enum sci_document_kind kind, const char *name)
{
	const struct sci_reading *reading = &finder->reading;
	struct sci_given *given = sci_arena_alloc(reading->scratch, sizeof(*given));

	if (given == NULL || !sci_names_add(&finder->given_names[kind], reading->scratch, name,
					    strlen(name), given)) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	given->kind = kind;
	given->name = name;
	given->file = file;
	return given;
}

static void keep_given(struct sci_finder *finder, const struct sci_file *file,
		       enum sci_document_kind kind, const char *name, const struct sci_node *root)
{
	struct sci_given *given;

	if (!check_shipped(finder, kind, name, file) || !is_first(finder, kind, name, file))
		return;
	given = new_given(finder, file, kind, name);
	if (given == NULL)
		return;
	given->root = root;
	*finder->given_end = given;
	finder->given_end = &given->next;
}

/* A broken file, which may have been meant as a map or as a space: it is kept as
 * either, so that who speaks of it is not told that it is absent. */
static void keep_broken(struct sci_finder *finder, const struct sci_file *file, const char *name)
{
	int kind;

	for (kind = SCI_DOCUMENT_MAP; kind <= SCI_DOCUMENT_SPACE; kind++)
		if (sci_names_get(&finder->given_names[kind], name, strlen(name)) == NULL)
			new_given(finder, file, (enum sci_document_kind)kind, name);
}

static void take_bytes(struct sci_finder *finder, const struct sci_file *file,
		       const struct sci_bytes *bytes)
{
	enum sci_document_kind kind = SCI_DOCUMENT_MAP;
	const struct sci_reading *reading = &finder->reading;
	const struct sci_node *root = parse(finder, bytes, file);
	const struct sci_node *key = sci_kind_check(reading, root, &kind);
	const char *name = stem_of(&finder->reading, file->name);

	if (key != NULL && kind > SCI_DOCUMENT_SPACE) {
		sci_kind_report(reading, key, kind, "a map or a space");
		key = NULL;
	}
	if (name == NULL)
		report_file_name(&finder->reading, file);
	else if (key != NULL)
		keep_given(finder, file, kind, name, root);
	else
		keep_broken(finder, file, name);
}

static void take_unread(struct sci_finder *finder, const struct sci_file *file)
{
	const char *name = stem_of(&finder->reading, file->name);

	if (name != NULL)
		keep_broken(finder, file, name);
}

/* Read a file and let the watch know. */
static enum sci_read read_watched(struct sci_finder *finder, const char *path,
				  const struct sci_file *file, struct sci_bytes *bytes)
{
	struct sipcause_report *report = finder->reading.report;
	struct sci_watched *watched;
	enum sci_read state;

	if (finder->watch == NULL)
		return sci_read_file(path, file, report, bytes);
	watched = sci_watch_note(finder->watch, path);
	if (watched == NULL) {
		sci_report_no_memory(report);
		return SCI_READ_FAILED;
	}
	state = sci_read_file(path, file, report, bytes);
	if (state == SCI_READ_OK)
		sci_watched_read(watched, bytes);
	else if (state == SCI_READ_ABSENT)
		sci_watched_absent(watched);
	return state;
}

static void take_file(struct sci_finder *finder, const char *path)
{
	const struct sci_reading *reading = &finder->reading;
	struct sci_file *file = new_file(finder, path);
	struct sci_place place = { file, 0, 0 };
	struct sci_bytes bytes;

	if (file == NULL)
		return;
	switch (read_watched(finder, path, file, &bytes)) {
	case SCI_READ_OK:
		take_bytes(finder, file, &bytes);
		sci_bytes_free(&bytes);
		break;
	case SCI_READ_ABSENT:
		sci_report_add(reading->report, SCI_P_NO_SUCH_FILE, place,
			       "there is no such file; expected a map or space file");
		take_unread(finder, file);
		break;
	default:
		take_unread(finder, file);
		break;
	}
}

static void take_memory(struct sci_finder *finder, const struct sci_item *item)
{
	const struct sci_bytes bytes = { item->bytes, item->length, NULL };
	struct sci_file *file = new_file(finder, item->text);
	struct sci_place place = { file, 0, 0 };

	if (file == NULL)
		return;
	if (item->length > SCI_FILE_MAX) {
		sci_report_add(finder->reading.report, SCI_P_TOO_LARGE, place,
			       "the file has %zu bytes; expected at most %zu", item->length,
			       SCI_FILE_MAX);
		return;
	}
	take_bytes(finder, file, &bytes);
}

void sci_finder_init_texts(struct sci_finder *finder, const struct sipcause_loader *loader,
			   const char *language, const struct sci_reading *reading)
{
	memset(finder, 0, sizeof(*finder));
	finder->loader = loader;
	finder->language = language;
	finder->reading = *reading;
}

bool sci_finder_init(struct sci_finder *finder, const struct sipcause_loader *loader,
		     struct sci_watch *watch, const struct sci_reading *reading)
{
	const struct sci_item *item;

	memset(finder, 0, sizeof(*finder));
	finder->loader = loader;
	finder->watch = watch;
	finder->reading = *reading;
	finder->given_end = &finder->given;
	if (!sci_names_init(&finder->given_names[0], reading->scratch, 8, false) ||
	    !sci_names_init(&finder->given_names[1], reading->scratch, 8, false)) {
		sci_report_no_memory(reading->report);
		return false;
	}
	for (item = loader->items; item != NULL; item = item->next) {
		if (item->kind == SCI_ITEM_FILE)
			take_file(finder, item->text);
		else if (item->kind == SCI_ITEM_MEMORY)
			take_memory(finder, item);
	}
	return true;
}

/* ------------------------------------------------------------ finding by name */

/* What may have been meant: a given or shipped map or space, what a space is called besides. */
static const char *near_name(const struct sci_finder *finder, enum sci_document_kind kind,
			     const char *name, char buffer[SCI_NEAR_TEXT])
{
	const char *called =
		kind == SCI_DOCUMENT_SPACE ? sipcause_shipped_called(name, strlen(name)) : NULL;
	const struct sci_given *given;
	char folder[FOLDER_MAX];
	struct sci_near near;

	sci_near_begin(&near, name, kind != SCI_DOCUMENT_TEXT ? strlen(name) : 0);
	for (given = finder->given; given != NULL; given = given->next)
		if (given->kind == kind)
			sci_near_consider(&near, given->name, strlen(given->name));
	sci_builtin_consider(folder_of(finder, kind, SCI_BUILTIN_MAPS, folder), &near);
	if (kind == SCI_DOCUMENT_SPACE && called == NULL)
		called = sci_builtin_near(name, strlen(name), near.distance);
	if (called != NULL) {
		near.word = called;
		near.word_length = strlen(called);
	}
	return sci_near_text(&near, buffer);
}

static void report_absent(const struct sci_finder *finder, enum sci_document_kind kind,
			  const char *name, const struct sci_node *asker)
{
	static const enum sci_problem missing[] = { SCI_P_MISSING_MAP, SCI_P_MISSING_SPACE,
						    SCI_P_NO_SUCH_TEXT };
	static const enum sci_problem unknown[] = { SCI_P_NO_SUCH_MAP, SCI_P_NO_SUCH_SPACE,
						    SCI_P_NO_SUCH_TEXT };
	const bool text = kind == SCI_DOCUMENT_TEXT;
	struct sci_place place = { NULL, 0, 0 };
	char quoted[SCI_QUOTED], folder[FOLDER_MAX], where[200], meant[SCI_NEAR_TEXT];
	unsigned directories = 0;
	const struct sci_item *item;

	for (item = finder->loader->directories; item != NULL; item = item->next_directory)
		directories++;
	if (directories > 0)
		snprintf(where, sizeof(where), "%s %sNAME%s in %s",
			 text ? " or" : ", a given one or", folder_of(finder, kind, "", folder),
			 SUFFIX,
			 directories == 1 ? "the directory given" : "one of the directories given");
	else
		snprintf(where, sizeof(where), "%s", text ? "" : " or a given one");
	if (asker != NULL)
		place = sci_node_place(asker);
	sci_report_add(finder->reading.report, asker != NULL ? missing[kind] : unknown[kind], place,
		       "there is no %s %s%s%s; expected a shipped one%s%s", sci_kind_word(kind),
		       sci_quote(quoted, name, strlen(name)), text ? " in language " : "",
		       text ? finder->language : "", where, near_name(finder, kind, name, meant));
}

/* What was found under a name must be of the kind that was looked for. */
static const struct sci_node *check_found(const struct sci_reading *reading,
					  enum sci_document_kind kind, const struct sci_node *root)
{
	enum sci_document_kind found = kind;
	const struct sci_node *key = sci_kind_check(reading, root, &found);
	char expected[16];

	if (key == NULL)
		return NULL;
	if (found == kind)
		return root;
	snprintf(expected, sizeof(expected), "a %s", sci_kind_word(kind));
	sci_kind_report(reading, key, found, expected);
	return NULL;
}

enum found { FOUND, ABSENT, BROKEN };

/* Where a document of this name would lie; NULL: memory is out, which is reported. */
static const char *path_in(const struct sci_finder *finder, enum sci_document_kind kind,
			   const char *directory, const char *name)
{
	const struct sci_reading *reading = &finder->reading;
	size_t length = strlen(directory), size = length + FOLDER_MAX + strlen(name) + 8;
	const char *joint = length > 0 && directory[length - 1] == '/' ? "" : "/";
	char *path = sci_arena_alloc(reading->scratch, size), folder[FOLDER_MAX];

	if (path == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	snprintf(path, size, "%s%s%s%s%s", directory, joint, folder_of(finder, kind, "", folder),
		 name, SUFFIX);
	return path;
}

static enum found find_in_directory(struct sci_finder *finder, enum sci_document_kind kind,
				    const char *directory, const char *name,
				    const struct sci_node **root)
{
	const struct sci_reading *reading = &finder->reading;
	const char *path = path_in(finder, kind, directory, name);
	struct sci_file *file;
	struct sci_bytes bytes;
	enum sci_read state;

	if (path == NULL)
		return BROKEN;
	file = new_file(finder, path);
	if (file == NULL)
		return BROKEN;
	state = read_watched(finder, path, file, &bytes);
	if (state != SCI_READ_OK)
		return state == SCI_READ_ABSENT ? ABSENT : BROKEN;
	if (check_shipped(finder, kind, name, file))
		*root = check_found(reading, kind, parse(finder, &bytes, file));
	sci_bytes_free(&bytes);
	return *root != NULL ? FOUND : BROKEN;
}

static const struct sci_node *open_shipped(struct sci_finder *finder, enum sci_document_kind kind,
					   const struct sci_builtin *shipped)
{
	const struct sci_reading *reading = &finder->reading;
	struct sci_file *file = new_file(finder, shipped->path);
	const struct sci_node *root;

	if (file == NULL)
		return NULL;
	add_digest(finder, &shipped->digest);
	root = sci_builtin_tree(shipped, file, reading->trees);
	if (root == NULL)
		sci_report_no_memory(reading->report);
	return check_found(reading, kind, root);
}

static const struct sci_given *given_of(const struct sci_finder *finder,
					enum sci_document_kind kind, const char *name)
{
	if (kind == SCI_DOCUMENT_TEXT)
		return NULL;
	return sci_names_get(&finder->given_names[kind], name, strlen(name));
}

const struct sci_node *sci_finder_find(struct sci_finder *finder, enum sci_document_kind kind,
				       const char *name, const struct sci_node *asker)
{
	const struct sci_given *given = given_of(finder, kind, name);
	const struct sci_builtin *shipped;
	const struct sci_node *root = NULL;
	const struct sci_item *item;

	if (given != NULL)
		return given->root;
	if (!sci_is_file_name(name, strlen(name))) {
		report_absent(finder, kind, name, asker);
		return NULL;
	}
	for (item = finder->loader->directories; item != NULL; item = item->next_directory) {
		enum found found = find_in_directory(finder, kind, item->text, name, &root);
		if (found != ABSENT)
			return root;
	}
	shipped = find_shipped(finder, kind, name);
	if (shipped != NULL)
		return open_shipped(finder, kind, shipped);
	report_absent(finder, kind, name, asker);
	return NULL;
}

/* Whether something lies at a path; where nothing does, the watch gets to know.  What is
 * there is noted by who reads it. */
static bool is_at(struct sci_finder *finder, const char *path)
{
	struct sci_watched *watched;

	if (path == NULL)
		return false;
	if (sci_file_exists(path))
		return true;
	if (finder->watch == NULL)
		return false;
	watched = sci_watch_note(finder->watch, path);
	if (watched != NULL)
		sci_watched_absent(watched);
	else
		sci_report_no_memory(finder->reading.report);
	return false;
}

bool sci_finder_has(struct sci_finder *finder, enum sci_document_kind kind, const char *name)
{
	const struct sci_item *item;

	if (given_of(finder, kind, name) != NULL)
		return true;
	if (!sci_is_file_name(name, strlen(name)))
		return false;
	for (item = finder->loader->directories; item != NULL; item = item->next_directory)
		if (is_at(finder, path_in(finder, kind, item->text, name)))
			return true;
	return find_shipped(finder, kind, name) != NULL;
}
