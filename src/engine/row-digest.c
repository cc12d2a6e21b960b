/* SPDX-License-Identifier: BSD-2-Clause */
#include "row-digest.h"

#include <string.h>

void sci_digest_number(struct sci_digest *digest, int64_t number)
{
	const uint64_t word = (uint64_t)number;
	unsigned char bytes[8];
	unsigned i;

	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(word >> 8 * i);
	sci_digest_add(digest, bytes, sizeof(bytes));
}

void sci_digest_add_text(struct sci_digest *digest, const char *text)
{
	sci_digest_add(digest, text != NULL ? text : "", text != NULL ? strlen(text) : 0);
}

/* -------------------------------------------------------------- conditions */

/* The codes that a condition names: alone, as ranges, or by sets.  NULL: memory is out. */
static struct sipcause_span *spans_of(struct sci_arena *arena,
				      const struct sci_condition *condition, uint32_t *count)
{
	struct sipcause_span *spans;
	uint32_t used = condition->count, i;

	for (i = 0; i < condition->set_count; i++)
		used += condition->sets[i]->count;
	spans = sci_arena_array(arena, (size_t)used + 1, sizeof(*spans));
	if (spans == NULL)
		return NULL;
	used = condition->count;
	if (used > 0)
		memcpy(spans, condition->spans, used * sizeof(*spans));
	for (i = 0; i < condition->set_count; i++) {
		const struct sipcause_set *set = condition->sets[i];

		if (set->count > 0)
			memcpy(spans + used, set->spans, set->count * sizeof(*spans));
		used += set->count;
	}
	*count = sci_spans_merge(spans, used);
	return spans;
}

static int add_condition(struct sci_arena *arena, const struct sci_condition *condition,
			 struct sci_digest *rows)
{
	const struct sci_mark mark = sci_arena_mark(arena);
	uint32_t count = 0, i;
	const struct sipcause_span *spans = spans_of(arena, condition, &count);

	if (spans == NULL)
		return SIPCAUSE_E_MEMORY;
	/* Any companion of the space is enough then. */
	if (condition->present)
		count = 0;
	sci_digest_add_text(rows, condition->space->name);
	sci_digest_number(rows, condition->present);
	sci_digest_number(rows, condition->absent);
	sci_digest_number(rows, count);
	for (i = 0; i < count; i++) {
		sci_digest_number(rows, spans[i].first);
		sci_digest_number(rows, spans[i].last);
	}
	sci_arena_release(arena, mark);
	return SIPCAUSE_OK;
}

/* Put the conditions of a rule among others, by the names of their spaces: all must hold,
 * whatever their order. */
static uint32_t sort_in(const struct sci_condition **sorted, uint32_t count,
			const struct sci_rule *rule)
{
	uint32_t i, at;

	for (i = 0; rule != NULL && i < rule->condition_count; i++) {
		const struct sci_condition *condition = &rule->conditions[i];

		for (at = count; at > 0; at--) {
			if (strcmp(sorted[at - 1]->space->name, condition->space->name) <= 0)
				break;
			sorted[at] = sorted[at - 1];
		}
		sorted[at] = condition;
		count++;
	}
	return count;
}

static int add_conditions(struct sci_arena *arena, const struct sci_answer *answer,
			  struct sci_digest *rows)
{
	const struct sci_condition *sorted[2 * UINT8_MAX];
	uint32_t count = 0, i;
	int code = SIPCAUSE_OK;

	/* A first leg that ended the composition is its last one too. */
	if (answer->via != NULL && answer->via_code >= 0)
		count = sort_in(sorted, count, answer->via_rule);
	count = sort_in(sorted, count, answer->rule);
	sci_digest_number(rows, count);
	for (i = 0; i < count && code == SIPCAUSE_OK; i++)
		code = add_condition(arena, sorted[i], rows);
	return code;
}

/* --------------------------------------------------------------------- rows */

/* The companions, by the names of their spaces. */
static void add_writes(const struct sci_answer *answer, struct sci_digest *rows)
{
	const struct sci_write *sorted[SIPCAUSE_WRITES_MAX];
	uint32_t i, at;

	for (i = 0; i < answer->write_count; i++) {
		const struct sci_write *write = &answer->writes[i];

		for (at = i; at > 0; at--) {
			if (strcmp(sorted[at - 1]->space->name, write->space->name) <= 0)
				break;
			sorted[at] = sorted[at - 1];
		}
		sorted[at] = write;
	}
	sci_digest_number(rows, answer->write_count);
	for (i = 0; i < answer->write_count; i++) {
		sci_digest_add_text(rows, sorted[i]->space->name);
		sci_digest_number(rows, sorted[i]->code);
	}
}

static const char *phrase_of(const struct sci_answer *answer)
{
	if (answer->outcome < 0)
		return NULL;
	if (answer->rule != NULL && answer->rule->phrase != NULL)
		return answer->rule->phrase;
	return sipcause_space_fact(answer->table->to, answer->outcome, SIPCAUSE_FACT_PHRASE);
}

static int add_row(struct sci_arena *arena, const struct sci_alternative *alternative,
		   struct sci_digest *rows)
{
	const struct sci_answer *answer = &alternative->answer;
	const bool same = answer->outcome == answer->code;

	sci_digest_number(rows, same ? SIPCAUSE_SAME : answer->outcome);
	sci_digest_add_text(rows, phrase_of(answer));
	add_writes(answer, rows);
	if (alternative->conditional)
		return add_conditions(arena, answer, rows);
	sci_digest_number(rows, 0);
	return SIPCAUSE_OK;
}

static bool says_nothing(const struct sci_alternative *alternative)
{
	return !alternative->conditional && alternative->answer.outcome == SIPCAUSE_UNLISTED;
}

int sci_row_digest(struct sci_row_digest *work, const struct sipcause_table *table, int32_t code,
		   struct sci_digest *rows)
{
	static const struct sci_digest empty = { { 0, 0 } };
	struct sci_alternative alternative;
	int given, said = 0;

	*rows = empty;
	sci_alternatives_start(&work->walk, table, code, NULL);
	while ((given = sci_alternatives_next(&work->walk, &work->arena, &alternative)) == 1) {
		if (!says_nothing(&alternative))
			said = 1;
		if (add_row(&work->arena, &alternative, rows) != SIPCAUSE_OK)
			return SIPCAUSE_E_MEMORY;
	}
	return given == 0 ? said : given;
}
