/* SPDX-License-Identifier: BSD-2-Clause */
#include "by-map.h"

#include "cli/cli.h"
#include "cli/result.h"
#include "cli/say.h"
#include "cli/shipped.h"
#include "conditions.h"
#include "lineage.h"

#include <stdlib.h>
#include <string.h>

/* What one map says, inherited or not. */
struct answer {
	const struct sipcause_map *map;
	struct sipcause_result bare;
	const struct sipcause_result *conditional;
	size_t conditional_count;
};

static struct {
	const char *from, *to;
	int32_t code;
	struct answer *answers;
	size_t count;
	struct cli_by_map by;
} asked;

static size_t answer_room, row_room, group_room;

/* ------------------------------------------------------------------ asking */

static void ask(const struct sipcause_map *map)
{
	static const struct answer empty = { .bare = SIPCAUSE_RESULT_INIT };
	struct sipcause_indication question = SIPCAUSE_INDICATION_INIT;
	const struct sipcause_table *table = cli_named_table(map, asked.from, asked.to);
	struct answer *answer;

	if (table == NULL)
		return;
	asked.answers = cli_grow(asked.answers, asked.count, &answer_room, sizeof(*answer));
	answer = &asked.answers[asked.count++];
	*answer = empty;
	answer->map = map;
	question.code = asked.code;
	sipcause_translate_indication(table, &question, &answer->bare);
	answer->conditional = cli_conditions(table, asked.code, &answer->conditional_count);
	asked.by.to = sipcause_table_to(table);
}

/* The map of -m, where it is none of the shipped ones. */
static const struct sipcause_map *own_map(const struct cli *cli)
{
	const struct sipcause_map *map = cli->session.asked;

	return sipcause_catalog_map(cli_shipped(), sipcause_map_name(map)) == NULL ? map : NULL;
}

static void ask_family(const struct cli *cli, int32_t family)
{
	const struct sipcause_map *map;
	const char *name;
	size_t i;

	for (i = 0; (name = sipcause_shipped_map(i)) != NULL; i++) {
		map = sipcause_catalog_map(cli_shipped(), name);
		if (sipcause_map_family(map) == family)
			ask(map);
	}
	map = own_map(cli);
	if (map != NULL && sipcause_map_family(map) == family)
		ask(map);
}

/* --------------------------------------------------------------------- rows */

/* Whether an answer may have a row from another one's map.  Not all maps that a map of the
 * user's extends are asked: the name that a row bears counts as well. */
static bool may_inherit(const struct answer *answer, const struct answer *other,
			const struct sipcause_result *row)
{
	const char *name = sipcause_map_name(other->map);

	return answer != other && (cli_map_extends(cli_shipped(), answer->map, name) ||
				   (row->map != NULL && strcmp(row->map, name) == 0));
}

static bool has_row(const struct answer *answer, const struct sipcause_result *row,
		    bool conditional)
{
	size_t i;

	if (!conditional)
		return cli_same_row(&answer->bare, row);
	for (i = 0; i < answer->conditional_count; i++)
		if (cli_same_row(&answer->conditional[i], row))
			return true;
	return false;
}

static bool is_inherited(const struct answer *answer, const struct sipcause_result *row,
			 bool conditional)
{
	size_t i;

	for (i = 0; i < asked.count; i++)
		if (may_inherit(answer, &asked.answers[i], row) &&
		    has_row(&asked.answers[i], row, conditional))
			return true;
	return false;
}

static bool is_in_group(const struct cli_map_group *group, const struct sipcause_result *row,
			bool conditional)
{
	char a[CLI_CONDITION_TEXT], b[CLI_CONDITION_TEXT];

	if (group->conditional != conditional || group->row->outcome != row->outcome)
		return false;
	return !conditional || strcmp(cli_condition(a, group->row), cli_condition(b, row)) == 0;
}

static size_t find_group(const struct sipcause_result *row, bool conditional)
{
	struct cli_by_map *by = &asked.by;
	size_t i;

	for (i = 0; i < by->group_count; i++)
		if (is_in_group(&by->groups[i], row, conditional))
			return i;
	by->groups = cli_grow(by->groups, by->group_count, &group_room, sizeof(*by->groups));
	by->groups[by->group_count++] =
		(struct cli_map_group){ .row = row, .conditional = conditional };
	return i;
}

static bool shares_origin(size_t group, const struct sipcause_map *map)
{
	size_t i;

	for (i = 0; i < asked.by.count; i++)
		if (asked.by.rows[i].group == group && cli_same_origin(asked.by.rows[i].map, map))
			return true;
	return false;
}

static bool is_counted(size_t group, const struct sipcause_map *map)
{
	size_t i;

	for (i = 0; i < asked.by.count; i++)
		if (asked.by.rows[i].group == group && asked.by.rows[i].map == map)
			return true;
	return false;
}

static void add_row(const struct answer *answer, const struct sipcause_result *row,
		    bool conditional)
{
	struct cli_by_map *by = &asked.by;
	size_t group;

	if (is_inherited(answer, row, conditional))
		return;
	group = find_group(row, conditional);
	if (is_counted(group, answer->map))
		return;
	by->groups[group].maps++;
	by->groups[group].origins += !shares_origin(group, answer->map);
	by->rows = cli_grow(by->rows, by->count, &row_room, sizeof(*by->rows));
	by->rows[by->count++] = (struct cli_map_row){ answer->map, row, group };
	by->bare += !conditional;
}

static void add_rows(void)
{
	const struct sipcause_result *row;
	size_t i, k;

	for (i = 0; i < asked.count; i++) {
		const struct answer *answer = &asked.answers[i];

		add_row(answer, &answer->bare, false);
		for (k = 0; k < answer->conditional_count; k++) {
			row = &answer->conditional[k];
			if (row->outcome != answer->bare.outcome)
				add_row(answer, row, true);
		}
	}
}

/* ------------------------------------------------------------------- groups */

static bool is_unlisted(const struct cli_map_group *group)
{
	return group->row->outcome == SIPCAUSE_UNLISTED;
}

/* Maps that say nothing come after those that answer the bare code. */
static bool is_before(const struct cli_map_group *a, const struct cli_map_group *b)
{
	if (a->conditional != b->conditional)
		return b->conditional;
	if (is_unlisted(a) != is_unlisted(b))
		return is_unlisted(b);
	if (a->maps != b->maps)
		return a->maps > b->maps;
	if ((a->row->outcome < 0) != (b->row->outcome < 0))
		return b->row->outcome < 0;
	return a->row->outcome < b->row->outcome;
}

static void swap_groups(size_t a, size_t b)
{
	struct cli_by_map *by = &asked.by;
	const struct cli_map_group group = by->groups[a];
	size_t i;

	by->groups[a] = by->groups[b];
	by->groups[b] = group;
	for (i = 0; i < by->count; i++) {
		if (by->rows[i].group == a)
			by->rows[i].group = b;
		else if (by->rows[i].group == b)
			by->rows[i].group = a;
	}
}

static void sort_groups(void)
{
	size_t i, at;

	for (i = 1; i < asked.by.group_count; i++)
		for (at = i; at > 0 && is_before(&asked.by.groups[at], &asked.by.groups[at - 1]);
		     at--)
			swap_groups(at, at - 1);
}

const struct cli_by_map *cli_by_map(const struct cli *cli, const struct sipcause_space *from,
				    int32_t code, const char *to)
{
	size_t i;

	asked.from = sipcause_space_name(from);
	asked.to = to;
	asked.code = code;
	asked.count = 0;
	asked.by.count = asked.by.bare = asked.by.group_count = 0;
	for (i = 0; i < CLI_FAMILIES; i++)
		ask_family(cli, cli_family_at(i));
	add_rows();
	sort_groups();
	return &asked.by;
}

void cli_by_map_free(void)
{
	cli_conditions_free();
	free(asked.answers);
	free(asked.by.rows);
	free(asked.by.groups);
	memset(&asked, 0, sizeof(asked));
	answer_room = row_room = group_room = 0;
}
