/* SPDX-License-Identifier: BSD-2-Clause */
/* Stores: what readers hold, what writers replace, and when sources have changed. */
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---------------------------------------------- the system, under our control */

static struct {
	long blocks;             /* that are not freed yet */
	void (*at_malloc)(void); /* once, in the next allocation */
	time_t now;              /* where the clock stands, in seconds; 0 for the real one */
	time_t written;          /* the time of every file, with a clock that stands */
	unsigned reads;
	unsigned changes; /* reads before which the file changes */
} fake;

void *sci_malloc(size_t size)
{
	void (*call)(void) = fake.at_malloc;

	fake.at_malloc = NULL;
	if (call != NULL)
		call();
	fake.blocks++;
	return malloc(size);
}

void *sci_realloc(void *block, size_t size)
{
	fake.blocks += block == NULL;
	return realloc(block, size);
}

void sci_free(void *block)
{
	fake.blocks -= block != NULL;
	free(block);
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
	if (fake.now == 0)
		return (int)syscall(SYS_clock_gettime, clock, now);
	*now = (struct timespec){ .tv_sec = fake.now };
	return 0;
}

int stat(const char *restrict path, struct stat *restrict state)
{
	int result = fstatat(AT_FDCWD, path, state, 0);

	if (result == 0 && fake.now != 0)
		state->st_mtim = state->st_ctim = (struct timespec){ .tv_sec = fake.written };
	return result;
}

static void append_space(void);

ssize_t read(int descriptor, void *room, size_t size)
{
	fake.reads++;
	if (fake.changes > 0) {
		fake.changes--;
		append_space();
	}
	return syscall(SYS_read, descriptor, room, size);
}

/* -------------------------------------------------------- a folder to work in */

static char folder[] = "/tmp/sipcause-store-XXXXXX";

#define MAP(answer)                                                                                \
	"format: 1\nmap: own\ntables:\n  - {from: q850, to: sip, rules: {17: " answer "}}\n"

static void put(const char *name, const char *text)
{
	FILE *file = fopen(name, "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	fputs(text, file);
	fclose(file);
}

/* As an operator should: all at once. */
static void replace(const char *name, const char *text)
{
	put("new", text);
	CU_ASSERT_EQUAL(rename("new", name), 0);
}

static void append_space(void)
{
	FILE *file = fopen("near/own.yaml", "a");

	fputc('\n', file);
	fclose(file);
}

static void clear(void)
{
	static const char *const names[] = { "near/own.yaml", "far/own.yaml", "far/rfc3398.yaml",
					     "far/spaces/sip.yaml", "new" };
	size_t i;

	for (i = 0; i < COUNT(names); i++)
		if (unlink(names[i]) != 0)
			rmdir(names[i]);
}

/* The map "own" of far/ or of near/, in which it is looked for first, and
 * "rfc3398", which is shipped. */
static struct sipcause_loader *new_loader(void)
{
	struct sipcause_loader *loader = NULL;

	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_directory(loader, "near"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_directory(loader, "far/"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, "own"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, "rfc3398"), SIPCAUSE_OK);
	return loader;
}

static struct sipcause_store *new_store(void)
{
	struct sipcause_loader *loader = new_loader();
	struct sipcause_store *store = NULL;

	CU_ASSERT_EQUAL_FATAL(sipcause_store_new(&store, loader, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	return store;
}

static struct sipcause_catalog *new_catalog(void)
{
	struct sipcause_loader *loader = new_loader();
	struct sipcause_catalog *catalog = NULL;

	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, NULL, NULL), SIPCAUSE_OK);
	sipcause_loader_free(loader);
	return catalog;
}

static int32_t ask(const struct sipcause_catalog *catalog)
{
	return sipcause_translate(sipcause_catalog_table(catalog, "own", "q850", "sip"), 17);
}

static int32_t ask_current(struct sipcause_store *store)
{
	const struct sipcause_catalog *catalog = sipcause_store_acquire(store);
	int32_t answer = ask(catalog);

	sipcause_store_release(store, catalog);
	return answer;
}

static uint64_t generation(struct sipcause_store *store)
{
	const struct sipcause_catalog *catalog = sipcause_store_acquire(store);
	uint64_t number = sipcause_catalog_generation(catalog);

	sipcause_store_release(store, catalog);
	return number;
}

/* ----------------------------------------------------------------- readers */

static void test_snapshots(void)
{
	const struct sipcause_catalog *first, *second, *third;
	struct sipcause_store *store;

	put("far/own.yaml", MAP("486"));
	store = new_store();
	first = sipcause_store_acquire(store);
	CU_ASSERT_EQUAL(sipcause_catalog_generation(first), 1);
	CU_ASSERT_PTR_EQUAL(sipcause_store_acquire(store), first);
	sipcause_store_release(store, first);
	replace("far/own.yaml", MAP("600"));
	CU_ASSERT_EQUAL(sipcause_store_reload(store, NULL, NULL), SIPCAUSE_OK);
	second = sipcause_store_acquire(store);
	CU_ASSERT_EQUAL(sipcause_catalog_generation(second), 2);
	replace("far/own.yaml", MAP("603"));
	CU_ASSERT_EQUAL(sipcause_store_reload(store, NULL, NULL), SIPCAUSE_OK);
	third = sipcause_store_acquire(store);
	CU_ASSERT_EQUAL(ask(first), 486);
	CU_ASSERT_EQUAL(ask(second), 600);
	CU_ASSERT_EQUAL(ask(third), 603);
	sipcause_store_release(store, second);
	CU_ASSERT_EQUAL(ask(first), 486);
	sipcause_store_release(store, first);
	CU_ASSERT_EQUAL(ask(third), 603);
	sipcause_store_release(store, third);
	sipcause_store_release(store, NULL);
	CU_ASSERT_EQUAL(ask_current(store), 603);
	sipcause_store_free(store);
	sipcause_store_free(NULL);
	clear();
}

/* An old catalog goes with its last holder, not before and not after. */
static void test_freeing(void)
{
	const struct sipcause_catalog *held;
	struct sipcause_store *store;
	long alone, both;

	put("far/own.yaml", MAP("486"));
	fake.blocks = 0;
	store = new_store();
	alone = fake.blocks;
	held = sipcause_store_acquire(store);
	CU_ASSERT_PTR_EQUAL(sipcause_store_acquire(store), held);
	CU_ASSERT_EQUAL(sipcause_store_reload(store, NULL, NULL), SIPCAUSE_OK);
	both = fake.blocks;
	CU_ASSERT(both > alone);
	sipcause_store_release(store, held);
	CU_ASSERT_EQUAL(fake.blocks, both);
	sipcause_store_release(store, held);
	CU_ASSERT_EQUAL(fake.blocks, alone);
	CU_ASSERT_EQUAL(sipcause_store_reload(store, NULL, NULL), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(fake.blocks, alone);
	/* One is held for ever: the store takes it along. */
	held = sipcause_store_acquire(store);
	CU_ASSERT_EQUAL(sipcause_store_reload(store, NULL, NULL), SIPCAUSE_OK);
	sipcause_store_free(store);
	CU_ASSERT_EQUAL(fake.blocks, 0);
	clear();
}

static void test_full(void)
{
	enum { ROOM = 255 };
	const struct sipcause_catalog *held[ROOM];
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_catalog *prebuilt;
	struct sipcause_report *report;
	struct sipcause_store *store;
	unsigned i;

	put("far/own.yaml", MAP("486"));
	store = new_store();
	for (i = 0; i < ROOM; i++) {
		held[i] = sipcause_store_acquire(store);
		CU_ASSERT_EQUAL(sipcause_store_publish(store, new_catalog()), SIPCAUSE_OK);
	}
	replace("far/own.yaml", MAP("600"));
	CU_ASSERT_EQUAL(sipcause_store_reload(store, &report, &error), SIPCAUSE_E_FULL);
	CU_ASSERT_PTR_NULL(report);
	CU_ASSERT_EQUAL(error.code, SIPCAUSE_E_FULL);
	CU_ASSERT_STRING_EQUAL(error.id, "full");
	CU_ASSERT_EQUAL(sipcause_store_refresh(store, NULL, NULL), SIPCAUSE_E_FULL);
	prebuilt = new_catalog();
	CU_ASSERT_EQUAL(sipcause_store_publish(store, prebuilt), SIPCAUSE_E_FULL);
	sipcause_catalog_free(prebuilt);
	CU_ASSERT_EQUAL(ask_current(store), 486);
	sipcause_store_release(store, held[100]);
	CU_ASSERT_EQUAL(sipcause_store_refresh(store, NULL, NULL), 1);
	CU_ASSERT_EQUAL(ask_current(store), 600);
	held[100] = NULL;
	for (i = 0; i < ROOM; i++)
		sipcause_store_release(store, held[i]);
	sipcause_store_free(store);
	clear();
}

/* ----------------------------------------------------------------- writers */

static void test_failure(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_report *report;
	struct sipcause_store *store;

	put("far/own.yaml", MAP("486"));
	store = new_store();
	replace("far/own.yaml", "format: 1\nmap: own\nmpa: x\nversion: [1]\n");
	CU_ASSERT_EQUAL(sipcause_store_reload(store, &report, &error), SIPCAUSE_E_MAP);
	CU_ASSERT_EQUAL(sipcause_report_count(report), 2);
	CU_ASSERT_PTR_NOT_NULL(strstr(sipcause_report_text(report, 0), "far/own.yaml:3:1: error"));
	CU_ASSERT_STRING_EQUAL(error.file, "far/own.yaml");
	CU_ASSERT_EQUAL(error.line, 3);
	CU_ASSERT_EQUAL(ask_current(store), 486);
	CU_ASSERT_EQUAL(generation(store), 1);
	sipcause_report_free(report);
	replace("far/own.yaml", MAP("600"));
	CU_ASSERT_EQUAL(sipcause_store_reload(store, &report, &error), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_report_count(report), 0);
	CU_ASSERT_PTR_NOT_NULL(report);
	CU_ASSERT_EQUAL(error.code, SIPCAUSE_OK);
	CU_ASSERT_EQUAL(ask_current(store), 600);
	CU_ASSERT_EQUAL(generation(store), 2);
	sipcause_report_free(report);
	sipcause_store_free(store);
	clear();
}

/* No first catalog, no store. */
static void test_no_store(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_loader *loader = new_loader();
	struct sipcause_report *report;
	struct sipcause_store *store = NULL;

	fake.blocks = 0;
	CU_ASSERT_EQUAL(sipcause_store_new(&store, loader, &report, &error), SIPCAUSE_E_NOT_FOUND);
	CU_ASSERT_PTR_NULL(store);
	CU_ASSERT_EQUAL(sipcause_report_count(report), 1);
	CU_ASSERT_STRING_EQUAL(error.id, "no-such-map");
	sipcause_report_free(report);
	CU_ASSERT_EQUAL(sipcause_store_new(&store, NULL, &report, &error), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_store_new(NULL, loader, NULL, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_store_reload(NULL, &report, &error), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(error.code, SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_store_refresh(NULL, &report, &error), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_store_watched(NULL), 0);
	CU_ASSERT_EQUAL(fake.blocks, 0);
	sipcause_loader_free(loader);
}

static void test_publish(void)
{
	struct sipcause_catalog *catalog;
	struct sipcause_store *store;

	put("far/own.yaml", MAP("486"));
	store = new_store();
	put("near/own.yaml", MAP("600"));
	catalog = new_catalog();
	CU_ASSERT_EQUAL(sipcause_catalog_generation(catalog), 0);
	CU_ASSERT_EQUAL(sipcause_store_publish(store, NULL), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_store_publish(NULL, catalog), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_store_publish(store, catalog), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_store_publish(store, catalog), SIPCAUSE_E_ARGUMENT);
	CU_ASSERT_EQUAL(sipcause_catalog_generation(catalog), 2);
	CU_ASSERT_EQUAL(ask_current(store), 600);
	/* near/own.yaml was gained since the store itself loaded. */
	CU_ASSERT_EQUAL(sipcause_store_refresh(store, NULL, NULL), 1);
	CU_ASSERT_EQUAL(generation(store), 3);
	sipcause_store_free(store);
	clear();
}

static void test_digest(void)
{
	struct sipcause_catalog *a, *b, *c, *shipped = NULL;

	put("far/own.yaml", MAP("486"));
	a = new_catalog();
	put("near/own.yaml", MAP("486"));
	b = new_catalog();
	put("near/own.yaml", MAP("487"));
	c = new_catalog();
	CU_ASSERT_EQUAL(strlen(sipcause_catalog_digest(a)), 32);
	CU_ASSERT_EQUAL(strspn(sipcause_catalog_digest(a), "0123456789abcdef"), 32);
	CU_ASSERT_STRING_EQUAL(sipcause_catalog_digest(a), sipcause_catalog_digest(b));
	CU_ASSERT_STRING_NOT_EQUAL(sipcause_catalog_digest(a), sipcause_catalog_digest(c));
	CU_ASSERT_EQUAL(sipcause_catalog_load(&shipped, "rfc3398", NULL), SIPCAUSE_OK);
	CU_ASSERT_STRING_NOT_EQUAL(sipcause_catalog_digest(a), sipcause_catalog_digest(shipped));
	CU_ASSERT_PTR_NULL(sipcause_catalog_digest(NULL));
	CU_ASSERT(sipcause_catalog_memory(a) > 1000);
	CU_ASSERT_EQUAL(sipcause_catalog_memory(NULL), 0);
	CU_ASSERT_EQUAL(sipcause_catalog_generation(NULL), 0);
	sipcause_catalog_free(a);
	sipcause_catalog_free(b);
	sipcause_catalog_free(c);
	sipcause_catalog_free(shipped);
	clear();
}

/* ------------------------------------------------------- one writer at a time */

static struct sipcause_store *busy_store;
static unsigned refused;

static void write_too(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_report *report;

	refused += sipcause_store_reload(busy_store, &report, &error) == SIPCAUSE_E_BUSY &&
		   error.code == SIPCAUSE_E_BUSY && report == NULL;
	refused += sipcause_store_refresh(busy_store, NULL, NULL) == SIPCAUSE_E_BUSY;
	/* A reader is never refused. */
	refused += ask_current(busy_store) == 486;
}

static void test_busy(void)
{
	put("far/own.yaml", MAP("486"));
	busy_store = new_store();
	refused = 0;
	fake.at_malloc = write_too;
	CU_ASSERT_EQUAL(sipcause_store_reload(busy_store, NULL, NULL), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(refused, 3);
	CU_ASSERT_EQUAL(sipcause_store_reload(busy_store, NULL, NULL), SIPCAUSE_OK);
	sipcause_store_free(busy_store);
	clear();
}

static int child_status;

static void fork_here(void)
{
	pid_t child = fork();

	if (child == 0) {
		bool good = ask_current(busy_store) == 486;

		replace("far/own.yaml", MAP("600"));
		good = good && sipcause_store_reload(busy_store, NULL, NULL) == SIPCAUSE_OK &&
		       ask_current(busy_store) == 600;
		_exit(good ? 0 : 1);
	}
	CU_ASSERT_EQUAL(waitpid(child, &child_status, 0), child);
}

/* A child that was forked while its parent was writing can write. */
static void test_fork_in_reload(void)
{
	put("far/own.yaml", MAP("486"));
	busy_store = new_store();
	child_status = -1;
	fake.at_malloc = fork_here;
	CU_ASSERT_EQUAL(sipcause_store_reload(busy_store, NULL, NULL), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(child_status, 0);
	CU_ASSERT_EQUAL(ask_current(busy_store), 600);
	sipcause_store_free(busy_store);
	clear();
}

/* ----------------------------------------------------------------- refresh */

static void change_nothing(void)
{
}

static void rename_over(void)
{
	replace("far/own.yaml", MAP("600"));
}

static void write_in_place(void)
{
	put("far/own.yaml", MAP("603"));
}

static void touch(void)
{
	CU_ASSERT_EQUAL(utimensat(AT_FDCWD, "far/own.yaml", NULL, 0), 0);
}

static void set_back(void)
{
	const struct timespec times[2] = { { 1000000, 0 }, { 1000000, 0 } };

	CU_ASSERT_EQUAL(utimensat(AT_FDCWD, "far/own.yaml", times, 0), 0);
}

static void vanish(void)
{
	unlink("far/own.yaml");
}

static void gain_nearer(void)
{
	replace("near/own.yaml", MAP("404"));
}

static void lose_nearer(void)
{
	unlink("near/own.yaml");
}

static void gain_shipped_name(void)
{
	put("far/rfc3398.yaml", "format: 1\nmap: rfc3398\n");
}

static void lose_shipped_name(void)
{
	unlink("far/rfc3398.yaml");
}

static void gain_space(void)
{
	mkdir("far/spaces", 0700);
	put("far/spaces/sip.yaml", "format: 1\nspace: sip\nrange: 1-999\n");
}

static void lose_space(void)
{
	unlink("far/spaces/sip.yaml");
	rmdir("far/spaces");
}

static void write_half(void)
{
	put("far/own.yaml", "format: 1\nmap: own\ntables:\n  - {from: q850, to: s");
}

static void write_all(void)
{
	put("far/own.yaml", MAP("480"));
}

static void become_folder(void)
{
	unlink("far/own.yaml");
	mkdir("far/own.yaml", 0700);
}

static void become_loop(void)
{
	rmdir("far/own.yaml");
	CU_ASSERT_EQUAL(symlink("own.yaml", "far/own.yaml"), 0);
}

static void become_link(void)
{
	unlink("far/own.yaml");
	put("new", MAP("410"));
	CU_ASSERT_EQUAL(symlink("../new", "far/own.yaml"), 0);
}

static void change_behind_link(void)
{
	put("new", MAP("413"));
}

static void become_file(void)
{
	unlink("far/own.yaml");
	put("far/own.yaml", MAP("486"));
}

static void keep_changing(void)
{
	replace("near/own.yaml", MAP("488"));
	fake.changes = 100;
}

static void change_once(void)
{
	replace("near/own.yaml", MAP("500"));
	fake.changes = 1;
}

static void rest(void)
{
	fake.changes = 0;
}

/* One after the other. */
static const struct {
	const char *name;
	void (*act)(void);
	int expected;
	int32_t answer;
} steps[] = {
	{ "nothing", change_nothing, 0, 486 },
	{ "renamed over", rename_over, 1, 600 },
	{ "nothing again", change_nothing, 0, 600 },
	{ "written in place, the same size", write_in_place, 1, 603 },
	{ "touched", touch, 1, 603 },
	{ "its time set back", set_back, 1, 603 },
	{ "vanished", vanish, SIPCAUSE_E_NOT_FOUND, 603 },
	{ "still away: not tried again", change_nothing, 0, 603 },
	{ "back", rename_over, 1, 600 },
	{ "gained in a nearer folder", gain_nearer, 1, 404 },
	{ "changed where nobody looks", write_in_place, 0, 404 },
	{ "lost there", lose_nearer, 1, 603 },
	{ "gained a file with a shipped name", gain_shipped_name, SIPCAUSE_E_MAP, 603 },
	{ "lost that", lose_shipped_name, 1, 603 },
	{ "gained a shipped space in a new folder", gain_space, SIPCAUSE_E_MAP, 603 },
	{ "lost that and the folder", lose_space, 1, 603 },
	{ "half written", write_half, SIPCAUSE_E_MAP, 603 },
	{ "still half: not tried again", change_nothing, 0, 603 },
	{ "written", write_all, 1, 480 },
	{ "a folder in its place", become_folder, SIPCAUSE_E_MAP, 480 },
	{ "still a folder: tried again", change_nothing, SIPCAUSE_E_MAP, 480 },
	{ "a loop of links in its place", become_loop, SIPCAUSE_E_INPUT, 480 },
	{ "still unreadable: tried again", change_nothing, SIPCAUSE_E_INPUT, 480 },
	{ "a link in its place", become_link, 1, 410 },
	{ "changed behind the link", change_behind_link, 1, 413 },
	{ "a file again", become_file, 1, 486 },
	{ "changes while it is read, for ever", keep_changing, SIPCAUSE_E_INPUT, 486 },
	{ "has come to rest: tried again", rest, 1, 488 },
	{ "changes while it is read, once", change_once, 1, 500 },
	/* It was noted before it changed. */
	{ "looked at once more", rest, 1, 500 },
	{ "nothing at last", change_nothing, 0, 500 },
};

static void test_refresh(void)
{
	struct sipcause_store *store;
	uint64_t before = 1;
	size_t i;

	put("far/own.yaml", MAP("486"));
	store = new_store();
	CU_ASSERT(sipcause_store_watched(store) >= 2 + 2 + 2 * 2);
	for (i = 0; i < COUNT(steps); i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		struct sipcause_report *report;
		int code;

		steps[i].act();
		code = sipcause_store_refresh(store, &report, &error);
		UNIT_CHECK(code == steps[i].expected, "%s: %d", steps[i].name, code);
		UNIT_CHECK(error.code == (code < 0 ? code : 0), "%s: error %d", steps[i].name,
			   error.code);
		UNIT_CHECK((sipcause_report_count(report) > 0) == (code < 0), "%s: %zu in report",
			   steps[i].name, sipcause_report_count(report));
		UNIT_CHECK(ask_current(store) == steps[i].answer, "%s: answer %d", steps[i].name,
			   ask_current(store));
		before += code == 1;
		UNIT_CHECK(generation(store) == before, "%s: generation %d", steps[i].name,
			   (int)generation(store));
		sipcause_report_free(report);
	}
	sipcause_store_free(store);
	clear();
}

/* A time of day at which the clock stands: a test that asks the real one depends on how
 * long it takes. */
#define NOON ((time_t)1700000000)

/* A second change that leaves the same inode, size and times. */
static const struct {
	const char *name;
	int age;   /* of the file when it is loaded, in seconds */
	int later; /* when the refresh comes */
	int expected;
} races[] = {
	{ "changed in the second of the load", 0, 0, 1 },
	{ "two seconds before", 2, 0, 1 },
	{ "two seconds before, seen an hour later", 2, 3600, 1 },
	{ "three seconds before: the time is trusted", 3, 0, 0 },
	{ "time lies ahead", -100, 0, 1 },
	{ "seen an hour later", 0, 3600, 1 },
	{ "long ago: the time is trusted", 60, 0, 0 },
};

static void test_racy(void)
{
	size_t i;

	for (i = 0; i < COUNT(races); i++) {
		struct sipcause_store *store;
		int code;

		put("far/own.yaml", MAP("486"));
		fake.now = NOON;
		fake.written = NOON - races[i].age;
		store = new_store();
		put("far/own.yaml", MAP("600"));
		fake.now += races[i].later;
		code = sipcause_store_refresh(store, NULL, NULL);
		UNIT_CHECK(code == races[i].expected, "%s: %d", races[i].name, code);
		UNIT_CHECK(ask_current(store) == (code == 1 ? 600 : 486), "%s: answer",
			   races[i].name);
		fake.now = 0;
		sipcause_store_free(store);
		clear();
	}
}

/* Bytes are looked at until the time can be trusted, and once more then. */
static void test_racy_settles(void)
{
	struct sipcause_store *store;
	unsigned reads;

	put("far/own.yaml", MAP("486"));
	fake.now = fake.written = NOON;
	store = new_store();
	fake.reads = 0;
	CU_ASSERT_EQUAL(sipcause_store_refresh(store, NULL, NULL), 0);
	reads = fake.reads;
	CU_ASSERT(reads > 0);
	CU_ASSERT_EQUAL(sipcause_store_refresh(store, NULL, NULL), 0);
	CU_ASSERT_EQUAL(fake.reads, 2 * reads);
	fake.now += 10;
	CU_ASSERT_EQUAL(sipcause_store_refresh(store, NULL, NULL), 0);
	CU_ASSERT_EQUAL(fake.reads, 3 * reads);
	CU_ASSERT_EQUAL(sipcause_store_refresh(store, NULL, NULL), 0);
	CU_ASSERT_EQUAL(fake.reads, 3 * reads);
	rename_over();
	CU_ASSERT_EQUAL(sipcause_store_refresh(store, NULL, NULL), 1);
	fake.now = 0;
	sipcause_store_free(store);
	clear();
}

/* A space that need not be there: found, gone, and there again. */
static void test_space_if_any(void)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_store *store = NULL;
	const struct sipcause_catalog *catalog;
	static const char space[] = "format: 1\nspace: rare\nrange: 0-9\n";
	static const struct {
		bool there;
		int expected;
	} turns[] = { { false, 0 }, { true, 1 },  { true, 0 },
		      { true, 0 },  { false, 1 }, { false, 0 } };
	bool there = false;
	size_t i;

	CU_ASSERT_EQUAL(mkdir("far/spaces", 0700), 0);
	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_directory(loader, "far"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, "rfc3398"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_space_if_any(loader, "rare"), SIPCAUSE_OK);
	CU_ASSERT_EQUAL_FATAL(sipcause_store_new(&store, loader, NULL, NULL), SIPCAUSE_OK);
	for (i = 0; i < COUNT(turns); i++) {
		if (turns[i].there && !there)
			put("far/spaces/rare.yaml", space);
		else if (!turns[i].there)
			unlink("far/spaces/rare.yaml");
		there = turns[i].there;
		UNIT_CHECK(sipcause_store_refresh(store, NULL, NULL) == turns[i].expected,
			   "turn %zu", i);
		catalog = sipcause_store_acquire(store);
		UNIT_CHECK((sipcause_catalog_space(catalog, "rare") != NULL) == turns[i].there,
			   "turn %zu: there", i);
		sipcause_store_release(store, catalog);
	}
	sipcause_store_free(store);
	sipcause_loader_free(loader);
	CU_ASSERT_EQUAL(rmdir("far/spaces"), 0);
}

static const struct unit_test tests[] = {
	{ "a space if there is one", test_space_if_any },
	{ "what is held stays", test_snapshots },
	{ "freed with the last holder", test_freeing },
	{ "no room for one more", test_full },
	{ "a failed reload", test_failure },
	{ "a failed start, and arguments", test_no_store },
	{ "catalogs made elsewhere", test_publish },
	{ "digests", test_digest },
	{ "one writer at a time", test_busy },
	{ "a fork in a reload", test_fork_in_reload },
	{ "refresh, step by step", test_refresh },
	{ "times that do not tell", test_racy },
	{ "times that tell in the end", test_racy_settles },
};

int main(void)
{
	int failed;

	if (mkdtemp(folder) == NULL || chdir(folder) != 0 || mkdir("near", 0700) != 0 ||
	    mkdir("far", 0700) != 0)
		return 99;
	failed = UNIT_MAIN("store", tests);
	clear();
	if (rmdir("near") != 0 || rmdir("far") != 0 || chdir("/") != 0 || rmdir(folder) != 0)
		return 99;
	return failed;
}
