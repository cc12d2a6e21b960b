/* SPDX-License-Identifier: BSD-2-Clause */
#include "place.h"

#include "cli/say.h"

#include <stdio.h>
#include <string.h>

/* The place of a step or answer, where a row of this map had a part in it. */
static bool find_place(char room[CLI_COMPARE_PLACE], const struct sipcause_result *result,
		       const char *map)
{
	if (result->line > 0 && result->map != NULL && strcmp(result->map, map) == 0)
		snprintf(room, CLI_COMPARE_PLACE, "%.500s:%u", result->file, result->line);
	else if (result->via_line > 0 && strcmp(result->via_map, map) == 0)
		snprintf(room, CLI_COMPARE_PLACE, "%.500s:%u", result->via_file, result->via_line);
	else
		return false;
	return true;
}

/* The same of a row that did not answer, and took another one away. */
static bool find_step(char room[CLI_COMPARE_PLACE], const struct cli_compare_row *row,
		      const struct sipcause_map *map)
{
	const struct sipcause_table *table =
		sipcause_map_table(map, row->compare->from, row->compare->to);
	struct sipcause_result step = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	bool found = false;
	int more;

	if (table == NULL)
		return false;
	more = sipcause_explain(&cursor, table, &row->question);
	while (!found && more >= 0 && (more = sipcause_cursor_next(cursor, &step)) == 1)
		found = find_place(room, &step, sipcause_map_name(map));
	sipcause_cursor_free(cursor);
	cli_need_memory(more);
	return found;
}

const char *cli_compare_place(char room[CLI_COMPARE_PLACE], const struct cli_compare_row *row)
{
	const size_t last = row->compare->count - 1;
	const struct sipcause_map *map = row->compare->maps[last];

	if (find_place(room, &row->results[last], sipcause_map_name(map)) ||
	    find_step(room, row, map))
		return room;
	return sipcause_map_file(map);
}
