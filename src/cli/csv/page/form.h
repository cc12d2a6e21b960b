/* SPDX-License-Identifier: BSD-2-Clause */
/* Between page_write() and the forms: what of a page is shown, and the parts that forms share. */
#ifndef CSV_PAGE_FORM_H
#define CSV_PAGE_FORM_H

#include "cli/csv/ratio/delivered.h"
#include "cli/csv/ratio/ratios.h"
#include "grid.h"
#include "page.h"

/* A page on its way out. */
struct page_view {
	const struct page *page;
	struct sci_arena *arena;
	size_t top;
	/* Those of --by that are shown, the one of others last. */
	const struct page_row *rows;
	size_t row_count;
};

/* false: out of memory. */
bool page_view_make(struct page_view *view, const struct page *page, struct sci_arena *arena,
		    size_t top);
struct ratio_wish page_wish(const struct page *page);

/* ---- ratio lines and footnotes, ratio-lines.c */

/* The ratios of all calls, with the numbers of their footnotes. */
struct page_ratios {
	struct ratio items[RATIOS_MOST];
	unsigned notes[RATIOS_MOST];
	size_t count;
	enum ratio_source sources[RATIO_SOURCES]; /* of the footnotes, in order */
	unsigned source_count;
};
void page_ratios_make(struct page_ratios *ratios, const struct page *page);
/* Why a ratio is not there: at most so many sentences. */
#define PAGE_REASONS 3
size_t page_ratios_missing(const struct page *page, const char *reasons[PAGE_REASONS]);

/* ---- tables, tables.c, by-table.c, causes.c and cells.c */

/* Begin a table.  A column without a name is that of the calls, or legs, that are counted. */
void page_grid_begin(const struct page_view *view, const struct grid_column *columns, size_t count,
		     struct grid *grid);
void page_inputs_grid(const struct page_view *view, struct grid *grid);
void page_counts_grid(const struct page_view *view, struct grid *grid);
void page_codes_grid(const struct page_view *view, uint32_t target, struct grid *grid);
void page_unmapped_grid(const struct page_view *view, struct grid *grid);
void page_ratios_grid(const struct page_view *view, const struct page_ratios *ratios,
		      struct grid *grid);
void page_disputed_grid(const struct page_view *view, struct grid *grid);
/* The footnotes. */
void page_notes_grid(const struct page_view *view, const struct page_ratios *ratios,
		     struct grid *grid);
/* A row a value.  Whether some of them are marked for having few seizures. */
bool page_by_grid(const struct page_view *view, struct grid *grid);
/* Which part of the column its values are; empty where they are all of it. */
void page_part_grid(const struct page_view *view, struct grid *grid);
/* The phrases of the causes that it names, causes.c. */
void page_causes_grid(const struct page_view *view, struct grid *grid);
/* The table of --by for a program. */
void page_by_cells(const struct page_view *view, struct grid *grid);
/* All but --by for a program. */
void page_all_cells(const struct page_view *view, struct grid *grid);

#define PAGE_FEW 100 /* seizures; fewer are marked */
uint64_t page_few_of(const struct page *page, const struct page_row *row);

/* ---- forms; false: out of memory */

bool page_put_text(const struct page_view *view, FILE *out);
bool page_put_markdown(const struct page_view *view, FILE *out);
void page_put_json(const struct page *page, FILE *out);

#endif
