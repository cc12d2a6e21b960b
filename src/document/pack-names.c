/* SPDX-License-Identifier: BSD-2-Clause */
#include "pack-names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	char text[72]; /* small letters */
	const char *path;
	size_t file;
	bool protocol;
};

static struct entry *entries;
static size_t entry_count;

/* What is no name is left to the loader, which says so. */
static void add(const struct sci_node *node, const char *path, size_t number, bool protocol)
{
	struct entry *entry;
	uint32_t i;

	if (node->kind != SCI_SCALAR || node->length >= sizeof(entry->text))
		return;
	entries = realloc(entries, (entry_count + 1) * sizeof(*entries));
	if (entries == NULL)
		exit(1);
	entry = &entries[entry_count++];
	memset(entry, 0, sizeof(*entry));
	for (i = 0; i < node->length; i++)
		entry->text[i] = sci_lower(node->text[i]);
	entry->path = path;
	entry->file = number;
	entry->protocol = protocol;
}

/* The names of a list, and those of its mappings' values. */
static void add_all(const struct sci_node *node, const char *path, size_t number, bool protocol)
{
	const struct sci_node *item;

	if (node->kind == SCI_SCALAR) {
		add(node, path, number, protocol);
		return;
	}
	for (item = node->first; item != NULL; item = item->next) {
		if (node->kind == SCI_MAPPING)
			item = item->next;
		add_all(item, path, number, protocol);
	}
}

static bool is_key(const struct sci_node *key, const char *word)
{
	return key->kind == SCI_SCALAR && sci_text_is(key->text, key->length, word);
}

void sci_pack_names_add(const struct sci_node *root, const char *path, size_t number)
{
	const struct sci_node *key;
	bool space = false;

	for (key = root->kind == SCI_MAPPING ? root->first : NULL; key != NULL;
	     key = key->next->next) {
		space = space || is_key(key, "space");
		if (space && (is_key(key, "space") || is_key(key, "called")))
			add_all(key->next, path, number, false);
		else if (space && is_key(key, "protocols"))
			add_all(key->next, path, number, true);
	}
}

static int compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = strcmp(a->text, b->text);

	if (order != 0)
		return order;
	return a->file != b->file ? (a->file > b->file) - (a->file < b->file)
				  : b->protocol - a->protocol;
}

/* One entry for each name, the protocol's where it is one. */
static bool join(void)
{
	size_t i, kept = 0;

	for (i = 0; i < entry_count; i++) {
		const struct entry *last = kept > 0 ? &entries[kept - 1] : NULL;

		if (last == NULL || strcmp(last->text, entries[i].text) != 0) {
			entries[kept++] = entries[i];
		} else if (last->file != entries[i].file) {
			fprintf(stderr, "%s and %s both claim the name '%s'\n", last->path,
				entries[i].path, last->text);
			return false;
		}
	}
	entry_count = kept;
	return true;
}

bool sci_pack_names_write(void)
{
	size_t i, at = 0;

	if (entry_count > 0)
		qsort(entries, entry_count, sizeof(*entries), compare);
	if (!join())
		return false;
	printf("\nconst struct sci_builtin_name sci_builtin_names[] = {\n");
	for (i = 0; i < entry_count; at += strlen(entries[i++].text))
		printf("\t{ %zu, %zu, %zu, %d },\n", at, entries[i].file, strlen(entries[i].text),
		       entries[i].protocol);
	printf("\t{ 0, 0, 0, 0 },\n};\nconst size_t sci_builtin_name_count = %zu;\n", entry_count);
	printf("const char sci_builtin_name_texts[] =");
	for (i = 0; i < entry_count; i++)
		printf("\n\t\"%s\"", entries[i].text);
	printf("%s;\n", entry_count == 0 ? " \"\"" : "");
	free(entries);
	return at <= UINT16_MAX;
}
