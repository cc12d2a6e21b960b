/* SPDX-License-Identifier: BSD-2-Clause */
#include "plan-load.h"

#include "cli/cli.h"
#include "cli/question.h"
#include "cli/session.h"
#include "plan-name.h"
#include "plan-resolve.h"

#include <string.h>

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
		if (!plan_name(plan, cli, types[count++].spaces))
			return 0;
	}
	return count;
}

static bool resolve_type(struct type *type, struct cli *cli)
{
	const struct csv_options *options = type->plan->options;

	if (!plan_resolve(type->plan, cli, type->spaces))
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
