/* SPDX-License-Identifier: BSD-2-Clause */
/* What a space is called besides, its words of cells, its texts beside codes, its shifts. */
#include <string.h>

#include "engine/catalog.h"
#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BYTES(text) text, sizeof(text) - 1
#define SIXTY_FOUR "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* Two that speak of each other, one that bears another name of a shipped space. */
static const struct fixture files[] = {
	{ "own.yaml", "format: 1\n"
		      "space: own\n"
		      "called: [Mine, own/1.0, q.900]\n"
		      "protocols: [{read: [OWN-2, odd]}, Own, X.1]\n"
		      "range: 0-2147483647\n"
		      "codes: {16: {name: CLEARING}, 17: {name: BUSY}, 30: {phrase: Line  Dead}, "
		      "31: {phrase: spare}, 32: {phrase: Spare}, 33: {phrase: N/A}, "
		      "34: {phrase: " SIXTY_FOUR "1}}\n"
		      "words:\n"
		      "  16: [normal call  clearing, Clearing, n/a]\n"
		      "  BUSY: \"B\xC3\xBCsy - here\"\n"
		      "  99: [" SIXTY_FOUR "]\n"
		      "reason-texts:\n"
		      "  - {code: BUSY, in: phrase, begins: Busy, "
		      "beside: {sip: [486, 6xx], other: 1-3}}\n"
		      "  - {code: 16, in: reason-text, contains: bye}\n"
		      "shift:\n"
		      "  - {range: 560400-560699, space: sip, by: -560000, "
		      "with: {origin: network, other: 7}}\n"
		      "  - {range: 2147483647, space: other, by: -2147483647}\n"
		      "  - {range: 1000-1009, space: own, by: 10}\n" },
	{ "other.yaml", "format: 1\n"
			"space: other\n"
			"protocols: {read: other}\n"
			"range: 0-9\n"
			"reason-texts: {code: 1, in: phrase, is: gone, beside: {own: 17}}\n"
			"shift: {range: 9, space: own, by: 2147483637}\n" },
	{ "cause.yaml", "format: 1\nspace: cause\nrange: 0-9\n" },
	{ "map.yaml", "format: 1\nmap: map\ntables: [{from: q850, to: own, unlisted: 16}]\n" },
};

static struct sipcause_catalog *catalog;

static const struct sipcause_space *space(const char *name)
{
	return sipcause_catalog_space(catalog, name);
}

static void test_words(void)
{
	static const struct {
		const char *text;
		size_t length;
		int32_t expected;
	} rows[] = {
		{ BYTES("normal call clearing"), 16 },
		{ BYTES("  Normal\tCALL   clearing\t "), 16 },
		{ BYTES("clearing"), 16 },
		{ BYTES("N/A"), 16 },
		{ BYTES("B\xC3\xBCsy - HERE"), 17 },
		{ BYTES(SIXTY_FOUR), 99 },
		{ BYTES(" " SIXTY_FOUR " "), 99 },
		/* phrases of one code */
		{ BYTES("line dead"), 30 },
		{ BYTES(" LINE \tDEAD "), 30 },
		{ BYTES("line"), SIPCAUSE_UNLISTED },
		{ BYTES("line dead again"), SIPCAUSE_UNLISTED },
		{ BYTES("spare"), SIPCAUSE_UNLISTED },
		{ BYTES(SIXTY_FOUR "1"), SIPCAUSE_UNLISTED },
		/* no prefixes, no names, no numbers */
		{ BYTES("normal call"), SIPCAUSE_UNLISTED },
		{ BYTES("normalcall clearing"), SIPCAUSE_UNLISTED },
		{ BYTES("normal call clearing!"), SIPCAUSE_UNLISTED },
		{ BYTES("busy"), SIPCAUSE_UNLISTED },
		{ BYTES("16"), SIPCAUSE_UNLISTED },
		{ BYTES("B\xC3\x9CSY - here"), SIPCAUSE_UNLISTED },
		{ BYTES(SIXTY_FOUR "0"), SIPCAUSE_UNLISTED },
		{ BYTES(SIXTY_FOUR " 0"), SIPCAUSE_UNLISTED },
		{ BYTES(" \t "), SIPCAUSE_UNLISTED },
		{ BYTES(""), SIPCAUSE_UNLISTED },
		{ "clearing", 7, SIPCAUSE_UNLISTED },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		int32_t found = sipcause_space_word(space("own"), rows[i].text, rows[i].length);

		UNIT_CHECK(found == rows[i].expected, "'%.*s': %d", (int)rows[i].length,
			   rows[i].text, found);
	}
	CU_ASSERT_EQUAL(sipcause_space_word(space("other"), BYTES("clearing")), SIPCAUSE_UNLISTED);
}

static void test_lists(void)
{
	static const char *const called[] = { "Mine", "own/1.0", "q.900" };
	static const char *const protocols[] = { "Own", "X.1", "OWN-2", "odd" };
	size_t i;

	for (i = 0; i < COUNT(called); i++)
		CU_ASSERT_STRING_EQUAL(sipcause_space_called(space("own"), i), called[i]);
	CU_ASSERT_PTR_NULL(sipcause_space_called(space("own"), i));
	for (i = 0; i < COUNT(protocols); i++)
		CU_ASSERT_STRING_EQUAL(sipcause_space_protocol(space("own"), i), protocols[i]);
	CU_ASSERT_PTR_NULL(sipcause_space_protocol(space("own"), i));
	CU_ASSERT_STRING_EQUAL(sipcause_space_protocol(space("other"), 0), "other");
	CU_ASSERT_STRING_EQUAL(sipcause_space_protocol(space("q850"), 0), "Q.850");
	CU_ASSERT_PTR_NULL(sipcause_space_called(space("other"), 0));
}

static void test_protocols(void)
{
	static const struct {
		const char *text;
		const char *space; /* NULL: nobody's */
		bool lenient;
	} rows[] = {
		{ "own", "own", false },  { "X.1", "own", false },       { "own-2", "own", true },
		{ "ODD", "own", true },   { "other", "other", true },    { "q.850", "q850", false },
		{ "isup", "q850", true }, { "SIP", "sip", false },       { "sip/2.0", NULL, false },
		{ "mine", NULL, false },  { "preemption", NULL, false }, { "", NULL, false },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const struct sci_protocol *protocol =
			sci_catalog_protocol(catalog, rows[i].text, strlen(rows[i].text));

		if (rows[i].space == NULL) {
			UNIT_CHECK(protocol == NULL, "%s", rows[i].text);
			continue;
		}
		UNIT_CHECK(protocol != NULL && protocol->space == space(rows[i].space) &&
				   protocol->lenient == rows[i].lenient &&
				   protocol->length == strlen(rows[i].text),
			   "%s", rows[i].text);
	}
}

static void test_called(void)
{
	static const struct {
		const char *name;
		const char *loaded;  /* the space of the catalog, */
		const char *shipped; /* that of the library; NULL: none */
	} rows[] = {
		{ "q850", "q850", "q850" },  { "Q850", "q850", "q850" },
		{ "ISDN", "q850", "q850" },  { "q.850", "q850", "q850" },
		{ "itu-t", "q850", "q850" }, { "cause", "cause", "q850" },
		{ "SIP/2.0", "sip", "sip" }, { "own", "own", NULL },
		{ "OWN/1.0", "own", NULL },  { "mine", "own", NULL },
		{ "own-2", "own", NULL },    { "Other", "other", NULL },
		{ "http", NULL, "http" },    { "Asterisk", NULL, "asterisk" },
		{ "min", NULL, NULL },       { "minee", NULL, NULL },
		{ "", NULL, NULL },          { "aaa", NULL, NULL },
		{ "zzz", NULL, NULL },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const char *name = rows[i].name;
		const struct sipcause_space *found =
			sipcause_catalog_called(catalog, name, strlen(name));
		const char *shipped = sipcause_shipped_called(name, strlen(name));

		UNIT_CHECK(rows[i].loaded == NULL ? found == NULL : found == space(rows[i].loaded),
			   "%s: %s", name, sipcause_space_name(found));
		UNIT_CHECK(rows[i].shipped == NULL
				   ? shipped == NULL
				   : shipped != NULL && strcmp(shipped, rows[i].shipped) == 0,
			   "%s: shipped %s", name, shipped);
	}
	CU_ASSERT_PTR_EQUAL(sipcause_catalog_called(catalog, "q850", 3), NULL);
}

/* Every name of every shipped space is in the index, and a protocol only as one. */
static void test_shipped(void)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_catalog *shipped = NULL;
	size_t i, k;

	CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	for (i = 0; sipcause_shipped_space(i) != NULL; i++)
		CU_ASSERT_EQUAL(sipcause_loader_add_space(loader, sipcause_shipped_space(i)),
				SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &shipped, NULL, NULL), SIPCAUSE_OK);
	for (i = 0; i < sipcause_catalog_space_count(shipped); i++) {
		const struct sipcause_space *each = sipcause_catalog_space_at(shipped, i);
		const char *name = sipcause_space_name(each), *other, *found;

		found = sipcause_shipped_called(name, strlen(name));
		UNIT_CHECK(found != NULL && strcmp(found, name) == 0, "%s", name);
		for (k = 0; (other = sipcause_space_called(each, k)) != NULL; k++) {
			found = sipcause_shipped_called(other, strlen(other));
			UNIT_CHECK(found != NULL && strcmp(found, name) == 0, "%s", other);
			CU_ASSERT_PTR_EQUAL(sipcause_catalog_called(shipped, other, strlen(other)),
					    each);
		}
		for (k = 0; (other = sipcause_space_protocol(each, k)) != NULL; k++) {
			found = sipcause_shipped_protocol(other, strlen(other));
			UNIT_CHECK(found != NULL && strcmp(found, name) == 0, "%s", other);
		}
	}
	CU_ASSERT_STRING_EQUAL(sipcause_shipped_protocol(BYTES("isup")), "q850");
	CU_ASSERT_STRING_EQUAL(sipcause_shipped_protocol(BYTES("q.850")), "q850");
	CU_ASSERT_PTR_NULL(sipcause_shipped_protocol(BYTES("cause")));
	CU_ASSERT_PTR_NULL(sipcause_shipped_protocol(BYTES("http")));
	CU_ASSERT_PTR_NULL(sipcause_shipped_protocol(BYTES("")));
	CU_ASSERT_PTR_NULL(sipcause_shipped_protocol(NULL, 3));
	sipcause_loader_free(loader);
	sipcause_catalog_free(shipped);
}

/* What cells of records hold, and the numbers that mean a code of another space. */
static void test_shipped_signs(void)
{
	static const struct {
		const char *space;
		const char *text;
		int32_t expected;
	} words[] = {
		{ "disposition", "NO ANSWER", 2 },
		{ "disposition", "no  answer", 2 },
		{ "disposition", "NO", SIPCAUSE_UNLISTED },
		{ "disposition", "answered", 1 },
		{ "asterisk", "User busy", 17 },
		{ "asterisk", "Circuit/channel congestion", 34 },
		{ "asterisk", "normal, unspecified", 31 },
		{ "asterisk", "Unknown", SIPCAUSE_UNLISTED },
		{ "asterisk", "codec_mismatch", 58 },
		{ "asterisk", "answered_elsewhere", 26 },
		{ "asterisk", "timeout", 18 },
		{ "q850", "timeout", 102 },
		{ "q850", "BUSY", 17 },
		{ "q850", "No Answer", 19 },
		{ "q850", "congestion", SIPCAUSE_UNLISTED }, /* 34 and 42 */
		{ "q850", "answered", SIPCAUSE_UNLISTED },
		{ "q850", "User busy", 17 },
		{ "q850", "normal call clearing", 16 },
		{ "q850", "Invalid number format (address incomplete)", 28 },
		{ "sip", "Busy Here", 486 },
		{ "sip", "Not Acceptable", SIPCAUSE_UNLISTED }, /* 406 and 606 */
		{ "location", "spare", SIPCAUSE_UNLISTED },
		{ "cucm", "out of bandwidth", 125 },
		{ "cucm", "conference full", SIPCAUSE_UNLISTED }, /* old and new */
	};
	static const struct {
		const char *space;
		int32_t code;
		const char *to; /* NULL: it is no other's */
		int32_t expected;
	} shifts[] = {
		{ "freeswitch", 499, NULL, 0 },
		{ "freeswitch", 500, "freeswitch", 700 },
		{ "freeswitch", 503, "freeswitch", 703 },
		{ "freeswitch", 504, NULL, 0 },
		{ "freeswitch", 487, NULL, 0 },
		{ "freeswitch", 600, "freeswitch", 800 },
		{ "freeswitch", 604, "freeswitch", 804 },
		{ "freeswitch", 613, "freeswitch", 813 },
		{ "freeswitch", 614, NULL, 0 },
		{ "freeswitch", 700, NULL, 0 },
		{ "teams", 560486, "sip", 486 },
		{ "teams", 540487, "sip", 487 },
		{ "teams", 560699, "sip", 699 },
		{ "teams", 560700, NULL, 0 },
		{ "teams", 560399, NULL, 0 },
		{ "teams", 500001, NULL, 0 },
		{ "cucm", 17, "q850", 17 },
		{ "cucm", 127, "q850", 127 },
		{ "cucm", 122, NULL, 0 },
		{ "cucm", 126, NULL, 0 },
		{ "cucm", 262144, NULL, 0 },
	};
	struct sipcause_loader *loader = NULL;
	struct sipcause_catalog *shipped = NULL;
	const char *name;
	size_t i;

	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	for (i = 0; (name = sipcause_shipped_space(i)) != NULL; i++)
		CU_ASSERT_EQUAL(sipcause_loader_add_space(loader, name), SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_loader_load(loader, &shipped, NULL, NULL), SIPCAUSE_OK);
	for (i = 0; i < COUNT(words); i++) {
		const struct sipcause_space *in = sipcause_catalog_space(shipped, words[i].space);
		int32_t found = sipcause_space_word(in, words[i].text, strlen(words[i].text));

		/* Where the word is a name, that is found first. */
		if (found == SIPCAUSE_UNLISTED)
			found = sipcause_space_find(in, words[i].text, strlen(words[i].text));
		UNIT_CHECK(found == words[i].expected, "%s '%s': %d", words[i].space, words[i].text,
			   found);
	}
	for (i = 0; i < COUNT(shifts); i++) {
		struct sipcause_indication as = SIPCAUSE_INDICATION_INIT;
		int is = sipcause_space_shifted(sipcause_catalog_space(shipped, shifts[i].space),
						shifts[i].code, &as);

		UNIT_CHECK(
			is == (shifts[i].to != NULL) &&
				(!is || (strcmp(sipcause_space_name(as.from), shifts[i].to) == 0 &&
					 as.code == shifts[i].expected && as.count == 0)),
			"%s %d", shifts[i].space, shifts[i].code);
	}
	sipcause_loader_free(loader);
	sipcause_catalog_free(shipped);
}

static void test_reason_texts(void)
{
	static const struct {
		const char *space;
		int32_t code;
		enum sci_text_match match;
		bool phrase;
		const char *text;
		uint32_t beside_count;
	} rows[] = {
		/* in the order of the spaces' names */
		{ "origin", 5, SCI_TEXT_CONTAINS, false, "completed elsewhere", 1 },
		{ "other", 1, SCI_TEXT_IS, true, "gone", 1 },
		{ "own", 17, SCI_TEXT_BEGINS, true, "Busy", 3 },
		{ "own", 16, SCI_TEXT_CONTAINS, false, "bye", 0 },
	};
	static const struct {
		const char *space;
		int32_t code;
		bool expected;
	} beside[] = {
		{ "sip", 486, true }, { "sip", 603, true },  { "sip", 500, false },
		{ "other", 3, true }, { "other", 4, false }, { "q850", 17, false },
	};
	const struct sci_reason_text *busy;
	size_t i;

	CU_ASSERT_EQUAL_FATAL(catalog->reason_text_count, COUNT(rows));
	for (i = 0; i < COUNT(rows); i++) {
		const struct sci_reason_text *text = catalog->reason_texts[i];

		UNIT_CHECK(text->space == space(rows[i].space) && text->code == rows[i].code &&
				   text->match == rows[i].match && text->phrase == rows[i].phrase &&
				   strcmp(text->text, rows[i].text) == 0 &&
				   text->length == strlen(rows[i].text) &&
				   text->beside_count == rows[i].beside_count,
			   "%s", rows[i].text);
	}
	busy = catalog->reason_texts[2];
	for (i = 0; i < COUNT(beside); i++)
		UNIT_CHECK((sci_policy_find(busy->beside, busy->beside_count,
					    space(beside[i].space), beside[i].code) != NULL) ==
				   beside[i].expected,
			   "%s %d", beside[i].space, beside[i].code);
}

static void test_shifted(void)
{
	static const struct {
		const char *space;
		int32_t code;
		const char *to; /* NULL: it is no other's */
		int32_t expected;
		uint32_t companions;
	} rows[] = {
		{ "own", 560400, "sip", 400, 2 }, { "own", 560486, "sip", 486, 2 },
		{ "own", 560699, "sip", 699, 2 }, { "own", INT32_MAX, "other", 0, 0 },
		{ "own", 1000, "own", 1010, 0 },  { "other", 9, "own", INT32_MAX - 1, 0 },
		{ "own", 560399, NULL, 0, 0 },    { "own", 560700, NULL, 0, 0 },
		{ "own", 1010, NULL, 0, 0 },      { "own", -1, NULL, 0, 0 },
		{ "other", 1, NULL, 0, 0 },       { "sip", 486, NULL, 0, 0 },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_indication as = SIPCAUSE_INDICATION_INIT;
		int shifted;

		as.count = 1;
		as.space[0] = space("sip");
		as.code = 5;
		shifted = sipcause_space_shifted(space(rows[i].space), rows[i].code, &as);
		UNIT_CHECK(shifted == (rows[i].to != NULL), "%s %d", rows[i].space, rows[i].code);
		if (rows[i].to == NULL)
			UNIT_CHECK(as.code == 5 && as.count == 1 && as.from == NULL, "%s %d",
				   rows[i].space, rows[i].code);
		else
			UNIT_CHECK(as.size == sizeof(as) && as.from == space(rows[i].to) &&
					   as.code == rows[i].expected &&
					   as.count == rows[i].companions,
				   "%s %d: %d", rows[i].space, rows[i].code, as.code);
		if (rows[i].companions > 0)
			CU_ASSERT(as.space[0] == space("origin") && as.space[1] == space("other") &&
				  as.value[1] == 7);
	}
}

static void test_nothing(void)
{
	struct sipcause_indication as = SIPCAUSE_INDICATION_INIT;

	CU_ASSERT_EQUAL(sipcause_space_word(NULL, BYTES("x")), SIPCAUSE_UNLISTED);
	CU_ASSERT_EQUAL(sipcause_space_word(space("own"), NULL, 1), SIPCAUSE_UNLISTED);
	CU_ASSERT_PTR_NULL(sipcause_space_called(NULL, 0));
	CU_ASSERT_PTR_NULL(sipcause_space_protocol(NULL, 0));
	CU_ASSERT_PTR_NULL(sipcause_catalog_called(NULL, BYTES("q850")));
	CU_ASSERT_PTR_NULL(sipcause_catalog_called(catalog, NULL, 0));
	CU_ASSERT_PTR_NULL(sipcause_shipped_called(NULL, 4));
	CU_ASSERT_EQUAL(sipcause_space_shifted(NULL, 1, &as), 0);
	CU_ASSERT_EQUAL(sipcause_space_shifted(space("own"), 560400, NULL), 0);
	as.size = 8;
	CU_ASSERT_EQUAL(sipcause_space_shifted(space("own"), 560400, &as), 0);
}

/* A space of each speaks of the next, more of them than would stand on a stack. */
static void test_long_chain(void)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_catalog *chain = NULL;
	int i;

	CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	for (i = 0; i < 2000; i++) {
		char label[32], text[200];

		snprintf(label, sizeof(label), "s%d.yaml", i);
		snprintf(text, sizeof(text),
			 "format: 1\nspace: s%d\nrange: 0-9\n"
			 "shift: {range: 1, space: s%d, by: 1}\n",
			 i, (i + 1) % 2000);
		CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, label, text, strlen(text)),
				SIPCAUSE_OK);
	}
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &chain, NULL, NULL), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_catalog_space_count(chain), 2000);
	sipcause_loader_free(loader);
	sipcause_catalog_free(chain);
}

static void load(void)
{
	catalog = FIXTURE_LOAD(files);
	CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
}

static void unload(void)
{
	sipcause_catalog_free(catalog);
}

static const struct unit_test tests[] = {
	{ "loads", load },
	{ "words of cells", test_words },
	{ "names and protocols in order", test_lists },
	{ "protocols", test_protocols },
	{ "names of spaces", test_called },
	{ "the index of the shipped names", test_shipped },
	{ "words and shifts of the shipped spaces", test_shipped_signs },
	{ "texts beside codes", test_reason_texts },
	{ "shifted numbers", test_shifted },
	{ "nothing given", test_nothing },
	{ "a long chain of spaces", test_long_chain },
	{ "frees", unload },
};

int main(void)
{
	return UNIT_MAIN("signs", tests);
}
