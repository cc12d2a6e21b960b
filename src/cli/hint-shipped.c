/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-shipped.h"

#include "base/count.h"
#include "base/text.h"
#include "cli.h"
#include "shipped.h"

#include <string.h>

/* --------------------------------------------------------------------- tables */

static bool has_table(const char *map, const char *from, const char *to)
{
	return cli_named_table(sipcause_catalog_map(cli_shipped(), map), from, to) != NULL;
}

/* The map that has a table; of several, the one for call records has the most tables.  A map with
 * the name of a space comes before those that use its tables. */
static const char *find_direct(const char *from, const char *to)
{
	const char *const first[] = { "billing", to, from };
	const char *map;
	size_t i;

	for (i = 0; i < sizeof(first) / sizeof(first[0]); i++)
		if (first[i] != NULL && has_table(first[i], from, to))
			return first[i];
	for (i = 0; (map = sipcause_shipped_map(i)) != NULL && !has_table(map, from, to); i++)
		continue;
	return map;
}

/* One that leads to a space that the target's own map translates from: see others.h. */
static const char *find_leading(const char *from, const char *to)
{
	static const char *const ways[] = { "q850", "sip" };
	const char *map = NULL;
	size_t i;

	for (i = 0; i < SCI_COUNT(ways) && map == NULL; i++)
		if (has_table(to, ways[i], to))
			map = find_direct(from, ways[i]);
	return map;
}

static const char *find_map(const char *from, const char *to)
{
	const char *map = find_direct(from, to);

	return map != NULL || from == NULL || to == NULL ? map : find_leading(from, to);
}

/* What was asked for before, for each line may ask: from, to and the map, each of which may be
 * NULL. */
static struct cli_list known;

const char *cli_shipped_table(const char *from, const char *to)
{
	const char *map;
	size_t i;

	for (i = 0; i + 2 < known.count; i += 3)
		if (sci_same_text(known.items[i], from) && sci_same_text(known.items[i + 1], to))
			return known.items[i + 2];
	map = find_map(from, to);
	cli_list_add(&known, from);
	cli_list_add(&known, to);
	cli_list_add(&known, map);
	return map;
}

const char *cli_shipped_hint(char room[CLI_SHIPPED_TEXT], const char *from, const char *to)
{
	const char *map = cli_shipped_table(from, to);

	room[0] = '\0';
	if (map != NULL)
		snprintf(room, CLI_SHIPPED_TEXT, "; -m %.60s has one", map);
	else if (to != NULL && cli_shipped_table(NULL, to) == NULL &&
		 cli_shipped_table(to, NULL) != NULL)
		snprintf(room, CLI_SHIPPED_TEXT, "; shipped maps translate from %.60s, not to it",
			 to);
	return room;
}

/* ---------------------------------------------------------------------- codes */

#define SUGGESTED_MAX 4

/* Whether a number of a space is moved to a code that another one defines. */
static bool is_moved(const struct sipcause_space *space, int32_t code)
{
	struct sipcause_indication as = SIPCAUSE_INDICATION_INIT;

	return sipcause_space_shifted(space, code, &as) == 1 &&
	       sipcause_space_defines(as.from, as.code);
}

/* Whether codes of a space need no space before them. */
static bool is_bare(const struct cli *cli, const struct sipcause_space *space)
{
	const struct sipcause_space *bare;
	size_t i = 0;

	while ((bare = sipcause_map_bare(cli->session.map, i)) != NULL &&
	       strcmp(sipcause_space_name(space), sipcause_space_name(bare)) != 0)
		i++;
	return bare != NULL;
}

/* Whether a space that is not read without its name has the code. */
static bool is_only_here(const struct cli *cli, const struct sipcause_space *space,
			 const char *text, size_t length)
{
	int32_t code;

	if (is_bare(cli, space))
		return false;
	code = sipcause_space_parse(space, text, length);
	return code >= 0 && (sipcause_space_defines(space, code) || is_moved(space, code));
}

void cli_near_shipped(char room[CLI_SHIPPED_TEXT], struct cli *cli, const char *text, size_t length)
{
	const struct sipcause_catalog *catalog;
	const struct sipcause_space *space, *found[SUGGESTED_MAX];
	size_t count = 0, used = 0, i;
	const char *name;

	room[0] = '\0';
	if (length == 0 || length > 20 || (catalog = cli_shipped()) == NULL)
		return;
	for (i = 0; (name = sipcause_shipped_space(i)) != NULL; i++) {
		space = sipcause_catalog_space(catalog, name);
		if (!is_only_here(cli, space, text, length))
			continue;
		if (count == SUGGESTED_MAX)
			return;
		found[count++] = space;
	}
	for (i = 0; i < count; i++)
		used += (size_t)snprintf(room + used, CLI_SHIPPED_TEXT - used, "%s%.70s:%.*s%s",
					 i == 0          ? "; did you mean "
					 : i + 1 < count ? ", "
							 : " or ",
					 sipcause_space_name(found[i]), (int)length, text,
					 i + 1 == count ? "?" : "");
}
