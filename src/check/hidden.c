/* SPDX-License-Identifier: BSD-2-Clause */
/* hidden: ranges and classes of the file that do not act where an extended map has a narrower
 * rule. */
#include "codes.h"
#include "nest.h"

/* The nearest key of the file around each key, by index; SCI_NEST_NONE: there is none. */
static uint32_t *find_own(const struct sci_checked *checked, const uint32_t *parents)
{
	const struct sci_flat *flat = checked->flat;
	uint32_t *own =
		sci_arena_array(checked->check->reading->scratch, flat->link_count, sizeof(*own));
	uint32_t i;

	for (i = 0; own != NULL && i < flat->link_count; i++) {
		const uint32_t parent = parents[i];

		own[i] = SCI_NEST_NONE;
		if (parent == SCI_NEST_NONE)
			continue;
		own[i] = sci_check_is_own(checked->check, flat->links[parent]->key->layer)
				 ? parent
				 : own[parent];
	}
	if (own == NULL)
		sci_check_no_memory(checked->check);
	return own;
}

/* The keys directly within each key, by index: the first, and the next beside each. */
struct within {
	uint32_t *first;
	uint32_t *next;
};

static bool find_within(const struct sci_checked *checked, const uint32_t *parents,
			struct within *within)
{
	struct sci_arena *scratch = checked->check->reading->scratch;
	const uint32_t count = checked->flat->link_count;
	uint32_t i;

	within->first = sci_arena_array(scratch, count, sizeof(*within->first));
	within->next = sci_arena_array(scratch, count, sizeof(*within->next));
	if (within->first == NULL || within->next == NULL)
		return sci_check_no_memory(checked->check);
	for (i = 0; i < count; i++)
		within->first[i] = SCI_NEST_NONE;
	/* From the last one on, so that each comes before those that were put in. */
	for (i = count; i-- > 0;) {
		const uint32_t parent = parents[i];

		within->next[i] = parent != SCI_NEST_NONE ? within->first[parent] : SCI_NEST_NONE;
		if (parent != SCI_NEST_NONE)
			within->first[parent] = i;
	}
	return true;
}

/* Add the codes of a key of another file, without those that have a narrower key. */
static void add_codes(const struct sci_flat *flat, const struct within *within, uint32_t index,
		      struct sci_named *codes)
{
	const struct sipcause_span span = flat->links[index]->key->span;
	const struct sci_place nowhere = { NULL, 0, 0 };
	int64_t first = span.first;
	uint32_t i;

	for (i = within->first[index]; i != SCI_NEST_NONE; i = within->next[i]) {
		const struct sipcause_span inner = flat->links[i]->key->span;

		if (inner.first > first)
			sci_named_add(codes,
				      (struct sipcause_span){ (int32_t)first, inner.first - 1 },
				      nowhere);
		first = (int64_t)inner.last + 1;
	}
	if (first <= span.last)
		sci_named_add(codes, (struct sipcause_span){ (int32_t)first, span.last }, nowhere);
}

static void report(const struct sci_checked *checked, const struct sci_key *key,
		   struct sci_named *codes)
{
	char text[SCI_NAMED_TEXT], span[SCI_SPAN_TEXT];

	const struct sci_class *class = sci_space_class(codes->space, key->span.first);
	const bool named = key->spelled == SCI_SELECT_CLASS && class != NULL;

	sci_named_text(codes, text);
	SCI_WARN(checked->check, HIDDEN, sci_key_place(key),
		 "%s does not change %s: the extended map has narrower rules; use "
		 "`over: all` to replace them",
		 named ? class->key : sci_span_text(span, key->span), text);
}

/* What is kept from acting, by keys of the file. */
struct hidden {
	const struct sci_checked *checked;
	struct within within;
	const uint32_t *own;
	struct sci_named *codes; /* by link */
	struct sci_named rest;
	unsigned reported;
};

static bool hides(const struct hidden *hidden, uint32_t index)
{
	const struct sci_flat *flat = hidden->checked->flat;
	const struct sci_key *key = flat->links[index]->key;

	return hidden->own[index] != SCI_NEST_NONE &&
	       !sci_check_is_own(hidden->checked->check, key->layer) &&
	       sci_key_always_answers(key) &&
	       !sci_keys_say_the_same(key, flat->links[hidden->own[index]]->key);
}

static void report_key(struct hidden *hidden, uint32_t index)
{
	const struct sci_key *key = hidden->checked->flat->links[index]->key;
	struct sci_named *codes = &hidden->codes[index];

	if (sci_named_is_empty(codes) || sci_key_repeats(hidden->checked, key) ||
	    !sci_check_reports(hidden->checked->check, SIPCAUSE_WARNING_HIDDEN))
		return;
	if (hidden->reported++ < SCI_FEW)
		report(hidden->checked, key, codes);
	else
		sci_named_add(&hidden->rest, key->span, sci_key_place(key));
}

static void find_hidden(struct hidden *hidden)
{
	const struct sci_checked *checked = hidden->checked;
	const struct sci_flat *flat = checked->flat;
	const struct sci_named empty = SCI_NAMED(checked->check, flat->from);
	uint32_t i;

	for (i = 0; i < flat->link_count; i++)
		hidden->codes[i] = empty;
	for (i = 0; i < flat->link_count; i++)
		if (hides(hidden, i))
			add_codes(flat, &hidden->within, i, &hidden->codes[hidden->own[i]]);
	for (i = 0; i < flat->link_count; i++)
		report_key(hidden, i);
}

static bool prepare(struct hidden *hidden)
{
	const struct sci_checked *checked = hidden->checked;
	const uint32_t *parents = sci_nest_parents(checked->check->reading, checked->flat);

	if (parents == NULL || !find_within(checked, parents, &hidden->within))
		return false;
	hidden->own = find_own(checked, parents);
	hidden->codes = sci_arena_array(checked->check->reading->scratch, checked->flat->link_count,
					sizeof(*hidden->codes));
	if (hidden->codes == NULL)
		return sci_check_no_memory(checked->check);
	return hidden->own != NULL;
}

void sci_check_hidden(const struct sci_checked *checked)
{
	const struct sci_flat *flat = checked->flat;
	struct hidden hidden = { .checked = checked,
				 .rest = SCI_NAMED(checked->check, flat->from) };
	char text[SCI_NAMED_TEXT];

	if (checked->base == NULL || !prepare(&hidden))
		return;
	find_hidden(&hidden);
	if (!sci_named_is_empty(&hidden.rest))
		SCI_WARN(checked->check, HIDDEN, hidden.rest.place,
			 "narrower rules of extended maps also keep these from acting: %s",
			 sci_named_text(&hidden.rest, text));
}
