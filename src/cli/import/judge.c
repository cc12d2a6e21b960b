/* SPDX-License-Identifier: BSD-2-Clause */
#include "judge.h"

#include "base/text.h"
#include "cli/output.h"
#include "cli/say.h"
#include "duplicates.h"
#include "phrases.h"
#include "scopes.h"
#include "standards.h"

#include <stdlib.h>
#include <string.h>

static void remark(struct taken *taken, enum remark_kind kind, const struct taken_row *row,
		   const char *said)
{
	taken_remark(taken, kind, row->line, row->text, "%s", said);
}

/* -------------------------------------------------------------------- codes */

/* The space of a name, which the load has. */
static const struct sipcause_space *space_of(const struct judging *judging, const char *name)
{
	return sipcause_catalog_called(judging->catalog, name, strlen(name));
}

static bool is_number(const char *text)
{
	return text[0] != '\0' && strspn(text, "0123456789") == strlen(text);
}

/* The code of a text; below 0: there is none, which is remarked unless it is quiet. */
static int32_t code_of(const struct judging *judging, struct taken *taken,
		       const struct taken_row *row, const struct sipcause_space *space,
		       const char *text, bool quiet)
{
	const bool pasted = judging->dialect->reads.shape == READS_CELLS;
	int32_t code = sipcause_space_parse(space, text, strlen(text));
	char quoted[SCI_QUOTED];

	if (code < 0 && pasted)
		code = sipcause_space_word(space, text, strlen(text));
	if (code >= 0 && dialect_holds_code(judging->dialect, space, code))
		return code;
	sci_quote(quoted, text, strlen(text));
	if (quiet)
		return -1;
	if (text[0] == '0' && is_number(text + 1))
		taken_remark(taken, REMARK_CODE, row->line, row->text,
			     "found %s; expected a number without a zero before it", quoted);
	else if (code >= 0)
		taken_remark(taken, REMARK_RANGE, row->line, row->text,
			     "found %s:%d, which the product does not take",
			     sipcause_space_name(space), code);
	else
		taken_remark(taken, is_number(text) ? REMARK_RANGE : REMARK_CODE, row->line,
			     row->text, "found %s; expected a code of %s, %d to %d%s", quoted,
			     sipcause_space_name(space), sipcause_space_first(space),
			     sipcause_space_last(space), is_number(text) ? "" : ", or a name");
	return -1;
}

/* ------------------------------------------------------------------- tables */

static void find_base(const struct judging *judging, struct judged_table *table)
{
	size_t i;

	for (i = 0; i < judging->base_count && table->base == NULL; i++) {
		const struct sipcause_map *map =
			sipcause_catalog_map(judging->catalog, judging->bases[i]);

		table->base = sipcause_map_table(map, table->from, table->to);
		table->base_map = judging->bases[i];
	}
	if (table->base == NULL)
		table->base_map = NULL;
}

static struct judged_table *table_of(const struct judging *judging, struct judged *judged,
				     const struct sipcause_space *from,
				     const struct sipcause_space *to)
{
	struct judged_table *table;
	size_t i;

	for (i = 0; i < judged->count; i++)
		if (judged->tables[i].from == from && judged->tables[i].to == to)
			return &judged->tables[i];
	if (judged->count == JUDGED_TABLES_MAX)
		return NULL;
	table = &judged->tables[judged->count++];
	memset(table, 0, sizeof(*table));
	table->from = from;
	table->to = to;
	find_base(judging, table);
	return table;
}

static struct judged_row *add_row(struct judged_table *table, struct judged_row row)
{
	table->rows = cli_grow(table->rows, table->count, &table->room, sizeof(row));
	table->rows[table->count] = row;
	return &table->rows[table->count++];
}

/* Whether no code is in a row of a pasted table before all others: it names the columns. */
static bool is_header(const struct judging *judging, const struct judged *judged,
		      struct taken *taken, const struct taken_row *row)
{
	return judging->dialect->reads.shape == READS_CELLS && judged->count == 0 &&
	       row == taken->rows &&
	       code_of(judging, taken, row, space_of(judging, row->from_space), row->from, true) <
		       0 &&
	       code_of(judging, taken, row, space_of(judging, row->to_space), row->to, true) < 0;
}

/* Take one row into its table. */
static void judge_row(const struct judging *judging, struct taken *taken,
		      const struct taken_row *row, struct judged *judged)
{
	const struct sipcause_space *from = space_of(judging, row->from_space);
	const struct sipcause_space *to = space_of(judging, row->to_space);
	const struct sipcause_space *when =
		row->when != NULL ? space_of(judging, row->when_space) : NULL;
	struct judged_row out = { .answer = -1, .companion = -1, .as = row };
	struct judged_table *table;

	out.code = code_of(judging, taken, row, from, row->from, false);
	if (out.code < 0)
		return;
	if (row->to != NULL) {
		out.answer = code_of(judging, taken, row, to, row->to, false);
		if (out.answer < 0)
			return;
		phrases_compare(taken, row, to, out.answer, row->to_phrase);
	}
	phrases_compare(taken, row, from, out.code, row->from_phrase);
	if (when != NULL) {
		out.companion = code_of(judging, taken, row, when, row->when, false);
		if (out.companion < 0)
			return;
	}
	if (judging->dialect->reads.shape != READS_CELLS && row->to != NULL &&
	    !phrases_own(taken, row, to, out.answer, &out.phrase))
		return;
	table = table_of(judging, judged, from, to);
	if (table == NULL || (when != NULL && table->when != NULL && when != table->when)) {
		remark(taken, REMARK_UNKNOWN, row,
		       "found one table too many, or another kind of condition");
		return;
	}
	table->when = when != NULL ? when : table->when;
	add_row(table, out);
}

/* ------------------------------------------------------------ what is standard */

/* "the map cisco-ios", for messages. */
static const char *map_of(const struct judged_table *table)
{
	return table->base_map != NULL ? cli_join("the map ", table->base_map) : "the product";
}

/* Whether the product has a row anyway, which is told. */
static bool is_standard(const struct judged_table *table, const struct standards *standards,
			struct taken *taken, const struct judged_row *row)
{
	const int32_t own = standards_answer(standards, row->code);
	const struct taken_row *as = row->as;
	bool preset;

	if (row->companion >= 0)
		return false;
	preset = as->standard != NULL &&
		 sipcause_space_parse(table->to, as->standard, strlen(as->standard)) == row->answer;
	if (row->answer < 0 || (row->answer == own && !standards_depends(standards, row->code) &&
				standards_says(standards, row->code, row->phrase))) {
		if (row->answer < 0)
			taken_remark(taken, REMARK_DEFAULT, as->line, as->text,
				     "%s:%d goes back to what %s has",
				     sipcause_space_name(table->from), row->code, map_of(table));
		else if (!preset)
			taken_remark(taken, REMARK_DEFAULT, as->line, as->text,
				     "%s:%d is a default of %s", sipcause_space_name(table->from),
				     row->code, map_of(table));
		return true;
	}
	if (preset && table->base != NULL)
		taken_remark(taken, REMARK_DEFAULT, as->line, as->text,
			     "%s:%d is so without settings; the map %s has another row",
			     sipcause_space_name(table->from), row->code, table->base_map);
	return false;
}

static void drop_standard(struct judged_table *table, struct taken *taken, struct judged *judged)
{
	struct standards standards;
	size_t kept = 0, i;
	const size_t count = table->count;

	standards_find(&standards, table->base);
	for (i = 0; i < count; i++) {
		const struct judged_row row = table->rows[i];
		const bool last = i + 1 == count || table->rows[i + 1].code != row.code;

		if (is_standard(table, &standards, taken, &row)) {
			judged->standard++;
			if (kept == 0 || table->rows[kept - 1].code != row.code)
				continue;
			/* What no condition fits needs a row of its own. */
			table->rows[kept] = (struct judged_row){
				row.code, standards_answer(&standards, row.code), -1, NULL, NULL
			};
			kept++;
			continue;
		}
		judged->kept++;
		table->rows[kept++] = row;
		if (last && standards_depends(&standards, row.code))
			taken_remark(taken, REMARK_HIDES, row.as->line, row.as->text,
				     "the map %s has conditions for %s:%d, which count no more",
				     table->base_map, sipcause_space_name(table->from), row.code);
	}
	table->count = kept;
	standards_free(&standards);
}

/* Codes that have only rows with conditions: the product's own answer is for all else. */
static void add_rest(struct judged_table *table)
{
	const size_t count = table->count;
	size_t i;

	for (i = 0; i < count; i++) {
		const struct judged_row *row = &table->rows[i];
		int32_t own;

		if (row->companion < 0 || (i + 1 < count && table->rows[i + 1].code == row->code))
			continue;
		own = table->base != NULL ? sipcause_translate(table->base, row->code)
					  : SIPCAUSE_UNLISTED;
		if (own >= 0)
			add_row(table, (struct judged_row){ row->code, own, -1, NULL, NULL });
	}
}

static int by_code(const void *left, const void *right)
{
	const struct judged_row *a = left, *b = right;

	if (a->code != b->code)
		return a->code < b->code ? -1 : 1;
	return (uint32_t)a->companion < (uint32_t)b->companion   ? -1
	       : (uint32_t)a->companion > (uint32_t)b->companion ? 1
								 : 0;
}

static void judge_table(const struct judging *judging, struct judged_table *table,
			struct taken *taken, struct judged *judged)
{
	table->read = table->count;
	duplicates_drop(table, judging->dialect->reads.duplicates, taken);
	drop_standard(table, taken, judged);
	add_rest(table);
	if (table->count > 0)
		qsort(table->rows, table->count, sizeof(table->rows[0]), by_code);
}

/* Rows whose place is given go there, as each of them did when it was made. */
static void put_in_order(struct taken *taken)
{
	size_t i;

	for (i = 0; i < taken->count; i++) {
		const struct taken_row row = taken->rows[i];
		int32_t place = 0;

		if (row.order == NULL ||
		    sci_number_parse(row.order, strlen(row.order), &place) != SCI_NUMBER_OK ||
		    (size_t)place >= i)
			continue;
		memmove(taken->rows + place + 1, taken->rows + place,
			(i - (size_t)place) * sizeof(row));
		taken->rows[place] = row;
	}
}

bool judge(const struct judging *judging, struct taken *taken, struct judged *judged)
{
	size_t i;

	if (!scopes_choose(judging->dialect->reads.scope, judging->scope, taken))
		return false;
	put_in_order(taken);
	for (i = 0; i < taken->count; i++) {
		if (is_header(judging, judged, taken, &taken->rows[i]))
			remark(taken, REMARK_HEADER, &taken->rows[i],
			       "taken for the names of columns");
		else
			judge_row(judging, taken, &taken->rows[i], judged);
	}
	for (i = 0; i < judged->count; i++)
		judge_table(judging, &judged->tables[i], taken, judged);
	return true;
}

void judged_free(struct judged *judged)
{
	size_t i;

	for (i = 0; i < judged->count; i++)
		free(judged->tables[i].rows);
	sci_arena_free(&judged->arena);
}
