/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * collapse: many rows that give one code, so that nobody can tell apart any more what they are
 * about.  A range or class is one row: that its codes become one is what it asks for.  So it is
 * of a space whose codes are words, such as route: they are few, and each is a decision.
 */
#include "groups.h"
#include "nest.h"
#include "engine/codes.h"

#include <inttypes.h>

/* A table while the rows that give each target are counted. */
struct counted {
	const struct sci_checked *checked;
	struct sci_grouped targets; /* codes by what they become */
	uint32_t *seen;             /* by link: the last target that its row gives */
	uint32_t target;            /* which one of the targets it is, from 1 */
};

/* The rows that give one target. */
struct giving {
	uint32_t rows;
	uint32_t own_rows;
	struct sci_named own; /* the codes of own rows */
};

/* The link of the row of a key.  A row of the file that repeats a wider one is part of it. */
static const struct sci_link *row_of(const struct sci_checked *checked, const struct sci_key *key,
				     bool *own)
{
	const struct sci_link *link = sci_nest_find(checked->flat, key->span);

	*own = sci_check_is_own(checked->check, key->layer);
	if (!*own || !sci_key_repeats(checked, key))
		return link;
	*own = false;
	return sci_nest_find(checked->base, key->span) != NULL ? link : link->wider;
}

/* Where a code is answered by a rule for it. */
static void add_code(struct counted *counted, int32_t code)
{
	const struct sci_checked *checked = counted->checked;
	struct sci_member member = { .span = { code, code } };
	struct sci_answer answer;

	sci_table_resolve(checked->table, code, NULL, NULL, &answer);
	if (answer.outcome < 0 || answer.key == NULL || sci_key_is_first(answer.key) ||
	    answer.via != NULL || answer.how == SIPCAUSE_HOW_CLASS_UNKNOWN)
		return;
	member.group = answer.outcome;
	member.key = answer.key;
	sci_grouped_add(&counted->targets, &member);
}

/* Count the rows of a target, whose codes are the members from this one on. */
static void count_rows(struct counted *counted, uint32_t from, struct giving *giving)
{
	const struct sci_checked *checked = counted->checked;
	const struct sci_named empty = SCI_NAMED(checked->check, checked->flat->from);
	uint32_t i;

	*giving = (struct giving){ .own = empty };
	counted->target++;
	for (i = from; i < counted->targets.next; i++) {
		const struct sci_member *member = &counted->targets.members[i];
		bool own;
		const struct sci_link *link = row_of(checked, member->key, &own);
		uint32_t *seen = &counted->seen[sci_nest_index(checked->flat, link->key->span)];

		if (own)
			sci_named_add(&giving->own, member->span, sci_key_place(member->key));
		if (*seen == counted->target)
			continue;
		*seen = counted->target;
		giving->rows++;
		giving->own_rows += own;
	}
}

static void report(const struct sci_checked *checked, int32_t target, struct sci_named *codes,
		   struct giving *giving)
{
	char text[SCI_NAMED_TEXT], own[SCI_NAMED_TEXT], name[SCI_CODE_NAME];
	const bool all = giving->own_rows == giving->rows;

	sci_named_text(codes, text);
	sci_named_text(&giving->own, own);
	SCI_WARN(checked->check, COLLAPSE, giving->own.place,
		 "the codes of %" PRIu32 " rows become %s: %s; %s%s", giving->rows,
		 sci_code_name(name, checked->flat->to, target), text,
		 all                     ? "all are rows of this file"
		 : giving->own_rows == 1 ? "the row of this file: "
					 : "the rows of this file: ",
		 all ? "" : own);
}

static void report_rest(const struct sci_checked *checked, struct sci_named *targets)
{
	char text[SCI_NAMED_TEXT];

	sci_named_text(targets, text);
	SCI_WARN(checked->check, COLLAPSE, targets->place,
		 "the codes of %d rows or more become each of %" PRIu64 " other codes of %s: %s",
		 SCI_COLLAPSE_MIN, sci_named_count(targets), checked->flat->to->name, text);
}

static void report_all(struct counted *counted)
{
	const struct sci_checked *checked = counted->checked;
	struct sci_named codes, rest = SCI_NAMED(checked->check, checked->flat->to);
	struct giving giving;
	unsigned reported = 0;
	uint32_t from = 0;
	int64_t target;

	for (; sci_grouped_take(&counted->targets, checked->flat->from, &target, &codes);
	     from = counted->targets.next) {
		count_rows(counted, from, &giving);
		if (giving.rows < SCI_COLLAPSE_MIN || giving.own_rows == 0 ||
		    !sci_check_reports(checked->check, SIPCAUSE_WARNING_COLLAPSE))
			continue;
		if (reported++ < SCI_FEW)
			report(checked, (int32_t)target, &codes, &giving);
		else
			sci_named_add_code(&rest, (int32_t)target, giving.own.place);
	}
	if (!sci_named_is_empty(&rest))
		report_rest(checked, &rest);
}

void sci_check_collapse(const struct sci_checked *checked)
{
	const struct sci_flat *flat = checked->flat;
	struct counted counted = { .checked = checked, .targets = { .check = checked->check } };
	const uint64_t listed = (uint64_t)flat->from->code_count + flat->link_count;
	struct sci_listed walk;
	int64_t code;

	if (flat->from == flat->to || flat->to->written_by_name ||
	    !sci_check_affords(checked->check, flat, listed))
		return;
	counted.seen = sci_arena_array(checked->check->reading->scratch, flat->link_count,
				       sizeof(*counted.seen));
	if (counted.seen == NULL) {
		sci_check_no_memory(checked->check);
		return;
	}
	sci_listed_start(&walk, checked->table);
	while ((code = sci_listed_next(&walk)) >= 0)
		add_code(&counted, (int32_t)code);
	sci_grouped_sort(&counted.targets);
	report_all(&counted);
}
