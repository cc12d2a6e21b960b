/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A server that forks its workers.  It loads before the fork, so that the workers
 * share one catalog in memory.  Afterwards each worker refreshes its own copy of the
 * store.
 *
 *   echo 34 | prefork examples/trunk-7.yaml
 *
 * The parent hands each line of its input to a free worker.  The worker writes the
 * cause, the SIP status and the start of its catalog's digest.  The digest shows which
 * workers have the new maps already.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sipcause.h>

#define WORKERS 3

static struct sipcause_store *open_store(const char *path)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_loader *loader = NULL;
	struct sipcause_store *store = NULL;

	if (sipcause_loader_new(&loader) != SIPCAUSE_OK ||
	    sipcause_loader_add_file(loader, path) != SIPCAUSE_OK)
		fputs("prefork: cannot use this map\n", stderr);
	else if (sipcause_store_new(&store, loader, NULL, &error) != SIPCAUSE_OK)
		fprintf(stderr, "%s:%u:%u: %s\n", error.file, error.line, error.column,
			error.message);
	sipcause_loader_free(loader);
	return store;
}

static void answer(struct sipcause_store *store, const char *text, size_t length)
{
	const struct sipcause_catalog *catalog = sipcause_store_acquire(store);
	const struct sipcause_space *q850 = sipcause_catalog_space(catalog, "q850");
	const struct sipcause_table *table = sipcause_map_table(
		sipcause_catalog_map_at(catalog, 0), q850, sipcause_catalog_space(catalog, "sip"));
	int32_t cause = sipcause_space_parse(q850, text, length);
	char reply[80];
	int size;

	size = snprintf(reply, sizeof(reply), "%d %d %.8s\n", cause,
			table == NULL ? SIPCAUSE_ERROR : sipcause_translate(table, cause),
			sipcause_catalog_digest(catalog));
	sipcause_store_release(store, catalog);
	/* One write per line, so that the lines of several workers do not mix. */
	if (write(STDOUT_FILENO, reply, (size_t)size) != size)
		exit(1);
}

/* A worker checks for new maps before each request.  In a busy server every few seconds
 * is enough. */
static void work(struct sipcause_store *store, int requests)
{
	char text[80];
	ssize_t length;

	while ((length = recv(requests, text, sizeof(text), 0)) > 0) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;

		if (sipcause_store_refresh(store, NULL, &error) < 0)
			fprintf(stderr, "%s:%u:%u: %s\n", error.file, error.line, error.column,
				error.message);
		answer(store, text, (size_t)length);
	}
}

/* Hand out the lines of the input until it ends. */
static int serve(int workers)
{
	char text[80];

	while (fgets(text, sizeof(text), stdin) != NULL) {
		size_t length = strcspn(text, "\n");

		if (length > 0 && send(workers, text, length, MSG_NOSIGNAL) < 0)
			return 1;
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct sipcause_store *store = argc > 1 ? open_store(argv[1]) : NULL;
	int ends[2], status, failed, i;

	/* Each message goes as a whole to one of the waiting workers. */
	if (store == NULL || socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) != 0)
		return 1;
	for (i = 0; i < WORKERS; i++) {
		if (fork() == 0) {
			close(ends[0]);
			work(store, ends[1]);
			sipcause_store_free(store);
			return 0;
		}
	}
	close(ends[1]);
	failed = serve(ends[0]);
	close(ends[0]);
	while (wait(&status) > 0)
		failed |= status != 0;
	sipcause_store_free(store);
	return failed;
}
