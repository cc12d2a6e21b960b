/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading files: what is no file, what changes under the reading, and places in bytes. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "document/file.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BYTES(text) text, sizeof(text) - 1

/* ------------------------------------------------- read() under our control */

static struct {
	unsigned changes;       /* reads before which the file changes */
	unsigned interruptions; /* reads that a signal ends */
	int error;              /* what every read fails with */
	size_t most;            /* bytes that one read gives; 0: as many as asked for */
	unsigned reads;
	int descriptor; /* writes to the file that is read */
} trouble;

/* The library's read, for this program. */
ssize_t read(int descriptor, void *room, size_t size)
{
	trouble.reads++;
	if (trouble.interruptions > 0) {
		trouble.interruptions--;
		errno = EINTR;
		return -1;
	}
	if (trouble.error != 0) {
		errno = trouble.error;
		return -1;
	}
	if (trouble.changes > 0) {
		trouble.changes--;
		if (write(trouble.descriptor, "+", 1) != 1)
			return -1;
	}
	if (trouble.most > 0 && size > trouble.most)
		size = trouble.most;
	return syscall(SYS_read, descriptor, room, size);
}

/* -------------------------------------------------------- a folder to work in */

static char folder[] = "/tmp/sipcause-source-XXXXXX";

static void put_file(const char *name, const char *text)
{
	FILE *file = fopen(name, "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	fputs(text, file);
	fclose(file);
}

static const struct sci_file shown = { "shown.yaml", 1 };

/* Read a file; what was reported is left in *id, "" when it is nothing. */
static enum sci_read read_it(const char *path, struct sci_bytes *bytes, char id[40])
{
	struct sipcause_report *report = sci_report_new();
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	enum sci_read state;

	memset(bytes, 0, sizeof(*bytes));
	state = sci_read_file(path, &shown, report, bytes);
	CU_ASSERT_EQUAL(sipcause_report_count(report), state == SCI_READ_FAILED);
	if (sipcause_report_entry(report, 0, &error) == SIPCAUSE_OK) {
		CU_ASSERT_STRING_EQUAL(error.file, "shown.yaml");
		CU_ASSERT_EQUAL(error.line, 0);
		CU_ASSERT_PTR_NOT_NULL(strstr(error.message, "; expected "));
	}
	memcpy(id, error.id, sizeof(error.id));
	sipcause_report_free(report);
	return state;
}

static void test_no_file(void)
{
	static const struct {
		const char *path;
		enum sci_read state;
		const char *id;
	} rows[] = {
		{ "absent.yaml", SCI_READ_ABSENT, "" },
		{ "absent/x.yaml", SCI_READ_ABSENT, "" },
		{ "file.yaml/x.yaml", SCI_READ_ABSENT, "" },
		{ "dangling.yaml", SCI_READ_ABSENT, "" },
		{ "folder.yaml", SCI_READ_FAILED, "not-a-regular-file" },
		{ "pipe.yaml", SCI_READ_FAILED, "not-a-regular-file" },
		{ "/dev/null", SCI_READ_FAILED, "not-a-regular-file" },
		{ "/dev/zero", SCI_READ_FAILED, "not-a-regular-file" },
		{ "loop.yaml", SCI_READ_FAILED, "cannot-read" },
		{ "large.yaml", SCI_READ_FAILED, "file-too-large" },
		{ "file.yaml", SCI_READ_OK, "" },
		{ "link.yaml", SCI_READ_OK, "" },
	};
	struct sci_bytes bytes;
	size_t i;

	put_file("file.yaml", "text");
	put_file("large.yaml", "");
	CU_ASSERT_EQUAL(truncate("large.yaml", (off_t)SCI_FILE_MAX + 1), 0);
	CU_ASSERT_EQUAL(mkdir("folder.yaml", 0700), 0);
	CU_ASSERT_EQUAL(mkfifo("pipe.yaml", 0600), 0);
	CU_ASSERT_EQUAL(symlink("loop.yaml", "loop.yaml"), 0);
	CU_ASSERT_EQUAL(symlink("nowhere", "dangling.yaml"), 0);
	CU_ASSERT_EQUAL(symlink("file.yaml", "link.yaml"), 0);
	alarm(60); /* waiting for a pipe's writer would be for ever */
	for (i = 0; i < COUNT(rows); i++) {
		char id[40];
		enum sci_read state = read_it(rows[i].path, &bytes, id);

		UNIT_CHECK(state == rows[i].state, "%s: %d", rows[i].path, (int)state);
		UNIT_CHECK(strcmp(id, rows[i].id) == 0, "%s: %s", rows[i].path, id);
		sci_bytes_free(&bytes);
	}
	alarm(0);
}

static void test_sizes(void)
{
	static const size_t sizes[] = { 0, 1, 4095, 4096, 4097, 1000003 };
	struct sci_bytes bytes;
	char id[40];
	size_t i, k, wrong = 0;

	for (i = 0; i < COUNT(sizes); i++) {
		FILE *file = fopen("sized.yaml", "w");

		for (k = 0; k < sizes[i]; k++)
			fputc('a' + (int)(k % 23), file);
		fclose(file);
		for (trouble.most = 0; trouble.most <= 1000; trouble.most += 1000) {
			UNIT_CHECK(read_it("sized.yaml", &bytes, id) == SCI_READ_OK, "%zu bytes",
				   sizes[i]);
			UNIT_CHECK(bytes.length == sizes[i], "%zu, not %zu bytes", bytes.length,
				   sizes[i]);
			for (k = 0; k < bytes.length; k++)
				wrong += bytes.data[k] != 'a' + (int)(k % 23);
			sci_bytes_free(&bytes);
		}
		trouble.most = 0;
	}
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_PTR_NULL(bytes.data);
}

static void test_largest(void)
{
	struct sci_bytes bytes;
	char id[40];

	put_file("largest.yaml", "");
	CU_ASSERT_EQUAL(truncate("largest.yaml", (off_t)SCI_FILE_MAX), 0);
	CU_ASSERT_EQUAL(read_it("largest.yaml", &bytes, id), SCI_READ_OK);
	CU_ASSERT_EQUAL(bytes.length, SCI_FILE_MAX);
	sci_bytes_free(&bytes);
}

static void test_trouble(void)
{
	static const struct {
		const char *name;
		unsigned changes, interruptions;
		int error;
		enum sci_read state;
		const char *id;
		const char *text; /* what is read in the end */
	} rows[] = {
		{ "nothing", 0, 0, 0, SCI_READ_OK, "", "text" },
		{ "interrupted", 0, 3, 0, SCI_READ_OK, "", "text" },
		{ "a change", 1, 0, 0, SCI_READ_OK, "", "text+" },
		{ "four changes", 4, 0, 0, SCI_READ_OK, "", "text++++" },
		{ "changes without end", 1000, 0, 0, SCI_READ_FAILED, "file-changes", NULL },
		{ "a bad disk", 0, 0, EIO, SCI_READ_FAILED, "cannot-read", NULL },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sci_bytes bytes;
		enum sci_read state;
		char id[40];

		put_file("changing.yaml", "text");
		memset(&trouble, 0, sizeof(trouble));
		trouble.changes = rows[i].changes;
		trouble.interruptions = rows[i].interruptions;
		trouble.error = rows[i].error;
		trouble.descriptor = open("changing.yaml", O_WRONLY | O_APPEND);
		state = read_it("changing.yaml", &bytes, id);
		UNIT_CHECK(trouble.reads > 0, "%s: this read() is not used", rows[i].name);
		close(trouble.descriptor);
		memset(&trouble, 0, sizeof(trouble));
		UNIT_CHECK(state == rows[i].state, "%s: %d", rows[i].name, (int)state);
		UNIT_CHECK(strcmp(id, rows[i].id) == 0, "%s: %s", rows[i].name, id);
		if (rows[i].text != NULL)
			UNIT_CHECK(bytes.length == strlen(rows[i].text) &&
					   memcmp(bytes.data, rows[i].text, bytes.length) == 0,
				   "%s: %zu bytes", rows[i].name, bytes.length);
		sci_bytes_free(&bytes);
	}
}

/* ------------------------------------------------------------ places in bytes */

static void test_places(void)
{
	static const struct {
		const char *bytes;
		size_t offset;
		uint32_t line, column;
	} rows[] = {
		{ "", 0, 1, 1 },
		{ "abc", 0, 1, 1 },
		{ "abc", 3, 1, 4 },
		{ "a\nb", 2, 2, 1 },
		{ "a\nbc", 3, 2, 2 },
		{ "a\n\nb", 3, 3, 1 },
		{ "a\rb", 2, 2, 1 },
		{ "a\r\rb", 3, 3, 1 },
		{ "a\r\nb", 3, 2, 1 },
		{ "a\r\n\r\nb", 5, 3, 1 },
		{ "a\n\rb", 3, 3, 1 },
		{ "\tb", 1, 1, 2 },
		{ "\xC3\xBC"
		  "b",
		  2, 1, 2 },
		{ "\xE2\x82\xAC\xF0\x9F\x98\x80"
		  "b",
		  7, 1, 3 },
		{ "\xC3\xBC\n\xC3\xBC", 5, 2, 2 },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sci_place place =
			sci_place_of(&shown, (const unsigned char *)rows[i].bytes, rows[i].offset);

		UNIT_CHECK(place.line == rows[i].line && place.column == rows[i].column,
			   "row %zu: %u:%u", i, (unsigned)place.line, (unsigned)place.column);
		CU_ASSERT_PTR_EQUAL(place.file, &shown);
	}
}

static void test_check(void)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *place; /* NULL: nothing is wrong */
	} rows[] = {
		{ BYTES(""), NULL },
		{ BYTES("a\tb\r\nc\rd\n"), NULL },
		{ BYTES("\xC2\xA0\xEF\xBF\xBD\xF0\x9F\x98\x80"), NULL },
		{ BYTES("a\0b"), "1:2 control-character" },
		{ BYTES("\xC3\xBC\n\xC3\xBC\x0B"), "2:2 control-character" },
		{ BYTES("a\x7F"), "1:2 control-character" },
		{ BYTES("a\r\nb\xC2\x85"), "2:2 control-character" },
		{ BYTES("\xEF\xBF\xBE"), "1:1 control-character" },
		{ BYTES("\xEF\xBF\xBF"), "1:1 control-character" },
		{ BYTES("ab\xC3"), "1:3 not-utf-8" },
		{ BYTES("\n\n\xC0\x80"), "3:1 not-utf-8" },
		{ BYTES("\xFE\xFF\0a"), "1:1 not-utf-8" },
		{ BYTES("\xFF"), "1:1 not-utf-8" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const struct sci_bytes bytes = { (const unsigned char *)rows[i].bytes,
						 rows[i].length, NULL };
		struct sipcause_report *report = sci_report_new();
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		bool good = sci_bytes_check(&bytes, &shown, report);
		char found[80];

		UNIT_CHECK(good == (rows[i].place == NULL), "row %zu", i);
		UNIT_CHECK(sipcause_report_count(report) == !good, "row %zu", i);
		if (!good && sipcause_report_entry(report, 0, &error) == SIPCAUSE_OK) {
			snprintf(found, sizeof(found), "%u:%u %s", (unsigned)error.line,
				 (unsigned)error.column, error.id);
			UNIT_CHECK(rows[i].place != NULL && strcmp(found, rows[i].place) == 0,
				   "row %zu: %s", i, found);
		}
		sipcause_report_free(report);
	}
}

static const struct unit_test tests[] = {
	{ "what is no file", test_no_file },
	{ "files of all sizes", test_sizes },
	{ "the largest file", test_largest },
	{ "trouble while reading", test_trouble },
	{ "places", test_places },
	{ "bytes that may not stand", test_check },
};

static void clean_up(void)
{
	static const char *const names[] = { "file.yaml",  "large.yaml",   "pipe.yaml",
					     "loop.yaml",  "link.yaml",    "dangling.yaml",
					     "sized.yaml", "largest.yaml", "changing.yaml" };
	size_t i;

	for (i = 0; i < COUNT(names); i++)
		unlink(names[i]);
	rmdir("folder.yaml");
	if (chdir("/") == 0)
		rmdir(folder);
}

int main(void)
{
	int failed;

	if (mkdtemp(folder) == NULL || chdir(folder) != 0)
		return 1;
	failed = UNIT_MAIN("source", tests);
	clean_up();
	return failed;
}
