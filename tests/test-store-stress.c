/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Readers, a thread that reloads from files in every state, and one that publishes
 * catalogs of its own, all at once.
 *
 * Every answer of one catalog is a multiple of 100 that is the catalog's own, and
 * the code: so is what belongs to it told from what belongs to another.
 *
 * STRESS_RELOADS=10000 tests/test-store-stress        the long form
 */
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "fixture.h"

#define CODES 64
#define READERS 3
#define DEFAULT_RELOADS 600
#define TEXT_MAX 4096

static atomic_long blocks; /* that are not freed yet */

void *sci_malloc(size_t size)
{
	atomic_fetch_add(&blocks, 1);
	return malloc(size);
}

void *sci_realloc(void *block, size_t size)
{
	if (block == NULL)
		atomic_fetch_add(&blocks, 1);
	return realloc(block, size);
}

void sci_free(void *block)
{
	if (block != NULL)
		atomic_fetch_sub(&blocks, 1);
	free(block);
}

/* ------------------------------------------------------------------- files */

static const char spaces[2][80] = {
	"format: 1\nspace: src\nrange: 1-64\n",
	"format: 1\nspace: dst\nrange: 0-2000000000\n",
};

/* A map all of whose answers are of one number.  Cut anywhere in its rules it is
 * no YAML any more. */
static size_t write_map(char text[TEXT_MAX], const char *name, unsigned number)
{
	size_t at = (size_t)snprintf(text, TEXT_MAX,
				     "format: 1\nmap: %s\nversion: v%u\ntables:\n  - from: src\n"
				     "    to: dst\n    note: v%u\n    rules: {",
				     name, number, number);
	unsigned code;

	for (code = 1; code <= CODES; code++)
		at += (size_t)snprintf(text + at, TEXT_MAX - at, "%u: {to: %u, note: v%u}%s", code,
				       number * 100 + code, number, code < CODES ? ",\n  " : "}\n");
	return at;
}

static bool put(const char *name, const char *text, size_t length)
{
	FILE *file = fopen(name, "w");
	bool good = file != NULL && fwrite(text, 1, length, file) == length;

	return file != NULL && fclose(file) == 0 && good;
}

static bool replace(const char *name, const char *text, size_t length)
{
	return put("new", text, length) && rename("new", name) == 0;
}

/* ----------------------------------------------------------- what is shared */

static struct {
	struct sipcause_store *store;
	unsigned reloads;
	atomic_bool over;
	atomic_uint wrong;      /* things that must not be */
	atomic_ulong snapshots; /* that were checked */
	atomic_ulong newer;     /* times that a reader saw a newer one */
	atomic_uint published;
	/* A catalog that is held, for whom takes it out to release it. */
	const struct sipcause_catalog *_Atomic mailbox;
} shared;

static void expect(bool good)
{
	if (!good)
		atomic_fetch_add(&shared.wrong, 1);
}

/* ----------------------------------------------------------------- readers */

static void check_reasons(const struct sipcause_table *table, int32_t code, const char *version)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	indication.code = code;
	expect(sipcause_translate_indication(table, &indication, &result) ==
	       sipcause_translate(table, code));
	expect(result.note != NULL && strcmp(result.note, version) == 0);
}

static void check_map(const struct sipcause_catalog *catalog, const char *name, char version[16])
{
	const struct sipcause_table *table = sipcause_catalog_table(catalog, name, "src", "dst");
	const struct sipcause_map *map = sipcause_catalog_map(catalog, name);
	int32_t number, code;

	expect(table != NULL && map != NULL);
	if (table == NULL || map == NULL)
		return;
	number = sipcause_translate(table, 1) / 100;
	if (version[0] == '\0')
		snprintf(version, 16, "v%d", number);
	expect(strcmp(sipcause_map_version(map), version) == 0);
	for (code = 1; code <= CODES; code++)
		expect(sipcause_translate(table, code) == number * 100 + code);
	check_reasons(table, 1 + number % CODES, version);
}

static void check_catalog(const struct sipcause_catalog *catalog)
{
	char version[16] = "";

	check_map(catalog, "one", version);
	check_map(catalog, "two", version);
	atomic_fetch_add(&shared.snapshots, 1);
}

/* Leave a catalog for others to release, and release what others left. */
static void pass_on(const struct sipcause_catalog *catalog)
{
	catalog = atomic_exchange(&shared.mailbox, catalog);
	if (catalog != NULL)
		check_catalog(catalog);
	sipcause_store_release(shared.store, catalog);
}

static void *read_all(void *unused)
{
	const struct sipcause_catalog *held = NULL;
	uint64_t last = 0;
	unsigned turn;

	for (turn = 0; !atomic_load(&shared.over); turn++) {
		const struct sipcause_catalog *catalog = sipcause_store_acquire(shared.store);
		uint64_t generation = sipcause_catalog_generation(catalog);

		expect(generation >= last);
		if (generation > last)
			atomic_fetch_add(&shared.newer, 1);
		last = generation;
		check_catalog(catalog);
		if (turn % 8 == 0) { /* keep one for some turns */
			if (held != NULL)
				check_catalog(held);
			sipcause_store_release(shared.store, held);
			held = catalog;
		} else if (turn % 8 == 1) {
			pass_on(catalog);
		} else {
			sipcause_store_release(shared.store, catalog);
		}
		/* Leave the writers some of a small machine. */
		if (turn % 16 == 0)
			sched_yield();
	}
	sipcause_store_release(shared.store, held);
	return unused;
}

/* ----------------------------------------------------------------- writers */

static struct sipcause_catalog *make_catalog(unsigned number)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_loader *loader = NULL;
	char text[TEXT_MAX];
	int code = sipcause_loader_new(&loader);

	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_directory(loader, ".");
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_memory(loader, "one.yaml", text,
						  write_map(text, "one", number));
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_memory(loader, "two.yaml", text,
						  write_map(text, "two", number));
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_load(loader, &catalog, NULL, NULL);
	expect(code == SIPCAUSE_OK);
	sipcause_loader_free(loader);
	return catalog;
}

static void *publish_some(void *unused)
{
	unsigned number;

	for (number = 10000000; !atomic_load(&shared.over); number++) {
		struct sipcause_catalog *catalog = make_catalog(number);
		int code = sipcause_store_publish(shared.store, catalog);

		expect(code == SIPCAUSE_OK || code == SIPCAUSE_E_BUSY);
		if (code == SIPCAUSE_OK)
			atomic_fetch_add(&shared.published, 1);
		else
			sipcause_catalog_free(catalog);
		usleep(500);
	}
	return unused;
}

struct state {
	unsigned number;
	size_t length;
	char text[TEXT_MAX]; /* of two.yaml */
};

static bool make_renamed(const struct state *state)
{
	return replace("two.yaml", state->text, state->length);
}

static bool make_in_place(const struct state *state)
{
	return put("two.yaml", state->text, state->length);
}

static bool make_broken(const struct state *state)
{
	static const char *const texts[] = { "format: 1\nmap: two\nmpa: x\n", "\xFF", "",
					     "format: 1\nmap: two\nextends: nowhere\n" };
	const char *text = texts[state->number / 10 % 4];

	return replace("two.yaml", text, strlen(text));
}

static bool make_half(const struct state *state)
{
	const char *rules = strstr(state->text, "rules: {");
	const size_t start = (size_t)(rules - state->text) + 8;

	return put("two.yaml", state->text,
		   start + state->number * 7919u % (state->length - 2 - start));
}

static bool make_away(const struct state *state)
{
	(void)state;
	return unlink("two.yaml") == 0;
}

static bool make_folder(const struct state *state)
{
	(void)state;
	return (unlink("two.yaml") == 0 || errno == ENOENT) && mkdir("two.yaml", 0700) == 0;
}

static bool make_file(const struct state *state)
{
	return rmdir("two.yaml") == 0 && make_renamed(state);
}

/* What becomes of two.yaml, one after the other and all over again. */
static const struct {
	bool (*make)(const struct state *state);
	int expected;
} turns[] = {
	{ make_renamed, SIPCAUSE_OK },       { make_in_place, SIPCAUSE_OK },
	{ make_broken, SIPCAUSE_E_MAP },     { make_renamed, SIPCAUSE_OK },
	{ make_away, SIPCAUSE_E_NOT_FOUND }, { make_in_place, SIPCAUSE_OK },
	{ make_half, SIPCAUSE_E_MAP },       { make_in_place, SIPCAUSE_OK },
	{ make_folder, SIPCAUSE_E_MAP },     { make_file, SIPCAUSE_OK },
};

static void reload(unsigned number, int expected)
{
	struct sipcause_report *report = NULL;
	bool refresh = number % 3 != 0;
	int code;

	do
		code = refresh ? sipcause_store_refresh(shared.store, &report, NULL)
			       : sipcause_store_reload(shared.store, &report, NULL);
	while (code == SIPCAUSE_E_BUSY);
	if (code != (expected == SIPCAUSE_OK && refresh ? 1 : expected))
		printf("\n%u: expected %d, found %d", number, expected, code);
	expect(code == (expected == SIPCAUSE_OK && refresh ? 1 : expected));
	expect((sipcause_report_count(report) > 0) == (expected != SIPCAUSE_OK));
	sipcause_report_free(report);
}

static void reload_all(void)
{
	static struct state state;
	char text[TEXT_MAX];

	for (state.number = 0; state.number < shared.reloads; state.number++) {
		const size_t turn = state.number % (sizeof(turns) / sizeof(turns[0]));

		expect(replace("one.yaml", text, write_map(text, "one", state.number)));
		state.length = write_map(state.text, "two", state.number);
		expect(turns[turn].make(&state));
		reload(state.number, turns[turn].expected);
	}
}

static void open_store(void)
{
	struct sipcause_loader *loader = NULL;
	char text[TEXT_MAX];

	CU_ASSERT(put("one.yaml", text, write_map(text, "one", 0)));
	CU_ASSERT(put("two.yaml", text, write_map(text, "two", 0)));
	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_directory(loader, "."), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, "one"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, "two"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_store_new(&shared.store, loader, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
}

static void test_stress(void)
{
	pthread_t threads[READERS + 1];
	unsigned i;

	open_store();
	for (i = 0; i <= READERS; i++)
		CU_ASSERT_EQUAL_FATAL(pthread_create(&threads[i], NULL,
						     i < READERS ? read_all : publish_some, NULL),
				      0);
	reload_all();
	atomic_store(&shared.over, true);
	for (i = 0; i <= READERS; i++)
		pthread_join(threads[i], NULL);
	pass_on(NULL);
	sipcause_store_free(shared.store);
	printf("[%u reloads, %u published, %lu snapshots, %lu of them newer] ", shared.reloads,
	       atomic_load(&shared.published), atomic_load(&shared.snapshots),
	       atomic_load(&shared.newer));
	CU_ASSERT_EQUAL(atomic_load(&shared.wrong), 0);
	CU_ASSERT(atomic_load(&shared.newer) > 10);
	CU_ASSERT(atomic_load(&shared.published) > 0);
	CU_ASSERT_EQUAL(atomic_load(&blocks), 0);
}

static const struct unit_test tests[] = { { "readers and writers", test_stress } };

int main(void)
{
	static const char *const names[] = { "spaces/src.yaml", "spaces/dst.yaml" };
	char folder[] = "/tmp/sipcause-stress-XXXXXX";
	const char *reloads = getenv("STRESS_RELOADS");
	int failed;

	shared.reloads = reloads != NULL ? (unsigned)strtoul(reloads, NULL, 10) : DEFAULT_RELOADS;
	if (mkdtemp(folder) == NULL || chdir(folder) != 0 || mkdir("spaces", 0700) != 0 ||
	    !put(names[0], spaces[0], strlen(spaces[0])) ||
	    !put(names[1], spaces[1], strlen(spaces[1])))
		return 99;
	failed = UNIT_MAIN("stress", tests);
	unlink(names[0]);
	unlink(names[1]);
	unlink("one.yaml");
	unlink("two.yaml");
	if (rmdir("spaces") != 0 || chdir("/") != 0 || rmdir(folder) != 0)
		return 99;
	return failed;
}
