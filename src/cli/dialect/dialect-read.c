/* SPDX-License-Identifier: BSD-2-Clause */
/* The keys of a dialect. */
#include "dialect.h"
#include "holds.h"
#include "members.h"

#include "base/text.h"
#include "cli/own-file.h"

#include <string.h>

static const struct sci_problem_kind misplaced = { "misplaced-section", SIPCAUSE_E_MAP,
						   SIPCAUSE_SEVERITY_ERROR };

static const struct sci_problem_kind output_name = { "bad-output-name", SIPCAUSE_E_MAP,
						     SIPCAUSE_SEVERITY_ERROR };

static void read_template(struct at at, const struct sci_node *node, void *out)
{
	dialect_template_read(at.reading, node, at.where, out);
}

static void read_maps(struct at at, const struct sci_node *list, void *out)
{
	holds_names(at, list, "maps, e.g. [cisco-ios, cisco-error-category]",
		    "the name of a map, e.g. cisco-ios", DIALECT_BASES_MAX, out);
}

/* Each key is one character of ASCII, and its value what stands for it. */
static void read_escapes(struct at at, const struct sci_node *node, void *out)
{
	struct dialect *dialect = out;
	struct sci_names seen = { NULL, 0, 0, false };
	const struct sci_node *key;
	char found[SCI_FOUND];

	if (!sci_is_filled_mapping(at.reading, node, "`escape`") ||
	    !member_is_short(at.reading, node, DIALECT_ESCAPES_MAX))
		return;
	for (key = node->first; key != NULL; key = key->next->next) {
		const char **text = &dialect->escapes[dialect->escape_count].text;

		if (key->kind != SCI_SCALAR || key->length != 1 || key->text[0] <= 0) {
			sci_report_add(at.reading->report, SCI_P_WORD, sci_node_place(key),
				       "found %s; expected one ASCII character",
				       sci_node_found(key, found));
			continue;
		}
		if (!sci_is_first_time(at.reading, &seen, key, "`escape`"))
			continue;
		member_any(at, key->next, text);
		dialect->escapes[dialect->escape_count].byte = key->text[0];
		dialect->escape_count += *text != NULL;
	}
}

/* ---------------------------------------------------------------- what is written */

/* {SPACE: NAME}, or {SPACE: "!NAME"} for all answers but this one */
static void read_select(struct at at, const struct sci_node *node, void *out)
{
	struct dialect_section *section = out;

	if (node->kind != SCI_MAPPING || node->length != 1) {
		sci_wrong_type(at.reading, node, "a space and an answer, e.g. {route: advance}");
		return;
	}
	member_space(at, node->first, &section->select_space);
	section->select_name = "";
	member_line(at, node->first->next, &section->select_name);
}

/* The places of a row are those of its section, and these. */
#define ROW_OF(place) ((place) << 8)
static void read_row(struct at at, const struct sci_node *node, void *out)
{
	dialect_template_read(at.reading, node, at.where | at.where >> 8, out);
}

static void read_section(struct at at, const struct sci_node *node, void *out)
{
	/* clang-format off */
	static const struct member members[] = {
		AT("begin", read_template, dialect_section, begin, 0, false),
		AT("row", read_row, dialect_section, row, 0, true),
		AT("between", read_template, dialect_section, between, 0, false),
		AT("end", read_template, dialect_section, end, 0, false),
		AT("every", member_count, dialect_section, every, 0, false),
		AT("select", read_select, dialect_section, there, 0, false),
	};
	/* clang-format on */
	struct dialect_section *section = out;

	section->there = true;
	if (node->kind == SCI_SCALAR)
		read_row(at, node, &section->row);
	else /* Only answers are selected, whose key is the last. */
		members_read(at, node, "a section", members,
			     SCI_COUNT(members) - ((at.where & ROW_OF(PLACE_ROW)) == 0), out);
}

/* What is around the rows of a table. */
#define AROUND                                                                                     \
	AT("begin", read_template, dialect_form, begin, 0, false),                                 \
		AT("between", read_template, dialect_form, between, 0, false),                     \
		AT("end", read_template, dialect_form, end, 0, false)
#define ANSWERS(key, type, sections, kind)                                                         \
	AT(key, read_section, type, sections[kind], PLACE_TABLE | ROW_OF(PLACE_ROW), false)
#define ALL_ANSWERS(type, sections)                                                                \
	ANSWERS("rows", type, sections, DIALECT_ROWS),                                             \
		ANSWERS("bare", type, sections, DIALECT_BARE),                                     \
		ANSWERS("when", type, sections, DIALECT_WHEN),                                     \
		ANSWERS("asks", type, sections, DIALECT_ASKS),                                     \
		ANSWERS("writes", type, sections, DIALECT_WRITES)

static void read_table(struct at at, const struct sci_node *node, void *out)
{
	static const struct member members[] = { AROUND };

	READ_MEMBERS(at, node, "`table`", members, out);
}

static bool has_rows(const struct dialect_form *form)
{
	bool rows = false;
	int i;

	for (i = 0; i < DIALECT_SECTIONS; i++)
		rows = rows || form->sections[i].there;
	return rows;
}

static bool is_used(const struct dialect_form *form)
{
	return has_rows(form) || form->begin.count + form->between.count + form->end.count > 0;
}

static void read_form(struct at at, const struct sci_node *node, void *out)
{
	static const struct member members[] = {
		AT("from", member_space, dialect_form, from, 0, true),
		AT("to", member_space, dialect_form, to, 0, true),
		AROUND,
		ALL_ANSWERS(dialect_form, sections),
	};

	READ_MEMBERS(at, node, "a table", members, out);
	if (node->kind == SCI_MAPPING && !has_rows(out))
		sci_report_add_kind(
			at.reading->report, &misplaced, sci_node_place(node),
			"found a table without rows; expected `rows`, `bare` or another section");
}

/* Comes after what a file has for all tables. */
static void read_forms(struct at at, const struct sci_node *list, void *out)
{
	struct dialect_file *file = out;
	const struct sci_node *item;

	if (is_used(&file->forms[0]))
		sci_report_add_kind(
			at.reading->report, &misplaced, sci_node_place(list),
			"found `tables` in a file with rows for all tables; expected `tables`, or `table` and sections");
	else if (list->kind != SCI_SEQUENCE || list->length == 0)
		sci_wrong_type(at.reading, list, "a list of tables, each with `from` and `to`");
	else if (member_is_short(at.reading, list, DIALECT_FORMS_MAX))
		for (item = list->first; item != NULL; item = item->next)
			read_form((struct at){ at.reading, at.where | PLACE_TABLE }, item,
				  &file->forms[file->form_count++]);
}

/* Whether a section writes answers with companions, and does not say which. */
static bool is_vague(const struct dialect_holds *holds, const struct dialect_section *section)
{
	return section->row.count > 0 && !dialect_template_has(&section->row, FIELD_KEY) &&
	       !dialect_template_has(&section->row, FIELD_COMPANIONS) &&
	       !(holds->when == 1 && holds->companions.count == 1 &&
		 dialect_template_has(&section->row, FIELD_COMPANION));
}

/* A file of one table has only answers, and a file of one space only names.  No code has several
 * answers without a difference. */
static void check_sections(const struct sci_reading *reading, const struct sci_node *node,
			   const struct dialect *dialect, const struct dialect_file *file,
			   unsigned where)
{
	const bool phrase = file->phrase.there, words = file->words.there;
	bool answers = false, vague = false;
	uint32_t i;

	for (i = 0; i < file->form_count; i++) {
		answers = answers || has_rows(&file->forms[i]);
		vague = vague ||
			is_vague(&dialect->holds, &file->forms[i].sections[DIALECT_ROWS]) ||
			is_vague(&dialect->holds, &file->forms[i].sections[DIALECT_WHEN]);
	}
	if ((where & PLACE_TABLE) != 0 && (phrase || words || (where & PLACE_SPACE) != 0))
		sci_report_add_kind(
			reading->report, &misplaced, sci_node_place(node),
			"found names of codes in a file that is written for each table; expected them in a file of their own");
	else if ((where & PLACE_SPACE) != 0 && (answers || phrase == words))
		sci_report_add_kind(
			reading->report, &misplaced, sci_node_place(node),
			"found a file that is written for each space; expected either `phrase` or `words` in it, and nothing more");
	else if (dialect->holds.when > 0 && vague)
		sci_report_add_kind(
			reading->report, &misplaced, sci_node_place(node),
			"found answers with companions that do not say which; expected %%{key} or %%{companions} in `rows` and `when`, or `holds` without `when`");
}

/* A placeholder is taken for one letter: it is looked at when it is put in. */
static void check_name(const struct sci_reading *reading, const struct sci_node *node,
		       const struct dialect_template *name)
{
	char text[DIALECT_NAME_MAX + 1], found[SCI_FOUND];
	size_t length = 0;
	uint32_t i;

	if (node->kind != SCI_SCALAR || (name->count == 0 && node->length > 0))
		return; /* what was reported */
	for (i = 0; i < name->count; i++) {
		const bool literal = name->pieces[i].field == FIELD_LITERAL;
		const size_t size = literal ? name->pieces[i].length : 1;

		if (length + size <= sizeof(text))
			memcpy(text + length, literal ? name->pieces[i].text : "x", size);
		length += size;
	}
	if (length > sizeof(text) || !dialect_is_file_name(text, length))
		sci_report_add_kind(reading->report, &output_name, sci_node_place(node),
				    "found %s as the name of a file; expected %s",
				    sci_node_found(node, found), DIALECT_EXPECT_NAME);
}

static void read_nothing(struct at at, const struct sci_node *node, void *out)
{
	(void)at;
	(void)node;
	(void)out;
}

/* The name comes first: what it has decides what the others may have. */
static void read_file(const struct sci_reading *reading, const struct sci_node *node,
		      struct dialect *dialect)
{
	/* clang-format off */
	static const struct member members[] = {
		AT("name", read_nothing, dialect_file, name, 0, true),
		AT("begin", read_template, dialect_file, begin, 0, false),
		AT("table", read_table, dialect_file, forms[0], PLACE_TABLE, false),
		ALL_ANSWERS(dialect_file, forms[0].sections),
		{ "tables", read_forms, 0, 0, false },
		AT("phrase", read_section, dialect_file, phrase, PLACE_SPACE | ROW_OF(PLACE_PHRASE), false),
		AT("words", read_section, dialect_file, words, PLACE_SPACE | ROW_OF(PLACE_WORD), false),
		AT("end", read_template, dialect_file, end, 0, false),
	};
	/* clang-format on */
	const struct sci_node *key = node->kind == SCI_MAPPING ? node->first : NULL;
	struct dialect_file *file = &dialect->files[dialect->file_count++];
	unsigned where = PLACE_ANY;

	for (; key != NULL; key = key->next->next)
		if (sci_node_is(key, "name")) {
			dialect_template_read(reading, key->next,
					      PLACE_ANY | PLACE_TABLE | PLACE_SPACE, &file->name);
			check_name(reading, key->next, &file->name);
		}
	where |= dialect_template_needs(&file->name, PLACE_TABLE) ? PLACE_TABLE : 0;
	where |= dialect_template_needs(&file->name, PLACE_SPACE) ? PLACE_SPACE : 0;
	READ_MEMBERS(((struct at){ reading, where }), node, "a file", members, file);
	if (file->form_count == 0 && (is_used(&file->forms[0]) || (where & PLACE_TABLE) != 0))
		file->form_count = 1;
	check_sections(reading, node, dialect, file, where);
}

static void read_files(struct at at, const struct sci_node *list, void *out)
{
	struct dialect *dialect = out;
	const struct sci_node *item;

	if (list->kind != SCI_SEQUENCE || list->length == 0)
		sci_wrong_type(at.reading, list, "a list of files, each with `name`");
	else if (member_is_short(at.reading, list, DIALECT_FILES_MAX))
		for (item = list->first; item != NULL; item = item->next)
			read_file(at.reading, item, dialect);
}

static void read_name(struct at at, const struct sci_node *node, void *out)
{
	cli_own_file_check_name(at.reading, node, ((const struct dialect *)out)->name);
}

/* A dialect is written, or read, or both. */
static void check_sides(const struct sci_reading *reading, const struct sci_node *root,
			const struct dialect *dialect)
{
	if (dialect->file_count == 0 && !dialect->reads.there && sci_report_clean(reading->report))
		sci_report_add(
			reading->report, SCI_P_MISSING_KEY, sci_node_place(root),
			"found a dialect without `files` and `read`; expected one of them, or both");
	if (dialect->file_count > 0 && dialect->load == NULL && sci_report_clean(reading->report))
		sci_report_add(reading->report, SCI_P_MISSING_KEY, sci_node_place(root),
			       "found `files` without `load`; expected what loads them");
}

void dialect_read(const struct sci_reading *reading, const struct sci_node *root,
		  struct dialect *dialect)
{
	/* clang-format off */
	static const struct member members[] = {
		{ "format", read_nothing, 0, 0, false },
		{ "dialect", read_name, 0, 0, true },
		AT("title", member_line, dialect, title, 0, true),
		AT("source", member_line, dialect, source, 0, true),
		AT("grade", member_grade, dialect, grade, 0, true),
		AT("note", member_line, dialect, note, 0, false),
		AT("load", member_line, dialect, load, 0, false),
		AT("reload", member_line, dialect, reload, 0, false),
		AT("holds", holds_read, dialect, holds, 0, true),
		AT("instead_of", member_space, dialect, instead_of, 0, false),
		AT("extends", read_maps, dialect, extends, 0, false),
		AT("quote", member_any, dialect, quote, 0, false),
		AT("empty", member_any, dialect, empty, 0, false),
		{ "escape", read_escapes, 0, 0, false },
		AT("refuse", member_any, dialect, refuse, 0, false),
		{ "files", read_files, 0, 0, false },
		AT("read", reads_read, dialect, reads, 0, false),
	};
	/* clang-format on */
	dialect->quote = "\"";
	dialect->empty = "";
	dialect->refuse = "";
	READ_MEMBERS(((struct at){ reading, PLACE_ANY }), root, "a dialect", members, dialect);
	check_sides(reading, root, dialect);
}

void dialect_free(struct dialect *dialect)
{
	reads_free(&dialect->reads);
	sci_arena_free(&dialect->arena);
}
