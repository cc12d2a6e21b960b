/* SPDX-License-Identifier: BSD-2-Clause */
#include "rows.h"

#include "base/text.h"
#include "cli.h"
#include "output.h"

#include <inttypes.h>
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

/* Write one character of TSV and give its length.  Bytes that are not UTF-8 stand for
 * themselves where they are letters in other encodings. */
static size_t put_tsv_character(FILE *out, const char *text, size_t length)
{
	uint32_t character = 0;
	size_t size = sci_utf8_decode((const unsigned char *)text, length, &character), i;
	bool shown = size > 0 ? sci_is_shown(character) : (unsigned char)text[0] >= 0xA0;

	size = size > 0 ? size : 1;
	if (shown)
		fwrite(text, 1, size, out);
	for (i = 0; i < size && !shown; i++)
		fprintf(out, "\\x%02X", (unsigned char)text[i]);
	return size;
}

void cli_put_tsv(FILE *out, const char *text, size_t length)
{
	static const char plain[] = "\t\n\r\\", words[] = "tnr\\";
	size_t at = 0;

	while (at < length) {
		size_t run = sci_printable_run((const unsigned char *)text + at, length - at);
		const char *backslash = memchr(text + at, '\\', run), *special;

		if (backslash != NULL)
			run = (size_t)(backslash - text) - at;
		fwrite(text + at, 1, run, out);
		at += run;
		if (at == length)
			break;
		special = text[at] != '\0' ? strchr(plain, text[at]) : NULL;
		if (special == NULL) {
			at += put_tsv_character(out, text + at, length - at);
			continue;
		}
		putc('\\', out);
		putc(words[special - plain], out);
		at++;
	}
}

/* --------------------------------------------------------------------- CSV */

static void put_csv(const char *text, size_t length)
{
	bool quotes = false;
	size_t i;

	for (i = 0; i < length && !quotes; i++)
		quotes = strchr("\",\r\n", text[i]) != NULL && text[i] != '\0';
	if (!quotes) {
		fwrite(text, 1, length, stdout);
		return;
	}
	putchar('"');
	for (i = 0; i < length; i++) {
		if (text[i] == '"')
			putchar('"');
		putchar(text[i]);
	}
	putchar('"');
}

/* --------------------------------------------------------------------- rows */

static void put_text(bool csv, const char *text, size_t length)
{
	if (csv)
		put_csv(text, length);
	else
		cli_put_tsv(stdout, text, length);
}

static void put_field(bool csv, const struct cli_cell *cell)
{
	if (cell->kind == CLI_NUMBER_CELL)
		printf("%" PRId64, cell->number);
	else if (cell->kind == CLI_TEXT_CELL)
		put_text(csv, cell->text, cell->length);
}

static void put_table_row(bool csv, const struct cli_rows *rows, const struct cli_cell *cells)
{
	size_t count = 0, i;

	for (i = 0; i < rows->count; i++) {
		if (!(rows->columns[i].where & CLI_IN_TABLE))
			continue;
		if (count++ > 0)
			putchar(csv ? ',' : '\t');
		put_field(csv, &cells[i]);
	}
	putchar('\n');
}

static void put_json_row(const struct cli_rows *rows, const struct cli_cell *cells)
{
	struct json json;
	size_t i;

	json_open(&json, stdout);
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

void cli_rows_begin(const struct cli *cli, const struct cli_rows *rows)
{
	size_t count = 0, i;

	if (cli->asked.output != CLI_CSV)
		return;
	for (i = 0; i < rows->count; i++)
		if (rows->columns[i].where & CLI_IN_TABLE)
			cli_put(stdout, "%s%s", count++ > 0 ? "," : "", rows->columns[i].name);
	putchar('\n');
}

void cli_rows_put(struct cli *cli, const struct cli_rows *rows, void *row)
{
	struct cli_cell cells[CLI_COLUMNS_MAX];

	cli->rows++;
	if (cli->asked.output == CLI_TEXT) {
		rows->text(cli, row);
		return;
	}
	memset(cells, 0, sizeof(cells));
	rows->fill(cli, row, cells);
	if (cli->asked.output == CLI_JSON)
		put_json_row(rows, cells);
	else
		put_table_row(cli->asked.output == CLI_CSV, rows, cells);
}
