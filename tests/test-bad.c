/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Broken files: each folder of tests/data/bad is a case; the README there says what
 * is in it.  `test-bad FOLDER...` prints the reports of these folders instead.
 */
#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "document/report.h"
#include "sipcause.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define CASES_MAX 500
#define TEXT_MAX ((size_t)256 * 1024)

/* Kinds of error that no folder can show, and the test that does. */
static const struct {
	enum sci_problem problem;
	const char *test;
} elsewhere[] = {
	{ SCI_P_CANNOT_READ, "test-source" }, /* a loop of links */
	{ SCI_P_MEMORY, "test-memory" },          { SCI_P_FILE_CHANGES, "test-source" },
	{ SCI_P_TOO_LARGE, "test-source" },       { SCI_P_NO_SUCH_TEXT, "test-texts" },
	{ SCI_P_TOO_MANY_TABLES, "test-bounds" }, { SCI_P_TABLES_TOO_LARGE, "test-bounds" },
};

static const struct {
	const char *word;
	int code;
} problems[] = {
#define SCI_XX(name, word, code, severity, meaning) { word, SIPCAUSE_##code },
	SCI_PROBLEM_MAP(SCI_XX)
#undef SCI_XX
};
static bool seen[COUNT(problems)];

/* ------------------------------------------------------------------ folders */

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool ends_in(const char *name, const char *end)
{
	size_t length = strlen(name), tail = strlen(end);

	return length > tail && strcmp(name + length - tail, end) == 0;
}

/* The names in a folder that end in `end`, sorted; hidden ones are passed over. */
static size_t list_folder(const char *path, const char *end, char *names[CASES_MAX])
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	size_t count = 0;

	while (folder != NULL && count < CASES_MAX && (entry = readdir(folder)) != NULL)
		if (entry->d_name[0] != '.' && ends_in(entry->d_name, end))
			names[count++] = strdup(entry->d_name);
	if (folder != NULL)
		closedir(folder);
	qsort(names, count, sizeof(names[0]), compare_names);
	return count;
}

/* The bytes of a file and a closing NUL; NULL when it cannot be read. */
static char *read_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *text;

	if (file == NULL)
		return NULL;
	text = malloc(TEXT_MAX + 1);
	*length = fread(text, 1, TEXT_MAX, file);
	text[*length] = '\0';
	fclose(file);
	return text;
}

/* -------------------------------------------------------------- loading one */

static int add_memory(struct sipcause_loader *loader, const char *label, const char *path)
{
	size_t length = 0;
	char *text = path != NULL ? read_file(path, &length) : NULL;
	int code = SIPCAUSE_E_ARGUMENT;

	if (text != NULL)
		code = sipcause_loader_add_memory(loader, label, text, length);
	free(text);
	return code;
}

/* One line of `load`. */
static int add_line(struct sipcause_loader *loader, char *line)
{
	char *rest = NULL;
	const char *verb = strtok_r(line, " ", &rest);
	const char *name = strtok_r(NULL, " ", &rest);

	if (verb == NULL || name == NULL)
		return SIPCAUSE_E_ARGUMENT;
	if (strcmp(verb, "file") == 0)
		return sipcause_loader_add_file(loader, name);
	if (strcmp(verb, "directory") == 0)
		return sipcause_loader_add_directory(loader, name);
	if (strcmp(verb, "map") == 0)
		return sipcause_loader_add_map(loader, name);
	if (strcmp(verb, "space") == 0)
		return sipcause_loader_add_space(loader, name);
	if (strcmp(verb, "text") == 0)
		return SIPCAUSE_OK; /* once the spaces are there */
	if (strcmp(verb, "memory") == 0)
		return add_memory(loader, name, strtok_r(NULL, " ", &rest));
	return SIPCAUSE_E_ARGUMENT;
}

static int add_lines(struct sipcause_loader *loader, char *text)
{
	char *rest = NULL, *line = strtok_r(text, "\n", &rest);
	int code = SIPCAUSE_OK;

	for (; line != NULL && code == SIPCAUSE_OK; line = strtok_r(NULL, "\n", &rest))
		code = add_line(loader, line);
	return code;
}

static int add_default(struct sipcause_loader *loader)
{
	char *names[CASES_MAX];
	size_t count = list_folder(".", ".yaml", names), i;
	int code = sipcause_loader_add_directory(loader, ".");

	for (i = 0; i < count; i++) {
		if (code == SIPCAUSE_OK)
			code = sipcause_loader_add_file(loader, names[i]);
		free(names[i]);
	}
	return code;
}

/* The line `text LANGUAGE SPACE` of `load`, where there is one. */
static int load_text(const struct sipcause_loader *loader, const struct sipcause_catalog *catalog,
		     struct sipcause_error *error)
{
	char language[65], space[65];
	struct sipcause_texts *texts = NULL;
	size_t length = 0;
	char *text = read_file("load", &length);
	const char *line = text != NULL ? strstr(text, "text ") : NULL;
	int code = SIPCAUSE_OK;

	if (line != NULL && sscanf(line, "text %64s %64s", language, space) == 2)
		code = sipcause_texts_load(&texts, loader, language,
					   sipcause_catalog_space(catalog, space), error);
	sipcause_texts_free(texts);
	free(text);
	return code;
}

/* Load what the case in the working directory says. */
static int load_case(struct sipcause_report **report, struct sipcause_error *error)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_loader *loader = NULL;
	size_t length = 0;
	char *text = read_file("load", &length);
	int code = sipcause_loader_new(&loader);

	*report = NULL;
	if (code == SIPCAUSE_OK)
		code = text != NULL ? add_lines(loader, text) : add_default(loader);
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_load(loader, &catalog, report, error);
	if (code == SIPCAUSE_OK)
		code = load_text(loader, catalog, error);
	sipcause_catalog_free(catalog);
	sipcause_loader_free(loader);
	free(text);
	return code;
}

/* An error as a line of a report has it. */
static void write_error(char whole[1024], const struct sipcause_error *error)
{
	char place[300] = "";

	if (error->line > 0)
		snprintf(place, sizeof(place), "%s:%u:%u: ", error->file, error->line,
			 error->column);
	else if (error->file[0] != '\0')
		snprintf(place, sizeof(place), "%s: ", error->file);
	snprintf(whole, 1024, "%serror: %s [%s]", place, error->message, error->id);
}

/* The report as `expected` has it, to be freed; a text has an error alone. */
static char *write_report(const struct sipcause_report *report, const struct sipcause_error *error)
{
	size_t count = sipcause_report_count(report), i, size = 1100;
	char *text, *end;

	for (i = 0; i < count; i++)
		size += strlen(sipcause_report_text(report, i)) + 1;
	text = end = malloc(size);
	*text = '\0';
	for (i = 0; i < count; i++)
		end += sprintf(end, "%s\n", sipcause_report_text(report, i));
	if (count == 0 && error->code != SIPCAUSE_OK) {
		write_error(text, error);
		strcat(text, "\n");
	}
	if (sipcause_report_total(report) > count)
		sprintf(end, "and %zu more\n", sipcause_report_total(report) - count);
	return text;
}

/* ------------------------------------------------------------------ checking */

static int find_problem(const char *word)
{
	int i;

	for (i = 0; i < (int)COUNT(problems); i++)
		if (strcmp(problems[i].word, word) == 0)
			return i;
	return -1;
}

static void check_error(const char *name, const struct sipcause_error *error)
{
	int problem = find_problem(error->id);

	UNIT_CHECK(problem >= 0, "%s: no such id: %s", name, error->id);
	if (problem < 0)
		return;
	seen[problem] = true;
	UNIT_CHECK(error->code == problems[problem].code, "%s: code %d", name, error->code);
	UNIT_CHECK((error->line == 0) == (error->column == 0), "%s: half a place", name);
	UNIT_CHECK(strstr(error->message, "; expected ") != NULL, "%s: nothing was expected: %s",
		   name, error->message);
}

/* An entry in fields and as a line say the same, and in the form that is promised. */
static void check_entry(const char *name, const struct sipcause_report *report, size_t index)
{
	const char *line = sipcause_report_text(report, index);
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	char whole[1024];

	UNIT_CHECK(sipcause_report_entry(report, index, &error) == SIPCAUSE_OK, "%s", name);
	check_error(name, &error);
	write_error(whole, &error);
	UNIT_CHECK(strcmp(whole, line) == 0, "%s: %s", name, line);
}

/* The load's code is that of the gravest entry. */
static void check_code(const char *name, const struct sipcause_report *report, int code)
{
	size_t i, same = 0;

	for (i = 0; i < sipcause_report_count(report); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;

		CU_ASSERT_EQUAL(sipcause_report_entry(report, i, &error), SIPCAUSE_OK);
		same += error.code == code;
		UNIT_CHECK(error.code != SIPCAUSE_E_MAP || code == SIPCAUSE_E_MAP, "%s: code %d",
			   name, code);
	}
	UNIT_CHECK(same > 0, "%s: no error has the load's code %d", name, code);
}

static void check_case(const char *name)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT, first = SIPCAUSE_ERROR_INIT;
	struct sipcause_report *report = NULL;
	size_t length = 0, i;
	char *title = read_file("title", &length), *expected, *found;
	int code = load_case(&report, &error);

	UNIT_CHECK(title != NULL && length > 1 && strchr(title, '\n') == title + length - 1,
		   "%s: its title is not one line", name);
	free(title);
	expected = read_file("expected", &length);
	found = write_report(report, &error);
	UNIT_CHECK(expected != NULL && strcmp(expected, found) == 0, "%s", name);
	if (expected == NULL || strcmp(expected, found) != 0)
		printf("\n---- %s: expected\n%s---- found\n%s----\n", name,
		       expected != NULL ? expected : "", found);
	free(expected);
	free(found);
	if (sipcause_report_count(report) > 0)
		check_code(name, report, code);
	else
		check_error(name, &error);
	for (i = 0; i < sipcause_report_count(report); i++)
		check_entry(name, report, i);
	if (sipcause_report_entry(report, 0, &first) == SIPCAUSE_OK)
		UNIT_CHECK(memcmp(&first, &error, sizeof(error)) == 0,
			   "%s: the error is not the first of the report", name);
	sipcause_report_free(report);
}

static void test_cases(void)
{
	const char *top = getenv("SRCDIR");
	char *names[CASES_MAX], home[PATH_MAX], path[PATH_MAX];
	size_t count, i;

	snprintf(path, sizeof(path), "%s/tests/data/bad", top != NULL ? top : ".");
	count = list_folder(path, "", names);
	UNIT_CHECK(count >= 60 && count < CASES_MAX, "%zu cases", count);
	CU_ASSERT_PTR_NOT_NULL_FATAL(getcwd(home, sizeof(home)));
	for (i = 0; i < count; i++) {
		char folder[PATH_MAX + NAME_MAX + 2];

		snprintf(folder, sizeof(folder), "%s/%s", path, names[i]);
		if (strcmp(names[i], "README") != 0) {
			UNIT_CHECK(chdir(folder) == 0, "%s: not a folder", names[i]);
			check_case(names[i]);
		}
		CU_ASSERT_EQUAL(chdir(home), 0);
		free(names[i]);
	}
}

static bool is_elsewhere(size_t problem)
{
	size_t i;

	for (i = 0; i < COUNT(elsewhere); i++)
		if ((size_t)elsewhere[i].problem == problem)
			return true;
	return false;
}

static void test_every_kind(void)
{
	size_t i;

	for (i = 0; i < COUNT(problems); i++)
		UNIT_CHECK(seen[i] != is_elsewhere(i), "%s: %s", problems[i].word,
			   seen[i] ? "has a case now" : "has no case");
}

#define TOO_DEEP "error: found nesting level 17; expected at most 16 [too-deep]"
#define HEAD "format: 1\nmap: bomb\n"

/* Files that are long and simple: `start`, `piece` until there is a megabyte, `end`. */
static const struct {
	const char *start;
	const char *piece;
	const char *end;
	const char *expected; /* how the first line begins, after the name */
} bombs[] = {
	{ "", "[", "", ":1:17: " TOO_DEEP },
	{ "", "[\n", "", ":17:1: " TOO_DEEP },
	{ "", "{", "", ":1:17: " TOO_DEEP },
	{ "", "{a: ", "", ":1:65: " TOO_DEEP },
	{ "", "- ", "", ":1:33: " TOO_DEEP },
	{ "", "? ", "", ":1:33: " TOO_DEEP },
	{ "", "[? ", "", ":1:25: " TOO_DEEP },
	{ "", "&a [", "", ":1:1: error: found the YAML anchor 'a'; expected a plain value" },
	{ "", "!a [", "", ":1:1: error: found the YAML tag '!a'; expected a plain value" },
	{ "", "a", "", ":1:1: error: found a value of 1048576 bytes; expected at most 4096" },
	{ "\"", "ab ", "\"", ":1:1: error: found a value of " },
	{ HEAD "title: |\n", " a\n", "", ":3:8: error: found a value of " },
	{ "", "#", "", ":1:1: error: the file is empty; expected" },
	{ "", "\n", "", ":1:1: error: the file is empty; expected" },
	{ "", "---\n", "", ":2:1: error: found a second document; expected one" },
	{ "", "x: 1\n", "", ":1:1: error: found 'x' as the first key; expected" },
	{ HEAD, "x: 1\n", "", ":3:1: error: found 'x' as a key of a map; expected" },
	{ HEAD "extends: [", "a,", "]", ":3:13: error: 'a' is given twice in extends" },
	{ HEAD "tables: [", "{},", "]", ":3:10: error: a table has no key 'from'" },
	{ HEAD "bare: [", "sip,", "]", ":3:12: error: 'sip' is given twice in bare" },
	{ HEAD "accept:\n", " a: b\n", "", ":5:2: error: 'a' is given twice in accept" },
	{ HEAD "tables:\n", "  - {from: sip, to: q850}\n", "",
	  ":5:5: error: found a second table from sip to q850, the first is at 4:5" },
	{ HEAD "tables:\n - from: q850\n   to: sip\n   rules:\n", "    1: 404\n", "",
	  ":8:5: error: found a second rule for 1, the first is at 7:5" },
	{ HEAD "tables:\n - from: q850\n   to: sip\n   unlisted: [", "class,", "]",
	  ":6:21: error: found a second `class`" },
	{ HEAD "tables:\n - from: q850\n   to: sip\n   rules: {1: [", "404,", "]}",
	  ":6:20: error: found an alternative after one without `when`" },
	{ HEAD "tables:\n - from: q850\n   to: sip\n   write: {location: {", "1: 2,", "}}",
	  ":6:28: error: found 1 in write a second time" },
	{ "format: 1\nspace: bomb\nrange: 0-9\nclasses:\n", " a: {range: 0-9}\n", "",
	  ":6:2: error: found 'a', which names another code" },
	{ "format: 1\nspace: bomb\nrange: 0-9\ncodes:\n", " 1: {name: a}\n", "",
	  ":6:2: error: code 1 is given twice, first at 5:2" },
};

static void check_bomb(size_t index)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_report *report = NULL;
	struct sipcause_loader *loader = NULL;
	const size_t size = (size_t)1024 * 1024, piece = strlen(bombs[index].piece);
	size_t length = strlen(bombs[index].start);
	char *text = malloc(size + 8);
	const char *line;

	strcpy(text, bombs[index].start);
	for (; length + piece <= size; length += piece)
		memcpy(text + length, bombs[index].piece, piece);
	strcpy(text + length, bombs[index].end);
	length += strlen(bombs[index].end);
	CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, "bomb.yaml", text, length), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, &report, NULL), SIPCAUSE_E_MAP);
	line = sipcause_report_text(report, 0);
	UNIT_CHECK(line != NULL && strncmp(line, "bomb.yaml", 9) == 0 &&
			   strncmp(line + 9, bombs[index].expected,
				   strlen(bombs[index].expected)) == 0,
		   "'%s': %s", bombs[index].piece, line != NULL ? line : "");
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	free(text);
}

static void test_bombs(void)
{
	size_t i;

	alarm(300); /* ends what has no end */
	for (i = 0; i < COUNT(bombs); i++)
		check_bomb(i);
	alarm(0);
}

static int print_reports(char **folders)
{
	char home[PATH_MAX];

	if (getcwd(home, sizeof(home)) == NULL)
		return 1;
	for (; *folders != NULL; folders++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		struct sipcause_report *report;
		char *text;

		if (chdir(*folders) != 0)
			return 1;
		load_case(&report, &error);
		text = write_report(report, &error);
		fputs(text, stdout);
		free(text);
		sipcause_report_free(report);
		if (chdir(home) != 0)
			return 1;
	}
	return 0;
}

static const struct unit_test tests[] = {
	{ "each case has its report", test_cases },
	{ "each kind of error has a case", test_every_kind },
	{ "a megabyte of one thing", test_bombs },
};

int main(int argc, char **argv)
{
	return argc > 1 ? print_reports(argv + 1) : UNIT_MAIN("bad", tests);
}
