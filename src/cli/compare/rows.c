/* SPDX-License-Identifier: BSD-2-Clause */
#include "rows.h"

#include "listed.h"
#include "cli/say.h"

#include <string.h>

/* Ranges up to this many numbers are compared number by number. */
#define DENSE_MOST 65536

struct walk {
	const struct cli_compare *compare;
	struct cli_listed listed;
	cli_compare_take *take;
	void *data;
	/* The other numbers so far that have the same answers, and the one that comes. */
	struct cli_compare_row run, next;
	bool open; /* there is a run */
	/* Two numbers of a large space. */
	struct cli_compare_row here, far;
	/* The same code with companions. */
	struct cli_compare_row met;
	struct cli_compare_questions questions;
};

static struct cli_compare_row new_row(const struct cli_compare *compare)
{
	static const struct sipcause_indication empty = SIPCAUSE_INDICATION_INIT;

	return (struct cli_compare_row){
		.compare = compare,
		.question = empty,
		.results = cli_alloc(compare->count * sizeof(struct sipcause_result)),
	};
}

/* -------------------------------------------------------------- conditions */

/* It is said once a run, for rows are walked through more than once. */
static void tell_cut(const struct walk *walk, int32_t code)
{
	static bool told;

	if (told)
		return;
	told = true;
	cli_say("%s:%d has more conditions than are compared; expected at most %d for a code",
		sipcause_space_name(walk->compare->from), code, CLI_CONDITIONALS_MAX);
}

/* The questions that the conditions of a code ask, unless every map answers them as it answers
 * the bare code. */
static void give_conditions(struct walk *walk, const struct cli_compare_row *bare)
{
	const struct cli_conditional *rows[CLI_CONDITIONALS_MAX];
	struct cli_compare_row *met = &walk->met;
	bool cut;
	size_t count = cli_compare_conditionals(&walk->listed, bare, rows, &cut), i;

	cli_compare_questions(&walk->questions, rows, count);
	if (cut || walk->questions.cut)
		tell_cut(walk, bare->question.code);
	for (i = 0; i < walk->questions.count; i++) {
		met->code = bare->code;
		met->first = bare->first;
		met->last = bare->last;
		met->condition = walk->questions.items[i].text;
		met->question = walk->questions.items[i].asked;
		met->question.code = bare->question.code;
		cli_compare_ask(met);
		if (!cli_compare_continues(bare, met))
			walk->take(walk->data, met);
	}
}

static void give(struct walk *walk, const struct cli_compare_row *row)
{
	walk->take(walk->data, row);
	give_conditions(walk, row);
}

/* ------------------------------------------------------------ listed codes */

static void ask_code(struct cli_compare_row *row, int32_t code)
{
	row->question.code = code;
	row->first = row->last = code;
	cli_compare_ask(row);
}

static void walk_codes(struct walk *walk)
{
	struct cli_compare_row row = new_row(walk->compare);
	size_t i;

	for (i = 0; i < walk->listed.code_count; i++) {
		row.code = walk->listed.codes[i];
		ask_code(&row, row.code);
		give(walk, &row);
	}
}

/* ----------------------------------------------------------- other numbers */

/* What no map speaks of without companions may still have conditions. */
static void end_run(struct walk *walk)
{
	if (!walk->open)
		return;
	walk->open = false;
	if (cli_compare_is_silent(&walk->run))
		give_conditions(walk, &walk->run);
	else
		give(walk, &walk->run);
}

/* Numbers side by side of which the first is asked, and which are all answered like it. */
static void take_numbers(struct walk *walk, int32_t first, int32_t last)
{
	struct cli_compare_row *next = &walk->next, other;

	ask_code(next, first);
	if (walk->open && !cli_compare_parts(&walk->listed, walk->run.last, first) &&
	    cli_compare_continues(&walk->run, next)) {
		walk->run.last = last;
		return;
	}
	end_run(walk);
	other = walk->run;
	walk->run = *next;
	walk->run.last = last;
	walk->next = other;
	walk->open = true;
}

static bool is_like_here(struct walk *walk, int64_t number)
{
	ask_code(&walk->far, (int32_t)number);
	return cli_compare_continues(&walk->here, &walk->far);
}

/* Between two points of a large space, answers change where `covers` begins or ends.  The
 * change is found by halving: the codes that a map names are points, and one of them is
 * usually in what is covered. */
static void take_between(struct walk *walk, int64_t first, int64_t last)
{
	while (first <= last) {
		int64_t low = first, high = last;

		ask_code(&walk->here, (int32_t)first);
		if (is_like_here(walk, last))
			low = last;
		while (high - low > 1) {
			const int64_t middle = low + (high - low) / 2;

			if (is_like_here(walk, middle))
				low = middle;
			else
				high = middle;
		}
		take_numbers(walk, (int32_t)first, (int32_t)low);
		first = low + 1;
	}
}

/* Skips the listed codes between two points. */
static void take_unlisted(struct walk *walk, int64_t first, int64_t end, size_t *code)
{
	const struct cli_listed *listed = &walk->listed;

	for (; *code < listed->code_count && listed->codes[*code] < end; ++*code) {
		if (listed->codes[*code] < first)
			continue;
		take_between(walk, first, (int64_t)listed->codes[*code] - 1);
		first = (int64_t)listed->codes[*code] + 1;
	}
	take_between(walk, first, end - 1);
}

static void walk_numbers(struct walk *walk)
{
	const struct sipcause_space *from = walk->compare->from;
	const int64_t first = sipcause_space_first(from), last = sipcause_space_last(from);
	const struct cli_listed *listed = &walk->listed;
	size_t code = 0, i;
	int64_t number;

	if (last - first < DENSE_MOST) {
		for (number = first; number <= last; number++)
			if (!cli_compare_is_listed(listed, (int32_t)number))
				take_numbers(walk, (int32_t)number, (int32_t)number);
	} else {
		for (i = 0; i + 1 < listed->point_count; i++)
			take_unlisted(walk, listed->points[i], listed->points[i + 1], &code);
	}
	end_run(walk);
}

void cli_compare_rows(const struct cli_compare *compare, cli_compare_take *take, void *data)
{
	struct walk walk = { .compare = compare, .take = take, .data = data };

	cli_compare_list(compare, &walk.listed);
	walk.met = new_row(compare);
	walk.run = new_row(compare);
	walk.next = new_row(compare);
	walk.here = new_row(compare);
	walk.far = new_row(compare);
	walk.run.code = walk.next.code = walk.here.code = walk.far.code = -1;
	walk_codes(&walk);
	walk_numbers(&walk);
}
