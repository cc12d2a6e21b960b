/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the benchmarks share: a clock, fixed random numbers, rounds in which
 * contenders take turns, and the table that is printed.
 *
 * A round runs every contender once, one right after the other, so that what
 * slows the machine down for a while slows all of them down.  The ratio of a
 * contender is the median, over the rounds, of its time divided by the time of
 * the first contender in the same round.
 *
 * Include this before anything else.
 */
#ifndef BENCH_H
#define BENCH_H

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* sched_setaffinity */
#endif

#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BENCH_ROUNDS_MAX 1001

struct bench_contender {
	const char *name;
	uint64_t (*run)(void *data); /* the work, once; gives what it summed */
	void *data;
	uint64_t operations;         /* in one run */
	double limit;                /* the ratio may be this; 0: printed beside */
	double aim;                  /* and should be this; 0: no aim */
	unsigned repeats;            /* runs in one round; bench_measure sets it */
	double ns[BENCH_ROUNDS_MAX]; /* per operation, by round */
};

/* How times are printed: ns divided by `divisor`. */
struct bench_unit {
	const char *name;
	double divisor;
};

/* Sums end here, so that no work can be left out. */
static volatile uint64_t bench_sink;

static inline double bench_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

/* A correctness check failed: nothing that was measured would mean anything. */
_Noreturn static inline void bench_wrong(const char *contender, const char *what)
{
	fflush(stdout);
	fprintf(stderr, "bench: WRONG: %s: %s\n", contender, what);
	exit(1);
}

/* Stay on one CPU, the last that is allowed; where that fails, go on without. */
static inline void bench_pin(void)
{
#ifdef CPU_SET
	cpu_set_t allowed, one;

	if (sched_getaffinity(0, sizeof(allowed), &allowed) != 0)
		return;
	for (size_t cpu = CPU_SETSIZE; cpu-- > 0;) {
		if (!CPU_ISSET(cpu, &allowed))
			continue;
		CPU_ZERO(&one);
		CPU_SET(cpu, &one);
		if (sched_setaffinity(0, sizeof(one), &one) != 0)
			fputs("bench: not pinned to a CPU\n", stderr);
		return;
	}
#endif
}

/* A Weyl sequence, mixed: the same numbers in every run. */
static inline uint32_t bench_random(uint64_t *state)
{
	uint64_t mixed = *state += UINT64_C(0x9e3779b97f4a7c15);

	mixed = (mixed ^ (mixed >> 32)) * UINT64_C(0xd6e8feb86659fd93);
	mixed = (mixed ^ (mixed >> 32)) * UINT64_C(0xd6e8feb86659fd93);
	return (uint32_t)(mixed >> 32);
}

/* Zero or more, below `bound`. */
static inline uint32_t bench_below(uint64_t *state, uint32_t bound)
{
	return (uint32_t)(((uint64_t)bench_random(state) * bound) >> 32);
}

static inline int bench_compare_double(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

/* Sorts the values. */
static inline double bench_median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), bench_compare_double);
	return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static inline double bench_ratio(const struct bench_contender *contender,
				 const struct bench_contender *base, size_t rounds)
{
	double ratios[BENCH_ROUNDS_MAX];

	for (size_t i = 0; i < rounds; i++)
		ratios[i] = contender->ns[i] / base->ns[i];
	return bench_median(ratios, rounds);
}

/* Time of one run, in ns per run. */
static inline double bench_time(const struct bench_contender *contender, unsigned repeats)
{
	double start = bench_now();
	uint64_t sum = 0;

	for (unsigned i = 0; i < repeats; i++)
		sum += contender->run(contender->data);
	bench_sink += sum;
	return (bench_now() - start) / repeats;
}

/* How often to run so that it takes about so many ns; it warms up as well. */
static inline unsigned bench_repeats(const struct bench_contender *contender, double ns)
{
	double once = bench_time(contender, 1);
	unsigned repeats = 1;

	while (once * repeats < ns) {
		repeats *= 2;
		once = bench_time(contender, repeats);
	}
	return repeats;
}

/* Run the rounds; each contender's turn takes about `ns`, or one run if 0. */
static inline void bench_measure(struct bench_contender *contender, size_t count, size_t rounds,
				 double ns)
{
	for (size_t i = 0; i < count; i++)
		contender[i].repeats = bench_repeats(&contender[i], ns);
	for (size_t round = 0; round < rounds; round++) {
		for (size_t i = 0; i < count; i++) {
			double run = bench_time(&contender[i], contender[i].repeats);

			contender[i].ns[round] = run / (double)contender[i].operations;
		}
	}
}

static inline void bench_print_verdict(const struct bench_contender *contender, double ratio)
{
	if (contender->limit > 0)
		printf("  %s (limit %.2f)", ratio <= contender->limit ? "pass" : "FAIL",
		       contender->limit);
	if (contender->aim > 0)
		printf("  aim %.2f %s", contender->aim, ratio <= contender->aim ? "met" : "missed");
	putchar('\n');
}

static inline void bench_print_title(const char *title, const struct bench_unit *unit)
{
	char least[24], median[24];

	snprintf(least, sizeof(least), "min %s", unit->name);
	snprintf(median, sizeof(median), "median %s", unit->name);
	printf("\n%s\n  %-34s %10s %12s %8s\n", title, "contender", least, median, "ratio");
}

/* One line each; the first is what the others are compared with. */
static inline void bench_print(const struct bench_contender *contender, size_t count, size_t rounds,
			       const struct bench_unit *unit)
{
	for (size_t i = 0; i < count; i++) {
		double ratio = bench_ratio(&contender[i], &contender[0], rounds);
		double sorted[BENCH_ROUNDS_MAX], median;

		memcpy(sorted, contender[i].ns, rounds * sizeof(*sorted));
		median = bench_median(sorted, rounds);
		printf("  %-34s %10.3f %12.3f %8.2f", contender[i].name, sorted[0] / unit->divisor,
		       median / unit->divisor, ratio);
		bench_print_verdict(&contender[i], ratio);
	}
	fflush(stdout);
}

static inline void bench_print_skipped(const char *name, const char *why)
{
	printf("  %-34s skipped: %s\n", name, why);
}

#endif
