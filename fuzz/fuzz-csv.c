/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * CSV: the scanner in all its forms, and records through a plan.
 *
 * The first four bytes choose: the delimiter and the form, the bytes read at a time,
 * the limit, and the number of columns; the rest is the file.  Every form and every
 * way to read gives the same bytes, the same rejects, and loses no record.
 */
#include "cli/cli.h"
#include "fuzz.h"

#include "cli/csv/plan/plan-load.h"
#include "cli/csv/records.h"
#include "cli/csv/record.h"

#define LIMIT_MAX 4096

/* What a way to read a file gave. */
struct given {
	struct bytes out;
	struct bytes rejects;
	uint64_t records, written, rejected;
};

/* Two plans: one reads a cell, the other two, tests one and counts by it. */
static struct csv_options options[2];
static struct cli cli[2];
static struct plan plans[2];

static void make_plan(unsigned which)
{
	struct csv_options *asked = &options[which];

	asked->unmapped = "?";
	cli_list_add(&asked->from, "sip=2");
	cli_list_add(&asked->to, "q850=c");
	cli_list_add(&asked->nulls, "0");
	if (which == 1) {
		cli_list_add(&asked->from, "q850=1");
		cli_list_add(&asked->with, "answered=1>5");
		asked->mark = "m";
	}
	cli[which].asked.map = "billing";
	FUZZ_MUST(plan_load(&plans[which], asked, &cli[which]) == CLI_OK);
}

/* Every record that was translated is counted in one pair, or is a leg of a call that is. */
static void count(struct batch *batch, struct given *given)
{
	struct counts *counts = &batch->counts;
	uint64_t calls = 0, malformed = 0;
	size_t i;

	FUZZ_MUST(record_settle(batch));
	for (i = 0; i <= counts->pairs.mask; i++)
		calls += counts->pairs.places[i].count;
	for (i = 0; i < FLAWS; i++)
		malformed += counts->flaws[i];
	if (batch->calls != NULL && !batch->calls->by_legs) {
		FUZZ_MUST(calls == counts->calls && calls <= counts->legs);
		calls = counts->legs + counts->late_legs;
	}
	given->records = counts->records;
	given->written = counts->out;
	given->rejected = counts->rejected;
	FUZZ_MUST(given->records == given->written + given->rejected);
	FUZZ_MUST(given->records == calls + malformed + counts->passed);
}

/* One file, so many bytes at a time. */
static void run(const struct plan *plan, struct scan scan, bool fast, size_t step,
		const uint8_t *data, size_t size, struct given *given)
{
	struct batch batch;
	size_t from = 0, end = 0, used;

	memset(given, 0, sizeof(*given));
	FUZZ_MUST(batch_make(&batch, plan, true) && records_begin(&batch));
	batch.fast = batch.fast && fast;
	batch.block.line = 1;
	batch.block.bytes = batch.block.memory;
	do {
		struct block *block = &batch.block;

		end = size - end > step ? end + step : size;
		memcpy(block->bytes, data + from, end - from);
		memset(block->bytes + (end - from), ' ', SCAN_SPARE);
		used = scan_block(&scan, block->bytes, end - from, end == size, &block->index);
		FUZZ_MUST(used <= end - from && (end < size || used == end - from));
		block->used = used;
		block->have = end - from;
		block->last = end == size;
		block->open = scan.in_long;
		FUZZ_MUST(records_run(&batch));
		block->line = batch.line - block->open;
		FUZZ_MUST(bytes_add(&given->out, batch.out.bytes, batch.out.length));
		FUZZ_MUST(bytes_add(&given->rejects, batch.rejects.bytes, batch.rejects.length));
		from += used;
	} while (end < size);
	count(&batch, given);
	batch_drop(&batch);
}

static bool same(const struct bytes *a, const struct bytes *b)
{
	return a->length == b->length &&
	       (a->length == 0 || memcmp(a->bytes, b->bytes, a->length) == 0);
}

static void drop(struct given *given)
{
	free(given->out.bytes);
	free(given->rejects.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const unsigned char delimiters[] = { ',', ';', '\t', '|' };
	struct given first, other;
	enum scan_form form;
	struct scan scan;
	struct plan plan;
	unsigned which;
	size_t step;

	if (size < 4 || size > LIMIT_MAX)
		return 0;
	which = data[0] >> 2 & 1;
	if (plans[which].catalog == NULL)
		make_plan(which);
	options[which].delimiter = (char)delimiters[data[0] & 3];
	options[which].limit = 1 + (size_t)data[2] * 16;
	options[which].read = LIMIT_MAX;
	plan = plans[which];
	plan.columns = data[3] & 7;
	if (plan.columns == 1)
		plan.columns = 2;
	plan.least = 2;
	plan.sources[0].column = 1;
	plan.sources[1].column = 0;
	plan.by = which == 1 ? 0 : NO_COLUMN;
	plan.contexts[0].condition.at = 0;
	plan.call_count = data[0] >> 3 & 1;
	plan.call[0] = 0;
	options[which].legs = (data[0] >> 4 & 1) != 0;
	options[which].call_window = 1 + (size_t)(data[0] >> 5) * 3;
	plan_tuple(&plan);
	memset(&scan, 0, sizeof(scan));
	scan.delimiter = (unsigned char)options[which].delimiter;
	scan.columns = plan.columns;
	scan.limit = options[which].limit;
	step = 1 + data[1];
	data += 4;
	size -= 4;
	run(&plan, scan, false, size + 1, data, size, &first);
	for (form = SCAN_BYTES; form < SCAN_FORMS; form++) {
		if (!scan_use(&scan, form))
			continue;
		run(&plan, scan, true, form == SCAN_SSE2 ? size + 1 : step, data, size, &other);
		FUZZ_MUST(same(&first.out, &other.out) && same(&first.rejects, &other.rejects));
		FUZZ_MUST(first.records == other.records);
		drop(&other);
	}
	drop(&first);
	return 0;
}
