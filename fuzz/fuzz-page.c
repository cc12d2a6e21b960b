/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Summaries in JSON.  What is read is written in every form; as JSON it reads back to the same
 * bytes, and twice of it is a sum that reads back too.
 */
#include "fuzz.h"

#include "cli/csv/page/add.h"
#include "cli/csv/page/read.h"
#include "cli/csv/page/write.h"

#define SIZE_MOST (1 << 16)

struct written {
	char *text;
	size_t length;
};

static void write_page(const struct page *page, enum page_form form, size_t top,
		       struct written *written)
{
	FILE *out;

	*written = (struct written){ NULL, 0 };
	out = open_memstream(&written->text, &written->length);
	FUZZ_MUST(out != NULL && page_write(page, form, top, out) && fclose(out) == 0);
}

/* What a person looks at has nothing that a terminal would obey. */
static void look(const struct page *page, enum page_form form)
{
	struct written written;
	size_t i;

	write_page(page, form, 2, &written);
	for (i = 0; i < written.length; i++) {
		unsigned char c = (unsigned char)written.text[i];

		FUZZ_MUST((c >= 0x20 && c != 0x7F) || c == '\n' || (c == '\t' && form == PAGE_TSV));
	}
	free(written.text);
}

static void read_back(struct sci_arena *arena, const struct page *page)
{
	struct page_trouble trouble;
	struct written first, second;
	struct page again;

	write_page(page, PAGE_JSON, 0, &first);
	FUZZ_MUST(page_read(arena, first.text, first.length, &again, &trouble));
	write_page(&again, PAGE_JSON, 0, &second);
	FUZZ_MUST(first.length == second.length &&
		  memcmp(first.text, second.text, first.length) == 0);
	free(first.text);
	free(second.text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sci_arena arena = { NULL, 0 };
	struct page_trouble trouble;
	struct page pages[2], sum;
	enum page_form form;

	if (size > SIZE_MOST)
		return 0;
	if (!page_read(&arena, (const char *)data, size, &pages[0], &trouble)) {
		FUZZ_MUST(!trouble.memory && trouble.byte <= size + 1 && trouble.text[0] != '\0');
		sci_arena_free(&arena);
		return 0;
	}
	for (form = PAGE_TEXT; form < PAGE_JSON; form++)
		look(&pages[0], form);
	read_back(&arena, &pages[0]);
	pages[1] = pages[0];
	if (page_sum(&arena, pages, 2, &sum) == PAGE_FINE)
		read_back(&arena, &sum);
	sci_arena_free(&arena);
	return 0;
}
