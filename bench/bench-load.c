/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Loading: a generated map of 100,000 rules against libyaml's bare events on
 * the same bytes, both from memory.
 */
#include "bench.h"

#include "sipcause.h"

#include <stdarg.h>
#include <yaml.h>

#define RULES 100000
#define TARGETS 128
#define ROUNDS 21
#define LIMIT 1.5
#define DOCUMENTS 4

/* A growing text. */
struct text {
	char *bytes;
	size_t length, room;
};

/* How the rules of a generated map look. */
struct shape {
	const char *name;
	int conditions; /* every tenth rule has one, and a note */
	int shuffled;   /* not in the order of the codes */
};

struct document {
	const char *label;
	struct text text;
};

struct load {
	struct document document[DOCUMENTS];
	int32_t code[RULES], target[RULES];
	uint8_t conditional[RULES];
};

/* -------------------------------------------------------------- generating */

__attribute__((format(printf, 2, 3))) static void append(struct text *text, const char *format, ...)
{
	va_list list;
	int length;

	if (text->room - text->length < 256) {
		text->room = text->room * 2 + 4096;
		text->bytes = realloc(text->bytes, text->room);
		if (!text->bytes)
			bench_wrong("generator", "out of memory");
	}
	va_start(list, format);
	length = vsnprintf(text->bytes + text->length, 256, format, list);
	va_end(list);
	if (length < 0 || length >= 256)
		bench_wrong("generator", "a line is too long");
	text->length += (size_t)length;
}

static void write_spaces(struct load *load)
{
	struct text *wide = &load->document[0].text, *narrow = &load->document[1].text,
		    *side = &load->document[2].text;

	append(wide, "format: 1\nspace: bench-wide\ntitle: A generated wide space\n"
		     "source: bench\nrange: 0-2147483647\ncodes:\n"
		     "  1: {phrase: One, source: bench}\n  2: {phrase: Two, source: bench}\n");
	append(narrow,
	       "format: 1\nspace: bench-narrow\ntitle: A generated narrow space\n"
	       "source: bench\nrange: 0-%d\ncodes:\n",
	       TARGETS - 1);
	for (int i = 0; i < TARGETS; i++)
		append(narrow, "  %d: {phrase: Cause %d, source: bench}\n", i, i);
	append(side, "format: 1\nspace: bench-side\ntitle: Where it came from\nsource: bench\n"
		     "range: 0-15\ncodes:\n  0: {name: user, source: bench}\n"
		     "  1: {name: network, source: bench}\n");
}

/* Distinct codes all over the space, ascending. */
static void draw_rules(struct load *load, const struct shape *shape)
{
	uint64_t state = 100000;
	int32_t code = 0;

	for (size_t i = 0; i < RULES; i++) {
		code += 1 + (int32_t)bench_below(&state, 21400);
		load->code[i] = code;
		load->target[i] = (int32_t)bench_below(&state, TARGETS);
		load->conditional[i] = shape->conditions && bench_below(&state, 10) == 0;
	}
	for (size_t i = RULES - 1; shape->shuffled && i > 0; i--) {
		size_t other = bench_below(&state, (uint32_t)i + 1);

		code = load->code[i];
		load->code[i] = load->code[other];
		load->code[other] = code;
	}
}

static void write_map(struct load *load)
{
	struct text *map = &load->document[3].text;

	append(map, "format: 1\nmap: bench-load\ntitle: A generated map\nsource: bench\n"
		    "tables:\n  - from: bench-wide\n    to: bench-narrow\n    rules:\n");
	for (size_t i = 0; i < RULES; i++) {
		if (load->conditional[i])
			append(map,
			       "      %d: {to: %d, when: {bench-side: user}, note: seen %d times}\n",
			       (int)load->code[i], (int)load->target[i], (int)(i % 1000));
		else
			append(map, "      %d: %d\n", (int)load->code[i], (int)load->target[i]);
	}
}

static void generate(struct load *load, const struct shape *shape)
{
	static const char *const label[DOCUMENTS] = { "bench-wide.yaml", "bench-narrow.yaml",
						      "bench-side.yaml", "bench-load.yaml" };

	for (size_t i = 0; i < DOCUMENTS; i++) {
		load->document[i].label = label[i];
		load->document[i].text.length = 0;
	}
	draw_rules(load, shape);
	write_spaces(load);
	write_map(load);
}

/* -------------------------------------------------------------- contenders */

/* Pull every event of one document; how many scalars there were. */
static uint64_t pull_events(const struct text *text)
{
	yaml_parser_t parser;
	yaml_event_t event;
	yaml_event_type_t type = YAML_NO_EVENT;
	uint64_t scalars = 0;

	if (!yaml_parser_initialize(&parser))
		bench_wrong("libyaml", "out of memory");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text->bytes, text->length);
	while (type != YAML_STREAM_END_EVENT) {
		if (!yaml_parser_parse(&parser, &event))
			bench_wrong("libyaml", parser.problem);
		type = event.type;
		scalars += type == YAML_SCALAR_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return scalars;
}

static uint64_t run_events(void *data)
{
	const struct load *load = data;
	uint64_t scalars = 0;

	for (size_t i = 0; i < DOCUMENTS; i++)
		scalars += pull_events(&load->document[i].text);
	return scalars;
}

static void add_documents(struct sipcause_loader *loader, const struct load *load)
{
	for (size_t i = 0; i < DOCUMENTS; i++) {
		const struct document *document = &load->document[i];

		if (sipcause_loader_add_memory(loader, document->label, document->text.bytes,
					       document->text.length) != SIPCAUSE_OK)
			bench_wrong("sipcause", "sipcause_loader_add_memory() failed");
	}
}

/* All that a caller does, from nothing to a catalog. */
static struct sipcause_catalog *load_catalog(const struct load *load)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_loader *loader;
	struct sipcause_catalog *catalog;

	if (sipcause_loader_new(&loader) != SIPCAUSE_OK)
		bench_wrong("sipcause", "sipcause_loader_new() failed");
	add_documents(loader, load);
	if (sipcause_loader_load(loader, &catalog, NULL, &error) != SIPCAUSE_OK) {
		fprintf(stderr, "%s:%u:%u: ", error.file, error.line, error.column);
		bench_wrong("sipcause", error.message);
	}
	sipcause_loader_free(loader);
	return catalog;
}

static uint64_t run_load(void *data)
{
	struct sipcause_catalog *catalog = load_catalog(data);
	uint64_t maps = sipcause_catalog_map_count(catalog);

	sipcause_catalog_free(catalog);
	return maps;
}

/* ------------------------------------------------------------------ checks */

static void check_events(const struct load *load)
{
	uint64_t expected = 0, scalars = pull_events(&load->document[DOCUMENTS - 1].text);

	for (size_t i = 0; i < RULES; i++)
		expected += load->conditional[i] ? 8 : 2;
	expected += 8 + 1 + 5; /* format to source, tables, from to rules */
	if (scalars != expected)
		bench_wrong("libyaml", "another number of scalars than was written");
}

/* A rule's answer, with the companion that its condition asks for. */
static void check_rule(const struct sipcause_table *table, const struct sipcause_space *side,
		       const struct load *load, size_t i)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	int32_t bare = load->conditional[i] ? SIPCAUSE_UNLISTED : load->target[i];

	if (sipcause_translate(table, load->code[i]) != bare)
		bench_wrong("sipcause", "a rule of the generated map gives another answer");
	if (!load->conditional[i])
		return;
	indication.code = load->code[i];
	if (sipcause_indication_add(&indication, side, 0) != SIPCAUSE_OK ||
	    sipcause_translate_indication(table, &indication, &result) != load->target[i])
		bench_wrong("sipcause", "a condition of the generated map gives another answer");
}

static void check_load(const struct load *load)
{
	struct sipcause_catalog *catalog = load_catalog(load);
	const struct sipcause_table *table =
		sipcause_catalog_table(catalog, "bench-load", "bench-wide", "bench-narrow");
	/* Where no rule has conditions, nothing may have asked for this space. */
	const struct sipcause_space *side = sipcause_catalog_space(catalog, "bench-side");

	if (!table)
		bench_wrong("sipcause", "the generated table is not there");
	for (size_t i = 0; i < RULES; i++)
		check_rule(table, side, load, i);
	if (sipcause_translate(table, 0) != SIPCAUSE_UNLISTED ||
	    sipcause_translate(table, INT32_MAX) != SIPCAUSE_UNLISTED)
		bench_wrong("sipcause", "answers for a code that has no rule");
	sipcause_catalog_free(catalog);
}

/* ------------------------------------------------------------------ timing */

static void measure(struct load *load, const struct shape *shape)
{
	static const struct bench_unit milliseconds = { "ms", 1e6 };
	static struct bench_contender contender[2];
	char title[96];

	generate(load, shape);
	check_events(load);
	check_load(load);
	contender[0] = (struct bench_contender){
		.name = "libyaml, bare events", .run = run_events, .data = load, .operations = 1
	};
	contender[1] = (struct bench_contender){ .name = "sipcause, load and free",
						 .run = run_load,
						 .data = load,
						 .operations = 1,
						 .limit = LIMIT };
	bench_measure(contender, 2, ROUNDS, 0);
	snprintf(title, sizeof(title), "%d rules, %s, %zu bytes", RULES, shape->name,
		 load->document[DOCUMENTS - 1].text.length);
	bench_print_title(title, &milliseconds);
	bench_print(contender, 2, ROUNDS, &milliseconds);
}

int main(void)
{
	static const struct shape shape[] = {
		{ "bare targets, ascending", 0, 0 },
		{ "bare targets, shuffled", 0, 1 },
		{ "1 in 10 with when and note", 1, 0 },
	};
	static struct load load;

	bench_pin();
	for (size_t i = 0; i < sizeof(shape) / sizeof(*shape); i++)
		measure(&load, &shape[i]);
	puts("checked: every rule of every map gives its target");
	for (size_t i = 0; i < DOCUMENTS; i++)
		free(load.document[i].text.bytes);
	return 0;
}
