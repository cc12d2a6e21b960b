/* SPDX-License-Identifier: BSD-2-Clause */
#include "listed.h"

#include "cli/result.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

static void add_code(struct cli_listed *listed, int32_t code)
{
	if (listed->code_count > 0 && listed->codes[listed->code_count - 1] == code)
		return;
	listed->codes = cli_more(listed->codes, listed->code_count, sizeof(*listed->codes));
	listed->codes[listed->code_count++] = code;
}

static void add_point(struct cli_listed *listed, int64_t number)
{
	listed->points = cli_more(listed->points, listed->point_count, sizeof(*listed->points));
	listed->points[listed->point_count++] = number;
}

/* Rows of one table side by side that are about the same code, or the same other numbers. */
struct run {
	int32_t code, first, last;
	size_t start; /* of those that are listed */
};

/* Whether a row of the run is to be listed.  Two by way of a space may be the product of long
 * lists, so no more are listed than are compared, and one that shows that there are more. */
static bool is_wanted(const struct cli_listed *listed, struct run *run,
		      const struct sipcause_result *row, const char *text)
{
	const bool same = run->code == row->code &&
			  (row->code >= 0 || (run->first == row->first && run->last == row->last));
	size_t i;

	if (!same)
		*run = (struct run){ row->code, row->first, row->last, listed->conditional_count };
	if (listed->conditional_count - run->start > CLI_CONDITIONALS_MAX)
		return false;
	for (i = run->start; text != NULL && i < listed->conditional_count; i++)
		if (strcmp(listed->conditionals[i].text, text) == 0)
			return false;
	return true;
}

static void add_conditional(struct cli_listed *listed, struct run *run,
			    const struct sipcause_cursor *cursor, const struct sipcause_result *row)
{
	struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT, *conditions = NULL;
	struct cli_conditional *conditional;
	char room[CLI_CONDITION_TEXT], *text;
	size_t count = 0;

	if (!is_wanted(listed, run, row, NULL) ||
	    !is_wanted(listed, run, row, cli_condition(room, row)))
		return;
	for (; sipcause_cursor_condition(cursor, count, &condition) == 1; count++) {
		conditions = cli_more(conditions, count, sizeof(*conditions));
		conditions[count] = condition;
	}
	if (count == 0)
		return;
	text = cli_alloc(strlen(room) + 1);
	strcpy(text, room);
	listed->conditionals = cli_more(listed->conditionals, listed->conditional_count,
					sizeof(*listed->conditionals));
	conditional = &listed->conditionals[listed->conditional_count++];
	*conditional = (struct cli_conditional){ .code = row->code,
						 .first = row->first,
						 .last = row->last,
						 .text = text,
						 .rest = row->otherwise != 0,
						 .conditions = conditions,
						 .count = count };
}

static void list_table(struct cli_listed *listed, const struct sipcause_table *table)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct run run = { -1, -1, -1, listed->conditional_count };
	struct sipcause_cursor *cursor = NULL;
	int more = sipcause_table_rows(&cursor, table, 0);

	while (more >= 0 && (more = sipcause_cursor_next(cursor, &row)) == 1) {
		add_conditional(listed, &run, cursor, &row);
		if (row.code >= 0) {
			add_code(listed, row.code);
		} else if (row.first >= 0) {
			add_point(listed, row.first);
			add_point(listed, (int64_t)row.last + 1);
		}
	}
	sipcause_cursor_free(cursor);
	cli_need_memory(more);
}

/* A space that no table comes from has its codes as well. */
static void list_space(struct cli_listed *listed, const struct sipcause_space *space)
{
	int32_t first, last;
	size_t i;

	for (i = 0; i < sipcause_space_count(space); i++)
		add_code(listed, sipcause_space_at(space, i));
	for (i = 0; sipcause_space_class_at(space, i, &first, &last) != NULL; i++) {
		add_point(listed, first);
		add_point(listed, (int64_t)last + 1);
	}
	add_point(listed, sipcause_space_first(space));
	add_point(listed, (int64_t)sipcause_space_last(space) + 1);
}

/* ------------------------------------------------------------------- order */

static int compare_codes(const void *a, const void *b)
{
	const int32_t first = *(const int32_t *)a, second = *(const int32_t *)b;

	return (first > second) - (first < second);
}

static int compare_points(const void *a, const void *b)
{
	const int64_t first = *(const int64_t *)a, second = *(const int64_t *)b;

	return (first > second) - (first < second);
}

static void sort(struct cli_listed *listed)
{
	size_t kept = 0, i;

	if (listed->code_count > 0)
		qsort(listed->codes, listed->code_count, sizeof(*listed->codes), compare_codes);
	for (i = 0; i < listed->code_count; i++)
		if (kept == 0 || listed->codes[kept - 1] != listed->codes[i])
			listed->codes[kept++] = listed->codes[i];
	listed->code_count = kept;
	qsort(listed->points, listed->point_count, sizeof(*listed->points), compare_points);
	for (i = 0, kept = 0; i < listed->point_count; i++)
		if (kept == 0 || listed->points[kept - 1] != listed->points[i])
			listed->points[kept++] = listed->points[i];
	listed->point_count = kept;
}

/* By code, which for other numbers is the highest; equal ones keep the order of the maps. */
static void sort_conditionals(struct cli_listed *listed)
{
	struct cli_conditional *sorted, *from = listed->conditionals;
	const size_t count = listed->conditional_count;
	size_t width, i;

	sorted = cli_alloc((count + 1) * sizeof(*sorted));
	for (width = 1; width < count; width *= 2) {
		for (i = 0; i < count; i += 2 * width) {
			size_t a = i, middle = i + width < count ? i + width : count, b = middle;
			size_t end = i + 2 * width < count ? i + 2 * width : count, at = i;

			while (at < end) {
				bool second = a == middle ||
					      (b < end &&
					       (uint32_t)from[b].code < (uint32_t)from[a].code);

				sorted[at++] = from[second ? b++ : a++];
			}
		}
		memcpy(from, sorted, count * sizeof(*from));
	}
}

void cli_compare_list(const struct cli_compare *compare, struct cli_listed *listed)
{
	size_t i;

	memset(listed, 0, sizeof(*listed));
	list_space(listed, compare->from);
	for (i = 0; i < compare->count; i++) {
		const struct sipcause_table *table =
			sipcause_map_table(compare->maps[i], compare->from, compare->to);

		if (compare->asked[i] && table != NULL)
			list_table(listed, table);
	}
	sort(listed);
	sort_conditionals(listed);
}

/* ---------------------------------------------------------------- look-ups */

bool cli_compare_is_listed(const struct cli_listed *listed, int32_t code)
{
	return listed->code_count > 0 && bsearch(&code, listed->codes, listed->code_count,
						 sizeof(code), compare_codes) != NULL;
}

/* The first row with conditions of a code, or of a later one. */
static size_t find_conditional(const struct cli_listed *listed, int32_t code)
{
	size_t low = 0, high = listed->conditional_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if ((uint32_t)listed->conditionals[middle].code < (uint32_t)code)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_new(const struct cli_conditional *const *found, size_t count, const char *text)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(found[i]->text, text) == 0)
			return false;
	return true;
}

/* Whether a row for other numbers may be about a code too: another map names that one. */
static bool spans(const struct cli_conditional *conditional, int32_t code)
{
	return conditional->first < 0 || (conditional->first <= code && code <= conditional->last);
}

/* Rows with conditions while they are found. */
struct finding {
	const struct cli_conditional **found;
	size_t count;
	bool cut;
};

static void find_rows(const struct cli_listed *listed, int32_t key, int32_t number,
		      struct finding *finding)
{
	size_t at = find_conditional(listed, key);

	for (; at < listed->conditional_count && listed->conditionals[at].code == key; at++) {
		const struct cli_conditional *next = &listed->conditionals[at];

		if ((key < 0 && !spans(next, number)) ||
		    !is_new(finding->found, finding->count, next->text))
			continue;
		if (finding->count == CLI_CONDITIONALS_MAX) {
			finding->cut = true;
			return;
		}
		finding->found[finding->count++] = next;
	}
}

size_t cli_compare_conditionals(const struct cli_listed *listed, const struct cli_compare_row *row,
				const struct cli_conditional *found[CLI_CONDITIONALS_MAX],
				bool *cut)
{
	struct finding finding = { .found = found };

	if (row->code >= 0)
		find_rows(listed, row->code, row->code, &finding);
	find_rows(listed, -1, row->question.code, &finding);
	*cut = finding.cut;
	return finding.count;
}

bool cli_compare_parts(const struct cli_listed *listed, int32_t before, int32_t number)
{
	size_t at = find_conditional(listed, -1);

	for (; at < listed->conditional_count; at++) {
		const struct cli_conditional *next = &listed->conditionals[at];

		if (next->first >= 0 && spans(next, before) != spans(next, number))
			return true;
	}
	return false;
}
