/* SPDX-License-Identifier: BSD-2-Clause */
/* The table of --by: a row a value. */
#include "base/count.h"
#include "causes.h"
#include "cli/wrap.h"
#include "fields.h"

#include <inttypes.h>
#include <string.h>

#define PART_SHOWN 40 /* columns of the text of --by */

static void put_count(struct grid *grid, uint64_t count)
{
	grid_make(grid, "%" PRIu64, count);
}

static double percent(uint64_t count, uint64_t of)
{
	return 100.0 * (double)count / (double)of;
}

/* ---------------------------------------------------------------- a person */

static void put_causes(const struct page *page, const struct page_row *row, struct grid *grid)
{
	char line[200];
	struct causes causes;
	size_t used = 0, i;

	causes_find(page, row, &causes);
	for (i = 0; i < causes.count && used < sizeof(line); i++)
		used += (size_t)snprintf(line + used, sizeof(line) - used, "%s%.40s %.0f%%",
					 i > 0 ? ", " : "", causes.items[i]->text,
					 percent(causes.counts[i], causes.of));
	if (causes.count > 0)
		grid_make(grid, "%s", line);
	else
		grid_text(grid, NULL);
}

static const char *name_of(const struct page_row *row, const struct page *page)
{
	if (row == &page->whole)
		return page->counted == PAGE_LEGS ? "all legs" : "all calls";
	if (row->others)
		return "others";
	return row->value[0] != '\0' ? row->value : "(empty)";
}

static void put_ratio(struct grid *grid, const struct ratio *ratio)
{
	if (ratio->of == 0)
		grid_text(grid, "-");
	else if (ratio->most == ratio->least)
		grid_make(grid, "%.1f", percent(ratio->least, ratio->of));
	else
		grid_make(grid, "%.1f-%.1f", percent(ratio->least, ratio->of),
			  percent(ratio->most, ratio->of));
}

static bool put_row(const struct page *page, const struct page_row *row, struct grid *grid)
{
	bool few = page_few_of(page, row) < PAGE_FEW;
	struct ratio asr = ratio_asr(&row->quality), ner = ratio_ner(&row->quality);

	grid_text(grid, name_of(row, page));
	grid_text(grid, few ? "*" : NULL);
	put_count(grid, row->calls);
	if (page->quality) {
		put_count(grid, row->quality.answered);
		put_ratio(grid, &asr);
	}
	if (page->quality && page->causes)
		put_ratio(grid, &ner);
	put_causes(page, row, grid);
	put_count(grid, row->unmapped);
	return few;
}

/* What the column of causes is about. */
static const char *causes_name(const struct page_view *view)
{
	const struct page *page = view->page;
	const char *name = page->target_count > 0 ? page->targets[causes_target(page)] : "q850";
	char room[128];

	if (strcmp(name, "q850") == 0)
		return page->quality ? "top causes, not answered" : "top causes";
	snprintf(room, sizeof(room), "top codes of %.80s%s", name,
		 page->quality ? ", not answered" : "");
	return sci_arena_text(view->arena, room, strlen(room));
}

/* Name the columns.  Their count; 0: out of memory. */
static size_t name_columns(const struct page_view *view, struct grid_column columns[GRID_COLUMNS])
{
	const struct page *page = view->page;
	const char *causes = causes_name(view);
	size_t count = 0;

	columns[count++] =
		(struct grid_column){ page->by_column != NULL ? page->by_column : page->by, false };
	columns[count++] = (struct grid_column){ "", false };
	columns[count++] = (struct grid_column){ page_unit(page), true };
	if (page->quality) {
		columns[count++] = (struct grid_column){ "answered", true };
		columns[count++] = (struct grid_column){ "ASR %", true };
	}
	if (page->quality && page->causes)
		columns[count++] = (struct grid_column){ "NER %", true };
	columns[count++] = (struct grid_column){ causes, false };
	columns[count++] = (struct grid_column){ "unmapped", true };
	return causes != NULL ? count : 0;
}

bool page_by_grid(const struct page_view *view, struct grid *grid)
{
	const struct page *page = view->page;
	struct grid_column *columns = sci_arena_array(view->arena, GRID_COLUMNS, sizeof(*columns));
	size_t width = columns != NULL ? name_columns(view, columns) : 0, i;
	bool few;

	grid_begin(grid, view->arena, columns, width);
	grid->failed = width == 0;
	if (grid->failed)
		return false;
	few = put_row(page, &page->whole, grid);
	for (i = 0; i < view->row_count; i++)
		few = put_row(page, &view->rows[i], grid) || few;
	return few;
}

void page_part_grid(const struct page_view *view, struct grid *grid)
{
	static const struct grid_column columns[] = { { "column", false }, { "value", false } };
	const struct page *page = view->page;
	int shown;

	grid_begin(grid, view->arena, columns, SCI_COUNT(columns));
	if (page->by_column == NULL)
		return;
	shown = cli_cut(page->by, PART_SHOWN);
	grid_text(grid, page->by_column);
	grid_make(grid, "the part that --by '%.*s%s' finds", shown, page->by,
		  page->by[shown] != '\0' ? "..." : "");
}

/* --------------------------------------------------------------- a program */

static void put_percent(struct grid *grid, uint64_t count, uint64_t of)
{
	if (of > 0)
		grid_make(grid, "%.2f", percent(count, of));
	else
		grid_text(grid, NULL);
}

static void put_cause_cells(const struct page *page, const struct page_row *row, struct grid *grid)
{
	struct causes causes;
	size_t i;

	causes_find(page, row, &causes);
	for (i = 0; i < TOP_CAUSES; i++) {
		grid_text(grid, i < causes.count ? causes.items[i]->text : NULL);
		put_percent(grid, i < causes.count ? causes.counts[i] : 0,
			    i < causes.count ? causes.of : 0);
	}
}

static void put_row_cells(const struct page *page, const struct page_row *row, struct grid *grid)
{
	const struct quality *quality = &row->quality;
	struct ratio asr = ratio_asr(quality), ner = ratio_ner(quality);
	bool whole = row == &page->whole;

	grid_text(grid, whole ? "all" : row->others ? "others" : "value");
	grid_text(grid, whole || row->others ? NULL : row->value);
	put_count(grid, row->calls);
	if (page->quality) {
		put_count(grid, quality->answered);
		put_count(grid, quality->not_answered);
	} else {
		grid_text(grid, NULL);
		grid_text(grid, NULL);
	}
	put_percent(grid, asr.least, page->quality ? asr.of : 0);
	put_percent(grid, ner.least, page->quality && page->causes ? ner.of : 0);
	put_percent(grid, ner.most, page->quality && page->causes ? ner.of : 0);
	put_cause_cells(page, row, grid);
	put_count(grid, row->unmapped);
	grid_text(grid, page_few_of(page, row) < PAGE_FEW ? "yes" : "no");
}

void page_by_cells(const struct page_view *view, struct grid *grid)
{
	static const struct grid_column columns[] = {
		{ "row", false },         { "value", false },
		{ NULL, true },           { "answered", true },
		{ "not_answered", true }, { "asr", true },
		{ "ner", true },          { "ner_at_most", true },
		{ "cause_1", false },     { "cause_1_percent", true },
		{ "cause_2", false },     { "cause_2_percent", true },
		{ "cause_3", false },     { "cause_3_percent", true },
		{ "unmapped", true },     { "few", false },
	};
	size_t i;

	page_grid_begin(view, columns, SCI_COUNT(columns), grid);
	put_row_cells(view->page, &view->page->whole, grid);
	for (i = 0; i < view->row_count; i++)
		put_row_cells(view->page, &view->rows[i], grid);
}
