/* SPDX-License-Identifier: BSD-2-Clause */
#include "base-rule.h"

#include "nest.h"

/* The first rule of a key that holds; NULL: none does, or there is no key. */
static const struct sci_rule *find_in_key(struct sci_check *check, const struct sci_link *link,
					  const struct sci_companions *companions)
{
	uint32_t i;

	for (i = 0; link != NULL && i < link->key->rule_count && check->steps > 0; i++) {
		check->steps--;
		if (sci_rule_holds(&link->key->rules[i], companions))
			return &link->key->rules[i];
	}
	return NULL;
}

/* The first rule of a key or a wider one that holds; NULL: none does. */
static const struct sci_rule *find_rule(struct sci_check *check, const struct sci_flat *flat,
					int32_t code, const struct sci_companions *companions)
{
	const struct sci_link *link = sci_nest_narrowest(flat, code, &check->steps);
	const struct sci_rule *rule = NULL;

	for (; link != NULL && rule == NULL; link = link->wider)
		rule = find_in_key(check, link, companions);
	return rule;
}

/* The step of a chain for codes without a rule that answers a code; NULL: none does. */
static const struct sci_rule *find_default(struct sci_check *check, const struct sci_flat *flat,
					   int32_t code, const struct sci_companions *companions)
{
	const struct sci_class *class = sci_space_class(flat->from, code);
	const struct sci_layer *fallback = flat->fallback;
	uint32_t i;

	for (i = 0; fallback != NULL && i < fallback->unlisted_count; i++) {
		const struct sci_rule *rule = &fallback->unlisted[i];

		if (rule->target == SCI_TARGET_CLASS)
			rule = class != NULL && class->unknown >= 0
				       ? find_rule(check, flat, class->unknown, companions)
				       : NULL;
		if (rule != NULL)
			return rule;
	}
	return NULL;
}

const struct sci_rule *sci_base_rule(struct sci_check *check, const struct sci_flat *base,
				     int32_t code, const struct sci_companions *companions)
{
	const struct sci_rule *rule;

	if (base == NULL)
		return NULL;
	rule = find_in_key(check, base->before, companions);
	if (rule == NULL)
		rule = find_rule(check, base, code, companions);
	if (rule == NULL)
		rule = find_default(check, base, code, companions);
	if (check->steps == 0)
		check->cut = true;
	return rule;
}
