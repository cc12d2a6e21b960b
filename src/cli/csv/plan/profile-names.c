/* SPDX-License-Identifier: BSD-2-Clause */
/* The names of columns that a profile gives, and what is said where the records have none such. */
#include "base/near.h"
#include "profile.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool profile_is_count(const char *text, size_t count)
{
	return strtoul(text, NULL, 10) == count;
}

bool profile_gave(const struct csv_options *options, const char *part)
{
	uintptr_t at = (uintptr_t)part;
	size_t i;

	for (i = 0; i < options->known.count; i++) {
		uintptr_t from = (uintptr_t)options->known.items[i];

		if (at >= from && at <= from + strlen(options->known.items[i]))
			return true;
	}
	return false;
}

static bool is_same(const char *name, const char *wanted, size_t length, bool fold)
{
	const struct cell cell = { name, strlen(name) }, other = { wanted, length };

	return cell_same(cell, other, fold);
}

size_t profile_names_search(const struct cli_list *names, const char *name, size_t length,
			    bool fold, uint32_t *column)
{
	size_t found = 0, i;

	for (i = 0; i < names->count; i++)
		if (is_same(names->items[i], name, length, fold) && found++ == 0)
			*column = (uint32_t)i;
	return found;
}

void profile_names_tell(const struct csv_options *options, const char *name, size_t length)
{
	char meant[SCI_NEAR_TEXT];
	struct sci_near near;
	size_t i;

	sci_near_begin(&near, name, length);
	for (i = 0; i < options->names.count; i++)
		sci_near_consider(&near, options->names.items[i], strlen(options->names.items[i]));
	cli_say("profile %s has no column '%.*s'; expected one of its names, or a number from 1%s",
		options->profile, (int)length, name, sci_near_text(&near, meant));
}

const char *profile_change_text(const struct csv_options *options)
{
	if (options->profile_path != NULL)
		return cli_join("to change the profile: ", options->profile_path);
	return cli_join(
		cli_join("to change a copy: sipcause csv --profile list ", options->profile),
		" >own.yaml");
}

void profile_short_tell(const struct csv_options *options, const char *name, size_t length,
			uint32_t column, size_t count)
{
	cli_say("column '%.*s' of profile %s is number %u, but the first record has %zu; %s",
		(int)length, name, options->profile, column + 1, count,
		profile_change_text(options));
}

void profile_missing_tell(const struct csv_options *options, const char *name)
{
	if (profile_gave(options, name))
		cli_say("profile %s reads that column; %s", options->profile,
			profile_change_text(options));
}
