/* SPDX-License-Identifier: BSD-2-Clause */
/* Questions and answers as the public interface has them. */
#include "answer.h"

#include "catalog.h"

#include <stddef.h>
#include <string.h>

/* ---------------------------------------------------------------- results */

static void fill_provenance(const struct sci_answer *answer, struct sipcause_result *result)
{
	const struct sci_rule *rule = answer->rule;

	if (rule == NULL)
		return;
	result->grade = rule->grade;
	result->condition = rule->condition;
	result->map = rule->layer->map->name;
	result->file = rule->layer->map->file->name;
	result->line = rule->line;
	result->column = rule->column;
	result->source = rule->source;
	result->note = rule->note;
	if (rule->phrase != NULL && answer->outcome >= 0)
		result->phrase = rule->phrase;
}

static void fill_first_leg(const struct sci_answer *answer, struct sipcause_result *result)
{
	const struct sci_rule *rule = answer->via_rule;

	result->via = answer->via;
	result->via_code = answer->via_code;
	result->via_how = answer->via_how;
	if (rule == NULL)
		return;
	result->via_map = rule->layer->map->name;
	result->via_file = rule->layer->map->file->name;
	result->via_source = rule->source;
	result->via_condition = rule->condition;
	result->via_grade = rule->grade;
	result->via_line = rule->line;
}

void sci_answer_fill(const struct sci_answer *answer, int32_t step, struct sipcause_result *result)
{
	struct sipcause_result full;
	uint32_t size = result->size, i;

	memset(&full, 0, sizeof(full));
	full.size = size;
	full.outcome = answer->outcome;
	full.how = answer->how;
	full.step = step;
	full.code = answer->code;
	full.from = answer->table->from;
	full.to = answer->table->to;
	full.first = answer->key != NULL ? answer->key->span.first : -1;
	full.last = answer->key != NULL ? answer->key->span.last : -1;
	if (answer->outcome >= 0)
		full.phrase = sipcause_space_fact(answer->table->to, answer->outcome,
						  SIPCAUSE_FACT_PHRASE);
	fill_provenance(answer, &full);
	if (answer->via != NULL)
		fill_first_leg(answer, &full);
	for (i = 0; i < answer->write_count; i++) {
		full.write_space[i] = answer->writes[i].space;
		full.write_code[i] = answer->writes[i].code;
	}
	full.write_count = answer->write_count;
	memcpy(result, &full, size < sizeof(full) ? size : sizeof(full));
}

/* ------------------------------------------------------------- indications */

int sipcause_indication_add(struct sipcause_indication *indication,
			    const struct sipcause_space *space, int32_t code)
{
	if (indication == NULL || space == NULL || indication->size < sizeof(*indication))
		return SIPCAUSE_E_ARGUMENT;
	if (code != SIPCAUSE_PRESENT && !sci_span_holds(space->range, code))
		return SIPCAUSE_E_ARGUMENT;
	if (indication->count >= SIPCAUSE_COMPANIONS_MAX)
		return SIPCAUSE_E_FULL;
	indication->space[indication->count] = space;
	indication->value[indication->count] = code;
	indication->count++;
	return SIPCAUSE_OK;
}

int sipcause_question_check(const struct sipcause_space *from,
			    const struct sipcause_indication *indication,
			    const struct sipcause_result *result)
{
	if (indication == NULL || result == NULL)
		return SIPCAUSE_E_ARGUMENT;
	if (indication->size < sizeof(*indication) || result->size < SCI_RESULT_LEAST)
		return SIPCAUSE_E_SIZE;
	if (indication->count > SIPCAUSE_COMPANIONS_MAX)
		return SIPCAUSE_E_COMPANIONS;
	if (from == NULL ? indication->from == NULL
			 : indication->from != NULL && indication->from != from)
		return SIPCAUSE_E_SPACE;
	return SIPCAUSE_OK;
}

/* The code of the first of these that is of a space. */
static bool find_companion(const struct sipcause_space *const *spaces, const int32_t *codes,
			   uint32_t count, const struct sipcause_space *space, int32_t *code)
{
	uint32_t i;

	for (i = 0; i < count; i++) {
		if (spaces[i] != space)
			continue;
		*code = codes[i];
		return true;
	}
	return false;
}

int32_t sipcause_companion(const struct sipcause_indication *indication,
			   const struct sipcause_result *result, const struct sipcause_space *space)
{
	bool code = result != NULL && result->size >= sizeof(*result) && result->outcome >= 0;
	bool own = !code || (indication != NULL && result->to == indication->from);
	int32_t found;

	if (space == NULL)
		return SIPCAUSE_UNLISTED;
	if (code && result->write_count <= SIPCAUSE_WRITES_MAX &&
	    find_companion(result->write_space, result->write_code, result->write_count, space,
			   &found))
		return found;
	if (own && indication != NULL && indication->size >= sizeof(*indication) &&
	    indication->count <= SIPCAUSE_COMPANIONS_MAX &&
	    find_companion(indication->space, indication->value, indication->count, space, &found))
		return found;
	return code && result->filled_space == space ? result->filled_code : SIPCAUSE_UNLISTED;
}

bool sci_question_ask(const struct sipcause_table *table,
		      const struct sipcause_indication *indication, struct sci_question *question)
{
	uint32_t i;

	if (table == NULL || indication == NULL || indication->size < sizeof(*indication) ||
	    indication->count > SIPCAUSE_COMPANIONS_MAX)
		return false;
	if (indication->from != NULL && indication->from != table->from)
		return false;
	for (i = 0; i < indication->count; i++) {
		question->writes[i].space = indication->space[i];
		question->writes[i].code = indication->value[i];
	}
	question->companions.under = NULL;
	question->companions.writes = question->writes;
	question->companions.count = indication->count;
	return true;
}

int32_t sipcause_translate_indication(const struct sipcause_table *table,
				      const struct sipcause_indication *indication,
				      struct sipcause_result *result)
{
	struct sci_question question;
	struct sci_answer answer;

	if (result == NULL || result->size < SCI_RESULT_LEAST ||
	    !sci_question_ask(table, indication, &question))
		return SIPCAUSE_ERROR;
	sci_table_resolve(table, indication->code, &question.companions, NULL, &answer);
	sci_answer_fill(&answer, SIPCAUSE_STEP_ANSWERED, result);
	return answer.outcome;
}

/* What there is to say without a table. */
static int32_t answer_without(const struct sipcause_map *map, const struct sipcause_space *to,
			      const struct sipcause_indication *indication,
			      struct sipcause_result *result)
{
	bool known = sci_span_holds(indication->from->range, indication->code);
	struct sipcause_result full;
	uint32_t size = result->size;

	memset(&full, 0, sizeof(full));
	full.size = size;
	full.outcome = SIPCAUSE_UNLISTED;
	full.how = known ? SIPCAUSE_HOW_UNLISTED : SIPCAUSE_HOW_UNKNOWN_CODE;
	full.step = SIPCAUSE_STEP_ANSWERED;
	full.code = indication->code;
	full.first = -1;
	full.last = -1;
	full.from = indication->from;
	full.to = to;
	if (known && indication->from == to) {
		full.outcome = indication->code;
		full.how = SIPCAUSE_HOW_COPIED;
		full.map = map->doc->name;
		full.file = map->doc->file->name;
		full.phrase = sipcause_space_fact(to, full.outcome, SIPCAUSE_FACT_PHRASE);
	}
	memcpy(result, &full, size < sizeof(full) ? size : sizeof(full));
	return full.outcome;
}

int32_t sipcause_map_translate(const struct sipcause_map *map, const struct sipcause_space *to,
			       const struct sipcause_indication *indication,
			       struct sipcause_result *result)
{
	const struct sipcause_table *table;
	int32_t outcome;

	if (map == NULL || to == NULL ||
	    sipcause_question_check(NULL, indication, result) != SIPCAUSE_OK)
		return SIPCAUSE_ERROR;
	table = sipcause_map_table(map, indication->from, to);
	outcome = table != NULL ? sipcause_translate_indication(table, indication, result)
				: answer_without(map, to, indication, result);
	if (outcome >= 0 && to == map->filled_beside &&
	    result->size >= offsetof(struct sipcause_result, spare0) &&
	    sipcause_companion(indication, result, map->filled_space) == SIPCAUSE_UNLISTED) {
		result->filled_space = map->filled_space;
		result->filled_code = map->filled_code;
	}
	return outcome;
}
