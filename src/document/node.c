/* SPDX-License-Identifier: BSD-2-Clause */
#include "node.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

#define DEPTH_MAX 16
#define SCALAR_MAX 4096
#define NODES_AT_ONCE 32

struct level {
	struct sci_node *node;
	struct sci_node *last; /* its last item */
	uint32_t count;        /* items, of a mapping keys and values */
};

struct builder {
	yaml_parser_t parser;
	const struct sci_bytes *bytes;
	const struct sci_file *file;
	struct sci_arena *arena;
	struct sci_supply nodes;
	struct sipcause_report *report;
	struct sci_node *root;
	struct level levels[DEPTH_MAX];
	unsigned depth;
};

static struct sci_place place_of_mark(const struct builder *builder, const yaml_mark_t *mark)
{
	struct sci_place place = { builder->file, (uint32_t)mark->line + 1,
				   (uint32_t)mark->column + 1 };

	return place;
}

/* Whether libyaml stopped at a tab. */
static bool is_at_tab(const struct builder *builder, const yaml_mark_t *mark)
{
	const struct sci_bytes *bytes = builder->bytes;
	size_t left = mark->index, at = 0;

	/* The mark counts characters. */
	while (at < bytes->length && ((bytes->data[at] & 0xC0u) == 0x80 || left-- > 0))
		at++;
	return at < bytes->length && bytes->data[at] == '\t';
}

/* libyaml found the bytes not to be YAML, or memory is out. */
static void report_parser(struct builder *builder)
{
	const yaml_parser_t *parser = &builder->parser;
	const char *problem = parser->problem != NULL ? parser->problem : "not YAML";
	const char *hint = is_at_tab(builder, &parser->problem_mark)
				   ? "; indent with blanks, not with tabs"
				   : "";

	if (parser->error == YAML_MEMORY_ERROR) {
		sci_report_no_memory(builder->report);
	} else if (parser->error == YAML_READER_ERROR) {
		/* Here libyaml leaves its mark at the start and knows only the offset. */
		sci_report_add(builder->report, SCI_P_CONTROL,
			       sci_place_of(builder->file, builder->bytes->data,
					    parser->problem_offset < builder->bytes->length
						    ? parser->problem_offset
						    : builder->bytes->length),
			       "%s; expected printable UTF-8", problem);
	} else if (parser->context != NULL) {
		sci_report_add(builder->report, SCI_P_SYNTAX,
			       place_of_mark(builder, &parser->problem_mark),
			       "%s, %s from %zu:%zu on; expected YAML%s", problem, parser->context,
			       parser->context_mark.line + 1, parser->context_mark.column + 1,
			       hint);
	} else {
		sci_report_add(builder->report, SCI_P_SYNTAX,
			       place_of_mark(builder, &parser->problem_mark), "%s; expected YAML%s",
			       problem, hint);
	}
}

static void append(struct builder *builder, struct sci_node *node)
{
	struct level *level;

	if (builder->depth == 0) {
		builder->root = node;
		return;
	}
	level = &builder->levels[builder->depth - 1];
	if (level->last == NULL)
		level->node->first = node;
	else
		level->last->next = node;
	level->last = node;
	level->count++;
}

static bool refuse(struct builder *builder, const yaml_event_t *event, enum sci_problem problem,
		   const char *what, const char *expected)
{
	sci_report_add(builder->report, problem, place_of_mark(builder, &event->start_mark),
		       "found %s; expected %s", what, expected);
	return false;
}

/* The same with the word that YAML has for it. */
static bool refuse_word(struct builder *builder, const yaml_event_t *event,
			enum sci_problem problem, const char *what, const yaml_char_t *word)
{
	char quoted[SCI_QUOTED];

	sci_report_add(builder->report, problem, place_of_mark(builder, &event->start_mark),
		       "found the YAML %s %s; expected a plain value", what,
		       sci_quote(quoted, (const char *)word, strlen((const char *)word)));
	return false;
}

/* Anchors and tags may stand on any of the three kinds. */
static bool check_decoration(struct builder *builder, const yaml_event_t *event,
			     const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor != NULL)
		return refuse_word(builder, event, SCI_P_ANCHOR, "anchor", anchor);
	if (tag != NULL)
		return refuse_word(builder, event, SCI_P_TAG, "tag", tag);
	return true;
}

static struct sci_node *add_node(struct builder *builder, const yaml_event_t *event, uint8_t kind)
{
	struct sci_node *node =
		sci_supply_take(&builder->nodes, builder->arena, sizeof(*node), NODES_AT_ONCE);

	if (node == NULL) {
		sci_report_no_memory(builder->report);
		return NULL;
	}
	node->kind = kind;
	node->file = builder->file;
	node->line = (uint32_t)event->start_mark.line + 1;
	node->column = (uint32_t)event->start_mark.column + 1;
	append(builder, node);
	return node;
}

static bool add_scalar(struct builder *builder, const yaml_event_t *event)
{
	const char *value = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	struct sci_node *node;

	if (!check_decoration(builder, event, event->data.scalar.anchor, event->data.scalar.tag))
		return false;
	if (length > SCALAR_MAX) {
		sci_report_add(builder->report, SCI_P_SCALAR_LENGTH,
			       place_of_mark(builder, &event->start_mark),
			       "found a value of %zu bytes; expected at most %d", length,
			       SCALAR_MAX);
		return false;
	}
	node = add_node(builder, event, SCI_SCALAR);
	if (node == NULL)
		return false;
	/* The line ends that close a block scalar are no part of the text. */
	if (event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
	    event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
		while (length > 0 && value[length - 1] == '\n')
			length--;
	node->length = (uint32_t)length;
	node->text = sci_arena_text(builder->arena, value, length);
	if (node->text == NULL) {
		sci_report_no_memory(builder->report);
		return false;
	}
	return true;
}

static bool open_level(struct builder *builder, const yaml_event_t *event, uint8_t kind,
		       const yaml_char_t *anchor, const yaml_char_t *tag)
{
	struct sci_node *node;

	if (!check_decoration(builder, event, anchor, tag))
		return false;
	if (builder->depth == DEPTH_MAX) {
		sci_report_add(
			builder->report, SCI_P_DEPTH, place_of_mark(builder, &event->start_mark),
			"found nesting level %d; expected at most %d", DEPTH_MAX + 1, DEPTH_MAX);
		return false;
	}
	node = add_node(builder, event, kind);
	if (node == NULL)
		return false;
	node->block = kind == SCI_SEQUENCE
			      ? event->data.sequence_start.style == YAML_BLOCK_SEQUENCE_STYLE
			      : event->data.mapping_start.style == YAML_BLOCK_MAPPING_STYLE;
	builder->levels[builder->depth].node = node;
	builder->levels[builder->depth].last = NULL;
	builder->levels[builder->depth].count = 0;
	builder->depth++;
	return true;
}

static void close_level(struct builder *builder)
{
	const struct level *level = &builder->levels[--builder->depth];

	level->node->length = level->node->kind == SCI_MAPPING ? level->count / 2 : level->count;
}

static bool start_document(struct builder *builder, const yaml_event_t *event)
{
	if (builder->root != NULL)
		return refuse(builder, event, SCI_P_SECOND_DOCUMENT, "a second document", "one");
	if (event->data.document_start.version_directive != NULL ||
	    event->data.document_start.tag_directives.start !=
		    event->data.document_start.tag_directives.end)
		return refuse(builder, event, SCI_P_TAG, "a YAML directive", "a file without");
	return true;
}

/* Take one event in. false: reported, stop. */
static bool take(struct builder *builder, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return start_document(builder, event);
	case YAML_ALIAS_EVENT:
		return refuse_word(builder, event, SCI_P_ALIAS, "alias", event->data.alias.anchor);
	case YAML_SCALAR_EVENT:
		return add_scalar(builder, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_level(builder, event, SCI_SEQUENCE, event->data.sequence_start.anchor,
				  event->data.sequence_start.tag);
	case YAML_MAPPING_START_EVENT:
		return open_level(builder, event, SCI_MAPPING, event->data.mapping_start.anchor,
				  event->data.mapping_start.tag);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_level(builder);
		return true;
	default:
		return true;
	}
}

static bool pull_all(struct builder *builder)
{
	bool good = true, more = true;

	while (good && more) {
		yaml_event_t event;

		if (!yaml_parser_parse(&builder->parser, &event)) {
			report_parser(builder);
			return false;
		}
		good = take(builder, &event);
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	return good;
}

/* A byte order mark is no part of the text, and libyaml would refuse it. */
static struct sci_bytes without_mark(const struct sci_bytes *bytes)
{
	const size_t mark = sci_mark_length(bytes->data, bytes->length);
	struct sci_bytes rest = *bytes;

	rest.data += mark;
	rest.length -= mark;
	return rest;
}

struct sci_node *sci_node_parse(const struct sci_bytes *bytes, const struct sci_file *file,
				struct sci_arena *arena, struct sipcause_report *report)
{
	struct sci_bytes rest = without_mark(bytes);
	struct builder builder;
	bool good;

	if (!sci_bytes_check(&rest, file, report))
		return NULL;
	memset(&builder, 0, sizeof(builder));
	builder.bytes = &rest;
	builder.file = file;
	builder.arena = arena;
	builder.report = report;
	if (!yaml_parser_initialize(&builder.parser)) {
		sci_report_no_memory(report);
		return NULL;
	}
	yaml_parser_set_encoding(&builder.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&builder.parser, rest.data, rest.length);
	good = pull_all(&builder);
	yaml_parser_delete(&builder.parser);
	if (good && builder.root == NULL) {
		struct sci_place place = { file, 1, 1 };

		sci_report_add(report, SCI_P_EMPTY_FILE, place,
			       "the file is empty; expected `format: 1` and what follows it");
	}
	return good ? builder.root : NULL;
}

const char *sci_node_found(const struct sci_node *node, char buffer[SCI_FOUND])
{
	if (node->kind == SCI_SEQUENCE)
		return node->first != NULL ? "a list" : "an empty list";
	if (node->kind == SCI_MAPPING)
		return node->first != NULL ? "a mapping" : "an empty mapping";
	if (node->length == 0)
		return "nothing";
	return sci_quote(buffer, node->text, node->length);
}
