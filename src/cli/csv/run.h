/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The threads: each takes blocks, and the output keeps their order.
 *
 *   read a block  ─▶  cut it       ─▶  work through it  ─▶  write it
 *   one at a time     in its turn       all at once         in its turn
 */
#ifndef CSV_RUN_H
#define CSV_RUN_H

#include "records.h"
#include "progress.h"
#include "cli/outfile.h"

#include <pthread.h>
#include <stdatomic.h>

struct run {
	const struct plan *plan;
	struct blocks *blocks;
	struct outfile *out;    /* NULL: no record is written */
	struct outfile *reject; /* NULL: there is none */
	struct batch *batches;
	unsigned threads;
	const volatile sig_atomic_t *halted; /* the signal that came, or 0 */

	pthread_mutex_t read_lock; /* who holds it reads */
	pthread_mutex_t lock;      /* guards all below */
	pthread_cond_t turned;
	_Atomic uint64_t cut;     /* the block that is cut next */
	_Atomic uint64_t written; /* the block that is written next */
	bool failed;              /* to be reported at the end: */
	char message[900];        /* empty where the reader of the output has gone */
	uint64_t records;         /* written or rejected */
	uint64_t lines;
	const char *file; /* that these are of, where there are several; else NULL */
	uint32_t messages;
	struct progress progress;
};

/* A status; what failed was reported, with the record reached. */
int run_all(struct run *run);

#endif
