/* SPDX-License-Identifier: BSD-2-Clause */
#include "session.h"

#include "hint-beside.h"
#include "hint-name.h"
#include "language.h"
#include "map-path.h"
#include "near.h"
#include "others.h"
#include "output.h"
#include "shipped.h"
#include "space.h"
#include "texts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void tell_more(size_t count)
{
	cli_say("%zu more error%s not shown", count, count == 1 ? " is" : "s are");
}

static int tell_report(const struct cli *cli, const struct sipcause_report *report, int code)
{
	size_t count = sipcause_report_count(report), i;

	fflush(stdout);
	for (i = 0; i < count; i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;

		sipcause_report_entry(report, i, &error);
		if (!cli_hint_missing(cli, &error))
			cli_put(stderr, "%s%s\n", error.file[0] == '\0' ? "sipcause: " : "",
				sipcause_report_text(report, i));
	}
	if (sipcause_report_total(report) > count)
		tell_more(sipcause_report_total(report) - count);
	cli_hint_beside(report);
	if (code == SIPCAUSE_E_MAP)
		return CLI_BAD_MAP;
	if (code == SIPCAUSE_E_NOT_FOUND || code == SIPCAUSE_E_ARGUMENT)
		return CLI_USAGE;
	if (code == SIPCAUSE_E_MEMORY)
		cli_say("out of memory");
	return CLI_IO;
}

static int add_spaces(struct cli *cli, const struct cli_list *names)
{
	int code = SIPCAUSE_OK;
	size_t i;

	for (i = 0; i < names->count && code == SIPCAUSE_OK; i++)
		code = cli_space_add(cli->session.loader, names->items[i]);
	return code;
}

/* The part before a separator, copied; NULL when there is none. */
static char *part_before(const char *text, char separator)
{
	const char *end = strchr(text, separator);
	char *part;

	if (end == NULL || end == text)
		return NULL;
	part = cli_alloc((size_t)(end - text) + 1);
	memcpy(part, text, (size_t)(end - text));
	return part;
}

static void name_companions(const struct cli *cli, struct cli_list *names)
{
	size_t i;

	for (i = 0; i < cli->asked.codings.count; i++) {
		const char *space = strchr(cli->asked.codings.items[i], '=');

		if (space != NULL && cli_is_space_name(space + 1))
			cli_list_add(names, space + 1);
	}

	for (i = 0; i < cli->asked.with.count; i++) {
		char *space = part_before(cli->asked.with.items[i], '=');

		if (space != NULL && cli_is_space_name(space))
			cli_list_add(names, space);
	}
}

/* The spaces that operands name, which the map may not bring.  Those that are nowhere
 * are left out: their operands are answered one by one. */
static int add_operands(struct cli *cli, int argc, char **argv)
{
	int code = SIPCAUSE_OK, i;

	for (i = 0; i < argc && code == SIPCAUSE_OK; i++) {
		const char *space = part_before(argv[i], ':');

		if (space != NULL && cli_is_space_name(space))
			code = cli_space_add(cli->session.loader, space);
	}
	return code;
}

/* A map that is to be loaded; a file is given once, however often it is named. */
static int add_map(struct cli *cli, struct cli_list *files, const char *map)
{
	size_t i;

	if (!cli_is_path(map))
		return sipcause_loader_add_map(cli->session.loader, map);
	for (i = 0; i < files->count; i++)
		if (cli_is_same_map(files->items[i], map))
			return SIPCAUSE_OK;
	cli_list_add(files, map);
	return sipcause_loader_add_file(cli->session.loader, map);
}

/* The maps of all options.  Of several -m the last is used, and the files of the others are
 * there for maps to name them. */
static int add_maps(struct cli *cli)
{
	const struct cli_options *asked = &cli->asked;
	const struct cli_list *more = &cli->session.more_maps;
	struct cli_list files = { NULL, 0 };
	int code = SIPCAUSE_OK;
	size_t i;

	for (i = 0; code == SIPCAUSE_OK && i < asked->maps.count; i++)
		if (cli_is_path(asked->maps.items[i]))
			code = add_map(cli, &files, asked->maps.items[i]);
	if (code == SIPCAUSE_OK)
		code = add_map(cli, &files, asked->map);
	if (code == SIPCAUSE_OK && asked->policy != NULL)
		code = add_map(cli, &files, asked->policy);
	for (i = 0; code == SIPCAUSE_OK && i < more->count; i++)
		code = add_map(cli, &files, more->items[i]);
	return code;
}

/* List all that is to be loaded. */
static int list_sources(struct cli *cli, int argc, char **argv)
{
	struct cli_session *session = &cli->session;
	const struct cli_options *asked = &cli->asked;
	struct cli_list names = { NULL, 0 };
	int code = sipcause_loader_new(&session->loader);
	size_t i;

	for (i = 0; code == SIPCAUSE_OK && i < asked->directories.count; i++)
		code = sipcause_loader_add_directory(session->loader, asked->directories.items[i]);
	if (code == SIPCAUSE_OK)
		code = add_maps(cli);
	if (code == SIPCAUSE_OK)
		code = cli_others_add(cli, cli_map_name(asked->map));
	if (code == SIPCAUSE_OK)
		code = add_spaces(cli, &asked->from);
	if (code == SIPCAUSE_OK)
		code = add_spaces(cli, &asked->to);
	/* Numbers of the call manager hold a status, or are codes of a space of their own. */
	if (code == SIPCAUSE_OK && asked->spelling == SIPCAUSE_SPELLING_CUCM)
		code = sipcause_loader_add_space_if_any(session->loader, "cucm");
	if (code == SIPCAUSE_OK && asked->spelling == SIPCAUSE_SPELLING_CUCM)
		code = sipcause_loader_add_space_if_any(session->loader, "sip");
	name_companions(cli, &names);
	if (code == SIPCAUSE_OK)
		code = add_spaces(cli, &names);
	return code == SIPCAUSE_OK ? add_operands(cli, argc, argv) : code;
}

/* The spaces of these names that are nowhere; gives how many. */
static size_t miss(struct cli *cli, const struct cli_list *names, int *code)
{
	size_t missed = 0, i;

	for (i = 0; i < names->count && *code == SIPCAUSE_OK; i++) {
		if (cli_space_find(cli, names->items[i]) != NULL)
			continue;
		*code = cli_space_miss(cli->session.loader, names->items[i]);
		missed++;
	}
	return missed;
}

/* Load, and once more where an option names a space that is nowhere, so that the loader
 * says so. */
static int load_named(struct cli *cli, struct sipcause_report **report)
{
	struct cli_session *session = &cli->session;
	struct cli_list companions = { NULL, 0 };
	int code = sipcause_loader_load(session->loader, &session->catalog, report, NULL);
	size_t missed;

	if (code != SIPCAUSE_OK)
		return code;
	name_companions(cli, &companions);
	missed = miss(cli, &cli->asked.from, &code);
	missed += miss(cli, &cli->asked.to, &code);
	missed += miss(cli, &companions, &code);
	if (missed == 0)
		return code;
	sipcause_catalog_free(session->catalog);
	session->catalog = NULL;
	sipcause_report_free(*report);
	*report = NULL;
	return code == SIPCAUSE_OK
		       ? sipcause_loader_load(session->loader, &session->catalog, report, NULL)
		       : code;
}

static int tell_bad_name(void)
{
	cli_say("found a name that is empty or too long; expected the name of a map or space");
	return CLI_USAGE;
}

/* List everything and load it. */
static int try_load(struct cli *cli, int argc, char **argv, struct sipcause_report **report)
{
	int code = list_sources(cli, argc, argv);

	return code == SIPCAUSE_OK ? load_named(cli, report) : code;
}

static int load(struct cli *cli, int argc, char **argv)
{
	struct sipcause_report *report = NULL;
	int code = try_load(cli, argc, argv, &report), status;

	/* What is wrong is said of the user's files alone. */
	if (code != SIPCAUSE_OK && code != SIPCAUSE_E_MEMORY && cli_others_drop(cli)) {
		sipcause_report_free(report);
		sipcause_loader_free(cli->session.loader);
		cli->session.loader = NULL;
		report = NULL;
		code = try_load(cli, argc, argv, &report);
	}
	if (code == SIPCAUSE_E_ARGUMENT && report == NULL)
		return tell_bad_name();
	status = code == SIPCAUSE_OK ? CLI_OK : tell_report(cli, report, code);
	sipcause_report_free(report);
	return status;
}

static bool has_companion(const struct sipcause_indication *context,
			  const struct sipcause_space *space)
{
	uint32_t i;

	for (i = 0; i < context->count; i++)
		if (context->space[i] == space)
			return true;
	return false;
}

/* One KEY=VALUE of -w. */
static int add_companion(struct cli *cli, const char *text)
{
	const char *value = strchr(text, '=');
	const struct sipcause_space *space;
	char *key = part_before(text, '='), near[CLI_NEAR_TEXT];
	int32_t code = SIPCAUSE_PRESENT;

	if (key == NULL || !cli_is_space_name(key) || value[1] == '\0') {
		cli_say("-w '%s' is not usable; expected KEY=VALUE, e.g. location=user", text);
		return CLI_USAGE;
	}
	space = cli_space_find(cli, key);
	if (strcmp(value + 1, "present") != 0)
		code = sipcause_space_parse(space, value + 1, strlen(value + 1));
	if (code < 0 && code != SIPCAUSE_PRESENT) {
		cli_near(near, space, value + 1, strlen(value + 1));
		cli_say("-w '%s': '%s' is not a code of space %s; expected one of 'sipcause list %s', or 'present'%s",
			text, value + 1, sipcause_space_name(space), sipcause_space_name(space),
			near);
		return CLI_USAGE;
	}
	if (has_companion(&cli->session.context, space)) {
		cli_say("-w '%s': %s was given before; expected one value for it", text,
			sipcause_space_name(space));
		return CLI_USAGE;
	}
	if (sipcause_indication_add(&cli->session.context, space, code) == SIPCAUSE_OK)
		return CLI_OK;
	cli_say("-w '%s' is one too many; expected at most %d companions", text,
		SIPCAUSE_COMPANIONS_MAX);
	return CLI_USAGE;
}

const struct sipcause_map *cli_map_find(const struct cli *cli, const char *asked,
					const char *option)
{
	const struct sipcause_map *map =
		sipcause_catalog_map(cli->session.catalog, cli_map_name(asked));

	if (map == NULL)
		cli_say("'%s' is a space; expected a map after %s", asked, option);
	return map;
}

static int resolve(struct cli *cli)
{
	static const struct sipcause_indication empty = SIPCAUSE_INDICATION_INIT;
	int status = CLI_OK;
	size_t i;

	cli->session.asked = cli_map_find(cli, cli->asked.map, "-m");
	cli->session.map = cli_others_map(cli);
	cli->session.wide = cli_others_wide(cli);
	if (cli->session.asked != NULL && cli->asked.policy != NULL)
		cli->session.policy = cli_map_find(cli, cli->asked.policy, "--policy");
	if (cli->session.asked == NULL ||
	    (cli->asked.policy != NULL && cli->session.policy == NULL))
		return CLI_USAGE;
	if (cli->session.policy != NULL && !sipcause_map_has_policy(cli->session.policy)) {
		cli_say("map '%s' has no policy; expected a map with one, e.g. reason-wins",
			cli->asked.policy);
		return CLI_USAGE;
	}
	if (cli->asked.from.count > 0)
		cli->session.source =
			cli_space_find(cli, cli->asked.from.items[cli->asked.from.count - 1]);
	cli->session.targets =
		cli_alloc(cli->asked.to.count * sizeof(const struct sipcause_space *));
	for (i = 0; i < cli->asked.to.count; i++)
		cli->session.targets[i] = cli_space_find(cli, cli->asked.to.items[i]);
	cli->session.context = empty;
	for (i = 0; i < cli->asked.with.count && status == CLI_OK; i++)
		status = add_companion(cli, cli->asked.with.items[i]);
	return status;
}

static bool is_no_directory(const char *path)
{
	struct stat found;

	if (stat(path, &found) != 0)
		return errno == ENOENT || errno == ENOTDIR;
	return !S_ISDIR(found.st_mode);
}

void cli_tell_directories(const struct cli *cli)
{
	const struct cli_list *directories = &cli->asked.directories;
	static bool told;
	size_t i;

	for (i = 0; !told && i < directories->count; i++)
		if (is_no_directory(directories->items[i]))
			cli_say("there is no directory %s; -I finds nothing there",
				directories->items[i]);
	told = true;
}

static int load_all(struct cli *cli, int argc, char **argv)
{
	int status = cli_languages_asked(cli);

	cli_tell_directories(cli);
	if (status == CLI_OK)
		status = load(cli, argc, argv);
	return status == CLI_OK ? resolve(cli) : status;
}

int cli_load(struct cli *cli, int argc, char **argv)
{
	cli_others_find(cli, argc, argv);
	return load_all(cli, argc, argv);
}

int cli_load_names(struct cli *cli)
{
	return load_all(cli, 0, NULL);
}

void cli_unload(struct cli *cli)
{
	cli_texts_free(cli);
	sipcause_message_free(cli->session.message);
	free(cli->session.octets);
	free(cli->session.room);
	cli->session.message = NULL;
	cli->session.room = NULL;
	cli->session.octets = NULL;
	sipcause_catalog_free(cli->session.effects);
	sipcause_catalog_free(cli->session.catalog);
	cli_shipped_free();
	sipcause_loader_free(cli->session.loader);
	cli->session.catalog = NULL;
	cli->session.effects = NULL;
	cli->session.effects_asked = false;
	cli->session.loader = NULL;
}
