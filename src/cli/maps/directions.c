/* SPDX-License-Identifier: BSD-2-Clause */
#include "directions.h"

#include <stdio.h>
#include <string.h>

/* Add a text, or "..." where there is no room.  false: that was the end. */
static bool add(char room[CLI_DIRECTIONS], const char *before, const char *from, const char *arrow,
		const char *to)
{
	const size_t used = strlen(room), left = CLI_DIRECTIONS - used;
	int length = snprintf(room + used, left, "%s%s%s%s", before, from, arrow, to);

	/* There is always room for the dots. */
	if (length >= 0 && (size_t)length + sizeof(" ...") <= left)
		return true;
	snprintf(room + used, left, "%s...", before);
	return false;
}

static const char *from_of(const struct sipcause_table *table)
{
	return sipcause_space_name(sipcause_table_from(table));
}

static const char *to_of(const struct sipcause_table *table)
{
	return sipcause_space_name(sipcause_table_to(table));
}

static bool is_composed(const struct sipcause_table *table)
{
	return sipcause_table_through(table) != NULL;
}

/* "sip->q850" */
static bool add_full(char room[CLI_DIRECTIONS], const struct sipcause_table *table)
{
	return add(room, room[0] != '\0' ? " " : "", from_of(table), "->", to_of(table));
}

/* ------------------------------------------------------------------ in short */

/* The place of the table in the other direction among those of its kind; after all: none. */
static size_t place_of_reverse(const struct sipcause_map *map, size_t at)
{
	const struct sipcause_table *table = sipcause_map_table_at(map, at), *other;
	size_t i;

	for (i = 0; (other = sipcause_map_table_at(map, i)) != NULL; i++)
		if (i != at && is_composed(other) == is_composed(table) &&
		    sipcause_table_from(other) == sipcause_table_to(table) &&
		    sipcause_table_to(other) == sipcause_table_from(table))
			break;
	return i;
}

static bool has_reverse(const struct sipcause_map *map, size_t at)
{
	return place_of_reverse(map, at) < sipcause_map_table_count(map);
}

/* Whether a table before is one way only, from the same space. */
static bool is_told_before(const struct sipcause_map *map, size_t at)
{
	const struct sipcause_table *table = sipcause_map_table_at(map, at), *other;
	size_t i;

	for (i = 0; i < at; i++) {
		other = sipcause_map_table_at(map, i);
		if (is_composed(other) == is_composed(table) &&
		    sipcause_table_from(other) == sipcause_table_from(table) &&
		    !has_reverse(map, i))
			return true;
	}
	return false;
}

/* "event->sip,q850": all one-way tables from one space. */
static bool add_one_way(char room[CLI_DIRECTIONS], const struct sipcause_map *map, size_t at)
{
	const struct sipcause_table *table = sipcause_map_table_at(map, at), *other;
	bool more = add_full(room, table);
	size_t i;

	for (i = at + 1; more && (other = sipcause_map_table_at(map, i)) != NULL; i++)
		if (is_composed(other) == is_composed(table) &&
		    sipcause_table_from(other) == sipcause_table_from(table) &&
		    !has_reverse(map, i))
			more = add(room, ",", "", "", to_of(other));
	return more;
}

static bool add_short(char room[CLI_DIRECTIONS], const struct sipcause_map *map, size_t at)
{
	const struct sipcause_table *table = sipcause_map_table_at(map, at);
	const size_t reverse = place_of_reverse(map, at);

	if (reverse < at)
		return true;
	if (reverse < sipcause_map_table_count(map))
		return add(room, room[0] != '\0' ? " " : "", from_of(table), "<->", to_of(table));
	return is_told_before(map, at) || add_one_way(room, map, at);
}

void cli_directions(char room[CLI_DIRECTIONS], const struct sipcause_map *map, bool composed,
		    bool brief)
{
	const struct sipcause_table *table;
	bool more = true;
	size_t i;

	room[0] = '\0';
	for (i = 0; more && (table = sipcause_map_table_at(map, i)) != NULL; i++)
		if (is_composed(table) == composed)
			more = brief ? add_short(room, map, i) : add_full(room, table);
}
