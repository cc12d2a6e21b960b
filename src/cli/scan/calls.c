/* SPDX-License-Identifier: BSD-2-Clause */
#include "calls.h"

#include "base/hash.h"
#include "sipcause.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---------------------------------------------------------------- closed calls */

/* Hashes of Call-IDs, in two sets: when the newer one is full the older one goes. */
enum { PLACES = 1 << 18 };
struct log_closed {
	uint64_t sets[2][PLACES];
	size_t count; /* in the newer one */
	unsigned newer;
};

static bool set_has(const uint64_t *set, uint64_t hash)
{
	size_t at = hash & (PLACES - 1);

	while (set[at] != 0 && set[at] != hash)
		at = (at + 1) & (PLACES - 1);
	return set[at] == hash;
}

static bool was_closed(const struct log_closed *closed, uint64_t hash)
{
	return closed != NULL && (set_has(closed->sets[0], hash) || set_has(closed->sets[1], hash));
}

static void note_closed(struct log_closed *closed, uint64_t hash)
{
	size_t at = hash & (PLACES - 1);
	uint64_t *set;

	if (closed->count == PLACES / 2) {
		closed->newer ^= 1;
		closed->count = 0;
		memset(closed->sets[closed->newer], 0, sizeof(closed->sets[0]));
	}
	set = closed->sets[closed->newer];
	while (set[at] != 0 && set[at] != hash)
		at = (at + 1) & (PLACES - 1);
	closed->count += set[at] == 0;
	set[at] = hash;
}

/* ------------------------------------------------------------------ open calls */

static struct log_call **place_of(const struct log_calls *calls, uint64_t hash)
{
	return &calls->places[hash & (calls->place_count - 1)];
}

static struct log_call *find(const struct log_calls *calls, uint64_t hash, struct log_text id)
{
	struct log_call *call = *place_of(calls, hash);

	while (call != NULL && (call->hash != hash || call->id_length != id.length ||
				memcmp(call->id, id.at, id.length) != 0))
		call = call->same_place;
	return call;
}

static void take_out(struct log_calls *calls, struct log_call *call)
{
	struct log_call **place = place_of(calls, call->hash);

	while (*place != call)
		place = &(*place)->same_place;
	*place = call->same_place;
	*(call->newer != NULL ? &call->newer->older : &calls->newest) = call->older;
	*(call->older != NULL ? &call->older->newer : &calls->oldest) = call->newer;
	calls->count--;
}

static void put_newest(struct log_calls *calls, struct log_call *call)
{
	call->newer = NULL;
	call->older = calls->newest;
	*(calls->newest != NULL ? &calls->newest->newer : &calls->oldest) = call;
	calls->newest = call;
}

static void put_in(struct log_calls *calls, struct log_call *call)
{
	struct log_call **place = place_of(calls, call->hash);

	call->same_place = *place;
	*place = call;
	put_newest(calls, call);
	calls->count++;
}

static void free_call(struct log_call *call)
{
	if (call == NULL)
		return;
	free(call->id);
	free(call->legs);
	free(call->text);
	free(call);
}

static void close_call(struct log_calls *calls, struct log_call *call)
{
	take_out(calls, call);
	calls->close(calls->data, call);
	free_call(call);
}

static struct log_call *open_call(struct log_calls *calls, uint64_t hash, struct log_text id)
{
	struct log_call *call = calloc(1, sizeof(*call));

	/* Most logs never need it. */
	if (calls->count == calls->window && calls->closed == NULL)
		calls->closed = calloc(1, sizeof(*calls->closed));
	if (call == NULL || (calls->count == calls->window && calls->closed == NULL) ||
	    (call->id = malloc(id.length)) == NULL) {
		free_call(call);
		return NULL;
	}
	memcpy(call->id, id.at, id.length);
	call->id_length = id.length;
	call->hash = hash;
	if (calls->count == calls->window) {
		note_closed(calls->closed, calls->oldest->hash);
		close_call(calls, calls->oldest);
	}
	put_in(calls, call);
	return call;
}

/* ----------------------------------------------------------------------- whole */

bool log_calls_make(struct log_calls *calls, size_t window,
		    void (*close)(void *data, const struct log_call *call), void *data)
{
	memset(calls, 0, sizeof(*calls));
	calls->window = window;
	calls->close = close;
	calls->data = data;
	/* Whoever writes the log must not know which Call-IDs share a place. */
	calls->seed = sci_hash_mix((uint64_t)time(NULL) ^ (uint64_t)(uintptr_t)calls);
	for (calls->place_count = 16; calls->place_count < window;)
		calls->place_count *= 2;
	calls->places = calloc(calls->place_count, sizeof(struct log_call *));
	return calls->places != NULL;
}

static int by_first(const void *a, const void *b)
{
	const struct log_call *const *x = a, *const *y = b;

	if ((*x)->opened != (*y)->opened)
		return (*x)->opened < (*y)->opened ? -1 : 1;
	return 0;
}

void log_calls_end(struct log_calls *calls)
{
	struct log_call **open = NULL, *call;
	size_t count = 0, i;

	if (calls->count > 0)
		open = calloc(calls->count, sizeof(struct log_call *));
	for (call = calls->oldest; call != NULL && open != NULL; call = call->newer)
		open[count++] = call;
	if (count > 0)
		qsort(open, count, sizeof(struct log_call *), by_first);
	for (i = 0; i < count; i++)
		close_call(calls, open[i]);
	/* Without memory for an order they come in another one. */
	while (calls->oldest != NULL)
		close_call(calls, calls->oldest);
	free(open);
	free(calls->places);
	free(calls->closed);
	calls->places = NULL;
	calls->closed = NULL;
}

enum log_call_took log_calls_add(struct log_calls *calls, const struct log_message *message,
				 const char *log)
{
	struct log_text id = message->head->call_id;
	struct log_call *call;
	uint64_t hash;

	if (message->form == SIPCAUSE_FORM_OCTETS || id.length == 0)
		return LOG_CALL_NONE;
	hash = sci_hash_bytes(id.at, id.length, calls->seed);
	hash += hash == 0;
	call = find(calls, hash, id);
	if (call == NULL && was_closed(calls->closed, hash)) {
		calls->late++;
		return LOG_CALL_LATE;
	}
	/* What only goes with a call begins none. */
	if (call == NULL && !log_leg_begins(message))
		return LOG_CALL_TOOK;
	if (call == NULL) {
		call = open_call(calls, hash, id);
		if (call == NULL)
			return LOG_CALL_NO_MEMORY;
		call->log = log;
		call->first = message->first;
		call->opened = ++calls->opened;
	} else if (call != calls->newest) {
		take_out(calls, call);
		put_in(calls, call);
	}
	call->last = message->last;
	call->messages++;
	return log_leg_add(call, message, calls->seed) ? LOG_CALL_TOOK : LOG_CALL_NO_MEMORY;
}
