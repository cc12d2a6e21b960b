/* SPDX-License-Identifier: BSD-2-Clause */
/* The packed trees of the shipped files say what their bytes say. */
#include "packed.h"
#include "shipped.h"
#include "unit.h"

#include <string.h>

/* The first of two nodes that differ, with what they hold; NULL: none does. */
static const struct sci_node *find_other(const struct sci_node *a, const struct sci_node *b)
{
	const struct sci_node *other = NULL;

	if (a->kind != b->kind || a->length != b->length || a->line != b->line ||
	    a->column != b->column || a->plain != b->plain || a->file != b->file)
		return a;
	if (a->kind == SCI_SCALAR)
		return memcmp(a->text, b->text, a->length + 1) == 0 ? NULL : a;
	for (a = a->first, b = b->first; a != NULL && b != NULL && other == NULL;
	     a = a->next, b = b->next)
		other = find_other(a, b);
	return other != NULL ? other : a != NULL ? a : b;
}

static void test_shipped(void)
{
	size_t i, packed = 0;

	for (i = 0; i < sci_shipped_count; i++) {
		const struct sci_shipped_file *shipped = &sci_shipped_files[i];
		const struct sci_bytes bytes = { shipped->bytes, shipped->length, NULL };
		const struct sci_file file = { shipped->path, 1 };
		struct sipcause_report *report = sci_report_new();
		struct sci_arena arena = { NULL, 0 };
		const struct sci_node *parsed, *unpacked, *other;

		CU_ASSERT_PTR_NOT_NULL_FATAL(report);
		parsed = sci_node_parse(&bytes, &file, &arena, report);
		CU_ASSERT_PTR_NOT_NULL_FATAL(parsed);
		if (sci_packed_files[i].count > 0) {
			packed++;
			unpacked = sci_packed_unpack(&sci_packed_files[i], &file, &arena);
			CU_ASSERT_PTR_NOT_NULL_FATAL(unpacked);
			other = find_other(parsed, unpacked);
			UNIT_CHECK(other == NULL, "%s:%u:%u: differs", shipped->path,
				   other != NULL ? other->line : 0,
				   other != NULL ? other->column : 0);
		}
		sci_arena_free(&arena);
		sipcause_report_free(report);
	}
	/* None in a build for another machine. */
	UNIT_CHECK(packed == 0 || packed == sci_shipped_count, "%zu of %zu files are packed",
		   packed, sci_shipped_count);
}

/* Text that is taken as it stands, without a look at its characters. */
static void test_constants(void)
{
	size_t i, k;

	for (i = 0; i < sci_shipped_count; i++) {
		const struct sci_packed *packed = &sci_packed_files[i];

		for (k = 0; k < packed->count; k++) {
			const struct sci_packed_node *node = &packed->nodes[k];
			size_t at = 0;

			while (node->constant && at < node->length) {
				uint32_t character = 0;
				size_t size = sci_utf8_decode(packed->texts + node->text + at,
							      node->length - at, &character);

				UNIT_CHECK(size > 0 && !sci_is_control(character),
					   "%s:%u:%u: not a printable line",
					   sci_shipped_files[i].path, node->line, node->column);
				at += size > 0 ? size : node->length;
			}
		}
	}
}

static const struct unit_test tests[] = {
	{ "trees are those of the bytes", test_shipped },
	{ "constants are printable", test_constants },
};

int main(void)
{
	return UNIT_MAIN("packed", tests);
}
