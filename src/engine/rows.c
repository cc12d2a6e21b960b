/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The effective rows of a table: what a look-up can come to for each code, and
 * then for the codes that nobody names.
 *
 * The alternatives of a code are listed by walking the keys and the fallback as a
 * look-up does, except that conditions stay open:
 *
 *   key 488   [warning=bearer -> 65] [warning=present -> 31]     conditional
 *   key 4xx   [-> 20]                                            the end
 *
 * A composition has the alternatives of its second leg for each of its first.
 */
#include "answer.h"

#include <string.h>

/* Somebody who is shown alternatives.  see() returns true to end the showing. */
struct viewer {
	bool (*see)(struct viewer *viewer, const struct sci_answer *answer, bool conditional);
};

static bool show(const struct sipcause_table *table, int32_t code,
		 const struct sci_companions *known, struct viewer *viewer);

/* ------------------------------------------------------------ alternatives */

enum verdict { HOLDS, FAILS, OPEN };

static bool is_known(const struct sci_condition *condition, const struct sci_companions *known)
{
	uint32_t i;

	for (; known != NULL; known = known->under)
		for (i = 0; i < known->count; i++)
			if (known->writes[i].space == condition->space)
				return true;
	return false;
}

/* What is to be said of a rule when only these companions are known. */
static enum verdict judge(const struct sci_rule *rule, const struct sci_companions *known)
{
	enum verdict verdict = HOLDS;
	uint32_t i;

	for (i = 0; i < rule->condition_count; i++) {
		if (!is_known(&rule->conditions[i], known))
			verdict = OPEN;
		else if (!sci_condition_holds(&rule->conditions[i], known))
			return FAILS;
	}
	return verdict;
}

/* One table's alternatives being shown. */
struct showing {
	const struct sipcause_table *table;
	const struct sci_slot *slot;
	const struct sci_companions *known;
	struct viewer *viewer;
	int32_t code;
	bool ended; /* an alternative that always holds was shown */
};

/* true: the viewer has seen enough. */
static bool show_keys(struct showing *showing, const struct sci_link *link, int32_t code,
		      int32_t how)
{
	for (; link != NULL && !showing->ended; link = link->wider) {
		uint32_t i;

		for (i = 0; i < link->key->rule_count && !showing->ended; i++) {
			const struct sci_rule *rule = &link->key->rules[i];
			enum verdict verdict = judge(rule, showing->known);
			struct sci_answer answer;

			if (verdict == FAILS)
				continue;
			sci_table_take(showing->table, code, showing->slot, link->key, rule,
				       how >= 0 ? how : sci_table_how(link->key, rule), &answer);
			answer.code = showing->code;
			showing->ended = verdict == HOLDS;
			if (showing->viewer->see(showing->viewer, &answer, verdict == OPEN))
				return true;
		}
	}
	return false;
}

static bool show_unlisted(struct showing *showing)
{
	const struct sci_layer *layer = showing->table->fallback;
	uint32_t i;

	for (i = 0; i < layer->unlisted_count && !showing->ended; i++) {
		const struct sci_rule *step = &layer->unlisted[i];
		struct sci_answer answer;

		if (step->target == SCI_TARGET_CLASS) {
			if (showing->slot->zone->unknown >= 0 &&
			    show_keys(showing, showing->slot->zone->unknown_link,
				      showing->slot->zone->unknown, SIPCAUSE_HOW_CLASS_UNKNOWN))
				return true;
			continue;
		}
		sci_table_take(showing->table, showing->code, showing->slot, NULL, step,
			       SIPCAUSE_HOW_UNLISTED_DEFAULT, &answer);
		showing->ended = true;
		return showing->viewer->see(showing->viewer, &answer, false);
	}
	return false;
}

/* The second leg, seen on behalf of who looks at the composition. */
struct second_leg {
	struct viewer viewer;
	const struct showing *showing;
	const struct sci_answer *first;
	bool conditional; /* the first leg's alternative is */
};

static bool see_second(struct viewer *viewer, const struct sci_answer *second, bool conditional)
{
	struct second_leg *leg = (struct second_leg *)(void *)viewer;
	const struct showing *showing = leg->showing;
	struct sci_answer answer;

	sci_table_join(showing->table, showing->code, showing->slot, leg->first, second, &answer);
	return showing->viewer->see(showing->viewer, &answer, leg->conditional || conditional);
}

struct first_leg {
	struct viewer viewer;
	const struct showing *showing;
};

static bool see_first(struct viewer *viewer, const struct sci_answer *first, bool conditional)
{
	const struct showing *showing = ((struct first_leg *)(void *)viewer)->showing;
	const struct sci_companions over = { showing->known, first->writes, first->write_count };
	struct second_leg leg = { { see_second }, showing, first, conditional };

	if (first->outcome < 0)
		return see_second(&leg.viewer, NULL, false);
	return show(showing->table->legs[1], first->outcome, &over, &leg.viewer);
}

static bool show_legs(struct showing *showing)
{
	struct first_leg leg = { { see_first }, showing };

	showing->ended = true;
	return show(showing->table->legs[0], showing->code, showing->known, &leg.viewer);
}

/* Show the alternatives of a code in order; the last always holds.  true: the
 * viewer has seen enough. */
static bool show(const struct sipcause_table *table, int32_t code,
		 const struct sci_companions *known, struct viewer *viewer)
{
	struct showing showing = { table, sci_table_slot(table, code), known, viewer, code, false };
	struct sci_answer answer;

	if (showing.slot != NULL) {
		if (show_keys(&showing, showing.slot->link, code, -1))
			return true;
		if (!showing.ended && showing.slot->zone->covered && table->fallback != NULL &&
		    (table->fallback->via != NULL ? show_legs(&showing) : show_unlisted(&showing)))
			return true;
	}
	if (showing.ended)
		return false;
	sci_answer_start(&answer, table, code);
	if (showing.slot == NULL)
		answer.how = SIPCAUSE_HOW_UNKNOWN_CODE;
	return viewer->see(viewer, &answer, false);
}

/* ------------------------------------------------------------ rows of a code */

/* Looks for the alternative of a given number. */
struct picker {
	struct viewer viewer;
	uint32_t left; /* to pass over */
	bool conditional;
	bool found;
	struct sci_answer answer;
};

static bool see_pick(struct viewer *viewer, const struct sci_answer *answer, bool conditional)
{
	struct picker *picker = (struct picker *)(void *)viewer;

	if (picker->left-- > 0)
		return false;
	picker->found = true;
	picker->answer = *answer;
	picker->conditional = conditional;
	return true;
}

enum row { ROW_MORE, ROW_LAST };

/* Row number `index` of a code. */
static enum row row_of_code(const struct sipcause_table *table, int32_t code, uint32_t index,
			    struct sipcause_result *row)
{
	struct picker picker = { { see_pick }, index, false, false, { 0 } };
	struct sci_answer bare;

	sci_table_resolve(table, code, NULL, NULL, &bare);
	show(table, code, NULL, &picker.viewer);
	if (picker.found && picker.conditional) {
		sci_answer_fill(&picker.answer, SIPCAUSE_STEP_ANSWERED, row);
		return ROW_MORE;
	}
	/* The end of the alternatives is the bare code's answer, unless a condition
	 * of absence gave that. */
	if (picker.found &&
	    (picker.answer.rule != bare.rule || picker.answer.via_rule != bare.via_rule)) {
		sci_answer_fill(&picker.answer, SIPCAUSE_STEP_ANSWERED, row);
		if (row->size >= offsetof(struct sipcause_result, map))
			row->condition = "otherwise";
		return ROW_MORE;
	}
	sci_answer_fill(&bare, SIPCAUSE_STEP_ANSWERED, row);
	return ROW_LAST;
}

/* -------------------------------------------------------------- which codes */

/* Whether a rule of this very table or of the legs before it names the code. */
static bool is_named(const struct sipcause_table *table, int32_t code)
{
	const struct sci_slot *slot = sci_table_slot(table, code);

	if (slot == NULL)
		return false;
	if (slot->link != NULL && slot->link->key->span.first == slot->link->key->span.last)
		return true;
	return slot->zone->covered && table->legs[0] != NULL && is_named(table->legs[0], code);
}

static bool is_listed(const struct sipcause_table *table, int32_t code)
{
	return sci_space_code(table->from, code) != NULL || is_named(table, code);
}

/* The smallest of ascending numbers that is at least `from`; -1: none. */
static int64_t next_number(const int32_t *numbers, uint32_t count, int64_t from)
{
	uint32_t low = 0, high = count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (numbers[middle] < from)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count ? numbers[low] : -1;
}

static int64_t next_defined(const struct sipcause_space *space, int64_t from)
{
	const struct sci_code *code = sci_space_next(space, from);

	return code != NULL ? code->number : -1;
}

/* The next code from here on that has rows of its own; -1: none. */
static int64_t next_listed(const struct sipcause_table *table, int64_t from)
{
	int64_t defined = next_defined(table->from, from), named = from;

	if (table->sparse != NULL) {
		do {
			named = next_number(table->sparse->codes, table->sparse->code_count, named);
		} while (named >= 0 && !is_named(table, (int32_t)named) && ++named > 0);
	} else {
		while (named <= table->from->range.last && !is_named(table, (int32_t)named))
			named++;
		if (named > table->from->range.last)
			named = -1;
	}
	if (defined < 0 || named < 0)
		return defined < 0 ? named : defined;
	return named < defined ? named : defined;
}

/* ----------------------------------------------------------------- the rest */

/*
 * Codes without rows of their own, taken together where what is said of them is
 * the same: a part.  What its key or class spans names it; a part with neither
 * is what is left over.
 */
struct part {
	struct sipcause_span span; /* -1: what is left over */
	const struct sci_link *link;
	const struct sci_rule *rule;
	const struct sci_rule *via_rule;
	int32_t outcome;
};

/* Codes side by side of which the same is said.  In a dense space they are taken
 * one by one; a sparse table has them as segments. */
struct run {
	int32_t first; /* has no rows of its own */
	int64_t end;   /* the number after the last */
};

static bool next_dense_run(const struct sipcause_table *table, int64_t from, struct run *run)
{
	while (from <= table->from->range.last && is_listed(table, (int32_t)from))
		from++;
	if (from > table->from->range.last)
		return false;
	run->first = (int32_t)from;
	run->end = from + 1;
	return true;
}

static bool next_sparse_run(const struct sipcause_table *table, int64_t from, struct run *run)
{
	const struct sci_sparse *sparse = table->sparse;
	uint32_t low = 0, high = sparse->segment_count;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (sparse->segments[middle].first <= from)
			low = middle;
		else
			high = middle;
	}
	for (; low < sparse->segment_count; low++) {
		run->end = low + 1 < sparse->segment_count ? sparse->segments[low + 1].first
							   : (int64_t)table->from->range.last + 1;
		if (from < sparse->segments[low].first)
			from = sparse->segments[low].first;
		while (from < run->end && is_listed(table, (int32_t)from))
			from++;
		if (from < run->end) {
			run->first = (int32_t)from;
			return true;
		}
	}
	return false;
}

static bool next_run(const struct sipcause_table *table, int64_t from, struct run *run)
{
	return table->sparse == NULL ? next_dense_run(table, from, run)
				     : next_sparse_run(table, from, run);
}

/* The part that a code belongs to.  false: nothing is said of it. */
static bool part_of(const struct sipcause_table *table, int32_t code, struct part *part)
{
	const struct sci_slot *slot = sci_table_slot(table, code);
	const struct sci_class *class = sci_space_class(table->from, code);
	struct sci_answer answer;

	if (slot->link == NULL && !slot->zone->covered)
		return false;
	sci_table_resolve(table, code, NULL, NULL, &answer);
	part->link = slot->link;
	part->rule = answer.rule;
	part->via_rule = answer.via_rule;
	part->outcome = answer.outcome;
	if (answer.rule != NULL && answer.rule->target == SIPCAUSE_SAME && answer.via == NULL)
		part->outcome = SIPCAUSE_SAME;
	part->span.first = part->span.last = -1;
	if (slot->link != NULL)
		part->span = slot->link->key->span;
	else if (answer.how == SIPCAUSE_HOW_CLASS_UNKNOWN && class != NULL)
		part->span = class->span;
	return true;
}

static bool same_part(const struct part *a, const struct part *b)
{
	return a->link == b->link && a->rule == b->rule && a->via_rule == b->via_rule &&
	       a->outcome == b->outcome && a->span.first == b->span.first &&
	       a->span.last == b->span.last;
}

/* Whether a run begins its part: none in the part's span before it belongs there. */
static bool is_first_run(const struct sipcause_table *table, const struct part *part, int32_t first)
{
	struct run run = { 0, part->span.first };
	struct part other;

	while (next_run(table, run.end, &run) && run.first < first)
		if (part_of(table, run.first, &other) && same_part(part, &other))
			return false;
	return true;
}

/* Whether all that is left over has one answer; *sample is a code of it or -1. */
static bool is_uniform(const struct sipcause_table *table, int32_t *sample)
{
	struct run run = { 0, table->from->range.first };
	struct part part, first = { { -1, -1 }, NULL, NULL, NULL, 0 };

	*sample = -1;
	while (next_run(table, run.end, &run)) {
		if (!part_of(table, run.first, &part) || part.span.first >= 0)
			continue;
		if (*sample < 0) {
			*sample = run.first;
			first = part;
		} else if (!same_part(&part, &first)) {
			return false;
		}
	}
	return true;
}

/* The next part from here on that has a row of its own; grows run->end over the
 * runs that follow with the same part, where that has no span to name it. */
static bool next_part(const struct sipcause_table *table, int64_t from, bool uniform,
		      struct run *run, struct part *part)
{
	struct run after;
	struct part other;

	for (run->end = from; next_run(table, run->end, run);) {
		if (!part_of(table, run->first, part))
			continue;
		if (part->span.first >= 0 && is_first_run(table, part, run->first))
			return true;
		if (part->span.first >= 0 || uniform)
			continue;
		while (next_run(table, run->end, &after) && part_of(table, after.first, &other) &&
		       same_part(part, &other))
			run->end = after.end;
		part->span.first = run->first;
		part->span.last = (int32_t)(run->end - 1);
		return true;
	}
	return false;
}

static enum row row_of_part(const struct sipcause_table *table, int32_t sample, uint32_t index,
			    const struct part *part, struct sipcause_result *row)
{
	enum row which = row_of_code(table, sample, index, row);

	if (which == ROW_LAST)
		row->outcome = part->outcome;
	row->code = -1;
	row->first = part->span.first;
	row->last = part->span.last;
	return which;
}

/* ------------------------------------------------------------------- cursor */

/*
 * A cursor has from the top: 2 bits for what is being listed, 31 for a code (one
 * more than the last one possible at the end) and 30 for the row of that code.
 */
enum stage { CODES, PARTS, UNIFORM_PARTS, LEFT_OVER };
#define ROW_BITS 30
#define CODE_BITS 32

struct cursor {
	enum stage stage;
	int64_t code;
	uint32_t row;
};

static struct cursor unpack(uint64_t packed)
{
	struct cursor cursor;

	cursor.stage = (enum stage)(packed >> (CODE_BITS + ROW_BITS));
	cursor.code = (int64_t)(packed >> ROW_BITS & ((UINT64_C(1) << CODE_BITS) - 1));
	cursor.row = (uint32_t)(packed & ((UINT64_C(1) << ROW_BITS) - 1));
	return cursor;
}

static uint64_t pack(const struct cursor *cursor)
{
	return (uint64_t)cursor->stage << (CODE_BITS + ROW_BITS) |
	       (uint64_t)cursor->code << ROW_BITS | cursor->row;
}

/* Count on from the row that was given; `end` is the first code after its own. */
static void step(struct cursor *cursor, enum row which, int64_t at, int64_t end)
{
	cursor->code = which == ROW_MORE ? at : end;
	cursor->row = which == ROW_MORE ? cursor->row + 1 : 0;
}

static bool give_code(const struct sipcause_table *table, bool every, struct cursor *cursor,
		      struct sipcause_result *row)
{
	const struct sipcause_span range = table->from->range;
	int64_t from = cursor->code < range.first ? range.first : cursor->code, code = -1;

	if (from <= range.last)
		code = every ? from : next_listed(table, from);
	if (code < 0)
		return false;
	step(cursor, row_of_code(table, (int32_t)code, cursor->row, row), code, code + 1);
	return true;
}

static bool give_part(const struct sipcause_table *table, struct cursor *cursor,
		      struct sipcause_result *row)
{
	struct run run;
	struct part part;

	if (!next_part(table, cursor->code, cursor->stage == UNIFORM_PARTS, &run, &part))
		return false;
	step(cursor, row_of_part(table, run.first, cursor->row, &part, row), run.first, run.end);
	return true;
}

static bool give_left_over(const struct sipcause_table *table, struct cursor *cursor,
			   struct sipcause_result *row)
{
	struct part part;
	int32_t sample;

	if (cursor->code > 0 || !is_uniform(table, &sample) || sample < 0)
		return false;
	part_of(table, sample, &part);
	step(cursor, row_of_part(table, sample, cursor->row, &part, row), 0, 1);
	return true;
}

int sipcause_table_row(const struct sipcause_table *table, int every_code, uint64_t *cursor,
		       struct sipcause_result *row)
{
	struct cursor at;
	bool given = false, every;
	int32_t sample;

	if (table == NULL || cursor == NULL || row == NULL || row->size < SCI_RESULT_LEAST)
		return SIPCAUSE_ERROR;
	every = every_code && table->sparse == NULL;
	at = unpack(*cursor);
	if (at.stage == CODES) {
		given = give_code(table, every, &at, row);
		if (!given && every)
			return 0;
		if (!given) {
			at.stage = is_uniform(table, &sample) ? UNIFORM_PARTS : PARTS;
			at.code = table->from->range.first;
			at.row = 0;
		}
	}
	if (!given && at.stage != LEFT_OVER) {
		given = give_part(table, &at, row);
		if (!given && at.stage == PARTS)
			return 0;
		if (!given) {
			at.stage = LEFT_OVER;
			at.code = 0;
			at.row = 0;
		}
	}
	if (!given)
		given = give_left_over(table, &at, row);
	*cursor = pack(&at);
	return given;
}
