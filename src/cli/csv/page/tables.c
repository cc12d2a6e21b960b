/* SPDX-License-Identifier: BSD-2-Clause */
/* The tables of a page but for --by, each as a person reads it, and all as one for a program. */
#include "base/count.h"
#include "fields.h"
#include "form.h"

#include <inttypes.h>
#include <string.h>

static void put_count(struct grid *grid, uint64_t count)
{
	grid_make(grid, "%" PRIu64, count);
}

static void put_share(struct grid *grid, uint64_t count, uint64_t of)
{
	if (of > 0)
		grid_make(grid, "%.2f %%", 100.0 * (double)count / (double)of);
	else
		grid_text(grid, NULL);
}

void page_grid_begin(const struct page_view *view, const struct grid_column *usual, size_t count,
		     struct grid *grid)
{
	struct grid_column *columns = sci_arena_array(view->arena, count, sizeof(*columns));
	size_t i;

	grid_begin(grid, view->arena, columns, count);
	grid->failed = columns == NULL;
	for (i = 0; i < count && columns != NULL; i++) {
		columns[i] = usual[i];
		if (usual[i].name == NULL)
			columns[i].name = page_unit(view->page);
	}
}

void page_inputs_grid(const struct page_view *view, struct grid *grid)
{
	static const struct grid_column columns[] = { { "input", false } };
	size_t i;

	grid_begin(grid, view->arena, columns, SCI_COUNT(columns));
	for (i = 0; i < view->page->input_count; i++)
		grid_text(grid, view->page->inputs[i]);
}

/* ------------------------------------------------------------------ counts */

static void put_line(struct grid *grid, const char *name, uint64_t count, uint64_t of)
{
	grid_text(grid, name);
	put_count(grid, count);
	put_share(grid, count, of);
}

static void put_some(struct grid *grid, const char *name, uint64_t count, uint64_t of)
{
	if (count > 0)
		put_line(grid, name, count, of);
}

static void put_records(const struct page *page, struct grid *grid)
{
	unsigned i;
	size_t k;

	put_line(grid, "records", page->records, 0);
	put_some(grid, "  passed through", page->passed, 0);
	for (i = 0; i < PAGE_FLAWS; i++) {
		if (page->flaws[i] == 0)
			continue;
		grid_make(grid, "  malformed: %s", page_flaw_words(i));
		put_count(grid, page->flaws[i]);
		grid_fill(grid);
	}
	put_line(grid, "  written", page->out, 0);
	put_some(grid, "  unmapped, copied to the rejects", page->copied, 0);
	for (k = 0; k < page->companions.count; k++) {
		grid_make(grid, "  %.60s: unreadable cells", page->companions.items[k].text);
		put_count(grid, page->companions.items[k].count);
		grid_fill(grid);
	}
	put_some(grid, "  codes that could not be read", page->unread, 0);
	put_some(grid, "  codes read despite a flaw", page->flawed, 0);
}

/* Calls or legs, with the other beside them. */
static void put_calls(const struct page *page, struct grid *grid)
{
	bool calls = page->counted == PAGE_CALLS;

	grid_text(grid, page_unit(page));
	put_count(grid, page->whole.calls);
	if (page->counted == PAGE_RECORDS)
		grid_text(grid, NULL);
	else
		grid_make(grid, "of %" PRIu64 " %s", calls ? page->legs : page->together,
			  calls ? "legs" : "calls");
	if (page->counted == PAGE_RECORDS)
		return;
	put_line(grid, "  legs that came late", page->late_legs, 0);
	if (calls)
		put_some(grid, "  legs that are unmapped", page->unmapped_legs, 0);
}

void page_counts_grid(const struct page_view *view, struct grid *grid)
{
	static const struct grid_column columns[] = { { "", false },
						      { "count", true },
						      { "share", true } };
	const struct page *page = view->page;
	const struct page_row *row = &page->whole;
	const struct quality *quality = &row->quality;

	grid_begin(grid, view->arena, columns, SCI_COUNT(columns));
	put_calls(page, grid);
	if (page->quality) {
		put_line(grid, "  answered", quality->answered, row->calls);
		put_some(grid, "    of 0 seconds", quality->zero, row->calls);
		put_line(grid, "  not answered", quality->not_answered, row->calls);
		put_some(grid, "  unknown whether answered", quality->unknown, row->calls);
	}
	put_line(grid, "mapped", row->mapped, row->calls);
	put_line(grid, "stated to have no code", row->none, row->calls);
	put_line(grid, "unmapped", row->unmapped, row->calls);
	put_line(grid, "rejected", page->rejected, 0);
	put_some(grid, "with contradictions", row->contradicted, row->calls);
	put_records(page, grid);
}

/* ------------------------------------------------------------------- lists */

/* The items of a list that are shown, and how many calls the others have. */
static size_t shown(const struct page_view *view, const struct page_list *list, uint64_t *others)
{
	size_t count = list->count < view->top ? list->count : view->top, i;

	*others = 0;
	for (i = count; i < list->count; i++)
		*others += list->items[i].count;
	return count;
}

static void put_item(struct grid *grid, const struct page_count *item, uint64_t of)
{
	grid_text(grid, item->text);
	put_count(grid, item->count);
	put_share(grid, item->count, of);
	grid_text(grid, item->phrase);
}

static void put_list(const struct page_view *view, const struct page_list *list, uint64_t beyond,
		     struct grid *grid)
{
	uint64_t others, of = view->page->whole.calls;
	size_t count = shown(view, list, &others), i;

	for (i = 0; i < count; i++)
		put_item(grid, &list->items[i], of);
	if (others + beyond > 0)
		put_item(grid, &(struct page_count){ .text = "others", .count = others + beyond },
			 of);
}

static void begin_list(const struct page_view *view, const char *name, struct grid *grid)
{
	const struct grid_column columns[] = {
		{ name, false }, { NULL, true }, { "share", true }, { "", false }
	};

	page_grid_begin(view, columns, SCI_COUNT(columns), grid);
}

void page_codes_grid(const struct page_view *view, uint32_t target, struct grid *grid)
{
	begin_list(view, view->page->targets[target], grid);
	put_list(view, &view->page->whole.codes[target], 0, grid);
}

void page_unmapped_grid(const struct page_view *view, struct grid *grid)
{
	const struct page_row *row = &view->page->whole;

	begin_list(view, "unmapped", grid);
	put_list(view, &row->unmapped_codes, row->unmapped_beyond, grid);
}

/* ------------------------------------------------------------------ ratios */

void page_ratios_grid(const struct page_view *view, const struct page_ratios *ratios,
		      struct grid *grid)
{
	static const struct grid_column columns[] = {
		{ "ratio", false }, { "percent", false }, { NULL, false }, { "formula", false }
	};
	size_t i;

	page_grid_begin(view, columns, SCI_COUNT(columns), grid);
	for (i = 0; i < ratios->count; i++) {
		const struct ratio *ratio = &ratios->items[i];
		double of = (double)ratio->of, least = 100.0 * (double)ratio->least / of;

		grid_text(grid, ratio->name);
		if (ratio->most == ratio->least) {
			grid_make(grid, "%.2f %%", least);
			grid_make(grid, "%" PRIu64 " of %" PRIu64, ratio->least, ratio->of);
		} else {
			grid_make(grid, "%.2f %% to %.2f %%", least,
				  100.0 * (double)ratio->most / of);
			grid_make(grid, "%" PRIu64 " to %" PRIu64 " of %" PRIu64, ratio->least,
				  ratio->most, ratio->of);
		}
		grid_make(grid, "%s [%u]", ratio->formula, ratios->notes[i]);
	}
}

void page_disputed_grid(const struct page_view *view, struct grid *grid)
{
	static const struct grid_column columns[] = { { "disputed", false },
						      { NULL, true },
						      { "", false } };
	const struct page_list *list = &view->page->whole.disputed;
	size_t i;

	page_grid_begin(view, columns, SCI_COUNT(columns), grid);
	for (i = 0; i < list->count; i++) {
		grid_text(grid, list->items[i].text);
		put_count(grid, list->items[i].count);
		grid_text(grid, delivered_why(list->items[i].text));
	}
}

void page_notes_grid(const struct page_view *view, const struct page_ratios *ratios,
		     struct grid *grid)
{
	static const struct grid_column columns[] = { { "", false }, { "source", false } };
	const struct page *page = view->page;
	unsigned i;

	grid_begin(grid, view->arena, columns, SCI_COUNT(columns));
	for (i = 0; i < ratios->source_count; i++) {
		grid_make(grid, "[%u]", i + 1);
		grid_text(grid, ratio_source_words(ratios->sources[i]));
		if (ratios->sources[i] != RATIO_NER || page->delivered == NULL)
			continue;
		grid_text(grid, NULL);
		grid_join(grid, page->settled ? "Delivered, as --delivered says: " : "Delivered: ",
			  page->delivered);
	}
}
