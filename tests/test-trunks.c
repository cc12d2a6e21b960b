/* SPDX-License-Identifier: BSD-2-Clause */
/* Thousands of maps that extend one: what each takes, and that each has its own rows. */
#include <stdio.h>
#include <string.h>

#include "sipcause.h"
#include "unit.h"

#define TRUNKS 5000
#define ROOM_EQUAL 2048     /* bytes for a trunk that says nothing of its own */
#define ROOM_DIFFERENT 8192 /* for one that differs in three rows */

static int32_t status_of(int trunk)
{
	return 400 + trunk % 299;
}

static int32_t cause_of(int trunk)
{
	return 1 + trunk % 126;
}

static size_t write_map(char text[512], int trunk, int differs)
{
	int at = snprintf(text, 512, "format: 1\nmap: trunk-%d\nextends: rfc3398\n", trunk);

	if (differs)
		at += snprintf(text + at, 512 - (size_t)at,
			       "tables:\n  - {from: q850, to: sip, rules: {34: %d, 42: %d}}\n"
			       "  - {from: sip, to: q850, rules: {503: %d}}\n",
			       status_of(trunk), status_of(trunk / 299), cause_of(trunk));
	return (size_t)at;
}

static struct sipcause_catalog *load(int count, int differs)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader), i;

	for (i = 0; i < count && code == SIPCAUSE_OK; i++) {
		char text[512], label[32];
		size_t length = write_map(text, i, differs);

		snprintf(label, sizeof(label), "trunk-%d.yaml", i);
		code = sipcause_loader_add_memory(loader, label, text, length);
	}
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_load(loader, &catalog, NULL, NULL);
	CU_ASSERT_EQUAL_FATAL(code, SIPCAUSE_OK);
	sipcause_loader_free(loader);
	return catalog;
}

static void check_room(const struct sipcause_catalog *catalog, int differs, size_t room)
{
	struct sipcause_catalog *one = load(1, differs);
	size_t each = (sipcause_catalog_memory(catalog) - sipcause_catalog_memory(one)) / TRUNKS;

	UNIT_CHECK(each <= room, "%zu bytes for a trunk", each);
	sipcause_catalog_free(one);
}

static int32_t ask(const struct sipcause_catalog *catalog, int trunk, const char *from,
		   const char *to, int32_t code)
{
	const struct sipcause_table *table;
	char name[32];

	snprintf(name, sizeof(name), "trunk-%d", trunk);
	table = sipcause_catalog_table(catalog, name, from, to);
	return table == NULL ? SIPCAUSE_ERROR : sipcause_translate(table, code);
}

static void test_different(void)
{
	struct sipcause_catalog *catalog = load(TRUNKS, 1);
	int i;

	check_room(catalog, 1, ROOM_DIFFERENT);
	CU_ASSERT_EQUAL(sipcause_catalog_map_count(catalog), TRUNKS);
	for (i = 0; i < TRUNKS; i++) {
		UNIT_CHECK(ask(catalog, i, "q850", "sip", 34) == status_of(i), "trunk %d: 34", i);
		UNIT_CHECK(ask(catalog, i, "q850", "sip", 42) == status_of(i / 299), "trunk %d: 42",
			   i);
		UNIT_CHECK(ask(catalog, i, "q850", "sip", 17) == 486, "trunk %d: 17", i);
		UNIT_CHECK(ask(catalog, i, "sip", "q850", 503) == cause_of(i), "trunk %d: 503", i);
		UNIT_CHECK(ask(catalog, i, "sip", "q850", 486) == 17, "trunk %d: 486", i);
	}
	CU_ASSERT_PTR_NULL(sipcause_catalog_map(catalog, "trunk-5000"));
	sipcause_catalog_free(catalog);
}

/* Those that say nothing of their own share all that can be shared. */
static void test_equal(void)
{
	struct sipcause_catalog *catalog = load(TRUNKS, 0);
	const struct sipcause_table *table =
		sipcause_catalog_table(catalog, "trunk-0", "q850", "sip");
	int i;

	check_room(catalog, 0, ROOM_EQUAL);
	CU_ASSERT_PTR_NOT_NULL(table);
	for (i = 1; i < TRUNKS; i++) {
		char name[32];

		snprintf(name, sizeof(name), "trunk-%d", i);
		UNIT_CHECK(sipcause_catalog_table(catalog, name, "q850", "sip") == table, "%s",
			   name);
	}
	sipcause_catalog_free(catalog);
}

static const struct unit_test tests[] = {
	{ "three rows differ", test_different },
	{ "equal", test_equal },
};

int main(void)
{
	return UNIT_MAIN("trunks", tests);
}
