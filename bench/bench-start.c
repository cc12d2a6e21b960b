/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A process from start to exit: `sipcause sip:486` against `true`.
 *
 *   bench-start SIPCAUSE
 *
 * SIPCAUSE is the program itself, not a wrapper script.
 */
#include "bench.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 1001
#define LIMIT 2.0
#define AIM 1.3

extern char **environ;

/* Run to the end with standard output as given; its exit status, -1 if it could
 * not be started or ended otherwise. */
static int run_to(int out, char *const *argv)
{
	posix_spawn_file_actions_t actions;
	pid_t child;
	int status, failed;

	if (posix_spawn_file_actions_init(&actions) != 0)
		return -1;
	failed = posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO) ||
		 posix_spawn(&child, argv[0], &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (failed || waitpid(child, &status, 0) != child || !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

static int nowhere(void)
{
	static int out = -1;

	if (out < 0)
		out = open("/dev/null", O_WRONLY | O_CLOEXEC);
	return out;
}

static uint64_t run_once(void *data)
{
	char *const *argv = data;

	if (run_to(nowhere(), argv) != 0)
		bench_wrong(argv[0], "did not start, or did not exit with 0");
	return 1;
}

/* What it prints, cut to the size of `text`. */
static void capture(char *const *argv, char *text, size_t size)
{
	FILE *file = tmpfile();
	size_t length = 0;

	if (file && run_to(fileno(file), argv) == 0) {
		rewind(file);
		length = fread(text, 1, size - 1, file);
	}
	text[length] = '\0';
	if (file)
		fclose(file);
}

static void check_answer(char *const *argv)
{
	char text[4096];

	capture(argv, text, sizeof(text));
	if (!strstr(text, "q850:17"))
		bench_wrong(argv[0], "does not answer q850:17 to sip:486");
	puts("checked: the command answers q850:17");
}

static char *find_true(void)
{
	static char place[][16] = { "/bin/true", "/usr/bin/true" };

	for (size_t i = 0; i < sizeof(place) / sizeof(*place); i++) {
		if (access(place[i], X_OK) == 0)
			return place[i];
	}
	return NULL;
}

int main(int argc, char **argv)
{
	static const struct bench_unit microseconds = { "us", 1e3 };
	char code[] = "sip:486";
	char *idle[] = { find_true(), NULL };
	char *asks[] = { argc > 1 ? argv[1] : NULL, code, NULL };
	static struct bench_contender contender[2];

	if (argc != 2) {
		fputs("usage: bench-start SIPCAUSE\n", stderr);
		return 2;
	}
	bench_pin();
	check_answer(asks);
	bench_print_title("from spawn to exit, alternating", &microseconds);
	if (!idle[0]) {
		bench_print_skipped("true", "not found");
		return 0;
	}
	contender[0] = (struct bench_contender){ "true", run_once, idle, 1, 0, 0, 0, { 0 } };
	contender[1] = (struct bench_contender){
		"sipcause sip:486", run_once, asks, 1, LIMIT, AIM, 0, { 0 }
	};
	bench_measure(contender, 2, ROUNDS, 0);
	bench_print(contender, 2, ROUNDS, &microseconds);
	return 0;
}
