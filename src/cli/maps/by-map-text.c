/* SPDX-License-Identifier: BSD-2-Clause */
#include "by-map-text.h"

#include "cli/result.h"
#include "cli/wrap.h"
#include "lineage.h"

#include <stdlib.h>

/* A text with more at its end; frees the one before. */
static char *add(char *text, const char *before, const char *more, const char *after)
{
	char *longer = cli_text("%s%s%s%s", text, before, more, after);

	free(text);
	return longer;
}

/* ", gateway (cisco-ios, cucm)": the maps of one family that are in a group. */
static char *add_family(char *text, const struct cli_by_map *by, size_t group, int32_t family)
{
	size_t found = 0, i;

	for (i = 0; i < by->count; i++) {
		const struct cli_map_row *row = &by->rows[i];

		if (row->group != group || sipcause_map_family(row->map) != family)
			continue;
		if (found++ == 0)
			text = add(text, "; ", cli_family_text(family), "");
		text = add(text, found == 1 ? " (" : ", ", sipcause_map_name(row->map), "");
	}
	return found > 0 ? add(text, ")", "", "") : text;
}

/* "standard (rfc3398, rfc4497); gateway (cisco-ios)", for the caller to free. */
static char *names_text(const struct cli_by_map *by, size_t group)
{
	char *text = cli_text("%s", ""), *names;
	size_t i;

	for (i = 0; i < CLI_FAMILIES; i++)
		text = add_family(text, by, group, cli_family_at(i));
	/* Without the separator before the first one. */
	names = cli_text("%s", text[0] != '\0' ? text + 2 : text);
	free(text);
	return names;
}

/* " (11 origins)" where maps share one, for the caller to free. */
static char *origins_text(const struct cli_map_group *group)
{
	if (group->origins == group->maps)
		return cli_text("%s", "");
	return cli_text(" (%zu origin%s)", group->origins, group->origins == 1 ? "" : "s");
}

/* " in 14 of 16 maps (11 origins)" of the first answer, " in 2" of others, and nothing of a
 * single map; for the caller to free. */
static char *count_text(const struct cli_by_map *by, size_t index)
{
	const struct cli_map_group *group = &by->groups[index];
	char *origins = origins_text(group), *text;

	const bool first = index == 0 && !group->conditional;

	if (first && group->maps < by->bare)
		text = cli_text(" in %zu of %zu maps%s", group->maps, by->bare, origins);
	else if (first && group->maps == 2)
		text = cli_text(" in both maps%s", origins);
	else if (first && group->maps > 2)
		text = cli_text(" in all %zu maps%s", group->maps, origins);
	else if (group->maps > 1)
		text = cli_text(" in %zu%s", group->maps, origins);
	else
		text = cli_text("%s", "");
	free(origins);
	return text;
}

/* " if location=user", for the caller to free. */
static char *condition_text(const struct cli_map_group *group)
{
	char room[CLI_CONDITION_TEXT];

	if (!group->conditional)
		return cli_text("%s", "");
	return cli_text(group->row->otherwise ? " %s" : " if %s", cli_condition(room, group->row));
}

/* Whether a group before has the same outcome, and so its phrase. */
static bool is_named_before(const struct cli_by_map *by, size_t index)
{
	size_t i;

	for (i = 0; i < index; i++)
		if (by->groups[i].row->outcome == by->groups[index].row->outcome)
			return true;
	return false;
}

/* "21 Call rejected" or "none", for the caller to free. */
static char *outcome_text(const struct cli_by_map *by, size_t index)
{
	const struct sipcause_result *row = by->groups[index].row;
	char code[CLI_NUMBER_TEXT];

	cli_number_text(code, by->to, row->outcome);
	if (row->outcome < 0 || row->phrase == NULL || is_named_before(by, index))
		return cli_text("%s", code);
	return cli_text("%s %s", code, row->phrase);
}

static void put_group(const struct cli *cli, const struct cli_by_map *by, size_t index,
		      size_t indent)
{
	char *outcome = outcome_text(by, index);
	char *condition = condition_text(&by->groups[index]);
	char *count = count_text(by, index), *names = names_text(by, index);

	cli_wrap(cli, CLI_PLAIN, indent, indent + 2, "%s%s%s: %s", outcome, condition, count,
		 names);
	free(outcome);
	free(condition);
	free(count);
	free(names);
}

/* Answers with conditions that have a line of their own; the others share one. */
#define CONDITIONAL_MOST 3

/* The outcomes from a group on, each once. */
static void put_rest(const struct cli *cli, const struct cli_by_map *by, size_t from, size_t indent)
{
	char *text = cli_text("%s", ""), code[CLI_NUMBER_TEXT];
	size_t i, k;

	for (i = from; i < by->group_count; i++) {
		const int32_t outcome = by->groups[i].row->outcome;

		for (k = from; by->groups[k].row->outcome != outcome; k++)
			;
		if (k < i)
			continue;
		text = add(text, i > from ? ", " : "", cli_number_text(code, by->to, outcome), "");
	}
	cli_wrap(cli, CLI_PLAIN, indent, indent + 2, "%s under other conditions; see -o json",
		 text);
	free(text);
}

void cli_put_by_map(const struct cli *cli, const struct cli_by_map *by, const char *label,
		    size_t indent)
{
	size_t conditional = 0, i;

	for (i = 0; i < by->group_count && conditional <= CONDITIONAL_MOST; i++) {
		conditional += by->groups[i].conditional;
		cli_print(cli, CLI_DIM, "  %-*s", (int)indent - 2, i == 0 ? label : "");
		if (conditional > CONDITIONAL_MOST && i + 1 < by->group_count)
			put_rest(cli, by, i, indent);
		else
			put_group(cli, by, i, indent);
	}
}

/* --------------------------------------------------------------------- JSON */

static void json_row(struct json *json, const struct cli_by_map *by, const struct cli_map_row *row)
{
	const struct sipcause_result *result = row->row;
	char text[CLI_CODE_TEXT], condition[CLI_CONDITION_TEXT];

	json_object(json, NULL);
	json_text(json, "map", sipcause_map_name(row->map));
	if (sipcause_map_family(row->map) != SIPCAUSE_FAMILY_UNSTATED)
		json_text(json, "family", sipcause_family_word(sipcause_map_family(row->map)));
	json_text(json, "origin", sipcause_map_origin(row->map));
	json_text(json, "to", cli_code_text(text, by->to, result->outcome));
	if (result->outcome >= 0)
		json_number(json, "to_code", result->outcome);
	json_text(json, "how", sipcause_how_word(result->how));
	if (by->groups[row->group].conditional)
		json_text(json, "condition", cli_condition(condition, result));
	if (result->grade != SIPCAUSE_GRADE_UNSTATED)
		json_text(json, "grade", sipcause_grade_word(result->grade));
	json_text(json, "source", result->source);
	json_object_end(json);
}

void cli_json_by_map(struct json *json, const struct cli_by_map *by)
{
	size_t i;

	for (i = 0; i < by->count; i++)
		json_row(json, by, &by->rows[i]);
}
