/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Lines of JSON as records.
 *
 * The first line has the paths, with tabs between; each of the others is read.  A sound line is
 * one object, all paths together find what each finds alone, a value that is read by itself is
 * the same, and members can be added and values replaced.
 */
#include "fuzz.h"

#include "base/json-read.h"
#include "cli/csv/jsonl/write.h"

#define PATHS_MAX 16
#define SIZE_MOST 4096

struct bench {
	struct jsonl_paths paths;
	struct jsonl_record record;
};

static bool add_path(struct bench *bench, const char *path, uint32_t *column)
{
	char reason[JSONL_REASON] = "";
	enum jsonl_path got = jsonl_paths_add(&bench->paths, path, column, reason);

	FUZZ_MUST(got == JSONL_PATH_FINE || (got == JSONL_PATH_WRONG && reason[0] != '\0'));
	return got == JSONL_PATH_FINE;
}

static void drop(struct bench *bench)
{
	jsonl_record_drop(&bench->record);
	jsonl_paths_drop(&bench->paths);
}

/* From a copy of the very size. */
static enum jsonl_outcome read_copy(struct bench *bench, const char *line, size_t length)
{
	char *copy = malloc(length > 0 ? length : 1);
	enum jsonl_outcome outcome;

	FUZZ_MUST(copy != NULL);
	if (length > 0)
		memcpy(copy, line, length);
	outcome = jsonl_read(&bench->paths, copy, length, &bench->record);
	free(copy);
	FUZZ_MUST(outcome != JSONL_MEMORY);
	FUZZ_MUST(outcome != JSONL_MALFORMED ||
		  (bench->record.at <= length &&
		   strstr(bench->record.reason, "; expected ") != NULL));
	return outcome;
}

static struct cell cell_of(const struct bench *bench, uint32_t column)
{
	struct cell cell = view_cell(&bench->record.view, column);

	fuzz_touch(cell.text, cell.length + JSONL_SPARE);
	return cell;
}

static bool same_column(const struct bench *a, uint32_t i, const struct bench *b, uint32_t k)
{
	const struct jsonl_value *one = &a->record.values[i], *other = &b->record.values[k];

	return one->kind == other->kind && cell_same(cell_of(a, i), cell_of(b, k), false);
}

/* Whether bytes are one object, by the pull reader piece by piece. */
static bool is_object(const char *line, size_t length)
{
	struct sci_json json;
	enum sci_json_kind kind;

	sci_json_start(&json, line, line + length);
	if (sci_json_next(&json) != SCI_JSON_OBJECT)
		return false;
	do
		kind = sci_json_next(&json);
	while (kind != SCI_JSON_ERROR && kind != SCI_JSON_END);
	return kind == SCI_JSON_END;
}

static void put(struct bytes *to, const char *text, size_t length)
{
	FUZZ_MUST(bytes_add(to, text, length));
}

/* A value by itself, as a member of an object with nothing else. */
static void check_alone(const struct bench *bench, uint32_t column, const char *line)
{
	const struct jsonl_value *value = &bench->record.values[column];
	struct bytes bytes = { NULL, 0, 0 };
	struct bench alone;
	uint32_t at;

	FUZZ_MUST(jsonl_paths_make(&alone.paths) && add_path(&alone, "v", &at) &&
		  jsonl_record_make(&alone.record, &alone.paths));
	put(&bytes, "{\"v\":", 5);
	put(&bytes, line + value->from, value->to - value->from);
	put(&bytes, "}", 1);
	FUZZ_MUST(read_copy(&alone, bytes.bytes, bytes.length) == JSONL_SOUND);
	FUZZ_MUST(same_column(bench, column, &alone, 0));
	free(bytes.bytes);
	drop(&alone);
}

/* The line with a value replaced by what its cell says, and with another member. */
static void check_written(struct bench *bench, uint32_t column, const char *line, size_t length)
{
	const struct jsonl_value value = bench->record.values[column];
	const uint32_t brace = bench->record.brace;
	char scratch[CELL_TEXT];
	struct cell cell = cell_value(cell_of(bench, column), scratch);
	struct bytes bytes = { NULL, 0, 0 };
	struct bench again;
	uint32_t at;

	put(&bytes, line, value.from);
	FUZZ_MUST(jsonl_put(&bytes, JSONL_STRING, cell.text, cell.length));
	put(&bytes, line + value.to, brace - value.to);
	FUZZ_MUST(jsonl_put_member(&bytes, bench->record.empty, "\xFFnew", JSONL_NUMBER, cell.text,
				   cell.length));
	put(&bytes, line + brace, length - brace);
	FUZZ_MUST(jsonl_paths_make(&again.paths) && add_path(&again, "\xEF\xBF\xBDnew", &at) &&
		  jsonl_record_make(&again.record, &again.paths));
	FUZZ_MUST(read_copy(&again, bytes.bytes, bytes.length) == JSONL_SOUND);
	FUZZ_MUST(again.record.values[0].kind != JSONL_MISSING);
	free(bytes.bytes);
	drop(&again);
}

static void check_sound(struct bench *bench, const char *line, size_t length)
{
	const struct jsonl_record *record = &bench->record;
	uint32_t i;

	FUZZ_MUST(is_object(line, length) && line[record->brace] == '}');
	for (i = 0; i < bench->paths.count; i++) {
		const struct jsonl_value *value = &record->values[i];
		struct cell cell = cell_of(bench, i);

		FUZZ_MUST(value->from <= value->to && value->to <= record->brace);
		FUZZ_MUST((value->kind == JSONL_MISSING) == (value->from == value->to));
		FUZZ_MUST(cell.length == 0 || memchr(cell.text, '\0', cell.length) == NULL);
		if (value->kind == JSONL_MISSING)
			continue;
		check_alone(bench, i, line);
		check_written(bench, i, line, length);
	}
}

static void check_line(struct bench *bench, struct bench *single, uint32_t count, const char *line,
		       size_t length)
{
	enum jsonl_outcome outcome = read_copy(bench, line, length);
	uint32_t i;

	for (i = 0; i < count; i++) {
		enum jsonl_outcome alone = read_copy(&single[i], line, length);

		/* Only a NUL in another value makes a difference. */
		FUZZ_MUST(outcome == alone || (outcome == JSONL_MALFORMED && alone == JSONL_SOUND &&
					       is_object(line, length)));
		if (outcome == JSONL_SOUND)
			FUZZ_MUST(same_column(bench, i, &single[i], 0));
	}
	if (outcome != JSONL_SOUND)
		return;
	check_sound(bench, line, length);
	FUZZ_MUST(read_copy(bench, line, bench->record.brace) != JSONL_SOUND);
}

/* The paths of the first line, together and each alone.  Gives how many there are. */
static uint32_t take_paths(struct bench *bench, struct bench single[PATHS_MAX], char *text)
{
	uint32_t count = 0, column, first;
	char *path;

	FUZZ_MUST(jsonl_paths_make(&bench->paths));
	for (path = strtok(text, "\t"); path != NULL && count < PATHS_MAX;
	     path = strtok(NULL, "\t")) {
		if (!add_path(bench, path, &column) || column < count)
			continue;
		FUZZ_MUST(column == count && jsonl_paths_make(&single[count].paths) &&
			  add_path(&single[count], path, &first) && first == 0 &&
			  jsonl_record_make(&single[count].record, &single[count].paths));
		count++;
	}
	FUZZ_MUST(count == bench->paths.count && jsonl_record_make(&bench->record, &bench->paths));
	return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char text[SIZE_MOST + 1];
	struct bench bench, single[PATHS_MAX];
	const uint8_t *end = size > 0 ? memchr(data, '\n', size) : NULL;
	uint32_t count, i;

	if (end == NULL || size > SIZE_MOST)
		return 0;
	memcpy(text, data, (size_t)(end - data));
	text[end - data] = '\0';
	count = take_paths(&bench, single, text);
	while (end != NULL) {
		const char *line = (const char *)end + 1;
		size_t rest = size - (size_t)((const uint8_t *)line - data);

		end = rest > 0 ? memchr(line, '\n', rest) : NULL;
		check_line(&bench, single, count, line,
			   end != NULL ? (size_t)((const char *)end - line) : rest);
	}
	for (i = 0; i < count; i++)
		drop(&single[i]);
	drop(&bench);
	return 0;
}
