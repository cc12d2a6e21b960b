/* SPDX-License-Identifier: BSD-2-Clause */
/* A page for a person at a terminal. */
#include "cli/output.h"
#include "fields.h"
#include "form.h"

#include <inttypes.h>

#define WIDTH 98 /* columns of a line of prose */

static void put_title(const struct page *page, FILE *out)
{
	size_t i;

	cli_put(out, "%s", page->complete ? "Summary" : "Incomplete summary");
	if (page->input_count > 3)
		cli_put(out, " of %zu files", page->input_count);
	for (i = 0; i < page->input_count && page->input_count <= 3; i++)
		cli_put(out, "%s%s", i > 0 ? ", " : " of ", page->inputs[i]);
	fputs("\n\n", out);
}

static bool put_grid(const struct grid *grid, bool head, const char *indent, FILE *out)
{
	grid_put_text(grid, head, indent, out);
	return !grid->failed;
}

static bool put_lists(const struct page_view *view, FILE *out)
{
	const struct page *page = view->page;
	struct grid grid;
	bool fine = true;
	uint32_t i;

	for (i = 0; i < page->target_count && fine; i++) {
		if (page->whole.codes[i].count == 0)
			continue;
		fputs("\n", out);
		page_codes_grid(view, i, &grid);
		fine = put_grid(&grid, true, "", out);
	}
	if (!fine || page->whole.unmapped_codes.count == 0)
		return fine;
	fputs("\n", out);
	page_unmapped_grid(view, &grid);
	return put_grid(&grid, true, "", out);
}

static bool put_ratios(const struct page_view *view, const struct page_ratios *ratios, FILE *out)
{
	const char *reasons[PAGE_REASONS];
	size_t count = page_ratios_missing(view->page, reasons), i;
	struct grid grid;
	bool fine;

	fputs("\n", out);
	page_ratios_grid(view, ratios, &grid);
	fine = put_grid(&grid, false, "", out);
	if (fine && view->page->quality && view->page->whole.disputed.count > 0) {
		fputs("Not answered, but perhaps delivered: only the higher NER counts them\n",
		      out);
		page_disputed_grid(view, &grid);
		fine = put_grid(&grid, false, "  ", out);
	}
	for (i = 0; i < count; i++)
		cli_put(out, "%s\n", reasons[i]);
	return fine;
}

/* What stands below the table of --by. */
static bool put_by_notes(const struct page_view *view, bool few, FILE *out)
{
	struct grid grid;

	if (few)
		cli_put(out, "* fewer than %d %s\n", PAGE_FEW,
			view->page->quality ? "seizures" : page_unit(view->page));
	page_part_grid(view, &grid);
	if (!put_grid(&grid, false, "", out))
		return false;
	page_causes_grid(view, &grid);
	grid_put_flow(&grid, WIDTH, out);
	return !grid.failed;
}

static bool put_by(const struct page_view *view, FILE *out)
{
	struct grid grid;
	bool few;

	if (view->page->by == NULL)
		return true;
	fputs("\n", out);
	few = page_by_grid(view, &grid);
	return put_grid(&grid, true, "", out) && put_by_notes(view, few, out);
}

static void put_seconds(const struct page *page, FILE *out)
{
	fputs("\n", out);
	cli_put(out, "Took %.2f s", page->seconds);
	if (page->seconds >= 1)
		cli_put(out, ", %.0f records a second", (double)page->records / page->seconds);
	fputs("\n", out);
}

bool page_put_text(const struct page_view *view, FILE *out)
{
	struct page_ratios ratios;
	struct grid grid;

	page_ratios_make(&ratios, view->page);
	put_title(view->page, out);
	page_counts_grid(view, &grid);
	if (!put_grid(&grid, false, "", out) || !put_lists(view, out) ||
	    !put_ratios(view, &ratios, out) || !put_by(view, out))
		return false;
	page_notes_grid(view, &ratios, &grid);
	if (grid.used > 0)
		fputs("\n", out);
	if (!put_grid(&grid, false, "", out))
		return false;
	put_seconds(view->page, out);
	return true;
}
