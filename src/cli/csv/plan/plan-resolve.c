/* SPDX-License-Identifier: BSD-2-Clause */
#include "plan-resolve.h"

#include "cli/cli.h"
#include "cli/others.h"
#include "cli/question.h"
#include "cli/session.h"
#include "cli/space.h"

#include <string.h>

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

bool plan_resolve(struct plan *plan, struct cli *cli, const char *const spaces[SPACES_MAX])
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
