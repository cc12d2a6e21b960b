/* SPDX-License-Identifier: BSD-2-Clause */
/* The keys of `read`. */
#include "reads.h"

#include "base/near.h"
#include "base/text.h"

#include <string.h>

static const struct sci_problem_kind misplaced = { "misplaced-value", SIPCAUSE_E_MAP,
						   SIPCAUSE_SEVERITY_ERROR };

/* The value of a key of a mapping, be it right or wrong; NULL: there is none. */
static const struct sci_node *value_of(const struct sci_node *mapping, const char *word)
{
	const struct sci_node *key = mapping->kind == SCI_MAPPING ? mapping->first : NULL;

	while (key != NULL && !sci_node_is(key, word))
		key = key->next->next;
	return key != NULL ? key->next : NULL;
}

/* ------------------------------------------------------------------- values */

/* One of some words, as its index. */
static bool read_word(struct at at, const struct sci_node *node, const char *const *words,
		      size_t count, const char *expected, unsigned *index)
{
	char found[SCI_FOUND];
	unsigned i;

	for (i = 0; i < count; i++)
		if (sci_node_is(node, words[i])) {
			*index = i;
			return true;
		}
	sci_report_add(at.reading->report, SCI_P_WORD, sci_node_place(node),
		       "found %s; expected %s", sci_node_found(node, found), expected);
	return false;
}

static void read_shape(struct at at, const struct sci_node *node, void *out)
{
	static const char *const words[] = { "lines", "ini", "parameters", "cells" };
	unsigned index;

	if (read_word(at, node, words, SCI_COUNT(words), "lines, ini, parameters or cells", &index))
		*(enum reads_shape *)out = (enum reads_shape)index;
}

static void read_duplicates(struct at at, const struct sci_node *node, void *out)
{
	static const char *const words[] = { "error", "first", "last" };
	unsigned index;

	if (read_word(at, node, words, SCI_COUNT(words), "first, last or error", &index))
		*(enum reads_duplicates *)out = (enum reads_duplicates)index;
}

static void read_flag(struct at at, const struct sci_node *node, void *out)
{
	sci_read_flag(at.reading, node, out);
}

static void read_split(struct at at, const struct sci_node *node, void *out)
{
	char found[SCI_FOUND];

	if (node->kind == SCI_SCALAR && node->length == 1 && node->text[0] > 0)
		*(const char **)out = sci_keep_text(at.reading, node);
	else
		sci_report_add(at.reading->report, SCI_P_WORD, sci_node_place(node),
			       "found %s; expected one ASCII character, e.g. ','",
			       sci_node_found(node, found));
}

static void read_names(struct at at, const struct sci_node *list, void *out)
{
	struct reads_names *names = out;
	const struct sci_node *item;

	if (!sci_is_filled_list(at.reading, list, "names, e.g. [Identity, Name]") ||
	    !member_is_short(at.reading, list, READS_NAMES_MAX))
		return;
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item)) {
		member_line(at, item, &names->items[names->count]);
		names->count += names->items[names->count] != NULL;
	}
}

/* A group of the pattern, or a name. */
static void read_where(struct at at, const struct sci_node *node, void *out)
{
	struct reads_value *value = out;

	if (node->kind != SCI_SCALAR || node->length == 0)
		sci_wrong_type(at.reading, node, "the number of a group, or a name");
	else if (!sci_is_digit(node->text[0]))
		member_line(at, node, &value->name);
	else if (sci_node_is(node, "0"))
		sci_report_add_kind(at.reading->report, &misplaced, sci_node_place(node),
				    "found group 0; expected the number of a group, from 1");
	else
		member_count(at, node, &value->group);
}

/* [SPACE, GROUP] or [SPACE, NAME] */
static void read_code(struct at at, const struct sci_node *node, void *out)
{
	struct reads_value *value = out;

	if (node->kind != SCI_SEQUENCE || node->length != 2) {
		sci_wrong_type(at.reading, node, "a space and where its code is, e.g. [q850, 1]");
		return;
	}
	member_space(at, node->first, &value->space);
	read_where(at, node->first->next, value);
}

/* [SPACE, GROUP], or with a third item: the text that means no condition */
static void read_when(struct at at, const struct sci_node *node, void *out)
{
	struct reads_row *row = out;
	struct sci_node pair = *node;

	if (node->kind == SCI_SEQUENCE && node->length == 3) {
		pair.length = 2;
		member_any(at, node->first->next->next, &row->no_when);
	}
	read_code(at, &pair, &row->when);
}

/* --------------------------------------------------------------------- rows */

/* Whether a value is where the shape has values. */
static void check_value(struct at at, const struct sci_node *node, const struct reads_row *row,
			const struct reads_value *value, enum reads_shape shape)
{
	const bool grouped = shape == READS_LINES;

	if (value->group == 0 && value->name == NULL)
		return;
	if ((value->group > 0) != grouped)
		sci_report_add_kind(at.reading->report, &misplaced, sci_node_place(node),
				    "found %s as the place of a value; expected %s",
				    grouped ? "a name" : "the number of a group",
				    grouped ? "the number of a group, as `shape` is lines"
					    : "a name, as `shape` is not lines");
	else if (grouped && row->match.text != NULL &&
		 (size_t)value->group > match_group_count(&row->match))
		sci_report_add_kind(at.reading->report, &misplaced, sci_node_place(node),
				    "found group %d; expected one of the %zu groups of `match`",
				    value->group, match_group_count(&row->match));
}

static void check_row(struct at at, const struct sci_node *node, const struct reads_row *row,
		      enum reads_shape shape)
{
	const struct reads_value *values[] = { &row->from, &row->to, &row->when, &row->standard,
					       &row->phrase };
	const char *const pattern = shape == READS_INI ? "list" : "match";
	const bool to = value_of(node, "to") != NULL, back = value_of(node, "back") != NULL;
	size_t i;

	for (i = 0; i < SCI_COUNT(values); i++)
		check_value(at, node, row, values[i], shape);
	if (value_of(node, pattern) == NULL)
		sci_report_add_kind(at.reading->report, &misplaced, sci_node_place(node),
				    "found a row without `%s`; expected the pattern of its lines",
				    pattern);
	if (to == back)
		sci_report_add_kind(at.reading->report, &misplaced, sci_node_place(node),
				    "found a row with %s; expected one of `to` and `back`",
				    back ? "both" : "neither");
	if (row->record.text != NULL &&
	    (shape != READS_PARAMETERS || match_group_count(&row->record) < 2))
		sci_report_add_kind(
			at.reading->report, &misplaced, sci_node_place(node),
			"found a `record` that has no use; expected `shape: parameters`, and two groups: around a name, and around its value");
	if (back && value_of(node, "when") != NULL)
		sci_report_add_kind(
			at.reading->report, &misplaced, sci_node_place(node),
			"found a row with `back` and `when`; expected `back` without a condition");
	if (row->list.text != NULL && match_group_count(&row->list) == 0)
		sci_report_add_kind(
			at.reading->report, &misplaced, sci_node_place(node),
			"found a `list` without a group; expected one around what it lists");
}

static void read_row(struct at at, const struct sci_node *node, struct reads_row *row,
		     enum reads_shape shape)
{
	/* clang-format off */
	static const struct member members[] = {
		AT("list", match_read, reads_row, list, 0, false),
		AT("split", read_split, reads_row, split, 0, false),
		AT("match", match_read, reads_row, match, 0, false),
		AT("record", match_read, reads_row, record, 0, false),
		AT("from", read_code, reads_row, from, 0, true),
		AT("to", read_code, reads_row, to, 0, false),
		AT("back", member_space, reads_row, back, 0, false),
		{ "when", read_when, 0, 0, false },
		AT("order", member_line, reads_row, order, 0, false),
		AT("default", read_where, reads_row, standard, 0, false),
		AT("phrase", read_where, reads_row, phrase, 0, false),
		AT("scope", member_line, reads_row, scope, 0, false),
		AT("scopes", read_names, reads_row, scopes, 0, false),
		AT("other", read_names, reads_row, other, 0, false),
		AT("outside", read_flag, reads_row, outside, 0, false),
	};
	/* clang-format on */
	row->split = ",";
	READ_MEMBERS(at, node, "a row", members, row);
	if (node->kind == SCI_MAPPING)
		check_row(at, node, row, shape);
}

/* ----------------------------------------------------------------- sections */

static void read_rows(struct at at, const struct sci_node *list, void *out)
{
	struct reads_section *section = out;
	const struct sci_node *item;

	if (list->kind != SCI_SEQUENCE || list->length == 0)
		sci_wrong_type(at.reading, list, "a list of rows, each with `from`");
	else if (member_is_short(at.reading, list, READS_ROWS_MAX))
		for (item = list->first; item != NULL; item = item->next)
			read_row(at, item, &section->rows[section->row_count++], section->shape);
}

static void read_others(struct at at, const struct sci_node *list, void *out)
{
	struct reads_section *section = out;
	const struct sci_node *item;

	if (!sci_is_filled_list(at.reading, list, "patterns of lines") ||
	    !member_is_short(at.reading, list, READS_PATTERNS_MAX))
		return;
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item))
		match_read(at, item, &section->other[section->other_count++]);
}

static void read_section(struct at at, const struct sci_node *node, struct reads_section *section,
			 enum reads_shape shape)
{
	/* clang-format off */
	static const struct member members[] = {
		AT("name", member_line, reads_section, name, 0, false),
		AT("inside", match_read, reads_section, inside, 0, false),
		AT("until", match_read, reads_section, until, 0, false),
		AT("columns", match_read, reads_section, columns, 0, false),
		AT("about", match_read, reads_section, about, 0, false),
		{ "other", read_others, 0, 0, false },
		{ "rows", read_rows, 0, 0, true },
	};
	/* clang-format on */
	section->shape = shape;
	READ_MEMBERS(at, node, "a section of `read`", members, section);
	if (shape == READS_INI && node->kind == SCI_MAPPING &&
	    match_group_count(&section->columns) == 0)
		sci_report_add_kind(
			at.reading->report, &misplaced, sci_node_place(node),
			"found a section without `columns`; expected the pattern of the line that names them, with a group around the names");
}

static void read_sections(struct at at, const struct sci_node *list, void *out)
{
	struct dialect_reads *reads = out;
	const struct sci_node *item;

	if (list->kind != SCI_SEQUENCE || list->length == 0)
		sci_wrong_type(at.reading, list, "a list of sections, each with `rows`");
	else if (member_is_short(at.reading, list, READS_SECTIONS_MAX))
		for (item = list->first; item != NULL; item = item->next)
			read_section(at, item, &reads->sections[reads->section_count++],
				     reads->shape);
}

static void read_settings(struct at at, const struct sci_node *list, void *out)
{
	/* clang-format off */
	static const struct member members[] = {
		AT("match", match_read, reads_setting, match, 0, true),
		AT("means", member_line, reads_setting, means, 0, true),
	};
	/* clang-format on */
	struct dialect_reads *reads = out;
	const struct sci_node *item;

	if (list->kind != SCI_SEQUENCE || list->length == 0)
		sci_wrong_type(at.reading, list,
			       "a list of settings, each with `match` and `means`");
	else if (member_is_short(at.reading, list, READS_PATTERNS_MAX))
		for (item = list->first; item != NULL; item = item->next)
			READ_MEMBERS(at, item, "a setting", members,
				     &reads->settings[reads->setting_count++]);
}

void reads_read(struct at at, const struct sci_node *node, void *out)
{
	/* clang-format off */
	static const struct member members[] = {
		AT("shape", read_shape, dialect_reads, shape, 0, true),
		AT("duplicates", read_duplicates, dialect_reads, duplicates, 0, true),
		AT("ignore_case", read_flag, dialect_reads, folded, 0, false),
		AT("skip", match_read, dialect_reads, skip, 0, false),
		AT("continued", match_read, dialect_reads, continued, 0, false),
		AT("scope", member_line, dialect_reads, scope, 0, false),
		{ "settings", read_settings, 0, 0, false },
		{ "sections", read_sections, 0, 0, false },
	};
	/* clang-format on */
	struct dialect_reads *reads = out;
	const struct sci_node *folded = value_of(node, "ignore_case");
	uint32_t whole = 0, i;
	const bool sections = value_of(node, "sections") != NULL;

	reads->there = true;
	at.where = folded != NULL && (sci_node_is(folded, "yes") || sci_node_is(folded, "true"))
			   ? MATCH_FOLDED
			   : 0;
	READ_MEMBERS(at, node, "`read`", members, reads);
	if (node->kind == SCI_MAPPING && (reads->shape == READS_CELLS) == sections)
		sci_report_add_kind(at.reading->report, &misplaced, sci_node_place(node),
				    "found %s; expected `sections` unless `shape` is cells",
				    sections ? "sections" : "no sections");
	for (i = 0; i < reads->section_count; i++)
		whole += reads->sections[i].inside.text == NULL;
	if (whole > 1)
		sci_report_add_kind(
			at.reading->report, &misplaced, sci_node_place(node),
			"found %u sections without `inside`; expected at most one, as it has all lines of no other",
			whole);
}

const char *reads_section_name(const struct reads_section *section)
{
	return section->name != NULL ? section->name : section->inside.text;
}

static void free_section(struct reads_section *section)
{
	uint32_t i;

	match_free(&section->inside);
	match_free(&section->until);
	match_free(&section->columns);
	match_free(&section->about);
	for (i = 0; i < section->other_count; i++)
		match_free(&section->other[i]);
	for (i = 0; i < section->row_count; i++) {
		match_free(&section->rows[i].list);
		match_free(&section->rows[i].match);
		match_free(&section->rows[i].record);
	}
}

void reads_free(struct dialect_reads *reads)
{
	uint32_t i;

	match_free(&reads->skip);
	match_free(&reads->continued);
	for (i = 0; i < reads->setting_count; i++)
		match_free(&reads->settings[i].match);
	for (i = 0; i < reads->section_count; i++)
		free_section(&reads->sections[i]);
}
