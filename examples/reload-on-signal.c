/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A daemon that reloads its maps on SIGHUP, and reports the result.
 *
 *   reload-on-signal examples/trunk-7.yaml
 *
 * A signal handler may do almost nothing, so this one only writes a byte to a pipe.
 * The loop reads the pipe along with everything else it waits for; here that is the
 * end of the input.
 */
#define _POSIX_C_SOURCE 200809L /* needed when the compiler runs in C11 mode */

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <sipcause.h>

static int signalled[2]; /* the pipe */

static void on_signal(int number)
{
	const int saved = errno;
	/* A full pipe wakes the loop as well. */
	const ssize_t written = write(signalled[1], "", 1);

	(void)number;
	(void)written;
	errno = saved;
}

static int catch_signal(void)
{
	struct sigaction action;

	if (pipe(signalled) != 0 || fcntl(signalled[0], F_SETFL, O_NONBLOCK) != 0 ||
	    fcntl(signalled[1], F_SETFL, O_NONBLOCK) != 0)
		return -1;
	memset(&action, 0, sizeof(action));
	action.sa_handler = on_signal;
	action.sa_flags = SA_RESTART;
	return sigaction(SIGHUP, &action, NULL);
}

static void print_report(const struct sipcause_report *report)
{
	size_t i, shown = sipcause_report_count(report), all = sipcause_report_total(report);

	for (i = 0; i < shown; i++)
		printf("%s\n", sipcause_report_text(report, i));
	if (all > shown)
		printf("and %zu more\n", all - shown);
}

static void reload(struct sipcause_store *store)
{
	const struct sipcause_catalog *catalog;
	struct sipcause_report *report;
	int code = sipcause_store_reload(store, &report, NULL);

	print_report(report);
	sipcause_report_free(report);
	catalog = sipcause_store_acquire(store);
	printf("%s %" PRIu64 "\n", code == SIPCAUSE_OK ? "now serving" : "still serving",
	       sipcause_catalog_generation(catalog));
	fflush(stdout);
	sipcause_store_release(store, catalog);
}

/* Several signals in a row cause one reload. */
static void empty_pipe(void)
{
	char bytes[64];

	while (read(signalled[0], bytes, sizeof(bytes)) > 0)
		continue;
}

static int loop(struct sipcause_store *store)
{
	struct pollfd wait[2] = { { .fd = signalled[0], .events = POLLIN },
				  { .fd = STDIN_FILENO, .events = POLLIN } };
	char bytes[256];

	for (;;) {
		if (poll(wait, 2, -1) < 0) {
			if (errno == EINTR)
				continue;
			return 1;
		}
		if (wait[0].revents != 0) {
			empty_pipe();
			reload(store);
		}
		if (wait[1].revents != 0 && read(STDIN_FILENO, bytes, sizeof(bytes)) <= 0)
			return 0;
	}
}

int main(int argc, char **argv)
{
	struct sipcause_loader *loader = NULL;
	struct sipcause_report *report = NULL;
	struct sipcause_store *store = NULL;
	int failed = 1;

	if (argc > 1 && sipcause_loader_new(&loader) == SIPCAUSE_OK &&
	    sipcause_loader_add_file(loader, argv[1]) == SIPCAUSE_OK &&
	    sipcause_store_new(&store, loader, &report, NULL) == SIPCAUSE_OK &&
	    catch_signal() == 0) {
		puts("serving 1");
		fflush(stdout);
		failed = loop(store);
	}
	print_report(report);
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	sipcause_store_free(store);
	return failed;
}
