/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A CSV file of tests/data, read whole: fields by row and by the name of their
 * column.  Quoted fields may hold commas and doubled quotes, but no line breaks.
 *
 *   struct sheet sheet;
 *   sheet_open(&sheet, "reference/sip-codes.csv");
 *   for (i = 0; i < sheet.count; i++)
 *           ... sheet_text(&sheet, i, "phrase") ...
 *   sheet_close(&sheet);
 */
#ifndef SHEET_H
#define SHEET_H

#include <stdlib.h>
#include <string.h>

#include "unit.h"

#define SHEET_COLUMNS 12
#define SHEET_ROWS 1100

struct sheet {
	char *bytes;
	const char *fields[SHEET_ROWS + 1][SHEET_COLUMNS]; /* the first row is the head */
	size_t columns;
	size_t count; /* rows after the head */
};

/* The whole file below tests/data, the caller's to free; NULL when it cannot be read. */
static inline char *sheet_read(const char *name)
{
	const char *top = getenv("SRCDIR");
	size_t length = 0, room = 1 << 20;
	char path[1000], *bytes = malloc(room);
	FILE *file;

	snprintf(path, sizeof(path), "%s/tests/data/%s", top != NULL ? top : ".", name);
	file = fopen(path, "rb");
	if (file != NULL && bytes != NULL)
		length = fread(bytes, 1, room - 1, file);
	if (file != NULL)
		fclose(file);
	if (file == NULL || bytes == NULL || length == room - 1) {
		free(bytes);
		return NULL;
	}
	bytes[length] = '\0';
	return bytes;
}

/* Cut one field off; gives what follows its delimiter, or NULL after the last of the line. */
static inline char *sheet_cut(char *from, const char **field)
{
	char *to = from;
	char quote = *from == '"' ? '"' : '\0';

	*field = to;
	if (quote != '\0')
		from++;
	while (*from != '\0' && (quote != '\0' || *from != ',')) {
		if (*from == quote && from[1] == quote)
			from++;
		else if (*from == quote) {
			quote = '\0';
			from++;
			continue;
		}
		*to++ = *from++;
	}
	from = *from == ',' ? from + 1 : NULL;
	*to = '\0';
	return from;
}

static inline void sheet_add_line(struct sheet *sheet, char *line)
{
	const size_t row = sheet->columns == 0 ? 0 : ++sheet->count;
	size_t column = 0;

	while (line != NULL && column < SHEET_COLUMNS && row <= SHEET_ROWS)
		line = sheet_cut(line, &sheet->fields[row][column++]);
	if (row == 0)
		sheet->columns = column;
	UNIT_CHECK(line == NULL && column == sheet->columns && row <= SHEET_ROWS,
		   "row %zu: %zu columns", row, column);
}

/* A failed check and no rows when the file cannot be read. */
static inline void sheet_open(struct sheet *sheet, const char *name)
{
	char *line, *end;

	memset(sheet, 0, sizeof(*sheet));
	sheet->bytes = sheet_read(name);
	UNIT_CHECK(sheet->bytes != NULL, "%s cannot be read", name);
	for (line = sheet->bytes; line != NULL && *line != '\0'; line = end) {
		end = strchr(line, '\n');
		if (end != NULL)
			*end++ = '\0';
		sheet_add_line(sheet, line);
	}
}

static inline const char *sheet_text(const struct sheet *sheet, size_t row, const char *column)
{
	size_t i;

	for (i = 0; i < sheet->columns; i++)
		if (strcmp(sheet->fields[0][i], column) == 0)
			return sheet->fields[row + 1][i];
	UNIT_CHECK(0, "there is no column %s", column);
	return "";
}

/* The number in a column; -1 where there is none. */
static inline int32_t sheet_number(const struct sheet *sheet, size_t row, const char *column)
{
	const char *text = sheet_text(sheet, row, column);
	char *end;
	long number = strtol(text, &end, 10);

	return *text != '\0' && *end == '\0' ? (int32_t)number : -1;
}

static inline void sheet_close(struct sheet *sheet)
{
	free(sheet->bytes);
	memset(sheet, 0, sizeof(*sheet));
}

#endif
