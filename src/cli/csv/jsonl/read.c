/* SPDX-License-Identifier: BSD-2-Clause */
#include "read.h"

#include "base/json-read.h"
#include "flaw.h"

#include <stdlib.h>

/* A line that is being read. */
struct reading {
	const struct jsonl_paths *paths;
	struct jsonl_record *record;
	const char *line;
	struct sci_json json;
	uint32_t steps[SCI_JSON_DEPTH]; /* of the open objects and arrays; all are wanted */
	uint32_t items[SCI_JSON_DEPTH]; /* elements so far of the open arrays */
};

bool jsonl_record_make(struct jsonl_record *record, const struct jsonl_paths *paths)
{
	memset(record, 0, sizeof(*record));
	/* There is room for one at least, as malloc(0) may give NULL. */
	record->values = calloc((size_t)paths->count + 1, sizeof(*record->values));
	record->marks = calloc((size_t)paths->count + 1, sizeof(*record->marks));
	record->seen = calloc((size_t)paths->step_count + 1, sizeof(*record->seen));
	return record->values != NULL && record->marks != NULL && record->seen != NULL;
}

void jsonl_record_drop(struct jsonl_record *record)
{
	free(record->values);
	free(record->marks);
	free(record->seen);
	free(record->cells.bytes);
	memset(record, 0, sizeof(*record));
}

static enum jsonl_outcome malformed(struct jsonl_record *record, const char *line, const char *at,
				    const char *end, const char *expected)
{
	record->at = (uint32_t)(at - line);
	jsonl_flaw(record->reason, at, end, expected);
	return JSONL_MALFORMED;
}

/* -------------------------------------------------------------------- reading */

static enum jsonl_kind kind_of(enum sci_json_kind kind, const char *text)
{
	switch (kind) {
	case SCI_JSON_OBJECT:
		return JSONL_OBJECT;
	case SCI_JSON_ARRAY:
		return JSONL_ARRAY;
	case SCI_JSON_STRING:
		return JSONL_STRING;
	case SCI_JSON_NUMBER:
		return JSONL_NUMBER;
	default:
		return *text == 'n' ? JSONL_NULL : JSONL_WORD;
	}
}

/* Note where a value ends, if it is one that is wanted itself. */
static void end_value(struct reading *reading, uint32_t step)
{
	uint32_t column = reading->paths->steps[step].column;

	if (column != JSONL_NONE)
		reading->record->values[column].to =
			(uint32_t)(reading->json.cursor.at - reading->line);
}

static void begin_value(struct reading *reading, uint32_t step, enum sci_json_kind kind)
{
	uint32_t column = reading->paths->steps[step].column;
	struct jsonl_value *value = &reading->record->values[column];

	if (column == JSONL_NONE)
		return;
	value->kind = kind_of(kind, reading->json.piece);
	value->plain = reading->json.plain;
	value->from = (uint32_t)(reading->json.piece - reading->line);
}

/* Whether somebody wants the value, and it is the first one with its key.  The first decides also
 * where it is not what a path expects: of two objects, only the first is gone through. */
static bool is_first(struct reading *reading, uint32_t step)
{
	struct jsonl_record *record = reading->record;

	if (step == JSONL_NONE || record->seen[step] == record->line)
		return false;
	record->seen[step] = record->line;
	return true;
}

/* A value that began: take it, go into it or pass over it.  false: an error. */
static bool take_value(struct reading *reading, uint32_t step, enum sci_json_kind kind)
{
	struct sci_json *json = &reading->json;

	if (!is_first(reading, step))
		return sci_json_skip(json, kind);
	if (kind == SCI_JSON_ERROR)
		return false;
	begin_value(reading, step, kind);
	if ((kind == SCI_JSON_OBJECT || kind == SCI_JSON_ARRAY) &&
	    reading->paths->steps[step].first != JSONL_NONE) {
		reading->steps[json->depth - 1] = step;
		reading->items[json->depth - 1] = 0;
		return true;
	}
	if (!sci_json_skip(json, kind))
		return false;
	end_value(reading, step);
	return true;
}

/* Take what comes next in the innermost object or array.  false: an error. */
static bool take_next(struct reading *reading)
{
	struct sci_json *json = &reading->json;
	unsigned level = json->depth - 1;
	uint32_t from = reading->steps[level];
	enum sci_json_kind kind;

	sci_json_pass(json, reading->paths->steps[from].lengths);
	kind = sci_json_next(json);
	switch (kind) {
	case SCI_JSON_ERROR:
		return false;
	case SCI_JSON_OBJECT_END:
	case SCI_JSON_ARRAY_END:
		end_value(reading, from);
		return true;
	case SCI_JSON_KEY:
		from = jsonl_step_by_piece(reading->paths, from, json);
		return take_value(reading, from, sci_json_next(json));
	default:
		from = jsonl_step_by_item(reading->paths, from, reading->items[level]++);
		return take_value(reading, from, kind);
	}
}

/* --------------------------------------------------------------------- cells */

/* The \u0000 in a string that has one. */
static const char *find_nul(const char *at)
{
	while (memcmp(at, "\\u0000", 6) != 0)
		at += *at == '\\' ? 2 : 1;
	return at;
}

/* Write the cell of a value.  A text that begins with a quote has a blank before it: such a cell
 * is none in quotes, and blanks around a cell count for nothing.  Gives its length. */
static size_t put_cell(char *to, const char *line, const struct jsonl_value *value)
{
	struct sci_slice text = { line + value->from, value->to - value->from };

	if (value->kind == JSONL_MISSING || value->kind == JSONL_NULL)
		return 0;
	if (value->kind == JSONL_STRING) {
		text.text++;
		text.length -= 2;
	}
	if (value->kind == JSONL_STRING && !value->plain)
		text.length = sci_json_unescape(text, to);
	else
		memcpy(to, text.text, text.length);
	if (text.length == 0 || to[0] != '"')
		return text.length;
	memmove(to + 1, to, text.length);
	to[0] = ' ';
	return (size_t)text.length + 1;
}

/* Room for all cells, with a blank before each and a byte behind it.  0: they are too long for
 * marks, which takes objects that are wanted within others. */
static size_t room_needed(const struct jsonl_record *record, uint32_t columns)
{
	uint64_t need = JSONL_SPARE;
	uint32_t i;

	for (i = 0; i < columns; i++)
		need += record->values[i].to - record->values[i].from + UINT64_C(2);
	return need <= UINT32_MAX ? (size_t)need : 0;
}

/* Lay the cells out, one behind the other. */
static enum jsonl_outcome lay_out(struct jsonl_record *record, uint32_t columns, const char *line,
				  const char *end)
{
	size_t need = room_needed(record, columns);
	uint32_t at = 0, i;
	char *bytes;

	if (need == 0)
		return malformed(record, line, line, end, "values of at most 4294967231 bytes");
	if (!bytes_need(&record->cells, need))
		return JSONL_MEMORY;
	bytes = record->cells.bytes;
	for (i = 0; i < columns; i++) {
		const struct jsonl_value *value = &record->values[i];
		size_t length = put_cell(bytes + at, line, value);

		/* No cell has a NUL: see tuple_short_word(). */
		if (value->kind == JSONL_STRING && !value->plain &&
		    memchr(bytes + at, '\0', length) != NULL)
			return malformed(record, line, find_nul(line + value->from), end,
					 "a text without NUL");
		at += (uint32_t)length;
		record->marks[i] = at;
		bytes[at++] = '\n';
	}
	memset(bytes + at, ' ', JSONL_SPARE);
	record->view = (struct view){ .bytes = bytes, .marks = record->marks, .count = columns };
	record->view.stop = record->view.end = columns > 0 ? record->marks[columns - 1] : 0;
	return JSONL_SOUND;
}

/* -------------------------------------------------------------------- a line */

static const char *skip_space(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'))
		at++;
	return at;
}

/* Read the object that begins here.  NULL, or what was expected where the cursor is. */
static const char *read_object(struct reading *reading)
{
	struct sci_json *json = &reading->json;
	struct jsonl_record *record = reading->record;
	const char *at;

	sci_json_next(json);
	at = skip_space(json->cursor.at, json->cursor.end);
	record->empty = at < json->cursor.end && *at == '}';
	reading->steps[0] = 0;
	while (json->depth > 0)
		if (!take_next(reading))
			return json->expected;
	record->brace = (uint32_t)(json->cursor.at - 1 - reading->line);
	at = json->cursor.at = skip_space(json->cursor.at, json->cursor.end);
	return at == json->cursor.end ? NULL : "the end of the line";
}

enum jsonl_outcome jsonl_read(const struct jsonl_paths *paths, const char *line, size_t length,
			      struct jsonl_record *record)
{
	const char *end = line + length, *at = skip_space(line, end), *expected;
	struct reading reading;

	reading.paths = paths;
	reading.record = record;
	reading.line = line;
	record->line++;
	memset(record->values, 0, paths->count * sizeof(*record->values));
	if (at == end)
		return JSONL_BLANK;
	if (length > INT32_MAX)
		return malformed(record, line, line, end, "a line of at most 2147483647 bytes");
	if (*at != '{')
		return malformed(record, line, at, end, "an object, as {\"cause\":16} is one");
	sci_json_start(&reading.json, at, end);
	expected = read_object(&reading);
	if (expected != NULL)
		return malformed(record, line, reading.json.cursor.at, end, expected);
	return lay_out(record, paths->count, line, end);
}
