/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The shipped maps of products and services against the tables they were typed from, row by
 * row: tests/data/reference/maps.csv names the tables, and the README there explains them.  A
 * new table needs a file and a line, and no C.
 *
 * No row gets lost, on either side.  Every row of a file is asked of its map.  A code that no
 * row is about must be unlisted, a condition of the map must be one of the file, and the
 * answer of a row for all other codes must come from `unlisted` and not from a rule.
 */
#include <dirent.h>
#include <stdbool.h>
#include <string.h>

#include "fixture.h"
#include "table-rows.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct sipcause_catalog *catalog;
static struct sheet lines;
static bool with_events[SHEET_ROWS]; /* of a line: its file has rows about events */
static struct table table;

/* The map of the table at hand. */
static const char *map;
static const struct sipcause_table *codes, *events;

static bool same(const char *left, const char *right)
{
	return left != NULL && right != NULL && strcmp(left, right) == 0;
}

/* ----------------------------------------------------------------- evidence */

/* Whether a source has each place that another one has with this mark: "p.525". */
static bool has_places(const char *source, const char *wanted, const char *mark)
{
	const char *at = wanted;

	while ((at = strstr(at, mark)) != NULL) {
		const size_t size = strcspn(at, " ,;)");
		char place[TABLE_TEXT];

		snprintf(place, sizeof(place), "%.*s", (int)size, at);
		if ((at == wanted || strchr(" (", at[-1]) != NULL) && strstr(source, place) == NULL)
			return false;
		at += size;
	}
	return true;
}

/* The answer has a source and a grade, of the same page or section as the row's. */
static void check_evidence(size_t row, const struct sipcause_result *result)
{
	const char *wanted = table_cell(&table, row, "source");
	const char *source = result->source != NULL ? result->source : "";
	const bool second_hand = strncmp(wanted, "second-hand", 11) == 0;

	UNIT_CHECK(*source != '\0' && result->grade != SIPCAUSE_GRADE_UNSTATED,
		   "%s.csv:%zu: the answer for %d has no source or no grade", table.name,
		   table_line(row), result->code);
	UNIT_CHECK(has_places(source, wanted, "p.") && has_places(source, wanted, "GUID-"),
		   "%s.csv:%zu: %d is from '%s', not from '%s'", table.name, table_line(row),
		   result->code, source, wanted);
	UNIT_CHECK((result->grade == SIPCAUSE_GRADE_SECOND_HAND) == second_hand ||
			   result->grade == SIPCAUSE_GRADE_OWN,
		   "%s.csv:%zu: %d has the grade %s", table.name, table_line(row), result->code,
		   sipcause_grade_word(result->grade));
}

/* ------------------------------------------------------------------ answers */

/* What a caller supplies so that a condition holds: nothing for one of absence. */
static void add_companions(struct sipcause_indication *indication, const char *condition)
{
	struct table_part part;

	while ((condition = table_next_part(&table, condition, &part)) != NULL) {
		const struct sipcause_space *space = sipcause_catalog_space(catalog, part.key);
		int32_t code = SIPCAUSE_PRESENT;

		if (same(part.value, "absent") || same(part.key, "method") ||
		    same(part.key, "event"))
			continue;
		if (!same(part.value, "present"))
			code = sipcause_space_parse(space, part.value, strlen(part.value));
		UNIT_CHECK(sipcause_indication_add(indication, space, code) == SIPCAUSE_OK,
			   "%s.csv: there is no %s=%s; a line of words.csv can read it", table.name,
			   part.key, part.value);
	}
}

/* Whether the answer is from `unlisted` where the row is for all other codes, else not. */
static bool is_found_so(size_t row, const struct sipcause_result *result)
{
	const bool rest = result->how == SIPCAUSE_HOW_UNLISTED_DEFAULT ||
			  result->how == SIPCAUSE_HOW_CLASS_UNKNOWN;

	return result->outcome < 0 || rest == (table.rows[row].kind == TABLE_REST);
}

static void check_answer(size_t row, int32_t code, const char *condition, int32_t expected)
{
	const bool of_event = table.rows[row].kind == TABLE_EVENT;
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	indication.code = code;
	add_companions(&indication, condition);
	sipcause_translate_indication(of_event ? events : codes, &indication, &result);
	UNIT_CHECK(result.outcome == expected, "%s.csv:%zu: %d (%s) is %d in %s, not %d",
		   table.name, table_line(row), code, condition, result.outcome, map, expected);
	UNIT_CHECK(indication.count == 0 || result.condition != NULL,
		   "%s.csv:%zu: %d asks for no %s in %s", table.name, table_line(row), code,
		   condition, map);
	UNIT_CHECK(is_found_so(row, &result), "%s.csv:%zu: %d is %s in %s", table.name,
		   table_line(row), code, sipcause_how_word(result.how), map);
	if (expected != SIPCAUSE_UNLISTED)
		check_evidence(row, &result);
}

/* A to_code of "same" is the code itself. */
static int32_t outcome_for(size_t row, int32_t code, const char *text)
{
	return same(text, "same") ? code : table_outcome(&table, row, text);
}

/* "603|403" is one answer where the condition holds and another one where it does not. */
static void check_code(size_t row, int32_t code)
{
	const char *text = table_cell(&table, row, "to_code"), *bar = strchr(text, '|');
	char first[TABLE_TEXT];

	snprintf(first, sizeof(first), "%.*s", (int)strcspn(text, "|"), text);
	check_answer(row, code, table.rows[row].condition, outcome_for(row, code, first));
	if (bar != NULL)
		check_answer(row, code, "", outcome_for(row, code, bar + 1));
}

/* A row that no companion selects: the note of the bare code names its answer. */
static void check_note(size_t row)
{
	const char *answer = table_cell(&table, row, "to_code");
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	indication.code = table.rows[row].first;
	sipcause_translate_indication(codes, &indication, &result);
	UNIT_CHECK(result.note != NULL && strstr(result.note, answer) != NULL,
		   "%s.csv:%zu: the note of %d in %s does not name %s", table.name, table_line(row),
		   indication.code, map, answer);
}

static void check_row(size_t row)
{
	const struct table_row *it = &table.rows[row];
	int32_t code;

	if (it->kind == TABLE_SKIPPED)
		return;
	if (it->of_note) {
		check_note(row);
		return;
	}
	for (code = it->first; code <= it->last; code++)
		if (!table_is_taken(&table, row, code))
			check_code(row, code);
}

/* ------------------------------------------------------------- nothing more */

static bool is_listed(enum table_kind kind, int32_t code)
{
	size_t i;

	for (i = 0; i < table.sheet.count; i++)
		if (table_is_about(&table, i, kind, code))
			return true;
	return false;
}

static bool is_known_condition(enum table_kind kind, int32_t code, const char *condition)
{
	size_t i;

	for (i = 0; i < table.sheet.count; i++)
		if (table_is_about(&table, i, kind, code) &&
		    same(table.rows[i].condition, condition))
			return true;
	return false;
}

static void check_nothing_more(const struct sipcause_table *of, enum table_kind kind)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;

	CU_ASSERT_EQUAL(sipcause_table_rows(&cursor, of, 1), SIPCAUSE_OK);
	while (sipcause_cursor_next(cursor, &row) == 1) {
		UNIT_CHECK(row.condition == NULL ||
				   is_known_condition(kind, row.code, row.condition),
			   "%s.csv: %s has %d with %s", table.name, map, row.code,
			   row.condition != NULL ? row.condition : "");
		UNIT_CHECK(row.outcome == SIPCAUSE_UNLISTED || is_listed(kind, row.code),
			   "%s.csv has no row for %d, which is %d in %s", table.name, row.code,
			   row.outcome, map);
	}
	sipcause_cursor_free(cursor);
}

/* ------------------------------------------------------------------ program */

static void check_line(size_t index)
{
	const char *from = sheet_text(&lines, index, "from"), *to = sheet_text(&lines, index, "to");
	const struct table_spaces spaces = {
		.from = sipcause_catalog_space(catalog, from),
		.to = sipcause_catalog_space(catalog, to),
		.event = sipcause_catalog_space(catalog, "event"),
	};
	size_t i;

	map = sheet_text(&lines, index, "map");
	codes = sipcause_catalog_table(catalog, map, from, to);
	events = sipcause_catalog_table(catalog, map, "event", to);
	UNIT_CHECK(codes != NULL, "map %s has no table from %s to %s", map, from, to);
	if (codes == NULL)
		return;
	table_open(&table, sheet_text(&lines, index, "file"), &spaces);
	for (i = 0; i < table.sheet.count; i++) {
		check_row(i);
		with_events[index] |= table.rows[i].kind == TABLE_EVENT;
	}
	check_nothing_more(codes, TABLE_CODES);
	if (with_events[index] && events != NULL)
		check_nothing_more(events, TABLE_EVENT);
	table_close(&table);
}

static void test_rows(void)
{
	size_t i;

	table_words_open();
	for (i = 0; i < lines.count; i++)
		check_line(i);
	table_words_close();
}

static bool is_compared(const char *of, const char *from, const char *to)
{
	size_t i;

	for (i = 0; i < lines.count; i++)
		if (same(sheet_text(&lines, i, "map"), of) &&
		    same(sheet_text(&lines, i, "to"), to) &&
		    (same(sheet_text(&lines, i, "from"), from) ||
		     (same(from, "event") && with_events[i])))
			return true;
	return false;
}

static void check_map(const struct sipcause_map *of)
{
	const char *name = sipcause_map_name(of);
	size_t i;

	for (i = 0; i < sipcause_map_table_count(of); i++) {
		const struct sipcause_table *one = sipcause_map_table_at(of, i);
		const char *from = sipcause_space_name(sipcause_table_from(one));
		const char *to = sipcause_space_name(sipcause_table_to(one));

		UNIT_CHECK(is_compared(name, from, to),
			   "no file of maps.csv has rows from %s to %s for %s", from, to, name);
	}
}

/* Every table of a map of a gateway was typed from a file. */
static void test_maps(void)
{
	size_t i;

	for (i = 0; i < sipcause_catalog_map_count(catalog); i++) {
		const struct sipcause_map *of = sipcause_catalog_map_at(catalog, i);

		if (sipcause_map_family(of) == SIPCAUSE_FAMILY_GATEWAY)
			check_map(of);
	}
}

static bool is_named(const char *file)
{
	const char *end = strstr(file, ".csv");
	size_t i;

	for (i = 0; end != NULL && i < lines.count; i++) {
		const char *name = sheet_text(&lines, i, "file");

		if (strlen(name) == (size_t)(end - file) &&
		    strncmp(name, file, (size_t)(end - file)) == 0)
			return true;
	}
	return false;
}

/* Every table of a vendor is compared with a map. */
static void test_files(void)
{
	const char *top = getenv("SRCDIR");
	struct dirent *entry;
	char path[1000];
	DIR *folder;

	snprintf(path, sizeof(path), "%s/tests/data/reference", top != NULL ? top : ".");
	folder = opendir(path);
	UNIT_CHECK(folder != NULL, "%s cannot be read", path);
	while (folder != NULL && (entry = readdir(folder)) != NULL)
		UNIT_CHECK(strncmp(entry->d_name, "vendor-", 7) != 0 || is_named(entry->d_name),
			   "maps.csv does not name %s", entry->d_name);
	if (folder != NULL)
		closedir(folder);
}

static void test_load(void)
{
	catalog = fixture_shipped();
	CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
	sheet_open(&lines, "reference/maps.csv");
}

static const struct unit_test tests[] = {
	{ "all that is shipped loads", test_load },
	{ "rows", test_rows },
	{ "the maps of gateways", test_maps },
	{ "the files", test_files },
};

int main(void)
{
	int failed = UNIT_MAIN("maps", tests);

	sheet_close(&lines);
	sipcause_catalog_free(catalog);
	return failed;
}
