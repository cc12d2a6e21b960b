/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The one writer of rows.  A command declares the columns of its rows once and says how
 * a row fills them; whether it comes out as TSV, CSV or JSON is no matter of its own.
 * Only what a person reads is, which is a text and no row.
 */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#include "base/count.h"
#include "json.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct cli;

/* Where a column stands: TSV and CSV have only texts and numbers, and no column twice. */
enum { CLI_IN_TABLE = 1, CLI_IN_JSON = 2, CLI_IN_BOTH = 3 };
struct cli_column {
	const char *name; /* NULL: for members of the object itself */
	int where;
};

/* Writes what a cell holds into JSON: members of the object that is open. */
typedef void cli_members(struct json *json, const void *data);

/* One cell of a row.  An empty one is an empty field, and not there in JSON.  In TSV,
 * tabs, line ends, backslashes and what cannot be shown are escaped; CSV is quoted where
 * it must be. */
struct cli_cell {
	enum { CLI_EMPTY, CLI_TEXT_CELL, CLI_NUMBER_CELL, CLI_MEMBERS_CELL } kind;
	const char *text;
	size_t length;
	int64_t number;
	cli_members *members;
	const void *data;
};
struct cli_cell cli_cell_text(const char *text); /* NULL: empty */
struct cli_cell cli_cell_bytes(const char *text, size_t length);
struct cli_cell cli_cell_number(int64_t number);
struct cli_cell cli_cell_members(cli_members *members, const void *data);

struct cli_rows {
	const struct cli_column *columns;
	size_t count;
	/* Fill the cells, which are empty; they and what they point at live until the
	 * row is written. */
	void (*fill)(struct cli *cli, void *row, struct cli_cell *cells);
	/* Write the row for a person. */
	void (*text)(struct cli *cli, void *row);
};
#define CLI_COLUMNS_MAX 32 /* of those that are declared; compare makes its own */
#define CLI_ROWS(columns, fill, text)                                                              \
	{                                                                                          \
		columns, SCI_COUNT(columns), fill, text                                            \
	}

/* Write the columns' names, where the form of the output has them. */
void cli_rows_begin(const struct cli *cli, const struct cli_rows *rows);
/* The same where TSV has them too. */
void cli_rows_begin_named(const struct cli *cli, const struct cli_rows *rows);
/* Write one text as a field of TSV has it. */
void cli_put_tsv(struct cli_sink *out, const char *text, size_t length);
/* Write cells as one line of a table to a file; NULL is an empty one. */
enum cli_table { CLI_TABLE_TSV, CLI_TABLE_CSV, CLI_TABLE_MARKDOWN };
void cli_put_cells(FILE *out, enum cli_table form, const char *const *cells, size_t count);
/* Write a row in the form of the output. */
void cli_rows_put(struct cli *cli, const struct cli_rows *rows, void *row);

/* Look at the bytes of the rows that come now. */
void cli_rows_mark(void);
/* The bytes of the rows since then; NULL: they were too many to be kept together. */
const char *cli_rows_since(size_t *length);
/* Write such bytes again; their rows are not counted. */
void cli_rows_again(const char *bytes, size_t length);

#endif
