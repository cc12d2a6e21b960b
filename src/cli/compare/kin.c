/* SPDX-License-Identifier: BSD-2-Clause */
#include "kin.h"

#include "cli/cli.h"
#include "cli/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool holds(const struct cli_list *list, const char *name)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (strcmp(list->items[i], name) == 0)
			return true;
	return false;
}

static void keep(struct cli_list *list, const char *name)
{
	if (name != NULL && !holds(list, name))
		cli_list_add(list, name);
}

/* What a map descends from: the maps that it extends, and where the rows of these and its own
 * came from. */
struct lineage {
	struct cli_list bases;
	struct cli_list origins;
};

static struct lineage trace(const struct sipcause_catalog *catalog, const struct sipcause_map *map)
{
	struct lineage lineage = { { NULL, 0 }, { NULL, 0 } };
	const struct sipcause_map *at = map;
	size_t next = 0, i;

	while (at != NULL) {
		const char *base;

		for (i = 0; (base = sipcause_map_base(at, i)) != NULL; i++)
			keep(&lineage.bases, base);
		keep(&lineage.origins, sipcause_map_origin(at));
		/* The bases that come are those that were found before. */
		for (at = NULL; at == NULL && next < lineage.bases.count; next++)
			at = sipcause_catalog_map(catalog, lineage.bases.items[next]);
	}
	return lineage;
}

void cli_kin_missing(const struct sipcause_catalog *catalog, const struct sipcause_map *const *maps,
		     size_t count, struct cli_list *names)
{
	size_t i, k;

	for (i = 0; i < count; i++) {
		const struct lineage lineage = trace(catalog, maps[i]);

		for (k = 0; k < lineage.bases.count; k++)
			if (sipcause_catalog_map(catalog, lineage.bases.items[k]) == NULL)
				keep(names, lineage.bases.items[k]);
	}
}

/* ------------------------------------------------------------------- pairs */

static const char *shared(const struct cli_list *a, const struct cli_list *b)
{
	size_t i;

	for (i = 0; i < a->count; i++)
		if (holds(b, a->items[i]))
			return a->items[i];
	return NULL;
}

/* The origin that two maps have in common, or that is a map which the other extends. */
static const char *shared_origin(const struct lineage *a, const struct lineage *b)
{
	const char *origin = shared(&a->origins, &b->origins);

	if (origin == NULL)
		origin = shared(&a->origins, &b->bases);
	return origin != NULL ? origin : shared(&b->origins, &a->bases);
}

const char *cli_kin(char room[CLI_KIN_TEXT], const struct sipcause_catalog *catalog,
		    const struct sipcause_map *a, const struct sipcause_map *b)
{
	const struct lineage first = trace(catalog, a), second = trace(catalog, b);
	const char *a_name = sipcause_map_name(a), *b_name = sipcause_map_name(b), *common;

	if (holds(&first.bases, b_name))
		snprintf(room, CLI_KIN_TEXT, "%s extends %s", a_name, b_name);
	else if (holds(&second.bases, a_name))
		snprintf(room, CLI_KIN_TEXT, "%s extends %s", b_name, a_name);
	else if ((common = shared(&first.bases, &second.bases)) != NULL)
		snprintf(room, CLI_KIN_TEXT, "%s and %s extend %s", a_name, b_name, common);
	else if (holds(&first.origins, b_name))
		snprintf(room, CLI_KIN_TEXT, "%s has the origin %s", a_name, b_name);
	else if (holds(&second.origins, a_name))
		snprintf(room, CLI_KIN_TEXT, "%s has the origin %s", b_name, a_name);
	else if ((common = shared_origin(&first, &second)) != NULL)
		snprintf(room, CLI_KIN_TEXT, "%s and %s share the origin %.90s", a_name, b_name,
			 common);
	else
		return NULL;
	return room;
}

/* ------------------------------------------------------------- all of them */

/* The family of one name: the maps that descend from it. */
static size_t find_heirs(const struct lineage *lineages, size_t count, const char *name,
			 bool of_origins, size_t *heirs)
{
	size_t found = 0, i;

	for (i = 0; i < count; i++)
		if (holds(of_origins ? &lineages[i].origins : &lineages[i].bases, name))
			heirs[found++] = i;
	return found;
}

/* Add "; a, b and c extend d" to a text, which is freed. */
static char *add_family(char *text, const struct sipcause_map *const *maps, const size_t *heirs,
			size_t count, const char *words, const char *name)
{
	char *longer;
	size_t i;

	for (i = 0; i < count; i++) {
		longer = cli_text("%s%s%s", text,
				  i == 0          ? (text[0] == '\0' ? "" : "; ")
				  : i + 1 < count ? ", "
						  : " and ",
				  sipcause_map_name(maps[heirs[i]]));
		free(text);
		text = longer;
	}
	longer = cli_text("%s %s %s", text, words, name);
	free(text);
	return longer;
}

static bool is_among(const struct sipcause_map *const *maps, size_t count, const char *name)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(sipcause_map_name(maps[i]), name) == 0)
			return true;
	return false;
}

/* Whether a nearer name says the same of the same maps: a and b extend c, which extends d. */
static bool is_told(const struct lineage *lineages, size_t count, const struct cli_list *bases,
		    size_t index)
{
	size_t *heirs = cli_alloc(count * sizeof(*heirs)), *others;
	size_t found = find_heirs(lineages, count, bases->items[index], false, heirs), i;

	others = cli_alloc(count * sizeof(*others));
	for (i = 0; i < index; i++)
		if (find_heirs(lineages, count, bases->items[i], false, others) == found &&
		    memcmp(heirs, others, found * sizeof(*heirs)) == 0)
			return true;
	return false;
}

void cli_kin_print(const struct cli *cli, const struct sipcause_map *const *maps, size_t count)
{
	struct lineage *lineages = cli_alloc(count * sizeof(*lineages));
	size_t *heirs = cli_alloc(count * sizeof(*heirs)), found, i, k;
	struct cli_list bases = { NULL, 0 }, origins = { NULL, 0 };
	char *text = cli_text("%s", "");

	for (i = 0; i < count; i++) {
		lineages[i] = trace(cli->session.catalog, maps[i]);
		for (k = 0; k < lineages[i].bases.count; k++)
			keep(&bases, lineages[i].bases.items[k]);
		for (k = 0; k < lineages[i].origins.count; k++)
			keep(&origins, lineages[i].origins.items[k]);
	}
	for (i = 0; i < bases.count; i++) {
		const bool here = is_among(maps, count, bases.items[i]);

		found = find_heirs(lineages, count, bases.items[i], false, heirs);
		if (here || (found > 1 && !is_told(lineages, count, &bases, i)))
			text = add_family(text, maps, heirs, found,
					  found == 1 ? "extends" : "extend", bases.items[i]);
	}
	for (i = 0; i < origins.count; i++) {
		found = find_heirs(lineages, count, origins.items[i], true, heirs);
		if (found > 1)
			text = add_family(text, maps, heirs, found, "share the origin",
					  origins.items[i]);
		else if (is_among(maps, count, origins.items[i]))
			text = add_family(text, maps, heirs, found, "has the origin",
					  origins.items[i]);
	}
	if (text[0] != '\0')
		cli_wrap(cli, CLI_PLAIN, 0, 0, "Not independent: %s.", text);
	free(text);
}
