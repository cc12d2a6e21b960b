/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A program of the build: write C that holds the trees of files.  See builtin.h.
 *
 *   pack TOP FILE...      the files are named below TOP
 *
 * It ends with status 1 when one of them is no YAML.
 */
#include "builtin.h"
#include "pack-names.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct packing {
	const char *path;
	uint32_t count;
	uint32_t text;
};

static void check_fits(const struct packing *packing, uint32_t number, const char *what)
{
	if (number <= UINT16_MAX)
		return;
	fprintf(stderr, "%s: %s %u; expected at most %d\n", packing->path, what, number,
		UINT16_MAX);
	exit(1);
}

/* Whether it is a scalar that may stand in one line of text. */
static bool is_line(const struct sci_node *node)
{
	size_t at = 0;

	while (node->kind == SCI_SCALAR && at < node->length) {
		uint32_t character = 0;
		size_t size = sci_utf8_decode((const unsigned char *)node->text + at,
					      node->length - at, &character);

		if (size == 0 || sci_is_control(character))
			return false;
		at += size;
	}
	return node->kind == SCI_SCALAR;
}

static uint32_t size_of(const struct sci_node *node)
{
	const struct sci_node *item;
	uint32_t size = 1;

	for (item = node->kind == SCI_SCALAR ? NULL : node->first; item != NULL; item = item->next)
		size += size_of(item);
	return size;
}

static void pack_nodes(struct packing *packing, const struct sci_node *node)
{
	const uint32_t next = node->next != NULL ? size_of(node) : 0;
	const struct sci_node *item;

	check_fits(packing, next, "nodes in one place:");
	check_fits(packing, node->length, "length");
	check_fits(packing, node->line, "line");
	check_fits(packing, node->column, "column");
	printf("\t{ %u, %u, %u, %u, %u, %d, %d },\n", packing->text, next, node->length, node->line,
	       node->column, node->kind, is_line(node));
	packing->count++;
	if (node->kind == SCI_SCALAR) {
		packing->text += node->length + 1;
		return;
	}
	for (item = node->first; item != NULL; item = item->next)
		pack_nodes(packing, item);
}

static void pack_texts(const struct sci_node *node)
{
	const struct sci_node *item;
	uint32_t i;

	if (node->kind == SCI_SCALAR) {
		for (i = 0; i < node->length; i++)
			printf("%d,", (unsigned char)node->text[i]);
		printf("0,\n");
		return;
	}
	for (item = node->first; item != NULL; item = item->next)
		pack_texts(item);
}

/* The path below top. */
static struct sci_bytes read_file(const char *top, const char *path, const struct sci_file *file,
				  struct sipcause_report *report)
{
	struct sci_bytes bytes = { NULL, 0, NULL };
	char whole[4096];

	snprintf(whole, sizeof(whole), "%s/%s", top, path);
	if (sci_read_file(whole, file, report, &bytes) == SCI_READ_ABSENT)
		fprintf(stderr, "%s: there is no such file\n", whole);
	return bytes;
}

/* Write the tree of a file; its number of nodes. */
static uint32_t pack_tree(const char *path, const struct sci_node *root, size_t number)
{
	struct packing packing = { path, 0, 0 };

	printf("\nstatic const struct sci_builtin_node nodes_%zu[] = {\n", number);
	pack_nodes(&packing, root);
	printf("};\nstatic const unsigned char texts_%zu[] = {\n", number);
	pack_texts(root);
	printf("0 };\n");
	return packing.count;
}

struct packed {
	const char *path;
	uint32_t count;
	struct sci_digest digest;
};

static struct packed pack_file(const char *top, const char *path, size_t number)
{
	const struct sci_file file = { path, 1 };
	struct sipcause_report *report = sci_report_new();
	struct packed packed = { path, 0, { { 0, 0 } } };
	struct sci_arena arena = { NULL, 0 };
	const struct sci_node *root = NULL;
	struct sci_bytes bytes;

	if (report == NULL)
		exit(1);
	bytes = read_file(top, path, &file, report);
	if (bytes.data != NULL)
		root = sci_node_parse(&bytes, &file, &arena, report);
	if (root == NULL) {
		if (sipcause_report_count(report) > 0)
			fprintf(stderr, "%s\n", sipcause_report_text(report, 0));
		exit(1);
	}
	sci_pack_names_add(root, path, number);
	packed.digest = sci_digest_document(path, bytes.data, bytes.length);
	packed.count = pack_tree(path, root, number);
	sci_bytes_free(&bytes);
	sci_arena_free(&arena);
	sipcause_report_free(report);
	return packed;
}

static void pack_entry(const struct packed *packed, size_t number)
{
	const char *base = strrchr(packed->path, '/');
	const char *name = base != NULL ? base + 1 : packed->path;
	const char *end = strrchr(name, '.');
	const uint64_t *half = packed->digest.half;

	printf("\t{ \"%s\", \"%.*s\", nodes_%zu, texts_%zu, %u,\n", packed->path,
	       (int)(end != NULL ? end - name : (ptrdiff_t)strlen(name)), name, number, number,
	       packed->count);
	printf("\t  { { UINT64_C(%" PRIu64 "), UINT64_C(%" PRIu64 ") } } },\n", half[0], half[1]);
}

/* By path without the suffix, so that `blocked` comes before `blocked-by`. */
static int compare_paths(const void *left, const void *right)
{
	const char *a = *(const char *const *)left, *b = *(const char *const *)right;

	for (; *a == *b && *a != '\0'; a++, b++)
		;
	return (*a == '.' ? 0 : *a) - (*b == '.' ? 0 : *b);
}

int main(int argc, char **argv)
{
	const size_t count = argc > 2 ? (size_t)argc - 2 : 0;
	struct packed *packed = calloc(count + 1, sizeof(*packed));
	size_t i;

	if (packed == NULL || count == 0)
		return 1;
	qsort(argv + 2, count, sizeof(char *), compare_paths);
	puts("/* Made by pack.c of the files under maps/. */\n#include \"document/builtin.h\"");
	for (i = 0; i < count; i++)
		packed[i] = pack_file(argv[1], argv[i + 2], i);
	puts("\nconst struct sci_builtin sci_builtins[] = {");
	for (i = 0; i < count; i++)
		pack_entry(&packed[i], i);
	printf("};\nconst size_t sci_builtin_count = %zu;\n", count);
	free(packed);
	return sci_pack_names_write() && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
