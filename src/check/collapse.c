/* SPDX-License-Identifier: BSD-2-Clause */
/* collapse: many codes that become one, so that nobody can tell them apart any more. */
#include "groups.h"
#include "engine/codes.h"

#include <inttypes.h>

/* Where a code is answered by a rule for it: a row of this file has a place. */
static void add_code(const struct sci_checked *checked, struct sci_grouped *targets, int32_t code)
{
	struct sci_member member = { .span = { code, code } };
	struct sci_answer answer;

	sci_table_resolve(checked->table, code, NULL, NULL, &answer);
	if (answer.outcome < 0 || answer.key == NULL || answer.via != NULL ||
	    answer.how == SIPCAUSE_HOW_CLASS_UNKNOWN)
		return;
	member.group = answer.outcome;
	if (sci_check_is_own(checked->check, answer.key->layer))
		member.place = sci_key_place(answer.key);
	sci_grouped_add(targets, &member);
}

static void report(const struct sci_checked *checked, int32_t target, struct sci_named *codes)
{
	char text[SCI_NAMED_TEXT], name[SCI_CODE_NAME];

	sci_named_text(codes, text);
	SCI_WARN(checked->check, COLLAPSE, codes->place, "%" PRIu64 " codes of %s become %s: %s",
		 sci_named_count(codes), checked->flat->from->name,
		 sci_code_name(name, checked->flat->to, target), text);
}

static void report_rest(const struct sci_checked *checked, struct sci_named *targets)
{
	char text[SCI_NAMED_TEXT];

	sci_named_text(targets, text);
	SCI_WARN(checked->check, COLLAPSE, targets->place,
		 "%d codes or more become each of %" PRIu64 " other codes of %s: %s",
		 SCI_COLLAPSE_MIN, sci_named_count(targets), checked->flat->to->name, text);
}

void sci_check_collapse(const struct sci_checked *checked)
{
	const struct sci_flat *flat = checked->flat;
	struct sci_named codes, rest = SCI_NAMED(checked->check, flat->to);
	struct sci_grouped targets = { .check = checked->check };
	const uint64_t listed = (uint64_t)flat->from->code_count + flat->link_count;
	struct sci_listed walk;
	unsigned reported = 0;
	int64_t code, target;

	if (flat->from == flat->to || !sci_check_affords(checked->check, flat, listed))
		return;
	sci_listed_start(&walk, checked->table);
	while ((code = sci_listed_next(&walk)) >= 0)
		add_code(checked, &targets, (int32_t)code);
	sci_grouped_sort(&targets);
	while (sci_grouped_take(&targets, flat->from, &target, &codes)) {
		/* The place is that of a row of this file. */
		if (codes.count < SCI_COLLAPSE_MIN || codes.place.line == 0 ||
		    !sci_check_reports(checked->check, SIPCAUSE_WARNING_COLLAPSE))
			continue;
		if (reported++ < SCI_FEW)
			report(checked, (int32_t)target, &codes);
		else
			sci_named_add_code(&rest, (int32_t)target, codes.place);
	}
	if (!sci_named_is_empty(&rest))
		report_rest(checked, &rest);
}
