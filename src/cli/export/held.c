/* SPDX-License-Identifier: BSD-2-Clause */
#include "held.h"

#include "base/text.h"
#include "cli/result.h"
#include "cli/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether companions can change the answer to a code. */
static bool depends(const struct sipcause_table *table, const struct sipcause_indication *asked)
{
	struct sipcause_result step = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	bool unmet = false;

	cli_need_memory(sipcause_explain(&cursor, table, asked));
	while (!unmet && sipcause_cursor_next(cursor, &step) == 1)
		unmet = step.step == SIPCAUSE_STEP_UNMET;
	sipcause_cursor_free(cursor);
	return unmet;
}

/* Whether the system answers a code so by itself.  From a space to itself that is the same code,
 * unless a map has another answer. */
static bool is_default(const struct rendering *now)
{
	const struct model_table *table = now->table;
	const struct sipcause_result *result = &now->row->result;
	struct sipcause_indication asked = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result base = SIPCAUSE_RESULT_INIT;

	if (now->export->base_count == 0 || now->row->companions != NULL ||
	    (now->base == NULL && table->from != table->to))
		return false;
	asked.code = base.outcome = now->row->code;
	base.phrase = fact(table->to, asked.code, SIPCAUSE_FACT_PHRASE);
	if (now->base != NULL)
		sipcause_translate_indication(now->base, &asked, &base);
	return base.outcome == result->outcome &&
	       (base.outcome < 0 || sci_same_text(base.phrase, result->phrase)) &&
	       (now->base == NULL || !depends(now->base, &asked) || depends(table->table, &asked));
}

void held_lose(const struct rendering *now, const char *why)
{
	const struct model_table *table = now->table;
	const struct model_row *row = now->row;
	char code[CLI_NUMBER_TEXT], to[CLI_NUMBER_TEXT];

	model_lose(now->export->model, "%s:%s -> %s%s%s: %s: %s", sipcause_space_name(table->from),
		   cli_number_text(code, table->from, row->code), sipcause_space_name(table->to),
		   row->companions != NULL ? " with " : "", or_nothing(row->companions),
		   cli_number_text(to, table->to, row->result.outcome), why);
}

/* Whether the system has a code; a row that it loses is told. */
static bool holds_code(const struct rendering *now, const struct sipcause_space *space,
		       int32_t code)
{
	const struct dialect *dialect = now->export->dialect;
	char why[200];

	if (code < 0 || dialect_holds_code(dialect, space, code))
		return true;
	snprintf(why, sizeof(why), "the dialect holds only %s of %s",
		 dialect_codes_of(dialect, space)->text, sipcause_space_name(space));
	held_lose(now, why);
	return false;
}

/* Whether the system knows the companions of a row, and their values. */
static bool holds_companions(const struct rendering *now)
{
	const struct sipcause_space **space = now->export->model->companions.items;
	const char *text = now->row->companions, *value;

	/* Both are in order of the names. */
	for (; text != NULL; text = text != NULL ? text + 1 : NULL) {
		value = strchr(text, '=') + 1;
		while (!sci_text_is(text, (size_t)(value - 1 - text), sipcause_space_name(*space)))
			space++;
		if (!dialect_has_space(&now->export->dialect->holds.companions, *space)) {
			held_lose(now, "the dialect has no such condition");
			return false;
		}
		if (sci_is_digit(value[0]) && !holds_code(now, *space, atoi(value)))
			return false;
		text = strchr(value, ';');
	}
	return true;
}

/* Whether a row can be written; what is lost of it is told. */
static bool holds_row(const struct rendering *now)
{
	const struct dialect *dialect = now->export->dialect;
	const struct dialect_holds *holds = &dialect->holds;
	const struct sipcause_result *result = &now->row->result;

	if (result->outcome == SIPCAUSE_NONE && holds->none == NULL)
		held_lose(now, "the dialect has no word for none");
	else if (result->outcome == SIPCAUSE_UNLISTED && holds->unlisted == NULL &&
		 now->form->from != NULL)
		now->export->model->unanswered++; /* the product goes on as it does */
	else if (result->outcome == SIPCAUSE_UNLISTED && holds->unlisted == NULL)
		held_lose(now, "the dialect has no word for unlisted");
	else if (holds_code(now, now->table->from, now->row->code) &&
		 holds_code(now, now->table->to, result->outcome) && holds_companions(now)) {
		if (!sci_same_text(result->phrase,
				   fact(result->to, result->outcome, SIPCAUSE_FACT_PHRASE)) &&
		    !dialect_writes(dialect, FIELD_PHRASE))
			held_lose(now, "its own phrase is not written");
		if (now->row->writes == NULL || dialect_writes(dialect, FIELD_WRITES))
			return true;
		if (!dialect_writes(dialect, FIELD_LOCATION))
			held_lose(now, "the companions that it writes are not written");
		else if (result->write_count > (now->row->location >= 0 ? 1u : 0u))
			held_lose(
				now,
				"the companions that it writes besides a location are not written");
		return true;
	}
	return false;
}

/* Whether all codes that reach the system as this one have an answer of the same kind: wanted, or
 * not.  Those that have not are lost. */
static bool stands_for_all(const struct rendering *now, int32_t wanted)
{
	const struct sipcause_table *answers = now->export->answers;
	const struct sipcause_space *other = sipcause_table_from(answers), *to = now->table->to;
	const bool own = now->row->result.outcome == wanted;
	bool all = true;
	size_t i;

	for (i = 0; i < sipcause_space_count(other); i++) {
		const int32_t code = sipcause_space_at(other, i);
		const int32_t answer = sipcause_translate(answers, code);
		char text[CLI_CODE_TEXT], said[CLI_CODE_TEXT], as[CLI_CODE_TEXT];

		if (answer < 0 || (answer == wanted) == own ||
		    sipcause_translate(now->export->arrives, code) != now->row->code)
			continue;
		all = false;
		model_lose(now->export->model,
			   "%s -> %s: it reaches the system as %s, whose answer is another",
			   cli_code_text(text, other, code), cli_code_text(said, to, answer),
			   cli_code_text(as, now->table->from, now->row->code));
	}
	return all;
}

/* Whether a section wants a row.  One of some answers alone is a list, and has no numbers that the
 * space does not define. */
bool held_wants(const struct rendering *now, enum dialect_kind kind)
{
	const struct dialect_section *section = &now->form->sections[kind];
	const struct model_row *row = now->row;
	const char *name = section->select_name;
	int32_t wanted;
	bool other;

	if ((kind == DIALECT_BARE && row->companions != NULL) ||
	    (kind == DIALECT_WHEN && row->companions == NULL) ||
	    (kind == DIALECT_ASKS && (row->companions != NULL || row->asks == NULL)) ||
	    (kind == DIALECT_WRITES && row->writes == NULL) ||
	    (kind <= DIALECT_WHEN && is_default(now)))
		return false;
	if (section->select_space == NULL)
		return holds_row(now);
	if (strcmp(sipcause_space_name(now->table->to), section->select_space) != 0)
		return false;
	other = name[0] == '!';
	name += other;
	wanted = sipcause_space_parse(now->table->to, name, strlen(name));
	return dialect_holds_code(now->export->dialect, now->table->from, row->code) &&
	       sipcause_space_defines(now->table->from, row->code) &&
	       ((now->export->answers == NULL || stands_for_all(now, wanted)) &&
		row->result.outcome == wanted) != other;
}
