/* SPDX-License-Identifier: BSD-2-Clause */
/* What all maps say of a code: beside what each of them answers when it is asked alone. */
#include <string.h>

#include "cli/maps/by-map.h"
#include "cli/cli.h"
#include "cli/maps/lineage.h"
#include "cli/shipped.h"
#include "fixture.h"

static struct cli cli;

static const struct sipcause_map *shipped_map(size_t index)
{
	return sipcause_catalog_map(cli_shipped(), sipcause_shipped_map(index));
}

static int32_t ask_alone(const struct sipcause_map *map, const struct sipcause_space *from,
			 int32_t code, const struct sipcause_space *to,
			 struct sipcause_result *result)
{
	struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;

	asked.from = from;
	asked.code = code;
	return sipcause_map_translate(map, to, &asked, result);
}

/* The answer that is listed of a map; NULL: none. */
static const struct sipcause_result *listed(const struct cli_by_map *by, const char *map)
{
	size_t i;

	for (i = 0; i < by->count; i++)
		if (strcmp(sipcause_map_name(by->rows[i].map), map) == 0 &&
		    !by->groups[by->rows[i].group].conditional)
			return by->rows[i].row;
	return NULL;
}

/* Whether a map extends others, or has the answer from a map that its `also` names. */
static bool uses_others(const struct sipcause_map *map, const char *name,
			const struct sipcause_result *result)
{
	return sipcause_map_base(map, 0) != NULL ||
	       (result->map != NULL && strcmp(result->map, name) != 0);
}

/* Each map with a table is listed with its answer, or has it from one that it extends or uses. */
static void check_maps(const struct cli_by_map *by, const struct sipcause_space *from, int32_t code,
		       const struct sipcause_space *to)
{
	const char *name;
	size_t i;

	for (i = 0; (name = sipcause_shipped_map(i)) != NULL; i++) {
		const struct sipcause_map *map = shipped_map(i);
		const struct sipcause_result *row = listed(by, name);
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;
		int32_t outcome;

		if (sipcause_map_table(map, from, to) == NULL) {
			UNIT_CHECK(row == NULL, "%s has no table", name);
			continue;
		}
		outcome = ask_alone(map, from, code, to, &result);
		if (row != NULL) {
			UNIT_CHECK(row->outcome == outcome && cli_same_row(row, &result),
				   "%s: %d is %d", name, code, outcome);
			continue;
		}
		/* Whose row it is says the same, and is listed. */
		row = result.map != NULL ? listed(by, result.map) : NULL;
		UNIT_CHECK(uses_others(map, name, &result) &&
				   (result.map == NULL || result.via != NULL ||
				    (row != NULL && cli_same_row(row, &result))),
			   "%s: %d is not listed", name, code);
	}
}

/* The counts of the groups are those of the rows. */
static void check_groups(const struct cli_by_map *by, int32_t code)
{
	size_t bare = 0, all = 0, i, k;

	for (i = 0; i < by->group_count; i++) {
		const struct cli_map_group *group = &by->groups[i];
		size_t maps = 0;

		for (k = 0; k < by->count; k++)
			if (by->rows[k].group == i) {
				UNIT_CHECK(by->rows[k].row->outcome == group->row->outcome, "%d",
					   code);
				maps++;
			}
		UNIT_CHECK(maps == group->maps && group->origins >= 1 && group->origins <= maps,
			   "%d: %zu maps", code, maps);
		if (!group->conditional)
			bare += maps;
		all += maps;
		if (i > 0 && !group->conditional && group->row->outcome != SIPCAUSE_UNLISTED)
			UNIT_CHECK(by->groups[i - 1].maps >= group->maps, "%d: order", code);
	}
	UNIT_CHECK(bare == by->bare && all == by->count && bare > 0, "%d: %zu", code, bare);
}

static void check_direction(const char *a, const char *b)
{
	const struct sipcause_space *from = sipcause_catalog_space(cli_shipped(), a);
	const struct sipcause_space *to = sipcause_catalog_space(cli_shipped(), b);
	int32_t code;

	for (code = sipcause_space_first(from); code <= sipcause_space_last(from); code++) {
		const struct cli_by_map *by = cli_by_map(&cli, from, code, b);

		check_maps(by, from, code, to);
		check_groups(by, code);
	}
}

static void test_shipped(void)
{
	cli.session.map = sipcause_catalog_map(cli_shipped(), "default");
	check_direction("sip", "q850");
	check_direction("q850", "sip");
	check_direction("http", "q850");
	check_direction("freeswitch", "sip");
}

/* rfc3398 and rfc4497 share no rows; modern has some of its own, and inherits the others. */
static void test_inherited(void)
{
	static const struct {
		int32_t code;
		const char *map;
		bool own;
	} rows[] = {
		{ 486, "rfc3398", true },  { 486, "rfc4497", true },  { 486, "modern", false },
		{ 486, "default", false }, { 486, "billing", false }, { 487, "modern", true },
		{ 487, "default", false }, { 487, "billing", true },  { 603, "http-api", false },
	};
	const struct sipcause_space *sip = sipcause_catalog_space(cli_shipped(), "sip");
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		UNIT_CHECK((listed(cli_by_map(&cli, sip, rows[i].code, "q850"), rows[i].map) !=
			    NULL) == rows[i].own,
			   "%d in %s", rows[i].code, rows[i].map);
}

static void test_lineage(void)
{
	static const struct {
		const char *map, *base;
		bool extends;
	} rows[] = {
		{ "modern", "rfc3398", true },   { "billing", "rfc3398", true },
		{ "billing", "http-api", true }, { "rfc3398", "modern", false },
		{ "rfc3398", "rfc3398", false }, { "rfc4497", "rfc3398", false },
		{ "reason-wins", "", false },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		UNIT_CHECK(cli_map_extends(cli_shipped(),
					   sipcause_catalog_map(cli_shipped(), rows[i].map),
					   rows[i].base) == rows[i].extends,
			   "%s and %s", rows[i].map, rows[i].base);
}

/* Every family is listed once, the unstated one last. */
static void test_families(void)
{
	bool seen[SIPCAUSE_FAMILY_COUNT_] = { false };
	size_t i;

	for (i = 0; i < CLI_FAMILIES; i++)
		seen[cli_family_at(i)] = true;
	for (i = 0; i < CLI_FAMILIES; i++)
		UNIT_CHECK(seen[i], "%zu", i);
	CU_ASSERT_EQUAL(cli_family_at(0), SIPCAUSE_FAMILY_STANDARD);
	CU_ASSERT_EQUAL(cli_family_at(CLI_FAMILIES - 1), SIPCAUSE_FAMILY_UNSTATED);
}

/* A map without an origin is one by itself, which others may name. */
static void test_origins(void)
{
	static const struct fixture files[] = {
		{ "a.yaml", "format: 1\nmap: a\norigin: x\n" },
		{ "b.yaml", "format: 1\nmap: b\norigin: x\n" },
		{ "c.yaml", "format: 1\nmap: c\norigin: y\n" },
		{ "d.yaml", "format: 1\nmap: d\n" },
		{ "e.yaml", "format: 1\nmap: e\n" },
		{ "f.yaml", "format: 1\nmap: f\norigin: e\n" },
	};
	static const char origins[] = "xxyzee";
	struct sipcause_catalog *catalog = FIXTURE_LOAD(files);
	size_t i, k;

	for (i = 0; i < strlen(origins); i++)
		for (k = 0; k < strlen(origins); k++)
			UNIT_CHECK(cli_same_origin(sipcause_catalog_map_at(catalog, i),
						   sipcause_catalog_map_at(catalog, k)) ==
					   (origins[i] == origins[k]),
				   "%zu and %zu", i, k);
	sipcause_catalog_free(catalog);
}

static void test_end(void)
{
	cli_by_map_free();
	cli_shipped_free();
}

static const struct unit_test tests[] = {
	{ "all shipped maps", test_shipped },  { "inherited rows", test_inherited },
	{ "what extends what", test_lineage }, { "families", test_families },
	{ "origins", test_origins },           { "nothing is left", test_end },
};

int main(void)
{
	return UNIT_MAIN("by-map", tests);
}
