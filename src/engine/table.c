/* SPDX-License-Identifier: BSD-2-Clause */
#include "table.h"

#include "base/search.h"

#include <string.h>

/* -------------------------------------------------------------- bare codes */

/* A code that is not on the page: outside the range, or of a table without one. */
static int32_t translate_outside(const struct sipcause_table *table, int32_t code)
{
	struct sci_answer answer;

	if (table->width > 0)
		return SIPCAUSE_UNLISTED;
	sci_table_resolve(table, code, NULL, NULL, &answer);
	return answer.outcome;
}

int32_t sipcause_translate(const struct sipcause_table *table, int32_t code)
{
	uint32_t cell;

	if (table == NULL)
		return SIPCAUSE_ERROR;
	cell = (uint32_t)code - table->first;
	if (cell < table->width)
		return table->answers[cell];
	return translate_outside(table, code);
}

void sipcause_translate_many(const struct sipcause_table *table, const int32_t *codes, int32_t *out,
			     size_t count)
{
	const int32_t *answers;
	uint32_t first, width;
	size_t i;

	for (i = 0; table == NULL && i < count; i++)
		out[i] = SIPCAUSE_ERROR;
	if (table == NULL)
		return;
	answers = table->answers;
	first = table->first;
	width = table->width;
	for (i = 0; i < count; i++) {
		uint32_t cell = (uint32_t)codes[i] - first;

		out[i] = cell < width ? answers[cell] : translate_outside(table, codes[i]);
	}
}

/* ------------------------------------------------------------------ slots */

static bool is_begun(const void *segments, uint32_t index, int64_t number)
{
	return ((const struct sci_segment *)segments)[index].first <= number;
}

static const struct sci_slot *sparse_slot(const struct sipcause_table *table, int32_t code)
{
	const struct sci_sparse *sparse = table->sparse;
	uint32_t slot = sci_numbers_get(&sparse->exact, code);
	uint32_t at;

	if (slot != UINT32_MAX)
		return &table->slots[slot];
	/* The first segment begins with the space's range. */
	at = sci_search(sparse->segments, sparse->segment_count, code, is_begun) - 1;
	return &table->slots[sparse->segments[at].slot];
}

const struct sci_slot *sci_table_slot(const struct sipcause_table *table, int32_t code)
{
	/* All that a table made by `through` says: ask the legs. */
	static const struct sci_zone covered = { .unknown = -1, .covered = true };
	static const struct sci_slot composed = { NULL, &covered };

	if (!sci_span_holds(table->from->range, code))
		return NULL;
	if (table->slot_of != NULL)
		return &table->slots[table->slot_of[(uint32_t)code - table->first]];
	return table->sparse != NULL ? sparse_slot(table, code) : &composed;
}

/* ---------------------------------------------------------------- answers */

static void tell(struct sci_walk *walk, const struct sipcause_table *table, int32_t code,
		 int32_t verdict, const struct sci_key *key, const struct sci_rule *rule,
		 const struct sci_answer *answer)
{
	if (walk != NULL)
		walk->step(walk, table, code, verdict, key, rule, answer);
}

static void add_writes(struct sci_answer *answer, const struct sci_write *writes, uint32_t count)
{
	uint32_t i, k;

	for (i = 0; i < count; i++) {
		for (k = 0; k < answer->write_count; k++)
			if (answer->writes[k].space == writes[i].space)
				break;
		if (k == answer->write_count && k < SIPCAUSE_WRITES_MAX)
			answer->writes[answer->write_count++] = writes[i];
	}
}

void sci_answer_start(struct sci_answer *answer, const struct sipcause_table *table, int32_t code)
{
	memset(answer, 0, sizeof(*answer));
	answer->table = table;
	answer->code = code;
	answer->outcome = SIPCAUSE_UNLISTED;
	answer->how = SIPCAUSE_HOW_UNLISTED;
}

void sci_table_take(const struct sipcause_table *table, int32_t code, const struct sci_slot *slot,
		    const struct sci_key *key, const struct sci_rule *rule, int32_t how,
		    struct sci_answer *answer)
{
	sci_answer_start(answer, table, code);
	answer->key = key;
	answer->rule = rule;
	answer->outcome = rule->target;
	answer->how = how;
	if (rule->target == SIPCAUSE_NONE) {
		answer->how = SIPCAUSE_HOW_NONE;
		return;
	}
	if (rule->target == SIPCAUSE_SAME)
		answer->outcome = code;
	add_writes(answer, rule->writes, rule->write_count);
	add_writes(answer, slot->zone->writes, slot->zone->write_count);
}

int32_t sci_table_how(const struct sci_key *key, const struct sci_rule *rule)
{
	if (rule->condition_count > 0)
		return SIPCAUSE_HOW_CONDITIONAL;
	if (key->spelled == SCI_SELECT_CODE)
		return SIPCAUSE_HOW_RULE;
	return key->spelled == SCI_SELECT_CLASS ? SIPCAUSE_HOW_CLASS : SIPCAUSE_HOW_RANGE;
}

/* A question on its way through one table. */
struct search {
	const struct sipcause_table *table;
	const struct sci_slot *slot;
	const struct sci_companions *companions;
	struct sci_walk *walk;
	int32_t code;
};

/* All that farther layers said of a code and that is gone: what a key with `over: all` removed,
 * and what the key itself replaced.  Each step goes to a farther layer, of which there are few. */
static void tell_farther(const struct search *search, const struct sci_link *link, int32_t code);

static void tell_gone(const struct search *search, const struct sci_link *link, int32_t code)
{
	uint32_t i;

	for (i = 0; i < link->key->rule_count; i++)
		tell(search->walk, search->table, search->code, SIPCAUSE_STEP_REPLACED, link->key,
		     &link->key->rules[i], NULL);
	tell_farther(search, link, code);
}

static void tell_farther(const struct search *search, const struct sci_link *link, int32_t code)
{
	const struct sci_over_link *over = (const struct sci_over_link *)(const void *)link;
	const struct sci_removed *removed = link->key->over_all ? over->removed : NULL;

	for (; removed != NULL; removed = removed->next)
		if (sci_span_holds(removed->link->key->span, code))
			tell_gone(search, removed->link, code);
	if (link->replaced != NULL)
		tell_gone(search, link->replaced, code);
}

static void tell_replaced(const struct search *search, const struct sci_link *link, int32_t code)
{
	if (search->walk != NULL)
		tell_farther(search, link, code);
}

/* The rules of wider keys, also of nearer layers, that a narrower one keeps from being asked. */
static void tell_not_reached(const struct search *search, const struct sci_link *wider)
{
	uint32_t i;

	for (; search->walk != NULL && wider != NULL; wider = wider->wider)
		for (i = 0; i < wider->key->rule_count; i++)
			tell(search->walk, search->table, search->code, SIPCAUSE_STEP_NOT_REACHED,
			     wider->key, &wider->key->rules[i], NULL);
}

/* The rules of one key.  true: one of them answered. */
static bool ask_key(const struct search *search, const struct sci_link *link, int32_t code,
		    int32_t how, struct sci_answer *answer)
{
	const struct sci_key *key = link->key;
	uint32_t i;

	if (key->rule_count == 0)
		tell(search->walk, search->table, search->code, SIPCAUSE_STEP_EMPTY, key, NULL,
		     NULL);
	for (i = 0; i < key->rule_count; i++) {
		const struct sci_rule *rule = &key->rules[i];

		if (!sci_rule_holds(rule, search->companions)) {
			tell(search->walk, search->table, search->code, SIPCAUSE_STEP_UNMET, key,
			     rule, NULL);
			continue;
		}
		sci_table_take(search->table, code, search->slot, key, rule,
			       how >= 0 ? how : sci_table_how(key, rule), answer);
		answer->code = search->code;
		return true;
	}
	return false;
}

/* The keys around a code, from the narrowest outwards. */
static bool ask_keys(const struct search *search, const struct sci_link *link, int32_t code,
		     int32_t how, struct sci_answer *answer)
{
	for (; link != NULL; link = link->wider) {
		if (ask_key(search, link, code, how, answer)) {
			tell(search->walk, search->table, search->code, SIPCAUSE_STEP_ANSWERED,
			     answer->key, answer->rule, answer);
			tell_replaced(search, link, code);
			tell_not_reached(search, link->wider);
			return true;
		}
		tell_replaced(search, link, code);
	}
	return false;
}

/* What stands before the keys of every code. */
static bool ask_before(const struct search *search, int32_t code, struct sci_answer *answer)
{
	if (!ask_keys(search, search->table->before, code, -1, answer))
		return false;
	tell_not_reached(search, search->slot->link);
	return true;
}

/* The `unlisted` chain. */
static void ask_unlisted(const struct search *search, struct sci_answer *answer)
{
	const struct sci_layer *layer = search->table->fallback;
	uint32_t i;

	for (i = 0; i < layer->unlisted_count; i++) {
		const struct sci_rule *step = &layer->unlisted[i];

		if (step->target != SCI_TARGET_CLASS) {
			sci_table_take(search->table, search->code, search->slot, NULL, step,
				       SIPCAUSE_HOW_UNLISTED_DEFAULT, answer);
			answer->by_default = true;
			tell(search->walk, search->table, search->code, SIPCAUSE_STEP_ANSWERED,
			     NULL, step, answer);
			return;
		}
		if (search->slot->zone->unknown >= 0 &&
		    ask_keys(search, search->slot->zone->unknown_link, search->slot->zone->unknown,
			     SIPCAUSE_HOW_CLASS_UNKNOWN, answer)) {
			answer->by_default = true;
			return;
		}
		tell(search->walk, search->table, search->code, SIPCAUSE_STEP_EMPTY, NULL, step,
		     NULL);
	}
}

void sci_table_join(const struct sipcause_table *table, int32_t code, const struct sci_slot *slot,
		    const struct sci_answer *first, const struct sci_answer *second,
		    struct sci_answer *answer)
{
	const struct sci_answer *last = second != NULL ? second : first;

	*answer = *last;
	answer->table = table;
	answer->code = code;
	answer->write_count = 0;
	if (last->outcome >= 0) {
		answer->how = SIPCAUSE_HOW_VIA;
		add_writes(answer, slot->zone->writes, slot->zone->write_count);
		add_writes(answer, last->writes, last->write_count);
	} else {
		answer->how =
			last->outcome == SIPCAUSE_NONE ? SIPCAUSE_HOW_NONE : SIPCAUSE_HOW_UNLISTED;
	}
	answer->via = table->legs[0]->to;
	answer->via_rule = first->rule;
	answer->via_code = first->outcome;
	answer->via_how = first->how;
	answer->by_default = first->by_default || last->by_default;
}

static void ask_legs(const struct search *search, struct sci_answer *answer)
{
	const struct sipcause_table *table = search->table;
	struct sci_answer first, second;

	if (search->walk != NULL)
		search->walk->leg++;
	sci_table_resolve(table->legs[0], search->code, search->companions, search->walk, &first);
	if (first.outcome >= 0) {
		const struct sci_companions over = { search->companions, first.writes,
						     first.write_count };

		sci_table_resolve(table->legs[1], first.outcome, &over, search->walk, &second);
	}
	sci_table_join(table, search->code, search->slot, &first,
		       first.outcome >= 0 ? &second : NULL, answer);
	if (search->walk != NULL)
		search->walk->leg--;
	tell(search->walk, table, search->code, SIPCAUSE_STEP_ANSWERED, NULL, answer->rule, answer);
}

void sci_table_resolve(const struct sipcause_table *table, int32_t code,
		       const struct sci_companions *companions, struct sci_walk *walk,
		       struct sci_answer *answer)
{
	const struct search search = { table, sci_table_slot(table, code), companions, walk, code };

	sci_answer_start(answer, table, code);
	if (search.slot == NULL) {
		answer->how = SIPCAUSE_HOW_UNKNOWN_CODE;
	} else if (table->before != NULL && ask_before(&search, code, answer)) {
		return;
	} else if (ask_keys(&search, search.slot->link, code, -1, answer)) {
		return;
	} else if (search.slot->zone->covered) {
		if (table->legs[0] != NULL)
			ask_legs(&search, answer);
		else if (table->fallback != NULL)
			ask_unlisted(&search, answer);
	}
	if (answer->rule == NULL && answer->via == NULL)
		tell(walk, table, code, SIPCAUSE_STEP_ANSWERED, NULL, NULL, answer);
}

const struct sipcause_space *sipcause_table_from(const struct sipcause_table *table)
{
	return table == NULL ? NULL : table->from;
}

const struct sipcause_space *sipcause_table_to(const struct sipcause_table *table)
{
	return table == NULL ? NULL : table->to;
}

const struct sipcause_space *sipcause_table_through(const struct sipcause_table *table)
{
	return table == NULL || table->slots != NULL ? NULL : table->legs[0]->to;
}
