/* SPDX-License-Identifier: BSD-2-Clause */
/* Which columns are written for companions of answers: -t SPACE=COLUMN,KEY=COLUMN. */
#include "base/count.h"
#include "cli/cli.h"
#include "cli/space.h"
#include "plan.h"

#include <string.h>

static bool refuse(const char *text)
{
	cli_say("-t '%s' is not usable; expected a column for each companion, e.g. q850=cause,location=where",
		text);
	return false;
}

struct output *plan_output_add(struct plan *plan, enum output_kind kind, uint32_t target,
			       const char *name)
{
	struct output *output = &plan->outputs[plan->output_count++];

	output->kind = kind;
	output->target = target;
	output->name = name;
	output->column = NO_COLUMN;
	return output;
}

/* Where the next companion of a -t begins, at the comma of ",SPACE=COLUMN"; else its end. */
const char *plan_companion_at(const char *text)
{
	const char *comma = strchr(text, ',');

	for (; comma != NULL; comma = strchr(comma + 1, ',')) {
		size_t length = cli_space_name_length(comma + 1);

		if (length > 0 && comma[1 + length] == '=')
			return comma;
	}
	return text + strlen(text);
}

bool plan_column_is_plain(const char *text, const char *column, size_t length)
{
	const char *end = column + length;
	const char *comma = memchr(column, ',', length);

	/* A column may have a comma in its name, but hardly the name of a space behind it. */
	while (comma != NULL) {
		const char *word = comma + 1;
		const char *next = memchr(word, ',', (size_t)(end - word));
		const size_t size = (size_t)((next != NULL ? next : end) - word);

		if (size == 0 || sipcause_shipped_called(word, size) != NULL) {
			cli_say("-t '%s': found '%.*s'; expected KEY=COLUMN, e.g. avoid=where",
				text, (int)size, word);
			return false;
		}
		comma = next;
	}
	return true;
}

/* The companions of a -t, and their columns. */
bool plan_companions_name(struct plan *plan, struct cli *cli, uint32_t target, const char *text,
			  const char *comma)
{
	while (*comma == ',') {
		const char *name = comma + 1, *column = strchr(name, '=') + 1;

		comma = plan_companion_at(column);
		if (comma == column)
			return refuse(text);
		if (!plan_column_is_plain(text, column, (size_t)(comma - column)))
			return false;
		if (plan->companion_count == COMPANIONS_OUT_MAX) {
			cli_say("found more than %d companions of -t; expected at most %d",
				COMPANIONS_OUT_MAX, COMPANIONS_OUT_MAX);
			return false;
		}
		plan->companion_count++;
		name = cli_copy(name, (size_t)(column - 1 - name));
		/* Have its space loaded, as that of an -f is. */
		cli_list_add(&cli->asked.from, name);
		plan_output_add(plan, OUTPUT_COMPANION, target,
				cli_copy(column, (size_t)(comma - column)))
			->companion_name = name;
	}
	return true;
}

/* Whether a space is translated to, and is no companion. */
static bool is_target(const struct plan *plan, const struct cli *cli,
		      const struct sipcause_space *space)
{
	const char *name;
	size_t i;

	for (i = 0; i < plan->space_count; i++)
		if (sipcause_map_table(cli->session.map, plan->spaces[i].space, space) != NULL)
			return true;
	for (i = 0; (name = sipcause_shipped_map(i)) != NULL; i++)
		if (strcmp(name, sipcause_space_name(space)) == 0)
			return true;
	return false;
}

/* ------------------------------------------------- what nothing is written to */

static bool row_writes(const struct sipcause_result *row, const struct sipcause_space *space)
{
	uint32_t i;

	for (i = 0; i < row->write_count; i++)
		if (row->write_space[i] == space)
			return true;
	return false;
}

static bool table_writes(const struct sipcause_table *table, const struct sipcause_space *space)
{
	struct sipcause_result row = SIPCAUSE_RESULT_INIT;
	struct sipcause_cursor *cursor = NULL;
	int more = sipcause_table_rows(&cursor, table, 0);
	bool found = false;

	while (!found && more >= 0 && (more = sipcause_cursor_next(cursor, &row)) == 1)
		found = row_writes(&row, space);
	sipcause_cursor_free(cursor);
	cli_need_memory(more);
	return found;
}

static bool is_written(const struct plan *plan, const struct output *output)
{
	uint32_t i;

	for (i = 0; i < plan->space_count; i++) {
		const struct sipcause_table *table = plan->spaces[i].tables[output->target];

		if (table != NULL && table_writes(table, output->companion))
			return true;
	}
	return false;
}

/* Whether options give the companion: -f or -w. */
static bool is_given(const struct plan *plan, const struct sipcause_space *space)
{
	uint32_t i;

	for (i = 0; i < plan->space_count; i++)
		if (plan->spaces[i].space == space)
			return true;
	for (i = 0; i < plan->context_count; i++)
		if (plan->contexts[i].space == space)
			return true;
	for (i = 0; i < plan->companions.count; i++)
		if (plan->companions.space[i] == space)
			return true;
	return false;
}

/* Whether cells may carry the companion: any cell those of a cause, and heads those of a message.
 */
static bool is_carried(const struct plan *plan, const char *name)
{
	static const char *const of_causes[] = { "location", "diagnostic" };
	static const char *const of_heads[] = { "warning", "retry-after", "stir" };
	bool heads = false;
	size_t i;

	for (i = 0; i < SCI_COUNT(of_causes); i++)
		if (strcmp(name, of_causes[i]) == 0)
			return true;
	for (i = 0; i < plan->source_count; i++)
		heads = heads || plan->sources[i].form >= 0;
	for (i = 0; heads && i < SCI_COUNT(of_heads); i++)
		if (strcmp(name, of_heads[i]) == 0)
			return true;
	return false;
}

/* A problem document, for one, may still name any companion: this is no error. */
static void warn_if_empty(const struct plan *plan, const struct output *output)
{
	const char *name = sipcause_space_name(output->companion);

	if (is_given(plan, output->companion) || is_carried(plan, name) || is_written(plan, output))
		return;
	cli_say("no row to %s writes %s; column '%s' stays empty unless a record or -w gives it",
		sipcause_space_name(plan->targets[output->target]), name, output->name);
}

bool plan_companions_resolve(struct plan *plan, const struct cli *cli)
{
	uint32_t i;

	for (i = 0; i < plan->output_count; i++) {
		struct output *output = &plan->outputs[i];

		if (output->kind != OUTPUT_COMPANION)
			continue;
		output->companion = cli_space_find(cli, output->companion_name);
		if (is_target(plan, cli, output->companion)) {
			cli_say("%s is a target; expected a -t of its own: -t %s=%s",
				output->companion_name, output->companion_name, output->name);
			return false;
		}
	}
	return true;
}

void plan_companions_warn(const struct plan *plan)
{
	uint32_t i;

	for (i = 0; !plan->options->quiet && i < plan->output_count; i++)
		if (plan->outputs[i].kind == OUTPUT_COMPANION)
			warn_if_empty(plan, &plan->outputs[i]);
}
