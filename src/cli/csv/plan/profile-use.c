/* SPDX-License-Identifier: BSD-2-Clause */
/* What a profile gives where the command line says nothing. */
#include "cli/space.h"
#include "profile.h"

#include <string.h>

static void add_all(struct cli_list *to, const struct profile_list *from)
{
	uint32_t i;

	for (i = 0; i < from->count; i++)
		cli_list_add(to, from->items[i].text);
}

/* All of an option's values, or those of the profile. */
static void use_list(struct csv_options *options, struct cli_list *given,
		     const struct profile_list *list)
{
	if (given->count > 0)
		return;
	add_all(given, list);
	add_all(&options->known, list);
}

/* The option of a name; NULL: there is none. */
static const struct cli_option *find_option(const char *name)
{
	const struct cli_option *option;

	for (option = csv_option_list; option->name != NULL; option++)
		if (strcmp(option->name, name) == 0)
			return option;
	return NULL;
}

static void use_word(struct csv_options *options, const char *name, const char *text)
{
	const struct cli_option *option = find_option(name);
	const char **member;

	if (option == NULL || (option->kind != CLI_WORD && option->kind != CLI_ONCE) ||
	    text == NULL)
		return;
	member = (const char **)(void *)((char *)options + option->offset);
	if (*member != NULL)
		return;
	*member = text;
	cli_list_add(&options->known, text);
}

/* Whether a key has a -w of its own. */
static bool is_given(const struct cli_list *given, const char *key, size_t length)
{
	size_t i;

	for (i = 0; i < given->count; i++)
		if (profile_same_key(given->items[i], cli_space_name_length(given->items[i]), key,
				     length))
			return true;
	return false;
}

/* What holds for all records of a type holds where they are of it: KEY:=VALUE becomes
 * KEY:VALUE=CONDITION. */
static void use_constant(struct cli_list *given, const char *text, const struct profile_list *when)
{
	struct profile_with with;
	uint32_t i;

	profile_with_parse(text, &with);
	for (i = 0; i < when->count; i++) {
		const char *condition = when->items[i].text;
		size_t size = strlen(text) + strlen(condition) + 1;
		char *joint = cli_alloc(size);

		snprintf(joint, size, "%.*s:%s=%s", (int)with.key_length, text, with.value,
			 condition);
		cli_list_add(given, joint);
	}
}

/* Warn of a -w of the command line that tests seconds, where the profile knows better.
 * true: warned. */
static bool warn_rounded(const struct cli_list *own, const struct profile_records *records)
{
	struct profile_with with;
	bool warned = false;
	size_t i;

	for (i = 0; i < own->count; i++) {
		if (profile_with_parse(own->items[i], &with) &&
		    profile_same_key(own->items[i], with.key_length, "answered", 8) &&
		    profile_with_rounds(&with, records->answer_time.text)) {
			cli_say("-w '%s': calls of under a second may count as not answered; the profile has the answer time in column %s",
				own->items[i], records->answer_time.text);
			warned = true;
		}
	}
	return warned;
}

/* `typed`: they are of one type among others. */
static void use_with(struct csv_options *options, const struct profile_records *records, bool typed)
{
	const struct cli_list own = options->with;
	struct cli_list all = { NULL, 0 };
	size_t i;

	for (i = 0; i < records->with.count; i++) {
		const char *text = records->with.items[i].text;
		size_t length = cli_space_name_length(text);

		if (is_given(&own, text, length))
			continue;
		if (typed && strncmp(text + length, ":=", 2) == 0)
			use_constant(&all, text, &records->when);
		else
			cli_list_add(&all, text);
	}
	if (records->rang.text != NULL && !is_given(&own, "alerted", 7))
		cli_list_add(&all, cli_join("alerted=", records->rang.text));
	for (i = 0; i < all.count; i++)
		cli_list_add(&options->known, all.items[i]);
	for (i = 0; i < own.count; i++)
		cli_list_add(&all, own.items[i]);
	options->with = all;
}

/* Behind those that are given, for a word means what was said of it first.  The list is a new one:
 * types of records share the given one. */
static void use_protocols(struct cli_list *given, const struct profile_list *list)
{
	const struct cli_list own = *given;
	size_t i;

	given->items = NULL;
	given->count = 0;
	for (i = 0; i < own.count; i++)
		cli_list_add(given, own.items[i]);
	add_all(given, list);
}

/* `with_header`: its columns have no order that --no-header could use. */
static void use_records(const struct profile_records *records, struct csv_options *options,
			bool typed, bool with_header)
{
	use_list(options, &options->from, &records->from);
	use_list(options, &options->when, &records->when);
	use_protocols(&options->protocols, &records->protocols);
	if (!options->quiet)
		options->rounding_told = warn_rounded(&options->with, records);
	use_with(options, records, typed);
	use_word(options, "duration", records->duration.text);
	use_word(options, "seized", records->seized.text);
	if (!options->header && !with_header) {
		add_all(&options->names, &records->columns);
		add_all(&options->counts, &records->counts);
	}
}

/* Each type has the options of the command line, and its own. */
static void use_types(const struct profile *profile, struct csv_options *options)
{
	const struct csv_options given = *options;
	uint32_t i;

	for (i = 0; i < profile->type_count; i++) {
		struct csv_options *own = i == 0 ? options : cli_alloc(sizeof(*own));

		*own = given;
		use_records(&profile->types[i], own, true, profile->header);
		add_all(&own->protocols, &profile->all.protocols);
		if (given.nulls.count == 0) {
			add_all(&own->nulls, &profile->types[i].nulls);
			add_all(&own->nulls, &profile->all.nulls);
		}
		if (i > 0) {
			options->next = own;
			options = own;
		}
	}
}

bool profile_use(const struct profile *profile, struct csv_options *options)
{
	options->profile_path = profile->path;
	if (profile->json)
		options->json_lines = true;
	if (!options->delimiter_given && profile->delimiter != 0)
		options->delimiter = profile->delimiter;
	if (!profile->header)
		options->header = false;
	if (profile->type_count == 0) {
		use_list(options, &options->nulls, &profile->all.nulls);
		use_records(&profile->all, options, false, profile->header);
		return true;
	}
	if (options->when.count > 0) {
		cli_say("profile %s has a condition for each type of records; expected no --when",
			profile->name);
		return false;
	}
	use_types(profile, options);
	return true;
}
