/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * undoes-scope: a response within a dialog that the extended maps let go by, and that a row of
 * this file turns into the end of the call.
 *
 *   486 with dialog=confirmed ─▶ none        the extended map: only the request failed
 *   486 ─▶ 17                                the row of this file says it of every 486
 *
 * Which codes these are is what the map's own table to the space `scope` says.
 */
#include "base-rule.h"
#include "engine/alternatives.h"
#include "groups.h"

#include <string.h>

/* What is looked for in one table. */
struct undoing {
	const struct sci_checked *checked;
	const struct sci_flat *base;
	const struct sipcause_table *scope;
	int32_t transaction;     /* the code of scope */
	struct sci_write within; /* dialog=confirmed */
	struct sci_companions known;
	struct sci_alternatives walk;
	struct sci_grouped rows; /* of the file, by their places and outcomes */
};

/* ------------------------------------------------------- what there is to undo */

static int32_t find_code(const struct sipcause_space *space, const char *name)
{
	return sipcause_space_find(space, name, strlen(name));
}

/* The map's table from a space to its scopes; NULL: there is none. */
static const struct sipcause_table *find_scope(const struct sipcause_map *map,
					       const struct sipcause_space *from)
{
	uint32_t i;

	for (i = 0; i < map->table_count; i++)
		if (map->tables[i]->from == from && strcmp(map->tables[i]->to->name, "scope") == 0)
			return map->tables[i];
	return NULL;
}

static const struct sipcause_space *find_dialog_of(const struct sci_link *link)
{
	uint32_t i, k;

	for (i = 0; link != NULL && i < link->key->rule_count; i++)
		for (k = 0; k < link->key->rules[i].condition_count; k++) {
			const struct sci_condition *condition = &link->key->rules[i].conditions[k];

			if (condition->space != NULL &&
			    strcmp(condition->space->name, "dialog") == 0)
				return condition->space;
		}
	return NULL;
}

/* The space of dialogs, which a rule of the bases asks about; NULL: none does. */
static const struct sipcause_space *find_dialog(const struct sci_flat *base)
{
	const struct sipcause_space *dialog = find_dialog_of(base->before);
	uint32_t i;

	for (i = 0; i < base->link_count && dialog == NULL; i++)
		dialog = find_dialog_of(base->links[i]);
	return dialog;
}

/* The table that the bases have, also where the file does not inherit it. */
static const struct sci_flat *find_base(const struct sci_checked *checked)
{
	const struct sci_draft *draft = checked->check->draft;
	const struct sci_flat *base = NULL;
	uint32_t i;

	for (i = 0; i < draft->base_count && base == NULL; i++)
		base = sci_layer_find(draft->bases[i], checked->layer->from, checked->layer->to);
	return base;
}

/* false: there is nothing to undo. */
static bool begin(struct undoing *undoing, const struct sci_checked *checked)
{
	const struct sci_layer *layer = checked->layer;

	undoing->checked = checked;
	undoing->rows.check = checked->check;
	undoing->base = find_base(checked);
	undoing->scope = find_scope(checked->check->map, layer->from);
	if (undoing->base == NULL || undoing->scope == NULL || layer->to == undoing->scope->to)
		return false;
	undoing->transaction = find_code(undoing->scope->to, "transaction");
	undoing->within.space = find_dialog(undoing->base);
	undoing->within.code = find_code(undoing->within.space, "confirmed");
	undoing->known = (struct sci_companions){ .writes = &undoing->within, .count = 1 };
	return undoing->transaction >= 0 && undoing->within.code >= 0;
}

/* ----------------------------------------------------------------- the codes */

static bool is_kept(const struct undoing *undoing, int32_t code)
{
	const struct sci_rule *rule;
	struct sci_answer scope;

	sci_table_resolve(undoing->scope, code, &undoing->known, NULL, &scope);
	if (scope.outcome != undoing->transaction)
		return false;
	rule = sci_base_rule(undoing->checked->check, undoing->base, code, &undoing->known);
	return rule != NULL && rule->target == SIPCAUSE_NONE;
}

/* A row of another file may come up where a row of this one is not met, or took one away. */
static bool is_undone(const struct undoing *undoing, const struct sci_alternative *alternative)
{
	const struct sci_rule *rule = alternative->answer.rule;

	if (alternative->answer.outcome < 0 || rule == NULL)
		return false;
	return !alternative->conditional || sci_check_is_own(undoing->checked->check, rule->layer);
}

static void add(struct undoing *undoing, int32_t code, const struct sci_answer *answer)
{
	struct sci_member member = { .span = { code, code }, .part = answer->outcome };

	member.place = sci_check_is_own(undoing->checked->check, answer->rule->layer)
			       ? sci_rule_place(answer->rule)
			       : sci_layer_place(undoing->checked->layer);
	member.group = sci_place_number(member.place);
	sci_grouped_add(&undoing->rows, &member);
}

static void try_code(struct undoing *undoing, int32_t code)
{
	struct sci_arena *scratch = undoing->checked->check->reading->scratch;
	struct sci_alternative alternative;
	int got;

	if (!is_kept(undoing, code))
		return;
	sci_alternatives_start(&undoing->walk, undoing->checked->table, code, &undoing->known);
	while ((got = sci_alternatives_next(&undoing->walk, scratch, &alternative)) == 1) {
		if (!is_undone(undoing, &alternative))
			continue;
		add(undoing, code, &alternative.answer);
		return;
	}
	if (got < 0)
		sci_check_no_memory(undoing->checked->check);
}

/* All numbers of a dense space, for ranges hold more than what is defined. */
static void try_codes(struct undoing *undoing)
{
	const struct sipcause_space *from = undoing->checked->layer->from;
	const bool dense = sci_space_is_dense(from);
	const uint32_t count =
		dense ? (uint32_t)(from->range.last - from->range.first + 1) : from->code_count;
	uint32_t i;

	if (!sci_check_affords(undoing->checked->check, undoing->checked->flat,
			       3 * (uint64_t)count))
		return;
	for (i = 0; i < count; i++)
		try_code(undoing, dense ? from->range.first + (int32_t)i : from->codes[i].number);
	sci_grouped_sort(&undoing->rows);
}

/* ---------------------------------------------------------------- the report */

static void report(const struct undoing *undoing, struct sci_named *codes, int32_t outcome)
{
	char text[SCI_NAMED_TEXT], name[SCI_CODE_NAME];

	sci_named_text(codes, text);
	SCI_WARN(
		undoing->checked->check, UNDOES_SCOPE, codes->place,
		"%s %s %s also within a dialog, where only the request failed and the extended map "
		"says none; to keep that, begin with `{when: {dialog: confirmed}, to: none}`",
		text, sci_named_verb(codes, "becomes", "become"),
		sci_code_name(name, undoing->checked->layer->to, outcome));
}

void sci_check_undoes_scope(const struct sci_checked *checked)
{
	struct undoing undoing = { 0 };
	struct sci_named codes, rest = SCI_NAMED(checked->check, checked->layer->from);
	char text[SCI_NAMED_TEXT];
	unsigned reported = 0;
	int64_t place;

	if (!begin(&undoing, checked))
		return;
	try_codes(&undoing);
	while (undoing.rows.next < undoing.rows.count &&
	       sci_check_reports(checked->check, SIPCAUSE_WARNING_UNDOES_SCOPE)) {
		const int32_t outcome = undoing.rows.members[undoing.rows.next].part;

		sci_grouped_take(&undoing.rows, checked->layer->from, &place, &codes);
		if (reported++ < SCI_FEW)
			report(&undoing, &codes, outcome);
		else
			sci_named_join(&rest, &codes);
	}
	if (!sci_named_is_empty(&rest))
		SCI_WARN(checked->check, UNDOES_SCOPE, rest.place,
			 "other rows too give a code for these within a dialog, where only the "
			 "request failed: %s",
			 sci_named_text(&rest, text));
}
