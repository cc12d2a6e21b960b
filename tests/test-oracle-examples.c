/* SPDX-License-Identifier: BSD-2-Clause */
/* The oracle on known examples: a world of a few maps that are written out here. */
#include <string.h>

#include "oracle.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

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
	CU_ASSERT(unit_same_text(answer.map, map));
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

static const struct unit_test tests[] = {
	{ "the page's rfc3398", test_rfc3398 },
	{ "layers", test_trunks },
	{ "compositions", test_via },
};

int main(void)
{
	return UNIT_MAIN("oracle-examples", tests);
}
