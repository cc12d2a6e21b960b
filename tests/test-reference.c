/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The shipped spaces and the maps of standards against tables that were typed from
 * the standards apart from them: tests/data/reference, whose README tells what the
 * columns mean.
 */
#include <stdbool.h>
#include <string.h>

#include "fixture.h"
#include "sheet.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct sipcause_catalog *catalog;
static struct sheet sheet;

static const struct sipcause_space *space(const char *name)
{
	return sipcause_catalog_space(catalog, name);
}

/* Of a row in its file, whose head is line 1. */
static size_t line_of(size_t row)
{
	return row + 2;
}

static bool same(const char *left, const char *right)
{
	return left != NULL && right != NULL && strcmp(left, right) == 0;
}

/* ------------------------------------------------------------------- tables */

/* Where the location that a row tells of is written as ours. */
static const struct {
	const char *note;
	const char *name;
} locations[] = {
	{ "location sent: user", "user" },
	{ "location sent: network", "BI" }, /* see the table's note */
	{ "location sent: private network serving the remote user", "RPN" },
};

/* Rows without a code, which the text leaves open or takes from elsewhere. */
static const struct {
	const char *file;
	const char *from_code;
	const char *condition;
	int32_t outcome; /* SIPCAUSE_ERROR: the row is about choosing an indication */
} without_code[] = {
	{ "rfc3398-isup-to-sip", "16", "", SIPCAUSE_NONE },
	{ "rfc3398-isup-to-sip", "44", "", SIPCAUSE_NONE },
	{ "rfc3398-sip-to-isup", "487", "", SIPCAUSE_NONE },
	{ "rfc3398-sip-to-isup", "488", "warning=absent", SIPCAUSE_UNLISTED },
	{ "rfc3398-sip-to-isup", "606", "warning=absent", SIPCAUSE_UNLISTED },
	{ "rfc3398-sip-to-isup", "4xx-6xx", "encapsulated=REL", SIPCAUSE_ERROR },
	{ "rfc3398-sip-to-isup", "", "method=BYE reason=q850", SIPCAUSE_ERROR },
	{ "rfc3398-sip-to-isup", "", "method=CANCEL reason=q850", SIPCAUSE_ERROR },
	{ "rfc4497-qsig-to-sip", "44", "", SIPCAUSE_NONE },
	{ "rfc4497-sip-to-qsig", "487", "", SIPCAUSE_NONE },
};

/* What the standards' texts say beside their tables: conditions of ours without a row. */
static const struct {
	const char *file;
	int32_t first, last;
	const char *condition;
} beside_tables[] = {
	{ "rfc3398-sip-to-isup", 300, 399, "redirect=followed" },
	{ "rfc3398-sip-to-isup", 300, 399, "redirect=not-followed" },
	{ "rfc4497-sip-to-qsig", 300, 399, "redirect=followed" },
};

struct compared {
	const char *file;
	const char *map;
	const char *from;
	const char *to;
	int32_t first, last; /* what `*` speaks of */
	size_t rows;         /* so that none gets lost */
};

static int32_t expected_outcome(const struct compared *compared, size_t row)
{
	const char *code = sheet_text(&sheet, row, "from_code");
	const char *condition = sheet_text(&sheet, row, "condition");
	int32_t expected = sheet_number(&sheet, row, "to_code");
	size_t i;

	if (expected >= 0)
		return expected;
	for (i = 0; i < COUNT(without_code); i++)
		if (same(without_code[i].file, compared->file) &&
		    same(without_code[i].from_code, code) &&
		    same(without_code[i].condition, condition))
			return without_code[i].outcome;
	UNIT_CHECK(0, "%s.csv:%zu: %s (%s) has no code", compared->file, line_of(row), code,
		   condition);
	return SIPCAUSE_ERROR;
}

/* Add the companion that a condition asks for; a warning of the set bearer is 304, another 300. */
static void add_condition(struct sipcause_indication *indication, const char *condition)
{
	const char *equals = strchr(condition, '=');
	char name[40] = "";
	int32_t code = SIPCAUSE_PRESENT;

	if (equals == NULL || same(equals, "=absent"))
		return;
	memcpy(name, condition, (size_t)(equals - condition));
	if (same(equals, "=bearer"))
		code = 304;
	else if (same(equals, "=specific"))
		code = 300;
	else if (!same(equals, "=present"))
		code = sipcause_space_find(space(name), equals + 1, strlen(equals + 1));
	UNIT_CHECK(sipcause_indication_add(indication, space(name), code) == SIPCAUSE_OK,
		   "condition %s", condition);
}

static void check_location(const struct compared *compared, size_t row,
			   const struct sipcause_result *result)
{
	const char *note = sheet_text(&sheet, row, "note");
	const char *sent = strstr(note, "location sent:"), *name = NULL;
	size_t i;

	for (i = 0; sent != NULL && i < COUNT(locations); i++)
		if (same(sent, locations[i].note))
			name = locations[i].name;
	UNIT_CHECK(sent == NULL || name != NULL, "%s.csv:%zu: note '%s'", compared->file,
		   line_of(row), note);
	if (name == NULL)
		return;
	UNIT_CHECK(result->write_count == 1 && result->write_space[0] == space("location") &&
			   result->write_code[0] ==
				   sipcause_space_find(space("location"), name, strlen(name)),
		   "%s.csv:%zu: %d writes another location than %s", compared->file, line_of(row),
		   result->code, name);
}

/* Whether a source is the document of another one, e.g. "RFC 4497 8.4.1 item 5", and names the
 * first section that the other one does. */
static bool names_section(const char *source, const char *wanted)
{
	char document[20], section[20], found[20];

	return source != NULL && sscanf(wanted, "RFC %19s %19s", document, section) == 2 &&
	       sscanf(source, "RFC %19s", found) == 1 && same(document, found) &&
	       strstr(source, section) != NULL;
}

/* Translate, with the companion of a condition if there is one, and compare. */
static void check_answer(const struct compared *compared, size_t row,
			 const struct sipcause_table *table, int32_t code, const char *condition)
{
	const char *source = sheet_text(&sheet, row, "source");
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	int32_t expected = expected_outcome(compared, row);

	if (expected == SIPCAUSE_ERROR)
		return;
	indication.code = code;
	add_condition(&indication, condition);
	sipcause_translate_indication(table, &indication, &result);
	UNIT_CHECK(result.outcome == expected, "%s.csv:%zu: %d (%s) is %d, not %d", compared->file,
		   line_of(row), code, condition, result.outcome, expected);
	UNIT_CHECK(expected == SIPCAUSE_UNLISTED || names_section(result.source, source),
		   "%s.csv:%zu: %d (%s) is from '%s', not %s", compared->file, line_of(row), code,
		   condition, result.source ? result.source : "", source);
	if (expected >= 0)
		check_location(compared, row, &result);
}

static void check_code(const struct compared *compared, size_t row,
		       const struct sipcause_table *table, int32_t code)
{
	check_answer(compared, row, table, code, sheet_text(&sheet, row, "condition"));
}

static bool is_listed(int32_t code)
{
	size_t i;

	for (i = 0; i < sheet.count; i++)
		if (sheet_number(&sheet, i, "from_code") == code)
			return true;
	return false;
}

/* method=BYE and event=NAME are codes of the space event. */
static int32_t event_of(const char *condition)
{
	static const struct {
		const char *condition;
		const char *name;
	} events[] = {
		{ "method=BYE", "bye" },
		{ "method=CANCEL", "cancel" },
		{ "event=sip-timer-expiry", "sip-timer-expiry" },
		{ "event=sip-protocol-error", "sip-protocol-error" },
	};
	size_t i;

	for (i = 0; i < COUNT(events); i++)
		if (same(events[i].condition, condition))
			return sipcause_space_find(space("event"), events[i].name,
						   strlen(events[i].name));
	return SIPCAUSE_UNLISTED;
}

static void check_event(const struct compared *compared, size_t row)
{
	const struct sipcause_table *table =
		sipcause_catalog_table(catalog, compared->map, "event", compared->to);
	const char *condition = sheet_text(&sheet, row, "condition");
	int32_t event;

	if (expected_outcome(compared, row) == SIPCAUSE_ERROR)
		return;
	event = event_of(condition);
	UNIT_CHECK(event >= 0, "%s.csv:%zu: there is no event %s", compared->file, line_of(row),
		   condition);
	check_answer(compared, row, table, event, "");
}

static void check_row(const struct compared *compared, const struct sipcause_table *table,
		      size_t row)
{
	const char *text = sheet_text(&sheet, row, "from_code");
	int32_t code = sheet_number(&sheet, row, "from_code");

	if (code >= 0)
		check_code(compared, row, table, code);
	else if (same(text, ""))
		check_event(compared, row);
	else if (same(text, "3xx"))
		for (code = 300; code <= 399; code++)
			check_code(compared, row, table, code);
	else if (same(text, "*"))
		for (code = compared->first; code <= compared->last; code++) {
			if (!is_listed(code))
				check_code(compared, row, table, code);
		}
	else
		UNIT_CHECK(expected_outcome(compared, row) == SIPCAUSE_ERROR,
			   "%s.csv:%zu: from_code '%s'", compared->file, line_of(row), text);
}

/* Whether a condition of ours stands in the sheet, or beside the tables. */
static bool is_known_condition(const struct compared *compared, int32_t code, const char *condition)
{
	size_t i;

	for (i = 0; i < sheet.count; i++)
		if (sheet_number(&sheet, i, "from_code") == code &&
		    same(sheet_text(&sheet, i, "condition"), condition))
			return true;
	for (i = 0; i < COUNT(beside_tables); i++)
		if (same(beside_tables[i].file, compared->file) && code >= beside_tables[i].first &&
		    code <= beside_tables[i].last && same(beside_tables[i].condition, condition))
			return true;
	return false;
}

/* What the map has must be in the sheet. */
static void check_nothing_more(const struct compared *compared, const struct sipcause_table *table)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;

	CU_ASSERT_EQUAL(sipcause_table_rows(&cursor, table, 1), SIPCAUSE_OK);
	while (sipcause_cursor_next(cursor, &row) == 1) {
		CU_ASSERT_EQUAL(row.otherwise, 0);
		if (row.condition != NULL)
			UNIT_CHECK(is_known_condition(compared, row.code, row.condition),
				   "%s: %d has the condition %s", compared->file, row.code,
				   row.condition);
		else if (row.code < compared->first || row.code > compared->last)
			UNIT_CHECK(row.outcome == SIPCAUSE_UNLISTED, "%s: %d is %d", compared->file,
				   row.code, row.outcome);
	}
	sipcause_cursor_free(cursor);
}

static void test_tables(void)
{
	static const struct compared rows[] = {
		{ "rfc3398-isup-to-sip", "rfc3398", "q850", "sip", 1, 127, 36 },
		{ "rfc3398-sip-to-isup", "rfc3398", "sip", "q850", 400, 699, 48 },
		{ "rfc4497-qsig-to-sip", "rfc4497", "q850", "sip", 1, 127, 34 },
		{ "rfc4497-sip-to-qsig", "rfc4497", "sip", "q850", 400, 699, 45 },
	};
	size_t i, k;

	for (i = 0; i < COUNT(rows); i++) {
		const struct sipcause_table *table =
			sipcause_catalog_table(catalog, rows[i].map, rows[i].from, rows[i].to);
		char name[100];

		snprintf(name, sizeof(name), "reference/%s.csv", rows[i].file);
		sheet_open(&sheet, name);
		UNIT_CHECK(sheet.count == rows[i].rows, "%s has %zu rows, not %zu", name,
			   sheet.count, rows[i].rows);
		for (k = 0; k < sheet.count; k++)
			check_row(&rows[i], table, k);
		check_nothing_more(&rows[i], table);
		sheet_close(&sheet);
	}
}

/* ------------------------------------------------------------------- spaces */

static const char *fact(const char *name, int32_t code, int32_t fact)
{
	return sipcause_space_fact(space(name), code, fact);
}

/* Every code of a sheet is defined or not as its column says; gives how many are. */
static size_t check_members(const char *name, const char *column, const char *member)
{
	size_t i, members = 0;

	for (i = 0; i < sheet.count; i++) {
		bool expected = member == NULL || same(sheet_text(&sheet, i, member), "yes");
		int32_t code = sheet_number(&sheet, i, column);

		UNIT_CHECK(sipcause_space_defines(space(name), code) == expected,
			   "%s:%d must%s be defined", name, code, expected ? "" : " not");
		members += expected;
	}
	UNIT_CHECK(sipcause_space_count(space(name)) == members, "%s has %zu codes", name,
		   sipcause_space_count(space(name)));
	return members;
}

/* Whether text is all of the other one up to one of these ends. */
static bool is_start(const char *text, const char *whole, const char *end)
{
	size_t length = text != NULL ? strlen(text) : 0;

	return text != NULL && strncmp(text, whole, length) == 0 &&
	       (whole[length] == '\0' || strncmp(whole + length, end, strlen(end)) == 0);
}

/* Whether a source is the sheet's reference, less what stands in brackets, or a
 * section of it. */
static bool is_reference(const char *source, const char *reference)
{
	const char *bracket = strstr(reference, " (");
	size_t length = bracket != NULL ? (size_t)(bracket - reference) : strlen(reference);

	return source != NULL && strncmp(source, reference, length) == 0 &&
	       (source[length] == '\0' || (bracket != NULL && source[length] == ' '));
}

static void check_sip_code(size_t row)
{
	static const char *const classes[][2] = {
		{ "provisional", "provisional" },
		{ "success", "success" },
		{ "redirection", "redirection" },
		{ "client error", "client error (request failure)" },
		{ "server error", "server error (server failure)" },
		{ "global failure", "global failure" },
	};
	int32_t code = sheet_number(&sheet, row, "code");
	const char *registered = fact("sip", code, SIPCAUSE_FACT_REGISTERED_PHRASE);
	const char *note = sheet_text(&sheet, row, "note");
	size_t i;

	UNIT_CHECK(same(fact("sip", code, SIPCAUSE_FACT_PHRASE), sheet_text(&sheet, row, "phrase")),
		   "sip:%d: phrase", code);
	UNIT_CHECK(same(fact("sip", code, SIPCAUSE_FACT_STATUS), sheet_text(&sheet, row, "status")),
		   "sip:%d: status", code);
	UNIT_CHECK(is_reference(fact("sip", code, SIPCAUSE_FACT_SOURCE),
				sheet_text(&sheet, row, "reference")),
		   "sip:%d: source", code);
	for (i = 0; i < COUNT(classes); i++)
		if (same(classes[i][0], sheet_text(&sheet, row, "class")))
			break;
	UNIT_CHECK(i < COUNT(classes) &&
			   same(fact("sip", code, SIPCAUSE_FACT_CLASS_NAME), classes[i][1]),
		   "sip:%d: class", code);
	UNIT_CHECK((registered != NULL) == (strncmp(note, "registry", 8) == 0) &&
			   (registered == NULL || strstr(note, registered) != NULL),
		   "sip:%d: registered phrase", code);
}

static void test_sip_codes(void)
{
	size_t i;

	sheet_open(&sheet, "reference/sip-codes.csv");
	CU_ASSERT_EQUAL(check_members("sip", "code", "in_seed"), 80);
	for (i = 0; i < sheet.count; i++)
		if (same(sheet_text(&sheet, i, "in_seed"), "yes"))
			check_sip_code(i);
	sheet_close(&sheet);
}

static void check_cause(const struct sipcause_texts *texts, size_t row)
{
	int32_t code = sheet_number(&sheet, row, "code");
	const char *class = strchr(sheet_text(&sheet, row, "class"), ' ');
	const char *national = sheet_text(&sheet, row, "national_or_other");
	const char *diagnostic = sheet_text(&sheet, row, "diagnostic");

	UNIT_CHECK(same(fact("q850", code, SIPCAUSE_FACT_PHRASE), sheet_text(&sheet, row, "name")),
		   "q850:%d: phrase", code);
	UNIT_CHECK(class != NULL && same(fact("q850", code, SIPCAUSE_FACT_CLASS_NAME), class + 1),
		   "q850:%d: class", code);
	UNIT_CHECK(!same(national, "national use") ||
			   same(fact("q850", code, SIPCAUSE_FACT_NOTE), "It is for national use."),
		   "q850:%d: national use", code);
	UNIT_CHECK(same(fact("q850", code, SIPCAUSE_FACT_GRADE), "second-hand"), "q850:%d: grade",
		   code);
	/* What was only remembered is not shipped. */
	if (*diagnostic != '\0')
		UNIT_CHECK((sipcause_texts_get(texts, code, SIPCAUSE_FIELD_DIAGNOSTICS) == NULL) ==
				   (strstr(diagnostic, "unverified") != NULL),
			   "q850:%d: diagnostics", code);
}

static void test_causes(void)
{
	struct sipcause_texts *texts = NULL;
	size_t i;

	CU_ASSERT_EQUAL(sipcause_texts_load(&texts, NULL, "en", space("q850"), NULL), SIPCAUSE_OK);
	sheet_open(&sheet, "reference/q850-causes.csv");
	CU_ASSERT_EQUAL(check_members("q850", "code", "in_q850"), 71);
	for (i = 0; i < sheet.count; i++)
		if (same(sheet_text(&sheet, i, "in_q850"), "yes"))
			check_cause(texts, i);
	sheet_close(&sheet);
	sipcause_texts_free(texts);
}

static const struct sipcause_table *cause_table(const char *map)
{
	return sipcause_catalog_table(catalog, map, "sip", "q850");
}

/* What a 488 or 606 with this warning becomes in a map. */
static int32_t with_warning(const char *map, int32_t status, int32_t warning)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	indication.code = status;
	sipcause_indication_add(&indication, space("warning"), warning);
	return sipcause_translate_indication(cause_table(map), &indication, &result);
}

/* The cause of a sheet, or, where it gives none, that of the status without a Warning. */
static int32_t cause_of(const char *map, int32_t status, int32_t cause)
{
	return cause >= 0 ? cause : sipcause_translate(cause_table(map), status);
}

static void test_warnings(void)
{
	static const char *const maps[] = { "rfc3398", "rfc4497", "modern", "default", "billing" };
	size_t i, k;

	sheet_open(&sheet, "reference/sip-warnings.csv");
	CU_ASSERT_EQUAL(check_members("warning", "warn_code", NULL), 15);
	for (i = 0; i < sheet.count; i++) {
		int32_t code = sheet_number(&sheet, i, "warn_code");
		int32_t cause = sheet_number(&sheet, i, "applies_to_cause_from_488_606");

		UNIT_CHECK(is_start(fact("warning", code, SIPCAUSE_FACT_PHRASE),
				    sheet_text(&sheet, i, "warn_text"), ":"),
			   "warning:%d: phrase", code);
		UNIT_CHECK(same(fact("warning", code, SIPCAUSE_FACT_SOURCE),
				sheet_text(&sheet, i, "reference")),
			   "warning:%d: source", code);
		for (k = 0; k < i; k++)
			UNIT_CHECK(
				same(sheet_text(&sheet, i, "category"),
				     sheet_text(&sheet, k, "category")) ==
					same(fact("warning", code, SIPCAUSE_FACT_CLASS),
					     fact("warning", sheet_number(&sheet, k, "warn_code"),
						  SIPCAUSE_FACT_CLASS)),
				"warning:%d: class", code);
		for (k = 0; k < COUNT(maps); k++)
			UNIT_CHECK(with_warning(maps[k], 488, code) ==
						   cause_of(maps[k], 488, cause) &&
					   with_warning(maps[k], 606, code) ==
						   cause_of(maps[k], 606, cause),
				   "warning:%d: %s does not give %d", code, maps[k], cause);
	}
	sheet_close(&sheet);
}

/* "RFC9110, Section 15.2.1" as our files write it: "RFC 9110 15.2.1". */
static const char *plain_reference(const char *reference, char *room, size_t size)
{
	static const char section[] = ", Section";
	const char *dot = strstr(reference, section);

	if (strncmp(reference, "RFC", 3) != 0)
		snprintf(room, size, "%s", reference);
	else if (dot != NULL)
		snprintf(room, size, "RFC %.*s%s", (int)(dot - reference - 3), reference + 3,
			 dot + sizeof(section) - 1);
	else
		snprintf(room, size, "RFC %s", reference + 3);
	return room;
}

static void check_status(const struct sipcause_texts *sip_words,
			 const struct sipcause_texts *http_words, size_t row)
{
	int32_t code = sheet_number(&sheet, row, "code");
	const char *relation = sheet_text(&sheet, row, "sip_relation");
	const char *words = sipcause_texts_get(http_words, code, SIPCAUSE_FIELD_DESCRIPTION);
	const char *source = fact("http", code, SIPCAUSE_FACT_SOURCE);
	const char *reference = sheet_text(&sheet, row, "reference");
	char room[200], sip[20];

	UNIT_CHECK(is_start(fact("http", code, SIPCAUSE_FACT_PHRASE),
			    sheet_text(&sheet, row, "phrase"), " ("),
		   "http:%d: phrase", code);
	plain_reference(reference, room, sizeof(room));
	UNIT_CHECK(is_start(source, room, ";") || is_start(source, room, "-"),
		   "http:%d: source '%s'", code, source);
	UNIT_CHECK(same(relation, "none") == !sipcause_space_defines(space("sip"), code),
		   "http:%d: whether SIP has the number", code);
	if (!same(relation, "none"))
		UNIT_CHECK(same(fact("sip", code, SIPCAUSE_FACT_PHRASE),
				sheet_text(&sheet, row, "sip_phrase")),
			   "http:%d: SIP's phrase", code);
	UNIT_CHECK(same(relation, "different") ==
			   (sipcause_texts_get(sip_words, code, SIPCAUSE_FIELD_HTTP) != NULL),
		   "sip:%d: words about HTTP", code);
	snprintf(sip, sizeof(sip), "SIP %d", code);
	UNIT_CHECK(!same(relation, "different") || (words != NULL && strstr(words, sip) != NULL),
		   "http:%d: words about SIP", code);
}

static void test_http_statuses(void)
{
	struct sipcause_texts *sip = NULL, *http = NULL;
	size_t i;

	CU_ASSERT_EQUAL(sipcause_texts_load(&sip, NULL, "en", space("sip"), NULL), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_texts_load(&http, NULL, "en", space("http"), NULL), SIPCAUSE_OK);
	sheet_open(&sheet, "reference/http-statuses.csv");
	CU_ASSERT_EQUAL(check_members("http", "code", NULL), 72);
	for (i = 0; i < sheet.count; i++)
		check_status(sip, http, i);
	sheet_close(&sheet);
	sipcause_texts_free(sip);
	sipcause_texts_free(http);
}

/* --------------------------------------------------------------- the program */

static void test_load(void)
{
	static const char *const maps[] = { "rfc3398", "rfc4497", "modern", "default", "billing" };
	struct sipcause_loader *loader = NULL;
	size_t i;

	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	for (i = 0; i < COUNT(maps); i++)
		CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, maps[i]), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
}

static const struct unit_test tests[] = {
	{ "the maps load", test_load },  { "tables of RFC 3398 and RFC 4497", test_tables },
	{ "SIP codes", test_sip_codes }, { "Q.850 causes", test_causes },
	{ "warnings", test_warnings },   { "HTTP statuses", test_http_statuses },
};

int main(void)
{
	int failed = UNIT_MAIN("reference", tests);

	sipcause_catalog_free(catalog);
	return failed;
}
