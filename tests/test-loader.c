/* SPDX-License-Identifier: BSD-2-Clause */
/* What is loaded from where: memory, files, directories, what is shipped. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/catalog.h"
#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static char folder[] = "/tmp/sipcause-loader-XXXXXX";

static const struct fixture on_disk[] = {
	{ "one/a.yaml", "format: 1\nmap: a\ntitle: one's a\nextends: base\n" },
	{ "one/base.yaml", "format: 1\nmap: base\ntitle: one's base\nbare: own\n" },
	{ "one/spaces/own.yaml", "format: 1\nspace: own\ntitle: one's own\nrange: 0-9\n" },
	{ "two/a.yaml", "format: 1\nmap: a\ntitle: two's a\n" },
	{ "two/b.yaml", "format: 1\nmap: b\ntitle: two's b\nextends: [base, rfc3398]\n" },
	{ "two/base.yaml", "format: 1\nmap: base\ntitle: two's base\nbare: own\n" },
	{ "two/spaces/own.yaml", "format: 1\nspace: own\ntitle: two's own\nrange: 0-9\n" },
	{ "two/broken.yaml", "format: 1\nmap: broken\nnonsense\n" },
	{ "own.yaml", "format: 1\nspace: own\ntitle: no space of maps\nrange: 0-9\n" },
};
static const char *const folders[] = { "one", "one/spaces", "two", "two/spaces" };

static void make_folder(void)
{
	size_t i;

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
	CU_ASSERT_EQUAL_FATAL(chdir(folder), 0);
	for (i = 0; i < COUNT(folders); i++)
		CU_ASSERT_EQUAL(mkdir(folders[i], 0700), 0);
	for (i = 0; i < COUNT(on_disk); i++) {
		FILE *file = fopen(on_disk[i].label, "w");

		CU_ASSERT_PTR_NOT_NULL_FATAL(file);
		fputs(on_disk[i].text, file);
		fclose(file);
	}
}

static void remove_folder(void)
{
	size_t i;

	for (i = 0; i < COUNT(on_disk); i++)
		unlink(on_disk[i].label);
	for (i = COUNT(folders); i-- > 0;)
		rmdir(folders[i]);
	CU_ASSERT_EQUAL(chdir("/"), 0);
	CU_ASSERT_EQUAL(rmdir(folder), 0);
}

/* One step of a load: a letter for the kind (d, f, m, s; M is memory, S a
 * space if there is one) and a name. */
static int add(struct sipcause_loader *loader, const char *step)
{
	static const char text[] = "format: 1\nmap: a\ntitle: memory's a\n";

	switch (step[0]) {
	case 'd':
		return sipcause_loader_add_directory(loader, step + 2);
	case 'f':
		return sipcause_loader_add_file(loader, step + 2);
	case 'm':
		return sipcause_loader_add_map(loader, step + 2);
	case 's':
		return sipcause_loader_add_space(loader, step + 2);
	case 'S':
		return sipcause_loader_add_space_if_any(loader, step + 2);
	default:
		return sipcause_loader_add_memory(loader, step + 2, text, sizeof(text) - 1);
	}
}

/* What a catalog holds: "map a=one's a; space own=one's own". */
static void describe(const struct sipcause_catalog *catalog, char *room, size_t size)
{
	size_t used = 0, i;

	room[0] = '\0';
	for (i = 0; i < sipcause_catalog_map_count(catalog) && used < size; i++) {
		const struct sipcause_map *map = sipcause_catalog_map_at(catalog, i);

		CU_ASSERT_PTR_EQUAL(map, sipcause_catalog_map(catalog, sipcause_map_name(map)));
		used += (size_t)snprintf(room + used, size - used, "%s%s=%s", i > 0 ? ", " : "",
					 sipcause_map_name(map), sipcause_map_title(map));
	}
	for (i = 0; i < sipcause_catalog_space_count(catalog) && used < size; i++) {
		const struct sipcause_space *space = sipcause_catalog_space_at(catalog, i);

		CU_ASSERT_PTR_EQUAL(space,
				    sipcause_catalog_space(catalog, sipcause_space_name(space)));
		if (strcmp(sipcause_space_name(space), "own") == 0)
			used += (size_t)snprintf(room + used, size - used, "; own=%s",
						 sipcause_space_title(space));
	}
}

static void test_names(void)
{
	static const struct {
		const char *steps[6];
		int code;
		const char *what; /* the catalog, or the first error's id and file */
	} rows[] = {
		{ { NULL }, SIPCAUSE_OK, "" },
		{ { "d one" }, SIPCAUSE_OK, "" },
		{ { "d nowhere" }, SIPCAUSE_OK, "" },
		/* the first directory wins, for the bases of another one's maps too */
		{ { "d one", "d two", "m a" }, SIPCAUSE_OK, "a=one's a; own=one's own" },
		{ { "d two", "d one", "m a" }, SIPCAUSE_OK, "a=two's a" },
		{ { "d one", "d two", "m b" }, SIPCAUSE_OK, "b=two's b; own=one's own" },
		{ { "d two/", "m b" }, SIPCAUSE_OK, "b=two's b; own=two's own" },
		/* where the directory stands in the list does not matter */
		{ { "m a", "d one" }, SIPCAUSE_OK, "a=one's a; own=one's own" },
		{ { "d nowhere", "d own.yaml", "d two", "m a" }, SIPCAUSE_OK, "a=two's a" },
		/* what is given comes before directories, and first in the catalog */
		{ { "d two", "f one/a.yaml" }, SIPCAUSE_OK, "a=one's a; own=two's own" },
		{ { "d one", "m b", "f two/a.yaml", "d two" },
		  SIPCAUSE_OK,
		  "a=two's a, b=two's b; own=one's own" },
		{ { "d one", "M a.yaml", "m a" }, SIPCAUSE_OK, "a=memory's a" },
		{ { "d one", "f own.yaml", "f one/base.yaml" },
		  SIPCAUSE_OK,
		  "base=one's base; own=no space of maps" },
		/* one map is one map, however often it is asked for */
		{ { "d one", "m a", "m a", "m base", "m a" },
		  SIPCAUSE_OK,
		  "a=one's a, base=one's base; own=one's own" },
		{ { "d one", "f one/a.yaml", "m a" }, SIPCAUSE_OK, "a=one's a; own=one's own" },
		/* spaces alone */
		{ { "d two", "s own" }, SIPCAUSE_OK, "; own=two's own" },
		{ { "d two", "s own", "s own", "s sip" }, SIPCAUSE_OK, "; own=two's own" },
		{ { "s sip" }, SIPCAUSE_OK, "" },
		{ { "S sip" }, SIPCAUSE_OK, "" },
		{ { "S own" }, SIPCAUSE_OK, "" },
		{ { "S one/own", "d one/", "S own" }, SIPCAUSE_OK, "; own=one's own" },
		{ { "d nowhere", "d two", "S own" }, SIPCAUSE_OK, "; own=two's own" },
		{ { "S own", "f one/base.yaml" }, SIPCAUSE_E_MAP, "missing-space one/base.yaml" },
		/* errors */
		{ { "m a" }, SIPCAUSE_E_NOT_FOUND, "no-such-map" },
		{ { "s own" }, SIPCAUSE_E_NOT_FOUND, "no-such-space" },
		{ { "d two", "m own" }, SIPCAUSE_E_NOT_FOUND, "no-such-map" },
		{ { "d .", "s one" }, SIPCAUSE_E_NOT_FOUND, "no-such-space" },
		{ { "d .", "m one/a" }, SIPCAUSE_E_NOT_FOUND, "no-such-map" },
		{ { "d .", "m own" }, SIPCAUSE_E_MAP, "kind ./own.yaml" },
		{ { "f absent.yaml" }, SIPCAUSE_E_NOT_FOUND, "no-such-file absent.yaml" },
		{ { "f one" }, SIPCAUSE_E_MAP, "not-a-regular-file one" },
		{ { "f one/base.yaml" }, SIPCAUSE_E_MAP, "missing-space one/base.yaml" },
		{ { "f one/a.yaml" }, SIPCAUSE_E_MAP, "missing-map one/a.yaml" },
		{ { "d one", "M a.yaml", "M a.yaml" }, SIPCAUSE_E_MAP, "given-twice a.yaml" },
		{ { "M rfc3398.yaml" }, SIPCAUSE_E_MAP, "shipped-name rfc3398.yaml" },
		{ { "M b.yaml" }, SIPCAUSE_E_MAP, "stem b.yaml" },
		/* a broken file that nobody asks for is not read */
		{ { "d two", "m a" }, SIPCAUSE_OK, "a=two's a" },
		{ { "d two", "m a", "m broken" }, SIPCAUSE_E_MAP, "syntax two/broken.yaml" },
	};
	size_t i, k;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		struct sipcause_catalog *catalog = (struct sipcause_catalog *)(void *)&error;
		struct sipcause_report *report = (struct sipcause_report *)(void *)&error;
		struct sipcause_loader *loader = NULL;
		char what[400];
		int code;

		CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
		for (k = 0; rows[i].steps[k] != NULL; k++)
			CU_ASSERT_EQUAL(add(loader, rows[i].steps[k]), SIPCAUSE_OK);
		code = sipcause_loader_load(loader, &catalog, &report, &error);
		UNIT_CHECK(code == rows[i].code, "row %zu: %d, %s", i, code, error.id);
		UNIT_CHECK((catalog != NULL) == (code == SIPCAUSE_OK), "row %zu", i);
		CU_ASSERT_PTR_NOT_NULL(report);
		CU_ASSERT_EQUAL(sipcause_report_count(report) == 0, code == SIPCAUSE_OK);
		if (code == SIPCAUSE_OK) {
			CU_ASSERT_STRING_EQUAL(error.id, "ok");
			describe(catalog, what, sizeof(what));
		} else {
			snprintf(what, sizeof(what), "%s%s%s", error.id,
				 error.file[0] != '\0' ? " " : "", error.file);
		}
		UNIT_CHECK(strcmp(what, rows[i].what) == 0, "row %zu: %s", i, what);
		sipcause_report_free(report);
		sipcause_catalog_free(catalog);
		sipcause_loader_free(loader);
	}
}

/* A loader reads anew each time, and what it made does not change. */
static void test_again(void)
{
	struct sipcause_catalog *before = NULL, *after = NULL;
	struct sipcause_loader *loader = NULL;
	const char *title;
	FILE *file;

	CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_directory(loader, "two"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, "a"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &before, NULL, NULL), SIPCAUSE_OK);
	file = fopen("two/a.yaml", "w");
	fputs("format: 1\nmap: a\ntitle: another\n", file);
	fclose(file);
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &after, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	title = sipcause_map_title(sipcause_catalog_map(before, "a"));
	CU_ASSERT_STRING_EQUAL(title, "two's a");
	CU_ASSERT_STRING_EQUAL(sipcause_map_title(sipcause_catalog_map(after, "a")), "another");
	sipcause_catalog_free(before);
	CU_ASSERT_STRING_EQUAL(sipcause_map_title(sipcause_catalog_map(after, "a")), "another");
	sipcause_catalog_free(after);
}

/* The caller's strings and bytes may go as soon as they were added. */
static void test_copies(void)
{
	char label[] = "a.yaml", bytes[] = "format: 1\nmap: a\ntitle: kept\n";
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_loader *loader = NULL;

	CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, label, bytes, sizeof(bytes) - 1),
			SIPCAUSE_OK);
	memset(label, 'x', sizeof(label));
	memset(bytes, 'x', sizeof(bytes));
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	CU_ASSERT_STRING_EQUAL(sipcause_map_title(sipcause_catalog_map(catalog, "a")), "kept");
	CU_ASSERT_STRING_EQUAL(sipcause_map_file(sipcause_catalog_map(catalog, "a")), "a.yaml");
	sipcause_catalog_free(catalog);
}

/* The reasons of `accept`, which speaks of its own file alone. */
static void test_accepts(void)
{
	static const struct fixture files[] = {
		{ "base.yaml", "format: 1\nmap: base\n"
			       "accept: {zz: last, own-rows: ours, b.1: \"two words\", a: 1}\n" },
		{ "near.yaml", "format: 1\nmap: near\nextends: base\naccept: {b.1: near's}\n" },
		{ "none.yaml", "format: 1\nmap: none\nextends: [near, base]\n" },
	};
	static const struct {
		const char *map, *id, *reason; /* NULL: not accepted */
	} rows[] = {
		{ "base", "zz", "last" },       { "base", "own-rows", "ours" },
		{ "base", "b.1", "two words" }, { "base", "a", "1" },
		{ "base", "A", NULL },          { "base", "own-row", NULL },
		{ "base", "own-rows-2", NULL }, { "base", "", NULL },
		{ "base", NULL, NULL },         { "near", "b.1", "near's" },
		{ "near", "zz", NULL },         { "none", "b.1", NULL },
		{ "no such map", "b.1", NULL },
	};
	struct sipcause_catalog *catalog = FIXTURE_LOAD(files);
	const struct sci_accept *accept;
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const struct sipcause_map *map = sipcause_catalog_map(catalog, rows[i].map);
		const char *reason = sipcause_map_accepts(map, rows[i].id);

		UNIT_CHECK(rows[i].reason == NULL
				   ? reason == NULL
				   : reason != NULL && strcmp(reason, rows[i].reason) == 0,
			   "row %zu: %s", i, reason != NULL ? reason : "nothing");
	}
	accept = sipcause_catalog_map(catalog, "base")->doc->accepts;
	CU_ASSERT_STRING_EQUAL(accept->id, "a");
	CU_ASSERT_EQUAL(accept->line, 3);
	CU_ASSERT_EQUAL(accept->column, 54);
	sipcause_catalog_free(catalog);
}

static void test_arguments(void)
{
	static char long_name[5000];
	struct sipcause_loader *loader = NULL;
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_report *report = NULL;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;

	memset(long_name, 'n', sizeof(long_name) - 1);
	CU_ASSERT_EQUAL(sipcause_loader_new(NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(NULL, "a"), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, ""), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, long_name), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_loader_add_space(loader, ""), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_loader_add_file(loader, ""), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_loader_add_directory(loader, ""), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, "a.yaml", NULL, 1), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, NULL, "x", 1), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, "a.yaml", "x", SIZE_MAX),
			SIPCAUSE_E_ARGUMENT);
	/* nothing of that was added */
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, NULL, &error), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_catalog_map_count(catalog), 0);
	sipcause_catalog_free(catalog);

	CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, "a.yaml", NULL, 0), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, NULL, &error), SIPCAUSE_E_MAP);
	CU_ASSERT_STRING_EQUAL(error.id, "empty-file");
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, NULL, &report, &error), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(error.code, SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_STRING_EQUAL(error.id, "argument");
	CU_ASSERT_EQUAL(error.line, 0);
	CU_ASSERT_PTR_NULL(report);
	CU_ASSERT_EQUAL(sipcause_loader_load(NULL, &catalog, &report, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_PTR_NULL(catalog);
	error.size = 8; /* too small to be one: left alone */
	error.code = 77;
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, NULL, &error), SIPCAUSE_E_MAP);
	CU_ASSERT_EQUAL(error.code, 77);
	sipcause_loader_free(loader);
	sipcause_loader_free(NULL);
	sipcause_catalog_free(NULL);
}

static void test_shipped(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_catalog *catalog = NULL;
	size_t i;

	for (i = 0; sipcause_shipped_map(i) != NULL; i++)
		CU_ASSERT(i == 0 ||
			  strcmp(sipcause_shipped_map(i - 1), sipcause_shipped_map(i)) < 0);
	CU_ASSERT(i >= 6);
	CU_ASSERT_PTR_NULL(sipcause_shipped_map(SIZE_MAX));
	CU_ASSERT_EQUAL(sipcause_catalog_load(&catalog, "rfc3398", &error), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(error.code, SIPCAUSE_OK);
	CU_ASSERT_STRING_EQUAL(sipcause_map_source(sipcause_catalog_map(catalog, "rfc3398")),
			       "RFC 3398");
	CU_ASSERT_STRING_EQUAL(sipcause_map_file(sipcause_catalog_map(catalog, "rfc3398")),
			       "maps/rfc3398.yaml");
	CU_ASSERT_STRING_EQUAL(
		sipcause_space_name(sipcause_map_bare(sipcause_catalog_map(catalog, "rfc3398"), 0)),
		"sip");
	CU_ASSERT_EQUAL(
		sipcause_translate(sipcause_catalog_table(catalog, "rfc3398", "q850", "sip"), 17),
		486);
	sipcause_catalog_free(catalog);
	CU_ASSERT_EQUAL(sipcause_catalog_load(&catalog, "rfc3399", &error), SIPCAUSE_E_NOT_FOUND);
	CU_ASSERT_STRING_EQUAL(error.id, "no-such-map");
	CU_ASSERT_PTR_NULL(catalog);
	CU_ASSERT_EQUAL(sipcause_catalog_load(&catalog, NULL, &error), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(error.code, SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_catalog_load(NULL, "rfc3398", &error), SIPCAUSE_E_ARGUMENT);
}

/* Who gives the path of a file is told what loads one; what looks like a name is not. */
static void test_paths(void)
{
	static const struct {
		const char *map;
		int code;
		bool hint;
	} rows[] = {
		{ "./x.yaml", SIPCAUSE_E_NOT_FOUND, true },
		{ "x.yaml", SIPCAUSE_E_NOT_FOUND, true },
		{ "rfc3398.yaml", SIPCAUSE_E_NOT_FOUND, true },
		{ "maps/rfc3398", SIPCAUSE_E_NOT_FOUND, true },
		{ "/etc/maps/trunk-7", SIPCAUSE_E_NOT_FOUND, true },
		{ "x.yml", SIPCAUSE_E_NOT_FOUND, true },
		{ ".yaml", SIPCAUSE_E_NOT_FOUND, true },
		{ "/", SIPCAUSE_E_NOT_FOUND, true },
		{ "yaml", SIPCAUSE_E_NOT_FOUND, false },
		{ "x.yam", SIPCAUSE_E_NOT_FOUND, false },
		{ "yml", SIPCAUSE_E_NOT_FOUND, false },
		{ "", SIPCAUSE_E_ARGUMENT, false },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		struct sipcause_catalog *catalog = NULL;
		int code = sipcause_catalog_load(&catalog, rows[i].map, &error);
		bool hint = strstr(error.message, "; load a file with "
						  "sipcause_loader_add_file()") != NULL;

		UNIT_CHECK(code == rows[i].code && error.code == code && catalog == NULL &&
				   hint == rows[i].hint,
			   "'%s': code %d: %s", rows[i].map, code, error.message);
		CU_ASSERT_EQUAL(sipcause_catalog_load(&catalog, rows[i].map, NULL), rows[i].code);
		CU_ASSERT_EQUAL(sipcause_catalog_load(NULL, rows[i].map, &error),
				SIPCAUSE_E_ARGUMENT);
	}
}

/* What a map's file says of its author and of the maps that it extends. */
static void test_relations(void)
{
	static const char text[] = "format: 1\nmap: a\nfamily: gateway\norigin: comware\n"
				   "extends: [rfc3398, http-api]\n";
	struct sipcause_loader *loader = NULL;
	struct sipcause_catalog *catalog = NULL;
	const struct sipcause_map *map;

	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, "a.yaml", text, strlen(text)),
			SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, "rfc3398"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_loader_load(loader, &catalog, NULL, NULL), SIPCAUSE_OK);
	map = sipcause_catalog_map(catalog, "a");
	CU_ASSERT_EQUAL(sipcause_map_family(map), SIPCAUSE_FAMILY_GATEWAY);
	CU_ASSERT_STRING_EQUAL(sipcause_map_origin(map), "comware");
	CU_ASSERT_STRING_EQUAL(sipcause_map_base(map, 0), "rfc3398");
	CU_ASSERT_STRING_EQUAL(sipcause_map_base(map, 1), "http-api");
	CU_ASSERT_PTR_NULL(sipcause_map_base(map, 2));
	map = sipcause_catalog_map(catalog, "rfc3398");
	CU_ASSERT_EQUAL(sipcause_map_family(map), SIPCAUSE_FAMILY_STANDARD);
	CU_ASSERT_PTR_NULL(sipcause_map_origin(map));
	CU_ASSERT_PTR_NULL(sipcause_map_base(map, 0));
	sipcause_catalog_free(catalog);
	sipcause_loader_free(loader);
}

static void test_null(void)
{
	CU_ASSERT_EQUAL(sipcause_catalog_map_count(NULL), 0);
	CU_ASSERT_PTR_NULL(sipcause_catalog_map_at(NULL, 0));
	CU_ASSERT_PTR_NULL(sipcause_catalog_map(NULL, "a"));
	CU_ASSERT_PTR_NULL(sipcause_catalog_table(NULL, "a", "b", "c"));
	CU_ASSERT_PTR_NULL(sipcause_map_name(NULL));
	CU_ASSERT_PTR_NULL(sipcause_map_title(NULL));
	CU_ASSERT_PTR_NULL(sipcause_map_version(NULL));
	CU_ASSERT_PTR_NULL(sipcause_map_source(NULL));
	CU_ASSERT_EQUAL(sipcause_map_family(NULL), SIPCAUSE_FAMILY_UNSTATED);
	CU_ASSERT_PTR_NULL(sipcause_map_origin(NULL));
	CU_ASSERT_PTR_NULL(sipcause_map_base(NULL, 0));
	CU_ASSERT_PTR_NULL(sipcause_map_file(NULL));
	CU_ASSERT_EQUAL(sipcause_map_table_count(NULL), 0);
	CU_ASSERT_PTR_NULL(sipcause_map_table_at(NULL, 0));
	CU_ASSERT_PTR_NULL(sipcause_map_table(NULL, NULL, NULL));
	CU_ASSERT_PTR_NULL(sipcause_map_bare(NULL, 0));
}

static const struct unit_test tests[] = {
	{ "files to load", make_folder },      { "where names lead", test_names },
	{ "loading again", test_again },       { "copies of what is added", test_copies },
	{ "arguments", test_arguments },       { "shipped maps", test_shipped },
	{ "warnings accepted", test_accepts }, { "families and origins", test_relations },
	{ "nothing given", test_null },        { "paths for names", test_paths },
	{ "files removed", remove_folder },
};

int main(void)
{
	return UNIT_MAIN("loader", tests);
}
