/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * round-trip: codes that are another one after there, back and there again.
 *
 *   480 ─▶ 18 ─▶ 408 ─▶ 102        a second gateway on the way says 102, and not 18
 */
#include "base-rule.h"
#include "groups.h"

#include <stdio.h>

/* So many trips are shown of one row; of the others only where they begin. */
#define SHOWN 3
#define SHOWN_TEXT (SHOWN * (SCI_NAMED_TEXT + 3 * SCI_CODE_NAME + 64))

/* A table there or back, with what the bases say. */
struct way {
	const struct sipcause_table *table;
	const struct sci_flat *base; /* NULL: they have no such table */
};

/* A table and the way back. */
struct trips {
	struct sci_check *check;
	struct way there;
	struct way back;
	struct sci_grouped changed; /* by rows, and by the code that they become first */
	char shown[SHOWN_TEXT];
	size_t length;
};

/* All trips of a table, that begin on one side or on the other. */
struct reported {
	unsigned count;
	struct sci_named rest[2];
};

/* Whether the bases answer a code with this one. */
static bool base_answers(struct sci_check *check, const struct sci_flat *base, int32_t code,
			 int32_t outcome)
{
	const struct sci_rule *rule = sci_base_rule(check, base, code, NULL);

	return rule != NULL && (rule->target == SIPCAUSE_SAME ? code : rule->target) == outcome;
}

/* -------------------------------------------------------------------- trips */

/* The row of this file that answers a step, if it changes a code.  One that gives what the bases
 * give, perhaps with another phrase, does not. */
static struct sci_place find_row(const struct trips *trips, const struct way *way, int32_t code,
				 const struct sci_answer *step)
{
	const struct sci_rule *rules[] = { step->via_rule, step->rule };
	const struct sci_place nowhere = { NULL, 0, 0 };
	size_t i;

	for (i = 0; i < 2; i++)
		if (rules[i] != NULL && sci_check_is_own(trips->check, rules[i]->layer))
			return base_answers(trips->check, way->base, code, step->outcome)
				       ? nowhere
				       : sci_rule_place(rules[i]);
	return nowhere;
}

static void try_code(struct trips *trips, int32_t code)
{
	struct sci_member member = { .span = { code, code } };
	struct sci_answer steps[3];
	unsigned i;

	for (i = 0; i < 3; i++) {
		const struct way *way = i == 1 ? &trips->back : &trips->there;

		sci_table_resolve(way->table, code, NULL, NULL, &steps[i]);
		if (member.place.line == 0)
			member.place = find_row(trips, way, code, &steps[i]);
		code = steps[i].outcome;
		if (code < 0 && i < 2)
			return;
	}
	/* What only rows of other files do is checked with those files. */
	if (steps[2].outcome == steps[0].outcome || member.place.line == 0)
		return;
	member.group = sci_place_number(member.place);
	member.part = steps[0].outcome;
	sci_grouped_add(&trips->changed, &member);
}

/* All that become one code first go on together. */
static void show(struct trips *trips, struct sci_named *codes)
{
	const struct sipcause_table *there = trips->there.table, *back = trips->back.table;
	const int32_t first = sipcause_translate(there, codes->spans[0].first);
	const int32_t second = sipcause_translate(back, first);
	const int32_t third = sipcause_translate(there, second);
	char text[SCI_NAMED_TEXT], names[3][SCI_CODE_NAME];

	sci_named_text(codes, text);
	trips->length += (size_t)snprintf(
		trips->shown + trips->length, sizeof(trips->shown) - trips->length,
		"%s%s %s %s, which comes back as %s and then becomes %s",
		trips->length > 0 ? "; " : "", text, sci_named_verb(codes, "becomes", "become"),
		sci_code_name(names[0], there->to, first),
		sci_code_name(names[1], there->from, second),
		sci_code_name(names[2], there->to, third));
}

/* Report the trips that one row changes, or keep them for the rest. */
static void report_row(struct trips *trips, bool in_full, struct sci_named *rest)
{
	struct sci_named codes, others = SCI_NAMED(trips->check, trips->there.table->from);
	const int64_t row = trips->changed.members[trips->changed.next].group;
	char text[SCI_NAMED_TEXT] = "";
	struct sci_place place = { NULL, 0, 0 };
	unsigned shown = 0;
	int64_t group;

	trips->length = 0;
	while (trips->changed.next < trips->changed.count &&
	       trips->changed.members[trips->changed.next].group == row &&
	       sci_grouped_take(&trips->changed, trips->there.table->from, &group, &codes)) {
		place = codes.place;
		if (!in_full)
			sci_named_join(rest, &codes);
		else if (shown++ < SHOWN && codes.count > 0)
			show(trips, &codes);
		else
			sci_named_join(&others, &codes);
	}
	if (!in_full)
		return;
	if (!sci_named_is_empty(&others))
		sci_named_text(&others, text);
	SCI_WARN(trips->check, ROUND_TRIP, place, "%s%s%s", trips->shown,
		 text[0] != '\0' ? "; others change too: " : "", text);
}

static void travel(struct sci_check *check, const struct sci_flat *flat, const struct way *there,
		   const struct way *back, struct reported *reported)
{
	struct trips trips = { .check = check, .there = *there, .back = *back };
	struct sci_named *rest = &reported->rest[reported->rest[0].space != flat->from];
	uint32_t i;

	trips.changed.check = check;
	if (!sci_check_affords(check, flat, 3 * (uint64_t)flat->from->code_count))
		return;
	for (i = 0; i < flat->from->code_count; i++)
		try_code(&trips, flat->from->codes[i].number);
	sci_grouped_sort(&trips.changed);
	while (trips.changed.next < trips.changed.count &&
	       sci_check_reports(check, SIPCAUSE_WARNING_ROUND_TRIP))
		report_row(&trips, reported->count++ < SCI_FEW, rest);
}

static void report_rest(const struct sci_checked *checked, struct reported *reported)
{
	struct sci_named *one = &reported->rest[0], *other = &reported->rest[1];
	char text[SCI_NAMED_TEXT], other_text[SCI_NAMED_TEXT];

	if (sci_named_is_empty(one)) {
		one = other;
		other = &reported->rest[0];
	}
	if (sci_named_is_empty(one))
		return;
	sci_named_text(one, text);
	sci_named_text(other, other_text);
	SCI_WARN(checked->check, ROUND_TRIP, one->place,
		 "other rows too give another code there, back and there again: %s of %s%s%s%s%s",
		 text, one->space->name, sci_named_is_empty(other) ? "" : ", ", other_text,
		 sci_named_is_empty(other) ? "" : " of ",
		 sci_named_is_empty(other) ? "" : other->space->name);
}

/* Whether the file itself has a table of this direction. */
static bool has_own(const struct sci_draft *draft, const struct sipcause_space *from,
		    const struct sipcause_space *to)
{
	uint32_t i;

	for (i = 0; i < draft->layer_count; i++)
		if (draft->layers[i].from == from && draft->layers[i].to == to)
			return true;
	return false;
}

void sci_check_round_trip(const struct sci_checked *checked)
{
	const struct sci_draft *draft = checked->check->draft;
	const struct sci_flat *flat = checked->flat;
	const struct sci_flat *back = sci_layer_find(draft, flat->to, flat->from);
	const struct way there_way = { checked->table, checked->base };
	struct reported reported = {
		0, { SCI_NAMED(checked->check, flat->from), SCI_NAMED(checked->check, flat->to) }
	};
	struct way back_way;

	/* What `through` makes is not written by anybody. */
	if (flat->from == flat->to || back == NULL)
		return;
	back_way.table = sipcause_map_table(checked->check->map, flat->to, flat->from);
	back_way.base = sci_check_find_base(draft, flat->to, flat->from);
	travel(checked->check, flat, &there_way, &back_way, &reported);
	/* A way back that only the bases have may come to the file's rows as well. */
	if (!has_own(draft, flat->to, flat->from))
		travel(checked->check, back, &back_way, &there_way, &reported);
	report_rest(checked, &reported);
}
