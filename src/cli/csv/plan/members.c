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

/* The path of a key of the outermost object. */
static const char *path_of(const char *name)
{
	char *path = cli_alloc(2 * strlen(name) + 1), *to = path;

	for (; *name != '\0'; name++) {
		if (*name == '.' || *name == '\\')
			*to++ = '\\';
		*to++ = *name;
	}
	*to = '\0';
	return path;
}

bool plan_member(struct plan *plan, struct output *output)
{
	bool within, replace = plan->options->replace;
	const char *name = name_of(output->name, &within), *path = path_of(name);

	make_head(output, name);
	if (replace && !plan_path(plan, output->name, strlen(output->name), &output->column))
		return false;
	if (!within || replace)
		return plan_path(plan, path, strlen(path), &output->member);
	cli_say("'%s' is within an object; expected a name without dots, \\. for a dot, or --replace",
		output->name);
	return false;
}
