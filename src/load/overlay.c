/* SPDX-License-Identifier: BSD-2-Clause */
#include "overlay.h"

#include "read-rules.h"

/* A key of the layer with `over: all`, while the codes in its span come by. */
struct over {
	const struct sci_key *key;
	struct sci_over_link *link; /* NULL: the key has no rules, and so no link */
	struct over *outer;         /* the one around it */
	struct over *widest;        /* the one around all of them, or itself */
};

/* A flat table while its keys are put into each other. */
struct nest {
	const struct sci_reading *reading;
	struct sci_flat *flat;
	const struct sci_link **links;
	const struct sci_link *open; /* the last one, and those around it */
	struct over *over;           /* the innermost; NULL: none */
	struct sci_over_link *made;  /* the last link of a key with `over: all` */
	struct sci_supply fresh;
	uint32_t at_once; /* links; not more than will be needed */
};

/* A key on its way into the nest. */
struct entry {
	const struct sci_key *key;
	const struct sci_link *replaced;
	const struct sci_link *inherited; /* the base's link, when nothing is laid over it */
};

/* A link of the key, which knows nothing but that it may have removed what a base's has. */
static struct sci_link *new_link(struct nest *nest, const struct entry *entry)
{
	const struct sci_link *inherited = entry->inherited;
	struct sci_over_link *over;

	if (!entry->key->over_all)
		return sci_supply_take(&nest->fresh, nest->reading->keep, sizeof(struct sci_link),
				       nest->at_once);
	over = sci_arena_alloc(nest->reading->keep, sizeof(*over));
	if (over == NULL)
		return NULL;
	if (inherited != NULL)
		over->removed = ((const struct sci_over_link *)(const void *)inherited)->removed;
	nest->made = over;
	return &over->link;
}

/* Reuse the base's link where it is unchanged, so that trunks share them. */
static const struct sci_link *make_link(struct nest *nest, const struct entry *entry,
					const struct sci_link *wider)
{
	struct sci_link *link;

	if (entry->inherited != NULL && entry->inherited->wider == wider)
		return entry->inherited;
	link = new_link(nest, entry);
	if (link == NULL) {
		sci_report_no_memory(nest->reading->report);
		return NULL;
	}
	link->key = entry->key;
	link->replaced = entry->inherited != NULL ? entry->inherited->replaced : entry->replaced;
	link->wider = wider;
	return link;
}

/* Put the next key in its place.  They come by first, the wider one first. */
static void put(struct nest *nest, const struct entry *entry)
{
	const struct sci_key *key = entry->key;
	const struct sci_link *link;

	/* A range whose rule was taken away is as if it had never been; a
	 * single code stays, without rules, so that it can be explained. */
	if (key->rule_count == 0 && key->span.first != key->span.last)
		return;
	while (nest->open != NULL && nest->open->key->span.last < key->span.first)
		nest->open = nest->open->wider;
	if (nest->open != NULL && key->span.last > nest->open->key->span.last) {
		/* Within one layer it was reported when that was read. */
		if (nest->open->key->layer != key->layer)
			sci_report_crossing(nest->reading, nest->open->key, key);
		return;
	}
	link = make_link(nest, entry, nest->open);
	if (link != NULL)
		nest->links[nest->flat->link_count++] = nest->open = link;
}

/* Begin what a key with `over: all` removes; its own place it has already. */
static void open_over(struct nest *nest, const struct sci_key *key)
{
	struct over *over = sci_arena_alloc(nest->reading->scratch, sizeof(*over));

	if (over == NULL) {
		sci_report_no_memory(nest->reading->report);
		return;
	}
	while (nest->over != NULL && nest->over->key->span.last < key->span.first)
		nest->over = nest->over->outer;
	over->key = key;
	over->outer = nest->over;
	over->widest = nest->over != NULL ? nest->over->widest : over;
	if (nest->open != NULL && nest->open->key == key)
		over->link = nest->made;
	nest->over = over;
}

/* Keep a removed link with the one that answers now, the narrower before the wider. */
static void keep_removed(struct nest *nest, struct sci_over_link *over, const struct sci_link *link)
{
	struct sci_removed *removed = sci_arena_alloc(nest->reading->keep, sizeof(*removed));

	if (removed == NULL) {
		sci_report_no_memory(nest->reading->report);
		return;
	}
	removed->link = link;
	removed->next = over->removed;
	over->removed = removed;
}

/* A single code in a range that is `unlisted` itself: as if the code's own rule were that. */
static bool empty(struct nest *nest, const struct sci_key *range, struct entry *entry)
{
	struct sci_key *key = sci_arena_alloc(nest->reading->keep, sizeof(*key));

	if (key == NULL) {
		sci_report_no_memory(nest->reading->report);
		return false;
	}
	*key = *range;
	key->span = entry->key->span;
	key->over_all = false;
	entry->key = key;
	entry->replaced = entry->inherited;
	entry->inherited = NULL;
	return true;
}

/* What is left of the base's entry within the keys of the layer that have `over: all`; false:
 * nothing. */
static bool outlives(struct nest *nest, struct entry *entry)
{
	const struct sipcause_span span = entry->key->span;
	const struct over *over;

	while (nest->over != NULL && nest->over->key->span.last < span.first)
		nest->over = nest->over->outer;
	over = nest->over;
	if (over == NULL || span.last > over->widest->key->span.last)
		return true;
	if (span.last > over->key->span.last)
		over = over->widest;
	if (over->link == NULL)
		return span.first == span.last && empty(nest, over->key, entry);
	keep_removed(nest, over->link, entry->inherited);
	return false;
}

/* Merge the sorted keys of a base and of the layer over it. */
static void merge(const struct sci_reading *reading, const struct sci_flat *base,
		  const struct sci_layer *layer, struct sci_flat *flat)
{
	uint32_t base_count = base != NULL ? base->link_count : 0, i = 0, k = 0;
	struct nest nest = { .reading = reading, .flat = flat, .at_once = 1 };

	nest.links = sci_arena_array(reading->scratch, (size_t)base_count + layer->key_count,
				     sizeof(const struct sci_link *));
	if (nest.links == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	flat->links = nest.links;
	if (base_count == 0 && layer->key_count > 0)
		nest.at_once = layer->key_count;
	while (i < base_count || k < layer->key_count) {
		struct entry entry = { NULL, NULL, NULL };
		int order = i == base_count         ? 1
			    : k == layer->key_count ? -1
						    : sci_span_order(base->links[i]->key->span,
								     layer->keys[k].span);

		if (k > 0 && k < layer->key_count && order > 0 &&
		    sci_span_order(layer->keys[k].span, layer->keys[k - 1].span) == 0) {
			k++; /* a duplicate, which has been reported */
			continue;
		}
		if (order < 0) {
			entry.inherited = base->links[i++];
			entry.key = entry.inherited->key;
			if (nest.over != NULL && !outlives(&nest, &entry))
				continue;
		} else {
			entry.replaced = order == 0 ? base->links[i++] : NULL;
			entry.key = &layer->keys[k++];
		}
		put(&nest, &entry);
		if (order >= 0 && entry.key->over_all)
			open_over(&nest, entry.key);
	}
}

/* What a table from a space to itself does with codes of which nothing is said: it copies
 * them, so that one rule does not stop all others. */
static const struct sci_layer *copying(const struct sci_reading *reading,
				       const struct sci_layer *layer)
{
	struct sci_layer *copies = sci_arena_alloc(reading->keep, sizeof(*copies));
	struct sci_rule *rule = sci_arena_alloc(reading->keep, sizeof(*rule));

	if (copies == NULL || rule == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	rule->layer = layer;
	rule->line = layer->line;
	rule->column = layer->column;
	rule->target = SIPCAUSE_SAME;
	rule->grade = layer->grade;
	rule->source = layer->source;
	*copies = *layer;
	copies->unlisted = rule;
	copies->unlisted_count = 1;
	return copies;
}

/* What stands before every code: the layer's, or else the base's. */
static const struct sci_link *before(const struct sci_reading *reading, const struct sci_flat *base,
				     const struct sci_layer *layer)
{
	const struct sci_link *replaced = base != NULL ? base->before : NULL;
	struct sci_link *link;

	if (layer->first == NULL)
		return replaced;
	if (layer->first->rule_count == 0)
		return NULL;
	link = sci_arena_alloc(reading->keep, sizeof(*link));
	if (link == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	link->key = layer->first;
	link->replaced = replaced;
	return link;
}

struct sci_flat *sci_overlay(const struct sci_reading *reading, const struct sci_flat *base,
			     const struct sci_layer *layer)
{
	struct sci_flat *flat = sci_arena_alloc(reading->scratch, sizeof(*flat));

	if (flat == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	if (base != NULL) {
		flat->covers = base->covers;
		flat->fallback = base->fallback;
		flat->writes = base->writes;
	}
	flat->from = layer->from;
	flat->to = layer->to;
	flat->nearest = layer;
	if (layer->covers != NULL)
		flat->covers = layer;
	if (layer->unlisted != NULL || layer->via != NULL)
		flat->fallback = layer;
	if (flat->fallback == NULL && flat->from == flat->to)
		flat->fallback = copying(reading, layer);
	if (layer->writes != NULL)
		flat->writes = layer;
	flat->before = before(reading, base, layer);
	merge(reading, base, layer, flat);
	return flat;
}
