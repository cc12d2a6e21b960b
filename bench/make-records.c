/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * make-records [--json] [COUNT [COLUMN...]] - call records as CSV or as lines of JSON, the same
 * ones every time.
 *
 * As CSV about 77 bytes each; two in five hold a quoted field, and half of those a
 * comma within it.  The cause comes before the field that may be quoted, so that
 * a program which knows no quotes still finds it: the comparison is about speed,
 * and nobody is to lose it by answering wrongly.
 *
 * As JSON 300 to 500 bytes each, with two members that have members themselves; the
 * status and all columns that are named are in "variables".
 *
 * Further columns are added as they are named: "cause" has a Q.850 cause that mostly
 * fits the status, "leg" the status of another leg, "side" who ended the call, "ms" a
 * duration of which hardly two are the same, "account" one of 10,000 values of 12 bytes,
 * "call" the id of a call, which one to five records have that are close together,
 * "reason", which is not for JSON, a Reason header field of 20 to 80 bytes.
 */
#include <inttypes.h>
#include <stdbool.h>
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

/* The id of a call.  Its legs alternate with those of others. */
static uint64_t next_call(void)
{
	static struct {
		uint64_t id;
		uint32_t left; /* legs that are still to come */
	} calls[8], *call;
	static uint64_t count;

	call = &calls[draw(8)];
	if (call->left == 0) {
		/* No two are the same, for the factor is odd. */
		call->id = ++count * 0x9E3779B97F & 0xFFFFFFFFFF;
		call->left = 1 + draw(5);
	}
	call->left--;
	return call->id;
}

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
	else if (strcmp(column, "call") == 0)
		printf("%010" PRIx64, next_call());
}

struct record {
	uint64_t second; /* since 1970 */
	const struct cause *cause;
	const char *name; /* with its quotes, if it has any */
	uint32_t millis, caller, called, trunk, seconds;
	uint64_t id;
};

static void draw_record(struct record *record, uint64_t number)
{
	record->cause = pick_cause();
	record->seconds = record->cause->cause[0] == '2' ? draw(1800) : 0;
	record->name = draw(5) < 2 ? quoted[draw(8)] : names[draw(10)];
	record->second += draw(3);
	record->millis = draw(1000);
	record->caller = draw(10000000);
	record->called = draw(10000000);
	record->trunk = draw(40);
	record->id = (number & UINT32_MAX) << 8 | draw(256);
}

static void put_csv(const struct record *record, char **columns)
{
	printf("%" PRIu64 ".%03" PRIu32 ",+4930%07" PRIu32 ",+4989%07" PRIu32 ",trunk-%" PRIu32
	       ",%" PRIu32 ",%s,%s,%010" PRIx64,
	       record->second, record->millis, record->caller, record->called, record->trunk,
	       record->seconds, record->cause->cause, record->name, record->id);
	for (; *columns != NULL; columns++) {
		putchar(',');
		put_column(*columns, record->cause);
	}
	putchar('\n');
}

static void put_json(const struct record *record, char **columns)
{
	const char *quote = record->name[0] == '"' ? "" : "\"";
	uint64_t start = record->second * 1000 + record->millis;

	printf("{\"id\":\"%010" PRIx64 "\",\"direction\":\"inbound\",\"caller\":\"+4930%07" PRIu32
	       "\",\"called\":\"+4989%07" PRIu32 "\",\"name\":%s%s%s,\"trunk\":\"trunk-%" PRIu32
	       "\",\"variables\":{\"codec\":\"PCMA\",\"rtp_audio_in_packet_count\":%" PRIu32
	       ",\"status\":\"%s\"",
	       record->id, record->caller, record->called, quote, record->name, quote,
	       record->trunk, record->seconds * 50, record->cause->cause);
	for (; *columns != NULL; columns++) {
		printf(",\"%s\":\"", *columns);
		put_column(*columns, record->cause);
		putchar('"');
	}
	printf("},\"times\":{\"start\":%" PRIu64 ",\"end\":%" PRIu64 ",\"seconds\":%" PRIu32 "}}\n",
	       start, start + record->seconds * UINT64_C(1000), record->seconds);
}

static void put_header(char **columns)
{
	fputs("start,caller,called,trunk,seconds,status,name,id", stdout);
	for (; *columns != NULL; columns++)
		printf(",%s", *columns);
	putchar('\n');
}

int main(int argc, char **argv)
{
	bool json = argc > 1 && strcmp(argv[1], "--json") == 0;
	char **arguments = argv + 1 + json;
	uint64_t count = *arguments != NULL ? strtoull(*arguments++, NULL, 10) : 10000000;
	struct record record = { .second = 1740787200 };
	uint64_t i;

	setvbuf(stdout, NULL, _IOFBF, 1 << 18);
	if (!json)
		put_header(arguments);
	for (i = 0; i < count; i++) {
		draw_record(&record, i);
		if (json)
			put_json(&record, arguments);
		else
			put_csv(&record, arguments);
	}
	return fflush(stdout) != 0 || ferror(stdout);
}
