/* SPDX-License-Identifier: BSD-2-Clause */
/* phrase-mismatch: a phrase of a row that is another code's. */
#include "codes.h"
#include "groups.h"
#include "base/text.h"

/* What codes of the target space are called. */
static const int32_t facts[] = { SIPCAUSE_FACT_PHRASE, SIPCAUSE_FACT_REGISTERED_PHRASE,
				 SIPCAUSE_FACT_NAME };

static bool is_called(const struct sipcause_space *space, int32_t code, const char *phrase)
{
	size_t i;

	for (i = 0; i < SCI_COUNT(facts); i++) {
		const char *text = sipcause_space_fact(space, code, facts[i]);

		if (text != NULL && sci_text_is_folded(text, strlen(text), phrase))
			return true;
	}
	return false;
}

/* The first code that has each phrase or name. */
static bool find_names(const struct sci_check *check, const struct sipcause_space *space,
		       struct sci_names *names)
{
	struct sci_arena *scratch = check->reading->scratch;
	uint32_t i;
	size_t k;

	if (!sci_names_init(names, scratch, space->code_count, true))
		return sci_check_no_memory(check);
	for (i = 0; i < space->code_count; i++) {
		const struct sci_code *code = &space->codes[i];

		for (k = 0; k < SCI_COUNT(facts); k++) {
			const char *text = code->facts[facts[k]];

			if (text != NULL &&
			    sci_names_meet(names, scratch, text, strlen(text), code) == NULL)
				return sci_check_no_memory(check);
		}
	}
	return true;
}

/* The code whose phrase a row has, though its target is another; NULL: there is none. */
static const struct sci_code *find_other(const struct sci_names *names, const struct sci_rule *rule)
{
	if (rule->phrase == NULL || rule->target < 0 ||
	    is_called(rule->layer->to, rule->target, rule->phrase))
		return NULL;
	return sci_names_get(names, rule->phrase, strlen(rule->phrase));
}

static bool has_phrases(const struct sci_checked *checked)
{
	struct sci_own_rows rows = { .checked = checked };

	while (sci_own_rows_next(&rows))
		if (rows.rule->phrase != NULL)
			return true;
	return false;
}

static void report(const struct sci_checked *checked, const struct sci_rule *rule,
		   const struct sci_code *other)
{
	char quoted[SCI_QUOTED], target[SCI_CODE_NAME], owner[SCI_CODE_NAME];

	SCI_WARN(checked->check, PHRASE_MISMATCH, sci_rule_place(rule),
		 "%s is the phrase of %s, and the row sends it with %s",
		 sci_quote(quoted, rule->phrase, strlen(rule->phrase)),
		 sci_code_name(owner, rule->layer->to, other->number),
		 sci_code_name(target, rule->layer->to, rule->target));
}

void sci_check_phrase_mismatch(const struct sci_checked *checked)
{
	struct sci_named rest = SCI_NAMED(checked->check, checked->layer->from);
	struct sci_own_rows rows = { .checked = checked };
	struct sci_names names;
	char text[SCI_NAMED_TEXT];
	unsigned reported = 0;

	if (!has_phrases(checked) || !find_names(checked->check, checked->layer->to, &names))
		return;
	while (sci_own_rows_next(&rows)) {
		const struct sci_code *other = find_other(&names, rows.rule);

		if (other == NULL ||
		    !sci_check_reports(checked->check, SIPCAUSE_WARNING_PHRASE_MISMATCH))
			continue;
		if (reported++ < SCI_FEW)
			report(checked, rows.rule, other);
		else if (rows.key != NULL)
			sci_named_add_row(&rest, &rows);
	}
	if (!sci_named_is_empty(&rest))
		SCI_WARN(checked->check, PHRASE_MISMATCH, rest.place,
			 "other rows also send the phrase of another code: %s",
			 sci_named_text(&rest, text));
}
