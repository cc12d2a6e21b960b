/* SPDX-License-Identifier: BSD-2-Clause */
#include "grid.h"

#include "base/text.h"
#include "cli/output.h"
#include "cli/rows.h"

#include <stdarg.h>

#define WIDEST 40 /* cells that are wider do not widen their column */

void grid_begin(struct grid *grid, struct sci_arena *arena, const struct grid_column *columns,
		size_t width)
{
	*grid = (struct grid){ .arena = arena, .columns = columns, .width = width };
}

static bool make_room(struct grid *grid)
{
	size_t room = grid->room > 0 ? 2 * grid->room : 4 * grid->width;
	const char **cells;

	if (grid->failed || grid->used < grid->room)
		return !grid->failed;
	cells = sci_arena_array(grid->arena, room, sizeof(*cells));
	grid->failed = cells == NULL;
	if (grid->failed)
		return false;
	if (grid->used > 0)
		memcpy(cells, grid->cells, grid->used * sizeof(*cells));
	grid->cells = cells;
	grid->room = room;
	return true;
}

void grid_text(struct grid *grid, const char *text)
{
	if (make_room(grid))
		grid->cells[grid->used++] = text;
}

void grid_make(struct grid *grid, const char *format, ...)
{
	char room[256], *text;
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(room, sizeof(room), format, arguments);
	va_end(arguments);
	if (length < 0 || length >= (int)sizeof(room))
		length = sizeof(room) - 1;
	text = sci_arena_text(grid->arena, room, (size_t)length);
	grid->failed = grid->failed || text == NULL;
	grid_text(grid, text);
}

void grid_join(struct grid *grid, const char *first, const char *second)
{
	size_t length = strlen(first), rest = strlen(second);
	char *text = sci_arena_array(grid->arena, length + rest + 1, 1);

	grid->failed = grid->failed || text == NULL;
	if (text != NULL) {
		memcpy(text, first, length);
		memcpy(text + length, second, rest);
	}
	grid_text(grid, text);
}

void grid_fill(struct grid *grid)
{
	while (!grid->failed && grid->used % grid->width != 0)
		grid_text(grid, NULL);
}

/* -------------------------------------------------------------------- text */

/* The columns that a text takes when it is harmless. */
static size_t columns_of(const char *text)
{
	size_t length = text != NULL ? strlen(text) : 0, at = 0, columns = 0;

	while (at < length) {
		size_t size = sci_shown_size(text + at, length - at);

		columns += size > 0 ? 1 : SCI_ESCAPE;
		at += size > 0 ? size : 1;
	}
	return columns;
}

static void measure(const struct grid *grid, bool head, size_t widths[GRID_COLUMNS])
{
	size_t i;

	for (i = 0; i < grid->width; i++)
		widths[i] = head ? columns_of(grid->columns[i].name) : 0;
	for (i = 0; i < grid->used; i++) {
		size_t wide = columns_of(grid->cells[i]), column = i % grid->width;

		if (wide > widths[column])
			widths[column] = wide < WIDEST ? wide : WIDEST;
	}
}

static void put_line(const struct grid *grid, const char *const *cells,
		     const size_t widths[GRID_COLUMNS], FILE *out)
{
	size_t blanks = 0, i;

	for (i = 0; i < grid->width; i++) {
		size_t wide = columns_of(cells[i]);
		size_t pad = wide < widths[i] ? widths[i] - wide : 0;

		if (grid->columns[i].right)
			blanks += pad;
		if (wide > 0) {
			cli_put(out, "%*s%s", (int)blanks, "", cells[i]);
			blanks = 0;
		}
		blanks += grid->columns[i].right ? 2 : pad + 2;
	}
	fputs("\n", out);
}

void grid_put_text(const struct grid *grid, bool head, const char *indent, FILE *out)
{
	const char *names[GRID_COLUMNS];
	size_t widths[GRID_COLUMNS], i;

	if (grid->failed)
		return;
	measure(grid, head, widths);
	for (i = 0; i < grid->width; i++)
		names[i] = grid->columns[i].name;
	if (head) {
		cli_put(out, "%s", indent);
		put_line(grid, names, widths, out);
	}
	for (i = 0; i + grid->width <= grid->used; i += grid->width) {
		cli_put(out, "%s", indent);
		put_line(grid, grid->cells + i, widths, out);
	}
}

#define MEANS " = " /* between the cells of a row in prose */

/* The columns of a row in prose. */
static size_t columns_of_row(const struct grid *grid, size_t row)
{
	size_t columns = (grid->width - 1) * strlen(MEANS), i;

	for (i = 0; i < grid->width; i++)
		columns += columns_of(grid->cells[row + i]);
	return columns;
}

void grid_put_flow(const struct grid *grid, size_t columns, FILE *out)
{
	size_t used = 0, row, i;

	for (row = 0; row + grid->width <= grid->used; row += grid->width) {
		size_t wide = columns_of_row(grid, row);
		bool fits = used + strlen("; ;") + wide <= columns;

		if (row == 0)
			cli_put(out, "%s:", grid->columns[0].name);
		else if (fits)
			fputs(";", out);
		else
			fputs(";\n ", out);
		used = row == 0 ? columns_of(grid->columns[0].name) + 2 + wide
		       : fits   ? used + 2 + wide
				: 2 + wide;
		for (i = 0; i < grid->width; i++)
			cli_put(out, "%s%s", i > 0 ? MEANS : " ", grid->cells[row + i]);
	}
	if (row > 0)
		fputs("\n", out);
}

/* ------------------------------------------------------------ other forms */

static void put_names(const struct grid *grid, enum cli_table form, FILE *out)
{
	const char *names[GRID_COLUMNS];
	size_t i;

	for (i = 0; i < grid->width; i++)
		names[i] = grid->columns[i].name;
	cli_put_cells(out, form, names, grid->width);
}

static void put_rows(const struct grid *grid, enum cli_table form, FILE *out)
{
	size_t i;

	for (i = 0; i + grid->width <= grid->used; i += grid->width)
		cli_put_cells(out, form, grid->cells + i, grid->width);
}

void grid_put_tsv(const struct grid *grid, FILE *out)
{
	put_names(grid, CLI_TABLE_TSV, out);
	put_rows(grid, CLI_TABLE_TSV, out);
}

void grid_put_csv(const struct grid *grid, FILE *out)
{
	put_names(grid, CLI_TABLE_CSV, out);
	put_rows(grid, CLI_TABLE_CSV, out);
}

void grid_put_markdown(const struct grid *grid, FILE *out)
{
	size_t i;

	put_names(grid, CLI_TABLE_MARKDOWN, out);
	fputs("|", out);
	for (i = 0; i < grid->width; i++)
		cli_put(out, "%s", grid->columns[i].right ? " ---: |" : " --- |");
	fputs("\n", out);
	put_rows(grid, CLI_TABLE_MARKDOWN, out);
}
