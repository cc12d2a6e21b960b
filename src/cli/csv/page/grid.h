/* SPDX-License-Identifier: BSD-2-Clause */
/* A table of texts on its way to any form: filled cell by cell, row after row. */
#ifndef CSV_PAGE_GRID_H
#define CSV_PAGE_GRID_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define GRID_COLUMNS 16

struct grid_column {
	const char *name;
	bool right; /* numbers */
};

struct grid {
	struct sci_arena *arena;
	const struct grid_column *columns;
	size_t width; /* columns */
	const char **cells;
	size_t used, room;
	bool failed; /* out of memory */
};

void grid_begin(struct grid *grid, struct sci_arena *arena, const struct grid_column *columns,
		size_t width);
/* The next cell: a text that stays, NULL for an empty one, or one that is made. */
void grid_text(struct grid *grid, const char *text);
void grid_make(struct grid *grid, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Two texts of any length as one. */
void grid_join(struct grid *grid, const char *first, const char *second);
/* Empty cells up to the end of the row. */
void grid_fill(struct grid *grid);

/* Aligned for a person, with a head where `head` is set, after an indent. */
void grid_put_text(const struct grid *grid, bool head, const char *indent, FILE *out);
/* As prose: the name of the first column, then all rows with a ';' between them, in lines of at
 * most so many columns.  Nothing where there are no rows. */
void grid_put_flow(const struct grid *grid, size_t columns, FILE *out);
void grid_put_tsv(const struct grid *grid, FILE *out);
void grid_put_csv(const struct grid *grid, FILE *out);
void grid_put_markdown(const struct grid *grid, FILE *out);

#endif
