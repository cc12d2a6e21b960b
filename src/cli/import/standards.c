/* SPDX-License-Identifier: BSD-2-Clause */
#include "standards.h"

#include "base/text.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

void standards_find(struct standards *standards, const struct sipcause_table *table)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;

	memset(standards, 0, sizeof(*standards));
	standards->table = table;
	if (table == NULL)
		return;
	cli_need_memory(sipcause_table_rows(&cursor, table, 0));
	while (sipcause_cursor_next(cursor, &row) == 1) {
		const size_t count = standards->count;

		if (row.code < 0 || (row.condition == NULL && row.via_condition == NULL) ||
		    (count > 0 && standards->conditional[count - 1] == row.code))
			continue;
		standards->conditional = cli_grow(standards->conditional, count, &standards->room,
						  sizeof(standards->conditional[0]));
		standards->conditional[standards->count++] = row.code;
	}
	sipcause_cursor_free(cursor);
}

int32_t standards_answer(const struct standards *standards, int32_t code)
{
	return standards->table != NULL ? sipcause_translate(standards->table, code)
					: SIPCAUSE_UNLISTED;
}

static int compare(const void *left, const void *right)
{
	const int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

	return a < b ? -1 : a > b;
}

bool standards_depends(const struct standards *standards, int32_t code)
{
	return standards->count > 0 && bsearch(&code, standards->conditional, standards->count,
					       sizeof(code), compare) != NULL;
}

bool standards_says(const struct standards *standards, int32_t code, const char *phrase)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	const char *own;

	indication.from = sipcause_table_from(standards->table);
	indication.code = code;
	if (sipcause_translate_indication(standards->table, &indication, &result) < 0)
		return phrase == NULL;
	own = sipcause_space_fact(result.to, result.outcome, SIPCAUSE_FACT_PHRASE);
	return sci_same_text(result.phrase, phrase != NULL ? phrase : own);
}

void standards_free(struct standards *standards)
{
	free(standards->conditional);
}
