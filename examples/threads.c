/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A pool of threads that translate while another thread keeps the maps up to date.
 *
 *   threads examples/trunk-7.yaml
 *
 * Each worker takes a batch of calls, holds one catalog for the batch, and acquires
 * the current one again for the next batch.  Nobody waits for a reload.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

#include <sipcause.h>

#define WORKERS 4
#define BATCHES 400
#define CALLS 250 /* per batch */

static struct sipcause_store *store;
static atomic_int batches_left = BATCHES;
static atomic_int workers_left = WORKERS;
static atomic_long answered;

/* The cause that call number n failed with; any will do here. */
static int32_t cause_of(int n)
{
	return 1 + n % 127;
}

static long work_on_batch(const struct sipcause_catalog *catalog, int batch)
{
	const struct sipcause_table *table = sipcause_map_table(
		sipcause_catalog_map_at(catalog, 0), sipcause_catalog_space(catalog, "q850"),
		sipcause_catalog_space(catalog, "sip"));
	long codes = 0;
	int i;

	for (i = 0; table != NULL && i < CALLS; i++)
		codes += sipcause_translate(table, cause_of(batch * CALLS + i)) >= 0;
	return codes;
}

static void *work(void *unused)
{
	int batch;

	while ((batch = atomic_fetch_sub(&batches_left, 1)) > 0) {
		const struct sipcause_catalog *catalog = sipcause_store_acquire(store);

		atomic_fetch_add(&answered, work_on_batch(catalog, batch));
		sipcause_store_release(store, catalog);
	}
	atomic_fetch_sub(&workers_left, 1);
	return unused;
}

/* The only thread that writes to the store.  A daemon would check every few seconds. */
static void *keep_fresh(void *unused)
{
	const struct timespec pause = { 0, 1000000 };

	while (atomic_load(&workers_left) > 0) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;

		if (sipcause_store_refresh(store, NULL, &error) < 0)
			fprintf(stderr, "%s:%u:%u: %s; the old maps serve on\n", error.file,
				error.line, error.column, error.message);
		nanosleep(&pause, NULL);
	}
	return unused;
}

static int open_store(const char *path)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_loader *loader = NULL;
	int code = sipcause_loader_new(&loader);

	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_file(loader, path);
	if (code == SIPCAUSE_OK)
		code = sipcause_store_new(&store, loader, NULL, &error);
	if (code != SIPCAUSE_OK)
		fprintf(stderr, "%s:%u:%u: %s\n", error.file, error.line, error.column,
			error.message);
	sipcause_loader_free(loader);
	return code;
}

int main(int argc, char **argv)
{
	pthread_t threads[WORKERS + 1];
	int i, started = 0;

	if (argc < 2 || open_store(argv[1]) != SIPCAUSE_OK)
		return 1;
	for (i = 0; i <= WORKERS; i++) {
		if (pthread_create(&threads[i], NULL, i < WORKERS ? work : keep_fresh, NULL) != 0)
			break;
		started++;
	}
	for (i = started; i < WORKERS; i++)
		atomic_fetch_sub(&workers_left, 1);
	for (i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
	printf("%d calls, %ld of them with a SIP status\n", BATCHES * CALLS,
	       atomic_load(&answered));
	sipcause_store_free(store);
	return 0;
}
