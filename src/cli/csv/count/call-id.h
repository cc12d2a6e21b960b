/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What stands for the id of a call: 128 bits of SipHash with a secret key.  Ids may be long,
 * and there may be a million of them; nobody who does not know the key can write two that are
 * taken for one.
 */
#ifndef CSV_CALL_ID_H
#define CSV_CALL_ID_H

#include "cli/csv/record/cell.h"

struct call_key {
	uint64_t first, second;
};

/* Both 0: no call. */
struct call_id {
	uint64_t first, second;
};

/* Bytes that nobody knows; without a source of them, such as differ from run to run. */
void call_key_make(struct call_key *key);
/* SipHash-2-4 with a result of 128 bits. */
struct call_id call_hash(const struct call_key *key, const void *bytes, size_t length);
/* The id that cells give together, by what they say, as it may be quoted or not.  false: all of
 * them are empty. */
bool call_id_of(const struct call_key *key, const struct cell *cells, uint32_t count,
		struct call_id *id);

static inline bool call_id_same(const struct call_id *a, const struct call_id *b)
{
	return a->first == b->first && a->second == b->second;
}

#endif
