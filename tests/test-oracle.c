/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The library against the oracle, over random worlds.
 *
 * The settings of worlds.h; 1000 worlds without any.  A failure prints the seed of its world, so
 * that ORACLE_SEED=that ORACLE_WORLDS=1 repeats it, and the world's files.
 */
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generate.h"
#include "oracle-read.h"
#include "sipcause.h"
#include "unit.h"
#include "worlds.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define COMPLAINTS_MAX 5
#define ASKED_MAX 300
#define INDICATIONS_PER_CODE 8

static bool equal_texts(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* --------------------------------------------- the oracle on known examples */

#define CODE(n)                                                                                    \
	{                                                                                          \
		.kind = ORACLE_CODE, .first = (n), .last = (n)                                     \
	}
#define RANGE(a, b)                                                                                \
	{                                                                                          \
		.kind = ORACLE_RANGE, .first = (a), .last = (b)                                    \
	}
#define CLASS(key)                                                                                 \
	{                                                                                          \
		.kind = ORACLE_CLASS, .name = (key)                                                \
	}
#define KEYWORD(word)                                                                              \
	{                                                                                          \
		.kind = ORACLE_##word                                                              \
	}

static struct oracle_class sip_classes[] = {
	{ .key = "1xx", .first = 100, .last = 199, .unknown = 183 },
	{ .key = "4xx", .first = 400, .last = 499, .unknown = 400 },
	{ .key = "5xx", .first = 500, .last = 599, .unknown = ORACLE_NO_CODE },
};
static struct oracle_code sip_codes[] = {
	{ .code = 486, .phrase = "Busy Here" },
	{ .code = 503, .phrase = "Service Unavailable" },
};
static struct oracle_word failure_members[] = { RANGE(400, 699) };
static struct oracle_set sip_sets[] = { { "failure", failure_members, 1 } };
static struct oracle_space example_spaces[] = {
	{ .name = "sip",
	  .first = 100,
	  .last = 699,
	  .classes = sip_classes,
	  .class_count = 3,
	  .sets = sip_sets,
	  .set_count = 1,
	  .codes = sip_codes,
	  .code_count = 2 },
	{ .name = "q850", .first = 0, .last = 255 },
	{ .name = "http", .first = 100, .last = 599 },
	{ .name = "location", .first = 0, .last = 15 },
	{ .name = "warning", .first = 300, .last = 399 },
	{ .name = "diagnostic", .first = 0, .last = 255 },
};

#define USER 0
#define NETWORK 5
#define BEARER 304

/* The page's rfc3398. */
static struct oracle_word user_value[] = { CODE(USER) };
static struct oracle_word present_value[] = { KEYWORD(PRESENT) };
static struct oracle_word bearer_value[] = { CODE(BEARER) };
static struct oracle_condition when_user[] = { { "location", user_value, 1 } };
static struct oracle_condition when_diagnostic[] = { { "diagnostic", present_value, 1 } };
static struct oracle_condition when_bearer[] = { { "warning", bearer_value, 1 } };
static struct oracle_write write_user[] = { { .space = "location", .code = USER } };

static struct oracle_row rows_1[] = { { .to = CODE(404), .line = 12 } };
static struct oracle_row rows_16[] = { { .to = KEYWORD(NONE), .line = 13 } };
static struct oracle_row rows_21[] = {
	{ .when = when_user,
	  .when_count = 1,
	  .to = CODE(603),
	  .note = "could, not should",
	  .line = 15 },
	{ .to = CODE(403), .line = 16 },
};
static struct oracle_row rows_22[] = {
	{ .when = when_diagnostic, .when_count = 1, .to = CODE(301), .line = 17 },
	{ .to = CODE(410), .line = 17 },
};
static struct oracle_rule isup_rules[] = {
	{ CODE(1), rows_1, 1 },
	{ CODE(16), rows_16, 1 },
	{ CODE(21), rows_21, 2 },
	{ CODE(22), rows_22, 2 },
};
static struct oracle_row rows_488[] = {
	{ .when = when_bearer, .when_count = 1, .to = CODE(65), .line = 24 },
	{ .to = CODE(31), .line = 24 },
};
static struct oracle_row rows_603[] = {
	{ .to = CODE(21), .write = write_user, .write_count = 1, .line = 25 },
};
static struct oracle_rule sip_rules[] = {
	{ CODE(488), rows_488, 2 },
	{ CODE(603), rows_603, 1 },
};
static struct oracle_word isup_covers[] = { RANGE(1, 127) };
static struct oracle_word isup_unlisted[] = {
	{ .kind = ORACLE_CODE, .first = 500, .last = 500, .line = 10 }
};
static struct oracle_word sip_covers[] = { RANGE(400, 699) };
static struct oracle_word sip_unlisted[] = {
	{ .kind = ORACLE_CODE, .first = 31, .last = 31, .line = 22 }
};
static struct oracle_table rfc3398_tables[] = {
	{ .from = "q850",
	  .to = "sip",
	  .source = "section 7.2.4.1",
	  .grade = "standard",
	  .covers = isup_covers,
	  .cover_count = 1,
	  .unlisted = isup_unlisted,
	  .unlisted_count = 1,
	  .rules = isup_rules,
	  .rule_count = COUNT(isup_rules) },
	{ .from = "sip",
	  .to = "q850",
	  .source = "section 8.2.6.1",
	  .covers = sip_covers,
	  .cover_count = 1,
	  .unlisted = sip_unlisted,
	  .unlisted_count = 1,
	  .rules = sip_rules,
	  .rule_count = COUNT(sip_rules) },
};

/* The page's trunk-7. */
static const char *extends_rfc3398[] = { "rfc3398" };
static struct oracle_row rows_34[] = { { .to = CODE(480), .line = 5 } };
static struct oracle_rule trunk_7_rules[] = { { CODE(34), rows_34, 1 } };
static struct oracle_table trunk_7_tables[] = {
	{ .from = "q850", .to = "sip", .rules = trunk_7_rules, .rule_count = 1 },
};

/* trunk-8: a class key, a rule for 488 without conditions, 603 taken away, a class chain, a
 * location by class. */
static struct oracle_row rows_4xx[] = { { .to = CODE(20), .line = 8 } };
static struct oracle_row rows_488_bare[] = { { .to = CODE(88), .line = 9 } };
static struct oracle_row rows_603_gone[] = { { .to = KEYWORD(UNLISTED), .line = 10 } };
static struct oracle_row rows_183[] = { { .to = KEYWORD(NONE), .line = 11 } };
static struct oracle_rule trunk_8_rules[] = {
	{ CLASS("4xx"), rows_4xx, 1 },
	{ CODE(488), rows_488_bare, 1 },
	{ CODE(603), rows_603_gone, 1 },
	{ CODE(183), rows_183, 1 },
};
static struct oracle_word whole_covers[] = { RANGE(100, 699) };
static struct oracle_word class_then_38[] = {
	{ .kind = ORACLE_CLASS, .line = 5 },
	{ .kind = ORACLE_CODE, .first = 38, .last = 38, .line = 6 },
};
static struct oracle_keyed_code locations[] = {
	{ CLASS("4xx"), USER },
	{ RANGE(100, 699), NETWORK },
	{ CODE(410), 7 },
};
static struct oracle_write write_by_class[] = {
	{ .space = "location", .keyed = locations, .keyed_count = COUNT(locations) },
};
static struct oracle_table trunk_8_tables[] = {
	{ .from = "sip",
	  .to = "q850",
	  .covers = whole_covers,
	  .cover_count = 1,
	  .unlisted = class_then_38,
	  .unlisted_count = 2,
	  .write = write_by_class,
	  .write_count = 1,
	  .rules = trunk_8_rules,
	  .rule_count = COUNT(trunk_8_rules) },
};

/* web: http -> sip -> q850 through the page's rfc3398; its own rules come first. */
static struct oracle_row rows_web_403[] = { { .to = CODE(603), .line = 6 } };
static struct oracle_row rows_web_404[] = { { .to = CODE(488), .line = 7 } };
static struct oracle_row rows_web_200[] = { { .to = KEYWORD(NONE), .line = 8 } };
static struct oracle_row rows_web_100[] = { { .to = CODE(180), .line = 9 } };
static struct oracle_rule http_to_sip[] = {
	{ CODE(403), rows_web_403, 1 },
	{ CODE(404), rows_web_404, 1 },
	{ CODE(200), rows_web_200, 1 },
	{ CODE(100), rows_web_100, 1 },
};
static struct oracle_row rows_web_410[] = { { .to = CODE(22), .line = 14 } };
static struct oracle_rule http_to_q850[] = { { CODE(410), rows_web_410, 1 } };
static struct oracle_write write_bearer[] = { { .space = "warning", .code = BEARER } };
static struct oracle_table web_tables[] = {
	{ .from = "http",
	  .to = "sip",
	  .write = write_bearer,
	  .write_count = 1,
	  .rules = http_to_sip,
	  .rule_count = COUNT(http_to_sip) },
	{ .from = "http", .to = "q850", .via = "sip", .rules = http_to_q850, .rule_count = 1 },
};

static struct oracle_map example_maps[] = {
	{ .name = "rfc3398", .source = "RFC 3398", .tables = rfc3398_tables, .table_count = 2 },
	{ .name = "trunk-7",
	  .extends = extends_rfc3398,
	  .extend_count = 1,
	  .tables = trunk_7_tables,
	  .table_count = 1 },
	{ .name = "trunk-8",
	  .extends = extends_rfc3398,
	  .extend_count = 1,
	  .tables = trunk_8_tables,
	  .table_count = 1 },
	{ .name = "web",
	  .extends = extends_rfc3398,
	  .extend_count = 1,
	  .tables = web_tables,
	  .table_count = 2 },
};

/* Ask the oracle about one code, with one companion unless space is NULL. */
static struct oracle_answer ask(const char *map, const char *from, const char *to, int32_t code,
				const char *space, int32_t value)
{
	struct oracle_world world = { example_spaces, COUNT(example_spaces), example_maps,
				      COUNT(example_maps), NULL };
	struct oracle_flat_map *flat = oracle_flatten(&world, oracle_map(&world, map));
	struct oracle_companions companions = { { { space, value } }, space ? 1 : 0 };
	struct oracle_answer answer;

	oracle_look_up(&world, flat, oracle_flat_table(flat, from, to), code, &companions, &answer);
	oracle_world_free(&world);
	return answer;
}

static void expect(struct oracle_answer answer, int32_t outcome, const char *how, const char *map,
		   uint32_t line)
{
	CU_ASSERT_EQUAL(answer.outcome, outcome);
	CU_ASSERT_STRING_EQUAL(answer.how, how);
	CU_ASSERT_EQUAL(answer.line, line);
	CU_ASSERT(equal_texts(answer.map, map));
}

static void expect_location(struct oracle_answer answer, int32_t location)
{
	CU_ASSERT_EQUAL(answer.writes.count, 1);
	CU_ASSERT_STRING_EQUAL(answer.writes.items[0].space, "location");
	CU_ASSERT_EQUAL(answer.writes.items[0].code, location);
}

static void test_rfc3398(void)
{
	struct oracle_answer answer;

	expect(ask("rfc3398", "q850", "sip", 1, NULL, 0), 404, "rule", "rfc3398", 12);
	expect(ask("rfc3398", "q850", "sip", 16, NULL, 0), -1, "none", "rfc3398", 13);
	expect(ask("rfc3398", "q850", "sip", 21, NULL, 0), 403, "rule", "rfc3398", 16);
	answer = ask("rfc3398", "q850", "sip", 21, "location", USER);
	expect(answer, 603, "conditional", "rfc3398", 15);
	CU_ASSERT_STRING_EQUAL(answer.source, "section 7.2.4.1");
	CU_ASSERT_STRING_EQUAL(answer.grade, "standard");
	expect(ask("rfc3398", "q850", "sip", 21, "location", NETWORK), 403, "rule", "rfc3398", 16);
	expect(ask("rfc3398", "q850", "sip", 21, "location", -1), 403, "rule", "rfc3398", 16);
	expect(ask("rfc3398", "q850", "sip", 22, NULL, 0), 410, "rule", "rfc3398", 17);
	expect(ask("rfc3398", "q850", "sip", 22, "diagnostic", -1), 301, "conditional", "rfc3398",
	       17);
	expect(ask("rfc3398", "q850", "sip", 22, "diagnostic", 3), 301, "conditional", "rfc3398",
	       17);
	expect(ask("rfc3398", "q850", "sip", 34, NULL, 0), 500, "unlisted-default", "rfc3398", 10);
	expect(ask("rfc3398", "q850", "sip", 127, NULL, 0), 500, "unlisted-default", "rfc3398", 10);
	expect(ask("rfc3398", "q850", "sip", 0, NULL, 0), -2, "unlisted", NULL, 0);
	expect(ask("rfc3398", "q850", "sip", 128, NULL, 0), -2, "unlisted", NULL, 0);
	expect(ask("rfc3398", "q850", "sip", 256, NULL, 0), -2, "unknown-code", NULL, 0);
	expect(ask("rfc3398", "q850", "sip", -1, NULL, 0), -2, "unknown-code", NULL, 0);

	expect(ask("rfc3398", "sip", "q850", 486, NULL, 0), 31, "unlisted-default", "rfc3398", 22);
	expect(ask("rfc3398", "sip", "q850", 180, NULL, 0), -2, "unlisted", NULL, 0);
	expect(ask("rfc3398", "sip", "q850", 488, NULL, 0), 31, "rule", "rfc3398", 24);
	expect(ask("rfc3398", "sip", "q850", 488, "warning", BEARER), 65, "conditional", "rfc3398",
	       24);
	answer = ask("rfc3398", "sip", "q850", 603, NULL, 0);
	expect(answer, 21, "rule", "rfc3398", 25);
	expect_location(answer, USER);
}

static void test_trunks(void)
{
	struct oracle_answer answer;

	answer = ask("trunk-7", "q850", "sip", 34, NULL, 0);
	expect(answer, 480, "rule", "trunk-7", 5);
	CU_ASSERT_PTR_NULL(answer.source); /* nothing of the base's table: another file */
	expect(ask("trunk-7", "q850", "sip", 1, NULL, 0), 404, "rule", "rfc3398", 12);
	expect(ask("trunk-7", "q850", "sip", 35, NULL, 0), 500, "unlisted-default", "rfc3398", 10);
	expect(ask("trunk-7", "sip", "q850", 603, NULL, 0), 21, "rule", "rfc3398", 25);

	/* All alternatives of a key are replaced, conditional ones included. */
	expect(ask("trunk-8", "sip", "q850", 488, "warning", BEARER), 88, "rule", "trunk-8", 9);
	answer = ask("trunk-8", "sip", "q850", 486, NULL, 0);
	expect(answer, 20, "class", "trunk-8", 8);
	expect_location(answer, USER);
	answer = ask("trunk-8", "sip", "q850", 410, NULL, 0);
	expect(answer, 20, "class", "trunk-8", 8);
	expect_location(answer, 7);
	answer = ask("trunk-8", "sip", "q850", 603, NULL, 0); /* no class, no rule */
	expect(answer, 38, "unlisted-default", "trunk-8", 6);
	expect_location(answer, NETWORK);
	expect(ask("trunk-8", "sip", "q850", 503, NULL, 0), 38, "unlisted-default", "trunk-8",
	       6); /* its class has no `unknown` */
	expect(ask("trunk-8", "sip", "q850", 182, NULL, 0), -1, "none", "trunk-8", 11);
	expect(ask("trunk-8", "sip", "q850", 183, NULL, 0), -1, "none", "trunk-8", 11);
}

static void test_via(void)
{
	struct oracle_answer answer = ask("web", "http", "q850", 403, NULL, 0);

	expect(answer, 21, "via", "rfc3398", 25);
	expect_location(answer, USER);
	CU_ASSERT_STRING_EQUAL(answer.via, "sip");
	CU_ASSERT_EQUAL(answer.via_code, 603);
	CU_ASSERT_STRING_EQUAL(answer.via_how, "rule");
	CU_ASSERT_EQUAL(answer.via_line, 6);
	/* What the first leg writes is the second leg's input, and replaces the caller's. */
	expect(ask("web", "http", "q850", 404, NULL, 0), 65, "via", "rfc3398", 24);
	expect(ask("web", "http", "q850", 404, "warning", 399), 65, "via", "rfc3398", 24);
	expect(ask("web", "http", "q850", 410, NULL, 0), 22, "rule", "web", 14);
	answer = ask("web", "http", "q850", 200, NULL, 0);
	expect(answer, -1, "none", "web", 8);
	CU_ASSERT_EQUAL(answer.via_code, -1);
	CU_ASSERT_EQUAL(ask("web", "http", "q850", 100, NULL, 0).outcome, -2);
	CU_ASSERT_EQUAL(ask("web", "http", "q850", 100, NULL, 0).via_code, 180);
	CU_ASSERT_EQUAL(ask("web", "http", "q850", 101, NULL, 0).via_code, -2);
}

/* ----------------------------------------------- one world, library and oracle */

struct trial {
	uint64_t seed;
	struct generated made;
	struct dice dice;
	struct sipcause_catalog *catalog;
	unsigned complaints;
	unsigned long questions;

	/* What is being asked now, for complaints. */
	const struct oracle_flat_map *flat;
	const struct oracle_flat_table *flat_table;
	const struct sipcause_table *table;
	int32_t code;
	struct oracle_companions companions;
};

static void dump_files(const struct trial *trial)
{
	for (size_t i = 0; i < trial->made.file_count; i++) {
		const struct generated_file *file = &trial->made.files[i];

		fprintf(stderr, "======== %s\n%.*s\n", file->label, (int)file->length, file->text);
	}
}

static void print_question(const struct trial *trial)
{
	if (!trial->flat)
		return;
	fprintf(stderr, "  map %s", trial->flat->map->name);
	if (!trial->flat_table)
		return;
	fprintf(stderr, ", %s -> %s, code %d", trial->flat_table->from, trial->flat_table->to,
		(int)trial->code);
	for (size_t i = 0; i < trial->companions.count; i++)
		fprintf(stderr, ", %s=%d", trial->companions.items[i].space,
			(int)trial->companions.items[i].code);
	fputs("\n", stderr);
}

__attribute__((format(printf, 2, 3))) static void complain(struct trial *trial, const char *format,
							   ...)
{
	va_list arguments;

	if (!trial->complaints++) {
		fputs("\n", stderr);
		dump_files(trial);
		fprintf(stderr, "======== ORACLE_SEED=%llu ORACLE_WORLDS=1\n",
			(unsigned long long)trial->seed);
	}
	if (trial->complaints > COMPLAINTS_MAX)
		return;
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputs("\n", stderr);
	print_question(trial);
}

static void expect_number(struct trial *trial, const char *what, int64_t library, int64_t oracle)
{
	if (library != oracle)
		complain(trial, "%s: library %lld, oracle %lld", what, (long long)library,
			 (long long)oracle);
}

static void expect_text(struct trial *trial, const char *what, const char *library,
			const char *oracle)
{
	if (!equal_texts(library, oracle))
		complain(trial, "%s: library '%s', oracle '%s'", what, library ? library : "(null)",
			 oracle ? oracle : "(null)");
}

/* A note in a block scalar may keep its last newline. */
static void expect_note(struct trial *trial, const char *library, const char *oracle)
{
	size_t length = oracle ? strlen(oracle) : 0;

	if (!library || !oracle || strncmp(library, oracle, length) ||
	    (library[length] && strcmp(library + length, "\n")))
		expect_text(trial, "note", library, oracle);
}

static int32_t outcome_in_library(int32_t outcome)
{
	if (outcome == ORACLE_STATED_NONE)
		return SIPCAUSE_NONE;
	return outcome == ORACLE_NOBODY_SAID ? SIPCAUSE_UNLISTED : outcome;
}

/* ------------------------------------------------------------------ compare */

static void compare_writes(struct trial *trial, const struct sipcause_result *result,
			   const struct oracle_answer *answer)
{
	expect_number(trial, "companions written", result->write_count,
		      (int64_t)answer->writes.count);
	for (size_t i = 0; i < answer->writes.count; i++) {
		const struct oracle_companion *item = &answer->writes.items[i];
		bool found = false;

		for (uint32_t j = 0; j < result->write_count; j++)
			found |=
				!strcmp(sipcause_space_name(result->write_space[j]), item->space) &&
				result->write_code[j] == item->code;
		if (!found)
			complain(trial, "library does not write %s=%d, but %d for the first",
				 item->space, (int)item->code, (int)result->write_code[0]);
	}
}

static void compare_via(struct trial *trial, const struct sipcause_result *result,
			const struct oracle_answer *answer)
{
	const char *via = result->via ? sipcause_space_name(result->via) : NULL;

	expect_text(trial, "via", via, answer->via);
	if (!via || !answer->via)
		return;
	expect_number(trial, "via_code", result->via_code, outcome_in_library(answer->via_code));
	expect_text(trial, "via_how", sipcause_how_word(result->via_how), answer->via_how);
	if (!answer->via_map)
		return;
	expect_text(trial, "via_map", result->via_map, answer->via_map);
	expect_number(trial, "via_line", result->via_line, answer->via_line);
}

static bool is_plain_rule(const char *how)
{
	return !strcmp(how, "rule") || !strcmp(how, "range") || !strcmp(how, "class") ||
	       !strcmp(how, "conditional");
}

static void compare_row(struct trial *trial, const struct sipcause_result *result,
			const struct oracle_answer *answer)
{
	int32_t first, last;

	if (!answer->map)
		return;
	expect_text(trial, "map", result->map, answer->map);
	expect_number(trial, "line", result->line, answer->line);
	expect_text(trial, "source", result->source, answer->source);
	expect_text(trial, "grade", sipcause_grade_word(result->grade),
		    answer->grade ? answer->grade : "");
	if (answer->row) /* the page does not say what the note of a default is */
		expect_note(trial, result->note, answer->row->note);
	if (answer->outcome >= 0)
		expect_text(trial, "phrase", result->phrase, answer->phrase);
	if (!is_plain_rule(answer->how))
		return;
	oracle_span(oracle_space(&trial->made.world, trial->flat_table->from), answer->key, &first,
		    &last);
	expect_number(trial, "first", result->first, first);
	expect_number(trial, "last", result->last, last);
}

static void compare(struct trial *trial, const struct sipcause_result *result,
		    const struct oracle_answer *answer)
{
	expect_number(trial, "outcome", result->outcome, outcome_in_library(answer->outcome));
	expect_text(trial, "how", sipcause_how_word(result->how), answer->how);
	compare_row(trial, result, answer);
	compare_via(trial, result, answer);
	compare_writes(trial, result, answer);
}

/* ------------------------------------------------------- conditions as data */

/* Span number i of a condition, those of its sets after its own; NULL: past the end. */
static const struct sipcause_span *data_span(const struct sipcause_condition *condition, uint32_t i)
{
	if (i < condition->count)
		return &condition->spans[i];
	i -= condition->count;
	for (uint32_t k = 0; k < condition->set_count; k++) {
		uint32_t count = 0;
		const struct sipcause_span *spans = sipcause_set_spans(condition->sets[k], &count);

		if (i < count)
			return &spans[i];
		i -= count;
	}
	return NULL;
}

static bool data_holds(const struct sipcause_condition *condition, int32_t code)
{
	const struct sipcause_span *span;

	for (uint32_t i = 0; (span = data_span(condition, i)) != NULL; i++)
		if (code >= span->first && code <= span->last)
			return true;
	return condition->present;
}

/* A condition of the library says of one companion what the oracle's does. */
static void try_companion(struct trial *trial, const struct sipcause_condition *condition,
			  const struct oracle_condition *expected, int32_t code)
{
	struct oracle_companions companions = { { { expected->space, code } }, 1 };

	expect_number(trial, "holds of a companion", data_holds(condition, code),
		      oracle_condition_holds(&trial->made.world, expected, &companions));
}

static void compare_condition(struct trial *trial, const struct sipcause_condition *condition,
			      const struct oracle_condition *expected)
{
	const struct oracle_world *world = &trial->made.world;
	const struct generated_pool *pool =
		&trial->made.pools[oracle_space(world, expected->space) - world->spaces];
	const struct oracle_companions none = { .count = 0 };
	const struct sipcause_span *span;

	expect_text(trial, "space of a condition", sipcause_space_name(condition->space),
		    expected->space);
	expect_number(trial, "holds of nothing", condition->absent,
		      oracle_condition_holds(world, expected, &none));
	try_companion(trial, condition, expected, ORACLE_NO_VALUE);
	for (size_t i = 0; i < pool->count; i++)
		try_companion(trial, condition, expected, pool->codes[i]);
	for (uint32_t i = 0; (span = data_span(condition, i)) != NULL; i++) {
		try_companion(trial, condition, expected, span->first);
		try_companion(trial, condition, expected, span->last);
		if (span->first > 0)
			try_companion(trial, condition, expected, span->first - 1);
		if (span->last < INT32_MAX)
			try_companion(trial, condition, expected, span->last + 1);
	}
}

/* A file may have the conditions of a row in any order. */
static const struct oracle_condition *condition_on(const struct oracle_row *row,
						   const struct sipcause_space *space)
{
	for (size_t i = 0; row && i < row->when_count; i++)
		if (!strcmp(row->when[i].space, sipcause_space_name(space)))
			return &row->when[i];
	return NULL;
}

/* The conditions of what the cursor gave last are those of the rows that answered. */
static void compare_conditions(struct trial *trial, const struct sipcause_cursor *cursor,
			       const struct oracle_answer *answer)
{
	const bool ended = answer->via && answer->via_code < 0;
	const struct oracle_row *rows[2] = { answer->via ? answer->via_row : answer->row,
					     answer->via && !ended ? answer->row : NULL };
	struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT;
	size_t count = 0;

	for (; sipcause_cursor_condition(cursor, count, &condition) == 1; count++) {
		const struct oracle_condition *expected =
			condition.leg < 2 ? condition_on(rows[condition.leg], condition.space)
					  : NULL;

		if (expected)
			compare_condition(trial, &condition, expected);
		else
			complain(trial, "leg %u has a condition on %s", (unsigned)condition.leg,
				 sipcause_space_name(condition.space));
	}
	expect_number(trial, "conditions", (int64_t)count,
		      (int64_t)((rows[0] ? rows[0]->when_count : 0) +
				(rows[1] ? rows[1]->when_count : 0)));
}

/* The step that answered equals the result. */
static void compare_explanation(struct trial *trial, const struct sipcause_indication *indication,
				const struct sipcause_result *result,
				const struct oracle_answer *answer)
{
	struct sipcause_result step = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	unsigned answered = 0;
	int given = sipcause_explain(&cursor, trial->table, indication);

	expect_number(trial, "an explanation", given, SIPCAUSE_OK);
	for (unsigned i = 0; i < 10000; i++) {
		given = sipcause_cursor_next(cursor, &step);
		if (given != 1)
			break;
		if (step.step != SIPCAUSE_STEP_ANSWERED)
			continue;
		answered++;
		expect_number(trial, "explained outcome", step.outcome, result->outcome);
		expect_number(trial, "explained how", step.how, result->how);
		expect_text(trial, "explained map", step.map, result->map);
		expect_number(trial, "explained line", step.line, result->line);
		compare_conditions(trial, cursor, answer);
	}
	if (result->outcome != SIPCAUSE_UNLISTED)
		expect_number(trial, "steps that answered", answered, 1);
	expect_number(trial, "past the last step", given, 0);
	sipcause_cursor_free(cursor);
}

static void fill_indication(struct trial *trial, struct sipcause_indication *indication)
{
	indication->code = trial->code;
	for (size_t i = 0; i < trial->companions.count; i++) {
		const struct oracle_companion *item = &trial->companions.items[i];
		const struct sipcause_space *space =
			sipcause_catalog_space(trial->catalog, item->space);
		int32_t code = item->code == ORACLE_NO_VALUE ? SIPCAUSE_PRESENT : item->code;

		expect_number(trial, "sipcause_indication_add",
			      sipcause_indication_add(indication, space, code), SIPCAUSE_OK);
	}
}

/* One question: trial->code and trial->companions. */
static void ask_both(struct trial *trial)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	struct oracle_answer answer;

	trial->questions++;
	fill_indication(trial, &indication);
	oracle_look_up(&trial->made.world, trial->flat, trial->flat_table, trial->code,
		       &trial->companions, &answer);
	expect_number(trial, "returned",
		      sipcause_translate_indication(trial->table, &indication, &result),
		      outcome_in_library(answer.outcome));
	compare(trial, &result, &answer);
	if (!trial->companions.count)
		expect_number(trial, "sipcause_translate",
			      sipcause_translate(trial->table, trial->code),
			      outcome_in_library(answer.outcome));
	if (dice_chance(&trial->dice, 10))
		compare_explanation(trial, &indication, &result, &answer);
}

/* ---------------------------------------------------------------- questions */

static size_t add_code(int32_t *codes, size_t count, int64_t code)
{
	if (count < ASKED_MAX && code >= INT32_MIN && code <= INT32_MAX)
		codes[count++] = (int32_t)code;
	return count;
}

static size_t add_around(int32_t *codes, size_t count, int64_t code)
{
	count = add_code(codes, count, code - 1);
	count = add_code(codes, count, code);
	return add_code(codes, count, code + 1);
}

/* Every number of a dense space and the neighbours outside; of a sparse one the numbers that
 * its world speaks of, their neighbours, and some more. */
static size_t codes_to_ask(struct trial *trial, const struct oracle_space *space, int32_t *codes)
{
	const struct generated_pool *pool = &trial->made.pools[space - trial->made.world.spaces];
	size_t count = 0;

	count = add_code(codes, count, (int64_t)space->first - 1);
	count = add_code(codes, count, (int64_t)space->last + 1);
	count = add_code(codes, count, INT32_MIN);
	for (size_t i = 0; i < pool->count; i++)
		count = pool->dense ? add_code(codes, count, pool->codes[i])
				    : add_around(codes, count, pool->codes[i]);
	for (size_t i = 0; i < 12 && !pool->dense; i++)
		count = add_code(codes, count,
				 dice_below(&trial->dice, (uint32_t)space->last) + (int64_t)1);
	return count;
}

/* One to four companions; a space may come several times, and a value may be unknown. */
static void roll_companions(struct trial *trial)
{
	struct oracle_world *world = &trial->made.world;
	size_t mains = trial->made.main_count;

	trial->companions.count = 1 + dice_below(&trial->dice, 4);
	for (size_t i = 0; i < trial->companions.count; i++) {
		size_t at = mains;
		const struct generated_pool *pool;

		if (i && dice_chance(&trial->dice, 25))
			at = (size_t)(oracle_space(world, trial->companions.items[i - 1].space) -
				      world->spaces);
		else if (dice_chance(&trial->dice, 10))
			at = dice_below(&trial->dice, (uint32_t)mains);
		else
			at += dice_below(&trial->dice, (uint32_t)(world->space_count - mains));
		pool = &trial->made.pools[at];
		trial->companions.items[i].space = world->spaces[at].name;
		trial->companions.items[i].code =
			dice_chance(&trial->dice, 12)
				? ORACLE_NO_VALUE
				: pool->codes[dice_below(&trial->dice, (uint32_t)pool->count)];
	}
}

static void ask_many(struct trial *trial, const int32_t *codes, size_t count)
{
	int32_t out[ASKED_MAX];

	memcpy(out, codes, count * sizeof(*out));
	sipcause_translate_many(trial->table, out, out, count);
	for (size_t i = 0; i < count; i++) {
		trial->code = codes[i];
		expect_number(trial, "sipcause_translate_many", out[i],
			      sipcause_translate(trial->table, codes[i]));
	}
}

/* -------------------------------------------------------------------- rows */

/* Where a row comes from, in both legs. */
struct place {
	char map[40];
	uint32_t line;
	uint32_t via_line;
	int32_t outcome;
};

#define PLACES_MAX 400

/* A listing being walked. */
struct listing {
	struct trial *trial;
	struct sipcause_cursor *cursor;
	struct sipcause_result row;
	int32_t outcomes[GENERATED_POOL_MAX];
	bool seen[GENERATED_POOL_MAX];
	struct place places[PLACES_MAX]; /* of the rows of this code so far */
	size_t place_count;
	bool nested; /* a leg is a composition too: rows hide conditions of its first leg */
};

static const char *via_of(const struct oracle_flat_table *table)
{
	return table && table->unlisted ? table->unlisted->via : NULL;
}

static bool is_nested(const struct trial *trial)
{
	const char *via = via_of(trial->flat_table);

	return via && (via_of(oracle_flat_table(trial->flat, trial->flat_table->from, via)) ||
		       via_of(oracle_flat_table(trial->flat, via, trial->flat_table->to)));
}

/* The companions of which a row's conditions hold.  false: none, or two conditions
 * speak of one space. */
static bool satisfy(const struct listing *listing, struct oracle_companions *companions)
{
	struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT;
	const struct sipcause_space *spaces[ORACLE_COMPANIONS_MAX];
	size_t count = 0;

	companions->count = 0;
	for (; sipcause_cursor_condition(listing->cursor, count, &condition) == 1; count++) {
		struct oracle_companion *item = &companions->items[companions->count];

		for (size_t i = 0; i < count; i++)
			if (spaces[i] == condition.space)
				return false;
		if (count >= 10)
			return false;
		spaces[count] = condition.space;
		if (condition.absent)
			continue;
		item->space = sipcause_space_name(condition.space);
		const struct sipcause_span *span = data_span(&condition, 0);

		item->code = span ? span->first : ORACLE_NO_VALUE;
		companions->count++;
	}
	return count > 0;
}

static void remember_place(struct listing *listing)
{
	const struct sipcause_result *row = &listing->row;
	struct place *place = &listing->places[listing->place_count];

	if (listing->place_count == PLACES_MAX)
		return;
	snprintf(place->map, sizeof(place->map), "%s", row->map ? row->map : "");
	place->line = row->line;
	place->via_line = row->via_line;
	place->outcome = row->outcome;
	listing->place_count++;
}

static bool has_place(const struct listing *listing, const struct oracle_answer *answer)
{
	for (size_t i = 0; i < listing->place_count; i++) {
		const struct place *place = &listing->places[i];

		if (place->line == answer->line && place->via_line == answer->via_line &&
		    place->outcome == outcome_in_library(answer->outcome) &&
		    !strcmp(place->map, answer->map ? answer->map : ""))
			return true;
	}
	return false;
}

/* Where the conditions of a row hold, it answers, or a row before it. */
static void try_row(struct listing *listing)
{
	struct trial *trial = listing->trial;
	struct oracle_answer answer;

	remember_place(listing);
	if (listing->nested || !satisfy(listing, &trial->companions) ||
	    listing->place_count == PLACES_MAX)
		return;
	oracle_look_up(&trial->made.world, trial->flat, trial->flat_table, trial->code,
		       &trial->companions, &answer);
	trial->questions++;
	if (!has_place(listing, &answer))
		complain(trial, "row %s, line %u does not answer, but line %u",
			 listing->row.condition ? listing->row.condition : "", listing->row.line,
			 answer.line);
	trial->companions.count = 0;
}

/* false: the rows are out of order. */
static bool note_row(struct listing *listing, int32_t *latest)
{
	struct trial *trial = listing->trial;
	const struct sipcause_result *row = &listing->row;
	const struct oracle_space *from = oracle_space(&trial->made.world, trial->flat_table->from);

	trial->code = row->code;
	if (row->code < from->first || row->code > from->last || row->code < *latest) {
		complain(trial, "row of code %d after that of %d", (int)row->code, (int)*latest);
		return false;
	}
	if (row->code != *latest)
		listing->place_count = 0;
	*latest = row->code;
	listing->outcomes[row->code - from->first] = row->outcome;
	listing->seen[row->code - from->first] = true;
	return true;
}

/* With every_code, the last row of each number is what the bare number gives. */
static void check_last_rows(const struct listing *listing)
{
	struct trial *trial = listing->trial;
	const struct oracle_space *from = oracle_space(&trial->made.world, trial->flat_table->from);

	for (int64_t code = from->first; code <= from->last; code++) {
		trial->code = (int32_t)code;
		if (!listing->seen[code - from->first])
			complain(trial, "no row for code %d", (int)code);
		else
			expect_number(trial, "last row of the code",
				      listing->outcomes[code - from->first],
				      sipcause_translate(trial->table, (int32_t)code));
	}
}

static void walk_rows(struct trial *trial)
{
	struct listing *listing = calloc(1, sizeof(*listing));
	int32_t latest = INT32_MIN;
	int given;

	if (!listing)
		return;
	listing->trial = trial;
	listing->row.size = sizeof(listing->row);
	listing->nested = is_nested(trial);
	given = sipcause_table_rows(&listing->cursor, trial->table, 1);
	expect_number(trial, "a listing", given, SIPCAUSE_OK);
	for (unsigned i = 0; i < 100000; i++) {
		given = sipcause_cursor_next(listing->cursor, &listing->row);
		if (given != 1 || !note_row(listing, &latest))
			break;
		try_row(listing);
	}
	expect_number(trial, "after the last row", given, 0);
	check_last_rows(listing);
	sipcause_cursor_free(listing->cursor);
	free(listing);
}

static void try_table(struct trial *trial)
{
	const struct oracle_space *from = oracle_space(&trial->made.world, trial->flat_table->from);
	int32_t codes[ASKED_MAX];
	size_t count = codes_to_ask(trial, from, codes);

	for (size_t i = 0; i < count; i++) {
		trial->code = codes[i];
		trial->companions.count = 0;
		ask_both(trial);
		for (size_t j = 0; j < INDICATIONS_PER_CODE; j++) {
			roll_companions(trial);
			ask_both(trial);
		}
	}
	trial->companions.count = 0;
	ask_many(trial, codes, count);
	if (trial->made.pools[from - trial->made.world.spaces].dense)
		walk_rows(trial);
}

/* --------------------------------------------------------- spaces and catalog */

static void find_in_any_case(struct trial *trial, const struct sipcause_space *space,
			     const char *name, int32_t code)
{
	char text[80];
	size_t length = strlen(name);

	for (size_t i = 0; i <= length; i++) {
		bool letter =
			(name[i] >= 'A' && name[i] <= 'Z') || (name[i] >= 'a' && name[i] <= 'z');

		text[i] = letter && dice_chance(&trial->dice, 30) ? (char)(name[i] ^ 32) : name[i];
	}
	expect_number(trial, name, sipcause_space_find(space, text, length), code);
	/* in full, never by prefix */
	expect_number(trial, "an empty name", sipcause_space_find(space, text, 0),
		      SIPCAUSE_UNLISTED);
}

static void try_code(struct trial *trial, const struct sipcause_space *space,
		     const struct oracle_space *of, const struct oracle_code *code)
{
	expect_number(trial, "defines", sipcause_space_defines(space, code->code), 1);
	expect_text(trial, "phrase of a code",
		    sipcause_space_fact(space, code->code, SIPCAUSE_FACT_PHRASE), code->phrase);
	expect_text(trial, "name of a code",
		    sipcause_space_fact(space, code->code, SIPCAUSE_FACT_NAME), code->name);
	expect_text(trial, "written for a code", sipcause_space_written(space, code->code),
		    of->written_by_name ? code->name : NULL);
	if (code->name)
		find_in_any_case(trial, space, code->name, code->code);
	for (size_t i = 0; i < code->alias_count; i++)
		find_in_any_case(trial, space, code->aliases[i], code->code);
}

/* Blanks at its ends and more of them within, letters in either case; now and then another word. */
static void try_word(struct trial *trial, const struct sipcause_space *space,
		     const struct oracle_space *expected, const char *word)
{
	static const char *const blanks[] = { " ", "  ", "\t", " \t " };
	const char *text = generate_case(&trial->made.world, &trial->dice, word);
	char cell[512] = "";
	size_t length = 0;

	if (dice_chance(&trial->dice, 30))
		strcat(cell, blanks[dice_below(&trial->dice, COUNT(blanks))]);
	for (; *text && strlen(cell) < 500; text++) {
		length = strlen(cell);
		if (*text == ' ' && dice_chance(&trial->dice, 50))
			strcat(cell, blanks[dice_below(&trial->dice, COUNT(blanks))]);
		else if (!dice_chance(&trial->dice, 1))
			cell[length] = *text;
	}
	if (dice_chance(&trial->dice, 30))
		strcat(cell, blanks[dice_below(&trial->dice, COUNT(blanks))]);
	expect_number(trial, cell, sipcause_space_word(space, cell, strlen(cell)),
		      oracle_cell_code(expected, cell));
}

static void try_words(struct trial *trial, const struct sipcause_space *space,
		      const struct oracle_space *expected)
{
	for (size_t i = 0; i < expected->word_count; i++)
		try_word(trial, space, expected, expected->words[i].text);
	for (size_t i = 0; i < expected->code_count; i++) {
		if (expected->codes[i].phrase)
			try_word(trial, space, expected, expected->codes[i].phrase);
		if (expected->codes[i].name)
			try_word(trial, space, expected, expected->codes[i].name);
	}
}

/* Those that are only read come last. */
static void try_protocols(struct trial *trial, const struct sipcause_space *space,
			  const struct oracle_space *expected)
{
	size_t index = 0;

	for (int read = 0; read < 2; read++)
		for (size_t i = 0; i < expected->protocol_count; i++) {
			const char *name = expected->protocols[i].name;

			if (expected->protocols[i].read != (read > 0))
				continue;
			expect_text(trial, "protocol", sipcause_space_protocol(space, index++),
				    name);
			expect_number(trial, "its space",
				      sipcause_catalog_called(trial->catalog, name, strlen(name)) ==
					      space,
				      1);
		}
	expect_text(trial, "protocol", sipcause_space_protocol(space, index), NULL);
}

static void try_shift(struct trial *trial, const struct sipcause_space *space,
		      const struct oracle_space *expected, int32_t code)
{
	const struct oracle_shift *shift = oracle_shift(expected, code);
	struct sipcause_indication as = SIPCAUSE_INDICATION_INIT;

	expect_number(trial, "shifted", sipcause_space_shifted(space, code, &as), shift != NULL);
	if (!shift)
		return;
	expect_text(trial, "shifted to", sipcause_space_name(as.from), shift->space);
	expect_number(trial, "shifted to", as.code, code + shift->by);
	expect_number(trial, "companions", as.count, (int64_t)shift->with_count);
	for (size_t i = 0; i < shift->with_count && i < as.count; i++) {
		expect_text(trial, "companion", sipcause_space_name(as.space[i]),
			    shift->with[i].space);
		expect_number(trial, "companion", as.value[i], shift->with[i].code);
	}
}

static void try_space(struct trial *trial, const struct oracle_space *expected)
{
	const struct sipcause_space *space = sipcause_catalog_space(trial->catalog, expected->name);

	if (!space) {
		complain(trial, "space %s is missing", expected->name);
		return;
	}
	expect_number(trial, "first code", sipcause_space_first(space), expected->first);
	expect_number(trial, "last code", sipcause_space_last(space), expected->last);
	expect_number(trial, "codes defined", (int64_t)sipcause_space_count(space),
		      (int64_t)expected->code_count);
	for (size_t i = 0; i < expected->code_count; i++) {
		expect_number(trial, "code in order", sipcause_space_at(space, i),
			      expected->codes[i].code);
		try_code(trial, space, expected, &expected->codes[i]);
	}
	try_words(trial, space, expected);
	try_protocols(trial, space, expected);
	for (size_t i = 0; i < expected->shift_count; i++)
		for (int32_t aside = -1; aside <= 1; aside++) {
			if (expected->shifts[i].first <= INT32_MAX - 1)
				try_shift(trial, space, expected,
					  expected->shifts[i].first + aside);
			if (expected->shifts[i].last <= INT32_MAX - 1)
				try_shift(trial, space, expected, expected->shifts[i].last + aside);
		}
	for (size_t i = 0; i < expected->class_count; i++)
		expect_text(
			trial, "class",
			sipcause_space_fact(space, expected->classes[i].last, SIPCAUSE_FACT_CLASS),
			expected->classes[i].key);
}

static bool is_composed(const struct trial *trial)
{
	for (size_t i = 0; i < trial->flat->composed_count; i++)
		if (&trial->flat->composed[i] == trial->flat_table)
			return true;
	return false;
}

/* Every pair of spaces: there is a table where the oracle has one, made as it says. */
static void try_direction(struct trial *trial, const struct sipcause_map *map, const char *from,
			  const char *to)
{
	const struct sipcause_space *through;

	trial->flat_table = oracle_any_table(trial->flat, from, to);
	trial->table = sipcause_map_table(map, sipcause_catalog_space(trial->catalog, from),
					  sipcause_catalog_space(trial->catalog, to));
	if (!trial->table != !trial->flat_table)
		complain(trial, "a table from %s to %s is %s", from, to,
			 trial->table ? "too many" : "missing");
	if (!trial->table || !trial->flat_table)
		return;
	through = sipcause_table_through(trial->table);
	expect_text(trial, "made by `through`", through ? sipcause_space_name(through) : NULL,
		    is_composed(trial) ? via_of(trial->flat_table) : NULL);
	try_table(trial);
}

/* Those that the map has come first. */
static void try_order(struct trial *trial, const struct sipcause_map *map)
{
	size_t own = trial->flat->table_count, count = own + trial->flat->composed_count;

	expect_number(trial, "tables", (int64_t)sipcause_map_table_count(map), (int64_t)count);
	for (size_t i = 0; i < count; i++)
		expect_number(trial, "made by `through`, in order",
			      sipcause_table_through(sipcause_map_table_at(map, i)) != NULL,
			      i >= own);
}

static void try_map(struct trial *trial, const struct oracle_map *expected)
{
	const struct oracle_world *world = &trial->made.world;
	const struct sipcause_map *map = sipcause_catalog_map(trial->catalog, expected->name);

	trial->flat = oracle_flatten(&trial->made.world, expected);
	trial->flat_table = NULL;
	if (!map) {
		complain(trial, "map %s is missing", expected->name);
		return;
	}
	try_order(trial, map);
	for (size_t i = 0; i < world->space_count; i++)
		for (size_t k = 0; k < world->space_count; k++)
			try_direction(trial, map, world->spaces[i].name, world->spaces[k].name);
	trial->flat_table = NULL;
	trial->flat = NULL;
}

/* ------------------------------------------------------------------- worlds */

static void complain_of_report(struct trial *trial, int code, const struct sipcause_report *report)
{
	complain(trial, "load: %s", sipcause_error_word(code));
	for (size_t i = 0; i < sipcause_report_count(report) && i < 10; i++)
		fprintf(stderr, "  %s\n", sipcause_report_text(report, i));
}

static bool load_world(struct trial *trial)
{
	struct sipcause_loader *loader;
	struct sipcause_report *report = NULL;
	int code = sipcause_loader_new(&loader);

	if (code != SIPCAUSE_OK)
		return false;
	for (size_t i = 0; i < trial->made.file_count && code == SIPCAUSE_OK; i++) {
		const struct generated_file *file = &trial->made.files[i];

		code = sipcause_loader_add_memory(loader, file->label, file->text, file->length);
	}
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_load(loader, &trial->catalog, &report, NULL);
	if (code != SIPCAUSE_OK)
		complain_of_report(trial, code, report);
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	return code == SIPCAUSE_OK;
}

/* Returns whether library and oracle agree; adds to *questions. */
static bool try_world(uint64_t seed, unsigned long *questions)
{
	struct trial *trial = calloc(1, sizeof(*trial));
	bool agreed;

	if (!trial)
		return false;
	trial->seed = seed;
	trial->dice.state = seed ^ 0x5851f42d4c957f2du;
	generate(&trial->made, seed);
	if (load_world(trial)) {
		expect_number(trial, "maps", (int64_t)sipcause_catalog_map_count(trial->catalog),
			      (int64_t)trial->made.world.map_count);
		for (size_t i = 0; i < trial->made.world.space_count; i++)
			try_space(trial, &trial->made.world.spaces[i]);
		for (size_t i = 0; i < trial->made.world.map_count; i++)
			try_map(trial, &trial->made.world.maps[i]);
	}
	agreed = trial->catalog && !trial->complaints;
	*questions += trial->questions;
	if (trial->complaints > COMPLAINTS_MAX)
		fprintf(stderr, "and %u more\n", trial->complaints - COMPLAINTS_MAX);
	sipcause_catalog_free(trial->catalog);
	generated_free(&trial->made);
	free(trial);
	return agreed;
}

static void test_random_worlds(void)
{
	worlds_try(try_world, 1000, "questions");
}

/* ------------------------------------------------------------- shipped maps */

/* The outcome of an indication without companions; the result must say the same. */
static int32_t translate_alone(const struct sipcause_table *table, int32_t code)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	int32_t outcome;

	indication.code = code;
	outcome = sipcause_translate_indication(table, &indication, &result);
	return outcome == result.outcome ? outcome : SIPCAUSE_ERROR;
}

static unsigned differs(const struct sipcause_table *table, int64_t code)
{
	int32_t number = (int32_t)code, many = (int32_t)code;

	if (code < INT32_MIN || code > INT32_MAX)
		return 0;
	sipcause_translate_many(table, &many, &many, 1);
	return sipcause_translate(table, number) != translate_alone(table, number) ||
	       sipcause_translate(table, number) != many;
}

/* Every number of a small space; of a large one those it defines and their neighbours. */
static void by_number(const struct sipcause_table *table)
{
	const struct sipcause_space *from = sipcause_table_from(table);
	int64_t first = sipcause_space_first(from);
	int64_t last = sipcause_space_last(from);
	unsigned different = differs(table, first - 1) + differs(table, last + 1);

	for (int64_t code = first; code <= last && last - first < 70000; code++)
		different += differs(table, code);
	for (size_t i = 0; i < sipcause_space_count(from); i++)
		for (int64_t aside = -1; aside <= 1; aside++)
			different += differs(table, sipcause_space_at(from, i) + aside);
	CU_ASSERT_EQUAL(different, 0);
}

static void test_shipped_maps(void)
{
	const char *name;

	for (size_t i = 0; (name = sipcause_shipped_map(i)); i++) {
		struct sipcause_catalog *catalog = NULL;
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		const struct sipcause_map *map;

		if (sipcause_catalog_load(&catalog, name, &error) != SIPCAUSE_OK) {
			fprintf(stderr, "%s: %s:%u: %s\n", name, error.file, (unsigned)error.line,
				error.message);
			CU_FAIL("a shipped map does not load");
			continue;
		}
		map = sipcause_catalog_map(catalog, name);
		for (size_t j = 0; j < sipcause_map_table_count(map); j++)
			by_number(sipcause_map_table_at(map, j));
		sipcause_catalog_free(catalog);
	}
}

static const struct unit_test tests[] = {
	{ "the page's rfc3398", test_rfc3398 },
	{ "layers", test_trunks },
	{ "compositions", test_via },
	{ "random worlds", test_random_worlds },
	{ "shipped maps by number", test_shipped_maps },
};

int main(void)
{
	return UNIT_MAIN("oracle", tests);
}
