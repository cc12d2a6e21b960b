/* SPDX-License-Identifier: BSD-2-Clause */
/* csv --profile list. */
#include "cli/output.h"
#include "cli/session.h"
#include "profile.h"

#include <string.h>

static const char *or_dash(const char *text)
{
	return text != NULL ? text : "-";
}

static void put(const struct profile *profile, int width)
{
	const char *path = profile->path;

	cli_put(stdout, "%-*s  %-11s  ", width, profile->name,
		profile->grade != 0 ? sipcause_grade_word(profile->grade) : "-");
	if (profile->broken)
		cli_put(stdout, "has errors: sipcause check %s\n", or_dash(path));
	else if (path != NULL)
		cli_put(stdout, "%s (%s)\n", or_dash(profile->title), path);
	else
		cli_put(stdout, "%s\n", or_dash(profile->title));
}

static int list_all(struct cli *cli)
{
	const struct cli_list names = profile_names(cli);
	const int width = (int)cli_list_longest(&names);
	size_t i;

	cli_tell_directories(cli);
	for (i = 0; i < names.count; i++) {
		const struct profile *profile = profile_peek(cli, names.items[i]);

		if (profile != NULL)
			put(profile, width);
	}
	return CLI_OK;
}

int profile_list(struct cli *cli, int count, char **names)
{
	int status = CLI_OK, i;

	if (count == 0)
		return list_all(cli);
	for (i = 0; i < count && status == CLI_OK; i++) {
		const struct profile *profile = profile_find(cli, names[i], &status);

		if (profile == NULL)
			break;
		if (i > 0)
			cli_put(stdout, "\n");
		profile_show(profile);
	}
	return status;
}
