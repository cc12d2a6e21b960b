/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether the spaces that a profile speaks of are there, with the codes that it names. */
#include "cli/map-path.h"
#include "cli/near.h"
#include "cli/session.h"
#include "cli/space.h"
#include "plan.h"
#include "profile.h"

#include <string.h>

static const struct sci_problem_kind unknown_code = { "unknown-code", SIPCAUSE_E_MAP,
						      SIPCAUSE_SEVERITY_ERROR };

/* What is done with each space that is named. */
struct naming;
typedef void use_space(struct naming *naming, const struct profile_text *text, const char *name);
struct naming {
	const struct sci_reading *reading;
	struct sipcause_loader *loader;
	struct sipcause_catalog *catalog;
	use_space *use;
	int code;
};

static void use_name(struct naming *naming, const struct profile_text *text, const char *name,
		     size_t length)
{
	const char *copy = sci_arena_text(naming->reading->keep, name, length);

	if (copy == NULL)
		sci_report_no_memory(naming->reading->report);
	else if (cli_is_space_name(copy))
		naming->use(naming, text, copy);
}

/* -f: the name before the column, unless a form or a column is there. */
static void use_from(struct naming *naming, const struct profile_text *text)
{
	const char *equals = strchr(text->text, '=');
	struct source source;
	char kind[128];
	size_t length;

	memset(&source, 0, sizeof(source));
	if (equals == NULL || text->text[0] == '@' || (size_t)(equals - text->text) >= sizeof(kind))
		return;
	memcpy(kind, text->text, (size_t)(equals - text->text));
	kind[equals - text->text] = '\0';
	length = plan_spelling(&source, kind, false);
	if (length > 0 && length != SIZE_MAX)
		use_name(naming, text, text->text, length);
}

static void use_records(struct naming *naming, const struct profile_records *records)
{
	uint32_t i;

	for (i = 0; i < records->from.count; i++)
		use_from(naming, &records->from.items[i]);
	for (i = 0; i < records->protocols.count; i++) {
		const struct profile_text *text = &records->protocols.items[i];
		const char *equals = strchr(text->text, '=');

		if (equals != NULL)
			use_name(naming, text, equals + 1, strlen(equals + 1));
	}
	for (i = 0; i < records->with.count; i++)
		use_name(naming, &records->with.items[i], records->with.items[i].text,
			 cli_space_name_length(records->with.items[i].text));
}

static void use_all(struct naming *naming, const struct profile *profile, use_space *use)
{
	uint32_t i;

	naming->use = use;
	use_records(naming, &profile->all);
	for (i = 0; i < profile->type_count; i++)
		use_records(naming, &profile->types[i]);
}

/* ----------------------------------------------------------------- the uses */

static void load(struct naming *naming, const struct profile_text *text, const char *name)
{
	(void)text;
	if (naming->code == SIPCAUSE_OK)
		naming->code = cli_space_add(naming->loader, name);
}

/* A condition is yes or no, and a value is a code of the space. */
static void check_codes(const struct naming *naming, const struct profile_text *text,
			const struct sipcause_space *space)
{
	struct profile_with with;
	char quoted[SCI_QUOTED], near[CLI_NEAR_TEXT];
	const char *name = sipcause_space_name(space);

	if (!profile_with_parse(text->text, &with) || text->text[with.key_length] == '\0')
		return;
	if (with.value == NULL && with.tests && sipcause_space_find(space, "yes", 3) < 0)
		sci_report_add_kind(
			naming->reading->report, &unknown_code, sci_node_place(text->node),
			"found a condition, but space %s has no codes yes and no; expected %s:CODE=CONDITION",
			name, name);
	if (with.value == NULL ||
	    (with.value_length == 7 && memcmp(with.value, "present", 7) == 0) ||
	    sipcause_space_parse(space, with.value, with.value_length) >= 0)
		return;
	cli_near(near, space, with.value, with.value_length);
	sci_report_add_kind(naming->reading->report, &unknown_code, sci_node_place(text->node),
			    "found %s as a code of space %s; expected one of 'sipcause list %s'%s",
			    sci_quote(quoted, with.value, with.value_length), name, name, near);
}

static void check(struct naming *naming, const struct profile_text *text, const char *name)
{
	const struct sipcause_space *space =
		sipcause_catalog_called(naming->catalog, name, strlen(name));
	char quoted[SCI_QUOTED], near[CLI_NEAR_TEXT];

	if (space != NULL && cli_space_name_length(text->text) == strlen(name) &&
	    strncmp(text->text, name, strlen(name)) == 0)
		check_codes(naming, text, space);
	if (space != NULL)
		return;
	cli_near_space(near, naming->catalog, name, strlen(name));
	sci_report_add(
		naming->reading->report, SCI_P_MISSING_SPACE, sci_node_place(text->node),
		"there is no space %s; expected a shipped one or spaces/NAME.yaml in a directory of -I%s",
		sci_quote(quoted, name, strlen(name)), near);
}

static int add_places(struct naming *naming, const struct cli *cli)
{
	const struct cli_options *asked = &cli->asked;
	int code = sipcause_loader_new(&naming->loader);
	size_t i;

	for (i = 0; code == SIPCAUSE_OK && i < asked->directories.count; i++)
		code = sipcause_loader_add_directory(naming->loader, asked->directories.items[i]);
	for (i = 0; code == SIPCAUSE_OK && i < asked->maps.count; i++)
		if (cli_is_path(asked->maps.items[i]))
			code = sipcause_loader_add_file(naming->loader, asked->maps.items[i]);
	return code;
}

/* A file of -I or -m that is wrong is told of by who loads it for use. */
void profile_check_spaces(const struct sci_reading *reading, const struct profile *profile,
			  struct cli *cli)
{
	struct naming naming = { .reading = reading };

	naming.code = add_places(&naming, cli);
	use_all(&naming, profile, load);
	if (naming.code == SIPCAUSE_OK)
		naming.code = sipcause_loader_load(naming.loader, &naming.catalog, NULL, NULL);
	cli_need_memory(naming.code);
	if (naming.code == SIPCAUSE_OK)
		use_all(&naming, profile, check);
	sipcause_catalog_free(naming.catalog);
	sipcause_loader_free(naming.loader);
}
