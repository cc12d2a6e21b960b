/* SPDX-License-Identifier: BSD-2-Clause */
#include "calls.h"

#include <stdlib.h>

#define PLACES_FIRST 4096

bool calls_make(struct calls *calls, uint32_t window, calls_close *close, void *data)
{
	memset(calls, 0, sizeof(*calls));
	call_key_make(&calls->key);
	calls->window = window;
	calls->close = close;
	calls->data = data;
	calls->ids = calloc((size_t)window * 2, sizeof(*calls->ids));
	calls->slots = calloc(window, sizeof(*calls->slots));
	calls->places = calloc(PLACES_FIRST, sizeof(*calls->places));
	calls->place_mask = PLACES_FIRST - 1;
	return calls->ids != NULL && calls->slots != NULL && calls->places != NULL;
}

void calls_drop(struct calls *calls)
{
	free(calls->ids);
	free(calls->slots);
	free(calls->places);
}

/* -------------------------------------------------------------------- ids */

/* The lowest bit of an id is always set. */
static uint32_t hash_of(const struct call_id *id)
{
	return (uint32_t)(id->first >> 32);
}

/* Where an id is, or the free place where it belongs. */
static struct call_place *find_place(const struct calls *calls, const struct call_id *id)
{
	uint32_t hash = hash_of(id), at = hash & calls->place_mask;

	for (;; at = (at + 1) & calls->place_mask) {
		struct call_place *place = &calls->places[at];

		if (place->id == 0 ||
		    (place->hash == hash && call_id_same(&calls->ids[place->id - 1], id)))
			return place;
	}
}

/* Twice the places. */
static bool grow(struct calls *calls)
{
	uint32_t mask = 2 * calls->place_mask + 1, i;
	struct call_place *places = calloc((size_t)mask + 1, sizeof(*places));

	if (places == NULL)
		return false;
	for (i = 0; i <= calls->place_mask; i++) {
		uint32_t at = calls->places[i].hash & mask;

		if (calls->places[i].id == 0)
			continue;
		while (places[at].id != 0)
			at = (at + 1) & mask;
		places[at] = calls->places[i];
	}
	free(calls->places);
	calls->places = places;
	calls->place_mask = mask;
	return true;
}

/* Let the number of a record stand for an id that is not there.  false: out of memory. */
static bool learn(struct calls *calls, const struct call_id *id, uint32_t number)
{
	struct call_place *place;

	if (calls->id_count >= calls->place_mask / 2 && !grow(calls))
		return false;
	place = find_place(calls, id);
	place->hash = hash_of(id);
	place->id = number + 1;
	calls->ids[number] = *id;
	calls->id_count++;
	return true;
}

/* Whether the entry of a place may move back to one that became free: a search that begins where
 * it belongs passes that one. */
static bool may_move(const struct calls *calls, uint32_t at, uint32_t freed)
{
	uint32_t home = calls->places[at].hash & calls->place_mask;

	return ((at - home) & calls->place_mask) >= ((at - freed) & calls->place_mask);
}

static void forget(struct calls *calls, uint32_t number)
{
	const struct call_id none = { 0, 0 };
	uint32_t freed, at;

	if (calls->ids[number].first == 0)
		return;
	freed = (uint32_t)(find_place(calls, &calls->ids[number]) - calls->places);
	for (at = (freed + 1) & calls->place_mask; calls->places[at].id != 0;
	     at = (at + 1) & calls->place_mask) {
		if (!may_move(calls, at, freed))
			continue;
		calls->places[freed] = calls->places[at];
		freed = at;
	}
	calls->places[freed].id = 0;
	calls->ids[number] = none;
	calls->id_count--;
}

/* ------------------------------------------------------------------- legs */

static bool close_at(struct calls *calls, uint32_t at)
{
	struct call_slot *slot = &calls->slots[at];
	struct call_leg legs[CALL_LEGS];
	uint32_t count = slot->count, used = 0;
	const struct call_slot *leg = slot;

	if (count == 0)
		return true;
	for (legs[used++] = leg->leg; leg->next != 0; legs[used++] = leg->leg)
		leg = &calls->slots[leg->next - 1];
	slot->count = 0;
	return calls->close(calls->data, legs, count);
}

/* Go on to a record: what began a window before ends, and what began two before is forgotten. */
static bool go_to(struct calls *calls, uint64_t record)
{
	bool fine = true;

	while (calls->at < record) {
		calls->at++;
		fine = close_at(calls, (uint32_t)(calls->at % calls->window)) && fine;
		forget(calls, (uint32_t)(calls->at % (2 * (uint64_t)calls->window)));
	}
	return fine;
}

static void begin_call(struct calls *calls, uint32_t at, struct call_leg leg)
{
	calls->slots[at] = (struct call_slot){ leg, 0, at, 1 };
}

static void join_call(struct calls *calls, struct call_slot *first, uint32_t at,
		      struct call_leg leg)
{
	if (first->count++ >= CALL_LEGS)
		return;
	calls->slots[at] = (struct call_slot){ leg, 0, 0, 0 };
	calls->slots[first->last].next = at + 1;
	first->last = at;
}

enum calls_took calls_add(struct calls *calls, uint64_t record, const struct call_id *id,
			  struct call_leg leg)
{
	uint32_t both = 2 * calls->window, age;
	uint32_t number = (uint32_t)(record % both), at = (uint32_t)(record % calls->window);
	const struct call_place *place;

	if (!go_to(calls, record))
		return CALLS_NO_MEMORY;
	place = id != NULL ? find_place(calls, id) : NULL;
	if (place == NULL || place->id == 0) {
		if (place != NULL && !learn(calls, id, number))
			return CALLS_NO_MEMORY;
		begin_call(calls, at, leg);
		return CALLS_TOOK;
	}
	age = (number + both - (place->id - 1)) % both;
	if (age >= calls->window)
		return CALLS_LATE;
	join_call(calls, &calls->slots[(place->id - 1) % calls->window], at, leg);
	return CALLS_TOOK;
}

bool calls_end(struct calls *calls)
{
	uint64_t record = calls->at > calls->window ? calls->at - calls->window : 0;
	bool fine = true;

	while (record++ < calls->at)
		fine = close_at(calls, (uint32_t)(record % calls->window)) && fine;
	return fine;
}
