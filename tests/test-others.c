/* SPDX-License-Identifier: BSD-2-Clause */
/* Maps that bear the name of a space, while memory is out: a load fails, and no answer of the map
 * alone takes the place of the other map's. */
#include <stdlib.h>

#include "base/alloc.h"
#include "cli/cli.h"
#include "cli/session.h"
#include "cli/space.h"
#include "unit.h"

/* The library's allocations; the command's own end it. */
static struct {
	unsigned long count;
	unsigned long fail_at; /* the one that fails; 0: none */
} memory;

static bool fails(void)
{
	return ++memory.count == memory.fail_at;
}

void *sci_malloc(size_t size)
{
	return fails() ? NULL : malloc(size);
}

void *sci_realloc(void *block, size_t size)
{
	return fails() ? NULL : realloc(block, size);
}

void sci_free(void *block)
{
	free(block);
}

/* Load `default` to translate to the space; whether the map of the space's name is there. */
static int load(unsigned long fail_at, bool *there)
{
	static const char *targets[] = { "freeswitch" };
	struct cli cli;
	int status;

	memset(&cli, 0, sizeof(cli));
	cli.asked.map = "default";
	cli.asked.to = (struct cli_list){ targets, 1 };
	memory.count = 0;
	memory.fail_at = fail_at;
	status = cli_load(&cli, 0, NULL);
	*there =
		status == CLI_OK && sipcause_map_table(cli.session.map, cli_space_find(&cli, "sip"),
						       cli_space_find(&cli, "freeswitch")) != NULL;
	memory.fail_at = 0;
	cli_unload(&cli);
	return status;
}

static void test_no_memory(void)
{
	unsigned long all, i;
	bool there;

	CU_ASSERT_EQUAL(load(0, &there), CLI_OK);
	CU_ASSERT(there);
	all = memory.count;
	CU_ASSERT(all > 20);
	for (i = 1; i <= all; i++) {
		const int status = load(i, &there);

		UNIT_CHECK(there || status == CLI_IO, "allocation %lu: status %d", i, status);
	}
}

static const struct unit_test tests[] = {
	{ "memory is out", test_no_memory },
};

int main(void)
{
	return UNIT_MAIN("others", tests);
}
