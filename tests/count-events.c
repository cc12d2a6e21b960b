/* SPDX-License-Identifier: BSD-2-Clause */
#include "count-events.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const struct scenario scenarios[SCENARIOS] = {
	{ "few of all", 40, 5, 7, 1 },
	{ "as many outcomes as there may be", OUTCOMES_MAX, 3, 7, 1 },
	{ "an outcome too many", OUTCOMES_MAX + 1, 3, 7, 1 },
	{ "many outcomes too many", OUTCOMES_MAX + 3000, 3, 7, 1 },
	{ "as many labels as there may be", 15000, LABELS_MAX, 1, 1 },
	{ "a label too many", 15000, LABELS_MAX + 1, 1, 1 },
	{ "many labels too many, and outcomes", OUTCOMES_MAX + 3000, 5000, 1, 1 },
	{ "as many values as there may be", 50, 5, GROUPS_MAX, 1 },
	{ "a value too many", 50, 5, GROUPS_MAX + 1, 1 },
	{ "many values too many", 50, 5, GROUPS_MAX + 1000, 1 },
	{ "values too many, each in two cells at first", 50, 5, GROUPS_MAX + 1000, 2 },
};

uint32_t events_of(const struct scenario *scenario)
{
	uint32_t values = scenario->values * scenario->alike;

	return 3 * (scenario->outcomes > values ? scenario->outcomes : values);
}

uint32_t event_group(const struct scenario *scenario, uint32_t event)
{
	return event / scenario->alike % scenario->values;
}

struct outcome event_facts(uint32_t number)
{
	static const int32_t statuses[] = { 0,   200, 302, 480, 486, 600, 603, 408,
					    500, 503, 504, 404, 488, 487, 403 };
	uint32_t cause = number % CAUSES;
	struct outcome facts = { .label = LABEL_NONE,
				 .status = statuses[number / 7 % COUNT(statuses)],
				 .mapping = (uint8_t)(number % 3),
				 .answered = (uint8_t)(number / 3 % 3),
				 .seized = number % 4 > 0,
				 .contradicted = number % 5 == 0 };
	uint32_t i;

	facts.codes[0] = cause < 126   ? (int32_t)cause
			 : cause < 127 ? SIPCAUSE_UNLISTED
				       : SIPCAUSE_NONE;
	facts.codes[1] = 100 + (int32_t)(number / CAUSES);
	for (i = 0; i < TARGETS; i++)
		facts.hows[i] = (uint8_t)(number / (i + 1) % HOWS);
	facts.zero = facts.answered == KNOWN_YES && number % 7 == 0;
	if (facts.answered == KNOWN_NO && facts.codes[0] >= 0)
		facts.delivery = (uint8_t)(number / 9 % 3);
	return facts;
}

uint32_t event_label(const struct scenario *scenario, uint32_t outcome)
{
	return outcome / 3 % scenario->labels;
}

void event_value(uint32_t value, char text[VALUE_ROOM])
{
	static const size_t lengths[] = { 0, 8, 9, 16, 17, 100, 101, 300 };
	size_t length = (size_t)snprintf(text, VALUE_ROOM, "%u", value);

	while (length < lengths[value % COUNT(lengths)])
		text[length++] = value % 3 == 0 ? '"' : 'x';
	text[length] = '\0';
}

struct cell event_cell(const struct scenario *scenario, uint32_t event, char room[2 * VALUE_ROOM])
{
	uint32_t value = event_group(scenario, event), turn = scenario->values * scenario->alike;
	uint32_t form = (value + 1 + event % scenario->alike + event / turn) % 3;
	char text[VALUE_ROOM];
	size_t used = 0, i;

	event_value(value, text);
	if (form > 0)
		room[used++] = form == 1 ? '"' : ' ';
	for (i = 0; text[i] != '\0'; i++) {
		room[used++] = text[i];
		if (form == 1 && text[i] == '"')
			room[used++] = '"';
	}
	if (form > 0)
		room[used++] = form == 1 ? '"' : '\t';
	memset(room + used, 'y', TUPLE_WORD);
	return (struct cell){ room, used };
}

const struct event_field event_fields[EVENT_FIELDS] = {
	{ offsetof(struct counts, records), offsetof(struct page, records) },
	{ offsetof(struct counts, out), offsetof(struct page, out) },
	{ offsetof(struct counts, rejected), offsetof(struct page, rejected) },
	{ offsetof(struct counts, passed), offsetof(struct page, passed) },
	{ offsetof(struct counts, copied), offsetof(struct page, copied) },
	{ offsetof(struct counts, calls), offsetof(struct page, together) },
	{ offsetof(struct counts, legs), offsetof(struct page, legs) },
	{ offsetof(struct counts, late_legs), offsetof(struct page, late_legs) },
	{ offsetof(struct counts, unmapped_legs), offsetof(struct page, unmapped_legs) },
	{ offsetof(struct counts, flaws[0]), offsetof(struct page, flaws[0]) },
	{ offsetof(struct counts, flaws[FLAWS - 1]), offsetof(struct page, flaws[FLAWS - 1]) },
};

static void expect_quality(const struct outcome *facts, struct quality *quality)
{
	/* There are statuses among the calls, so that an answered one has 200. */
	int32_t status = facts->answered == KNOWN_YES ? 200 : facts->status;

	quality->statuses += status != 0;
	quality->ok += status == 200;
	quality->redirected += status == 302;
	quality->user += status == 480 || status == 486 || status == 600 || status == 603;
	quality->ineffective += status == 408 || status == 500 || status == 503 || status == 504;
	quality->unknown += facts->answered == KNOWN_NOT;
	quality->answered += facts->answered == KNOWN_YES;
	quality->not_answered += facts->answered == KNOWN_NO;
	quality->zero += facts->zero;
	quality->seized += facts->seized && facts->answered != KNOWN_NOT;
	quality->answered_seized += facts->seized && facts->answered == KNOWN_YES;
	quality->delivered += facts->seized && facts->delivery == DELIVERY_YES;
	quality->disputed += facts->seized && facts->delivery == DELIVERY_DISPUTED;
}

/* Of outcomes after the last that are kept apart, codes and ways are not told apart. */
static void expect_outcome(const struct scenario *scenario, uint32_t outcome,
			   struct expected *expected)
{
	const struct outcome facts = event_facts(outcome);
	const uint32_t slots[TARGETS] = { outcome % CAUSES, outcome / CAUSES };
	uint32_t label = event_label(scenario, outcome), i;
	bool kept = outcome < OUTCOMES_MAX;

	expected->calls++;
	expected->mappings[facts.mapping]++;
	expected->contradicted += facts.contradicted;
	expect_quality(&facts, &expected->quality);
	for (i = 0; i < TARGETS; i++) {
		expected->hows[i][kept ? facts.hows[i] : PAGE_HOWS - 1]++;
		expected->codes[i][kept ? slots[i] : SLOTS - 1]++;
		expected->failed[i][kept ? slots[i] : SLOTS - 1] += facts.answered == KNOWN_NO;
	}
	if (facts.mapping == UNMAPPED && kept && label < LABELS_MAX)
		expected->labels[label]++;
	else if (facts.mapping == UNMAPPED)
		expected->labels_beyond++;
}

void events_expect(const struct scenario *scenario, struct expected *expected)
{
	uint32_t i;

	memset(expected, 0, sizeof(*expected));
	for (i = 0; i < events_of(scenario); i++) {
		uint32_t value = event_group(scenario, i), outcome = i % scenario->outcomes;
		uint32_t group = value < GROUPS_MAX ? value : GROUPS_MAX;

		expect_outcome(scenario, outcome, expected);
		expected->values[group]++;
		expected->answered[group] += event_facts(outcome).answered == KNOWN_YES;
		expected->fields[i % EVENT_FIELDS]++;
		expected->unread += i % 2;
		expected->flawed += i % 3;
		expected->companions[i % TYPES_MAX][i % CONTEXTS_MAX]++;
	}
}
