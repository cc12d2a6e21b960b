/* SPDX-License-Identifier: BSD-2-Clause */
#include "members.h"

#include "cli/cli.h"
#include "cli/csv/jsonl/write.h"

#include <string.h>

bool plan_path(struct plan *plan, const char *text, size_t length, uint32_t *column)
{
	char reason[JSONL_REASON];
	enum jsonl_path got = jsonl_paths_add(plan->paths, cli_copy(text, length), column, reason);
	if (got == JSONL_PATH_MEMORY)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	if (got == JSONL_PATH_WRONG)
		cli_say("%s", reason);
	return got == JSONL_PATH_FINE;
}

/* The key that a path of one key is; the path as it was typed where it has more. */
static const char *name_of(const char *path, bool *within)
{
	char *name = cli_alloc(strlen(path) + 1), *to = name;
	const char *at;

	*within = false;
	for (at = path; *at != '\0'; at++) {
		*within = *within || *at == '.';
		if (*at == '\\')
			at++;
		*to++ = *at;
	}
	return *within ? path : name;
}

/* ,"name": as every member that is added begins. */
static void make_head(struct output *output, const char *name)
{
	struct bytes bytes = { NULL, 0, 0 };

	if (!jsonl_put_member(&bytes, false, name, JSONL_NULL, "", 0))
		cli_need_memory(SIPCAUSE_E_MEMORY);
	output->head = cli_copy(bytes.bytes, bytes.length - strlen("null"));
	free(bytes.bytes);
}

bool plan_member(struct plan *plan, struct output *output)
{
	const char *name;
	bool within;

	if (!plan_path(plan, output->name, strlen(output->name), &output->member))
		return false;
	name = name_of(output->name, &within);
	make_head(output, name);
	if (plan->options->replace)
		output->column = output->member;
	if (!within || plan->options->replace)
		return true;
	cli_say("'%s' is within an object; expected a name without dots, \\. for a dot, or --replace",
		output->name);
	return false;
}
