/* SPDX-License-Identifier: BSD-2-Clause */
/* One load from beginning to end: documents, layers, tables, catalog. */
#include "base/alloc.h"
#include "engine/catalog.h"
#include "claims.h"
#include "document/finder.h"
#include "drafts.h"
#include "load.h"
#include "make-map.h"
#include "read-signs.h"
#include "spaces.h"

#include <string.h>

struct load {
	struct sipcause_catalog *catalog;
	struct sci_arena keep; /* becomes the catalog's */
	struct sci_arena scratch;
	struct sci_arena trees;
	struct sci_reading reading;
	struct sci_finder finder;
	struct sci_spaces spaces;
	struct sci_compiler compiler;
	struct sci_drafts drafts;
	const struct sci_draft **wanted;
	uint32_t wanted_count;
	uint32_t wanted_room;
};

static void no_memory(struct load *load)
{
	sci_report_no_memory(load->reading.report);
}

static void want(struct load *load, const char *name)
{
	const struct sci_draft *draft = sci_drafts_ask(&load->drafts, name);
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
		const struct sipcause_map *map =
			sci_map_make(&load->compiler, &load->spaces, load->wanted[i]);

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
			       sci_drafts_find(&load->drafts, map->doc->name), map);
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
	if (load->catalog == NULL ||
	    !sci_finder_init(&load->finder, loader, watch, &load->reading) ||
	    !sci_spaces_init(&load->spaces, &load->finder, sci_signs_read) ||
	    !sci_drafts_init(&load->drafts, &load->spaces, &load->reading)) {
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
