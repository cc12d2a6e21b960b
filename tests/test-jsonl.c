/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines of JSON as records: the cases of tests/data/jsonl, and hostile lines. */
#include <stdlib.h>

#include "cli/csv/jsonl/write.h"
#include "jsonl-case.h"
#include "unit.h"

/* ------------------------------------------------------------ reading a line */

/* From a copy of the very size, so that a sanitizer sees a step beyond the end. */
static enum jsonl_outcome read_copy(const struct jsonl_paths *paths, const char *line,
				    size_t length, struct jsonl_record *record)
{
	char *copy = malloc(length > 0 ? length : 1);
	enum jsonl_outcome outcome;

	if (length > 0)
		memcpy(copy, line, length);
	outcome = jsonl_read(paths, length > 0 ? copy : copy + 1, length, record);
	free(copy);
	return outcome;
}

/* What a column says, as the csv command sees it. */
static struct cell value_of(const struct jsonl_record *record, uint32_t column,
			    char scratch[CELL_TEXT])
{
	return cell_value(view_cell(&record->view, column), scratch);
}

static bool says(const struct jsonl_record *record, uint32_t column, const char *text,
		 size_t length)
{
	char scratch[CELL_TEXT];
	struct cell value = value_of(record, column, scratch);

	return value.length == length && (length == 0 || memcmp(value.text, text, length) == 0);
}

/* ------------------------------------------------------------ checks of a case */

static void check_results(const struct jsonl_case *one, const struct jsonl_record *record,
			  const char *how)
{
	uint32_t i;

	for (i = 0; i < one->count; i++) {
		const struct jsonl_result *result = &one->results[i];
		const struct jsonl_value *value = &record->values[result->column];
		char scratch[CELL_TEXT];
		struct cell cell = value_of(record, result->column, scratch);

		UNIT_CHECK(strcmp(jsonl_kinds[value->kind], result->kind) == 0,
			   "%s: %s%s: %s: found %s; expected %s", one->file, one->title, how,
			   result->path, jsonl_kinds[value->kind], result->kind);
		UNIT_CHECK(says(record, result->column, result->text.bytes, result->text.length),
			   "%s: %s%s: %s: found '%.*s'", one->file, one->title, how, result->path,
			   (int)cell.length, cell.text);
	}
}

/* Each value replaced where it stands. */
static void check_replaced(const struct jsonl_case *one, const struct jsonl_paths *paths,
			   struct jsonl_record *record)
{
	static const char text[] = "\"new\\\n";
	uint32_t i;

	for (i = 0; i < one->count; i++) {
		uint32_t column = one->results[i].column;
		const struct jsonl_value value = record->values[column];
		struct bytes line = { NULL, 0, 0 };

		if (value.kind == JSONL_MISSING)
			continue;
		case_bytes(&line, one->line.bytes, value.from);
		CU_ASSERT_TRUE(jsonl_put(&line, JSONL_STRING, text, sizeof(text) - 1));
		case_bytes(&line, one->line.bytes + value.to, one->line.length - value.to);
		UNIT_CHECK(read_copy(paths, line.bytes, line.length, record) == JSONL_SOUND &&
				   says(record, column, text, sizeof(text) - 1) &&
				   record->values[column].from == value.from,
			   "%s: %s: %s replaced: '%.*s'", one->file, one->title,
			   one->results[i].path, (int)line.length, line.bytes);
		free(line.bytes);
		read_copy(paths, one->line.bytes, one->line.length, record);
	}
}

/* A member added before the last brace. */
static void check_added(const struct jsonl_case *one, const struct jsonl_paths *paths,
			struct jsonl_record *record)
{
	struct bytes line = { NULL, 0, 0 };

	case_bytes(&line, one->line.bytes, record->brace);
	CU_ASSERT_TRUE(
		jsonl_put_member(&line, record->empty, "a new \"name\"", JSONL_NUMBER, "17", 2));
	case_bytes(&line, one->line.bytes + record->brace, one->line.length - record->brace);
	UNIT_CHECK(read_copy(paths, line.bytes, line.length, record) == JSONL_SOUND &&
			   !record->empty,
		   "%s: %s: another member: '%.*s'", one->file, one->title, (int)line.length,
		   line.bytes);
	check_results(one, record, ", another member");
	free(line.bytes);
}

/* The line cut short, and with something around it. */
static void check_around(const struct jsonl_case *one, const struct jsonl_paths *paths,
			 struct jsonl_record *record)
{
	static const char *const behind[] = { "x", "{}", ",", "}", "]", "\"", "/", "1", "null" };
	const uint32_t brace = record->brace;
	struct bytes line = { NULL, 0, 0 };
	size_t i;

	for (i = 0; i <= brace; i++)
		UNIT_CHECK(read_copy(paths, one->line.bytes, i, record) != JSONL_SOUND,
			   "%s: %s: cut at byte %zu", one->file, one->title, i);
	case_bytes(&line, " \t", 2);
	case_bytes(&line, one->line.bytes, one->line.length);
	case_bytes(&line, " \t\r", 3);
	UNIT_CHECK(read_copy(paths, line.bytes, line.length, record) == JSONL_SOUND &&
			   record->brace == brace + 2,
		   "%s: %s: blanks around it", one->file, one->title);
	check_results(one, record, ", blanks around it");
	for (i = 0; i < sizeof(behind) / sizeof(behind[0]); i++) {
		size_t length = line.length;

		case_bytes(&line, behind[i], strlen(behind[i]));
		UNIT_CHECK(read_copy(paths, line.bytes, line.length, record) == JSONL_MALFORMED &&
				   record->at == length,
			   "%s: %s: %s behind it", one->file, one->title, behind[i]);
		line.length = length;
	}
	free(line.bytes);
}

/* ---------------------------------------------------------------- cases as a whole */

static void check_sound(const struct jsonl_case *one, const struct jsonl_paths *paths,
			struct jsonl_record *record)
{
	check_results(one, record, "");
	check_replaced(one, paths, record);
	check_added(one, paths, record);
	read_copy(paths, one->line.bytes, one->line.length, record);
	check_around(one, paths, record);
}

static void check_line(struct jsonl_case *one, const struct jsonl_paths *paths)
{
	struct jsonl_record record;
	enum jsonl_outcome outcome;
	char wrong[JSONL_REASON + 20];

	CU_ASSERT_TRUE_FATAL(jsonl_record_make(&record, paths));
	outcome = read_copy(paths, one->line.bytes, one->line.length, &record);
	snprintf(wrong, sizeof(wrong), "%u %s", record.at, record.reason);
	if (one->wrong != NULL)
		UNIT_CHECK(outcome == JSONL_MALFORMED && strcmp(wrong, one->wrong) == 0,
			   "%s: %s: outcome %d, '%s'", one->file, one->title, (int)outcome, wrong);
	else if (one->blank)
		UNIT_CHECK(outcome == JSONL_BLANK, "%s: %s: outcome %d", one->file, one->title,
			   (int)outcome);
	else
		UNIT_CHECK(outcome == JSONL_SOUND, "%s: %s: outcome %d, '%s'", one->file,
			   one->title, (int)outcome, wrong);
	if (outcome == JSONL_SOUND)
		check_sound(one, paths, &record);
	jsonl_record_drop(&record);
}

static void check_case(struct jsonl_case *one)
{
	struct jsonl_paths paths;
	char reason[JSONL_REASON] = "";
	enum jsonl_path got;
	uint32_t i;

	CU_ASSERT_TRUE_FATAL(jsonl_paths_make(&paths));
	for (i = 0; i < one->count; i++) {
		got = jsonl_paths_add(&paths, one->results[i].path, &one->results[i].column,
				      reason);
		UNIT_CHECK(got == JSONL_PATH_FINE && one->results[i].column == i,
			   "%s: %s: path %s: '%s'", one->file, one->title, one->results[i].path,
			   reason);
	}
	UNIT_CHECK(one->has_line != (one->path != NULL && one->refused != NULL),
		   "%s: %s: neither a line nor a path", one->file, one->title);
	if (one->has_line)
		check_line(one, &paths);
	if (one->path != NULL) {
		got = jsonl_paths_add(&paths, one->path, &i, reason);
		UNIT_CHECK(got == JSONL_PATH_WRONG && unit_same_text(reason, one->refused),
			   "%s: %s: %d, '%s'", one->file, one->title, (int)got, reason);
	}
	jsonl_paths_drop(&paths);
}

static void test_cases(void)
{
	UNIT_CHECK(jsonl_cases(check_case) >= 50, "there are fewer than 50 cases");
}

static const struct unit_test tests[] = {
	{ "cases of tests/data/jsonl", test_cases },
};

int main(void)
{
	return UNIT_MAIN("jsonl", tests);
}
