/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * round-trip: codes that are another one after there, back and there again.
 *
 *   480 ─▶ 18 ─▶ 408 ─▶ 102        a second gateway on the way says 102, and not 18
 */
#include "groups.h"

#include <stdio.h>

/* So many trips are shown; of the others only where they begin. */
#define SHOWN 3
#define SHOWN_TEXT (SHOWN * (SCI_NAMED_TEXT + 3 * SCI_CODE_NAME + 64))

/* A table and the way back. */
struct trips {
	struct sci_check *check;
	const struct sipcause_table *there;
	const struct sipcause_table *back;
	struct sci_grouped changed; /* by the code that they become first */
	char shown[SHOWN_TEXT];
	size_t length;
};

static void take_place(const struct trips *trips, const struct sci_rule *rule,
		       struct sci_place *place)
{
	if (rule == NULL || !sci_check_is_own(trips->check, rule->layer))
		return;
	if (place->line == 0 || rule->line < place->line ||
	    (rule->line == place->line && rule->column < place->column))
		*place = sci_rule_place(rule);
}

static void try_code(struct trips *trips, int32_t code)
{
	struct sci_member member = { .span = { code, code } };
	struct sci_answer steps[3];
	unsigned i;

	for (i = 0; i < 3; i++) {
		sci_table_resolve(i == 1 ? trips->back : trips->there, code, NULL, NULL, &steps[i]);
		take_place(trips, steps[i].rule, &member.place);
		take_place(trips, steps[i].via_rule, &member.place);
		code = steps[i].outcome;
		if (code < 0 && i < 2)
			return;
	}
	/* What only rows of other files do is checked with those files. */
	if (steps[2].outcome == steps[0].outcome || member.place.line == 0)
		return;
	member.group = steps[0].outcome;
	sci_grouped_add(&trips->changed, &member);
}

/* All that become one code first go on together. */
static void show(struct trips *trips, int32_t first, struct sci_named *codes)
{
	const struct sipcause_space *from = trips->there->from, *to = trips->there->to;
	const int32_t second = sipcause_translate(trips->back, first);
	const int32_t third = sipcause_translate(trips->there, second);
	char text[SCI_NAMED_TEXT], names[3][SCI_CODE_NAME];

	sci_named_text(codes, text);
	trips->length += (size_t)snprintf(
		trips->shown + trips->length, sizeof(trips->shown) - trips->length,
		"%s%s %s %s, which comes back as %s and then becomes %s",
		trips->length > 0 ? "; " : "", text, sci_named_verb(codes, "becomes", "become"),
		sci_code_name(names[0], to, first), sci_code_name(names[1], from, second),
		sci_code_name(names[2], to, third));
}

static void report(struct trips *trips)
{
	struct sci_named codes, all = SCI_NAMED(trips->check, trips->there->from);
	struct sci_named others = all;
	char text[SCI_NAMED_TEXT] = "";
	unsigned shown = 0;
	int64_t first;

	if (trips->changed.count == 0 ||
	    !sci_check_reports(trips->check, SIPCAUSE_WARNING_ROUND_TRIP))
		return;
	sci_grouped_sort(&trips->changed);
	while (sci_grouped_take(&trips->changed, trips->there->from, &first, &codes)) {
		sci_named_join(&all, &codes);
		if (shown++ < SHOWN)
			show(trips, (int32_t)first, &codes);
		else
			sci_named_join(&others, &codes);
	}
	if (!sci_named_is_empty(&others))
		sci_named_text(&others, text);
	SCI_WARN(trips->check, ROUND_TRIP, all.place, "%s%s%s", trips->shown,
		 text[0] != '\0' ? "; others change too: " : "", text);
}

static void travel(struct sci_check *check, const struct sci_flat *flat,
		   const struct sipcause_table *there, const struct sipcause_table *back)
{
	struct trips trips = { .check = check, .there = there, .back = back };
	uint32_t i;

	trips.changed.check = check;
	if (!sci_check_affords(check, flat, 3 * (uint64_t)flat->from->code_count))
		return;
	for (i = 0; i < flat->from->code_count; i++)
		try_code(&trips, flat->from->codes[i].number);
	report(&trips);
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
	const struct sipcause_table *table =
		sipcause_map_table(checked->check->map, flat->to, flat->from);

	/* What `through` makes is not written by anybody. */
	if (flat->from == flat->to || back == NULL)
		return;
	travel(checked->check, flat, checked->table, table);
	/* A way back that only the bases have may come to the file's rows as well. */
	if (!has_own(draft, flat->to, flat->from))
		travel(checked->check, back, table, checked->table);
}
