/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A memory of what was worked out before: bytes under keys that are bytes.  It takes so
 * much room and no more; what is new takes the place of the oldest.
 *
 *   places   [hash, at][hash, at][hash, at][hash, at]   the ways of one hash
 *                 |
 *   ring     ...[key, value][key, value]|oldest ...
 *                                       next
 *
 * A look-up tries a few places whatever the keys are, so that nobody can make it slow.
 */
#ifndef CLI_MEMO_H
#define CLI_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CLI_MEMO_RING ((size_t)4 << 20)
#define CLI_MEMO_PLACES ((size_t)1 << 14)
/* The most bytes that a key and its value have together. */
#define CLI_MEMO_MOST (CLI_MEMO_RING / 64)

struct cli_memo {
	unsigned char *ring; /* NULL: there is none, and nothing is kept */
	struct cli_memo_place *places;
	uint64_t next; /* bytes that were taken from the ring so far, round after round */
};

/* false: out of memory. */
bool cli_memo_make(struct cli_memo *memo);
void cli_memo_drop(struct cli_memo *memo);

uint64_t cli_memo_hash(const void *key, size_t length);
/* The value of a key, aligned for 64-bit numbers and there until the next is added;
 * NULL: none. */
const void *cli_memo_find(const struct cli_memo *memo, uint64_t hash, const void *key,
			  size_t key_length, size_t *length);
/* Room for the value of a key that is not there; NULL: the two are too long. */
void *cli_memo_add(struct cli_memo *memo, uint64_t hash, const void *key, size_t key_length,
		   size_t length);

#endif
