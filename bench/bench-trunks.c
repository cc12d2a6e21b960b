/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Ten thousand trunks, each with a map of its own that extends rfc3398: loading
 * them, what they take, finding one by name, and look-ups in trunk after trunk.
 */
#include "bench.h"

#include "sipcause.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef HAVE_UTHASH
#include <uthash.h>
/* Its macros fall through with a comment for a mark, which one compiler does not see. */
#pragma GCC diagnostic ignored "-Wimplicit-fallthrough"
#endif
#ifdef HAVE_GLIB
#include <glib.h>
#endif

#define TRUNKS 10000
#define FEW 10
#define QUESTIONS 65536
#define ROUNDS 101
#define TURN_NS 2e6
#define LOADS 5
#define LOAD_LIMIT_MS 1000
#define ROOM 8192 /* bytes for a trunk that differs */
#define SHARED_LIMIT 4
#define FIRST 100
#define LAST 699
#define CELLS (LAST - FIRST + 1)

/* What a trunk's map says beyond rfc3398. */
enum kind {
	EQUAL,  /* nothing */
	NOTED,  /* the same answers to bare codes by another row */
	DIFFERS /* three rows, other ones in each */
};

struct trunks {
	const char *name;
	enum kind kind;
	struct sipcause_catalog *catalog;
	const struct sipcause_table *sip[TRUNKS]; /* sip -> q850 */
};

static int32_t cause_of(int trunk)
{
	return 1 + trunk % 127;
}

static int32_t status_of(int trunk)
{
	return 400 + trunk % 299;
}

/* -------------------------------------------------------------- generating */

static int write_map(char *text, size_t size, int trunk, enum kind kind)
{
	int at = snprintf(text, size, "format: 1\nmap: trunk-%d\nextends: rfc3398\n", trunk);

	if (kind == NOTED)
		at += snprintf(text + at, size - (size_t)at,
			       "tables:\n  - from: sip\n    to: q850\n    rules: {486: {to: 17, "
			       "note: trunk %d}}\n",
			       trunk);
	else if (kind == DIFFERS)
		at += snprintf(text + at, size - (size_t)at,
			       "tables:\n  - from: q850\n    to: sip\n    source: trunk %d\n"
			       "    rules: {34: %d, 42: %d}\n  - from: sip\n    to: q850\n"
			       "    rules: {503: %d}\n",
			       trunk, status_of(trunk), status_of(trunk / 299), cause_of(trunk));
	return at;
}

static struct sipcause_loader *new_loader(int count, enum kind kind)
{
	struct sipcause_loader *loader = NULL;
	char text[512], label[40];
	int code = sipcause_loader_new(&loader);

	for (int i = 0; i < count && code == SIPCAUSE_OK; i++) {
		snprintf(label, sizeof(label), "trunk-%d.yaml", i);
		code = sipcause_loader_add_memory(loader, label, text,
						  (size_t)write_map(text, sizeof(text), i, kind));
	}
	if (code != SIPCAUSE_OK)
		bench_wrong("generator", "the loader took no more");
	return loader;
}

static struct sipcause_catalog *load(const struct sipcause_loader *loader)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_catalog *catalog = NULL;

	if (sipcause_loader_load(loader, &catalog, NULL, &error) != SIPCAUSE_OK)
		bench_wrong("load", error.message);
	return catalog;
}

/* ----------------------------------------------------------------- loading */

static void check_trunk(const struct trunks *trunks, int trunk, const char *name,
			const struct sipcause_table *rfc)
{
	const struct sipcause_table *sip = trunks->sip[trunk];
	const struct sipcause_table *q850 =
		sipcause_catalog_table(trunks->catalog, name, "q850", "sip");
	const int differs = trunks->kind == DIFFERS;

	for (int32_t code = FIRST; code <= LAST; code++)
		if (sipcause_translate(sip, code) !=
		    (differs && code == 503 ? cause_of(trunk) : sipcause_translate(rfc, code)))
			bench_wrong(name, "a status has another cause");
	if (sipcause_translate(q850, 34) != (differs ? status_of(trunk) : 503) ||
	    sipcause_translate(q850, 42) != (differs ? status_of(trunk / 299) : 503) ||
	    sipcause_translate(q850, 41) != 503)
		bench_wrong(name, "a cause has another status");
}

static void find_tables(struct trunks *trunks)
{
	struct sipcause_catalog *rfc = NULL;
	char name[40];

	if (sipcause_catalog_load(&rfc, "rfc3398", NULL) != SIPCAUSE_OK)
		bench_wrong("load", "rfc3398");
	for (int i = 0; i < TRUNKS; i++) {
		snprintf(name, sizeof(name), "trunk-%d", i);
		trunks->sip[i] = sipcause_catalog_table(trunks->catalog, name, "sip", "q850");
		if (trunks->sip[i] == NULL)
			bench_wrong(name, "is not there");
		check_trunk(trunks, i, name, sipcause_catalog_table(rfc, "rfc3398", "sip", "q850"));
	}
	sipcause_catalog_free(rfc);
}

static size_t memory_alone(void)
{
	struct sipcause_catalog *rfc = NULL;
	size_t bytes;

	if (sipcause_catalog_load(&rfc, "rfc3398", NULL) != SIPCAUSE_OK)
		bench_wrong("load", "rfc3398");
	bytes = sipcause_catalog_memory(rfc);
	sipcause_catalog_free(rfc);
	return bytes;
}

/* The fastest of some loads, in ms; the last one is kept. */
static double time_loads(struct trunks *trunks)
{
	struct sipcause_loader *loader = new_loader(TRUNKS, trunks->kind);
	double least = 0;

	for (int i = 0; i < LOADS; i++) {
		double start = bench_now(), time;

		sipcause_catalog_free(trunks->catalog);
		start = bench_now();
		trunks->catalog = load(loader);
		time = (bench_now() - start) / 1e6;
		least = i == 0 || time < least ? time : least;
	}
	sipcause_loader_free(loader);
	return least;
}

static void load_trunks(struct trunks *trunks)
{
	double ms = time_loads(trunks);
	double each = (double)(sipcause_catalog_memory(trunks->catalog) - memory_alone()) / TRUNKS;

	find_tables(trunks);
	printf("  %-34s %8.0f ms %s (limit %d) %8.0f bytes each %s\n", trunks->name, ms,
	       ms <= LOAD_LIMIT_MS ? "pass" : "FAIL", LOAD_LIMIT_MS, each,
	       trunks->kind != DIFFERS ? ""
	       : each <= ROOM          ? "pass (limit 8192)"
				       : "FAIL (limit 8192)");
}

/* ------------------------------------------------------------- from files */

static char folder[] = "/tmp/sipcause-trunks-XXXXXX";

static void path_of(char path[80], int trunk)
{
	snprintf(path, 80, "%s/trunk-%d.yaml", folder, trunk);
}

static void write_files(void)
{
	char text[512], path[80];

	if (mkdtemp(folder) == NULL)
		bench_wrong("files", "no folder");
	for (int i = 0; i < TRUNKS; i++) {
		size_t length = (size_t)write_map(text, sizeof(text), i, DIFFERS);
		FILE *file;

		path_of(path, i);
		file = fopen(path, "w");
		if (file == NULL || fwrite(text, 1, length, file) != length || fclose(file) != 0)
			bench_wrong("files", "not written");
	}
}

static void remove_files(void)
{
	char path[80];

	for (int i = 0; i < TRUNKS; i++) {
		path_of(path, i);
		unlink(path);
	}
	rmdir(folder);
}

static struct sipcause_store *open_store(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_loader *loader = NULL;
	struct sipcause_store *store = NULL;
	char path[80];

	if (sipcause_loader_new(&loader) != SIPCAUSE_OK)
		bench_wrong("files", "out of memory");
	for (int i = 0; i < TRUNKS; i++) {
		path_of(path, i);
		if (sipcause_loader_add_file(loader, path) != SIPCAUSE_OK)
			bench_wrong("files", "the loader took no more");
	}
	if (sipcause_store_new(&store, loader, NULL, &error) != SIPCAUSE_OK)
		bench_wrong("files", error.message);
	sipcause_loader_free(loader);
	return store;
}

/* One look at the sources, in ms. */
static double refresh(struct sipcause_store *store, int expected)
{
	double start = bench_now();

	if (sipcause_store_refresh(store, NULL, NULL) != expected)
		bench_wrong("refresh", "unexpected");
	return (bench_now() - start) / 1e6;
}

static void print_files(const char *what, double ms, double limit)
{
	printf("  %-34s %8.0f ms", what, ms);
	if (limit > 0)
		printf(" %s (limit %.0f)", ms <= limit ? "pass" : "FAIL", limit);
	putchar('\n');
}

static void time_files(void)
{
	struct sipcause_store *store;
	char path[80];
	double start;

	write_files();
	start = bench_now();
	store = open_store();
	printf("\na store of the same from %zu files, three rows differ\n",
	       sipcause_store_watched(store));
	print_files("first load", (bench_now() - start) / 1e6, LOAD_LIMIT_MS);
	print_files("refresh, files seconds old", refresh(store, 0), 0);
	sleep(4);
	refresh(store, 0);
	print_files("refresh, nothing changed", refresh(store, 0), 0);
	path_of(path, TRUNKS - 1);
	if (utimensat(AT_FDCWD, path, NULL, 0) != 0)
		bench_wrong("files", "not touched");
	print_files("refresh, one file changed", refresh(store, 1), LOAD_LIMIT_MS);
	sipcause_store_free(store);
	remove_files();
}

/* ---------------------------------------------------------------- by name */

struct names {
	const struct sipcause_catalog *catalog;
	char name[QUESTIONS][16];
};

static uint64_t find_names(void *data)
{
	const struct names *names = data;
	uint64_t found = 0;

	for (size_t i = 0; i < QUESTIONS; i++)
		found += sipcause_catalog_map(names->catalog, names->name[i]) != NULL;
	return found;
}

static void ask_names(struct names *names, const struct sipcause_catalog *catalog, uint32_t count)
{
	uint64_t state = 7;

	names->catalog = catalog;
	for (size_t i = 0; i < QUESTIONS; i++)
		snprintf(names->name[i], sizeof(names->name[i]), "trunk-%u",
			 bench_below(&state, count));
	if (find_names(names) != QUESTIONS)
		bench_wrong("names", "one was not found");
}

static const struct bench_unit nanoseconds = { "ns", 1 };

static void time_names(const struct trunks *many)
{
	static struct names few_names, many_names;
	static struct bench_contender contender[] = {
		{ .name = "one of 10", .run = find_names, .data = &few_names },
		{ .name = "one of 10,000", .run = find_names, .data = &many_names },
	};
	struct sipcause_loader *loader = new_loader(FEW, EQUAL);
	struct sipcause_catalog *few = load(loader);

	ask_names(&few_names, few, FEW);
	ask_names(&many_names, many->catalog, TRUNKS);
	for (size_t i = 0; i < 2; i++)
		contender[i].operations = QUESTIONS;
	bench_measure(contender, 2, ROUNDS, TURN_NS);
	bench_print_title("sipcause_catalog_map()", &nanoseconds);
	bench_print(contender, 2, ROUNDS, &nanoseconds);
	sipcause_catalog_free(few);
	sipcause_loader_free(loader);
}

/* --------------------------------------------------------------- look-ups */

/* The same questions for everybody: which trunk, and what it is asked. */
static struct {
	uint32_t trunk[QUESTIONS];
	int32_t code[QUESTIONS];
} question;

static void make_questions(void)
{
	uint64_t state = 1;

	for (size_t i = 0; i < QUESTIONS; i++) {
		question.trunk[i] = bench_below(&state, TRUNKS);
		question.code[i] = FIRST + (int32_t)bench_below(&state, CELLS);
	}
}

static uint64_t ask_tables(void *data)
{
	const struct trunks *trunks = data;
	uint64_t sum = 0;

	for (size_t i = 0; i < QUESTIONS; i++)
		sum += (uint32_t)sipcause_translate(trunks->sip[question.trunk[i]],
						    question.code[i]);
	return sum;
}

/* A map without trunks: the same loop, with one table. */
static uint64_t ask_one(void *data)
{
	const struct sipcause_table *table = data;
	uint64_t sum = 0;

	for (size_t i = 0; i < QUESTIONS; i++)
		sum += (uint32_t)sipcause_translate(table, question.code[i]);
	return sum;
}

static void time_shared(struct trunks *equal, struct trunks *noted)
{
	static struct bench_contender contender[3];
	struct sipcause_catalog *rfc = NULL;

	if (sipcause_catalog_load(&rfc, "rfc3398", NULL) != SIPCAUSE_OK)
		bench_wrong("load", "rfc3398");
	contender[0] = (struct bench_contender){ .name = "one map", .run = ask_one };
	/* Its contents are only read. */
	contender[0].data =
		(void *)(uintptr_t)sipcause_catalog_table(rfc, "rfc3398", "sip", "q850");
	contender[1] = (struct bench_contender){ .name = "10,000 trunks, equal",
						 .run = ask_tables,
						 .data = equal,
						 .limit = SHARED_LIMIT };
	contender[2] = (struct bench_contender){ .name = "10,000 trunks, one row another",
						 .run = ask_tables,
						 .data = noted,
						 .limit = SHARED_LIMIT };
	for (size_t i = 0; i < 3; i++) {
		contender[i].operations = QUESTIONS;
		if (contender[i].run(contender[i].data) != ask_one(contender[0].data))
			bench_wrong(contender[i].name, "sums to something else");
	}
	bench_measure(contender, 3, ROUNDS, TURN_NS);
	bench_print_title("sip to q850, pages shared", &nanoseconds);
	bench_print(contender, 3, ROUNDS, &nanoseconds);
	sipcause_catalog_free(rfc);
}

/* ------------------------------------- what a programmer would reach for */

/* The rows of one trunk, ascending, and what a status without one comes to. */
#define ROWS_MAX 64
#define REST 31
struct row {
	int32_t code;
	int32_t target;
#ifdef HAVE_UTHASH
	UT_hash_handle hh;
#endif
};
struct pair {
	int32_t code;
	int32_t target;
};

static struct {
	struct pair pair[TRUNKS][ROWS_MAX];
	uint32_t count[TRUNKS];
#ifdef HAVE_UTHASH
	struct row *uthash[TRUNKS];
	struct row *memory;
#endif
#ifdef HAVE_GLIB
	GHashTable *glib[TRUNKS];
#endif
} other;

/* Each status that does not come to what most of its kind come to. */
static void fill_pairs(const struct trunks *trunks)
{
	for (int i = 0; i < TRUNKS; i++) {
		for (int32_t code = FIRST; code <= LAST; code++) {
			int32_t target = sipcause_translate(trunks->sip[i], code);

			if (target == (code < 400 ? SIPCAUSE_UNLISTED : REST))
				continue;
			if (other.count[i] == ROWS_MAX)
				bench_wrong("sorted array", "more rows than expected");
			other.pair[i][other.count[i]++] = (struct pair){ code, target };
		}
	}
}

static int32_t rest(int32_t code)
{
	return code < 400 ? SIPCAUSE_UNLISTED : REST;
}

static uint64_t ask_sorted(void *data)
{
	uint64_t sum = 0;

	(void)data;
	for (size_t i = 0; i < QUESTIONS; i++) {
		const uint32_t trunk = question.trunk[i];
		const struct pair *pair = other.pair[trunk];
		const int32_t code = question.code[i];
		uint32_t low = 0, high = other.count[trunk];

		while (low < high) {
			uint32_t middle = (low + high) / 2;

			if (pair[middle].code < code)
				low = middle + 1;
			else
				high = middle;
		}
		sum += (uint32_t)(low < other.count[trunk] && pair[low].code == code
					  ? pair[low].target
					  : rest(code));
	}
	return sum;
}

#ifdef HAVE_UTHASH
static void fill_uthash(void)
{
	size_t used = 0;

	other.memory = calloc((size_t)TRUNKS * ROWS_MAX, sizeof(*other.memory));
	if (other.memory == NULL)
		bench_wrong("uthash", "out of memory");
	for (int i = 0; i < TRUNKS; i++) {
		for (uint32_t k = 0; k < other.count[i]; k++) {
			struct row *row = &other.memory[used++];

			row->code = other.pair[i][k].code;
			row->target = other.pair[i][k].target;
			HASH_ADD_INT(other.uthash[i], code, row);
		}
	}
}

static uint64_t ask_uthash(void *data)
{
	uint64_t sum = 0;

	(void)data;
	for (size_t i = 0; i < QUESTIONS; i++) {
		struct row *row;

		HASH_FIND_INT(other.uthash[question.trunk[i]], &question.code[i], row);
		sum += (uint32_t)(row != NULL ? row->target : rest(question.code[i]));
	}
	return sum;
}
#endif

#ifdef HAVE_GLIB
static void fill_glib(void)
{
	for (int i = 0; i < TRUNKS; i++) {
		other.glib[i] = g_hash_table_new(g_direct_hash, g_direct_equal);
		for (uint32_t k = 0; k < other.count[i]; k++)
			g_hash_table_insert(other.glib[i], GINT_TO_POINTER(other.pair[i][k].code),
					    &other.pair[i][k]);
	}
}

static uint64_t ask_glib(void *data)
{
	uint64_t sum = 0;

	(void)data;
	for (size_t i = 0; i < QUESTIONS; i++) {
		const struct pair *pair = g_hash_table_lookup(other.glib[question.trunk[i]],
							      GINT_TO_POINTER(question.code[i]));

		sum += (uint32_t)(pair != NULL ? pair->target : rest(question.code[i]));
	}
	return sum;
}
#endif

static void time_distinct(struct trunks *differ)
{
	static struct bench_contender contender[4];
	size_t count = 0;

	fill_pairs(differ);
	contender[count++] = (struct bench_contender){ .name = "sipcause_translate",
						       .run = ask_tables,
						       .data = differ };
	contender[count++] = (struct bench_contender){ .name = "sorted array", .run = ask_sorted };
#ifdef HAVE_UTHASH
	fill_uthash();
	contender[count++] = (struct bench_contender){ .name = "uthash", .run = ask_uthash };
#endif
#ifdef HAVE_GLIB
	fill_glib();
	contender[count++] = (struct bench_contender){ .name = "GHashTable", .run = ask_glib };
#endif
	for (size_t i = 0; i < count; i++) {
		contender[i].operations = QUESTIONS;
		if (contender[i].run(contender[i].data) != ask_tables(differ))
			bench_wrong(contender[i].name, "sums to something else");
	}
	bench_measure(contender, count, ROUNDS, TURN_NS);
	bench_print_title("sip to q850, all pages distinct", &nanoseconds);
	bench_print(contender, count, ROUNDS, &nanoseconds);
#ifndef HAVE_UTHASH
	bench_print_skipped("uthash", "built without uthash");
#endif
#ifndef HAVE_GLIB
	bench_print_skipped("GHashTable", "built without GLib");
#endif
}

int main(void)
{
	static struct trunks trunks[] = {
		{ .name = "equal to rfc3398", .kind = EQUAL },
		{ .name = "one row another, answers equal", .kind = NOTED },
		{ .name = "three rows differ", .kind = DIFFERS },
	};

	bench_pin();
	make_questions();
	printf("\nload of 10,000 maps that extend rfc3398\n");
	for (size_t i = 0; i < 3; i++)
		load_trunks(&trunks[i]);
	puts("checked: every trunk gives its own answers");
	time_files();
	time_names(&trunks[0]);
	time_shared(&trunks[0], &trunks[1]);
	time_distinct(&trunks[2]);
	for (size_t i = 0; i < 3; i++)
		sipcause_catalog_free(trunks[i].catalog);
	return 0;
}
