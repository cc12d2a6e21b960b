/* SPDX-License-Identifier: BSD-2-Clause */
#include "finder.h"

#include "node.h"
#include "builtin.h"
#include "file.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const char *const kind_words[] = { "map", "space", "text" };
static const char *const folders[] = { "", "spaces/", "text/" };
#define KINDS 3
#define SUFFIX ".yaml"
#define FOLDER_MAX 128

/* Where documents of a kind lie below `top`: "maps/spaces/", "text/en/". */
static const char *folder_of(const struct sci_documents *documents, enum sci_document_kind kind,
			     const char *top, char folder[FOLDER_MAX])
{
	const char *language = kind == SCI_DOCUMENT_TEXT ? documents->language : NULL;

	snprintf(folder, FOLDER_MAX, "%s%s%s%s", top, folders[kind],
		 language != NULL ? language : "", language != NULL ? "/" : "");
	return folder;
}

static const struct sci_builtin *find_shipped(const struct sci_documents *documents,
					      enum sci_document_kind kind, const char *name)
{
	char folder[FOLDER_MAX];

	return sci_builtin_find(folder_of(documents, kind, SCI_BUILTIN_MAPS, folder), name);
}

static struct sci_file *new_file(struct sci_documents *documents, const char *name)
{
	const struct sci_reading *reading = &documents->reading;
	struct sci_file *file = sci_arena_alloc(reading->keep, sizeof(*file));

	if (file != NULL)
		file->name = sci_arena_text(reading->keep, name, strlen(name));
	if (file == NULL || file->name == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	file->order = ++documents->files;
	return file;
}

/* --------------------------------------------------------- the first two keys */

static bool check_format(const struct sci_reading *reading, const struct sci_node *root)
{
	const struct sci_node *key;
	char found[SCI_FOUND];

	if (!sci_is_filled_mapping(reading, root, "a map or space file"))
		return false;
	key = root->first;
	if (key->kind != SCI_SCALAR || !sci_text_is(key->text, key->length, "format")) {
		sci_report_add(reading->report, SCI_P_FORMAT, sci_node_place(key),
			       "found %s as the first key; expected `format: 1`",
			       sci_node_found(key, found));
		return false;
	}
	if (!sci_node_is(key->next, "1")) {
		sci_report_add(
			reading->report, SCI_P_FORMAT, sci_node_place(key->next),
			"found %s%s as the format; expected 1, the only one this version reads",
			sci_node_found(key->next, found), sci_in_quotes(key->next));
		return false;
	}
	return true;
}

/* What the second key says that this is; *kind is what it should be. */
static bool find_kind(const struct sci_reading *reading, const struct sci_node *root,
		      enum sci_document_kind *kind)
{
	const struct sci_node *key = root->first->next->next;
	const struct sci_node *at = key != NULL ? key : root;
	char found[SCI_FOUND];
	int i;

	for (i = 0; i < KINDS && key != NULL && key->kind == SCI_SCALAR; i++) {
		if (sci_text_is(key->text, key->length, kind_words[i])) {
			*kind = (enum sci_document_kind)i;
			return true;
		}
	}
	sci_report_add(reading->report, SCI_P_KIND, sci_node_place(at),
		       "found %s; expected %s as the second key",
		       key != NULL ? sci_node_found(key, found) : "no second key",
		       *kind == SCI_DOCUMENT_TEXT ? "`text: SPACE`"
						  : "`map: NAME` or `space: NAME`");
	return false;
}

static void report_kind(const struct sci_reading *reading, const struct sci_node *root,
			enum sci_document_kind found, const char *expected)
{
	sci_report_add(reading->report, SCI_P_KIND, sci_node_place(root->first->next->next),
		       "found a %s; expected %s", kind_words[found], expected);
}

/* The root, when it begins as a document must. */
static const struct sci_node *check_root(const struct sci_reading *reading,
					 const struct sci_node *root, enum sci_document_kind *kind)
{
	if (root == NULL || !check_format(reading, root) || !find_kind(reading, root, kind))
		return NULL;
	return root;
}

static void add_digest(struct sci_documents *documents, const struct sci_digest *digest)
{
	sci_digest_add(&documents->digest, digest, sizeof(*digest));
}

static const struct sci_node *parse(struct sci_documents *documents, const struct sci_bytes *bytes,
				    const struct sci_file *file)
{
	const struct sci_digest digest =
		sci_digest_document(file->name, bytes->data, bytes->length);

	add_digest(documents, &digest);
	return sci_node_parse(bytes, file, documents->reading.trees, documents->reading.report);
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
		       "found the file name %s; expected NAME.yaml, NAME of a-z, 0-9, '.', '_' "
		       "and '-', at most 64",
		       sci_quote(quoted, base, strlen(base)));
}

/* Texts may take the place of shipped ones: they decide nothing. */
static bool check_shipped(const struct sci_documents *documents, enum sci_document_kind kind,
			  const char *name, const struct sci_file *file)
{
	struct sci_place place = { file, 1, 1 };

	if (kind == SCI_DOCUMENT_TEXT || find_shipped(documents, kind, name) == NULL)
		return true;
	sci_report_add(documents->reading.report, SCI_P_SHIPPED_NAME, place,
		       "'%s' is the name of a shipped %s; expected another name%s", name,
		       kind_words[kind],
		       kind == SCI_DOCUMENT_MAP ? ", and `extends` where that is meant" : "");
	return false;
}

/* Whether no document of this kind and name was given before; otherwise reported. */
static bool is_first(const struct sci_documents *documents, enum sci_document_kind kind,
		     const char *name, const struct sci_file *file)
{
	const struct sci_given *other =
		sci_names_get(&documents->given_names[kind], name, strlen(name));
	struct sci_place place = { file, 1, 1 };

	if (other == NULL)
		return true;
	sci_report_add(documents->reading.report, SCI_P_TWICE, place,
		       "%s '%s' was given before, by %s; expected each name once", kind_words[kind],
		       name, other->file->name);
	return false;
}

static struct sci_given *new_given(struct sci_documents *documents, const struct sci_file *file,
				   enum sci_document_kind kind, const char *name)
{
	const struct sci_reading *reading = &documents->reading;
	struct sci_given *given = sci_arena_alloc(reading->scratch, sizeof(*given));

	if (given == NULL || !sci_names_add(&documents->given_names[kind], reading->scratch, name,
					    strlen(name), given)) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	given->kind = kind;
	given->name = name;
	given->file = file;
	return given;
}

static void keep_given(struct sci_documents *documents, const struct sci_file *file,
		       enum sci_document_kind kind, const char *name, const struct sci_node *root)
{
	struct sci_given *given;

	if (!check_shipped(documents, kind, name, file) || !is_first(documents, kind, name, file))
		return;
	given = new_given(documents, file, kind, name);
	if (given == NULL)
		return;
	given->root = root;
	*documents->given_end = given;
	documents->given_end = &given->next;
}

/* A broken file, which may have been meant as a map or as a space: it is kept as
 * either, so that who speaks of it is not told that it is absent. */
static void keep_broken(struct sci_documents *documents, const struct sci_file *file,
			const char *name)
{
	int kind;

	for (kind = SCI_DOCUMENT_MAP; kind <= SCI_DOCUMENT_SPACE; kind++)
		if (sci_names_get(&documents->given_names[kind], name, strlen(name)) == NULL)
			new_given(documents, file, (enum sci_document_kind)kind, name);
}

static void take_bytes(struct sci_documents *documents, const struct sci_file *file,
		       const struct sci_bytes *bytes)
{
	enum sci_document_kind kind = SCI_DOCUMENT_MAP;
	const struct sci_reading *reading = &documents->reading;
	const struct sci_node *root = check_root(reading, parse(documents, bytes, file), &kind);
	const char *name = stem_of(&documents->reading, file->name);

	if (root != NULL && kind == SCI_DOCUMENT_TEXT) {
		report_kind(reading, root, kind, "a map or a space");
		root = NULL;
	}
	if (name == NULL)
		report_file_name(&documents->reading, file);
	else if (root != NULL)
		keep_given(documents, file, kind, name, root);
	else
		keep_broken(documents, file, name);
}

static void take_unread(struct sci_documents *documents, const struct sci_file *file)
{
	const char *name = stem_of(&documents->reading, file->name);

	if (name != NULL)
		keep_broken(documents, file, name);
}

/* Read a file and let the watch know. */
static enum sci_read read_watched(struct sci_documents *documents, const char *path,
				  const struct sci_file *file, struct sci_bytes *bytes)
{
	struct sipcause_report *report = documents->reading.report;
	struct sci_watched *watched;
	enum sci_read state;

	if (documents->watch == NULL)
		return sci_read_file(path, file, report, bytes);
	watched = sci_watch_note(documents->watch, path);
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

static void take_file(struct sci_documents *documents, const char *path)
{
	const struct sci_reading *reading = &documents->reading;
	struct sci_file *file = new_file(documents, path);
	struct sci_place place = { file, 0, 0 };
	struct sci_bytes bytes;

	if (file == NULL)
		return;
	switch (read_watched(documents, path, file, &bytes)) {
	case SCI_READ_OK:
		take_bytes(documents, file, &bytes);
		sci_bytes_free(&bytes);
		break;
	case SCI_READ_ABSENT:
		sci_report_add(reading->report, SCI_P_NO_SUCH_FILE, place,
			       "there is no such file; expected a map or space file");
		take_unread(documents, file);
		break;
	default:
		take_unread(documents, file);
		break;
	}
}

static void take_memory(struct sci_documents *documents, const struct sci_item *item)
{
	const struct sci_bytes bytes = { item->bytes, item->length, NULL };
	struct sci_file *file = new_file(documents, item->text);
	struct sci_place place = { file, 0, 0 };

	if (file == NULL)
		return;
	if (item->length > SCI_FILE_MAX) {
		sci_report_add(documents->reading.report, SCI_P_TOO_LARGE, place,
			       "the file has %zu bytes; expected at most %zu", item->length,
			       SCI_FILE_MAX);
		return;
	}
	take_bytes(documents, file, &bytes);
}

void sci_documents_init_texts(struct sci_documents *documents, const struct sipcause_loader *loader,
			      const char *language, const struct sci_reading *reading)
{
	memset(documents, 0, sizeof(*documents));
	documents->loader = loader;
	documents->language = language;
	documents->reading = *reading;
}

bool sci_documents_init(struct sci_documents *documents, const struct sipcause_loader *loader,
			struct sci_watch *watch, const struct sci_reading *reading)
{
	const struct sci_item *item;

	memset(documents, 0, sizeof(*documents));
	documents->loader = loader;
	documents->watch = watch;
	documents->reading = *reading;
	documents->given_end = &documents->given;
	if (!sci_names_init(&documents->given_names[0], reading->scratch, 8, false) ||
	    !sci_names_init(&documents->given_names[1], reading->scratch, 8, false)) {
		sci_report_no_memory(reading->report);
		return false;
	}
	for (item = loader->items; item != NULL; item = item->next) {
		if (item->kind == SCI_ITEM_FILE)
			take_file(documents, item->text);
		else if (item->kind == SCI_ITEM_MEMORY)
			take_memory(documents, item);
	}
	return true;
}

/* ------------------------------------------------------------ finding by name */

static void report_absent(const struct sci_documents *documents, enum sci_document_kind kind,
			  const char *name, const struct sci_node *asker)
{
	static const enum sci_problem missing[] = { SCI_P_MISSING_MAP, SCI_P_MISSING_SPACE,
						    SCI_P_NO_SUCH_TEXT };
	static const enum sci_problem unknown[] = { SCI_P_NO_SUCH_MAP, SCI_P_NO_SUCH_SPACE,
						    SCI_P_NO_SUCH_TEXT };
	const bool text = kind == SCI_DOCUMENT_TEXT;
	struct sci_place place = { NULL, 0, 0 };
	char quoted[SCI_QUOTED], folder[FOLDER_MAX], where[200];
	unsigned directories = 0;
	const struct sci_item *item;

	for (item = documents->loader->items; item != NULL; item = item->next)
		directories += item->kind == SCI_ITEM_DIRECTORY;
	if (directories > 0)
		snprintf(where, sizeof(where), "%s %sNAME%s in %s",
			 text ? " or" : ", a given one or", folder_of(documents, kind, "", folder),
			 SUFFIX,
			 directories == 1 ? "the directory given" : "one of the directories given");
	else
		snprintf(where, sizeof(where), "%s", text ? "" : " or a given one");
	if (asker != NULL)
		place = sci_node_place(asker);
	sci_report_add(documents->reading.report, asker != NULL ? missing[kind] : unknown[kind],
		       place, "there is no %s %s%s%s; expected a shipped one%s", kind_words[kind],
		       sci_quote(quoted, name, strlen(name)), text ? " in language " : "",
		       text ? documents->language : "", where);
}

/* What was found under a name must be of the kind that was looked for. */
static const struct sci_node *check_found(const struct sci_reading *reading,
					  enum sci_document_kind kind, const struct sci_node *root)
{
	enum sci_document_kind found = kind;
	char expected[16];

	root = check_root(reading, root, &found);
	if (root == NULL || found == kind)
		return root;
	snprintf(expected, sizeof(expected), "a %s", kind_words[kind]);
	report_kind(reading, root, found, expected);
	return NULL;
}

enum found { FOUND, ABSENT, BROKEN };

static enum found find_in_directory(struct sci_documents *documents, enum sci_document_kind kind,
				    const char *directory, const char *name,
				    const struct sci_node **root)
{
	const struct sci_reading *reading = &documents->reading;
	size_t length = strlen(directory), size = length + FOLDER_MAX + strlen(name) + 8;
	const char *joint = length > 0 && directory[length - 1] == '/' ? "" : "/";
	char *path = sci_arena_alloc(reading->scratch, size), folder[FOLDER_MAX];
	struct sci_file *file;
	struct sci_bytes bytes;
	enum sci_read state;

	if (path == NULL) {
		sci_report_no_memory(reading->report);
		return BROKEN;
	}
	snprintf(path, size, "%s%s%s%s%s", directory, joint, folder_of(documents, kind, "", folder),
		 name, SUFFIX);
	file = new_file(documents, path);
	if (file == NULL)
		return BROKEN;
	state = read_watched(documents, path, file, &bytes);
	if (state != SCI_READ_OK)
		return state == SCI_READ_ABSENT ? ABSENT : BROKEN;
	if (check_shipped(documents, kind, name, file))
		*root = check_found(reading, kind, parse(documents, &bytes, file));
	sci_bytes_free(&bytes);
	return *root != NULL ? FOUND : BROKEN;
}

static const struct sci_node *open_shipped(struct sci_documents *documents,
					   enum sci_document_kind kind,
					   const struct sci_builtin *shipped)
{
	const struct sci_reading *reading = &documents->reading;
	struct sci_file *file = new_file(documents, shipped->path);
	const struct sci_node *root;

	if (file == NULL)
		return NULL;
	add_digest(documents, &shipped->digest);
	root = sci_builtin_tree(shipped, file, reading->trees);
	if (root == NULL)
		sci_report_no_memory(reading->report);
	return check_found(reading, kind, root);
}

static const struct sci_given *given_of(const struct sci_documents *documents,
					enum sci_document_kind kind, const char *name)
{
	if (kind == SCI_DOCUMENT_TEXT)
		return NULL;
	return sci_names_get(&documents->given_names[kind], name, strlen(name));
}

const struct sci_node *sci_documents_find(struct sci_documents *documents,
					  enum sci_document_kind kind, const char *name,
					  const struct sci_node *asker)
{
	const struct sci_given *given = given_of(documents, kind, name);
	const struct sci_builtin *shipped;
	const struct sci_node *root = NULL;
	const struct sci_item *item;

	if (given != NULL)
		return given->root;
	if (!sci_is_file_name(name, strlen(name))) {
		report_absent(documents, kind, name, asker);
		return NULL;
	}
	for (item = documents->loader->items; item != NULL; item = item->next) {
		enum found found;

		if (item->kind != SCI_ITEM_DIRECTORY)
			continue;
		found = find_in_directory(documents, kind, item->text, name, &root);
		if (found != ABSENT)
			return root;
	}
	shipped = find_shipped(documents, kind, name);
	if (shipped != NULL)
		return open_shipped(documents, kind, shipped);
	report_absent(documents, kind, name, asker);
	return NULL;
}
