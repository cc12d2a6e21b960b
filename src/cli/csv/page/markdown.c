/* SPDX-License-Identifier: BSD-2-Clause */
/* A page as Markdown: the tables that a person reads, under headings. */
#include "cli/output.h"
#include "fields.h"
#include "form.h"

static bool put_grid(const char *title, const struct grid *grid, FILE *out)
{
	if (grid->failed)
		return false;
	fputs("\n", out);
	cli_put(out, "## %s\n", title);
	if (grid->used == 0)
		return true;
	fputs("\n", out);
	grid_put_markdown(grid, out);
	return true;
}

static bool put_lists(const struct page_view *view, FILE *out)
{
	const struct page_row *row = &view->page->whole;
	struct grid grid;
	uint32_t i;

	for (i = 0; i < view->page->target_count; i++) {
		if (row->codes[i].count == 0)
			continue;
		page_codes_grid(view, i, &grid);
		if (!put_grid("Codes", &grid, out))
			return false;
	}
	if (row->unmapped_codes.count == 0)
		return true;
	page_unmapped_grid(view, &grid);
	return put_grid("Unmapped codes", &grid, out);
}

static bool put_ratios(const struct page_view *view, const struct page_ratios *ratios, FILE *out)
{
	const char *reasons[PAGE_REASONS];
	size_t count = page_ratios_missing(view->page, reasons), i;
	struct grid grid;

	page_ratios_grid(view, ratios, &grid);
	if (!put_grid("Ratios", &grid, out))
		return false;
	for (i = 0; i < count; i++) {
		fputs("\n", out);
		cli_put(out, "%s\n", reasons[i]);
	}
	if (!view->page->quality || view->page->whole.disputed.count == 0)
		return true;
	page_disputed_grid(view, &grid);
	return put_grid("Not answered, but perhaps delivered", &grid, out);
}

/* What stands below the table of --by. */
static bool put_by_notes(const struct page_view *view, bool few, FILE *out)
{
	struct grid grid;

	if (few)
		fputs("\n", out);
	if (few)
		cli_put(out, "\\* fewer than %d %s\n", PAGE_FEW,
			view->page->quality ? "seizures" : page_unit(view->page));
	page_part_grid(view, &grid);
	if (grid.failed || (grid.used > 0 && !put_grid("What a value is", &grid, out)))
		return false;
	page_causes_grid(view, &grid);
	return !grid.failed && (grid.used == 0 || put_grid("Top causes", &grid, out));
}

static bool put_by(const struct page_view *view, FILE *out)
{
	struct grid grid;
	bool few;

	if (view->page->by == NULL)
		return true;
	few = page_by_grid(view, &grid);
	return put_grid("By value", &grid, out) && put_by_notes(view, few, out);
}

bool page_put_markdown(const struct page_view *view, FILE *out)
{
	const struct page *page = view->page;
	struct page_ratios ratios;
	struct grid grid;

	page_ratios_make(&ratios, page);
	cli_put(out, "%s\n", page->complete ? "# Summary" : "# Incomplete summary");
	page_inputs_grid(view, &grid);
	if (grid.failed || (grid.used > 0 && !put_grid("Inputs", &grid, out)))
		return false;
	page_counts_grid(view, &grid);
	if (!put_grid("Calls", &grid, out) || !put_lists(view, out) ||
	    !put_ratios(view, &ratios, out) || !put_by(view, out))
		return false;
	page_notes_grid(view, &ratios, &grid);
	return !grid.failed && (grid.used == 0 || put_grid("Sources", &grid, out));
}
