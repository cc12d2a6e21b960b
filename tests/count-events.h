/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Events for test-counts: each is an outcome of one value of --by, with other things that csv
 * counts.  A plain program says what their counts must be.
 */
#ifndef COUNT_EVENTS_H
#define COUNT_EVENTS_H

#include "cli/csv/count/page-make.h"

#define CAUSES 128 /* outcomes have one of these, */
#define SLOTS 200  /* and a status; the last slot is that of codes that are not told apart */
#define TARGETS 2
#define LABELS_MOST 6000
#define VALUES_MOST (GROUPS_MAX + 1000)
#define EVENT_FIELDS 11
#define VALUE_ROOM 512

/* So many different ones, which come in turn. */
struct scenario {
	const char *name;
	uint32_t outcomes, labels, values;
	uint32_t alike; /* events of one value behind each other, whose cells differ */
};

#define SCENARIOS 11
extern const struct scenario scenarios[SCENARIOS];

/* What is counted of records but for their outcomes, and where a page has it. */
struct event_field {
	size_t counted, page;
};
extern const struct event_field event_fields[EVENT_FIELDS];

static inline uint64_t *event_field_at(void *of, size_t offset)
{
	return (uint64_t *)(void *)((char *)of + offset);
}

/* What all events must come to, beyond the limits as well. */
struct expected {
	uint64_t calls, mappings[3], contradicted;
	struct quality quality;
	uint64_t hows[TARGETS][PAGE_HOWS];
	uint64_t codes[TARGETS][SLOTS], failed[TARGETS][SLOTS];
	uint64_t labels[LABELS_MOST], labels_beyond;
	uint64_t values[VALUES_MOST], answered[VALUES_MOST]; /* calls, and those answered */
	uint64_t fields[EVENT_FIELDS];
	uint64_t unread, flawed, companions[TYPES_MAX][CONTEXTS_MAX];
};

/* Each outcome, label and value comes three times at least. */
uint32_t events_of(const struct scenario *scenario);
/* The number of an event's value. */
uint32_t event_group(const struct scenario *scenario, uint32_t event);
/* The facts of an outcome; no two have the same codes. */
struct outcome event_facts(uint32_t outcome);
/* The number of an outcome's label, which only those that are unmapped have. */
uint32_t event_label(const struct scenario *scenario, uint32_t outcome);
/* A value: its number, made longer. */
void event_value(uint32_t value, char text[VALUE_ROOM]);
/* The cell of an event's value, written plain, in quotes, or with blanks around it. */
struct cell event_cell(const struct scenario *scenario, uint32_t event, char room[2 * VALUE_ROOM]);
/* Count the events plainly. */
void events_expect(const struct scenario *scenario, struct expected *expected);

#endif
