/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a store costs its readers: acquiring and releasing, look-ups in between,
 * and other threads at the same time.
 */
#include "bench.h"

#include "sipcause.h"

#include <pthread.h>
#include <stdatomic.h>

#define PAIRS 1000   /* acquired and released in one run */
#define LOOKUPS 1000 /* in a batch: one acquire, one release */
#define FIRST 100
#define CELLS 600
#define ROUNDS 101
#define TURN_NS 2e6
#define ACQUIRE_LIMIT_NS 20
#define LOOKUP_LIMIT 1.05

#define READER_ROUNDS 21
#define READER_NS 1e8 /* what a reader's work takes alone */
#define READER_LIMIT 1.1
#define PREBUILT 400 /* for one round, and more than are needed */
#define PUBLISH_NS 1000000

static const struct bench_unit nanoseconds = { "ns", 1 };
static struct sipcause_store *store;

static struct sipcause_catalog *new_catalog(void)
{
	struct sipcause_catalog *catalog = NULL;

	if (sipcause_catalog_load(&catalog, "rfc3398", NULL) != SIPCAUSE_OK)
		bench_wrong("load", "rfc3398");
	return catalog;
}

static void open_store(void)
{
	struct sipcause_loader *loader = NULL;

	if (sipcause_loader_new(&loader) != SIPCAUSE_OK ||
	    sipcause_loader_add_map(loader, "rfc3398") != SIPCAUSE_OK ||
	    sipcause_store_new(&store, loader, NULL, NULL) != SIPCAUSE_OK)
		bench_wrong("store", "was not made");
	sipcause_loader_free(loader);
}

static const struct sipcause_table *find_table(const struct sipcause_catalog *catalog)
{
	return sipcause_catalog_table(catalog, "rfc3398", "sip", "q850");
}

/* --------------------------------------------------------- acquire, release */

static uint64_t acquire_and_release(void *data)
{
	uint64_t sum = 0;

	(void)data;
	for (int i = 0; i < PAIRS; i++) {
		const struct sipcause_catalog *catalog = sipcause_store_acquire(store);

		sum += (uintptr_t)catalog & 1;
		sipcause_store_release(store, catalog);
	}
	return sum;
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static uint64_t lock_and_unlock(void *data)
{
	(void)data;
	for (int i = 0; i < PAIRS; i++) {
		pthread_mutex_lock(&mutex);
		pthread_mutex_unlock(&mutex);
	}
	return 0;
}

static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;

static uint64_t rdlock_and_unlock(void *data)
{
	(void)data;
	for (int i = 0; i < PAIRS; i++) {
		pthread_rwlock_rdlock(&rwlock);
		pthread_rwlock_unlock(&rwlock);
	}
	return 0;
}

static void *stop_at_once(void *data)
{
	return data;
}

/* A process that never had a second thread may lock for nothing. */
static void have_had_threads(void)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, stop_at_once, NULL) == 0)
		pthread_join(thread, NULL);
}

static void time_pairs(void)
{
	static struct bench_contender contender[] = {
		{ .name = "acquire and release", .run = acquire_and_release },
		{ .name = "a mutex locked and unlocked", .run = lock_and_unlock },
		{ .name = "a read lock, likewise", .run = rdlock_and_unlock },
	};
	double sorted[ROUNDS], median;

	for (size_t i = 0; i < 3; i++)
		contender[i].operations = PAIRS;
	bench_measure(contender, 3, ROUNDS, TURN_NS);
	bench_print_title("one thread, nobody else", &nanoseconds);
	bench_print(contender, 3, ROUNDS, &nanoseconds);
	memcpy(sorted, contender[0].ns, sizeof(sorted));
	median = bench_median(sorted, ROUNDS);
	printf("  %s: %.1f ns (limit %d ns)\n", median <= ACQUIRE_LIMIT_NS ? "pass" : "FAIL",
	       median, ACQUIRE_LIMIT_NS);
}

/* ---------------------------------------------------------------- look-ups */

static int32_t code[LOOKUPS];

static void make_codes(void)
{
	uint64_t state = 1;

	for (size_t i = 0; i < LOOKUPS; i++)
		code[i] = FIRST + (int32_t)bench_below(&state, CELLS);
}

static uint64_t look_up(const struct sipcause_table *table)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < LOOKUPS; i++)
		sum += (uint32_t)sipcause_translate(table, code[i]);
	return sum;
}

/* Both find the table by its names, as one does for a batch. */
static uint64_t look_up_without(void *data)
{
	return look_up(find_table(data));
}

static uint64_t look_up_in_snapshot(void *data)
{
	const struct sipcause_catalog *catalog = sipcause_store_acquire(store);
	uint64_t sum = look_up(find_table(catalog));

	(void)data;
	sipcause_store_release(store, catalog);
	return sum;
}

static void time_lookups(void)
{
	struct sipcause_catalog *catalog = new_catalog();
	struct bench_contender *pair = calloc(2, sizeof(*pair));

	if (pair == NULL || look_up_in_snapshot(NULL) != look_up_without(catalog))
		bench_wrong("snapshot", "other answers");
	pair[0] = (struct bench_contender){ .name = "without a store",
					    .run = look_up_without,
					    .data = catalog,
					    .operations = LOOKUPS };
	pair[1] = (struct bench_contender){ .name = "in a snapshot",
					    .run = look_up_in_snapshot,
					    .operations = LOOKUPS,
					    .limit = LOOKUP_LIMIT };
	bench_measure(pair, 2, ROUNDS, TURN_NS);
	bench_print_title("look-ups, 1,000 in a batch", &nanoseconds);
	bench_print(pair, 2, ROUNDS, &nanoseconds);
	free(pair);
	sipcause_catalog_free(catalog);
}

/* ----------------------------------------------------------------- threads */

/* Work that is done so many times in a thread, and the CPU time it took. */
struct work {
	uint64_t (*run)(void *data);
	unsigned repeats;
	uint64_t sum;
	double ns;
};

static double thread_time(void)
{
	struct timespec now;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static void *do_work(void *data)
{
	struct work *work = data;
	double start = thread_time();

	for (unsigned i = 0; i < work->repeats; i++)
		work->sum += work->run(NULL);
	work->ns = thread_time() - start;
	return NULL;
}

/* The mean CPU time of a thread, so many doing the same at once. */
static double do_together(const struct work *work, unsigned count)
{
	struct work each[8];
	pthread_t thread[8];
	double ns = 0;

	for (unsigned i = 0; i < count; i++) {
		each[i] = *work;
		if (pthread_create(&thread[i], NULL, do_work, &each[i]) != 0)
			bench_wrong("threads", "one more was refused");
	}
	for (unsigned i = 0; i < count; i++) {
		pthread_join(thread[i], NULL);
		ns += each[i].ns;
		if (each[i].sum != each[0].sum)
			bench_wrong("threads", "answers differ");
	}
	return ns / count;
}

static void time_contended(void)
{
	struct work work = { .run = acquire_and_release, .repeats = 2000 };

	puts("\nacquire and release, nothing else, in several threads: CPU time");
	for (unsigned count = 1; count <= 8; count *= 2)
		printf("  %u thread%-27s %10.1f ns\n", count, count > 1 ? "s" : "",
		       do_together(&work, count) / work.repeats / PAIRS);
}

/* The third thread. */
static struct {
	atomic_bool over;
	struct sipcause_catalog *catalog[PREBUILT];
	unsigned published;
} publisher;

static void *publish(void *data)
{
	const struct timespec pause = { 0, PUBLISH_NS };

	while (!atomic_load(&publisher.over) && publisher.published < PREBUILT) {
		if (sipcause_store_publish(store, publisher.catalog[publisher.published]) !=
		    SIPCAUSE_OK)
			bench_wrong("publish", "was refused");
		publisher.published++;
		nanosleep(&pause, NULL);
	}
	return data;
}

static double two_readers(const struct work *work, int published)
{
	pthread_t thread;
	double ns;

	atomic_store(&publisher.over, !published);
	publisher.published = 0;
	for (unsigned i = 0; published && i < PREBUILT; i++)
		publisher.catalog[i] = new_catalog();
	if (pthread_create(&thread, NULL, publish, NULL) != 0)
		bench_wrong("threads", "one more was refused");
	ns = do_together(work, 2);
	atomic_store(&publisher.over, 1);
	pthread_join(thread, NULL);
	for (unsigned i = publisher.published; published && i < PREBUILT; i++)
		sipcause_catalog_free(publisher.catalog[i]);
	return ns;
}

static void time_readers(void)
{
	struct work work = { .run = look_up_in_snapshot, .repeats = 64 };
	double still[READER_ROUNDS], busy[READER_ROUNDS], ratio;
	unsigned published = 0;

	while (do_together(&work, 1) < READER_NS)
		work.repeats *= 2;
	for (size_t i = 0; i < READER_ROUNDS; i++) {
		double alone = do_together(&work, 1);

		still[i] = two_readers(&work, 0) / alone;
		busy[i] = two_readers(&work, 1) / alone;
		published += publisher.published;
	}
	ratio = bench_median(busy, READER_ROUNDS);
	puts("\nCPU time of a reader, batches of 1,000 look-ups, compared with one reader alone");
	printf("  %-34s %8.2f\n", "two readers", bench_median(still, READER_ROUNDS));
	printf("  %-34s %8.2f  %s (limit %.2f)\n", "two, and a third thread publishing", ratio,
	       ratio <= READER_LIMIT ? "pass" : "FAIL", READER_LIMIT);
	printf("  catalogs published: %u\n", published);
}

int main(void)
{
	open_store();
	make_codes();
	have_had_threads();
	time_contended();
	time_readers();
	bench_pin();
	time_pairs();
	time_lookups();
	sipcause_store_free(store);
	return 0;
}
