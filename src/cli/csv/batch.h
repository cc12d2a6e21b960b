/* SPDX-License-Identifier: BSD-2-Clause */
/* What one thread works with: a block, what comes of it, and counts. */
#ifndef CSV_BATCH_H
#define CSV_BATCH_H

#include "cli/csv/record/bytes.h"
#include "cli/csv/jsonl/read.h"
#include "cli/csv/decide/cache.h"
#include "cli/csv/count/counts.h"
#include "cli/csv/count/call-tally.h"
#include "cli/csv/read/blocks.h"
#include "cli/csv/warn/held.h"

/* What answers records of one type. */
struct reader {
	const struct plan *plan;
	struct sipcause_message *message; /* NULL where the plan reads none */
	struct cache cache;
};

struct form; /* see form.h */

struct batch {
	const struct form *form;
	const struct plan *plan; /* of the record at hand, as its reader */
	struct reader *reader;
	struct reader readers[TYPES_MAX];
	uint32_t reader_count;
	bool untyped;      /* there are several types, and the record at hand is of none */
	bool rejects_kept; /* there is a reject file */
	struct block block;
	struct bytes out;
	struct bytes rejects;
	struct bytes messages; /* about malformed records, a line each */
	uint32_t message_count;
	size_t done;              /* bytes of the block that were dealt with */
	uint64_t line;            /* of the record at hand */
	struct jsonl_record json; /* the one at hand, where lines are JSON */
	struct counts counts;
	struct held held;
	uint64_t masked;          /* a bit for each path of --mask-digits that led to something */
	struct call_tally *calls; /* that records are put together to; NULL: each is one */

	struct changes *changes; /* what another map would change; NULL: it is not compared */

	bool fast;      /* the plan allows the fast path */
	size_t longest; /* bytes that an answer of the fast path adds */
};

/* How many messages about malformed records are given. */
#define MESSAGES_MAX 10

/* false: out of memory.  What was made is to be dropped all the same. */
bool batch_make(struct batch *batch, const struct plan *plan, bool rejects_kept);
void batch_drop(struct batch *batch);

/* The first records whose words are looked at, to name some where a condition of --when never
 * holds. */
#define WORDS_RECORDS 1000

/* Choose the reader of a record; of several types, the first that it is of.  false: it is of no
 * kind that is asked for. */
bool batch_choose(struct batch *batch, const struct view *view);

/* Copy the block, from what was done up to a byte, to the output.  false: out of memory. */
bool batch_copy_to(struct batch *batch, size_t to);
/* The view of a record. */
void batch_view(const struct batch *batch, size_t record, struct view *view);
/* The byte behind a record and its line end. */
size_t batch_past(const struct batch *batch, const struct view *view);

#endif
