/* SPDX-License-Identifier: BSD-2-Clause */
/* How far a long run is, on a terminal. */
#ifndef CSV_PROGRESS_H
#define CSV_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	bool wanted;
	bool shown;
	uint64_t size;  /* of the input; 0: not known */
	double began;   /* seconds, as those of progress_now() */
	double updated; /* when it was shown last */
};

/* Seconds, from some point in time. */
double progress_now(void);
void progress_begin(struct progress *progress, bool quiet, uint64_t size);
/* Show it, at most some times a second and not before the first is over. */
void progress_show(struct progress *progress, uint64_t bytes, uint64_t records);
/* Take it off the terminal. */
void progress_end(struct progress *progress);

#endif
