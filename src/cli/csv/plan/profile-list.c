/* SPDX-License-Identifier: BSD-2-Clause */
/* csv --profile list. */
#include "cli/output.h"
#include "profile.h"

#include <string.h>

int profile_list(struct cli *cli)
{
	const struct cli_list names = profile_names(cli);
	int width = 0;
	size_t i;

	for (i = 0; i < names.count; i++)
		if ((int)strlen(names.items[i]) > width)
			width = (int)strlen(names.items[i]);
	for (i = 0; i < names.count; i++) {
		const struct profile *profile = profile_peek(cli, names.items[i]);

		if (profile == NULL)
			continue;
		cli_put(stdout, "%-*s  %-11s  %s%s%s%s\n", width, profile->name,
			profile->grade != 0 ? sipcause_grade_word(profile->grade) : "-",
			profile->title != NULL ? profile->title : "-",
			profile->path != NULL ? " (" : "",
			profile->path != NULL ? profile->path : "",
			profile->path != NULL ? ")" : "");
	}
	return CLI_OK;
}
