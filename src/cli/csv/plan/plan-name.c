/* SPDX-License-Identifier: BSD-2-Clause */
#include "plan-name.h"

#include "base/count.h"
#include "cli/cli.h"
#include "cli/space.h"

#include <string.h>

static bool too_many(const char *what, size_t count, size_t most)
{
	if (count <= most)
		return false;
	cli_say("found %zu %s; expected at most %zu", count, what, most);
	return true;
}

/* The space of a plan by its name, which gets a place when it has none. */
static bool name_space(struct plan *plan, struct cli *cli, const char **names, const char *name,
		       size_t length, uint32_t *place)
{
	for (*place = 0; *place < plan->space_count; ++*place)
		if (strlen(names[*place]) == length && memcmp(names[*place], name, length) == 0)
			return true;
	if (too_many("spaces to read", (size_t)plan->space_count + 1, SPACES_MAX))
		return false;
	names[plan->space_count++] = cli_copy(name, length);
	cli_list_add(&cli->asked.from, names[*place]);
	return true;
}

static bool unusable(const char *option, const char *text, const char *expected)
{
	cli_say("%s '%s' is not usable; expected %s", option, text, expected);
	return false;
}

/* The spaces that parts of messages have codes of, and those that come with them. */
static bool name_parts(struct plan *plan, struct cli *cli, const char **names)
{
	static const char *const codes[] = { "q850", "sip", "http", "event" };
	static const char *const companions[] = { "location", "warning", "diagnostic" };
	uint32_t place;
	size_t i;

	for (i = 0; !plan->messages && i < SCI_COUNT(companions); i++)
		cli_list_add(&cli->asked.from, companions[i]);
	plan->messages = true;
	for (i = 0; i < SCI_COUNT(codes); i++)
		if (!name_space(plan, cli, names, codes[i], strlen(codes[i]), &place))
			return false;
	return true;
}

/* One -f. */
static bool name_source(struct plan *plan, struct cli *cli, const char **names, const char *text)
{
	struct source *source = &plan->sources[plan->source_count++];
	const char *equals = strchr(text, '='), *kind;
	size_t length;

	source->protocol = NO_COLUMN;
	if (equals == NULL || equals[1] == '\0')
		return unusable("-f", text, "SPACE=COLUMN, e.g. sip=status");
	source->column_name = equals + 1;
	kind = cli_copy(text, (size_t)(equals - text));
	if (kind[0] == '@') {
		plan_spelling(source, "any", cli->asked.strict);
		source->kind = kind;
		source->protocol_name = kind + 1;
		return kind[1] != '\0' ||
		       unusable("-f", text, "@COLUMN=COLUMN, e.g. @protocol=code");
	}
	length = plan_spelling(source, kind, cli->asked.strict);
	if (length == SIZE_MAX)
		return unusable(
			"-f", text,
			"SPACE=COLUMN, or SPACE:NOTATION=COLUMN with auto, decimal, hex, octet, ie, h323 or cucm, or reason, status-line, header or head");
	if (length == 0)
		return name_parts(plan, cli, names);
	if (source->spelling == SIPCAUSE_SPELLING_CUCM)
		cli->asked.spelling = SIPCAUSE_SPELLING_CUCM;
	return name_space(plan, cli, names, kind, length, &source->space);
}

/* The spaces that words of a protocol column mean. */
static bool name_protocol(struct plan *plan, struct cli *cli, const char **names, const char *word,
			  const char *space)
{
	struct protocol *protocol = &plan->protocols[plan->protocol_count++];

	protocol->word = word;
	return name_space(plan, cli, names, space, strlen(space), &protocol->space);
}

static bool name_protocols(struct plan *plan, struct cli *cli, const char **names)
{
	static const char *const usual[] = { "sip", "q850", "http" };
	const struct cli_list *given = &plan->options->protocols;
	bool wanted = false;
	uint32_t place;
	size_t i;

	for (i = 0; i < plan->source_count; i++)
		wanted = wanted || plan->sources[i].protocol_name != NULL;
	if (!wanted)
		return true;
	plan->protocols = cli_alloc((given->count + 1) * sizeof(*plan->protocols));
	for (i = 0; i < given->count; i++) {
		const char *equals = strchr(given->items[i], '=');

		if (equals == NULL || equals == given->items[i] || equals[1] == '\0' ||
		    cli_space_name_length(equals + 1) != strlen(equals + 1))
			return unusable("--protocol", given->items[i],
					"WORD=SPACE, e.g. ISDN=q850");
		if (!name_protocol(plan, cli, names,
				   cli_copy(given->items[i], (size_t)(equals - given->items[i])),
				   equals + 1))
			return false;
	}
	for (i = 0; i < SCI_COUNT(usual); i++)
		if (!name_space(plan, cli, names, usual[i], strlen(usual[i]), &place))
			return false;
	return true;
}

/* One -t: its column, and those that go with it. */
static bool name_target(struct plan *plan, struct cli *cli, const char *text)
{
	const struct csv_options *options = plan->options;
	uint32_t target = plan->target_count++;
	size_t length = cli_space_name_length(text);
	const char *column = text + length + 1, *comma;

	if (length == 0 || text[length] != '=' || *column == '\0')
		return unusable("-t", text, "SPACE=COLUMN, e.g. q850=cause");
	comma = plan_companion_at(column);
	if (comma == column)
		return unusable("-t", text, "SPACE=COLUMN, e.g. q850=cause");
	if (!plan_column_is_plain(text, column, (size_t)(comma - column)))
		return false;
	cli_list_add(&cli->asked.to, cli_copy(text, length));
	column = cli_copy(column, (size_t)(comma - column));
	plan_output_add(plan, OUTPUT_CODE, target, column);
	if (options->phrase)
		plan_output_add(plan, OUTPUT_PHRASE, target, cli_join(column, "_phrase"));
	if (options->how)
		plan_output_add(plan, OUTPUT_HOW, target, cli_join(column, "_how"));
	return plan_companions_name(plan, cli, target, text, comma);
}

/* The companions of -w. */
static bool name_contexts(struct plan *plan, struct cli *cli)
{
	const struct cli_list *with = &plan->options->with;
	size_t i;

	for (i = 0; i < with->count; i++) {
		if (cli_list_is_twice(with, i)) {
			cli_say("-w '%s' was given twice; expected it once", with->items[i]);
			return false;
		}
		if (!plan_context_name(plan, cli, with->items[i]))
			return false;
	}
	return true;
}

/* To conditions, too, a cell of --null is an empty one. */
static void give_nulls(struct plan *plan)
{
	const struct cli_list *nulls = &plan->options->nulls;
	uint32_t i;

	for (i = 0; i < plan->context_count; i++)
		if (plan->contexts[i].tests)
			condition_take_nulls(&plan->contexts[i].condition, nulls->items,
					     nulls->count);
	for (i = 0; i < plan->choice_count; i++)
		condition_take_nulls(&plan->choices[i].condition, nulls->items, nulls->count);
	for (i = 0; i < plan->when_count; i++)
		condition_take_nulls(&plan->when[i], nulls->items, nulls->count);
	if (plan->seizes)
		condition_take_nulls(&plan->seized, nulls->items, nulls->count);
}

bool plan_name(struct plan *plan, struct cli *cli, const char *spaces[SPACES_MAX])
{
	const struct csv_options *options = plan->options;
	size_t targets = options->to.count + cli->asked.to.count, i;

	if (too_many("options -f", options->from.count, SOURCES_MAX) ||
	    too_many("options -t", targets, TARGETS_MAX) ||
	    too_many("options --when", options->when.count, CONDITIONS_MAX))
		return false;
	/* Those that get no column. */
	plan->target_count = (uint32_t)cli->asked.to.count;
	for (i = 0; i < options->from.count; i++)
		if (!name_source(plan, cli, spaces, options->from.items[i]))
			return false;
	for (i = 0; i < options->to.count; i++)
		if (!name_target(plan, cli, options->to.items[i]))
			return false;
	if (!name_contexts(plan, cli))
		return false;
	for (i = 0; i < options->when.count; i++)
		if (!condition_parse(&plan->when[plan->when_count++], options->when.items[i]))
			return unusable("--when", options->when.items[i],
					"a condition, e.g. 1=STOP");
	if (options->duration != NULL)
		condition_is_zero(&plan->no_length, options->duration);
	plan->seizes = options->seized != NULL;
	if (plan->seizes && !condition_parse(&plan->seized, options->seized))
		return unusable("--seized", options->seized, "a condition, e.g. circuit!=");
	give_nulls(plan);
	return name_protocols(plan, cli, spaces);
}
