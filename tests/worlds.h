/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Random worlds for a test: how many, and from which seed, as the environment says.
 *
 *   ORACLE_SEED      the first world's seed, default 1; the next world's is one more
 *   ORACLE_WORLDS    how many
 *   ORACLE_FAILURES  worlds that may fail before it ends, default 3
 */
#ifndef WORLDS_H
#define WORLDS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "unit.h"

static inline uint64_t worlds_setting(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);

	return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

/* Try one world after the other; `each` is what is counted in *done. */
static inline void worlds_try(bool (*try)(uint64_t seed, unsigned long *done), uint64_t otherwise,
			      const char *each)
{
	uint64_t seed = worlds_setting("ORACLE_SEED", 1);
	uint64_t worlds = worlds_setting("ORACLE_WORLDS", otherwise);
	uint64_t most = worlds_setting("ORACLE_FAILURES", 3);
	unsigned long done = 0;
	uint64_t failed = 0;

	for (uint64_t i = 0; i < worlds && failed < most; i++)
		failed += !try(seed + i, &done);
	printf("%llu worlds from seed %llu, %lu %s ... ", (unsigned long long)worlds,
	       (unsigned long long)seed, done, each);
	CU_ASSERT_EQUAL(failed, 0);
	CU_ASSERT(done > 0);
}

#endif
