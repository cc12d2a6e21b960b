/* SPDX-License-Identifier: BSD-2-Clause */
/* The page of a summary: texts that it keeps, sums in any order, and what is written read again. */
#include "failing.h"

#include "cli/csv/page/add.h"
#include "cli/csv/page/order.h"
#include "cli/csv/page/read.h"
#include "cli/csv/page/write.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A page in a form, for the caller to free. */
static char *write_page(const struct page *page, enum page_form form, size_t top)
{
	size_t length = 0;
	char *text = NULL;
	FILE *out = open_memstream(&text, &length);

	CU_ASSERT_FATAL(out != NULL);
	CU_ASSERT(page_write(page, form, top, out));
	fclose(out);
	return text;
}

static void test_texts(void)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *kept;
	} rows[] = {
		{ "", 0, "" },
		{ "carrier", 7, "carrier" },
		{ "z\xC3\xBCrich", 7, "z\xC3\xBCrich" },
		{ "\xF0\x9F\x98\x80", 4, "\xF0\x9F\x98\x80" },
		/* cut, not UTF-8, surrogates, and NUL */
		{ "z\xC3", 2, "z\\xC3" },
		{ "z\xFCrich", 6, "z\\xFCrich" },
		{ "\xED\xA0\x80", 3, "\\xED\\xA0\\x80" },
		{ "a\0b", 3, "a\\x00b" },
		/* for JSON to escape */
		{ "\x1B[2J\t\n", 6, "\x1B[2J\t\n" },
	};
	struct sci_arena arena = { NULL, 0 };
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const char *kept = page_keep_text(&arena, rows[i].bytes, rows[i].length);

		UNIT_CHECK(unit_same_text(kept, rows[i].kept), "row %zu: got '%s'", i, kept);
	}
	sci_arena_free(&arena);
}

static void test_forms(void)
{
	static const struct {
		const char *name;
		enum page_form form;
	} rows[] = {
		{ NULL, PAGE_TEXT },       { "", PAGE_TEXT },          { "sum", PAGE_TEXT },
		{ "sum.json", PAGE_JSON }, { "d.csv/sum", PAGE_TEXT }, { "SUM.JSON", PAGE_JSON },
		{ ".json", PAGE_TEXT },    { "a.tsv", PAGE_TSV },      { "a.b.csv", PAGE_CSV },
		{ "a.md", PAGE_MARKDOWN }, { "a.txt", PAGE_TEXT },     { "a.json.gz", PAGE_TEXT },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		UNIT_CHECK(page_form_of_file(rows[i].name) == rows[i].form, "%s: got %d",
			   rows[i].name != NULL ? rows[i].name : "NULL",
			   (int)page_form_of_file(rows[i].name));
	CU_ASSERT_EQUAL(page_form_of("markdown"), PAGE_MARKDOWN);
	CU_ASSERT_EQUAL(page_form_of("md"), PAGE_FORMS);
}

/* Each text comes before the next one. */
static void test_order(void)
{
	static const char *const rows[] = {
		"",
		"001",
		"01",
		"1",
		"2",
		"03",
		"31",
		"102",
		"9999999999999999999999",
		"10000000000000000000000",
		"none",
		"sip '99'",
		"sip '99' is not a code",
		"sip '100'",
		"sip:99",
		"sip:486",
		"sip:1000",
		"trunk-2",
		"trunk-02a",
		"trunk-2a",
		"trunk-10",
		"z\xFC",
	};
	size_t i, k;

	for (i = 0; i < COUNT(rows); i++)
		for (k = 0; k < COUNT(rows); k++) {
			int order = page_compare_texts(rows[i], rows[k]);

			UNIT_CHECK((order > 0) - (order < 0) == (i > k) - (i < k),
				   "'%s' and '%s': got %d", rows[i], rows[k], order);
		}
}

/* ------------------------------------------------------------- made-up pages */

#define VALUES 12
#define CODES 6

static uint32_t chance;

static uint32_t below(uint32_t most)
{
	chance = chance * 1103515245 + 12345;
	return (chance >> 8) % most;
}

/* Count some calls with one code in a row. */
static void count_calls(struct page_row *row, size_t code, uint64_t calls, bool answered)
{
	static const char *const codes[CODES] = { "16", "17", "19", "34", "none", "a\x1B|" };
	struct page_list *list = &row->codes[0];
	size_t i = 0;

	while (i < list->count && strcmp(list->items[i].text, codes[code]) != 0)
		i++;
	if (i == list->count)
		list->items[list->count++] =
			(struct page_count){ .text = codes[code],
					     .phrase = code < 2 ? "Phrase" : NULL };
	list->items[i].count += calls;
	list->items[i].not_answered += answered ? 0 : calls;
	row->calls += calls;
	*(code == 4 ? &row->none : &row->mapped) += calls;
	row->hows[0][0] += calls;
	*(answered ? &row->quality.answered : &row->quality.not_answered) += calls;
	row->quality.seized += calls;
	row->quality.answered_seized += answered ? calls : 0;
	row->quality.delivered += code == 1 && !answered ? calls : 0;
	row->quality.statuses += calls;
	row->quality.ok += answered ? calls : 0;
}

static void sort_row(struct page_row *row)
{
	page_list_sort(&row->codes[0]);
}

struct made {
	struct page page;
	struct page_row rows[VALUES + 1];
	struct page_count items[VALUES + 2][CODES];
	const char *input;
	const char *rules[PAGE_RULES][3];
};

/* Some texts of three for each rule, so that runs have the same or others. */
static void make_rules(struct made *made)
{
	static const char *const texts[3] = { "", "answered=\x1B[2J\"", "z\xC3\xBC" };
	unsigned rule, i;

	for (rule = 0; rule < PAGE_RULES; rule++) {
		struct page_texts *given = &made->page.rules.given[rule];

		given->items = made->rules[rule];
		for (i = 0; i < 3; i++)
			if (below(rule + 2) > 0)
				given->items[given->count++] = texts[i];
	}
}

static void make_page(struct made *made, unsigned seed, unsigned many)
{
	static const char *const values[VALUES] = { "a", "b", "",   "zz", "\t",       "\x1B[m",
						    "|", ",", "\"", "=1", "\xC3\xBC", "\\" };
	struct page *page = &made->page;
	unsigned i;

	memset(made, 0, sizeof(*made));
	chance = seed;
	made->input = "in";
	*page = (struct page){ .inputs = &made->input,
			       .input_count = 1,
			       .complete = true,
			       .targets = { "q850" },
			       .target_count = 1,
			       .quality = true,
			       .causes = true,
			       .delivered = "17",
			       .by = "trunk~(.*)-",
			       .by_column = "trunk",
			       .rows = made->rows };
	page->whole.codes[0].items = made->items[0];
	for (i = 0; i < VALUES + 1; i++) {
		made->rows[i].codes[0].items = made->items[i + 1];
		made->rows[i].value = i < VALUES ? values[i] : NULL;
		made->rows[i].others = i == VALUES;
	}
	for (i = 0; i < many; i++) {
		size_t row = below(VALUES + 1), code = below(CODES);
		uint64_t calls = 1 + below(100);
		bool answered = code == 0 && below(2) == 0;

		count_calls(&made->rows[row], code, calls, answered);
		count_calls(&page->whole, code, calls, answered);
		page->records += calls;
	}
	page->out = page->records;
	make_rules(made);
	for (i = 0; i < VALUES + 1; i++) {
		sort_row(&made->rows[i]);
		if (made->rows[i].calls > 0)
			made->rows[page->row_count++] = made->rows[i];
	}
	sort_row(&page->whole);
	page_rows_sort(page->rows, page->row_count);
	page->values = page->row_count;
}

static void check_same(const struct page *a, const struct page *b, const char *what, unsigned seed)
{
	char *one = write_page(a, PAGE_JSON, 0), *other = write_page(b, PAGE_JSON, 0);

	UNIT_CHECK(strcmp(one, other) == 0, "%s, seed %u:\n%s%s", what, seed, one, other);
	free(one);
	free(other);
}

static void check_sum(struct sci_arena *arena, const struct page *pages, size_t count,
		      struct page *sum)
{
	CU_ASSERT_EQUAL(page_sum(arena, pages, count, sum), PAGE_FINE);
	sum->input_count = 1;
}

static void test_sums(void)
{
	static struct made made[3];
	unsigned seed;

	for (seed = 1; seed <= 200; seed++) {
		struct sci_arena arena = { NULL, 0 };
		struct page sums[4], pages[3];
		size_t i;

		for (i = 0; i < 3; i++) {
			make_page(&made[i], seed * 3 + (unsigned)i, seed % 40);
			pages[i] = made[i].page;
		}
		check_sum(&arena, pages, 1, &sums[0]);
		check_same(&sums[0], &pages[0], "a page alone", seed);
		check_sum(&arena, (struct page[]){ pages[0], pages[1], pages[2] }, 3, &sums[0]);
		check_sum(&arena, (struct page[]){ pages[2], pages[0], pages[1] }, 3, &sums[1]);
		check_same(&sums[0], &sums[1], "another order", seed);
		check_sum(&arena, (struct page[]){ pages[1], pages[2] }, 2, &sums[2]);
		check_sum(&arena, (struct page[]){ sums[2], pages[0] }, 2, &sums[3]);
		check_same(&sums[0], &sums[3], "step by step", seed);
		CU_ASSERT_EQUAL(sums[0].whole.calls,
				pages[0].whole.calls + pages[1].whole.calls + pages[2].whole.calls);
		sci_arena_free(&arena);
	}
}

static void test_reading(void)
{
	static struct made made;
	unsigned seed;

	for (seed = 1; seed <= 100; seed++) {
		struct sci_arena arena = { NULL, 0 };
		struct page_trouble trouble;
		struct page page;
		char *text;
		bool fine;

		make_page(&made, seed, seed);
		text = write_page(&made.page, PAGE_JSON, 0);
		fine = page_read(&arena, text, strlen(text), &page, &trouble);
		UNIT_CHECK(fine, "seed %u: byte %zu: %s", seed, trouble.byte, trouble.text);
		if (fine)
			check_same(&made.page, &page, "read again", seed);
		free(text);
		sci_arena_free(&arena);
	}
}

/* Whatever is put together, the calls of the rows are all calls. */
static void test_top(void)
{
	static struct made made;
	size_t top;

	make_page(&made, 5, 60);
	for (top = 1; top < VALUES + 3; top++) {
		char *text = write_page(&made.page, PAGE_TSV, top), *line;
		unsigned long long calls = 0, whole = 0, rows = 0, part;

		for (line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
			const char *tab = strchr(strchr(line, '\t') + 1, '\t');

			part = strtoull(tab + 1, NULL, 10);
			if (strncmp(line, "all\t", 4) == 0)
				whole = part;
			else
				calls += part;
			rows++;
		}
		UNIT_CHECK(calls == whole && whole > 0, "top %zu: %llu of %llu", top, calls, whole);
		UNIT_CHECK(rows <= top + 3, "top %zu: %llu rows", top, rows);
		free(text);
	}
}

static void test_too_many(void)
{
	struct sci_arena arena = { NULL, 0 };
	static struct made made[2];
	struct page sum, pages[2];
	uint64_t count = PAGE_COUNT_MOST - 1;

	CU_ASSERT_EQUAL(page_count_add(&count, 1), PAGE_FINE);
	CU_ASSERT_EQUAL(page_count_add(&count, 1), PAGE_TOO_MANY);
	CU_ASSERT_EQUAL(count, PAGE_COUNT_MOST);
	CU_ASSERT_EQUAL(page_count_add(&count, UINT64_MAX), PAGE_TOO_MANY);
	make_page(&made[0], 1, 10);
	make_page(&made[1], 2, 10);
	pages[0] = made[0].page;
	pages[1] = made[1].page;
	pages[1].rows[0].codes[0].items[0].count = PAGE_COUNT_MOST;
	pages[0].rows[0] = pages[1].rows[0];
	CU_ASSERT_EQUAL(page_sum(&arena, pages, 2, &sum), PAGE_TOO_MANY);
	sci_arena_free(&arena);
}

/* ---------------------------------------------------------- out of memory */

static char *kept;
static FILE *nowhere;

static int read_add_write(void)
{
	struct sci_arena arena = { NULL, 0 };
	struct page pages[2], sum;
	struct page_trouble trouble;
	bool fine = page_read(&arena, kept, strlen(kept), &pages[0], &trouble) &&
		    page_read(&arena, kept, strlen(kept), &pages[1], &trouble) &&
		    page_sum(&arena, pages, 2, &sum) == PAGE_FINE &&
		    page_write(&sum, PAGE_TEXT, 2, nowhere) &&
		    page_write(&sum, PAGE_CSV, 2, nowhere) &&
		    page_write(&sum, PAGE_MARKDOWN, 2, nowhere);

	sci_arena_free(&arena);
	return fine ? SIPCAUSE_OK : SIPCAUSE_E_MEMORY;
}

static void test_memory(void)
{
	static struct made made;
	static char room[BUFSIZ];

	make_page(&made, 3, 30);
	kept = write_page(&made.page, PAGE_JSON, 0);
	nowhere = fopen("/dev/null", "w");
	CU_ASSERT_FATAL(nowhere != NULL);
	setvbuf(nowhere, room, _IOFBF, sizeof(room));
	fail_each(read_add_write, SIPCAUSE_OK, 1);
	fclose(nowhere);
	free(kept);
}

static const struct unit_test tests[] = {
	{ "texts that are kept", test_texts },
	{ "forms by name", test_forms },
	{ "the order of texts", test_order },
	{ "sums in any order", test_sums },
	{ "what is written is read again", test_reading },
	{ "what is put together keeps the sum", test_top },
	{ "counts that run over", test_too_many },
	{ "out of memory", test_memory },
};

int main(void)
{
	return UNIT_MAIN("page", tests);
}
