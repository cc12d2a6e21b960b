/* SPDX-License-Identifier: BSD-2-Clause */
#include "related.h"

#include "cli/cli.h"
#include "cli/maps/lineage.h"
#include "cli/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void cli_missing_bases(const struct sipcause_catalog *catalog,
		       const struct sipcause_map *const *maps, size_t count, struct cli_list *names)
{
	size_t i, k;

	for (i = 0; i < count; i++) {
		const struct cli_lineage lineage = cli_lineage(catalog, maps[i]);

		for (k = 0; k < lineage.bases.count; k++)
			if (sipcause_catalog_map(catalog, lineage.bases.items[k]) == NULL)
				cli_list_add_once(names, lineage.bases.items[k]);
	}
}

/* ------------------------------------------------------------------- pairs */

static const char *shared(const struct cli_list *a, const struct cli_list *b)
{
	size_t i;

	for (i = 0; i < a->count; i++)
		if (cli_list_has(b, a->items[i]))
			return a->items[i];
	return NULL;
}

/* The origin that two maps have in common, or that is a map which the other extends. */
static const char *shared_origin(const struct cli_lineage *a, const struct cli_lineage *b)
{
	const char *origin = shared(&a->origins, &b->origins);

	if (origin == NULL)
		origin = shared(&a->origins, &b->bases);
	return origin != NULL ? origin : shared(&b->origins, &a->bases);
}

const char *cli_related(char room[CLI_RELATED_TEXT], const struct sipcause_catalog *catalog,
			const struct sipcause_map *a, const struct sipcause_map *b)
{
	const struct cli_lineage first = cli_lineage(catalog, a), second = cli_lineage(catalog, b);
	const char *a_name = sipcause_map_name(a), *b_name = sipcause_map_name(b), *common;

	if (cli_list_has(&first.bases, b_name))
		snprintf(room, CLI_RELATED_TEXT, "%s extends %s", a_name, b_name);
	else if (cli_list_has(&second.bases, a_name))
		snprintf(room, CLI_RELATED_TEXT, "%s extends %s", b_name, a_name);
	else if ((common = shared(&first.bases, &second.bases)) != NULL)
		snprintf(room, CLI_RELATED_TEXT, "%s and %s extend %s", a_name, b_name, common);
	else if (cli_list_has(&first.origins, b_name))
		snprintf(room, CLI_RELATED_TEXT, "%s has the origin %s", a_name, b_name);
	else if (cli_list_has(&second.origins, a_name))
		snprintf(room, CLI_RELATED_TEXT, "%s has the origin %s", b_name, a_name);
	else if ((common = shared_origin(&first, &second)) != NULL)
		snprintf(room, CLI_RELATED_TEXT, "%s and %s share the origin %.90s", a_name, b_name,
			 common);
	else
		return NULL;
	return room;
}

/* ------------------------------------------------------------- all of them */

/* The maps that descend from one name, which is of a map or, with of_origins, of an origin. */
static size_t find_descendants(const struct cli_lineage *lineages, size_t count, const char *name,
			       bool of_origins, size_t *descendants)
{
	size_t found = 0, i;

	for (i = 0; i < count; i++)
		if (cli_list_has(of_origins ? &lineages[i].origins : &lineages[i].bases, name))
			descendants[found++] = i;
	return found;
}

/* Add "; a, b and c extend d" to a text, which is freed. */
static char *add_relation(char *text, const struct sipcause_map *const *maps,
			  const size_t *descendants, size_t count, const char *words,
			  const char *name)
{
	char *longer;
	size_t i;

	for (i = 0; i < count; i++) {
		longer = cli_text("%s%s%s", text,
				  i == 0          ? (text[0] == '\0' ? "" : "; ")
				  : i + 1 < count ? ", "
						  : " and ",
				  sipcause_map_name(maps[descendants[i]]));
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

/* Whether the same maps extend a nearer one, which says more: a and b extend c, which extends d. */
static bool is_said_of_nearer(const struct cli_lineage *lineages, size_t count,
			      const struct cli_list *bases, size_t index)
{
	size_t *descendants = cli_alloc(count * sizeof(*descendants)), *others;
	size_t found = find_descendants(lineages, count, bases->items[index], false, descendants),
	       i;

	others = cli_alloc(count * sizeof(*others));
	for (i = 0; i < index; i++)
		if (find_descendants(lineages, count, bases->items[i], false, others) == found &&
		    memcmp(descendants, others, found * sizeof(*descendants)) == 0)
			return true;
	return false;
}

void cli_put_related(const struct cli *cli, const struct sipcause_map *const *maps, size_t count)
{
	struct cli_lineage *lineages = cli_alloc(count * sizeof(*lineages));
	size_t *descendants = cli_alloc(count * sizeof(*descendants)), found, i, k;
	struct cli_list bases = { NULL, 0 }, origins = { NULL, 0 };
	char *text = cli_text("%s", "");

	for (i = 0; i < count; i++) {
		lineages[i] = cli_lineage(cli->session.catalog, maps[i]);
		for (k = 0; k < lineages[i].bases.count; k++)
			cli_list_add_once(&bases, lineages[i].bases.items[k]);
		for (k = 0; k < lineages[i].origins.count; k++)
			cli_list_add_once(&origins, lineages[i].origins.items[k]);
	}
	for (i = 0; i < bases.count; i++) {
		const bool here = is_among(maps, count, bases.items[i]);

		found = find_descendants(lineages, count, bases.items[i], false, descendants);
		if (here || (found > 1 && !is_said_of_nearer(lineages, count, &bases, i)))
			text = add_relation(text, maps, descendants, found,
					    found == 1 ? "extends" : "extend", bases.items[i]);
	}
	for (i = 0; i < origins.count; i++) {
		found = find_descendants(lineages, count, origins.items[i], true, descendants);
		if (found > 1)
			text = add_relation(text, maps, descendants, found, "share the origin",
					    origins.items[i]);
		else if (is_among(maps, count, origins.items[i]))
			text = add_relation(text, maps, descendants, found, "has the origin",
					    origins.items[i]);
	}
	if (text[0] != '\0')
		cli_wrap(cli, CLI_PLAIN, 0, 0, "Not independent: %s.", text);
	free(text);
}
