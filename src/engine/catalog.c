/* SPDX-License-Identifier: BSD-2-Clause */
#include "catalog.h"

#include <stdlib.h>
#include <string.h>

void sipcause_catalog_free(struct sipcause_catalog *catalog)
{
	struct sci_arena arena;

	if (catalog == NULL)
		return;
	/* The catalog lies in its own arena. */
	arena = catalog->arena;
	sci_arena_free(&arena);
}

const char *sipcause_catalog_digest(const struct sipcause_catalog *catalog)
{
	return catalog == NULL ? NULL : catalog->digest;
}

uint64_t sipcause_catalog_generation(const struct sipcause_catalog *catalog)
{
	return catalog == NULL ? 0 : catalog->generation;
}

size_t sipcause_catalog_memory(const struct sipcause_catalog *catalog)
{
	return catalog == NULL ? 0 : catalog->arena.total;
}

size_t sipcause_catalog_map_count(const struct sipcause_catalog *catalog)
{
	return catalog == NULL ? 0 : catalog->map_count;
}

const struct sipcause_map *sipcause_catalog_map_at(const struct sipcause_catalog *catalog,
						   size_t index)
{
	return index < sipcause_catalog_map_count(catalog) ? catalog->maps[index] : NULL;
}

const struct sipcause_map *sipcause_catalog_map(const struct sipcause_catalog *catalog,
						const char *name)
{
	if (catalog == NULL || name == NULL)
		return NULL;
	return sci_names_get(&catalog->map_names, name, strlen(name));
}

size_t sipcause_catalog_space_count(const struct sipcause_catalog *catalog)
{
	return catalog == NULL ? 0 : catalog->space_count;
}

const struct sipcause_space *sipcause_catalog_space_at(const struct sipcause_catalog *catalog,
						       size_t index)
{
	return index < sipcause_catalog_space_count(catalog) ? catalog->spaces[index] : NULL;
}

const struct sipcause_space *sipcause_catalog_space(const struct sipcause_catalog *catalog,
						    const char *name)
{
	if (catalog == NULL || name == NULL)
		return NULL;
	return sci_names_get(&catalog->space_names, name, strlen(name));
}

const struct sci_protocol *sci_catalog_protocol(const struct sipcause_catalog *catalog,
						const char *text, size_t length)
{
	return sci_names_get(&catalog->protocols, text, length);
}

const struct sipcause_space *sipcause_catalog_called(const struct sipcause_catalog *catalog,
						     const char *name, size_t length)
{
	const struct sci_protocol *protocol;
	const struct sipcause_space *space;

	if (catalog == NULL || name == NULL)
		return NULL;
	space = sci_names_get(&catalog->called, name, length);
	if (space != NULL)
		return space;
	protocol = sci_catalog_protocol(catalog, name, length);
	return protocol != NULL ? protocol->space : NULL;
}

/* Whether numbers of a space bring codes of another one with them. */
static bool brings(const struct sipcause_space *from, const struct sipcause_space *space)
{
	uint32_t i, k;

	for (i = 0; i < from->shift_count; i++)
		for (k = 0; k < from->shifts[i].with_count; k++)
			if (from->shifts[i].with_space[k] == space)
				return true;
	return false;
}

int sipcause_catalog_tells(const struct sipcause_catalog *catalog,
			   const struct sipcause_space *space)
{
	uint32_t i;

	if (catalog == NULL || space == NULL)
		return 0;
	for (i = 0; i < catalog->reason_text_count; i++)
		if (catalog->reason_texts[i]->space == space ||
		    catalog->reason_texts[i]->location == space)
			return 1;
	for (i = 0; i < catalog->space_count; i++)
		if (brings(catalog->spaces[i], space))
			return 1;
	return 0;
}

const struct sipcause_table *sipcause_catalog_table(const struct sipcause_catalog *catalog,
						    const char *map, const char *from,
						    const char *to)
{
	return sipcause_map_table(sipcause_catalog_map(catalog, map),
				  sipcause_catalog_space(catalog, from),
				  sipcause_catalog_space(catalog, to));
}

const char *sipcause_map_name(const struct sipcause_map *map)
{
	return map == NULL ? NULL : map->doc->name;
}

const char *sipcause_map_title(const struct sipcause_map *map)
{
	return map == NULL ? NULL : map->doc->title;
}

const char *sipcause_map_version(const struct sipcause_map *map)
{
	return map == NULL ? NULL : map->doc->version;
}

const char *sipcause_map_source(const struct sipcause_map *map)
{
	return map == NULL ? NULL : map->doc->source;
}

int32_t sipcause_map_family(const struct sipcause_map *map)
{
	return map == NULL ? SIPCAUSE_FAMILY_UNSTATED : map->doc->family;
}

const char *sipcause_map_origin(const struct sipcause_map *map)
{
	return map == NULL ? NULL : map->doc->origin;
}

const char *sipcause_map_base(const struct sipcause_map *map, size_t index)
{
	return map == NULL || index >= map->doc->base_count ? NULL : map->doc->bases[index];
}

const char *sipcause_map_file(const struct sipcause_map *map)
{
	return map == NULL ? NULL : map->doc->file->name;
}

static int compare_id(const void *id, const void *accept)
{
	return strcmp(id, ((const struct sci_accept *)accept)->id);
}

const char *sipcause_map_accepts(const struct sipcause_map *map, const char *id)
{
	const struct sci_accept *accept;

	if (map == NULL || id == NULL || map->doc->accept_count == 0)
		return NULL;
	accept =
		bsearch(id, map->doc->accepts, map->doc->accept_count, sizeof(*accept), compare_id);
	return accept != NULL ? accept->reason : NULL;
}

size_t sipcause_map_table_count(const struct sipcause_map *map)
{
	return map == NULL ? 0 : map->table_count;
}

const struct sipcause_table *sipcause_map_table_at(const struct sipcause_map *map, size_t index)
{
	return index < sipcause_map_table_count(map) ? map->tables[index] : NULL;
}

const struct sipcause_table *sipcause_map_table(const struct sipcause_map *map,
						const struct sipcause_space *from,
						const struct sipcause_space *to)
{
	/* `through` makes no table from a space to itself. */
	size_t count = map == NULL ? 0 : from == to ? map->own_count : map->table_count, i;

	for (i = 0; i < count; i++)
		if (map->tables[i]->from == from && map->tables[i]->to == to)
			return map->tables[i];
	return NULL;
}

const struct sipcause_space *sipcause_map_bare(const struct sipcause_map *map, size_t index)
{
	return map != NULL && index < map->bare_count ? map->bare[index] : NULL;
}

int sipcause_map_has_policy(const struct sipcause_map *map)
{
	return map != NULL && map->policy != NULL;
}
