/* SPDX-License-Identifier: BSD-2-Clause */
/* repeats-base: rows that say what the extended maps say already. */
#include "codes.h"
#include "nest.h"

/* Whether all would be answered the same without a key of the file.  removed: what the bases
 * say within it is gone, for a wider key of the file has `over: all`. */
static bool repeats(const struct sci_checked *checked, const struct sci_link *own, bool removed)
{
	const struct sci_key *key = own->key;
	const struct sci_link *base = sci_nest_find(checked->base, key->span);

	/* Without it, narrower rules of the base would answer again. */
	if (key->over_all)
		return false;
	if (base != NULL && !removed)
		return sci_keys_say_the_same(base->key, key);
	/* It would take a rule away, and there is none. */
	if (key->rule_count == 0)
		return true;
	return own->wider != NULL && !sci_check_is_own(checked->check, own->wider->key->layer) &&
	       sci_keys_say_the_same(own->wider->key, key);
}

const bool *sci_check_find_repeated(const struct sci_checked *checked)
{
	const struct sci_flat *flat = checked->flat;
	struct sci_arena *scratch = checked->check->reading->scratch;
	const uint32_t *parents;
	bool *repeated, *removed;
	uint32_t i;

	if (checked->base == NULL)
		return NULL;
	parents = sci_nest_parents(checked->check->reading, flat);
	removed = sci_arena_array(scratch, flat->link_count, sizeof(*removed));
	repeated = sci_arena_array(scratch, checked->layer->key_count, sizeof(*repeated));
	if (parents == NULL || removed == NULL || repeated == NULL) {
		sci_check_no_memory(checked->check);
		return NULL;
	}
	for (i = 0; i < flat->link_count; i++) {
		const struct sci_link *link = flat->links[i];
		const uint32_t parent = parents[i];

		removed[i] = parent != SCI_NEST_NONE &&
			     (removed[parent] ||
			      (flat->links[parent]->key->over_all &&
			       sci_check_is_own(checked->check, flat->links[parent]->key->layer)));
		if (sci_check_is_own(checked->check, link->key->layer))
			repeated[link->key - checked->layer->keys] =
				repeats(checked, link, removed[i]);
	}
	return repeated;
}

/* An empty list takes nothing away where there is nothing. */
bool sci_check_repeats_first(const struct sci_checked *checked)
{
	const struct sci_key *first = checked->layer->first;
	const struct sci_link *base = checked->base != NULL ? checked->base->before : NULL;

	if (first == NULL || checked->base == NULL)
		return false;
	return base != NULL ? sci_keys_say_the_same(base->key, first) : first->rule_count == 0;
}

void sci_check_repeats_base(const struct sci_checked *checked)
{
	const struct sci_layer *layer = checked->layer;
	struct sci_named codes = SCI_NAMED(checked->check, layer->from);
	char text[SCI_NAMED_TEXT];
	uint32_t i;

	if (checked->first_repeated)
		sci_named_add_first(&codes, sci_key_place(layer->first));
	for (i = 0; i < layer->key_count; i++)
		if (sci_key_repeats(checked, &layer->keys[i]))
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
