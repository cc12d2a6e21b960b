/* SPDX-License-Identifier: BSD-2-Clause */
#include "drafts.h"

#include "base/text.h"
#include "layer.h"

#include <string.h>

#define LAYERS_MAX 16

static struct sci_draft *get_draft(struct sci_drafts *drafts, const char *name,
				   const struct sci_node *asker, unsigned depth);

static void no_memory(struct sci_drafts *drafts)
{
	sci_report_no_memory(drafts->reading->report);
}

static void too_deep(struct sci_drafts *drafts, const struct sci_node *item, unsigned layers)
{
	sci_report_add(drafts->reading->report, SCI_P_EXTENDS_DEPTH, sci_node_place(item),
		       "found layer number %u; expected at most %d", layers, LAYERS_MAX);
}

static bool is_among(struct sci_draft *const *drafts, uint32_t count, const struct sci_draft *draft)
{
	uint32_t i;

	for (i = 0; i < count; i++)
		if (drafts[i] == draft)
			return true;
	return false;
}

/* The maps that one key names, on their way into the draft. */
struct needed {
	const char *key;
	const char *again; /* what a map of a loop does, said the second time */
	struct sci_draft **drafts;
	uint32_t count;
};

/* The place of an error in `extends` or `also`: the name in its list. */
static void add_needed(struct sci_drafts *drafts, struct sci_draft *draft, struct needed *needed,
		       const struct sci_node *item, unsigned depth)
{
	const struct sci_reading *reading = drafts->reading;
	struct sci_draft *other;

	if (depth >= LAYERS_MAX) {
		too_deep(drafts, item, depth + 1);
		return;
	}
	other = get_draft(drafts, item->text, item, depth + 1);
	if (other == NULL || is_among(needed->drafts, needed->count, other))
		return;
	if (other->is_busy) {
		sci_report_add(reading->report, SCI_P_EXTENDS_LOOP, sci_node_place(item),
			       "'%s' %s '%s', which %s it again; expected no loop",
			       draft->doc->name, needed->key, other->doc->name, needed->again);
		return;
	}
	/* A map that was read before may stand on many layers itself. */
	if (other->height >= LAYERS_MAX) {
		if (other->height == LAYERS_MAX)
			too_deep(drafts, item, other->height + 1);
		draft->height = LAYERS_MAX + 1;
		return;
	}
	if (draft->height <= other->height)
		draft->height = other->height + 1;
	needed->drafts[needed->count++] = other;
}

static void add_all_needed(struct sci_drafts *drafts, struct sci_draft *draft,
			   struct needed *needed, const struct sci_node *list, unsigned depth)
{
	const struct sci_node *item;

	needed->drafts = sci_arena_array(drafts->reading->scratch, sci_list_length(list),
					 sizeof(struct sci_draft *));
	if (needed->drafts == NULL) {
		no_memory(drafts);
		return;
	}
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item))
		if (item->kind == SCI_SCALAR && sci_is_file_name(item->text, item->length))
			add_needed(drafts, draft, needed, item, depth);
}

static void add_bases(struct sci_drafts *drafts, struct sci_draft *draft, unsigned depth)
{
	struct needed bases = { "extends", "extends", NULL, 0 };

	if (draft->extends == NULL || draft->extends->kind == SCI_MAPPING)
		return;
	add_all_needed(drafts, draft, &bases, draft->extends, depth);
	draft->bases = bases.drafts;
	draft->base_count = bases.count;
}

static void add_alsos(struct sci_drafts *drafts, struct sci_draft *draft, unsigned depth)
{
	struct needed alsos = { "uses tables of", "needs", NULL, 0 };

	if (draft->also == NULL || draft->also->kind == SCI_MAPPING)
		return;
	add_all_needed(drafts, draft, &alsos, draft->also, depth);
	draft->alsos = alsos.drafts;
	draft->also_count = alsos.count;
}

/* Take what a farther layer's policy gives.  A policy that nothing is added to is shared. */
static void inherit_policy(struct sci_drafts *drafts, struct sci_draft *draft,
			   const struct sci_policy *farther)
{
	struct sci_policy *merged;

	if (farther == NULL || draft->policy == NULL) {
		draft->policy = draft->policy == NULL ? farther : draft->policy;
		return;
	}
	merged = sci_arena_alloc(drafts->reading->keep, sizeof(*merged));
	if (merged == NULL) {
		no_memory(drafts);
		return;
	}
	*merged = *draft->policy;
	sci_policy_inherit(merged, farther);
	draft->policy = merged;
}

/* Whether `also` is there and names no map. */
static bool has_empty_also(const struct sci_draft *draft)
{
	return draft->also != NULL && sci_list_length(draft->also) == 0;
}

static void add_inherited(struct sci_drafts *drafts, struct sci_draft *draft,
			  const struct sci_draft *base)
{
	const struct sci_node *list = draft->also != NULL ? draft->also : draft->extends;
	uint32_t i;

	for (i = 0; i < base->also_count; i++) {
		if (is_among(draft->alsos, draft->also_count, base->alsos[i]))
			continue;
		if (draft->also_count >= SCI_ALSOS_MAX) {
			sci_report_add(drafts->reading->report, SCI_P_TOO_MANY_ALSO,
				       sci_node_place(list),
				       "found more than %d maps in `also` of '%s' and of the maps "
				       "that it extends; expected at most %d",
				       SCI_ALSOS_MAX, draft->doc->name, SCI_ALSOS_MAX);
			return;
		}
		draft->alsos[draft->also_count++] = base->alsos[i];
	}
}

/* The maps of `also` of the bases come after its own.  A map that adds none shares its base's. */
static void inherit_alsos(struct sci_drafts *drafts, struct sci_draft *draft)
{
	struct sci_draft **own = draft->alsos;
	uint32_t room = draft->also_count, i;

	if (has_empty_also(draft))
		return;
	if (draft->base_count == 1 && draft->also_count == 0) {
		draft->alsos = draft->bases[0]->alsos;
		draft->also_count = draft->bases[0]->also_count;
		return;
	}
	for (i = 0; i < draft->base_count && room < SCI_ALSOS_MAX; i++)
		room += draft->bases[i]->also_count;
	if (room == draft->also_count)
		return;
	/* A list of its own that is too long was reported, and read all the same. */
	if (room > SCI_ALSOS_MAX)
		room = draft->also_count > SCI_ALSOS_MAX ? draft->also_count : SCI_ALSOS_MAX;
	draft->alsos = sci_arena_array(drafts->reading->scratch, room, sizeof(struct sci_draft *));
	if (draft->alsos == NULL) {
		draft->also_count = 0;
		no_memory(drafts);
		return;
	}
	if (draft->also_count > 0)
		memcpy(draft->alsos, own, draft->also_count * sizeof(struct sci_draft *));
	for (i = 0; i < draft->base_count; i++)
		add_inherited(drafts, draft, draft->bases[i]);
}

/* What the nearest map gives that has it. */
static void inherit(struct sci_drafts *drafts, struct sci_draft *draft)
{
	uint32_t i;

	for (i = 0; i < draft->base_count && draft->bare == NULL; i++) {
		draft->bare = draft->bases[i]->bare;
		draft->bare_count = draft->bases[i]->bare_count;
	}
	for (i = 0; i < draft->base_count && draft->through == NULL; i++)
		draft->through = draft->bases[i]->through;
	inherit_alsos(drafts, draft);
	for (i = 0; i < draft->base_count; i++)
		inherit_policy(drafts, draft, draft->bases[i]->policy);
}

static struct sci_draft *new_draft(struct sci_drafts *drafts, const char *name)
{
	struct sci_draft *draft = sci_arena_alloc(drafts->reading->scratch, sizeof(*draft));
	struct sci_mapdoc *doc = sci_arena_alloc(drafts->reading->keep, sizeof(*doc));

	if (doc != NULL)
		doc->name = sci_arena_text(drafts->reading->keep, name, strlen(name));
	if (draft == NULL || doc == NULL || doc->name == NULL ||
	    !sci_names_add(&drafts->names, drafts->reading->scratch, doc->name, strlen(doc->name),
			   draft)) {
		no_memory(drafts);
		return NULL;
	}
	draft->doc = doc;
	return draft;
}

/* The document of a name with its bases laid under it; NULL: reported. */
static struct sci_draft *get_draft(struct sci_drafts *drafts, const char *name,
				   const struct sci_node *asker, unsigned depth)
{
	const struct sci_draft *known = sci_names_get(&drafts->names, name, strlen(name));
	const struct sci_mark mark = sci_arena_mark(drafts->reading->trees);
	const struct sci_node *root;
	struct sci_draft *draft;

	/* The table holds what this file put in, so that casting const off is fair. */
	if (known != NULL)
		return known->doc->file == NULL ? NULL : (struct sci_draft *)(uintptr_t)known;
	draft = new_draft(drafts, name);
	if (draft == NULL)
		return NULL;
	root = sci_finder_find(drafts->spaces->finder, SCI_DOCUMENT_MAP, name, asker);
	if (root == NULL)
		return NULL;
	draft->is_busy = true;
	draft->height = 1;
	sci_map_read(drafts->spaces, root, draft);
	add_bases(drafts, draft, depth);
	add_alsos(drafts, draft, depth);
	inherit(drafts, draft);
	sci_layer_flatten(drafts->reading, draft);
	sci_layer_take_also(drafts->reading, draft);
	sci_arena_release(drafts->reading->trees, mark);
	draft->is_busy = false;
	return draft;
}

bool sci_drafts_init(struct sci_drafts *drafts, struct sci_spaces *spaces,
		     const struct sci_reading *reading)
{
	drafts->spaces = spaces;
	drafts->reading = reading;
	return sci_names_init(&drafts->names, reading->scratch, 64, false);
}

const struct sci_draft *sci_drafts_ask(struct sci_drafts *drafts, const char *name)
{
	return get_draft(drafts, name, NULL, 1);
}

const struct sci_draft *sci_drafts_find(const struct sci_drafts *drafts, const char *name)
{
	return sci_names_get(&drafts->names, name, strlen(name));
}
