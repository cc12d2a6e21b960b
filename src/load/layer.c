/* SPDX-License-Identifier: BSD-2-Clause */
#include "layer.h"

#include "base/hash.h"

static struct sci_flat *find(struct sci_flat *const *flats, uint32_t count,
			     const struct sipcause_space *from, const struct sipcause_space *to)
{
	uint32_t i;

	for (i = 0; i < count; i++)
		if (flats[i]->from == from && flats[i]->to == to)
			return flats[i];
	return NULL;
}

struct sci_flat *sci_layer_find(const struct sci_draft *draft, const struct sipcause_space *from,
				const struct sipcause_space *to)
{
	return find(draft->flats, draft->flat_count, from, to);
}

static const struct sci_layer *own_layer(const struct sci_draft *draft,
					 const struct sipcause_space *from,
					 const struct sipcause_space *to)
{
	uint32_t i;

	for (i = 0; i < draft->layer_count; i++)
		if (draft->layers[i].from == from && draft->layers[i].to == to)
			return &draft->layers[i];
	return NULL;
}

/* ------------------------------------------------------------------- bases */

/* The one base flat of this direction among the bases; reports a second one. */
static struct sci_flat *base_flat(const struct sci_reading *reading, const struct sci_draft *draft,
				  const struct sipcause_space *from,
				  const struct sipcause_space *to, const struct sci_layer *own)
{
	struct sci_flat *found = NULL;
	const struct sci_draft *giver = NULL;
	uint32_t i;

	for (i = 0; i < draft->base_count; i++) {
		struct sci_flat *flat =
			find(draft->bases[i]->flats, draft->bases[i]->laid_count, from, to);
		struct sci_place place;

		if (flat == NULL)
			continue;
		if (found == NULL) {
			found = flat;
			giver = draft->bases[i];
			continue;
		}
		place = own != NULL ? (struct sci_place){ draft->doc->file, own->line, own->column }
				    : sci_node_place(draft->extends);
		sci_report_add(
			reading->report, SCI_P_BASES_CONFLICT, place,
			"both '%s' and '%s' have a table from %s to %s; expected `inherit: no` "
			"on a table of this map",
			giver->doc->name, draft->bases[i]->doc->name, from->name, to->name);
	}
	return found;
}

static void add_flat(struct sci_draft *draft, struct sci_flat *flat)
{
	if (flat != NULL)
		draft->flats[draft->flat_count++] = flat;
}

/* How many flat tables there can be at most; false: too many, which is reported. */
static bool count_flats(const struct sci_reading *reading, const struct sci_draft *draft,
			uint32_t *count)
{
	uint32_t i;

	*count = draft->layer_count;
	for (i = 0; i < draft->base_count; i++) {
		/* A base has no more than this itself, so that the sum fits. */
		*count += draft->bases[i]->laid_count;
		if (*count <= SCI_TABLES_MAX)
			continue;
		sci_report_add(reading->report, SCI_P_TOO_MANY_TABLES,
			       sci_node_place(draft->extends),
			       "found %u tables in '%s' and the first %u of the maps that it "
			       "extends; expected at most %d",
			       *count, draft->doc->name, i + 1, SCI_TABLES_MAX);
		return false;
	}
	return true;
}

static void flatten(const struct sci_reading *reading, struct sci_draft *draft)
{
	uint32_t room, i, k;

	if (draft->layer_count == 0 && draft->base_count == 1) {
		draft->flats = draft->bases[0]->flats;
		draft->flat_count = draft->bases[0]->laid_count;
		return;
	}
	if (!count_flats(reading, draft, &room))
		return;
	draft->flats = sci_arena_array(reading->scratch, room, sizeof(struct sci_flat *));
	if (draft->flats == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	/* What the bases have, in their order, and what is laid over it. */
	for (i = 0; i < draft->base_count; i++) {
		for (k = 0; k < draft->bases[i]->laid_count; k++) {
			struct sci_flat *base = draft->bases[i]->flats[k];
			const struct sci_layer *own = own_layer(draft, base->from, base->to);

			if (sci_layer_find(draft, base->from, base->to) != NULL)
				continue;
			if (own != NULL && !own->inherit) {
				add_flat(draft, sci_overlay(reading, NULL, own));
				continue;
			}
			base = base_flat(reading, draft, base->from, base->to, own);
			add_flat(draft, own != NULL ? sci_overlay(reading, base, own) : base);
		}
	}
	for (i = 0; i < draft->layer_count; i++) {
		const struct sci_layer *layer = &draft->layers[i];

		if (sci_layer_find(draft, layer->from, layer->to) == NULL)
			add_flat(draft, sci_overlay(reading, NULL, layer));
	}
}

void sci_layer_flatten(const struct sci_reading *reading, struct sci_draft *draft)
{
	flatten(reading, draft);
	draft->laid_count = draft->flat_count;
}

/* -------------------------------------------------------------------- also */

/* The flats of a draft by their direction, so that many maps with many tables can be asked. */
struct index {
	struct sci_flat **places;
	uint32_t mask;
};

/* The place of a direction; it holds NULL if there is no flat of it. */
static struct sci_flat **find_place(const struct index *index, const struct sci_flat *flat)
{
	uint32_t at = (uint32_t)sci_hash_mix((uintptr_t)flat->from * 31 + (uintptr_t)flat->to);

	for (;; at++) {
		struct sci_flat **place = &index->places[at & index->mask];

		if (*place == NULL || ((*place)->from == flat->from && (*place)->to == flat->to))
			return place;
	}
}

/* Room for the flats of all maps of `also`, in a list that is not a base's, and an index of
 * them, which begins at the mark; false: reported. */
static bool make_room(const struct sci_reading *reading, struct sci_draft *draft,
		      struct index *index, struct sci_mark *mark)
{
	struct sci_flat **flats;
	uint32_t room = draft->flat_count, places, i;

	for (i = 0; i < draft->also_count && room < SCI_TABLES_MAX; i++)
		room += draft->alsos[i]->flat_count;
	places = sci_hash_places(room);
	flats = sci_arena_array(reading->scratch, room, sizeof(struct sci_flat *));
	*mark = sci_arena_mark(reading->scratch);
	index->places = sci_arena_array(reading->scratch, places, sizeof(struct sci_flat *));
	index->mask = places - 1;
	if (flats == NULL || index->places == NULL) {
		sci_report_no_memory(reading->report);
		return false;
	}
	for (i = 0; i < draft->flat_count; i++)
		*find_place(index, draft->flats[i]) = flats[i] = draft->flats[i];
	draft->flats = flats;
	return true;
}

static void too_many(const struct sci_reading *reading, const struct sci_draft *draft,
		     const struct sci_draft *also)
{
	const struct sci_node *list = draft->also != NULL ? draft->also : draft->extends;

	sci_report_add(reading->report, SCI_P_TOO_MANY_TABLES, sci_node_place(list),
		       "found more than %d tables in '%s' with those of '%s'; expected at most %d",
		       SCI_TABLES_MAX, draft->doc->name, also->doc->name, SCI_TABLES_MAX);
}

/* The tables of one map that the draft lacks; false: there are too many, which is reported. */
static bool take(const struct sci_reading *reading, struct sci_draft *draft,
		 const struct sci_draft *also, const struct index *index)
{
	uint32_t i;

	for (i = 0; i < also->flat_count; i++) {
		struct sci_flat *flat = also->flats[i], **place = find_place(index, flat);

		if (*place != NULL)
			continue;
		if (draft->flat_count >= SCI_TABLES_MAX) {
			too_many(reading, draft, also);
			return false;
		}
		*place = flat;
		add_flat(draft, flat);
	}
	return true;
}

void sci_layer_take_also(const struct sci_reading *reading, struct sci_draft *draft)
{
	struct sci_mark mark;
	struct index index;
	uint32_t i;

	if (draft->also_count == 0)
		return;
	/* A map that adds nothing to its base shares these too. */
	if (draft->layer_count == 0 && draft->base_count == 1 &&
	    draft->alsos == draft->bases[0]->alsos) {
		draft->flat_count = draft->bases[0]->flat_count;
		return;
	}
	if (!make_room(reading, draft, &index, &mark))
		return;
	for (i = 0; i < draft->also_count && take(reading, draft, draft->alsos[i], &index); i++)
		continue;
	sci_arena_release(reading->scratch, mark);
}
