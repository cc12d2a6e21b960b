/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * make-records [COUNT] - call records as CSV, the same ones every time.
 *
 * About 77 bytes each; two in five hold a quoted field, and half of those a
 * comma within it.  The cause comes before the field that may be quoted, so that
 * a program which knows no quotes still finds it: the comparison is about speed,
 * and nobody is to lose it by answering wrongly.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 88172645463325252u;

static uint32_t draw(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 33) % below);
}

/* How often each cause stands in the records, of 1000. */
static const struct {
	const char *cause;
	unsigned share;
} causes[] = {
	{ "200", 480 }, { "487", 170 }, { "486", 90 }, { "480", 80 }, { "404", 60 }, { "503", 50 },
	{ "408", 30 },  { "500", 20 },  { "403", 10 }, { "484", 6 },  { "603", 3 },  { "488", 1 },
};

static const char *pick_cause(void)
{
	uint32_t at = draw(1000);
	size_t i;

	for (i = 0; at >= causes[i].share; i++)
		at -= causes[i].share;
	return causes[i].cause;
}

static const char *const names[] = { "Anna Meier", "Chen", "Kovacs Bt", "Ola N", "Reception",
				     "Desk 12",    "Ward", "Warehouse", "Ines",  "J Doe" };
static const char *const quoted[] = { "\"Meier, Anna\"",   "\"Lobby\"",    "\"Doe, John\"",
				      "\"Night desk\"",    "\"Ko, Li\"",   "\"Ward 7\"",
				      "\"Smith, Walter\"", "\"Reception\"" };

int main(int argc, char **argv)
{
	uint64_t count = argc > 1 ? strtoull(argv[1], NULL, 10) : 10000000;
	uint64_t second = 1740787200, i;

	setvbuf(stdout, NULL, _IOFBF, 1 << 18);
	puts("start,caller,called,trunk,seconds,status,name,id");
	for (i = 0; i < count; i++) {
		const char *cause = pick_cause();
		unsigned seconds = cause[0] == '2' ? draw(1800) : 0;
		const char *name = draw(5) < 2 ? quoted[draw(8)] : names[draw(10)];

		second += draw(3);
		printf("%" PRIu64 ".%03u,+4930%07u,+4989%07u,trunk-%u,%u,%s,%s,%08x%02x\n", second,
		       draw(1000), draw(10000000), draw(10000000), draw(40), seconds, cause, name,
		       (unsigned)i, draw(256));
	}
	return fflush(stdout) != 0 || ferror(stdout);
}
