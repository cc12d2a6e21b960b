/* SPDX-License-Identifier: BSD-2-Clause */
/* The records of one block, from bytes to bytes. */
#ifndef CSV_BATCH_H
#define CSV_BATCH_H

#include "bytes.h"
#include "counts.h"
#include "feed.h"

/* What the short way keeps of an answer: a line of the processor's cache. */
#define READY_BITS 10
#define READY_PLACES (1u << READY_BITS)
#define READY_BYTES 39
struct ready {
	uint64_t text; /* up to eight bytes, the first one lowest */
	uint64_t count;
	const struct answer *answer; /* NULL: the place is free */
	char bytes[READY_BYTES];     /* what is written behind the record */
	uint8_t length;
};

/* What one thread works with. */
struct batch {
	const struct plan *plan;
	bool rejects_kept; /* there is a reject file */
	struct block block;
	struct bytes out;
	struct bytes rejects;
	struct bytes messages; /* about malformed records, a line each */
	uint32_t message_count;
	size_t copied;                    /* bytes of the block that were dealt with */
	uint64_t line;                    /* of the record at hand */
	struct sipcause_message *message; /* NULL where the plan reads none */
	struct answers answers;
	struct counts counts;
	struct group *whole; /* where records are counted without --by */
	uint32_t whole_number;

	bool quick; /* the plan allows the short way */
	struct ready *ready;
};

/* How many messages about malformed records are given. */
#define MESSAGES_MAX 10

/* false: out of memory. */
bool batch_make(struct batch *batch, const struct plan *plan, bool rejects_kept);
/* The columns are known now. false: out of memory. */
bool batch_begin(struct batch *batch);
void batch_drop(struct batch *batch);
/* Work through the block.  false: out of memory. */
bool batch_run(struct batch *batch);
/* Move what the short way counted to where it belongs. */
void batch_settle(struct batch *batch);

/* ---- between batch.c, record.c, flaws.c and quick.c */

/* Write what stands in the block up to a byte and was not dealt with. */
bool batch_copy_to(struct batch *batch, size_t to);
/* The view of a record. */
void batch_view(const struct batch *batch, size_t record, struct view *view);
/* Answer a record and write it; NULL: out of memory. */
const struct answer *batch_take(struct batch *batch, const struct view *view);
/* A malformed record: at is the byte that shows it. */
bool batch_reject(struct batch *batch, const struct view *view, enum flaw flaw, size_t at,
		  const char *reason);
/* A further piece of one. */
bool batch_reject_more(struct batch *batch, const struct view *view);
/* A copy of a record that is unmapped, for the reject file. */
bool batch_copy_unmapped(struct batch *batch, const struct view *view, const struct answer *answer);
/* Go through records by the short way as far as it goes; gives the first that was not
 * done.  SIZE_MAX: out of memory. */
size_t batch_quick(struct batch *batch, size_t record, size_t stop);
/* Whether the plan allows that, and to learn from an answer for it. */
bool quick_suits(const struct plan *plan);
void quick_learn(struct batch *batch, const struct view *view, const struct answer *answer);

#endif
