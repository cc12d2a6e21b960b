/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Look-ups: sipcause against other ways to do the same, rfc3398's sip -> q850.
 *
 *   bench-translate               check every contender, then time them
 *   bench-translate count CODE N  exactly N calls of sipcause_translate(), for
 *                                 an instruction counter around the process
 */
#include "bench.h"

#include "contender-array.h"
#include "contenders.h"
#include "sipcause.h"

#define CODES 65536 /* how many random codes */
#define BLOCK 4096  /* how many of them translate_many gets at once */
#define ROUNDS 101
#define TURN_NS 2e6

struct question {
	const struct sipcause_table *table;
	int32_t cell[CONTENDER_CELLS]; /* the array; from the library's answers */
	int32_t code[CODES];
	int32_t out[BLOCK];
	volatile int32_t zero; /* 0, which the compiler cannot know */
};

/* A contender's answer to one code, and the loops that are timed. */
struct kind {
	const char *name;
	int32_t (*ask)(const struct question *question, int32_t code);
	uint64_t (*run)(void *data);
	const char *missing; /* why it cannot run, or NULL */
	double limit;
};

/*
 * The calls stand in the loop itself, not behind a function pointer.
 * each_NAME asks for code after code; nothing waits for an answer.
 */
#define KIND(name, call)                                                                           \
	static int32_t ask_##name(const struct question *question, int32_t code)                   \
	{                                                                                          \
		(void)question;                                                                    \
		return call;                                                                       \
	}                                                                                          \
	static uint64_t each_##name(void *data)                                                    \
	{                                                                                          \
		const struct question *question = data;                                            \
		uint64_t sum = 0;                                                                  \
		for (size_t i = 0; i < CODES; i++) {                                               \
			int32_t code = question->code[i];                                          \
			sum += (uint32_t)(call);                                                   \
		}                                                                                  \
		return sum;                                                                        \
	}

/* chain_NAME: each question waits for the answer before it. */
#define CHAIN(name, call)                                                                          \
	static uint64_t chain_##name(void *data)                                                   \
	{                                                                                          \
		const struct question *question = data;                                            \
		int32_t answer = 0, zero = question->zero;                                         \
		uint64_t sum = 0;                                                                  \
		for (size_t i = 0; i < CODES; i++) {                                               \
			int32_t code = question->code[i] + (answer & zero);                        \
			answer = call;                                                             \
			sum += (uint32_t)answer;                                                   \
		}                                                                                  \
		return sum;                                                                        \
	}

KIND(array, contender_array(question->cell, code))
KIND(sipcause, sipcause_translate(question->table, code))
KIND(switch, contender_switch(code))
KIND(scan, contender_scan(code))
KIND(bsearch, contender_bsearch(code))
KIND(uthash, contender_uthash(code))
KIND(glib, contender_glib(code))
CHAIN(array, contender_array(question->cell, code))
CHAIN(sipcause, sipcause_translate(question->table, code))

/* The code blocks one after the other into the same output. */
static uint64_t many_sipcause(void *data)
{
	struct question *question = data;
	uint64_t sum = 0;

	for (size_t i = 0; i < CODES; i += BLOCK) {
		sipcause_translate_many(question->table, &question->code[i], question->out, BLOCK);
		sum += (uint32_t)question->out[i / BLOCK];
	}
	return sum;
}

static uint64_t many_array(void *data)
{
	struct question *question = data;
	uint64_t sum = 0;

	for (size_t i = 0; i < CODES; i += BLOCK) {
		for (size_t j = 0; j < BLOCK; j++) {
			uint32_t index = (uint32_t)question->code[i + j] - CONTENDER_FIRST;

			question->out[j] = index < CONTENDER_CELLS ? question->cell[index] : -2;
		}
		sum += (uint32_t)question->out[i / BLOCK];
	}
	return sum;
}

/* ------------------------------------------------------------- questions */

static struct sipcause_catalog *load(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_catalog *catalog;

	if (sipcause_catalog_load(&catalog, "rfc3398", &error) != SIPCAUSE_OK)
		bench_wrong("sipcause", error.message);
	return catalog;
}

static const struct sipcause_table *find_table(const struct sipcause_catalog *catalog)
{
	const struct sipcause_table *table =
		sipcause_catalog_table(catalog, "rfc3398", "sip", "q850");

	if (!table)
		bench_wrong("sipcause", "rfc3398 has no table from sip to q850");
	return table;
}

#define REST 499 /* a code without a rule */

/* Whether the table says of this very code what it does not say of the rest. */
static int is_listed(const struct sipcause_table *table, int32_t code)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	indication.code = code;
	if (sipcause_translate_indication(table, &indication, &result) == SIPCAUSE_ERROR)
		bench_wrong("sipcause", "sipcause_translate_indication() gave an error");
	if (result.first == code && result.last == code)
		return 1;
	/* A code whose rules have conditions only, none of which holds. */
	return result.outcome == SIPCAUSE_UNLISTED && code >= 400;
}

static size_t list_rows(const struct sipcause_table *table, struct contender_row *row)
{
	const struct sipcause_space *from = sipcause_table_from(table);
	size_t count = 0;

	for (int32_t code = CONTENDER_FIRST; code <= CONTENDER_LAST; code++) {
		if (!is_listed(table, code))
			continue;
		row[count].code = code;
		row[count].target = sipcause_translate(table, code);
		row[count++].name = sipcause_space_fact(from, code, SIPCAUSE_FACT_PHRASE);
	}
	if (count < 30)
		bench_wrong("sipcause", "the table lists fewer codes than RFC 3398 has");
	return count;
}

/* Half of them listed, the others from all over the space. */
static void draw_codes(struct question *question, const struct contender_row *row, uint32_t count)
{
	uint64_t state = 3398;

	for (size_t i = 0; i < CODES; i++) {
		if (bench_below(&state, 2))
			question->code[i] = row[bench_below(&state, count)].code;
		else
			question->code[i] =
				CONTENDER_FIRST + (int32_t)bench_below(&state, CONTENDER_CELLS);
	}
}

static void prepare(struct question *question, const struct sipcause_table *table)
{
	static struct contender_row row[CONTENDER_CELLS];
	size_t count = list_rows(table, row);

	question->table = table;
	for (int32_t i = 0; i < CONTENDER_CELLS; i++)
		question->cell[i] = sipcause_translate(table, CONTENDER_FIRST + i);
	draw_codes(question, row, (uint32_t)count);
	if (contenders_fill(row, count, sipcause_translate(table, REST)) != 0)
		bench_wrong("contenders", "out of memory");
}

/* ---------------------------------------------------------------- checks */

static void check_code(const struct kind *kind, const struct question *question, int32_t code)
{
	int32_t expected = sipcause_translate(question->table, code);
	int32_t got = kind->ask(question, code);
	char text[96];

	if (got == expected)
		return;
	snprintf(text, sizeof(text), "sip:%d gives %d, and %d by sipcause_translate()", (int)code,
		 (int)got, (int)expected);
	bench_wrong(kind->name, text);
}

/* Every code of the space, what lies around it, and the sum of the timed loop. */
static void check_kind(const struct kind *kind, struct question *question)
{
	static const int32_t outside[] = { INT32_MIN, -1, 0, 1, 99, 700, 1000, 65536, INT32_MAX };

	for (int32_t code = CONTENDER_FIRST; code <= CONTENDER_LAST; code++)
		check_code(kind, question, code);
	for (size_t i = 0; i < sizeof(outside) / sizeof(*outside); i++)
		check_code(kind, question, outside[i]);
	if (kind->run(question) != each_sipcause(question))
		bench_wrong(kind->name, "the timed loop sums to something else");
}

static void check_loop(const char *name, uint64_t (*run)(void *), struct question *question,
		       uint64_t expected)
{
	if (run(question) != expected)
		bench_wrong(name, "the timed loop sums to something else");
}

/* translate_many's last block, value by value. */
static void check_many(const char *name, uint64_t (*run)(void *), struct question *question)
{
	const int32_t *code = &question->code[CODES - BLOCK];

	memset(question->out, 0x55, sizeof(question->out));
	check_loop(name, run, question, many_array(question));
	for (size_t i = 0; i < BLOCK; i++) {
		if (question->out[i] != sipcause_translate(question->table, code[i]))
			bench_wrong(name, "differs from sipcause_translate()");
	}
}

/* Most contenders were filled from the library's answers and show that they were
 * filled well; the switch was not, and shows that the library is right. */
static void check_all(const struct kind *kind, size_t count, struct question *question)
{
	for (size_t i = 0; i < count; i++) {
		if (!kind[i].missing)
			check_kind(&kind[i], question);
	}
	check_loop("chained array", chain_array, question, each_sipcause(question));
	check_loop("chained sipcause_translate", chain_sipcause, question, each_sipcause(question));
	check_many("inline array", many_array, question);
	check_many("sipcause_translate_many", many_sipcause, question);
	puts("checked: every contender gives the same answers");
}

/* ---------------------------------------------------------------- timing */

static const struct bench_unit nanoseconds = { "ns", 1 };

static void time_each(const struct kind *kind, size_t count, struct question *question)
{
	static struct bench_contender contender[16];
	size_t used = 0;

	for (size_t i = 0; i < count; i++) {
		if (kind[i].missing)
			continue;
		contender[used++] = (struct bench_contender){ .name = kind[i].name,
							      .run = kind[i].run,
							      .data = question,
							      .operations = CODES,
							      .limit = kind[i].limit };
	}
	bench_measure(contender, used, ROUNDS, TURN_NS);
	bench_print_title("one call a code, independent of each other", &nanoseconds);
	bench_print(contender, used, ROUNDS, &nanoseconds);
	for (size_t i = 0; i < count; i++) {
		if (kind[i].missing)
			bench_print_skipped(kind[i].name, kind[i].missing);
	}
}

static void time_pair(const char *title, struct bench_contender *pair, struct question *question)
{
	for (size_t i = 0; i < 2; i++) {
		pair[i].data = question;
		pair[i].operations = CODES;
	}
	bench_measure(pair, 2, ROUNDS, TURN_NS);
	bench_print_title(title, &nanoseconds);
	bench_print(pair, 2, ROUNDS, &nanoseconds);
}

static void time_chain(struct question *question)
{
	static struct bench_contender pair[] = {
		{ .name = "array behind a call", .run = chain_array },
		{ .name = "sipcause_translate", .run = chain_sipcause },
	};

	time_pair("one call a code, each after the answer before it", pair, question);
}

static void time_many(struct question *question)
{
	static struct bench_contender pair[] = {
		{ .name = "array in the loop", .run = many_array },
		{ .name = "sipcause_translate_many", .run = many_sipcause, .limit = 1.5 },
	};

	time_pair("4096 codes a call", pair, question);
}

static int compare(void)
{
	static struct question question;
	struct sipcause_catalog *catalog = load();
	const struct kind kind[] = {
		{ "array behind a call", ask_array, each_array, NULL, 0 },
		{ "sipcause_translate", ask_sipcause, each_sipcause, NULL, 1.2 },
		{ "switch, Asterisk's shape", ask_switch, each_switch, NULL, 0 },
		{ "scan, FreeSWITCH's shape", ask_scan, each_scan, NULL, 0 },
		{ "sorted array, bsearch", ask_bsearch, each_bsearch, NULL, 0 },
		{ "uthash", ask_uthash, each_uthash, contender_uthash_missing(), 0 },
		{ "GHashTable", ask_glib, each_glib, contender_glib_missing(), 0 },
	};
	size_t count = sizeof(kind) / sizeof(*kind);

	bench_pin();
	prepare(&question, find_table(catalog));
	check_all(kind, count, &question);
	time_each(kind, count, &question);
	time_chain(&question);
	time_many(&question);
	contenders_empty();
	sipcause_catalog_free(catalog);
	return 0;
}

/* ---------------------------------------------------------------- counting */

/* Nothing else in here calls sipcause_translate(); the code is volatile so that
 * the calls, which are pure, are not made one. */
static int count_calls(int32_t asked, unsigned long calls)
{
	struct sipcause_catalog *catalog = load();
	const struct sipcause_table *table = find_table(catalog);
	volatile int32_t code = asked;
	uint64_t sum = 0;

	for (unsigned long i = 0; i < calls; i++)
		sum += (uint32_t)sipcause_translate(table, code);
	bench_sink = sum;
	sipcause_catalog_free(catalog);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 1)
		return compare();
	if (argc == 4 && strcmp(argv[1], "count") == 0)
		return count_calls((int32_t)strtol(argv[2], NULL, 10), strtoul(argv[3], NULL, 10));
	fputs("usage: bench-translate [count CODE N]\n", stderr);
	return 2;
}
