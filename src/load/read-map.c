/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-map.h"

#include "read-policy.h"
#include "read-rules.h"
#include "read-writes.h"
#include "select.h"
#include "read-space.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- one table */

struct table_nodes {
	struct sci_node *from, *to, *source, *grade, *note, *covers, *unlisted, *via, *inherit,
		*write, *first, *rules;
};

static bool read_ends(struct sci_spaces *spaces, const struct table_nodes *nodes,
		      struct sci_layer *layer)
{
	if (nodes->from != NULL)
		layer->from = sci_spaces_get(spaces, nodes->from);
	if (nodes->to != NULL)
		layer->to = sci_spaces_get(spaces, nodes->to);
	return layer->from != NULL && layer->to != NULL;
}

static void read_via(struct sci_spaces *spaces, const struct table_nodes *nodes,
		     struct sci_layer *layer)
{
	const struct sci_reading *reading = &spaces->finder->reading;

	if (nodes->via == NULL)
		return;
	layer->via = sci_spaces_get(spaces, nodes->via);
	layer->via_row.layer = layer;
	layer->via_row.line = nodes->via->line;
	layer->via_row.column = nodes->via->column;
	layer->via_row.grade = layer->grade;
	layer->via_row.source = layer->source;
	layer->via_row.note = layer->note;
	if (layer->via != NULL && (layer->via == layer->from || layer->via == layer->to))
		sci_report_add(
			reading->report, SCI_P_VIA_SPACE, sci_node_place(nodes->via),
			"found %s, which the table has as from or to; expected a third space",
			layer->via->name);
	if (nodes->unlisted != NULL)
		sci_report_add(reading->report, SCI_P_VIA_UNLISTED, sci_node_place(nodes->unlisted),
			       "found `unlisted` next to `via`, which answers every covered code; "
			       "expected one of the two");
}

static void read_covers(const struct sci_reading *reading, const struct sci_node *node,
			struct sci_layer *layer)
{
	struct sipcause_span *spans;

	if (node == NULL)
		return;
	spans = sci_space_read_spans(reading, layer->from, node,
				     SCI_SELECT_CODE | SCI_SELECT_RANGE | SCI_SELECT_CLASS,
				     &layer->covers_count);
	if (spans != NULL)
		layer->covers_count = sci_spans_merge(spans, layer->covers_count);
	layer->covers = spans;
}

/* The note that a grade of our own must have. */
static void check_own(const struct sci_reading *reading, const struct sci_node *grade_node,
		      uint8_t grade, const char *note)
{
	if (grade_node != NULL && grade == SIPCAUSE_GRADE_OWN && note == NULL)
		sci_report_add(reading->report, SCI_P_OWN_NEEDS_NOTE, sci_node_place(grade_node),
			       "found grade own without a note; expected a `note` with the reason");
}

static void read_table(struct sci_spaces *spaces, const struct sci_node *node,
		       struct sci_mapdoc *doc, struct sci_layer *layer)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct table_nodes n;
	const struct sci_field fields[] = {
		{ "from", &n.from, true },          { "to", &n.to, true },
		{ "source", &n.source, false },     { "grade", &n.grade, false },
		{ "note", &n.note, false },         { "covers", &n.covers, false },
		{ "unlisted", &n.unlisted, false }, { "via", &n.via, false },
		{ "inherit", &n.inherit, false },   { "write", &n.write, false },
		{ "first", &n.first, false },       { "rules", &n.rules, false },
	};

	memset(layer, 0, sizeof(*layer)); /* it may have been tried before */
	layer->map = doc;
	layer->line = node->line;
	layer->column = node->column;
	layer->inherit = true;
	layer->source = doc->source;
	layer->grade = doc->grade;
	SCI_FIELDS_READ(reading, node, "a table", fields);
	sci_read_text(reading, n.source, &layer->source);
	sci_read_text(reading, n.note, &layer->note);
	sci_read_grade(reading, n.grade, &layer->grade);
	sci_read_flag(reading, n.inherit, &layer->inherit);
	check_own(reading, n.grade, layer->grade, layer->note);
	if (!read_ends(spaces, &n, layer))
		return;
	read_via(spaces, &n, layer);
	read_covers(reading, n.covers, layer);
	if (n.write != NULL)
		sci_wide_writes_read(spaces, n.write, layer);
	if (n.unlisted != NULL)
		sci_rules_read_unlisted(spaces, n.unlisted, layer);
	if (n.first != NULL)
		sci_rules_read_first(spaces, n.first, layer);
	if (n.rules != NULL)
		sci_rules_read(spaces, n.rules, layer);
}

/* Whether the map has a table of this direction already; then reported. */
static bool is_duplicate(const struct sci_reading *reading, const struct sci_draft *draft,
			 const struct sci_layer *layer)
{
	const struct sci_layer *other;
	struct sci_place place = { draft->doc->file, layer->line, layer->column };

	for (other = draft->layers; other != layer; other++) {
		if (other->from != layer->from || other->to != layer->to)
			continue;
		sci_report_add(reading->report, SCI_P_DUPLICATE_TABLE, place,
			       "found a second table from %s to %s, the first is at %u:%u; "
			       "expected one",
			       layer->from->name, layer->to->name, other->line, other->column);
		return true;
	}
	return false;
}

/* A table where the list of them belongs, as it is written for want of a dash. */
static void report_lone_table(const struct sci_reading *reading, const struct sci_node *table)
{
	const struct sci_node *key = table->first;

	if (table->block && key->kind == SCI_SCALAR)
		sci_report_add(reading->report, SCI_P_WRONG_TYPE, sci_node_place(table),
			       "found a mapping; expected a list of tables; put a dash before %.*s",
			       key->length < 64 ? (int)key->length : 64, key->text);
	else
		sci_report_add(reading->report, SCI_P_WRONG_TYPE, sci_node_place(table),
			       "found a mapping; expected a list of tables; put it in [ ]");
}

static void read_tables(struct sci_spaces *spaces, const struct sci_node *list,
			struct sci_draft *draft)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	const struct sci_node *item;
	uint32_t room = sci_list_length(list);

	if (list->kind != SCI_SEQUENCE && list->first == NULL) {
		sci_wrong_type(reading, list, "a list of tables");
		return;
	}
	if (list->kind == SCI_MAPPING)
		report_lone_table(reading, list);
	if (room > SCI_TABLES_MAX)
		room = SCI_TABLES_MAX;
	draft->layers = sci_arena_array(reading->keep, room, sizeof(*draft->layers));
	if (draft->layers == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item)) {
		struct sci_layer *layer = &draft->layers[draft->layer_count];

		if (room-- == 0) {
			sci_report_add(reading->report, SCI_P_TOO_MANY_TABLES, sci_node_place(item),
				       "found table number %d; expected at most %d",
				       SCI_TABLES_MAX + 1, SCI_TABLES_MAX);
			return;
		}
		read_table(spaces, item, draft->doc, layer);
		if (layer->from != NULL && layer->to != NULL &&
		    !is_duplicate(reading, draft, layer))
			draft->layer_count++;
	}
}

/* ------------------------------------------------------------ the other keys */

static void read_bare(struct sci_spaces *spaces, const struct sci_node *list,
		      struct sci_draft *draft)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_names seen = { NULL, 0, 0, false };
	const struct sci_node *item;

	draft->bare = sci_arena_array(reading->keep, sci_list_length(list),
				      sizeof(const struct sipcause_space *));
	if (draft->bare == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	sci_is_filled_list(reading, list, "a space or a list of spaces");
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item)) {
		const struct sipcause_space *space = sci_spaces_get(spaces, item);

		if (space != NULL && sci_is_first_time(reading, &seen, item, "bare"))
			draft->bare[draft->bare_count++] = space;
	}
}

/* As `bare`, but that an empty list is something: it takes the base's away. */
static void read_through(struct sci_spaces *spaces, const struct sci_node *list,
			 struct sci_draft *draft)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_through *through = sci_arena_alloc(reading->scratch, sizeof(*through));
	struct sci_names seen = { NULL, 0, 0, false };
	const struct sci_node *item;
	unsigned items = 0;

	if (through == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	draft->through = through;
	through->place = sci_node_place(list);
	if (list->kind == SCI_MAPPING) {
		sci_wrong_type(reading, list, "a space or a list of spaces");
		return;
	}
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item)) {
		const struct sipcause_space *space;

		if (items++ == SCI_THROUGH_MAX) {
			sci_report_add(reading->report, SCI_P_TOO_MANY_THROUGH,
				       sci_node_place(item),
				       "found space number %d of `through`; expected at most %d",
				       SCI_THROUGH_MAX + 1, SCI_THROUGH_MAX);
			return;
		}
		space = sci_spaces_get(spaces, item);
		if (space != NULL && sci_is_first_time(reading, &seen, item, "through"))
			through->spaces[through->count++] = space;
	}
}

static int compare_accepts(const void *left, const void *right)
{
	return strcmp(((const struct sci_accept *)left)->id,
		      ((const struct sci_accept *)right)->id);
}

/* Warnings that are wanted here: {WARNING: why}. */
static void read_accept(const struct sci_reading *reading, const struct sci_node *mapping,
			struct sci_mapdoc *doc)
{
	struct sci_names seen = { NULL, 0, 0, false };
	struct sci_accept *accepts;
	const struct sci_node *key;
	char found[SCI_FOUND];

	if (mapping->kind != SCI_MAPPING && mapping->length > 0) {
		sci_wrong_type(reading, mapping, "a mapping such as accept: {round-trip: why}");
		return;
	}
	if (!sci_is_filled_mapping(reading, mapping, "accept"))
		return;
	accepts = sci_arena_array(reading->keep, mapping->length, sizeof(*accepts));
	if (accepts == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (key = mapping->first; key != NULL; key = key->next->next) {
		struct sci_accept *accept = &accepts[doc->accept_count];

		sci_read_text(reading, key->next, &accept->reason);
		if (key->kind != SCI_SCALAR || !sci_is_file_name(key->text, key->length)) {
			sci_report_add(reading->report, SCI_P_WORD, sci_node_place(key),
				       "found %s; expected the id of a warning",
				       sci_node_found(key, found));
			continue;
		}
		if (!sci_is_first_time(reading, &seen, key, "accept"))
			continue;
		accept->id = sci_keep_text(reading, key);
		accept->line = key->line;
		accept->column = key->column;
		if (accept->id != NULL)
			doc->accept_count++;
	}
	qsort(accepts, doc->accept_count, sizeof(*accepts), compare_accepts);
	doc->accepts = accepts;
}

static bool is_map_name(const struct sci_reading *reading, const struct sci_node *item)
{
	char found[SCI_FOUND];

	if (item->kind == SCI_SCALAR && sci_is_file_name(item->text, item->length))
		return true;
	sci_report_add(reading->report, SCI_P_FILE_NAME, sci_node_place(item),
		       "found %s; expected the name of a map", sci_node_found(item, found));
	return false;
}

static void read_extends(const struct sci_reading *reading, const struct sci_node *node,
			 struct sci_mapdoc *doc)
{
	const char **bases = sci_arena_array(reading->keep, sci_list_length(node), sizeof(*bases));
	struct sci_names seen = { NULL, 0, 0, false };
	const struct sci_node *item;

	if (bases == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	doc->bases = bases;
	sci_is_filled_list(reading, node, "the name of a map or a list of names");
	for (item = sci_list_first(node); item != NULL; item = sci_list_next(node, item))
		if (is_map_name(reading, item) &&
		    sci_is_first_time(reading, &seen, item, "extends"))
			bases[doc->base_count++] = sci_keep_text(reading, item);
}

/* Its maps are loaded with those of `extends`; here their names are checked. */
static void read_also(const struct sci_reading *reading, const struct sci_node *list)
{
	struct sci_names seen = { NULL, 0, 0, false };
	const struct sci_node *item;
	unsigned items = 0;

	if (list->kind == SCI_MAPPING) {
		sci_wrong_type(reading, list, "the name of a map or a list of names");
		return;
	}
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item)) {
		if (items++ == SCI_ALSO_MAX) {
			sci_report_add(reading->report, SCI_P_TOO_MANY_ALSO, sci_node_place(item),
				       "found map number %d of `also`; expected at most %d",
				       SCI_ALSO_MAX + 1, SCI_ALSO_MAX);
			return;
		}
		if (is_map_name(reading, item))
			sci_is_first_time(reading, &seen, item, "also");
	}
}

/* A name that maps of one origin share. */
static void read_origin(const struct sci_reading *reading, const struct sci_node *node,
			struct sci_mapdoc *doc)
{
	char found[SCI_FOUND];

	if (node->kind == SCI_SCALAR && sci_is_file_name(node->text, node->length))
		doc->origin = sci_keep_text(reading, node);
	else
		sci_report_add(reading->report, SCI_P_WORD, sci_node_place(node),
			       "found %s; expected a name of small letters, digits and - . _",
			       sci_node_found(node, found));
}

void sci_map_read(struct sci_spaces *spaces, const struct sci_node *root, struct sci_draft *draft)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_mapdoc *doc = draft->doc;
	struct sci_node *format, *own_name, *title, *version, *source, *grade, *note, *family,
		*origin, *extends, *bare, *through, *also, *policy, *accept, *tables;
	const struct sci_field fields[] = {
		{ "format", &format, false }, { "map", &own_name, true },
		{ "title", &title, false },   { "version", &version, false },
		{ "source", &source, false }, { "grade", &grade, false },
		{ "note", &note, false },     { "family", &family, false },
		{ "origin", &origin, false }, { "extends", &extends, false },
		{ "bare", &bare, false },     { "through", &through, false },
		{ "also", &also, false },     { "policy", &policy, false },
		{ "accept", &accept, false }, { "tables", &tables, false },
	};

	doc->file = root->file;
	SCI_FIELDS_READ(reading, root, "a map", fields);
	if (own_name != NULL)
		sci_check_stem(reading, own_name, doc->name);
	sci_read_text(reading, title, &doc->title);
	sci_read_text(reading, version, &doc->version);
	sci_read_text(reading, source, &doc->source);
	sci_read_text(reading, note, &doc->note);
	sci_read_grade(reading, grade, &doc->grade);
	check_own(reading, grade, doc->grade, doc->note);
	sci_read_family(reading, family, &doc->family);
	if (origin != NULL)
		read_origin(reading, origin, doc);
	if (extends != NULL)
		read_extends(reading, extends, doc);
	draft->extends = extends;
	if (bare != NULL)
		read_bare(spaces, bare, draft);
	if (through != NULL)
		read_through(spaces, through, draft);
	if (also != NULL)
		read_also(reading, also);
	draft->also = also;
	if (policy != NULL)
		draft->policy = sci_policy_read(spaces, policy, doc);
	if (accept != NULL)
		read_accept(reading, accept, doc);
	if (tables != NULL)
		read_tables(spaces, tables, draft);
}
