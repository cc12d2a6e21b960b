/* SPDX-License-Identifier: BSD-2-Clause */
#include "conditions.h"

#include "cli/say.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The rows of one table, by code. */
struct known {
	const struct sipcause_table *table;
	struct sipcause_result *rows;
	size_t count;
	size_t room;
};

static struct known *known;
static size_t known_count, known_room;

static void keep(struct known *of, const struct sipcause_result *row)
{
	of->rows = cli_grow(of->rows, of->count, &of->room, sizeof(*of->rows));
	of->rows[of->count++] = *row;
}

static bool has_condition(const struct sipcause_result *row)
{
	return row->condition != NULL || row->via_condition != NULL || row->otherwise != 0;
}

/* The last row of a code answers the bare one, whatever its conditions. */
static void read_rows(struct known *of)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT, before = row;
	struct sipcause_cursor *cursor = NULL;
	int more = sipcause_table_rows(&cursor, of->table, 1);

	before.code = -1;
	while (more >= 0 && (more = sipcause_cursor_next(cursor, &row)) == 1) {
		if (before.code >= 0 && before.code == row.code && has_condition(&before))
			keep(of, &before);
		before = row;
	}
	sipcause_cursor_free(cursor);
	cli_need_memory(more);
}

static const struct known *find(const struct sipcause_table *table)
{
	size_t i;

	for (i = 0; i < known_count; i++)
		if (known[i].table == table)
			return &known[i];
	known = cli_grow(known, known_count, &known_room, sizeof(*known));
	memset(&known[known_count], 0, sizeof(*known));
	known[known_count].table = table;
	read_rows(&known[known_count]);
	return &known[known_count++];
}

const struct sipcause_result *cli_conditions(const struct sipcause_table *table, int32_t code,
					     size_t *count)
{
	const struct known *of = find(table);
	size_t first = 0, end;

	while (first < of->count && of->rows[first].code < code)
		first++;
	end = first;
	while (end < of->count && of->rows[end].code == code)
		end++;
	*count = end - first;
	return *count > 0 ? of->rows + first : NULL;
}

void cli_conditions_free(void)
{
	size_t i;

	for (i = 0; i < known_count; i++)
		free(known[i].rows);
	free(known);
	known = NULL;
	known_count = known_room = 0;
}
