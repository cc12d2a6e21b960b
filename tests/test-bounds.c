/* SPDX-License-Identifier: BSD-2-Clause */
/* Files that name much in few bytes: what a load takes stays in proportion to them. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "load/compile.h"
#include "load/layer.h"
#include "sipcause.h"
#include "unit.h"

#define MEGABYTE ((size_t)1024 * 1024)

/* A document that grows. */
struct text {
	char *bytes;
	size_t length;
	size_t room;
};

static void add(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void add(struct text *text, const char *format, ...)
{
	char piece[1024];
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(piece, sizeof(piece), format, arguments);
	va_end(arguments);
	CU_ASSERT_FATAL(length >= 0 && (size_t)length < sizeof(piece));
	while (text->room - text->length < (size_t)length) {
		text->room = text->room * 2 + 65536;
		text->bytes = realloc(text->bytes, text->room);
		CU_ASSERT_PTR_NOT_NULL_FATAL(text->bytes);
	}
	memcpy(text->bytes + text->length, piece, (size_t)length);
	text->length += (size_t)length;
}

/* Give a document to the loader and forget it. */
static void give(struct sipcause_loader *loader, const char *label, struct text *text)
{
	CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, label, text->bytes, text->length),
			SIPCAUSE_OK);
	free(text->bytes);
	memset(text, 0, sizeof(*text));
}

static struct sipcause_loader *start(void)
{
	struct sipcause_loader *loader = NULL;

	alarm(120); /* ends what has no end */
	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	return loader;
}

/* Load and free the loader; the report's first line must be `expected`. */
static void check_refused(struct sipcause_loader *loader, size_t total, const char *expected)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_report *report = NULL;
	const char *line;

	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, &report, NULL), SIPCAUSE_E_MAP);
	CU_ASSERT_PTR_NULL(catalog);
	line = sipcause_report_text(report, 0);
	UNIT_CHECK(line != NULL && strcmp(line, expected) == 0, "%s", line != NULL ? line : "");
	UNIT_CHECK(sipcause_report_total(report) == total, "%zu errors",
		   sipcause_report_total(report));
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	alarm(0);
}

/* Load and free the loader; the catalog must take less than this. */
static struct sipcause_catalog *check_loaded(struct sipcause_loader *loader, size_t most)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_report *report = NULL;

	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, &report, NULL), SIPCAUSE_OK);
	UNIT_CHECK(sipcause_report_count(report) == 0, "%s", sipcause_report_text(report, 0));
	UNIT_CHECK(sipcause_catalog_memory(catalog) < most, "%zu bytes",
		   sipcause_catalog_memory(catalog));
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	alarm(0);
	return catalog;
}

/* -------------------------------------------------------------- conditions */

#define MEMBERS 65536

/* A space whose set `s` has that many members, the even numbers from 2 on. */
static void give_space(struct sipcause_loader *loader)
{
	struct text text = { NULL, 0, 0 };
	int i;

	add(&text, "format: 1\nspace: big\nrange: 0-200000\nsets:\n  s: [2");
	for (i = 2; i <= MEMBERS; i++)
		add(&text, ",%d", 2 * i);
	add(&text, "]\n");
	give(loader, "big.yaml", &text);
}

#define MAP "format: 1\nmap: own\ntables:\n - from: q850\n   to: sip\n   rules:\n"

/* The members of all sets of a list, added up, are 2^32. */
static void test_many_members(void)
{
	struct sipcause_loader *loader = start();
	struct text text = { NULL, 0, 0 };
	int i;

	give_space(loader);
	add(&text, MAP "    17: [{to: 404, when: {big: [\n");
	for (i = 0; i < 65536; i++)
		add(&text, "s,");
	add(&text, "]}}]\n");
	give(loader, "own.yaml", &text);
	check_refused(loader, 65535,
		      "own.yaml:8:3: error: found 's' in the list a second time, "
		      "the first is at 8:1; expected it once [duplicate-key]");
}

/* A large set in the list of many rules is not copied for each. */
static void test_many_lists(void)
{
	struct sipcause_loader *loader = start();
	struct sipcause_catalog *catalog;
	struct text text = { NULL, 0, 0 };
	static const int32_t values[] = { 7, 2 * MEMBERS, 9, 2 * MEMBERS - 1 };
	static const int32_t expected[] = { 404, 404, SIPCAUSE_UNLISTED, SIPCAUSE_UNLISTED };
	size_t i;

	give_space(loader);
	add(&text, MAP "    17: [\n");
	for (i = 0; i < 256; i++)
		add(&text, "      {to: 404, when: {big: [s, 7]}},\n");
	add(&text, "    ]\n");
	give(loader, "own.yaml", &text);
	catalog = check_loaded(loader, 16 * MEGABYTE);
	for (i = 0; i < 4; i++) {
		struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;

		indication.code = 17;
		indication.space[0] = sipcause_catalog_space(catalog, "big");
		indication.value[0] = values[i];
		indication.count = 1;
		CU_ASSERT_EQUAL(sipcause_translate_indication(
					sipcause_catalog_table(catalog, "own", "q850", "sip"),
					&indication, &result),
				expected[i]);
	}
	sipcause_catalog_free(catalog);
}

/* ------------------------------------------------------------------ policy */

/* What is distrusted of many spaces takes what it is. */
static void test_many_distrusted(void)
{
	struct sipcause_loader *loader = start();
	struct text text = { NULL, 0, 0 };
	int i;

	add(&text, "format: 1\nmap: own\npolicy: {distrust: {\n");
	for (i = 0; i < 4000; i++) {
		struct text space = { NULL, 0, 0 };
		char label[40];

		snprintf(label, sizeof(label), "s%d.yaml", i);
		add(&space, "format: 1\nspace: s%d\nrange: 0-9\n", i);
		add(&text, "s%d: 7,\n", i);
		give(loader, label, &space);
	}
	add(&text, "}}\n");
	give(loader, "own.yaml", &text);
	sipcause_catalog_free(check_loaded(loader, 16 * MEGABYTE));
}

/* ------------------------------------------------------------------ tables */

/* Maps t0, t1 and so on of `count` tables each, from space t to spaces s0, s1 ... */
static void give_tables(struct sipcause_loader *loader, int maps, int count)
{
	char label[40];
	int i, k;

	for (i = 0; i < count; i++) {
		struct text text = { NULL, 0, 0 };

		snprintf(label, sizeof(label), "s%d.yaml", i);
		add(&text, "format: 1\nspace: s%d\nrange: 0-9\n", i);
		give(loader, label, &text);
	}
	for (i = 0; i < maps; i++) {
		struct text text = { NULL, 0, 0 };

		snprintf(label, sizeof(label), "t%d.yaml", i);
		add(&text, "format: 1\nmap: t%d\ntables:\n", i);
		for (k = 0; k < count; k++)
			add(&text, " - {from: sip, to: s%d, inherit: no}\n", k);
		give(loader, label, &text);
	}
}

static void test_many_tables(void)
{
	struct sipcause_loader *loader = start();

	give_tables(loader, 1, 4096);
	sipcause_catalog_free(check_loaded(loader, 16 * MEGABYTE));
	loader = start();
	give_tables(loader, 1, 4097);
	check_refused(loader, 1,
		      "t0.yaml:4100:4: error: found table number 4097; expected at most 4096 "
		      "[too-many-tables]");
}

/* `count` tables to q850 and as many from it, which makes their product of further ones, and
 * `more` beside them. */
static void give_star(struct sipcause_loader *loader, int count, int more)
{
	struct text text = { NULL, 0, 0 };
	int k;

	give_tables(loader, 0, 2 * count);
	add(&text, "format: 1\nmap: star\nthrough: [sip, q850]\ntables:\n");
	for (k = 0; k < count; k++) {
		add(&text, " - {from: s%d, to: q850, inherit: no}\n", k);
		add(&text, " - {from: q850, to: s%d, inherit: no}\n", count + k);
	}
	for (k = 0; k < more; k++)
		add(&text, " - {from: s%d, to: s%d, inherit: no}\n", k, k);
	give(loader, "star.yaml", &text);
}

static void test_many_composed(void)
{
	struct sipcause_loader *loader = start();

	give_star(loader, 63, 1);
	sipcause_catalog_free(check_loaded(loader, 16 * MEGABYTE));
	loader = start();
	give_star(loader, 63, 2);
	check_refused(loader, 1,
		      "star.yaml:3:10: error: found more than 4096 tables in 'star' with those "
		      "that `through` makes; expected at most 4096 [too-many-tables]");
	loader = start();
	give_star(loader, 2000, 0);
	check_refused(loader, 1,
		      "star.yaml:3:10: error: found more than 4096 tables in 'star' with those "
		      "that `through` makes; expected at most 4096 [too-many-tables]");
}

/* Bases with so many tables that each one is within bounds and all are not. */
static void test_many_bases(void)
{
	struct sipcause_loader *loader = start();
	struct text text = { NULL, 0, 0 };
	int i;

	give_tables(loader, 65, 64);
	add(&text, "format: 1\nmap: top\nextends: [\n");
	for (i = 0; i < 65; i++)
		add(&text, "t%d,", i);
	add(&text, "]\ntables:\n");
	for (i = 0; i < 64; i++)
		add(&text, " - {from: sip, to: s%d, inherit: no}\n", i);
	give(loader, "top.yaml", &text);
	check_refused(loader, 1,
		      "top.yaml:3:10: error: found 4160 tables in 'top' and the first 64 of the "
		      "maps that it extends; expected at most 4096 [too-many-tables]");
}

/* Many small maps that use the tables of maps with as many as there can be. */
static void test_many_also(void)
{
	struct sipcause_loader *loader = start();
	char label[40];
	int i, k;

	give_tables(loader, 16, 4096);
	for (i = 0; i < 200; i++) {
		struct text text = { NULL, 0, 0 };

		snprintf(label, sizeof(label), "u%d.yaml", i);
		add(&text, "format: 1\nmap: u%d\nalso: [", i);
		for (k = 0; k < 16; k++)
			add(&text, "%st%d", k > 0 ? ", " : "", k);
		add(&text, "]\n");
		give(loader, label, &text);
	}
	alarm(120); /* ends what has no end, under valgrind at the latest */
	sipcause_catalog_free(check_loaded(loader, 100 * MEGABYTE));
	alarm(0);
}

/* A map extends others, and uses the tables that all of them use. */
static void test_inherited_also(void)
{
	struct text top = { NULL, 0, 0 };
	struct sipcause_loader *loader = start();
	char label[40];
	int i, k;

	for (i = 0; i < 17 * 16; i++) {
		struct text text = { NULL, 0, 0 };

		snprintf(label, sizeof(label), "t%d.yaml", i);
		add(&text, "format: 1\nmap: t%d\n", i);
		give(loader, label, &text);
	}
	add(&top, "format: 1\nmap: top\nextends: [");
	for (i = 0; i < 17; i++) {
		struct text text = { NULL, 0, 0 };

		snprintf(label, sizeof(label), "u%d.yaml", i);
		add(&text, "format: 1\nmap: u%d\nalso: [", i);
		for (k = 0; k < 16; k++)
			add(&text, "%st%d", k > 0 ? ", " : "", i * 16 + k);
		add(&text, "]\n");
		give(loader, label, &text);
		add(&top, "%su%d", i > 0 ? ", " : "", i);
	}
	add(&top, "]\n");
	give(loader, "top.yaml", &top);
	check_refused(loader, 1,
		      "top.yaml:3:10: error: found more than 256 maps in `also` of 'top' and of "
		      "the maps that it extends; expected at most 256 [too-many-also]");
}

/* A table over a sparse space counts what it has against the bound of the load. */
static void test_large_tables(void)
{
	static const struct sci_file file = { "own.yaml", 0 };
	static const struct sipcause_table *const legs[2] = { NULL, NULL };
	struct sipcause_loader *loader = start();
	struct sipcause_catalog *catalog;
	struct sci_arena keep = { NULL, 0 }, scratch = { NULL, 0 }, trees = { NULL, 0 };
	struct sci_reading reading = { &keep, &scratch, &trees, sci_report_new() };
	struct sci_compiler compiler = { .reading = &reading, .pieces = SCI_PIECES_MAX - 1 };
	struct sci_mapdoc doc = { .name = "own", .file = &file };
	struct sci_layer layer = { .map = &doc, .line = 4, .column = 4 };
	struct sci_flat last = { .nearest = &layer }, more = { .nearest = &layer };

	sci_strings_init(&compiler.blocks, SCI_STRINGS_MOST, &keep);
	give_space(loader);
	catalog = check_loaded(loader, 16 * MEGABYTE);
	last.from = last.to = more.from = more.to = sipcause_catalog_space(catalog, "big");
	CU_ASSERT_PTR_NOT_NULL(sci_compile(&compiler, &last, legs));
	CU_ASSERT(sci_report_clean(reading.report));
	CU_ASSERT_PTR_NULL(sci_compile(&compiler, &more, legs));
	CU_ASSERT_EQUAL(sci_report_close(reading.report), SIPCAUSE_E_MAP);
	CU_ASSERT_STRING_EQUAL(sipcause_report_text(reading.report, 0),
			       "own.yaml:4:4: error: found 16777217 codes and intervals in all "
			       "tables up to the one from big to big; expected at most 16777216 "
			       "[tables-too-large]");
	sipcause_report_free(reading.report);
	sci_strings_free(&compiler.blocks);
	sci_arena_free(&keep);
	sci_arena_free(&scratch);
	sipcause_catalog_free(catalog);
}

/* Tables between all of z1, z2 and so on, by way of the one before the earlier: each
 * leg of a composition is one of two legs again. */
static void test_doubled(void)
{
	struct sipcause_loader *loader = start();
	struct text text = { NULL, 0, 0 }, map = { NULL, 0, 0 };
	char label[40];
	int i, k;

	add(&map, "format: 1\nmap: doubled\ntables:\n");
	for (i = 1; i <= 20; i++) {
		snprintf(label, sizeof(label), "z%d.yaml", i);
		add(&text, "format: 1\nspace: z%d\nrange: 0-999\n", i);
		give(loader, label, &text);
		for (k = 1; k <= 20; k++) {
			const int least = i < k ? i : k;

			if (i != k)
				add(&map, " - {from: z%d, to: z%d, %s%d}\n", i, k,
				    least > 1 ? "via: z" : "unlisted: ", least > 1 ? least - 1 : 1);
		}
	}
	give(loader, "doubled.yaml", &map);
	check_refused(loader, 1,
		      "doubled.yaml:104:28: error: map 'doubled' makes its table from z6 to z7 by "
		      "`via` nested more than 4 deep; expected at most 4 [via-depth]");
}

static const struct unit_test tests[] = {
	{ "2^32 members in a list", test_many_members },
	{ "a large set in many lists", test_many_lists },
	{ "many spaces distrusted", test_many_distrusted },
	{ "many tables", test_many_tables },
	{ "many tables that `through` makes", test_many_composed },
	{ "many tables of bases", test_many_bases },
	{ "many tables of other maps", test_many_also },
	{ "maps of `also` of many bases", test_inherited_also },
	{ "large tables", test_large_tables },
	{ "compositions of compositions", test_doubled },
};

int main(void)
{
	return UNIT_MAIN("bounds", tests);
}
