/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The records of one call, its legs, put together within a window of records.  What is kept
 * lies in rings, by the number of its record, so that whatever the ids are, there is room for a
 * window of legs and no more:
 *
 *            closed calls                open calls
 *   ids    [ ..................... | ...................... ]   a place a record, two windows
 *   slots                          [ leg ─▶ leg ─▶ leg      ]   a place a record, one window
 *   places [ hash ─▶ id ]
 *
 * A call is closed when its first leg leaves the newer window.  Its id stays for as long again:
 * legs that come meanwhile are late.  After that the id is that of a new call.
 */
#ifndef CSV_CALLS_H
#define CSV_CALLS_H

#include "call-id.h"

#define CALL_LEGS 64 /* of a call that decide; more are only counted */

struct call_leg {
	uint32_t kind;  /* see call-decide.h */
	uint32_t group; /* of --by */
};

/* A record of the window. */
struct call_slot {
	struct call_leg leg;
	uint32_t next;  /* the slot of the next leg of its call, and 1; 0: it is the last */
	uint32_t last;  /* of the first leg: the slot of the last */
	uint32_t count; /* of the first leg: all of them; 0: this is no first leg */
};

/* Where the id of a call is. */
struct call_place {
	uint32_t hash;
	uint32_t id; /* and 1; 0: the place is free */
};

/* Take a closed call: its first legs, and how many it had.  false: out of memory. */
typedef bool calls_close(void *data, const struct call_leg legs[CALL_LEGS], uint64_t count);

struct calls {
	struct call_key key;
	uint32_t window;
	struct call_id *ids;
	struct call_slot *slots;
	struct call_place *places;
	uint32_t place_mask;
	uint32_t id_count;
	uint64_t at; /* the last record that was looked at */
	calls_close *close;
	void *data;
};

/* What became of a leg. */
enum calls_took { CALLS_TOOK, CALLS_LATE, CALLS_NO_MEMORY };

/* false: out of memory.  What was made is to be dropped all the same. */
bool calls_make(struct calls *calls, uint32_t window, calls_close *close, void *data);
void calls_drop(struct calls *calls);
/* Add a leg, by the number of its record, which rises from 1.  id NULL: it is a call of its
 * own. */
enum calls_took calls_add(struct calls *calls, uint64_t record, const struct call_id *id,
			  struct call_leg leg);
/* Close all that are open.  false: out of memory. */
bool calls_end(struct calls *calls);

#endif
