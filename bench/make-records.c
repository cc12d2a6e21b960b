/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * make-records [COUNT [COLUMN...]] - call records as CSV, the same ones every time.
 *
 * About 77 bytes each; two in five hold a quoted field, and half of those a
 * comma within it.  The cause comes before the field that may be quoted, so that
 * a program which knows no quotes still finds it: the comparison is about speed,
 * and nobody is to lose it by answering wrongly.
 *
 * Further columns are added as they are named: "cause" has a Q.850 cause that mostly
 * fits the status, "leg" the status of another leg, "side" who ended the call, "ms" a
 * duration of which hardly two are the same, "reason" a Reason header field of 20 to
 * 80 bytes, "account" one of 10,000 values of 12 bytes.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 88172645463325252u;

static uint32_t draw(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 33) % below);
}

/* How often each cause stands in the records, of 1000. */
static const struct cause {
	const char *cause;
	unsigned share;
	const char *q850;
	const char *reason;
} causes[] = {
	{ "200", 480, "16", "\"Q.850;cause=16;text=\"\"Normal call clearing\"\"\"" },
	{ "487", 170, "16", "SIP;cause=487;text=ORIGINATOR_CANCEL" },
	{ "486", 90, "17", "Q.850;cause=17;text=USER_BUSY" },
	{ "480", 80, "18", "\"Q.850;cause=18;text=\"\"No user responding\"\"\"" },
	{ "404", 60, "1",
	  "\"Q.850;cause=1;text=\"\"Unallocated (unassigned) number\"\", SIP;cause=404\"" },
	{ "503", 50, "34", "\"SIP;cause=503, Q.850;cause=34;text=\"\"No circuit available\"\"\"" },
	{ "408", 30, "102", "Q.850;cause=102;text=RECOVERY_ON_TIMER_EXPIRE" },
	{ "500", 20, "41", "Q.850;cause=41; location=RLN" },
	{ "403", 10, "21", "Q.850;cause=21;text=CALL_REJECTED" },
	{ "484", 6, "28", "Q.850;cause=28;text=INVALID_NUMBER_FORMAT" },
	{ "603", 3, "21", "\"SIP;cause=603;text=\"\"Decline\"\"\"" },
	{ "488", 1, "88", "Q.850;cause=88;text=INCOMPATIBLE_DESTINATION" },
};

static const struct cause *pick_cause(void)
{
	uint32_t at = draw(1000);
	size_t i;

	for (i = 0; at >= causes[i].share; i++)
		at -= causes[i].share;
	return &causes[i];
}

static const char *const names[] = { "Anna Meier", "Chen", "Kovacs Bt", "Ola N", "Reception",
				     "Desk 12",    "Ward", "Warehouse", "Ines",  "J Doe" };
static const char *const quoted[] = { "\"Meier, Anna\"",   "\"Lobby\"",    "\"Doe, John\"",
				      "\"Night desk\"",    "\"Ko, Li\"",   "\"Ward 7\"",
				      "\"Smith, Walter\"", "\"Reception\"" };

static void put_column(const char *column, const struct cause *cause)
{
	static const char *const sides[] = { "caller", "callee", "network", "" };

	if (strcmp(column, "cause") == 0)
		fputs(draw(20) > 0 ? cause->q850 : "31", stdout);
	else if (strcmp(column, "leg") == 0)
		fputs(draw(4) > 0 ? cause->cause : "", stdout);
	else if (strcmp(column, "side") == 0)
		fputs(sides[draw(4)], stdout);
	else if (strcmp(column, "ms") == 0)
		printf("%" PRIu32, cause->cause[0] == '2' ? draw(90000000) : 0);
	else if (strcmp(column, "reason") == 0)
		fputs(cause->reason, stdout);
	else if (strcmp(column, "account") == 0)
		printf("ac-%09" PRIu32, draw(10000) * 99991);
}

int main(int argc, char **argv)
{
	uint64_t count = argc > 1 ? strtoull(argv[1], NULL, 10) : 10000000;
	uint64_t second = 1740787200, i;
	int k;

	setvbuf(stdout, NULL, _IOFBF, 1 << 18);
	fputs("start,caller,called,trunk,seconds,status,name,id", stdout);
	for (k = 2; k < argc; k++)
		printf(",%s", argv[k]);
	putchar('\n');
	for (i = 0; i < count; i++) {
		const struct cause *cause = pick_cause();
		unsigned seconds = cause->cause[0] == '2' ? draw(1800) : 0;
		const char *name = draw(5) < 2 ? quoted[draw(8)] : names[draw(10)];

		second += draw(3);
		printf("%" PRIu64 ".%03u,+4930%07u,+4989%07u,trunk-%u,%u,%s,%s,%08x%02x", second,
		       draw(1000), draw(10000000), draw(10000000), draw(40), seconds, cause->cause,
		       name, (unsigned)i, draw(256));
		for (k = 2; k < argc; k++) {
			putchar(',');
			put_column(argv[k], cause);
		}
		putchar('\n');
	}
	return fflush(stdout) != 0 || ferror(stdout);
}
