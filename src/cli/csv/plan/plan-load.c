/* SPDX-License-Identifier: BSD-2-Clause */
#include "plan-load.h"

#include "base/count.h"
#include "cli/cli.h"
#include "cli/evidence.h"
#include "cli/others.h"
#include "cli/session.h"
#include "cli/question.h"
#include "cli/space.h"

#include <string.h>

static bool too_many(const char *what, size_t count, size_t most)
{
	if (count <= most)
		return false;
	cli_say("found %zu %s; expected at most %zu", count, what, most);
	return true;
}

/* ------------------------------------------------------------------ naming */

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

static bool name_all(struct plan *plan, struct cli *cli, const char **spaces)
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
	for (i = 0; i < options->with.count; i++)
		if (!plan_context_name(plan, cli, options->with.items[i]))
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

/* --------------------------------------------------------------- resolving */

/* Whether a target may be known of a record, whatever the tables say. */
static bool is_known(const struct plan *plan, const struct sipcause_space *to)
{
	uint32_t i;

	for (i = 0; i < plan->context_count; i++)
		if (sipcause_catalog_called(plan->catalog, plan->contexts[i].key,
					    strlen(plan->contexts[i].key)) == to)
			return true;
	return sipcause_catalog_tells(plan->catalog, to) != 0;
}

/* The tables of a space; it may have none. */
static void find_tables(struct plan *plan, uint32_t place)
{
	struct plan_space *space = &plan->spaces[place];
	uint32_t i;

	for (i = 0; i < plan->target_count; i++)
		space->tables[i] =
			sipcause_map_table(plan->maps[i], space->space, plan->targets[i]);
}

bool plan_lacks(const struct plan *plan, uint32_t source, uint32_t target)
{
	const struct plan_space *space = &plan->spaces[plan->sources[source].space];

	return plan->sources[source].protocol_name == NULL && plan->sources[source].form < 0 &&
	       space->tables[target] == NULL && space->space != plan->targets[target] &&
	       !is_known(plan, plan->targets[target]);
}

void plan_tell_lack(const struct plan *plan, uint32_t source, uint32_t target)
{
	cli_find_table(plan->cli, plan->spaces[plan->sources[source].space].space,
		       plan->targets[target]);
}

/* A source needs tables to all targets, where its answers are all that is wanted. */
static bool leads_everywhere(const struct plan *plan, uint32_t source)
{
	uint32_t i;

	for (i = 0; i < plan->target_count && !plan->options->compares; i++) {
		if (!plan_lacks(plan, source, i))
			continue;
		plan_tell_lack(plan, source, i);
		return false;
	}
	return true;
}

/* A word in a protocol column may be any space's that leads to a target. */
static void take_all_spaces(struct plan *plan)
{
	const struct sipcause_space *space;
	uint32_t i, k;
	size_t at;

	for (at = 0; (space = sipcause_catalog_space_at(plan->catalog, at)) != NULL; at++) {
		struct plan_space *last = &plan->spaces[plan->space_count];
		bool leads = false;

		for (i = 0; i < plan->space_count && plan->spaces[i].space != space; i++)
			;
		if (i < plan->space_count || i == SPACES_MAX)
			continue;
		last->space = space;
		find_tables(plan, plan->space_count);
		for (k = 0; k < plan->target_count; k++)
			leads = leads || last->tables[k] != NULL || space == plan->targets[k];
		plan->space_count += leads;
	}
}

/* Which causes count as delivered. */
static bool read_delivered(struct plan *plan)
{
	if (plan->causes == NO_COLUMN) {
		cli_say("--delivered counts causes of q850; expected a column for them: -t q850=cause");
		return false;
	}
	if (!delivered_read(&plan->delivered, plan->targets[plan->causes],
			    plan->options->delivered))
		return false;
	if (plan->delivered.cancelled == DELIVERED_NEVER || plan->status != NO_COLUMN)
		return true;
	cli_say("--delivered names the SIP status 487; expected a column with statuses: -f sip=COLUMN");
	return false;
}

/* Whether something says which calls were answered, if only of all of them. */
static bool says_answered(const struct plan *plan)
{
	uint32_t i;

	for (i = 0; i < plan->companions.count; i++)
		if (strcmp(sipcause_space_name(plan->companions.space[i]), "answered") == 0)
			return true;
	return plan->answered != NO_COLUMN;
}

static bool resolve(struct plan *plan, struct cli *cli, const char **spaces)
{
	uint32_t i;

	plan->cli = cli;
	plan->causes = NO_COLUMN;
	plan->catalog = cli->session.catalog;
	plan->companions = cli->session.context;
	delivered_usual(&plan->delivered);
	for (i = 0; i < plan->target_count; i++) {
		plan->targets[i] = cli->session.targets[i];
		plan->maps[i] = cli_map_to(cli, plan->targets[i]);
		if (plan->causes == NO_COLUMN &&
		    strcmp(sipcause_space_name(plan->targets[i]), "q850") == 0)
			plan->causes = i;
	}
	for (i = 0; i < plan->space_count; i++) {
		plan->spaces[i].space = cli_space_find(cli, spaces[i]);
		find_tables(plan, i);
	}
	for (i = 0; i < plan->source_count; i++)
		if (plan->sources[i].protocol_name != NULL)
			take_all_spaces(plan);
	plan->status = NO_COLUMN;
	for (i = 0; i < plan->source_count; i++) {
		struct source *source = &plan->sources[i];

		if (source->protocol_name != NULL || source->form >= 0)
			continue;
		if (!leads_everywhere(plan, i))
			return false;
		if (plan->status == NO_COLUMN &&
		    strcmp(sipcause_space_name(plan->spaces[source->space].space), "sip") == 0)
			plan->status = i;
	}
	if (!plan_companions_resolve(plan, cli))
		return false;
	if (!plan_contexts_resolve(plan, cli))
		return false;
	plan->quality = says_answered(plan);
	if (plan->options->delivered != NULL && !read_delivered(plan))
		return false;
	if (plan->quality ||
	    (plan->options->duration == NULL && plan->options->delivered == NULL && !plan->seizes))
		return true;
	cli_say("ratios need the answered calls; expected -w answered=..., e.g. -w answered='billsec>0'");
	return false;
}

/* The plan for a type of records, and the spaces that it names. */
struct type {
	struct plan *plan;
	const char *spaces[SPACES_MAX];
};

/* Take what is said of each type.  Gives how many there are; 0: reported. */
static size_t name_types(struct type *types, struct plan *first, const struct csv_options *options,
			 struct cli *cli)
{
	const size_t targets = cli->asked.to.count;
	size_t count = 0;

	for (; options != NULL && count < TYPES_MAX; options = options->next) {
		struct plan *plan = count == 0 ? first : cli_alloc(sizeof(*plan));

		memset(plan, 0, sizeof(*plan));
		plan->options = options;
		plan->type = (uint32_t)count;
		if (count > 0)
			types[count - 1].plan->next = plan;
		types[count].plan = plan;
		/* All have the same. */
		cli->asked.to.count = targets;
		if (!name_all(plan, cli, types[count++].spaces))
			return 0;
	}
	return count;
}

static bool resolve_type(struct type *type, struct cli *cli)
{
	const struct csv_options *options = type->plan->options;

	if (!resolve(type->plan, cli, type->spaces))
		return false;
	if (options->which != NULL)
		plan_output_add(type->plan, OUTPUT_WHICH, 0, options->which);
	if (options->mark != NULL)
		plan_output_add(type->plan, OUTPUT_MARK, 0, options->mark);
	return true;
}

int plan_load(struct plan *plan, const struct csv_options *options, struct cli *cli)
{
	struct type types[TYPES_MAX];
	size_t count = name_types(types, plan, options, cli), i;
	int status;

	if (count == 0)
		return CLI_USAGE;
	status = cli_load(cli, 0, NULL);
	if (status != CLI_OK)
		return status;
	for (i = 0; i < count; i++)
		if (!resolve_type(&types[i], cli))
			return CLI_USAGE;
	plan_companions_warn(plan);
	return CLI_OK;
}
