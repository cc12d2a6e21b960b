/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The input, cut into blocks of whole records.
 *
 *   read ─▶ [rest of the block before | new bytes        ]
 *           [ records of this block        | rest        ] ─▶ the next block
 *
 * One thread at a time takes a block.  The rest stays in the block that it came
 * with until the next block is taken; a thread may work on its block meanwhile, for
 * the rest lies behind what it works on.
 */
#ifndef CSV_FEED_H
#define CSV_FEED_H

#include "scan.h"

#include <signal.h>

struct block {
	unsigned char *bytes;
	size_t have; /* bytes in it */
	size_t used; /* bytes that are records */
	struct scan_index index;
	uint64_t sequence;
	uint64_t offset;  /* in the file, of its end */
	uint64_t line;    /* the first line's number */
	uint64_t records; /* all up to its end, without the header */
	uint64_t lines;   /* ... */
	bool last;        /* the file ends with it */
	bool open;        /* its last record, a line over the limit, goes on */
};

struct feed {
	int fd;
	const char *name; /* for messages */
	struct scan scan;
	size_t read; /* bytes at a time */
	const volatile sig_atomic_t *halted;
	uint64_t size;    /* of the file, 0 where it is not known */
	uint64_t offset;  /* bytes read */
	uint64_t line;    /* of the next block */
	uint64_t records; /* before it */
	uint64_t sequence;
	const unsigned char *rest;
	size_t rest_length;
	bool ended;
	bool mark; /* it began with a byte order mark */
};

enum feed_outcome { FEED_BLOCK, FEED_END, FEED_HALTED, FEED_FAILED, FEED_UTF16, FEED_MEMORY };

/* false: out of memory. */
bool block_make(struct block *block, size_t limit, size_t read);
void block_drop(struct block *block);

/* Take the next block.  FEED_FAILED leaves errno. */
enum feed_outcome feed_next(struct feed *feed, struct block *block);
/* Give back all but the first bytes of the only block that was taken yet. */
void feed_return(struct feed *feed, const struct block *block, size_t used, uint64_t lines);

#endif
