/* SPDX-License-Identifier: BSD-2-Clause */
#include "make-map.h"

#include "engine/catalog.h"
#include "layer.h"
#include "through.h"

#include <string.h>

/* A look-up may ask twice as many tables for each level. */
#define VIA_LEVELS_MAX 4

/* A table of a map in the making, with the tables that it is made of. */
struct making {
	const struct sci_draft *draft;
	const struct sci_flat *whole; /* the table that the map is to have */
	unsigned levels;              /* of `via` that were gone down */
	bool refused;                 /* there are too many, which was reported */
};

static const struct sipcause_table *get_table(struct sci_compiler *compiler, struct making *making,
					      struct sci_flat *flat);

static struct sci_place place_of_via(const struct sci_layer *via)
{
	struct sci_place place = { via->map->file, via->via_row.line, via->via_row.column };

	return place;
}

static void report_levels(struct sci_compiler *compiler, struct making *making)
{
	const struct sci_flat *whole = making->whole;

	making->refused = true;
	sci_report_add(compiler->reading->report, SCI_P_VIA_DEPTH, place_of_via(whole->fallback),
		       "map '%s' makes its table from %s to %s by `via` nested more than %d deep; "
		       "expected at most %d",
		       making->draft->doc->name, whole->from->name, whole->to->name, VIA_LEVELS_MAX,
		       VIA_LEVELS_MAX);
}

static const struct sipcause_table *get_leg(struct sci_compiler *compiler, struct making *making,
					    const struct sci_layer *via,
					    const struct sipcause_space *from,
					    const struct sipcause_space *to)
{
	struct sci_flat *flat = sci_layer_find(making->draft, from, to);
	struct sci_place place = place_of_via(via);

	if (making->refused)
		return NULL;
	if (flat != NULL && !flat->is_busy)
		return get_table(compiler, making, flat);
	if (flat == NULL)
		sci_report_add(compiler->reading->report, SCI_P_VIA_LEG, place,
			       "map '%s' has no table from %s to %s; expected one, for `via: %s`",
			       making->draft->doc->name, from->name, to->name, via->via->name);
	else
		sci_report_add(
			compiler->reading->report, SCI_P_VIA_LOOP, place,
			"the table from %s to %s needs itself through `via`; expected no loop",
			from->name, to->name);
	return NULL;
}

static const struct sipcause_table *get_table(struct sci_compiler *compiler, struct making *making,
					      struct sci_flat *flat)
{
	const struct sipcause_table *legs[2] = { NULL, NULL };
	const struct sci_layer *via = flat->fallback;

	if (via != NULL && via->via != NULL) {
		if (making->levels == VIA_LEVELS_MAX) {
			report_levels(compiler, making);
			return NULL;
		}
		making->levels++;
		flat->is_busy = true;
		legs[0] = get_leg(compiler, making, via, flat->from, via->via);
		legs[1] = get_leg(compiler, making, via, via->via, flat->to);
		flat->is_busy = false;
		making->levels--;
		if (legs[0] == NULL || legs[1] == NULL)
			return NULL;
	}
	return sci_compile(compiler, flat, legs);
}

/* A space that something in the load speaks of, or NULL. */
static const struct sipcause_space *loaded_space(const struct sci_spaces *spaces, const char *name)
{
	uint32_t i;

	for (i = 0; i < spaces->count; i++)
		if (strcmp(spaces->list[i]->name, name) == 0)
			return spaces->list[i];
	return NULL;
}

/* The location beside a cause where its form must have one: the policy's, or else that of
 * an interworking point. */
static void fill_location(const struct sci_spaces *spaces, struct sipcause_map *map)
{
	const struct sci_policy_value *given =
		map->policy != NULL ? &map->policy->values[SCI_POLICY_LOCATION] : NULL;

	map->filled_beside = loaded_space(spaces, "q850");
	map->filled_space = loaded_space(spaces, "location");
	map->filled_code = sipcause_space_find(map->filled_space, "BI", 2);
	if (given != NULL && given->given) {
		map->filled_space = given->space;
		map->filled_code = given->code;
	}
	if (map->filled_code < 0)
		map->filled_space = NULL;
}

static bool is_made(const struct sci_made *made, const struct sci_flat *flat)
{
	uint32_t i;

	for (i = 0; i < made->count; i++)
		if (made->tables[i]->from == flat->from && made->tables[i]->to == flat->to)
			return true;
	return false;
}

/* Make tables of the flats from `first` to before `end`, but those that are among the `known`. */
static bool add_flats(struct sci_compiler *compiler, const struct sci_draft *draft, uint32_t first,
		      uint32_t end, const struct sci_made *known, struct sci_made *made)
{
	uint32_t i;

	for (i = first; i < end; i++) {
		struct making making = { draft, draft->flats[i], 0, false };
		const struct sipcause_table *table;

		if (known != NULL && is_made(known, draft->flats[i]))
			continue;
		table = get_table(compiler, &making, draft->flats[i]);
		if (table == NULL || !sci_made_add(compiler, draft, made, table))
			return false;
	}
	return true;
}

/*
 * The tables of a map, those that can be legs first: its own and its bases', then those of
 * `also`, then those that `through` makes.  What `through` makes of the former alone is not
 * taken from `also`, so that no answer changes.
 */
static bool make_tables(struct sci_compiler *compiler, const struct sci_draft *draft,
			struct sci_made *made)
{
	struct sci_made composed = { NULL, 0, 0, 0 };
	uint32_t i;

	if (!add_flats(compiler, draft, 0, draft->laid_count, NULL, made))
		return false;
	made->legs = made->count;
	if (!sci_through_make(compiler, draft, made))
		return false;
	if (draft->flat_count == draft->laid_count)
		return true;
	for (i = made->legs; i < made->count; i++)
		if (!sci_made_add(compiler, draft, &composed, made->tables[i]))
			return false;
	made->count = made->legs;
	if (!add_flats(compiler, draft, draft->laid_count, draft->flat_count, &composed, made))
		return false;
	made->legs = made->count;
	for (i = 0; i < composed.count; i++)
		if (!sci_made_add(compiler, draft, made, composed.tables[i]))
			return false;
	return sci_through_make(compiler, draft, made);
}

const struct sipcause_map *sci_map_make(struct sci_compiler *compiler,
					const struct sci_spaces *spaces,
					const struct sci_draft *draft)
{
	const struct sci_reading *reading = compiler->reading;
	struct sipcause_map *map = sci_arena_alloc(reading->keep, sizeof(*map));
	struct sci_made made = { NULL, 0, 0, 0 };

	made.room = draft->flat_count;
	made.tables = sci_arena_array(reading->scratch, made.room, sizeof(*made.tables));
	if (map == NULL || made.tables == NULL) {
		sci_report_no_memory(reading->report);
		return NULL;
	}
	map->doc = draft->doc;
	map->policy = draft->policy;
	fill_location(spaces, map);
	map->bare = draft->bare;
	map->bare_count = draft->bare_count;
	if (!make_tables(compiler, draft, &made))
		return NULL;
	map->own_count = made.legs;
	/* Maps with the same tables share the list of them too. */
	map->table_count = made.count;
	map->tables = sci_strings_keep(&compiler->blocks, made.tables,
				       made.count * sizeof(made.tables[0]));
	if (map->tables == NULL)
		sci_report_no_memory(reading->report);
	return map;
}
