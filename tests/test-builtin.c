/* SPDX-License-Identifier: BSD-2-Clause */
/* The trees that are built in say what the files under maps/ say. */
#include "document/builtin.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

/* The first of two nodes that differ, with what they hold; NULL: none does. */
static const struct sci_node *find_other(const struct sci_node *a, const struct sci_node *b)
{
	const struct sci_node *other = NULL;

	if (a->kind != b->kind || a->length != b->length || a->line != b->line ||
	    a->column != b->column || a->file != b->file)
		return a;
	if (a->kind == SCI_SCALAR)
		return memcmp(a->text, b->text, a->length + 1) == 0 ? NULL : a;
	for (a = a->first, b = b->first; a != NULL && b != NULL && other == NULL;
	     a = a->next, b = b->next)
		other = find_other(a, b);
	return other != NULL ? other : a != NULL ? a : b;
}

static void test_trees(void)
{
	const char *top = getenv("SRCDIR");
	size_t i;

	UNIT_CHECK(sci_builtin_count > 20, "%zu files are built in", sci_builtin_count);
	for (i = 0; i < sci_builtin_count; i++) {
		const struct sci_builtin *builtin = &sci_builtins[i];
		const struct sci_file file = { builtin->path, 1 };
		struct sipcause_report *report = sci_report_new();
		struct sci_arena arena = { NULL, 0 };
		const struct sci_node *parsed, *built, *other;
		struct sci_digest digest;
		struct sci_bytes bytes;
		char path[4096];

		snprintf(path, sizeof(path), "%s/%s", top != NULL ? top : ".", builtin->path);
		CU_ASSERT_PTR_NOT_NULL_FATAL(report);
		CU_ASSERT_EQUAL_FATAL(sci_read_file(path, &file, report, &bytes), SCI_READ_OK);
		parsed = sci_node_parse(&bytes, &file, &arena, report);
		built = sci_builtin_tree(builtin, &file, &arena);
		CU_ASSERT_PTR_NOT_NULL_FATAL(parsed);
		CU_ASSERT_PTR_NOT_NULL_FATAL(built);
		other = find_other(parsed, built);
		UNIT_CHECK(other == NULL, "%s:%u:%u: differs", builtin->path,
			   other != NULL ? other->line : 0, other != NULL ? other->column : 0);
		digest = sci_digest_document(builtin->path, bytes.data, bytes.length);
		UNIT_CHECK(sci_digest_same(&digest, &builtin->digest), "%s: another digest",
			   builtin->path);
		sci_bytes_free(&bytes);
		sci_arena_free(&arena);
		sipcause_report_free(report);
	}
}

/* Text that is taken as it stands, without a look at its characters. */
static void test_constants(void)
{
	size_t i, k;

	for (i = 0; i < sci_builtin_count; i++) {
		const struct sci_builtin *builtin = &sci_builtins[i];

		for (k = 0; k < builtin->count; k++) {
			const struct sci_builtin_node *node = &builtin->nodes[k];
			size_t at = 0;

			while (node->constant && at < node->length) {
				uint32_t character = 0;
				size_t size = sci_utf8_decode(builtin->texts + node->text + at,
							      node->length - at, &character);

				UNIT_CHECK(size > 0 && !sci_is_control(character),
					   "%s:%u:%u: not a printable line", builtin->path,
					   node->line, node->column);
				at += size > 0 ? size : node->length;
			}
		}
	}
}

static const struct unit_test tests[] = {
	{ "trees are those of the files", test_trees },
	{ "constants are printable", test_constants },
};

int main(void)
{
	return UNIT_MAIN("builtin", tests);
}
