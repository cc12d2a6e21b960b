/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * An event loop in a single thread.  It holds a catalog for one turn, and checks
 * between turns whether the map has changed.
 *
 *   echo 34 | event-loop examples/trunk-7.yaml
 *
 * reads ISDN causes, one per line, and writes the SIP statuses for them until the
 * input ends.  A second argument is the time between two checks, in milliseconds.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <sipcause.h>

static struct sipcause_store *open_store(const char *path)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_loader *loader = NULL;
	struct sipcause_store *store = NULL;

	if (sipcause_loader_new(&loader) != SIPCAUSE_OK ||
	    sipcause_loader_add_file(loader, path) != SIPCAUSE_OK)
		fputs("event-loop: cannot use this map\n", stderr);
	else if (sipcause_store_new(&store, loader, NULL, &error) != SIPCAUSE_OK)
		fprintf(stderr, "%s:%u:%u: %s\n", error.file, error.line, error.column,
			error.message);
	sipcause_loader_free(loader);
	return store;
}

/* The current line of input. */
static char line[80];
static size_t used;

static void answer(const struct sipcause_catalog *catalog)
{
	const struct sipcause_space *q850 = sipcause_catalog_space(catalog, "q850");
	const struct sipcause_table *table = sipcause_map_table(
		sipcause_catalog_map_at(catalog, 0), q850, sipcause_catalog_space(catalog, "sip"));
	int32_t status =
		table == NULL ? SIPCAUSE_ERROR
			      : sipcause_translate(table, sipcause_space_parse(q850, line, used));

	if (status >= 0)
		printf("%d\n", status);
	else
		printf("%s\n", sipcause_outcome_word(status));
	fflush(stdout);
	used = 0;
}

/* One turn: everything that has arrived is answered from one catalog.  0: the input has
 * ended. */
static int turn(struct sipcause_store *store)
{
	const struct sipcause_catalog *catalog;
	char bytes[4096];
	ssize_t count = read(STDIN_FILENO, bytes, sizeof(bytes)), i;

	if (count <= 0)
		return 0;
	catalog = sipcause_store_acquire(store);
	for (i = 0; i < count; i++) {
		if (bytes[i] == '\n')
			answer(catalog);
		else if (used < sizeof(line))
			line[used++] = bytes[i];
	}
	sipcause_store_release(store, catalog);
	return 1;
}

static long long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void refresh(struct sipcause_store *store)
{
	struct sipcause_report *report;
	size_t i;

	if (sipcause_store_refresh(store, &report, NULL) == 1)
		fputs("event-loop: new maps\n", stderr);
	for (i = 0; i < sipcause_report_count(report); i++)
		fprintf(stderr, "%s\n", sipcause_report_text(report, i));
	sipcause_report_free(report);
}

int main(int argc, char **argv)
{
	const int pause = argc > 2 ? atoi(argv[2]) : 5000;
	struct sipcause_store *store = argc > 1 ? open_store(argv[1]) : NULL;
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	long long looked = now_ms();

	if (store == NULL)
		return 1;
	for (;;) {
		int ready = poll(&input, 1, pause);

		if (now_ms() - looked >= pause) {
			refresh(store);
			looked = now_ms();
		}
		if (ready > 0 && !turn(store))
			break;
	}
	sipcause_store_free(store);
	return 0;
}
