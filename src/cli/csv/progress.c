/* SPDX-License-Identifier: BSD-2-Clause */
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define NOT_BEFORE 1.0 /* seconds */
#define BETWEEN 0.25

double progress_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void progress_begin(struct progress *progress, bool quiet, uint64_t size)
{
	progress->wanted = !quiet && isatty(STDERR_FILENO);
	progress->shown = false;
	progress->size = size;
	progress->began = progress->updated = progress_now();
}

void progress_show(struct progress *progress, uint64_t bytes, uint64_t records)
{
	double now, seconds;

	if (!progress->wanted)
		return;
	now = progress_now();
	seconds = now - progress->began;
	if (seconds < NOT_BEFORE || now - progress->updated < BETWEEN)
		return;
	progress->updated = now;
	progress->shown = true;
	fputs("\r\033[K", stderr);
	if (progress->size > 0)
		fprintf(stderr, "%3.0f %%  ", 100.0 * (double)bytes / (double)progress->size);
	fprintf(stderr, "%" PRIu64 " records  %.2f million/s", records,
		(double)records / seconds / 1e6);
	if (progress->size > bytes && bytes > 0)
		fprintf(stderr, "  %.0f s left",
			seconds * (double)(progress->size - bytes) / (double)bytes);
	fflush(stderr);
}

void progress_end(struct progress *progress)
{
	if (progress->shown)
		fputs("\r\033[K", stderr);
	progress->shown = false;
}
