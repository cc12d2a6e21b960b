/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The current catalog, and its readers.
 *
 *   current    [ acquires through this slot | slot ]       one atomic word
 *   catalogs   [ *, *, NULL, ... ]                         NULL: a free slot
 *   slots      [ acquires - releases | retired, ... ]
 *
 * The technique is a reference count split in two.  Acquiring adds one to the
 * upper part of `current` and learns the slot from its lower part in the same
 * atomic step; releasing subtracts one from the slot's own count.  Publishing
 * exchanges `current` for another slot with no acquires, adds the acquires it
 * took out to the old slot's count and marks that as retired.
 *
 * Why no reader can hold a catalog that was freed: all changes of `current` have
 * one order.  An acquire before the exchange is among those that the exchange
 * took out, and so is in the old slot's count before that is marked; an acquire
 * after it finds the new slot.  A catalog is freed by whoever brings a marked
 * count to zero, which is when each acquire through its slot has been released,
 * and only then can the slot be given to another catalog.
 *
 * Both counts stand in the upper bits of their words, so that they wrap round
 * without touching the lower ones, and their difference stays right.
 */
#include "base/alloc.h"
#include "engine/catalog.h"
#include "base/error.h"
#include "load.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SLOT_BITS 8
#define SLOTS (1u << SLOT_BITS)
#define ONE ((uint64_t)SLOTS)
#define RETIRED ((uint64_t)1)

/* What processors move between them at once. */
#define CACHE_LINE 64
#define APART(type) unsigned char apart[CACHE_LINE - sizeof(type)]

struct slot {
	_Atomic uint64_t count;
	APART(uint64_t);
};

struct sipcause_store {
	_Atomic uint64_t current;
	APART(uint64_t);
	struct sipcause_catalog *_Atomic catalogs[SLOTS];
	struct slot slots[SLOTS];

	/* The process that is changing the store; 0: none. */
	atomic_long writer;
	_Atomic size_t watched; /* paths that refresh looks at */
	/* The rest belongs to who is. */
	struct sipcause_loader *loader;
	struct sci_watch *watch; /* of the last load, also where that failed */
	uint64_t generation;
};

/* ----------------------------------------------------------------- readers */

const struct sipcause_catalog *sipcause_store_acquire(struct sipcause_store *store)
{
	uint64_t was = atomic_fetch_add_explicit(&store->current, ONE, memory_order_acquire);

	return atomic_load_explicit(&store->catalogs[was % SLOTS], memory_order_relaxed);
}

/* The slot is given up before its catalog is freed: a child that is forked in the
 * middle of the freeing must not find half a catalog in it. */
static void empty_slot(struct sipcause_store *store, uint32_t slot)
{
	sipcause_catalog_free(
		atomic_exchange_explicit(&store->catalogs[slot], NULL, memory_order_acq_rel));
}

/* Add to a slot's count, by wrapping round also less than nothing. */
static void count(struct sipcause_store *store, uint32_t slot, uint64_t change)
{
	uint64_t was =
		atomic_fetch_add_explicit(&store->slots[slot].count, change, memory_order_acq_rel);

	if (was + change == RETIRED)
		empty_slot(store, slot);
}

void sipcause_store_release(struct sipcause_store *store, const struct sipcause_catalog *catalog)
{
	if (catalog != NULL)
		count(store, catalog->slot, -ONE);
}

/* ----------------------------------------------------------------- writers */

/*
 * One at a time, and nobody waits.  A child that was forked while another thread
 * of its parent was a writer has the mark of a writer that it does not have.
 */
static bool begin(struct sipcause_store *store)
{
	const long self = (long)getpid();
	long writer = 0;

	while (!atomic_compare_exchange_strong_explicit(&store->writer, &writer, self,
							memory_order_acquire, memory_order_relaxed))
		if (writer == self)
			return false;
	return true;
}

static void end(struct sipcause_store *store)
{
	atomic_store_explicit(&store->writer, 0, memory_order_release);
}

/* A free slot, or SLOTS. */
static uint32_t find_slot(struct sipcause_store *store)
{
	uint32_t slot = 0;

	while (slot < SLOTS &&
	       atomic_load_explicit(&store->catalogs[slot], memory_order_acquire) != NULL)
		slot++;
	return slot;
}

static void put(struct sipcause_store *store, uint32_t slot, struct sipcause_catalog *catalog)
{
	catalog->slot = slot;
	catalog->generation = ++store->generation;
	atomic_store_explicit(&store->slots[slot].count, 0, memory_order_relaxed);
	atomic_store_explicit(&store->catalogs[slot], catalog, memory_order_relaxed);
}

static void make_current(struct sipcause_store *store, uint32_t slot,
			 struct sipcause_catalog *catalog)
{
	uint64_t was;

	put(store, slot, catalog);
	was = atomic_exchange_explicit(&store->current, slot, memory_order_acq_rel);
	count(store, was % SLOTS, was - was % SLOTS + RETIRED);
}

/* ------------------------------------------------------------------ errors */

static const struct {
	int code;
	const char *message;
} refusals[] = {
	{ SIPCAUSE_OK, "no error" },
	{ SIPCAUSE_E_ARGUMENT, "an argument is not usable" },
	{ SIPCAUSE_E_MEMORY, "out of memory" },
	{ SIPCAUSE_E_BUSY, "another thread is changing the store; expected one at a time" },
	{ SIPCAUSE_E_FULL, "all catalogs that the store has room for are still held; "
			   "expected readers to release old ones" },
};

/* Fill an error that no report tells of. */
static int refuse(struct sipcause_error *error, int code)
{
	const struct sci_place nowhere = { NULL, 0, 0 };
	size_t i = 0;

	while (refusals[i].code != code)
		i++;
	sci_error_set(error, code, sipcause_error_word(code), nowhere, refusals[i].message);
	return code;
}

static int no_memory(struct sipcause_report **report, struct sipcause_error *error)
{
	struct sipcause_report *own = report != NULL ? sci_report_new() : NULL;

	if (own != NULL) {
		sci_report_no_memory(own);
		sci_report_close(own);
		*report = own;
	}
	return refuse(error, SIPCAUSE_E_MEMORY);
}

/* ----------------------------------------------------------------- loading */

/* Load; the watch is replaced even where that fails, so that the same failure is
 * not asked for again while nothing changes. */
static int load(struct sipcause_store *store, struct sipcause_catalog **catalog,
		struct sipcause_report **report, struct sipcause_error *error)
{
	struct sci_watch *watch = sci_watch_new(), *old = store->watch;
	int code;

	if (watch == NULL) {
		if (old != NULL)
			old->unsure = true;
		return no_memory(report, error);
	}
	code = sci_load(store->loader, watch, NULL, catalog, report, error);
	watch->unsure = code == SIPCAUSE_E_MEMORY;
	store->watch = watch;
	atomic_store_explicit(&store->watched, watch->count, memory_order_relaxed);
	sci_watch_free(old);
	return code;
}

static int reload(struct sipcause_store *store, struct sipcause_report **report,
		  struct sipcause_error *error)
{
	const uint32_t slot = find_slot(store);
	struct sipcause_catalog *catalog = NULL;
	int code;

	if (slot == SLOTS)
		return refuse(error, SIPCAUSE_E_FULL);
	code = load(store, &catalog, report, error);
	if (code == SIPCAUSE_OK)
		make_current(store, slot, catalog);
	return code;
}

int sipcause_store_reload(struct sipcause_store *store, struct sipcause_report **report,
			  struct sipcause_error *error)
{
	int code;

	if (report != NULL)
		*report = NULL;
	if (store == NULL)
		return refuse(error, SIPCAUSE_E_ARGUMENT);
	if (!begin(store))
		return refuse(error, SIPCAUSE_E_BUSY);
	code = reload(store, report, error);
	end(store);
	return code;
}

int sipcause_store_refresh(struct sipcause_store *store, struct sipcause_report **report,
			   struct sipcause_error *error)
{
	int code;

	if (report != NULL)
		*report = NULL;
	if (store == NULL)
		return refuse(error, SIPCAUSE_E_ARGUMENT);
	if (!begin(store))
		return refuse(error, SIPCAUSE_E_BUSY);
	if (sci_watch_changed(store->watch)) {
		code = reload(store, report, error);
		code = code == SIPCAUSE_OK ? 1 : code;
	} else {
		code = refuse(error, SIPCAUSE_OK);
	}
	end(store);
	return code;
}

size_t sipcause_store_watched(const struct sipcause_store *store)
{
	return store == NULL ? 0 : atomic_load_explicit(&store->watched, memory_order_relaxed);
}

int sipcause_store_publish(struct sipcause_store *store, struct sipcause_catalog *catalog)
{
	uint32_t slot;

	if (store == NULL || catalog == NULL || catalog->generation != 0)
		return SIPCAUSE_E_ARGUMENT;
	if (!begin(store))
		return SIPCAUSE_E_BUSY;
	slot = find_slot(store);
	if (slot < SLOTS)
		make_current(store, slot, catalog);
	end(store);
	return slot < SLOTS ? SIPCAUSE_OK : SIPCAUSE_E_FULL;
}

/* ------------------------------------------------------- beginning and end */

static struct sipcause_store *new_store(const struct sipcause_loader *loader)
{
	struct sipcause_store *store = sci_malloc(sizeof(*store));
	uint32_t i;

	if (store == NULL)
		return NULL;
	memset(store, 0, sizeof(*store));
	atomic_init(&store->current, 0);
	atomic_init(&store->writer, 0);
	atomic_init(&store->watched, 0);
	for (i = 0; i < SLOTS; i++) {
		atomic_init(&store->catalogs[i], NULL);
		atomic_init(&store->slots[i].count, 0);
	}
	store->loader = sci_loader_copy(loader);
	if (store->loader != NULL)
		return store;
	sci_free(store);
	return NULL;
}

int sipcause_store_new(struct sipcause_store **store, const struct sipcause_loader *loader,
		       struct sipcause_report **report, struct sipcause_error *error)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_store *made;
	int code;

	if (report != NULL)
		*report = NULL;
	if (store != NULL)
		*store = NULL;
	if (store == NULL || loader == NULL)
		return refuse(error, SIPCAUSE_E_ARGUMENT);
	made = new_store(loader);
	if (made == NULL)
		return no_memory(report, error);
	code = load(made, &catalog, report, error);
	if (code != SIPCAUSE_OK) {
		sipcause_store_free(made);
		return code;
	}
	put(made, 0, catalog);
	*store = made;
	return SIPCAUSE_OK;
}

void sipcause_store_free(struct sipcause_store *store)
{
	uint32_t i;

	if (store == NULL)
		return;
	for (i = 0; i < SLOTS; i++)
		sipcause_catalog_free(
			atomic_load_explicit(&store->catalogs[i], memory_order_acquire));
	sci_watch_free(store->watch);
	sipcause_loader_free(store->loader);
	sci_free(store);
}
