/* SPDX-License-Identifier: BSD-2-Clause */
#include "text.h"

#include "cli/cli.h"
#include "cli/output.h"
#include "cli/result.h"
#include "cli/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MARK 2 /* columns of the mark, and between columns */
#define PHRASE_LEAST 16
#define LETTERS 26

static const char other_numbers[] = "other numbers";

/* -------------------------------------------------------------------- room */

static void widen(size_t *columns, size_t needed)
{
	if (*columns < needed)
		*columns = needed;
}

/* What stands for a code in words; "" where its space has none. */
static const char *phrase_of(const struct cli_compare_row *row)
{
	const struct sipcause_space *from = row->compare->from;
	const char *phrase;

	if (row->code < 0)
		return other_numbers;
	phrase = sipcause_space_fact(from, row->code, SIPCAUSE_FACT_PHRASE);
	if (phrase == NULL)
		phrase = cli_code_name(from, row->code);
	return phrase != NULL ? phrase : "";
}

/* "when location=user", or the phrase; freed by the caller. */
static char *label_of(const struct cli_compare_row *row)
{
	return row->condition != NULL ? cli_text("when %s", row->condition)
				      : cli_text("%s", phrase_of(row));
}

void cli_layout_start(struct cli_layout *layout, const struct cli_compare *compare)
{
	*layout = (struct cli_layout){
		.compare = compare,
		.codes = 3,
		.phrase = PHRASE_LEAST,
		.cells = cli_alloc(compare->count * sizeof(size_t)),
	};
}

void cli_layout_measure(struct cli_layout *layout, const struct cli_compare_row *row,
			const char *place)
{
	char cell[CLI_COMPARE_CELL], codes[CLI_COMPARE_CODES], *label = label_of(row);
	size_t i;

	widen(&layout->codes, strlen(cli_compare_codes(codes, row)));
	widen(&layout->phrase, cli_text_columns(label));
	widen(&layout->places, cli_text_columns(place));
	for (i = 0; i < layout->compare->count; i++)
		widen(&layout->cells[i], cli_text_columns(cli_compare_cell(cell, row, i)));
	free(label);
}

/* -------------------------------------------------------------------- form */

static size_t count_asked(const struct cli_compare *compare)
{
	size_t count = 0, i;

	for (i = 0; i < compare->count; i++)
		count += compare->asked[i];
	return count;
}

/* Columns of all answers, under the names of the maps or under letters. */
static size_t cells_columns(const struct cli_layout *layout, bool named)
{
	const struct cli_compare *compare = layout->compare;
	size_t all = 0, i;

	for (i = 0; i < compare->count; i++) {
		size_t name = named ? strlen(sipcause_map_name(compare->maps[i])) : 1;

		if (compare->asked[i])
			all += MARK + (layout->cells[i] > name ? layout->cells[i] : name);
	}
	return all;
}

/* Take a form if it leaves room for phrases. */
static bool take_form(struct cli_layout *layout, bool named)
{
	size_t needed = MARK + layout->codes + MARK + cells_columns(layout, named), left;

	if (layout->places > 0)
		needed += MARK + layout->places;
	if (needed + PHRASE_LEAST > cli_columns())
		return false;
	left = cli_columns() - needed;
	if (layout->phrase > left)
		layout->phrase = left;
	layout->form = named ? CLI_BY_NAME : CLI_BY_LETTER;
	return true;
}

static void choose_form(struct cli_layout *layout)
{
	if (take_form(layout, true))
		return;
	if (count_asked(layout->compare) <= LETTERS && take_form(layout, false))
		return;
	layout->form = CLI_BY_ANSWER;
}

/* What is above a column. */
static const char *head_of(const struct cli_layout *layout, size_t map, char letter[2])
{
	size_t i;

	if (layout->form == CLI_BY_NAME)
		return sipcause_map_name(layout->compare->maps[map]);
	letter[0] = 'a';
	letter[1] = '\0';
	for (i = 0; i < map; i++)
		letter[0] = (char)(letter[0] + layout->compare->asked[i]);
	return letter;
}

static void print_letters(const struct cli_layout *layout, const struct cli *cli)
{
	char letter[2];
	size_t i;

	for (i = 0; i < layout->compare->count; i++)
		if (layout->compare->asked[i])
			cli_print(cli, CLI_DIM, "%*s%s  %s\n", MARK, "", head_of(layout, i, letter),
				  sipcause_map_name(layout->compare->maps[i]));
}

/* ------------------------------------------------------------------ printing */

static int missing(size_t columns, size_t have)
{
	return have < columns ? (int)(columns - have) : 0;
}

/* row: NULL for the line of their names.  place: NULL where there is none. */
static void print_cells(const struct cli_layout *layout, const struct cli *cli,
			const struct cli_compare_row *row, const char *place)
{
	const struct cli_compare *compare = layout->compare;
	char cell[CLI_COMPARE_CELL], letter[2];
	size_t owed = 0, i; /* blanks, which no line ends with */

	for (i = 0; i < compare->count; i++) {
		const char *head = head_of(layout, i, letter);
		const char *text = row != NULL ? cli_compare_cell(cell, row, i) : head;
		size_t columns = layout->cells[i];

		if (!compare->asked[i])
			continue;
		widen(&columns, strlen(head));
		cli_print(cli, CLI_PLAIN, "%*s", (int)owed + MARK, "");
		cli_print(cli, row != NULL ? CLI_PLAIN : CLI_BOLD, "%s", text);
		owed = (size_t)missing(columns, cli_text_columns(text));
	}
	if (layout->places > 0 && place != NULL) {
		cli_print(cli, CLI_PLAIN, "%*s", (int)owed + MARK, "");
		cli_print(cli, row != NULL ? CLI_DIM : CLI_BOLD, "%s", place);
	}
	putchar('\n');
}

void cli_layout_begin(struct cli_layout *layout, const struct cli *cli)
{
	choose_form(layout);
	if (layout->form == CLI_BY_ANSWER)
		return;
	if (layout->form == CLI_BY_LETTER)
		print_letters(layout, cli);
	cli_print(cli, CLI_PLAIN, "%*s", (int)(MARK + layout->codes + MARK + layout->phrase), "");
	print_cells(layout, cli, NULL, "place");
}

static bool same_cell(const struct cli_compare_row *row, size_t a, size_t b)
{
	char first[CLI_COMPARE_CELL], second[CLI_COMPARE_CELL];

	return strcmp(cli_compare_cell(first, row, a), cli_compare_cell(second, row, b)) == 0;
}

/* "486  rfc3398, modern" */
static void print_answer(const struct cli_layout *layout, const struct cli *cli,
			 const struct cli_compare_row *row, size_t first)
{
	const struct cli_compare *compare = layout->compare;
	const size_t indent = MARK + layout->codes + MARK;
	char cell[CLI_COMPARE_CELL], *text;
	size_t columns = 0, i;

	for (i = 0; i < compare->count; i++)
		widen(&columns, cli_text_columns(cli_compare_cell(cell, row, i)));
	cli_compare_cell(cell, row, first);
	cli_print(cli, CLI_PLAIN, "%*s", (int)indent, "");
	cli_print(cli, CLI_BOLD, "%s%*s", cell, missing(columns, cli_text_columns(cell)), "");
	if (row->difference == CLI_DIFFERS_NOT) {
		if (count_asked(compare) == 2)
			cli_print(cli, CLI_DIM, "  both maps\n");
		else
			cli_print(cli, CLI_DIM, "  all %zu maps\n", count_asked(compare));
		return;
	}
	text = cli_text("%s", sipcause_map_name(compare->maps[first]));
	for (i = first + 1; i < compare->count; i++) {
		char *longer;

		if (!compare->asked[i] || !same_cell(row, first, i))
			continue;
		longer = cli_text("%s, %s", text, sipcause_map_name(compare->maps[i]));
		free(text);
		text = longer;
	}
	cli_wrap(cli, CLI_PLAIN, indent + columns, indent + columns + MARK, "  %s", text);
	free(text);
}

static void print_answers(const struct cli_layout *layout, const struct cli *cli,
			  const struct cli_compare_row *row)
{
	const struct cli_compare *compare = layout->compare;
	size_t i, k;

	for (i = 0; i < compare->count; i++) {
		bool before = !compare->asked[i];

		for (k = 0; k < i && !before; k++)
			before = compare->asked[k] && same_cell(row, k, i);
		if (before)
			continue;
		print_answer(layout, cli, row, i);
		if (row->difference == CLI_DIFFERS_NOT)
			return;
	}
}

/* '*': the codes differ; '+': only what goes with them. */
static const char *mark_of(const struct cli_compare_row *row)
{
	if (row->difference == CLI_DIFFERS)
		return "*";
	return row->difference == CLI_DIFFERS_BESIDE ? "+" : "";
}

/* A condition that takes a line of its own. */
static void put_long_label(const struct cli_layout *layout, const struct cli *cli,
			   const char *label)
{
	const size_t before = MARK + layout->codes + MARK;

	cli_wrap(cli, CLI_DIM, before, before + MARK, "%s", label);
	cli_print(cli, CLI_PLAIN, "%*s", (int)(before + layout->phrase), "");
}

void cli_layout_put(const struct cli_layout *layout, const struct cli *cli,
		    const struct cli_compare_row *row, const char *place)
{
	const enum cli_style style = row->condition != NULL ? CLI_DIM : CLI_PLAIN;
	char codes[CLI_COMPARE_CODES], *label = label_of(row);
	const size_t have = cli_text_columns(label);

	cli_print(cli, CLI_BOLD, "%-*s", MARK, mark_of(row));
	cli_compare_codes(codes, row);
	/* By answers, a code alone may be all of the line. */
	if (label[0] == '\0' && place == NULL && layout->form == CLI_BY_ANSWER)
		cli_print(cli, CLI_PLAIN, "%s", codes);
	else
		cli_print(cli, CLI_PLAIN, "%-*s%*s", (int)layout->codes, codes, MARK, "");
	if (layout->form == CLI_BY_ANSWER) {
		if (layout->places > 0 && place != NULL)
			cli_print(cli, style, "%s  (%s)\n", label, place);
		else
			cli_print(cli, style, "%s\n", label);
		print_answers(layout, cli, row);
	} else {
		/* A condition is whole, whatever its length. */
		if (row->condition != NULL && have > layout->phrase)
			put_long_label(layout, cli, label);
		else if (have > layout->phrase)
			cli_print(cli, style, "%.*s...", cli_cut(label, layout->phrase - 3), label);
		else
			cli_print(cli, style, "%s%*s", label, missing(layout->phrase, have), "");
		print_cells(layout, cli, row, place);
	}
	free(label);
}
