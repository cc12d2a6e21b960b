/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Map and space files of any bytes; what loads is walked through and checked.  A line of the
 * marker ends one file and begins the next, so that they can speak of each other:
 * the first is own.yaml, those behind it are two.yaml and three.yaml.
 */
#include "fuzz.h"

#include <stdbool.h>
#include <string.h>

static void walk_rows(const struct sipcause_table *table)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT;
	struct sipcause_cursor *cursor = NULL;
	bool named, found;
	int rows;

	FUZZ_MUST(sipcause_table_rows(&cursor, table, 0) == SIPCAUSE_OK);
	for (rows = 0; rows < 5000 && sipcause_cursor_next(cursor, &row) == 1; rows++) {
		/* The row names those of the two legs, which come before those within them. */
		named = row.condition != NULL || row.via_condition != NULL;
		found = sipcause_cursor_condition(cursor, 0, &condition) == 1;
		FUZZ_MUST(named == (found && condition.leg < 2));
		if (row.code >= 0 && !found && !row.otherwise)
			FUZZ_MUST(sipcause_translate(table, row.code) == row.outcome);
	}
	sipcause_cursor_free(cursor);
}

static void walk_codes(const struct sipcause_table *table)
{
	const struct sipcause_space *from = sipcause_table_from(table);
	int32_t first = sipcause_space_first(from), last = sipcause_space_last(from), i;
	int32_t step = (last - first) / 300 + 1;
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	for (i = first; i <= last - step; i += step) {
		indication.code = i;
		FUZZ_MUST(sipcause_translate_indication(table, &indication, &result) ==
			  sipcause_translate(table, i));
	}
}

/* Each name leads to a space, and a shifted number to a code that stays where it is. */
static void walk_space(const struct sipcause_catalog *catalog, const struct sipcause_space *space)
{
	const int32_t first = sipcause_space_first(space), last = sipcause_space_last(space);
	const int32_t step = (last - first) / 300 + 1;
	struct sipcause_indication as = SIPCAUSE_INDICATION_INIT, again = SIPCAUSE_INDICATION_INIT;
	const char *name;
	int32_t code;
	size_t i;

	for (i = 0; (name = sipcause_space_called(space, i)) != NULL; i++)
		FUZZ_MUST(sipcause_catalog_called(catalog, name, strlen(name)) != NULL);
	for (i = 0; (name = sipcause_space_protocol(space, i)) != NULL; i++)
		FUZZ_MUST(sipcause_catalog_called(catalog, name, strlen(name)) != NULL);
	for (code = first; code <= last - step; code += step) {
		if (!sipcause_space_shifted(space, code, &as))
			continue;
		FUZZ_MUST(as.code >= sipcause_space_first(as.from) &&
			  as.code <= sipcause_space_last(as.from));
		FUZZ_MUST(!sipcause_space_shifted(as.from, as.code, &again));
	}
}

static void walk(const struct sipcause_catalog *catalog)
{
	size_t i, k;

	for (i = 0; i < sipcause_catalog_space_count(catalog); i++)
		walk_space(catalog, sipcause_catalog_space_at(catalog, i));

	for (i = 0; i < sipcause_catalog_map_count(catalog); i++) {
		const struct sipcause_map *map = sipcause_catalog_map_at(catalog, i);

		for (k = 0; k < sipcause_map_table_count(map) && k < 20; k++) {
			walk_rows(sipcause_map_table_at(map, k));
			walk_codes(sipcause_map_table_at(map, k));
		}
	}
}

#define MARKER "\n%%%%\n" /* as bytes of a file it is no YAML */

/* Where the marker begins, or the end. */
static size_t find_marker(const uint8_t *data, size_t size)
{
	const size_t length = sizeof(MARKER) - 1;
	size_t at;

	for (at = 0; at + length <= size; at++)
		if (memcmp(data + at, MARKER, length) == 0)
			return at;
	return size;
}

static void give_files(struct sipcause_loader *loader, const uint8_t *data, size_t size)
{
	static const char *const names[] = { "own.yaml", "two.yaml", "three.yaml" };
	size_t i;

	for (i = 0; i < FUZZ_COUNT(names); i++) {
		size_t end = i + 1 < FUZZ_COUNT(names) ? find_marker(data, size) : size;

		FUZZ_MUST(sipcause_loader_add_memory(loader, names[i], data, end) == SIPCAUSE_OK);
		if (end == size)
			return;
		data += end + sizeof(MARKER) - 1;
		size -= end + sizeof(MARKER) - 1;
	}
}

/* A check finds what a load finds, and perhaps that `accept` names no warning. */
static void check(const struct sipcause_loader *loader, int loaded)
{
	struct sipcause_report *report = NULL;
	int code = sipcause_loader_check(loader, &report, NULL);

	FUZZ_MUST(code == loaded || (loaded == SIPCAUSE_OK && code == SIPCAUSE_E_MAP));
	FUZZ_MUST((code == SIPCAUSE_OK) ==
		  (sipcause_report_found(report, SIPCAUSE_SEVERITY_ERROR) == 0));
	sipcause_report_free(report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_report *report = NULL;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	int code;

	FUZZ_MUST(sipcause_loader_new(&loader) == SIPCAUSE_OK);
	give_files(loader, data, size);
	code = sipcause_loader_load(loader, &catalog, &report, &error);
	FUZZ_MUST((code == SIPCAUSE_OK) == (catalog != NULL));
	FUZZ_MUST(code == SIPCAUSE_OK || sipcause_report_count(report) > 0);
	FUZZ_MUST(error.code == code || sipcause_report_count(report) > 1);
	if (catalog != NULL)
		walk(catalog);
	check(loader, code);
	sipcause_catalog_free(catalog);
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	return 0;
}
