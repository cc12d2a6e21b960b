/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The input, cut into blocks of whole records.
 *
 *   read   [ room for a rest        | new bytes          ]
 *   cut    [              rest of the block before | new ]  ─▶  its own rest
 *                         [ records of this block    ]
 *
 * Reading is done by one thread at a time, and so is cutting, but one may read while
 * another cuts.  Blocks are cut in the order in which they were read.
 *
 * Of several files, none shares a block with the next.  The header line of the first counts
 * for all, and those of the others are left out.
 */
#ifndef CSV_BLOCKS_H
#define CSV_BLOCKS_H

#include "cli/csv/record/bytes.h"
#include "cli/csv/delimited/scan.h"
#include "heads.h"

struct block {
	unsigned char *memory;
	size_t lead;          /* bytes of it for a rest */
	unsigned char *bytes; /* in it, where the rest begins */
	size_t have;          /* bytes there */
	size_t used;          /* bytes that are records */
	struct scan_index index;
	uint64_t sequence;
	uint64_t offset;  /* of its end, in all files */
	const char *name; /* of the file, where there are several; else NULL */
	uint64_t line;    /* the first line's number */
	uint64_t records; /* all up to its end, without the headers */
	uint64_t lines;   /* of the file, up to its end */
	bool last;        /* the file ends with it */
	bool goes_on;     /* and another one follows */
	bool open;        /* its last record, a line over the limit, goes on */
};

struct blocks {
	struct inputs inputs;
	struct head head; /* of the first file, that the others are compared with */
	size_t read;      /* bytes at a time */

	/* For who reads. */
	uint64_t offset;   /* bytes read */
	uint64_t sequence; /* of the next block */
	bool fresh;        /* nothing was read of the file behind its header line */
	bool ended;
	bool finished;               /* the block with the end was given */
	bool mark;                   /* the first file began with a byte order mark */
	char message[INPUT_MESSAGE]; /* of BLOCKS_REFUSED */

	/* For who cuts. */
	struct scan scan;
	struct bytes rest;
	uint64_t line;    /* of the next block */
	uint64_t records; /* before it */
};

enum blocks_outcome {
	BLOCKS_NEXT,
	BLOCKS_END,
	BLOCKS_HALTED,
	BLOCKS_FAILED,  /* reading, which left errno */
	BLOCKS_REFUSED, /* a file is none that can be read, as the message says */
	BLOCKS_MEMORY
};

/* Open the first of the files that the options name, or standard input.  Gives a status. */
int blocks_open(struct blocks *blocks, const struct csv_options *options,
		const volatile sig_atomic_t *halted);
void blocks_close(struct blocks *blocks);

/* false: out of memory. */
bool block_make(struct block *block, size_t limit, size_t read);
void block_drop(struct block *block);

/* Read the next bytes. */
enum blocks_outcome blocks_read(struct blocks *blocks, struct block *block);
/* Say why nothing was read. */
void blocks_say(const struct blocks *blocks, enum blocks_outcome outcome, char room[INPUT_MESSAGE]);
/* The name for messages about all that was read. */
const char *blocks_name(const struct blocks *blocks);
/* Find the records in them and in what the block before left; there may be none.
 * false: out of memory. */
bool blocks_cut(struct blocks *blocks, struct block *block);
/* Give back all but the first bytes of the only block that was taken yet, of which so many
 * lines are a header.  false: out of memory. */
bool blocks_return(struct blocks *blocks, const struct block *block, size_t used, uint64_t lines);

#endif
