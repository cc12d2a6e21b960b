/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-begin.h"

#include "base/text.h"
#include "cli.h"
#include "map-path.h"
#include "near.h"
#include "wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_LETTERS 2
#define SUGGESTED_MOST 3

static bool begins_with(const char *name, const char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length && name[i] != '\0'; i++)
		if (sci_lower(name[i]) != sci_lower(text[i]))
			return false;
	return i == length && name[i] != '\0';
}

/* The names that begin so: the first ones, and how many there are. */
struct found {
	const char *names[SUGGESTED_MOST];
	size_t count;
};

static bool is_in(const struct found *found, const char *name)
{
	size_t i;

	for (i = 0; i < found->count && i < SUGGESTED_MOST; i++)
		if (strcmp(found->names[i], name) == 0)
			return true;
	return false;
}

static void add(struct found *found, const char *name)
{
	if (is_in(found, name))
		return;
	if (found->count < SUGGESTED_MOST)
		found->names[found->count] = name;
	found->count++;
}

static const char *shipped(bool maps, size_t index)
{
	return maps ? sipcause_shipped_map(index) : sipcause_shipped_space(index);
}

static void find(const struct cli *cli, bool maps, const char *text, size_t length,
		 struct found *found)
{
	const struct cli_list *given = &cli->asked.maps;
	const char *name;
	size_t i;

	if (length < LEAST_LETTERS)
		return;
	for (i = 0; maps && i < given->count; i++) {
		name = cli_map_name(given->items[i]);
		if (cli_is_path(given->items[i]) && begins_with(name, text, length))
			add(found, name);
	}
	for (i = 0; (name = shipped(maps, i)) != NULL; i++)
		if (begins_with(name, text, length))
			add(found, name);
}

/* The word of "; did you mean cisc?" as one more. */
static void add_near(struct found *found, const char *near, char room[CLI_NEAR_TEXT])
{
	static const char before[] = "; did you mean ";
	const size_t begin = strlen(before), length = strlen(near);

	if (found->count >= SUGGESTED_MOST || length < begin + 2 || length >= CLI_NEAR_TEXT ||
	    memcmp(near, before, begin) != 0)
		return;
	snprintf(room, CLI_NEAR_TEXT, "%.*s", (int)(length - begin - 1), near + begin);
	add(found, room);
}

/* rest: what stands for names that there is no room for. */
static char *make_text(const struct found *found, const char *what, const char *rest)
{
	char *list = cli_text("; did you mean %s", what), *longer;
	size_t i;

	for (i = 0; i < found->count && i < SUGGESTED_MOST; i++) {
		const bool last = i + 1 == found->count;

		longer = cli_text("%s%s%s", list,
				  i == 0 ? ""
				  : last ? " or "
					 : ", ",
				  found->names[i]);
		free(list);
		list = longer;
	}
	longer = cli_text("%s%s?", list, found->count > SUGGESTED_MOST ? rest : "");
	free(list);
	return longer;
}

char *cli_begin_text(const struct cli *cli, enum cli_named kind, const char *text, size_t length,
		     const char *near)
{
	bool maps = kind == CLI_NAMED_MAP;
	struct found found = { .count = 0 };
	char room[CLI_NEAR_TEXT];
	const char *what = "";

	find(cli, maps, text, length, &found);
	if (found.count == 0 && near[0] == '\0' && kind == CLI_NAMED_EITHER) {
		maps = true;
		find(cli, maps, text, length, &found);
		what = found.count > 1 ? "one of the maps " : "the map ";
	}
	if (found.count == 0)
		return cli_text("%s", near);
	add_near(&found, near, room);
	return make_text(&found, what,
			 maps                       ? " or another of 'sipcause list maps'"
			 : kind == CLI_NAMED_EITHER ? " or another of 'sipcause list spaces'"
						    : " or another");
}
