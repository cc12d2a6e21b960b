/* SPDX-License-Identifier: BSD-2-Clause */
/* Out of memory: each allocation of a store fails in turn, and the old catalog serves on. */
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "failing.h"
#include "fixture.h"

/* Of another length for each answer, so that stat() tells them apart. */
#define MAP(answer)                                                                                \
	"format: 1\nmap: own\nextends: base\ntables:\n"                                            \
	"  - {from: src, to: src, rules: {7: " answer "}}\n"

static const struct fixture files[] = {
	{ "spaces/src.yaml", "format: 1\nspace: src\nrange: 1-9\n" },
	{ "base.yaml", "format: 1\nmap: base\ntables: [{from: src, to: src, rules: {1: 2}}]\n" },
};

static void put(const char *name, const char *text)
{
	FILE *file = fopen(name, "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	fputs(text, file);
	fclose(file);
}

static struct sipcause_loader *new_loader(void)
{
	struct sipcause_loader *loader = NULL;

	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_directory(loader, "."), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, "own"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(
		sipcause_loader_add_memory(loader, "other.yaml", "format: 1\nmap: other\n", 21),
		SIPCAUSE_OK);
	return loader;
}

static int32_t ask(struct sipcause_store *store)
{
	const struct sipcause_catalog *catalog = sipcause_store_acquire(store);
	int32_t answer =
		sipcause_translate(sipcause_catalog_table(catalog, "own", "src", "src"), 7);

	sipcause_store_release(store, catalog);
	return answer;
}

/* What the caller is told when memory is out. */
static void check_told(int code, struct sipcause_report *report, const struct sipcause_error *error)
{
	CU_ASSERT_EQUAL(error->code, code < 0 ? code : SIPCAUSE_OK);
	if (code == SIPCAUSE_E_MEMORY) {
		CU_ASSERT_STRING_EQUAL(error->id, "memory");
		if (report != NULL)
			CU_ASSERT_STRING_EQUAL(sipcause_report_text(report, 0),
					       "error: out of memory [memory]");
	}
	sipcause_report_free(report);
}

static int open_and_close(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_report *report = NULL;
	struct sipcause_store *store = NULL;
	struct sipcause_loader *loader;
	int code;

	memory.watching = false;
	loader = new_loader();
	memory.watching = true;
	code = sipcause_store_new(&store, loader, &report, &error);
	memory.watching = false;
	CU_ASSERT_EQUAL(store != NULL, code == SIPCAUSE_OK);
	check_told(code, report, &error);
	sipcause_store_free(store);
	sipcause_loader_free(loader);
	return code;
}

/* A writer's call on a store whose map has changed since, or has not. */
static int act_on_store(int (*write)(struct sipcause_store *, struct sipcause_report **,
				     struct sipcause_error *),
			const char *now)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_report *report = NULL;
	struct sipcause_store *store = NULL;
	struct sipcause_loader *loader;
	int code;

	memory.watching = false;
	put("own.yaml", MAP("3"));
	loader = new_loader();
	CU_ASSERT_EQUAL_FATAL(sipcause_store_new(&store, loader, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	if (strcmp(now, MAP("3")) != 0)
		put("own.yaml", now);
	memory.watching = true;
	code = write(store, &report, &error);
	memory.watching = false;
	CU_ASSERT_EQUAL(ask(store), code >= 0 && strcmp(now, MAP("3")) != 0 ? 4 : 3);
	check_told(code, report, &error);
	/* With memory again, a refresh makes good what failed for the lack of it. */
	if (code == SIPCAUSE_E_MEMORY && now[0] == 'f') {
		CU_ASSERT_EQUAL(sipcause_store_refresh(store, NULL, NULL), 1);
		CU_ASSERT_EQUAL(ask(store), strcmp(now, MAP("3")) != 0 ? 4 : 3);
	}
	sipcause_store_free(store);
	return code == 1 ? SIPCAUSE_OK : code;
}

static int reload(void)
{
	return act_on_store(sipcause_store_reload, MAP("4 "));
}

static int refresh(void)
{
	return act_on_store(sipcause_store_refresh, MAP("4 "));
}

/* The bytes of a young file are compared; where there is no memory for that it
 * counts as changed. */
static int compare(struct sipcause_store *store, struct sipcause_report **report,
		   struct sipcause_error *error)
{
	int code = sipcause_store_refresh(store, report, error);

	if (code == 1 && !memory.failed)
		return SIPCAUSE_E_INPUT;
	return code;
}

static int refresh_same(void)
{
	int code = act_on_store(compare, MAP("3"));

	return code == SIPCAUSE_OK && memory.failed_ours ? SIPCAUSE_E_MEMORY : code;
}

static int reload_broken(void)
{
	return act_on_store(sipcause_store_reload, "broken: [1\n");
}

static void test_open(void)
{
	put("own.yaml", MAP("3"));
	fail_each(open_and_close, SIPCAUSE_OK, 1);
}

static void test_reload(void)
{
	fail_each(reload, SIPCAUSE_OK, 1);
	fail_each(reload_broken, SIPCAUSE_E_MAP, 1);
}

static void test_refresh(void)
{
	fail_each(refresh, SIPCAUSE_OK, 1);
	fail_each(refresh_same, SIPCAUSE_OK, 1);
}

static const struct unit_test tests[] = {
	{ "a new store", test_open },
	{ "reload", test_reload },
	{ "refresh", test_refresh },
};

int main(void)
{
	char folder[] = "/tmp/sipcause-store-memory-XXXXXX";
	size_t i;
	int failed;

	if (mkdtemp(folder) == NULL || chdir(folder) != 0 || mkdir("spaces", 0700) != 0)
		return 99;
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		FILE *file = fopen(files[i].label, "w");

		if (file == NULL || fputs(files[i].text, file) < 0 || fclose(file) != 0)
			return 99;
	}
	failed = UNIT_MAIN("store, out of memory", tests);
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		unlink(files[i].label);
	unlink("own.yaml");
	if (rmdir("spaces") != 0 || chdir("/") != 0 || rmdir(folder) != 0)
		return 99;
	return failed;
}
