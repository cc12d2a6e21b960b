/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Every number of every shipped table and space against the files under
 * tests/data/golden, so that no answer changes without being seen:
 *
 *   MAP.FROM.TO.csv    the rows of a table; codes with equal rows share them
 *   space.NAME.csv     the codes of a space
 *
 * With GOLDEN_WRITE=1 the files are written instead; read the difference then.
 */
#include <dirent.h>
#include <stdbool.h>
#include <string.h>

#include "fixture.h"
#include "sheet.h"

#define FOLDER "golden/"

static struct sipcause_catalog *catalog;
static size_t files;

/* ---------------------------------------------------------------- comparing */

static void write_file(const char *name, const char *text)
{
	const char *top = getenv("SRCDIR");
	char path[1000];
	FILE *file;

	snprintf(path, sizeof(path), "%s/tests/data/" FOLDER "%s", top != NULL ? top : ".", name);
	file = fopen(path, "wb");
	UNIT_CHECK(file != NULL && fputs(text, file) >= 0, "%s cannot be written", name);
	UNIT_CHECK(file != NULL && fclose(file) == 0, "%s cannot be written", name);
}

static void compare(const char *name, const char *found)
{
	char path[400], *expected;
	unsigned line = 1;
	size_t at, begin = 0;

	files++;
	/* Nothing is written of what did not load. */
	if (getenv("GOLDEN_WRITE") != NULL && catalog != NULL) {
		write_file(name, found);
		return;
	}
	snprintf(path, sizeof(path), FOLDER "%s", name);
	expected = sheet_read(path);
	UNIT_CHECK(expected != NULL, "%s is missing; GOLDEN_WRITE=1 writes it", name);
	if (expected == NULL)
		return;
	for (at = 0; found[at] != '\0' && found[at] == expected[at]; at++) {
		if (found[at] == '\n') {
			line++;
			begin = at + 1;
		}
	}
	UNIT_CHECK(found[at] == expected[at], "%s:%u: found '%.*s', expected '%.*s'", name, line,
		   (int)strcspn(found + begin, "\n"), found + begin,
		   (int)strcspn(expected + begin, "\n"), expected + begin);
	free(expected);
}

/* A field and what comes after it; quoted where it has to be. */
static void put_field(FILE *out, const char *text, char after)
{
	const bool quoted = text != NULL && strpbrk(text, ",\"") != NULL;

	if (quoted)
		putc('"', out);
	for (; text != NULL && *text != '\0'; text++) {
		if (*text == '"')
			putc('"', out);
		putc(*text, out);
	}
	if (quoted)
		putc('"', out);
	putc(after, out);
}

/* ------------------------------------------------------------------- tables */

/* "location=BI", several joined by spaces. */
static void put_writes(FILE *out, const struct sipcause_result *row)
{
	char text[400] = "";
	size_t used = 0;
	uint32_t i;

	for (i = 0; i < row->write_count; i++) {
		const char *name = sipcause_space_fact(row->write_space[i], row->write_code[i],
						       SIPCAUSE_FACT_NAME);
		const char *joint = i > 0 ? " " : "";
		const char *space = sipcause_space_name(row->write_space[i]);
		const size_t room = sizeof(text) - used;
		const int size =
			name != NULL ? snprintf(text + used, room, "%s%s=%s", joint, space, name)
				     : snprintf(text + used, room, "%s%s=%d", joint, space,
						row->write_code[i]);

		used += (size_t)size;
		UNIT_CHECK(used < sizeof(text), "companions of %d", row->code);
		if (used >= sizeof(text))
			break;
	}
	put_field(out, text, '\n');
}

static void put_row(FILE *out, const struct sipcause_result *row)
{
	const char *first = row->via_condition;
	const char *second = row->otherwise ? "otherwise" : row->condition;
	char text[400], to[20];

	snprintf(text, sizeof(text), "%s%s%s", first != NULL ? first : "",
		 first != NULL && second != NULL ? " then " : "", second != NULL ? second : "");
	snprintf(to, sizeof(to), "%d", row->outcome);
	put_field(out, text, ',');
	put_field(out, row->outcome < 0 ? sipcause_outcome_word(row->outcome) : to, ',');
	put_field(out, sipcause_how_word(row->how), ',');
	put_field(out, sipcause_grade_word(row->grade), ',');
	put_writes(out, row);
}

/* The rows of some codes, each without the codes in front. */
struct block {
	int32_t first, last;
	char *rows;
};

static void put_block(FILE *out, struct block *block)
{
	char *row, *end;

	for (row = block->rows; row != NULL && *row != '\0'; row = end) {
		end = strchr(row, '\n') + 1;
		fprintf(out, "%d", block->first);
		if (block->last > block->first)
			fprintf(out, "-%d", block->last);
		fprintf(out, ",%.*s", (int)(end - row), row);
	}
	free(block->rows);
	block->rows = NULL;
}

/* Add a code's rows, which are taken over: to the block before, or as a new one. */
static void add_block(FILE *out, struct block *block, int32_t code, char *rows)
{
	if (block->rows != NULL && block->last + 1 == code && strcmp(block->rows, rows) == 0) {
		block->last = code;
		free(rows);
		return;
	}
	put_block(out, block);
	block->first = block->last = code;
	block->rows = rows;
}

static void put_table(FILE *out, const struct sipcause_table *table)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct block block = { 0, 0, NULL };
	struct sipcause_cursor *cursor = NULL;
	int more = sipcause_table_rows(&cursor, table, 1);

	CU_ASSERT_EQUAL_FATAL(more, SIPCAUSE_OK);
	more = sipcause_cursor_next(cursor, &row);
	fputs("code,condition,to,how,grade,write\n", out);
	while (more == 1) {
		const int32_t code = row.code;
		char *rows = NULL;
		size_t size;
		FILE *memory = open_memstream(&rows, &size);

		CU_ASSERT_PTR_NOT_NULL_FATAL(memory);
		for (; more == 1 && row.code == code; more = sipcause_cursor_next(cursor, &row))
			put_row(memory, &row);
		fclose(memory);
		add_block(out, &block, code, rows);
	}
	CU_ASSERT_EQUAL(more, 0);
	put_block(out, &block);
	sipcause_cursor_free(cursor);
}

static void check_table(const char *map, const struct sipcause_table *table)
{
	const char *from = sipcause_space_name(sipcause_table_from(table));
	const char *to = sipcause_space_name(sipcause_table_to(table));
	char name[300], *text = NULL;
	size_t size;
	FILE *memory = open_memstream(&text, &size);

	CU_ASSERT_PTR_NOT_NULL_FATAL(memory);
	put_table(memory, table);
	fclose(memory);
	snprintf(name, sizeof(name), "%s.%s.%s.csv", map, from, to);
	compare(name, text);
	free(text);
}

static void test_tables(void)
{
	size_t i, k;

	for (i = 0; i < sipcause_catalog_map_count(catalog); i++) {
		const struct sipcause_map *map = sipcause_catalog_map_at(catalog, i);

		for (k = 0; k < sipcause_map_table_count(map); k++)
			check_table(sipcause_map_name(map), sipcause_map_table_at(map, k));
	}
}

/* ------------------------------------------------------------------- spaces */

static void put_space(FILE *out, const struct sipcause_space *space)
{
	static const int32_t facts[] = {
		SIPCAUSE_FACT_NAME,   SIPCAUSE_FACT_ALIASES, SIPCAUSE_FACT_PHRASE,
		SIPCAUSE_FACT_STATUS, SIPCAUSE_FACT_CLASS,   SIPCAUSE_FACT_GRADE,
		SIPCAUSE_FACT_SOURCE,
	};
	const size_t count = sizeof(facts) / sizeof(facts[0]);
	size_t i, k;

	fputs("code,", out);
	for (k = 0; k < count; k++)
		put_field(out, sipcause_fact_word(facts[k]), k + 1 < count ? ',' : '\n');
	for (i = 0; i < sipcause_space_count(space); i++) {
		fprintf(out, "%d,", sipcause_space_at(space, i));
		for (k = 0; k < count; k++)
			put_field(out,
				  sipcause_space_fact(space, sipcause_space_at(space, i), facts[k]),
				  k + 1 < count ? ',' : '\n');
	}
}

static void test_spaces(void)
{
	const char *name;
	size_t i;

	for (i = 0; (name = sipcause_shipped_space(i)) != NULL; i++) {
		char file[200], *text = NULL;
		size_t size;
		FILE *memory = open_memstream(&text, &size);

		CU_ASSERT_PTR_NOT_NULL_FATAL(memory);
		put_space(memory, sipcause_catalog_space(catalog, name));
		fclose(memory);
		snprintf(file, sizeof(file), "space.%s.csv", name);
		compare(file, text);
		free(text);
	}
}

/* A file of something that is not shipped any more must go. */
static void test_no_others(void)
{
	const char *top = getenv("SRCDIR");
	size_t there = 0;
	char path[1000];
	struct dirent *entry;
	DIR *folder;

	snprintf(path, sizeof(path), "%s/tests/data/" FOLDER, top != NULL ? top : ".");
	folder = opendir(path);
	UNIT_CHECK(folder != NULL, "their folder cannot be read");
	while (folder != NULL && (entry = readdir(folder)) != NULL)
		there += strstr(entry->d_name, ".csv") != NULL;
	if (folder != NULL)
		closedir(folder);
	UNIT_CHECK(there == files, "%zu files, expected %zu", there, files);
}

static void test_load(void)
{
	catalog = fixture_shipped();
	CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
}

static const struct unit_test tests[] = {
	{ "all that is shipped loads", test_load },
	{ "tables", test_tables },
	{ "spaces", test_spaces },
	{ "no other files", test_no_others },
};

int main(void)
{
	int failed = UNIT_MAIN("golden", tests);

	sipcause_catalog_free(catalog);
	return failed;
}
