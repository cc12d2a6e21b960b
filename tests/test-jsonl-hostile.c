/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines of JSON that nobody means well, texts of every kind, and running out of memory. */
#include "failing.h"

#include "base/json-read.h"
#include "cli/csv/jsonl/write.h"

/* One path or more, and a record of them. */
struct bench {
	struct jsonl_paths paths;
	struct jsonl_record record;
};

static void make_bench(struct bench *bench, const char *const *paths)
{
	char reason[JSONL_REASON];
	uint32_t column;

	CU_ASSERT_TRUE_FATAL(jsonl_paths_make(&bench->paths));
	for (; *paths != NULL; paths++)
		CU_ASSERT_EQUAL_FATAL(jsonl_paths_add(&bench->paths, *paths, &column, reason),
				      JSONL_PATH_FINE);
	CU_ASSERT_TRUE_FATAL(jsonl_record_make(&bench->record, &bench->paths));
}

static void drop_bench(struct bench *bench)
{
	jsonl_record_drop(&bench->record);
	jsonl_paths_drop(&bench->paths);
}

/* From a copy of the very size, so that a sanitizer sees a step beyond the end. */
static enum jsonl_outcome read_copy(struct bench *bench, const char *line, size_t length)
{
	char *copy = malloc(length > 0 ? length : 1);
	enum jsonl_outcome outcome;

	memcpy(copy, line, length);
	outcome = jsonl_read(&bench->paths, copy, length, &bench->record);
	free(copy);
	return outcome;
}

static enum jsonl_outcome read_bytes(struct bench *bench, const struct bytes *line)
{
	return read_copy(bench, line->bytes, line->length);
}

static bool says(const struct bench *bench, uint32_t column, const char *text, size_t length)
{
	char scratch[CELL_TEXT];
	struct cell value = cell_value(view_cell(&bench->record.view, column), scratch);

	return value.length == length && (length == 0 || memcmp(value.text, text, length) == 0);
}

static void put(struct bytes *to, const char *text)
{
	if (!bytes_add(to, text, strlen(text)))
		abort();
}

static void put_times(struct bytes *to, const char *text, size_t times)
{
	while (times-- > 0)
		put(to, text);
}

/* ------------------------------------------------------------------- nesting */

static void test_nesting(void)
{
	static const char *const paths[] = { "x", "a.a", "z", NULL };
	static const struct {
		const char *name, *open, *inside, *close;
		size_t times;
		enum jsonl_outcome outcome;
		uint32_t at;
	} rows[] = {
		{ "63 arrays", "[", "1", "]", 63, JSONL_SOUND, 0 },
		{ "64 arrays", "[", "1", "]", 64, JSONL_MALFORMED, 5 + 63 },
		{ "a million arrays", "[", "", "", 1000000, JSONL_MALFORMED, 5 + 63 },
		{ "63 objects", "{\"a\":", "1", "}", 63, JSONL_SOUND, 0 },
		{ "64 objects", "{\"a\":", "1", "}", 64, JSONL_MALFORMED, 5 + 63 * 5 },
		{ "a million objects", "{\"a\":", "", "", 1000000, JSONL_MALFORMED, 5 + 63 * 5 },
	};
	static const char *const keys[] = { "x", "a", "y" };
	size_t i, k;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (k = 0; k < 3; k++) {
			struct bytes line = { NULL, 0, 0 };
			struct bench bench;
			enum jsonl_outcome outcome;

			make_bench(&bench, paths);
			put(&line, "{\"");
			put(&line, keys[k]);
			put(&line, "\":");
			put_times(&line, rows[i].open, rows[i].times);
			put(&line, rows[i].inside);
			put_times(&line, rows[i].close, rows[i].times);
			put(&line, ",\"z\":5}");
			outcome = read_bytes(&bench, &line);
			UNIT_CHECK(outcome == rows[i].outcome, "%s in %s: %d: %s", rows[i].name,
				   keys[k], (int)outcome, bench.record.reason);
			if (outcome == JSONL_SOUND)
				CU_ASSERT_TRUE(says(&bench, 2, "5", 1));
			if (outcome != JSONL_SOUND)
				UNIT_CHECK(bench.record.at == rows[i].at &&
						   strstr(bench.record.reason,
							  "expected at most 64 levels") != NULL,
					   "%s in %s: %u: %s", rows[i].name, keys[k],
					   bench.record.at, bench.record.reason);
			free(line.bytes);
			drop_bench(&bench);
		}
}

/* The longest way there is: 64 keys, each an object that is wanted as well. */
static void test_longest_way(void)
{
	struct bytes path = { NULL, 0, 0 }, line = { NULL, 0, 0 };
	const char *none[] = { NULL };
	struct bench bench;
	char reason[JSONL_REASON];
	uint32_t column, i;

	make_bench(&bench, none);
	jsonl_record_drop(&bench.record);
	for (i = 0; i < SCI_JSON_DEPTH; i++) {
		put(&path, i == 0 ? "k" : ".k");
		put(&line, "{\"k\":");
		CU_ASSERT_TRUE(bytes_add(&path, "", 1));
		CU_ASSERT_EQUAL(jsonl_paths_add(&bench.paths, path.bytes, &column, reason),
				JSONL_PATH_FINE);
		CU_ASSERT_EQUAL(column, i);
		path.length--;
	}
	put(&line, "\"in\"");
	put_times(&line, "}", SCI_JSON_DEPTH);
	CU_ASSERT_TRUE_FATAL(jsonl_record_make(&bench.record, &bench.paths));
	CU_ASSERT_EQUAL(read_bytes(&bench, &line), JSONL_SOUND);
	for (i = 0; i < SCI_JSON_DEPTH; i++) {
		const struct jsonl_value *value = &bench.record.values[i];

		CU_ASSERT_EQUAL(value->from, 5 * (i + 1));
		CU_ASSERT_EQUAL(value->to, line.length - (i + 1));
		CU_ASSERT_TRUE(i == SCI_JSON_DEPTH - 1 ? says(&bench, i, "in", 2)
						       : says(&bench, i, line.bytes + value->from,
							      value->to - value->from));
	}
	free(path.bytes);
	free(line.bytes);
	drop_bench(&bench);
}

/* -------------------------------------------------------------- long and many */

static void test_long(void)
{
	static const char *const paths[] = { "a", "z", NULL };
	static const struct {
		const char *written, *meant;
	} rows[] = { { "x", "x" },      { "\\u0061", "a" },
		     { "\\\"", "\"" },  { "\xC3\xBC", "\xC3\xBC" },
		     { "\\n", "\n" },   { "\\ud83d\\ude00", "\xF0\x9F\x98\x80" },
		     { "\x7F", "\x7F" } };
	const size_t times = 1000000;
	size_t i, k;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (k = 0; k < 2; k++) {
			struct bytes line = { NULL, 0, 0 }, meant = { NULL, 0, 0 };
			struct bench bench;

			make_bench(&bench, paths);
			put(&line, k == 0 ? "{\"a\":\"" : "{\"b\":\"");
			put_times(&line, rows[i].written, times);
			put(&line, "\",\"z\":5}");
			put_times(&meant, rows[i].meant, times);
			UNIT_CHECK(read_bytes(&bench, &line) == JSONL_SOUND, "%s: %s",
				   rows[i].written, bench.record.reason);
			CU_ASSERT_TRUE(says(&bench, 1, "5", 1));
			UNIT_CHECK(says(&bench, 0, meant.bytes, k == 0 ? meant.length : 0),
				   "%s: another text", rows[i].written);
			/* As a key, nobody wants it. */
			line.length = 0;
			put(&line, "{\"");
			put_times(&line, rows[i].written, times);
			put(&line, "\":5,\"z\":null}");
			UNIT_CHECK(read_bytes(&bench, &line) == JSONL_SOUND, "key %s: %s",
				   rows[i].written, bench.record.reason);
			CU_ASSERT_EQUAL(bench.record.values[0].kind, JSONL_MISSING);
			free(line.bytes);
			free(meant.bytes);
			drop_bench(&bench);
		}
}

static void test_many(void)
{
	static const char *const paths[] = { "a", "b.7", "b.99999", "z", NULL };
	struct bytes line = { NULL, 0, 0 };
	struct bench bench;

	make_bench(&bench, paths);
	put(&line, "{\"a\":1");
	put_times(&line, ",\"a\":2,\"\\u0061\":3,\"a\":{}", 100000);
	put(&line, ",\"b\":[0");
	put_times(&line, ",[]", 99998);
	put(&line, ",\"last\"],\"z\":5}");
	CU_ASSERT_EQUAL(read_bytes(&bench, &line), JSONL_SOUND);
	CU_ASSERT_TRUE(says(&bench, 0, "1", 1));
	CU_ASSERT_TRUE(says(&bench, 1, "[]", 2));
	CU_ASSERT_TRUE(says(&bench, 2, "last", 4));
	CU_ASSERT_TRUE(says(&bench, 3, "5", 1));
	free(line.bytes);
	drop_bench(&bench);
}

/* As many paths as there may be, and one more. */
static void test_paths(void)
{
	const char *none[] = { NULL };
	char path[JSONL_PATH_MAX + 2], reason[JSONL_REASON], text[20];
	struct bytes line = { NULL, 0, 0 };
	struct bench bench;
	uint32_t i, column = 0;

	make_bench(&bench, none);
	CU_ASSERT_EQUAL(read_copy(&bench, "{\"a\":[{}]}", 10), JSONL_SOUND);
	CU_ASSERT_EQUAL(read_copy(&bench, "{\"a\":[{}]", 9), JSONL_MALFORMED);
	jsonl_record_drop(&bench.record);
	for (i = 0; i < JSONL_PATHS_MAX; i++) {
		snprintf(path, sizeof(path), "k.k%u", i);
		CU_ASSERT_EQUAL(jsonl_paths_add(&bench.paths, path, &column, reason),
				JSONL_PATH_FINE);
		CU_ASSERT_EQUAL(column, i);
		snprintf(path, sizeof(path), "%s\"k%u\":%u", i == 0 ? "{\"k\":{" : ",", i, i);
		put(&line, path);
	}
	put(&line, "}}");
	CU_ASSERT_EQUAL(jsonl_paths_add(&bench.paths, "k.k7", &column, reason), JSONL_PATH_FINE);
	CU_ASSERT_EQUAL(column, 7);
	CU_ASSERT_EQUAL(jsonl_paths_add(&bench.paths, "l", &column, reason), JSONL_PATH_WRONG);
	CU_ASSERT_STRING_EQUAL(reason, "more than 256 paths are named");
	CU_ASSERT_TRUE_FATAL(jsonl_record_make(&bench.record, &bench.paths));
	CU_ASSERT_EQUAL(read_bytes(&bench, &line), JSONL_SOUND);
	for (i = 0; i < JSONL_PATHS_MAX; i++)
		CU_ASSERT_TRUE(
			says(&bench, i, text, (size_t)snprintf(text, sizeof(text), "%u", i)));
	free(line.bytes);

	memset(path, 'x', sizeof(path));
	path[JSONL_PATH_MAX + 1] = '\0';
	CU_ASSERT_EQUAL(jsonl_paths_add(&bench.paths, path, &column, reason), JSONL_PATH_WRONG);
	CU_ASSERT_PTR_NOT_NULL(strstr(reason, "has 1025 bytes; expected at most 1024"));
	CU_ASSERT_EQUAL(jsonl_paths_add(&bench.paths, "Z\xFCrich", &column, reason),
			JSONL_PATH_WRONG);
	CU_ASSERT_PTR_NOT_NULL(strstr(reason, "is not UTF-8"));
	drop_bench(&bench);
}

/* ---------------------------------------------------------------------- texts */

static uint32_t random_state = 1;

static uint32_t chance(uint32_t below)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % below;
}

/* Whatever a text is, the cell says it, without blanks around it; and what is written of it
 * is one line that says it again. */
static void test_texts(void)
{
	static const char *const pieces[] = { "\"",
					      "\"",
					      " ",
					      "\t",
					      ",",
					      ";",
					      "\n",
					      "\r",
					      "\\",
					      "a",
					      "16",
					      "\x7F",
					      "\x1B",
					      "\xC3\xBC",
					      "\xC2\x85",
					      "\xE2\x80\xAE",
					      "\xF0\x9F\x98\x80",
					      "{",
					      "}",
					      "[" };
	static const char *const paths[] = { "first", "a", "last", NULL };
	struct bench bench;
	unsigned round;

	make_bench(&bench, paths);
	for (round = 0; round < 20000; round++) {
		struct bytes text = { NULL, 0, 0 }, line = { NULL, 0, 0 };
		size_t count = chance(round % 100 == 0 ? 3000 : 9), from = 0, to, i;

		while (count-- > 0)
			put(&text, pieces[chance(sizeof(pieces) / sizeof(pieces[0]))]);
		put(&line, "{\"first\":\"\\\"\"");
		CU_ASSERT_TRUE(
			jsonl_put_member(&line, false, "a", JSONL_STRING, text.bytes, text.length));
		put(&line, ",\"last\":\"\\\"\"}");
		for (i = 0; i < line.length && (unsigned char)line.bytes[i] >= 0x20 &&
			    line.bytes[i] != 0x7F;)
			i++;
		UNIT_CHECK(i == line.length, "round %u: byte %zu is written as it is", round, i);
		to = text.length;
		while (from < to && (text.bytes[from] == ' ' || text.bytes[from] == '\t'))
			from++;
		while (from < to && (text.bytes[to - 1] == ' ' || text.bytes[to - 1] == '\t'))
			to--;
		UNIT_CHECK(read_bytes(&bench, &line) == JSONL_SOUND, "round %u: %s", round,
			   bench.record.reason);
		UNIT_CHECK(says(&bench, 1, from < to ? text.bytes + from : "", to - from) &&
				   says(&bench, 0, "\"", 1) && says(&bench, 2, "\"", 1),
			   "round %u: %.*s", round, (int)line.length, line.bytes);
		free(text.bytes);
		free(line.bytes);
	}
	drop_bench(&bench);
}

static void test_written(void)
{
	static const struct {
		enum jsonl_kind kind;
		const char *text, *written;
	} rows[] = {
		{ JSONL_NUMBER, "17", "17" },
		{ JSONL_NUMBER, "-1", "-1" },
		{ JSONL_NUMBER, "1.6e1", "1.6e1" },
		{ JSONL_NUMBER, "017", "\"017\"" },
		{ JSONL_NUMBER, "17 ", "\"17 \"" },
		{ JSONL_NUMBER, " 17", "\" 17\"" },
		{ JSONL_NUMBER, "17,\"a\":1", "\"17,\\\"a\\\":1\"" },
		{ JSONL_NUMBER, "", "\"\"" },
		{ JSONL_NUMBER, "?", "\"?\"" },
		{ JSONL_NUMBER, "true", "\"true\"" },
		{ JSONL_WORD, "true", "true" },
		{ JSONL_WORD, "yes", "\"yes\"" },
		{ JSONL_WORD, "1", "\"1\"" },
		{ JSONL_NULL, "x", "null" },
		{ JSONL_STRING, "", "\"\"" },
		{ JSONL_STRING, "17", "\"17\"" },
		{ JSONL_STRING, "a\"b\\c\n", "\"a\\\"b\\\\c\\n\"" },
		{ JSONL_STRING, "\x01\x1F\x7F", "\"\\u0001\\u001f\\u007f\"" },
		{ JSONL_STRING, "Z\xC3\xBC", "\"Z\xC3\xBC\"" },
		{ JSONL_STRING, "Z\xFC", "\"Z\\ufffd\"" },
		{ JSONL_STRING, "\xC2\x85", "\"\\u0085\"" },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct bytes line = { NULL, 0, 0 };

		CU_ASSERT_TRUE(jsonl_put(&line, rows[i].kind, rows[i].text, strlen(rows[i].text)));
		UNIT_CHECK(line.length == strlen(rows[i].written) &&
				   memcmp(line.bytes, rows[i].written, line.length) == 0,
			   "%s: %.*s", rows[i].text, (int)line.length, line.bytes);
		free(line.bytes);
	}
}

/* --------------------------------------------------------------- spoilt bytes */

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

static void check_spoilt(struct bench *bench, const char *line, size_t length)
{
	enum jsonl_outcome outcome = read_copy(bench, line, length);
	const struct jsonl_record *record = &bench->record;
	uint32_t i;

	if (outcome == JSONL_MALFORMED) {
		UNIT_CHECK(record->at <= length && strncmp(record->reason, "found ", 6) == 0 &&
				   strstr(record->reason, "; expected ") != NULL &&
				   (!is_object(line, length) ||
				    strstr(record->reason, "without NUL") != NULL),
			   "%.*s: %u %s", (int)length, line, record->at, record->reason);
		return;
	}
	UNIT_CHECK(outcome == JSONL_SOUND && is_object(line, length) && line[record->brace] == '}',
		   "%.*s", (int)length, line);
	for (i = 0; i < bench->paths.count; i++)
		CU_ASSERT_TRUE(record->values[i].from <= record->values[i].to &&
			       record->values[i].to <= record->brace);
}

/* Each byte of a line replaced, taken out, or doubled. */
static void test_spoilt(void)
{
	static const char line[] =
		"{\"a\":{\"b\":[\"\\ud83d\\ude00\\\"x\",-1.5e+7,{\"c\":null}]},"
		"\"ppp\":\"q\" , \"rrr\" : \"s\",\"ttt\":\"\",\"d\\u0065\":true ,\"f\":\"\xE2\x82\xAC\",\"g\":[]}";
	static const char bytes[] = "\"\\{}[]:,0-.eutn \n\x7F\x80\xC3\xFF\x01";
	static const char *const paths[] = { "a", "a.b", "a.b.0", "a.b.2.c", "de",
					     "f", "g",   "a.b.1", "de.f",    NULL };
	const size_t length = sizeof(line) - 1;
	struct bench bench;
	char spoilt[sizeof(line) + 1];
	size_t i, k;

	make_bench(&bench, paths);
	CU_ASSERT_EQUAL(read_copy(&bench, line, length), JSONL_SOUND);
	for (i = 0; i < length; i++) {
		for (k = 0; k < sizeof(bytes); k++) {
			memcpy(spoilt, line, length);
			spoilt[i] = bytes[k];
			check_spoilt(&bench, spoilt, length);
			memmove(spoilt + i + 1, line + i, length - i);
			check_spoilt(&bench, spoilt, length + 1);
		}
		memcpy(spoilt, line, length);
		memmove(spoilt + i, line + i + 1, length - i - 1);
		check_spoilt(&bench, spoilt, length - 1);
		CU_ASSERT_NOT_EQUAL(read_copy(&bench, line, i), JSONL_SOUND);
	}
	drop_bench(&bench);
}

/* --------------------------------------------------------------------- memory */

/* What was read of one line is not seen in the next, and lines ask for no memory once a line as
 * large was read. */
static void test_again(void)
{
	static const char *const paths[] = { "a", "b", NULL };
	static const char *const lines[] = { "{\"a\":1,\"b\":\"\\\"x\"}",
					     "{\"b\":2}",
					     "{}",
					     "{\"a\":null}",
					     "{\"a\":",
					     "  ",
					     "[]" };
	struct bench bench;
	size_t round, i;
#ifdef MALLOC_IS_OURS
	unsigned long count = 0;
#endif

	make_bench(&bench, paths);
	memset(&memory, 0, sizeof(memory));
	for (round = 0; round < 100; round++) {
#ifdef MALLOC_IS_OURS
		memory.watching = round > 0;
#endif
		for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
			enum jsonl_outcome outcome =
				jsonl_read(&bench.paths, lines[i], strlen(lines[i]), &bench.record);

			CU_ASSERT_EQUAL(outcome, i < 4    ? JSONL_SOUND
						 : i == 5 ? JSONL_BLANK
							  : JSONL_MALFORMED);
			if (i == 1 || i == 2)
				CU_ASSERT_TRUE(bench.record.values[0].kind == JSONL_MISSING &&
					       says(&bench, 0, "", 0) &&
					       says(&bench, 1, "2", i == 1));
		}
#ifdef MALLOC_IS_OURS
		memory.watching = false;
		count += memory.count;
#endif
	}
#ifdef MALLOC_IS_OURS
	CU_ASSERT_EQUAL(count, 0);
#else
	puts("skipped: allocations are not counted with sanitizers");
#endif
	drop_bench(&bench);
}

#ifdef MALLOC_IS_OURS
static char big_line[30000];

/* Paths, a line and a member, with whatever fails. */
static int act(void)
{
	struct jsonl_paths paths;
	struct jsonl_record record = { .values = NULL };
	struct bytes member = { NULL, 0, 0 };
	char reason[JSONL_REASON], path[20];
	uint32_t column, i;
	bool fine = jsonl_paths_make(&paths);

	for (i = 0; fine && i < 40; i++) {
		snprintf(path, sizeof(path), "a.k%u", i);
		fine = jsonl_paths_add(&paths, path, &column, reason) == JSONL_PATH_FINE;
	}
	fine = fine && jsonl_record_make(&record, &paths) &&
	       jsonl_read(&paths, big_line, sizeof(big_line), &record) == JSONL_SOUND &&
	       jsonl_put_member(&member, false, "name", JSONL_STRING, big_line, 5000) &&
	       jsonl_put(&member, JSONL_NUMBER, "1", 1);
	jsonl_record_drop(&record);
	jsonl_paths_drop(&paths);
	free(member.bytes);
	return fine ? SIPCAUSE_OK : SIPCAUSE_E_MEMORY;
}

static void test_memory(void)
{
	static const char begin[] = "{\"a\":{\"k7\":\"";

	memset(big_line, 'x', sizeof(big_line));
	memcpy(big_line, begin, sizeof(begin) - 1);
	memcpy(big_line + sizeof(big_line) - 3, "\"}}", 3);
	fail_each(act, SIPCAUSE_OK, 1);
}
#endif

static const struct unit_test tests[] = {
	{ "objects and arrays within each other", test_nesting },
	{ "the longest way to a value", test_longest_way },
	{ "strings of a million characters", test_long },
	{ "many members and elements", test_many },
	{ "as many paths as there may be", test_paths },
	{ "texts as cells", test_texts },
	{ "values as they are written", test_written },
	{ "spoilt bytes", test_spoilt },
	{ "line after line", test_again },
#ifdef MALLOC_IS_OURS
	{ "out of memory", test_memory },
#endif
};

int main(void)
{
	return UNIT_MAIN("jsonl-hostile", tests);
}
