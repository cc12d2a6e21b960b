/* SPDX-License-Identifier: BSD-2-Clause */
/* A page without --by for a program: one table, a line for each thing that was counted. */
#include "base/count.h"
#include "fields.h"
#include "form.h"

#include <inttypes.h>

/* One line.  most is least where the count is no range; of is 0 where it is no part. */
struct line {
	const char *part, *what;
	uint64_t least, most, of;
	const char *text;
};

static void put_number(struct grid *grid, bool there, uint64_t number)
{
	if (there)
		grid_make(grid, "%" PRIu64, number);
	else
		grid_text(grid, NULL);
}

static void put_percent(struct grid *grid, bool there, uint64_t count, uint64_t of)
{
	if (there)
		grid_make(grid, "%.2f", 100.0 * (double)count / (double)of);
	else
		grid_text(grid, NULL);
}

static void put(struct grid *grid, struct line line)
{
	bool range = line.most > line.least, part = line.of > 0;

	grid_text(grid, line.part);
	grid_text(grid, line.what);
	put_number(grid, true, line.least);
	put_number(grid, range, line.most);
	put_number(grid, part, line.of);
	put_percent(grid, part, line.least, line.of);
	put_percent(grid, part && range, line.most, line.of);
	grid_text(grid, line.text);
}

static void put_calls(const struct page *page, struct grid *grid)
{
	const struct page_row *row = &page->whole;
	const struct quality *quality = &row->quality;
	const char *unit = page_unit(page);
	const struct line lines[] = {
		{ unit, unit, row->calls, 0, 0, NULL },
		{ unit, "mapped", row->mapped, 0, row->calls, NULL },
		{ unit, "stated_none", row->none, 0, row->calls, NULL },
		{ unit, "unmapped", row->unmapped, 0, row->calls, NULL },
		{ unit, "contradictions", row->contradicted, 0, row->calls, NULL },
		{ unit, "answered", quality->answered, 0, row->calls, NULL },
		{ unit, "answered_of_no_length", quality->zero, 0, row->calls, NULL },
		{ unit, "not_answered", quality->not_answered, 0, row->calls, NULL },
		{ unit, "not_said_whether_answered", quality->unknown, 0, row->calls, NULL },
	};
	size_t count = page->quality ? SCI_COUNT(lines) : 5, i;

	for (i = 0; i < count; i++)
		put(grid, lines[i]);
	for (i = 0; i < page_call_fields.count && page->counted != PAGE_RECORDS; i++)
		put(grid,
		    (struct line){ .part = "together",
				   .what = page_call_fields.items[i].key,
				   .least = page_count_of(page, &page_call_fields.items[i]) });
}

static void put_records(const struct page *page, struct grid *grid)
{
	uint64_t malformed = 0;
	size_t i;

	for (i = 0; i < page_record_fields.count; i++) {
		const struct page_field *field = &page_record_fields.items[i];

		put(grid, (struct line){ .part = "records",
					 .what = field->key,
					 .least = page_count_of(page, field) });
	}
	for (i = 0; i < PAGE_FLAWS; i++)
		malformed += page->flaws[i];
	put(grid, (struct line){ .part = "records", .what = "malformed", .least = malformed });
	for (i = 0; i < page->companions.count; i++)
		put(grid, (struct line){ .part = "companions",
					 .what = page->companions.items[i].text,
					 .least = page->companions.items[i].count });
}

static void put_list(const struct page_view *view, const char *part, const struct page_list *list,
		     uint64_t beyond, struct grid *grid)
{
	uint64_t of = view->page->whole.calls;
	size_t i;

	for (i = 0; i < list->count; i++) {
		const struct page_count *item = &list->items[i];

		if (i < view->top)
			put(grid,
			    (struct line){ part, item->text, item->count, 0, of, item->phrase });
		else
			beyond += item->count;
	}
	if (beyond > 0)
		put(grid, (struct line){ part, "others", beyond, 0, of, NULL });
}

static void put_ratios(const struct page *page, struct grid *grid)
{
	const struct page_list *list = &page->whole.disputed;
	struct page_ratios ratios;
	size_t i;

	page_ratios_make(&ratios, page);
	for (i = 0; i < ratios.count; i++) {
		const struct ratio *ratio = &ratios.items[i];

		put(grid, (struct line){ "ratio", ratio->name, ratio->least, ratio->most, ratio->of,
					 ratio->formula });
	}
	for (i = 0; i < list->count && page->quality; i++)
		put(grid, (struct line){ "disputed", list->items[i].text, list->items[i].count, 0,
					 page->whole.quality.seized,
					 delivered_why(list->items[i].text) });
}

void page_all_cells(const struct page_view *view, struct grid *grid)
{
	static const struct grid_column columns[] = {
		{ "part", false },           { "what", false },   { "count", true },
		{ "at_most", true },         { "of", true },      { "percent", true },
		{ "percent_at_most", true }, { "phrase", false },
	};
	const struct page *page = view->page;
	uint32_t i;

	grid_begin(grid, view->arena, columns, SCI_COUNT(columns));
	put_calls(page, grid);
	put_records(page, grid);
	for (i = 0; i < page->target_count; i++)
		put_list(view, page->targets[i], &page->whole.codes[i], 0, grid);
	put_list(view, "unmapped", &page->whole.unmapped_codes, page->whole.unmapped_beyond, grid);
	put_ratios(page, grid);
}
