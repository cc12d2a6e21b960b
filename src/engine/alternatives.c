/* SPDX-License-Identifier: BSD-2-Clause */
#include "alternatives.h"

/* What is looked at next. */
enum stage {
	BEFORE_KEYS, /* `first:`, which comes before those of any code */
	OWN_KEYS,
	UNLISTED,   /* a step of the chain */
	CLASS_KEYS, /* those of the class's unknown code */
	LEGS,       /* to be begun */
	FIRST_LEG,
	SECOND_LEG,
	SILENCE, /* nobody says anything */
	ENDED
};

void sci_alternatives_start(struct sci_alternatives *walk, const struct sipcause_table *table,
			    int32_t code, const struct sci_companions *known)
{
	walk->table = table;
	walk->slot = sci_table_slot(table, code);
	walk->known = known;
	walk->code = code;
	walk->stage = walk->slot != NULL ? OWN_KEYS : SILENCE;
	walk->link = walk->slot != NULL ? walk->slot->link : NULL;
	if (walk->slot != NULL && table->before != NULL) {
		walk->stage = BEFORE_KEYS;
		walk->link = table->before;
	}
	walk->rule = 0;
	walk->step = 0;
}

void sci_alternatives_skip_before(struct sci_alternatives *walk)
{
	if (walk->stage != BEFORE_KEYS)
		return;
	walk->stage = OWN_KEYS;
	walk->link = walk->slot->link;
}

/* ------------------------------------------------------------------- rules */

/* The next rule of the keys that can answer.  false: there is none. */
static bool give_rule(struct sci_alternatives *walk, int32_t code, int32_t how,
		      struct sci_alternative *alternative)
{
	for (; walk->link != NULL; walk->link = walk->link->wider, walk->rule = 0) {
		const struct sci_key *key = walk->link->key;

		while (walk->rule < key->rule_count) {
			const struct sci_rule *rule = &key->rules[walk->rule++];
			enum sci_prospect prospect = sci_rule_prospect(rule, walk->known);

			if (prospect == SCI_RULE_FAILS)
				continue;
			sci_table_take(walk->table, code, walk->slot, key, rule,
				       how >= 0 ? how : sci_table_how(key, rule),
				       &alternative->answer);
			alternative->answer.code = walk->code;
			alternative->conditional = prospect == SCI_RULE_OPEN;
			walk->given = rule;
			if (prospect == SCI_RULE_HOLDS)
				walk->stage = ENDED;
			return true;
		}
	}
	return false;
}

static bool give_before(struct sci_alternatives *walk, struct sci_alternative *alternative)
{
	if (give_rule(walk, walk->code, -1, alternative))
		return true;
	sci_alternatives_skip_before(walk);
	return false;
}

static bool give_own(struct sci_alternatives *walk, struct sci_alternative *alternative)
{
	const struct sipcause_table *table = walk->table;

	if (give_rule(walk, walk->code, -1, alternative))
		return true;
	walk->stage = SILENCE;
	if (walk->slot->zone->covered && table->legs[0] != NULL)
		walk->stage = LEGS;
	else if (walk->slot->zone->covered && table->fallback != NULL)
		walk->stage = UNLISTED;
	return false;
}

static bool give_class(struct sci_alternatives *walk, struct sci_alternative *alternative)
{
	if (give_rule(walk, walk->slot->zone->unknown, SIPCAUSE_HOW_CLASS_UNKNOWN, alternative))
		return true;
	walk->stage = UNLISTED;
	return false;
}

static bool give_unlisted(struct sci_alternatives *walk, struct sci_alternative *alternative)
{
	const struct sci_layer *layer = walk->table->fallback;
	const struct sci_rule *step;

	if (walk->step >= layer->unlisted_count) {
		walk->stage = SILENCE;
		return false;
	}
	step = &layer->unlisted[walk->step++];
	if (step->target == SCI_TARGET_CLASS) {
		if (walk->slot->zone->unknown < 0)
			return false;
		walk->link = walk->slot->zone->unknown_link;
		walk->rule = 0;
		walk->stage = CLASS_KEYS;
		return false;
	}
	sci_table_take(walk->table, walk->code, walk->slot, NULL, step,
		       SIPCAUSE_HOW_UNLISTED_DEFAULT, &alternative->answer);
	alternative->conditional = false;
	walk->stage = ENDED;
	return true;
}

static bool give_silence(struct sci_alternatives *walk, struct sci_alternative *alternative)
{
	sci_answer_start(&alternative->answer, walk->table, walk->code);
	if (walk->slot == NULL)
		alternative->answer.how = SIPCAUSE_HOW_UNKNOWN_CODE;
	alternative->conditional = false;
	walk->stage = ENDED;
	return true;
}

/* ------------------------------------------------------------ compositions */

/* The give functions below also return SIPCAUSE_E_MEMORY. */

static int begin_legs(struct sci_alternatives *walk, struct sci_arena *arena)
{
	if (walk->legs == NULL)
		walk->legs = sci_arena_array(arena, 2, sizeof(*walk->legs));
	if (walk->legs == NULL)
		return SIPCAUSE_E_MEMORY;
	sci_alternatives_start(&walk->legs[0], walk->table->legs[0], walk->code, walk->known);
	walk->stage = FIRST_LEG;
	return 0;
}

static int give_first(struct sci_alternatives *walk, struct sci_arena *arena,
		      struct sci_alternative *alternative)
{
	const struct sci_answer *first = &walk->first.answer;
	int given = sci_alternatives_next(&walk->legs[0], arena, &walk->first);

	if (given == 0)
		walk->stage = ENDED;
	if (given != 1)
		return given;
	if (first->outcome < 0) {
		sci_table_join(walk->table, walk->code, walk->slot, first, NULL,
			       &alternative->answer);
		alternative->conditional = walk->first.conditional;
		return 1;
	}
	walk->over.under = walk->known;
	walk->over.writes = first->writes;
	walk->over.count = first->write_count;
	sci_alternatives_start(&walk->legs[1], walk->table->legs[1], first->outcome, &walk->over);
	walk->stage = SECOND_LEG;
	return 0;
}

static int give_second(struct sci_alternatives *walk, struct sci_arena *arena,
		       struct sci_alternative *alternative)
{
	int given = sci_alternatives_next(&walk->legs[1], arena, &walk->second);

	if (given == 0)
		walk->stage = FIRST_LEG;
	if (given != 1)
		return given;
	sci_table_join(walk->table, walk->code, walk->slot, &walk->first.answer,
		       &walk->second.answer, &alternative->answer);
	alternative->conditional = walk->first.conditional || walk->second.conditional;
	return 1;
}

/* ---------------------------------------------------------------- the walk */

static int give(struct sci_alternatives *walk, struct sci_arena *arena,
		struct sci_alternative *alternative)
{
	switch ((enum stage)walk->stage) {
	case BEFORE_KEYS:
		return give_before(walk, alternative);
	case OWN_KEYS:
		return give_own(walk, alternative);
	case UNLISTED:
		return give_unlisted(walk, alternative);
	case CLASS_KEYS:
		return give_class(walk, alternative);
	case LEGS:
		return begin_legs(walk, arena);
	case FIRST_LEG:
		return give_first(walk, arena, alternative);
	case SECOND_LEG:
		return give_second(walk, arena, alternative);
	case SILENCE:
		return give_silence(walk, alternative);
	case ENDED:
		break;
	}
	return 0;
}

int sci_alternatives_next(struct sci_alternatives *walk, struct sci_arena *arena,
			  struct sci_alternative *alternative)
{
	int given = 0;

	walk->given = NULL;
	while (given == 0 && walk->stage != ENDED)
		given = give(walk, arena, alternative);
	return given;
}

static uint32_t add_rules(const struct sci_alternatives *walk,
			  const struct sci_rule *rules[SCI_RULES_MAX], uint32_t count)
{
	if (walk->given != NULL && count < SCI_RULES_MAX)
		rules[count++] = walk->given;
	if (walk->given != NULL || (walk->stage != FIRST_LEG && walk->stage != SECOND_LEG))
		return count;
	count = add_rules(&walk->legs[0], rules, count);
	return walk->stage == SECOND_LEG ? add_rules(&walk->legs[1], rules, count) : count;
}

uint32_t sci_alternatives_rules(const struct sci_alternatives *walk,
				const struct sci_rule *rules[SCI_RULES_MAX])
{
	return add_rules(walk, rules, 0);
}
