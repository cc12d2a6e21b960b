/* SPDX-License-Identifier: BSD-2-Clause */
#include "look.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Words of one length, one of which stands in every line that can matter: a version, Reason,
 * a cause, and octets of Q.931 and the names of its messages. */
enum { WORD = 5, PAIRS = 1 << 16 };
static const char words[][WORD + 1] = { "IP/2.", "eason", "EASON", "Cause", "cause",
					"CAUSE", "[08 0", "08 01", "08 02", "x0801",
					"x0802", "pd = ", "e Typ" };
enum { WORDS = sizeof(words) / sizeof(words[0]) };

/* How far a word can begin at the earliest behind a pair of bytes, by the last two bytes of
 * where one could stand: Wu and Manber's table. */
static uint8_t steps[PAIRS];

static size_t pair_of(const char *bytes)
{
	return (size_t)(unsigned char)bytes[0] << 8 | (unsigned char)bytes[1];
}

static void make_steps(void)
{
	size_t i, at;

	memset(steps, WORD - 1, sizeof(steps));
	for (i = 0; i < WORDS; i++)
		for (at = 0; at + 1 < WORD; at++) {
			uint8_t *step = &steps[pair_of(words[i] + at)];

			if (WORD - 2 - at < *step)
				*step = (uint8_t)(WORD - 2 - at);
		}
}

static bool is_word(const char *bytes)
{
	size_t i;

	for (i = 0; i < WORDS; i++)
		if (words[i][0] == bytes[0] && memcmp(bytes, words[i], WORD) == 0)
			return true;
	return false;
}

size_t log_look_next(const char *bytes, size_t length, size_t at)
{
	if (steps[0] == 0)
		make_steps();
	while (at + WORD <= length) {
		size_t step = steps[pair_of(bytes + at + WORD - 2)];

		if (step > 0) {
			at += step;
			continue;
		}
		if (is_word(bytes + at))
			return at;
		at++;
	}
	return length;
}

size_t log_look_ends(const char *bytes, size_t length)
{
	const char *at = bytes, *end = bytes + length;
	size_t count = 0;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		count++;
		at++;
	}
	return count;
}
