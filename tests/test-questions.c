/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a table can be asked, as data: tests/data/questions has a file for a map, whose README
 * tells what is in it.  Systems that get our tables by an export are asked these questions.
 *
 * The files are compared with what the library's tables ask for, so that no question is
 * missing and none is one too many.  With QUESTIONS_WRITE=1 they are written instead; read
 * the difference then.  All questions are put to the command as well, in one run for each
 * map and target, and its answers must be those of the library.
 */
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "questions.h"
#include "sheet.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define FOLDER "questions/"
#define LINE_MAX_BYTES 2000

static struct sipcause_catalog *catalog;

/* The questions of a map, in the order of its file. */
struct list {
	struct question *items;
	size_t count;
};

/* Every number of these, and what changes its answer. */
static const struct {
	const char *from;
	const char *to;
} directions[] = {
	{ "sip", "q850" },  { "q850", "sip" }, { "sip", "http" },
	{ "q850", "http" }, { "http", "sip" }, { "http", "q850" },
};

static void add_question(const struct question *question, void *context)
{
	struct list *list = context;

	/* Twice the room whenever it is full. */
	if ((list->count & (list->count - 1)) == 0) {
		const size_t room = list->count > 0 ? 2 * list->count : 1;
		struct question *more = realloc(list->items, room * sizeof(*more));

		CU_ASSERT_PTR_NOT_NULL_FATAL(more);
		list->items = more;
	}
	list->items[list->count++] = *question;
}

static void ask_default(const struct questions *questions, struct list *list)
{
	size_t i;

	for (i = 0; i < COUNT(directions); i++) {
		const struct sipcause_table *table = sipcause_catalog_table(
			catalog, "default", directions[i].from, directions[i].to);

		CU_ASSERT_PTR_NOT_NULL_FATAL(table);
		questions_ask(questions, table, QUESTION_BARE | QUESTION_ONE | QUESTION_TWO,
			      add_question, list);
	}
}

/* The map with the most conditions: only what two companions decide. */
static void ask_billing(const struct questions *questions, struct list *list)
{
	const struct sipcause_map *map = sipcause_catalog_map(catalog, "billing");
	size_t i;

	for (i = 0; i < sipcause_map_table_count(map); i++)
		questions_ask(questions, sipcause_map_table_at(map, i), QUESTION_TWO, add_question,
			      list);
}

static struct asked {
	const char *map;
	void (*ask)(const struct questions *questions, struct list *list);
	struct list list;
} maps[] = {
	{ "default", ask_default, { NULL, 0 } },
	{ "billing", ask_billing, { NULL, 0 } },
};

static const char *from_of(const struct question *question)
{
	return sipcause_space_name(sipcause_table_from(question->table));
}

static const char *to_of(const struct question *question)
{
	return sipcause_space_name(sipcause_table_to(question->table));
}

/* -------------------------------------------------------------------- files */

static void put_line(FILE *out, const struct question *question)
{
	uint32_t i;

	fprintf(out, "%s,%d,", from_of(question), question->code);
	for (i = 0; i < question->count; i++) {
		fprintf(out, "%s%s=", i > 0 ? ";" : "", sipcause_space_name(question->space[i]));
		if (question->value[i] == SIPCAUSE_PRESENT)
			fputs("present", out);
		else
			fprintf(out, "%d", question->value[i]);
	}
	fprintf(out, ",%s\n", to_of(question));
}

/* The file of a map as it should be, the caller's to free. */
static char *make_file(const struct list *list)
{
	char *text = NULL;
	size_t size, i;
	FILE *memory = open_memstream(&text, &size);

	CU_ASSERT_PTR_NOT_NULL_FATAL(memory);
	fputs("from,code,companions,to\n", memory);
	for (i = 0; i < list->count; i++)
		put_line(memory, &list->items[i]);
	fclose(memory);
	return text;
}

static void write_file(const char *name, const char *text)
{
	const char *top = getenv("SRCDIR");
	char path[1000];
	FILE *file;

	snprintf(path, sizeof(path), "%s/tests/data/%s", top != NULL ? top : ".", name);
	file = fopen(path, "wb");
	UNIT_CHECK(file != NULL && fputs(text, file) >= 0, "%s cannot be written", name);
	UNIT_CHECK(file != NULL && fclose(file) == 0, "%s cannot be written", name);
}

static void compare_file(const char *name, const char *wanted)
{
	char *found = sheet_read(name);
	size_t at = 0, begin = 0;
	unsigned line = 1;

	UNIT_CHECK(found != NULL, "%s cannot be read; QUESTIONS_WRITE=1 writes it", name);
	if (found == NULL)
		return;
	for (; found[at] != '\0' && found[at] == wanted[at]; at++) {
		if (found[at] == '\n') {
			line++;
			begin = at + 1;
		}
	}
	UNIT_CHECK(found[at] == wanted[at],
		   "%s:%u: found '%.*s', expected '%.*s'; QUESTIONS_WRITE=1 writes the file", name,
		   line, (int)strcspn(found + begin, "\n"), found + begin,
		   (int)strcspn(wanted + begin, "\n"), wanted + begin);
	free(found);
}

static void test_files(void)
{
	size_t i;

	for (i = 0; i < COUNT(maps); i++) {
		char name[100], *wanted = make_file(&maps[i].list);

		snprintf(name, sizeof(name), FOLDER "%s.csv", maps[i].map);
		if (getenv("QUESTIONS_WRITE") != NULL)
			write_file(name, wanted);
		else
			compare_file(name, wanted);
		free(wanted);
	}
}

/* ------------------------------------------------------------------ command */

/* A question as a problem document, the only form with any companions in a line: it is
 * translated by the tables alone, where -w would ask the policy of the map as well. */
static void put_document(FILE *out, const struct question *question)
{
	uint32_t i;

	fprintf(out, "{\"original\":{\"space\":\"%s\",\"code\":%d,\"companions\":[",
		from_of(question), question->code);
	for (i = 0; i < question->count; i++) {
		fprintf(out, "%s{\"space\":\"%s\"", i > 0 ? "," : "",
			sipcause_space_name(question->space[i]));
		if (question->value[i] != SIPCAUSE_PRESENT)
			fprintf(out, ",\"code\":%d", question->value[i]);
		putc('}', out);
	}
	fputs("]}}\n", out);
}

/* "q850:17	sip:486	Busy Here", without the columns in between. */
static void make_answer(const struct question *question, char *text, size_t size)
{
	struct sipcause_result result;
	char answer[100];

	question_answer(question, &result);
	if (result.outcome < 0)
		snprintf(answer, sizeof(answer), "%s", sipcause_outcome_word(result.outcome));
	else
		snprintf(answer, sizeof(answer), "%s:%d", to_of(question), result.outcome);
	snprintf(text, size, "%s:%d\t%s\t%s", from_of(question), question->code, answer,
		 result.phrase != NULL ? result.phrase : "");
}

/* Cut a row of the command to the same: its columns are input, from, to, how, map, phrase. */
static bool cut_row(const char *row, char *text, size_t size)
{
	const char *column[6];
	size_t i;

	for (i = 0; i < COUNT(column) && row != NULL; i++) {
		column[i] = row;
		row = strchr(row, '\t');
		row = row != NULL ? row + 1 : NULL;
	}
	if (i < COUNT(column))
		return false;
	snprintf(text, size, "%.*s%.*s", (int)(column[3] - column[1]), column[1],
		 (int)strcspn(column[5], "\n"), column[5]);
	return true;
}

static void compare_row(const struct question *question, const char *row)
{
	char found[LINE_MAX_BYTES] = "", wanted[LINE_MAX_BYTES];

	make_answer(question, wanted, sizeof(wanted));
	UNIT_CHECK(cut_row(row, found, sizeof(found)), "to %s: the row '%s'", to_of(question), row);
	UNIT_CHECK(strcmp(found, wanted) == 0, "to %s: '%s', expected '%s', of %s", to_of(question),
		   found, wanted, row);
}

/* Write the questions of a target to a new file, whose name is filled in. */
static void write_documents(const struct list *list, const char *to, char *path)
{
	const int descriptor = mkstemp(path);
	FILE *file = descriptor >= 0 ? fdopen(descriptor, "wb") : NULL;
	size_t i;

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	for (i = 0; i < list->count; i++)
		if (strcmp(to_of(&list->items[i]), to) == 0)
			put_document(file, &list->items[i]);
	CU_ASSERT_EQUAL(fclose(file), 0);
}

/* Ask all questions of a target in one run of the command. */
static void run_command(const struct asked *asked, const char *to)
{
	const char *command = getenv("SIPCAUSE");
	char path[] = "questions-XXXXXX", line[1200], row[LINE_MAX_BYTES];
	size_t i;
	FILE *rows;

	write_documents(&asked->list, to, path);
	snprintf(line, sizeof(line), "'%s' translate -m %s -t %s -o tsv <%s 2>/dev/null",
		 command != NULL ? command : "./sipcause", asked->map, to, path);
	rows = popen(line, "r");
	CU_ASSERT_PTR_NOT_NULL_FATAL(rows);
	for (i = 0; i < asked->list.count; i++)
		if (strcmp(to_of(&asked->list.items[i]), to) == 0)
			compare_row(&asked->list.items[i],
				    fgets(row, sizeof(row), rows) != NULL ? row : "");
	UNIT_CHECK(fgetc(rows) == EOF, "-m %s -t %s: more rows than questions", asked->map, to);
	pclose(rows);
	unlink(path);
}

static void test_command(void)
{
	static const char *const targets[] = { "sip", "q850", "http" };
	size_t i, k;

	for (i = 0; i < COUNT(maps); i++)
		for (k = 0; k < COUNT(targets); k++)
			run_command(&maps[i], targets[k]);
}

/* ------------------------------------------------------------------ program */

static void test_load(void)
{
	struct sipcause_loader *loader = NULL;
	struct questions questions;
	size_t i;

	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	for (i = 0; i < COUNT(maps); i++)
		CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, maps[i].map), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
	questions_open(&questions, catalog);
	for (i = 0; i < COUNT(maps); i++)
		maps[i].ask(&questions, &maps[i].list);
}

static const struct unit_test tests[] = {
	{ "the maps load and are asked", test_load },
	{ "the files have every question and no other", test_files },
	{ "the command answers as the library does", test_command },
};

int main(void)
{
	int failed = UNIT_MAIN("questions", tests);
	size_t i;

	for (i = 0; i < COUNT(maps); i++)
		free(maps[i].list.items);
	sipcause_catalog_free(catalog);
	return failed;
}
