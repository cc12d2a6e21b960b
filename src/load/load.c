/* SPDX-License-Identifier: BSD-2-Clause */
/* One load from beginning to end: documents, layers, tables, catalog. */
#include "base/alloc.h"
#include "engine/catalog.h"
#include "claims.h"
#include "compile.h"
#include "document/finder.h"
#include "layer.h"
#include "load.h"
#include "read-map.h"
#include "read-signs.h"
#include "spaces.h"
#include "through.h"
#include "base/text.h"

#include <string.h>

#define LAYERS_MAX 16
/* A look-up may ask twice as many tables for each level. */
#define VIA_LEVELS_MAX 4

enum state { NEW, BUSY, DONE };

struct load {
	struct sipcause_catalog *catalog;
	struct sci_arena keep; /* becomes the catalog's */
	struct sci_arena scratch;
	struct sci_arena trees;
	struct sci_reading reading;
	struct sci_finder finder;
	struct sci_spaces spaces;
	struct sci_compiler compiler;
	struct sci_names drafts; /* -> sci_draft, exact */
	const struct sci_draft **wanted;
	uint32_t wanted_count;
	uint32_t wanted_room;
};

/* -------------------------------------------------------------- documents */

static struct sci_draft *get_draft(struct load *load, const char *name,
				   const struct sci_node *asker, unsigned depth);

static void no_memory(struct load *load)
{
	sci_report_no_memory(load->reading.report);
}

static void too_deep(struct load *load, const struct sci_node *item, unsigned layers)
{
	sci_report_add(load->reading.report, SCI_P_EXTENDS_DEPTH, sci_node_place(item),
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
static void add_needed(struct load *load, struct sci_draft *draft, struct needed *needed,
		       const struct sci_node *item, unsigned depth)
{
	const struct sci_reading *reading = &load->reading;
	struct sci_draft *other;

	if (depth >= LAYERS_MAX) {
		too_deep(load, item, depth + 1);
		return;
	}
	other = get_draft(load, item->text, item, depth + 1);
	if (other == NULL || is_among(needed->drafts, needed->count, other))
		return;
	if (other->state == BUSY) {
		sci_report_add(reading->report, SCI_P_EXTENDS_LOOP, sci_node_place(item),
			       "'%s' %s '%s', which %s it again; expected no loop",
			       draft->doc->name, needed->key, other->doc->name, needed->again);
		return;
	}
	/* A map that was read before may stand on many layers itself. */
	if (other->height >= LAYERS_MAX) {
		if (other->height == LAYERS_MAX)
			too_deep(load, item, other->height + 1);
		draft->height = LAYERS_MAX + 1;
		return;
	}
	if (draft->height <= other->height)
		draft->height = other->height + 1;
	needed->drafts[needed->count++] = other;
}

static void add_all_needed(struct load *load, struct sci_draft *draft, struct needed *needed,
			   const struct sci_node *list, unsigned depth)
{
	const struct sci_node *item;

	needed->drafts =
		sci_arena_array(&load->scratch, sci_list_length(list), sizeof(struct sci_draft *));
	if (needed->drafts == NULL) {
		no_memory(load);
		return;
	}
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item))
		if (item->kind == SCI_SCALAR && sci_is_file_name(item->text, item->length))
			add_needed(load, draft, needed, item, depth);
}

static void add_bases(struct load *load, struct sci_draft *draft, unsigned depth)
{
	struct needed bases = { "extends", "extends", NULL, 0 };

	if (draft->extends == NULL || draft->extends->kind == SCI_MAPPING)
		return;
	add_all_needed(load, draft, &bases, draft->extends, depth);
	draft->bases = bases.drafts;
	draft->base_count = bases.count;
}

static void add_alsos(struct load *load, struct sci_draft *draft, unsigned depth)
{
	struct needed alsos = { "uses tables of", "needs", NULL, 0 };

	if (draft->also == NULL || draft->also->kind == SCI_MAPPING)
		return;
	add_all_needed(load, draft, &alsos, draft->also, depth);
	draft->alsos = alsos.drafts;
	draft->also_count = alsos.count;
}

/* Take what a farther layer's policy gives.  A policy that nothing is added to is shared. */
static void inherit_policy(struct load *load, struct sci_draft *draft,
			   const struct sci_policy *farther)
{
	struct sci_policy *merged;

	if (farther == NULL || draft->policy == NULL) {
		draft->policy = draft->policy == NULL ? farther : draft->policy;
		return;
	}
	merged = sci_arena_alloc(&load->keep, sizeof(*merged));
	if (merged == NULL) {
		no_memory(load);
		return;
	}
	*merged = *draft->policy;
	sci_policy_inherit(merged, farther);
	draft->policy = merged;
}

/* What the nearest map gives that has it. */
static void inherit(struct load *load, struct sci_draft *draft)
{
	uint32_t i;

	for (i = 0; i < draft->base_count && draft->bare == NULL; i++) {
		draft->bare = draft->bases[i]->bare;
		draft->bare_count = draft->bases[i]->bare_count;
	}
	for (i = 0; i < draft->base_count && draft->through == NULL; i++)
		draft->through = draft->bases[i]->through;
	for (i = 0; i < draft->base_count && draft->alsos == NULL; i++) {
		draft->alsos = draft->bases[i]->alsos;
		draft->also_count = draft->bases[i]->also_count;
	}
	for (i = 0; i < draft->base_count; i++)
		inherit_policy(load, draft, draft->bases[i]->policy);
}

static struct sci_draft *new_draft(struct load *load, const char *name)
{
	struct sci_draft *draft = sci_arena_alloc(&load->scratch, sizeof(*draft));
	struct sci_mapdoc *doc = sci_arena_alloc(&load->keep, sizeof(*doc));

	if (doc != NULL)
		doc->name = sci_arena_text(&load->keep, name, strlen(name));
	if (draft == NULL || doc == NULL || doc->name == NULL ||
	    !sci_names_add(&load->drafts, &load->scratch, doc->name, strlen(doc->name), draft)) {
		no_memory(load);
		return NULL;
	}
	draft->doc = doc;
	return draft;
}

/* The document of a name with its bases laid under it; NULL: reported. */
static struct sci_draft *get_draft(struct load *load, const char *name,
				   const struct sci_node *asker, unsigned depth)
{
	const struct sci_draft *known = sci_names_get(&load->drafts, name, strlen(name));
	const struct sci_mark mark = sci_arena_mark(&load->trees);
	const struct sci_node *root;
	struct sci_draft *draft;

	/* The table holds what this file put in, so that casting const off is fair. */
	if (known != NULL)
		return known->doc->file == NULL ? NULL : (struct sci_draft *)(uintptr_t)known;
	draft = new_draft(load, name);
	if (draft == NULL)
		return NULL;
	root = sci_finder_find(&load->finder, SCI_DOCUMENT_MAP, name, asker);
	if (root == NULL)
		return NULL;
	draft->state = BUSY;
	draft->height = 1;
	sci_map_read(&load->spaces, root, draft);
	add_bases(load, draft, depth);
	add_alsos(load, draft, depth);
	inherit(load, draft);
	sci_layer_flatten(&load->reading, draft);
	sci_layer_take_also(&load->reading, draft);
	sci_arena_release(&load->trees, mark);
	draft->state = DONE;
	return draft;
}

/* ----------------------------------------------------------------- tables */

/* A table of a map in the making, with the tables that it is made of. */
struct making {
	const struct sci_draft *draft;
	const struct sci_flat *whole; /* the table that the map is to have */
	unsigned levels;              /* of `via` that were gone down */
	bool refused;                 /* there are too many, which was reported */
};

static const struct sipcause_table *get_table(struct load *load, struct making *making,
					      struct sci_flat *flat);

static struct sci_place place_of_via(const struct sci_layer *via)
{
	struct sci_place place = { via->map->file, via->via_row.line, via->via_row.column };

	return place;
}

static void report_levels(struct load *load, struct making *making)
{
	const struct sci_flat *whole = making->whole;

	making->refused = true;
	sci_report_add(load->reading.report, SCI_P_VIA_DEPTH, place_of_via(whole->fallback),
		       "map '%s' makes its table from %s to %s by `via` nested more than %d deep; "
		       "expected at most %d",
		       making->draft->doc->name, whole->from->name, whole->to->name, VIA_LEVELS_MAX,
		       VIA_LEVELS_MAX);
}

static const struct sipcause_table *get_leg(struct load *load, struct making *making,
					    const struct sci_layer *via,
					    const struct sipcause_space *from,
					    const struct sipcause_space *to)
{
	struct sci_flat *flat = sci_layer_find(making->draft, from, to);
	struct sci_place place = place_of_via(via);

	if (making->refused)
		return NULL;
	if (flat != NULL && flat->state != BUSY)
		return get_table(load, making, flat);
	if (flat == NULL)
		sci_report_add(load->reading.report, SCI_P_VIA_LEG, place,
			       "map '%s' has no table from %s to %s; expected one, for `via: %s`",
			       making->draft->doc->name, from->name, to->name, via->via->name);
	else
		sci_report_add(
			load->reading.report, SCI_P_VIA_LOOP, place,
			"the table from %s to %s needs itself through `via`; expected no loop",
			from->name, to->name);
	return NULL;
}

static const struct sipcause_table *get_table(struct load *load, struct making *making,
					      struct sci_flat *flat)
{
	const struct sipcause_table *legs[2] = { NULL, NULL };
	const struct sci_layer *via = flat->fallback;

	if (via != NULL && via->via != NULL) {
		if (making->levels == VIA_LEVELS_MAX) {
			report_levels(load, making);
			return NULL;
		}
		making->levels++;
		flat->state = BUSY;
		legs[0] = get_leg(load, making, via, flat->from, via->via);
		legs[1] = get_leg(load, making, via, via->via, flat->to);
		flat->state = DONE;
		making->levels--;
		if (legs[0] == NULL || legs[1] == NULL)
			return NULL;
	}
	return sci_compile(&load->compiler, flat, legs);
}

/* A space that something in the load speaks of, or NULL. */
static const struct sipcause_space *loaded_space(const struct load *load, const char *name)
{
	uint32_t i;

	for (i = 0; i < load->spaces.count; i++)
		if (strcmp(load->spaces.list[i]->name, name) == 0)
			return load->spaces.list[i];
	return NULL;
}

/* The location beside a cause where its form must have one: the policy's, or else that of
 * an interworking point. */
static void fill_location(const struct load *load, struct sipcause_map *map)
{
	const struct sci_policy_value *given =
		map->policy != NULL ? &map->policy->values[SCI_POLICY_LOCATION] : NULL;

	map->filled_beside = loaded_space(load, "q850");
	map->filled_space = loaded_space(load, "location");
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
static bool add_flats(struct load *load, const struct sci_draft *draft, uint32_t first,
		      uint32_t end, const struct sci_made *known, struct sci_made *made)
{
	uint32_t i;

	for (i = first; i < end; i++) {
		struct making making = { draft, draft->flats[i], 0, false };
		const struct sipcause_table *table;

		if (known != NULL && is_made(known, draft->flats[i]))
			continue;
		table = get_table(load, &making, draft->flats[i]);
		if (table == NULL || !sci_made_add(&load->compiler, draft, made, table))
			return false;
	}
	return true;
}

/*
 * The tables of a map, those that can be legs first: its own and its bases', then those of
 * `also`, then those that `through` makes.  What `through` makes of the former alone is not
 * taken from `also`, so that no answer changes.
 */
static bool make_tables(struct load *load, const struct sci_draft *draft, struct sci_made *made)
{
	struct sci_made composed = { NULL, 0, 0, 0 };
	uint32_t i;

	if (!add_flats(load, draft, 0, draft->laid_count, NULL, made))
		return false;
	made->legs = made->count;
	if (!sci_through_make(&load->compiler, draft, made))
		return false;
	if (draft->flat_count == draft->laid_count)
		return true;
	for (i = made->legs; i < made->count; i++)
		if (!sci_made_add(&load->compiler, draft, &composed, made->tables[i]))
			return false;
	made->count = made->legs;
	if (!add_flats(load, draft, draft->laid_count, draft->flat_count, &composed, made))
		return false;
	made->legs = made->count;
	for (i = 0; i < composed.count; i++)
		if (!sci_made_add(&load->compiler, draft, made, composed.tables[i]))
			return false;
	return sci_through_make(&load->compiler, draft, made);
}

static const struct sipcause_map *make_map(struct load *load, const struct sci_draft *draft)
{
	struct sipcause_map *map = sci_arena_alloc(&load->keep, sizeof(*map));
	struct sci_made made = { NULL, 0, 0, 0 };

	made.room = draft->flat_count;
	made.tables = sci_arena_array(&load->scratch, made.room, sizeof(*made.tables));
	if (map == NULL || made.tables == NULL) {
		no_memory(load);
		return NULL;
	}
	map->doc = draft->doc;
	map->policy = draft->policy;
	fill_location(load, map);
	map->bare = draft->bare;
	map->bare_count = draft->bare_count;
	if (!make_tables(load, draft, &made))
		return NULL;
	map->own_count = made.legs;
	/* Maps with the same tables share the list of them too. */
	map->table_count = made.count;
	map->tables = sci_strings_keep(&load->compiler.blocks, made.tables,
				       made.count * sizeof(made.tables[0]));
	if (map->tables == NULL)
		no_memory(load);
	return map;
}

/* ---------------------------------------------------------------- the load */

static void want(struct load *load, const char *name)
{
	const struct sci_draft *draft = get_draft(load, name, NULL, 1);
	uint32_t i;

	if (draft == NULL)
		return;
	for (i = 0; i < load->wanted_count && load->wanted_count < 64; i++)
		if (load->wanted[i] == draft)
			return;
	if (load->wanted_count == load->wanted_room) {
		uint32_t room = load->wanted_room == 0 ? 64 : load->wanted_room * 2;
		const struct sci_draft **wanted =
			sci_arena_array(&load->scratch, room, sizeof(const struct sci_draft *));

		if (wanted == NULL) {
			no_memory(load);
			return;
		}
		if (load->wanted_count > 0)
			memcpy(wanted, load->wanted, load->wanted_count * sizeof(*wanted));
		load->wanted = wanted;
		load->wanted_room = room;
	}
	load->wanted[load->wanted_count++] = draft;
}

static void read_all(struct load *load)
{
	const struct sci_given *given;
	const struct sci_item *item;

	for (given = load->finder.given; given != NULL; given = given->next) {
		if (given->root == NULL)
			continue;
		if (given->kind == SCI_DOCUMENT_MAP)
			want(load, given->name);
		else
			sci_spaces_ask(&load->spaces, given->name);
	}
	for (item = load->finder.loader->items; item != NULL; item = item->next) {
		if (item->kind == SCI_ITEM_MAP)
			want(load, item->text);
		else if (item->kind == SCI_ITEM_SPACE ||
			 (item->kind == SCI_ITEM_SPACE_IF_ANY &&
			  sci_finder_has(&load->finder, SCI_DOCUMENT_SPACE, item->text)))
			sci_spaces_ask(&load->spaces, item->text);
	}
}

static void fill_maps(struct load *load, struct sipcause_catalog *catalog)
{
	const struct sipcause_map **maps = sci_arena_array(&load->keep, load->wanted_count,
							   sizeof(const struct sipcause_map *));
	uint32_t i;

	if (maps == NULL ||
	    !sci_names_init(&catalog->map_names, &load->keep, load->wanted_count, false)) {
		no_memory(load);
		return;
	}
	catalog->maps = maps;
	for (i = 0; i < load->wanted_count; i++) {
		const struct sipcause_map *map = make_map(load, load->wanted[i]);

		if (map == NULL ||
		    sci_names_get(&catalog->map_names, map->doc->name, strlen(map->doc->name)))
			continue;
		maps[catalog->map_count++] = map;
		if (!sci_names_add(&catalog->map_names, &load->keep, map->doc->name,
				   strlen(map->doc->name), map))
			no_memory(load);
	}
}

static void fill_spaces(struct load *load, struct sipcause_catalog *catalog)
{
	uint32_t i;

	catalog->spaces = (const struct sipcause_space *const *)load->spaces.list;
	catalog->space_count = load->spaces.count;
	if (!sci_names_init(&catalog->space_names, &load->keep, load->spaces.count, false)) {
		no_memory(load);
		return;
	}
	for (i = 0; i < load->spaces.count; i++) {
		const char *name = load->spaces.list[i]->name;

		if (!sci_names_add(&catalog->space_names, &load->keep, name, strlen(name),
				   load->spaces.list[i]))
			no_memory(load);
	}
}

/* What is in the documents, and which of their maps were asked for. */
static void fill_digest(struct load *load, struct sipcause_catalog *catalog)
{
	struct sci_digest digest = load->finder.digest;
	size_t i;

	for (i = 0; i < catalog->map_count; i++) {
		const char *name = catalog->maps[i]->doc->name;

		sci_digest_add(&digest, name, strlen(name));
	}
	sci_digest_text(&digest, catalog->digest);
}

static void visit_maps(struct load *load, struct sci_visitor *visitor)
{
	const struct sipcause_catalog *catalog = load->catalog;
	size_t i;

	for (i = 0; i < catalog->map_count; i++) {
		const struct sipcause_map *map = catalog->maps[i];

		visitor->visit(visitor, &load->reading,
			       sci_names_get(&load->drafts, map->doc->name, strlen(map->doc->name)),
			       map);
	}
}

static void run(struct load *load, const struct sipcause_loader *loader, struct sci_watch *watch,
		struct sci_visitor *visitor)
{
	load->reading.keep = &load->keep;
	load->reading.scratch = &load->scratch;
	load->reading.trees = &load->trees;
	load->compiler.reading = &load->reading;
	sci_strings_init(&load->compiler.blocks, SCI_STRINGS_MOST, &load->keep);
	load->catalog = sci_arena_alloc(&load->keep, sizeof(*load->catalog));
	if (load->catalog == NULL || !sci_names_init(&load->drafts, &load->scratch, 64, false) ||
	    !sci_finder_init(&load->finder, loader, watch, &load->reading) ||
	    !sci_spaces_init(&load->spaces, &load->finder, sci_signs_read)) {
		no_memory(load);
		return;
	}
	read_all(load);
	sci_claims_read(&load->spaces, load->catalog);
	/* Tables are made only of layers that are right. */
	if (!sci_report_clean(load->reading.report))
		return;
	fill_maps(load, load->catalog);
	fill_spaces(load, load->catalog);
	fill_digest(load, load->catalog);
	if (visitor != NULL && sci_report_clean(load->reading.report))
		visit_maps(load, visitor);
}

int sci_load(const struct sipcause_loader *loader, struct sci_watch *watch,
	     struct sci_visitor *visitor, struct sipcause_catalog **catalog,
	     struct sipcause_report **report, struct sipcause_error *error)
{
	struct sipcause_report *own = NULL;
	struct load load;
	int code;

	if (report != NULL)
		*report = NULL;
	if (catalog != NULL)
		*catalog = NULL;
	if (loader == NULL || catalog == NULL) {
		sci_report_error(NULL, SIPCAUSE_E_ARGUMENT, error);
		return SIPCAUSE_E_ARGUMENT;
	}
	memset(&load, 0, sizeof(load));
	own = sci_report_new();
	if (own == NULL) {
		sci_report_error(NULL, SIPCAUSE_E_MEMORY, error);
		return SIPCAUSE_E_MEMORY;
	}
	load.reading.report = own;
	run(&load, loader, watch, visitor);
	code = sci_report_close(own);
	sci_report_error(own, code, error);
	sci_strings_free(&load.compiler.blocks);
	sci_arena_free(&load.scratch);
	sci_arena_free(&load.trees);
	if (code == SIPCAUSE_OK) {
		load.catalog->arena = load.keep;
		*catalog = load.catalog;
	} else {
		sci_arena_free(&load.keep);
	}
	if (report != NULL)
		*report = own;
	else
		sipcause_report_free(own);
	return code;
}

int sipcause_loader_load(const struct sipcause_loader *loader, struct sipcause_catalog **catalog,
			 struct sipcause_report **report, struct sipcause_error *error)
{
	return sci_load(loader, NULL, NULL, catalog, report, error);
}
