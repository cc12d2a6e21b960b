/* SPDX-License-Identifier: BSD-2-Clause */
#include "model.h"

#include "cli/result.h"
#include "cli/say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOST_MAX 1000000 /* lines that are kept */
#define VALUES_MAX 4096  /* of one space, that conditions name */
#define CHOICES_MAX 64   /* spaces that a code asks for */
#define TEXT 2048        /* of companions */

void model_spaces_add(struct model_spaces *spaces, const struct sipcause_space *space)
{
	size_t at = 0;

	while (at < spaces->count &&
	       strcmp(sipcause_space_name(spaces->items[at]), sipcause_space_name(space)) < 0)
		at++;
	if (at < spaces->count && spaces->items[at] == space)
		return;
	spaces->items = cli_more(spaces->items, spaces->count, sizeof(spaces->items[0]));
	memmove(spaces->items + at + 1, spaces->items + at,
		(spaces->count++ - at) * sizeof(spaces->items[0]));
	spaces->items[at] = space;
}

void model_lose(struct model *model, const char *format, ...)
{
	char line[TEXT];
	va_list arguments;
	size_t length;

	va_start(arguments, format);
	vsnprintf(line, sizeof(line), format, arguments);
	va_end(arguments);
	length = strlen(line) + 1;
	if (model->lost.most == 0)
		sci_strings_init(&model->lost, LOST_MAX, NULL);
	if (sci_strings_keep(&model->lost, line, length) == NULL && model->lost.count < LOST_MAX)
		cli_need_memory(SIPCAUSE_E_MEMORY);
}

/* A companion that a code asks for, with the values that rules name; SIPCAUSE_PRESENT, which
 * comes first, stands for all others. */
struct choice {
	const struct sipcause_space *space;
	int32_t values[VALUES_MAX];
	size_t count;
};

/* One table while its rows are made. */
struct making {
	struct model *model;
	struct model_table *table;
	struct choice *choices[CHOICES_MAX]; /* of the code at hand, in order of their names */
	size_t count;
	struct choice *shared[CHOICES_MAX]; /* what comes before all codes of a wide space */
	size_t shared_count;
	const char *asks;
	struct sipcause_result bare; /* the answer of the code alone */
	struct sipcause_indication asked;
	char text[TEXT]; /* its companions */
	bool others;     /* all that no rule names is as if it were not there */
	bool fits;
	/* Codes that lose the same. */
	struct sipcause_span losing;
	char lost[TEXT];
};

static void fail(struct making *making, const char *what)
{
	if (making->fits)
		cli_say("found too many %s from %s to %s; name the companions that the system knows, e.g. -w location, or none: -w none",
			what, sipcause_space_name(making->table->from),
			sipcause_space_name(making->table->to));
	making->fits = false;
}

/* ------------------------------------------------------- what a code asks for */

static struct choice *find_choice(struct making *making, const struct sipcause_space *space)
{
	struct choice **at = making->choices, **end = at + making->count, *choice;

	while (at < end &&
	       strcmp(sipcause_space_name((*at)->space), sipcause_space_name(space)) < 0)
		at++;
	if (at < end && (*at)->space == space)
		return *at;
	if (making->count == CHOICES_MAX) {
		fail(making, "companions");
		return NULL;
	}
	choice = making->choices[making->count]; /* of a code before */
	if (choice == NULL)
		choice = cli_alloc(sizeof(*choice));
	memmove(at + 1, at, (size_t)(end - at) * sizeof(*at));
	*at = choice;
	making->count++;
	choice->space = space;
	choice->values[0] = SIPCAUSE_PRESENT;
	choice->count = 1;
	return choice;
}

static void add_value(struct making *making, struct choice *choice, int32_t value)
{
	size_t at = choice->count;

	while (choice->values[at - 1] > value)
		at--;
	if (choice->values[at - 1] == value)
		return;
	if (choice->count == VALUES_MAX) {
		fail(making, "values of companions");
		return;
	}
	memmove(choice->values + at + 1, choice->values + at,
		(choice->count++ - at) * sizeof(choice->values[0]));
	choice->values[at] = value;
}

static void add_spans(struct making *making, struct choice *choice,
		      const struct sipcause_span *spans, uint32_t count)
{
	int64_t value;
	uint32_t i;

	for (i = 0; i < count; i++)
		for (value = spans[i].first; value <= spans[i].last && making->fits; value++)
			add_value(making, choice, (int32_t)value);
}

static bool is_known(const struct model *model, const struct sipcause_space *space)
{
	size_t i;

	for (i = 0; !model->all && i < model->known.count; i++)
		if (model->known.items[i] == space)
			return true;
	return model->all;
}

static void take_conditions(struct making *making, const struct sipcause_cursor *cursor)
{
	struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT;
	uint32_t k, count;
	size_t i;

	for (i = 0; sipcause_cursor_condition(cursor, i, &condition) == 1; i++) {
		struct choice *choice = is_known(making->model, condition.space)
						? find_choice(making, condition.space)
						: NULL;

		if (choice == NULL)
			continue;
		add_spans(making, choice, condition.spans, condition.count);
		for (k = 0; k < condition.set_count; k++) {
			const struct sipcause_span *spans =
				sipcause_set_spans(condition.sets[k], &count);

			add_spans(making, choice, spans, count);
		}
	}
}

/* -------------------------------------------------------------------- answers */

static const char *keep(struct model *model, const char *text)
{
	const char *kept = sci_arena_text(&model->arena, text, strlen(text));

	cli_need_memory(kept == NULL ? SIPCAUSE_E_MEMORY : SIPCAUSE_OK);
	return text[0] != '\0' ? kept : NULL;
}

/* Add "location=2" to companions, or "location" alone to what is asked for. */
static void add_text(char room[TEXT], const char *joint, const struct sipcause_space *space,
		     const char *between, const char *value)
{
	size_t used = strlen(room);

	snprintf(room + used, TEXT - used, "%s%s%s%s", used > 0 ? joint : "",
		 sipcause_space_name(space), between, value);
}

static void add_companion_text(char room[TEXT], const struct sipcause_space *space, int32_t code)
{
	char number[SIPCAUSE_DIGEST_TEXT];

	snprintf(number, sizeof(number), "%d", code);
	add_text(room, ";", space, "=", code == SIPCAUSE_PRESENT ? "present" : number);
}

static void ask(struct making *making, struct sipcause_result *result)
{
	static const struct sipcause_result empty = SIPCAUSE_RESULT_INIT;

	if (making->model->questions++ >= MODEL_QUESTIONS_MAX)
		fail(making, "combinations of companions");
	*result = empty;
	sipcause_translate_indication(making->table->table, &making->asked, result);
	if (result->outcome < 0)
		result->phrase = NULL;
}

static bool is_bare(const struct making *making, const struct sipcause_result *result)
{
	const struct sipcause_result *bare = &making->bare;
	bool same = result->outcome == bare->outcome && result->write_count == bare->write_count &&
		    (result->phrase == bare->phrase ||
		     (result->phrase != NULL && bare->phrase != NULL &&
		      strcmp(result->phrase, bare->phrase) == 0));
	uint32_t i;

	for (i = 0; same && i < bare->write_count; i++)
		same = result->write_space[i] == bare->write_space[i] &&
		       result->write_code[i] == bare->write_code[i];
	return same;
}

static void add_row(struct making *making, const struct sipcause_result *result)
{
	struct model_table *table = making->table;
	struct model_row *row;
	char writes[TEXT] = "";
	uint32_t i;

	if (making->model->rows++ >= MODEL_ROWS_MAX) {
		fail(making, "rows");
		return;
	}
	table->rows = cli_grow(table->rows, table->count, &table->room, sizeof(table->rows[0]));
	row = &table->rows[table->count++];
	row->code = result->code;
	row->companions = keep(making->model, making->text);
	row->asks = making->asks;
	row->result = *result;
	row->location = SIPCAUSE_UNLISTED;
	for (i = 0; i < result->write_count; i++) {
		add_companion_text(writes, result->write_space[i], result->write_code[i]);
		model_spaces_add(&making->model->companions, result->write_space[i]);
		if (strcmp(sipcause_space_name(result->write_space[i]), "location") == 0)
			row->location = result->write_code[i];
	}
	row->writes = keep(making->model, writes);
}

/* Add the rows for all combinations of one of the companions from `from` on and those after it,
 * with the companions that are asked already. */
static void add_combinations(struct making *making, size_t from)
{
	const struct sipcause_indication asked = making->asked;
	const size_t length = strlen(making->text);
	size_t i, n;

	for (i = from; asked.count < (uint32_t)making->model->when && i < making->count; i++)
		for (n = 0; n < making->choices[i]->count && making->fits; n++) {
			const struct choice *choice = making->choices[i];
			const size_t k = (n + 1) % choice->count; /* that for the others is last */
			const bool named = asked.count == 0 && !making->others && k > 0;
			struct sipcause_result result;

			making->asked = asked;
			making->text[length] = '\0';
			sipcause_indication_add(&making->asked, choice->space, choice->values[k]);
			add_companion_text(making->text, choice->space, choice->values[k]);
			ask(making, &result);
			if (named || !is_bare(making, &result))
				add_row(making, &result);
			add_combinations(making, i + 1);
		}
	making->asked = asked;
	making->text[length] = '\0';
}

/* Whether the values that no rule names are as if the only companion were not there. */
static bool are_others_bare(struct making *making)
{
	const struct sipcause_indication bare = making->asked;
	struct sipcause_result result;

	if (making->count != 1)
		return false;
	sipcause_indication_add(&making->asked, making->choices[0]->space, SIPCAUSE_PRESENT);
	ask(making, &result);
	making->asked = bare;
	return is_bare(making, &result);
}

static void tell_lost(struct making *making)
{
	const struct model_table *table = making->table;
	char codes[CLI_NUMBER_TEXT * 2];

	if (making->lost[0] == '\0')
		return;
	cli_number_text(codes, table->from, making->losing.first);
	if (making->losing.last > making->losing.first)
		snprintf(codes, sizeof(codes), "%d-%d", making->losing.first, making->losing.last);
	model_lose(making->model, "%s:%s -> %s: %s", sipcause_space_name(table->from), codes,
		   sipcause_space_name(table->to), making->lost);
	making->lost[0] = '\0';
}

static bool is_told(const struct model *model, int32_t code)
{
	uint32_t i;

	for (i = 0; i < model->code_count; i++)
		if (code >= model->codes[i].first && code <= model->codes[i].last)
			return true;
	return model->codes == NULL;
}

/* What a system that takes fewer companions at once loses. */
static void lose_combinations(struct making *making, int32_t code)
{
	char names[TEXT] = "", lost[TEXT] = "", most[64] = "";
	size_t i;

	for (i = 0; i < making->count; i++)
		add_text(names, i + 1 == making->count ? " and " : ", ", making->choices[i]->space,
			 "", "");
	if (making->model->when > 0)
		snprintf(most, sizeof(most), "more than %d of ", making->model->when);
	if (making->count > (size_t)making->model->when)
		snprintf(lost, sizeof(lost), "answers to %s%.*s", most, TEXT - 100, names);
	if (strcmp(lost, making->lost) != 0 || code != making->losing.last + 1) {
		tell_lost(making);
		making->losing.first = code;
	}
	making->losing.last = code;
	if (is_told(making->model, code))
		memcpy(making->lost, lost, sizeof(lost));
}

static void add_code(struct making *making, int32_t code)
{
	static const struct sipcause_indication empty = SIPCAUSE_INDICATION_INIT;
	char asks[TEXT] = "";
	size_t i;

	making->asked = empty;
	making->asked.code = code;
	making->text[0] = '\0';
	for (i = 0; i < making->count; i++) {
		add_text(asks, ";", making->choices[i]->space, "", "");
		model_spaces_add(&making->model->companions, making->choices[i]->space);
	}
	making->asks = making->model->when > 0 ? keep(making->model, asks) : NULL;
	if (strlen(asks) + 1 == TEXT)
		fail(making, "companions");
	lose_combinations(making, code);
	ask(making, &making->bare);
	add_row(making, &making->bare);
	making->others = are_others_bare(making);
	add_combinations(making, 0);
}

/* ------------------------------------------------------------------ the table */

/* A row about codes that have no row in the model. */
static void lose_rest(struct making *making, const struct sipcause_result *row)
{
	char codes[CLI_NUMBER_TEXT] = "*", to[CLI_NUMBER_TEXT], condition[CLI_CONDITION_TEXT];

	if (row->outcome == SIPCAUSE_UNLISTED)
		return;
	if (row->first >= 0)
		snprintf(codes, sizeof(codes), "%d-%d", row->first, row->last);
	cli_condition(condition, row);
	model_lose(making->model, "%s:%s -> %s%s%s: %s: the rest of a space with so many codes",
		   sipcause_space_name(row->from), codes, sipcause_space_name(row->to),
		   condition[0] != '\0' ? " with " : "", condition,
		   cli_number_text(to, row->to, row->outcome));
}

/* The choices of a wide space so far are those of every code. */
static void keep_shared(struct making *making)
{
	size_t i;

	for (i = 0; i < making->count; i++) {
		making->shared[i] = cli_alloc(sizeof(*making->shared[i]));
		*making->shared[i] = *making->choices[i];
	}
	making->shared_count = making->count;
}

/* Another code: it asks for what its own rules name, and for what comes before all codes. */
static void begin_code(struct making *making)
{
	size_t i, k;

	making->count = 0;
	for (i = 0; i < making->shared_count; i++) {
		struct choice *choice = find_choice(making, making->shared[i]->space);

		for (k = 0; choice != NULL && k < making->shared[i]->count; k++)
			add_value(making, choice, making->shared[i]->values[k]);
	}
}

static void read_rows(struct making *making)
{
	const struct sipcause_space *from = making->table->from;
	const bool dense =
		(int64_t)sipcause_space_last(from) - sipcause_space_first(from) < MODEL_DENSE;
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	int32_t code = -1;
	int more = sipcause_table_rows(&cursor, making->table->table, dense);

	while (more >= 0 && making->fits && (more = sipcause_cursor_next(cursor, &row)) == 1) {
		if (code >= 0 && row.code != code) {
			add_code(making, code);
			begin_code(making);
		}
		if (code < 0 && row.code >= 0)
			keep_shared(making);
		code = row.code;
		if (making->model->questions++ >= MODEL_QUESTIONS_MAX)
			fail(making, "rows");
		if (code < 0)
			lose_rest(making, &row);
		take_conditions(making, cursor);
	}
	if (code >= 0 && making->fits)
		add_code(making, code);
	tell_lost(making);
	sipcause_cursor_free(cursor);
	cli_need_memory(more);
}

void model_free(struct model *model)
{
	size_t i;

	for (i = 0; i < model->count; i++)
		free(model->tables[i].rows);
	if (model->lost.most > 0)
		sci_strings_free(&model->lost);
	sci_arena_free(&model->arena);
}

bool model_add(struct model *model, const struct sipcause_table *table,
	       const struct sipcause_map *map)
{
	struct making *making = cli_alloc(sizeof(*making));

	memset(making, 0, sizeof(*making));
	model->tables = cli_more(model->tables, model->count, sizeof(model->tables[0]));
	making->model = model;
	making->table = &model->tables[model->count++];
	making->fits = true;
	*making->table = (struct model_table){ .table = table,
					       .from = sipcause_table_from(table),
					       .to = sipcause_table_to(table),
					       .map = map };
	read_rows(making);
	return making->fits;
}
