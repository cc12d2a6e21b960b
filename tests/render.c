/* SPDX-License-Identifier: BSD-2-Clause */
/* Random worlds as YAML: first a tree of nodes, then its text.  See render.h. */
#include "render.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ nodes */

enum node_kind {
	NODE_WORD, /* a number, a range, a keyword, a name of the format: quoted now and then */
	NODE_NAME, /* the name of a code: plain or quoted */
	NODE_TEXT, /* for people: quoted where it has to be */
	NODE_LIST,
	NODE_MAPPING
};

struct node {
	enum node_kind kind;
	const char *text;
	bool may_be_block;   /* of a text: | and > are allowed */
	struct node **items; /* of a mapping: key, value, key, value, ... */
	size_t count;
	size_t room;
	size_t fixed;   /* entries of a mapping that keep their place at its top */
	uint32_t *line; /* gets the line of the first character */
};

struct renderer {
	struct generated *made;
	struct dice *dice;
	char *bytes;
	size_t length;
	size_t room;
	uint32_t line;
	bool crlf;
	unsigned comments; /* percent */
};

static bool chance(struct renderer *out, unsigned percent)
{
	return dice_chance(out->dice, percent);
}

static uint32_t below(struct renderer *out, uint32_t n)
{
	return dice_below(out->dice, n);
}

static struct node *new_node(struct renderer *out, enum node_kind kind, const char *text)
{
	struct node *node = oracle_take(&out->made->world, 1, sizeof(*node));

	node->kind = kind;
	node->text = text;
	return node;
}

static struct node *word(struct renderer *out, const char *text)
{
	return new_node(out, NODE_WORD, text);
}

static struct node *list(struct renderer *out)
{
	return new_node(out, NODE_LIST, NULL);
}

static struct node *mapping(struct renderer *out)
{
	return new_node(out, NODE_MAPPING, NULL);
}

static void append(struct renderer *out, struct node *parent, struct node *child)
{
	if (parent->count == parent->room) {
		struct node **items;

		parent->room = parent->room ? 2 * parent->room : 4;
		items = oracle_take(&out->made->world, parent->room, sizeof(struct node *));
		if (parent->count)
			memcpy(items, parent->items, parent->count * sizeof(struct node *));
		parent->items = items;
	}
	parent->items[parent->count++] = child;
}

static void put_entry(struct renderer *out, struct node *parent, struct node *key,
		      struct node *value)
{
	append(out, parent, key);
	append(out, parent, value);
}

static void put_field(struct renderer *out, struct node *parent, const char *key,
		      struct node *value)
{
	put_entry(out, parent, word(out, key), value);
}

static void put_word(struct renderer *out, struct node *parent, const char *key, const char *text)
{
	if (text)
		put_field(out, parent, key, word(out, text));
}

static void put_text(struct renderer *out, struct node *parent, const char *key, const char *text)
{
	struct node *node;

	if (!text)
		return;
	node = new_node(out, NODE_TEXT, text);
	node->may_be_block = !strcmp(key, "note");
	put_field(out, parent, key, node);
}

static void maybe_put_text(struct renderer *out, struct node *parent, const char *key,
			   unsigned percent)
{
	if (chance(out, percent))
		put_text(out, parent, key, generate_text(out->dice));
}

__attribute__((format(printf, 2, 3))) static const char *print(struct renderer *out,
							       const char *format, ...)
{
	char *text = oracle_take(&out->made->world, 1, 80);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, 80, format, arguments);
	va_end(arguments);
	return text;
}

static struct node *number(struct renderer *out, int32_t code)
{
	return word(out, print(out, "%d", code));
}

static struct node *range(struct renderer *out, int32_t first, int32_t last)
{
	return word(out, print(out, "%d-%d", first, last));
}

/* Names are compared without ASCII case. */
static const char *recase(struct renderer *out, const char *name)
{
	char *text;

	if (!chance(out, 20))
		return name;
	text = oracle_take(&out->made->world, 1, strlen(name) + 1);
	for (size_t i = 0; name[i]; i++)
		text[i] = (char)(chance(out, 50) ? toupper((unsigned char)name[i])
						 : tolower((unsigned char)name[i]));
	return text;
}

/* A code, by its number or by one of its names. */
static struct node *code_node(struct renderer *out, const struct oracle_space *space, int32_t code)
{
	const struct oracle_code *entry = oracle_code(space, code);
	const char *name;

	if (!entry || chance(out, 50))
		return number(out, code);
	name = entry->name;
	if (entry->alias_count && (!name || chance(out, 40)))
		name = entry->aliases[below(out, (uint32_t)entry->alias_count)];
	if (!name)
		return number(out, code);
	return new_node(out, NODE_NAME, recase(out, name));
}

static struct node *word_node(struct renderer *out, const struct oracle_space *space,
			      const struct oracle_word *item)
{
	static const char *const keywords[] = {
		[ORACLE_PRESENT] = "present",   [ORACLE_ABSENT] = "absent",
		[ORACLE_NONE] = "none",         [ORACLE_SAME] = "same",
		[ORACLE_UNLISTED] = "unlisted",
	};

	if (item->kind == ORACLE_CODE)
		return code_node(out, space, item->first);
	if (item->kind == ORACLE_RANGE)
		return range(out, item->first, item->last);
	if (item->kind == ORACLE_CLASS || item->kind == ORACLE_SET)
		return word(out, recase(out, item->name));
	return word(out, keywords[item->kind]);
}

/* A list; of one item, sometimes the item alone. */
static struct node *words_node(struct renderer *out, const struct oracle_space *space,
			       const struct oracle_word *items, size_t count)
{
	struct node *node;

	if (count == 1 && chance(out, 70))
		return word_node(out, space, &items[0]);
	node = list(out);
	for (size_t i = 0; i < count; i++)
		append(out, node, word_node(out, space, &items[i]));
	return node;
}

/* ------------------------------------------------------------------- text */

static void put_byte(struct renderer *out, char byte)
{
	if (out->length == out->room) {
		size_t room = out->room ? 2 * out->room : 4096;
		char *bytes = oracle_take(&out->made->world, 1, room);

		if (out->length)
			memcpy(bytes, out->bytes, out->length);
		out->bytes = bytes;
		out->room = room;
	}
	out->bytes[out->length++] = byte;
}

static void put(struct renderer *out, const char *text)
{
	for (; *text; text++)
		put_byte(out, *text);
}

static void put_spaces(struct renderer *out, unsigned count)
{
	while (count--)
		put_byte(out, ' ');
}

static void end_line(struct renderer *out)
{
	put(out, out->crlf ? "\r\n" : "\n");
	out->line++;
}

/* Spaces and a comment at the end of a line, perhaps. */
static void finish_line(struct renderer *out)
{
	static const char *const remarks[] = { " # remark", "   # - {a: [b", " ", " # 'x\": |" };

	if (chance(out, out->comments))
		put(out, remarks[below(out, 4)]);
	end_line(out);
}

/* Lines that say nothing, perhaps. */
static void put_idle_lines(struct renderer *out, unsigned indent)
{
	if (chance(out, out->comments / 2))
		end_line(out);
	if (!chance(out, out->comments))
		return;
	put_spaces(out, chance(out, 70) ? indent : below(out, indent + 1));
	put(out, "# rules: {1: 404}");
	end_line(out);
}

static bool is_tame(const char *text)
{
	if (!isalpha((unsigned char)text[0]) || text[strlen(text) - 1] == ' ')
		return false;
	for (; *text; text++)
		if (!isalnum((unsigned char)*text) && !strchr(" .-", *text))
			return false;
	return true;
}

static void put_double_quoted(struct renderer *out, const char *text)
{
	char escape[8];

	put_byte(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			put_byte(out, '\\');
		if (isalnum((unsigned char)*text) && chance(out, 3)) {
			snprintf(escape, sizeof(escape), chance(out, 50) ? "\\x%02x" : "\\u%04X",
				 (unsigned)(unsigned char)*text);
			put(out, escape);
		} else {
			put_byte(out, *text);
		}
	}
	put_byte(out, '"');
}

static void put_single_quoted(struct renderer *out, const char *text)
{
	put_byte(out, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			put_byte(out, '\'');
		put_byte(out, *text);
	}
	put_byte(out, '\'');
}

static void put_scalar(struct renderer *out, const struct node *node)
{
	bool plain = (node->kind == NODE_WORD && chance(out, 97)) ||
		     (node->kind == NODE_NAME && chance(out, 80)) ||
		     (node->kind == NODE_TEXT && is_tame(node->text) && chance(out, 70));

	if (node->line)
		*node->line = out->line;
	if (plain)
		put(out, node->text);
	else if (chance(out, 50))
		put_double_quoted(out, node->text);
	else
		put_single_quoted(out, node->text);
}

static bool is_scalar(const struct node *node)
{
	return node->kind != NODE_LIST && node->kind != NODE_MAPPING;
}

/* { } and [ ]: now and then over several lines. */
static void put_flow(struct renderer *out, const struct node *node, unsigned indent)
{
	size_t step = node->kind == NODE_MAPPING ? 2 : 1;

	if (is_scalar(node)) {
		put_scalar(out, node);
		return;
	}
	if (node->line)
		*node->line = out->line;
	put_byte(out, node->kind == NODE_MAPPING ? '{' : '[');
	for (size_t i = 0; i < node->count; i += step) {
		if (i)
			put_byte(out, ',');
		if (chance(out, 5)) {
			finish_line(out);
			put_spaces(out, indent + 4);
		} else if (i || chance(out, 20)) {
			put_byte(out, ' ');
		}
		put_flow(out, node->items[i], indent);
		if (step == 1)
			continue;
		put(out, ": ");
		put_flow(out, node->items[i + 1], indent);
	}
	if (chance(out, 5))
		put_byte(out, ' ');
	put_byte(out, node->kind == NODE_MAPPING ? '}' : ']');
}

static size_t weight(const struct node *node)
{
	size_t sum = 1;

	for (size_t i = 0; i < node->count; i++)
		sum += weight(node->items[i]);
	return sum;
}

static bool wants_flow(struct renderer *out, const struct node *node)
{
	size_t size = weight(node);

	return !node->count || chance(out, size > 60 ? 6 : size > 16 ? 25 : 65);
}

static void put_block(struct renderer *out, const struct node *node, unsigned indent, bool started);

static void put_literal(struct renderer *out, const struct node *node, unsigned indent)
{
	static const char *const heads[] = { " |", " >", " |-", " >-" };

	put(out, heads[below(out, 4)]);
	end_line(out);
	put_spaces(out, indent + 2);
	put(out, node->text);
	end_line(out);
}

/* What follows "key:" or "-". */
static void put_value(struct renderer *out, const struct node *node, unsigned indent, bool in_list)
{
	unsigned deeper = indent + 1 + below(out, 4);

	if (node->may_be_block && chance(out, 30)) {
		put_literal(out, node, indent);
	} else if (is_scalar(node)) {
		put_spaces(out, chance(out, 90) ? 1 : 3);
		put_scalar(out, node);
		finish_line(out);
	} else if (wants_flow(out, node)) {
		put_byte(out, ' ');
		put_flow(out, node, indent);
		finish_line(out);
	} else if (in_list && chance(out, 85)) {
		put_byte(out, ' ');
		put_block(out, node, indent + 2, true);
	} else {
		if (!in_list && node->kind == NODE_LIST && chance(out, 40))
			deeper = indent;
		finish_line(out);
		put_block(out, node, deeper, false);
	}
}

/* started: the indentation of the first entry has been written. */
static void put_block(struct renderer *out, const struct node *node, unsigned indent, bool started)
{
	size_t step = node->kind == NODE_MAPPING ? 2 : 1;

	for (size_t i = 0; i < node->count; i += step) {
		if (!started || i) {
			put_idle_lines(out, indent);
			put_spaces(out, indent);
		}
		if (!i && node->line)
			*node->line = out->line;
		if (step == 1) {
			put_byte(out, '-');
			put_value(out, node->items[i], indent, true);
			continue;
		}
		put_scalar(out, node->items[i]);
		put_byte(out, ':');
		put_value(out, node->items[i + 1], indent, false);
	}
}

/* The order of keys is free but for the first two of a file in blocks. */
static void shuffle(struct renderer *out, struct node *node)
{
	if (node->kind == NODE_MAPPING && chance(out, 35)) {
		size_t entries = node->count / 2;

		for (size_t i = entries; i > node->fixed + 1; i--) {
			size_t j = node->fixed + below(out, (uint32_t)(i - node->fixed));

			for (size_t k = 0; k < 2; k++) {
				struct node *other = node->items[2 * (i - 1) + k];

				node->items[2 * (i - 1) + k] = node->items[2 * j + k];
				node->items[2 * j + k] = other;
			}
		}
	}
	for (size_t i = 0; i < node->count; i++)
		shuffle(out, node->items[i]);
}

static void write_file(struct renderer *out, struct node *top, const char *name)
{
	struct generated_file *file = &out->made->files[out->made->file_count++];
	bool flow = chance(out, 4);

	if (flow)
		top->fixed = 0;
	shuffle(out, top);
	out->line = 1;
	out->crlf = chance(out, 4);
	out->comments = chance(out, 50) ? 0 : 10;
	if (chance(out, 4))
		put(out, "\xef\xbb\xbf");
	put_idle_lines(out, 0);
	if (chance(out, 4)) {
		put(out, "---");
		end_line(out);
	}
	if (flow) {
		put_flow(out, top, 0);
		finish_line(out);
	} else {
		put_block(out, top, 0, false);
	}
	if (out->bytes[out->length - 1] == '\n' && !out->crlf && chance(out, 4))
		out->length--;
	snprintf(file->label, sizeof(file->label), "%s.yaml", name);
	file->text = out->bytes;
	file->length = out->length;
}

static struct renderer start(struct generated *made, struct dice *dice)
{
	return (struct renderer){ .made = made, .dice = dice };
}

/* `format` comes first, then what the file is. */
static struct node *top_mapping(struct renderer *out, const char *kind, const char *name)
{
	struct node *top = mapping(out);

	put_word(out, top, "format", "1");
	put_word(out, top, kind, name);
	top->fixed = 2;
	return top;
}

/* ----------------------------------------------------------------- spaces */

static struct node *classes_node(struct renderer *out, const struct oracle_space *space)
{
	struct node *classes = mapping(out);

	for (size_t i = 0; i < space->class_count; i++) {
		const struct oracle_class *class = &space->classes[i];
		struct node *node = mapping(out);

		put_field(out, node, "range", range(out, class->first, class->last));
		put_text(out, node, "name", class->name);
		if (class->unknown != ORACLE_NO_CODE)
			put_field(out, node, "unknown", code_node(out, space, class->unknown));
		maybe_put_text(out, node, "note", 10);
		put_field(out, classes, class->key, node);
	}
	return classes;
}

static struct node *sets_node(struct renderer *out, const struct oracle_space *space)
{
	struct node *sets = mapping(out);

	for (size_t i = 0; i < space->set_count; i++)
		put_field(out, sets, space->sets[i].name,
			  words_node(out, space, space->sets[i].members,
				     space->sets[i].member_count));
	return sets;
}

static void put_code_remarks(struct renderer *out, struct node *node)
{
	static const char *const statuses[] = { "registered", "deprecated", "unregistered",
						"temporary", "reserved" };
	static const char *const grades[] = { "standard", "measured", "documented" };

	maybe_put_text(out, node, "source", 20);
	maybe_put_text(out, node, "note", 10);
	if (chance(out, 15))
		put_word(out, node, "status", statuses[below(out, 5)]);
	if (chance(out, 10))
		put_word(out, node, "grade", grades[below(out, 3)]);
}

static struct node *codes_node(struct renderer *out, const struct oracle_space *space)
{
	struct node *codes = mapping(out);

	for (size_t i = 0; i < space->code_count; i++) {
		const struct oracle_code *code = &space->codes[i];
		struct node *node = mapping(out);

		put_text(out, node, "phrase", code->phrase);
		if (code->name)
			put_field(out, node, "name", new_node(out, NODE_NAME, code->name));
		if (code->alias_count) {
			struct node *aliases = list(out);

			for (size_t j = 0; j < code->alias_count; j++)
				append(out, aliases, new_node(out, NODE_NAME, code->aliases[j]));
			put_field(out, node, "aliases", aliases);
		}
		put_code_remarks(out, node);
		put_entry(out, codes, number(out, code->code), node);
	}
	return codes;
}

static const struct oracle_space *space_of(const struct renderer *out, const char *name)
{
	return oracle_space(&out->made->world, name);
}

static struct node *codes_of(struct renderer *out, const struct oracle_codes *codes, size_t count)
{
	struct node *node = mapping(out);

	for (size_t i = 0; i < count; i++)
		put_field(out, node, codes[i].space,
			  words_node(out, space_of(out, codes[i].space), codes[i].words,
				     codes[i].count));
	return node;
}

/* The protocols that are only read stand in a mapping among the others. */
static struct node *protocols_node(struct renderer *out, const struct oracle_space *space)
{
	struct node *protocols = list(out), *reads = list(out), *read = mapping(out);

	for (size_t i = 0; i < space->protocol_count; i++)
		append(out, space->protocols[i].read ? reads : protocols,
		       new_node(out, NODE_NAME, space->protocols[i].name));
	if (!reads->count)
		return protocols;
	put_field(out, read, "read", reads);
	append(out, protocols, read);
	return protocols;
}

static struct node *cell_words_node(struct renderer *out, const struct oracle_space *space)
{
	struct node *words = mapping(out);

	for (size_t i = 0; i < space->word_count; i++) {
		const struct oracle_cell_word *word = &space->words[i];
		struct node *items = list(out);

		if (i && word[-1].code == word->code)
			continue;
		for (size_t j = i; j < space->word_count && space->words[j].code == word->code; j++)
			append(out, items, new_node(out, NODE_TEXT, space->words[j].text));
		put_entry(out, words, code_node(out, space, word->code), items);
	}
	return words;
}

static struct node *signs_node(struct renderer *out, const struct oracle_space *space)
{
	struct node *signs = list(out);

	for (size_t i = 0; i < space->sign_count; i++) {
		const struct oracle_sign *sign = &space->signs[i];
		struct node *node = mapping(out);

		put_field(out, node, "code", code_node(out, space, sign->code));
		put_word(out, node, "in", sign->in);
		put_text(out, node, sign->does, sign->text);
		if (sign->beside_count)
			put_field(out, node, "beside",
				  codes_of(out, sign->beside, sign->beside_count));
		put_word(out, node, "location", sign->location);
		append(out, signs, node);
	}
	return signs;
}

static struct node *shifts_node(struct renderer *out, const struct oracle_space *space)
{
	struct node *shifts = list(out);

	for (size_t i = 0; i < space->shift_count; i++) {
		const struct oracle_shift *shift = &space->shifts[i];
		struct node *node = mapping(out), *with = mapping(out);

		put_field(out, node, "range", range(out, shift->first, shift->last));
		put_word(out, node, "space", shift->space);
		put_word(out, node, "by", print(out, "%d", (int)shift->by));
		for (size_t j = 0; j < shift->with_count; j++)
			put_field(out, with, shift->with[j].space,
				  code_node(out, space_of(out, shift->with[j].space),
					    shift->with[j].code));
		with->fixed = shift->with_count; /* companions go in this order */
		if (shift->with_count)
			put_field(out, node, "with", with);
		append(out, shifts, node);
	}
	return shifts;
}

void render_space(struct generated *made, struct dice *dice, const struct oracle_space *space)
{
	struct renderer renderer = start(made, dice);
	struct renderer *out = &renderer;
	struct node *top = top_mapping(out, "space", space->name);

	maybe_put_text(out, top, "title", 80);
	maybe_put_text(out, top, "source", 70);
	maybe_put_text(out, top, "note", 10);
	put_field(out, top, "range", range(out, space->first, space->last));
	if (space->written_by_name)
		put_word(out, top, "written", "name");
	else if (chance(out, 10))
		put_word(out, top, "written", "number");
	if (space->class_count)
		put_field(out, top, "classes", classes_node(out, space));
	if (space->set_count)
		put_field(out, top, "sets", sets_node(out, space));
	if (space->code_count)
		put_field(out, top, "codes", codes_node(out, space));
	if (space->protocol_count)
		put_field(out, top, "protocols", protocols_node(out, space));
	if (space->word_count)
		put_field(out, top, "words", cell_words_node(out, space));
	if (space->sign_count)
		put_field(out, top, "reason-texts", signs_node(out, space));
	if (space->shift_count)
		put_field(out, top, "shift", shifts_node(out, space));
	write_file(out, top, space->name);
}

/* ------------------------------------------------------------------- maps */

static struct node *when_node(struct renderer *out, const struct oracle_row *row)
{
	struct node *when = mapping(out);

	for (size_t i = 0; i < row->when_count; i++)
		put_field(out, when, row->when[i].space,
			  words_node(out, space_of(out, row->when[i].space), row->when[i].values,
				     row->when[i].value_count));
	return when;
}

static struct node *keyed_node(struct renderer *out, const struct oracle_space *from,
			       const struct oracle_write *write)
{
	const struct oracle_space *space = space_of(out, write->space);
	struct node *keyed = mapping(out);

	for (size_t i = 0; i < write->keyed_count; i++)
		put_entry(out, keyed, word_node(out, from, &write->keyed[i].key),
			  code_node(out, space, write->keyed[i].code));
	return keyed;
}

static struct node *write_node(struct renderer *out, const struct oracle_space *from,
			       const struct oracle_write *writes, size_t count)
{
	struct node *node = mapping(out);

	for (size_t i = 0; i < count; i++)
		put_field(out, node, writes[i].space,
			  writes[i].keyed_count
				  ? keyed_node(out, from, &writes[i])
				  : code_node(out, space_of(out, writes[i].space), writes[i].code));
	return node;
}

static bool is_bare(const struct oracle_row *row)
{
	return !row->when_count && !row->write_count && !row->phrase && !row->source &&
	       !row->grade && !row->note && !row->over_all;
}

/* A row is a target alone or a mapping; its line is that of either. */
static struct node *row_node(struct renderer *out, const struct oracle_table *table,
			     struct oracle_row *row)
{
	struct node *target = word_node(out, space_of(out, table->to), &row->to);
	struct node *node;

	if (is_bare(row) && (row->to.kind == ORACLE_UNLISTED || chance(out, 85))) {
		target->line = &row->line;
		return target;
	}
	node = mapping(out);
	if (row->when_count)
		put_field(out, node, "when", when_node(out, row));
	put_field(out, node, "to", target);
	if (row->write_count)
		put_field(out, node, "write", write_node(out, NULL, row->write, row->write_count));
	put_text(out, node, "phrase", row->phrase);
	put_text(out, node, "source", row->source);
	put_word(out, node, "grade", row->grade);
	put_text(out, node, "note", row->note);
	put_word(out, node, "over", row->over_all ? "all" : NULL);
	node->line = &row->line;
	return node;
}

static struct node *rule_node(struct renderer *out, const struct oracle_table *table,
			      struct oracle_rule *rule)
{
	struct node *node;

	if (rule->row_count == 1 && (rule->rows[0].to.kind == ORACLE_UNLISTED || chance(out, 85)))
		return row_node(out, table, &rule->rows[0]);
	node = list(out);
	for (size_t i = 0; i < rule->row_count; i++)
		append(out, node, row_node(out, table, &rule->rows[i]));
	return node;
}

static struct node *rules_node(struct renderer *out, struct oracle_table *table)
{
	struct node *rules = mapping(out);

	for (size_t i = 0; i < table->rule_count; i++)
		put_entry(out, rules,
			  word_node(out, space_of(out, table->from), &table->rules[i].key),
			  rule_node(out, table, &table->rules[i]));
	return rules;
}

static struct node *item_node(struct renderer *out, const struct oracle_space *to,
			      struct oracle_word *item)
{
	struct node *node =
		item->kind == ORACLE_CLASS ? word(out, "class") : word_node(out, to, item);

	node->line = &item->line;
	return node;
}

/* A target may stand alone; `class` stands in a list, `unlisted` never does. */
static struct node *unlisted_node(struct renderer *out, struct oracle_table *table)
{
	const struct oracle_space *to = space_of(out, table->to);
	struct oracle_word *items = table->unlisted;
	struct node *node;

	if (items[0].kind == ORACLE_UNLISTED || (items[0].kind != ORACLE_CLASS && chance(out, 80)))
		return item_node(out, to, &items[0]);
	node = list(out);
	for (size_t i = 0; i < table->unlisted_count; i++)
		append(out, node, item_node(out, to, &items[i]));
	return node;
}

static struct node *table_node(struct renderer *out, struct oracle_table *table)
{
	const struct oracle_space *from = space_of(out, table->from);
	struct node *node = mapping(out);

	node->line = &table->line;
	put_word(out, node, "from", table->from);
	put_word(out, node, "to", table->to);
	put_text(out, node, "source", table->source);
	put_word(out, node, "grade", table->grade);
	put_text(out, node, "note", table->note);
	put_word(out, node, "via", table->via);
	put_word(out, node, "inherit", table->inherit_no ? "no" : NULL);
	if (table->cover_count)
		put_field(out, node, "covers",
			  words_node(out, from, table->covers, table->cover_count));
	if (table->unlisted_count)
		put_field(out, node, "unlisted", unlisted_node(out, table));
	if (table->write_count)
		put_field(out, node, "write",
			  write_node(out, from, table->write, table->write_count));
	if (table->rule_count)
		put_field(out, node, "rules", rules_node(out, table));
	return node;
}

/* One name may stand without a list. */
static struct node *names_node(struct renderer *out, const char *const *names, size_t count)
{
	struct node *node;

	if (count == 1 && chance(out, 80))
		return word(out, names[0]);
	node = list(out);
	for (size_t i = 0; i < count; i++)
		append(out, node, word(out, names[i]));
	return node;
}

static struct node *through_node(struct renderer *out, const struct oracle_map *map)
{
	struct node *node = list(out);

	if (map->through_count == 1 && chance(out, 50))
		return word(out, map->through[0]);
	for (size_t i = 0; i < map->through_count; i++)
		append(out, node, word(out, map->through[i]));
	return node;
}

static struct node *bare_node(struct renderer *out)
{
	struct node *node = list(out);
	size_t mains = out->made->main_count;
	size_t first = below(out, (uint32_t)mains);

	append(out, node, word(out, out->made->world.spaces[first].name));
	if (chance(out, 50))
		append(out, node, word(out, out->made->world.spaces[(first + 1) % mains].name));
	return node;
}

/* {SPACE: CODES} */
/* A mapping where one will do, else a list. */
static struct node *distrust_node(struct renderer *out, const struct oracle_policy *policy)
{
	struct node *node = list(out);

	if (!policy->distrust_count)
		return chance(out, 50) ? node : mapping(out);
	for (size_t i = 0; i < policy->distrust_count; i++) {
		const struct oracle_distrust *item = &policy->distrust[i];
		struct node *codes = codes_of(out, item->codes, item->count);

		if (item->beside_count)
			put_field(out, codes, "beside",
				  codes_of(out, item->beside, item->beside_count));
		else if (policy->distrust_count == 1 && chance(out, 70))
			return codes;
		append(out, node, codes);
	}
	return node;
}

static struct node *answered_node(struct renderer *out, const struct oracle_policy *policy)
{
	struct node *node = mapping(out);

	for (size_t i = 0; i < policy->answered_count; i++)
		put_field(out, node, policy->answered[i].space,
			  code_node(out, space_of(out, policy->answered[i].space),
				    policy->answered[i].code));
	return node;
}

static struct node *prefer_node(struct renderer *out, const struct oracle_policy *policy)
{
	struct node *node = list(out);

	for (size_t i = 0; i < policy->prefer_count; i++)
		append(out, node, word(out, policy->prefer[i]));
	return node;
}

/* NULL where no key is given. */
static struct node *policy_node(struct renderer *out, const struct oracle_policy *policy)
{
	struct node *node = mapping(out);

	if (policy->has_prefer)
		put_field(out, node, "prefer", prefer_node(out, policy));
	if (policy->has_distrust)
		put_field(out, node, "distrust", distrust_node(out, policy));
	if (policy->has_believe)
		put_field(out, node, "believe",
			  codes_of(out, policy->believe, policy->believe_count));
	put_word(out, node, "status", policy->status);
	if (policy->has_answered)
		put_field(out, node, "answered", answered_node(out, policy));
	if (policy->has_weak)
		put_field(out, node, "weak", codes_of(out, policy->weak, policy->weak_count));
	put_word(out, node, "several", policy->several);
	if (policy->location)
		put_field(out, node, "location",
			  code_node(out, space_of(out, "location"), *policy->location));
	return node->count ? node : NULL;
}

void render_map(struct generated *made, struct dice *dice, struct oracle_map *map)
{
	struct renderer renderer = start(made, dice);
	struct renderer *out = &renderer;
	struct node *top = top_mapping(out, "map", map->name);
	struct node *tables = list(out);
	struct node *policy = policy_node(out, &map->policy);

	maybe_put_text(out, top, "title", 80);
	maybe_put_text(out, top, "version", 20);
	put_text(out, top, "source", map->source);
	put_word(out, top, "grade", map->grade);
	put_text(out, top, "note", map->note);
	if (map->extend_count)
		put_field(out, top, "extends", names_node(out, map->extends, map->extend_count));
	if (chance(out, 15))
		put_field(out, top, "bare", bare_node(out));
	if (map->has_through)
		put_field(out, top, "through", through_node(out, map));
	if (map->has_also)
		put_field(out, top, "also", names_node(out, map->also, map->also_count));
	if (policy)
		put_field(out, top, "policy", policy);
	for (size_t i = 0; i < map->table_count; i++)
		append(out, tables, table_node(out, &map->tables[i]));
	if (map->table_count)
		put_field(out, top, "tables", tables);
	write_file(out, top, map->name);
}
