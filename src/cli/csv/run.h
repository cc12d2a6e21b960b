/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * All blocks through all threads, in order.
 *
 *   take a block  ─▶  work through it  ─▶  write it when it is its turn
 *   (one at a time)   (all at once)        (one at a time)
 */
#ifndef CSV_RUN_H
#define CSV_RUN_H

#include "batch.h"
#include "progress.h"
#include "sink.h"

#include <pthread.h>

struct run {
	const struct plan *plan;
	struct feed *feed;
	struct sink *out;
	struct sink *reject; /* NULL: there is none */
	struct batch *batches;
	unsigned threads;
	const volatile sig_atomic_t *halted; /* the signal that came, or 0 */

	pthread_mutex_t input;  /* who holds it takes a block */
	pthread_mutex_t output; /* guards all below */
	pthread_cond_t turn;
	uint64_t next; /* the block that is written next */
	bool failed;   /* to be told at the end: */
	char message[400];
	uint64_t records; /* written or rejected */
	uint64_t lines;
	uint32_t messages;
	struct progress progress;
};

/* A status; what failed was told, with the record reached. */
int run_all(struct run *run);

#endif
