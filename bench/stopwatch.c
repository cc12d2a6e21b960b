/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * stopwatch COMMAND...: run a command and tell on standard error how many seconds it took, how
 * many seconds of a processor, and how many mebibytes it had in memory at most.  Exit 1 when the
 * command fails.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* wait4 */
#endif

#include <stdio.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	double began = now();
	pid_t child;
	int status;

	if (argc < 2)
		return 2;
	child = fork();
	if (child == 0) {
		execvp(argv[1], argv + 1);
		perror(argv[1]);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
		perror("stopwatch");
		return 1;
	}
	/* Standard output is the command's. */
	fprintf(stderr, "%.4f %.4f %.1f\n", now() - began,
		seconds(usage.ru_utime) + seconds(usage.ru_stime), (double)usage.ru_maxrss / 1024);
	return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}
