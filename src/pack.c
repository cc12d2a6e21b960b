/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A program of the build: write C that holds the trees of the shipped files.
 * See packed.h.  It ends with status 1 when one of them is no YAML.
 */
#include "packed.h"
#include "shipped.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct packing {
	const struct sci_shipped_file *file;
	uint32_t count;
	uint32_t text;
};

static void check_fits(const struct packing *packing, uint32_t number, const char *what)
{
	if (number <= UINT16_MAX)
		return;
	fprintf(stderr, "%s: %s %u; expected at most %d\n", packing->file->path, what, number,
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
	printf("\t{ %u, %u, %u, %u, %u, %d, %d, %d },\n", packing->text, next, node->length,
	       node->line, node->column, node->kind, node->plain, is_line(node));
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

static uint32_t pack_file(const struct sci_shipped_file *shipped, size_t number)
{
	const struct sci_bytes bytes = { shipped->bytes, shipped->length, NULL };
	const struct sci_file file = { shipped->path, 1 };
	struct sipcause_report *report = sci_report_new();
	struct packing packing = { shipped, 0, 0 };
	struct sci_arena arena = { NULL, 0 };
	const struct sci_node *root;

	if (report == NULL)
		exit(1);
	root = sci_node_parse(&bytes, &file, &arena, report);
	if (root == NULL) {
		fprintf(stderr, "%s\n", sipcause_report_text(report, 0));
		exit(1);
	}
	printf("\nstatic const struct sci_packed_node nodes_%zu[] = {\n", number);
	pack_nodes(&packing, root);
	printf("};\nstatic const unsigned char texts_%zu[] = {\n", number);
	pack_texts(root);
	printf("0 };\n");
	sci_arena_free(&arena);
	sipcause_report_free(report);
	return packing.count;
}

static void pack_entry(size_t number, uint32_t count)
{
	const struct sci_shipped_file *file = &sci_shipped_files[number];
	const struct sci_digest digest = sci_digest_document(file->path, file->bytes, file->length);

	printf("\t{ nodes_%zu, texts_%zu, %u, { { UINT64_C(%" PRIu64 "), UINT64_C(%" PRIu64
	       ") } } },\n",
	       number, number, count, digest.half[0], digest.half[1]);
}

int main(void)
{
	uint32_t *counts = calloc(sci_shipped_count + 1, sizeof(*counts));
	size_t i;

	if (counts == NULL)
		return 1;
	puts("/* Made by pack.c of the files under maps/. */\n#include \"packed.h\"");
	for (i = 0; i < sci_shipped_count; i++)
		counts[i] = pack_file(&sci_shipped_files[i], i);
	puts("\nconst struct sci_packed sci_packed_files[] = {");
	for (i = 0; i < sci_shipped_count; i++)
		pack_entry(i, counts[i]);
	puts("};");
	free(counts);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
