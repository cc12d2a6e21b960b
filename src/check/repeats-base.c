/* SPDX-License-Identifier: BSD-2-Clause */
/* repeats-base: rows that say what the extended maps say already. */
#include "codes.h"
#include "nest.h"

/* Whether all would be answered the same without a key of the file. */
static bool repeats(const struct sci_checked *checked, const struct sci_key *key)
{
	const struct sci_link *base = sci_nest_find(checked->base, key->span);
	const struct sci_link *own = sci_nest_find(checked->flat, key->span);

	/* Without it, narrower rules of the base would answer again. */
	if (key->over_all)
		return false;
	if (base != NULL)
		return sci_keys_say_the_same(base->key, key);
	/* It would take a rule away, and there is none. */
	if (key->rule_count == 0)
		return true;
	return own != NULL && own->wider != NULL &&
	       !sci_check_is_own(checked->check, own->wider->key->layer) &&
	       sci_keys_say_the_same(own->wider->key, key);
}

void sci_check_repeats_base(const struct sci_checked *checked)
{
	const struct sci_layer *layer = checked->layer;
	struct sci_named codes = SCI_NAMED(checked->check, layer->from);
	char text[SCI_NAMED_TEXT];
	uint32_t i;

	if (checked->base == NULL)
		return;
	for (i = 0; i < layer->key_count; i++)
		if (repeats(checked, &layer->keys[i]))
			sci_named_add(&codes, layer->keys[i].span, sci_key_place(&layer->keys[i]));
	if (sci_named_is_empty(&codes) ||
	    !sci_check_reports(checked->check, SIPCAUSE_WARNING_REPEATS_BASE))
		return;
	sci_named_text(&codes, text);
	SCI_WARN(checked->check, REPEATS_BASE, codes.place,
		 "without the %s for %s, every answer would be the same: the extended "
		 "map gives it",
		 sci_named_verb(&codes, "row", "rows"), text);
}
