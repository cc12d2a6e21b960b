/* SPDX-License-Identifier: BSD-2-Clause */
/* Reports and the error struct: order, limits, and what has to be cut. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "document/report.h"
#include "base/text.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct sci_place at(const struct sci_file *file, uint32_t line, uint32_t column)
{
	struct sci_place place = { file, line, column };

	return place;
}

static void test_order(void)
{
	static const struct sci_file a = { "a.yaml", 1 }, b = { "b.yaml", 2 };
	static const char *const lines[] = {
		"error: nowhere [no-such-map]",
		"a.yaml: error: whole [not-a-regular-file]",
		"a.yaml:2:1: error: early [syntax]",
		"a.yaml:2:9: error: late, first [bad-number]",
		"a.yaml:2:9: error: late, second [bad-name]",
		"a.yaml:10:1: error: last [same]",
		"b.yaml:1:1: error: other [kind]",
	};
	struct sipcause_report *report = sci_report_new();
	size_t i;

	CU_ASSERT(sci_report_clean(report));
	sci_report_add(report, SCI_P_KIND, at(&b, 1, 1), "%s", "other");
	sci_report_add(report, SCI_P_SAME, at(&a, 10, 1), "last");
	sci_report_add(report, SCI_P_NUMBER, at(&a, 2, 9), "late, %s", "first");
	sci_report_add(report, SCI_P_NAME, at(&a, 2, 9), "late, %s", "second");
	sci_report_add(report, SCI_P_SYNTAX, at(&a, 2, 1), "early");
	sci_report_add(report, SCI_P_NOT_REGULAR, at(&a, 0, 0), "whole");
	sci_report_add(report, SCI_P_NO_SUCH_MAP, at(NULL, 0, 0), "nowhere");
	CU_ASSERT(!sci_report_clean(report));
	CU_ASSERT_EQUAL(sci_report_close(report), SIPCAUSE_E_MAP);
	CU_ASSERT_EQUAL(sipcause_report_count(report), COUNT(lines));
	CU_ASSERT_EQUAL(sipcause_report_total(report), COUNT(lines));
	for (i = 0; i < COUNT(lines); i++)
		CU_ASSERT_STRING_EQUAL(sipcause_report_text(report, i), lines[i]);
	CU_ASSERT_PTR_NULL(sipcause_report_text(report, COUNT(lines)));
	CU_ASSERT_PTR_NULL(sipcause_report_text(report, SIZE_MAX));
	sipcause_report_free(report);
}

static void test_codes(void)
{
	static const struct {
		enum sci_problem problems[3];
		size_t count;
		int code;
	} rows[] = {
		{ { SCI_P_NAME }, 0, SIPCAUSE_OK },
		{ { SCI_P_NO_SUCH_MAP }, 1, SIPCAUSE_E_NOT_FOUND },
		{ { SCI_P_NO_SUCH_FILE, SCI_P_CANNOT_READ }, 2, SIPCAUSE_E_INPUT },
		{ { SCI_P_CANNOT_READ, SCI_P_NO_SUCH_SPACE }, 2, SIPCAUSE_E_INPUT },
		{ { SCI_P_NO_SUCH_MAP, SCI_P_FILE_CHANGES, SCI_P_SYNTAX }, 3, SIPCAUSE_E_MAP },
	};
	size_t i, k;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_report *report = sci_report_new();

		for (k = 0; k < rows[i].count; k++)
			sci_report_add(report, rows[i].problems[k], at(NULL, 0, 0), "x");
		UNIT_CHECK(sci_report_close(report) == rows[i].code, "row %zu", i);
		sipcause_report_free(report);
	}
}

static const struct sci_problem_kind odd = { "odd", SIPCAUSE_OK, SIPCAUSE_SEVERITY_WARNING };
static const struct sci_problem_kind hint = { "hint", SIPCAUSE_OK, SIPCAUSE_SEVERITY_NOTE };

/* Add entries as a word spells them: e, w and n for the three severities, each on a line
 * of its own. */
static struct sipcause_report *report_of(const struct sci_file *file, const char *letters)
{
	struct sipcause_report *report = sci_report_new();
	uint32_t line;

	for (line = 1; *letters != '\0'; letters++, line++) {
		if (*letters == 'e')
			sci_report_add(report, SCI_P_NUMBER, at(file, line, 1), "x");
		else
			sci_report_add_kind(report, *letters == 'w' ? &odd : &hint,
					    at(file, line, 1), "x%c", *letters);
	}
	return report;
}

static void test_severities(void)
{
	static const struct sci_file file = { "a.yaml", 1 };
	static const struct {
		const char *letters;
		int code;
		size_t found[SIPCAUSE_SEVERITY_COUNT_];
		uint32_t first_line; /* of what the load's error tells; 0: no error */
		const char *first_text;
	} rows[] = {
		{ "", SIPCAUSE_OK, { 0, 0, 0 }, 0, NULL },
		{ "w", SIPCAUSE_OK, { 0, 1, 0 }, 0, "a.yaml:1:1: warning: xw [odd]" },
		{ "n", SIPCAUSE_OK, { 0, 0, 1 }, 0, "a.yaml:1:1: note: xn [hint]" },
		{ "e", SIPCAUSE_E_MAP, { 1, 0, 0 }, 1, "a.yaml:1:1: error: x [bad-number]" },
		{ "nwwe", SIPCAUSE_E_MAP, { 1, 2, 1 }, 4, "a.yaml:1:1: note: xn [hint]" },
		{ "wene", SIPCAUSE_E_MAP, { 2, 1, 1 }, 2, "a.yaml:1:1: warning: xw [odd]" },
	};
	size_t i;
	int32_t k;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_report *report = report_of(&file, rows[i].letters);
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		const char *text;

		UNIT_CHECK(sci_report_clean(report) == (rows[i].code == SIPCAUSE_OK), "%s",
			   rows[i].letters);
		UNIT_CHECK(sci_report_close(report) == rows[i].code, "%s", rows[i].letters);
		UNIT_CHECK(sipcause_report_count(report) == strlen(rows[i].letters), "%s",
			   rows[i].letters);
		UNIT_CHECK(sipcause_report_total(report) == strlen(rows[i].letters), "%s",
			   rows[i].letters);
		for (k = 0; k < SIPCAUSE_SEVERITY_COUNT_; k++)
			UNIT_CHECK(sipcause_report_found(report, k) == rows[i].found[k], "%s: %d",
				   rows[i].letters, (int)k);
		text = sipcause_report_text(report, 0);
		UNIT_CHECK(rows[i].first_text == NULL
				   ? text == NULL
				   : text != NULL && strcmp(text, rows[i].first_text) == 0,
			   "%s: %s", rows[i].letters, text != NULL ? text : "nothing");
		sci_report_error(report, rows[i].code, &error);
		UNIT_CHECK(error.code == rows[i].code && error.line == rows[i].first_line &&
				   error.severity == SIPCAUSE_SEVERITY_ERROR,
			   "%s: %d, line %u", rows[i].letters, error.code, error.line);
		sipcause_report_free(report);
	}
}

/* In fields, a warning is no error. */
static void test_warning_entry(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_report *report = report_of(NULL, "wne");
	static const struct {
		int32_t code, severity;
		const char *id;
	} rows[] = {
		{ SIPCAUSE_OK, SIPCAUSE_SEVERITY_WARNING, "odd" },
		{ SIPCAUSE_OK, SIPCAUSE_SEVERITY_NOTE, "hint" },
		{ SIPCAUSE_E_MAP, SIPCAUSE_SEVERITY_ERROR, "bad-number" },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		CU_ASSERT_EQUAL(sipcause_report_entry(report, i, &error), SIPCAUSE_OK);
		UNIT_CHECK(error.code == rows[i].code && error.severity == rows[i].severity &&
				   strcmp(error.id, rows[i].id) == 0,
			   "%zu: %d %d %s", i, error.code, error.severity, error.id);
	}
	CU_ASSERT_EQUAL(sipcause_report_found(report, -1), 0);
	CU_ASSERT_EQUAL(sipcause_report_found(report, SIPCAUSE_SEVERITY_COUNT_), 0);
	sipcause_report_free(report);
}

/* Where a report is full, what is graver takes the place of what is less grave, the last
 * found first; whatever the order. */
static void test_crowded(void)
{
	static const struct sci_file file = { "a.yaml", 1 };
	static const struct {
		const char *order; /* 60 of each letter */
		size_t kept[SIPCAUSE_SEVERITY_COUNT_];
		uint32_t last_line; /* of the entries kept */
	} rows[] = {
		{ "www", { 0, 100, 0 }, 100 },  { "wwe", { 60, 40, 0 }, 180 },
		{ "eww", { 60, 40, 0 }, 100 },  { "nwe", { 60, 40, 0 }, 180 },
		{ "nne", { 60, 0, 40 }, 180 },  { "wne", { 60, 40, 0 }, 180 },
		{ "enw", { 60, 40, 0 }, 160 },  { "wee", { 100, 0, 0 }, 160 },
		{ "nww", { 0, 100, 0 }, 160 },  { "wwww", { 0, 100, 0 }, 100 },
		{ "eeww", { 100, 0, 0 }, 100 }, { "wwee", { 100, 0, 0 }, 220 },
	};
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	char letters[4 * 60 + 1];
	size_t i, k;

	for (i = 0; i < COUNT(rows); i++) {
		const size_t length = strlen(rows[i].order) * 60;
		size_t kept[SIPCAUSE_SEVERITY_COUNT_] = { 0 };
		struct sipcause_report *report;
		bool has_error = strchr(rows[i].order, 'e') != NULL;

		for (k = 0; k < length; k++)
			letters[k] = rows[i].order[k / 60];
		letters[length] = '\0';
		report = report_of(&file, letters);
		UNIT_CHECK(sci_report_clean(report) == !has_error, "%s", rows[i].order);
		UNIT_CHECK(sci_report_close(report) == (has_error ? SIPCAUSE_E_MAP : SIPCAUSE_OK),
			   "%s", rows[i].order);
		UNIT_CHECK(sipcause_report_count(report) == SCI_REPORT_MAX, "%s", rows[i].order);
		UNIT_CHECK(sipcause_report_total(report) == length, "%s", rows[i].order);
		for (k = 0; sipcause_report_entry(report, k, &error) == SIPCAUSE_OK; k++)
			kept[error.severity]++;
		UNIT_CHECK(memcmp(kept, rows[i].kept, sizeof(kept)) == 0, "%s: %zu %zu %zu",
			   rows[i].order, kept[0], kept[1], kept[2]);
		UNIT_CHECK(error.line == rows[i].last_line, "%s: line %u", rows[i].order,
			   error.line);
		sipcause_report_free(report);
	}
}

/* Ids are words, none is given twice, and each fits the struct. */
static void test_ids(void)
{
	static const char *const ids[] = {
#define SCI_XX(name, word, code, severity, meaning) word,
		SCI_PROBLEM_MAP(SCI_XX)
#undef SCI_XX
	};
	struct sipcause_error error;
	size_t i, k;

	for (i = 0; i < COUNT(ids); i++) {
		UNIT_CHECK(strlen(ids[i]) < sizeof(error.id), "%s", ids[i]);
		UNIT_CHECK(ids[i][strspn(ids[i], "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0',
			   "%s", ids[i]);
		for (k = 0; k < i; k++)
			UNIT_CHECK(strcmp(ids[i], ids[k]) != 0, "%s", ids[i]);
	}
}

static void test_over_full(void)
{
	static const struct sci_file file = { "a.yaml", 1 };
	struct sipcause_report *report = sci_report_new();
	char last[60];
	uint32_t i;

	for (i = 1; i <= 1000; i++)
		sci_report_add(report, SCI_P_NUMBER, at(&file, 2000 - i, 1), "number %u", i);
	CU_ASSERT_EQUAL(sipcause_report_count(report), SCI_REPORT_MAX);
	CU_ASSERT_EQUAL(sipcause_report_total(report), 1000);
	CU_ASSERT_EQUAL(sci_report_close(report), SIPCAUSE_E_MAP);
	/* the first that were found, by place */
	CU_ASSERT_STRING_EQUAL(sipcause_report_text(report, 0),
			       "a.yaml:1900:1: error: number 100 [bad-number]");
	snprintf(last, sizeof(last), "a.yaml:1999:1: error: number 1 [bad-number]");
	CU_ASSERT_STRING_EQUAL(sipcause_report_text(report, SCI_REPORT_MAX - 1), last);
	sipcause_report_free(report);
}

static void test_no_memory(void)
{
	struct sipcause_report *report = sci_report_new();

	sci_report_add(report, SCI_P_NUMBER, at(NULL, 0, 0), "x");
	sci_report_add_kind(report, &odd, at(NULL, 0, 0), "x");
	sci_report_no_memory(report);
	CU_ASSERT(!sci_report_clean(report));
	CU_ASSERT_EQUAL(sci_report_close(report), SIPCAUSE_E_MEMORY);
	CU_ASSERT_EQUAL(sipcause_report_total(report), 1);
	CU_ASSERT_EQUAL(sipcause_report_found(report, SIPCAUSE_SEVERITY_ERROR), 1);
	CU_ASSERT_EQUAL(sipcause_report_found(report, SIPCAUSE_SEVERITY_WARNING), 0);
	sipcause_report_free(report);
}

/* A line and a message are whole, however long; the struct says where it cut. */
static void test_long(void)
{
	char name[4096], text[3000];
	const struct sci_file file = { name, 1 };
	struct sipcause_report *report = sci_report_new();
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	const char *line;

	memset(name, 'd', sizeof(name));
	memcpy(name + sizeof(name) - 12, "/trunk.yaml", 12);
	memset(text, 'm', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	sci_report_add(report, SCI_P_NUMBER, at(&file, 4294967295u, 4294967295u), "%s!", text);
	line = sipcause_report_text(report, 0);
	CU_ASSERT_EQUAL(strlen(line), strlen(name) + strlen(":4294967295:4294967295: error: ") +
					      strlen(text) + strlen("! [bad-number]"));
	CU_ASSERT_STRING_EQUAL(line + strlen(line) - 15, "m! [bad-number]");
	CU_ASSERT_EQUAL(sipcause_report_entry(report, 0, &error), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(strlen(error.file), sizeof(error.file) - 1);
	CU_ASSERT_EQUAL(strncmp(error.file, "...ddd", 6), 0);
	CU_ASSERT_STRING_EQUAL(error.file + sizeof(error.file) - 12, "/trunk.yaml");
	CU_ASSERT_EQUAL(strlen(error.message), sizeof(error.message) - 1);
	CU_ASSERT_STRING_EQUAL(error.message + sizeof(error.message) - 6, "mm...");
	CU_ASSERT_EQUAL(error.line, 4294967295u);
	sipcause_report_free(report);
}

/* Names and messages at the edge of the struct's room, in whole characters. */
static void test_edges(void)
{
	char text[600];
	size_t length, at_byte;

	for (length = 200; length < 560; length++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		const struct sci_file file = { text, 1 };
		uint32_t character;

		/* one euro sign somewhere, the rest letters */
		memset(text, 'x', length);
		text[length] = '\0';
		memcpy(text + length / 2 - length % 97, "\xE2\x82\xAC", 3);
		sci_error_set(&error, SIPCAUSE_E_MAP, "id", at(&file, 1, 2), text);
		UNIT_CHECK(length >= sizeof(error.file) || strcmp(error.file, text) == 0, "%zu",
			   length);
		UNIT_CHECK(length >= sizeof(error.message) || strcmp(error.message, text) == 0,
			   "%zu", length);
		for (at_byte = 0; error.file[at_byte] != '\0';) {
			size_t size = sci_utf8_decode((unsigned char *)error.file + at_byte, 4,
						      &character);

			UNIT_CHECK(size > 0, "%zu: %s", length, error.file);
			at_byte += size > 0 ? size : 1;
		}
		for (at_byte = 0; error.message[at_byte] != '\0';) {
			size_t size = sci_utf8_decode((unsigned char *)error.message + at_byte, 4,
						      &character);

			UNIT_CHECK(size > 0, "%zu", length);
			at_byte += size > 0 ? size : 1;
		}
	}
}

static void test_control(void)
{
	static const struct sci_file file = { "evil\n\x1B[31m.yaml", 1 };
	struct sipcause_report *report = sci_report_new();

	sci_report_add(report, SCI_P_TWICE, at(&file, 1, 1), "given by %s", "an\rother");
	CU_ASSERT_STRING_EQUAL(
		sipcause_report_text(report, 0),
		"evil\\x0A\\x1B[31m.yaml:1:1: error: given by an\\x0Dother [given-twice]");
	sipcause_report_free(report);
}

/* A struct of an older or newer header. */
static void test_struct_sizes(void)
{
	struct {
		struct sipcause_error error;
		unsigned char more[64];
	} newer;
	struct sipcause_report *report = sci_report_new();
	struct sipcause_error older = SIPCAUSE_ERROR_INIT;
	size_t i;

	sci_report_add(report, SCI_P_NUMBER, at(NULL, 0, 0), "x");
	memset(&newer, 0xEE, sizeof(newer));
	newer.error.size = sizeof(newer);
	CU_ASSERT_EQUAL(sipcause_report_entry(report, 0, &newer.error), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(newer.error.size, sizeof(newer));
	CU_ASSERT_STRING_EQUAL(newer.error.message, "x");
	for (i = 0; i < sizeof(newer.more); i++)
		CU_ASSERT_EQUAL(newer.more[i], 0xEE);
	for (i = 0; i < COUNT(newer.error.spare); i++)
		CU_ASSERT_EQUAL(newer.error.spare[i], 0);

	older.size = sizeof(older) - 1;
	older.code = 77;
	CU_ASSERT_EQUAL(sipcause_report_entry(report, 0, &older), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(older.code, 77);
	older.size = 0;
	CU_ASSERT_EQUAL(sipcause_report_entry(report, 0, &older), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_report_entry(report, 0, NULL), SIPCAUSE_E_ARGUMENT);
	older.size = sizeof(older);
	CU_ASSERT_EQUAL(sipcause_report_entry(report, 1, &older), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_report_entry(NULL, 0, &older), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(older.code, 77);
	sipcause_report_free(report);
}

static void test_null(void)
{
	CU_ASSERT_EQUAL(sipcause_report_count(NULL), 0);
	CU_ASSERT_EQUAL(sipcause_report_total(NULL), 0);
	CU_ASSERT_EQUAL(sipcause_report_found(NULL, SIPCAUSE_SEVERITY_ERROR), 0);
	CU_ASSERT_PTR_NULL(sipcause_report_text(NULL, 0));
	sipcause_report_free(NULL);
}

static const struct unit_test tests[] = {
	{ "sorted by place", test_order },
	{ "the gravest code", test_codes },
	{ "severities", test_severities },
	{ "warnings in fields", test_warning_entry },
	{ "errors are not crowded out", test_crowded },
	{ "ids", test_ids },
	{ "more than fit", test_over_full },
	{ "memory is out", test_no_memory },
	{ "long names and messages", test_long },
	{ "whole characters", test_edges },
	{ "control characters", test_control },
	{ "structs of other sizes", test_struct_sizes },
	{ "no report", test_null },
};

int main(void)
{
	return UNIT_MAIN("report", tests);
}
