/* SPDX-License-Identifier: BSD-2-Clause */
#include "write.h"

#include "base/text.h"
#include "form.h"
#include "join.h"

#define TOP_USUAL 20

static const char *const forms[PAGE_FORMS] = { "text", "tsv", "csv", "markdown", "json" };

enum page_form page_form_of(const char *word)
{
	unsigned form = 0;

	while (form < PAGE_FORMS && strcmp(forms[form], word) != 0)
		form++;
	return (enum page_form)form;
}

enum page_form page_form_of_file(const char *name)
{
	static const struct {
		const char *end;
		enum page_form form;
	} ends[] = { { ".json", PAGE_JSON },
		     { ".tsv", PAGE_TSV },
		     { ".csv", PAGE_CSV },
		     { ".md", PAGE_MARKDOWN } };
	size_t length = name != NULL ? strlen(name) : 0, i;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t end = strlen(ends[i].end);

		if (length > end && sci_text_is_folded(name + length - end, end, ends[i].end))
			return ends[i].form;
	}
	return PAGE_TEXT;
}

/* Put the rows from `from` on together, after those before. */
static bool fold_rows(struct page_view *view, size_t from)
{
	const struct page *page = view->page;
	const struct page_row **parts;
	struct page_row *rows;
	size_t count = page->row_count - from, i;

	rows = sci_arena_array(view->arena, from + 1, sizeof(*rows));
	parts = sci_arena_array(view->arena, count, sizeof(*parts));
	if (rows == NULL || parts == NULL)
		return false;
	for (i = 0; i < from; i++)
		rows[i] = page->rows[i];
	for (i = 0; i < count; i++)
		parts[i] = &page->rows[from + i];
	if (page_rows_join(view->arena, parts, count, page->target_count, &rows[from]) ==
	    PAGE_NO_MEMORY)
		return false;
	rows[from].value = NULL;
	rows[from].others = true;
	view->rows = rows;
	view->row_count = from + 1;
	return true;
}

bool page_view_make(struct page_view *view, const struct page *page, struct sci_arena *arena,
		    size_t top)
{
	size_t kept = page->row_count;

	*view = (struct page_view){ .page = page,
				    .arena = arena,
				    .top = top,
				    .rows = page->rows,
				    .row_count = page->row_count };
	if (kept > 0 && page->rows[kept - 1].others)
		kept--;
	return kept <= top || fold_rows(view, top);
}

struct ratio_wish page_wish(const struct page *page)
{
	return (struct ratio_wish){ page->quality, page->seizes, page->causes };
}

uint64_t page_few_of(const struct page *page, const struct page_row *row)
{
	return page->quality ? row->quality.seized : row->calls;
}

static bool put_cells(const struct page_view *view, enum page_form form, FILE *out)
{
	struct grid grid;

	if (view->page->by != NULL)
		page_by_cells(view, &grid);
	else
		page_all_cells(view, &grid);
	if (!grid.failed)
		(form == PAGE_CSV ? grid_put_csv : grid_put_tsv)(&grid, out);
	return !grid.failed;
}

bool page_write(const struct page *page, enum page_form form, size_t top, FILE *out)
{
	bool person = form == PAGE_TEXT || form == PAGE_MARKDOWN, fine;
	struct sci_arena arena = { NULL, 0 };
	struct page_view view;

	if (form == PAGE_JSON) {
		page_put_json(page, out);
		return true;
	}
	if (top == 0)
		top = person ? TOP_USUAL : SIZE_MAX;
	fine = page_view_make(&view, page, &arena, top);
	if (fine && form == PAGE_TEXT)
		fine = page_put_text(&view, out);
	else if (fine && form == PAGE_MARKDOWN)
		fine = page_put_markdown(&view, out);
	else if (fine)
		fine = put_cells(&view, form, out);
	sci_arena_free(&arena);
	return fine;
}
