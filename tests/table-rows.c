/* SPDX-License-Identifier: BSD-2-Clause */
/* Reads the rows of a table of tests/data/reference, with words.csv. */
#include "table-rows.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct sheet words;
static bool word_used[SHEET_ROWS];

static bool same(const char *left, const char *right)
{
	return strcmp(left, right) == 0;
}

size_t table_line(size_t row)
{
	return row + 2;
}

const char *table_cell(const struct table *table, size_t row, const char *column)
{
	return sheet_text(&table->sheet, row, column);
}

/* -------------------------------------------------------------------- words */

void table_words_open(void)
{
	sheet_open(&words, "reference/words.csv");
	memset(word_used, 0, sizeof(word_used));
}

void table_words_close(void)
{
	size_t i;

	for (i = 0; i < words.count; i++)
		UNIT_CHECK(word_used[i], "words.csv:%zu: no table has '%s'", table_line(i),
			   sheet_text(&words, i, "text"));
	sheet_close(&words);
}

/* Whether a cell of words.csv is empty, for any, or this one. */
static bool is_for(size_t word, const char *column, const char *text)
{
	const char *wanted = sheet_text(&words, word, column);

	return *wanted == '\0' || same(wanted, text);
}

/* How words.csv reads a cell.  NULL: it does not. */
static const char *read_word(const struct table *table, size_t row, const char *column,
			     const char *text)
{
	size_t i;

	for (i = 0; i < words.count; i++) {
		if (!same(sheet_text(&words, i, "column"), column) ||
		    !same(sheet_text(&words, i, "text"), text) || !is_for(i, "file", table->name) ||
		    !is_for(i, "from_code", table_cell(table, row, "from_code")))
			continue;
		word_used[i] = true;
		return sheet_text(&words, i, "reading");
	}
	return NULL;
}

/* --------------------------------------------------------------- conditions */

static void append(const struct table *table, char *text, const char *more)
{
	const size_t used = strlen(text);

	UNIT_CHECK(used + strlen(more) + 2 <= TABLE_TEXT, "%s.csv: '%s' is too long", table->name,
		   more);
	snprintf(text + used, TABLE_TEXT - used, "%s%s", used > 0 && *more != '\0' ? " " : "",
		 more);
}

/* Add the parts of a condition in words of ours: "no row; reason=absent" has two. */
static void read_parts(const struct table *table, size_t row, const char *condition, char *into)
{
	char part[TABLE_TEXT];

	while (*condition != '\0') {
		const char *end = strstr(condition, "; "), *read;
		const size_t size = end != NULL ? (size_t)(end - condition) : strlen(condition);

		snprintf(part, sizeof(part), "%.*s", (int)size, condition);
		read = read_word(table, row, "condition", part);
		append(table, into, read != NULL ? read : part);
		condition += size + (end != NULL ? 2 : 0);
	}
}

static void read_condition(const struct table *table, size_t row, struct table_row *into)
{
	const char *text = table_cell(table, row, "condition");
	const char *read = read_word(table, row, "condition", text);

	if (read == NULL)
		read_parts(table, row, text, into->condition);
	else if (same(read, "skip"))
		into->kind = TABLE_SKIPPED;
	else if (same(read, "note"))
		into->of_note = true;
	else
		append(table, into->condition, read);
}

const char *table_next_part(const struct table *table, const char *condition,
			    struct table_part *part)
{
	const size_t size = strcspn(condition, " "), key = strcspn(condition, "=");

	memset(part, 0, sizeof(*part));
	if (*condition == '\0')
		return NULL;
	UNIT_CHECK(key > 0 && key < size, "%s.csv: words.csv does not read '%s'", table->name,
		   condition);
	if (key < size) {
		snprintf(part->key, sizeof(part->key), "%.*s", (int)key, condition);
		snprintf(part->value, sizeof(part->value), "%.*s", (int)(size - key - 1),
			 condition + key + 1);
	}
	return condition + size + (condition[size] == ' ');
}

/* -------------------------------------------------------------------- codes */

/* A code, range or class of a row: "486", "1-86", "4xx", "4xx-6xx" or a name. */
static bool read_span(const char *text, const struct sipcause_space *space, struct table_row *into)
{
	int first = 0, last = 0, end = 0;
	const int32_t code = sipcause_space_parse(space, text, strlen(text));

	if (code >= 0) {
		first = last = code;
	} else if (sscanf(text, "%1dxx-%1dxx%n", &first, &last, &end) == 2 && text[end] == '\0') {
		first *= 100;
		last = last * 100 + 99;
	} else if (sscanf(text, "%1dx%n", &first, &end) == 1 && same(text + end, "x")) {
		first *= 100;
		last = first + 99;
	} else if (sscanf(text, "%d-%d%n", &first, &last, &end) != 2 || text[end] != '\0') {
		return false;
	}
	into->first = first;
	into->last = last;
	return first <= last;
}

/* What a row for every other code is about: failures alone. */
static void read_rest(const struct sipcause_space *space, struct table_row *into)
{
	static const struct {
		const char *space;
		int32_t first, last;
	} spaces[] = { { "sip", 400, 699 }, { "q850", 1, 127 } };
	size_t i;

	into->kind = TABLE_REST;
	into->first = sipcause_space_first(space);
	into->last = sipcause_space_last(space);
	for (i = 0; i < COUNT(spaces); i++)
		if (same(spaces[i].space, sipcause_space_name(space))) {
			into->first = spaces[i].first;
			into->last = spaces[i].last;
		}
}

/* method=CANCEL and event=cancel are codes of the space event. */
static void read_event(const struct table *table, size_t row, struct table_row *into)
{
	const char *condition = into->condition;
	struct table_part part;
	int32_t code = SIPCAUSE_UNLISTED;

	while ((condition = table_next_part(table, condition, &part)) != NULL)
		if (same(part.key, "method") || same(part.key, "event"))
			code = sipcause_space_find(table->spaces.event, part.value,
						   strlen(part.value));
	UNIT_CHECK(code >= 0, "%s.csv:%zu: there is no event for '%s'", table->name,
		   table_line(row), into->condition);
	into->kind = TABLE_EVENT;
	into->first = into->last = code;
}

static void read_row(struct table *table, size_t row)
{
	struct table_row *into = &table->rows[row];
	const char *code = table_cell(table, row, "from_code");
	const char *read = read_word(table, row, "from_code", code);

	code = read != NULL ? read : code;
	read_condition(table, row, into);
	if (into->kind == TABLE_SKIPPED)
		return;
	if (same(code, "*"))
		read_rest(table->spaces.from, into);
	else if (*code == '\0')
		read_event(table, row, into);
	else
		UNIT_CHECK(read_span(code, table->spaces.from, into),
			   "%s.csv:%zu: from_code '%s' is not of space %s", table->name,
			   table_line(row), code, sipcause_space_name(table->spaces.from));
}

int32_t table_outcome(const struct table *table, size_t row, const char *text)
{
	const char *read = read_word(table, row, "to_code", text);
	int32_t code;

	text = read != NULL ? read : text;
	if (same(text, "none"))
		return SIPCAUSE_NONE;
	if (same(text, "unlisted"))
		return SIPCAUSE_UNLISTED;
	code = sipcause_space_parse(table->spaces.to, text, strlen(text));
	UNIT_CHECK(code >= 0, "%s.csv:%zu: words.csv does not read to_code '%s'", table->name,
		   table_line(row), text);
	return code;
}

bool table_is_about(const struct table *table, size_t row, enum table_kind kind, int32_t code)
{
	const struct table_row *it = &table->rows[row];

	return it->kind != TABLE_SKIPPED && !it->of_note &&
	       (it->kind == TABLE_EVENT) == (kind == TABLE_EVENT) && code >= it->first &&
	       code <= it->last;
}

bool table_is_taken(const struct table *table, size_t row, int32_t code)
{
	const struct table_row *it = &table->rows[row];
	size_t i;

	for (i = 0; i < table->sheet.count; i++)
		if (table_is_about(table, i, it->kind, code) &&
		    table->rows[i].last - table->rows[i].first < it->last - it->first)
			return true;
	return false;
}

void table_open(struct table *table, const char *name, const struct table_spaces *spaces)
{
	char file[TABLE_TEXT];
	size_t i;

	memset(table, 0, sizeof(*table));
	table->name = name;
	table->spaces = *spaces;
	snprintf(file, sizeof(file), "reference/%s.csv", name);
	sheet_open(&table->sheet, file);
	UNIT_CHECK(table->sheet.count > 0, "%s.csv has no rows", name);
	for (i = 0; i < table->sheet.count; i++)
		read_row(table, i);
}

void table_close(struct table *table)
{
	sheet_close(&table->sheet);
}
