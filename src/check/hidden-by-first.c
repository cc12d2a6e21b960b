/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * hidden, by `first`: alternatives of the file that are never reached, because one of `first`
 * answers wherever their conditions hold.
 *
 *   first: [{when: {blocked: analytics}, to: stop}]                    the extended map
 *   603: [{when: {blocked: analytics}, to: advance}, stop]             the file
 */
#include "codes.h"
#include "covers.h"
#include "nest.h"

struct hiding {
	const struct sci_checked *checked;
	const struct sci_key *first; /* in effect */
	struct sci_named rest;
	unsigned reported;
};

static void report(const struct hiding *hiding, const struct sci_key *key,
		   const struct sci_rule *rule, const struct sci_rule *before)
{
	struct sci_named codes = SCI_NAMED(hiding->checked->check, hiding->checked->flat->from);
	char text[SCI_NAMED_TEXT];

	sci_named_add(&codes, key->span, sci_rule_place(rule));
	SCI_WARN(hiding->checked->check, HIDDEN, sci_rule_place(rule),
		 "%s with %s is never reached: `first` of %s answers %s before the rows of any "
		 "code; put it in `first`",
		 sci_named_text(&codes, text), rule->condition, before->layer->map->name,
		 before->condition);
}

static void try_rule(struct hiding *hiding, const struct sci_key *key, const struct sci_rule *rule)
{
	const struct sci_rule *before;

	if (rule->condition == NULL)
		return;
	before = sci_key_covers(hiding->checked->check, hiding->first, rule);
	if (before == NULL || sci_rules_give_the_same(before, rule) ||
	    !sci_check_reports(hiding->checked->check, SIPCAUSE_WARNING_HIDDEN))
		return;
	if (hiding->reported++ < SCI_FEW)
		report(hiding, key, rule, before);
	else
		sci_named_add(&hiding->rest, key->span, sci_rule_place(rule));
}

void sci_check_hidden_by_first(const struct sci_checked *checked)
{
	struct hiding hiding = { .checked = checked,
				 .rest = SCI_NAMED(checked->check, checked->flat->from) };
	char text[SCI_NAMED_TEXT];
	uint32_t i, k;

	if (checked->flat->before == NULL)
		return;
	hiding.first = checked->flat->before->key;
	for (i = 0; i < checked->layer->key_count; i++) {
		const struct sci_key *key = &checked->layer->keys[i];

		for (k = 0; k < key->rule_count && !sci_key_repeats(checked, key); k++)
			try_rule(&hiding, key, &key->rules[k]);
	}
	if (!sci_named_is_empty(&hiding.rest))
		SCI_WARN(checked->check, HIDDEN, hiding.rest.place,
			 "`first` also keeps alternatives of these from being reached: %s",
			 sci_named_text(&hiding.rest, text));
}
