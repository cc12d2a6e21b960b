/* SPDX-License-Identifier: BSD-2-Clause */
#include "others.h"

#include "base/text.h"
#include "document/builtin.h"
#include "wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The names of the two documents, which no shipped map has. */
#define MADE "map-with-others"
#define WIDE "map-with-wanted"

/* What both extend after the map of -m: the spaces in between, for a map that names none. */
#define WAYS "map-of-ways"
static const char ways[] = "format: 1\nmap: " WAYS "\nthrough: [q850, sip]\n";

/* Add the map that is named like a space; its name is the first length bytes. */
static void add(struct cli *cli, const char *name, size_t length)
{
	const char *space = sipcause_shipped_called(name, length);
	const struct sci_builtin *file =
		space != NULL ? sci_builtin_find(SCI_BUILTIN_MAPS, space) : NULL;

	if (file != NULL && strcmp(cli->asked.map, file->name) != 0)
		cli_list_add_once(&cli->session.others, file->name);
}

void cli_others_find(struct cli *cli, int argc, char **argv)
{
	const struct cli_options *asked = &cli->asked;
	size_t i;
	int k;

	for (i = 0; i < asked->from.count; i++)
		add(cli, asked->from.items[i], strlen(asked->from.items[i]));
	for (i = 0; i < asked->to.count; i++)
		add(cli, asked->to.items[i], strlen(asked->to.items[i]));
	for (k = 0; k < argc; k++)
		if (strchr(argv[k], ':') != NULL)
			add(cli, argv[k], strcspn(argv[k], ":"));
}

void cli_others_want(struct cli *cli, const char *name)
{
	if (sci_builtin_find(SCI_BUILTIN_MAPS, name) != NULL)
		cli_list_add_once(&cli->session.wanted, name);
}

static char *add_names(char *text, const struct cli_list *names, const char *map, bool *first)
{
	char *longer;
	size_t i;

	for (i = 0; i < names->count; i++) {
		if (strcmp(names->items[i], map) == 0)
			continue;
		longer = cli_text("%s%s%s", text, *first ? "" : ", ", names->items[i]);
		free(text);
		text = longer;
		*first = false;
	}
	return text;
}

/* The text of such a document, for the caller to free. */
static char *document(const struct cli *cli, const char *map, const char *name)
{
	const struct cli_session *session = &cli->session;
	char *text =
		cli_text("format: 1\nmap: %s\nextends: [\"%s\", " WAYS "]\nalso: [", name, map);
	char *longer;
	bool first = true;

	text = add_names(text, &session->others, map, &first);
	if (strcmp(name, WIDE) == 0)
		text = add_names(text, &session->wanted, map, &first);
	longer = cli_text("%s]\n", text);
	free(text);
	return longer;
}

static int add_document(struct cli *cli, const char *map, const char *name)
{
	char *text = document(cli, map, name), *label = cli_text("%s.yaml", name);
	int code = sipcause_loader_add_memory(cli->session.loader, label, text, strlen(text));

	free(label);
	free(text);
	return code;
}

static int add_maps(struct cli *cli, const struct cli_list *names)
{
	int code = SIPCAUSE_OK;
	size_t i;

	for (i = 0; code == SIPCAUSE_OK && i < names->count; i++)
		code = sipcause_loader_add_map(cli->session.loader, names->items[i]);
	return code;
}

int cli_others_add(struct cli *cli, const char *map)
{
	const struct cli_session *session = &cli->session;
	int code;

	/* A name that no map can have is reported by the load. */
	if (!sci_is_file_name(map, strlen(map)))
		return SIPCAUSE_OK;
	if (session->others.count + session->wanted.count == 0)
		return SIPCAUSE_OK;
	code = add_maps(cli, &session->others);
	if (code == SIPCAUSE_OK)
		code = add_maps(cli, &session->wanted);
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_add_memory(session->loader, WAYS ".yaml", ways,
						  strlen(ways));
	if (code == SIPCAUSE_OK && session->others.count > 0)
		code = add_document(cli, map, MADE);
	if (code == SIPCAUSE_OK && session->wanted.count > 0)
		code = add_document(cli, map, WIDE);
	return code;
}

bool cli_others_drop(struct cli *cli)
{
	const bool had = cli->session.others.count > 0 || cli->session.wanted.count > 0;

	cli->session.others.count = 0;
	cli->session.wanted.count = 0;
	return had;
}

const struct sipcause_map *cli_others_map(const struct cli *cli)
{
	const struct sipcause_map *made = cli->session.others.count > 0
						  ? sipcause_catalog_map(cli->session.catalog, MADE)
						  : NULL;

	return made != NULL ? made : cli->session.asked;
}

const struct sipcause_map *cli_others_wide(const struct cli *cli)
{
	return cli->session.wanted.count > 0 ? sipcause_catalog_map(cli->session.catalog, WIDE)
					     : NULL;
}

bool cli_map_reads(const struct sipcause_map *map, const struct sipcause_space *space)
{
	size_t i;

	for (i = 0; space != NULL && i < sipcause_map_table_count(map); i++)
		if (sipcause_table_from(sipcause_map_table_at(map, i)) == space)
			return true;
	return false;
}

/* Whether a map has a table from the space of its own name. */
static bool is_read(const struct cli *cli, const char *name)
{
	return cli_map_reads(sipcause_catalog_map(cli->session.catalog, name),
			     sipcause_catalog_space(cli->session.catalog, name));
}

const struct sipcause_map *cli_map_to(const struct cli *cli, const struct sipcause_space *to)
{
	const struct cli_list *others = &cli->session.others;
	const char *name = to != NULL ? sipcause_space_name(to) : "";
	size_t i;

	for (i = 0; i < others->count; i++)
		if (strcmp(others->items[i], name) == 0 || is_read(cli, others->items[i]))
			return cli->session.map;
	return cli->session.asked;
}

const char *cli_asked_map(const struct cli *cli)
{
	return sipcause_map_name(cli->session.asked);
}

void cli_name_asked(const struct cli *cli, const struct sipcause_map *map,
		    struct sipcause_result *result)
{
	if (result->map == NULL || result->map != sipcause_map_name(map))
		return;
	result->map = cli_asked_map(cli);
	result->file = sipcause_map_file(cli->session.asked);
}

const char *cli_map_for(const struct cli *cli, const struct sipcause_space *from,
			const struct sipcause_space *to)
{
	const struct cli_list *others = &cli->session.others;
	size_t i;

	for (i = 0; i < others->count; i++) {
		const struct sipcause_map *other =
			sipcause_catalog_map(cli->session.catalog, others->items[i]);
		const struct sipcause_table *table = sipcause_map_table(other, from, to);

		if (sipcause_map_table(cli->session.asked, from, to) != NULL)
			break;
		/* A table that `through` makes is not taken from the others. */
		if (table != NULL && sipcause_table_through(table) == NULL)
			return others->items[i];
	}
	return cli_asked_map(cli);
}
