/* SPDX-License-Identifier: BSD-2-Clause */
#include "put.h"

#include "base/text.h"
#include "cli/output.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN 20 /* remarks of each kind */

/* Between double quotes of YAML. */
static void put_escaped(FILE *out, const char *text)
{
	char *room = malloc(4 * strlen(text) + 1);
	const char *next;

	if (room == NULL)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	for (text = sci_printable(room, text, strlen(text)); *text != '\0'; text = next) {
		next = text + strcspn(text, "\"\\");
		cli_put_text(out, text, (size_t)(next - text));
		if (*next != '\0')
			cli_put(out, "\\%c", *next++);
	}
	free(room);
}

/* A text of YAML in double quotes. */
static void put_quoted(FILE *out, const char *text)
{
	cli_put(out, "\"");
	put_escaped(out, text);
	cli_put(out, "\"");
}

/* --------------------------------------------------------------------- rows */

static void put_place(FILE *out, const struct put *put, uint32_t line)
{
	cli_put(out, "\"");
	put_escaped(out, put->file);
	cli_put(out, ":%u\"", (unsigned)line);
}

/* What the product does itself, with what is known of that. */
static void put_own(FILE *out, const struct judged_table *table, const struct judged_row *row)
{
	struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result own = SIPCAUSE_RESULT_INIT;

	asked.from = table->from;
	asked.code = row->code;
	sipcause_translate_indication(table->base, &asked, &own);
	cli_put(out, "{to: %d", row->answer);
	if (own.source != NULL) {
		cli_put(out, ", source: ");
		put_quoted(out, own.source);
		cli_put(out, ", grade: %s", sipcause_grade_word(own.grade));
	}
	cli_put(out, ", note: \"As in the map %s.\"}", table->base_map);
}

static void put_row(FILE *out, const struct put *put, const struct judged_table *table,
		    const struct judged_row *row)
{
	if (row->as == NULL) {
		put_own(out, table, row);
		return;
	}
	cli_put(out, "{");
	if (row->companion >= 0)
		cli_put(out, "when: {%s: %d}, ", sipcause_space_name(table->when), row->companion);
	cli_put(out, "to: %d", row->answer);
	if (row->phrase != NULL) {
		cli_put(out, ", phrase: ");
		put_quoted(out, row->phrase);
	}
	cli_put(out, ", source: ");
	put_place(out, put, row->as->line);
	cli_put(out, "}");
}

/* The phrases of both codes, for who reads the map. */
static void put_phrases(FILE *out, const struct judged_table *table, const struct judged_row *row)
{
	const char *from = sipcause_space_fact(table->from, row->code, SIPCAUSE_FACT_PHRASE);
	const char *to = sipcause_space_fact(table->to, row->answer, SIPCAUSE_FACT_PHRASE);

	if (from != NULL && to != NULL)
		cli_put(out, "  # %s -> %s", from, to);
}

/* The rows of one code; gives how many they are. */
static size_t put_rule(FILE *out, const struct put *put, const struct judged_table *table,
		       const struct judged_row *rows, size_t left)
{
	size_t count = 1, i;
	bool listed;

	while (count < left && rows[count].code == rows->code)
		count++;
	listed = count > 1 || rows->companion >= 0;
	cli_put(out, "      %d:", rows->code);
	for (i = 0; i < count; i++) {
		if (listed)
			cli_put(out, "\n");
		cli_put(out, "%s", listed ? "        - " : " ");
		put_row(out, put, table, &rows[i]);
		put_phrases(out, table, &rows[i]);
	}
	cli_put(out, "\n");
	return count;
}

static void put_table(FILE *out, const struct put *put, const struct judged_table *table)
{
	size_t i = 0;

	if (table->count == 0)
		return;
	cli_put(out, "  - from: %s\n", sipcause_space_name(table->from));
	cli_put(out, "    to: %s\n", sipcause_space_name(table->to));
	cli_put(out, "    rules:\n");
	while (i < table->count)
		i += put_rule(out, put, table, &table->rows[i], table->count - i);
}

/* ---------------------------------------------------------------------- map */

/* Lines that the map does not have, and those that change what it means. */
static void put_left(FILE *out, const struct put *put, const struct taken *taken)
{
	bool any = false;
	size_t i;

	for (i = 0; i < taken->remark_count; i++) {
		const struct remark *remark = &taken->remarks[i];

		if (!remark_is_missing(remark->kind) && remark->kind != REMARK_SETTING)
			continue;
		if (!any) {
			cli_put(out, "\n");
			cli_put(out, "# Not in this map, or not applied:\n");
		}
		any = true;
		cli_put(out, "# %s:%u: %s [%s]\n", put->file, (unsigned)remark->line, remark->said,
			remark_word(remark->kind));
		cli_put(out, "#     %s\n", remark->text);
	}
}

/* A map that extends nothing says itself what codes without a prefix are. */
static void put_bare(FILE *out, const struct judged *judged)
{
	size_t i, k;

	for (i = 0; i < judged->count; i++) {
		for (k = 0; judged->tables[k].from != judged->tables[i].from;)
			k++;
		if (k == i)
			cli_put(out, "%s%s", i == 0 ? "bare: [" : ", ",
				sipcause_space_name(judged->tables[i].from));
	}
	if (judged->count > 0)
		cli_put(out, "]\n");
}

static void put_extends(FILE *out, const struct put *put, const struct judged *judged)
{
	size_t i;

	if (put->base_count == 0) {
		put_bare(out, judged);
		return;
	}
	cli_put(out, "extends: ");
	if (put->base_count > 1)
		cli_put(out, "[");
	for (i = 0; i < put->base_count; i++)
		cli_put(out, "%s\"%s\"", i > 0 ? ", " : "", put->bases[i]);
	cli_put(out, "%s\n", put->base_count > 1 ? "]" : "");
}

void put_map(FILE *out, const struct put *put, const struct judged *judged,
	     const struct taken *taken)
{
	const bool pasted = put->dialect->reads.shape == READS_CELLS;
	bool any = false;
	size_t i;

	cli_put(out, "# Imported by sipcause %s as %s from %s.\n", sipcause_version(),
		put->dialect->name, put->file);
	cli_put(out, "format: 1\n");
	cli_put(out, "map: \"%s\"\n", put->map);
	cli_put(out, "title: \"");
	put_escaped(out, put->dialect->title);
	cli_put(out, ", from ");
	put_escaped(out, put->file);
	if (put->scope != NULL) {
		cli_put(out, ", ");
		put_escaped(out, put->scope);
	}
	cli_put(out, "\"\n");
	if (put->whole)
		cli_put(out, "# The name of its file must be %s.yaml.\n", put->map);
	cli_put(out, "family: own\n");
	put_extends(out, put, judged);
	cli_put(out, "source: ");
	put_quoted(out, put->file);
	cli_put(out, "\n");
	cli_put(out, "grade: %s\n", pasted ? "second-hand" : "measured");
	for (i = 0; i < judged->count; i++)
		any = any || judged->tables[i].count > 0;
	if (any)
		cli_put(out, "tables:\n");
	for (i = 0; i < judged->count; i++)
		put_table(out, put, &judged->tables[i]);
	if (put->no_location) {
		cli_put(out, "accept:\n");
		cli_put(out, "  lost-location: The %s names no location.\n",
			pasted ? "table" : "configuration");
	}
	put_left(out, put, taken);
}

/* ------------------------------------------------------------------ remarks */

static int compare(const void *left, const void *right)
{
	const struct remark *a = left, *b = right;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->kind != b->kind)
		return (int)a->kind - (int)b->kind;
	return strcmp(a->said, b->said);
}

/* Sorted, and each once: a line of several rows would have some again and again. */
static void sort(struct taken *taken)
{
	size_t kept = 0, i;

	if (taken->remark_count > 0)
		qsort(taken->remarks, taken->remark_count, sizeof(taken->remarks[0]), compare);
	for (i = 0; i < taken->remark_count; i++)
		if (kept == 0 || compare(&taken->remarks[kept - 1], &taken->remarks[i]) != 0)
			taken->remarks[kept++] = taken->remarks[i];
	taken->remark_count = kept;
}

static const char *severity_of(enum remark_kind kind)
{
	switch (kind) {
	case REMARK_DUPLICATE:
	case REMARK_DEFAULT:
	case REMARK_HEADER:
	case REMARK_WORDS:
		return "note";
	default:
		return "warning";
	}
}

void put_remarks(const char *file, struct taken *taken)
{
	size_t counts[REMARK_COUNT] = { 0 }, i;
	int kind;

	sort(taken);
	for (i = 0; i < taken->remark_count; i++) {
		const struct remark *remark = &taken->remarks[i];

		if (counts[remark->kind]++ < SHOWN)
			cli_put(stderr, "%s:%u: %s: %s [%s]\n", file, (unsigned)remark->line,
				severity_of(remark->kind), remark->said, remark_word(remark->kind));
	}
	for (kind = 0; kind < REMARK_COUNT; kind++)
		if (counts[kind] > SHOWN)
			cli_put(stderr, "%s: %zu more [%s]%s\n", file, counts[kind] - SHOWN,
				remark_word((enum remark_kind)kind),
				remark_is_missing((enum remark_kind)kind)
					? ", which the map has as comments"
					: "");
}
