/* SPDX-License-Identifier: BSD-2-Clause */
/* Comparing two maps over records: what is counted, within bounds, and without memory. */
#include "failing.h"

#include "cli/cli.h"
#include "cli/session.h"
#include "cli/csv/count/changes.h"
#include "cli/csv/plan/plan-load.h"
#include "cli/csv/records.h"

static struct csv_options options;
static struct cli cli[2];
static struct plan plans[2];

/* Columns: trunk, cause, status. */
static bool load(int which, const char *map)
{
	struct plan *plan = &plans[which];

	cli[which].asked.map = map;
	cli_list_add(&cli[which].asked.to, "q850");
	if (plan_load(plan, &options, &cli[which]) != CLI_OK)
		return false;
	plan->columns = plan->least = 3;
	plan->sources[0].column = 1;
	plan->sources[1].column = 2;
	plan->by = 0;
	plan_tuple(plan);
	return true;
}

static bool load_both(void)
{
	options.unmapped = "";
	options.delimiter = ',';
	options.limit = options.read = 1 << 16;
	options.compares = true;
	cli_list_add(&options.from, "q850=2");
	cli_list_add(&options.from, "sip=3");
	if (!load(0, "billing") || !load(1, "rfc3398"))
		return false;
	plans[0].against = &plans[1];
	return true;
}

/* Begin to count.  false: out of memory. */
static bool begin(struct batch *batch, struct changes *changes)
{
	bool made = batch_make(batch, &plans[0], false);

	memset(changes, 0, sizeof(*changes));
	if (!made || !records_begin(batch) || !changes_make(changes, &plans[0]))
		return false;
	batch->changes = changes;
	return true;
}

/* Count the records of a text.  false: out of memory. */
static bool count(struct batch *batch, const char *text, size_t length)
{
	struct scan scan = { .delimiter = ',', .columns = 3, .limit = options.limit };
	struct block *block = &batch->block;

	scan_use(&scan, SCAN_BYTES);
	block->line = 1;
	block->bytes = block->memory;
	memcpy(block->bytes, text, length);
	memset(block->bytes + length, ' ', SCAN_SPARE);
	block->used = scan_block(&scan, block->bytes, length, true, &block->index);
	block->have = length;
	block->last = true;
	return records_run(batch);
}

static void drop(struct batch *batch, struct changes *changes)
{
	batch_drop(batch);
	changes_drop(changes);
}

static const char few[] = "a,,487\nb,,487\na,,487\na,,x\nc,34,\n";

static int act(void)
{
	struct batch batch;
	struct changes changes;
	int code = SIPCAUSE_E_MEMORY;

	if (begin(&batch, &changes) && count(&batch, few, sizeof(few) - 1))
		code = changes.whole.calls == 5 && changes.whole.changed == 3 ? SIPCAUSE_OK : 1;
	drop(&batch, &changes);
	return code;
}

static void test_no_memory(void)
{
	fail_each(act, SIPCAUSE_OK, 1);
}

/* Two records after the last value of --by that is counted, one of which changes. */
static void test_values(void)
{
	static char text[32 * (CHANGE_VALUES_MAX + 2)];
	struct batch batch;
	struct changes changes;
	size_t length = 0;
	uint32_t i;

	for (i = 0; i < CHANGE_VALUES_MAX; i++)
		length += (size_t)snprintf(text + length, 32, "t%u,17,\n", i);
	length += (size_t)snprintf(text + length, 32, "x,,487\n");
	length += (size_t)snprintf(text + length, 32, "y,17,\n");
	CU_ASSERT_FATAL(begin(&batch, &changes) && count(&batch, text, length));
	CU_ASSERT_EQUAL(changes.values.count, CHANGE_VALUES_MAX);
	CU_ASSERT_EQUAL(changes.tallies[CHANGE_VALUES_MAX].calls, 2);
	CU_ASSERT_EQUAL(changes.tallies[CHANGE_VALUES_MAX].changed, 1);
	CU_ASSERT_EQUAL(changes.whole.calls, CHANGE_VALUES_MAX + 2);
	drop(&batch, &changes);
}

/* All places of kinds, and of pairs, are taken by others. */
static void test_kinds(void)
{
	struct batch batch;
	struct changes changes;
	uint64_t i;

	CU_ASSERT_FATAL(begin(&batch, &changes));
	for (i = 0; i < CHANGES_MAX; i++)
		(void)sci_strings_add(&changes.kinds, &i, sizeof(i));
	for (i = 0; i < CHANGE_PAIRS_MAX; i++) {
		const uint64_t pair[2] = { i, 0 };

		(void)sci_strings_add(&changes.pairs, pair, sizeof(pair));
	}
	CU_ASSERT(count(&batch, few, sizeof(few) - 1));
	CU_ASSERT_EQUAL(changes.kinds.count, CHANGES_MAX);
	CU_ASSERT_EQUAL(changes.beyond[0], 3);
	CU_ASSERT_EQUAL(changes.whole.changed, 3);
	CU_ASSERT_EQUAL(changes.tallies[0].changed, 2);
	drop(&batch, &changes);
}

int main(void)
{
	static const struct unit_test tests[] = {
		{ "no memory", test_no_memory },
		{ "more values than are kept", test_values },
		{ "more kinds than are kept", test_kinds },
	};
	int failed;

	if (!load_both())
		return 99;
	failed = UNIT_MAIN("changes", tests);
	cli_unload(&cli[0]);
	cli_unload(&cli[1]);
	return failed;
}
