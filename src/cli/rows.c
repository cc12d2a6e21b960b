/* SPDX-License-Identifier: BSD-2-Clause */
#include "rows.h"

#include "base/text.h"
#include "cli.h"
#include "output.h"

#include <string.h>

struct cli_cell cli_cell_bytes(const char *text, size_t length)
{
	return (struct cli_cell){ .kind = CLI_TEXT_CELL, .text = text, .length = length };
}

struct cli_cell cli_cell_text(const char *text)
{
	return text != NULL ? cli_cell_bytes(text, strlen(text))
			    : (struct cli_cell){ .kind = CLI_EMPTY };
}

struct cli_cell cli_cell_number(int64_t number)
{
	return (struct cli_cell){ .kind = CLI_NUMBER_CELL, .number = number };
}

struct cli_cell cli_cell_members(cli_members *members, const void *data)
{
	return (struct cli_cell){ .kind = CLI_MEMBERS_CELL, .members = members, .data = data };
}

/* --------------------------------------------------------------------- TSV */

/* Put one character of TSV that is not plain, and give its length.  Bytes that are not
 * UTF-8 stand for themselves where they are letters in other encodings. */
static size_t put_tsv_character(struct cli_sink *out, const char *text, size_t length)
{
	static const char plain[] = "\t\n\r\\", words[] = "tnr\\";
	const char *special = text[0] != '\0' ? strchr(plain, text[0]) : NULL;
	uint32_t character = 0;
	size_t size, i;
	bool shown;

	if (special != NULL) {
		cli_sink_byte(out, '\\');
		cli_sink_byte(out, words[special - plain]);
		return 1;
	}
	size = sci_utf8_decode((const unsigned char *)text, length, &character);
	shown = size > 0 ? sci_is_shown(character) : (unsigned char)text[0] >= 0xA0;
	size = size > 0 ? size : 1;
	if (shown)
		cli_sink_put(out, text, size);
	for (i = 0; i < size && !shown; i++)
		cli_sink_took(out, sci_escape_put(cli_sink_room(out, SCI_ESCAPE), text[i]));
	return size;
}

/* Put a run of printable characters, of which backslashes alone are not plain. */
static void put_tsv_run(struct cli_sink *out, const char *text, size_t length)
{
	const char *end = text + length, *backslash;

	while (text < end && (backslash = memchr(text, '\\', (size_t)(end - text))) != NULL) {
		cli_sink_put(out, text, (size_t)(backslash - text));
		cli_sink_put(out, "\\\\", 2);
		text = backslash + 1;
	}
	cli_sink_put(out, text, (size_t)(end - text));
}

void cli_put_tsv(struct cli_sink *out, const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		size_t run = sci_printable_run((const unsigned char *)text + at, length - at);

		put_tsv_run(out, text + at, run);
		at += run;
		if (at < length)
			at += put_tsv_character(out, text + at, length - at);
	}
}

/* --------------------------------------------------------------------- CSV */

static void put_csv(struct cli_sink *out, const char *text, size_t length)
{
	bool quotes = false;
	size_t i;

	for (i = 0; i < length && !quotes; i++)
		quotes = text[i] == '"' || text[i] == ',' || text[i] == '\r' || text[i] == '\n';
	if (!quotes) {
		cli_sink_put(out, text, length);
		return;
	}
	cli_sink_byte(out, '"');
	for (i = 0; i < length; i++) {
		if (text[i] == '"')
			cli_sink_byte(out, '"');
		cli_sink_byte(out, text[i]);
	}
	cli_sink_byte(out, '"');
}

/* ------------------------------------------------------------------- cells */

/* Text for a table of Markdown: harmless, and without what Markdown would take as its own.
 * Two blanks at the beginning are an indent, which Markdown would drop. */
static void put_markdown(struct cli_sink *out, const char *text, size_t length)
{
	size_t at = 0;

	for (; at + 2 < length && text[at] == ' ' && text[at + 1] == ' '; at += 2)
		cli_sink_put(out, "&emsp;", strlen("&emsp;"));
	while (at < length) {
		size_t size = sci_shown_size(text + at, length - at);

		if (size == 1 && strchr("\\`*|[]<>&~", text[at]) != NULL)
			cli_sink_byte(out, '\\');
		cli_sink_put(out, text + at, size);
		if (size == 0)
			cli_sink_took(out,
				      sci_escape_put(cli_sink_room(out, SCI_ESCAPE), text[at]));
		at += size > 0 ? size : 1;
	}
}

/* CSV that a person may look at too: what cannot be shown is escaped. */
static void put_shown_csv(struct cli_sink *out, const char *text, size_t length)
{
	bool quotes = memchr(text, '"', length) != NULL || memchr(text, ',', length) != NULL;
	size_t at = 0;

	if (quotes)
		cli_sink_byte(out, '"');
	while (at < length) {
		size_t size = sci_shown_size(text + at, length - at);

		if (text[at] == '"')
			cli_sink_byte(out, '"');
		cli_sink_put(out, text + at, size);
		if (size == 0)
			cli_sink_took(out,
				      sci_escape_put(cli_sink_room(out, SCI_ESCAPE), text[at]));
		at += size > 0 ? size : 1;
	}
	if (quotes)
		cli_sink_byte(out, '"');
}

void cli_put_cells(FILE *out, enum cli_table form, const char *const *cells, size_t count)
{
	static void (*const puts_text[])(struct cli_sink *, const char *, size_t) = {
		[CLI_TABLE_TSV] = cli_put_tsv,
		[CLI_TABLE_CSV] = put_shown_csv,
		[CLI_TABLE_MARKDOWN] = put_markdown,
	};
	static const char *const between[] = { "\t", ",", " | " };
	struct cli_sink line;
	size_t i;

	cli_sink_begin(&line, out);
	if (form == CLI_TABLE_MARKDOWN)
		cli_sink_put(&line, "| ", 2);
	for (i = 0; i < count; i++) {
		if (i > 0)
			cli_sink_put(&line, between[form], strlen(between[form]));
		if (cells[i] != NULL)
			puts_text[form](&line, cells[i], strlen(cells[i]));
	}
	if (form == CLI_TABLE_MARKDOWN)
		cli_sink_put(&line, " |", 2);
	cli_sink_byte(&line, '\n');
	cli_sink_send(&line);
}

/* --------------------------------------------------------------------- rows */

/* Where rows go. */
static struct cli_sink sink;

static void put_field(bool csv, const struct cli_cell *cell)
{
	if (cell->kind == CLI_NUMBER_CELL)
		cli_sink_number(&sink, cell->number);
	else if (cell->kind == CLI_TEXT_CELL)
		(csv ? put_csv : cli_put_tsv)(&sink, cell->text, cell->length);
}

static void put_table_row(bool csv, const struct cli_rows *rows, const struct cli_cell *cells)
{
	size_t count = 0, i;

	for (i = 0; i < rows->count; i++) {
		if (!(rows->columns[i].where & CLI_IN_TABLE))
			continue;
		if (count++ > 0)
			cli_sink_byte(&sink, csv ? ',' : '\t');
		put_field(csv, &cells[i]);
	}
	cli_sink_byte(&sink, '\n');
}

static void put_json_row(const struct cli_rows *rows, const struct cli_cell *cells)
{
	struct json json;
	size_t i;

	json_open(&json, &sink);
	for (i = 0; i < rows->count; i++) {
		const struct cli_cell *cell = &cells[i];

		if (!(rows->columns[i].where & CLI_IN_JSON))
			continue;
		if (cell->kind == CLI_TEXT_CELL)
			json_bytes(&json, rows->columns[i].name, cell->text, cell->length);
		else if (cell->kind == CLI_NUMBER_CELL)
			json_number(&json, rows->columns[i].name, cell->number);
		else if (cell->kind == CLI_MEMBERS_CELL)
			cell->members(&json, cell->data);
	}
	json_close(&json);
}

static void put_names(const struct cli_rows *rows, bool tabs)
{
	size_t count = 0, i;

	for (i = 0; i < rows->count; i++) {
		if (!(rows->columns[i].where & CLI_IN_TABLE))
			continue;
		if (count > 0 && tabs)
			putchar('\t');
		else if (count > 0)
			putchar(',');
		count++;
		cli_put(stdout, "%s", rows->columns[i].name);
	}
	putchar('\n');
}

void cli_rows_begin(const struct cli *cli, const struct cli_rows *rows)
{
	cli_sink_begin(&sink, stdout);
	if (cli->asked.output == CLI_CSV)
		put_names(rows, false);
}

void cli_rows_begin_named(const struct cli *cli, const struct cli_rows *rows)
{
	cli_rows_begin(cli, rows);
	if (cli->asked.output == CLI_TSV)
		put_names(rows, true);
}

/* Empty cells for the columns of a row. */
static struct cli_cell *empty_cells(size_t count)
{
	static struct cli_cell usual[CLI_COLUMNS_MAX], *many;
	static size_t room = 0;
	struct cli_cell *cells = usual;

	if (count > CLI_COLUMNS_MAX && count > room) {
		many = cli_alloc(count * sizeof(*many));
		room = count;
	}
	if (count > CLI_COLUMNS_MAX)
		cells = many;
	memset(cells, 0, count * sizeof(*cells));
	return cells;
}

void cli_rows_put(struct cli *cli, const struct cli_rows *rows, void *row)
{
	struct cli_cell *cells;

	cli->rows++;
	if (cli->asked.output == CLI_TEXT) {
		rows->text(cli, row);
		return;
	}
	cells = empty_cells(rows->count);
	rows->fill(cli, row, cells);
	if (cli->asked.output == CLI_JSON)
		put_json_row(rows, cells);
	else
		put_table_row(cli->asked.output == CLI_CSV, rows, cells);
	cli_sink_send(&sink);
}

void cli_rows_mark(void)
{
	cli_sink_begin(&sink, stdout);
}

const char *cli_rows_since(size_t *length)
{
	*length = sink.used;
	return sink.cut ? NULL : sink.bytes;
}

void cli_rows_again(const char *bytes, size_t length)
{
	cli_put_bytes(bytes, length);
}
