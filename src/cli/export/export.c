/* SPDX-License-Identifier: BSD-2-Clause */
/* The export command: the tables of a map as a file that another system loads. */
#include "base/text.h"
#include "cli/command.h"
#include "cli/others.h"
#include "cli/outfile.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/signals.h"
#include "cli/space.h"
#include "render.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX "sipcause" /* where none is given */
#define PREFIX_MAX 32
#define LOST_SHOWN 3 /* lines that show what would be lost */

/* What the command's own options ask for. */
struct own {
	const char *dialect, *prefix, *file;
	struct cli_list with;
	bool lossy, list;
};

/* -------------------------------------------------------------- what is exported */

/* Whether an option names a space; where it is not given, all spaces are wanted. */
static bool is_asked(const struct cli *cli, const struct cli_list *asked,
		     const struct sipcause_space *space)
{
	size_t i;

	for (i = 0; i < asked->count; i++)
		if (cli_space_find(cli, asked->items[i]) == space)
			return true;
	return asked->count == 0;
}

/* Spaces that were asked for, and that the system does not hold. */
static bool check_spaces(const struct cli *cli, const struct dialect *dialect,
			 const struct cli_list *asked, char option,
			 const struct dialect_names *held)
{
	size_t i;

	for (i = 0; i < asked->count; i++) {
		if (dialect_has_space(held, cli_space_find(cli, asked->items[i])))
			continue;
		cli_say("-%c %s: the dialect %s does not hold this space; for what it holds: sipcause export --list",
			option, asked->items[i], dialect->name);
		return false;
	}
	return true;
}

/* What the system knows beside a code. */
static bool name_companions(const struct cli *cli, const struct own *own, struct model *model)
{
	size_t i;

	model->all = own->with.count == 0;
	for (i = 0; i < own->with.count; i++) {
		const struct sipcause_space *space;

		if (own->with.count == 1 && strcmp(own->with.items[i], "none") == 0)
			return true;
		space = cli_is_space_name(own->with.items[i])
				? cli_space_find(cli, own->with.items[i])
				: NULL;
		if (space == NULL) {
			cli_say("-w '%s': the map asks for no such companion; expected a space, e.g. location, or none",
				own->with.items[i]);
			return false;
		}
		model_spaces_add(&model->known, space);
	}
	return true;
}

/* How many companions an answer that a dialect writes can have. */
static int32_t companions_at_once(const struct dialect *dialect)
{
	const int32_t most = dialect->holds.when;
	bool written = false;
	uint32_t i, k;

	for (i = 0; i < dialect->file_count; i++)
		for (k = 0; k < dialect->files[i].form_count; k++)
			written = written ||
				  dialect->files[i].forms[k].sections[DIALECT_ROWS].there ||
				  dialect->files[i].forms[k].sections[DIALECT_WHEN].there;
	if (!written)
		return 0;
	return most < SIPCAUSE_COMPANIONS_MAX ? most : SIPCAUSE_COMPANIONS_MAX;
}

/* A table that the dialect has no form for: it must not be asked for. */
static bool pass_over(const struct cli *cli, const struct export *export,
		      const struct sipcause_space *from, const struct sipcause_space *to)
{
	if (cli->asked.from.count == 0 || cli->asked.to.count == 0)
		return true;
	cli_say("-f %s -t %s: the dialect %s has no form for this table; expected another pair of the spaces that 'sipcause export --list' prints",
		sipcause_space_name(from), sipcause_space_name(to), export->dialect->name);
	return false;
}

static bool add_table(struct cli *cli, struct export *export, const struct sipcause_table *table)
{
	const struct dialect_holds *holds = &export->dialect->holds;
	const struct sipcause_space *from = sipcause_table_from(table),
				    *to = sipcause_table_to(table);
	const struct dialect_codes *codes = dialect_codes_of(export->dialect, from);
	const char *map = cli_map_for(cli, from, to);

	if (!dialect_has_space(&holds->from, from) || !dialect_has_space(&holds->to, to) ||
	    !is_asked(cli, &cli->asked.from, from))
		return true;
	if (!dialect_has_form(export->dialect, from, to))
		return pass_over(cli, export, from, to);
	export->model->codes = codes != NULL ? codes->ranges : NULL;
	export->model->code_count = codes != NULL ? codes->count : 0;
	return model_add(export->model, table, sipcause_catalog_map(cli->session.catalog, map));
}

/* The tables to one space; NULL: to any, but for those that `through` makes. */
static bool add_tables(struct cli *cli, struct export *export, const struct sipcause_space *to)
{
	const struct sipcause_map *map = to != NULL ? cli_map_to(cli, to) : cli->session.asked;
	size_t i;

	for (i = 0; i < sipcause_map_table_count(map); i++) {
		const struct sipcause_table *table = sipcause_map_table_at(map, i);

		if (to != NULL ? sipcause_table_to(table) != to
			       : sipcause_table_through(table) != NULL)
			continue;
		if (!add_table(cli, export, table))
			return false;
	}
	return true;
}

/* Each space that was asked for has a table. */
static bool check_asked(const struct cli *cli, const struct export *export,
			const struct cli_list *asked, char option)
{
	const struct model *model = export->model;
	size_t i, k;

	for (i = 0; i < asked->count; i++) {
		const struct sipcause_space *space = cli_space_find(cli, asked->items[i]);

		for (k = 0; k < model->count &&
			    (option == 'f' ? model->tables[k].from : model->tables[k].to) != space;)
			k++;
		if (k < model->count)
			continue;
		cli_say("-%c %s: map %s has no such table, or the dialect %s does not hold it; to see both: sipcause list maps, sipcause export --list",
			option, asked->items[i], cli_asked_map(cli), export->dialect->name);
		return false;
	}
	return true;
}

static bool find_tables(struct cli *cli, struct export *export)
{
	size_t i;

	if (cli->asked.to.count == 0 && !add_tables(cli, export, NULL))
		return false;
	for (i = 0; i < cli->asked.to.count; i++)
		if (!cli_list_is_twice(&cli->asked.to, i) &&
		    !add_tables(cli, export, cli->session.targets[i]))
			return false;
	if (export->model->count > 0)
		return check_asked(cli, export, &cli->asked.from, 'f') &&
		       check_asked(cli, export, &cli->asked.to, 't');
	cli_say("map %s has no such table, or the dialect %s does not hold it; to see both: sipcause list maps, and sipcause export --list",
		cli_asked_map(cli), export->dialect->name);
	return false;
}

/* An answer that a section wants must be one of the space. */
static bool check_selects(const struct export *export, const struct dialect_form *form)
{
	size_t i;
	int kind;

	for (kind = 0; kind < DIALECT_SECTIONS; kind++) {
		const struct dialect_section *section = &form->sections[kind];

		for (i = 0; section->select_space != NULL && i < export->model->count; i++) {
			const struct sipcause_space *to = export->model->tables[i].to;

			const char *name = section->select_name + (section->select_name[0] == '!');

			if (strcmp(sipcause_space_name(to), section->select_space) != 0 ||
			    sipcause_space_parse(to, name, strlen(name)) >= 0)
				continue;
			cli_say("dialect %s selects '%s', which is no code of space %s; expected one of 'sipcause list %s'",
				export->dialect->name, section->select_name, section->select_space,
				section->select_space);
			return false;
		}
	}
	return true;
}

/* ---------------------------------------------------------------- where it is from */

static void add_text(struct dialect_text *text, const char *a, const char *b, const char *c)
{
	dialect_text_put(text, a, strlen(a));
	dialect_text_put(text, b, strlen(b));
	dialect_text_put(text, c, strlen(c));
}

static const char *digest_of(const struct sipcause_map *map)
{
	char digest[SIPCAUSE_DIGEST_TEXT];

	cli_need_memory(sipcause_map_digest(map, digest));
	return cli_copy(digest, strlen(digest));
}

static void add_map(struct dialect_text *text, const struct sipcause_map *map)
{
	const char *version = sipcause_map_version(map);

	add_text(text, " map ", sipcause_map_name(map), "");
	if (version != NULL)
		add_text(text, " version ", version, "");
	add_text(text, " digest ", digest_of(map), "");
}

/* The program, each map with its digest, and the tables. */
static void name_origin(const struct cli *cli, struct export *export)
{
	struct dialect_text text = { .bytes = NULL };
	const struct model *model = export->model;
	const struct sipcause_map *first = model->tables[0].map;
	bool several = false;
	size_t i, k;

	add_text(&text, "sipcause ", sipcause_version(), "");
	for (i = 0; i < model->count; i++) {
		for (k = 0; k < i && model->tables[k].map != model->tables[i].map;)
			k++;
		if (k == i)
			add_map(&text, model->tables[i].map);
		several = several || model->tables[i].map != first;
	}
	for (i = 0; i < model->count; i++)
		add_text(&text, i == 0 ? " tables " : " ",
			 cli_join(sipcause_space_name(model->tables[i].from), "-"),
			 sipcause_space_name(model->tables[i].to));
	export->provenance = cli_copy(text.bytes, text.length);
	free(text.bytes);
	export->map = sipcause_map_name(several ? cli->session.asked : first);
	export->map_version = sipcause_map_version(several ? cli->session.asked : first);
	export->digest = digest_of(several ? cli->session.map : first);
}

/* ------------------------------------------------------------------ what is lost */

static int tell_lost(const struct export *export, bool lossy)
{
	const size_t count = export->model->lost.most > 0 ? export->model->lost.count : 0;
	size_t shown = lossy || count <= LOST_SHOWN ? count : LOST_SHOWN, i;

	for (i = 0; i < shown; i++) {
		size_t length;

		cli_say("lost: %s", (const char *)sci_strings_bytes(&export->model->lost,
								    (uint32_t)i, &length));
	}
	if (export->model->unanswered > 0)
		cli_say("%zu code%s no answer in the map; the product goes on as it does by itself",
			export->model->unanswered,
			export->model->unanswered == 1 ? " has" : "s have");
	if (count == 0 || lossy)
		return CLI_OK;
	if (count > shown)
		cli_say("and %zu more, which --lossy lists", count - shown);
	cli_say("the dialect %s does not hold this; to write the rest: --lossy%s%s",
		export->dialect->name,
		export->model->all && export->model->companions.count > 0
			? "; to leave out companions that the system does not know: -w"
			: "",
		export->model->all && export->model->companions.count > 0 &&
				export->dialect->holds.when == 0
			? " none"
			: "");
	return CLI_UNMAPPED;
}

/* ----------------------------------------------------------------------- files */

static int put_standard(const struct export_file *file)
{
	cli_put_bytes(file->text.bytes, file->text.length);
	return CLI_OK;
}

static const char *path_of(const char *folder, const char *name)
{
	const bool joined = folder[0] != '\0' && folder[strlen(folder) - 1] == '/';

	return cli_join(joined ? folder : cli_join(folder, "/"), name);
}

/* Write a file under a temporary name. */
static bool put_aside(struct outfile *out, const char *path, const struct export_file *file)
{
	if (!outfile_open(out, path, true, signals_halted))
		return false;
	if (outfile_write(out, file->text.bytes, file->text.length))
		return true;
	cli_say("writing %s failed: %s", path, strerror(errno));
	return false;
}

/* All are written before the first one gets its name.  After a signal none does. */
static int put_files(const struct export_files *files, const char *folder)
{
	struct outfile *outs = cli_alloc((files->count + 1) * sizeof(*outs));
	bool fine = true;
	size_t written = 0, i;

	if (folder != NULL && mkdir(folder, 0777) != 0 && errno != EEXIST) {
		cli_say("creating the folder %s failed: %s", folder, strerror(errno));
		return CLI_IO;
	}
	memset(outs, 0, (files->count + 1) * sizeof(*outs));
	signals_catch();
	for (; written < files->count && fine && *signals_halted == 0; written++) {
		const struct export_file *file = &files->items[written];

		outs[written].fd = -1;
		fine = put_aside(&outs[written],
				 folder != NULL ? path_of(folder, file->name) : file->name, file);
	}
	fine = fine && *signals_halted == 0;
	for (i = 0; i < written; i++)
		fine = outfile_close(&outs[i], fine) && fine;
	if (*signals_halted != 0)
		return signals_die(*signals_halted);
	return fine ? CLI_OK : CLI_IO;
}

static int put(const struct export *export, struct export_files *files, const char *where)
{
	if (export_has_many(export->dialect))
		return put_files(files, where);
	if (where == NULL || strcmp(where, "-") == 0)
		return put_standard(&files->items[0]);
	files->items[0].name = where;
	return put_files(files, NULL);
}

/* -------------------------------------------------------------------- the command */

static int render(struct cli *cli, struct export *export)
{
	const struct own *own = cli->own;
	struct export_files files = { NULL, 0 };
	int status = CLI_USAGE;
	uint32_t i, k;

	for (i = 0; i < export->dialect->file_count; i++)
		for (k = 0; k < export->dialect->files[i].form_count; k++)
			if (!check_selects(export, &export->dialect->files[i].forms[k]))
				return CLI_USAGE;
	name_origin(cli, export);
	if (export_render(export, &files))
		status = tell_lost(export, own->lossy);
	if (status == CLI_OK)
		status = put(export, &files, own->file);
	export_free(&files);
	return status;
}

/* What reaches the system as other codes must be known: as which, and what is said of it. */
static bool find_instead(const struct cli *cli, struct export *export)
{
	const struct sipcause_map *map =
		cli->session.wide != NULL ? cli->session.wide : cli->session.map;
	const struct dialect *dialect = export->dialect;
	const struct sipcause_space *other;

	if (dialect->instead_of == NULL)
		return true;
	other = cli_space_find(cli, dialect->instead_of);
	export->arrives = sipcause_map_table(map, other, export->model->tables[0].from);
	export->answers = sipcause_map_table(map, other, export->model->tables[0].to);
	if (export->model->count == 1 && export->arrives != NULL && export->answers != NULL)
		return true;
	cli_say("dialect %s: found no map by which codes of %s reach the system; expected one table, and maps from %s to its spaces",
		dialect->name, dialect->instead_of, dialect->instead_of);
	return false;
}

/* Name what must be loaded beside the map that was asked for. */
static void want(struct cli *cli, const struct dialect *dialect)
{
	const struct dialect_holds *holds = &dialect->holds;
	uint32_t i;

	if (cli->asked.to.count == 0 && holds->to.count == 1)
		cli_list_add(&cli->asked.to, holds->to.items[0]);
	if (dialect->instead_of != NULL && holds->from.count > 0)
		cli_others_want(cli, holds->from.items[0]);
	for (i = 0; i < dialect->extends.count; i++)
		cli_list_add_once(&cli->session.more_maps, dialect->extends.items[i]);
}

static void find_bases(const struct cli *cli, struct export *export)
{
	const struct dialect *dialect = export->dialect;

	for (; export->base_count < dialect->extends.count; export->base_count++)
		export->bases[export->base_count] = sipcause_catalog_map(
			cli->session.catalog, dialect->extends.items[export->base_count]);
}

static int export_by(struct cli *cli, const struct dialect *dialect)
{
	const struct own *own = cli->own;
	const struct dialect_holds *holds = &dialect->holds;
	struct model model = {
		.when = companions_at_once(dialect),
	};
	struct export export = {
		.dialect = dialect,
		.model = &model,
		.prefix = own->prefix != NULL ? own->prefix : PREFIX,
		.most = EXPORT_BYTES_MAX,
	};
	int status;

	want(cli, dialect);
	status = cli_load(cli, 0, NULL);
	if (status != CLI_OK)
		return status;
	find_bases(cli, &export);
	if (!check_spaces(cli, dialect, &cli->asked.from, 'f', &holds->from) ||
	    !check_spaces(cli, dialect, &cli->asked.to, 't', &holds->to) ||
	    !name_companions(cli, own, &model) || !find_tables(cli, &export) ||
	    !find_instead(cli, &export))
		status = CLI_USAGE;
	else
		status = render(cli, &export);
	model_free(&model);
	return status;
}

/* A name that every system takes for a table, a file or a variable. */
static bool is_prefix(const char *text)
{
	const size_t length = strlen(text);
	size_t i;

	for (i = 0; i < length; i++)
		if (!sci_is_letter(text[i]) && text[i] != '_' && (i == 0 || !sci_is_digit(text[i])))
			return false;
	return length > 0 && length <= PREFIX_MAX;
}

static int run(struct cli *cli, int argc, char **argv)
{
	const struct own *own = cli->own;
	struct dialect *dialect;
	int status = CLI_OK;

	if (argc > 0) {
		cli_say("export: found '%s'; expected only options, e.g. sipcause export -o nginx -m %s",
			argv[0], argv[0]);
		return CLI_USAGE;
	}
	if (own->list)
		return dialect_list(cli, DIALECT_WRITTEN);
	if (own->dialect == NULL) {
		cli_say("export needs a dialect, e.g. sipcause export -o nginx; for all of them: sipcause export --list");
		return CLI_USAGE;
	}
	if (own->file != NULL && own->file[0] == '\0') {
		cli_say("found --file without a name; expected a file, or a folder for dialects of several files");
		return CLI_USAGE;
	}
	if (own->prefix != NULL && !is_prefix(own->prefix)) {
		cli_say("found --prefix '%s'; expected letters, digits and _, at most %d, with no digit first",
			own->prefix, PREFIX_MAX);
		return CLI_USAGE;
	}
	dialect = dialect_find(cli, DIALECT_WRITTEN, own->dialect, &status);
	if (dialect == NULL)
		return status;
	if (export_has_many(dialect) && own->file == NULL) {
		cli_say("dialect %s writes several files; expected a folder for them, e.g. --file %s",
			dialect->name, dialect->name);
		return CLI_USAGE;
	}
	return export_by(cli, dialect);
}

static enum cli_took take_from(void *state, const char *text)
{
	struct cli_options *asked = state;

	if (cli_list_add_words(&asked->from, text))
		return CLI_TAKEN;
	cli_say("-f '%s' is not usable; expected spaces, e.g. sip,q850", text);
	return CLI_REFUSED;
}

static enum cli_took take_with(void *state, const char *text)
{
	struct own *own = state;

	if (cli_list_add_words(&own->with, text))
		return CLI_TAKEN;
	cli_say("-w '%s' is not usable; expected spaces, e.g. location,warning, or none", text);
	return CLI_REFUSED;
}

#define OWN(member) .offset = offsetof(struct own, member)
static const struct cli_option options[] = {
	{ "output", 'o', "DIALECT", "the system: a name of --list, or a file with a '/' or .yaml",
	  CLI_WORD, OWN(dialect) },
	CLI_OPTION_MAP_FOR("the map, a name or path [default]"),
	{ "from", 'f', "SPACE[,SPACE]",
	  "only tables from these spaces [all that the dialect holds]", .shared = true,
	  .take = take_from },
	CLI_OPTION_TO_FOR("only tables to these spaces"),
	{ "with", 'w', "SPACE[,SPACE]", "only these companions, or none [all that rows ask for]",
	  .take = take_with },
	{ "prefix", 0, "NAME", "begin names of tables, files and variables so [" PREFIX "]",
	  CLI_WORD, OWN(prefix) },
	{ "file", 0, "FILE", "write to FILE, atomically; a folder for dialects of several files",
	  CLI_WORD, OWN(file) },
	{ "lossy", 0, NULL, "leave out what the dialect cannot hold, and list it", CLI_YES,
	  OWN(lossy) },
	{ "list", 0, NULL, "print the dialects: what each holds and loses, how it is loaded",
	  CLI_YES, OWN(list) },
	CLI_OPTION_DIRECTORY,
	CLI_OPTIONS_END,
};

const struct cli_command cli_command_export = {
	.name = "export",
	.arguments = "",
	.summary = "write a map's tables for another system",
	.usage =
		"Usage: sipcause export -o DIALECT [OPTIONS]\n\nWrite the answers of a map in the form that another system loads: a proxy, a web server, a database or a program. It begins with how to load it, if it can have comments, and ends with the number of its rows.\n",
	.options = options,
	.examples = "  sipcause export --list\n"
		    "  sipcause export -o nginx -f q850 -t sip\n",
	.map = "default",
	.own = sizeof(struct own),
	.run = run,
};
