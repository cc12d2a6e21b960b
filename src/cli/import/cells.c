/* SPDX-License-Identifier: BSD-2-Clause */
#include "cells.h"

#include "base/text.h"

#include <string.h>

/* A row while it is read: in a wiki its cells can be in lines of their own. */
struct row {
	const struct cells_columns *columns;
	struct taken *taken;
	const struct conf_line *line;
	char text[MATCH_LINE_MAX + 1]; /* its first line */
	char texts[2 * MATCH_LINE_MAX];
	size_t used;
	struct part cells[CELLS_MAX];
	size_t count;
	uint32_t number; /* of its first line */
	bool ruled;      /* lines such as "|-" are between the rows of a wiki */
};

/* ---------------------------------------------------------------- --columns */

bool cells_name(struct cells_columns *columns, const struct cli_list *words)
{
	size_t i;

	memset(columns, 0, sizeof(*columns));
	for (i = 0; i < words->count && i < CELLS_MAX; i++) {
		const char *word = words->items[i];

		if (strcmp(word, "-") == 0)
			continue;
		if (strcmp(word, "phrase") == 0) {
			if (columns->from == NULL)
				break;
			columns->items[i].what =
				columns->to == NULL ? CELLS_FROM_PHRASE : CELLS_TO_PHRASE;
		} else if (columns->from == NULL) {
			columns->items[i].what = CELLS_FROM;
			columns->from = word;
		} else if (columns->to == NULL) {
			columns->items[i].what = CELLS_TO;
			columns->to = word;
		} else {
			break;
		}
	}
	if (i < words->count || columns->to == NULL) {
		cli_say("--columns: found %s%s; expected two spaces, with 'phrase' behind that of a code, and '-' for what is not read, e.g. sip,phrase,q850",
			i < words->count ? "another word: " : "one space: ",
			words->items[i < words->count ? i : 0]);
		return false;
	}
	/* The last ones that are not read need not be there. */
	while (columns->items[i - 1].what == CELLS_SKIP)
		i--;
	columns->count = i;
	return true;
}

/* -------------------------------------------------------------------- cells */

/* Blanks, which may be hard ones, and the signs of bold, italic and code. */
static size_t margin(const char *text, size_t length, bool at_end)
{
	if (length == 0)
		return 0;
	if (strchr(" \t'*`\"", at_end ? text[length - 1] : text[0]) != NULL)
		return 1;
	if (length < 2)
		return 0;
	return memcmp(at_end ? text + length - 2 : text, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static struct part trim(struct part cell)
{
	size_t size;

	while ((size = margin(cell.text, cell.length, false)) > 0) {
		cell.text += size;
		cell.length -= size;
	}
	while ((size = margin(cell.text, cell.length, true)) > 0)
		cell.length -= size;
	return cell;
}

/* A copy, as the line goes. */
static void add_cell(struct row *row, const char *text, size_t length)
{
	const struct part cell = trim((struct part){ text, length });

	if (row->count == 0) {
		row->number = row->line->number;
		strcpy(row->text, row->line->text);
	}
	if (row->count == CELLS_MAX || cell.length > sizeof(row->texts) - row->used)
		return;
	memcpy(row->texts + row->used, cell.text, cell.length);
	row->cells[row->count++] = (struct part){ row->texts + row->used, cell.length };
	row->used += cell.length;
}

/* The space of a column before a code, such as "SIP 404", "q850:17" or "SIP/2.0 486": how many
 * bytes there are of it. */
static size_t prefix_length(struct part cell, const char *space)
{
	size_t name = 0, length;
	const char *called, *own = sipcause_shipped_called(space, strlen(space));

	while (name < cell.length && strchr(" :/", cell.text[name]) == NULL)
		name++;
	called = sipcause_shipped_called(cell.text, name);
	if (called == NULL || own == NULL || strcmp(called, own) != 0)
		return 0;
	for (length = name; length < cell.length && strchr(" :", cell.text[length]) == NULL;)
		length++;
	while (length < cell.length && strchr(" :", cell.text[length]) != NULL)
		length++;
	return length;
}

/* The zeros that a spreadsheet writes behind a number: 102.0 */
static size_t zeros_length(struct part cell, size_t digits)
{
	size_t length = digits;

	if (digits == 0 || length == cell.length || cell.text[length] != '.')
		return 0;
	for (length++; length < cell.length && cell.text[length] == '0';)
		length++;
	return length == cell.length ? length - digits : 0;
}

/* "404 Not Found": the number, and a phrase behind it, which has no digits.  Any other cell is a
 * code as it is. */
static void split_phrase(struct taken *taken, struct part cell, const char *space,
			 const char **code, const char **phrase)
{
	const size_t prefix = prefix_length(cell, space);
	size_t digits = 0, begin, end, i;

	cell.text += prefix;
	cell.length -= prefix;
	end = cell.length;
	while (digits < cell.length && sci_is_digit(cell.text[digits]))
		digits++;
	end -= zeros_length(cell, digits);
	for (begin = digits; begin < end && strchr(" \t(-:", cell.text[begin]) != NULL;)
		begin++;
	end -= end > begin && cell.text[end - 1] == ')';
	for (i = begin; i < end && !sci_is_digit(cell.text[i]);)
		i++;
	if (digits == 0 || begin == digits || i < end || begin >= end) {
		*code = taken_text(taken, cell.text, end > digits ? cell.length : end);
		return;
	}
	*code = taken_text(taken, cell.text, digits);
	*phrase = taken_text(taken, cell.text + begin, end - begin);
}

/* Whether nothing is in a row. */
static bool is_empty(const struct row *row)
{
	size_t i;

	for (i = 0; i < row->count && row->cells[i].length == 0;)
		i++;
	return i == row->count;
}

static void tell_few(const struct row *row)
{
	if (row->count == 1)
		taken_remark(
			row->taken, REMARK_UNKNOWN, row->number, row->text,
			"found one column; expected %zu, with a comma, ';', '|' or tab between them",
			row->columns->count);
	else
		taken_remark(row->taken, REMARK_UNKNOWN, row->number, row->text,
			     "found %zu columns; expected %zu, as --columns names", row->count,
			     row->columns->count);
}

static void take_row(struct row *row)
{
	struct taken *taken = row->taken;
	struct taken_row *out;
	size_t i;

	if (is_empty(row) || row->count < row->columns->count) {
		if (!is_empty(row))
			tell_few(row);
		row->count = row->used = 0;
		return;
	}
	taken->entered = true;
	out = taken_add(taken);
	out->from_space = row->columns->from;
	out->to_space = row->columns->to;
	out->line = row->number;
	out->text = taken_text(taken, row->text, strlen(row->text));
	for (i = 0; i < row->columns->count; i++) {
		const struct part cell = row->cells[i];

		switch (row->columns->items[i].what) {
		case CELLS_FROM:
			split_phrase(taken, cell, out->from_space, &out->from, &out->from_phrase);
			break;
		case CELLS_TO:
			split_phrase(taken, cell, out->to_space, &out->to, &out->to_phrase);
			break;
		case CELLS_FROM_PHRASE:
			out->from_phrase = taken_text(taken, cell.text, cell.length);
			break;
		case CELLS_TO_PHRASE:
			out->to_phrase = taken_text(taken, cell.text, cell.length);
			break;
		default:
			break;
		}
	}
	row->count = row->used = 0;
}

/* --------------------------------------------------------------- delimited */

/* How often a character is between cells; tabs at the end can be mere blanks. */
static size_t count_of(const char *text, char delimiter)
{
	bool quoted = false;
	size_t count = 0;

	for (; text[strspn(text, " \t")] != '\0'; text++) {
		quoted = quoted != (*text == '"');
		count += !quoted && *text == delimiter;
	}
	return count;
}

static char delimiter_of(const char *text, size_t columns)
{
	const char *delimiter;

	for (delimiter = "\t;,|"; *delimiter != '\0'; delimiter++)
		if (count_of(text, *delimiter) + 1 >= columns)
			return *delimiter;
	return strchr(text, '\t') != NULL ? '\t' : ',';
}

static void take_delimited(struct row *row)
{
	const char *text = row->line->text, *begin = text;
	const char delimiter = delimiter_of(text, row->columns->count);
	bool quoted = false;

	for (;; text++) {
		quoted = quoted != (*text == '"');
		if (*text != '\0' && (quoted || *text != delimiter))
			continue;
		add_cell(row, begin, (size_t)(text - begin));
		begin = text + 1;
		if (*text == '\0')
			break;
	}
	take_row(row);
}

/* --------------------------------------------------------------------- wikis */

/* The attributes before a cell of MediaWiki: rowspan="2" | 480 */
static struct part without_attributes(struct part cell)
{
	const char *bar = memchr(cell.text, '|', cell.length);
	const char *sign = memchr(cell.text, '=', cell.length);

	if (bar == NULL || sign == NULL || sign > bar)
		return cell;
	cell.length -= (size_t)(bar + 1 - cell.text);
	cell.text = bar + 1;
	return cell;
}

/* A line without "||" whose only cell has attributes: what is behind them. */
static const char *behind_attributes(const char *text)
{
	const char *bar = strchr(text, '|');

	if (bar == NULL || strstr(text, "||") != NULL ||
	    memchr(text, '=', (size_t)(bar - text)) == NULL)
		return text;
	return bar + 1;
}

/* Markdown and Confluence have "|" between cells: such a line is a whole row. */
static bool is_whole(const char *text)
{
	return strstr(text, "||") == NULL && strchr(text, '|') != NULL;
}

/* Split at "||", or where there is none, at "|", of which one can be at the end. */
static void add_cells(struct row *row, const char *text)
{
	const bool whole = is_whole(text);
	const char *separator = whole ? "|" : "||", *end;

	for (; (end = strstr(text, separator)) != NULL; text = end + strlen(separator)) {
		const struct part cell =
			without_attributes((struct part){ text, (size_t)(end - text) });

		add_cell(row, cell.text, cell.length);
	}
	if (!whole || strspn(text, " \t") < strlen(text)) {
		const struct part cell = without_attributes((struct part){ text, strlen(text) });

		add_cell(row, cell.text, cell.length);
	}
}

/* A rule below the names of columns: |---|:---:|, or ---+---, or === */
static bool is_rule(const char *text)
{
	return strspn(text, "|+-=: \t") == strlen(text) && strpbrk(text, "-=") != NULL;
}

static void take_pending(struct row *row)
{
	if (row->count > 0)
		take_row(row);
}

/* A row goes on to the next rule.  Without rules it ends with a line that is a whole row, or once
 * its cells are enough. */
static void take_line(struct row *row, const char *text)
{
	const bool whole = is_whole(text);

	if (whole)
		take_pending(row);
	add_cells(row, text);
	if (whole || (!row->ruled && row->count >= row->columns->count))
		take_row(row);
}

/* The rules of MediaWiki: "{|" and "|-", which Markdown's "|---|---|" is not. */
static bool is_wiki_rule(const char *text)
{
	return strncmp(text, "{|", 2) == 0 ||
	       (strncmp(text, "|-", 2) == 0 && strchr(text + 1, '|') == NULL);
}

static void take_wiki(struct row *row)
{
	const char *text = row->line->text;

	row->ruled = (row->ruled || is_wiki_rule(text)) && strncmp(text, "|}", 2) != 0;
	if (strncmp(text, "{|", 2) == 0 || strncmp(text, "|+", 2) == 0 ||
	    strncmp(text, "|}", 2) == 0 || strncmp(text, "|-", 2) == 0 || is_rule(text)) {
		take_pending(row);
		return;
	}
	if (text[0] == '!' || strncmp(text, "||", 2) == 0) {
		taken_remark(row->taken, REMARK_HEADER, row->line->number, text,
			     "taken for the names of columns");
		return;
	}
	take_line(row, behind_attributes(text + 1));
}

void cells_take(const struct cells_columns *columns, struct conf *conf, struct taken *taken)
{
	struct conf_line line = { .number = 0 };
	struct row row = { .columns = columns, .taken = taken, .line = &line };
	struct dialect_match no_match = { .text = NULL };

	conf->tabs = true;
	while (taken->flooded == NULL && conf_next(conf, &no_match, &line)) {
		if (line.cut)
			taken_remark(taken, REMARK_UNKNOWN, line.number, line.text,
				     "found a line of more than 4096 bytes, or with a NUL");
		else if (line.text[0] == '|' || line.text[0] == '!' ||
			 strncmp(line.text, "{|", 2) == 0)
			take_wiki(&row);
		else if (line.text[0] != '\0' && !is_rule(line.text) &&
			 strncmp(line.text, "sep=", 4) != 0)
			take_delimited(&row);
	}
	take_pending(&row);
}
