/* SPDX-License-Identifier: BSD-2-Clause */
#include "duplicates.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* By code; conditions first; rows of a scope first; then in their order. */
static int compare(const void *left, const void *right)
{
	const struct judged_row *a = left, *b = right;

	if (a->code != b->code)
		return a->code < b->code ? -1 : 1;
	if (a->companion != b->companion)
		return (uint32_t)a->companion < (uint32_t)b->companion ? -1 : 1;
	if ((a->as->scope == NULL) != (b->as->scope == NULL))
		return a->as->scope != NULL ? -1 : 1;
	return a->as < b->as ? -1 : a->as > b->as;
}

static bool says_same(const struct judged_row *a, const struct judged_row *b)
{
	return a->answer == b->answer && sci_same_text(a->phrase, b->phrase);
}

/* Which of rows for the same codes counts; `count` of them: none. */
static size_t choose(enum reads_duplicates rule, const struct judged_row *rows, size_t count)
{
	size_t scoped = 0, i;

	while (scoped < count && rows[scoped].as->scope != NULL)
		scoped++;
	if (scoped == 0)
		scoped = count;
	if (rule == READS_LAST)
		return scoped - 1;
	for (i = 1; rule == READS_NEITHER && i < scoped; i++)
		if (!says_same(&rows[0], &rows[i]))
			return count;
	return 0;
}

static void tell_duplicates(const struct judged_table *table, struct taken *taken,
			    const struct judged_row *rows, size_t count, size_t chosen)
{
	const char *space = sipcause_space_name(table->from);
	size_t i;

	for (i = 0; i < count; i++) {
		const struct taken_row *row = rows[i].as;

		if (chosen == count)
			taken_remark(
				taken, REMARK_CONFLICT, row->line, row->text,
				"found %s:%d %zu times with different codes; expected it once, as nothing says which one counts",
				space, rows[i].code, count);
		else if (i != chosen)
			taken_remark(taken, REMARK_DUPLICATE, row->line, row->text,
				     "found %s:%d again%s; the row of line %u counts", space,
				     rows[i].code,
				     says_same(&rows[i], &rows[chosen]) ? ""
									: ", with another code",
				     rows[chosen].as->line);
	}
}

static void drop_same(struct judged_table *table, enum reads_duplicates rule, struct taken *taken)
{
	size_t kept = 0, first, count;

	if (table->count == 0)
		return;
	qsort(table->rows, table->count, sizeof(table->rows[0]), compare);
	for (first = 0; first < table->count; first += count) {
		const struct judged_row *rows = table->rows + first;
		size_t chosen;

		for (count = 1; first + count < table->count && rows[count].code == rows->code &&
				rows[count].companion == rows->companion;)
			count++;
		chosen = choose(rule, rows, count);
		tell_duplicates(table, taken, rows, count, chosen);
		if (chosen < count)
			table->rows[kept++] = rows[chosen];
	}
	table->count = kept;
}

/* Where the first row counts, none with a condition counts behind one without, which is the last
 * of a code. */
static void drop_unreached(struct judged_table *table, enum reads_duplicates rule,
			   struct taken *taken)
{
	const struct taken_row *bare = NULL;
	size_t kept = table->count, i = table->count;

	while (rule == READS_FIRST && i-- > 0) {
		const struct judged_row *row = &table->rows[i];

		if (row->companion < 0)
			bare = row->as;
		else if (i + 1 == table->count || table->rows[i + 1].code != row->code)
			bare = NULL;
		if (row->companion >= 0 && bare != NULL && bare < row->as)
			taken_remark(
				taken, REMARK_DUPLICATE, row->as->line, row->as->text,
				"found a condition for %s:%d; the row of line %u, which has none, counts before it",
				sipcause_space_name(table->from), row->code, bare->line);
		else
			table->rows[--kept] = *row;
	}
	if (rule != READS_FIRST)
		return;
	memmove(table->rows, table->rows + kept, (table->count - kept) * sizeof(table->rows[0]));
	table->count -= kept;
}

void duplicates_drop(struct judged_table *table, enum reads_duplicates rule, struct taken *taken)
{
	drop_same(table, rule, taken);
	drop_unreached(table, rule, taken);
}
